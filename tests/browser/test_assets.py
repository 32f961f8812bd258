"""The page's own files: short modules without circles, nothing inline, nothing from elsewhere."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter

from .conftest import ROOT

ASSETS = ROOT / "src" / "faqprint" / "desk" / "assets"
MODULES = {path.name: path.read_text("utf-8") for path in sorted(ASSETS.glob("*.js"))}


def test_modules_are_short() -> None:
    """As those of the program are."""
    assert {name: text.count("\n") for name, text in MODULES.items() if text.count("\n") >= 400} == {}


def test_modules_have_no_circles_and_none_is_left_over() -> None:
    """What a module imports is there, and does not import it by way of others; the page reaches all of them."""
    imports = {name: set(re.findall(r'^import .*?"\./([a-z_]+\.js)";$', text, re.M | re.S)) for name, text in MODULES.items()}
    assert set().union(*imports.values()) | {"desk.js"} == MODULES.keys()
    TopologicalSorter(imports).prepare()  # raises for a circle


def test_every_name_that_is_imported_is_used() -> None:
    """And every module says at its head what it is."""
    for name, text in MODULES.items():
        assert text.startswith("// "), name
        body = re.sub(r"^import .*?;$", "", text, flags=re.M | re.S)
        for names in re.findall(r"^import \{(.*?)\} from", text, re.M | re.S):
            unused = [one.strip() for one in names.split(",") if one.strip() and not re.search(rf"\b{one.strip()}\b", body)]
            assert unused == [], name


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    """What the policy of the page would keep out is not there in the first place."""
    page = (ASSETS / "index.html").read_text("utf-8")
    assert not re.search(r"<style|\bstyle=|\bon[a-z]+=|<script(?![^>]*\bsrc=)|javascript:", page)
    together = "".join(path.read_text("utf-8") for path in ASSETS.iterdir() if path.is_file())
    assert set(re.findall(r"https?://[\w.]+", together)) <= {"http://www.w3.org"}
    assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", together)
