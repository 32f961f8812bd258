// The shipped faces, loaded from the program under the names that the pages use: f0, f1 and so on.

import { state, subscribe } from "./store.js";

const loading = new Map(); // the name of a face → {tag, face, done}

/** Loads the faces that a page's SVG names and that are not there yet. */
export async function loadFaces(svg) {
  const names = new Set();
  for (const element of svg.querySelectorAll("[font-family]")) {
    for (const [name] of element.getAttribute("font-family").matchAll(/\bf\d+\b/g)) names.add(name);
  }
  await Promise.all([...names].map(load));
}

/** Loads a face, unless the one of that name is there and still the same. */
function load(name) {
  const tag = state.fonts[name.slice(1)];
  const known = loading.get(name);
  if (known && known.tag === tag) return known.done;
  const query = tag ? `?v=${encodeURIComponent(tag)}` : "";
  const face = new FontFace(name, `url(/font/${name.slice(1)}${query})`, { display: "block" });
  if (known) document.fonts.delete(known.face);
  document.fonts.add(face);
  // A face that does not come leaves the page in the system's own.
  const done = face.load().catch(() => loading.delete(name));
  loading.set(name, { tag, face, done });
  return done;
}

// The first two are on nearly every page: they need not wait for one.
subscribe((changed) => changed.has("fonts") && state.fonts.slice(0, 2).forEach((_, number) => load(`f${number}`)));
