"""What once broke the program by force, each case by its name: printed, or told at its place, and nothing else is touched."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pikepdf
import pytest
from openpyxl import Workbook, load_workbook

from faqprint.cli.main import main
from faqprint.proof import verify
from faqprint.text.fonts import find_font

from .campaign.corpus import CONTENTS
from .campaign.documents import FALLBACK
from .proof.hostile import BOMBS, page_of, stream

_LINE: Final = "title: 別紙\nsections: [{type: text, body: あ}]\n"
_LISTED: Final = 'title: 別紙\nvalues: {desk: x}\nsections: [{type: text, body: "{{desk}}です"}]\n'
_BRANCHES: Final = "code,name,desk\n001,本店,窓口1\n002,支店,窓口2\n"


class Ended(NamedTuple):
    """How a command ended: its status, the codes of the faults with their places, and all that it said."""

    status: int
    codes: list[tuple[str, str]]
    said: str


Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder of its own, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAQPRINT_CACHE", str(tmp_path / "cache"))

    def run(*arguments: str) -> Ended:
        status = main([*arguments, "--json"])
        said = capfd.readouterr()
        faults = json.loads(said.out)["faults"] if said.out.startswith("{") else []
        places = [(f"{fault['file']}:{fault['line']}", fault["code"]) for fault in faults]
        return Ended(status, places, said.out + said.err)

    return run


def lay(**files: str | bytes) -> None:
    """Write files into the current folder; ``_`` in a name stands for its point."""
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        Path(name.replace("_", ".")).write_bytes(data)


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
    lay(appendix_yaml=f"style: style.yaml\n{_LINE}", style_yaml="fonts: {bold: own.ttf}\n", own_ttf=damaged)
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


#: What is done to a folder, and whether ``verify`` says so: the rest is no damage until the next run.
DAMAGES: Final[dict[str, tuple[Callable[[Path], Any], bool]]] = {
    "pages": (_replaced('"pages": 1', '"pages": 9'), True),
    "pages of a wrong type": (_replaced('"pages": 1', '"pages": "1"'), True),
    "bytes": (_replaced('"bytes": ', '"bytes": 9'), True),
    "text_sha256": (_replaced('"text_sha256": "', '"text_sha256": "zz'), True),
    "values": (_replaced("窓口1", "窓口9"), True),
    "values null": (_replaced('"values": {"desk": "窓口1"}', '"values": null'), True),
    "name": (_replaced('"name": "本店"', '"name": "本\\u001b[31m店"'), True),
    "editions null": (_replaced('"editions": [', '"editions": null, "x": ['), True),
    "manifest empty": (_written("manifest.json", b""), True),
    "manifest of NUL": (_written("manifest.json", bytes(1000)), True),
    "manifest nested": (_written("manifest.json", b"[" * 100_000), True),
    "manifest of a long number": (_written("manifest.json", b'{"format": ' + b"9" * 100_000 + b"}"), True),
    "ledger": (_ledger, True),
    "ledger cut": (_written("ledger.pdf", b"%PDF-1.7\n"), True),
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
    lay(appendix_yaml=_LISTED, branches_csv=_BRANCHES)
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
    lay_in.write_text(_LINE, "utf-8")
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
        ("encrypt-password-nul", "a\0b", "password-character"),
    ],
)
def test_4_passwords(name: str, password: str, code: str, run: Run) -> None:
    """Beyond 127 bytes of UTF-8, or with NUL: exit 2, and no file that nobody can open."""
    lay(appendix_yaml=_LINE, pw=password)
    ended = run("build", "appendix.yaml", "-o", "out.pdf", "--encrypt", "--password-file", "pw")
    assert (ended.status, [found for _, found in ended.codes]) == (2, [code]), name
    assert not Path("out.pdf").exists()


def test_4_a_password_is_prepared_as_readers_prepare_it(run: Run) -> None:
    """SASLprep: full-width letters and a composed kana open the file by their usual form; 127 bytes are not too long."""
    lay(appendix_yaml=_LINE, pw="ｐａｓｓか\u3099", long="x" * 127)
    assert run("build", "appendix.yaml", "-o", "out.pdf", "--encrypt", "--password-file", "pw").status == 0
    with pikepdf.open("out.pdf", password="passが") as pdf:
        assert len(pdf.pages) == 1
    assert run("build", "appendix.yaml", "-o", "long.pdf", "--encrypt", "--password-file", "long").status == 0
    with pikepdf.open("long.pdf", password="x" * 127) as pdf:
        assert len(pdf.pages) == 1


# 5. Names of branches.
@pytest.mark.parametrize("name", ["゙支店", "\u0301支店", "\u200d支店", "支\u202e店", "-支店", ".支店", "支店.", "CON", "支/店"])
def test_5_branch_name_begins_with_mark(name: str, run: Run) -> None:
    """What ``check`` lets pass, ``editions`` makes, with its manifest; what it refuses it refuses at the row."""
    lay(appendix_yaml=_LINE, branches_csv=f"code,name\n001,本店\n002,{name}\n")
    checked, made = run("check", "appendix.yaml"), run("editions", "appendix.yaml", "-o", "e")
    assert made.status == checked.status
    if made.status == 0:
        assert len(list(Path("e").glob("00*.pdf"))) == 2 and run("verify", "e").status == 0
    else:
        assert made.status == 1 and "branches.csv:3" in {place for place, _ in made.codes}


# 6. Sound to verify, damaged to readers.
@pytest.fixture(scope="module")
def attached(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file of ours with its sources attached."""
    folder = tmp_path_factory.mktemp("attached")
    (folder / "appendix.yaml").write_text(_LINE, "utf-8")
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


