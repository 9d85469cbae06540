// What labels are written on, in the network: the scene, and how its things look and what they say.

import { page } from "../base/data.js";
import { predicateOf, wayOf } from "./bundles.js";
import { badgeOf, radiusOf } from "./draw.js";
import { shorten } from "../base/phrases.js";
import { placeOfNode, scene, wordsOf } from "./scene.js";
import { state } from "../state/state.js";

/** @import { Edge, Node, World } from "../base/types.js" */

const LONGEST = 40; // characters along an edge

/** @param {Node} node */
export function styleOf(node) {
  return node.gap ? "italic" : node.id === page.focus ? "bold" : "";
}

/** @type {World} */
export const world = {
  ...{ page, scene, state, badgeOf, placeOfNode, predicateOf, radiusOf, styleOf, wayOf },
  // what a list has lost is said by the node
  wordsOf: (/** @type {Edge} */ edge) => shorten(edge.kind === "gap" ? predicateOf(edge) : wordsOf(edge), LONGEST),
};
