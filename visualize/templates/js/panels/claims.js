// Claims as rows of lists, with their hedges, qualifiers and places, and the buttons that lead from one thing to
// another.

import { isThere } from "../base/group.js";
import { claims, layers, nodes } from "../base/data.js";
import { make, words } from "../base/dom.js";
import { isTriple } from "../base/names.js";
import { count, hedgesOf, IS_CHECKED, placeOf, say } from "../base/phrases.js";
import { isLayerOn, select, state, update } from "../state/state.js";

/** @import { Claim, Qualifier } from "../base/types.js" */

const MOST_LISTED = 200; // claims of a list that are shown at once

/**
 * A button that selects a node or claim; plain text where there is none.
 *
 * @param {string | null | undefined} id
 * @param {string} text
 */
export function goTo(id, text) {
  return nodes.has(id) || claims.has(id)
    ? make("button", { type: "button", class: "end", click: () => select(id || null) }, words(text))
    : words(text);
}

/** @param {Claim} claim */
export function chips(claim) {
  return hedgesOf(claim).flatMap((hedge) => [make("span", { class: "chip" }, words(hedge)), " "]);
}

/** @param {Claim} claim */
export function negation(claim) {
  return claim.negated ? make("span", { class: "negation" }, "not: ") : null;
}

/** @param {Claim} claim */
export function qualifiersOf(claim) {
  /** @param {Qualifier} qualifier */
  const row = ({ name, value, node }) =>
    make("div", {}, make("dt", {}, words(name)), make("dd", {}, node ? goTo(node.id, value) : words(value)));
  return claim.qualifiers.length ? make("dl", { class: "qualifiers" }, ...claim.qualifiers.map(row)) : null;
}

/** @param {Claim} claim */
export function objectOf(claim) {
  return claim.object ? goTo(claim.object.id, claim.object.label) : words(claim.text);
}

/**
 * Where a claim comes from, as the way to its own card.
 *
 * @param {Claim} claim
 */
function placeButton(claim) {
  return make(
    "p",
    { class: "place" },
    make(
      "button",
      { type: "button", class: "end", "aria-label": `Details of: ${say(claim)}`, click: () => select(claim.id) },
      words(placeOf(claim)),
    ),
  );
}

/** @param {Claim} claim */
export function remark(claim) {
  return claim.note ? make("p", { class: "remark" }, "Our note: ", words(claim.note)) : null;
}

/**
 * Who says it: its layer, with its status where it was not compared with its source.
 *
 * @param {Claim} claim
 */
function whoOf(claim) {
  const who = [claim.layer?.label, IS_CHECKED.has(claim.statusId) ? "" : claim.status].filter(Boolean).join(", ");
  return who ? make("span", { class: "who" }, words(who)) : null;
}

/**
 * What stands with a claim in a list: who says it, when it holds; behind a sign where it stands, and notes.
 *
 * @param {Claim} claim
 */
export function detailsOf(claim) {
  if (isTriple(claim)) return [qualifiersOf(claim), remark(claim)];
  const sign = make("summary", { "aria-label": "Evidence and notes", title: "Evidence and notes" });
  return [
    whoOf(claim),
    make("details", { class: "why" }, sign, placeButton(claim), remark(claim)),
    qualifiersOf(claim),
  ];
}

/** @param {Claim} claim */
export const isOn = (claim) => isLayerOn(claim.layer);

/**
 * Claims as a list; of a long one the beginning, and a button for the rest.
 *
 * @param {Claim[]} all
 * @param {(claim: Claim) => Element} row
 */
export function claimList(all, row) {
  const list = make("ul", { class: "says" }, ...all.slice(0, MOST_LISTED).map(row));
  if (all.length <= MOST_LISTED) return list;
  const more = make(
    "button",
    {
      type: "button",
      class: "end",
      click: () => {
        list.append(...all.slice(MOST_LISTED).map(row));
        list.children[MOST_LISTED].querySelector("button")?.focus();
        more.remove();
      },
    },
    `Show ${(all.length - MOST_LISTED).toLocaleString("en")} more`,
  );
  return make("div", {}, list, more);
}

/**
 * How many claims are of layers that are off, and the way to switch these on.
 *
 * @param {Claim[]} all
 */
export function elsewhere(all) {
  const off = all.filter((claim) => !isOn(claim));
  if (!off.length) return null;
  const more = new Set(off.map((claim) => claim.layer?.id).filter(isThere));
  const names = [...more].map((id) => layers.get(id)?.label).join(", ");
  return make(
    "p",
    { class: "plain" },
    make(
      "button",
      { type: "button", class: "end", click: () => update({ layers: new Set([...state.layers, ...more]) }) },
      `Show ${count(off.length, "more claim")} of other layers`,
    ),
    ": ",
    words(names),
  );
}

/** @param {Claim} claim */
function wholeRow(claim) {
  return make(
    "li",
    {},
    negation(claim),
    goTo(claim.subject?.id, claim.subject?.label || "?"),
    " ",
    make("span", { class: "predicate" }, words(claim.predicate.label)),
    " ",
    ...chips(claim),
    objectOf(claim),
    ...detailsOf(claim),
  );
}

/**
 * @param {string} heading
 * @param {Claim[]} all
 */
export function listOf(heading, all) {
  const shown = all.filter(isOn);
  return all.length ? [make("h3", {}, heading), shown.length ? claimList(shown, wholeRow) : null, elsewhere(all)] : [];
}
