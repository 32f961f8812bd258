"""The text of the structure tree against the content, character by character, and where on the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..named_tuple import NamedTuple
from ..text.characters import SOFT_HYPHEN, ZERO_WIDTH
from .content import GlyphRun, Marked
from .document import PdfFile
from .finding import Finding, finding
from .reader import PageContent, ReadPdf
from .syntax import text as text_string

if TYPE_CHECKING:
    from .expected import Passage
    from .tree import ReadTree

#: How much of a text a finding shows.
_SHOWN: Final = 24
_SPACE: Final = re.compile(r"\s*")
#: What has neither ink nor width.
ZERO_WIDTHS: Final = re.compile(f"[{ZERO_WIDTH}]")


class DrawnText(NamedTuple):
    """A run with its characters, in reading order: its page, its mark there, and whether a new line begins with it."""

    page: int
    mark: Marked
    text: str
    new_line: bool


class Alignment(NamedTuple):
    """What came of laying the drawn text beside the expected one.

    ``questions``: the No of each mark, as printed, by page and MCID; ``in_head``: those that stand above the type area.
    ``begins``: the page of each anchor.
    """

    findings: tuple[Finding, ...]
    questions: dict[tuple[int, int], str]
    in_head: frozenset[tuple[int, int]] = frozenset()
    begins: Mapping[str, int] = {}

    def place(self, page: int, mark: Marked) -> str:
        """``No.12`` for content of question 12, else ``''``."""
        question = self.questions.get((page, mark.mcid), "") if mark.mcid >= 0 else ""
        return f"No.{question}" if question else ""


def characters(page: PageContent, run: GlyphRun) -> str:
    """The characters of a run by its font's ToUnicode; U+FFFD for a code without any."""
    known = page.fonts[run.font].characters
    try:
        return "".join(map(known.__getitem__, run.codes))
    except KeyError:
        return "".join([known.get(code, "\ufffd") for code in run.codes])


def is_joined(up: float, gap: float, size: float) -> bool:
    """Whether a run of an em's ``size`` goes on with the line before, ``up`` pt above it and ``gap`` pt behind its end."""
    return abs(up) < 0.01 and abs(gap) < 0.3 * size


def visible_texts(passages: Sequence[Passage]) -> list[tuple[Passage, str]]:
    """The passages that can be seen, with their text but for what cannot, and for U+00AD, which only line ends show (LB-10)."""
    texts = [passage.text for passage in passages]
    joined = "\n".join(texts)
    if SOFT_HYPHEN in joined or ZERO_WIDTHS.search(joined):
        texts = ZERO_WIDTHS.sub("", joined.replace(SOFT_HYPHEN, "")).split("\n")
    return [pair for pair in zip(passages, texts, strict=True) if pair[1].strip() or pair[0].page_of]


def read_runs(reading: ReadPdf, tree: ReadTree) -> Iterator[DrawnText]:
    """All content in the order of the structure tree."""
    pages = {int(page.page.ref): page for page in reading.pages}
    marks = {(int(page.page.ref), mark.mcid): mark for page in reading.pages for mark in page.content.marks if mark.mcid >= 0}
    at: tuple[int, float, float] = (0, 0.0, 0.0)  # page, baseline and end of the run before
    for named in tree.marks:
        mark = marks.get((named.page, named.mcid))
        if mark is None:
            continue
        page = pages[named.page]
        for run in mark.runs:
            number, baseline, end = at
            joined = number == named.page and is_joined(run.y - baseline, run.x - end, run.size)
            at = named.page, run.y, run.x + run.width
            yield DrawnText(page.page.number, mark, characters(page, run), not joined)


def page_labels(document: PdfFile, count: int) -> list[str]:
    """The label of each of a file's ``count`` pages (decimal ones; ISO 32000-1, 12.4.2); ``''``: it has none."""
    labels: list[str] = []
    ranges = document.number_tree(document.catalog.get("PageLabels"))
    current: dict[str, Any] = {}
    first = 0
    for index in range(count):
        if index in ranges:
            current, first = document.dictionary(ranges[index]), index
        start = current.get("St", 1)
        number = str(index - first + (start if isinstance(start, int) else 1)) if current.get("S") == "D" else ""
        labels.append(text_string(document.get(current.get("P"))) + number)
    return labels


