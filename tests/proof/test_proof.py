"""The proof of a build: what the page says and shows against the content and the fonts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Operator, Pdf, String

from faqprint.proof import prove, report
from faqprint.proof.finding import Finding
from faqprint.proof.reader import read_pdf
from faqprint.proof.text import characters

from .damage import Instructions, damaged, edit, index_of
from .sample import QUESTIONS, Sample, make, make_from


def proved(sample: Sample, pdf: bytes) -> tuple[Finding, ...]:
    """The findings about ``pdf`` as the PDF of the sample."""
    return prove(pdf, sample.appendix, sample.faces, sample.layout.area, sample.layout.area_even)


def place_of(sample: Sample, text: str) -> tuple[int, int]:
    """Index of the page and MCID of the mark in which a line of the content reads so."""
    return next(
        (page.page.number - 1, mark.mcid)
        for page in read_pdf(sample.pdf).pages
        for mark in page.content.marks
        for run in mark.runs
        if mark.mcid >= 0 and text in characters(page, run)
    )


def code_of(sample: Sample, character: str) -> tuple[str, int]:
    """Font resource and code of a character of the sample's text."""
    return next(
        (name, code)
        for page in read_pdf(sample.pdf).pages
        for name, font in page.fonts.items()
        for code, own in font.characters.items()
        if own == character
    )


def rewritten(sample: Sample, text: str, change: Callable[[Instructions, int], Instructions]) -> tuple[bytes, int]:
    """The sample with the stream changed where a mark reads ``text``, and that page; ``change`` is told the BDC's index."""
    index, mcid = place_of(sample, text)

    def in_page(pdf: Pdf) -> None:
        def at_mark(instructions: Instructions) -> Instructions:
            begin = next(i for i, (o, op) in enumerate(instructions) if str(op) == "BDC" and int(o[1].get("/MCID", -1)) == mcid)
            return change(instructions, begin)

        edit(pdf.pages[index], at_mark, pdf)

    return damaged(sample.pdf, in_page), index + 1


def the(findings: tuple[Finding, ...], code: str) -> Finding:
    """The first finding of a code."""
    return next(item for item in findings if item.code == code)


def test_a_good_file_has_no_finding(sample: Sample) -> None:
    """The whole of the sample is proved without a finding."""
    assert report(proved(sample, sample.pdf)) == []


@pytest.mark.parametrize("change", ["large", "B5", "seed", "duplex", "hang", "binding"])
def test_other_styles_have_no_finding(change: str, tmp_path: Path) -> None:
    """Paper, sizes, line rules and margins do not matter to the proof."""
    style = {
        "large": "large",
        "B5": "{base: standard, paper: B5, sizes: {table: 8}, margins: {left: 12, right: 12}}",
        "seed": "{base: standard, profile: seed, line: {kinsoku: loose}}",
        "duplex": "{base: standard, duplex: true, measures: {question: 12}, folio: '{page}'}",
        "hang": "{base: standard, line: {hang: allow, autospace: 0.125}}",
        "binding": "{base: standard, margins: {binding: 5}, duplex: true, sizes: {table: 8}}",
    }[change]
    (tmp_path / "style.yaml").write_text(style if style.startswith("{") else "base: large", encoding="utf-8")
    sample = make(tmp_path, 12, "style: style.yaml\n")
    assert report(proved(sample, sample.pdf)) == []


def test_a_swapped_glyph_is_found(sample: Sample) -> None:
    """Another character in the place of one is a difference, named by page and question."""
    _, code = code_of(sample, "用")
    text = "12番目の"

    def change(instructions: Instructions, begin: int) -> Instructions:
        show = index_of(instructions, "Tj", begin)
        shown = bytes(instructions[show][0][0])
        instructions[show][0][0] = String(shown[:-2] + code.to_bytes(2, "big"))
        return instructions

    pdf, page = rewritten(sample, text, change)
    found = the(proved(sample, pdf), "text-differs")
    assert (found.page, found.where) == (page, "No.12")
    assert "用" in dict(found.values)["found"]


def test_a_dropped_line_is_found(sample: Sample) -> None:
    """A line that is not drawn is a difference, named by page and question."""

    def change(instructions: Instructions, begin: int) -> Instructions:
        first = index_of(instructions, "BT", begin)
        return instructions[:first] + instructions[index_of(instructions, "ET", first) + 1 :]

    pdf, page = rewritten(sample, "14番目の", change)
    found = the(proved(sample, pdf), "text-differs")
    assert (found.page, found.where) == (page, "No.14")
    assert "14番目の" in dict(found.values)["expected"]


