// Words in no name that a few wrong letters tell from one that is: as kg/claims/near.py has them, whose rules are in
// the page.

/** @import { NearRules } from "./types.js" */

/**
 * Letters left out, put in, changed, or that changed places (optimal string alignment); more than `most` is Infinity.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, last] = [[0], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      let least = Math.min(last[at] + 1, now[at - 1] + 1, last[at - 1] + (isSame ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        least = Math.min(least, before[at - 2] + 1);
      now.push(least);
    }
    if (Math.min(...now) > most) return Infinity;
    [before, last] = [last, now];
  }
  return last[other.length] > most ? Infinity : last[other.length];
}

/** @param {string} text */
const figures = (text) => text.replace(/\D/g, "");

/**
 * The letters of a word as bits of a number: words of few wrong letters have few other bits.
 *
 * @param {string} word
 */
function bitsOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << word.charCodeAt(at) % 32;
  return bits;
}

/** @param {number} bits */
function isMany(bits) {
  let [rest, number] = [bits, 0];
  for (; rest; number += 1) rest &= rest - 1;
  return number > 4; // a wrong letter changes two bits at most
}

/**
 * What corrects texts: `corrected(words)` tells of them as they may be meant, where words of them are in no name; of
 * none when nothing is near. Names are found wherever blanks stand, too, but only when the others were not it.
 *
 * @param {Iterable<string>} vocabulary words of names
 * @param {Iterable<string>} names folded
 * @param {NearRules} rules
 */
export function corrector(vocabulary, names, { wrong: [beside, one, two, short, tried], opposites }) {
  const known = new Set(vocabulary);
  const joined = new Map([...names].map((name) => [name.replaceAll(" ", ""), name]));
  /** @param {Iterable<string>} texts */
  const byLength = (texts) => {
    /** @type {[string, number][][]} */
    const found = [];
    for (const text of texts) if (text.length >= beside) (found[text.length] ||= []).push([text, bitsOf(text)]);
    return found;
  };
  const [words, wholes] = [byLength(known), byLength(joined.keys())];

  /**
   * @param {string} word
   * @param {string} other
   */
  const isSlipless = (word, other) =>
    figures(word) !== figures(other) ||
    opposites.some((pair) =>
      [pair, [...pair].reverse()].some(([first, second]) => word.startsWith(first) && other.startsWith(second)),
    );

  /**
   * Those of fewest wrong letters, if these are few enough.
   *
   * @param {string} word
   * @param {[string, number][][]} others
   * @param {number} least letters that it must have
   */
  const nearest = (word, others, least) => {
    if (word.length < least || !/^\p{L}+$/u.test(word)) return [];
    const bits = bitsOf(word);
    let most = word.length >= two ? 2 : 1;
    /** @type {string[]} */
    let found = [];
    for (let length = word.length - most; length <= word.length + most; length += 1)
      for (const [other, otherBits] of others[length] || []) {
        if (isMany(bits ^ otherBits) || (word.length <= short && other[0] !== word[0])) continue;
        const number = distance(word, other, most);
        if (number > most || isSlipless(word, other)) continue;
        if (number < most) found = [];
        most = number;
        found.push(other);
      }
    return found;
  };

  /** @param {string[]} text */
  return function* corrected(text) {
    /** @type {string[][]} */
    let texts = [[]];
    for (const word of text) {
      const choices = known.has(word) ? [] : nearest(word, words, text.length > 1 ? beside : one);
      const some = choices.length ? choices : [word];
      texts = texts.flatMap((before) => some.map((choice) => [...before, choice])).slice(0, tried);
    }
    const said = text.join(" ");
    yield* texts.map((some) => some.join(" ")).filter((some) => some !== said);
    const divided = nearest(text.join(""), wholes, two).map((name) => joined.get(name) || name);
    yield* divided.filter((some) => some !== said);
  };
}
