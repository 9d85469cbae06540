// What travels compressed in the page: data, and scripts, of which the content security policy knows the digests.

import { byId } from "./dom.js";

/**
 * The text of a packed block: zlib, in base64. Fails where the browser cannot unpack it.
 *
 * @param {string} id
 */
export async function unpacked(id) {
  const letters = atob(byId(id).textContent || "");
  const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

/** @param {string} text */
export function runScript(text) {
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
}
