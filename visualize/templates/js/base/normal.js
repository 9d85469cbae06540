// Names as normalised words: the twin of kg/claims/normal.py, whose rules are in the page.

/** @import { NormalRules } from "./types.js" */

const APOSTROPHES = /[’‘ʼ`´]/g;
const ASCII_PIECES = /[A-Za-z0-9]+(?:'s(?![A-Za-z0-9_]))?/g;
const PIECES = /[\p{L}\p{N}]+(?:'s(?![\p{L}\p{N}_]))?/gu;
const RUNS = /\p{Nd}+|(?:(?!\p{Nd})[\p{L}\p{N}])+/gu;

/**
 * What gives the normalised words of a name, in its order.
 *
 * @param {NormalRules} rules
 * @returns {(text: string) => string[]}
 */
export function normaliser(rules) {
  const [stop, prefixes, small, counted] = [rules.stop, rules.prefixes, rules.small, rules.counted].map(
    (some) => new Set(some),
  );
  const [greek, sign] = [new RegExp(rules.greek, "u"), new RegExp(rules.sign, "gu")];
  const roman = new RegExp(`^(?:${rules.roman})$`);
  const spellings = rules.spellings.map(
    ([shortest, pattern, other]) => /** @type {const} */ ([shortest, new RegExp(pattern, "g"), other]),
  );
  const endings = rules.endings.map(
    ([shortest, pattern, cut, more]) => /** @type {const} */ ([shortest, new RegExp(pattern), cut, more]),
  );
  const stems = new Map();

  /** @param {string} text */
  function plain(text) {
    let bare = text;
    if (/[^\0-\x7f]/.test(text)) {
      bare = text
        .replace(APOSTROPHES, "'")
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "");
      const isGreek = greek.test(bare);
      bare = [...bare].map((letter) => (isGreek ? undefined : rules.letters[letter.toLowerCase()]) ?? letter).join("");
    }
    return !/[+−-]/.test(bare) ? bare : bare.replace(sign, (_, one) => (one === "+" ? " positive" : " negative"));
  }

  /** @param {string} word */
  function stem(word) {
    const known = stems.get(word);
    if (known !== undefined) return known;
    let found = word;
    if (word.length > 3) {
      for (const [shortest, pattern, other] of spellings)
        if (found.length >= shortest) found = found.replace(pattern, other);
      const end = endings.find(([shortest, pattern]) => found.length >= shortest && pattern.test(found));
      if (end) found = found.slice(0, -end[2]) + end[3];
    }
    stems.set(word, found);
    return found;
  }

  /**
   * The number of a Roman numeral, and the letter behind it: "IIa" gives 2, a.
   *
   * @param {string} piece
   * @param {string} before
   * @param {boolean} isLast
   */
  function number(piece, before, isLast) {
    if (!/^[IVX]/.test(piece) && !small.has(piece)) return null;
    const match = roman.exec(small.has(piece) ? piece.toUpperCase() : piece);
    if (!match) return null;
    const [, tens, units, letter] = match;
    if (tens.length + units.length === 1 && !counted.has(before) && (letter || !isLast)) return null;
    const value = String(10 * tens.length + rules.units.indexOf(units));
    return letter ? [value, letter.toLowerCase()] : [value];
  }

  return (text) => {
    const bare = plain(text);
    const pieces = (bare.match(/[^\0-\x7f]/.test(bare) ? PIECES : ASCII_PIECES) || []).map((piece) =>
      piece.replace(/'s$/, ""),
    );
    /** @type {string[]} */
    const found = [];
    let prefix = "";
    pieces.forEach((piece, at) => {
      const low = prefix + piece.toLowerCase();
      const isLast = at + 1 === pieces.length;
      if (prefixes.has(low) && !isLast) {
        prefix = low;
        return;
      }
      const isWhole = !prefix;
      prefix = "";
      if (stop.has(low) && !(low === "a" && (piece === "A" || isLast))) return;
      const value = isWhole ? number(piece, found[found.length - 1] || "", isLast) : null;
      if (value) found.push(...value);
      else if (/^[a-z]+$/.test(low)) found.push(stem(low));
      else
        for (const run of low.match(RUNS) || [])
          found.push(/^\p{Nd}/u.test(run) ? run.replace(/^0+/, "") || "0" : stem(run));
    });
    if (found.length) return found;
    return pieces.length
      ? pieces.map((piece) => piece.toLowerCase())
      : text
          .toLowerCase()
          .split(/\s+/)
          .filter((word) => word);
  };
}
