// Elements made in one call, and lists of them kept in step with data without being made anew.

/**
 * An element. `properties`: `class`, `text`, `on` (listeners by event), and attributes; true sets one without a value,
 * false, null and undefined leave it out. What a person wrote is only ever put in as text.
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "text") {
      element.textContent = value;
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button with its words; `on.click` of the properties is what it does. */
export function makeButton(text, click, properties = {}) {
  return make("button", { type: "button", ...properties, text, on: { click } });
}

/** Sets a text only where it is another: a live region speaks of changes alone. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Sets or takes away an attribute only where it changes. */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}

/**
 * Brings the children of an element in step with `entries`: `key(entry)` says which child is whose, `create(entry)` makes
 * one, `renew(child, entry)` writes what changed. Children that stay keep their focus and their place.
 */
export function reconcile(parent, entries, { key, create, renew }) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let next = parent.firstElementChild;
  for (const entry of entries) {
    const name = String(key(entry));
    let child = old.get(name);
    if (child) {
      old.delete(name);
    } else {
      child = create(entry);
      child.dataset.key = name;
    }
    renew(child, entry);
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
  for (const child of old.values()) child.remove();
}

/** The element of the page with that id. */
export const byId = (id) => document.getElementById(id);
