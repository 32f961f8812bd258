"""Sentences of what the proof finds wrong with a PDF, Japanese and English."""

from __future__ import annotations

from typing import Final

#: Every code with its sentence: Japanese, English.
FINDING_SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # the file
    "pdf-damaged": ("PDFが壊れているか、読めません（{reason}）", "the PDF is damaged or cannot be read ({reason})"),
    "pdf-encrypted": (
        "暗号化されたPDFは調べられません",
        "an encrypted PDF cannot be examined",
    ),
    "pdf-too-large": (
        "大きすぎて調べられません（{most} MB まで）",
        "the file is too large to be examined (more than {most} MB)",
    ),
    "pdf-too-much": (
        "ファイルの大きさに比べて中身が多すぎるか、入り組みすぎていて、調べきれません。壊れているか、"
        "悪意のあるファイルかもしれません",
        "its content is out of proportion to its size and cannot be examined to its end; it may be damaged or malicious",
    ),
    "pdf-more-findings": ("誤りがほかにもあります（{most}件まで表示しました）", "there is more that is wrong ({most} were told)"),
    # a manual with its appendix
    "merge-page-count": ("{wanted}ページのはずが、{pages}ページです", "there are {pages} pages, where {wanted} were bound"),
    "merge-page": ("綴じる前と同じに描かれません", "it does not draw what it drew before"),
    "merge-annotations": ("リンクや記入欄が綴じる前と違います", "its annotations are not what they were"),
    "merge-link": ("リンク先が綴じる前と違います", "a link leads elsewhere than before"),
    "merge-layer": ("レイヤーの表示が綴じる前と違います", "a layer is seen now and was not, or the other way round"),
    "merge-name": ("名前の付いた場所がないか、別の場所を指しています", "a named destination is gone, or leads elsewhere"),
    "merge-structure": ("構造木が綴じる前の二つと違います", "the structure tree is not that of both files"),
    "merge-keys": (
        "構造木への番号（ParentTree）が合いません",
        "a key of the parent tree leads to another element than before",
    ),
    "merge-outline": ("しおりが綴じる前の二つと違います", "the bookmarks are not those of both files"),
    "merge-label": ("ページ番号（ラベル）が綴じる前と違います", "its label is not what it was"),
    "merge-form": ("入力欄が綴じる前の二つと違います", "the form has not the fields of both files"),
    "merge-files": ("添付ファイルが綴じる前の二つと違います", "the attached files are not those of both files"),
    "merge-claims": ("名のる規格が決めたとおりではありません", "it claims something else than what was decided"),
    "pdf-altered": (
        "書き出されたあとで中身が変わっています（ファイルの識別番号と合いません）",
        "the file is not as it was written (its identifier does not stand for its content)",
    ),
    "trailer-size": (
        "相互参照表の大きさ（Size）が {size} ですが、{last} 番のオブジェクトがあります",
        "the Size of the cross-reference is {size}, but there is an object {last}",
    ),
    "xmp-damaged": ("XMPメタデータが読めません（{reason}）", "the XMP metadata cannot be read ({reason})"),
    "xmp-differs": (
        "文書情報では「{info}」ですが、XMPメタデータでは「{xmp}」です",
        "the Info dictionary says “{info}”, the XMP metadata “{xmp}”",
    ),
    "icc-damaged": ("ICCプロファイルが壊れています（{reason}）", "the ICC profile is damaged ({reason})"),
    "attachment-missing": ("添付ファイルの中身がありません", "an attached file has no content"),
    "attachment-damaged": (
        "添付ファイルの大きさか検査値が、書かれているものと違います",
        "the size or the checksum of an attached file is not what it should be",
    ),
    "pdf-no-pages": ("ページがありません", "there is no page"),
    "entry-unknown": (
        "ほかにはない項目「{entry}」があり、見えるものか読まれるものを変えるかもしれません",
        "there is an entry “{entry}”, which may change what is seen or read out and which no file of ours has",
    ),
    "entry-value": (
        "リンクの種類か見え方が、ほかのリンクと違います",
        "a link is of another type, or looks otherwise, than those of ours",
    ),
    "document-fact": (
        "文書情報が「{found}」です（原稿では「{expected}」）",
        "the document is said to be “{found}”, not “{expected}”",
    ),
    "page-order": (
        "ページの順が、読まれる順と違うか、何も読まれないページがあります",
        "the pages do not stand in the order in which they are read, or nothing is read of one",
    ),
    "page-paper": ("ページの大きさが、体裁の用紙と違います", "the page is not of the size of the style's paper"),
    "destination-page": (
        "名前の付いた場所が、その文の始まるページにありません",
        "a named destination does not lie on the page on which its text begins",
    ),
    "outline-differs": (
        "しおりが「{found}」です（原稿では「{expected}」）",
        "a bookmark, or where it leads, is “{found}”, not “{expected}”",
    ),
    "catalog-lang": ("文書の言語（Lang）がありません", "the document has no language (Lang)"),
    "catalog-mark-info": ("タグ付きPDFである印（MarkInfo）がありません", "the document is not marked as tagged (MarkInfo)"),
    "catalog-no-tree": ("構造木（StructTreeRoot）がありません", "there is no structure tree (StructTreeRoot)"),
    "catalog-title": ("文書の題がありません", "the document has no title"),
    "catalog-show-title": (
        "題を表示する設定（DisplayDocTitle）がありません",
        "the title is not set to be shown (DisplayDocTitle)",
    ),
    "catalog-metadata": ("XMPメタデータがありません", "there are no XMP metadata"),
    "catalog-labels": (
        "ページラベルがないか、先頭ページから始まっていません",
        "page labels are missing or do not begin with the first page",
    ),
    # pictures and codes
    "picture-data": (
        "絵のデータが {found} バイトで、{columns}×{rows} の絵の {expected} バイトではありません",
        "the data of a picture are {found} bytes, not the {expected} of {columns} × {rows} samples",
    ),
    "figure-count": (
        "絵とコードが {found} 個あります（原稿では {expected} 個）",
        "there are {found} pictures and codes, not {expected}",
    ),
    "figure-words": (
        "絵の説明が違います（正しくは「{expected}」、実際は「{found}」）",
        "the words of a picture are “{found}”, not “{expected}”",
    ),
    "figure-differs": ("絵が原稿のもの（{expected}）と違います", "a picture is not that of the content ({expected})"),
    "figure-place": (
        "絵の位置、大きさ、向きのどれかが違います（{expected}）",
        "a picture does not stand where, as or as large as it should ({expected})",
    ),
    "figure-box": (
        "絵の枠（BBox）が、描かれた所と違います（{expected}）",
        "the BBox of a picture is not where it is drawn ({expected})",
    ),
    # pages and marked content
    "page-tabs": ("タブの順（Tabs）が構造の順ではありません", "the tab order (Tabs) is not that of the structure"),
    "page-struct-parents": ("StructParentsがないか、重なっています", "StructParents is missing or not unique"),
    "page-operators": (
        "ほかのページにはない描き方があり、文字を隠したり変えたりするかもしれません（{what}）",
        "it is drawn with what no page of ours is, which may hide or change text ({what})",
    ),
    "mark-nested": ("印付き内容が入れ子になっています", "marked content is nested"),
    "mark-unbalanced": ("印付き内容の始めと終わりが合いません", "marked content is not closed, or closed without a beginning"),
    "mark-untagged": ("印のない内容があります（{what}）", "there is content outside any marked content ({what})"),
    "mark-unbound": (
        "MCIDもなくアーティファクトでもない内容があります",
        "there is content with neither an MCID nor the mark of an artifact",
    ),
    "mark-duplicate": ("MCID {mcid} が2度使われています", "MCID {mcid} is used twice"),
    "mark-orphan": ("MCID {mcid} を指す構造要素がありません", "no structure element names MCID {mcid}"),
    "mark-absent": (
        "構造要素が、ページにない MCID {mcid} を指しています",
        "a structure element names MCID {mcid}, which its page does not have",
    ),
    "mark-claimed-twice": ("MCID {mcid} を2つの場所が指しています", "MCID {mcid} is named twice in the tree"),
    "parent-tree-missing": ("ParentTreeに項目 {key} がありません", "the ParentTree has no entry {key}"),
    "parent-tree-swapped": (
        "ParentTreeの MCID {mcid} の親が、その MCID を持つ要素と違います",
        "the ParentTree's parent of MCID {mcid} is not the element that has it",
    ),
    "parent-tree-extra": ("ParentTreeの項目 {key} を使うものがありません", "nothing uses entry {key} of the ParentTree"),
    "parent-tree-surplus": (
        "ParentTreeに、ページにない MCID {mcid} があります",
        "the ParentTree has MCID {mcid}, which the page does not",
    ),
    # elements
    "element-cycle": ("構造木に輪があります", "the structure tree has a cycle"),
    "element-kind": ("構造要素の種類が正しくありません", "a structure element has no proper type"),
    "element-empty": ("中身のない構造要素です", "a structure element holds nothing"),
    "element-parent": ("構造要素の親（P）が木と合いません", "a structure element's parent (P) is not the one in the tree"),
    "element-child": ("{parent}の中に置けない要素です", "this element may not stand in {parent}"),
    "element-page": ("構造要素の指すページがありません", "a structure element names a page that does not exist"),
    "heading-skip": ("見出しの段が飛んでいます（{before} の次が {after}）", "heading levels skip ({before}, then {after})"),
    "table-empty": ("表に行がありません", "the table has no rows"),
    "table-irregular": (
        "表の{row}行目の列数が{cells}で、1行目の{columns}と違います",
        "row {row} of the table spans {cells} columns, the first one {columns}",
    ),
    "table-row-span": ("RowSpanが表の終わりを越えています", "a RowSpan reaches beyond the table's end"),
    "table-span": ("RowSpan・ColSpanが正の整数ではありません", "a RowSpan or ColSpan is not a positive integer"),
    "table-scope": ("THにScopeがありません", "a TH has no Scope"),
    "list-label": ("LIの中身が Lbl・LBody ではありません", "a list item is not made of Lbl and LBody"),
    "note-id": ("Noteに固有のIDがありません", "a Note has no ID of its own"),
    "figure-alt": ("図に代替テキストがありません", "a figure has no alternate text"),
    # links and bookmarks
    "link-contents": ("リンクに説明（Contents）がありません", "a link has no description (Contents)"),
    "link-no-object": ("リンク要素にOBJRがありません", "a Link element has no OBJR"),
    "annotation-untagged": ("注釈が構造木から指されていません", "an annotation is not named in the structure tree"),
    "annotation-parent": (
        "注釈のStructParentとParentTreeと構造木が合いません",
        "an annotation's StructParent, the ParentTree and the tree disagree",
    ),
    "annotation-absent": ("OBJRの指す注釈がページにありません", "an OBJR names an annotation that is not on its page"),
    "outline-title": ("しおりに題がありません", "a bookmark has no title"),
    "outline-chain": (
        "しおりの鎖（First・Last・Prev・Next・Parent）が切れています",
        "the chain of bookmarks is broken (First, Last, Prev, Next, Parent)",
    ),
    "outline-count": (
        "しおりの数（Count）が {count} ですが、{actual} あります",
        "the bookmarks' Count is {count}, there are {actual}",
    ),
    "outline-target": ("しおりの行き先がありません", "a bookmark leads nowhere"),
    "link-target": ("リンクの行き先がありません", "a link leads nowhere"),
    # fonts and glyphs
    "font-not-embedded": ("書体が埋め込まれていません", "the font is not embedded"),
    "font-damaged": ("埋め込まれた書体が読めません（{reason}）", "the embedded font cannot be read ({reason})"),
    "font-encoding": ("書体の符号化（Encoding）「{encoding}」が正しくありません", "the font's Encoding “{encoding}” is not one"),
    "font-subtype": ("書体の種類（Subtype）「{subtype}」が正しくありません", "the font's Subtype “{subtype}” is not one"),
    "font-form": (
        "書体の種類か符号化が、このプログラムの書くものではありません",
        "the font is not of the type, or not in the encoding, that this program writes",
    ),
    "font-unknown": ("もとの書体がわかりません", "the source of this font is not known"),
    "glyph-no-unicode": (
        "文字コードのない字形が描かれています（コード {number}）",
        "a glyph without a character is drawn (code {number})",
    ),
    "glyph-notdef": ("字形のない文字が描かれています", ".notdef is drawn"),
    "glyph-no-outline": ("「{character}」の字形が埋め込まれていません", "the outline of “{character}” is not embedded"),
    "glyph-wrong": (
        "「{character}」のつもりの字形が、もとの書体の「{character}」ではありません",
        "the glyph drawn for “{character}” is not the source font's",
    ),
    "glyph-outline": (
        "「{character}」の輪郭が、もとの書体と違います",
        "the outline of “{character}” differs from the source font's",
    ),
    "glyph-width": (
        "「{character}」の送り幅が {width} ですが、書体では {expected} です",
        "the advance of “{character}” is {width}, in the font {expected}",
    ),
    # text
    "text-differs": (
        "原稿では「{expected}」ですが、「{found}」と印刷されています",
        "the content says “{expected}”, the page says “{found}”",
    ),
    "page-mark-missing": (
        "ページの上に「{expected}」がありません",
        "the mark “{expected}” is missing at the head of the page",
    ),
    "named-page": (
        "この質問のページを{named}ページと印刷していますが、質問はそこにはありません",
        "the question's page is printed as {named}, but the question is not there",
    ),
    "text-missing": ("原稿の「{expected}」が印刷されていません", "“{expected}” of the content is not printed"),
    "text-surplus": ("原稿にない「{found}」が印刷されています", "“{found}” is printed, but not in the content"),
    "text-outside": ("「{found}」が版面の外にあります", "“{found}” lies outside the type area"),
    "text-off-page": ("「{found}」が紙の外にあります", "“{found}” lies off the page"),
    "text-pale": ("「{found}」が見えないか、薄すぎます", "“{found}” is invisible or too pale"),
    "text-risen": (
        "「{found}」が、同じ位置から始まる、先に読む行より上にあります",
        "“{found}” stands above a line that is read before it and begins at the same edge",
    ),
    "text-overlap": ("「{found}」と「{other}」が重なっています", "“{found}” and “{other}” overlap"),
}

