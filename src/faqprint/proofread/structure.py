"""The same thing twice, a file that nobody lists, a version that is behind."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from ..errors import Place
from ..manuscript.content_schema import SECTIONS
from ..manuscript.dates import wareki
from ..manuscript.model import FaqSection
from ..manuscript.source_text import SourceText
from ..source.nodes import MappingNode, Node, Scalar, SequenceNode
from ..source.yaml_source import YamlSource, read_source
from .rule import Example, Galley, ProofreadingRule, Remark


def _again(texts: Iterable[SourceText]) -> Iterator[Remark]:
    """Find each text that says the same as one before it, white space apart; what an alias repeats is one text."""
    first: dict[str, SourceText] = {}
    for text in texts:
        key = unicodedata.normalize("NFKC", "".join(text.text.split()))
        other = first.setdefault(key, text) if key else text
        if other.scalar is not text.scalar:
            values = (("text", _head(text.text)), ("file", other.source.name), ("line", str(other.scalar.line)))
            yield Remark(text, 0, len(text.text.partition("\n")[0]), values)


def _head(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= 30 else line[:30] + "…"


def same_category(galley: Galley) -> Iterator[Remark]:
    """Find two categories of one name in a section."""
    names = {text.parent: text for text in galley.own_texts if (text.shape, text.key) == ("category", "name")}
    for section in galley.appendix.sections:
        if isinstance(section, FaqSection):
            yield from _again(names[category.place] for category in section.categories if category.place in names)


def same_question(galley: Galley) -> Iterator[Remark]:
    """Find a question that was asked before, in whatever section."""
    yield from _again(text for text in galley.own_texts if (text.shape, text.key) == ("question", "question"))


def _entry(galley: Galley) -> YamlSource:
    return next(iter(galley.sources.values()))


def _key(source: YamlSource, key: str) -> tuple[Scalar, Node] | None:
    """Give a key of a file's outermost mapping with its node."""
    root = source.root
    return next((pair for pair in root.entries if pair[0].text == key), None) if isinstance(root, MappingNode) else None


def _at(source: YamlSource, scalar: Scalar) -> SourceText:
    return SourceText(scalar.text, "appendix", Place(source.name, 1, 1), False, source, scalar)


def same_section(galley: Galley) -> Iterator[Remark]:
    """Find a file that ``sections`` lists twice, by whatever name."""
    entry = _entry(galley)
    found = _key(entry, "sections")
    seen: dict[str, Scalar] = {}
    for item in found[1].items if found and isinstance(found[1], SequenceNode) else ():
        if isinstance(item, Scalar):
            path = os.path.realpath(Path(entry.name).parent / item.text.strip())
            other = seen.setdefault(os.path.normcase(path), item)
            if other is not item:
                yield Remark(_at(entry, item), 0, len(item.text), (("file", item.text), ("line", str(other.line))))


def _one_form(path: str | Path) -> str:
    """Give a file's own path in the one form of Unicode: a file that a Mac wrote is listed as it is typed."""
    return unicodedata.normalize("NFC", os.path.realpath(path))


def unlisted_section(galley: Galley) -> Iterator[Remark]:
    """Find the files beside the appendix that are sections, and that it does not list.

    A name that is listed and leads nowhere is an error, and may be meant for one of them.
    """
    entry = _entry(galley)
    found = _key(entry, "sections")
    folder = Path(entry.name).parent
    known = {_one_form(name) for name in galley.sources}
    listed = found[1].items if found and isinstance(found[1], SequenceNode) else None
    if found is None or listed is None:
        return
    if any(isinstance(item, Scalar) and _one_form(folder / item.text) not in known for item in listed):
        return
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        if _one_form(path) in known:
            continue
        try:
            other = read_source(path, path.name)
        except OSError:
            continue
        kind = _key(other, "type")
        if kind is not None and isinstance(kind[1], Scalar) and kind[1].text in SECTIONS:
            values = (("file", unicodedata.normalize("NFC", path.name)), ("type", kind[1].text))
            yield Remark(_at(entry, found[0]), 0, len(found[0].text), values)


def old_version(galley: Galley) -> Iterator[Remark]:
    """Find a ``version`` or ``date`` that is not that of the last revision (of the first, where the newest stands first)."""
    appendix = galley.appendix
    entry = _entry(galley)
    revisions = _key(entry, "revisions")
    if not appendix.revisions or revisions is None or not isinstance(revisions[1], SequenceNode):
        return
    days = [_key_of(item, "date") for item in revisions[1].items]
    newest_first = len(days) > 1 and all(days) and days == sorted(days, reverse=True) and days[0] != days[-1]
    revision = appendix.revisions[0 if newest_first else -1]
    own = {"version": appendix.version.text, "date": wareki(appendix.date) if appendix.date else ""}
    for key, last in (("version", revision.version.text), ("date", revision.date.text)):
        found = _key(entry, key)
        if found and isinstance(found[1], Scalar) and own[key] and last and own[key] != last:
            values = (("key", key), ("written", own[key]), ("last", last))
            yield Remark(_at(entry, found[1]), 0, len(found[1].text), values)


def _key_of(node: Node, key: str) -> str:
    pairs = node.entries if isinstance(node, MappingNode) else ()
    return next((child.text for name, child in pairs if name.text == key and isinstance(child, Scalar)), "")


_FAQ: Final = "  - name: {0}\n    questions:\n      - {{question: {1}, answer: い}}\n"

RULES: Final = (
    ProofreadingRule(
        "category-twice",
        "warning",
        ("同じ名前の区分が二つある", "two categories of one name"),
        Example(
            _FAQ.format("操作", "一。") + _FAQ.format("操作", "二。"),
            _FAQ.format("操作", "一。") + _FAQ.format("設定", "二。"),
            "faq",
        ),
        False,
        same_category,
    ),
    ProofreadingRule(
        "question-twice",
        "warning",
        ("同じ質問が二度ある", "one question twice"),
        Example(
            _FAQ.format("操作", "一。") + _FAQ.format("設定", "一。"),
            _FAQ.format("操作", "一。") + _FAQ.format("設定", "二。"),
            "faq",
        ),
        False,
        same_question,
    ),
    ProofreadingRule(
        "section-twice",
        "warning",
        ("同じファイルが sections に二度ある", "a file that sections list twice"),
        Example("sections: [faq.yaml, memo.yaml, memo.yaml]", "sections: [faq.yaml, memo.yaml]", "appendix"),
        False,
        same_section,
    ),
    ProofreadingRule(
        "section-unused",
        "warning",
        ("sections に並んでいない節のファイルがある", "a section's file that sections do not list"),
        Example("sections: [faq.yaml]", "sections: [faq.yaml, memo.yaml]", "appendix"),
        False,
        unlisted_section,
    ),
    ProofreadingRule(
        "version-old",
        "warning",
        ("version や date が改訂履歴の最後と違う", "version or date unlike the last revision"),
        Example(
            "version: 第1.0版\nrevisions: [{version: 第1.1版}]\nsections: [faq.yaml, memo.yaml]",
            "version: 第1.1版\nrevisions: [{version: 第1.1版}]\nsections: [faq.yaml, memo.yaml]",
            "appendix",
        ),
        False,
        old_version,
    ),
)
