"""References of an appendix that become links to its manual."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.binding.manual_index import ManualIndex
from faqprint.binding.references import LinkedAppendix, link_references, put_link, quoted_ranges
from faqprint.manuscript.load import load
from faqprint.manuscript.model import CHANGE_BAR, Inline, Reference, Span
from faqprint.manuscript.values import resolve
from tests.binding.manuals import add_outline, plain_pdf

OUTLINE = [(0, "Ⅰ．基本", 0), (1, "第３編　電子証明書", 1), (2, "４章　管理者", 2), (0, "別紙２　推奨環境", 3)]


def linked(tmp_path: Path, answer: str, *, text: str = "", title: str = "別紙３　ＦＡＱ", **values: str) -> LinkedAppendix:
    """The appendix whose only answer is told, linked to a manual with bookmarks and one text."""
    lines = [f"title: {title}", "sections: [faq.yaml]", *(["values:"] if values else [])]
    lines += [f"  {key}: {value}" for key, value in values.items()]
    (tmp_path / "appendix.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    body = "\n".join(f"          {line}" for line in answer.split("\n"))
    faq = "type: faq\ntitle: よくある質問\ncategories:\n  - name: 証明書\n    questions:\n      - question: 期限は？\n"
    faq += f"        answer: |\n{body}\n"
    (tmp_path / "faq.yaml").write_text(faq, "utf-8")
    index = ManualIndex(add_outline(plain_pdf(5), OUTLINE), lambda: ["", text])
    return link_references(resolve(load(tmp_path / "appendix.yaml")), index, "m.pdf")


def bodies(appendix: object) -> list[Inline]:
    """The references of an appendix."""
    if isinstance(appendix, Reference):
        return [appendix.body]
    return [body for part in appendix for body in bodies(part)] if isinstance(appendix, tuple) else []


def links(found: LinkedAppendix) -> dict[str, str]:
    """The words of each link and its target."""
    return {body.text[span.start : span.end]: span.link for body in bodies(found.appendix) for span in body.spans if span.link}


def test_each_quoted_title_of_a_reference(tmp_path: Path) -> None:
    """Found in the bookmarks, by a path, too, or else in the text; the same title leads to the same place."""
    found = linked(
        tmp_path,
        "「Ⅰ．基本」は参照ではない\n参照　「Ⅰ．基本　第３編４章　管理者」か「別紙2 推奨環境」\n"
        "参照　「本文の見出し」と「別紙2 推奨環境」",
        text="本文の\n見出し",
    )
    assert links(found) == {
        "「Ⅰ．基本　第３編４章　管理者」": "manual:0",
        "「別紙2 推奨環境」": "manual:1",
        "「本文の見出し」": "manual:2",
    }
    assert [place.page for place in found.places] == [2, 3, 1]
    assert (found.linked, found.warnings) == (4, ())


def test_what_is_not_found_is_told_at_its_place(tmp_path: Path) -> None:
    """With the nearest title."""
    found = linked(tmp_path, "一行目\n参照　「４章　管理人」と「なにか別のこと」")
    assert [(fault.place[1:], fault.code, fault.severity) for fault in found.warnings] == [
        ((9, 14), "reference-not-found", "warning"),
        ((9, 23), "reference-not-found", "warning"),
    ]
    assert found.warnings[0].place.file.endswith("faq.yaml")
    assert [dict(fault.values)["near"] for fault in found.warnings] == ["４章　管理者", ""]
    assert found.linked == 0 and found.places == ()


def test_a_title_that_a_value_put_in(tmp_path: Path) -> None:
    """It stands nowhere in the source: the question is named."""
    found = linked(tmp_path, "参照　「{{book}}」", book="ないもの")
    assert [fault.place[1:] for fault in found.warnings] == [(6, 9)]
    assert dict(found.warnings[0].values)["text"] == "ないもの"


@pytest.mark.parametrize(
    "title",
    ["別紙３", "別紙３　ＦＡＱ", "別紙３－２ページ", "別紙3のNo.4", "No.3", "Ｎｏ３", "よくある質問", "証明書", "期限は？", "1"],
)
def test_references_to_the_appendix_itself_are_not_sought(tmp_path: Path, title: str) -> None:
    """By its title, its number, a No, or the title of anything in it."""
    found = linked(tmp_path, f"参照　「{title}」")
    assert (found.linked, found.warnings) == (0, ())


@pytest.mark.parametrize(
    ("own", "title"), [("別紙３　ＦＡＱ", "別紙３１"), ("法人ＩＢ　別紙", "法人ＩＢ操作説明書"), ("ＦＡＱ", "操作ＦＡＱ")]
)
def test_references_that_only_look_like_it(tmp_path: Path, own: str, title: str) -> None:
    """Another number, and a title that begins with the same word."""
    assert len(linked(tmp_path, f"参照　「{title}」", title=own).warnings) == 1


def test_a_title_of_both_is_the_manuals(tmp_path: Path) -> None:
    """Somebody who refers to the manual means it."""
    assert linked(tmp_path, "参照　「Ⅰ．基本」", title="Ⅰ．基本の質問").linked == 1


@pytest.mark.parametrize(
    ("text", "spans", "ranges"),
    [
        ("「一」と「二」", (), [(0, 3), (4, 7)]),
        ("「一「二」三」", (), [(0, 7)]),
        ("「一", (), []),
        ("一」「二」", (), [(2, 5)]),
        ("「」「　」", (), []),
        ("「一」「二」", (Span(4, 5, link="#q1"),), [(0, 3)]),
    ],
)
def test_what_is_quoted(text: str, spans: tuple[Span, ...], ranges: list[tuple[int, int]]) -> None:
    """Pairs in pairs are one; what is empty, or a link already, is none."""
    assert quoted_ranges(Inline(text, spans)) == ranges


def test_what_is_strong_in_a_link_stays_strong() -> None:
    """Stretches are cut at its ends, and bars are left alone."""
    bar = Span(0, 9, decoration=CHANGE_BAR)
    line = Inline("あいうえおかきくけ", (Span(0, 3, strong=True), Span(4, 5, strong=True), Span(8, 9, strong=True), bar))
    assert put_link(line, 2, 6, "x").spans == (
        Span(0, 2, strong=True),
        Span(2, 3, strong=True, link="x"),
        Span(3, 4, link="x"),
        Span(4, 5, strong=True, link="x"),
        Span(5, 6, link="x"),
        Span(8, 9, strong=True),
        bar,
    )
    assert put_link(Inline("あい", (Span(0, 2, strong=True),)), 0, 1, "x").spans == (
        Span(0, 1, strong=True, link="x"),
        Span(1, 2, strong=True),
    )
    assert put_link(Inline("あい", (Span(0, 2, strong=True),)), 1, 2, "x").spans == (
        Span(0, 1, strong=True),
        Span(1, 2, strong=True, link="x"),
    )
