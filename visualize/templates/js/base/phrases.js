// What claims say, in words.

import { claims, nodes } from "./data.js";
import { make, words } from "./dom.js";

/** @import { Citation, Claim, Node } from "./types.js" */

/** The statuses of what was compared with its source; a status that is not told is no reproach. */
export const IS_CHECKED = new Set(["", "ck:checkedAgainstSource", "ck:reviewed", "ck:confirmed"]);

/**
 * What stands between a reader and a plain “it is so”: “may”, “often”; empty when it is said plainly.
 *
 * @param {Claim} claim
 */
export function hedgesOf(claim) {
  return [claim.modality, ...claim.hedges].filter(Boolean);
}

/**
 * The claim as one sentence.
 *
 * @param {Claim} claim
 */
export function say(claim) {
  return claim.words;
}

/**
 * What a reader must be told beside claims, each text once.
 *
 * @param {Iterable<Claim>} shown
 */
export function cautions(shown) {
  const texts = new Set([...shown].flatMap((claim) => claim.cautions));
  return [...texts].map((text) => make("p", { class: "caution", role: "note" }, words(text)));
}

/**
 * Offsets of spans in the entry, as “12–34, 56–78”.
 *
 * @param {{ start: number, end: number }[]} spans
 */
export function characters(spans) {
  return spans.map(({ start, end }) => `${start}–${end}`).join(", ");
}

/**
 * A cited work in short: “PMID:9443463, 1997”.
 *
 * @param {Citation} work
 */
export function citationOf({ identifier, label, date }) {
  return [identifier || label, date].filter(Boolean).join(", ");
}

/**
 * Where a claim comes from: section and characters, or citations, then layer and status.
 *
 * @param {Claim} claim
 */
export function placeOf(claim) {
  const offsets = characters(claim.spans);
  return (
    [
      claim.sections.join(", "),
      offsets && `characters ${offsets}`,
      claim.context.length && `read with ${characters(claim.context)}`,
      ...claim.citations.map(citationOf),
      claim.layer?.label,
      claim.status,
    ]
      .filter(Boolean)
      .join(" · ") || "no evidence given"
  );
}

/**
 * The abbreviation of a thing where the graph has one, else its label.
 *
 * @param {Node} node
 */
export function shortOf(node) {
  const isShort = (/** @type {Node["names"][0]} */ { scope, remarks }) =>
    scope === "exact synonym" && remarks.includes("abbreviation");
  return node.names.find(isShort)?.text || node.label;
}

/** @param {string} id */
export function labelOf(id) {
  return nodes.get(id)?.label || claims.get(id)?.words || id;
}

/**
 * @param {string} text
 * @param {number} most
 */
export function shorten(text, most) {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

/**
 * “1 claim”, “2 claims”.
 *
 * @param {number} number
 * @param {string} word
 */
export function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}
