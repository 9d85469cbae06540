// The search box: hits grouped by class, what of each matched, and its layers; the keyboard as for any combobox.

import { isThere } from "../base/group.js";
import { idOf } from "../state/address.js";
import { focusCard } from "./card.js";
import { claims, classes, layers, nodes, page } from "../base/data.js";
import { announce, byId, make, words } from "../base/dom.js";
import { glyph } from "../base/glyph.js";
import { jump } from "../base/jump.js";
import { count } from "../base/phrases.js";
import { layerFor, layersOf, select, state, update } from "../state/state.js";
import { addSelection } from "../state/told.js";
import { openView } from "../state/views.js";
import { found, MOST_HITS, viewsFound } from "./documents.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Hit, HitGroup } from "../base/types.js" */

/** @type {Record<string, string>} */
const MATCHED = { name: "also called ", identifier: "identifier ", definition: "", respelled: "did you mean " };
const EVERY = "*"; // stands for all hits
const FOUND = "find:"; // the selection of all hits of what follows
const searchBox = () => byId("search", HTMLInputElement);
const results = () => byId("results");
let activeHit = -1;

function closeResults() {
  results().hidden = true;
  results().replaceChildren();
  activeHit = -1;
  searchBox().setAttribute("aria-expanded", "false");
  searchBox().removeAttribute("aria-activedescendant");
}

function hits() {
  /** @type {NodeListOf<HTMLElement>} */
  const options = results().querySelectorAll("[role=option]:not([aria-disabled])");
  return [...options];
}

/**
 * @param {number} place
 * @param {boolean} [isWalking]
 */
function markHit(place, isWalking = false) {
  const all = hits();
  if (!all.length) return;
  all[activeHit]?.setAttribute("aria-selected", "false");
  activeHit = (place + all.length) % all.length;
  all[activeHit].setAttribute("aria-selected", "true");
  searchBox().setAttribute("aria-activedescendant", all[activeHit].id);
  if (isWalking) all[activeHit].scrollIntoView({ block: "nearest" }); // not while typing: it takes time
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

/**
 * Show a view, and a section of it: “patient 2” is its third.
 *
 * @param {string} id
 */
function showSection(id) {
  const [view, at] = id.split(" ");
  openView(view);
  /** @type {NodeListOf<HTMLElement>} */
  const headings = byId("view").querySelectorAll(".topic > :is(h3, h4)");
  if (at) jump(headings[Number(at)], byId("search"));
}

/** @param {string} text */
const hitsOf = (text) => found(text).flatMap((group) => group.hits.map(({ id }) => id));

/** @param {string} id */
function pickHit(id) {
  const text = searchBox().value;
  closeResults();
  searchBox().value = "";
  if (id === EVERY) {
    const more = hitsOf(text).map((one) => layerFor(nodes.get(one))?.id);
    const layersNow = new Set([...state.layers, ...more.filter(isThere)]);
    const only = `${FOUND}${text.trim()}`;
    update({ view: "graph", only, rest: null, around: null, path: null, selection: null, layers: layersNow });
    byId("graph").focus();
  } else if (nodes.has(id) || claims.has(id)) {
    choose(id);
    focusCard();
  } else showSection(id);
}

/**
 * The layers that tell of a node or claim; those that are off say so.
 *
 * @param {string} id
 */
function layersLine(id) {
  const node = nodes.get(id);
  const telling = node ? layersOf(node) : [claims.get(id)?.layer].filter(isThere);
  const text = telling.map((layer) => (state.layers.has(layer.id) ? layer.label : `${layer.label} (off)`)).join(" · ");
  return text ? make("small", { class: "layers" }, words(text)) : null;
}

/**
 * @param {number} number
 * @param {string} id
 * @param {...Child} content
 */
function option(number, id, ...content) {
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
    make("span", {}, ...content),
  );
}

/**
 * @param {Hit} hit
 * @param {number} number
 */
function hitOption({ id, document: { label = id, kind }, what, text }, number) {
  const isNamed = what === "label" || (what === "identifier" && kind === "view"); // whose ids nobody knows
  return option(
    number,
    id,
    words(nodes.get(id)?.gap ? `lost list: ${label}` : label),
    isNamed ? null : make("small", {}, MATCHED[what], words(text)),
    layersLine(id),
  );
}

/**
 * The hits under the names of their classes.
 *
 * @param {HitGroup[]} groups
 */
function rowsFor(groups) {
  let number = 0;
  const rows = groups.map(({ kind: id, hits: ofKind }, place) => {
    const kind = classes.get(id);
    const heading = make(
      "div",
      { id: `results-${place}`, class: "heading", role: "presentation" },
      kind ? glyph(kind) : "",
      words(kind?.label || id),
    );
    return make(
      "div",
      { role: "group", "aria-labelledby": heading.id },
      heading,
      ...ofKind.map((hit) => hitOption(hit, number++)),
    );
  });
  if (number > 1) rows.push(option(number, EVERY, "Show these in the graph"));
  return rows;
}

/** Make the index, and let the browser compile what draws the hits, so that the first keystroke is quick, too. */
function prepare() {
  for (const letter of "aeiost") rowsFor([...viewsFound(letter, []), ...found(letter)]);
}

function suggest() {
  const text = searchBox().value;
  if (!text.trim()) {
    closeResults();
    return;
  }
  const groups = found(text);
  const all = [...viewsFound(text, groups), ...groups];
  const number = all.reduce((sum, group) => sum + group.hits.length, 0);
  activeHit = -1;
  results().replaceChildren(...rowsFor(all));
  if (!number)
    results().append(
      make("div", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"),
    );
  results().hidden = false;
  searchBox().setAttribute("aria-expanded", "true");
  searchBox().removeAttribute("aria-activedescendant");
  announce(number ? `${count(number, "result")}${number >= MOST_HITS ? " or more" : ""}.` : "Nothing found.");
  const best = (groups[0] || all[0])?.hits[0].id;
  markHit(hits().findIndex(({ dataset }) => dataset.node === best));
  requestAnimationFrame(() => results().scrollTo(0, 0));
}

/** @param {KeyboardEvent} event */
function onSearchKey(event) {
  const isOpen = !results().hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (isOpen) markHit(activeHit + (event.key === "ArrowDown" ? 1 : -1), true);
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

addSelection(FOUND, (text) => {
  const ids = new Set(hitsOf(text));
  return {
    title: `found: ${text}`,
    claims: [...claims.values()].filter((claim) =>
      [claim.id, claim.subject?.id, claim.object?.id].some((id) => id && ids.has(id)),
    ),
    nodes: [...ids].map((id) => nodes.get(id)).filter(isThere),
  };
});

export function startSearch() {
  searchBox().addEventListener("input", suggest);
  if (page.isLarge && !location.hash) searchBox().focus(); // before it is listened to: the page is shown first
  searchBox().addEventListener("focus", () => found(""));
  searchBox().addEventListener("blur", closeResults);
  searchBox().addEventListener("keydown", onSearchKey);
  if (searchBox().value && document.activeElement === searchBox()) suggest(); // typed before this was listened to
  const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 300));
  requestAnimationFrame(() => requestAnimationFrame(() => whenIdle(prepare)));
}
