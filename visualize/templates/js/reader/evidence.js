// Digests that tie a claim to the words that say it, and the search for them in any copy; the twin of
// kg/entry/digests.py.

import { ensure } from "../base/group.js";
import { countPoints } from "../base/characters.js";
import { hashBytes, sha256, startHash, toHex, toUtf8 } from "../base/sha256.js";

/** @import { Word } from "./types.js" */

const WORD_RUN = /[\p{L}\p{N}]+/gu;
const BYTES_A_TURN = 100_000; // bytes to hash before a search lets the page breathe

/** @param {string} text */
const lowerForm = (text) => text.normalize("NFKC").toLowerCase();

/**
 * The words of a text as the sentence digest sees them.
 *
 * @param {string} text
 */
export function normalise(text) {
  return (lowerForm(text).match(WORD_RUN) || []).join(" ");
}

/**
 * Stretches without ASCII blanks, each with its place (code points, end exclusive).
 *
 * @param {string} text
 */
function runsOf(text) {
  const { toPoint } = countPoints(text);
  return Array.from(text.matchAll(/[^ \t\n\r\f\v]+/g), ({ 0: run, index }) => ({
    run,
    start: toPoint(index),
    end: toPoint(index + run.length),
  }));
}

/**
 * The normalised words, each with its place; words of a run share its limits where normalisation changed its length.
 *
 * @param {string} text
 * @returns {Word[]}
 */
export function findWords(text) {
  return runsOf(text).flatMap(({ run, start, end }) => {
    const form = lowerForm(run);
    const { toPoint, length } = /[\ud800-\udfff]/.test(form)
      ? countPoints(form)
      : { toPoint: (/** @type {number} */ unit) => unit, length: form.length };
    const isExact = length === end - start;
    return Array.from(form.matchAll(WORD_RUN), ({ 0: word, index }) => ({
      text: word,
      start: isExact ? start + toPoint(index) : start,
      end: isExact ? start + toPoint(index + word.length) : end,
    }));
  });
}

/**
 * Places of sentences in a copy: Map digest → [[start, end], …], of wanted: Map digest → number of words.
 * A generator, for a long copy takes seconds: it yields the share done, and returns the map.
 *
 * @param {Word[]} copy
 * @param {Map<string, number>} wanted
 * @returns {Generator<number, Map<string, [number, number][]>, void>}
 */
export function* findSentences(copy, wanted) {
  const bytes = toUtf8(copy.map((word) => word.text).join(" "));
  /** @type {number[]} */
  const ends = [];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 32) ends.push(at);
  ends.push(bytes.length);
  /** @type {Map<number, Map<number, null>>} */
  const counts = new Map();
  for (const [digest, count] of wanted) {
    if (!(count > 0)) continue;
    ensure(counts, count, () => new Map()).set(parseInt(digest.slice(0, 8), 16) | 0, null);
  }
  /** @type {Map<string, [number, number][]>} */
  const found = new Map();
  const ascending = [...counts].sort(([a], [b]) => a - b);
  let spent = 0;
  for (let first = 0; first < copy.length; first++) {
    const from = first ? ends[first - 1] + 1 : 0;
    const begun = startHash();
    for (const [count, firstWords] of ascending) {
      if (first + count > copy.length) break;
      const to = ends[first + count - 1];
      const hash = hashBytes(bytes, from, to, begun);
      spent += 64;
      if (!firstWords.has(hash[0])) continue;
      const digest = toHex(hash);
      if (wanted.get(digest) === count)
        found.set(digest, [...(found.get(digest) || []), [copy[first].start, copy[first + count - 1].end]]);
    }
    spent += begun.length;
    if (spent > BYTES_A_TURN) {
      spent = 0;
      yield first / copy.length;
    }
  }
  return found;
}

/**
 * Offsets of spans in a text, as Map digest → [offset, …], of wanted: Map digest → length; they begin and end with a
 * word or at a blank.
 *
 * @param {string} text
 * @param {Map<string, number>} wanted
 */
export function findSpans(text, wanted) {
  const { cut } = countPoints(text);
  const limits = [...findWords(text), ...runsOf(text)];
  const starts = [...new Set(limits.map((limit) => limit.start))].sort((a, b) => a - b);
  const ends = new Set(limits.map((limit) => limit.end));
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const length of new Set(wanted.values())) {
    for (const start of starts) {
      if (!ends.has(start + length)) continue;
      const digest = sha256(cut(start, start + length));
      if (wanted.get(digest) === length) found.set(digest, [...(found.get(digest) || []), start]);
    }
  }
  return found;
}
