// What pdf.js reads in files: `node read.mjs FILE…` prints a line of JSON for each, {path, warnings, pages: [{text, tree}]}.

import { readFile } from "node:fs/promises";

let warnings = [];
console.warn = (words) => warnings.push(words);
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

for (const path of process.argv.slice(2)) {
  warnings = []; // what it says when it is loaded is about drawing, which is not asked of it
  const pages = [];
  const task = getDocument({ data: new Uint8Array(await readFile(path)), stopAtErrors: true, disableFontFace: true });
  try {
    const file = await task.promise;
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      pages.push({ text: items.map((item) => item.str).join(""), tree: await page.getStructTree() });
      page.cleanup();
    }
  } catch (error) {
    warnings.push(String(error));
  }
  process.stdout.write(`${JSON.stringify({ path, warnings, pages })}\n`);
  await task.destroy();
}
