"""1 to 6: what once broke the program by force, each case by its name: printed, or told at its place; nothing else is touched."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest

from faqprint.cli.main import main
from faqprint.proof import verify
from faqprint.text.fonts import find_font

from ..campaign.corpus import CONTENTS
from ..campaign.documents import FALLBACK
from ..conftest import APPENDIX
from .force import BRANCHES, LINE, LISTED, Run, lay

# 1. What is legal, or a style's fault: geometry, faces.
_BODY: Final = """title: 別紙
style: style.yaml
sections:
  - type: text
    body: |
      （１２３）あいうえお
        （１２３）あいうえお
          （１２３）あいうえお
      参照　あいうえお
  - type: checklist
    title: 確認
    items:
      - （１２３）あいう
      - text: あ
        note: ※い
  - type: contact
    title: 連絡
    desks: [{name: 窓口, tel: 000-000, email: name@host.example.jp}]
  - type: notice
    items: [あいう]
  - type: memo
    fields: [所属, 氏名, 日付]
    return_to: あいうえお
"""
_CONTENTS: Final = (
    *CONTENTS,
    {"appendix.yaml": _BODY.encode(), "style.yaml": b"margins: {left: 80, right: 80}\n"},
    {"appendix.yaml": _BODY.encode(), "style.yaml": f"paper: B5\nfolio: {'長いフォリオ' * 20}\n".encode()},
    {
        "appendix.yaml": CONTENTS[3]["appendix.yaml"],
        "style.yaml": b"{paper: A5, sizes: {table: 10.5}}\n",
    },
)
#: The place of its content among those above, and how it ends.
GEOMETRY: Final = {
    "fallback-2048upem": (0, 0 if "DejaVu" in FALLBACK else 1),
    "fallback-rtl-mark": (1, 0 if "DejaVu" in FALLBACK else 1),
    "overlap-a": (2, 0),
    "reference-narrow": (3, 0),
    "overlap-hang-table": (4, 0),
    "nested-wide-marks": (5, 0),
    "nested-wide-marks-10.5": (len(CONTENTS) + 2, 1),
    "body-narrow": (len(CONTENTS), 0),
    "body-narrower-than-a-marker": (6, 1),
    "hang-inner-table": (7, 0),
    "marker-off-page": (8, 1),
    "marker-wider-than-A5": (9, 1),
    "folio-long": (len(CONTENTS) + 1, 1),
}


@pytest.mark.parametrize("name", GEOMETRY)
def test_1_geometry_and_faces(name: str, run: Run) -> None:
    """Printed and sound, or told at the style's key; each ended in exit 4."""
    number, status = GEOMETRY[name]
    for file, data in _CONTENTS[number].items():
        Path(file).write_bytes(data)
    ended = run("build", "appendix.yaml", "-o", "out.pdf")
    assert ended.status == status, ended
    if status == 0:
        assert verify("out.pdf") == ()
    else:
        assert all(place.startswith(("style.yaml:", "appendix.yaml:")) for place, _ in ended.codes) and ended.codes
        assert not Path("out.pdf").exists()


@pytest.mark.parametrize(
    "style",
    [
        "measures: {category: 1, question: 1, answer: 1}",
        "measures: {no: 1, category: 1}",
        "measures: {reference: 1}",
        "margins: {left: 70, right: 70}",
        "{paper: A5, margins: {left: 49, right: 49}}",
        f"markers: {{next: {'＜次頁へ続く＞' * 9}}}",
        f"folio: {'長い' * 60}",
        "{paper: A5, sizes: {table: 16, body: 16, title: 16}}",
        "{line: {hang: full}, measures: {answer: 2}}",
        "{padding: {x: 3, y: 3}, paper: A5}",
    ],
)
def test_1_what_is_legal_or_a_style_s_fault_never_ends_in_4(style: str, run: Run) -> None:
    """``measures`` narrower than a mark, large margins, a marker or folio wider than the page: printed, or told at its place."""
    answer = '"※１' + "長い注です。" * 30 + "\\n①" + "項目" * 40 + '"'
    lay(appendix_yaml=APPENDIX.replace("values:", "style: s.yaml\nvalues:").replace("要りません。", answer), s_yaml=f"{style}\n")
    ended = run("build", "appendix.yaml", "-o", "out.pdf")
    assert ended.status == (1 if ended.codes else 0), ended
    assert ended.status or verify("out.pdf") == ()


