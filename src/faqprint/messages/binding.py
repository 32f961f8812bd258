"""The sentences for finished PDFs that are bound together or imposed, in Japanese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English).
BINDING_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    # a PDF of another program
    "foreign-missing": (
        "{file} がありません。PDF の名前と今いるフォルダーを確かめてください",
        "{file} is not there; look at the PDF's name and the current folder",
    ),
    "foreign-is-folder": (
        "{file} はフォルダーです。その中の PDF の名前まで指定してください",
        "{file} is a folder; name the PDF in it",
    ),
    "foreign-too-large": (
        "{file} は大きすぎます（{most} MB まで）。画像を縮めて書き出し直すか、分けてください",
        "{file} is too large (at most {most} MB); write it anew with smaller pictures, or split it",
    ),
    "foreign-kind": (
        "{file} は PDF ではなく、{kind}です。作ったソフトで PDF に書き出してから、その名前を指定してください",
        "{file} is no PDF but {kind}; export it as a PDF from the program that made it, and name that",
    ),
    "foreign-not-pdf": (
        "{file} は PDF ではありません。名前を確かめ、PDF を指定してください",
        "{file} is no PDF; look at its name, and name a PDF",
    ),
    "foreign-damaged": (
        "{file} は壊れていて、ページを読み出せません。元のソフトから書き出し直すか、もう一度受け取ってください",
        "{file} is damaged, and its pages cannot be read; export it anew, or have it sent again",
    ),
    "foreign-no-pages": (
        "{file} にはページがありません。元のソフトから書き出し直してください",
        "{file} has no page; export it anew",
    ),
    "foreign-password": (
        "{file} を開くにはパスワードが要ります。パスワードを１行目に書いたファイルを --password-file で指定してください",
        "{file} needs a password to be opened; name a file that has it on its first line with --password-file",
    ),
    "foreign-password-wrong": (
        "{file} は、そのパスワードでは開けません。--password-file のファイルの１行目を確かめてください",
        "{file} cannot be opened with that password; look at the first line of the file named with --password-file",
    ),
    "foreign-locked": (
        "{file} は、変更が禁じられた PDF です。管理者（権限）パスワードを１行目に書いたファイルを --password-file で指定するか、"
        "変更を禁じていない PDF をもらってください",
        "{file} forbids changes; name a file that has the owner's password on its first line with --password-file, or ask for a "
        "PDF that may be changed",
    ),
    "foreign-signed": (
        "{file} には電子署名があります。綴じると署名が無効になります。署名する前の PDF を綴じ、そのあとで署名してください",
        "{file} is signed, and binding it would make the signature void; bind the PDF from before it was signed, then sign",
    ),
    "foreign-xfa": (
        "{file} は XFA という形式のフォームで、ページとして綴じられません。「PDF として印刷」などで、ふつうの PDF にしてください",
        "{file} is a form in XFA, which has no pages to bind; make an ordinary PDF of it, for example by printing it to PDF",
    ),
}
