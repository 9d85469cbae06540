// The shortest ways between two concepts along claims that are neither negated nor rejected; the twin of
// kg/claims/network.py.

import { ensure } from "../base/group.js";

/** @import { Claim, Node, Paths } from "../base/types.js" */

/**
 * At most so many ways: {paths: [{nodes, steps: [[claim]]}], more}; claims join their two ends in either direction.
 *
 * @param {Node} start
 * @param {Node} end
 * @param {Iterable<Claim>} claims
 * @param {number} [most]
 * @returns {Paths}
 */
export function shortestPaths(start, end, claims, most = 5) {
  /** @type {Map<Node, Map<Node, Claim[]>>} */
  const joined = new Map();
  /**
   * @param {Node} one
   * @param {Node} other
   * @param {Claim} claim
   */
  const join = (one, other, claim) => {
    const ways = ensure(
      ensure(joined, one, () => new Map()),
      other,
      () => [],
    );
    if (!ways.includes(claim)) ways.push(claim);
  };
  for (const claim of claims) {
    if (!claim.object || !claim.subject || claim.negated || claim.rejected) continue;
    join(claim.subject, claim.object, claim);
    join(claim.object, claim.subject, claim);
  }
  const distance = new Map([[end, 0]]); // from the end backwards, so that the walk below never strays
  const far = (/** @type {Node} */ node) => distance.get(node) ?? NaN;
  for (let level = [end]; level.length && !distance.has(start); ) {
    const next = [];
    for (const node of level) {
      for (const other of joined.get(node)?.keys() || []) {
        if (distance.has(other)) continue;
        distance.set(other, far(node) + 1);
        next.push(other);
      }
    }
    level = next;
  }
  /** @type {Node[][]} */
  const found = [];
  /**
   * @param {Node[]} way
   * @returns {void}
   */
  const walk = (way) => {
    const here = way[way.length - 1];
    if (found.length > most) return;
    if (here === end) {
      found.push(way);
      return;
    }
    for (const other of joined.get(here)?.keys() || []) {
      if (far(other) === far(here) - 1) walk([...way, other]);
    }
  };
  if (start !== end && distance.has(start)) walk([start]);
  const paths = found
    .slice(0, most)
    .map((way) => ({ nodes: way, steps: way.slice(1).map((node, index) => joined.get(way[index])?.get(node) || []) }));
  return { paths, more: found.length > most };
}
