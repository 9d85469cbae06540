// The text of a block of Markdown as HTML: marks of emphasis, links and the like are taken away, their words stay; the
// twin of kg/entry/inline.py.

import { BLANK_CLASS, stripBlanks } from "../base/characters.js";
import { required } from "../base/group.js";

/** @import { MarkdownRules } from "./types.js" */
/** @typedef {{ part: number, mark: string, left: number, length: number, opens: boolean, closes: boolean }} Run */

const TICKS = /`+/g;
const BLANK_RUNS = new RegExp(`[${BLANK_CLASS}]+`, "g");
const BLANK = new RegExp(`[${BLANK_CLASS}]`);
const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Where a pattern fits, at a place or behind it.
 *
 * @param {RegExp} pattern
 * @param {string} text
 */
export function matchAt(pattern, text, at = 0) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** @param {string} text */
export const escapeText = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * The label of a link as it is compared: blanks and case do not matter.
 *
 * @param {string} text
 */
export const labelOf = (text) => stripBlanks(text.toLowerCase().replace(BLANK_RUNS, " "));

/**
 * A tag, or a sign that begins one or an entity, as HTML.
 *
 * @param {string} token
 * @param {string} text
 * @param {number} at
 * @param {MarkdownRules} rules
 */
function signOf(token, text, at, { raw, entity }) {
  if (token.length > 1) return matchAt(raw, token) ? "" : token;
  return matchAt(entity, text, at) ? token : escapeText(token);
}

/**
 * HTML that stands in Markdown: what is no whole tag in it is text.
 *
 * @param {string} text
 * @param {MarkdownRules} rules
 */
export const tagsOnly = (text, rules) => text.replace(rules.sign, (token, at) => signOf(token, text, at, rules));

/**
 * Whether two runs are about the same words; lengths whose sum is a multiple of three part `*a**b**c*`.
 *
 * @param {Run} opener
 * @param {Run} closer
 */
function isPair(opener, closer) {
  const isOdd = (opener.closes || closer.opens) && (opener.length + closer.length) % 3 === 0;
  return opener.mark === closer.mark && !(isOdd && opener.length % 3);
}

/**
 * Take away the marks of all pairs of runs, by the “delimiter stack” of CommonMark.
 *
 * @param {Run[]} runs
 * @param {string[]} parts
 */
function pairRuns(runs, parts) {
  /** @type {[number, Run][]} */
  const openers = [];
  /** @type {Record<string, number>} */
  const lowest = {}; // below which no partner is for a run like that
  for (const [number, run] of runs.entries()) {
    const key = `${run.mark}${run.length % 3}${run.opens}`;
    let at = openers.length - 1;
    while (run.closes && run.left && at >= 0 && openers[at][0] >= (lowest[key] || 0)) {
      const opener = openers[at][1];
      if (isPair(opener, run)) {
        const count = Math.min(2, opener.left, run.left);
        for (const each of [opener, run]) {
          each.left -= count;
          parts[each.part] = each.mark.repeat(each.left);
        }
        openers.length = at + Number(opener.left > 0);
        if (!opener.left) at--;
      } else {
        at--;
      }
    }
    if (run.closes && run.left) lowest[key] = number;
    if (run.opens && run.left) openers.push([number, run]);
  }
}

/**
 * A run with what it may do, by the characters beside it.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {number} part
 * @returns {Run}
 */
function runOf(text, start, end, part) {
  const before = [...text.slice(Math.max(0, start - 2), start)].pop() || " ";
  const after = [...text.slice(end, end + 2)][0] || " ";
  const [isBefore, isAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const [isBlankBefore, isBlankAfter] = [BLANK.test(before), BLANK.test(after)];
  const left = !isBlankAfter && (!isAfter || isBefore || isBlankBefore);
  const right = !isBlankBefore && (!isBefore || isAfter || isBlankAfter);
  const mark = text[start];
  const length = end - start;
  const isWord = mark === "_" && left && right;
  return {
    part,
    mark,
    left: length,
    length,
    opens: left && !(isWord && !isBefore),
    closes: right && !(isWord && !isAfter),
  };
}

/**
 * The text of a paragraph, heading or cell as HTML.
 *
 * @param {string} text
 * @param {Set<string>} labels
 * @param {MarkdownRules} rules
 */
export function inlineHtml(text, labels, rules) {
  /** @type {string[]} */
  const parts = [];
  /** @type {Run[]} */
  const runs = [];
  /** @type {{ part: number, start: number, isPicture: boolean, runs: number }[]} */
  const brackets = [];
  const ticks = new Map(Array.from(text.matchAll(/`+/g), ({ 0: { length }, index }) => [length, index]));
  let at = 0;
  let dead = 0; // as many brackets are about a link, and open none
  let latest = -1; // behind the last bracket

  /**
   * Whether what stands behind a bracket, or between both, says where a link leads; the former is passed over.
   *
   * @param {number} start
   * @param {number} end
   */
  const leads = (start, end) => {
    const target = matchAt(rules.target, text, at);
    const behind = target || matchAt(rules.label, text, at);
    const label = target ? "" : behind?.[1] || (start === latest ? text.slice(start, end) : "");
    if (!target && !labels.has(labelOf(label))) return false;
    at += behind ? behind[0].length : 0;
    return true;
  };
  /** @param {number} end */
  const endLink = (end) => {
    const bracket = brackets.pop();
    const isDead = bracket && !bracket.isPicture && brackets.length < dead;
    dead = Math.min(dead, brackets.length);
    if (!bracket || isDead || !leads(bracket.start, end)) {
      parts.push("]");
      return;
    }
    if (bracket.isPicture) {
      parts.length = bracket.part;
    } else {
      parts[bracket.part] = "";
      pairRuns(runs.slice(bracket.runs), parts);
      dead = brackets.length;
    }
    runs.length = bracket.runs;
  };
  /** @param {string} marks */
  const code = (marks) => {
    if ((ticks.get(marks.length) ?? -1) < at) return marks;
    let end = matchAt(TICKS, text, at);
    while (end && end[0].length !== marks.length) end = TICKS.exec(text);
    const { 0: same, index } = required(end);
    const inside = text.slice(at, index);
    at = index + same.length;
    return escapeText(/^[ \n][^]*[^ \n][^]*[ \n]$/.test(inside) ? inside.slice(1, -1) : inside);
  };

  for (let match = matchAt(rules.token, text); match; match = matchAt(rules.token, text, at)) {
    const { 0: token, 1: address, index } = match;
    parts.push(text.slice(at, index));
    at = index + token.length;
    if (address) {
      parts.push(escapeText(address));
    } else if (token[0] === "\\") {
      parts.push(escapeText(token[1]));
    } else if (token[0] === "`") {
      parts.push(code(token));
    } else if ("*_~".includes(token[0])) {
      if (token[0] !== "~" || token.length === 2) runs.push(runOf(text, index, at, parts.length));
      parts.push(token);
    } else if (token.endsWith("[")) {
      brackets.push({ part: parts.length, start: at, isPicture: token[0] === "!", runs: runs.length });
      parts.push(token);
      latest = at;
    } else if (token === "]") {
      endLink(index);
      latest = at;
    } else if (token[0] !== "[") {
      parts.push(signOf(token, text, index, rules));
    }
  }
  parts.push(text.slice(at));
  pairRuns(runs, parts);
  return parts.join("");
}
