"""Rows brought into the YAML that they are of: what changed in the sheet changes in the file, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faqprint.exchange.content_lists import ContentList, TypedQuestion, read_lists
from faqprint.exchange.imported_text import clean_text
from faqprint.exchange.in_place import ImportPlan, plan_import, rows_by_category, share_rows
from faqprint.source.splice import splice

from ..source.test_splice import FILES, ROOT, TEXTS

FAQS = {name: text for name, text in FILES.items() if "categories" in text}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files lie."""
    return tmp_path_factory.mktemp("faqs")


def content_of(folder: Path, text: bytes) -> ContentList:
    """The questions of a file's bytes."""
    path = folder / "faq.yaml"
    path.write_bytes(text)
    (found,) = (one for one in read_lists(path) if one.kind == "faq")
    return found


def rows_of(content: ContentList) -> list[TypedQuestion]:
    """What a sheet of the content holds when it comes back."""
    return [
        TypedQuestion(clean_text(one.category), clean_text(one.question), clean_text(one.answer), one.id)
        for one in content.questions
    ]


def said(rows: list[TypedQuestion]) -> list[tuple[str, ...]]:
    """Rows without their places and ids, by category."""
    return [(row.category, row.question, row.answer) for _, group in rows_by_category(rows) for row in group]


@pytest.mark.parametrize("name", FAQS)
def test_what_comes_back_unchanged_changes_nothing(folder: Path, name: str) -> None:
    """No byte of the file is touched."""
    content = content_of(folder, FAQS[name].encode())
    plan = plan_import(content, rows_of(content), prune=True)
    assert splice(FAQS[name].encode(), plan.changes) == FAQS[name].encode()
    assert plan[1:] == ImportPlan({}, len(content.questions), len(content.categories), 0, 0, 0, len(content.questions), (), 0)[1:]


def asked(category: str, question: str) -> TypedQuestion:
    """A question with an answer that is like no other's."""
    return TypedQuestion(category, question, question[::-1] * 3)


def section_of(*questions: TypedQuestion) -> ContentList:
    """A section with questions."""
    categories = tuple(
        (name, ("categories", place)) for place, name in enumerate(dict.fromkeys(one.category for one in questions))
    )
    return ContentList("faq", "題", Path("faq.yaml"), (), questions, categories)


def test_rows_go_to_the_section_of_their_question() -> None:
    """A new one to the section that has its 区分, if that of the row before has none such; no row at all: to none."""
    lists = [
        section_of(asked("共通", "窓口は？"), asked("振込", "期限は？")),
        section_of(asked("共通", "必要な書類を教えて"), asked("送金", "使える通貨")),
    ]
    rows = [
        *(asked("新区分", "ＡＢＣＤ"), asked("共通", "窓口は？"), asked("共通", "ＥＦＧＨ")),
        *(asked("送金", "ＩＪＫＬ"), asked("共通", "ＭＮＯＰ"), asked("共通", "期限は？"), asked("", "ＱＲＳＴ")),
    ]
    shares = share_rows(lists, rows)
    assert [[row.question for row in share] for share in shares] == [
        ["ＡＢＣＤ", "窓口は？", "ＥＦＧＨ", "期限は？", "ＱＲＳＴ"],
        ["ＩＪＫＬ", "ＭＮＯＰ"],
    ]
    assert share_rows(lists, []) == [[], []]


def test_what_an_old_encoding_cannot_hold_stays(folder: Path) -> None:
    """❶ and 𠮷 came back as ? where a spreadsheet had saved its CSV so, and were written over."""
    text = "type: faq\ntitle: 題\ncategories:\n- name: 区\n  questions:\n  - {question: ❶は？, answer: 𠮷野さんに聞く？}\n"
    content = content_of(folder, text.encode())
    (row,) = rows_of(content)
    lost = row._replace(question="?は？", answer="?野さんに聞く？")
    assert plan_import(content, [lost], prune=True).changed == 0
    assert plan_import(content, [lost._replace(answer="?野様に聞く？")], prune=True).changed == 1


@given(st.sampled_from(sorted(FAQS)), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_any_edit_of_the_sheet_comes_in(folder: Path, name: str, chance: random.Random) -> None:
    """Texts, new rows, removed and moved ones, other categories: the file says what the sheet says, in its order."""
    before = FAQS[name].encode()
    content = content_of(folder, before)
    rows = rows_of(content)
    texts = [clean_text(text) for text in TEXTS if clean_text(text)]
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(rows))
        deed = chance.randrange(6)
        if deed == 0:
            rows[place] = rows[place]._replace(answer=chance.choice(texts))
        elif deed == 1:
            rows[place] = rows[place]._replace(question=chance.choice(texts).replace("\n", ""))
        elif deed == 2:
            rows.insert(place, TypedQuestion(rows[place].category, f"新しい問い{chance.random()}", chance.choice(texts)))
        elif deed == 3 and len(rows) > 1:
            rows.pop(place)
        elif deed == 4:
            rows[place] = rows[place]._replace(category=chance.choice(["新しい区分", *(name for name, _ in content.categories)]))
        else:
            rows.append(rows.pop(place))
    plan = plan_import(content, rows, prune=True)
    after = splice(before, plan.changes)
    assert said(rows_of(content_of(folder, after))) == said(rows)
    assert plan.added + plan.changed + plan.moved + plan.same == len(rows)


def test_missing_question_stays_or_is_pruned(folder: Path) -> None:
    """A question that the sheet lacks stays behind the one before it; with prune it goes, and an empty category, too."""
    before = (ROOT / "content" / "faq.yaml").read_bytes()
    content = content_of(folder, before)
    rows = rows_of(content)
    left = [row for row in rows if row.category != rows[-1].category][1:]
    kept = plan_import(content, left, prune=False)
    assert splice(before, kept.changes) == before
    gone = [0, *(place for place, row in enumerate(rows) if row.category == rows[-1].category)]
    assert kept.missing == tuple(content.questions[place].path for place in gone)
    pruned = plan_import(content, left, prune=True)
    after = content_of(folder, splice(before, pruned.changes))
    assert said(rows_of(after)) == said(left)
    assert len(after.categories) == len(content.categories) - 1


def test_category_with_another_name_is_renamed(folder: Path) -> None:
    """Its comments and questions stay where they are."""
    before = (ROOT / "content" / "faq.yaml").read_bytes()
    content = content_of(folder, before)
    name = content.categories[0][0]
    rows = [row._replace(category="別の名前") if row.category == name else row for row in rows_of(content)]
    plan = plan_import(content, rows, prune=False)
    assert splice(before, plan.changes) == before.replace(f"name: {name}".encode(), "name: 別の名前".encode(), 1)
    assert plan.moved == plan.added == plan.changed == 0
