// The classes of a graph with their numbers, and the members of each, a page at a time.

import { classes, nodes, page } from "../base/data.js";
import { announce, findIn, make, words } from "../base/dom.js";
import { glyph } from "../base/glyph.js";
import { groupBy, isThere } from "../base/group.js";
import { count, shorten } from "../base/phrases.js";
import { choose } from "./search.js";
import { state, update } from "../state/state.js";
import { addView } from "../state/views.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Kind, Node } from "../base/types.js" */

const MEMBERS = 50;
/** So many classes of one member each stand among the others; more are folded. */
export const MOST_LONE = 5;
/** @type {Map<Kind, Node[]> | null} */
let byClass = null;
let firstRow = 0; // row of the members' table

/** @param {number} number */
const numeral = (number) => number.toLocaleString("en");

/** @param {Kind} kind */
function membersOf(kind) {
  if (!byClass) {
    byClass = groupBy(nodes.values(), (node) => node.kind);
    const label = new Intl.Collator("en", { numeric: true });
    for (const all of byClass.values()) all.sort((a, b) => label.compare(a.label, b.label));
  }
  return byClass.get(kind) || [];
}

/**
 * @param {string} name
 * @param {string[]} headings
 * @param {Child[][]} rows
 */
function plainTable(name, headings, rows) {
  const head = make("thead", {}, make("tr", {}, ...headings.map((text) => make("th", { scope: "col" }, text))));
  return make(
    "table",
    { class: name },
    head,
    make("tbody", {}, ...rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell))))),
  );
}

function classSummary() {
  const rows = [...classes.values()]
    .map((kind) => ({ kind, number: membersOf(kind).length }))
    .sort((a, b) => b.number - a.number);
  /** @param {Kind} kind */
  const link = (kind) =>
    make(
      "button",
      { type: "button", class: "end", "data-class": kind.id, click: () => update({ members: kind.id }) },
      glyph(kind),
      words(kind.label),
    );
  if (!nodes.size)
    return [
      make("h2", { tabindex: "-1" }, "Nothing is here"),
      make("p", { class: "summary plain" }, "The data make no statement that could be drawn or listed."),
    ];
  const lone = rows.filter(({ number }) => number === 1);
  const isFolded = lone.length > MOST_LONE && lone.length < rows.length;
  /** @param {typeof rows} some */
  const table = (some) =>
    plainTable(
      "classes",
      ["Class", "Members", "Definition"],
      some.map(({ kind, number }) => [link(kind), number.toLocaleString("en"), words(shorten(kind.definition, 300))]),
    );
  return [
    make(
      "h2",
      { tabindex: "-1" },
      `${count(nodes.size, "thing")}, ${rows.length === 1 ? "1 class" : `${rows.length} classes`}`,
    ),
    make(
      "p",
      { class: "summary plain" },
      page.isLarge
        ? "Too many to draw at once: find one above, or choose a class; then the picture shows what is around it."
        : "Choose a class to see its members.",
    ),
    table(isFolded ? rows.filter(({ number }) => number > 1) : rows),
    isFolded
      ? make("details", {}, make("summary", {}, `${lone.length} classes with one member each`), table(lone))
      : null,
  ];
}

/**
 * @param {Kind} kind
 * @param {HTMLElement} container
 */
function memberList(kind, container) {
  const all = membersOf(kind);
  const shown = all.slice(firstRow, firstRow + MEMBERS);
  /**
   * @param {string} name
   * @param {string} text
   * @param {number} start
   */
  const turn = (name, text, start) =>
    make(
      "button",
      {
        type: "button",
        "data-turn": name,
        disabled: start < 0 || start >= all.length,
        click: () => {
          firstRow = start;
          showClasses(container);
          /** @type {HTMLButtonElement} */
          const button = findIn(container, `[data-turn=${name}]`);
          (button.disabled ? findIn(container, "h2") : button).focus();
          announce(findIn(container, ".range").textContent || "");
        },
      },
      text,
    );
  /** @param {Node} node */
  const link = (node) =>
    make("button", { type: "button", class: "end", click: () => choose(node.id) }, words(node.label));
  return [
    make(
      "div",
      { class: "pages" },
      make("button", { type: "button", "data-back": true, click: () => update({ members: null }) }, "← All classes"),
    ),
    make("h2", { tabindex: "-1" }, glyph(kind), " ", words(kind.label)),
    kind.definition ? make("p", { class: "summary" }, words(kind.definition)) : null,
    make(
      "div",
      { class: "pages" },
      turn("previous", "Previous", firstRow - MEMBERS),
      make(
        "span",
        { class: "range" },
        `${numeral(firstRow + 1)}–${numeral(firstRow + shown.length)} of ${numeral(all.length)}`,
      ),
      turn("next", "Next", firstRow + MEMBERS),
    ),
    plainTable(
      "members",
      ["Label", "Identifier", "Definition", "Links"],
      shown.map((node) => [
        link(node),
        words(node.id),
        words(shorten(node.definition, 160)),
        String(node.out.length + node.in.length),
      ]),
    ),
  ];
}

/** @param {HTMLElement} container */
function showClasses(container) {
  const kind = classes.get(state.members);
  container.replaceChildren(...(kind ? memberList(kind, container) : classSummary()).filter(isThere));
}

export function startClasses() {
  addView({
    id: "classes",
    title: "Classes",
    isFor: () => page.isLarge || page.isPlain,
    render: showClasses,
    change: (changed, container) => {
      if (!changed.has("members")) return;
      firstRow = 0;
      showClasses(container);
      container.scrollTop = 0;
      findIn(container, "h2").focus({ preventScroll: true });
    },
  });
}
