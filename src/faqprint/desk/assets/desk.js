// The desk: three panes and a head, each a module of its own that listens to the state. This one starts them.

import "./actions.js";
import "./comparison.js";
import "./conflicts.js";
import "./editor.js";
import "./faults.js";
import "./jobs.js";
import "./pages.js";
import "./workbook.js";
import { isKey } from "./composition.js";
import { byId } from "./dom.js";
import { currentEntry } from "./outline.js";
import { currentRow } from "./page_rows.js";
import { watch } from "./store.js";

/** What each pane gives the focus to. */
const PANES = [
  [byId("notices"), () => byId("notices").querySelector("button")],
  [byId("list"), currentEntry],
  [byId("paper"), currentRow],
  [byId("form"), () => byId("form").querySelector("textarea[name=answer], input, textarea, select, button")],
];

/** F6 and Shift+F6 go from pane to pane. */
document.addEventListener("keydown", (event) => {
  if (!isKey(event) || event.key !== "F6") return;
  event.preventDefault();
  const at = PANES.findIndex(([pane]) => pane.contains(document.activeElement));
  const step = event.shiftKey ? -1 : 1;
  for (let count = 1; count <= PANES.length; count++) {
    const [, first] = PANES[(at + step * count + PANES.length * 2) % PANES.length];
    const wanted = first();
    if (wanted) {
      wanted.focus();
      return;
    }
  }
});

for (const link of document.querySelectorAll(".skip")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const pane = byId(link.hash.slice(1));
    (PANES.find(([one]) => one === pane)?.[1]() ?? pane).focus();
  });
}

watch();
