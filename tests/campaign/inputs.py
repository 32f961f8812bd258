"""The inputs of a campaign: of each kind one a number, always the same for a seed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import uharfbuzz as hb
from openpyxl import Workbook

from faqprint.text.fonts import find_font

from .corpus import CONTENTS
from .documents import Files, document, words
from .mutations import Edit, edited, edits, even_edits, text_edits
from .trials import run

#: How often each kind is tried in a round, which takes about two seconds, most of them for its ten documents.
_OFTEN: Final = {"pdf": 14, "yaml": 13, "document": 6, "csv": 6, "xlsx": 6, "import": 4, "edit": 3, "font": 3, "picture": 2} | (
    dict.fromkeys(("editions", "folder", "cache", "refusal", "kill"), 1)
)
#: The kinds in turn, those of each spread evenly.
TURNS: Final = tuple(kind for _, kind in sorted(((i + 0.5) / n, kind) for kind, n in _OFTEN.items() for i in range(n)))
_PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000000f4944415478da636068f80f42100a0025f605fd1909238c0000000049454e44ae426082"
)
_FAQ: Final = """\
type: faq
title: ＦＡＱ
categories:
  - name: 全般
    questions:
      - id: a
        question: 印鑑は
        answer: |
          ◆届出印です。
            ※１注です。
          |項|値|
          |---|---|
          |あ|い|
      - {question: 窓口は, answer: '[[a]]と{{desk}}です。'}
"""
_APPENDIX: Final = """\
title: 別紙３　ＦＡＱ
version: 第1.0版
date: 2026-11-22
values: {desk: 事務部, tel: 000－0000}
style: style.yaml
sections:
%s
  - type: contact
    title: お問い合わせ
    desks: [{name: '{{desk}}', tel: '{{tel}}'}]
  - type: memo
""".replace("%s", "  - " + _FAQ.replace("\n", "\n    ").strip())
_STYLE: Final = "paper: A5\nsizes: {table: 9, body: 10}\nline: {hang: allow}\nmarkers: {next: 次へ}\n"
_LIST: Final = "code,name,desk,tel\n001,本店営業部,本店の課,000－0100\n002,髙田支店,,000－0200\n003,港町支店,港の係,-\n"


class Input(NamedTuple):
    """Files, and where bytes of one of them give way to others; ``!`` and a name behind its own: those of a member of the ZIP."""

    files: Files
    name: str = ""
    changes: tuple[Edit, ...] = ()

    def lay(self, folder: Path) -> None:
        """Write the files, damaged."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_edited_file(data, self.name, self.changes) if name == self.name.split("!")[0] else data)


def _edited_file(data: bytes, name: str, changes: Sequence[Edit]) -> bytes:
    """A file after edits of its own bytes, or of those of one of its members."""
    _, _, inside = name.partition("!")
    if not inside:
        return edited(data, list(changes))
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, edited(content, list(changes)) if member == inside else content)
    return out.getvalue()


def make_input(kind: str, number: int, seed: str) -> Input:
    """Give the input of a kind by its number."""
    rng = Random(f"{seed}/{kind}/{number}")
    if kind == "document":
        return Input(CONTENTS[number] if number < len(CONTENTS) else _document(rng))
    if kind == "edit":
        files = _document(rng)
        return Input(files | {"edited.yaml": _one_edit(rng, files["appendix.yaml"])})
    if kind in ("kill", "refusal"):
        return Input(_base("folder") | {"appendix.yaml": _APPENDIX.replace("1.0", f"{number}.{rng.randrange(1000)}").encode()})
    if kind == "editions":
        rows = [f"{number:03},支店{number},{words(rng, 3)},{rng.choice(('', '-', '000'))}" for number in range(rng.randint(1, 4))]
        listed = "\n".join(["code,name,desk,tel", *(row.replace('"', "") for row in rows)])
        return Input(document(rng) | {"branches.csv": listed.encode()})
    files = _base(kind)
    targets = {
        "yaml": ("appendix.yaml", "appendix.yaml", "style.yaml"),
        "csv": ("list.csv",),
        "xlsx": ("list.xlsx", *_members("list.xlsx", files)),
        "import": ("sheet.csv", "faq.yaml", "sheet.xlsx", *_members("sheet.xlsx", files)),
        "font": ("own.ttf",),
        "picture": ("a.png",),
        "pdf": ("out.pdf", "plain.pdf", "plain.pdf"),
        "folder": tuple(name for name in files if name.startswith("out/")),
        "cache": tuple(name for name in files if name.startswith("cache/")),
    }
    name = rng.choice(targets[kind])
    file, _, inside = name.partition("!")
    data = ZipFile(BytesIO(files[file])).read(inside) if inside else files[file]
    typed = file.endswith((".yaml", ".csv")) or inside
    how = text_edits if typed and rng.random() < 0.7 else even_edits if kind == "pdf" and rng.random() < 0.7 else edits
    return Input(files, name, tuple(how(rng, data)))


