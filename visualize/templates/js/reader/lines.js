// The lines of an entry: what the markup says of each, and which are headings by their form; the twin of
// kg/entry/lines.py.

import { stripBlanks } from "../base/characters.js";
import { isHeadingLine, kindByWords, wordCount } from "./lists.js";

/** @import { Line, Rules } from "./types.js" */

/** The role of text behind blanks where a copy has lost a line end: it goes on with no list. */
export const BREAK = "break";

/**
 * The lines of a text that are not empty; roles: what the markup says of the line that starts there.
 *
 * @param {string} text
 * @param {Map<number, string>} roles
 * @param {Rules} rules
 */
export function linesOf(text, roles, rules) {
  /** @type {Line[]} */
  const lines = [];
  let [start, blanks] = [0, 0];
  for (const raw of text.split("\n")) {
    const stripped = stripBlanks(raw);
    const at = start + raw.indexOf(stripped);
    for (const [number, [begin, part]] of runTogether(stripped, rules).entries()) {
      const [empty, role] = number ? [1, BREAK] : [blanks, roles.get(start) || ""];
      lines.push({ text: part, start: at + begin, blanks: empty, role });
    }
    blanks = stripped ? 0 : blanks + 1;
    start += raw.length + 1;
  }
  return lines;
}

/**
 * The parts of a line in which a copy has put blanks in place of line ends.
 *
 * @param {string} line
 * @param {Rules} rules
 */
function runTogether(line, { blanks }) {
  /** @type {[number, string][]} */
  const parts = [];
  let [start, seen] = [0, 0];
  for (const { 0: gap, index } of line.matchAll(blanks)) {
    const hasText = /[^-•*·– ]/.test(line.slice(seen, index));
    seen = index + gap.length;
    if (!hasText) continue;
    parts.push([start, line.slice(start, index)]);
    start = seen;
  }
  if (line) parts.push([start, line.slice(start)]);
  return parts;
}

/**
 * The lines that by their form are headings, of a section or of a part of one.
 *
 * @param {Line[]} lines
 * @param {Rules} rules
 */
export function headingsOf(lines, rules) {
  /** @type {Set<Line>} */
  const found = new Set();
  let [isInList, hasItems] = [false, false];
  for (const [at, line] of lines.slice(0, -1).entries()) {
    const isBullet = rules.bullet.test(line.text);
    if ((line.role && line.role !== BREAK) || isBullet) {
      hasItems ||= isBullet || line.role === "item";
      continue;
    }
    isInList &&= line.role !== BREAK && !(hasItems && line.blanks);
    hasItems = false;
    const next = lines[at + 1];
    const isKnown = kindByWords(line.text, rules) !== "" || rules.headingOfAny.test(line.text);
    const isAboveBullets = rules.bullet.test(next.text) && !isKnown;
    const isOne =
      isHeadingLine(line.text, isInList, rules) || (!isInList && isKnown && standsAboveText(line, next, rules));
    if (line.blanks && !isAboveBullets && isOne) {
      found.add(line);
      isInList = false;
    } else {
      isInList = line.text.endsWith(":") || (isInList && !rules.ended.test(line.text));
    }
  }
  return found;
}

/**
 * Whether a line in the letters of a sentence stands alone above one: “Symptoms of gout”.
 *
 * @param {Line} line
 * @param {Line} next
 * @param {Rules} rules
 */
function standsAboveText(line, next, { marks, mostClose, mostInSentence, textLine }) {
  const words = wordCount(line.text);
  const isApart = next.blanks > 0 || words <= mostClose;
  const isShort = words <= mostInSentence && /^\p{Uppercase}/u.test(line.text) && !marks.test(line.text);
  return isShort && isApart && (next.role === "item" || textLine.test(next.text));
}
