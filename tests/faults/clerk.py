"""A clerk's folder: files as she types them, what ``check`` says of them, and what would be printed."""

from __future__ import annotations

from pathlib import Path

from faqprint.distribution.check import check
from faqprint.errors import Fault
from faqprint.manuscript.branches import BranchList, read_branches
from faqprint.manuscript.load import load
from faqprint.pipeline.build import dump

APPENDIX = """\
title: 別紙１　ＦＡＱ
values: {desk: 事務部, tel: 000－000－0000, fax: 000－000－0001, open: 平日}
sections: [faq.yaml]
"""
_HEAD = "type: faq\ntitle: ＦＡＱ\ncategories:\n  - name: 操作\n    questions:\n"


class ClerkFolder:
    """A folder with an appendix and the files that a test writes into it; every file is named from it."""

    def __init__(self, folder: Path) -> None:
        """``folder`` is the current one."""
        self.folder = folder
        self.write("appendix.yaml", APPENDIX)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file as it is given."""
        (self.folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))

    def answer(self, typed: str, question: str = "どうすればよいですか？") -> None:
        """Write ``faq.yaml`` with one question, and behind ``answer:`` (line 7, column 17) what she types there."""
        self.write("faq.yaml", f"{_HEAD}      - question: {question}\n        answer: {typed}\n")

    def block(self, *lines: str) -> None:
        """Write ``faq.yaml`` with an answer of lines below ``|``, from line 8 on."""
        self.answer("|\n" + "\n".join(f"          {line}" if line else "" for line in lines))

    def faults(self) -> tuple[Fault, ...]:
        """What ``faqprint check`` says without ``--info``."""
        return tuple(fault for fault in check("appendix.yaml") if fault.severity != "info")

    def told(self) -> list[tuple[str, int, int]]:
        """The same: codes, lines and columns."""
        return [(fault.code, fault.place.line, fault.place.column) for fault in self.faults()]

    def mended(self) -> str:
        """The line that the one fault proposes."""
        (fault,) = self.faults()
        return dict(fault.values)["mended"]

    def obey(self, name: str = "faq.yaml") -> None:
        """Put the line that the one fault proposes in the place of its line, indented as that is."""
        (fault,) = self.faults()
        lines = (self.folder / name).read_text("utf-8").split("\n")
        old = lines[fault.place.line - 1]
        lead = " " * int(dict(fault.values).get("spaces", len(old) - len(old.lstrip(" "))))
        lines[fault.place.line - 1] = lead + dict(fault.values)["mended"]
        self.write(name, "\n".join(lines))

    def printed(self) -> str:
        """The laid-out pages as text."""
        return dump("appendix.yaml")

    def branches(self, content: str | bytes, name: str = "branches.csv") -> BranchList:
        """Write a branch list, and give what is read from it."""
        self.write(name, content)
        self.answer("'{{desk}}、{{tel}}、{{fax}}、{{open}}'")
        return read_branches(load("appendix.yaml"))
