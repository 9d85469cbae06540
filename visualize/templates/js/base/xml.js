// XML 1.0 as text: every character of the data comes back, but for those that XML cannot hold (then U+FFFD).

/** @import { Attributes } from "./types.js" */

/** @type {Record<string, string>} */
const REFERENCES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** @param {unknown} text */
export function xmlText(text) {
  return String(text)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (letter) => REFERENCES[letter]);
}

/**
 * An element with attributes (those undefined or null are left out); `children` are texts of XML.
 *
 * @param {string} name
 * @param {Attributes} attributes
 * @param {...string} children
 */
export function xmlTag(name, attributes, ...children) {
  const said = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null);
  const open = `<${[name, ...said.map(([key, value]) => `${key}="${xmlText(value)}"`)].join(" ")}`;
  return children.length ? `${open}>${children.join("")}</${name}>` : `${open}/>`;
}

/**
 * A file whose only element is `root`, text of XML.
 *
 * @param {string} root
 */
export function xmlFile(root) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
