"""Lines of pictures and QR codes, as they are typed."""

from __future__ import annotations

import pytest

from faqprint.manuscript.markup import MarkupReader
from faqprint.manuscript.model import Block, Paragraph, Picture, QrLine


def block_of(text: str) -> tuple[Block, list[str]]:
    """The only block of a text, and the codes of what is told of it."""
    reader = MarkupReader({}, {"site": object()})
    (block,) = reader.text(text)
    return block, [mistake.code for mistake in reader.mistakes]


@pytest.mark.parametrize(
    ("line", "share", "mm"),
    [
        ("![画面](a.png)", 0, 0),
        ("![画面](a.png){60%}", 0.6, 0),
        ("![画面](a.png) { 12.5% }", 0.125, 0),
        ("![画面](a.png){80mm}\u3000", 0, 80),
    ],
)
def test_a_picture_has_words_a_file_and_a_width(line: str, share: float, mm: float) -> None:
    """The width as a share of its column, or in mm."""
    block, told = block_of(line)
    assert told == []
    assert isinstance(block, Picture)
    assert (block.words.text, block.file, block.share, block.mm) == ("画面", "a.png", share, mm)
    assert line[block.place.column :].startswith("a.png")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("![](a.png)", "picture-no-words"),
        ("![\u3000](a.png)", "picture-no-words"),
        ("![画面]()", "picture-no-file"),
        ("![画面](a.png){0%}", "picture-width"),
        ("![画面](a.png){101%}", "picture-width"),
        ("![画面](a.png){60}", "picture-width"),
        ("![画面](a.png){６０％}", "picture-width"),
        ("![画面](a.png){0mm}", "picture-width"),
        ("![画面](a.png){80px}", "picture-width"),
        ("QR", "qr-nothing"),
        ("QR www.example.jp", "qr-not-url"),
        ("ＱＲ　ｈｔｔｐｓ：／／example.jp", "qr-not-url"),
        ("QR https://www.example.jp/" + "a" * 400, "qr-too-long"),
    ],
)
def test_what_cannot_be_meant_is_told(line: str, code: str) -> None:
    """No words, no file, widths and URLs that are none."""
    assert block_of(line)[1] == [code]


@pytest.mark.parametrize("line", ["QR https://example.jp/a 申込書 はこちら", "ＱＲ　https://example.jp/a　申込書 はこちら"])
def test_a_code_has_a_url_and_words(line: str) -> None:
    """Behind spaces of either width."""
    block, told = block_of(line)
    assert told == []
    assert isinstance(block, QrLine)
    assert (block.url.text, block.words.text) == ("https://example.jp/a", "申込書 はこちら")


def test_a_url_may_hold_values() -> None:
    """What it comes to is known with them."""
    block, told = block_of("QR https://example.jp/{{site}} 当店")
    assert told == []
    assert isinstance(block, QrLine)
    assert [span.value for span in block.url.spans] == ["site"]


@pytest.mark.parametrize(
    "line", ["QRコードを読みます。", "QR コードを読みます。", r"\QR https://example.jp/", r"\![画面](a.png)"]
)
def test_sentences_stay_sentences(line: str) -> None:
    """That begin with the letters, or with a backslash."""
    block, told = block_of(line)
    assert told == []
    assert isinstance(block, Paragraph)


def test_a_picture_within_a_line_is_told_and_printed_as_typed() -> None:
    """It is no picture; in a table's cell it is an error."""
    block, told = block_of("左の![画面](a.png)です。")
    assert (block, told) == (block_of("左の\\![画面](a.png)です。")[0], ["picture-not-alone"])
    assert block_of("左の\\![画面](a.png)です。")[1] == []  # the backslash is what is advised: it was told to be no link, either
    reader = MarkupReader({}, {})
    reader.text("| 画面 | 説明 |\n|---|---|\n| ![画面](a.png) | 例 |")
    assert [mistake.code for mistake in reader.mistakes] == ["picture-in-cell"]


@pytest.mark.parametrize("between", ["", " ", "と", "{50%}", "  [案内](https://example.jp/) "])
def test_two_pictures_on_a_line_are_told(between: str) -> None:
    """Neither is one; the first was taken for the words of the second, so that it was lost in silence."""
    block, told = block_of(f"![左](a.png){between}![右](b.png)")
    assert isinstance(block, Paragraph)
    assert told == ["picture-not-alone"] * 2


def test_the_words_of_a_picture_may_hold_brackets_and_a_link() -> None:
    """They are read as any text is."""
    block, told = block_of("![画面[1]と[案内](https://example.jp/)](a (1).png)")
    assert told == []
    assert isinstance(block, Picture)
    assert (block.words.text, block.file) == ("画面[1]と案内（https://example.jp/）", "a (1).png")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("![画面] (a.png)", "picture-form"),
        ("！[画面](a.png)", "picture-form"),
        ("![画面]（a.png）", "picture-form"),
        ("![画面](a.png", "picture-form"),
        ("次の！[画面](a.PNG)です。", "picture-form"),
        ("![](絵 (1).jpg", "picture-form"),
        ("![画面](a.png）", "picture-form"),
        ("!［画面］(a.png)", "picture-brackets"),
        ("![画面］(a.png)", "picture-brackets"),
        ("！［画面］（a.jpeg）", "picture-brackets"),
    ],
)
def test_what_looks_like_a_picture_prints_as_it_is_and_is_told(line: str, code: str) -> None:
    """It was printed without a word; what is advised is a picture, and behind a backslash nothing is told."""
    reader = MarkupReader({}, {})
    reader.text(f"{line}\n以上です。")
    (mistake,) = reader.mistakes
    assert (mistake.code, mistake.severity, mistake.length <= len(line)) == (code, "warning", True)
    block, told = block_of(dict(mistake.values)["mended"])
    assert (isinstance(block, Picture), told) == (True, [])
    if code == "picture-form":
        block, told = block_of(line.replace("[", "\\["))
        assert isinstance(block, Paragraph)
        assert (block.body.text, told) == (line, [])


def test_the_advice_keeps_the_width() -> None:
    """It left it out, and who obeyed had the picture in another size."""
    for line in ("![画面]（a.png）{60%}", "！［画面］（a.png） {60%}"):
        reader = MarkupReader({}, {})
        reader.text(line)
        (mistake,) = reader.mistakes
        block, told = block_of(dict(mistake.values)["mended"])
        assert isinstance(block, Picture)
        assert (block.file, block.share, told) == ("a.png", 0.6, [])


@pytest.mark.parametrize("line", ["ご注意![重要]（次の表）", "！［重要］（a.png.zip）", "!［参考］ a.png", "![画面]\\(a.png)"])
def test_what_is_no_picture_is_not_told(line: str) -> None:
    """Brackets behind an exclamation mark."""
    assert block_of(line)[1] == []


@pytest.mark.parametrize("line", ["![画面](" + " " * 200_000 + "あ", "！［画面］（" * 40_000])
def test_a_long_line_that_begins_like_a_picture_is_looked_at_once(line: str) -> None:
    """From each space, and from each bracket, all the rest of the line was read again: for minutes."""
    assert block_of(line)[1] == []
