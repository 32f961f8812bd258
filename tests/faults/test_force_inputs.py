"""7 to 12: hostile inputs, growth, streams, what computes, what is written over, and the cache, each case by its name."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from openpyxl import Workbook, load_workbook

from faqprint.cli.main import main
from faqprint.text.fonts import find_font

from ..proof.hostile import page_of, stream
from .force import BRANCHES, LINE, LISTED, Run, lay

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
def test_7_what_is_no_file_as_any_input(kind: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A FIFO and ``/dev/zero`` were waited for, a font that is a link to itself was exit 4, a socket a write that failed."""
    monkeypatch.setattr("faqprint.cli.password.PIPE_OPENED", 0.2)  # a password may come through a pipe, for so many seconds
    lay(appendix_yaml=LINE, branches_csv=BRANCHES, new_csv="質問,回答\nあ,い\n")
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
        (f"style: {kind}.yaml\n{LINE}", ""),
        (f"style: style.yaml\n{LINE}", f"fonts: {{bold: {kind}.ttf}}\n"),
        (f"title: 別紙\nsections: [{kind}.yaml]\n", ""),
        (f"proofread: {{dictionary: [{kind}.yaml]}}\n{LINE}", ""),
    ):
        lay(appendix_yaml=appendix, style_yaml=style)
        ended = run("check", "appendix.yaml")
        told = [place for place, code in ended.codes if code.startswith(("listed-file-", "font-", "dictionary-"))]
        assert ended.status in (0, 1) and told == ["style.yaml:1" if style else told[0]], (appendix, ended)


def test_7_a_missing_file_is_told(run: Run) -> None:
    """As a slip of the command line."""
    assert run("verify", "ありません.pdf").status == 2


# 8. Growth.
def test_8_xlsx_row_number(run: Run) -> None:
    """A row of the number 99,999,999,999 took 6 GiB."""
    book, out = Workbook(), io.BytesIO()
    for row in BRANCHES.splitlines():
        book.active.append(row.split(","))
    book.save(out)
    changed = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.namelist():
            new.writestr(member, old.read(member).replace(b'<row r="2"', b'<row r="99999999999"'))
    lay(appendix_yaml=LISTED, branches_xlsx=changed.getvalue())
    ended = run("editions", "appendix.yaml", "-o", "e")
    assert ended.status == 1 and ended.codes and not Path("e").exists()


def test_8_scale_laughs(run: Run) -> None:
    """Values that use each other twice on 28 levels (10 are legal), and a ring, are told; a chain of thousands is made."""
    body = 'sections: [{type: text, body: "{{v0}}"}]\n'
    for count in (10, 28, 60, 1000):
        levels = "".join(f'  v{i}: "{{{{v{i + 1}}}}}{{{{v{i + 1}}}}}"\n' for i in range(count))
        lay(appendix_yaml=f"title: 題\nvalues:\n{levels}  v{count}: あ\n{body}")
        ended = run("check", "appendix.yaml")
        assert (ended.status, "value-too-long" in {code for _, code in ended.codes}) == ((0, False) if count == 10 else (1, True))
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
    (tmp_path / "appendix.yaml").write_text(LINE, "utf-8")
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


def test_10_csv_formula_in_a_head(run: Run) -> None:
    """Heads that begin with ``=``, names with ``@``."""
    lay(appendix_yaml='title: t\nvalues: {"=x": a}\nsections: [{type: text, body: "{{=x}}"}]\n')
    lay(branches_csv="code,name,=x\n001,@本店,-1+1\n")
    assert run("editions", "appendix.yaml", "-o", "e").status == 0
    head, row = csv.reader(io.StringIO(Path("e/manifest.csv").read_text("utf-8-sig"), newline=""))
    assert (head[-1], row[1], row[-1]) == ("'=x", "'@本店", "'-1+1")


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
    lay(appendix_yaml=LISTED, branches_csv=BRANCHES, victim="precious")
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
    lay(text_yaml="type: text\nbody: あ\n", style_yaml="fonts: {bold: own.ttf}\n", pw="secret", branches_csv=BRANCHES)
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

    lay(appendix_yaml=LINE)
    compose = composition.compose_layout

    def compose_and_change(*arguments: Any, **options: Any) -> Any:
        lay(appendix_yaml=LINE.replace("あ", "い"))
        return compose(*arguments, **options)

    monkeypatch.setattr("faqprint.pipeline.build.compose_layout", compose_and_change)
    assert run("build", "appendix.yaml", "-o", "o.pdf", "--attach-source", "--no-cache").status == 0
    with pikepdf.open("o.pdf") as pdf:
        assert pdf.attachments["appendix.yaml"].get_file().read_bytes() == LINE.encode()


# 12. A cache whose checksum is right and whose content is wrong.
def test_12_a_cache_that_is_whole_and_wrong_heals(run: Run, tmp_path: Path) -> None:
    """Every entry's content exchanged, its digest made right: the run makes all anew, and the next one takes it."""
    from faqprint.storage.disk_cache import user_cache

    lay(appendix_yaml=LINE)
    assert run("build", "appendix.yaml", "-o", "o.pdf").status == 0
    sound = Path("o.pdf").read_bytes()
    names = [path.relative_to("cache").as_posix() for path in Path("cache").rglob("*") if path.is_file()]
    assert names
    for content in (b"", b"x", zlib.compress(b"x"), b"[]", b"\x80\4N."):
        for name in names:
            user_cache(os.environ).put(name, content)
        assert run("build", "appendix.yaml", "-o", "o.pdf").status == 0
        assert Path("o.pdf").read_bytes() == sound


def test_12_a_cache_with_wrong_bytes_heals(run: Run) -> None:
    """The second half of every entry is another, its digest what it was."""
    lay(appendix_yaml=LINE)
    assert run("build", "appendix.yaml", "-o", "o.pdf").status == 0
    sound = Path("o.pdf").read_bytes()
    entries = [path for path in Path("cache").rglob("*") if path.is_file()]
    assert entries
    for path in entries:
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + bytes(byte ^ 1 for byte in data[len(data) // 2 :]))
    assert run("build", "appendix.yaml", "-o", "o.pdf").status == 0
    assert Path("o.pdf").read_bytes() == sound
