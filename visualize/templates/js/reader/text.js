// The text of a copy, sentence by sentence: evidence marked, and what has no claim, is a gap or is not clinical told
// apart.

import { goTo } from "../panels/claims.js";
import { claims, nodes, page } from "../base/data.js";
import { findIn, make, targetOf, words } from "../base/dom.js";
import { count } from "../base/phrases.js";
import { select } from "../state/state.js";

/** @import { AccountedUnit, Piece, Section, Shown, Spoken } from "./types.js" */

const MOST_UNITS = 4000; // so many are shown of a copy; of a longer one, those that the graph speaks of

/** A sample of each look, with what it means. */
export function keyOfText() {
  /**
   * @param {Element} sample
   * @param {string} text
   */
  const row = (sample, text) => make("li", {}, sample, " ", text);
  return make(
    "ul",
    { class: "key", "aria-label": "Key" },
    row(make("mark", {}, "evidence"), "of a claim; the number tells of how many, and opens them"),
    row(make("span", { class: "gap" }, "lost list"), "is announced, but this copy has lost it"),
    row(make("span", { class: "none" }, "no claim"), "rests on it"),
    row(make("span", { class: "aside" }, "not clinical"), "with the reason"),
  );
}

/**
 * Marked stretches of a unit: cut wherever a mark begins or ends, so that each has all pieces that cover it.
 *
 * @param {AccountedUnit} unit
 */
function stretchesOf({ text, start, marks }) {
  const letters = [...text];
  const cuts = [
    ...new Set([0, letters.length, ...marks.flatMap((mark) => [mark.start - start, mark.end - start])]),
  ].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const from = cuts[index];
    const pieces = marks
      .filter((mark) => mark.start - start <= from && end <= mark.end - start)
      .map(({ piece }) => piece);
    return { words: letters.slice(from, end).join(""), pieces };
  });
}

/**
 * Elements of each piece of evidence, filled while the text is made.
 *
 * @type {Map<Piece, Element[]>}
 */
const marksOf = new Map();

/** @param {AccountedUnit} unit */
function unitContent(unit) {
  return stretchesOf(unit).map(({ words: text, pieces }) => {
    if (!pieces.length) return text;
    const mark = make("mark", { class: pieces.length > 1 ? "deep" : null }, text);
    for (const piece of pieces) marksOf.set(piece, [...(marksOf.get(piece) || []), mark]);
    return mark;
  });
}

/**
 * Open or close the list of what rests on a sentence, below it.
 *
 * @param {HTMLElement} element
 * @param {Spoken[]} records
 */
function toggleClaims(element, records) {
  const isOpen = element.getAttribute("aria-expanded") === "true";
  const old = element.closest(".text")?.querySelector(".resting");
  old?.previousElementSibling?.querySelector("[aria-expanded=true]")?.setAttribute("aria-expanded", "false");
  old?.remove();
  element.setAttribute("aria-expanded", String(!isOpen));
  if (isOpen) return;
  const list = make(
    "ul",
    {
      class: "resting says",
      "aria-label": "What rests on this sentence",
      keydown: (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        toggleClaims(element, records);
        element.focus();
      },
    },
    ...records.map(({ id, said }) => make("li", {}, goTo(id, said))),
  );
  element.closest(".block")?.after(list);
}

/** @param {AccountedUnit} unit */
function unitElement(unit) {
  const records = unit.records.filter(({ id }) => id);
  const kind = { claim: "said", gap: "gap", "not clinical": "aside", "": "none" }[unit.kindOfRecords];
  const reason = unit.kindOfRecords === "not clinical" ? unit.records[0].said : "no claim";
  if (!records.length && unit.kind === "heading") return make("span", {}, ...unitContent(unit));
  if (!records.length)
    return make(
      "span",
      { class: kind },
      ...unitContent(unit),
      make("small", {}, ` [${unit.kindOfRecords ? "not clinical: " : ""}`, words(reason), "]"),
    );
  const gap = records.find((record) => record.kind === "gap");
  const hasList = !gap || records.length > 1;
  /** @param {Event} event */
  const act = (event) => {
    if (hasList) toggleClaims(/** @type {HTMLElement} */ (event.currentTarget), records);
    if (gap) select(gap.id);
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act(event);
  };
  // a blank that does not break: the number begins no line
  const number = gap ? " ? list lost" : `\u00a0${records.length}`;
  return make(
    "span",
    {
      class: `${kind} unit`,
      role: "button",
      tabindex: -1,
      "aria-expanded": hasList && "false",
      click: act,
      keydown: press,
    },
    ...unitContent(unit),
    make(
      "small",
      {},
      number,
      gap ? null : make("span", { class: "unseen" }, count(records.length, "claim").replace(/^\S+/, "")),
    ),
  );
}

