// The bar under the head: what is asked of the clerk, each with its buttons, until it is answered. It takes no focus.

import { whenComposed } from "./composition.js";
import { byId, make, makeButton } from "./dom.js";

const bar = byId("notices");

/**
 * Shows a notice, in the place of one of the same name. `actions`: [words, what it does]; a notice goes when one is taken,
 * unless that gives `true`; until then a second click, of a double click say, asks for nothing. `tone`: "plain", "done", "warn".
 */
export function show(name, text, actions = [], tone = "plain") {
  const words = typeof text === "string" ? make("p", { text }) : text;
  let acting = false;
  const act = async (run) => {
    if (acting) return;
    acting = true;
    notice.setAttribute("aria-busy", "true");
    acting = (await run()) !== true;
    if (acting) whenComposed(notice, () => notice.remove()); // and no later one of its name
    else notice.removeAttribute("aria-busy");
  };
  const buttons = actions.map(([label, run]) => makeButton(label, () => act(run)));
  const notice = make("div", { class: `notice ${tone}`, "data-notice": name }, words, make("div", { class: "answers" }, ...buttons));
  whenComposed(`notice ${name}`, () => {
    const old = find(name);
    if (!old) bar.append(notice);
    else if (old.textContent !== notice.textContent || old.hasAttribute("aria-busy")) old.replaceWith(notice); // that one is about to go
  });
}

/** Takes a notice away. */
export function hide(name) {
  whenComposed(`notice ${name}`, () => find(name)?.remove());
}

const find = (name) => bar.querySelector(`[data-notice="${name}"]`);