#: How a file, or a font in it, is damaged: the reasons of ``pdf-damaged`` and ``font-damaged``.
DAMAGE_SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "encrypted": ("暗号化されています", "it is encrypted"),
    "value": ("値の種類が規格と違う所があります", "a value is not of the type that it must be of"),
    # the file
    "no-header": ("先頭に「%PDF-」がありません。PDFではないようです", "it does not begin with “%PDF-”, so it seems to be no PDF"),
    "no-startxref": (
        "末尾に「startxref」がありません。途中で切れているようです",
        "it does not end with “startxref”; it seems to be cut short",
    ),
    "no-trailer": ("相互参照表のあとに「trailer」がありません", "no “trailer” follows the cross-reference table"),
    "no-catalog": ("文書の根（Root）がありません", "the document has no Root"),
    "cross-reference": ("{offset}バイト目に相互参照表がありません", "there is no cross-reference at byte {offset}"),
    "cross-reference-end": ("相互参照表が途中で終わっています", "the cross-reference table ends too early"),
    "cross-reference-entry": (
        "相互参照表のオブジェクト {number} の項目が正しくありません",
        "the cross-reference of object {number} is wrong",
    ),
    "cross-reference-widths": ("相互参照表の幅（W）が正しくありません", "the widths (W) of the cross-reference are wrong"),
    "cross-reference-index": (
        "相互参照表の範囲（Index）が正しくありません",
        "the Index of the cross-reference is wrong",
    ),
    # objects
    "no-object": ("{offset}バイト目にオブジェクトがありません", "there is no object at byte {offset}"),
    "object-place": ("オブジェクト {number} が{offset}バイト目にありません", "object {number} is not at byte {offset}"),
    "object-open": ("閉じていないオブジェクトがあります", "an object is not closed"),
    "object-ring": ("オブジェクト {number} が自分自身を指しています", "object {number} refers to itself"),
    "object-reference": ("オブジェクト {number} の中身がありません", "object {number} is nothing but a reference"),
    "object-stream": ("オブジェクトの束 {number} が読めません", "object stream {number} cannot be read"),
    "stream-length": ("ストリーム {number} の長さが合いません", "the length of stream {number} is wrong"),
    "number": ("数のあるべき所に「{token}」があります", "“{token}” stands where a number must"),
    "name": ("名前「{token}」の # のあとが16進数ではありません", "in the name “{token}” no hexadecimal digits follow a #"),
    "brackets": ("かっこの対応が合いません", "brackets do not match"),
    "key": ("辞書の項目名が正しくありません", "a key of a dictionary is no name"),
    "key-without-value": ("値のない項目が辞書にあります", "a key of a dictionary has no value"),
    # what is packed
    "flate": ("圧縮されたデータが壊れています", "compressed data are damaged"),
    "flate-end": ("圧縮されたデータが途中で終わっているか、大きすぎます", "compressed data end too early, or are too large"),
    "ascii85": ("ASCII85のデータが壊れています", "ASCII85 data are damaged"),
    "predictor": ("差分の種類 {kind} は読めません", "predictor {kind} cannot be read"),
    "filter": ("圧縮の方式 {filter} は読めません", "filter {filter} cannot be read"),
    # pages
    "page-tree": ("ページの木が切れているか、輪になっています", "the page tree is broken, or a ring"),
    "page-size": ("{number}ページの大きさ（MediaBox）がありません", "page {number} has no size (MediaBox)"),
    "number-tree": ("番号の木が輪になっています", "a number tree is a ring"),
    "operands": ("ページの命令の値が正しくありません", "the operands of a page's operator are wrong"),
    "image-end": ("ページの中の画像が閉じていません", "an image within a page does not end"),
    "string-end": ("ページの中の文字列が閉じていません", "a string within a page does not end"),
    "font": ("ページにない書体 {font} で文字を描いています", "text is drawn in font {font}, which the page does not have"),
    "half-code": ("2バイトの文字コードが途中で終わっています", "a character code of two bytes ends in its middle"),
    # fonts
    "font-head": ("head表かhhea表が正しくありません", "the table head or hhea is wrong"),
    "font-table": ("{table}表がありません", "there is no table {table}"),
    "font-table-end": ("表が途中で終わっています", "a table ends too early"),
    "code-text": (
        "文字コードひとつに{most}字より多くの文字が割り当てられています",
        "one code stands for more than {most} characters",
    ),
    "cmap-overlap": ("cmap表の範囲が重なっています", "stretches of the table cmap overlap"),
    "no-cmap": ("Unicodeのcmap表がありません", "there is no cmap of Unicode"),
    "glyph-outside": ("字形 {glyph} がglyf表の外にあります", "glyph {glyph} lies outside glyf"),
    "glyph-ring": (
        "字形 {glyph} が自分自身を部品にしているか、部品が多すぎます",
        "glyph {glyph} is a part of itself, or has too many parts",
    ),
    # what describes the file
    "xmp-syntax": ("{line}行目がXMLとして正しくありません", "line {line} is no XML"),
    "xmp-wrapper": ("前後の xpacket が正しくありません", "the xpacket around it is wrong"),
    "xmp-namespace": ("{prefix} の名前空間が規格と違います", "the namespace of {prefix} is not that of the standard"),
    "xmp-term": ("{term} というRDFの語はありません", "{term} is no term of RDF"),
    "xmp-language": ("言語（xml:lang）が正しくありません", "a language (xml:lang) is none"),
    "xmp-depth": ("入れ子が深すぎます（{most}まで）", "it is nested too deeply (at most {most})"),
    "xmp-size": ("大きすぎます（{most} MB まで）", "it is too large (at most {most} MB)"),
    "xmp-doctype": ("文書型宣言があります", "it has a document type declaration"),
    "icc-short": ("途中で終わっています", "it ends too early"),
    "icc-header": ("頭の大きさか印が正しくありません", "the size or the signature in its header is wrong"),
    "icc-space": ("色空間が成分の数と合いません", "its colour space does not have so many components"),
    "icc-tags": ("目次が中身の外を指しています", "its table of tags leads out of it"),
    "icc-id": ("検査値（profile ID）が合いません", "its profile ID is not its digest"),
}
