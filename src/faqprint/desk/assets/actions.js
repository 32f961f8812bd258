// The head of the page: undo, save, make, print, end; what is saved; the branch that is shown.

import { isComposing, isKey } from "./composition.js";
import { byId, make, setText } from "./dom.js";
import { renewAfter } from "./editor.js";
import { hide, show } from "./notices.js";
import { note, state, subscribe } from "./store.js";
import { write, written } from "./writer.js";

const status = byId("status");
const editions = byId("editions");
const buttons = Object.fromEntries(["undo", "redo", "save", "build", "branches", "compare", "print", "quit", "import", "export"].map((id) => [id, byId(id)]));

const isFaulty = () => state.faults.some((fault) => fault.severity === "error");

/** Undo and redo change what the open form shows; the button has the focus by then, so that its fields may be written. */
async function step(verb) {
  await renewAfter(() => write("PUT", `/${verb}`, {}));
}

/** Saves; a fault is saved only if the clerk says so. True if it was saved. */
export async function save(faulty = false) {
  const answer = await write("PUT", "/save", faulty ? { faulty: true } : {});
  if ((answer.body.desk ?? answer.body).saved) {
    hide("faulty");
    return true;
  }
  if (answer.status === 422) {
    show("faulty", "誤りがあるので、保存していません。", [
      ["誤りのまま保存", () => save(true)],
      ["直してから保存する", () => {}],
    ], "warn");
  }
  return false;
}

let starting = null; // what is being asked for: the path

/** Whether that is made just now. */
const isMade = (path) => state.job?.state === "running" && path === `/${state.job.kind}`;

/** Starts what takes a while, once for a double click; what is not saved is offered to be saved first. */
export async function start(path, body, what) {
  if (starting === path || isMade(path)) return;
  starting = path;
  const answer = await write("POST", path, body);
  starting = null;
  if (answer.status === 409 && answer.body.unsaved) {
    show("unsaved", `保存していない文があります。${what}のは、保存した原稿からです。`, [
      [`保存して${what}`, async () => ((await save()) ? start(path, body, what) : undefined)],
      ["やめる", () => {}],
    ]);
  }
}

/** The proved PDF in a tab of its own, where the browser prints. */
async function print() {
  await written();
  if (isFaulty()) {
    show("print", "誤りを直すと、印刷できます。", [["閉じる", () => {}]], "warn");
  } else if (!window.open("/pdf", "_blank")) {
    const link = make("p", {}, make("a", { href: "/pdf", target: "_blank", text: "印刷する PDF を開く" }));
    show("print", link, [["閉じる", () => {}]]);
  }
}

function quit() {
  if (state.saved && !state.pending) return end();
  show("quit", "保存していない文があります。", [
    ["保存して終わる", async () => ((await save()) ? end() : undefined)],
    ["保存せずに終わる", end],
    ["やめる", () => {}],
  ], "warn");
}

async function end() {
  const answer = await write("POST", "/quit", {});
  if (answer.status >= 400) return;
  note({ ended: true });
  document.title = "終わりました";
  const words = make("p", { text: "faqprint を終わりました。この画面は閉じてかまいません。" });
  const kept = state.saved ? null : make("p", { text: "保存しなかった文は残してあり、次に開いたときに続きから直せます。" });
  document.body.replaceChildren(make("main", { class: "ended" }, make("h1", { text: state.title || "faqprint" }), words, kept));
}

function draw(changed) {
  setText(byId("title"), state.title || "faqprint");
  document.title = `${state.saved ? "" : "● "}${state.title || "faqprint"}`;
  setText(status, state.saved && !state.pending ? "保存済み" : "未保存");
  status.dataset.saved = state.saved && !state.pending;
  byId("read-only").hidden = !state.readOnly;
  const closed = state.readOnly || state.empty;
  buttons.undo.disabled = closed || !state.undo;
  buttons.redo.disabled = closed || !state.redo;
  for (const name of ["save", "build", "branches", "import"]) buttons[name].disabled = closed;
  for (const name of ["compare", "print", "export"]) buttons[name].disabled = state.empty;
  buttons.branches.disabled ||= !state.editions.length;
  if (changed.has("editions") || changed.has("edition")) drawEditions();
  if (!isFaulty()) ["faulty", "print"].forEach(hide);
  if (state.saved && !state.pending) ["unsaved", "quit"].forEach(hide);
}

function drawEditions() {
  const none = make("option", { value: 0, text: "支店を選ばない" });
  const options = state.editions.map(({ number, code, name }) => make("option", { value: number, text: `${code}　${name}` }));
  editions.replaceChildren(none, ...options);
  editions.value = state.edition;
  byId("editions-field").hidden = !state.editions.length;
}

buttons.undo.addEventListener("click", () => step("undo"));
buttons.redo.addEventListener("click", () => step("redo"));
buttons.save.addEventListener("click", () => save());
buttons.build.addEventListener("click", () => start("/build", {}, "作る"));
buttons.branches.addEventListener("click", () => start("/editions", {}, "支店版を作る"));
buttons.print.addEventListener("click", print);
buttons.quit.addEventListener("click", quit);
editions.addEventListener("change", () => write("PUT", "/draft", { edition: Number(editions.value) }));

const isText = (element) => element.matches("textarea, select, input:not([type=checkbox])");

document.addEventListener("keydown", (event) => {
  if (!isKey(event) || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "s") {
    event.preventDefault();
    if (!buttons.save.disabled) save();
  } else if ((key === "z" || key === "y") && !isText(event.target)) {
    event.preventDefault(); // in a field the browser's own undo is meant
    const verb = key === "y" || event.shiftKey ? "redo" : "undo";
    if (!buttons[verb].disabled) step(verb);
  }
});

// What is not saved, or not even sent, asks before the page goes.
window.addEventListener("beforeunload", (event) => {
  if (state.ended || (state.saved && !state.pending && !isComposing())) return;
  event.preventDefault();
  event.returnValue = "";
});

subscribe(draw);
