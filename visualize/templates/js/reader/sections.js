// Group the lines of an entry into sections, and name those whose heading is lost; the twin of kg/entry.py.

import { BLANK_CLASS } from "../base/characters.js";
import { normalise } from "./evidence.js";

/** @import { Group, Line } from "./types.js" */

/**
 * Kinds of section in their usual order, each with the headings (normalised) under which it is known.
 *
 * @type {Record<string, string[]>}
 */
const SECTION_KINDS = {
  title: [],
  names: ["alternative names", "other names"],
  summary: ["summary", "definition", "description"],
  causes: ["causes", "cause"],
  symptoms: ["symptoms"],
  exams: ["exams and tests", "diagnosis"],
  treatment: ["treatment", "treatments"],
  outlook: ["outlook prognosis", "outlook", "prognosis"],
  complications: ["possible complications", "complications"],
  contact: ["when to contact a medical professional", "when to call your health care provider"],
  prevention: ["prevention"],
  related: ["related information", "related topics"],
  references: ["references"],
  review: ["review", "review date"],
  furniture: [],
};
const SECTION_ORDER = Object.keys(SECTION_KINDS);
const OF_HEADING = new Map(SECTION_ORDER.flatMap((kind) => SECTION_KINDS[kind].map((heading) => [heading, kind])));
const OPTIONAL_SECTIONS = new Set(["prevention", "names", "summary", "title", "furniture"]);

const REVIEW_LINE = /^(?:rev[iıİ]ew date|rev[iıİ]ewed by|last rev[iıİ]ewed)(?![\p{L}\p{N}_])/iu;
const REFERENCE_LINE = new RegExp(
  `(?<![\\p{L}\\p{N}_])In: |;[${BLANK_CLASS}]*(?:19|20)\\p{Nd}\\p{Nd}(?![\\p{L}\\p{N}_])`,
  "u",
);
export const CLOSED_LINE = /[.!?:]["'”’)\]]*$/;

/** @param {Line} line */
function headingKind(line) {
  if (line.role === "item") return null;
  return OF_HEADING.get(normalise(line.text)) || (line.role === "heading" ? "furniture" : null);
}

/**
 * The first line that a later line begins with, as an entry's summary does; else the first line.
 *
 * @param {Line[]} lines
 */
function titleOf(lines) {
  const marked = lines.filter((line) => line.role === "heading");
  const forms = lines.map((line) => ({ start: line.start, form: normalise(line.text) }));
  for (const line of [...marked.slice(0, 3), ...lines.slice(0, 10)]) {
    const name = normalise(line.text);
    if (name && forms.some(({ start, form }) => start > line.start && form.startsWith(`${name} `))) return line;
  }
  return marked[0] || lines[0];
}

/**
 * Sections of the lines: by known heading, by review line, else by a gap of two blank lines.
 *
 * @param {Line[]} lines
 */
export function nameSections(lines) {
  const title = titleOf(lines);
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
    const kind = headingKind(line);
    const last = groups[groups.length - 1];
    if (line === title) {
      open("title", line, { heading: line });
      isBefore = false;
    } else if (isBefore) {
      if (last) last.lines.push(line);
      else open("furniture", line);
    } else if (kind && (line.blanks || line.role)) {
      open(kind, line, { heading: line });
    } else if (REVIEW_LINE.test(line.text) && last.kind !== "review") {
      open("review", line);
    } else if (last.kind === "title") {
      open(line.text.includes(";") && !CLOSED_LINE.test(line.text) ? "names" : "summary", line);
    } else if (last.kind === "names" && !last.heading) {
      open("summary", line);
    } else if (line.blanks >= 2 && last.kind !== "review") {
      open("", line, { isInferred: true });
    } else {
      last.lines.push(line);
    }
  }
  return inferKinds(groups);
}

/**
 * Name the sections without a heading: as many as are missing between two known ones, in order.
 *
 * @param {Group[]} groups
 */
function inferKinds(groups) {
  for (const group of groups) {
    if (group.kind) continue;
    const isBare = isBareText(group.lines);
    group.kind = group.lines.every((line) => REFERENCE_LINE.test(line.text)) ? "references" : isBare ? "furniture" : "";
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
    const missing = SECTION_ORDER.slice(SECTION_ORDER.indexOf(before) + 1, SECTION_ORDER.indexOf(following)).filter(
      (kind) => !present.has(kind) && !OPTIONAL_SECTIONS.has(kind),
    );
    unnamed.forEach((group, index) => {
      group.kind = missing.length === unnamed.length ? missing[index] : "furniture";
      group.isInferred = true;
    });
    at = after - 1;
  }
  return groups;
}

/**
 * Whether the lines hold no sentence: captions and lead-ins of navigation.
 *
 * @param {Line[]} lines
 */
function isBareText(lines) {
  return !lines.some((line) => CLOSED_LINE.test(line.text) && !line.text.endsWith(":"));
}