# 7. Hostile files; more of their kinds are in tests/proof/hostile.py, where time and memory are watched.
BOMBED: Final = {
    "verify-bomb-bdc": "distinct_marks",
    "verify-bomb-bfrange": "ranges",
    "verify-bomb-bt": "small_runs",
    "verify-bomb-contents": "same_content",
    "verify-bomb-struct": "direct_elements",
    "verify-bomb-tounicode-mem": "maps",
    "verify-predictor-mem": "inflated",
}


@pytest.mark.parametrize("name", BOMBED)
def test_7_bombs(name: str, run: Run) -> None:
    """Small files that took gigabytes, or did not end: exit 1."""
    make, last = BOMBS[BOMBED[name]]
    lay(x_pdf=make())
    ended = run("verify", "x.pdf")
    assert (ended.status, ended.codes[-1][1]) == (1, last)


#: What is no file, by its name without a suffix: none of them may be waited for, or be called a fault of the program.
_NO_FILES: Final = ("pipe", "socket", "device", "folder", "loop")
_SUFFIXES: Final = ("yaml", "csv", "xlsx", "pdf", "ttf", "txt")


def _lay_no_files(folder: Path) -> None:
    """A pipe that nobody writes to, a socket, a link to a device, a folder, and a link to itself, with every suffix."""
    for suffix in _SUFFIXES:
        os.mkfifo(folder / f"pipe.{suffix}")
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(f"socket.{suffix}")
        (folder / f"device.{suffix}").symlink_to("/dev/zero")
        (folder / f"folder.{suffix}").mkdir()
        (folder / f"loop.{suffix}").symlink_to(f"loop.{suffix}")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("kind", _NO_FILES)
