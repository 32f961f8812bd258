"""The content at a glance: its sections, 区分 and questions, each with its page and how much is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..messages.desk import FORM_TITLES
from ..pipeline.live_layout import LaidDraft
from ..source.nodes import Node, Scalar, child_node
from .content_map import ContentMap

#: Characters of a question that stand in the list.
_SHOWN = 60


def outline_of(
    content: ContentMap, laid: LaidDraft | None, faults: Sequence[dict[str, Any]], *, english: bool
) -> list[dict[str, Any]]:
    """Give the list of a content as far as it could be read; ``laid``: its last pages, ``faults``: with what they concern."""
    errors = Counter((one["form"], one["question"]) for one in faults if one["severity"] == "error")
    remarks = Counter((one["form"], one["question"]) for one in faults if one["severity"] != "error")
    printed = {one.number: one.printed_no for one in laid.appendix.questions()} if laid and laid.appendix else {}
    pages = laid.pages_of_questions if laid else {}

    def counts(form: int, question: int | None = None) -> dict[str, int]:
        return {"errors": errors[form, question], "remarks": remarks[form, question]}

    outline: list[dict[str, Any]] = [{"form": 1, "kind": "appendix", "title": FORM_TITLES["appendix"][english], **counts(1)}]
    listed: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for one in content.questions:
        listed.setdefault((one.section, one.category), []).append(
            {
                "number": one.number,
                "no": printed.get(one.number, str(one.number)),
                "title": _first_line(child_node(one.node, "question")),
                "page": pages.get(one.number),
                **counts(one.section + 1, one.number),
            }
        )
    for number, section in enumerate(content.sections, 1):
        kind = section.kind if section.kind in FORM_TITLES else ""
        title = _first_line(child_node(section.node, "title") or child_node(section.node, "label"))
        named = title or (FORM_TITLES[kind][english] if kind else section.name)
        entry = {"form": number + 1, "kind": kind, "title": named, "file": section.name, **counts(number + 1)}
        if kind == "faq":
            entry["categories"] = [
                {"number": place, "name": name, "questions": listed.get((number, place), [])}
                for place, name in enumerate(content.categories(number), 1)
            ]
        outline.append(entry)
    for form, kind in ((content.style_form, "style"), (content.branches_form, "branches")):
        outline.append({"form": form, "kind": kind, "title": FORM_TITLES[kind][english], **counts(form)})
    return outline


def _first_line(node: Node | None) -> str:
    text = node.text.strip().partition("\n")[0] if isinstance(node, Scalar) else ""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
