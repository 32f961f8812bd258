"""``faqprint verify`` as it is typed: of one file (folders of editions: see ``test_editions``)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqprint.cli.main import main
from faqprint.export.pdf import write

from ..export.sample import faces, line, paragraphs


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that nothing is wrong with."""
    path = tmp_path_factory.mktemp("verify") / "a.pdf"
    path.write_bytes(write(paragraphs([line("あ")]), faces()))
    return path


def test_a_sound_file_is_told_in_a_line(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its name; as JSON without a finding."""
    assert main(["verify", str(sound)]) == 0
    out, err = capsys.readouterr()
    assert (sound.as_posix() in out, out.count("\n"), err) == (True, 1, "")
    assert main(["verify", str(sound), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"] == {"file": sound.as_posix(), "findings": 0}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_verify_tells_what_is_wrong_with_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """A damaged file: exit 1, each finding a line that begins with its name, and no report."""
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")
    assert main(["verify", str(bad), "--lang", lang]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert all(line.startswith(f"{bad.as_posix()}: error: ") for line in err.splitlines())
    assert main(["verify", str(bad), "--json", "--lang", lang]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"]["findings"] == len(answer["faults"]) == len(err.splitlines())


@pytest.mark.parametrize(("name", "code"), [("none.pdf", "pdf-missing"), ("folder.pdf", "manifest-missing")])
def test_what_is_no_file_is_the_command_line_s_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, code: str
) -> None:
    """A missing file, and a folder that is none of editions: exit 2."""
    (tmp_path / "folder.pdf").mkdir()
    assert main(["verify", str(tmp_path / name), "--json"]) == 2
    assert [fault["code"] for fault in json.loads(capsys.readouterr().out)["faults"]] == [code]