def test_7_what_is_no_file_as_any_input(kind: str, tmp_path: Path, run: Run) -> None:
    """A FIFO and ``/dev/zero`` were waited for, a font that is a link to itself was exit 4, a socket a write that failed."""
    lay(appendix_yaml=_LINE, branches_csv=_BRANCHES, new_csv="質問,回答\nあ,い\n")
    _lay_no_files(tmp_path)
    build, editions = ("build", "appendix.yaml", "-o", "o.pdf"), ("editions", "appendix.yaml", "-o", "e")
    table = ("diff", "appendix.yaml", "appendix.yaml", "-o", "o.pdf")
    for arguments in (
        *((verb, f"{kind}.yaml") for verb in ("build", "check", "dump", "editions")),
        (*build, "--encrypt", "--password-file", f"{kind}.txt"),
        *((*build, "--since", f"{kind}.{suffix}") for suffix in ("yaml", "pdf")),
        *((*build, "--edition", "001", "--branches", f"{kind}.{suffix}") for suffix in ("csv", "xlsx", "yaml")),
        *((*editions, "--branches", f"{kind}.{suffix}") for suffix in ("csv", "xlsx", "yaml")),
        *((*editions, "--compare", f"{kind}.{suffix}") for suffix in ("yaml", "pdf", "txt")),
        *(("diff", f"{kind}.{suffix}", "appendix.yaml") for suffix in ("yaml", "pdf")),
        ("diff", "appendix.yaml", f"{kind}.yaml"),
        *((*table, "--reasons", f"{kind}.{suffix}") for suffix in ("yaml", "txt")),
        ("verify", f"{kind}.pdf"),
        *(("import", f"{kind}.{suffix}", "-o", "faq.yaml") for suffix in ("csv", "xlsx")),
        ("import", "new.csv", "-o", f"{kind}.yaml"),
        *(("export", f"{kind}.yaml", "-o", "faq.csv", *flat) for flat in ((), ("--flat",))),
    ):
        ended = run(*arguments)
        assert ended.status in (2, 3) and ended.codes, (arguments, ended)
        assert "write-failed" not in ended.said and "output-is-folder" not in ended.said, (arguments, ended)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("kind", _NO_FILES)
def test_7_what_is_no_file_named_in_the_content(kind: str, tmp_path: Path, run: Run) -> None:
    """As style, font, section, dictionary: told where it is named."""
    _lay_no_files(tmp_path)
    for appendix, style in (
        (f"style: {kind}.yaml\n{_LINE}", ""),
        (f"style: style.yaml\n{_LINE}", f"fonts: {{bold: {kind}.ttf}}\n"),
        (f"title: 別紙\nsections: [{kind}.yaml]\n", ""),
        (f"proofread: {{dictionary: [{kind}.yaml]}}\n{_LINE}", ""),
    ):
        lay(appendix_yaml=appendix, style_yaml=style)
        ended = run("check", "appendix.yaml")
        told = [place for place, code in ended.codes if code.startswith(("listed-file-", "font-", "dictionary-"))]
        assert ended.status in (0, 1) and told == ["style.yaml:1" if style else told[0]], (appendix, ended)


# 8. Growth.
def test_8_xlsx_row_number(run: Run) -> None:
    """A row of the number 99,999,999,999 took 6 GiB."""
    book, out = Workbook(), io.BytesIO()
    for row in _BRANCHES.splitlines():
        book.active.append(row.split(","))
    book.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.namelist():
            new.writestr(member, old.read(member).replace(b'<row r="2"', b'<row r="99999999999"'))
    lay(appendix_yaml=_LISTED, branches_xlsx=changed.getvalue())
    ended = run("editions", "appendix.yaml", "-o", "e")
    assert ended.status == 1 and ended.codes and not Path("e").exists()


def test_8_scale_laughs(run: Run) -> None:
    """Values that use each other twice on 28 levels, and a ring, are told at the value; a chain of thousands is made."""
    levels = "".join(f'  v{i}: "{{{{v{i + 1}}}}}{{{{v{i + 1}}}}}"\n' for i in range(28))
    body = 'sections: [{type: text, body: "{{v0}}"}]\n'
    lay(appendix_yaml=f"title: 題\nvalues:\n{levels}  v28: あ\n{body}")
    assert [code for _, code in run("check", "appendix.yaml").codes][:1] == ["value-too-long"]
    lay(appendix_yaml=f'title: 題\nvalues: {{v0: "{{{{v1}}}}", v1: "{{{{v0}}}}"}}\n{body}')
    assert run("check", "appendix.yaml").status == 1
    chain = "".join(f'  v{i}: "{{{{v{i + 1}}}}}"\n' for i in range(3000))
    lay(appendix_yaml=f"title: 題\nvalues:\n{chain}  v3000: あ\n{body}")
    assert run("check", "appendix.yaml").status == 0


