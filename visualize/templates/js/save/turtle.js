// Triples as Turtle (https://www.w3.org/TR/turtle/), by subject, with the prefixes in use.

import { bySubject, shortener } from "../base/names.js";

/** @import { Literal, Triple } from "../base/types.js" */

/** @type {Record<string, string>} */
const TURTLE_ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** @param {string} letter */
function escaped(letter) {
  return TURTLE_ESCAPES[letter] || `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * What writes IRIs (`named`) and terms, and the prefixes that were `used` so far; SPARQL has the same forms.
 *
 * @param {Record<string, string>} prefixes
 */
export function writer(prefixes) {
  const { shorten, used } = shortener(prefixes);
  /** @param {string} iri */
  const named = (iri) =>
    iri.startsWith("_:") ? iri : shorten(iri) || `<${iri.replace(/[\x00-\x20<>"{}|\\^`]/g, escaped)}>`;
  /** @param {string | Literal} value */
  const term = (value) => {
    if (typeof value === "string") return named(value);
    const [characters, kind] = value;
    const quoted = `"${characters.replace(/["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]/g, escaped)}"`;
    return quoted + (kind.startsWith("@") ? kind : kind && `^^${named(kind)}`);
  };
  return { named, term, used };
}

/**
 * Lines as comments.
 *
 * @param {string[]} lines
 */
export function comments(lines) {
  return lines.map((line) => `# ${line.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, " ")}\n`);
}

/**
 * The text of the file; `remarks` are the lines at its head.
 *
 * @param {Triple[]} triples
 * @param {Record<string, string>} prefixes
 * @param {string[]} remarks
 */
export function turtle(triples, prefixes, remarks) {
  const { named, term, used } = writer(prefixes);
  /** @param {string} iri */
  const verb = (iri) => (named(iri) === "rdf:type" ? "a" : named(iri));
  const blocks = bySubject(triples).map(([subject, predicates]) => {
    const lines = predicates.map(([predicate, objects]) => `${verb(predicate)} ${objects.map(term).join(" , ")}`);
    return `\n${named(subject)} ${lines.join(" ;\n    ")} .\n`;
  });
  const names = Object.keys(used)
    .sort()
    .map((prefix) => `@prefix ${prefix}: <${used[prefix]}> .\n`);
  return [...comments(remarks), ...names, ...blocks].join("");
}
