// Characters as Python counts and classes them: offsets are code points, a JavaScript string counts UTF-16 units.

/** @import { Points } from "./types.js" */

/** What Python calls blank, for a class of a regular expression; \s differs at U+1C–1F, U+85 and U+FEFF. */
export const BLANK_CLASS = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const OUTER_BLANKS = new RegExp(`^[${BLANK_CLASS}]+|(?<![${BLANK_CLASS}])[${BLANK_CLASS}]+$`, "g");

/** @param {string} text */
/** @param {string} text */
export function stripBlanks(text) {
  return text.replace(OUTER_BLANKS, "");
}

/**
 * Ways between the two counts for one text.
 *
 * @param {string} text
 * @returns {Points}
 */
export function countPoints(text) {
  /** @type {number[]} */
  const pairs = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
  /** @param {(place: number) => boolean} isBefore */
  const before = (isBefore) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** @param {number} unit */
  const toPoint = (unit) => unit - before((k) => pairs[k] < unit);
  /** @param {number} point */
  const toUnit = (point) => point + before((k) => pairs[k] - k < point);
  return {
    toPoint,
    cut: (/** @type {number} */ start, /** @type {number} */ end) => text.slice(toUnit(start), toUnit(end)),
    length: text.length - pairs.length,
  };
}
