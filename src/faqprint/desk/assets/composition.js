// Input methods: from compositionstart to compositionend nothing is sent, nothing redrawn, no key read.

let composing = null; // the field in which a word is being composed
const waiting = new Map(); // what is to be done when it is whole, the latest by name

/** Whether a word is being composed just now. */
export const isComposing = () => composing !== null;

/** Whether a keyboard event is a key for the page, and not one for the input method (some send 229 after the end, too). */
export const isKey = (event) => !event.isComposing && event.keyCode !== 229 && !isComposing();

/** Does something now, or at the end of the composition; of several of one name, the latest alone. */
export function whenComposed(name, work) {
  if (isComposing()) waiting.set(name, work);
  else work();
}

/** Waits until no word is being composed. */
export const composed = () => new Promise((resolve) => whenComposed(Symbol(), resolve));

function catchUp() {
  const works = [...waiting.values()];
  waiting.clear();
  for (const work of works) work();
}

document.addEventListener("compositionstart", (event) => (composing = event.target), true);
document.addEventListener("compositionend", () => (composing = null), true);
// In the bubbling phase, and last: the field has read its own text by then.
window.addEventListener("compositionend", catchUp);
// A field that was taken away in the middle of a word never tells its end.
document.addEventListener("focusin", (event) => {
  if (!isComposing() || event.target === composing) return;
  composing = null;
  catchUp();
});
