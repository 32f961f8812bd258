// The right pane: the form of what is chosen, read from the program, and read again when others changed it.

import { composed, isKey } from "./composition.js";
import { byId, make } from "./dom.js";
import { makeBold } from "./marks.js";
import { makeQuestionForm } from "./question_form.js";
import { makeSectionForm } from "./section_form.js";
import { choose, onChoice } from "./selection.js";
import { LostServer, request } from "./server.js";
import { questions, state, subscribe } from "./store.js";
import { written } from "./writer.js";

const pane = byId("form");
let open = null; // {target, form, title}: what is shown
let origin = null; // the button that opened it: Esc goes back there
let asked = 0; // requests for a form, counted: only the latest counts

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
  const answer = target ? await read(target) : null;
  await composed();
  if (mine !== asked) return;
  if (answer?.status !== 200) {
    close(answer?.body.faults?.[0]?.message);
    return;
  }
  const data = answer.body;
  const form = target.question ? makeQuestionForm(data) : makeSectionForm(data);
  open = { target, form, title: titleOf(target) };
  pane.replaceChildren(form.element);
  pane.scrollTop = 0;
  if (pane.getBoundingClientRect().top >= window.innerHeight) pane.scrollIntoView(); // one column: it lies below the pages
  form.setReadOnly(state.readOnly);
  form.showFaults();
  if (how.path) form.goTo?.(how.path, Boolean(how.focus));
  if (how.focus && !(how.path && form.goTo)) form.focus(how.focus);
}

function close(why) {
  open = null;
  pane.replaceChildren(make("p", { class: "hint", text: why ?? "左の一覧か紙面から、直す所を選んでください。" }));
}

function titleOf(target) {
  return target.question ? questions().find((one) => one.number === target.question)?.title : null;
}

/** After changes that this form did not make: the same question under its new number, with what it says now. */
async function renew() {
  if (!open) return;
  const { target, form, title } = open;
  if (target.question && titleOf(target) !== title) {
    const same = questions().filter((one) => one.title === title);
    if (same.length === 1 && same[0].number !== target.question) {
      choose({ question: same[0].number });
      return;
    }
  }
  open.title = titleOf(target);
  if (state.pending) return;
  const answer = await read(target);
  await composed();
  if (open?.form !== form || state.pending) return;
  if (answer?.status === 200) form.renew(answer.body);
  else if (answer?.status === 404) choose(null);
}

/** Does something that may change any form and number, 元に戻す say, and shows the open form as it is then. */
export async function renewAfter(act) {
  const title = open?.title;
  await act();
  if (!open) return;
  open.title = title; // its number may be another's now
  await renew();
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
  if (changed.has("revision") && !own) renew();
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
