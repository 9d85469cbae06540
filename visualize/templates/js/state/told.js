// What a view tells: the claims and lost lists that stand in its rows, or in those of conditions beside each other.

import { cellOf, claims, nodes, views } from "../base/data.js";
import { isGap } from "../base/names.js";
import { COMPARE, comparedTitle, comparedTold, conditions } from "./compared.js";

/** @import { Claim, GapNode, Node } from "../base/types.js" */

/** @type {Map<string, { claims: Set<Claim>, gaps: Set<GapNode> }>} */
const known = new Map();

/**
 * What is shown when a view's claims alone are.
 *
 * @param {string | null} id
 */
export function titleOf(id) {
  return id === COMPARE ? comparedTitle() : views.find((one) => one.id === id)?.title || "";
}

/**
 * The claims and lost lists of a view; none for what is no view of the library's questions, nor the comparison.
 *
 * @param {string | null} id
 */
export function toldBy(id) {
  if (id === COMPARE && conditions.length > 1) return comparedTold();
  const view = views.find((one) => one.id === id);
  if (!view) return null;
  const found = known.get(view.id) || { claims: new Set(), gaps: new Set() };
  if (known.has(view.id)) return found;
  /** @param {string | number} cell */
  const take = (cell) => {
    const name = cellOf(cell);
    const [claim, node] = [claims.get(name), nodes.get(name)];
    if (claim) found.claims.add(claim);
    if (node && isGap(node)) found.gaps.add(node);
  };
  for (const { rows } of view.parts)
    for (const [first, rest] of rows) {
      take(first);
      for (const cells of rest) cells.forEach(take);
    }
  known.set(view.id, found);
  return found;
}
