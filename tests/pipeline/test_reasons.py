"""The reasons of changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.compare.comparison import Comparison
from faqprint.errors import ContentError, UsageError
from faqprint.pipeline.reasons import read_reasons
from tests.compare.contents import FEE, HOURS, LOCK, compare_texts, content, faq

OLD = content(faq({"全般": [HOURS, {**FEE, "id": "fee"}, LOCK]}))
NEW = content(faq({"全般": [{**HOURS, "answer": "終日ご利用いただけます。"}, {**FEE, "id": "fee", "answer": "無料です。"}]}))


@pytest.fixture
def comparison() -> Comparison:
    """Two changed, one gone."""
    return compare_texts(OLD, NEW)


def write(folder: Path, text: str | bytes) -> str:
    """A file of reasons."""
    path = folder / "reasons.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_by_number_and_id(tmp_path: Path, comparison: Comparison) -> None:
    """Of what is gone by its old No with 旧 before it; lines are joined."""
    name = write(tmp_path, "1: 時間の延長\nfee: |\n  手数料の\n  改定\n旧3: 重複のため\n")
    assert read_reasons(name, comparison) == ({"1": "時間の延長", "fee": "手数料の 改定", "旧3": "重複のため"}, ())


def test_plain_number_of_what_is_gone(tmp_path: Path, comparison: Comparison) -> None:
    """It is that question's where no question that changed has the number now; No. may stand before any."""
    assert read_reasons(write(tmp_path, "3: 重複のため\nNo.1: 延長\n"), comparison) == ({"旧3": "重複のため", "No.1": "延長"}, ())


def test_reason_of_nothing_is_a_warning(tmp_path: Path, comparison: Comparison) -> None:
    """At its line: a No or id mistyped."""
    made = read_reasons(write(tmp_path, "1: 延長\n9: 何か\n"), comparison)
    assert [(fault.code, fault.severity, fault.place.line) for fault in made.warnings] == [("reason-unused", "warning", 2)]


@pytest.mark.parametrize(
    ("text", "line"),
    [("1: [a, b]\n", 1), ("1: あ\nfee: {a: b}\n", 2), ("- あ\n", 1), ("1: あ\n1: い\n", 2), ("1:あ\n", 1), (b"\xff\xfe1", 1)],
)
def test_faults(tmp_path: Path, comparison: Comparison, text: str | bytes, line: int) -> None:
    """With their line."""
    with pytest.raises(ContentError) as raised:
        read_reasons(write(tmp_path, text), comparison)
    assert line in [fault.place.line for fault in raised.value.faults]


@pytest.mark.parametrize("name", ["none.yaml", "", "none/reasons.yaml"])
def test_no_such_file(tmp_path: Path, comparison: Comparison, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line is at fault."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as raised:
        read_reasons(name, comparison)
    assert raised.value.code == "reasons-missing"


def test_empty_file(tmp_path: Path, comparison: Comparison) -> None:
    """Is a fault, as everywhere."""
    with pytest.raises(ContentError):
        read_reasons(write(tmp_path, ""), comparison)
