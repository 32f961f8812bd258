"""YAML files as nodes with positions, and every mistake with its mended line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faqprint.source.nodes import MappingNode, Scalar, SequenceNode
from faqprint.source.yaml_source import read_source

from ..work import growth, lines_run
from .sources import only, read


def test_every_scalar_is_text() -> None:
    """Numbers, times, flags and nulls of YAML print as typed."""
    written = ["0120", "9:00", "no", "1_000", "=", "~", "2026-11-22", "1e3", "0x1F", "on", "7" * 5000]
    root = read("\n".join(f"- {text}" for text in written)).root
    assert isinstance(root, SequenceNode)
    assert [item.text for item in root.items if isinstance(item, Scalar)] == written


def test_empty_scalars_are_empty_texts() -> None:
    """A key with nothing after it and an empty pair of quotes are both ''."""
    root = read("a:\nb: ''\nc: \"\"\n").root
    assert isinstance(root, MappingNode)
    assert [node.text for _, node in root.entries if isinstance(node, Scalar)] == ["", "", ""]


def test_nodes_know_their_place() -> None:
    """Lines and columns count from 1, in characters."""
    root = read("質問: あ\nlist:\n  - い\n  - {う: え}\n").root
    assert isinstance(root, MappingNode)
    (_, first), (_, second) = root.entries
    assert first[1:3] == (1, 5)
    assert isinstance(second, SequenceNode)
    assert [(item.line, item.column) for item in second.items] == [(3, 5), (4, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: あ # 注釈\n", "あ"),
        ("a: あ # \n", "あ"),
        ('a: "あ #3"\n', "あ #3"),
        ("a: |\n  あ #3\n  い: う\n", "あ #3\nい: う\n"),
        ("a: http://x:80/#y\n", "http://x:80/#y"),
        ("a: C#\n", "C#"),
        ("a: お{{x}}\n", "お{{x}}"),
        ("a: 'b: c'\n", "b: c"),
        ("a: b\r\n", "b"),
        ("\ufeffa: b\n", "b"),
        ("---\na: b\n...\n", "b"),
        ('a: "あ\\\n  い"\n', "あい"),
        ("a: か\u3099\n", "が"),
        ("a: |\n  ・tel: 03\n  　注: い\n", "・tel: 03\n　注: い\n"),
        ('a: "か\\u3099"\n', "が"),
    ],
)
def test_what_is_meant_is_read(text: str, expected: str) -> None:
    """Comments, quoted and block texts, line ends and NFC are no mistakes."""
    source = read(text)
    assert source.faults == []
    assert isinstance(source.root, MappingNode)
    node = source.root.entries[0][1]
    assert isinstance(node, Scalar) and node.text == expected


@pytest.mark.parametrize(
    ("content", "code", "line", "column"),
    [
        ("a: b\ntitle: あ".encode("cp932"), "cp932", 2, 8),
        ("title: あ\n".encode("utf-16"), "utf-16", 1, 1),
        ("title: あ\n".encode("utf-16-le"), "utf-16", 1, 1),
        ("title: あ\n".encode("iso-2022-jp"), "iso-2022-jp", 1, 8),
        (b"\x89PNG\r\n", "not-a-text", 1, 1),
        (b"a: \xff\xff\n", "not-utf-8", 1, 4),
        (b"a: \xed\xa0\x80\n", "control-character", 1, 4),
        (b"a: \xed\xa0\xbdb\n", "control-character", 1, 4),
    ],
)
def test_other_encodings_are_named(content: bytes, code: str, line: int, column: int) -> None:
    """A file that is not UTF-8 is one fault that names what it is."""
    fault = only(read(content))
    assert (fault.code, fault.place.line, fault.place.column) == (code, line, column)


def test_places_of_a_long_quoted_text_are_found_at_once() -> None:
    """Where thousands of characters of one quoted text stand costs next to nothing, escapes counted as written."""
    text = "\\u3042い" * 20_000
    source = read(f'a: "{text}"\n')
    scalar = next(source.scalars())
    assert [source.position(scalar, 0, at)[1] for at in range(0, 4000, 2)] == [5 + 7 * n for n in range(2000)]
    assert lines_run(lambda: [source.position(scalar, 0, at) for at in range(4000, 8000, 2)]) < 20 * 2000


def test_a_block_is_parted_once_for_all_of_its_places() -> None:
    """Each place of 20,000 parted all of it anew, in six seconds; of two blocks in turn each has its own."""

    class CountedText(str):
        parted = 0

        def split(self, *arguments: Any) -> list[str]:
            self.parted += 1
            return super().split(*arguments)

    source = read("a: |\n" + "  あい\n" * 2000 + "b: |\n" + "    う\n" * 2000)
    first, second = (scalar._replace(text=CountedText(scalar.text)) for scalar in source.scalars())
    for scalar, row, column in ((first, 2, 4), (second, 2003, 6), (first, 2, 4)):
        assert [source.position(scalar, line, 1) for line in range(2000)] == [(row + line, column) for line in range(2000)]
    assert isinstance(first.text, CountedText) and first.text.parted == 2


def test_cp932_file_shows_its_line() -> None:
    """The line of a Shift_JIS file is shown as its author sees it."""
    assert only(read("title: 別紙".encode("cp932"))).line_text == "title: 別紙"


def test_big_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    """One of 64 GB, more than any memory here."""
    path = tmp_path / "big.yaml"
    path.write_bytes(b"a: b\n")
    os.truncate(path, 64 << 30)
    assert only(read_source(path, "big.yaml")).code == "file-too-big"


def test_thousands_of_folded_texts_cost_the_same_each() -> None:
    """Looking for the cause of one fault does not go through the file from its beginning."""
    text = "".join(f'k{n}: "あ\n  y"\n' for n in range(2000))
    assert len(read(text).faults) == 2000
    assert growth(lambda size: lambda: read(text[: text.index(f"k{size - 1}")]), 1000) < 2.1


@pytest.mark.parametrize(("head", "piece"), [("", "["), ("a: ", "["), ("", "- "), ("", "{"), ("", "a: {b: ")])
def test_brackets_without_end_answer_at_once(head: str, piece: str) -> None:
    """A hundred thousand of them do not crash, and are no more work than a thousand."""
    assert read(head + piece * 100_000).faults[0].code in ("too-nested", "trap-start", "bracket")
    assert growth(lambda size: lambda: read(head + piece * size), 1000) < 1.1


def test_position_inside_scalars() -> None:
    """A character of a text is found in the file, whatever quotes or block it stands in."""
    source = read("a: |\n\n    あ\n      い×\nb: 'あ''×'\nc: \"\\u3042×\"\nd: あ×\n")
    places = [source.position_at(scalar, scalar.text.index("×")) for scalar in source.scalars()]
    assert places == [(4, 8), (5, 8), (6, 11), (7, 5)]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(alphabet="a:- \n\t　|>{}[]*&!%@`'\"#あ：\\{{", max_size=40).map(str.encode)))
def test_any_bytes_give_nodes_or_faults(content: bytes) -> None:
    """No bytes raise anything, and what gives no nodes gives a fault or is empty."""
    source = read(content)
    for fault in source.faults:
        assert fault.place.line >= 1 and fault.place.column >= 1


def test_a_separator_named_by_an_escape_keeps_its_name() -> None:
    """Of ``\\L`` and ``\\uFEFF`` was told as U+200B, which is read in their place."""
    source = read('a: "い\\Lろ\\uFEFFは"\n')
    assert source.replaced == {(1, 6): "\u2028", (1, 9): "\ufeff"}


def test_the_lines_that_are_mended_are_told() -> None:
    """By number, as they were read; of a file that is read as it stands, or cannot be, there are none."""
    text = "a: x\nb: y: z\nc: |\n  p: q: r\nd: [重要]お知らせ\n"
    assert read(text).mends == {2: "b: 'y: z'", 5: "d: '[重要]お知らせ'"}
    assert read("a: x\n").mends == {} and read("a: x\n---\nb: y\n").mends == {}
