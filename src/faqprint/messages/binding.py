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
    "foreign-unsound": (
        "{file} は壊れていて、ページやしおりを元のまま移せません。何も作りませんでした。元のソフトから書き出し直してください",
        "{file} is damaged, and its pages and bookmarks would not stay what they are; nothing was made. Export it anew",
    ),
    "foreign-flawed": (
        "{file} は、中の {place} が PDF の決まりに合っていないので、ページやしおりを元のまま移せません。何も作りませんでした。"
        "元のソフトから書き出し直すか、「PDF として印刷」で作り直した PDF を使ってください",
        "in {file}, {place} is not as the standard of PDF has it, so that its pages and bookmarks would not stay what they are; "
        "nothing was made. Export it anew, or use a PDF that is made of it by printing",
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
    "manual-protected": (
        "{file} には保護（パスワードか、変更の禁止）がかかっているので、支店ごとの版をまとめて綴じることはできません。"
        "保護のない PDF をもらうか、できた支店の PDF を一つずつ"
        "「faqprint merge {file} 支店の.pdf --password-file ファイル -o 綴じたもの.pdf」で綴じてください",
        "{file} is protected (a password, or a ban on changes), and is not bound with all editions; ask for one that is not, or "
        "bind them one by one: faqprint merge {file} EDITION.pdf --password-file FILE -o BOUND.pdf",
    ),
    "foreign-signed": (
        "{file} には電子署名があります。綴じると署名が無効になります。署名する前の PDF を綴じ、そのあとで署名してください",
        "{file} is signed, and binding it would make the signature void; bind the PDF from before it was signed, then sign",
    ),
    "foreign-xfa": (
        "{file} は XFA という形式のフォームで、ページとして扱えません。Acrobat で開いて「PDF として印刷」するなどして、"
        "ふつうの PDF にしてください",
        "{file} is a form in XFA, which has no pages of its own; make an ordinary PDF of it, for example by printing it to PDF "
        "from Acrobat",
    ),
    # a manual and its appendix
    "bookmark-unknown": (
        "{file} に「{title}」というしおりはありません。{hint}しおりの題を確かめて、--after に書いてください",
        "{file} has no bookmark “{title}”. {hint}Look at its bookmarks, and write the title behind --after",
    ),
    "bookmark-none": (
        "{file} にはしおりがないので、--after「{title}」の場所が分かりません。--after を付けずに、いちばん後ろに綴じてください",
        "{file} has no bookmarks, so there is no place for --after “{title}”; leave --after out, and bind behind all",
    ),
    "bookmark-several": (
        "{file} には「{title}」に当たるしおりが{count}個あります。上のしおりの題も続けて「第１編　概要」のように書いてください",
        "{file} has {count} bookmarks for “{title}”; write the title of the one above before it, as in “Part 1 Overview”",
    ),
    "bookmark-no-page": (
        "{file} のしおり「{title}」は、どのページも指していません。ほかのしおりを --after に書いてください",
        "the bookmark “{title}” of {file} leads to no page; name another with --after",
    ),
    "continue-needs-yaml": (
        "--numbers continue は、原稿（YAML）から組み直すときだけ使えます（{file} は PDF です）。原稿の入口を指定するか、"
        "--numbers own にしてください",
        "--numbers continue sets the pages anew, which takes YAML ({file} is a PDF); name the content's entry, or leave it out",
    ),
    "reference-not-found": (
        "参照先「{text}」が、{file} のしおりにも本文にも見つかりません。{hint}説明書の見出しのとおりに書き直してください",
        "“{text}” is neither a bookmark of {file} nor in its text. {hint}Write the reference as the manual's heading has it",
    ),
    "merge-page-size": (
        "{file} の１ページ目は {own} mm、{appendix} は {other} mm です。大きさはそのまま綴じました。"
        "そろえるなら、スタイルの paper を説明書に合わせてください",
        "the first page of {file} has {own} mm, {appendix} {other} mm; both are as they were. "
        "For one size, set paper in the style as the manual has it",
    ),
    "merge-repaired": (
        "{file} には壊れた所がありましたが、読めるところから直して綴じました。できた PDF のページを確かめてください",
        "{file} is damaged in places; it was read by what is left. Look at the pages of the PDF that was made",
    ),
    "merge-encrypted": (
        "{file} には保護（パスワードか制限）がかかっていましたが、できた PDF にはかかっていません。配る前に確かめてください",
        "{file} was protected (a password or bans); the PDF that was made is not. Think of it before you hand it out",
    ),
    "merge-untagged": (
        "{file} には読み上げ用のタグがないので、１ページを一つの段落として入れました"
        "（描かれた順に読み上げ、「要確認」の印が付きます）",
        "{file} has no tags; each of its pages became one paragraph, read in the order of drawing, marked as suspect",
    ),
    "merge-untagged-pages": (
        "{file} の{pages}ページには読み上げ用のタグがないので、１ページを一つの段落として、タグのいちばん後ろに入れました"
        "（描かれた順に読み上げ、「要確認」の印が付きます）",
        "page {pages} of {file} has no tags; each of these became one paragraph behind all others, read in the order of drawing, "
        "marked as suspect",
    ),
    "merge-claim-gone": (
        "できた PDF は {claim} とは名のりません（{lacking} が {claim} ではないため）",
        "the PDF that was made does not claim {claim} ({lacking} is none)",
    ),
    "merge-claim-differs": (
        "できた PDF は {claim} とも {other} とも名のりません（二つの種類が違うため）",
        "the PDF that was made claims neither {claim} nor {other}: the two are not of one kind",
    ),
    "merge-claim-lowered": (
        "できた PDF は {claim} ではなく、それより低い {kept} と名のります",
        "the PDF that was made claims {kept}, which is less than {claim}",
    ),
    "merge-claim-void": (
        "できた PDF は {claim} とは名のりません（一つにすると条件に合わなくなるため）",
        "the PDF that was made does not claim {claim}: as one file the two would not conform",
    ),
}
