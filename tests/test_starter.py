"""The starter that ``init`` writes: it builds as it is and shows every section, key and mark there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import faqprint
from faqprint.manuscript import model
from faqprint.manuscript.json_schema import schema
from faqprint.manuscript.load import read

STARTER = Path(faqprint.__file__).with_name("starter")
CONTENT = Path(__file__).parent.parent / "content"
SHIPPED = sorted([*STARTER.glob("*.yaml"), *CONTENT.glob("*.yaml")])


@pytest.fixture(scope="module")
def appendix() -> model.Appendix:
    """The starter as loaded, which gives neither error nor warning."""
    loaded, faults = read(STARTER / "appendix.yaml")
    assert faults == ()
    assert loaded is not None
    return loaded


def blocks(value: object) -> Iterator[model.Block]:
    """Every block of the appendix, whatever section it stands in."""
    if isinstance(value, model.Block):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from blocks(item)


def lines(value: object) -> Iterator[model.Inline]:
    """Every line of text of the appendix."""
    if isinstance(value, model.Inline):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from lines(item)


def test_every_section_type_occurs(appendix: model.Appendix) -> None:
    """FAQ, contact, checklist, notice, memo and text; one of them inline, one on a new page."""
    kinds = {type(section) for section in appendix.sections}
    assert kinds == {
        model.FaqSection,
        model.Contact,
        model.Checklist,
        model.Notice,
        model.Memo,
        model.TextSection,
    }
    assert any(section.page_break for section in appendix.sections)
    assert any(
        section.place.file == "appendix.yaml" or section.place.file.endswith("/appendix.yaml") for section in appendix.sections
    )


def test_every_kind_of_block_occurs(appendix: model.Appendix) -> None:
    """Paragraph, heading, item, note, reference, half line and inner table."""
    assert {type(block) for block in blocks(appendix)} == {
        model.Paragraph,
        model.Heading,
        model.Item,
        model.Note,
        model.Reference,
        model.HalfLine,
        model.InnerTable,
    }


def test_every_mark_occurs(appendix: model.Appendix) -> None:
    """Each bullet, each form of number, each form of note; items nested to three levels and a paragraph in one."""
    found = list(blocks(appendix))
    items = [block for block in found if isinstance(block, model.Item)]
    bullets = {item.mark.strip() for item in items if not item.numbered}
    numbers = {re.sub("[0-9０-９①-⑳]", "n", item.mark.strip()) for item in items if item.numbered}
    notes = {block.mark.strip() for block in found if isinstance(block, model.Note)}
    assert bullets == {"◆", "・", "●", "○", "■", "◎", "→", "-"}
    assert {unmarked.translate(str.maketrans("（）．", "().")) for unmarked in numbers} == {"(n)", "n.", "n"}
    assert numbers == {"（n）", "(n)", "n．", "n.", "n"}
    assert notes == {"※", "注）", "(注)", "（注）"}
    assert {item.level for item in items} == {1, 2, 3}
    assert any(isinstance(block, model.Paragraph) and block.level for block in found)


def test_every_family_of_marks_is_named() -> None:
    """In use or in a comment: bullets, numbers, notes and brackets of headings."""
    text = (STARTER / "faq.yaml").read_text("utf-8")
    marks = (
        "◆ ◇ ・ • ● ○ ◯ 〇 ■ □ ◎ ▲ △ ▼ ▽ ★ ☆ → ⇒ "
        "（１） (1) １） 1) １． 1. ① ⑴ ❶ （ア） ア） ア． （ａ） (a) ａ． a. （ⅰ） Ⅰ． ⅰ． "
        "※ ＊ 注） (注) （注） ※１ ＊２ 注１） （注１） 【…】 〔…〕 ≪…≫ 〈…〉 ＜…＞ |:--| |:-:| |--:| <br> ^^"
    )
    assert [mark for mark in marks.split() if mark not in text] == []


def test_a_table_with_line_ends_and_a_joined_cell_occurs(appendix: model.Appendix) -> None:
    """And words that are a link."""
    tables = [block for block in blocks(appendix) if isinstance(block, model.InnerTable)]
    assert any(table.joined for table in tables)
    assert any("\n" in cell.text for table in tables for row in table.rows for cell in row)
    assert any(line.text[span.end : span.end + 9] == "（https://" for line in lines(appendix) for span in line.spans if span.link)


def test_every_inline_mark_occurs(appendix: model.Appendix) -> None:
    """Strong text, values, links to questions, web and mail addresses, and the four escapes."""
    spans = [span for line in lines(appendix) for span in line.spans]
    assert any(span.strong for span in spans)
    assert any(span.value for span in spans)
    links = {re.match(r"https:|mailto:|#|", span.link).group() for span in spans}  # type: ignore[union-attr]  # it always matches
    assert {"https:", "#"} <= links
    assert any(span.link.startswith("#p") for span in spans)
    assert "@" in appendix.values["mail"].text
    text = (STARTER / "faq.yaml").read_text("utf-8")
    assert [mark for mark in (r"\◆", r"\**", r"\[[", r"\{{") if mark not in text] == []


def test_every_key_occurs(appendix: model.Appendix) -> None:
    """Each key of the content's tables stands in the starter, with a value of its own."""
    written = "\n".join(path.read_text("utf-8") for path in sorted(STARTER.glob("*.yaml")))
    keys = (
        "title manual publisher version date values style revisions toc sections type page_break intro categories name questions "
        "id question answer desks tel fax email url hours items text note boxes label ruled fields return_to body"
    )
    assert [key for key in keys.split() if not re.search(rf"(?m)^[ \-{{]*{key}:", written)] == []
    commented = "mark numbering number code"
    assert [key for key in commented.split() if not re.search(rf"(?m)^[ ]*# {key}: ", written)] == []
    assert appendix.toc
    assert len(appendix.revisions) == 2
    assert any(isinstance(section, model.Checklist) and section.boxes for section in appendix.sections)


def test_reference_with_either_space_occurs() -> None:
    """参照 with a half- and with a full-width space."""
    text = (STARTER / "faq.yaml").read_text("utf-8")
    assert re.search(r"(?m)^ +参照 ", text)
    assert re.search(r"(?m)^ +参照　", text)


def test_indents_of_either_width_occur() -> None:
    """Belonging to an item is shown with two half-width and with one full-width space."""
    text = (STARTER / "faq.yaml").read_text("utf-8")
    assert re.search(r"(?m)^ {12}[①○]", text)
    assert re.search(r"(?m)^ {10}　・", text)


def test_comments_teach_in_japanese() -> None:
    """Every file begins with what it is and names the schema that an editor checks it by."""
    for path in STARTER.glob("*.yaml"):
        first, second, *_ = path.read_text("utf-8").splitlines()
        assert re.match(r"# .*[ぁ-ん]", first), path.name
        assert second == "# yaml-language-server: $schema=appendix.schema.json", path.name


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_schema_finds_no_fault_in_shipped_files(path: Path) -> None:
    """An editor that checks by the schema underlines nothing in the starter or in content/."""
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(content)] == []
