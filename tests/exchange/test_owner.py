"""The appendix of a section, the numbers that it prints, and the errors that a change would bring."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faqprint.exchange.owner import find_appendix, inputs_of, listed_files, new_errors, printed_numbers

from ..source.test_splice import ROOT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with this repository's content."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


def test_find_appendix(content: Path) -> None:
    """The one that lists a file, beside it or above it; an appendix is its own."""
    appendix = content / "appendix.yaml"
    assert find_appendix(content / "faq.yaml") == find_appendix(appendix) == appendix
    assert find_appendix(content / "other.yaml") is None
    (content / "part").mkdir()
    appendix.write_text(appendix.read_text("utf-8").replace("faq.yaml", "part/faq.yaml"), "utf-8")
    assert find_appendix(content / "part" / "faq.yaml") == appendix


def test_listed_files(content: Path) -> None:
    """The names in ``sections``; what is no appendix lists none."""
    assert "faq.yaml" in (listed_files(content / "appendix.yaml") or [])
    assert listed_files(content / "faq.yaml") is None
    assert listed_files(content / "none.yaml") is None


def test_inputs_of_a_section(content: Path) -> None:
    """All that its appendix is made from, whether there are errors in it, and whether its font is there."""
    names = {path.name for path in content.iterdir()} - {"README.md"}
    found = {path.name for path in inputs_of(content / "faq.yaml") if path.parent == content}
    assert found <= names and {"appendix.yaml", "faq.yaml", "notice.yaml", "branches.csv"} <= found
    fonts = {path.name for path in inputs_of(content / "faq.yaml")} - found
    assert fonts and all(name.endswith(".ttf") for name in fonts)
    (content / "style.yaml").write_text("fonts: {bold: gone.ttf}\n", "utf-8")
    appendix = content / "appendix.yaml"
    appendix.write_text("style: style.yaml\n" + appendix.read_text("utf-8"), "utf-8")
    assert found | {"style.yaml", "gone.ttf"} <= {path.name for path in inputs_of(content / "faq.yaml")}
    assert inputs_of(content / "none.yaml") == [content / "none.yaml"]


def test_numbers_of_a_content_at_fault(content: Path) -> None:
    """Where the content cannot be read they are counted."""
    (content / "appendix.yaml").write_text("sections: [", "utf-8")
    assert printed_numbers(content / "faq.yaml", 3) == ["1", "2", "3"]


def test_new_errors(content: Path) -> None:
    """Errors that were there already, elsewhere, are none; those of the changed file all are."""
    (content / "notice.yaml").write_text("type: notice\nitems: ['{{nowhere}}']\n", "utf-8")
    faq = content / "faq.yaml"
    assert new_errors(faq, {faq: faq.read_bytes()}) == []
    (error,) = new_errors(faq, {faq: faq.read_bytes().replace("使用できる".encode(), b"A{{gone}}", 1)})
    assert (error.code, Path(error.place.file)) == ("unknown-value", faq)


def test_new_errors_of_a_section_alone(tmp_path: Path) -> None:
    """A file that no appendix lists must load by itself, but for what only an appendix can know."""
    faq = tmp_path / "a b.yaml"
    text = "type: faq\ntitle: 題\ncategories: [{name: 区, questions: [{question: 'A{{x}}', answer: 'A[[y]]'}]}]\n"
    assert new_errors(faq, {faq: text.encode()}) == []
    assert [fault.code for fault in new_errors(faq, {faq: text.replace("title", "titel").encode()})] != []


def test_numbers_are_those_that_print(tmp_path: Path) -> None:
    """A section's own file has what its pattern and codes make of them."""
    text = "type: faq\ntitle: 題\nnumber: 'Q{n}'\ncategories:\n- name: 区\n  questions:\n"
    (tmp_path / "faq.yaml").write_text(
        f"{text}  - {{question: 一, answer: 答}}\n  - {{question: 二, answer: 答, code: Z}}\n", "utf-8"
    )
    (tmp_path / "appendix.yaml").write_text("title: 別紙\nsections: [faq.yaml]\n", "utf-8")
    assert printed_numbers(tmp_path / "faq.yaml", 2) == ["Q1", "Z"]
