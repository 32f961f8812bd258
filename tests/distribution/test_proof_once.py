"""The proof of editions: distinct pages by their streams, some editions whole."""

import zlib
from pathlib import Path
from typing import Any

import pytest

from faqprint.compose.appendix import compose
from faqprint.distribution import edition_maker as making
from faqprint.distribution.edition_maker import EditionMaker
from faqprint.distribution.folder import Options, make_editions
from faqprint.distribution.proof_once import StreamProof, choose_whole, without_spaces
from faqprint.errors import ProofError
from faqprint.export.edition_pdf import EditionPrinter
from faqprint.export.object_file import whole_object
from faqprint.manuscript.branches import read_branches
from faqprint.manuscript.load import load
from faqprint.manuscript.values import resolve
from faqprint.pipeline.composition import load_faces
from faqprint.proof import content as reading


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
    proof = StreamProof(characters)
    proof.prove(stream, texts, marks)
    proof.prove(stream, (), 0)  # it was read back, and is not again
    operators = zlib.decompressobj().decompress(body.partition(b"stream\r\n")[2] or body.partition(b"stream\n")[2])
    bad = whole_object(b"<<>>\nstream\n" + zlib.compress(operators.rstrip().removesuffix(b"EMC")) + b"\nendstream")
    for damaged in ((stream, texts[:-1], marks), (stream, texts, marks + 1), (bad, texts, marks)):
        with pytest.raises(ProofError):
            StreamProof(characters).prove(*damaged)


def test_each_distinct_page_once(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that editions share is read back once; a failed proof fails that edition, which is not written."""
    proved: list[bytes] = []
    read = reading.read_content

    def note(stream: bytes, *rest: Any) -> reading.Content:
        proved.append(stream)
        return read(stream, *rest)

    monkeypatch.setattr(reading, "read_content", note)
    summary = make_editions(content, content.parent / "out")
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
    assert len(make_editions(content, content.parent / "out", options=Options(proof=False)).made) == 4
