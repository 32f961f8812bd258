// One field of a form: its label, its control, its help, and the faults that stand at it.

import { isComposing } from "./composition.js";
import { make, makeButton, reconcile, setAttribute } from "./dom.js";
import { faultLine } from "./faults.js";
import { takePictures } from "./pictures.js";

let count = 0;

/** Attributes of the controls by kind of field. */
const CONTROLS = {
  text: () => make("textarea", { rows: 2, spellcheck: "false" }),
  line: () => make("input", { type: "text", spellcheck: "false", autocomplete: "off" }),
  number: () => make("input", { type: "text", inputmode: "decimal", autocomplete: "off" }),
  check: () => make("input", { type: "checkbox" }),
  choice: () => make("select"),
};

/**
 * Makes a field. `label`, `kind` (text, line, choice, check, number), `value`, `choices`, `help`, `marks` (whether it takes marks
 * and pictures); `change(value)` hears of each text that a person made, never of one in the midst of a composition.
 * Gives its `element`, its `control`, and `renew(value)`, `setFaults(faults)`, `setReadOnly(whether)`.
 */
export function makeField({ label, kind, value, choices, help, marks, name, change }) {
  const id = `field-${++count}`;
  const control = (CONTROLS[kind] ?? CONTROLS.line)();
  control.id = id;
  if (name) control.name = name;
  if (marks) control.dataset.marks = "";
  const faults = make("ul", { class: "faults", id: `${id}-faults` });
  const helpText = isTelling(help, label, kind) ? make("p", { class: "help", id: `${id}-help`, text: help }) : null;
  const stale = make("p", { class: "stale", hidden: true });
  const words = make("label", { for: id, text: label });
  const order = kind === "check" ? [make("div", { class: "checked" }, control, words)] : [words, control];
  const element = make("div", { class: `field ${kind}` }, ...order, helpText, stale, faults);
  let known = ""; // the text that the program has, or has been sent

  const read = () => (kind === "check" ? control.checked : control.value);
  const show = (next) => {
    if (kind === "check") control.checked = next === true || next === "true";
    else if (kind === "choice") showChoice(control, next, choices ?? []);
    else control.value = next ?? "";
    known = read();
    stale.hidden = true;
    if (kind === "text") control.setSelectionRange(0, 0); // to be read from its beginning
  };
  const typed = () => {
    if (isComposing() || read() === known) return;
    known = read();
    change(known);
  };
  control.addEventListener("input", typed);
  control.addEventListener("change", typed);
  control.addEventListener("compositionend", typed);
  if (marks) takePictures(control);
  if (kind === "line") control.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  show(value);

  return {
    element,
    control,
    show,
    /** Shows what the program has now; a field that has the focus keeps its text, and the new one is offered beside it. */
    renew(next, list) {
      if (list) choices = list;
      const text = kind === "check" ? next === true || next === "true" : (next ?? "");
      const alike = kind === "check" ? text === known : String(text).trimEnd() === String(known).trimEnd();
      if (alike && !list) return;
      if (document.activeElement !== control) {
        show(text);
      } else if (!alike) {
        const take = () => (show(text), control.focus());
        stale.replaceChildren("この欄は、ほかで直されました。", makeButton("新しい文にする", take, { class: "quiet" }));
        stale.hidden = false;
      }
    },
    get text() {
      return String(read());
    },
    /** Puts in what a person typed elsewhere for this field. */
    type(text) {
      show(text);
      known = null;
      typed();
    },
    /** Shows a text that a person typed while another hand changed the field: the one or the other is to be chosen. */
    contest(text, take) {
      const other = read();
      show(text);
      stale.replaceChildren(
        "この欄は、ほかで直されました。打った文は、まだ書き込んでいません。",
        makeButton("打った文にする", () => (stale.hidden = true, take(true)), { class: "quiet" }),
        makeButton("新しい文にする", () => (show(other), take(false)), { class: "quiet" }),
      );
      stale.hidden = false;
    },
    setFaults(list) {
      const severe = list.some((fault) => fault.severity === "error");
      reconcile(faults, list, {
        key: (fault) => `${fault.severity} ${fault.code} ${fault.line}:${fault.column} ${fault.message}`,
        create: (fault) => faultLine(fault, false),
        renew: () => {},
      });
      setAttribute(control, "aria-invalid", severe ? "true" : null);
      const described = [list.length && faults.id, helpText?.id].filter(Boolean).join(" ");
      setAttribute(control, "aria-describedby", described || null);
    },
    setReadOnly(whether) {
      if (kind === "choice" || kind === "check") control.disabled = whether;
      else control.readOnly = whether;
    },
  };
}

const plain = (text) => text.normalize("NFKC").replace(/\s/g, "");

/** Whether a help says more than the label; a box to tick says by itself what it does. */
function isTelling(help, label, kind) {
  return Boolean(help) && kind !== "check" && !plain(label).includes(plain(help));
}

function showChoice(control, value, choices) {
  const all = choices.map((choice) => (typeof choice === "object" ? choice : { value: choice, label: choice }));
  if (!all.some((choice) => String(choice.value) === String(value))) all.unshift({ value: value ?? "", label: value || "（なし）" });
  control.replaceChildren(...all.map((choice) => make("option", { value: choice.value, text: choice.label })));
  control.value = String(value ?? "");
}
