// What typing does to a query beside the letters: each answer is {start, end, insert, caret}, a change of the text.

/** @import { TextChange } from "../base/types.js" */

const STEP = "  ";

/**
 * @param {string} text
 * @param {number} place
 */
const lineStart = (text, place) => text.lastIndexOf("\n", place - 1) + 1;
/**
 * @param {string} text
 * @param {number} start
 */
const blanksOf = (text, start) => /^[ \t]*/.exec(text.slice(start))?.[0] || "";

/**
 * A line break that keeps the indentation, one step more after an open bracket; a closing one gets its own line.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {TextChange}
 */
export function lineBreak(text, start, end) {
  const blanks = blanksOf(text, lineStart(text, start)).slice(0, start - lineStart(text, start));
  const isOpen = /[{([][ \t]*$/.test(text.slice(0, start));
  const inner = `\n${blanks}${isOpen ? STEP : ""}`;
  const isPair = isOpen && /^[ \t]*[})\]]/.test(text.slice(end));
  return { start, end, insert: isPair ? `${inner}\n${blanks}` : inner, caret: start + inner.length };
}

/**
 * A closing brace on a line of its own goes one step back; null where there is nothing to do.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {TextChange | null}
 */
export function closing(text, start, end) {
  const line = lineStart(text, start);
  const before = text.slice(line, start);
  if (start !== end || !before.endsWith(STEP) || before.trim()) return null;
  return { start: start - STEP.length, end, insert: "}", caret: start - STEP.length + 1 };
}

/**
 * Tab: one step of indentation, of every line where several are selected; Shift+Tab takes one away.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {boolean} isBack
 * @returns {TextChange}
 */
export function indentation(text, start, end, isBack) {
  if (start === end && !isBack) return { start, end, insert: STEP, caret: start + STEP.length };
  const from = lineStart(text, start);
  const old = text.slice(from, end);
  const insert = isBack ? old.replace(/^(?: {1,2}|\t)/gm, "") : old.replace(/^(?=[^\n])/gm, STEP);
  const shift = isBack ? -(old.length - old.replace(/^(?: {1,2}|\t)/, "").length) : STEP.length;
  if (start === end) return { start: from, end, insert, caret: Math.max(from, start + shift) };
  return { start: from, end, insert, caret: Math.max(from, start + shift), until: from + insert.length };
}
