// The form of anything but a question, made from what the program says of its fields and lists.

import { make, makeButton, setText } from "./dom.js";
import { faultLine, faultsOf } from "./faults.js";
import { makeField } from "./fields.js";
import { makeMarkBar } from "./marks.js";
import { choose } from "./selection.js";
import { draft, write } from "./writer.js";

const nameOf = (path) => (Array.isArray(path) ? path.join(".") : String(path ?? ""));

/** Makes the form from what `GET /form/N` gives. */
export function makeSectionForm(first) {
  let data = first;
  let fields = new Map(); // a field by its path
  let target = null; // the text field that one wrote in last
  let readOnly = false;
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

  /** A change of a list: its form is read anew, and the focus goes to the item at `path`. */
  async function change(verb, request, path) {
    const answer = await write("PUT", `/${verb}`, { form: data.form, ...request });
    const given = (answer.body.desk ?? answer.body).path;
    if (answer.status === 200 || answer.status === 422) choose({ form: data.form }, { path: given ?? path, focus: "first" });
  }

  function itemOf(list, item, index) {
    const at = item.path.at(-1);
    const beside = (by) => [...item.path.slice(0, -1), at + by];
    const categories = nameOf(list.path) === "categories";
    const which = categories ? { category: at + 1 } : { item: item.path };
    const moves = [
      makeButton("上へ", () => change("move", { ...which, by: -1 }, beside(-1)), { disabled: index === 0 }),
      makeButton("下へ", () => change("move", { ...which, by: 1 }, beside(1)), { disabled: index === list.items.length - 1 }),
      makeButton("下に足す", () => change("add", categories ? { categoryAfter: at + 1, name: "新しい区分" } : { list: list.path, after: at }, beside(1))),
      makeButton("削除", () => change("delete", which, index ? beside(-1) : item.path), { class: "danger" }),
    ];
    const title = item.title || `${list.label} ${index + 1}`;
    return make(
      "fieldset",
      { class: "item", "data-item": nameOf(item.path) },
      make("legend", { text: title }),
      ...item.fields.map(fieldOf),
      make("div", { class: "moves", role: "group", "aria-label": title }, ...moves),
    );
  }

  function listOf(list) {
    const items = list.items.map((item, index) => itemOf(list, item, index));
    const categories = nameOf(list.path) === "categories";
    const request = categories ? { categoryAfter: 0, name: "新しい区分" } : { list: list.path, after: -1 };
    const add = makeButton(`${list.label}を足す`, () => change("add", request, [...list.path, 0]), { class: "quiet" });
    return make("section", { class: "list", "data-list": nameOf(list.path) }, make("h3", { text: list.label }), ...items, items.length ? null : add);
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
    for (const [name, field] of fields) field.setFaults(all.filter((fault) => nameOf(fault.field) === name));
    others.replaceChildren(...all.filter((fault) => !fields.has(nameOf(fault.field))).map((fault) => faultLine(fault, false)));
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
      if (!alike && !inside) {
        draw();
        setReadOnly(readOnly);
        showFaults();
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
