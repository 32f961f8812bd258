// The middle pane: the pages as they print, those in view and near it, each renewed in its place.

import { composed, isComposing, whenComposed } from "./composition.js";
import { byId, make } from "./dom.js";
import { loadFaces } from "./fonts.js";
import { LostServer, request } from "./server.js";
import { layRows, placeRows, reveal, revealAgain } from "./page_rows.js";
import { state, subscribe } from "./store.js";

const scroller = byId("paper");
const stack = byId("pages");

/** Up to so many pages all are drawn, so that the browser's own search finds every word; of more, those near the view. */
const ALL = 24;
/** So many drawn pages are kept at most. */
const KEPT = 48;
/** How long a drawing waits for a face that is not there yet, in ms; and how long a page that did not come. */
const FACES = 300;
const AGAIN = 1000;
/** How long typing must rest before pages out of view are renewed, in ms. */
const REST = 700;

const pages = []; // {number, element, paper, rows, near, drawn, text, busy}
let rest = null;

const observer = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const page = pages[entry.target.dataset.page - 1];
      if (!page) continue;
      page.near = entry.isIntersecting;
      if (page.near) renew(page);
    }
    evict();
  },
  { root: scroller, rootMargin: "60% 0px" },
);

function makePage(number) {
  const paper = make("div", { class: "sheet" });
  const rows = make("div", { class: "rows" });
  const element = make("div", { class: "page", "data-page": number, role: "group" }, paper, rows);
  return { number, element, paper, rows, near: false, drawn: -1, text: "", busy: false };
}

/** Pages are added and taken away at the end; those that stay keep their place. */
function count() {
  while (pages.length > state.pages.length) {
    const page = pages.pop();
    observer.unobserve(page.element);
    page.element.remove();
  }
  while (pages.length < state.pages.length) {
    const page = makePage(pages.length + 1);
    pages.push(page);
    stack.append(page.element);
    observer.observe(page.element);
  }
  for (const page of pages) {
    const { width, height } = state.pages[page.number - 1];
    page.element.style.aspectRatio = `${width} / ${height}`;
    page.element.setAttribute("aria-label", `${page.number}／${pages.length}ページ`);
  }
}

function showWhetherAny() {
  byId("no-pages").hidden = pages.length > 0 || state.empty || state.revision < 0;
  byId("zooms").hidden = !pages.length;
}

/** Fetches a page that is not the latest any more, one request at a time for each. */
async function renew(page) {
  if (page.busy || page.drawn >= state.layout) return;
  if (isComposing()) {
    whenComposed("pages", renewAll);
    return;
  }
  page.busy = true;
  const layout = state.layout;
  try {
    const answer = await request("GET", `/page/${page.number}`);
    if (answer.status === 200 && answer.body instanceof Blob) {
      const text = await answer.body.text();
      if (text !== page.text) await draw(page, text);
      page.drawn = layout;
      evict(); // it may be out of view by now
    }
  } catch (error) {
    if (!(error instanceof LostServer)) throw error;
    setTimeout(() => renew(page), AGAIN);
    return; // the state's own request tells it
  } finally {
    page.busy = false;
  }
  if (layout < state.layout) renew(page);
}

/** Puts a page's SVG into its place in one step, so that nothing flickers and nothing moves. */
async function draw(page, text) {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (svg.localName !== "svg") return;
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("role", "presentation"); // its texts are the page's, which has a name
  const ready = loadFaces(svg);
  // The first drawing has nothing that could flicker, and no other waits long for a face.
  if (page.paper.firstChild) await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, FACES))]);
  await composed();
  page.paper.replaceChildren(document.adoptNode(svg));
  page.text = text;
  layRows(page, svg);
  revealAgain(page.number);
}

/** Renews what is in view at once, and what is not when typing rests. */
function renewAll() {
  const near = pages.filter((page) => page.near);
  near.forEach(renew);
  clearTimeout(rest);
  if (pages.length <= ALL) rest = setTimeout(() => pages.forEach(renew), near.length ? REST : 0);
}

/** Lets go of pages far from the view. */
function evict() {
  const drawn = pages.filter((page) => page.paper.firstChild);
  if (drawn.length <= KEPT) return;
  for (const page of drawn.filter((one) => !one.near).slice(0, drawn.length - KEPT)) {
    page.paper.replaceChildren();
    page.drawn = -1;
    page.text = "";
  }
}

subscribe((changed, own) => {
  if (changed.has("pages")) count();
  showWhetherAny();
  if (changed.has("outline") || changed.has("pages") || changed.has("faults")) placeRows(pages);
  if (changed.has("layout") || changed.has("pages")) renewAll();
  if (changed.has("lost") && !state.lost) renewAll();
});

// How large the pages are shown.
const ZOOMS = [0.75, 1, 1.25, 1.5, 2, 3];
let zoom = 1;

function setZoom(step) {
  const at = ZOOMS.indexOf(zoom) + step;
  if (step && (at < 0 || at >= ZOOMS.length)) return;
  const middle = (scroller.scrollTop + scroller.clientHeight / 2) / scroller.scrollHeight;
  zoom = step ? ZOOMS[at] : 1;
  stack.style.setProperty("--zoom", zoom);
  byId("zoom").textContent = `${zoom * 100}%`;
  scroller.scrollTop = middle * scroller.scrollHeight - scroller.clientHeight / 2;
}
byId("smaller").addEventListener("click", () => setZoom(-1));
byId("larger").addEventListener("click", () => setZoom(1));
byId("zoom").addEventListener("click", () => setZoom(0));

export { reveal };
