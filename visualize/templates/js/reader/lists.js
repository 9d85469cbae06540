// Headings by their words and their form, and lines that are items of a list although no sign says so; the twin of
// kg/entry/lists.py.

import { normalise } from "./evidence.js";
import { BLANK_CLASS } from "../base/characters.js";

/** @import { Rules } from "./types.js" */

const WORDS = new RegExp(`[^${BLANK_CLASS}]+`, "g");
const FIRST_END = new RegExp(`(?<=[.!?])[${BLANK_CLASS}]`);

/**
 * The kind of section that a heading opens, by its words; empty when they tell none.
 *
 * @param {string} text
 * @param {Rules} rules
 */
export function kindByWords(text, { byWord }) {
  return byWord.find(([pattern]) => pattern.test(text))?.[1] || "";
}

/** @param {string} text */
export const wordCount = (text) => text.match(WORDS)?.length || 0;

/**
 * Whether a line that stands alone is a heading by its form; isInList: whether a lead-in above it may still take items.
 *
 * @param {string} text
 * @param {boolean} isInList
 * @param {Rules} rules
 */
export function isHeadingLine(text, isInList, rules) {
  if (isInList || rules.bullet.test(text)) return false;
  const count = wordCount(text);
  if (text.endsWith("?")) return count <= rules.mostInQuestion && rules.question.test(text);
  if (count > rules.mostWords || rules.closed.test(text) || !/^\p{Uppercase}/u.test(text)) return false;
  const words = (text.match(rules.word) || []).filter((word) => [...word].length > 3 || /^[A-Z]/.test(word));
  const capitals = words.filter((word) => /^[A-Z]/.test(word)).length;
  return capitals >= Math.max(1, 0.7 * words.length);
}

/**
 * Whether a line without a bullet reads as an item below a lead-in: it has no verb of its own, or is asked for.
 *
 * @param {string} line
 * @param {string} lead
 * @param {Rules} rules
 */
export function isFragment(line, lead, { takesVerbs, firstVerbs, openers, finite, thirdPersons }) {
  const first = line.slice(0, FIRST_END.exec(line)?.index);
  const asked = lead.toLowerCase();
  if (first.endsWith("?")) return asked.includes("question");
  if (first.endsWith(":")) return false;
  const words = (first.replace(/\([^)]*(?:\)|$)/g, "").match(/[\p{L}\p{N}_'’-]+/gu) || []).map((word) =>
    word.toLowerCase(),
  );
  if (!words.length) return false;
  if (firstVerbs.has(words[0]) && (takesVerbs.test(lead) || asked.includes("for example"))) return true;
  for (const [at, word] of words.entries()) {
    if (openers.has(word)) return true; // what follows belongs to the noun
    if (finite.has(word)) return at === 0;
    if (at && thirdPersons.has(word)) return false;
  }
  return [...normalise(first)].length > 1;
}
