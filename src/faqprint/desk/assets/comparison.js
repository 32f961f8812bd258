// 新旧対照表: against what was last saved, a revision in git, or the files of a chosen folder.

import { start } from "./actions.js";
import { readFile } from "./chosen_files.js";
import { makeDialog } from "./dialog.js";
import { byId, make, makeButton } from "./dom.js";

let dialog = null;
const choice = {};

function radio(value, label, ...more) {
  const input = make("input", { type: "radio", name: "against", value, id: `against-${value}`, checked: value === "saved" });
  choice[value] = input;
  return make("div", {}, input, make("label", { for: input.id, text: label }), ...more);
}

const revision = make("input", { type: "text", value: "HEAD", "aria-label": "Git の版の名前", spellcheck: "false", autocomplete: "off" });
const folder = make("input", { type: "file", webkitdirectory: true, multiple: true, "aria-label": "比べる原稿のフォルダー" });
revision.addEventListener("input", () => (choice.git.checked = true));
folder.addEventListener("change", () => (choice.files.checked = true));

/** The texts of the chosen folder's content, by their names below it; null if one cannot be read. */
async function texts() {
  const wanted = [...folder.files].filter((file) => /\.(ya?ml|csv)$/i.test(file.name));
  const names = wanted.map((file) => file.webkitRelativePath.split("/").slice(1).join("/") || file.name);
  const read = await Promise.all(wanted.map(readFile));
  if (read.includes(null)) return null;
  const all = await Promise.all(read.map((file) => file.text()));
  return Object.fromEntries(names.map((name, index) => [name, all[index]]));
}

async function compare() {
  let body = { against: "saved" };
  if (choice.git.checked) body = { against: "git", revision: revision.value.trim() || "HEAD" };
  if (choice.files.checked) body = { against: "files", files: await texts() };
  if (body.files && !Object.keys(body.files).length) {
    folder.focus();
    return;
  }
  if (!dialog.open) return; // it was closed by the first click of a double click
  dialog.close();
  if (body.files !== null) start("/diff", body, "作る");
}

byId("compare").addEventListener("click", () => {
  dialog ??= makeDialog(
    "新旧対照表",
    make(
      "fieldset",
      { class: "against" },
      make("legend", { text: "今の原稿を、どれと比べますか" }),
      radio("saved", "最後に保存した原稿"),
      radio("git", "Git の版", revision),
      radio("files", "フォルダー", folder),
    ),
    make("div", { class: "answers" }, makeButton("対照表を作る", compare, { class: "primary" })),
  );
  dialog.showModal();
});
