"""``faqprint verify`` as it is typed: of a file, and of a folder of editions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faqprint.cli.main import main
from faqprint.distribution.manifest import MANIFEST, ManifestText, read_manifest
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


@pytest.fixture
def editions(content: Path) -> Path:
    """A folder of editions."""
    folder = content.parent / "out"
    assert main(["editions", str(content), "-o", str(folder), "--quiet"]) == 0
    return folder


def test_a_sound_folder_is_told_in_a_line(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the number of its editions, and a line for each PDF that is none of them."""
    assert main(["verify", str(editions)]) == 0
    out, err = capsys.readouterr()
    assert (editions.as_posix() in out, "4" in out, out.count("\n"), err) == (True, True, 1, "")
    (editions / "x.pdf").write_bytes(b"")
    assert main(["verify", str(editions), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)["result"]
    assert result == {"folder": editions.as_posix(), "editions": 4, "bad": 0, "strays": ["x.pdf"], "stale": []}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_finding_of_a_folder_names_its_file(editions: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """Those about the folder and those about what is in a file, each in its words; bad files are counted once."""
    (editions / "001_本店営業部.pdf").unlink()
    (editions / "ledger.pdf").write_bytes(b"%PDF-1.7 nothing more")
    manifest = read_manifest(editions)
    assert manifest
    (editions / MANIFEST).write_bytes(
        ManifestText(manifest.entries).json("")
    )  # says nothing of the ledger, which is then looked into
    assert main(["verify", str(editions), "--lang", lang]) == 1
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert [line.partition(": error: ")[0] for line in lines] == [
        f"{editions.as_posix()}/{name}" for name in ("001_本店営業部.pdf", "ledger.pdf")
    ]
    assert all(line.partition(": error: ")[2] for line in lines)
    assert main(["verify", str(editions), "--json", "--lang", lang]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"]["bad"] == 2
    assert [fault["code"] for fault in answer["faults"]] == ["edition-missing", "pdf-damaged"]
