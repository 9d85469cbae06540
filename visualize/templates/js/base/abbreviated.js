// What an abbreviation may stand for: as kg/claims/near.py has it, whose rules are in the page.

/** @import { NearRules } from "./types.js" */

/**
 * The pattern of the names, folded, for which an abbreviation stands, and of those that hold them; null for others.
 * In capitals, it may stand for parts of words. The pattern begins and ends at the blank or line break around them.
 *
 * @param {string[]} words folded, in their order
 * @param {boolean} isCapital
 * @param {NearRules} rules
 */
export function abbreviated(words, isCapital, { shortened, between }) {
  const letters = words.filter((word) => new RegExp(`^${shortened}$`).test(word));
  if (letters.length !== 1 || !words.every((word) => word === letters[0] || /^\d+$/.test(word))) return null;
  const meant = words.map((word) =>
    word === letters[0] ? `${[...word].join(between[Number(isCapital)])}[a-z]*` : word,
  );
  return new RegExp(`[\\n ]${meant.join(" ")}(?=[\\n ])`, "g");
}
