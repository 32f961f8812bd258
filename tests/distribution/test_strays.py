"""Codes that only lost their zeros are never taken for others, whichever run made the PDFs that lie there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.strays import files_in, find_changed_zeros, is_ours
from faqprint.errors import ContentError
from faqprint.manuscript.branches import Branch, read_branches
from faqprint.manuscript.load import load

OURS = b"%PDF-1.7\n<pdf:Producer>faqprint</pdf:Producer>"


def branches(content: Path, codes: Sequence[str]) -> tuple[Branch, ...]:
    """The branches of a list of codes."""
    rows = "".join(f"{code},支店{number}\n" for number, code in enumerate(codes))
    (content.parent / "branches.csv").write_text(f"code,name\n{rows}", "utf-8")
    return tuple(read_branches(load(content)).branches)


@pytest.mark.parametrize(
    ("codes", "last", "strays", "prune", "told"),
    [
        (
            ["1", "2"],
            ["001", "002"],
            [],
            False,
            [("branch-code-zeros", "warning", 2, "001"), ("branch-code-zeros", "warning", 3, "002")],
        ),
        (["1", "3"], ["001", "002"], [], True, [("prune-zeros", "error", 2, "001")]),
        (["001"], ["1"], [], True, [("prune-zeros", "error", 2, "1")]),
        (["1"], ["1"], ["001_支店.pdf"], True, [("prune-zeros-file", "error", 2, "001")]),
        (["1"], [], ["001_支店.pdf"], True, [("prune-zeros-file", "error", 2, "001")]),
        (["1"], ["1"], ["001_支店.pdf"], False, []),
        (["1"], ["1"], ["002_支店.pdf", "1_旧.pdf", "A01_支店.pdf"], True, []),
        (["1", "001"], ["001"], [], True, []),
        (["A1"], ["A01"], [], True, []),
        (["0"], ["000"], [], True, [("prune-zeros", "error", 2, "000")]),
    ],
)
def test_changed_zeros(
    content: Path,
    tmp_path: Path,
    codes: list[str],
    last: list[str],
    strays: list[str],
    prune: bool,
    told: list[tuple[str, str, int, str]],
) -> None:
    """A code of digits that the last run had otherwise, or under ``--prune`` a PDF of ours that no row wants."""
    paths = [tmp_path / name for name in strays]
    for path in paths:
        path.write_bytes(OURS)
    faults = find_changed_zeros(branches(content, codes), last, paths, prune=prune)
    assert [(fault.code, fault.severity, fault.place.line, dict(fault.values)["old"]) for fault in faults] == told


def test_a_second_run_with_prune_deletes_nothing_either(content: Path, tmp_path: Path) -> None:
    """A run without ``--prune`` wrote the short codes into the manifest, and the next one deleted all old files."""
    out, options = tmp_path / "out", EditionOptions(ledger=False, proof=False)
    branches(content, ["001", "002"])
    make_editions(content, out, options=options)
    branches(content, ["1", "2"])
    make_editions(content, out, options=options)
    before = sorted(path.name for path in out.iterdir())
    for dry_run in (True, False):
        with pytest.raises(ContentError) as caught:
            make_editions(content, out, options=options._replace(prune=True, dry_run=dry_run))
        assert [fault.code for fault in caught.value.faults] == ["prune-zeros-file"] * 2
        assert "001_支店0.pdf" in str(caught.value)
    assert sorted(path.name for path in out.iterdir()) == before


def test_strict_minds_changed_zeros(content: Path, tmp_path: Path) -> None:
    """They concern the list; nothing is made."""
    out, options = tmp_path / "out", EditionOptions(ledger=False, proof=False)
    branches(content, ["001", "002"])
    make_editions(content, out, options=options)
    before = (out / "manifest.json").read_bytes()
    branches(content, ["1", "2"])
    with pytest.raises(ContentError):
        make_editions(content, out, options=options._replace(strict=True))
    assert (out / "manifest.json").read_bytes() == before


def test_only_what_this_program_made_is_its_own(tmp_path: Path) -> None:
    """By its producer; a folder that is not there holds nothing."""
    (tmp_path / "a.pdf").write_bytes(OURS)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    assert [is_ours(path) for path in files_in(tmp_path, "*.pdf")] == [True, False]
    assert not is_ours(tmp_path / "none.pdf")
    assert files_in(tmp_path / "none", "*.pdf") == ()
