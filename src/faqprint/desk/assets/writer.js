// Writes, one after another: never two at a time, of several drafts of one field the latest alone, nothing while a word is
// being composed, and nothing lost while the program does not answer.

import { isComposing, whenComposed } from "./composition.js";
import { LostServer, request } from "./server.js";
import { merge, note, state } from "./store.js";

/** The pause after a keystroke before it is sent, in ms: half as long as the last answer took, within these bounds. */
const PAUSE = { least: 30, most: 120 };
/** Typing in one field without a longer rest than this, in ms, is one step for 元に戻す. */
const STEP = 5000;
/** How long to wait before asking a program again that did not answer, in ms. */
const RETRY = 1000;

const queue = [];
let running = false;
let timer = null;
let lastTook = 0;
let typing = null; // {key, time}: the field that was sent last
const held = new Set(); // units with a text that was not taken, and is not to be sent as it is
const listeners = new Set();

/** Whether anything waits that changes the content: a job, an export or another branch's pages do not. */
const isPending = () => held.size > 0 || queue.some(({ method, body }) => method === "PUT" && !("edition" in body));

/** `listener(answer, entry)` hears of the answer to each write. */
export function onAnswer(listener) {
  listeners.add(listener);
}

/**
 * What is typed for a question, an item or a field of a form: `seen`, the digest of what it showed, goes with each write, and the
 * program refuses one that is stale. `at`: its own name, with which those of its fields begin. By these, `texts`: what was typed and is
 * not taken yet, `taken`: what was.
 */
export const makeUnit = (seen, at = "") => ({ seen, at, texts: new Map(), taken: new Map() });

/** Notes that a unit was read anew. */
export function renewUnit(unit, seen) {
  unit.seen = seen;
  unit.taken.clear();
}

/** Sends the text of a field after a short pause; `key` names the field, so that a later text takes an earlier one's place. */
export function draft(key, body, unit, name) {
  const last = queue.at(-1);
  const entry = { method: "PUT", path: "/draft", key, body, unit, name, resolve: () => {} };
  unit.texts.set(name, body.value);
  held.delete(unit);
  // Only the last entry: what was asked for in between (a move, a save) must find the text as it was then.
  if (last?.key === key && !last.sent) queue[queue.length - 1] = entry;
  else queue.push(entry);
  note({ pending: isPending() });
  clearTimeout(timer);
  timer = setTimeout(run, Math.min(PAUSE.most, Math.max(PAUSE.least, lastTook / 2)));
}

/**
 * Sends a write behind all that is typed, at once; gives its answer, with status 0 if none came. `about`: the unit that it changes, of
 * which `seen` is sent as it is by then: a text that is on its way just now makes it another.
 */
export function write(method, path, body, about) {
  return new Promise((resolve) => {
    queue.push({ method, path, body, about, resolve });
    note({ pending: isPending() });
    clearTimeout(timer);
    run();
  });
}

/** Keeps a text that stands in its field back until the clerk says what is to become of it. */
export function hold(unit, name, value) {
  unit.texts.set(name, value);
  held.add(unit);
  note({ pending: isPending() });
}

/** Whether a text of a unit is kept back. */
export const isHeld = (unit) => held.has(unit);

/** Drops what was typed for a unit and not taken. */
export function drop(unit, name) {
  if (name === undefined) unit.texts.clear();
  else unit.texts.delete(name);
  if (!unit.texts.size) held.delete(unit);
  for (let at = queue.length - 1; at >= 0; at--) {
    const entry = queue[at];
    if (entry.unit === unit && !entry.sent && (name === undefined || entry.name === name)) queue.splice(at, 1);
  }
  note({ pending: isPending() });
}

/** When all that is typed has been answered. */
export async function written() {
  while (queue.length) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function run() {
  if (running) return;
  running = true;
  try {
    await sendAll();
  } finally {
    running = false;
  }
}

async function sendAll() {
  while (queue.length && !state.ended) {
    if (isComposing()) {
      whenComposed("write", run);
      break;
    }
    const entry = queue[0];
    entry.sent = true;
    const from = performance.now();
    try {
      const answer = await request(entry.method, entry.path, { body: withStep(entry) });
      lastTook = performance.now() - from;
      queue.shift();
      take(entry, answer);
    } catch (error) {
      if (!(error instanceof LostServer)) throw error;
      note({ lost: "gone" });
      if (entry.key) {
        await new Promise((resolve) => setTimeout(resolve, RETRY));
        dropOlder();
      } else {
        // A move that may have been made is not made twice; whoever asked for it asks again.
        queue.shift();
        note({ pending: isPending() });
        entry.resolve({ status: 0, body: {} });
      }
    }
  }
}

/** The body to send: of a field's text, whether it goes on what was typed there just before; and what it is about. */
function withStep(entry) {
  if (!entry.key) {
    typing = null;
    return entry.about ? { ...entry.body, seen: entry.about.seen } : entry.body;
  }
  const continues = typing?.key === entry.key && performance.now() - typing.time < STEP;
  typing = { key: entry.key, time: performance.now() };
  return { ...entry.body, continues, seen: entry.unit.seen };
}

/** After a failure a newer text of the same field may stand behind the one that was not taken. */
function dropOlder() {
  while (queue.length > 1 && queue[0].key && queue[0].key === queue[1].key) queue.shift();
}

/** Whether a write was refused, for others had changed what it was about. */
export const isStale = (answer) => answer.status === 409 && Boolean(answer.body.stale);

function take(entry, answer) {
  const told = answer.body.desk ?? answer.body;
  if (!("revision" in told)) {
    if (entry.unit) held.add(entry.unit); // it was refused, and all is as it was
  } else {
    merge(told, true);
    if (entry.unit) {
      entry.unit.seen = told.seen;
      entry.unit.taken.set(entry.name, entry.body.value);
      if (entry.unit.texts.get(entry.name) === entry.body.value) entry.unit.texts.delete(entry.name);
    }
  }
  note({ pending: isPending() });
  listeners.forEach((listener) => listener(answer, entry));
  entry.resolve(answer);
}
