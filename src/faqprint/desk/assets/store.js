// What the page knows of the content: the latest state that the program told, and who wants to hear of it.

import { isComposing, whenComposed } from "./composition.js";
import { LostServer, request } from "./server.js";

/** How often the page asks what is new, in ms; while answers to writes tell it, not oftener than once in `TYPING`. */
const POLL = 450;
const TYPING = 900;

/** The state as `GET /state` gives it, and what the page adds: whether the program answers, what it said last. */
export const state = {
  revision: -1,
  layout: -1,
  title: "",
  file: "",
  version: "",
  readOnly: false,
  saved: true,
  undo: false,
  redo: false,
  pages: [],
  fonts: [], // what tells each face from others, by its number
  editions: [],
  edition: 0,
  outline: [],
  faults: [],
  conflict: null,
  offer: null,
  empty: false,
  job: null,
  lost: null, // null: it answers; "gone": it does not; "other": another one was started in its place
  ended: false,
  pending: false, // whether anything typed has not been answered yet
};

const listeners = new Set();
let etag = null;

/**
 * `listener(changed, own)`: the set of names that changed, and whether by a write of this page; "others" is among them if
 * anything but that write has been at the content since this page heard of it last.
 */
export function subscribe(listener) {
  listeners.add(listener);
}

let written = -POLL; // when the last write was answered
let changed = new Set();
let foreign = false;

/** Tells the listeners, once a word that is being composed is whole. */
function tell(names, own) {
  names.forEach((name) => changed.add(name));
  foreign ||= !own;
  whenComposed("state", () => {
    const [told, byOthers] = [changed, foreign];
    [changed, foreign] = [new Set(), false];
    // After the end the page has nothing left to show it in.
    if (told.size && !state.ended) listeners.forEach((listener) => listener(told, !byOthers));
  });
}

/** Sizes of so many pages: a write's answer tells their count alone, and new ones are like the last. */
function sizes(pages) {
  if (Array.isArray(pages)) return pages;
  const known = state.pages.slice(0, pages);
  const last = known.at(-1) ?? { width: 595.28, height: 841.89 };
  while (known.length < pages) known.push(last);
  return known;
}

/** The findings of proofreading come a moment later than a write's answer: until then those known before stay. */
function withFindings(faults) {
  const told = new Set(faults.map((fault) => fault.message));
  return [...faults, ...state.faults.filter((fault) => fault.severity !== "error" && !told.has(fault.message))];
}

const same = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

/** Takes over an answer; an older one than what is known is dropped. `own`: the answer to a write of this page. */
export function merge(answer, own) {
  if (!answer || answer.revision < state.revision) return;
  if (own) written = performance.now();
  // A write's answer tells the revision before it, too: if that is news, there was something else.
  const names = (own ? answer.since : answer.revision) > state.revision ? ["others"] : [];
  for (const name of Object.keys(state)) {
    if (!(name in answer)) continue;
    let value = name === "pages" ? sizes(answer.pages) : answer[name];
    if (name === "faults" && own) value = withFindings(value);
    if (same(state[name], value)) continue;
    state[name] = value;
    names.push(name);
  }
  tell(names, own);
}

/** Notes something that the page itself found out. */
export function note(values) {
  const names = Object.keys(values).filter((name) => !same(state[name], values[name]));
  Object.assign(state, values);
  tell(names, true);
}

/** All questions of the outline in order, each with its form and category. */
export function questions() {
  return state.outline.flatMap((form) =>
    (form.categories ?? []).flatMap((category) =>
      category.questions.map((question) => ({ ...question, form: form.form, category: category.number })),
    ),
  );
}

/** Asks for the state at once. */
export async function poll() {
  try {
    const answer = await request("GET", "/state", { etag: etag ?? "" });
    if (answer.status === 200) {
      etag = answer.etag;
      if (state.lost) state.revision = -1; // perhaps another run of the program: it counts anew
      merge(answer.body, false);
      note({ lost: null });
    } else if (answer.status === 403) {
      note({ lost: "other" });
    } else if (answer.status === 304) {
      note({ lost: null });
    }
  } catch (error) {
    if (!(error instanceof LostServer)) throw error;
    if (!state.ended) note({ lost: "gone" });
  }
}

/** Asks for the state at once, and from then on again and again, but not while a word is being composed. */
export async function watch() {
  let asked = -TYPING;
  while (!state.ended) {
    const now = performance.now();
    if (!isComposing() && (now - written >= POLL || now - asked >= TYPING)) {
      asked = now;
      await poll();
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
