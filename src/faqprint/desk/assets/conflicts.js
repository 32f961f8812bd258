// Others' hands: files that changed under an unsaved draft; a draft of the last time; a folder without content.

import { makeDialog } from "./dialog.js";
import { byId, make, makeButton } from "./dom.js";
import { renewAfter } from "./editor.js";
import { hide, show } from "./notices.js";
import { choose } from "./selection.js";
import { state, subscribe } from "./store.js";
import { write } from "./writer.js";

/** Settles something; the question stays if nobody answers. */
async function settle(body) {
  const answer = await renewAfter(() => write("PUT", "/draft", body));
  return answer.status === 0;
}

async function compare() {
  const given = await write("PUT", "/draft", { conflict: "compare" });
  if (!given.body.compare) return true;
  const rows = given.body.compare.map(({ file, place, mine, theirs }) =>
    make("tr", {}, make("th", { scope: "row", text: place ?? file }), make("td", { text: mine }), make("td", { text: theirs })),
  );
  const head = ["所", "自分の文", "ほかの人の文"].map((text) => make("th", { scope: "col", text }));
  const table = make("table", { class: "compare" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
  const dialog = makeDialog("見比べる", rows.length ? table : make("p", { text: "違う所はありません。" }));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return true; // the question stays until it is answered
}

function drawConflict() {
  if (!state.conflict) return hide("conflict");
  return show("conflict", `ほかの人が直しました（${state.conflict.files.join("、")}）`, [
    ["自分の文を残す", () => settle({ conflict: "keep" })],
    ["読み直す", () => settle({ conflict: "reload" })],
    ["見比べる", compare],
  ], "warn");
}

function drawOffer() {
  if (!state.offer) return hide("offer");
  return show("offer", `前に保存しなかった文が残っています（${state.offer.time}）`, [
    ["続きから直す", () => settle({ offer: "take" })],
    ["捨てる", () => settle({ offer: "drop" })],
  ]);
}

const begin = makeButton("見本から始める", async () => {
  begin.disabled = true; // a second click would find the files there
  await write("PUT", "/draft", { starter: true });
  begin.disabled = state.readOnly;
  choose(null);
}, { class: "primary" });
const empty = make(
  "div",
  { class: "begin" },
  make("p", { text: "このフォルダーには、まだ原稿がありません。" }),
  make("p", { class: "help", text: "書き方の説明の付いた見本を置いて、そこから直していけます。" }),
  begin,
);

subscribe((changed) => {
  if (changed.has("conflict")) drawConflict();
  if (changed.has("offer")) drawOffer();
  if (changed.has("empty") || changed.has("readOnly")) {
    begin.disabled = state.readOnly;
    if (state.empty) byId("paper").prepend(empty);
    else empty.remove();
  }
});
