"""Manuals of other programs, made by them: three pages each, with bookmarks, links and tags (``producers/``).

typst.pdf: Typst 0.15.1, PDF/UA-1 and PDF/A-2a; chromium.pdf: Chromium 156, printed with an outline; libreoffice.pdf: Calc 7.4,
with PDF/UA asked for.  Their fonts are BIZ UDMincho, DejaVu and Noto, which may be passed on.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import page as page_validation
import pypdfium2
import pytest

from faqprint.binding.claims import Claims
from faqprint.binding.merge import merge
from tests.binding.manuals import Bound, labels_of, saved, tagged_pdf, titles_of

HERE = Path(__file__).parent / "producers"
MANUALS = sorted(path.stem for path in HERE.glob("*.pdf"))
APPENDIX = """\
title: 別紙３　ＦＡＱ
sections:
  - type: faq
    title: よくあるご質問
    categories:
      - name: 全般
        questions:
          - question: どこにありますか。
            answer: 参照　「Ⅰ．基本　第３編４章　管理者の電子証明書を取得する」をご覧ください。
"""


def pages_of(content: bytes) -> list[tuple[str, bytes]]:
    """The text and the picture of each page."""
    with pypdfium2.PdfDocument(content) as document:
        return [(page.get_textpage().get_text_range(), page.render(scale=0.4).to_pil().tobytes()) for page in document]


def check(path: Path) -> int:
    """What qpdf says."""
    return subprocess.run(["qpdf", "--check", path], capture_output=True).returncode


@pytest.mark.parametrize("name", MANUALS)
def test_each_as_manual_as_appendix_and_as_both(name: str, tmp_path: Path) -> None:
    """One tree that is sound as far as theirs was, links to their own pages, pictures and texts equal."""
    manual, own = (HERE / f"{name}.pdf").read_bytes(), saved(tagged_pdf(2))
    for number, pair in enumerate([(manual, own), (own, manual), (manual, manual)]):
        bound = Bound(*pair)
        assert bound.findings == []
        assert pages_of(bound.joined.content) == pages_of(pair[0]) + pages_of(pair[1])
        assert Bound(*pair).joined.content == bound.joined.content
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(bound.joined.content)
        assert check(path) == 0


def test_claims_that_both_make(tmp_path: Path) -> None:
    """Typst's PDF/UA-1 and PDF/A-2a with ours is both still, by a judge that is not ours; the reference is a link."""
    (tmp_path / "a.yaml").write_text(APPENDIX, "utf-8")
    report = merge(HERE / "typst.pdf", tmp_path / "a.yaml", tmp_path / "o.pdf")
    assert (report.claims, report.linked, report.warnings) == (("PDF/UA-1", "PDF/A-2a"), 1, ())
    for profile in ("ua1", "2a"):
        found = page_validation.validate_pdf(str(tmp_path / "o.pdf"), profile=profile)
        assert found.is_compliant, found.failures


def test_claims_that_only_one_makes() -> None:
    """Chromium's is nothing, so that nothing is claimed."""
    bound = Bound((HERE / "chromium.pdf").read_bytes(), (HERE / "typst.pdf").read_bytes())
    assert bound.joined.claimed == Claims("", "", "", ())
    assert titles_of(bound.pdf)[-1] == "  別紙２　推奨環境とパソコンの設定について"
    assert labels_of(bound.pdf) == ["1", "2", "3", "4", "5", "6"]
