// The form of anything but a question, made from what the program says of its fields and lists.

import { make, makeButton, setText } from "./dom.js";
import { faultLine, faultsOf } from "./faults.js";
import { makeField } from "./fields.js";
import { makeMarkBar } from "./marks.js";
import { abandonUnit, leaveUnit, retypeIn, typedIn } from "./retyping.js";
import { choose } from "./selection.js";
import { draft, makeUnit, renewUnit, write } from "./writer.js";

const nameOf = (path) => (Array.isArray(path) ? path.join(".") : String(path ?? ""));

/** Whether a list's items have names in the place of numbers. */
const isNamed = (list) => nameOf(list.path) === "values" || list.items.some((item) => typeof item.path.at(-1) === "string");

/** Makes the form from what `GET /form/N` gives; `readAnew()` is asked to put one in its place that is read again. */
export function makeSectionForm(first, readAnew) {
  let data = first;
  let fields = new Map(); // a field by its path
  let units = new Map(); // what a field belongs to, its item or itself, by the same
  let values = new Map(); // what it was read with
  let target = null; // the text field that one wrote in last
  let readOnly = false;
  let changing = false; // whether another form is about to take the place of this one
  let late = false; // whether its fields are others now, and one of those shown is in use
  const heading = make("h2", { id: "form-title", tabindex: "-1" });
  const place = make("p", { class: "place" });
  const others = make("ul", { class: "faults findings" });
  const body = make("div", { class: "fields" });
  const bar = makeMarkBar(() => target);
  const element = make("div", { class: "section-form" }, make("div", { class: "form-head" }, heading, place), bar, others, body);

  function fieldOf(entry, unit = makeUnit(entry.seen, nameOf(entry.path))) {
    const name = nameOf(entry.path);
    const field = makeField({
      ...entry,
      name,
      change: (value) => draft(`form ${data.form} ${name}`, { form: data.form, path: entry.path, value }, unit, name),
    });
    units.set(name, unit);
    values.set(name, entry.value);
    if (entry.marks) field.control.addEventListener("focus", () => (target = field.control));
    fields.set(name, field);
    return field.element;
  }

  /**
   * A change of a list: its form is read anew, and the focus goes to the item that it gives, else to the one at `path`; `unit`: the
   * item's. Until then a second click, of a double click say, asks for nothing: what stands at that path is about to be another.
   */
  async function change(verb, request, path, unit) {
    if (changing) return;
    changing = true;
    const answer = await write("PUT", `/${verb}`, { form: data.form, ...request }, unit);
    const given = (answer.body.desk ?? answer.body).path;
    changing = answer.status === 200 || answer.status === 422;
    if (!changing) return;
    choose({ form: data.form }, { path: verb === "add" ? (given ?? path) : path, focus: "first" });
  }

  function itemOf(list, item, index) {
    const unit = makeUnit(item.seen, nameOf(item.path));
    const near = (by) => list.items[index + by]?.path ?? [...list.path, index + by];
    const moves = [
      makeButton("上へ", () => change("move", { item: item.path, by: -1 }, near(-1), unit), { disabled: index === 0 }),
      makeButton("下へ", () => change("move", { item: item.path, by: 1 }, near(1), unit), { disabled: index === list.items.length - 1 }),
      makeButton("下に足す", () => change("add", { list: list.path, after: index }, near(1), unit)),
    ];
    if (isNamed(list)) moves.length = 0; // names have no order
    moves.push(makeButton("削除", () => change("delete", { item: item.path }, near(index ? -1 : 0), unit), { class: "danger" }));
    const title = item.title || `${list.label} ${index + 1}`;
    return make(
      "fieldset",
      { class: "item", "data-item": nameOf(item.path) },
      make("legend", { text: title }),
      ...item.fields.map((field) => fieldOf(field, unit)),
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
    units = new Map();
    values = new Map();
    target = null;
    body.replaceChildren(...data.fields.map((field) => fieldOf(field)), ...data.lists.map(listOf));
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

  // Fields that are others now wait until the form is left; what has been typed since they were read is in no answer yet.
  element.addEventListener("focusout", (event) => late && !element.contains(event.relatedTarget) && readAnew());

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

  /** The name that a field has now whose unit was called `at` and showed `seen`: an item may stand elsewhere; null: it is gone. */
  function nameNow({ name, at, seen }) {
    if (units.get(name)?.seen === seen) return name;
    const alike = [...new Set(units.values())].filter((unit) => unit.seen === seen);
    const now = alike.length === 1 ? alike[0].at + name.slice(at.length) : name;
    return fields.has(now) ? now : null;
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
    /** What was typed and is not taken. */
    typed: () => [...new Set(units.values())].flatMap((unit) => typedIn(unit, (name) => values.get(name))),
    leave: () => new Set(units.values()).forEach(leaveUnit),
    abandon: () => [...new Set(units.values())].flatMap(abandonUnit),
    /** Takes over what was typed in a form of the same that is stale; what has no place any more is given back. */
    retype(texts) {
      return texts.filter((one) => {
        const name = nameNow(one);
        if (name !== null) retypeIn(units.get(name), fields.get(name), name, values.get(name), one);
        return name === null;
      });
    },
    /** Where a control stands, and the control that stands there. */
    placeOf({ name }) {
      const { at = "", seen } = units.get(name) ?? {};
      return { name, at, seen };
    },
    controlAt: (place) => fields.get(nameNow(place))?.control,
    renew(next) {
      const alike = !late && shapeOf(next) === shapeOf(data); // with what is shown, which is not `data` while that is late
      const inside = body.contains(document.activeElement);
      data = next;
      if (!alike) {
        late = inside;
        if (!inside) drawAnew();
        return;
      }
      showHead();
      const items = next.lists.flatMap((list) => list.items);
      const inItems = items.flatMap((item) => item.fields.map((field) => ({ ...field, seen: item.seen })));
      for (const entry of [...next.fields, ...inItems]) {
        const name = nameOf(entry.path);
        fields.get(name)?.renew(entry.value);
        values.set(name, entry.value);
        if (units.has(name)) renewUnit(units.get(name), entry.seen);
      }
    },
    showFaults,
    setReadOnly,
  };
}
