"""What scripts use of the package (FM-70 to FM-72)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import faqprint

NAMES = {"ContentError", "Error", "MachineError", "OverflowWarning", "ProofError", "UsageError"}
NAMES |= {"build", "check", "editions", "load", "text", "verify"}


def test_the_public_names_are_listed() -> None:
    """0.1.1: ``dir()`` hid them."""
    assert set(dir(faqprint)) >= NAMES | {"__version__"}
    assert all(getattr(faqprint, name) is not None for name in dir(faqprint))
    with pytest.raises(AttributeError):
        faqprint.nothing  # noqa: B018  # there is none


def test_nothing_is_loaded_before_it_is_used() -> None:
    """Importing the package costs next to nothing."""
    program = "import sys, faqprint; dir(faqprint); print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    names = ended.stdout.decode().split()
    assert [name for name in names if name.startswith(("faqprint.", "yaml", "reportlab"))] == ["faqprint.version"]


def test_every_error_has_one_root(content: Path, tmp_path: Path) -> None:
    """And is told in words."""
    with pytest.raises(faqprint.Error) as caught:
        faqprint.build(tmp_path / "none.yaml", tmp_path / "a.pdf")
    assert isinstance(caught.value, faqprint.UsageError) and "none.yaml" in str(caught.value)
    content.write_text("title: [", "utf-8")
    with pytest.raises(faqprint.ContentError) as broken:
        faqprint.load(content)
    assert broken.value.faults[0].place.line == 1
    assert ": error: " in broken.value.message("en")


def test_a_report_prints_in_one_line(content: Path, tmp_path: Path) -> None:
    """0.1.1: 12 kB."""
    report = faqprint.build(content, tmp_path / "a.pdf")
    assert repr(report).startswith("Report(file='") and len(repr(report)) < 300 and "\n" not in repr(report)


def test_values_that_nothing_uses_are_told(content: Path, tmp_path: Path) -> None:
    """A name that is mistyped prints nothing (0.1.1 took it without a word); one of the content that no text uses, too."""
    report = faqprint.build(content, tmp_path / "a.pdf", edition={"tell": "1", "desk": "窓口"})
    (warning,) = report.warnings
    assert (warning.code, warning.severity, dict(warning.values)["name"]) == ("edition-value-unused", "warning", "tell")
    assert "「tel」のことではありませんか" in warning.message()
    assert [fault.code for fault in faqprint.check(content, edition={"nobody": "x"})][-1] == "edition-value-unused"


def test_a_stream_takes_the_whole_file(content: Path, tmp_path: Path) -> None:
    """As a name does."""
    import io

    stream = io.BytesIO()
    report = faqprint.build(content, stream)
    faqprint.build(content, tmp_path / "a.pdf")
    assert stream.getvalue() == (tmp_path / "a.pdf").read_bytes()
    assert (report.file, report.bytes) == ("-", len(stream.getvalue()))


def test_check_editions_and_verify_do_what_the_verbs_do(content: Path, tmp_path: Path) -> None:
    """Each gives a value that prints in one line."""
    assert [(fault.code, fault.severity) for fault in faqprint.check(content)] == [("branch-cell-empty", "warning")]
    summary = faqprint.editions(content, tmp_path / "out", only=["001", "003"])
    assert summary.made == ["001", "003"]
    assert repr(summary).startswith("Summary(folder=") and "\n" not in repr(summary)
    verdict = faqprint.verify(tmp_path / "out")
    assert verdict.sound and verdict.editions == 2
    (tmp_path / "out" / "001_本店営業部.pdf").write_bytes(b"%PDF")
    verdict = faqprint.verify(tmp_path / "out", quick=True)
    assert not verdict.sound
    assert verdict.messages("en") == (
        "001_本店営業部.pdf: this is not what the manifest says (altered, or the run ended early); "
        "make it again with faqprint editions",
    )
    assert repr(verdict) == "Verdict(sound=False, editions=2, findings=1, strays=0, stale=0)"
    assert faqprint.verify(tmp_path / "out" / "003_辻\U000e0100本支店.pdf").sound
    with pytest.raises(faqprint.UsageError):
        faqprint.verify(tmp_path / "none.pdf")
