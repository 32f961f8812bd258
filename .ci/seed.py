"""Build the original appendix from its own text and read it back: ``seed.py SEED.py FOLDER``.

The text stays outside this project.  Checks that every sentence reads back in order, and that the markers stand on every page
where the table goes on and on no other.
"""

from __future__ import annotations

import json
import re
import runpy
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

from pypdf import PdfReader

import faqprint

MARKS = {"p": "", "ref": "参照　", "head": ""}


def content(seed: dict[str, Any]) -> list[dict[str, Any]]:
    """The seed's sections in this project's format (JSON is YAML)."""
    categories = [
        {
            "name": name,
            "questions": [
                {
                    "question": question,
                    "answer": "\n".join(MARKS[kind] + text for block in answer for kind, text in block.items()),
                }
                for _, question, answer in group
            ],
        }
        for name, group in groupby(seed["FAQ"]["rows"], key=lambda row: row[0])
    ]
    contact, checks = seed["CONTACT"], seed["CHECKLIST"]
    return [
        {"type": "faq", "title": seed["FAQ"]["title"], "intro": seed["FAQ"]["intro"], "categories": categories},
        {
            "type": "contact",
            "page_break": "before",
            "title": contact["title"],
            "intro": contact["intro"],
            "desks": [{"name": contact["desk"], "tel": contact["tel"], "fax": contact["fax"]}],
        },
        {
            "type": "checklist",
            "intro": "\n".join(checks["intro"]),
            "items": [{"text": text, "note": note} if note else text for text, note in checks["items"]],
        },
        {"type": "notice", "label": seed["NOTICE"]["label"], "items": seed["NOTICE"]["items"]},
        {"type": "memo", "title": seed["MEMO"]["title"], "label": seed["MEMO"]["label"]},
    ]


def sentences(seed: dict[str, Any]) -> list[str]:
    """What must be read back, in order."""
    wanted = [seed["FAQ"]["intro"]]
    for _, question, answer in seed["FAQ"]["rows"]:
        wanted += [question, *[text for block in answer for text in block.values()]]
    contact, checks = seed["CONTACT"], seed["CHECKLIST"]
    wanted += [contact["intro"], contact["desk"], contact["tel"], contact["fax"], *checks["intro"]]
    for text, note in checks["items"]:
        wanted += [text, *([note] if note else [])]
    return [*wanted, *seed["NOTICE"]["items"], seed["MEMO"]["title"]]


def squeezed(text: str) -> str:
    """A text without white space."""
    return re.sub(r"\s", "", text)


def main(script: str, folder: str) -> None:
    """Build and check; exits with what is wrong."""
    seed = runpy.run_path(script)
    here = Path(folder)
    here.mkdir(parents=True, exist_ok=True)
    appendix = {"title": "別紙３　ＦＡＱ", "manual": "操作説明書", "sections": content(seed)}
    (here / "appendix.yaml").write_text(json.dumps(appendix, ensure_ascii=False, indent=1), encoding="utf-8")
    faqprint.build(here / "appendix.yaml", here / "seed.pdf")
    pages = [squeezed(page.extract_text()) for page in PdfReader(here / "seed.pdf").pages]
    text = "".join(pages)
    for mark in (seed["CONTINUED_NEXT"], seed["CONTINUED_PREV"], "No区分質問回答"):
        text = text.replace(squeezed(mark), "")
    at = 0
    for sentence in sentences(seed):
        # a sentence may run over a page, whose foot and head then stand in it: its halves must follow each other
        half = len(squeezed(sentence)) // 2
        for part in (squeezed(sentence)[:half], squeezed(sentence)[half:]):
            found = text.find(part, at)
            if found < 0:
                sys.exit(f"not read back in order: {sentence}")
            at = found + len(part)
    last = max(i for i, page in enumerate(pages) if "区分質問回答" in page)
    for i, page in enumerate(pages):
        if (squeezed(seed["CONTINUED_NEXT"]) in page) != (i < last):
            sys.exit(f"page {i + 1}: the marker of what follows is wrong")
        if (squeezed(seed["CONTINUED_PREV"]) in page) != (0 < i <= last):
            sys.exit(f"page {i + 1}: the marker of what went before is wrong")
    print(f"the original's {len(seed['FAQ']['rows'])} questions on {len(pages)} pages: read back in order, markers right")


if __name__ == "__main__":
    main(*sys.argv[1:3])
