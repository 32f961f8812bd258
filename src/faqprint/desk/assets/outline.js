// The left pane: the questions by 区分 and the other sections, and a field that finds among them.

import { isComposing, isKey } from "./composition.js";
import { byId, make, reconcile, setAttribute, setText } from "./dom.js";
import { byKey, choose, isSelected, onChoice, roveWith, stopAt } from "./selection.js";
import { state, subscribe } from "./store.js";

const list = byId("outline");
const search = byId("search");
const found = byId("found");

/** Letters that a search takes for the same: widths, cases, hiragana and katakana. */
const plain = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/\s+/g, "");

const matches = (wanted, title, no = "") => !wanted || plain(title).includes(wanted) || plain(no) === wanted;

/** The entries to show, in order: heads, forms and questions. */
function entries() {
  const wanted = plain(search.value);
  const shown = [];
  for (const form of state.outline) {
    const inside = [];
    for (const category of form.categories ?? []) {
      const questions = category.questions.filter((question) => matches(wanted, question.title, question.no));
      const named = wanted && matches(wanted, category.name);
      const some = named ? category.questions : questions;
      if (wanted && !some.length) continue;
      inside.push({ kind: "category", form: form.form, number: category.number, title: category.name });
      inside.push(...some.map((question) => ({ kind: "question", ...question })));
    }
    if (!wanted || inside.length || matches(wanted, form.title)) shown.push({ ...form, kind: "form", number: form.form });
    shown.push(...inside);
  }
  return shown;
}

const keyOf = (entry) => (entry.kind === "category" ? `category ${entry.form} ${entry.number}` : `${entry.kind} ${entry.number}`);

function create(entry) {
  const kind = entry.kind;
  const button = make("button", { type: "button", class: `entry ${kind}`, tabindex: "-1" });
  if (kind === "question") button.append(make("span", { class: "no" }));
  button.append(make("span", { class: "title" }), make("span", { class: "badge" }));
  const open = (event, focus) => {
    const item = button.parentElement.entry;
    const target = kind === "question" ? { question: item.number } : { form: kind === "form" ? item.number : item.form };
    const path = kind === "category" ? ["categories", item.number - 1] : undefined;
    choose(target, { focus, path, reveal: true, origin: button });
  };
  const first = kind === "question" ? "answer" : "first";
  button.addEventListener("click", (event) => open(event, byKey(event) ? first : undefined));
  button.addEventListener("dblclick", (event) => open(event, first));
  return make("li", {}, button);
}

function renew(item, entry) {
  item.entry = entry;
  const button = item.firstElementChild;
  if (entry.kind === "question") setText(button.querySelector(".no"), entry.no);
  setText(button.querySelector(".title"), entry.title || "（名前なし）");
  const badge = button.querySelector(".badge");
  const [errors, remarks] = [entry.errors ?? 0, entry.remarks ?? 0];
  setText(badge, errors ? `誤り ${errors}` : remarks ? String(remarks) : "");
  setAttribute(badge, "title", remarks && !errors ? `指摘 ${remarks} 件` : null);
  setAttribute(badge, "aria-label", remarks && !errors ? `指摘 ${remarks} 件` : null);
  setAttribute(badge, "role", remarks && !errors ? "img" : null);
  badge.classList.toggle("error", errors > 0);
  mark(item);
}

function mark(item) {
  const { kind, number } = item.entry;
  setAttribute(item.firstElementChild, "aria-current", kind !== "category" && isSelected(kind, number) ? "true" : null);
}

const buttons = () => [...list.querySelectorAll("button")];

function draw() {
  const shown = entries();
  reconcile(list, shown, { key: keyOf, create, renew });
  const all = buttons();
  if (!all.some((button) => button.tabIndex === 0)) stopAt(all, all.find((button) => button.ariaCurrent) ?? all[0]);
  const count = shown.filter((entry) => entry.kind === "question").length;
  setText(found, search.value ? (shown.length ? `${count} 件` : "ありません") : "");
}

/** Scrolls the list, and nothing else, as far as needed. */
function intoView(button) {
  const [view, entry] = [list.getBoundingClientRect(), button.getBoundingClientRect()];
  if (entry.top < view.top) list.scrollTop -= view.top - entry.top + 8;
  else if (entry.bottom > view.bottom) list.scrollTop += entry.bottom - view.bottom + 8;
}

/** The button of the list that is open, or the first. */
export const currentEntry = () => list.querySelector("[aria-current]") ?? list.querySelector("[tabindex='0']");

roveWith(list, buttons, isKey);
search.addEventListener("input", () => isComposing() || draw());
search.addEventListener("compositionend", draw);
search.addEventListener("keydown", (event) => {
  if (!isKey(event)) return;
  if (event.key === "ArrowDown" || event.key === "Enter") {
    event.preventDefault();
    (list.querySelector("button.question") ?? list.querySelector("button"))?.focus();
  } else if (event.key === "Escape" && search.value) {
    event.preventDefault();
    search.value = "";
    draw();
  }
});
subscribe((changed) => changed.has("outline") && draw());
onChoice(() => {
  for (const item of list.children) mark(item);
  const current = list.querySelector("[aria-current]");
  if (current) stopAt(buttons(), current);
  if (current) intoView(current);
});
