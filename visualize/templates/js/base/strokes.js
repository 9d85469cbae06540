// How edges look, in the picture and in what is saved of it.

import { page } from "./data.js";
import { groupBy } from "./group.js";
import { hedgesOf } from "./phrases.js";

/** @import { Edge } from "./types.js" */

/** Pixels of dashes and spaces, by what they tell. */
export const DASHES = page.dashes;

/**
 * {dashes, width, color}: pixels, pixels, and the name of a colour of the style.
 *
 * @param {Pick<Edge, "kind" | "claim">} edge
 */
export function strokeOf({ kind, claim }) {
  const own = kind === "claim" || kind === "triple" ? claim : null;
  const isChain = own?.predicate.id === "ck:leadsTo";
  return {
    dashes: DASHES[kind] || (own && hedgesOf(own).length ? DASHES.hedged : []),
    width: isChain ? page.widths.chain : page.widths.usual,
    color: own?.negated ? "negated" : kind === "gap" ? "gap" : isChain ? "chain" : "edge",
  };
}

/**
 * Map from an edge to {place, number, offset} among those that join the same two nodes: offsets are … -1, 0, 1 …
 *
 * @param {Iterable<Edge>} edges
 */
export function spread(edges) {
  const groups = groupBy(edges, ({ source, target }) => [source.id, target.id].sort().join(" "));
  /**
   * @param {Edge[]} group
   * @returns {[Edge, { place: number, number: number, offset: number }][]}
   */
  const among = (group) =>
    group.map((edge, place) => [
      edge,
      {
        place,
        number: group.length,
        offset: (place - (group.length - 1) / 2) * (edge.source.id > edge.target.id ? -1 : 1),
      },
    ]);
  return new Map([...groups.values()].flatMap(among));
}
