"""``[words](https://…)``: words that lead to a page, and what is typed for them and is none (FM-21)."""

from __future__ import annotations

import re
from typing import Final

from .inline_runs import VALUE, InlineRun

#: What a URL is typed of: no space, brackets in pairs, values.
_ADDRESS: Final = r"(?:\{\{[^{}\n]*\}\}|[^\s(){}]|\((?:\{\{[^{}\n]*\}\}|[^\s(){}])*\))+"
#: The mark; ``words`` and ``url`` are its groups.
WORD_LINK: Final = (
    r"\[(?=[ \u3000]*[^\s\]])(?P<words>[^\[\]\n]+)\]"
    rf"\([ \u3000]*(?P<url>(?=(?i:https?)://[^\s()/]|\{{\{{){_ADDRESS})[ \u3000]*\)"
)
#: A bracket whose meaning is taken away.
ESCAPED_LINK: Final = r"\\\[(?=[^\[\]\n]*\][ \u3000]*[(（])"
#: What looks like the mark: no words, other brackets, a space between them, an address that is none of a page, a file, nothing.
LINK_LIKE: Final = (
    r"(?<![!！])\[(?P<words>[^\[\]\n]*)\][ \u3000]*[(（][ \u3000]*+"
    r"(?!(?i:https?)://(?![^\s()（）/]))"
    r"(?:(?P<target><?(?:[A-Za-z][A-Za-z0-9+.\-]{0,20}:(?=[^\s)）])|www\.)[^()（）\n]*)[)）]?"
    r"|(?P<file>(?:[^\s()（）/.]*/)*[^\s()（）/.][^\s()（）/]*\.[A-Za-z]{2,4}|)[ \u3000]*[)）])"
)
#: How the names of files end that are pictures.
PICTURES: Final = (".png", ".jpg", ".jpeg")
#: What other programs write around an address, and a title behind it.
_AROUND: Final = r"^<|>.*$|(?<!\s)\s+[\"'“”].*$"
_PAGE: Final = "(?i)https?://[^/]"


def address_runs(url: str, strong: bool) -> list[InlineRun]:
    """Give the runs that print a URL, a link like any, behind the words that lead there; its values are still to be put in."""
    runs = [InlineRun("（", strong)]
    at = 0
    for match in VALUE.finditer(url):
        runs.append(InlineRun(url[at : match.start()], strong, url))
        runs.append(InlineRun(match[0], strong, url, match[1].strip(" \u3000")))
        at = match.end()
    return [*runs, InlineRun(url[at:], strong, url), InlineRun("）", strong)]


def link_mistake(match: re.Match[str]) -> tuple[str, dict[str, str]]:
    """Say why what looks like a link is none: the code of the sentence, and its values."""
    words = match["words"].strip(" \u3000") or "案内"
    if match["target"] is None:
        if match["file"].lower().endswith(PICTURES):
            return "picture-form", {"mended": f"![{words}]({match['file']})"}
        return "link-form", {"mended": f"[{words}](https://www.example.jp/)"}
    target = re.sub(_AROUND, "", match["target"].strip())
    target = re.sub(r"\s", "%20", target)
    if target.startswith("www."):
        target = f"https://{target}"
    if re.match(_PAGE, target):
        return "link-form", {"mended": f"[{words}]({target})"}
    return "link-scheme", {"scheme": target.partition(":")[0]}
