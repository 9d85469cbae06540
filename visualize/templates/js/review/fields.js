// A claim in one cell, “key=value; key=value”; the twin of kg/reading/fields.py.

/** @import { Fields, Span } from "./types.js" */

const FIELD = /([A-Za-z]+)=((?:[^;\\]|\\[;\\])*)(?:; (?=[^])|$)/y;
const THING = /^(?:([^]*) )?\(((?:HP|ck|concept|own):[^\s(),;]+)(?:, ([A-Za-z]+:\w+))?\)$/;

/**
 * The fields of a cell; null where it holds something else.
 *
 * @param {string} text
 * @returns {Fields | null}
 */
export function parseFields(text) {
  /** @type {Fields} */
  const found = new Map();
  let at = 0;
  while (at < text.length) {
    FIELD.lastIndex = at;
    const match = FIELD.exec(text);
    if (!match) return null;
    const value = match[2].replace(/\\([;\\])/g, "$1");
    found.set(match[1], [...(found.get(match[1]) || []), value]);
    at = FIELD.lastIndex;
  }
  return found;
}

/**
 * Fields as the text of a cell: parts in their order, then qualifiers by name, the last part last.
 *
 * @param {Fields} fields
 * @param {string[]} parts
 */
export function fieldsText(fields, parts) {
  const qualifiers = [...fields.keys()].filter((key) => !parts.includes(key)).sort();
  return [...parts.slice(0, -1), ...qualifiers, parts[parts.length - 1]]
    .flatMap((key) => (fields.get(key) || []).map((value) => `${key}=${value.replace(/[\\;]/g, "\\$&")}`))
    .join("; ");
}

/**
 * The words of a thing, without its CURIE and class; of a CURIE alone its last part.
 *
 * @param {string} text
 */
export function wordsOf(text) {
  const match = THING.exec(text);
  if (match) return match[1] || match[2].replace(/^[^:]*:/, "").replaceAll("-", " ");
  return text;
}

/** @param {string} text */
export function spansOf(text) {
  return (text.match(/\d+-\d+/g) || []).map((span) => /** @type {Span} */ (span.split("-").map(Number)));
}

/** @param {Span[]} spans */
export const spansText = (spans) => spans.map(([start, end]) => `${start}-${end}`).join(" ");
