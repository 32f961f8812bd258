"""The inputs of a campaign: of each kind one a number, always the same for a seed."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import uharfbuzz as hb

from faqprint.text.fonts import find_font

from .corpus import CONTENTS
from .documents import Files, document, words
from .mutations import Edit, edited, edits
from .trials import run

#: What is tried in turn: documents and edits of them most of the time that there is, mutations most of the turns.
TURNS: Final = (
    *("document", "yaml", "pdf", "csv", "document", "xlsx", "edit", "yaml", "pdf", "font", "editions", "picture", "yaml", "pdf"),
    *("document", "folder", "yaml", "pdf", "csv", "cache", "edit", "xlsx", "font", "yaml", "pdf", "kill"),
)
_PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000000c49444154789c6360606000000004000118dda5d90000000049454e44ae426082"
)
_APPENDIX: Final = """\
title: 別紙３　ＦＡＱ
version: 第1.0版
date: 2026-11-22
values: {desk: 事務部, tel: 000－0000}
style: style.yaml
sections:
  - type: faq
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
  - type: contact
    title: お問い合わせ
    desks: [{name: '{{desk}}', tel: '{{tel}}'}]
  - type: memo
"""
_STYLE: Final = "paper: A5\nsizes: {table: 9, body: 10}\nline: {hang: allow}\nmarkers: {next: 次へ}\n"
_LIST: Final = "code,name,desk,tel\n001,本店営業部,本店の課,000－0100\n002,髙田支店,,000－0200\n003,港町支店,港の係,-\n"


class Input(NamedTuple):
    """Files, and where bytes of them give way to others."""

    files: Files
    name: str = ""
    changes: tuple[Edit, ...] = ()

    def lay(self, folder: Path) -> None:
        """Write the files, damaged."""
        for name, data in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(edited(data, list(self.changes)) if name == self.name else data)


def make_input(kind: str, number: int, seed: str) -> Input:
    """Give the input of a kind by its number."""
    rng = Random(f"{seed}/{kind}/{number}")
    if kind == "document":
        return Input(CONTENTS[number] if number < len(CONTENTS) else _document(rng))
    if kind == "edit":
        files = _document(rng)
        return Input(files | {"edited.yaml": _one_edit(rng, files["appendix.yaml"])})
    if kind == "kill":
        return Input(
            _base("yaml") | {"appendix.yaml": _APPENDIX.replace("1.0", str(number)).encode(), "branches.csv": _LIST.encode()}
        )
    if kind == "editions":
        rows = [f"{number:03},支店{number},{words(rng, 3)},{rng.choice(('', '-', '000'))}" for number in range(rng.randint(1, 4))]
        listed = "\n".join(["code,name,desk,tel", *(row.replace('"', "") for row in rows)])
        return Input(document(rng) | {"branches.csv": listed.encode()})
    files = _base(kind)
    targets = {
        "yaml": ("appendix.yaml", "style.yaml"),
        "csv": ("list.csv",),
        "xlsx": ("list.xlsx",),
        "font": ("own.ttf",),
        "picture": ("a.png",),
        "pdf": ("out.pdf",),
        "folder": tuple(name for name in files if name.startswith("out/")),
        "cache": tuple(name for name in files if name.startswith("cache/")),
    }
    name = rng.choice(targets[kind])
    return Input(files, name, tuple(edits(rng, files[name])))


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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Input(files | {"branches.csv": _LIST.encode()} if kind == "folder" else files).lay(folder)
        if kind == "folder":
            cold = {"FAQPRINT_CACHE": str(folder / "none")}
            run("editions", folder / "appendix.yaml", "-o", folder / "out", "--jobs", "1", "--zip", environ=cold)
        elif kind != "yaml":
            run("build", folder / "appendix.yaml", "-o", folder / "out.pdf", environ={"FAQPRINT_CACHE": str(folder / "cache")})
        made = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
        return {name: path.read_bytes() for name, path in made.items() if not name.startswith("none/")}


def _workbook() -> bytes:
    from io import BytesIO

    from openpyxl import Workbook

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
