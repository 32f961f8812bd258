"""The file of a picture as a value, and the error of one that cannot be printed."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class PictureError(ValueError):
    """A file that cannot be printed as a picture: ``code`` names the sentence in ``messages``, ``values`` fill it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class PictureFile(NamedTuple):
    """The file of a picture, found sound."""

    content: bytes
    #: Of the content, in hexadecimal digits.
    sha256: str
    #: ``png`` or ``jpeg``.
    kind: str
    #: Samples across and down, as they lie in the file.
    columns: int
    rows: int
    #: 1 grey, 3 colour.
    components: int
    #: How it is turned before it is shown: 1 not at all, 2 to 8 as EXIF counts them (Exif 2.32, 4.6.4, Orientation).
    turn: int = 1

    @property
    def width(self) -> int:
        """Samples across, as it is shown."""
        return self.columns if self.turn < 5 else self.rows

    @property
    def height(self) -> int:
        """Samples down, as it is shown."""
        return self.rows if self.turn < 5 else self.columns

    def __repr__(self) -> str:
        """In a few words that stand for the content."""
        return f"PictureFile({self.kind}, {self.columns}×{self.rows}, {self.sha256})"
