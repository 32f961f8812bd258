// Files that a person chose: read once, for what others write over them meanwhile is not what was chosen.

import { show } from "./notices.js";

/** A file with its bytes as they are now; null, and the clerk is told, if they cannot be read. */
export async function readFile(file) {
  try {
    return new File([await file.arrayBuffer()], file.name, { type: file.type });
  } catch {
    show("unread", `${file.name} を読めませんでした。ほかのプログラムが使っていないかを見て、もう一度選んでください。`, [["閉じる", () => {}]], "warn");
    return null;
  }
}
