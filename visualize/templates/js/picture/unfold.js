// What a node has more of: its hidden neighbours come, its arrows come out of their bundles.

import { page } from "../base/data.js";
import { toggleBundles } from "./bundles.js";
import { showAround } from "./neighbourhood.js";
import { scene } from "./scene.js";
import { state, update } from "../state/state.js";

/** @import { Node } from "../base/types.js" */

/**
 * Bring in the neighbours of a node that are not drawn, or take away those that were brought in.
 *
 * @param {Node} node
 */
export function expand(node) {
  const opened = new Set(state.opened);
  if (!opened.delete(node.id)) opened.add(node.id);
  update({ opened });
}

/**
 * Whether a node of a neighbourhood has neighbours to bring in, or to take away again.
 *
 * @param {Node} node
 */
export function hasMore(node) {
  return scene.hidden.has(node) || state.opened.has(node.id);
}

/**
 * What a double click on a node does: bring in its neighbours, open the arrows of the node in the middle, or, where all
 * of a node's neighbours are drawn among others, show these alone.
 *
 * @param {Node} node
 */
export function unfold(node) {
  if (state.around) {
    if (hasMore(node)) expand(node);
  } else if (node.id === page.focus && scene.bundles.size) toggleBundles([...scene.bundles.keys()]);
  else showAround(node);
}
