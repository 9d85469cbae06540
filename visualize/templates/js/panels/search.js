// The search box: hits grouped by class, what of each matched, and its layers; the keyboard as for any combobox.

import { required } from "../base/group.js";
import { idOf } from "../state/address.js";
import { focusCard } from "./card.js";
import { classes, layers, nodes, page } from "../base/data.js";
import { announce, byId, make, words } from "../base/dom.js";
import { glyph } from "../base/glyph.js";
import { count } from "../base/phrases.js";
import { normaliser } from "../base/normal.js";
import { index } from "../base/search-index.js";
import { layersOf, select, state, update } from "../state/state.js";

/** @import { Hit, HitGroup, Link, Node, SearchIndex } from "../base/types.js" */

const MOST_HITS = 20;
/** @type {Record<string, string>} */
const MATCHED = { name: "also called ", identifier: "identifier ", definition: "", respelled: "did you mean " };
const searchBox = () => byId("search", HTMLInputElement);
const results = () => byId("results");
let activeHit = -1;
/** @type {SearchIndex | null} */
let searchable = null;

/**
 * The names of a term that a node is mapped to; when they are not the same, the name alone does not equal it.
 *
 * @param {Link} link
 */
function termsOf({ object, iri, predicate }) {
  return predicate === "skos:exactMatch" ? [object, iri] : [`${object} (${predicate.replace(/^.*:/, "")})`];
}

/**
 * What a node is called by terms that it is, and under which brands a source has it.
 *
 * @param {Node} node
 */
function elsewhereCalled(node) {
  const labels = node.links.filter(({ predicate, rejected }) => !rejected && predicate === "skos:exactMatch");
  const brands = node.out.flatMap(({ allQualifiers }) => allQualifiers.filter(({ key }) => key === "ck:brandName"));
  return [...new Set([...labels.map(({ label }) => label), ...brands.map(({ value }) => value)])].filter(
    (text) => text && text !== node.label,
  );
}

/** The index of everything on the page, made when it is first asked for. */
export function searchIndex() {
  searchable ||= index(
    [...nodes.values()].map((node) => ({
      id: node.id,
      kind: node.kind.id,
      label: node.label,
      names: [...node.names.map(({ text }) => text), ...elsewhereCalled(node)],
      identifiers: [node.iri, ...node.links.filter(({ rejected }) => !rejected).flatMap(termsOf)],
      definition: [node.definition, ...node.facts.map(({ name, value }) => `${name}: ${value}`)]
        .filter(Boolean)
        .join(" · "),
    })),
    normaliser(page.normal),
  );
  return searchable;
}

function closeResults() {
  results().hidden = true;
  results().replaceChildren();
  activeHit = -1;
  searchBox().setAttribute("aria-expanded", "false");
  searchBox().removeAttribute("aria-activedescendant");
}

function hits() {
  /** @type {NodeListOf<HTMLElement>} */
  const found = results().querySelectorAll("[role=option]:not([aria-disabled])");
  return [...found];
}

/** @param {number} place */
function markHit(place) {
  const all = hits();
  if (!all.length) return;
  all[activeHit]?.setAttribute("aria-selected", "false");
  activeHit = (place + all.length) % all.length;
  all[activeHit].setAttribute("aria-selected", "true");
  searchBox().setAttribute("aria-activedescendant", all[activeHit].id);
  if (activeHit || place) all[activeHit].scrollIntoView({ block: "nearest" }); // not while typing: it takes time
}

/**
 * Show a node or claim; in a large graph with what is around it. Layers that are switched on for it are announced.
 *
 * @param {string} id
 */
export function choose(id) {
  const before = state.layers;
  select(id);
  if (page.isLarge && nodes.has(id))
    update({ around: id, steps: 1, opened: new Set(), path: null, view: "graph" }, { isStep: false });
  const more = [...state.layers].filter((one) => !before.has(one)).map((one) => layers.get(one)?.label);
  if (more.length) announce(`Layer switched on: ${more.join(", ")}.`);
}

/** @param {string} id */
function pickHit(id) {
  closeResults();
  searchBox().value = "";
  choose(id);
  focusCard();
}

/**
 * The layers that tell of a node; those that are off say so.
 *
 * @param {Node} node
 */
function layersLine(node) {
  const found = layersOf(node);
  const text = found.map(({ id, label }) => (state.layers.has(id) ? label : `${label} (off)`)).join(" · ");
  return text ? make("small", { class: "layers" }, words(text)) : null;
}

/**
 * @param {Hit} hit
 * @param {number} number
 */
function hitOption({ id, what, text }, number) {
  const node = required(nodes.get(id));
  const label = node.gap ? `lost list: ${node.label}` : node.label;
  return make(
    "div",
    {
      role: "option",
      id: `result-${number}`,
      "aria-selected": "false",
      "data-node": id,
      mousedown: (event) => event.preventDefault(),
      click: () => pickHit(id),
    },
    make(
      "span",
      {},
      words(label),
      what === "label" ? null : make("small", {}, MATCHED[what], words(text)),
      layersLine(node),
    ),
  );
}

/**
 * The hits under the names of their classes.
 *
 * @param {HitGroup[]} groups
 */
function rowsFor(groups) {
  let number = 0;
  return groups.map(({ kind: id, hits: found }, place) => {
    const kind = required(classes.get(id));
    const heading = make(
      "div",
      { id: `results-${place}`, class: "heading", role: "presentation" },
      glyph(kind),
      words(kind.label),
    );
    return make(
      "div",
      { role: "group", "aria-labelledby": heading.id },
      heading,
      ...found.map((hit) => hitOption(hit, number++)),
    );
  });
}

/** Make the index, and let the browser compile what draws the hits, so that the first keystroke is quick, too. */
function prepare() {
  for (const letter of "aeiost") rowsFor(searchIndex().find(letter, { limit: MOST_HITS }));
}

function suggest() {
  const text = searchBox().value;
  if (!text.trim()) {
    closeResults();
    return;
  }
  const groups = searchIndex().find(text, { limit: MOST_HITS });
  const number = groups.reduce((sum, group) => sum + group.hits.length, 0);
  activeHit = -1;
  results().replaceChildren(...rowsFor(groups));
  if (!number)
    results().append(
      make("div", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"),
    );
  results().hidden = false;
  searchBox().setAttribute("aria-expanded", "true");
  searchBox().removeAttribute("aria-activedescendant");
  announce(number ? `${count(number, "result")}${number === MOST_HITS ? " or more" : ""}.` : "Nothing found.");
  markHit(0);
  requestAnimationFrame(() => results().scrollTo(0, 0));
}

/** @param {KeyboardEvent} event */
function onSearchKey(event) {
  const isOpen = !results().hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (isOpen) markHit(activeHit + (event.key === "ArrowDown" ? 1 : -1));
    else suggest();
  } else if (event.key === "Enter") {
    const id = hits()[activeHit]?.dataset.node || idOf(searchBox().value.trim());
    if (id) pickHit(id);
  } else if (event.key === "Escape" && (isOpen || searchBox().value)) {
    event.preventDefault(); // it neither empties the selection nor, at once, the box
    event.stopPropagation();
    if (isOpen) closeResults();
    else searchBox().value = "";
  }
}

export function startSearch() {
  searchBox().addEventListener("input", suggest);
  if (page.isLarge && !location.hash) searchBox().focus(); // before it is listened to: the page is shown first
  searchBox().addEventListener("focus", searchIndex);
  searchBox().addEventListener("blur", closeResults);
  searchBox().addEventListener("keydown", onSearchKey);
  const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 300));
  requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(prepare)));
}
