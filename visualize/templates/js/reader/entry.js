// Read an entry, text, Markdown or HTML, into sections and units; the twin of kg/entry/read.py. Offsets are code
// points.

import { BLANK_CLASS, countPoints, stripBlanks } from "../base/characters.js";
import { nameSections } from "./sections.js";
import { isFragment } from "./lists.js";
import { sha256 } from "../base/sha256.js";
import { BREAK, headingsOf, linesOf } from "./lines.js";
import { afterBlanks, visibleText } from "./visible.js";

/** @import { Copy, Line, RawUnit, Rules, Section, Unit } from "./types.js" */

export const MAX_BYTES = 2_000_000;
const MAX_LINES = 100_000; // Python has no such limit; a page must not stand still

const LONGEST_ABBREVIATION = 12; // more characters than any has, with what stands before it
const SAME_LINE = 2; // blanks within a line, fewer than between two lines with text on both sides
const NAME_ITEM = new RegExp(`[^${BLANK_CLASS}][^;]*;?`, "g");

/**
 * An entry out of the bytes of a file; throws an error in words for the reader.
 *
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {Rules} rules
 * @returns {Copy}
 */
export function readEntry(bytes, name, rules) {
  if (bytes.length > MAX_BYTES) throw new Error("is larger than 2 MB. Save the entry alone.");
  for (const [start, what, hint] of rules.documents) {
    if (Array.from(start).every((character, at) => character.charCodeAt(0) === bytes[at]))
      throw new Error(`is ${what}, not text. ${hint}.`);
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("is not UTF-8 text. Save the entry as UTF-8: text, Markdown or HTML.");
  }
  if (text.includes("\0")) throw new Error("is a binary file. Choose a copy of the entry as text, Markdown or HTML.");
  if (!stripBlanks(text)) throw new Error("is empty. Choose a copy of the entry as text, Markdown or HTML.");
  const page = visibleText(text, name, rules.markdown);
  if (!page.text) throw new Error("has no visible text. Save it with its text.");
  if (page.text.split(/\n|[ \u00a0]{3}/, MAX_LINES).length === MAX_LINES)
    throw new Error("has too many lines. Save the entry alone.");
  return { text: page.text, sha256: sha256(text), ...parseLines(page.text, rules, page.roles) };
}

/**
 * Cut a text into sections and units; roles: what the markup says of the line that starts there.
 *
 * @param {string} text
 * @param {Rules} rules
 * @param {Map<number, string>} [roles]
 */
export function parseLines(text, rules, roles = new Map()) {
  const { toPoint, cut } = countPoints(text);
  /**
   * @param {RawUnit} unit
   * @returns {Unit}
   */
  const placed = ({ start, text: words, goesOn: _, ...rest }) => ({
    ...rest,
    start: toPoint(start),
    end: toPoint(start + words.length),
    text: words,
  });
  /** @type {Section[]} */
  const sections = [];
  /** @type {Unit[]} */
  const units = [];
  const all = linesOf(text, roles, rules);
  const parts = headingsOf(all, rules);
  for (const { kind, heading, lines, isInferred } of nameSections(all, parts, rules)) {
    const last = lines[lines.length - 1];
    sections.push({
      kind,
      start: toPoint(lines[0].start),
      end: toPoint(last.start + last.text.length),
      heading: heading ? heading.text : "",
      isInferred,
    });
    const body = unitsOf(
      kind,
      lines.filter((line) => line !== heading),
      parts,
      rules,
    );
    countItems(body, rules);
    if (heading) body.unshift(unitOf("heading", heading, kind));
    for (const unit of body) units.push(placed(unit));
  }
  return { sections, units, cut };
}

/**
 * @param {string} kind
 * @param {{ start: number, text: string }} place
 * @param {string} section
 * @returns {RawUnit}
 */
const unitOf = (kind, { start, text }, section, goesOn = false) => ({ kind, start, text, section, items: 0, goesOn });

/**
 * The units of a section, each with whether it goes on with the item before it.
 *
 * @param {string} section
 * @param {Line[]} lines
 * @param {Set<Line>} parts
 * @param {Rules} rules
 */
function unitsOf(section, lines, parts, rules) {
  let lead = "";
  return lines.flatMap((line) => {
    const { text, role } = line;
    const isLeadIn = text.endsWith(":");
    if (parts.has(line) && !rules.plain.has(section)) {
      lead = "";
      return [unitOf("heading", line, section)];
    }
    if (section === "furniture" || section === "review")
      return [unitOf(isLeadIn ? "lead-in" : "furniture", line, section)];
    if (section === "references") return [unitOf("reference", line, section)];
    if (section === "names")
      return Array.from(text.matchAll(NAME_ITEM), ({ 0: name, index }) =>
        unitOf("list item", { start: line.start + index, text: stripBlanks(name) }, section),
      );
    const bullet = rules.bullet.exec(text)?.[0] || "";
    if (role === BREAK) lead = "";
    let isItem = role === "item" || bullet !== "";
    if (lead && !isItem) {
      isItem = line.blanks <= 1 && isFragment(text, lead, rules);
      if (!isItem) lead = "";
    }
    if (!isItem && isLeadIn) lead = text;
    return sentencesOf(text, bullet.length, isItem, rules).map((sentence, number) => {
      const place = { start: line.start + sentence.start, text: sentence.text };
      const isFirst = isItem ? number === 0 : !rules.sentence.test(sentence.text);
      const kind = sentence.text.endsWith(":") ? "lead-in" : isFirst ? "list item" : "sentence";
      return unitOf(kind, place, section, isItem && number > 0);
    });
  });
}

/**
 * Sentences of a line, none of which ends before `skip`; the label of an item, “Surgery: …”, stays with it.
 *
 * @param {string} line
 * @param {number} skip
 * @param {boolean} isItem
 * @param {Rules} rules
 */
function sentencesOf(line, skip, isItem, { sentenceEnd, abbreviation }) {
  const found = [];
  let start = 0;
  sentenceEnd.lastIndex = skip;
  for (const { 0: marks, index } of line.matchAll(sentenceEnd)) {
    if (isItem && marks[0] === ":") continue;
    const last = line.slice(Math.max(start, index - LONGEST_ABBREVIATION), index + 1);
    if (marks[0] === "." && abbreviation.test(last)) continue;
    found.push({ start, text: line.slice(start, index + marks.length) });
    start = afterBlanks(line, index + marks.length);
  }
  if (start < line.length) found.push({ start, text: line.slice(start) });
  return found;
}

/**
 * Give each lead-in the number of list items that follow it; text that goes on in its line is one.
 *
 * @param {RawUnit[]} units
 * @param {Rules} rules
 */
function countItems(units, { namedBelow }) {
  /** @type {{ items: number, behind?: RawUnit }} */
  const none = { items: 0 };
  let [next, afterNext] = [none, none]; // the items from the next unit on, and what stands behind them
  for (let at = units.length - 1; at >= 0; at--) {
    const unit = units[at];
    const isList = unit.kind === "list item" || unit.goesOn;
    if (unit.kind === "lead-in") {
      const hasText = at + 1 < units.length && units[at + 1].start - unit.start - unit.text.length < SAME_LINE;
      const { items, behind } = hasText ? afterNext : next;
      unit.items = items + Number(hasText);
      if (!unit.items && behind?.kind === "heading") unit.items = Number(namedBelow.test(unit.text));
    }
    afterNext = next;
    next = isList ? { ...next, items: next.items + Number(!unit.goesOn) } : { items: 0, behind: unit };
  }
}
