// SPARQL 1.1 cut into tokens, tolerantly: a query that is being typed is seldom whole.

/** @import { Token } from "../base/types.js" */

const WORDS = (
  "SELECT ASK CONSTRUCT DESCRIBE WHERE PREFIX BASE DISTINCT REDUCED FROM NAMED OPTIONAL UNION MINUS FILTER BIND " +
  "VALUES GRAPH SERVICE SILENT EXISTS NOT IN AS GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET UNDEF SEPARATOR true " +
  "false"
).split(" ");
const FUNCTIONS = (
  "COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR " +
  "ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER SUBSTR REPLACE " +
  "REGEX YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE " +
  "IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC"
).split(" ");

/** Keywords and functions, as they are offered. */
export const KEYWORDS = [...WORDS, ...FUNCTIONS];
const IS_WORD = new Set(WORDS.map((word) => word.toLowerCase()));
const IS_FUNCTION = new Set(FUNCTIONS.map((word) => word.toLowerCase()));

const IN_IRI = '[^<>"{}|^`\\\\\\x00-\\x20]*';
const LONG_STRING = `"""(?:[^"\\\\]|\\\\[^]|"(?!""))*(?:"""|$)|'''(?:[^'\\\\]|\\\\[^]|'(?!''))*(?:'''|$)`;
const SHORT_STRING = `"(?:[^"\\\\\\n\\r]|\\\\.)*"?|'(?:[^'\\\\\\n\\r]|\\\\.)*'?`;
const PREFIX = "(?:\\p{L}(?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_-])?)";
const ESCAPED = "%[0-9A-Fa-f]{2}|\\\\.";
const OUTER = `(?:[\\p{L}\\p{N}_:-]|${ESCAPED})`; // what a local name begins and ends with
const LOCAL = `(?:${OUTER}(?:(?:[\\p{L}\\p{N}_:.-]|${ESCAPED})*${OUTER})?)`;
const TOKEN = new RegExp(
  [
    "(?<space>\\s+)",
    "(?<comment>#[^\\n\\r]*)",
    `(?<iri><${IN_IRI}>|<[A-Za-z][A-Za-z0-9+.-]*://${IN_IRI})`, // the second is not whole yet
    `(?<string>${LONG_STRING}|${SHORT_STRING})`,
    "(?<variable>[?$][\\p{L}\\p{N}_]+)",
    "(?<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)",
    "(?<blank>_:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_-])?)",
    `(?<name>${PREFIX}?:${LOCAL}?)`,
    "(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)",
    "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*(?:-[\\p{L}\\p{N}_]+)*)",
    "(?<sign>\\^\\^|&&|\\|\\||!=|<=|>=|[^])",
  ].join("|"),
  "gu",
);

/**
 * The tokens of a text in order, blanks too: [{kind, text, start}]; `start` counts UTF-16 units.
 *
 * Kinds: space, comment, iri, string, variable, lang, blank, name (prefix:local), number, keyword, function, word,
 * sign.
 *
 * @param {string} text
 */
export function tokensOf(text) {
  /** @type {Token[]} */
  const tokens = [];
  for (const match of text.matchAll(TOKEN)) {
    const [found] = Object.entries(match.groups || {}).find(([, part]) => part !== undefined) || ["sign"];
    let kind = found;
    if (kind === "word") {
      const lower = match[0].toLowerCase();
      kind = match[0] === "a" || IS_WORD.has(lower) ? "keyword" : IS_FUNCTION.has(lower) ? "function" : "word";
    }
    tokens.push({ kind, text: match[0], start: match.index });
  }
  return tokens;
}

/**
 * The form of a query, “SELECT”, “ASK”, “CONSTRUCT”, “DESCRIBE”; empty when it tells of none.
 *
 * @param {string} text
 */
export function formOf(text) {
  const form = tokensOf(text).find(
    ({ kind, text: word }) => kind === "keyword" && /^(select|ask|construct|describe)$/i.test(word),
  );
  return form ? form.text.toUpperCase() : "";
}

/** @type {Record<string, string>} */
const PAIRS = { "{": "}", "(": ")", "[": "]" };

/**
 * The bracket beside a place and the one that belongs to it, as [start, start]; null where there is none.
 *
 * @param {Token[]} tokens
 * @param {number} place
 */
export function bracketsAt(tokens, place) {
  const signs = tokens.filter(({ kind, text }) => kind === "sign" && /^[{}()[\]]$/.test(text));
  const near = signs.find(({ start }) => start === place) || signs.find(({ start }) => start === place - 1);
  if (!near) return null;
  const isOpen = near.text in PAIRS;
  const way = isOpen ? 1 : -1;
  /** @type {string[]} */
  const open = [];
  for (let at = signs.indexOf(near); signs[at]; at += way) {
    const { text, start } = signs[at];
    if (text in PAIRS === isOpen) open.push(text);
    else {
      const other = open.pop() || "";
      if ((isOpen ? PAIRS[other] : PAIRS[text]) !== (isOpen ? text : other)) return null;
      if (!open.length) return [near.start, start];
    }
  }
  return null;
}