# 9. Standard streams.
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("verb", ["check", "build", "verify"])
def test_9_stdout_and_stderr_full(verb: str, tmp_path: Path) -> None:
    """Exit 3, without anything where to say so."""
    (tmp_path / "appendix.yaml").write_text(_LINE, "utf-8")
    assert main(["build", str(tmp_path / "appendix.yaml"), "-o", str(tmp_path / "o.pdf"), "--quiet"]) == 0
    arguments = {"check": ["appendix.yaml"], "build": ["appendix.yaml", "-o", "p.pdf"], "verify": ["o.pdf"]}[verb]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "faqprint", verb, *arguments], stdout=full, stderr=full, cwd=tmp_path)
    assert done.returncode == 3


# 10. What reaches a terminal, and what computes.
def test_10_verify_esc(run: Run) -> None:
    """Names of a PDF, of files and of arguments are shown with \\u001b, never sent as they are."""
    evil = "P\x1b]0;EVIL\x07\x1b[31m\x9b\x7f\u202e"
    name = "".join(f"#{byte:02x}" for byte in evil.encode())
    content = stream(b"/P<</MCID 0>>BDC EMC")
    lay(x_pdf=page_of(content, resources=f"/Font<</{name}<</Type/Font/Subtype/Type3>>>>", catalog=f"/{name} 1"))
    Path(f"{evil}.pdf").write_bytes(b"")
    lay(evil_yaml=f'title: 題\nsections: [{{type: "{evil[4:8]}"}}]\n"\\e[31m": 1\n')
    for arguments in (["x.pdf"], [f"{evil}.pdf"], [f"{evil}none.pdf"]):
        for words in ([], ["--json"], ["--lang", "en"]):
            ended = run("verify", *arguments, *words)
            assert ended.status in (1, 2)
            assert not {"\x1b", "\x07", "\x9b", "\x7f", "\u202e"} & set(ended.said)
    ended = run("check", "evil.yaml")
    assert ended.status == 1 and not {"\x1b", "\u202e"} & set(ended.said)


@pytest.mark.parametrize("sign", "=+-@\t\r|%")
def test_10_csv_formula(sign: str, run: Run) -> None:
    """No cell of a table that we write computes: heads, codes, names and values of the manifest; questions of an export."""
    formula = f"{sign}2+3+cmd|' /C calc'!A0"
    quoted = '"' + formula.replace("\t", "").replace("\r", "") + '"'
    lay(appendix_yaml='title: t\nvalues: {a: x}\nsections: [{type: text, body: "あ{{a}}"}]\n')
    lay(branches_csv=f"code,name,a\n{quoted},支店,{quoted}\n")
    assert run("editions", "appendix.yaml", "-o", "e").status == 0
    table = Path("e/manifest.csv").read_text("utf-8-sig")
    cells = [cell.strip('"') for line in table.splitlines() for cell in line.split(",")]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


@pytest.mark.parametrize("sign", "=+-@\t'")
def test_10_exported_formula(sign: str, run: Run) -> None:
    """Nor of an export: every cell of a workbook is a text, every one of a CSV begins with what makes one of it."""
    formula = json.dumps(f"{sign}2+3+cmd|' /C calc'!A0")
    question = f"{{question: {formula}, answer: {formula}, id: a}}"
    lay(faq_yaml=f"type: faq\ntitle: {formula}\ncategories: [{{name: {formula}, questions: [{question}]}}]\n")
    lay(appendix_yaml="title: t\nsections: [faq.yaml]\n")
    for arguments in (("-o", "a.csv"), ("-o", "flat.csv", "--flat"), ("-o", "a.xlsx"), ("-o", "b.xlsx", "--merge")):
        assert run("export", "appendix.yaml", *arguments).status == 0
    for name in ("a.csv", "flat.csv"):
        records = csv.reader(io.StringIO(Path(name).read_text("utf-8-sig"), newline=""))
        assert not [cell for record in records for cell in record if cell[:1] in tuple("=+-@\t\r")]
    for name in ("a.xlsx", "b.xlsx"):
        with zipfile.ZipFile(name) as made:
            sheets = [made.read(member) for member in made.namelist() if member.startswith("xl/worksheets/sheet")]
        assert sheets and not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
        assert {cell.data_type for sheet in load_workbook(name) for row in sheet for cell in row if cell.value} == {"s"}


