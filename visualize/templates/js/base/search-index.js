// Search in labels, names, identifiers and definitions. Long joined strings answer a keystroke in few milliseconds.

import { abbreviated } from "./abbreviated.js";
import { byWords, OFTEN } from "./by-words.js";
import { ensure } from "./group.js";
import { holders, SHORT } from "./holders.js";
import { corrector } from "./misspelled.js";

/** @import { Column, Document, HitGroup, NearRules, SearchIndex } from "./types.js" */

const WHAT = ["label", "name", "identifier", "definition"];
const [IDENTIFIER, DEFINITION] = [2, 3];
// rank by column, and by how a text matches: equals, begins, a word begins, holds
const RANKS = [
  [1, 5, 7, 11],
  [2, 6, 8, 12],
  [3, 9, 10, 13],
  [16, 16, 16, 17],
];
// rank of a label, to which its column is added: it has the same normalised words, or holds them
const [SAME_WORDS, MEANT, HOLDS_WORDS, HOLDS_MEANT] = [4, 10, 14, 18];
const NONE = 30; // a rank behind all others
const FEW_DOCUMENTS = 200; // so many of those that hold all the words are ranked
const EXCERPT = 90; // characters of a definition that are shown

/**
 * How texts are compared: no case, no marks, one blank for all between words, a text of signs alone as it is; the twin
 * of normalise in kg/claims/names.py.
 *
 * @param {string} text
 */
export function fold(text) {
  const isAscii = !/[^\0-\x7f]/.test(text);
  const words = isAscii
    ? text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, " ")
        .trim()
    : foldLetters(text)
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
  return words || text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}

/** @param {string} text */
function foldLetters(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  return bare.toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ"); // ẞ, ß and SS are alike
}

/**
 * An address without what many begin with, so that there is less to look through; other texts as they are.
 *
 * @param {string} text
 */
