// The form of anything but a question, made from what the program says of its fields and lists.

import { make, makeButton, setText } from "./dom.js";
import { faultLine, faultsOf } from "./faults.js";
import { makeField } from "./fields.js";
import { makeMarkBar } from "./marks.js";
import { choose } from "./selection.js";
import { draft, write } from "./writer.js";

const nameOf = (path) => (Array.isArray(path) ? path.join(".") : String(path ?? ""));

/** Whether a list's items have names in the place of numbers. */
const isNamed = (list) => nameOf(list.path) === "values" || list.items.some((item) => typeof item.path.at(-1) === "string");

/** Makes the form from what `GET /form/N` gives. */
export function makeSectionForm(first) {
  let data = first;
  let fields = new Map(); // a field by its path
  let target = null; // the text field that one wrote in last
  let readOnly = false;
  let late = false; // whether its fields are others now, and one of those shown is in use
  const heading = make("h2", { id: "form-title", tabindex: "-1" });
  const place = make("p", { class: "place" });
  const others = make("ul", { class: "faults findings" });
  const body = make("div", { class: "fields" });
  const bar = makeMarkBar(() => target);
  const element = make("div", { class: "section-form" }, make("div", { class: "form-head" }, heading, place), bar, others, body);

  function fieldOf(entry) {
    const name = nameOf(entry.path);
    const field = makeField({
      ...entry,
      name,
      change: (value) => draft(`form ${data.form} ${name}`, { form: data.form, path: entry.path, value }),
    });
    if (entry.marks) field.control.addEventListener("focus", () => (target = field.control));
    fields.set(name, field);
    return field.element;
  }

  /** A change of a list: its form is read anew, and the focus goes to the item that it gives, else to the one at `path`. */
  async function change(verb, request, path) {
    const answer = await write("PUT", `/${verb}`, { form: data.form, ...request });
    const given = (answer.body.desk ?? answer.body).path;
    if (answer.status !== 200 && answer.status !== 422) return;
    choose({ form: data.form }, { path: verb === "add" ? (given ?? path) : path, focus: "first" });
  }

  function itemOf(list, item, index) {
    const near = (by) => list.items[index + by]?.path ?? [...list.path, index + by];
    const moves = [
      makeButton("上へ", () => change("move", { item: item.path, by: -1 }, near(-1)), { disabled: index === 0 }),
      makeButton("下へ", () => change("move", { item: item.path, by: 1 }, near(1)), { disabled: index === list.items.length - 1 }),
      makeButton("下に足す", () => change("add", { list: list.path, after: index }, near(1))),
    ];
    if (isNamed(list)) moves.length = 0; // names have no order
    moves.push(makeButton("削除", () => change("delete", { item: item.path }, near(index ? -1 : 0)), { class: "danger" }));
    const title = item.title || `${list.label} ${index + 1}`;
    return make(
      "fieldset",
      { class: "item", "data-item": nameOf(item.path) },
      make("legend", { text: title }),
      ...item.fields.map(fieldOf),
      make("div", { class: "moves", role: "group", "aria-label": "並べ替え" }, ...moves),
    );
  }

  function listOf(list) {
    const items = list.items.map((item, index) => itemOf(list, item, index));
    const add = isNamed(list) ? nameToAdd(list) : items.length ? null : addFirst(list);
    return make("section", { class: "list", "data-list": nameOf(list.path) }, make("h3", { text: list.label }), ...items, add);
  }

  const addFirst = (list) =>
    makeButton(`${list.label}を足す`, () => change("add", { list: list.path, after: -1 }, [...list.path, 0]), { class: "quiet" });

  /** A list of names asks for the name first. */
  function nameToAdd(list) {
    const input = make("input", { type: "text", "aria-label": `足す${list.label}の名前`, autocomplete: "off", spellcheck: "false" });
    const add = () => {
      const name = input.value.trim();
      if (name) change("add", { list: list.path, name }, [...list.path, name]);
      else input.focus();
    };
    return make("div", { class: "moves add" }, input, makeButton(`${list.label}を足す`, add));
  }

  /** What kind of fields and lists there are: as long as that stays, the fields stay. */
  const shapeOf = (form) =>
    JSON.stringify([form.fields.map((field) => [field.path, field.kind]), form.lists.map((list) => [list.path, list.items.map((item) => item.fields.map((field) => field.path))])]);

  function draw() {
    fields = new Map();
    target = null;
    body.replaceChildren(...data.fields.map(fieldOf), ...data.lists.map(listOf));
    target = [...fields.values()].map((field) => field.control).find((control) => "marks" in control.dataset) ?? null;
    bar.hidden = !target;
    showHead();
  }

  function drawAnew() {
    late = false;
    draw();
    setReadOnly(readOnly);
    showFaults();
  }

  // Fields that are others now wait until the one in use is left.
  body.addEventListener("focusout", (event) => late && !body.contains(event.relatedTarget) && drawAnew());

  function showHead() {
    setText(heading, data.title);
    setText(place, data.file ? `${data.file}　${data.line} 行目` : "");
  }

  function setReadOnly(whether) {
    readOnly = whether;
    for (const field of fields.values()) field.setReadOnly(whether);
    for (const button of body.querySelectorAll(".moves button, .list > button")) button.disabled ||= whether;
  }

  function showFaults() {
    const all = faultsOf({ form: data.form });
    const at = (fault) => fieldAt(fault.path ?? fault.field);
    for (const [name, field] of fields) field.setFaults(all.filter((fault) => at(fault) === name));
    others.replaceChildren(...all.filter((fault) => at(fault) === null).map((fault) => faultLine(fault, false)));
  }

  /** The name of the field at a path or round it; null: there is none. */
  function fieldAt(path) {
    const steps = Array.isArray(path) ? path : [path];
    for (let length = steps.length; length > 0; length--) {
      const name = nameOf(steps.slice(0, length));
      if (fields.has(name)) return name;
    }
    return null;
  }

  draw();
  return {
    element,
    focus(name) {
      (name === "title" ? heading : ([...fields.values()][0]?.control ?? heading)).focus();
    },
    /** Brings the item or field at a path into view; `focus`: its first field takes the focus. */
    goTo(path, focus) {
      const name = nameOf(path);
      const item = body.querySelector(`[data-item="${CSS.escape(name)}"]`);
      const control = fields.get(name)?.control ?? item?.querySelector("input, textarea, select");
      (item ?? control)?.scrollIntoView({ block: "nearest" });
      if (focus) (control ?? [...fields.values()][0]?.control ?? heading).focus();
    },
    renew(next) {
      const alike = shapeOf(next) === shapeOf(data);
      const inside = body.contains(document.activeElement);
      data = next;
      if (!alike) {
        late = inside;
        if (!inside) drawAnew();
        return;
      }
      showHead();
      for (const entry of [...next.fields, ...next.lists.flatMap((list) => list.items.flatMap((item) => item.fields))]) {
        fields.get(nameOf(entry.path))?.renew(entry.value);
      }
    },
    showFaults,
    setReadOnly,
  };
}
