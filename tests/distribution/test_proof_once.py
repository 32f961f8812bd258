"""The proof of editions: distinct pages by their streams, some editions whole."""

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from faqprint.compose.appendix import compose
from faqprint.distribution import edition_maker as making
from faqprint.distribution.edition_maker import EditionMaker
from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.proof_once import StreamProof, choose_whole, without_spaces
from faqprint.errors import ProofError
from faqprint.export.edition_pdf import EditionPrinter
from faqprint.export.object_file import ObjectBody, whole_object
from faqprint.layout.display_list import PlacedLine
from faqprint.manuscript.branches import read_branches
from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.composition import load_faces
from faqprint.proof import line_forms
from faqprint.proof.font import Font
from faqprint.proof.line_forms import NO_FONT, FormText, SetFont
from faqprint.text.line import Line


def test_sample_is_first_last_and_ten_by_hash() -> None:
    """The choice depends on the codes alone, and is all of a short list."""
    codes = [f"{i:03}" for i in range(500)]
    chosen = choose_whole(codes)
    assert {"000", "499"} <= chosen and 10 <= len(chosen) <= 12
    assert choose_whole(codes) == chosen
    assert choose_whole(codes[:3]) == {"000", "001", "002"}


@pytest.mark.parametrize(
    ("text", "compared"), [("", ""), (" あ　い\n", "あい"), ("か\u3099", "が"), ("①", "①"), ("a\u00a0b\t", "ab")]
)
def test_white_space_is_not_compared(text: str, compared: str) -> None:
    """Composition changes it; marks that combine may come apart, and nothing else is taken for something other."""
    assert without_spaces(text) == compared


def test_streams_say_what_was_laid_out(content: Path) -> None:
    """A page's own stream is proved; with another text, a missing mark or a lost end it is refused."""
    appendix = load(content)
    faces = load_faces(appendix)
    printer = EditionPrinter(faces, compose(resolve(appendix, {}), faces))
    layout = compose(resolve(appendix, {}, "本店"), faces)
    pages = list(layout.pages())
    streams = list(printer.draw(layout, pages).streams())
    assert len(streams) == 2 * len(pages)
    stream, texts, marks = streams[0]
    body = b"".join(stream.parts)
    characters = printer.characters
    proof = StreamProof(characters, text_of)
    proof.prove(stream, texts, marks)
    proof.prove(stream._replace(parts=()), texts, marks)  # it was read back, and is not again
    for other, count in ((streams[1][1], marks), (texts[:-1], marks), (texts, marks + 1)):
        with pytest.raises(ProofError):  # it was sound once, so a page that was drawn as another one's was not found
            proof.prove(stream, other, count)
    operators = zlib.decompressobj().decompress(body.partition(b"stream\r\n")[2] or body.partition(b"stream\n")[2])
    bad = whole_object(b"<<>>\nstream\n" + zlib.compress(operators.rstrip().removesuffix(b"EMC")) + b"\nendstream")
    for damaged in ((stream, texts[:-1], marks), (stream, texts, marks + 1), (bad, texts, marks)):
        with pytest.raises(ProofError):
            StreamProof(characters, text_of).prove(*damaged)


def text_of(texts: Sequence[PlacedLine]) -> str:
    """What lines say, as it is compared."""
    return without_spaces("".join(piece.text for text in texts for piece in text.line.pieces))


@pytest.mark.parametrize(
    ("operators", "shown", "marks"),
    [
        (b"/P<</MCID 0>>BDC\nBT 1 2 Td/F1 9 Tf(\0\1)Tj\nET\nEMC\n/P<</MCID 1>>BDC\nBT 1 2 Td(\0\2)Tj\nET\nEMC\n", "あい", 2),
        (b"/P<</MCID 0>>BDC\nBT 1 2 Td/F1 9 Tf(\0\1)Tj /F2 9 Tf(\0\2)Tj\nET\nEMC\n", "あ漢", 1),  # of another form
        (b"/P<</MCID 0>>BDC\nBT 1 2 Td/F1 9 Tf(EMC\n)Tj\nET\nEMC\n", "字書", 1),  # the end of a mark in a string
        (
            b"/P<</MCID 0>>BDC\nBT 1 2 Td/F1 9 Tf(\0\1)Tj\nET\nEMC\n/P<</MCID 1>>BDC\nBT 1 2 Td/F2 9 Tf(\0\2)Tj\nET\nEMC",
            "あ漢",
            2,
        ),
    ],
)
def test_streams_of_any_form_are_read(operators: bytes, shown: str, marks: int) -> None:
    """Mark by mark, or as a whole where that cannot be; with other words, or in another order of the marks, they are refused."""
    characters = {"F1": {1: "あ", 2: "い", 0x454D: "字", 0x430A: "書"}, "F2": {2: "漢"}}
    proof = StreamProof(characters, lambda texts: shown if texts else "")
    line = PlacedLine(0.0, 0.0, 9.0, Line(0, 0, (), 0), 0)
    proof.prove(as_stream(operators), (line,), marks)
    swapped = operators.replace(b"MCID 0", b"MCID 7")
    other_font = operators.replace(b"/F1", b"/F2")
    open_ended = operators + b"/P<</MCID 9>>BDC\n"
    outside = operators + b"\nBT 1 2 Td/F1 9 Tf(\0\1)Tj\nET\n"
    for refused in (swapped, other_font, open_ended, outside):
        with pytest.raises(ProofError):
            proof.prove(as_stream(refused), (line,), marks)
    with pytest.raises(ProofError):
        proof.prove(as_stream(operators + b" "), (), marks)


def as_stream(operators: bytes) -> ObjectBody:
    """An object that holds a page's operators."""
    return whole_object(b"<<>>\nstream\n" + zlib.compress(operators) + b"\nendstream")


def test_each_distinct_mark_once(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that editions share is read back once; a failed proof fails that edition, which is not written."""
    proved: list[tuple[bytes, SetFont]] = []
    read = line_forms.read_text

    def note(stream: bytes, fonts: Mapping[str, Font], set_font: SetFont = NO_FONT) -> FormText | None:
        proved.append((stream, set_font))
        return read(stream, fonts, set_font)

    monkeypatch.setattr(line_forms, "read_text", note)
    monkeypatch.setattr(making, "prove", lambda *edition: None)
    summary = make_editions(content, content.parent / "out", options=EditionOptions(ledger=False))
    assert len(summary.made) == 4 and len(proved) == len(set(proved)) > 4

    def refuse(*arguments: object) -> None:
        raise ProofError("proof-failed", lambda lang: ["別の文字"])

    monkeypatch.setattr(StreamProof, "prove", refuse)
    summary = make_editions(content, content.parent / "bad")
    assert [error.exit_status for _, error in summary.failures] == [4] * 4
    assert not list((content.parent / "bad").glob("0*.pdf"))


def test_proof_finds_nothing_in_real_editions(content: Path) -> None:
    """Whole editions, whose fonts are put together glyph by glyph, pass the same proof as a plain build."""
    maker = EditionMaker(load(content))
    for branch in read_branches(maker.appendix).branches:
        maker.make(branch, proof=True, whole=True)


def test_proof_can_be_left_out(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it nothing is read back."""
    monkeypatch.setattr(StreamProof, "prove", None)
    monkeypatch.setattr(making, "prove", None)
    assert len(make_editions(content, content.parent / "out", options=EditionOptions(proof=False)).made) == 4
