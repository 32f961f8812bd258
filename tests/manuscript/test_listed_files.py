"""The files that ``sections`` names: found in any form of Unicode, and told why not."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from faqprint.errors import Fault
from faqprint.messages.sentences import render

Write = Callable[..., Path]
Faults = Callable[..., tuple[Fault, ...]]
MEMO = "type: memo\n"


def told(faults_of: Faults, *names: str, **files: str) -> tuple[str, str]:
    """Give the code and the message of the one fault of an appendix that lists some names."""
    (fault,) = faults_of("title: 別紙\nsections:\n" + "".join(f"  - {name}\n" for name in names), **files)
    assert fault.place == ("appendix.yaml", 2 + len(names), 5)
    return fault.code, render(fault).split("\n")[0]


def test_a_name_that_is_listed_already_is_not_advised(faults_of: Faults) -> None:
    """0.1.1 advised the memo for a notice that was not there: it would have been printed twice."""
    code, message = told(faults_of, "memo.yaml", "note.yaml", memo=MEMO)
    assert (code, "memo.yaml" in message) == ("listed-file-missing", False)


def test_a_name_that_is_near_is_advised(faults_of: Faults) -> None:
    """The file lies there, and nobody lists it."""
    code, message = told(faults_of, "faq.yaml", "notise.yaml", notice="type: notice\nitems: [あ]\n")
    assert code == "listed-file-missing" and "「notice.yaml」のことではありませんか" in message


def test_notepad_s_suffix_is_seen(faults_of: Faults, write: Write) -> None:
    """``notice.yaml.txt`` is what an editor made of ``notice.yaml``."""
    write()
    Path("notice.yaml.txt").write_text(MEMO)
    code, message = told(faults_of, "notice.yaml")
    assert code == "listed-file-txt" and "notice.yaml.txt" in message


@pytest.mark.parametrize("name", ["Notice.yaml", "ｎｏｔｉｃｅ.yaml"])
def test_another_case_or_width_is_told_as_such(faults_of: Faults, name: str) -> None:
    """It opens on one system and not on the other."""
    code, message = told(faults_of, name, notice=MEMO)
    assert code == "listed-file-case" and "「notice.yaml」" in message


def test_a_name_without_its_end_is_advised(faults_of: Faults) -> None:
    """``notice`` for ``notice.yaml``, however short; a file beside it with a nearer name is none."""
    code, message = told(faults_of, "Ｆ", f="type: notice\nitems: [あ]\n", Fx=MEMO)
    assert code == "listed-file-missing" and "「f.yaml」のことではありませんか" in message


def test_names_side_by_side_are_told_apart(faults_of: Faults) -> None:
    """Two files in one line."""
    assert told(faults_of, "faq.yaml、memo.yaml", memo=MEMO)[0] == "listed-files-together"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_in_whatever_form_it_has(faults_of: Faults, write: Write, form: Literal["NFC", "NFD"]) -> None:
    """A folder that was packed on a Mac has its names in another form than they are typed in."""
    write()
    Path(unicodedata.normalize("NFD", "ガイド.yaml")).write_text(MEMO)
    assert faults_of(f"title: 別紙\nsections: [{unicodedata.normalize(form, 'ガイド.yaml')}]\n") == ()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04\0\0", "ZIP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\0", "Word"),
        (b"\x89PNG\r\n\x1a\n", "画像"),
        (b"\xff\xd8\xff\xe0", "画像"),
        (b"\x1f\x8b\x08", "圧縮"),
        (b"{\\rtf1 a}", "RTF"),
        (b"<!DOCTYPE html><html>", "HTML"),
    ],
)
def test_a_file_of_another_program_is_named(faults_of: Faults, content: bytes, kind: str) -> None:
    """A ``.docx`` was told as a control character at its third byte, a picture as Shift_JIS."""
    (fault,) = faults_of("title: 別紙\nsections:\n  - other.yaml\n", other=content)
    assert (fault.code, fault.place) == ("listed-file-not-yaml", ("appendix.yaml", 3, 5))
    assert kind in render(fault)


def test_a_link_that_leads_out_is_told_as_a_link(
    faults_of: Faults, write: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It lies in the folder; what it names does not."""
    target = tmp_path_factory.mktemp("outside") / "x.yaml"
    target.write_text(MEMO)
    write()
    Path("linked.yaml").symlink_to(target)
    code, message = told(faults_of, "linked.yaml")
    assert code == "listed-file-link" and str(target) in message


@pytest.mark.parametrize("name", ["|\n    type: memo\n    title: メモ", "あ" * 100 + ".yaml"])
def test_a_section_behind_a_bar_is_no_name_of_a_file(faults_of: Faults, name: str) -> None:
    """The system's refusal of so long a name was told of the command line, with exit 2."""
    faults = faults_of(f"title: 別紙\nsections:\n  - {name}\n")
    assert ("listed-file-name", 3) in [(fault.code, fault.place.line) for fault in faults]
