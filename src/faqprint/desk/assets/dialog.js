// Dialogs: the page behind them waits.

import { make, makeButton } from "./dom.js";

/** A dialog with a title and a button that closes it; Esc does, too, and the focus goes back where it was. */
export function makeDialog(title, ...children) {
  const close = makeButton("閉じる", () => made.close(), { class: "close" });
  const made = make(
    "dialog",
    { "aria-label": title },
    make("div", { class: "head" }, make("h2", { text: title }), close),
    make("div", { class: "inside", tabindex: "0" }, ...children),
  );
  document.body.append(made);
  return made;
}
