// Read an entry, text or HTML, into sections and units; the twin of kg/entry.py. Offsets are code points.

import { BLANK_CLASS, countPoints, stripBlanks } from "../base/characters.js";
import { visibleLines } from "./markup.js";
import { CLOSED_LINE, nameSections } from "./sections.js";
import { sha256 } from "../base/sha256.js";

/** @import { Copy, Line, RawUnit, Section, Unit } from "./types.js" */

export const MAX_BYTES = 2_000_000;
const MAX_LINES = 100_000; // Python has no such limit; a page must not stand still

const ABBREVIATION = new RegExp(`(?:^|[${BLANK_CLASS}(])(?:[A-Z]|e\\.g|i\\.e|vs|Dr|Mr|Mrs|Ms|St|approx|Fig|No)\\.$`);
const ABBREVIATION_LENGTH = 8; // characters that tell whether a full stop ends an abbreviation
const SENTENCE_END = new RegExp(`[.!?:]["'”’)\\]]*(?=[${BLANK_CLASS}]+["'“‘(\\[]*[A-Z0-9À-Þ])`, "g");
const PAGE_START = new RegExp(`<(?:!doctype[${BLANK_CLASS}]+html|html|head|body)(?![\\p{L}\\p{N}_])`, "iuy");
const BLANK_RUN = new RegExp(`[${BLANK_CLASS}]*`, "y");
const NAME_ITEM = new RegExp(`[^${BLANK_CLASS}][^;]*;?`, "g");

/**
 * @param {string} text
 * @param {number} at
 */
const afterBlanks = (text, at) => {
  BLANK_RUN.lastIndex = at;
  return at + (BLANK_RUN.exec(text)?.[0].length || 0);
};

/**
 * Whether a text is an HTML page: it begins with one of the tags of a page, comments aside.
 *
 * @param {string} text
 */
function isPage(text) {
  let at = afterBlanks(text, 0);
  while (text.startsWith("<!--", at)) {
    const end = text.indexOf("-->", at + 4);
    if (end < 0) return false;
    at = afterBlanks(text, end + 3);
  }
  PAGE_START.lastIndex = at;
  return PAGE_START.test(text);
}

/**
 * An entry out of the bytes of a file; throws an error in words for the reader.
 *
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Copy}
 */
export function readEntry(bytes, name) {
  if (bytes.length > MAX_BYTES) throw new Error("is larger than 2 MB. Save the entry alone.");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("is not UTF-8 text. Save the entry as UTF-8 text or as HTML.");
  }
  if (text.includes("\0")) throw new Error("is a binary file. Choose a copy of the entry as text or HTML.");
  if (!stripBlanks(text)) throw new Error("is empty. Choose a copy of the entry as text or HTML.");
  const isMarkup = /.\.(x?html|htm)$/i.test(name) || isPage(text);
  const page = isMarkup ? visibleLines(text) : { text, roles: undefined };
  if (!page.text) throw new Error("has no visible text. Save the page with its text.");
  if (page.text.split("\n", MAX_LINES).length === MAX_LINES)
    throw new Error("has too many lines. Save the entry alone.");
  return { text: page.text, sha256: sha256(text), ...parseLines(page.text, page.roles) };
}

/**
 * Cut a text into sections and units; roles: what the markup says of the line that starts there.
 *
 * @param {string} text
 * @param {Map<number, string>} [roles]
 */
export function parseLines(text, roles = new Map()) {
  const { toPoint, cut } = countPoints(text);
  /**
   * @param {RawUnit} unit
   * @returns {Unit}
   */
  const placed = ({ start, text: words, ...rest }) => ({
    ...rest,
    start: toPoint(start),
    end: toPoint(start + words.length),
    text: words,
  });
  /** @type {Section[]} */
  const sections = [];
  /** @type {Unit[]} */
  const units = [];
  for (const { kind, heading, lines, isInferred } of nameSections(linesOf(text, roles))) {
    const last = lines[lines.length - 1];
    sections.push({
      kind,
      start: toPoint(lines[0].start),
      end: toPoint(last.start + last.text.length),
      heading: heading ? heading.text : "",
      isInferred,
    });
    if (heading)
      units.push(placed({ kind: "heading", start: heading.start, text: heading.text, section: kind, items: 0 }));
    const body = lines.filter((line) => line !== heading).flatMap((line) => unitsOf(kind, line));
    countItems(body);
    for (const unit of body) units.push(placed(unit));
  }
  return { sections, units, cut };
}

/**
 * @param {string} text
 * @param {Map<number, string>} roles
 */
function linesOf(text, roles) {
  /** @type {Line[]} */
  const lines = [];
  let [start, blanks] = [0, 0];
  for (const raw of text.split("\n")) {
    const stripped = stripBlanks(raw);
    if (stripped) {
      lines.push({ text: stripped, start: afterBlanks(text, start), blanks, role: roles.get(start) || "" });
      blanks = 0;
    } else {
      blanks += 1;
    }
    start += raw.length + 1;
  }
  return lines;
}

/**
 * @param {string} section
 * @param {Line} line
 * @returns {RawUnit[]}
 */
function unitsOf(section, line) {
  /**
   * @param {string} kind
   * @param {number} start
   * @param {string} text
   */
  const unit = (kind, start, text) => ({ kind, start: line.start + start, text, section, items: 0 });
  const isLeadIn = line.text.endsWith(":");
  if (section === "furniture" || section === "review") return [unit(isLeadIn ? "lead-in" : "furniture", 0, line.text)];
  if (section === "references") return [unit("reference", 0, line.text)];
  if (section === "names")
    return Array.from(line.text.matchAll(NAME_ITEM), (match) => unit("list item", match.index, stripBlanks(match[0])));
  return sentencesOf(line.text).map(([start, text]) => {
    const isItem = line.role === "item" || !CLOSED_LINE.test(text);
    return unit(text.endsWith(":") ? "lead-in" : isItem ? "list item" : "sentence", start, text);
  });
}

/**
 * @param {string} line
 * @returns {[number, string][]}
 */
function sentencesOf(line) {
  /** @type {[number, string][]} */
  const found = [];
  let start = 0;
  for (const { 0: marks, index } of line.matchAll(SENTENCE_END)) {
    if (marks[0] === "." && ABBREVIATION.test(line.slice(Math.max(start, index + 1 - ABBREVIATION_LENGTH), index + 1)))
      continue;
    found.push([start, line.slice(start, index + marks.length)]);
    start = afterBlanks(line, index + marks.length);
  }
  return start < line.length ? [...found, [start, line.slice(start)]] : found;
}

/**
 * Give each lead-in the number of list items that follow it.
 *
 * @param {RawUnit[]} units
 */
function countItems(units) {
  let items = 0;
  for (const unit of units.toReversed()) {
    if (unit.kind === "lead-in") unit.items = items;
    items = unit.kind === "list item" ? items + 1 : 0;
  }
}
