// How the marks of a text are written, and what they print.

import { makeDialog } from "./dialog.js";
import { make } from "./dom.js";

const LINES = [
  ["【…】 〔…〕 ≪…≫ 〈…〉 ＜…＞ だけの行", "小見出し。次の行と離れません"],
  ["※ ＊ 注） （注） ※１ 注１） （注２）", "注"],
  ["◆ ◇ ・ • ● ○ ◯ 〇 ■ □ ◎ ▲ △ ▼ ▽ ★ ☆ → ⇒ と「- 」", "箇条書き"],
  ["（１） １） １． ① ⑴ ❶ （ア） ア） ア． （ａ） ａ． Ⅰ． ⅰ． （ⅰ）", "番号の付いた項目。番号は書いたとおり"],
  ["参照 と空白", "枠付きの「参照」と参照先"],
  ["行の頭の字下げ（半角２つか全角１つ）", "上の項目の中の文。３段まで"],
  ["空の行", "半行のすき間"],
  ["![何の絵か](画面.png)", "絵（PNG か JPEG）。後ろに {60%} や {80mm} と書くと、その幅"],
  ["QR https://… 説明", "QR コードと、その横に説明と URL"],
  ["| 月 | 額 |", "表。１行目が見出し、２行目は |---|---|"],
  ["|:--|　|:-:|　|--:|", "表の２行目で、列を左、中央、右にそろえる"],
  ["表の中の <br>", "そのます目の中で行を改める"],
  ["表の中の ^^ だけのます目", "上のます目と一つになる"],
];
const WORDS = [
  ["**強調**", "太字"],
  ["{{名前}}", "「表紙・書誌」の「値」に書いた語。支店ごとに変えられます"],
  ["[[id]]", "その質問の番号（No.12）とリンク。id は質問の「詳しい設定」で付けます"],
  ["[[id:page]]", "その質問のあるページとリンク"],
  ["[語](https://…)", "語がリンクになり、後ろに（https://…）が付きます"],
  ["https://…　名前@example.jp", "そのままリンクになります"],
  ["\\ を印の前に置く", "印の働きを消す（\\◆　\\{{　\\[）"],
];

const table = (caption, rows, head) =>
  make(
    "table",
    {},
    make("caption", { text: caption }),
    make("thead", {}, make("tr", {}, make("th", { scope: "col", text: head }), make("th", { scope: "col", text: "印刷" }))),
    make("tbody", {}, ...rows.map(([typed, printed]) => make("tr", {}, make("td", { class: "typed", text: typed }), make("td", { text: printed })))),
  );

let dialog = null;

/** Opens the list of all marks. */
export function showHelp() {
  dialog ??= makeDialog(
    "印の書き方",
    table("行の頭に書く印", LINES, "行"),
    table("文の中に書く印", WORDS, "書き方"),
    make("p", {
      text: "印が二つ続く「○○信用金庫」「①②を確認」、数や日付の「1.5倍」「▲5,000円」「○年○月」は、印になりません。",
    }),
  );
  dialog.showModal();
}
