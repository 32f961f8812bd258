// The shipped faces, loaded from the program under the names that the pages use: f0, f1 and so on.

const loading = new Map();

/** Loads the faces that a page's SVG names and that are not there yet; true once all can be drawn. */
export async function loadFaces(svg) {
  const names = new Set();
  for (const element of [svg, ...svg.querySelectorAll("[font-family]")]) {
    for (const [name] of (element.getAttribute("font-family") ?? "").matchAll(/\bf\d+\b/g)) names.add(name);
  }
  await Promise.all([...names].map(load));
}

function load(name) {
  if (!loading.has(name)) {
    const face = new FontFace(name, `url(/font/${name.slice(1)})`, { display: "block" });
    document.fonts.add(face);
    // A face that does not come leaves the page in the system's own.
    loading.set(name, face.load().catch(() => loading.delete(name)));
  }
  return loading.get(name);
}
