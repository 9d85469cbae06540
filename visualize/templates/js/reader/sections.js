// Group the lines of an entry into sections, and name those whose heading is lost; the twin of
// kg/entry/read.py.

import { BREAK } from "./lines.js";
import { kindByWords } from "./lists.js";
import { normalise } from "./evidence.js";

/** @import { Group, Line, Rules } from "./types.js" */

/** Times the characters of a title within which a line says it, as in kg/entry/read.py. */
const LONGEST_LIKE = 5;
/** Letters that the first word of a title may have and say nothing: “The”. */
const SHORT = 3;
/** The end of a sentence, which no title has. */
const SENTENCES = /\.$|[a-z]{3}[.?!]\s+[A-Z]/;

/**
 * The kind of section that a line opens, if it is a heading that is known, marked as one, or one by its form.
 *
 * @param {Line} line
 * @param {boolean} isByForm
 * @param {Rules} rules
 */
function headingKind(line, isByForm, rules) {
  if (line.role === "item") return "";
  const known = rules.kindOfHeading.get(normalise(line.text));
  if (known || !(isByForm || line.role === "heading")) return known || "";
  return kindByWords(line.text, rules) || (line.role === "heading" ? "other" : "");
}

/**
 * The first line that a later line begins with, as an entry's summary does; else the first line.
 *
 * @param {Line[]} lines
 * @param {Rules} rules
 */
function titleOf(lines, { kindOfHeading }) {
  const marked = lines.filter((line) => line.role === "heading");
  const forms = lines.map(({ start, text }) => ({ start, text, form: normalise(text) }));
  const first = lines.slice(0, 10).filter(({ text }) => !"-•*".includes(text[0]) && !SENTENCES.test(text));
  const word = forms[0].form.split(" ", 1)[0];
  const tells = lines.slice(1).find(({ text }) => text.toLowerCase().startsWith(`${word} `) && SENTENCES.test(text));
  const told = tells && [...word].length > SHORT ? tells.start : Infinity; // the title's first word opens the text
  for (const line of [...marked.slice(0, 3), ...first]) {
    const name = normalise(line.text);
    if (kindOfHeading.has(name) || line.start > told) break; // a part of the entry: its title stands above
    const most = LONGEST_LIKE * [...line.text].length;
    /** @param {string} text */
    const beginsSo = (text) => normalise([...text].slice(0, most).join("")).startsWith(`${name} `);
    const later = forms.filter(({ start, form }) => start > line.start && form.startsWith(`${name} `));
    if (name && later.some(({ text }) => beginsSo(text))) return line;
  }
  return marked[0] || lines[0];
}

/**
 * Sections of the lines: by heading, by review line, else by a gap of two blank lines; parts: headings by their form.
 *
 * @param {Line[]} lines
 * @param {Set<Line>} parts
 * @param {Rules} rules
 */
export function nameSections(lines, parts, rules) {
  const title = titleOf(lines, rules);
  /** @type {Group[]} */
  const groups = [];
  /**
   * @param {string} kind
   * @param {Line} line
   * @param {{ heading?: Line | null, isInferred?: boolean }} [more]
   */
  const open = (kind, line, { heading = null, isInferred = false } = {}) =>
    groups.push({ kind, heading, lines: [line], isInferred });
  let isBefore = true;
  for (const line of lines) {
    const last = groups[groups.length - 1];
    const isPart = parts.has(line);
    const hasParts = last && (last.kind === "title" || !rules.plain.has(last.kind));
    const found = headingKind(line, isPart && hasParts, rules);
    // “Key points” may stand right below the heading of what they are the points of
    const isBelowHeading = last?.heading && last.heading !== title && last.lines.length === 1;
    const kind = found === "summary" && isBelowHeading ? "" : found;
    if (line === title) {
      open("title", line, { heading: line });
      isBefore = false;
    } else if (isBefore) {
      if (last) last.lines.push(line);
      else open("furniture", line);
    } else if (kind && (line.blanks || line.role) && (isPart || line.role !== BREAK)) {
      open(kind, line, { heading: line });
    } else if (rules.review.test(line.text) && last.kind !== "review") {
      open("review", line);
    } else if (last.kind === "title") {
      open(line.text.includes(";") && !rules.sentence.test(line.text) ? "names" : "summary", line);
    } else if (last.kind === "names" && !last.heading) {
      open("summary", line);
    } else if (line.blanks >= 2 && last.kind !== "review") {
      open("", line, { isInferred: true });
    } else {
      last.lines.push(line);
    }
  }
  return inferKinds(groups, rules);
}

/**
 * Name the sections without a heading: as many as are missing between two known ones, in order.
 *
 * @param {Group[]} groups
 * @param {Rules} rules
 */
function inferKinds(groups, { order, optional, reference, sentence }) {
  for (const group of groups) {
    if (group.kind) continue;
    // captions and lead-ins of navigation: no sentence
    const isBare = !group.lines.some(({ text }) => sentence.test(text) && !text.endsWith(":"));
    group.kind = group.lines.every((line) => reference.test(line.text)) ? "references" : isBare ? "furniture" : "";
    group.isInferred = !isBare;
  }
  const present = new Set(groups.map((group) => group.kind));
  for (let at = 0, before = "title"; at < groups.length; at++) {
    if (groups[at].kind) {
      if (groups[at].kind !== "furniture") before = groups[at].kind;
      continue;
    }
    const unnamed = [];
    let after = at;
    for (; after < groups.length && (!groups[after].kind || groups[after].kind === "furniture"); after++) {
      if (!groups[after].kind) unnamed.push(groups[after]);
    }
    const following = after < groups.length ? groups[after].kind : "furniture";
    const missing = order
      .slice(order.indexOf(before) + 1, order.indexOf(following))
      .filter((kind) => !present.has(kind) && !optional.has(kind));
    unnamed.forEach((group, index) => {
      group.kind = missing.length === unnamed.length ? missing[index] : "other";
      group.isInferred = true;
    });
    at = after - 1;
  }
  return groups;
}
