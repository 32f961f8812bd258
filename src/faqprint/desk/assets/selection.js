// Which question or form is open; the only place that knows.

const listeners = new Set();
let current = null; // {question: number} or {form: number}

/** What is open: `{question}` or `{form}` with its running number, or null. */
export const selected = () => current;

/** Whether that question or form is open. */
export const isSelected = (kind, number) => current?.[kind] === number;

/** `listener(target, how)` hears of each choice. */
export function onChoice(listener) {
  listeners.add(listener);
}

/**
 * Opens a question or a form. `how.focus`: the field that takes the focus (`answer`, `question`, `first`), `how.reveal`:
 * whether its row is brought into view, `how.path`: the place in a form.
 */
export function choose(target, how = {}) {
  current = target;
  listeners.forEach((listener) => listener(target, how));
}

/** Whether a click came from the keyboard (or from a reader's own command) and not from a pointer. */
export const byKey = (event) => event.detail === 0;

/**
 * Makes the buttons of a list one stop of the Tab key: arrows, Home and End move among them.
 * `buttons()` gives those that can be seen, in order.
 */
export function roveWith(container, buttons, isKey) {
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };
  container.addEventListener("keydown", (event) => {
    if (!isKey(event) || event.altKey || event.ctrlKey || event.metaKey || !event.target.matches("button")) return;
    const all = buttons();
    const at = all.indexOf(event.target);
    let to = null;
    if (event.key in step) to = at + step[event.key];
    else if (event.key === "Home") to = 0;
    else if (event.key === "End") to = all.length - 1;
    if (to === null || at < 0) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    stopAt(all, next);
    next.focus();
  });
  container.addEventListener("focusin", (event) => {
    if (event.target.matches("button")) stopAt(buttons(), event.target);
  });
}

/** Lets the Tab key stop at one button of a list alone. */
export function stopAt(buttons, stop) {
  for (const button of buttons) {
    const wanted = button === stop ? 0 : -1;
    if (button.tabIndex !== wanted) button.tabIndex = wanted;
  }
}