def test_the_last_line_dropped_is_found(sample: Sample) -> None:
    """What is missing at the very end is missing, too."""

    def change(instructions: Instructions, begin: int) -> Instructions:
        first = index_of(instructions, "BT", begin)
        return instructions[:first] + instructions[index_of(instructions, "ET", first) + 1 :]

    pdf, _ = rewritten(sample, "事務部まで", change)
    assert dict(the(proved(sample, pdf), "text-missing").values)["expected"] == "事務部まで"


@pytest.mark.parametrize(("x", "code"), [(5000.0, "text-off-page"), (-3.0, "text-off-page"), (20.0, "text-outside")])
def test_text_in_the_wrong_place_is_found(sample: Sample, x: float, code: str) -> None:
    """Text off the page, or in its margin, is named by page and question."""

    def change(instructions: Instructions, begin: int) -> Instructions:
        instructions[index_of(instructions, "Td", begin)][0][0] = x
        return instructions

    pdf, page = rewritten(sample, "9番目の", change)
    found = the(proved(sample, pdf), code)
    assert (found.page, found.where) == (page, "No.9")


def test_content_marked_as_artifact_is_found(sample: Sample) -> None:
    """Content that no screen reader reads is missing from the text."""

    def change(instructions: Instructions, begin: int) -> Instructions:
        instructions[begin] = ([Name("/Artifact"), Dictionary(Type=Name("/Layout"))], Operator("BDC"))
        return instructions

    pdf, page = rewritten(sample, "5番目の", change)
    findings = proved(sample, pdf)
    assert (the(findings, "text-differs").page, the(findings, "text-differs").where) == (page, "No.5")
    assert the(findings, "mark-absent").page == page


def test_a_doubled_line_is_found(sample: Sample) -> None:
    """A line drawn twice is text that the content does not have, and stands upon itself."""

    def change(instructions: Instructions, begin: int) -> Instructions:
        first = index_of(instructions, "BT", begin)
        last = index_of(instructions, "ET", first) + 1
        return instructions[:last] + instructions[first:last] + instructions[last:]

    pdf, page = rewritten(sample, "8番目の", change)
    findings = proved(sample, pdf)
    assert (the(findings, "text-differs").page, the(findings, "text-differs").where) == (page, "No.8")
    assert the(findings, "text-overlap").page == page


@pytest.mark.parametrize(
    "operator", [([3], Operator("Tr")), ([1], Operator("g")), ([0.9, 0.9, 0.9], Operator("rg")), ([0, 0, 0, 0.1], Operator("k"))]
)
def test_text_that_cannot_be_seen_is_found(sample: Sample, operator: tuple[list[float], Operator]) -> None:
    """Invisible, white and pale text is text to a program only."""

    def change(instructions: Instructions, begin: int) -> Instructions:
        first = index_of(instructions, "BT", begin)
        last = index_of(instructions, "ET", first) + 1
        black = [([0], Operator("Tr")), ([0], Operator("g"))]
        return [*instructions[:first], operator, *instructions[first:last], *black, *instructions[last:]]

    pdf, page = rewritten(sample, "13番目の", change)
    assert {(item.code, item.page, item.where) for item in proved(sample, pdf)} == {("text-pale", page, "No.13")}


def test_lines_exchanged_are_found(sample: Sample) -> None:
    """The same characters in another order are a difference."""

    def change(instructions: Instructions, begin: int) -> Instructions:
        first = index_of(instructions, "Tj", begin)
        second = index_of(instructions, "Tj", first + 1)
        instructions[first], instructions[second] = instructions[second], instructions[first]
        return instructions

    pdf, page = rewritten(sample, "11番目の", change)
    assert (the(proved(sample, pdf), "text-differs").page, the(proved(sample, pdf), "text-differs").where) == (page, "No.11")


def font_of(pdf: Pdf, resource: str) -> Any:
    """The font object of a resource name."""
    return pdf.pages[0].obj.Resources.Font[f"/{resource}"]


