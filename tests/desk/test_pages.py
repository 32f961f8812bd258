"""Pages, fonts and pictures as a browser asks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from faqprint.desk.answers import RefusedRequestError
from faqprint.desk.pages import PageMaker
from faqprint.export.browser_files import font_file
from faqprint.export.svg import draw_svg
from tests.pictures.files import plain

from .browser import APPENDIX, write_content


def test_pages_are_those_of_the_layout(appendix: Path) -> None:
    """As ``export.svg`` draws them."""
    pages = PageMaker()
    laid = pages.lay_out(appendix, {}, "")
    assert laid.layout is not None and laid.faces is not None
    assert pages.draw(laid, 0) == draw_svg(laid.layout, 0, laid.faces)
    content, tag = pages.font(laid, 1)
    assert content == font_file(laid.faces.faces[1]) and tag == pages.font_tags(laid)[1]
    with pytest.raises(RefusedRequestError):
        pages.font(laid, 99)
    with pytest.raises(RefusedRequestError):
        pages.font(None, 0)
    with pytest.raises(RefusedRequestError):
        pages.picture(0)


def test_pictures_keep_their_numbers(tmp_path: Path) -> None:
    """From page to page, and while others come."""
    text = APPENDIX.replace("一行目。", "![一](a.png)").replace("二行目。", "![二](b.png)")
    path = write_content(tmp_path / "content", appendix=text)
    for name, width in (("a.png", 20), ("b.png", 30)):
        (path.parent / name).write_bytes(plain(width, 10))
    pages = PageMaker()
    laid = pages.lay_out(path, {}, "")
    assert laid.layout is not None
    drawn = "".join(pages.draw(laid, index) for index in range(laid.layout.count))
    assert drawn.index("/picture/0") < drawn.index("/picture/1")
    assert pages.picture(1)[1] == "image/png" and pages.picture(0)[0] != pages.picture(1)[0]
    assert "".join(pages.draw(laid, index) for index in range(laid.layout.count)) == drawn