# 11. Nothing is written but the output.
@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_11_lock_symlink(run: Run) -> None:
    """What a link in the lock's place leads to is not written over."""
    lay(appendix_yaml=_LISTED, branches_csv=_BRANCHES, victim="precious")
    Path("e").mkdir()
    for hard in (False, True):
        if hard:
            os.link("victim", "e/.faqprint.lock")
        else:
            Path("e/.faqprint.lock").symlink_to("../victim")
        assert run("editions", "appendix.yaml", "-o", "e").status == 2
        assert Path("victim").read_text("utf-8") == "precious"
        Path("e/.faqprint.lock").unlink()
    for name in ("manifest.json", "manifest.csv", "ledger.pdf", "001_本店.pdf", "editions.zip"):
        Path("e", name).symlink_to("../victim")
    assert run("editions", "appendix.yaml", "-o", "e", "--zip").status == 0
    assert Path("victim").read_text("utf-8") == "precious"
    assert run("verify", "e").status == 0


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
@pytest.mark.parametrize("kind", ["symlink", "hard link"])
@pytest.mark.parametrize("name", ["appendix.yaml", "text.yaml", "style.yaml", "own.ttf", "branches.csv", "pw"])
def test_11_an_input_is_not_written_over(name: str, kind: str, run: Run) -> None:
    """By whatever name ``-o`` calls it: content, section, style, font, list, password file."""
    lay(text_yaml="type: text\nbody: あ\n", style_yaml="fonts: {bold: own.ttf}\n", pw="secret", branches_csv=_BRANCHES)
    lay(
        appendix_yaml="title: 別紙\nstyle: style.yaml\nvalues: {desk: x}\nsections: [text.yaml, {type: text, body: '{{desk}}'}]\n"
    )
    shutil.copyfile(find_font("BIZUDGothic-Bold.ttf"), "own.ttf")
    before = {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    if kind == "symlink":
        Path("out.pdf").symlink_to(name)
    else:
        os.link(name, "out.pdf")
    for out in ("out.pdf", name, f"./x/../{name}"):
        Path("x").mkdir(exist_ok=True)
        ended = run("build", "appendix.yaml", "-o", out, "--encrypt", "--password-file", "pw", "--edition", "001")
        assert ended.status == 2 and {code for _, code in ended.codes} <= {"output-is-input", "output-not-pdf"}, (out, ended)
    assert {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file() and path.name != "out.pdf"} == before


def test_11_attach_race(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is attached is what was read, whatever lies there by the time that it is written."""
    from faqprint.pipeline import composition

    lay(appendix_yaml=_LINE)
    compose = composition.compose_layout

    def compose_and_change(*arguments: Any) -> Any:
        lay(appendix_yaml=_LINE.replace("あ", "い"))
        return compose(*arguments)

    monkeypatch.setattr("faqprint.pipeline.build.compose_layout", compose_and_change)
    assert run("build", "appendix.yaml", "-o", "o.pdf", "--attach-source", "--no-cache").status == 0
    with pikepdf.open("o.pdf") as pdf:
        assert pdf.attachments["appendix.yaml"].get_file().read_bytes() == _LINE.encode()


# 12. A cache whose checksum is right and whose content is wrong.
def test_12_a_cache_that_is_whole_and_wrong_heals(run: Run, tmp_path: Path) -> None:
    """Every entry's content exchanged, its digest made right: the run makes all anew, and the next one takes it."""
    from faqprint.storage.disk_cache import user_cache

    lay(appendix_yaml=_LINE)
    assert run("build", "appendix.yaml", "-o", "o.pdf").status == 0
    sound = Path("o.pdf").read_bytes()
    names = [path.relative_to("cache").as_posix() for path in Path("cache").rglob("*") if path.is_file()]
    assert names
    for content in (b"", b"x", zlib.compress(b"x"), b"[]", b"\x80\4N."):
        for name in names:
            user_cache(os.environ).put(name, content)
        assert run("build", "appendix.yaml", "-o", "o.pdf").status == 0
        assert Path("o.pdf").read_bytes() == sound
