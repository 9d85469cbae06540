// What a view tells: the claims and lost lists that stand in its rows.

import { cellOf, claims, nodes, views } from "../base/data.js";
import { isGap } from "../base/names.js";

/** @import { Claim, GapNode, Node } from "../base/types.js" */

/** @type {Map<string, { claims: Set<Claim>, gaps: Set<GapNode> }>} */
const known = new Map();

/**
 * The claims and lost lists of a view; none for what is no view of the library's questions.
 *
 * @param {string | null} id
 */
export function toldBy(id) {
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
