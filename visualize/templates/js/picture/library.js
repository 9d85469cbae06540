// vis-network travels compressed in the page, and is unpacked when the first picture is drawn.

import { byId } from "../base/dom.js";

/** @import { Vis } from "./vis.js" */

/** @type {Promise<Vis> | null} */
let loading = null;

async function unpack() {
  const letters = atob(byId("library").textContent || "");
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) packed[at] = letters.charCodeAt(at);
  const script = document.createElement("script"); // the content security policy knows its digest
  script.textContent = await new Response(
    new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")),
  ).text();
  document.head.append(script);
  if (!window.vis) throw new Error("the library did not run");
  return window.vis;
}

/** The library; fails where the browser cannot unpack it. */
export function library() {
  loading = loading || unpack();
  return loading;
}
