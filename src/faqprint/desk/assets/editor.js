// The right pane: the form of what is chosen, read from the program, and read again when others changed it.

import { composed, isKey } from "./composition.js";
import { byId, make } from "./dom.js";
import { makeBold } from "./marks.js";
import { makeQuestionForm } from "./question_form.js";
import { makeSectionForm } from "./section_form.js";
import { choose, onChoice } from "./selection.js";
import { LostServer, request } from "./server.js";
import * as notices from "./notices.js";
import { poll, questions, state, subscribe } from "./store.js";
import { isStale, onAnswer, written } from "./writer.js";

const pane = byId("form");
let open = null; // {target, form, title}: what is shown
let origin = null; // the button that opened it: Esc goes back there
let asked = 0; // requests for a form, counted: only the latest counts
let late = false; // whether the open form is to be read anew once all that is typed is answered

/** The answer with a target's form; null if there is none. */
async function read(target) {
  const path = target.question ? `/question/${target.question}` : `/form/${target.form}`;
  try {
    return await request("GET", path);
  } catch (error) {
    if (error instanceof LostServer) return null;
    throw error;
  }
}

/** Shows the form of a target; of two that are asked for in haste the later. */
async function show(target, how) {
  const mine = ++asked;
  await written(); // what is typed elsewhere may change what this form is to show
  const from = state.revision;
  const answer = target ? await read(target) : null;
  await composed();
  if (mine !== asked) return;
  if (open && !(how.from && answer?.status === 200)) showLost(open.form.abandon());
  if (answer?.status !== 200) {
    close(answer?.body.faults?.[0]?.message);
    return;
  }
  const data = answer.body;
  const readAnew = () => open?.form === form && show(open.target, { from: form });
  const form = target.question ? makeQuestionForm(data) : makeSectionForm(data, readAnew);
  const left = how.from ? leave(how.from) : null;
  open = { target, form, title: titleOf(target) };
  pane.replaceChildren(form.element);
  if (!how.from) pane.scrollTop = 0;
  if (pane.getBoundingClientRect().top >= window.innerHeight) pane.scrollIntoView(); // one column: it lies below the pages
  form.setReadOnly(state.readOnly);
  form.showFaults();
  if (left) goOn(form, left);
  if (how.path) form.goTo?.(how.path, Boolean(how.focus));
  if (how.focus && !(how.path && form.goTo)) form.focus(how.focus);
  if (state.revision !== from || state.pending) renew(); // it may have been read before what came meanwhile, an 元に戻す say
}

/** Takes leave of a form that is read anew: gives what was typed in it and not taken, and where the caret stands. */
function leave(form) {
  const texts = form.typed();
  const control = document.activeElement;
  const inside = form.element.contains(control) && Boolean(control.name);
  form.leave();
  return { texts, place: inside ? form.placeOf(control) : null, caret: inside ? [control.selectionStart, control.selectionEnd] : [] };
}

/** Goes on in a form with what was typed in the one before; what has no place in it any more is shown. */
function goOn(form, { texts, place, caret }) {
  const lost = form.retype(texts) ?? [];
  const control = place && form.controlAt(place);
  control?.focus({ preventScroll: true });
  if (control?.matches("textarea, input[type=text]") && caret[0] !== null) control.setSelectionRange(...caret);
  showLost(lost.map((one) => one.text));
}

/** Shows texts that were typed and are written nowhere. */
function showLost(texts) {
  if (texts.length) notices.show("lost-text", `書き込まなかった文：${texts.join("／")}`, [["閉じる", () => {}]], "warn");
}

function close(why) {
  open = null;
  pane.replaceChildren(make("p", { class: "hint", text: why ?? "左の一覧か紙面から、直す所を選んでください。" }));
}

/** By what all questions, or all sections, are known again under other numbers: their titles, and which of how many with one title. */
function titles(target) {
  const all = target.question
    ? questions().map(({ number, title }) => [number, title])
    : state.outline.map(({ form, kind, title, file }) => [form, `${kind} ${title} ${file ?? ""}`]);
  const alike = new Map();
  for (const [number, title] of all) alike.set(title, [...(alike.get(title) ?? []), number]);
  const whichOf = (numbers, number) => `${numbers.indexOf(number) + 1}/${numbers.length}`;
  return new Map(all.map(([number, title]) => [number, `${whichOf(alike.get(title), number)} ${title}`]));
}

const titleOf = (target) => titles(target).get(target.question ?? target.form);

/** What is open, under the number that it has now. */
function targetNow() {
  const { target, title } = open;
  const all = titles(target);
  if (all.get(target.question ?? target.form) === title) return target;
  const [number] = [...all].find((entry) => entry[1] === title) ?? [];
  return number ? { [target.question ? "question" : "form"]: number } : target;
}

/** After changes that this form did not make: the same question under its new number, with what it says now. */
async function renew() {
  if (!open) return;
  const { target, form } = open;
  const now = targetNow();
  if (now.question !== target.question || now.form !== target.form) {
    choose(now, { from: form });
    return;
  }
  open.title = titleOf(target);
  late = state.pending;
  if (late) return;
  const from = state.revision;
  const answer = await read(target);
  await composed();
  if (open?.form !== form) return;
  if (state.pending || state.revision !== from) await renew(); // it may have been read before what was typed meanwhile
  else if (answer?.status === 200) form.renew(answer.body);
  else if (answer?.status === 404) choose(null);
}

/** Reads the open form anew after a write that was refused, for others had changed what it showed. */
async function reopen() {
  const form = open?.form;
  await poll();
  if (form && open?.form === form) choose(targetNow(), { from: form });
}

onAnswer((answer) => isStale(answer) && reopen());

/** Does something that may change any form and number, 元に戻す say, shows the open form as it is then, and gives the answer. */
export async function renewAfter(act) {
  const title = open?.title;
  const answer = await act();
  if (open) {
    open.title = title; // its number may be another's now
    await renew();
  }
  return answer;
}

onChoice((target, how) => {
  origin = how.origin ?? origin;
  show(target, how);
});

subscribe((changed, own) => {
  if (changed.has("readOnly")) open?.form.setReadOnly(state.readOnly);
  if (!open) return;
  if (changed.has("faults")) open.form.showFaults();
  if (changed.has("outline") && own) open.title = titleOf(open.target);
  if (changed.has("others") || (late && !state.pending)) renew();
});

pane.addEventListener("keydown", (event) => {
  if (!isKey(event)) return;
  if (event.key === "Escape" && origin?.isConnected) {
    event.preventDefault();
    origin.focus();
  } else if (event.key === "b" && (event.ctrlKey || event.metaKey) && "marks" in event.target.dataset) {
    event.preventDefault();
    if (!event.target.readOnly) makeBold(event.target);
  }
});

close();
