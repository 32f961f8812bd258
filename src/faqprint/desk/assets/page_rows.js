// The buttons over the pages: each question's over its own row, each other section's over its own area.

import { isKey } from "./composition.js";
import { byId, make, setAttribute } from "./dom.js";
import { faultsOf } from "./faults.js";
import { byKey, choose, isSelected, onChoice, roveWith, selected, stopAt } from "./selection.js";
import { questions, state, subscribe } from "./store.js";

const scroller = byId("paper");
const stack = byId("pages");
const rows = { question: new Map(), form: new Map() }; // running number → its button
let wanted = null; // {button, wholly}: what is to be in view once its page is drawn

function makeRow(kind, number) {
  const button = make("button", { type: "button", class: "row", tabindex: "-1" });
  const focus = kind === "question" ? "answer" : "first";
  const open = (field) => choose({ [kind]: Number(button.dataset.number) }, { focus: field, origin: button });
  button.dataset.number = number;
  button.dataset.kind = kind;
  button.addEventListener("click", (event) => open(byKey(event) ? focus : undefined));
  button.addEventListener("dblclick", () => open(focus));
  return button;
}

/** One button for each question and section that is printed, on its page; before that is drawn, about where it will be. */
export function placeRows(pages) {
  const entries = [
    ...questions().map((question) => ["question", question.number, question]),
    ...state.outline.filter((form) => form.page).map((form) => ["form", form.form, form]),
  ];
  const kept = { question: new Set(), form: new Set() };
  const perPage = new Map();
  for (const [kind, number, entry] of entries) {
    const page = pages[entry.page - 1];
    if (!page) continue;
    kept[kind].add(number);
    let button = rows[kind].get(number);
    if (!button) rows[kind].set(number, (button = makeRow(kind, number)));
    setAttribute(button, `data-${kind}`, kind === "question" ? entry.no : number);
    setAttribute(button, "aria-label", kind === "question" ? `No.${entry.no}　${entry.title}` : entry.title);
    const severity = entry.errors ? "error" : entry.remarks ? "remark" : null;
    setAttribute(button, "data-faults", severity);
    setAttribute(button, "title", severity && wordsOf({ [kind]: number }));
    mark(button);
    if (!perPage.has(page)) perPage.set(page, []);
    perPage.get(page).push(button);
  }
  for (const kind of ["question", "form"]) {
    for (const [number, button] of rows[kind]) {
      if (kept[kind].has(number)) continue;
      button.remove();
      rows[kind].delete(number);
    }
  }
  let moved = false;
  for (const [page, buttons] of perPage) moved = standIn(page, buttons) || moved;
  // Another drawing may not follow: the outline can be the later of the two.
  if (moved) pages.filter((page) => page.paper.firstChild).forEach((page) => layRows(page, page.paper.firstChild));
  const all = buttonsInOrder();
  if (!all.some((button) => button.tabIndex === 0)) stopAt(all, all[0]);
}

/** What is told of a question or section, as it stands beside its row. */
const wordsOf = (target) =>
  faultsOf(target)
    .slice(0, 3)
    .map((fault) => fault.message)
    .join("\n");

/** Takes in buttons that came to a page which does not know their rows yet; true if there were any. */
function standIn(page, buttons) {
  let some = false;
  buttons.forEach((button, index) => {
    if (button.parentElement === page.rows) return;
    some = true;
    page.rows.append(button);
    place(button, { x: 10, y: 10 + (80 * index) / buttons.length, width: 80, height: 80 / buttons.length });
  });
  return some;
}

/** A place in per cent of the page. */
function place(button, { x, y, width, height }) {
  Object.assign(button.style, { left: `${x}%`, top: `${y}%`, width: `${width}%`, height: `${height}%` });
}

/** The areas of a page's drawing, those of one thing that follow each other as one. */
function areasOf(svg) {
  const areas = [];
  for (const rect of svg.querySelectorAll("[data-question-area], [data-form-area]")) {
    const kind = rect.hasAttribute("data-question-area") ? "question" : "form";
    const number = Number(rect.getAttribute(`data-${kind}-area`));
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
    const last = areas.at(-1);
    if (last?.kind === kind && last.number === number) {
      const [right, bottom] = [Math.max(last.x + last.width, x + width), Math.max(last.y + last.height, y + height)];
      Object.assign(last, { x: Math.min(last.x, x), y: Math.min(last.y, y) });
      Object.assign(last, { width: right - last.x, height: bottom - last.y });
    } else {
      areas.push({ kind, number, x, y, width, height });
    }
  }
  return areas;
}

