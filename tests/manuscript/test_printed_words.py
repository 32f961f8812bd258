"""What nobody types and nobody sees."""

from __future__ import annotations

from pathlib import Path

import pytest

import faqprint
from faqprint.manuscript.printed_words import is_visible


@pytest.mark.parametrize("text", ["", " ", "　", "\u200b", "\u2060　\u200d"])
def test_spaces_and_characters_of_no_width_are_not_seen(text: str) -> None:
    """A space of either width, a zero width space, a joiner."""
    assert not is_visible(text)
    assert is_visible(f"{text}あ")


@pytest.mark.parametrize(
    "line",
    [
        'mark: "\\u200b"\nsections: [{type: text, body: あ}]',
        'sections: [{type: text, title: "\\u200b", body: あ}]',
        'sections: [{type: text, body: "**\\u200b**"}]',
        'sections: [{type: notice, label: "\\u200b", items: [い]}]',
    ],
)
def test_a_bold_text_that_nobody_sees_is_made(tmp_path: Path, line: str) -> None:
    """Its font has no outline at all: the proof took that for damage, and the build ended in exit 4."""
    (tmp_path / "appendix.yaml").write_text(f"title: 題\n{line}\n", "utf-8")
    assert faqprint.build(tmp_path / "appendix.yaml", tmp_path / "a.pdf", cache=False).pages == 1
