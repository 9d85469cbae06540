// Selections: the claims, lost lists and concepts that a view, a question, a search or a path tells of.

import { cellOf, claims, nodes, views } from "../base/data.js";
import { isGap } from "../base/names.js";
import { COMPARE, comparedTold, conditions } from "./compared.js";

/** @import { Claim, Node, Selection } from "../base/types.js" */

/** @type {Map<string, { title: string, claims: Set<Claim>, nodes: Set<Node> }>} */
const known = new Map();
/** @type {[string, (rest: string) => Selection | null][]} */
const makers = [["ids:", (rest) => ofIds(rest.split(","), "what was asked for")]];

/**
 * Offer selections whose names begin so: `make(rest)` gives what the rest of a name stands for.
 *
 * @param {string} start
 * @param {(rest: string) => Selection | null} make
 */
export function addSelection(start, make) {
  makers.push([start, make]);
}

/**
 * @param {Iterable<string>} ids
 * @param {string} title
 * @returns {Selection}
 */
function ofIds(ids, title) {
  const [told, about] = [new Set(), new Set()];
  for (const id of ids) {
    if (claims.has(id)) told.add(claims.get(id));
    if (nodes.has(id)) about.add(nodes.get(id));
  }
  return { title, claims: told, nodes: about };
}

/** @param {string} id */
function ofView(id) {
  const view = views.find((one) => one.id === id);
  if (!view) return null;
  const cells = view.parts.flatMap(({ rows }) => rows.flatMap(([first, rest]) => [first, ...rest.flat()])).map(cellOf);
  return ofIds(
    cells.filter((cell) => claims.has(cell) || (nodes.has(cell) && isGap(/** @type {Node} */ (nodes.get(cell))))),
    view.title,
  );
}

/**
 * The selection of a name: of a view that is made from questions of the library, or of what was offered; else null.
 *
 * @param {string | null} name
 */
export function toldBy(name) {
  if (!name) return null;
  if (name === COMPARE) return conditions.length > 1 ? comparedTold() : null; // what is compared changes
  const found = known.get(name);
  if (found) return found;
  const [start, make] = makers.find(([one]) => name.startsWith(one)) || ["", ofView];
  const made = make(name.slice(start.length));
  if (!made) return null;
  const whole = { title: made.title, claims: new Set(made.claims), nodes: new Set(made.nodes) };
  known.set(name, whole);
  return whole;
}