@pytest.mark.parametrize("damage", ["no_head", "badname", "cut", "empty", "no font", "collection of nothing"])
def test_1_font_damaged(damage: str, run: Run) -> None:
    """A font without its head, with names that are none, cut short, of nothing: printed, or told at the style's line."""
    data = find_font("BIZUDGothic-Bold.ttf").read_bytes()
    at = data.find(b"name")
    names = int.from_bytes(data[at + 8 : at + 12], "big")
    damaged = {
        "no_head": data.replace(b"head", b"hexd", 1),
        "badname": data[:names] + b"\xff" * 64 + data[names + 64 :],
        "cut": data[: len(data) // 2],
        "empty": b"",
        "no font": b"%PDF-1.7 this is no font",
        "collection of nothing": b"ttcf\0\1\0\0\0\0\0\0",
    }[damage]
    lay(appendix_yaml=f"style: style.yaml\n{LINE}", style_yaml="fonts: {bold: own.ttf}\n", own_ttf=damaged)
    ended = run("build", "appendix.yaml", "-o", "out.pdf")
    assert (ended.status, ended.codes) in ((0, []), (1, [("style.yaml:1", "font-damaged")])), ended
    assert ended.status or verify("out.pdf") == ()


# 2. A folder of editions, whatever of it is damaged.
def _ledger(folder: Path) -> None:
    data = bytearray((folder / "ledger.pdf").read_bytes())
    data[data.find(b"stream") + 200] ^= 1
    (folder / "ledger.pdf").write_bytes(data)


def _replaced(old: str, new: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        text = (folder / "manifest.json").read_text("utf-8")
        assert old in text
        (folder / "manifest.json").write_text(text.replace(old, new, 1), "utf-8")

    return damage


def _written(name: str, content: bytes) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / name).write_bytes(content)

    return damage


def _zip_of_a_bomb(folder: Path) -> None:
    with zipfile.ZipFile(folder / "editions.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("001_本店.pdf", bytes(50_000_000))


def _edition_of_nothing(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["editions"].append({})
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def _ledger_cut(folder: Path) -> None:
    (folder / "ledger.pdf").write_bytes((folder / "ledger.pdf").read_bytes()[:-50])


#: What is done to a folder, and whether ``verify`` says so: the rest is no damage until the next run.
DAMAGES: Final[dict[str, tuple[Callable[[Path], Any], bool]]] = {
    "pages": (_replaced('"pages": 1', '"pages": 9'), True),
    "pages of a wrong type": (_replaced('"pages": 1', '"pages": "1"'), True),
    "bytes": (_replaced('"bytes": ', '"bytes": 9'), True),
    "text_sha256": (_replaced('"text_sha256": "', '"text_sha256": "zz'), True),
    "values": (_replaced("窓口1", "窓口9"), True),
    "values null": (_replaced('"values": {"desk": "窓口1"}', '"values": null'), True),
    "name": (_replaced('"name": "本店"', '"name": "本\\u001b[31m店"'), True),
    "name of a branch": (_replaced('"name": "支店"', '"name": "別の支店"'), True),
    "edition of nothing": (_edition_of_nothing, True),
    "editions null": (_replaced('"editions": [', '"editions": null, "x": ['), True),
    "manifest empty": (_written("manifest.json", b""), True),
    "manifest of NUL": (_written("manifest.json", bytes(1000)), True),
    "manifest nested": (_written("manifest.json", b"[" * 100_000), True),
    "manifest of a long number": (_written("manifest.json", b'{"format": ' + b"9" * 100_000 + b"}"), True),
    "ledger": (_ledger, True),
    "ledger of a head": (_written("ledger.pdf", b"%PDF-1.7\n"), True),
    "ledger cut": (_ledger_cut, True),
    "ledger gone": (lambda folder: (folder / "ledger.pdf").unlink(), True),
    "edition": (_written("001_本店.pdf", b"%PDF-1.7\n"), True),
    "edition gone": (lambda folder: (folder / "002_支店.pdf").unlink(), True),
    "zip": (_written("editions.zip", b"PK\5\6" + bytes(18)), True),
    "zip of a bomb": (_zip_of_a_bomb, True),
    "zip of one": (_written("001_本店.zip", b"PK"), True),
    "table": (_written("manifest.csv", b"code\n"), False),
    "lock left behind": (_written(".faqprint.lock", b"4711 host\n"), False),
    "lock damaged": (_written(".faqprint.lock", b"\xff\0\x1b[31m" * 1000), False),
    "part left behind": (_written(".faqprint-1-aa-1.part", b"%PDF-1.7\n"), False),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_2_manifest_not_healed(name: str, run: Run) -> None:
    """``verify`` tells of it without an exit 4, and the next run, which makes no more than it must, puts it right."""
    damage, told = DAMAGES[name]
    lay(appendix_yaml=LISTED, branches_csv=BRANCHES)
    arguments = ("editions", "appendix.yaml", "-o", "e", "--jobs", "1")
    assert run(*arguments, "--zip", "--zip-each").status == 0
    sound = {path.name: path.read_bytes() for path in Path("e").iterdir()}
    damage(Path("e"))
    ended = run("verify", "e")
    assert ended.status == int(told), ended
    assert "\x1b" not in ended.said
    assert run(*arguments).status == 0
    assert {path.name: path.read_bytes() for path in Path("e").iterdir()} == sound
    assert run("verify", "e").status == 0


# 3. The cache and the umask.
@pytest.mark.skipif(os.name == "nt", reason="no umask")
def test_3_umask002_cache(tmp_path: Path) -> None:
    """The program trusts the folder that it made itself, whatever the umask: the second run takes what the first left."""
    lay_in = tmp_path / "appendix.yaml"
    lay_in.write_text(LINE, "utf-8")
    cache = tmp_path / "cache"
    program = "import os, sys; os.umask(0o002); from faqprint.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "build", str(lay_in), "-o", str(tmp_path / "o.pdf"), "--quiet"]
    environ = {**os.environ, "FAQPRINT_CACHE": str(cache)}
    subprocess.run(command, check=True, env=environ)
    files = [path for path in cache.rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, (0, 0))
    subprocess.run(command, check=True, env=environ)
    assert any(path.stat().st_mtime > 0 for path in files)
    assert not any(stat.S_IMODE(path.stat().st_mode) & 0o002 for path in cache.iterdir())


# 4. Passwords.
@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("encrypt-long-password", "あ" * 43, "password-long"),
        ("encrypt-password-128", "a" * 128, "password-long"),
        ("encrypt-password-nul", "a\0b", "password-character"),
    ],
)
def test_4_passwords(name: str, password: str, code: str, run: Run) -> None:
    """Beyond 127 bytes of UTF-8, or with NUL: exit 2, and no file that nobody can open."""
    lay(appendix_yaml=LINE, pw=password)
    ended = run("build", "appendix.yaml", "-o", "out.pdf", "--encrypt", "--password-file", "pw")
    assert (ended.status, [found for _, found in ended.codes]) == (2, [code]), name
    assert not Path("out.pdf").exists()


def test_4_a_password_is_prepared_as_readers_prepare_it(run: Run) -> None:
    """SASLprep: full-width letters and a composed kana open the file by their usual form; 127 bytes are not too long."""
    lay(appendix_yaml=LINE, pw="ｐａｓｓか\u3099", long="x" * 127)
    assert run("build", "appendix.yaml", "-o", "out.pdf", "--encrypt", "--password-file", "pw").status == 0
    with pikepdf.open("out.pdf", password="passが") as pdf:
        assert len(pdf.pages) == 1
    assert run("build", "appendix.yaml", "-o", "long.pdf", "--encrypt", "--password-file", "long").status == 0
    with pikepdf.open("long.pdf", password="x" * 127) as pdf:
        assert len(pdf.pages) == 1


# 5. Names of branches.
@pytest.mark.parametrize(
    "name", ["゙支店", "\u0301支店", "\u200d支店", "\ufe0f支店", "支\u202e店", "-支店", ".支店", "支店.", "CON", "支/店"]
)
def test_5_branch_name_begins_with_mark(name: str, run: Run) -> None:
    """What ``check`` lets pass, ``editions`` makes, with its manifest; what it refuses it refuses at the row."""
    lay(appendix_yaml=LINE, branches_csv=f"code,name\n001,本店\n002,{name}\n")
    checked, made = run("check", "appendix.yaml"), run("editions", "appendix.yaml", "-o", "e")
    assert made.status == checked.status
    if made.status == 0:
        assert len(list(Path("e").glob("00*.pdf"))) == 2 and run("verify", "e").status == 0
    else:
        assert made.status == 1 and "branches.csv:3" in {place for place, _ in made.codes}
        assert not Path("e", "manifest.json").exists()


# 6. Sound to verify, damaged to readers.
@pytest.fixture(scope="module")
def attached(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file of ours with its sources attached."""
    folder = tmp_path_factory.mktemp("attached")
    (folder / "appendix.yaml").write_text(LINE, "utf-8")
    assert main(["build", str(folder / "appendix.yaml"), "-o", str(folder / "o.pdf"), "--attach-source", "--quiet"]) == 0
    return (folder / "o.pdf").read_bytes()


def _stream_of(data: bytes, mark: bytes) -> int:
    return data.index(b"stream", data.index(mark)) + 20


VERIFIED: Final[dict[str, Callable[[bytes], bytes]]] = {
    "verify-cut-endobj": lambda data: data[: (at := data.rindex(b"\nendobj\n", 0, data.rindex(b"/Type/XRef")))] + data[at + 2 :],
    "verify-icc-bitflip": lambda data: _flipped(data, _stream_of(data, b"/N 1")),
    "verify-xmp-nul": lambda data: _over(data, data.index(b"<x:xmpmeta"), bytes(200)),
    "verify-attachment-damaged": lambda data: _flipped(data, _stream_of(data, b"/Type /EmbeddedFile")),
}


def _flipped(data: bytes, at: int) -> bytes:
    return _over(data, at, bytes([data[at] ^ 1]))


def _over(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


@pytest.mark.parametrize("name", VERIFIED)
def test_6_damage_that_no_page_shows(name: str, attached: bytes, run: Run) -> None:
    """Two bytes cut, one bit of the profile, XMP of NUL, an attachment: ``verify`` called each sound."""
    damaged = VERIFIED[name](attached)
    lay(x_pdf=attached)
    assert damaged != attached and run("verify", "x.pdf").status == 0
    lay(x_pdf=damaged)
    assert run("verify", "x.pdf").status == 1
