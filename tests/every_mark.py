"""A document of every mark that a text may have: ``every_mark.py FOLDER`` writes it.

Each family is a question: its marks one below the other, long enough to hang; then all nested in each other, mixed, in tables.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Final

TEXT: Final = "用紙は窓口にありますので、ご本人の確認書類とお届け印をお持ちください。"
FAMILIES: Final[Mapping[str, str]] = {
    "小見出し": "【電子証明書】 〔ＩＤ方式〕 ≪管理者≫ 〈利用者〉 ＜共通＞",
    "注": "※ ※１ ※2 ＊ ＊２ 注） 注１） (注) （注２） (注3)",
    "箇条書き": "◆ ◇ ・ • ● ○ ◯ 〇 ■ □ ◎ ▲ △ ▼ ▽ ★ ☆ → ⇒ -",
    "数字": "（１） (2) ３） 4) ５． 6. （10） 11） ① ⑳ ㉑ ㊿ ⑴ ❶ ⓫",
    "かな": "（ア） (イ) ウ） エ) オ． カ. （あ） 一． （二）",
    "英字": "（ａ） (b) ｃ） d) ｅ． f. （Ａ） B.",
    "ローマ数字": "Ⅰ． Ⅱ. ⅲ） （ⅳ） (v) (vi) vii) VIII. Ⅻ．",
}
PLAIN: Final = (
    "○○信用金庫 ①②を確認 1.5倍 １．５％ 2026.4.1 a.png e.g. p.3 ▲5,000円 ○年○月○日 ・・・です \\○か×か \\（１）は \\＜見出し＞"
)
LEVELS: Final = (("１．", "◆", "ア）"), ("（１）", "→", "a."), ("①", "□", "(ii)"))
TABLES: Final = """\
| 区分 | 受付時間 | 連絡先 | 手数料 |
|:-:|---|:--|--:|
| 平日 | ９時から<br>１７時まで | お取引店または<br>[ヘルプデスク](https://help.example.jp/) | 330円 |
| ^^ | 夜間 | 監視センター<br>（委託先）<br>夜間の窓口 | 1,100円 |
| 土日 | 終日 | ^^ | 無料 |
| ^^ | 年末年始 | なし | － |

| 振込額 | 手数料 |
|---|---|
| ３万円未満<br>３万円以上 | 330円<br>1,100円 |
| 印の\\<br> | 22,000円 |
| \\^^ | 0円 |"""


def answers() -> Iterator[tuple[str, str]]:
    """Name and lines of each question's answer."""
    for name, marks in FAMILIES.items():
        lines = [mark + ("" if mark[-1] in "】〕≫〉＞" else f" {TEXT}") for mark in marks.split()]
        yield name, "\n".join([f"{line}\n{TEXT}" for line in lines] if name == "小見出し" else lines)
    yield "印でないもの", "\n".join(f"{line}です。" for line in PLAIN.split())
    for nested in zip(*LEVELS, strict=True):
        lines = [f"{'　' * level}{mark}{TEXT}" for level, mark in enumerate(nested)]
        yield (
            f"{nested[0]}の中",
            "\n".join([*lines, f"　　　{TEXT}", f"　　※１ {TEXT}", f"　　{nested[2]}{TEXT}", f"　（注１）{TEXT}"]),
        )
    yield "混在", "\n".join(mark + TEXT for pair in product(("◆", "（１）"), ("ア．", "①", "※", "＊１")) for mark in pair)
    yield (
        "リンク",
        f"{TEXT * 3}\n詳しくは[ご案内のページ](https://{{{{host}}}}/guide/index.html?lang=ja&type=corporate#top)を。\n◆{TEXT}\n\\[案内]は印刷のとおり。",
    )
    yield "表", TABLES


def long_table() -> str:
    """A table over pages whose first column is of cells over nine rows, and a cell that is higher than its rows."""
    rows = ["| 種類 | 番号 | 内容 |", "|---|---|---|"]
    for group in range(8):
        rows += [f"| {'^^' if i else f'種別{group}<br>（説明）'} | {group}-{i} | {'短い' if i % 3 else TEXT} |" for i in range(9)]
    return "\n".join([*rows, "", "| 説明 | 番号 |", "|---|---|", f"| {TEXT * 8} | 一 |", "| ^^ | 二 |"])


def write_every_mark(folder: Path) -> Path:
    """Write the document into a folder and give its appendix."""
    folder.mkdir(parents=True, exist_ok=True)
    faq = ["type: faq", "title: すべての印", "categories:"]
    for name, answer in answers():
        faq += [f"  - name: {name}", "    questions:", f"      - question: {name}は、どう組まれますか？", "        answer: |"]
        faq += [f"          {line}".rstrip() for line in answer.split("\n")]
    text = ["type: text", "title: 長い表", "body: |", *[f"  {line}".rstrip() for line in long_table().split("\n")]]
    (folder / "faq.yaml").write_text("\n".join(faq) + "\n", "utf-8")
    (folder / "text.yaml").write_text("\n".join(text) + "\n", "utf-8")
    appendix = "title: 別紙９　すべての印\nvalues: {host: www.example.jp}\ntoc: true\nsections: [faq.yaml, text.yaml]\n"
    (folder / "appendix.yaml").write_text(appendix, "utf-8")
    return folder / "appendix.yaml"


if __name__ == "__main__":
    write_every_mark(Path(sys.argv[1]))
