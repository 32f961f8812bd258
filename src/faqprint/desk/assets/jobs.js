// What runs on the program's side while one goes on typing: build, editions, comparison.

import { byId, make, makeButton, setText } from "./dom.js";
import { tell } from "./faults.js";
import { hide, show } from "./notices.js";
import { state, subscribe } from "./store.js";
import { write } from "./writer.js";

const WORDS = { build: "PDF を作っています", editions: "支店版を作っています", diff: "新旧対照表を作っています" };
const LABELS = { build: "build", editions: "branches", diff: "compare" };

/** Where what was made can be seen. */
const OPENED = { build: "/pdf", diff: "/pdf?of=diff" };

let known; // the number of the last job whose end is no news
const bar = byId("job");
const words = make("span", { class: "words", "aria-live": "polite" });
const count = make("span", { class: "count" });
const meter = make("progress", { "aria-label": "進み具合" });
const stop = makeButton("中止", () => write("POST", "/stop", {}));
bar.append(words, meter, count, stop);

function draw() {
  const job = state.job;
  const running = job?.state === "running";
  const ended = job && !running && job.number !== known;
  if (ended) known = job.number;
  bar.hidden = !running;
  for (const [kind, id] of Object.entries(LABELS)) byId(id).setAttribute("aria-busy", String(running && job.kind === kind));
  if (running) {
    hide("job");
    setText(words, WORDS[job.kind] ?? job.message ?? "");
    setText(count, job.total > 1 ? `${job.done}／${job.total}` : "");
    if (job.total > 1) [meter.max, meter.value] = [job.total, job.done];
    else meter.removeAttribute("value");
  } else if (ended && job.state === "failed") {
    if (job.faults?.length) tell(job.faults);
    else show("job", job.message || "できませんでした。", [["閉じる", () => {}]], "warn");
  } else if (ended) {
    const said = job.message || (job.state === "stopped" ? "中止しました" : `${(job.files ?? []).slice(0, 3).join("、")} を作りました`);
    const open = () => void window.open(OPENED[job.kind], "_blank");
    const actions = job.state === "done" && OPENED[job.kind] && job.changes !== 0 ? [["開く", open]] : [];
    show("job", said, [...actions, ["閉じる", () => {}]], "done");
  }
}

subscribe((changed) => {
  if (state.revision < 0) return;
  known ??= state.job?.state === "running" ? 0 : (state.job?.number ?? 0); // what ended before this page was opened
  if (changed.has("job")) draw();
});
