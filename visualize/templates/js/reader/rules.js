// The words and patterns by which entries are read, as JavaScript has them; the page brings those of
// kg/entry/rules.py.

import { BLANK_CLASS } from "../base/characters.js";

/** @import { PythonPattern, ReadingRules } from "../base/types.js" */
/** @import { Rules } from "./types.js" */

const LETTER = "\\p{L}\\p{N}_"; // of a word, to Python
/** @type {Record<string, string>} */
const IN_CLASS = { "\\s": BLANK_CLASS, "\\w": LETTER, "\\d": "\\p{Nd}" };
/** @type {Record<string, string>} */
const OUTSIDE = {
  "\\b": `(?:(?<=[${LETTER}])(?![${LETTER}])|(?<![${LETTER}])(?=[${LETTER}]))`,
  "\\s": `[${BLANK_CLASS}]`,
  "\\S": `[^${BLANK_CLASS}]`,
  "\\d": "\\p{Nd}",
  i: "[iıİ]", // one letter to Python, where case does not matter
};

/**
 * A pattern of Python: it has other blanks, digits and letters of words.
 *
 * @param {PythonPattern} pattern
 * @param {{ isAtStart?: boolean, isGlobal?: boolean }} [where]
 */
export function patternOf([text, flags = ""], { isAtStart = false, isGlobal = false } = {}) {
  const source = text
    .replace(/\\(["'])/g, "$1")
    .replace(/\[(?:\\.|[^\]\\])+\]|\\[bsSd]|i/g, (part) =>
      part[0] === "["
        ? part.replace(/\\[swd]/g, (one) => IN_CLASS[one])
        : part === "i" && !flags
          ? part
          : OUTSIDE[part],
    );
  return new RegExp(isAtStart ? `^(?:${source})` : source, `${flags}u${isGlobal ? "g" : ""}`);
}

/** @param {string} words */
const setOf = (words) => new Set(words.split(" "));

/**
 * The third person of a verb.
 *
 * @param {string} verb
 */
const thirdPerson = (verb) => `${verb.replace(/(?<![aeiou])y$/, "ie").replace(/(?<=[osxz]|[cs]h)$/, "e")}s`;

/**
 * @param {ReadingRules} raw
 * @returns {Rules}
 */
export function compileRules(raw) {
  const verbs = raw.verbs.split(" ");
  const nouns = setOf(raw.nouns);
  const sections = Object.entries(raw.sections);
  return {
    documents: raw.documents,
    order: sections.map(([kind]) => kind),
    kindOfHeading: new Map(sections.flatMap(([kind, headings]) => headings.map((heading) => [heading, kind]))),
    optional: setOf(raw.optional),
    plain: setOf(raw.plain),
    byWord: raw.byWord.map(([pattern, kind]) => [patternOf(pattern), kind]),
    mostWords: raw.mostWords,
    mostInQuestion: raw.mostInQuestion,
    openers: setOf(raw.openers),
    finite: setOf(raw.finite),
    firstVerbs: new Set([...verbs, ...raw.firstVerbs.split(" ")]),
    thirdPersons: new Set(verbs.map(thirdPerson).filter((form) => !nouns.has(form))),
    bullet: patternOf(raw.bullet, { isAtStart: true }),
    question: patternOf(raw.question, { isAtStart: true }),
    closed: patternOf(raw.closed),
    word: patternOf(raw.word, { isGlobal: true }),
    takesVerbs: patternOf(raw.takesVerbs),
    blanks: patternOf(raw.blanks, { isGlobal: true }),
    ended: patternOf(raw.ended),
    abbreviation: patternOf(raw.abbreviation),
    namedBelow: patternOf(raw.namedBelow),
    sentenceEnd: patternOf(raw.sentenceEnd, { isGlobal: true }),
    review: patternOf(raw.review, { isAtStart: true }),
    reference: patternOf(raw.reference),
    sentence: patternOf(raw.sentence),
  };
}
