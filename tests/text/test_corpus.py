"""The corpus of line breaks: every case exact, and its properties over all its texts and the seed's paragraphs."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from .corpus import CASES, MORE, SEED, TEXTS, UNBROKEN, broken, content, forbidden_edge, widths, without_spaces

PROFILES = {"default": "strict", "seed": "normal"}
#: Units that fill a line of their own in the corpus.
UNITS = ["info@example.co.jp"]
MEASURES = [half / 2 for half in range(8, 91)]


@pytest.mark.parametrize("case", CASES + MORE, ids=lambda case: str(case["id"]))
def test_case(case: dict[str, Any]) -> None:
    """Each case breaks exactly as the corpus, or the rule it names, says."""
    lines, _ = broken(case["text"], case["width_em"], **case.get("options", {}))
    assert lines == [unicodedata.normalize("NFC", line) for line in case["expect"]["lines"]]


@pytest.mark.parametrize("case", [case for case in CASES if "natural_em" in case["expect"]], ids=lambda case: str(case["id"]))
def test_natural_widths(case: dict[str, Any]) -> None:
    """The widths are the natural ones of the corpus, shrunk lines at the measure (SP-2, SP-6)."""
    got = widths(case["text"], case["width_em"], **case.get("options", {}))
    assert got == [min(natural, case["width_em"]) for natural in case["expect"]["natural_em"]]


@pytest.mark.parametrize("case", [case for case in MORE if "widths_em" in case["expect"]], ids=lambda case: str(case["id"]))
def test_widths(case: dict[str, Any]) -> None:
    """The widths are what the rule says, and belong to the lines."""
    assert widths(case["text"], case["width_em"], **case.get("options", {})) == case["expect"]["widths_em"]


@pytest.mark.parametrize(
    "paragraph", [paragraph for paragraph in SEED if "exception" not in paragraph], ids=lambda p: p["text"][:12]
)
def test_seed_paragraph(paragraph: dict[str, Any]) -> None:
    """The seed profile breaks each paragraph as the seed does, the one reference that fits no fixed measure apart."""
    assert broken(paragraph["text"], paragraph["measure"], profile="seed")[0] == paragraph["lines"]


def test_default_profile_on_the_seed() -> None:
    """The default profile at 17, 26 and 24 em changes the references and the small っ of row 13, nothing else."""
    changed = [
        paragraph["text"][:6]
        for paragraph in SEED
        if broken(paragraph["text"], {26.5: 26}.get(paragraph["measure"], paragraph["measure"]), profile="default")[0]
        != paragraph["lines"]
    ]
    assert changed == ["パソコンの推", "パソコンの推", "電子証明書の", "法人ＩＢの再", "電子証明書の"]


@pytest.mark.parametrize("profile", PROFILES)
def test_properties(profile: str) -> None:
    """PROP-1 to PROP-5 and PROP-8 hold for every text at every measure."""
    for text in TEXTS:
        for measure in MEASURES:
            lines, cut = broken(text, measure, profile=profile)
            where = (text, measure, lines)
            assert forbidden_edge(lines, PROFILES[profile]) == "", where
            assert without_spaces("".join(lines)) == without_spaces(text), where
            assert max(widths(text, measure, profile=profile)) <= measure + 1e-6, where
            for unit in UNBROKEN:
                if not cut and unit in text:
                    assert "\n".join(lines).count(unit) == unicodedata.normalize("NFC", text).count(unit), where
            # LB-15 parts no unit: where the line before is one, the runt stays.
            if profile == "default" and measure >= 8 and len(lines) > 1 and lines[-2] not in UNITS:
                assert content(lines[-1]) >= 2, where


def test_line_count() -> None:
    """PROP-6: JLREQ's spacing takes no more lines than fixed pitch, but for one that the runt rule may add."""
    for text in TEXTS:
        for measure in MEASURES:
            fixed = len(broken(text, measure, kinsoku="strict")[0])
            plain = len(broken(text, measure, kinsoku="strict", spacing="jlreq", adjust="shrink")[0])
            assert plain <= fixed, (text, measure)
            assert len(broken(text, measure, profile="default")[0]) <= fixed + 1, (text, measure)