def _members(name: str, files: Files) -> tuple[str, ...]:
    """The members of a workbook, each as an input names it."""
    return tuple(f"{name}!{member}" for member in ZipFile(BytesIO(files[name])).namelist()) if name in files else ()


def _document(rng: Random) -> Files:
    """A random content, or one of the corpus with lines left out, doubled and exchanged."""
    if rng.random() < 0.8:
        return document(rng)
    files = dict(rng.choice(CONTENTS))
    lines = files["appendix.yaml"].split(b"\n")
    for _ in range(rng.randint(0, 3)):
        at = rng.randrange(len(lines))
        lines[at : at + 1] = rng.choice(([], [lines[at]] * 2, [lines[at] + words(rng, 2).encode()]))
        lines = lines or [b""]
    style = files["style.yaml"] if rng.random() < 0.5 else document(rng)["style.yaml"]
    return {"appendix.yaml": b"\n".join(lines), "style.yaml": style}


def _one_edit(rng: Random, data: bytes) -> bytes:
    """A text with a few words typed into one of its lines, a line gone, or one twice."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    kind = rng.random()
    if kind < 0.6 and lines[at].endswith(b'"'):
        lines[at] = lines[at][:-1] + rng.choice(("。", "追記", "あ" * 50)).encode() + b'"'
    elif kind < 0.8:
        del lines[at]
    else:
        lines.insert(at, lines[at])
    return b"\n".join(lines)


@cache
def _base(kind: str) -> Files:
    """What is damaged of a kind, sound."""
    files: Files = {"appendix.yaml": _APPENDIX.encode(), "style.yaml": _STYLE.encode()}
    if kind == "csv":
        return files | {"list.csv": _LIST.encode()}
    if kind == "xlsx":
        return files | {"list.xlsx": _workbook()}
    if kind == "font":
        return files | {"style.yaml": b"fonts: {bold: own.ttf}\n", "own.ttf": _font()}
    if kind == "picture":
        return files | {"a.png": _PNG, "appendix.yaml": "title: 題\nsections: [{type: text, body: '![絵](a.png)'}]\n".encode()}
    if kind == "import":
        files |= {"appendix.yaml": _APPENDIX.replace(_FAQ.replace("\n", "\n    ").strip(), "faq.yaml").encode()}
        files |= {"faq.yaml": _FAQ.encode()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Input(files | {"branches.csv": _LIST.encode()} if kind == "folder" else files).lay(folder)
        if kind == "folder":
            cold = {"FAQPRINT_CACHE": str(folder / "none")}
            run("editions", folder / "appendix.yaml", "-o", folder / "out", "--jobs", "1", "--zip", environ=cold)
        elif kind == "import":
            run("export", folder / "faq.yaml", "-o", folder / "sheet.xlsx")
            run("export", folder / "faq.yaml", "-o", folder / "sheet.csv")
        elif kind != "yaml":
            run("build", folder / "appendix.yaml", "-o", folder / "out.pdf", environ={"FAQPRINT_CACHE": str(folder / "cache")})
        if kind == "pdf":
            _write_plain(folder / "out.pdf", folder / "plain.pdf")
        made = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
        return {name: path.read_bytes() for name, path in made.items() if not name.startswith("none/")}


def _write_plain(source: Path, target: Path) -> None:
    """Write a file as another program does, nothing packed and no seal: what it says is read, whatever it is changed to."""
    with pikepdf.open(source) as pdf:
        pdf.save(
            target,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


def _workbook() -> bytes:
    book, out = Workbook(), BytesIO()
    for row in _LIST.splitlines():
        book.active.append(row.split(","))
    book.save(out)
    return out.getvalue()


def _font() -> bytes:
    """A shipped font with a few of its glyphs: a smaller mark."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(
        map(ord, _APPENDIX + "No区分質問回答参照重要【メモ欄】続きのページ次へ0123456789TELＴＥＬＦＡＸ：（）－／別紙 　")
    )
    wanted.flags = hb.SubsetFlags.NO_HINTING
    face = hb.Face(hb.Blob.from_file_path(os.fspath(find_font("BIZUDGothic-Bold.ttf"))))
    return bytes(hb.subset(face, wanted).blob.data)
