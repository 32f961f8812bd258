"""The sentences for pages that are imposed on sheets, in Japanese and English: faults, and what is set at the printer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Code -> (Japanese, English).
IMPOSITION_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "impose-mode": (
        "--booklet（二つ折りの冊子）、--2up、--4up、--marks（トンボ）のうち、どれか一つだけを指定してください",
        "name just one of --booklet, --2up, --4up and --marks",
    ),
    "impose-creep": (
        "--creep は、紙を重ねて折る --booklet とともに使います",
        "--creep goes with --booklet, whose sheets are folded one in another",
    ),
    "impose-gutter": (
        "--gutter はページとページの間の幅なので、１面に１ページの --marks では使えません",
        "--gutter is what lies between pages; --marks has one page to a side",
    ),
    "impose-content": (
        "{file} は原稿です。先に faqprint build で PDF を作り、その PDF を指定してください",
        "{file} is content; make its PDF with faqprint build first, and name that",
    ),
    "impose-no-room": (
        "--gutter か --creep が大きすぎて、{file} のページを置く所がありません。値を小さくするか、"
        "--paper で大きな用紙を指定してください",
        "--gutter or --creep leaves no room for the pages of {file}; make it smaller, or name a larger paper with --paper",
    ),
    "foreign-unprintable": (
        "{file} は、印刷が禁じられた PDF です。管理者（権限）パスワードを１行目に書いたファイルを --password-file で指定するか、"
        "印刷を禁じていない PDF をもらってください",
        "{file} forbids printing; name a file that has the owner's password on its first line with --password-file, or ask for a "
        "PDF that may be printed",
    ),
    "foreign-heavy": (
        "{file} は、ファイルの大きさに比べて中身が多すぎるので、扱えません。"
        "元のソフトから書き出し直すか、もう一度受け取ってください",
        "{file} holds too much for its size, and is not read; export it anew, or have it sent again",
    ),
    "impose-proof-failed": (
        "面付けした PDF のページが、元の PDF と一致しません。出力は元のままです。この表示を添えて、"
        "システムの担当者へお知らせください\n"
        "{findings}",
        "the imposed pages differ from those of the PDF; the output is as it was. Please report this\n{findings}",
    ),
    "impose-repaired": (
        "{file} には壊れた所がありましたが、読めるところから直して並べました。"
        "できた PDF のページが全部そろっているか確かめてください",
        "{file} is damaged in places; it was read by what is left. Look whether all pages are in the PDF that was made",
    ),
    "impose-encrypted": (
        "{file} には保護（パスワードか制限）がかかっていましたが、できた PDF にはかかっていません。"
        "印刷だけに使い、配る前に確かめてください",
        "{file} was protected (a password or bans); the PDF that was made is not. Use it for printing, and think of it before "
        "you hand it out",
    ),
    "impose-xfa": (
        "{file} は XFA という形式も持つフォームです。Acrobat で開いたときと同じ内容が印刷されるか、できた PDF を確かめてください",
        "{file} is a form in XFA, too; look whether the PDF that was made shows what Acrobat does",
    ),
    "punch-ink": (
        "{pages}ページの文字や罫線が、パンチの穴（端から 12 mm）にかかります。とじる側の余白を広げるか、"
        "もう一方の端にあけてください",
        "ink on page {pages} stands where the holes come (12 mm from the edge); widen the margin there, or punch another edge",
    ),
    "creep-ink": (
        "{pages}ページの文字や罫線が、--creep の分だけ折り目で切れます。--creep を小さくするか、とじる側の余白を広げてください",
        "ink on page {pages} is cut off at the fold by --creep; make it smaller, or widen the margin at the spine",
    ),
}

#: What is reported: (Japanese, English).
IMPOSITION_REPORTS: Final[Mapping[str, tuple[str, str]]] = {
    "imposed-booklet": (
        "{file} を作りました（{pages}ページを二つ折りの冊子に。{bound}。{paper} {sheets}枚）。",
        "Made {file} (a booklet of {pages} pages, {bound}; {paper}, {sheets} sheets).",
    ),
    "imposed-2up": (
        "{file} を作りました（{pages}ページを１面に２ページずつ。{paper} {sheets}枚）。",
        "Made {file} ({pages} pages, two to a side; {paper}, {sheets} sheets).",
    ),
    "imposed-4up": (
        "{file} を作りました（{pages}ページを１面に４ページずつ。{paper} {sheets}枚）。",
        "Made {file} ({pages} pages, four to a side; {paper}, {sheets} sheets).",
    ),
    "imposed-marks": (
        "{file} を作りました（{pages}ページにトンボを付けました。用紙 {paper}）。",
        "Made {file} ({pages} pages with trim marks; paper {paper}).",
    ),
    "bound-left": ("左とじ", "bound at the left"),
    "bound-right": ("右とじ", "bound at the right"),
    "imposed-blanks": (
        "最後に白いページが{blanks}ページ入ります。",
        "Blank pages at the end: {blanks}.",
    ),
    "imposed-duplex": (
        "印刷専用です（しおり、リンク、読み上げの情報は入りません）。両面は『{edge}』で印刷してください。{paper} {sheets}枚",
        "For printing only (no bookmarks, links or tags). Print on both sides, “{edge}”. {paper}, sheets: {sheets}",
    ),
    "imposed-one-side": (
        "印刷専用です（しおり、リンク、読み上げの情報は入りません）。片面で印刷してください。{paper} {sheets}枚",
        "For printing only (no bookmarks, links or tags). Print on one side. {paper}, sheets: {sheets}",
    ),
    "imposed-printer": (
        "プリンターの設定は、用紙 {paper}、倍率『実際のサイズ』（100%）です。プリンターの『小冊子』や『割り付け』は選びません。",
        "Printer: paper {paper}, “actual size” (100%); choose neither “booklet” nor “pages per sheet” there.",
    ),
    "imposed-fold": (
        "出てきた順のまま重ね、最初のページが表になるように二つに折り、折り目を針で留めます。",
        "Keep the sheets in order, fold them once with the first page outside, and staple the fold.",
    ),
    "edge-short": ("短辺とじ", "flip on short edge"),
    "edge-long": ("長辺とじ", "flip on long edge"),
    "imposed-trim": (
        "仕上がりは {trim}、塗り足しは 3 mm です（トンボの内側の線で切ります）。",
        "Trimmed size: {trim}; bleed: 3 mm (cut at the inner marks).",
    ),
    "imposed-upwards": (
        "裏は、用紙を上へめくると正しい向きになります（本のように横へめくるなら、{advice}）。",
        "Backs are upright when a sheet is turned upwards (to turn it sideways like a book: {advice}).",
    ),
    "advice-set-long": ("プリンターで『長辺とじ』を選びます", "choose “flip on long edge” at the printer"),
    "advice-drop-flip": (
        "--flip long を付けずに作り、プリンターで『長辺とじ』を選びます",
        "make it without --flip long, and choose “flip on long edge” at the printer",
    ),
    "imposed-reduced": ("{percent}% に縮めました。", "Reduced to {percent}%."),
    "imposed-reduced-pages": ("{pages}ページは {percent}% に縮めました。", "Page {pages}: reduced to {percent}%."),
    "imposed-custom": (
        "{paper} という用紙はふつうのプリンターにないので、--paper A3 のように用紙を指定するか、印刷所へ渡してください。",
        "No usual printer has a paper of {paper}; name one, such as --paper A3, or have it printed elsewhere.",
    ),
    "imposed-thick": (
        "{sheets}枚を重ねて折ると、内側の紙ほど外へはみ出します。小口を切りそろえるなら、"
        "--creep 0.1（紙１枚の厚さ。mm）を付けてください。",
        "Folded one in another, the inner of {sheets} sheets stand out; to trim the fore edge, add "
        "--creep 0.1 (a sheet's thickness in mm).",
    ),
    "imposed-unsigned": (
        "{file} の電子署名は、できた PDF には入りません（署名の見た目は印刷されます）。",
        "The signature of {file} is not in the new PDF (its look is printed).",
    ),
}