/**
 * Units of one line stand in one block, headings and list items in one of their own.
 *
 * @param {AccountedUnit[]} units
 * @param {(start: number, end: number) => string} text
 */
function blocksOf(units, text) {
  /** @type {AccountedUnit[][]} */
  const blocks = [];
  let end = -1;
  for (const unit of units) {
    const isNew = end < 0 || unit.kind === "list item" || /\n/.test(text(end, unit.start));
    if (isNew) blocks.push([]);
    blocks[blocks.length - 1].push(unit);
    end = unit.end;
  }
  return blocks;
}

/**
 * The elements of a copy: its sections with their units.
 *
 * @param {Shown} shown
 */
export function showText({ copy, units }) {
  marksOf.clear();
  const cut = copy.cut;
  const isLong = units.length > MOST_UNITS;
  const shown = isLong ? units.filter((unit) => unit.records.length).slice(0, MOST_UNITS) : units;
  /** @param {Section} section */
  const title = ({ kind, isInferred }) => {
    const name = kind === "other" ? "part" : kind;
    return make(
      "h3",
      { class: "ours" },
      `[${name[0].toUpperCase()}${name.slice(1)}${isInferred ? "; its heading is lost" : ""}]`,
    );
  };
  const sections = copy.sections.map((section) => {
    const own = shown.filter((unit) => section.start <= unit.start && unit.end <= section.end);
    if (!own.length) return null;
    const [first, ...rest] = own;
    const hasHeading = first.kind === "heading";
    return make(
      "section",
      { class: "part" },
      hasHeading ? make("h3", { class: "block", dir: "auto" }, unitElement(first)) : title(section),
      ...blocksOf(hasHeading ? rest : own, cut).map((block) =>
        make(
          block[0].kind === "heading" ? "h4" : "p",
          { class: block[0].kind === "list item" ? "block item" : "block", dir: "auto" },
          ...block.flatMap((unit) => [unitElement(unit), " "]),
        ),
      ),
    );
  });
  const body = make("div", { class: "entry", keydown: walkUnits }, ...sections.filter(Boolean));
  body.querySelector(".unit")?.setAttribute("tabindex", "0");
  return [
    isLong ? make("p", { class: "plain" }, "This copy is long: only what the graph speaks of is shown.") : "",
    body,
  ];
}

/**
 * Arrow keys walk from sentence to sentence; one of them at a time can be reached with Tab.
 *
 * @param {KeyboardEvent} event
 */
function walkUnits(event) {
  const body = /** @type {HTMLElement} */ (event.currentTarget);
  /** @type {HTMLElement[]} */
  const all = [...body.querySelectorAll(".unit")].filter((unit) => unit instanceof HTMLElement);
  const at = all.indexOf(targetOf(event));
  /** @type {Record<string, number>} */
  const places = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: all.length - 1,
  };
  const next = Object.hasOwn(places, event.key) ? all[places[event.key]] : null;
  if (at < 0 || !next) return;
  event.preventDefault();
  setTabStop(body, next);
  next.focus();
}

/**
 * @param {Element} body
 * @param {Element} unit
 */
function setTabStop(body, unit) {
  body.querySelector('.unit[tabindex="0"]')?.setAttribute("tabindex", "-1");
  unit.setAttribute("tabindex", "0");
}

/**
 * Ids of the records that a selection stands for: a claim or gap, or all claims that a concept is in, but the one of
 * the page.
 *
 * @param {string | null} id
 */
function recordIds(id) {
  const node = nodes.get(id);
  if (!node || node.gap) return new Set([id]);
  return new Set(id === page.focus ? [] : [...node.out, ...node.in, ...node.limits].map((claim) => claim.id));
}

/**
 * Mark strongly what a selection rests on, and bring the first of it into sight.
 *
 * @param {string | null} id
 * @param {Shown} shown
 * @param {HTMLElement} reader
 */
export function pointAt(id, { pieces }, reader) {
  for (const mark of reader.querySelectorAll("mark.chosen")) mark.classList.remove("chosen");
  const ids = recordIds(claims.has(id) || nodes.has(id) ? id : null);
  const marks = pieces
    .filter(({ records }) => records.some((record) => ids.has(record.id)))
    .flatMap((piece) => marksOf.get(piece) || []);
  for (const mark of marks) mark.classList.add("chosen");
  if (!marks.length) return;
  const unit = marks[0].closest(".unit");
  if (unit) setTabStop(findIn(reader, ".entry"), unit);
  const [box, frame] = [marks[0].getBoundingClientRect(), reader.getBoundingClientRect()];
  const top = frame.top + findIn(reader, ".head").offsetHeight;
  if (box.top < top || box.bottom > frame.bottom) reader.scrollTop += box.top - top - (frame.bottom - top) / 3;
}
