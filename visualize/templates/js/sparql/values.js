// Parameters of a question: the line VALUES ?name { term } of its query, read and written.

import { expanded } from "./prefixes.js";

/**
 * Where the term of a parameter stands in a query: [start, end]; null where its line is not there just once.
 *
 * @param {string} text
 * @param {string} name
 * @returns {[number, number] | null}
 */
function termSpan(text, name) {
  const line = `VALUES ?${name} { `;
  const start = text.indexOf(line);
  const end = text.indexOf(" }", start);
  return start < 0 || end < 0 || text.indexOf(line, start + 1) >= 0 ? null : [start + line.length, end];
}

/**
 * The term of a parameter in a query, as written there; null where its line is gone.
 *
 * @param {string} text
 * @param {string} name
 */
export function termIn(text, name) {
  const span = termSpan(text, name);
  return span && text.slice(...span);
}

/**
 * The place of a parameter's term and the term for it: {start, end, term}; null where its line is gone.
 *
 * @param {string} text
 * @param {string} name
 * @param {string} term
 */
export function termChange(text, name, term) {
  const span = termSpan(text, name);
  return span && { start: span[0], end: span[1], term };
}

/** @type {Record<string, string>} */
const ESCAPED = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r" };

/** @type {Record<string, string>} */
const LETTERS = { n: "\n", r: "\r" };

/**
 * What a person wrote for a parameter as a SPARQL term that can hold nothing else; null where it is of another kind.
 *
 * @param {string} kind
 * @param {string} value
 * @param {Record<string, string>} prefixes
 */
export function termFor(kind, value, prefixes) {
  if (kind === "number") return /^[+-]?\d+$/.test(value.trim()) ? value.trim() : null;
  if (kind === "text") return `"${value.replace(/[\\"\n\r]/g, (letter) => ESCAPED[letter])}"`;
  const iri = expanded(value, prefixes);
  return iri && `<${iri}>`;
}

/**
 * What a term of a query says, for a field: the IRI of an IRI, the characters of a text, a number as it is.
 *
 * @param {string} kind
 * @param {string} term
 * @param {Record<string, string>} prefixes
 */
export function valueOf(kind, term, prefixes) {
  if (kind === "number") return term;
  if (kind !== "text") return expanded(term, prefixes) || term;
  return term.replace(/^"(.*)"$/s, "$1").replace(/\\(.)/g, (_, letter) => LETTERS[letter] || letter);
}
