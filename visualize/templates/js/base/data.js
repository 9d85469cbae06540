// The data of the page; nothing of it changes.

import { byId } from "./dom.js";
import { resolve } from "./resolve.js";

/** @param {string} id */
function block(id) {
  return JSON.parse(byId(id).textContent || "");
}

export const drawing = block("network");
export const { page, nodes, claims, edges, classes, predicates, layers, conflicts, views, entry, iriOf } = resolve(
  block("page"),
  drawing,
);
