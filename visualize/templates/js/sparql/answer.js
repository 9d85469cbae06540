// Answers of an endpoint as columns and rows, whichever their form: SPARQL 1.1 Query Results JSON, or N-Triples.

import { isThere } from "../base/group.js";

/** @import { Answer, Cells, RdfTerm, Sort } from "../base/types.js" */

/** @type {("subject" | "predicate" | "object")[]} */
export const TRIPLE = ["subject", "predicate", "object"];
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(
  [
    "integer",
    "decimal",
    "double",
    "float",
    "int",
    "long",
    "short",
    "byte",
    "nonNegativeInteger",
    "positiveInteger",
    "negativeInteger",
    "nonPositiveInteger",
    "unsignedInt",
    "unsignedLong",
    "unsignedShort",
    "unsignedByte",
  ].map((name) => XSD + name),
);
/** @type {Record<string, string>} */
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f", '"': '"', "'": "'", "\\": "\\" };

/**
 * An answer in JSON: {answer: true or false}, or {columns, rows}; a row holds terms as in the recommendation, or none.
 *
 * @param {string} text
 * @returns {Answer}
 */
export function fromJson(text) {
  const { head, results, boolean } = JSON.parse(text);
  if (typeof boolean === "boolean") return { answer: boolean };
  const columns = head.vars.map(String);
  return {
    columns,
    rows: results.bindings.map((/** @type {Record<string, RdfTerm>} */ binding) =>
      columns.map((/** @type {string} */ name) => (Object.hasOwn(binding, name) ? binding[name] : undefined)),
    ),
  };
}

/** @param {string} text */
const unescaped = (text) =>
  text.includes("\\")
    ? text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gs, (_, four, eight, letter) =>
        letter
          ? ESCAPES[letter] || letter
          : String.fromCodePoint(Math.min(Number.parseInt(four || eight, 16), 0x10ffff)),
      )
    : text;

const NAME = /<([^>]*)>|_:([^\s<>"()]+)/;
const LITERAL = /"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([A-Za-z]+(?:-[A-Za-z0-9-]+)*))?/;
const PART = new RegExp(`\\s*(?:<<\\(|\\)>>|${NAME.source}|${LITERAL.source}|(\\.)?\\s*(?:#.*)?)`, "gsy");

/**
 * The next term of a line; null at its end. Triple terms nest.
 *
 * @param {{ next: () => (string | undefined)[] }} reader
 * @returns {RdfTerm | null}
 */
function termAt(reader) {
  const match = reader.next();
  if (match[0]?.trim() === "<<(") {
    const [subject, predicate, object] = [termAt(reader), termAt(reader), termAt(reader)];
    reader.next();
    if (!subject || !predicate || !object) return null;
    return { type: "triple", value: { subject, predicate, object } };
  }
  if (match[1] !== undefined) return { type: "uri", value: unescaped(match[1]) };
  if (match[2] !== undefined) return { type: "bnode", value: match[2] };
  if (match[3] === undefined) return null;
  /** @type {RdfTerm} */
  const literal = { type: "literal", value: unescaped(match[3]) };
  if (match[4]) literal.datatype = unescaped(match[4]);
  if (match[5]) literal["xml:lang"] = match[5];
  return literal;
}

/**
 * Triples in N-Triples as rows.
 *
 * @param {string} text
 * @returns {Answer}
 */
export function fromNTriples(text) {
  /** @type {RdfTerm[][]} */
  const rows = [];
  for (const line of text.split(/[\r\n]+/)) {
    if (!line.trim() || line.trim().startsWith("#")) continue;
    PART.lastIndex = 0;
    const reader = { next: () => PART.exec(line) || [""] };
    const row = [termAt(reader), termAt(reader), termAt(reader)].filter(isThere);
    if (row.length < 3) throw new SyntaxError(`no triple: ${line.slice(0, 80)}`);
    rows.push(row);
  }
  return { columns: TRIPLE, rows, isTriples: true };
}

/**
 * A term in characters, as a sort or a search takes it.
 *
 * @param {RdfTerm | undefined} term
 * @returns {string}
 */
export function plain(term) {
  if (!term) return "";
  if (term.type !== "triple") return term.value;
  return TRIPLE.map((part) => plain(term.value[part])).join(" ");
}

/**
 * Whether a term is a number by its datatype.
 *
 * @param {RdfTerm | undefined} term
 */
export function isNumber(term) {
  return term?.type === "literal" && NUMBERS.has(term.datatype || "") && Number.isFinite(Number(term.value));
}

/**
 * The rows in the order of a column ({at, isDown}) or their own: numbers by value, then texts; what is empty comes
 * last.
 *
 * @param {Cells[]} rows
 * @param {Sort} order
 */
export function sorted(rows, { at, isDown }) {
  if (at < 0) return rows;
  const collator = new Intl.Collator("en", { numeric: true });
  const way = isDown ? -1 : 1;
  const keyed = rows.map((row) => {
    const term = row[at];
    const isNumeric = isNumber(term);
    return { row, rank: isNumeric ? 0 : term ? 1 : 2, number: isNumeric ? Number(plain(term)) : 0, text: plain(term) };
  });
  keyed.sort((a, b) => {
    if (a.rank !== b.rank) return a.rank === 2 || b.rank === 2 ? a.rank - b.rank : way * (a.rank - b.rank);
    return way * (a.rank ? collator.compare(a.text, b.text) : a.number - b.number);
  });
  return keyed.map(({ row }) => row);
}
