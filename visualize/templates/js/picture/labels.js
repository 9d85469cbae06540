// Labels on the canvas, as visualize/labels.py cuts and measures them: pixels at zoom 1, no font is measured.

import { BLANK_CLASS } from "../base/characters.js";

/** @import { Box } from "../base/types.js" */

export const FONT = "system-ui, sans-serif";
export const LINE = 19; // the height of a line
export const RADIUS = 15; // of a node's shape
export const WIDEST = 150; // of a label
export const LISTED = 24; // characters in a line of a list
export const LISTED_RADIUS = 10; // of the shape of a node in a list, whose label stands at the right of it
export const LISTED_START = 15; // from the middle of that shape to the label
const LISTED_LINE = LINE + 2; // which may be larger than usual
const LISTED_GAP = 3; // between two labels in a list
const LISTED_CHARACTER = 8;
const CHARACTER = 9; // a wide character at 16 px
const NARROWEST = 80; // a label
const IN_LINE = 16; // characters
const IN_WORD = 20; // characters of a word that stands alone
const MOST_LINES = 4;
const FROM_RIGHT = /^\P{L}*(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const BLANKS = new RegExp(`[${BLANK_CLASS}]+`);

/**
 * A label in at most four lines, cut at spaces where there are any.
 *
 * @param {string} label
 * @param {number} [most] characters in a line
 */
export function wrapLabel(label, most = IN_LINE) {
  /** @type {string[][]} */
  const lines = [];
  /** @type {string[]} */
  let line = [];
  for (const word of [...label]
    .slice(0, IN_LINE * MOST_LINES * 4)
    .join("")
    .split(BLANKS)
    .filter(Boolean)) {
    const letters = [...word];
    if (line.length && line.length + 1 + letters.length > most) {
      lines.push(line);
      line = letters;
    } else {
      line = line.length ? [...line, " ", ...letters] : letters;
    }
    while (line.length > Math.max(IN_WORD, most)) {
      lines.push(line.slice(0, Math.max(IN_WORD, most)));
      line = line.slice(Math.max(IN_WORD, most));
    }
  }
  if (line.length) lines.push(line);
  const shown = lines.slice(0, MOST_LINES);
  if (lines.length > MOST_LINES)
    shown[MOST_LINES - 1] = [...shown[MOST_LINES - 1].slice(0, Math.max(most, IN_LINE) - 1), "…"];
  return shown.map((letters) => letters.join(""));
}

/**
 * The direction of a label, as its first letter tells.
 *
 * @param {string[]} lines
 * @returns {"ltr" | "rtl"}
 */
export function directionOf(lines) {
  return FROM_RIGHT.test(lines.join(" ")) ? "rtl" : "ltr";
}

/**
 * The width of a label; a font in which it would be wider is squeezed to it.
 *
 * @param {string[]} lines
 */
export function labelWidth(lines) {
  const longest = lines.reduce((most, line) => Math.max(most, [...line].length), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, longest * CHARACTER + 6));
}

/**
 * The width and height of a label in a list.
 *
 * @param {string[]} lines
 */
export function listedSize(lines) {
  const longest = lines.reduce((most, line) => Math.max(most, [...line].length), 0);
  const height = LISTED_LINE * Math.max(1, lines.length) + LISTED_GAP;
  return { width: longest * LISTED_CHARACTER + 6, height };
}

/**
 * The room of a node, shape and label under it, as [left, top, right, bottom], the shape's middle at x, y.
 *
 * @param {number} x
 * @param {number} y
 * @param {string[]} lines
 * @returns {Box}
 */
export function labelBox(x, y, lines) {
  const half = Math.floor(labelWidth(lines) / 2);
  return [x - half, y - RADIUS - 3, x + half, y + RADIUS + 6 + LINE * lines.length];
}
