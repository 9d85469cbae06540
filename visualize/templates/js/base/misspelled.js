// Words in no name that a few wrong letters tell from one that is: as kg/claims/near.py has them, blanks aside.

const [ONE, TWO] = [5, 8]; // letters that a word must have for one, and for two of them to be wrong
const SHORT = 5; // up to so many letters, the first one is not taken for wrong
const TRIED = 12; // corrections of a text, at most
const OPPOSITES = [
  ["hyper", "hypo"],
  ["inter", "intra"],
  ["pre", "pro"],
  ["endo", "exo"],
]; // beginnings that turn a word into its opposite: no slip of the hand

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

/**
 * @param {string} word
 * @param {string} other
 */
function isOpposite(word, other) {
  return OPPOSITES.some(([one, another]) =>
    [
      [one, another],
      [another, one],
    ].some(([first, second]) => word.startsWith(first) && other.startsWith(second)),
  );
}

/**
 * The words of fewest wrong letters, if these are few enough.
 *
 * @param {string} word
 * @param {string[]} vocabulary
 */
function nearest(word, vocabulary) {
  if (word.length < ONE || !/^\p{L}+$/u.test(word)) return [];
  let most = word.length >= TWO ? 2 : 1;
  /** @type {string[]} */
  let found = [];
  for (const other of vocabulary) {
    if (other.length < ONE || (word.length <= SHORT && other[0] !== word[0]) || isOpposite(word, other)) continue;
    const wrong = distance(word, other, most);
    if (wrong < most) found = [];
    if (wrong <= most) {
      most = wrong;
      found.push(other);
    }
  }
  return found;
}

/**
 * A text as it may be meant, where words of it are in no name; empty when nothing is near.
 *
 * @param {string[]} words
 * @param {Set<string>} vocabulary
 */
export function corrected(words, vocabulary) {
  const all = [...vocabulary];
  /** @type {string[][]} */
  let texts = [[]];
  for (const word of words) {
    const choices = vocabulary.has(word) ? [word] : nearest(word, all);
    const some = choices.length ? choices : [word];
    texts = texts.flatMap((text) => some.map((choice) => [...text, choice])).slice(0, TRIED);
  }
  return texts.map((text) => text.join(" ")).filter((text) => text !== words.join(" "));
}
