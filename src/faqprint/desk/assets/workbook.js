// The questions out into a workbook, and back in: first what would change, then, if it is wanted, the draft.

import { readFile } from "./chosen_files.js";
import { byId, make } from "./dom.js";
import { renewAfter } from "./editor.js";
import { hide, show } from "./notices.js";
import { write } from "./writer.js";

const file = byId("workbook");

async function exportWorkbook() {
  const answer = await write("POST", "/export", {});
  if (answer.status !== 200) return;
  const link = make("a", { href: URL.createObjectURL(answer.body), download: "faq.xlsx" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const COUNTS = [
  ["added", "追加"],
  ["changed", "変更"],
  ["moved", "移動"],
  ["removed", "削除"],
  ["missing", "表にないもの"],
];

/** What an import would do, in words. */
function wordsOf({ counts }) {
  const told = COUNTS.filter(([name]) => counts[name]).map(([name, word]) => `${word} ${counts[name]}`);
  return told.length ? told.join("、") : "変わる所はありません。";
}

async function importWorkbook(file) {
  const chosen = await readFile(file);
  if (!chosen) return;
  const path = `/import?name=${encodeURIComponent(chosen.name)}`;
  const answer = await write("POST", `${path}&dry=1`, chosen);
  if (answer.status !== 200) return;
  const warnings = answer.body.faults.filter((fault) => fault.severity !== "error");
  const words = make("div", {}, make("p", { text: `${chosen.name}：${wordsOf(answer.body)}` }));
  if (warnings.length) words.append(make("ul", {}, ...warnings.map((fault) => make("li", { text: fault.message }))));
  const take = () => renewAfter(() => write("POST", path, chosen));
  show("import", words, [["取り込む", take], ["やめる", () => {}]]);
}

byId("export").addEventListener("click", exportWorkbook);
byId("import").addEventListener("click", () => file.click());
file.addEventListener("change", () => {
  hide("import");
  if (file.files[0]) importWorkbook(file.files[0]);
  file.value = "";
});
