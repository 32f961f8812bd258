// What was typed in a form while another hand changed what it showed: it is typed again into the form that is read anew, or the
// clerk is asked.

import { drop, hold, isHeld } from "./writer.js";

/** What was typed for a unit and is not taken, with what it was typed over; `shown(name)`: what a field was read with. */
export const typedIn = (unit, shown) =>
  [...unit.texts].map(([name, text]) => ({ name, text, seen: unit.seen, at: unit.at, over: unit.taken.get(name) ?? shown(name) }));

/** Forgets what was typed for a unit and not taken. */
export const leaveUnit = (unit) => drop(unit);

/** Forgets, and gives, the texts that were kept back for a unit whose form goes; what is still to be sent is sent. */
export function abandonUnit(unit) {
  const texts = isHeld(unit) ? [...unit.texts.values()] : [];
  if (texts.length) drop(unit);
  return texts;
}

/** Types a text again, unless others changed that very text: then both stand there, and nothing is written. */
export function retypeIn(unit, field, name, value, { text, seen, over }) {
  if (seen === unit.seen || alike(over, value) || alike(text, value)) {
    field.type(text);
    return;
  }
  hold(unit, name, text);
  field.contest(text, (mine) => (mine ? field.type(field.text) : drop(unit, name)));
}

const alike = (one, other) => String(one ?? "").trimEnd() === String(other ?? "").trimEnd();
