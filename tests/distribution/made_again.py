"""A folder of editions that is made again and again, by a process that a test kills."""

from __future__ import annotations

import os
from itertools import count
from multiprocessing.connection import Connection

from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions


def make_again(content: str, folder: str, first: int, jobs: int, told: Connection) -> None:
    """Make the folder without end, each time of another version, so that kills fall into the work; each turn is told."""
    with open(content, encoding="utf-8") as file:
        text = file.read()
    for turn in count(first):
        with open(content + ".new", "w", encoding="utf-8") as file:
            file.write(text.replace("第1.0版", f"第{turn}版"))
        os.replace(content + ".new", content)  # no kill leaves half of it
        told.send_bytes(b"\n")
        make_editions(content, folder, options=EditionOptions(ledger=False, jobs=jobs))
