// The marks of the text put in by button: as if typed, so that Ctrl+Z takes them back.

import { make, makeButton } from "./dom.js";
import { showHelp } from "./marks_help.js";
import { pickPicture } from "./pictures.js";
import { insert } from "./typing.js";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** Puts a mark before each chosen line, or at the caret. */
function prefix(field, markOf) {
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
  if (!chosen) return insert(field, markOf(0));
  let number = 0;
  return insert(field, chosen.replace(/^(?=.)/gm, () => markOf(number++)));
}

/** Puts two marks round what is chosen, or the caret between them. */
function enclose(field, before, after) {
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
  insert(field, before + chosen + after);
  if (!chosen) field.setSelectionRange(field.selectionStart - after.length, field.selectionStart - after.length);
}

/** The number that follows the last one above the caret, without one between: ①. */
function nextNumber(field) {
  const above = field.value.slice(0, field.selectionStart).split("\n").slice(0, -1);
  for (const line of above.reverse()) {
    const at = CIRCLED.indexOf(line.trim().charAt(0) || " ");
    if (at >= 0) return at + 1;
    if (!/^[\s　]/.test(line)) break; // what is indented belongs to the item above
  }
  return 0;
}

const MARKS = [
  ["※", "注", (field) => prefix(field, () => "※")],
  ["・", "箇条書き", (field) => prefix(field, () => "・")],
  ["①", "番号の付いた項目", (field, first = nextNumber(field)) => prefix(field, (count) => CIRCLED[(first + count) % CIRCLED.length])],
  ["参照", "枠付きの「参照」と参照先", (field) => prefix(field, () => "参照　")],
  ["【】", "小見出し", (field) => enclose(field, "【", "】")],
  ["太字", "太字（Ctrl+B）", (field) => enclose(field, "**", "**")],
];

/** Makes chosen words bold, as the button does. */
export const makeBold = (field) => enclose(field, "**", "**");

/** The bar of mark buttons; `fieldOf()` gives the text field that they write into. */
export function makeMarkBar(fieldOf) {
  // A pointer leaves the focus, and what is chosen, in the field.
  const keep = (event) => event.preventDefault();
  const button = (label, title, act) => {
    const made = makeButton(label, () => {
      const field = fieldOf();
      if (field && !field.readOnly) act(field);
    });
    made.title = title;
    made.addEventListener("mousedown", keep);
    return made;
  };
  return make(
    "div",
    { class: "marks", role: "group", "aria-label": "印" },
    ...MARKS.map(([label, title, act]) => button(label, title, act)),
    button("絵", "画面などの絵をファイルから入れる（貼り付けもできます）", pickPicture),
    makeButton("書き方", showHelp, { class: "quiet", "aria-haspopup": "dialog" }),
  );
}