def with_program(sample: Sample, resource: str, change: Callable[[TTFont], None]) -> bytes:
    """The sample with the program of one of its fonts changed."""

    def in_file(pdf: Pdf) -> None:
        descriptor = font_of(pdf, resource).DescendantFonts[0].FontDescriptor
        font = TTFont(BytesIO(descriptor.FontFile2.read_bytes()), recalcBBoxes=False)
        change(font)
        out = BytesIO()
        font.save(out)
        descriptor.FontFile2 = pdf.make_stream(out.getvalue(), Length1=len(out.getvalue()))

    return damaged(sample.pdf, in_file)


def test_a_wrong_unicode_is_found(sample: Sample) -> None:
    """A glyph whose ToUnicode names another character is not that character's glyph."""
    resource, code = code_of(sample, "番")

    def change(pdf: Pdf) -> None:
        font = font_of(pdf, resource)
        pattern = rb"(<%04X> ?)<%04X>" % (code, ord("番"))
        mapped = re.sub(pattern, rb"\1<%04X>" % ord("審"), font.ToUnicode.read_bytes())
        font.ToUnicode = pdf.make_stream(mapped)

    findings = proved(sample, damaged(sample.pdf, change))
    assert the(findings, "text-differs").where == "No.1"
    assert dict(the(findings, "glyph-wrong").values) == {"character": "審"}
    assert the(findings, "glyph-wrong").where.startswith("No.1 ")


def test_a_missing_outline_is_found(sample: Sample) -> None:
    """A glyph that draws nothing is named with the page and the question where it first should."""
    resource, code = code_of(sample, "閉")

    def change(font: TTFont) -> None:
        glyphs = font["glyf"]
        glyphs.glyphs[font.getGlyphName(code)] = type(glyphs[font.getGlyphName(0)])()

    found = the(proved(sample, with_program(sample, resource, change)), "glyph-no-outline")
    assert dict(found.values)["character"] == "閉"
    assert found.page == place_of(sample, "閉じ")[0] + 1
    assert found.where.startswith("No.2 ")


def test_an_exchanged_outline_is_found(sample: Sample) -> None:
    """Two glyphs with each other's outlines are not the source's, though every code says the right character."""
    resource, one = code_of(sample, "番")
    other = next(c for n, c in [code_of(sample, "目")] if n == resource)

    def change(font: TTFont) -> None:
        glyphs = font["glyf"].glyphs
        a, b = font.getGlyphName(one), font.getGlyphName(other)
        glyphs[a], glyphs[b] = glyphs[b], glyphs[a]

    findings = proved(sample, with_program(sample, resource, change))
    assert {dict(item.values)["character"] for item in findings if item.code == "glyph-outline"} == {"番", "目"}


def test_a_trimmed_mark_of_another_glyph_is_found(sample: Sample) -> None:
    """Trimmed punctuation must be a copy of the very mark, moved sideways only."""
    font = next(font for page in read_pdf(sample.pdf).pages for font in page.fonts.values() if "Mincho" in font.name)
    last = sample.faces.faces[0].glyph_count
    code = next(code for code, own in font.characters.items() if code >= last and own == "」")
    resource, wrong = code_of(sample, "番")

    def other_glyph(program: TTFont) -> None:
        program["glyf"][program.getGlyphName(code)].components[0].glyphName = program.getGlyphName(wrong)

    def raised(program: TTFont) -> None:
        program["glyf"][program.getGlyphName(code)].components[0].y = 40

    for change in (other_glyph, raised):
        assert dict(the(proved(sample, with_program(sample, resource, change)), "glyph-wrong").values) == {"character": "」"}


def test_changed_widths_are_found(sample: Sample) -> None:
    """A width in the file that is not the font's is named by its character."""
    resource, code = code_of(sample, "1")

    def change(pdf: Pdf) -> None:
        inner = font_of(pdf, resource).DescendantFonts[0]
        inner.W = pikepdf.Array([*inner.W, code, pikepdf.Array([700])])

    found = the(proved(sample, damaged(sample.pdf, change)), "glyph-width")
    assert dict(found.values) == {"character": "1", "width": "700", "expected": "500"}


def test_a_font_of_unknown_source_is_found(sample: Sample) -> None:
    """A font that is none of the style's faces is named."""

    def change(pdf: Pdf) -> None:
        font_of(pdf, "F0").BaseFont = Name("/ABCDEF+Other")

    assert the(proved(sample, damaged(sample.pdf, change)), "font-unknown").where == "ABCDEF+Other"


