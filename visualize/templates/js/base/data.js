// The data of the page; nothing of it changes.

import { byId } from "./dom.js";
import { resolve } from "./resolve.js";

/** @param {string} id */
function block(id) {
  return JSON.parse(byId(id).textContent || "");
}

export const drawing = block("network");
export const { page, nodes, claims, edges, classes, predicates, layers, conflicts, views, entries, iriOf } = resolve(
  block("page"),
  drawing,
);

const ids = [...claims.keys(), ...nodes.keys(), ...conflicts.keys()];

/**
 * What a cell of a view holds: the id that a number stands for, or a text.
 *
 * @param {string | number} cell
 */
export const cellOf = (cell) => (typeof cell === "number" ? ids[cell] : cell);