function tail(text) {
  return text.includes("://") ? text.replace(/^.*[/#](?=[^/#])/s, "") : text;
}

/**
 * All texts of one sort, folded, between line breaks; `starts` of each text, `first` text of each document.
 *
 * @param {Document[]} documents
 * @param {(one: Document) => string[]} textsOf
 * @param {(text: string) => string} [foldOf]
 */
function column(documents, textsOf, foldOf = fold) {
  /** @type {{ folded: string[], originals: string[], starts: number[], owners: number[], first: number[] }} */
  const { folded, originals, starts, owners, first } = { folded: [], originals: [], starts: [], owners: [], first: [] };
  let at = 1;
  documents.forEach((one, place) => {
    first.push(owners.length);
    for (const text of textsOf(one)) {
      const plain = foldOf(text);
      folded.push(plain);
      originals.push(text);
      starts.push(at);
      owners.push(place);
      at += plain.length + 1;
    }
  });
  first.push(owners.length);
  starts.push(at);
  const text = `\n${folded.join("\n")}\n`;
  text.indexOf("\n\n\n"); // the browser joins the parts now, not at the first keystroke
  return {
    text,
    originals,
    starts: Int32Array.from(starts),
    owners: Int32Array.from(owners),
    first: Int32Array.from(first),
  };
}

/**
 * Tell `visit` of the texts that hold a pattern: 0 equals it, 1 begins with it, 2 a word does, 3 it occurs.
 *
 * @param {Column} column
 * @param {string} pattern
 * @param {number} most
 * @param {(text: number, how: number) => void} visit
 */
function scan({ text, starts }, pattern, most, visit) {
  const head = pattern[0] === "\n" ? 1 : 0;
  let number = 0; // of the text
  let at = text.indexOf(pattern);
  for (let count = 0; at >= 0 && count < most; count += 1) {
    const before = text[at + head - 1];
    while (starts[number + 1] <= at + head) number += 1;
    const isWhole = before === "\n" && (text[at + pattern.length] === "\n" || pattern.endsWith("\n"));
    visit(number, isWhole ? 0 : before === "\n" ? 1 : before === " " ? 2 : 3);
    at = text.indexOf(pattern, at + 1);
  }
}

/**
 * Tell `visit` of the texts that match a pattern, which begins with what is before the match; whether as a whole.
 *
 * @param {Column} column
 * @param {RegExp} pattern
 * @param {(text: number, isWhole: boolean) => void} visit
 */
function scanPattern({ text, starts }, pattern, visit) {
  let number = 0;
  for (const { 0: found, index: at } of text.matchAll(pattern)) {
    while (starts[number + 1] <= at + 1) number += 1;
    visit(number, text[at] === "\n" && text[at + found.length] === "\n");
  }
}

/**
 * The part of a definition around the first word that was looked for.
 *
 * @param {string} definition
 * @param {string[]} words
 */
function excerpt(definition, words) {
  const parts = definition.split(/(\s+)/);
  let at = 0;
  for (const part of parts) {
    const plain = fold(part);
    if (plain && words.some((word) => plain.includes(word))) break;
    at += part.length;
  }
  const all = [...definition];
  const middle = at >= definition.length ? 0 : [...definition.slice(0, at)].length;
  const start = middle < EXCERPT - 30 ? 0 : middle - 30;
  const shown = all
    .slice(start, start + EXCERPT)
    .join("")
    .trim();
  return `${start ? "…" : ""}${shown}${start + EXCERPT < all.length ? "…" : ""}`;
}

/**
 * Where the last of the words begins in a text that holds them all; short ones begin words.
 *
 * @param {string} whole
 * @param {string[]} words
 */
function lastOf(whole, words) {
  const starts = words.map((word) => {
    if (word.length > SHORT) return whole.indexOf(word);
    const places = [whole.indexOf(`\n${word}`), whole.indexOf(` ${word}`)].filter((place) => place >= 0);
    return Math.min(...places);
  });
  return Math.max(...starts) + 1;
}

/**
 * The places of the lowest ranks, in their order; so many at most.
 *
 * @param {Uint8Array} ranks
 * @param {number} limit
 */
function leading(ranks, limit) {
  const places = [];
  for (let rank = 0; rank < NONE && places.length < limit; rank += 1) {
    for (let place = ranks.indexOf(rank); place >= 0 && places.length < limit; place = ranks.indexOf(rank, place + 1)) {
      places.push(place);
    }
  }
  return places;
}

/**
 * An index of documents {id, kind, label, names, identifiers, definition}, all but id may be absent.
 *
 * `find(query, {limit})` gives groups [{kind, hits: [{id, document, what, text}]}] by class, in the order of their best
 * hits: equal before beginning before beginning of a word before the rest, and labels before names before identifiers;
 * then definitions; then documents that hold all the words somewhere. `what` tells which text matched. Shorter labels
 * come first. With `wordsOf`, which gives the normalised words of a text, labels and names are found by these, too:
 * those of the same words behind those that are equal, those that hold them before definitions. With `near`, names are
 * found by abbreviations, and where nothing is found, by what is meant ("respelled").
 *
 * @param {Iterable<Document>} documents
 * @param {((text: string) => string[]) | null} [wordsOf]
 * @param {NearRules | null} [near]
 * @returns {SearchIndex}
 */
export function index(documents, wordsOf = null, near = null) {
  const sorted = [...documents].sort((a, b) => {
    const [first, second] = [a.label || a.id, b.label || b.id];
    return first.length - second.length || (first < second ? -1 : first > second ? 1 : 0);
  });
  const sorts = [
    (/** @type {Document} */ one) => [one.label || one.id],
    (/** @type {Document} */ one) => one.names || [],
    (/** @type {Document} */ one) => [one.id, ...(one.identifiers || [])],
    (/** @type {Document} */ one) => (one.definition ? [one.definition] : []),
  ];
  const columns = sorts.map((textsOf, tier) =>
    column(sorted, textsOf, tier === IDENTIFIER ? (text) => fold(tail(text)) : fold),
  );

  const normal = wordsOf && byWords(sorted, sorts.slice(0, IDENTIFIER), wordsOf);

  /**
   * @param {Column} column
   * @param {number} place
   */
  const part = ({ text, starts, first }, place) => text.slice(starts[first[place]] - 1, starts[first[place + 1]] - 1);
  /** @type {((words: string[]) => Iterable<string>) | null} */
  let corrections = null;
  /** @param {string[]} words */
  const corrected = (words) => {
    if (near && !corrections) {
      const names = columns.slice(0, IDENTIFIER).flatMap(({ text }) => text.split(/\n+/).filter(Boolean));
      corrections = corrector(new Set(names.flatMap((name) => name.split(" "))), names, near);
    }
    return corrections ? corrections(words) : [];
  };
  const wholes = sorted.map((_, place) => columns.map((one) => part(one, place)).join(""));
  const holding = holders(wholes);

  /**
   * Column and text of a place in the whole of a document.
   *
   * @param {number} place
   * @param {number} at
   * @returns {[number, number]}
   */
  function locate(place, at) {
    let rest = at;
    for (let tier = 0; ; tier += 1) {
      const { starts, first } = columns[tier];
      const length = starts[first[place + 1]] - starts[first[place]];
      if (rest < length || tier === DEFINITION) {
        let text = first[place];
        while (starts[text + 1] - starts[first[place]] <= rest - 1) text += 1;
        return [tier, text];
      }
      rest -= length;
    }
  }

  // of each document its rank, and of the best text: the same memory for every keystroke, so that none waits for it;
  // a search within a search begins when the outer one has found nothing
  const [ranks, tiers] = [new Uint8Array(sorted.length), new Uint8Array(sorted.length)];
  const numbers = new Int32Array(sorted.length);

  /**
   * @param {string} query
   * @param {{ limit?: number }} [options]
   * @returns {HitGroup[]}
   */
  function find(query, { limit = 40 } = {}) {
    const exact = query.trim().replace(/^<(.*)>$/, "$1");
    const wanted = fold(tail(exact));
    if (!wanted) return [];
    const words = [...new Set(wanted.split(" "))];
    ranks.fill(NONE);
    let size = 0;
    /**
     * @param {number} place
     * @param {number} rank
     * @param {number} tier
     * @param {number} text
     */
    const keep = (place, rank, tier, text) => {
      if (ranks[place] <= rank) return;
      if (ranks[place] === NONE) size += 1;
      ranks[place] = rank;
      tiers[place] = tier;
      numbers[place] = text;
    };
    const isKnown = words.every(holding.isKnown); // often they are not, and then there is nothing to look through
    const isThere = columns.map(({ text }, tier) => isKnown && (tier === DEFINITION || text.includes(wanted)));
    /**
     * @param {number} tier
     * @param {string} pattern
     * @param {number} most
     */
    const look = (tier, pattern, most) =>
      isThere[tier] &&
      scan(columns[tier], pattern, most, (text, how) => {
        const isExact = how === 0 && columns[tier].originals[text] === exact;
        keep(columns[tier].owners[text], isExact ? 0 : RANKS[tier][how], tier, text);
      });
    for (let tier = 0; tier < IDENTIFIER; tier += 1) look(tier, `\n${wanted}`, Infinity);
    look(IDENTIFIER, `\n${wanted}\n`, Infinity);
    look(IDENTIFIER, `\n${wanted}`, OFTEN); // they may all begin alike
    const normalised = wordsOf ? wordsOf(exact) : [];
    /** @param {number} rank */
    const keepRanked = (rank) => (/** @type {number} */ tier, /** @type {number} */ text) =>
      keep(columns[tier].owners[text], rank + (rank === HOLDS_WORDS ? tier : 0), tier, text);
    normal?.equal(normalised, keepRanked(SAME_WORDS));
    const isCapital = exact.toUpperCase() === exact || /\d/.test(exact);
    const meant = near && size < limit && abbreviated(wanted.split(" "), isCapital, near);
    for (let tier = 0; meant && tier < IDENTIFIER; tier += 1)
      scanPattern(columns[tier], meant, (text, isWhole) => {
        if (isWhole || isCapital) keep(columns[tier].owners[text], isWhole ? MEANT : HOLDS_MEANT, tier, text);
      });
    if (size < limit) for (let tier = 0; tier < DEFINITION; tier += 1) look(tier, wanted, OFTEN);
    if (size < limit) normal?.holding(normalised, keepRanked(HOLDS_WORDS));
    if (size < limit && words.length === 1) look(DEFINITION, wanted, OFTEN);
    if (size < limit && words.length > 1) {
      for (const place of isKnown ? holding.all(words, FEW_DOCUMENTS) : []) {
        const [tier, text] = locate(place, lastOf(wholes[place], words));
        keep(place, 20 + tier, tier, text);
      }
    }
    if (!size) {
      for (const text of corrected(wanted.split(" "))) {
        const groups = find(text, { limit });
        for (const { hits } of groups) for (const hit of hits) if (hit.what !== "definition") hit.what = "respelled";
        if (groups.length) return groups;
      }
    }
    // of an address
    if (!size && /\S\/\S/.test(exact) && !exact.includes("://")) return find(exact.replace(/^.*\//s, ""), { limit });
    /** @type {Map<string, HitGroup>} */
    const groups = new Map();
    for (const place of leading(ranks, limit)) {
      const one = sorted[place];
      const [tier, text] = [tiers[place], numbers[place]];
      const original = columns[tier].originals[text];
      const kind = one.kind || "";
      const shown = tier === DEFINITION ? excerpt(original, words) : original;
      const group = ensure(groups, kind, () => ({ kind, hits: [] }));
      group.hits.push({ id: one.id, document: one, what: WHAT[tier], text: shown });
    }
    return [...groups.values()];
  }
  // the browser compiles it now, not at the first keystroke: also what goes through the words of what is there
  const some = [0.2, 0.4, 0.6, 0.8].map((share) => wholes[Math.floor(sorted.length * share)]);
  const there = some.map((whole) => (whole || "").trim().split(/[ \n]+/));
  const cut = there.map((said) => `${said[said.length - 1].slice(0, SHORT)} ${said[0].slice(0, -1)}`);
  ["e", "the", "a b", "in on", "qqqqqqqqqq", ...cut].forEach((query) => find(query));
  return { find };
}
