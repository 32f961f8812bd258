// The form of one question.

import { make, makeButton, setText } from "./dom.js";
import { faultLine, faultsOf } from "./faults.js";
import { makeField } from "./fields.js";
import { makeMarkBar } from "./marks.js";
import { abandonUnit, leaveUnit, retypeIn, typedIn } from "./retyping.js";
import { choose } from "./selection.js";
import { draft, makeUnit, renewUnit, write } from "./writer.js";

/** Makes the form from what `GET /question/N` gives. */
export function makeQuestionForm(data) {
  const number = data.number;
  const unit = makeUnit(data.seen);
  const send = (field) => (value) => draft(`question ${number} ${field}`, { question: number, field, value }, unit, field);
  const text = (name, label, help) =>
    makeField({ label, kind: "text", value: data[name], marks: true, name, help, change: send(name) });
  const category = makeField({
    label: "区分",
    kind: "choice",
    value: data.category,
    choices: categoriesOf(data),
    name: "category",
    change: (value) => act("PUT", "/draft", { question: number, category: Number(value) }),
  });
  const question = text("question", "質問");
  const answer = text("answer", "回答");
  const id = makeField({
    label: "id（ほかの文から [[id]] で引く名前）",
    kind: "line",
    value: data.id,
    name: "id",
    change: send("id"),
  });
  const code = makeField({
    label: "code（No の代わりに印刷する番号）",
    kind: "line",
    value: data.code,
    name: "code",
    change: send("code"),
  });
  const fields = { question, answer, id, code, category };

  // The marks go where one wrote last.
  let target = answer.control;
  for (const field of [question, answer]) field.control.addEventListener("focus", () => (target = field.control));

  const heading = make("h2", { id: "form-title", tabindex: "-1", text: `No.${data.no}` });
  const place = make("p", { class: "place" });
  const others = make("ul", { class: "faults findings" });
  const buttons = {
    up: makeButton("上へ", () => move(-1)),
    down: makeButton("下へ", () => move(1)),
    add: makeButton("下に足す", add),
    remove: makeButton("削除", remove, { class: "danger" }),
  };
  const element = make(
    "div",
    { class: "question-form" },
    make("div", { class: "form-head" }, heading, place),
    category.element,
    question.element,
    makeMarkBar(() => target),
    answer.element,
    others,
    make("div", { class: "moves", role: "group", "aria-label": "並べ替え" }, ...Object.values(buttons)),
    make("details", { class: "more" }, make("summary", { text: "詳しい設定" }), id.element, code.element),
  );

  function showPlace() {
    setText(place, data.file ? `${data.file}　${data.line} 行目` : "");
    setText(heading, `No.${data.no}`);
    buttons.up.disabled = readOnly || data.first;
    buttons.down.disabled = readOnly || data.last;
  }

  /**
   * A write that may give this question another number; then that one is open, with the focus where it was. Until then a second
   * click, of a double click say, asks for nothing: what stands at this number is about to be another.
   */
  async function act(method, path, body, focus) {
    if (acting) return;
    acting = true;
    const answer = await write(method, path, body, unit);
    const next = (answer.body.desk ?? answer.body).question;
    acting = answer.status === 200 || answer.status === 422;
    if (acting) choose({ question: next ?? number }, { reveal: true, focus });
  }

  function move(by) {
    act("PUT", "/move", { question: number, by }, by < 0 ? "up" : "down");
  }

  function add() {
    act("PUT", "/add", { question: number }, "new");
  }

  function remove() {
    act("PUT", "/delete", { question: number }, "title");
  }

  let readOnly = false;
  let acting = false; // whether another form is about to take the place of this one
  showPlace();
  return {
    element,
    focus(name) {
      const wanted = buttons[name] ?? fields[{ first: "answer", new: "question" }[name] ?? name]?.control ?? heading;
      (wanted.disabled ? heading : wanted).focus();
      if (name === "new") question.control.select(); // the words in it say what to type
    },
    /** What was typed and is not taken. */
    typed: () => typedIn(unit, (name) => data[name]),
    leave: () => leaveUnit(unit),
    abandon: () => abandonUnit(unit),
    /** Takes over what was typed in a form of this question that is stale. */
    retype(texts) {
      for (const one of texts) retypeIn(unit, fields[one.name], one.name, data[one.name], one);
    },
    /** Where a control stands, and the control that stands there. */
    placeOf: (control) => ({ name: control.name }),
    controlAt: ({ name }) => fields[name]?.control,
    renew(next) {
      data = next;
      renewUnit(unit, next.seen);
      category.renew(data.category, categoriesOf(data));
      for (const name of ["question", "answer", "id", "code"]) fields[name].renew(data[name]);
      showPlace();
    },
    showFaults() {
      const all = faultsOf({ question: number });
      const at = (name) => all.filter((fault) => fault.field === name);
      for (const name of ["question", "answer", "id", "code"]) fields[name].setFaults(at(name));
      const rest = all.filter((fault) => !(fault.field in fields) || fault.field === "category");
      others.replaceChildren(...rest.map((fault) => faultLine(fault, false)));
      if (at("id").length || at("code").length) element.querySelector("details").open = true;
    },
    setReadOnly(whether) {
      readOnly = whether;
      for (const field of Object.values(fields)) field.setReadOnly(whether);
      for (const button of Object.values(buttons)) button.disabled = whether;
      showPlace();
    },
  };
}

const categoriesOf = (data) => data.categories.map((label, index) => ({ value: index + 1, label }));
