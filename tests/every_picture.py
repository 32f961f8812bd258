"""A document of every kind of picture that is read, and of codes: ``every_picture.py FOLDER`` writes it.

Each kind is a question with its picture; then a picture behind an item, one that is higher than a page, and codes with words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from struct import pack
from typing import Final

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.pictures.files import Pixel, chunk, jpeg, png

#: Columns and rows of a picture: 27 x 17 mm at 150 dpi.
SIZE: Final = 160, 100
#: A table of colours of four entries, the last one see-through.
COLOURS: Final = chunk(b"PLTE", bytes((20, 20, 120, 220, 120, 40, 240, 240, 240, 0, 0, 0))) + chunk(b"tRNS", b"\xff\xff\xff\0")
SENTENCE: Final = "画面の右上の「設定」を押し、次の画面で「利用者の追加」を選びます。"


def shades(samples: int, depth: int) -> Pixel:
    """Give pixels that grow lighter to the right, dark in the upper left quarter; the last sample of two or four is alpha."""
    top = (1 << depth) - 1

    def pixel(x: int, y: int) -> tuple[int, ...]:
        light = top * x // SIZE[0]
        colour = (top - light, light, top // 2)[: samples - 1 if samples in (2, 4) else samples]
        dark = x < SIZE[0] // 2 and y < SIZE[1] // 2
        shade = (0,) * len(colour) if dark else colour
        return (*shade, top * y // SIZE[1]) if samples in (2, 4) else shade

    return pixel


def entries(x: int, y: int) -> tuple[int]:
    """Give stripes of the four entries of a table of colours."""
    return ((x // 10 + y // 10) % 4,)


def colour_png(samples: int, colour: int) -> Callable[[int, bool], bytes]:
    """Give what makes a PNG of a colour type by depth, interlaced or not."""
    return lambda depth, laced: png(*SIZE, shades(samples, depth), colour=colour, depth=depth, interlaced=laced)


def pictures() -> Iterator[tuple[str, str, bytes]]:
    """Name, file name and bytes of each picture."""
    for number, (name, made) in enumerate(
        (
            ("灰色", colour_png(1, 0)),
            ("色", colour_png(3, 2)),
            ("透ける灰色", colour_png(2, 4)),
            ("透ける色", colour_png(4, 6)),
        )
    ):
        for depth, laced in ((8, False), (8, True), (16, False)):
            yield f"{name}　{depth}ビット{'　飛び越し' if laced else ''}", f"{number}-{depth}-{laced:d}.png", made(depth, laced)
    yield "灰色　1ビット", "bits.png", png(*SIZE, lambda x, y: ((x // 10 + y // 10) % 2,), colour=0, depth=1)
    yield "色の表", "table.png", png(*SIZE, entries, colour=3, depth=2, extra=COLOURS)
    yield "写真", "photo.jpg", jpeg(*SIZE, quality=90)
    yield "灰色の写真", "grey.jpg", jpeg(*SIZE, mode="L", quality=90)
    for turn in (3, 6, 8):
        yield f"向き{turn}の写真", f"turned{turn}.jpg", jpeg(*SIZE, turn=turn, quality=90)


def write_every_picture(folder: Path) -> Path:
    """Write the document and its pictures into a folder and give its appendix."""
    folder.mkdir(parents=True, exist_ok=True)
    faq = ["type: faq", "title: すべての絵", "categories:", "  - name: 絵の種類", "    questions:"]
    for name, file, content in pictures():
        (folder / file).write_bytes(content)
        faq += [
            f"      - question: {name}は、どう出ますか。",
            "        answer: |",
            f"          {SENTENCE}",
            f"          ![{name}]({file})",
        ]
    (folder / "tall.png").write_bytes(png(20, 200, lambda x, y: (y,), colour=0, extra=chunk(b"pHYs", pack(">LLB", 1, 1, 0))))
    faq += [
        "  - name: 置き方",
        "    questions:",
        "      - question: 箇条の中や幅の指定は、どう出ますか。",
        "        answer: |",
        f"          （１）{SENTENCE}",
        "          　![幅を四割にした絵](2-8-0.png){40%}",
        f"          　◆{SENTENCE}",
        "          　　![幅を三十ミリにした絵](photo.jpg){30mm}",
        "          ※同じ絵を二度使っても、中身は一つです。",
        "      - question: 符号は、どう出ますか。",
        "        answer: |",
        "          QR https://www.example.jp/guide/index.html?lang=ja 操作のご案内",
        "          QR https://www.example.jp/",
    ]
    text = ["type: text", "title: 紙より高い絵", "body: |", f"  {SENTENCE}", "  ![縦に長い絵](tall.png){100%}", f"  {SENTENCE}"]
    (folder / "faq.yaml").write_text("\n".join(faq) + "\n", "utf-8")
    (folder / "text.yaml").write_text("\n".join(text) + "\n", "utf-8")
    (folder / "appendix.yaml").write_text("title: 別紙８　すべての絵\ntoc: true\nsections: [faq.yaml, text.yaml]\n", "utf-8")
    return folder / "appendix.yaml"


if __name__ == "__main__":
    write_every_picture(Path(sys.argv[1]))