/** Lays the buttons of a page where its drawing says that the rows are. */
export function layRows(page, svg) {
  const [, , width, height] = svg.getAttribute("viewBox").split(/[\s,]+/).map(Number);
  const ordered = [];
  for (const area of areasOf(svg)) {
    const button = rowOn(page, area, ordered);
    place(button, {
      x: (100 * area.x) / width,
      y: (100 * area.y) / height,
      width: (100 * area.width) / width,
      height: (100 * area.height) / height,
    });
    ordered.push(button);
  }
  for (const button of [...page.rows.children]) {
    if (button.dataset.continued && !ordered.includes(button)) button.remove();
  }
  ordered.forEach((button, index) => {
    if (page.rows.children[index] !== button) page.rows.insertBefore(button, page.rows.children[index] ?? null);
  });
}

/** The one button of a question or section where it begins, or another one for a part that goes on; none of `taken`. */
function rowOn(page, { kind, number }, taken) {
  const button = rows[kind].get(number);
  if (button?.parentElement === page.rows && !taken.includes(button)) return button;
  const name = `${kind} ${number}`;
  let part = [...page.rows.children].find((child) => child.dataset.continued === name && !taken.includes(child));
  if (!part) {
    part = makeRow(kind, number);
    part.dataset.continued = name;
    if (kind === "form") part.dataset.form = number;
    page.rows.append(part);
  }
  const form = kind === "form" && state.outline.find((one) => one.form === number)?.title;
  const label = button?.getAttribute("aria-label");
  setAttribute(part, "aria-label", label ? `${label}（続き）` : form || name);
  mark(part);
  return part;
}

function mark(button) {
  setAttribute(button, "aria-current", isSelected(button.dataset.kind, Number(button.dataset.number)) ? "true" : null);
}

const buttonsInOrder = () => [...stack.querySelectorAll("button.row:not([data-continued])")];

/** The row of a question or section, or of a section of unknown page the first part that is drawn. */
function rowOf(target) {
  if (!target) return undefined;
  if (target.question) return rows.question.get(target.question);
  return rows.form.get(target.form) ?? stack.querySelector(`[data-kind="form"][data-number="${target.form}"]`) ?? undefined;
}

/** Brings the row of a question or section into view, if it is not wholly there. */
export function reveal(target) {
  const button = rowOf(target);
  wanted = button ? { button, wholly: true } : null;
  if (button) scrollTo(wanted);
}

function scrollTo({ button, wholly }) {
  const [view, row] = [scroller.getBoundingClientRect(), button.getBoundingClientRect()];
  if (row.top >= view.top && row.bottom <= view.bottom) return;
  if (!wholly && row.top < view.bottom && row.bottom > view.top) return;
  const above = Math.max(24, Math.min(view.height * 0.2, view.height - row.height - 24));
  scroller.scrollTop += row.top - view.top - above;
}

/** After a page was drawn: the row that was asked for may stand elsewhere on it than it was thought. */
export function revealAgain(number) {
  if (wanted?.button.closest(".page")?.dataset.page === String(number)) {
    scrollTo(wanted);
    wanted = null;
  }
}

/** After a write of this page: the row that is open stays in view, wherever the new text has pushed it. */
function follow() {
  const button = rowOf(selected());
  if (!button || wanted) return;
  const [view, row] = [scroller.getBoundingClientRect(), button.getBoundingClientRect()];
  if (row.top < view.bottom && row.bottom > view.top) wanted = { button, wholly: false };
}

/** The row in the pages that is open, or the first. */
export const currentRow = () => rowOf(selected()) ?? buttonsInOrder().find((button) => button.tabIndex === 0);

roveWith(stack, buttonsInOrder, isKey);
scroller.addEventListener("wheel", () => (wanted = null), { passive: true });
onChoice((target, how) => {
  for (const button of stack.querySelectorAll("button.row")) mark(button);
  const row = rowOf(target);
  if (row) stopAt(buttonsInOrder(), row);
  if (how.reveal) reveal(target);
});
subscribe((changed, own) => own && changed.has("layout") && follow());
