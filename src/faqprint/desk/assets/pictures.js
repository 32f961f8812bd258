// Pictures put into a text by paste or by file: the program keeps them beside the content, the text names them.

import { readFile } from "./chosen_files.js";
import { composed } from "./composition.js";
import { byId, make } from "./dom.js";
import { insert } from "./typing.js";
import { write } from "./writer.js";

const KINDS = ["image/png", "image/jpeg"];
const WORDS = "何の絵か";

/**
 * Sends a picture and puts its line into the field, with the words that tell what it shows chosen, to be typed over. It goes in the
 * place of what is chosen, or if one types on until the program has answered, behind that.
 */
export async function putPicture(field, file) {
  const { value, selectionStart, selectionEnd } = field;
  const name = /^image\.\w+$/.test(file.name) ? `画面.${file.type === "image/png" ? "png" : "jpg"}` : file.name;
  const picture = await readFile(file);
  const answer = picture && (await write("POST", `/import?name=${encodeURIComponent(name)}`, picture));
  if (!answer?.body.name) return;
  await composed();
  const [from, to] = field.value === value ? [selectionStart, selectionEnd] : [field.selectionEnd, field.selectionEnd];
  const before = from > 0 && field.value[from - 1] !== "\n" ? "\n" : "";
  const after = to < field.value.length && field.value[to] !== "\n" ? "\n" : "";
  insert(field, `${before}![${WORDS}](${answer.body.name})${after}`, from, to);
  const at = from + before.length + 2;
  field.setSelectionRange(at, at + WORDS.length);
}

/** Lets the clerk choose a picture's file. */
export function pickPicture(field) {
  const chooser = make("input", { type: "file", accept: KINDS.join(","), "aria-label": "絵のファイル", hidden: true });
  chooser.addEventListener("change", () => {
    if (chooser.files[0]) putPicture(field, chooser.files[0]);
    chooser.remove();
  });
  chooser.addEventListener("cancel", () => chooser.remove());
  byId("form").append(chooser);
  chooser.click();
}

/** Takes pictures that are pasted into a field or dropped on it. */
export function takePictures(field) {
  const take = (event, data) => {
    const file = [...(data?.files ?? [])].find((one) => KINDS.includes(one.type));
    if (!file || field.readOnly) return;
    event.preventDefault();
    putPicture(field, file);
  };
  field.addEventListener("paste", (event) => take(event, event.clipboardData));
  field.addEventListener("drop", (event) => take(event, event.dataTransfer));
}
