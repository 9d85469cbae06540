// The data of the page; nothing of it changes.

import { resolve } from "./resolve.js";

function block(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

export const drawing = block("network");
export const { page, nodes, claims, edges, classes, predicates, layers, conflicts, views, entry, iriOf } = resolve(
  block("page"),
  drawing,
);
