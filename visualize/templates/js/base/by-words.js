// Texts by their normalised words.

import { ensure } from "./group.js";
import { placeOf } from "./holders.js";

/** @import { Document } from "./types.js" */

/** So many places of a text, and so many documents, are looked at: short labels first. */
export const OFTEN = 1000;

/**
 * Texts by their normalised words: `equal` tells of those with the same words in any order, `holding` of those that
 * hold all the words, of which the last one may be cut short.
 *
 * @param {Document[]} documents
 * @param {((one: Document) => string[])[]} textsOf
 * @param {(text: string) => string[]} wordsOf
 */
export function byWords(documents, textsOf, wordsOf) {
  /** @type {Map<string, [number, number][]>} */
  const same = new Map();
  /** @type {Map<string, number[]>} */
  const holders = new Map(); // of a word: places in `texts`
  /** @type {{ text: string, tier: number, number: number }[]} */
  const texts = [];
  const keyOf = (/** @type {string[]} */ words) => [...new Set(words)].sort().join(" ");
  textsOf.forEach((ofOne, tier) =>
    documents.flatMap(ofOne).forEach((one, number) => {
      const words = wordsOf(one);
      ensure(same, keyOf(words), () => []).push([tier, number]);
      new Set(words).forEach((word) => ensure(holders, word, () => []).push(texts.length));
      texts.push({ text: ` ${words.join(" ")} `, tier, number });
    }),
  );
  const known = [...holders.keys()].sort();

  /**
   * The texts in which a word begins so.
   *
   * @param {string} start
   */
  function* beginning(start) {
    for (let at = placeOf(known, start); known[at]?.startsWith(start); at += 1)
      yield* ensure(holders, known[at], () => []);
  }

  /**
   * @param {string[]} words
   * @param {(tier: number, text: number) => void} tell
   */
  const equal = (words, tell) => (same.get(keyOf(words)) || []).forEach(([tier, number]) => tell(tier, number));
  /**
   * @param {string[]} words
   * @param {(tier: number, text: number) => void} tell
   */
  const holding = (words, tell) => {
    const whole = words.slice(0, -1).map((word) => holders.get(word) || []);
    const last = words[words.length - 1];
    if (!last) return;
    const patterns = words.map((word, at) => (at + 1 < words.length ? ` ${word} ` : ` ${word}`));
    const rarest = whole.length ? whole.reduce((one, other) => (other.length < one.length ? other : one)) : null;
    let count = 0;
    for (const place of rarest || beginning(last)) {
      if ((count += 1) > OFTEN) break;
      const { text, tier, number } = texts[place];
      if (patterns.every((pattern) => text.includes(pattern))) tell(tier, number);
    }
  };
  return { equal, holding };
}