def test_changed_content_is_found(sample: Sample, tmp_path: Path) -> None:
    """The PDF of one content is not that of another that differs in one character of one answer."""
    path = tmp_path / "other"
    path.mkdir()
    other = make(path, QUESTIONS, edit=lambda text: text.replace("13番目のご質問ですが", "13番目のご質間ですが"))
    found = proved(other, sample.pdf)
    assert [(item.code, item.where) for item in found] == [("text-differs", "No.13")]


def test_content_added_at_the_end_is_found(sample: Sample, tmp_path: Path) -> None:
    """Text that the content does not have, after all that it has, is surplus."""
    shorter = sample.appendix._replace(sections=sample.appendix.sections[:-1])
    found = prove(sample.pdf, shorter, sample.faces, sample.layout.area, sample.layout.area_even)
    assert [item.code for item in found] == ["text-surplus"]


def test_a_wrong_page_in_the_contents_is_found(sample: Sample) -> None:
    """A page number of the contents list is the label of the page where the section begins."""
    page = read_pdf(sample.pdf).pages[0]
    _, five = code_of(sample, "5")
    label = next(
        mark for mark in page.content.marks if mark.tag == "Lbl" and "－" in "".join(characters(page, run) for run in mark.runs)
    )

    def change(pdf: Pdf) -> None:
        def at_label(instructions: Instructions) -> Instructions:
            begin = next(
                i for i, (o, op) in enumerate(instructions) if str(op) == "BDC" and int(o[1].get("/MCID", -1)) == label.mcid
            )
            show = index_of(instructions, "Tj", begin)
            instructions[show][0][0] = String(bytes(instructions[show][0][0])[:-2] + five.to_bytes(2, "big"))
            return instructions

        edit(pdf.pages[0], at_label, pdf)

    found = the(proved(sample, damaged(sample.pdf, change)), "text-differs")
    assert dict(found.values) == {"expected": "別紙３－1", "found": "別紙３－5"}


def test_a_file_that_cannot_be_read_is_a_finding(sample: Sample) -> None:
    """Half a file is damage, not an error."""
    assert [item.code for item in proved(sample, sample.pdf[: len(sample.pdf) // 2])] == ["pdf-damaged"]


CHARACTERS = (
    "あがパっゃ、。・：？「」『』（）【】…‥―〜～－ＡＢ１２abcX 019.,-/()%&<'漢字証明書①㈱№￥％＜＞々ゝ髙﨑𠮟ｱｶﾞ"
    "“”‘’'\"«»≪≫㎥゛±½®я\u3000\u00a0\u200b\u2060\u00ad"
)
PIECES = (
    "https://www.example.com/abc/def?x=1 ",
    "host@example.jp",
    "096-326-9407",
    "**強調**",
    "It’s “OK”",
    "«引用»",
    "co\u00adoper\u00adation",
    "[[q0]]",
    "葛\U000e0100",
    "か\u309a",
)
MARKS = ("", "", "", "・", "◆", "（１）", "① ", "※", "注）", "参照 ", "　・", "　（２）", "　続き", "- ", "1. ")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_content_is_proved(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever an editor writes, the proof of what was made of it has no finding."""
    words = st.lists(st.sampled_from((*CHARACTERS, *PIECES)), min_size=1, max_size=70).map(lambda parts: f"は{''.join(parts)}")
    line = st.tuples(st.sampled_from(MARKS), words).map("".join)
    answers = data.draw(st.lists(st.lists(line, min_size=1, max_size=9).map("\n".join), min_size=1, max_size=8))
    questions = [{"question": data.draw(words), "answer": answer, "id": f"q{i}"} for i, answer in enumerate(answers)]
    faq = {
        "type": "faq",
        "title": "ＦＡＱ",
        "categories": [{"name": "区分（名）", "questions": questions}],
    }
    text = {"type": "text", "title": "本文", "body": data.draw(line)}
    profile = data.draw(st.sampled_from(("default", "seed")))
    (tmp_path / "style.yaml").write_text(f"{{base: standard, profile: {profile}}}", encoding="utf-8")
    sample = make_from(
        tmp_path, json.dumps({"title": "題", "style": "style.yaml", "toc": True, "sections": [faq, text]}, ensure_ascii=False)
    )
    assert report(proved(sample, sample.pdf)) == []