class _TextComparison:
    """Walks along the passages as the drawn runs come; stops at the first difference."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        pairs = visible_texts(passages)
        self.passages = [passage for passage, _ in pairs]
        self.texts = [text for _, text in pairs]
        self.index = 0
        self.at = 0
        #: Whether a line began with nothing but what cannot be seen.
        self.begun = False
        self.questions: dict[tuple[int, int], str] = {}
        self.in_head: set[tuple[int, int]] = set()
        self.begins: dict[str, int] = {}
        self.labels: list[tuple[Passage, DrawnText]] = []

    def rest(self) -> str:
        """What is still to come of the present passage."""
        return self.texts[self.index][self.at :]

    def take(self, run: DrawnText) -> Finding | None:
        """Lay one run beside what is expected next."""
        shown = ZERO_WIDTHS.sub("", run.text).removesuffix(SOFT_HYPHEN)
        new, self.begun = run.new_line or self.begun, False
        if not shown.strip():
            self._take_blank(shown)
            self.begun = new  # the line begins with what follows
            return None
        if self.index < len(self.texts) and self.at and not self.rest().strip():
            self._begin_next()
            new = True
        if self.index == len(self.texts):
            return finding("text-surplus", run.page, found=shown.strip()[:_SHOWN])
        passage = self.passages[self.index]
        self.questions[run.page, run.mark.mcid] = passage.question
        if passage.in_head:
            self.in_head.add((run.page, run.mark.mcid))
        if passage.begins and not self.at:
            self.begins.update(dict.fromkeys(passage.begins, run.page))
        if passage.page_of:
            self.labels.append((passage, run))
            self._begin_next()
            return None
        text = self.texts[self.index]
        if new or not self.at:
            self.at = _SPACE.match(text, self.at).end()  # type: ignore[union-attr]  # matches the empty text, too
            shown = shown.lstrip()
        core = shown.rstrip()
        if not text.startswith(core, self.at):
            return self._difference(run, core)
        self.at += len(core)
        if text.startswith(shown[len(core) :], self.at):
            self.at += len(shown) - len(core)
        return None

    def _take_blank(self, shown: str) -> None:
        """White space: taken where it is expected, else left to the edges."""
        if self.index < len(self.texts) and self.texts[self.index].startswith(shown, self.at):
            self.at += len(shown)

    def _begin_next(self) -> None:
        self.index += 1
        self.at = 0

    def _difference(self, run: DrawnText, core: str) -> Finding:
        rest = self.rest()
        same = next((n for n, (a, b) in enumerate(zip(core, rest, strict=False)) if a != b), min(len(core), len(rest)))
        start = max(0, same - _SHOWN // 2)
        return finding(
            "text-differs",
            run.page,
            self._where(),
            expected=(rest[start : start + _SHOWN].strip() or "—"),
            found=core[start : start + _SHOWN],
        )

    def _where(self) -> str:
        question = self.passages[self.index].question
        return f"No.{question}" if question else ""

    def end(self, page: int) -> Finding | None:
        """What was expected and never drawn; ``page`` is the last one."""
        if self.index < len(self.texts) and self.at and not self.rest().strip():
            self._begin_next()
        if self.index == len(self.texts):
            return None
        missing = self.rest() or self.passages[self.index].page_of
        return finding("text-missing", page, self._where(), expected=missing.strip()[:_SHOWN])


def align(reading: ReadPdf, tree: ReadTree, passages: Sequence[Passage]) -> Alignment:
    """Compare the tree's text with the passages: every character in order, white space at line ends and edges aside."""
    comparison = _TextComparison(passages)
    page, different = 1, None
    for run in read_runs(reading, tree):
        page = run.page
        different = comparison.take(run)
        if different:
            break
    different = different or comparison.end(page)
    findings = [different] if different else []
    labels = page_labels(reading.document, len(reading.pages)) if comparison.labels else []
    for passage, run in comparison.labels:
        target = comparison.begins.get(passage.page_of)
        label = labels[target - 1] if target else ""
        if label and run.text.strip() != label.strip():
            findings.append(finding("text-differs", run.page, "", expected=label, found=run.text.strip()))
    return Alignment(tuple(findings), comparison.questions, frozenset(comparison.in_head), comparison.begins)
