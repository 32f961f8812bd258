"""A folder of editions beside a content of four branches, and a change of a file."""

from pathlib import Path

from faqprint.distribution.folder import make_editions
from faqprint.distribution.folder_run import EditionOptions
from faqprint.distribution.summary import Summary

CODES = ["001", "002", "003", "004"]


def make(content: Path, **options: object) -> Summary:
    """Bring the folder beside the content up to date."""
    return make_editions(content, content.parent / "out", options=EditionOptions(**options))  # type: ignore[arg-type]  # fields by name


def edit(path: Path, old: str, new: str) -> None:
    """Change a text in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
