// Text put into a field as if it were typed, so that Ctrl+Z takes it back.

/** Puts text in the place of what is chosen, through the browser's own typing. */
export function insert(field, text, from = field.selectionStart, to = field.selectionEnd) {
  field.focus();
  field.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) {
    // Where the browser has no such command, at least the text and its event are right.
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
  }
}
