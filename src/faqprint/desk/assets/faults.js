// What is wrong, in the words of the command line: in role=alert, and for each question, form and field.

import { whenComposed } from "./composition.js";
import { byId, make, makeButton, setText } from "./dom.js";
import { choose } from "./selection.js";
import { note, state, subscribe } from "./store.js";
import { isStale, onAnswer } from "./writer.js";

const alert = byId("alert");
/** So many faults are told at once; the rest is counted. */
const TOLD = 4;

let refusal = []; // why the last write or job was refused, until the next one is taken

/** Tells faults that are not the content's as it stands: of a build, a comparison, an import. */
export function tell(faults) {
  refusal = faults ?? [];
  whenComposed("alert", draw);
}

/** What is refused says why; what is at fault stands in the state. */
onAnswer((answer, entry) => {
  const { status, body } = answer;
  if (isStale(answer) && entry.key) return; // what was typed is typed again, or both texts are offered
  if (status === 403 && body.faults?.[0]?.code === "desk-no-cookie") note({ lost: "other" });
  else tell(status < 400 || body.desk ? [] : body.faults);
});

/** The faults and findings of a question (`{question}`) or a form (`{form}`), the gravest first. */
export function faultsOf(target) {
  const rank = { error: 0, warning: 1, info: 2 };
  const own = state.faults.filter((fault) =>
    target.question ? fault.question === target.question : !fault.question && fault.form === target.form,
  );
  return own.sort((one, other) => rank[one.severity] - rank[other.severity]);
}

/** A fault's place as the command line tells it. */
export function placeOf(fault) {
  return [fault.file, fault.line, fault.column].filter((part) => part !== null && part !== undefined && part !== "").join(":");
}

const WORD = { error: "誤り", warning: "指摘", info: "参考" };

/** A fault in words; with the way to its field unless that is where it stands. */
export function faultLine(fault, away = true) {
  const line = make("li", { class: `fault ${fault.severity}` });
  line.append(make("span", { class: "kind", text: WORD[fault.severity] ?? "" }), make("span", { class: "words", text: fault.message }));
  const place = placeOf(fault);
  if (place) line.append(make("span", { class: "place", text: place }));
  const target = fault.question ? { question: fault.question } : fault.form ? { form: fault.form } : null;
  if (away && target) {
    const focus = fault.question ? (fault.field === "question" ? "question" : "answer") : "first";
    line.append(makeButton("その欄へ", () => choose(target, { focus, reveal: true, path: fault.path ?? fault.field }), { class: "quiet" }));
  }
  return line;
}

const LOST = {
  gone: "faqprint が応えません。止まったときは、もう一度起動してください。書いた文はこの画面に残っています。",
  other: "この画面の faqprint は終わっています。新しく開いた画面をお使いください。書いた文は、この画面から写せます。",
};

function draw() {
  const all = [...refusal, ...state.faults].filter((fault) => fault.severity === "error");
  const errors = [...new Map(all.map((fault) => [`${placeOf(fault)} ${fault.message}`, fault])).values()];
  const told = errors.slice(0, TOLD).map((fault) => faultLine(fault));
  if (errors.length > TOLD) told.push(make("li", { class: "fault more", text: `ほか ${errors.length - TOLD} 件` }));
  if (state.lost) told.unshift(make("li", { class: "fault error" }, make("span", { class: "words", text: LOST[state.lost] })));
  const list = told.length ? make("ul", {}, ...told) : "";
  // Said once: a fault that stands is not told again at each key.
  if ((list && list.textContent) !== alert.textContent) alert.replaceChildren(list || "");
  if (!list && alert.firstChild) setText(alert, "");
}

subscribe((changed) => (changed.has("faults") || changed.has("lost")) && draw());
