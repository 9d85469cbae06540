// What travels compressed in the page: data, and scripts, of which the content security policy knows the digests.

import { byId } from "./dom.js";

/**
 * The bytes that letters of Ascii85 stand for, with a “v” for each “<”.
 *
 * @param {string} text
 */
function bytesOf(text) {
  const letters = text.replaceAll("v", "<").replaceAll("z", "!!!!!");
  const { length } = letters;
  const view = new DataView(new ArrayBuffer(Math.ceil(length / 5) * 4));
  for (let at = 0; at < length; at += 5) {
    let value = 0;
    for (let next = at; next < at + 5; next += 1)
      value = value * 85 + (next < length ? letters.charCodeAt(next) - 33 : 84);
    view.setUint32((at / 5) * 4, value);
  }
  return new Uint8Array(view.buffer, 0, Math.floor((length * 4) / 5));
}

/**
 * The text of a packed block, as packed.py writes it. Fails where the browser cannot unpack it.
 *
 * @param {string} id
 */
export async function unpacked(id) {
  const packed = bytesOf(byId(id).textContent || "");
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text();
}

/** @param {string} text */
export function runScript(text) {
  const script = document.createElement("script");
  script.textContent = text;
  document.head.append(script);
}
