// The words and patterns by which entries are read, as JavaScript has them; the page brings those of
// kg/entry/rules.py.

import { BLANK_CLASS } from "../base/characters.js";

/** @import { PythonPattern, ReadingRules } from "../base/types.js" */
/** @import { MarkdownRules, Rules, Tester } from "./types.js" */

/** @type {Record<string, string>} */
const CLASSES = { "\\s": BLANK_CLASS, "\\S": `^${BLANK_CLASS}`, "\\w": "\\p{L}\\p{N}_", "\\d": "\\p{Nd}" };
/** @type {Record<string, string>} */
const CASELESS = { ı: "i", İ: "i", ſ: "s", "\u212a": "k" }; // what Python takes for those where case does not matter
const BLANK = new RegExp(`[${BLANK_CLASS}]`);

/**
 * A pattern of Python, which has other blanks, digits and letters than JavaScript.
 *
 * @param {PythonPattern} pattern
 * @param {{ isAtStart?: boolean, isGlobal?: boolean, isSticky?: boolean }} [where]
 */
export function patternOf([text, flags = ""], { isAtStart = false, isGlobal = false, isSticky = false } = {}) {
  const source = text
    .replace(/\\(["'])/g, "$1")
    .replace(/\[(?:\\.|[^\]\\])+\]|\\[sSd]/g, (part) =>
      part[0] === "[" ? part.replace(/\\[swd]/g, (one) => CLASSES[one]) : `[${CLASSES[part]}]`,
    );
  return new RegExp(isAtStart ? `^(?:${source})` : source, `u${flags}${isGlobal ? "g" : ""}${isSticky ? "y" : ""}`);
}

/**
 * Tells whether a pattern of Python is in a text, or at its start. The text is changed, not the pattern: one that knows
 * the letters of all scripts takes a hundred times as long to compile.
 *
 * @param {PythonPattern} pattern
 * @param {{ isAtStart?: boolean }} [where]
 * @returns {Tester}
 */
export function testerOf([text, flags = ""], { isAtStart = false } = {}) {
  const pattern = new RegExp(isAtStart ? `^(?:${text})` : text, flags);
  /** @param {string} one */
  const asciiOf = (one) => {
    if (flags && CASELESS[one]) return CASELESS[one];
    if (BLANK.test(one)) return "\t"; // a blank, but not the one that patterns name
    if (/\p{Nd}/u.test(one)) return "7"; // a digit, but none that patterns name
    if (/[\p{L}\p{N}]/u.test(one)) return "_";
    return one === "\ufeff" ? "\0" : one; // a blank to JavaScript alone
  };
  return {
    test: (line) => pattern.test(/[^ -~]/.test(line) ? line.replace(/[^ -~]/gu, asciiOf) : line),
  };
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
 * The patterns of Markdown: those that fit at a place, and those that are looked for.
 *
 * @param {ReadingRules} raw
 * @returns {MarkdownRules}
 */
function markdownRules({ markdown, inMarkdown, blockTags }) {
  /** @type {Record<string, RegExp>} */
  const patterns = {};
  for (const [name, pattern] of Object.entries(markdown)) patterns[name] = patternOf(pattern, { isSticky: true });
  for (const [name, pattern] of Object.entries(inMarkdown)) patterns[name] = patternOf(pattern, { isGlobal: true });
  return /** @type {MarkdownRules} */ ({ ...patterns, blockTags: setOf(blockTags) });
}

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
    byWord: raw.byWord.map(([pattern, kind]) => [testerOf(pattern), kind]),
    mostWords: raw.mostWords,
    mostInQuestion: raw.mostInQuestion,
    openers: setOf(raw.openers),
    finite: setOf(raw.finite),
    firstVerbs: new Set([...verbs, ...raw.firstVerbs.split(" ")]),
    thirdPersons: new Set(verbs.map(thirdPerson).filter((form) => !nouns.has(form))),
    bullet: patternOf(raw.bullet, { isAtStart: true }),
    question: testerOf(raw.question, { isAtStart: true }),
    closed: patternOf(raw.closed),
    word: patternOf(raw.word, { isGlobal: true }),
    takesVerbs: testerOf(raw.takesVerbs),
    blanks: patternOf(raw.blanks, { isGlobal: true }),
    ended: patternOf(raw.ended),
    marks: patternOf(raw.marks),
    textLine: patternOf(raw.textLine),
    headingOfAny: patternOf(raw.headingOfAny),
    mostClose: raw.mostClose,
    mostInSentence: raw.mostInSentence,
    abbreviation: patternOf(raw.abbreviation),
    namedBelow: testerOf(raw.namedBelow),
    sentenceEnd: patternOf(raw.sentenceEnd, { isGlobal: true }),
    review: testerOf(raw.review, { isAtStart: true }),
    reference: testerOf(raw.reference),
    sentence: patternOf(raw.sentence),
    markdown: markdownRules(raw),
  };
}
