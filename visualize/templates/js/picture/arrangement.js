// Places for a neighbourhood: its centre in the middle, the others around it on ellipses, no label on another.

import { ensure, required } from "../base/group.js";
import { labelBox } from "./labels.js";
import { Room } from "../base/room.js";

/** @import { Join, Placed, Point, Twig } from "../base/types.js" */

const FIRST = 130; // pixels downwards: the first ellipse
const APART = 84; // pixels downwards: from one to the next
const NUDGES = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5]; // where else on an ellipse, in tenths of the sector
const LEAST_NUDGE = 0.07; // radians

/**
 * Each node once: what it hangs on, and what hangs on it, nearest steps first.
 *
 * @param {Placed} center
 * @param {Placed[]} nodes
 * @param {Join[]} edges
 */
function treeOf(center, nodes, edges) {
  /** @type {Map<string, { node: Placed, group: string }[]>} */
  const joined = new Map(nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    const { source, target } = edge;
    if (source.id === target.id || !joined.has(source.id) || !joined.has(target.id)) continue;
    joined.get(source.id)?.push({ node: target, group: `0 ${edge.label}` });
    joined.get(target.id)?.push({ node: source, group: `1 ${edge.label}` });
  }
  /** @type {Map<string, Twig>} */
  const twigs = new Map();
  const twigOf = (/** @type {Placed} */ node) => ensure(twigs, node.id, () => ({ node, twigs: [], weight: 1 }));
  /**
   * @param {Placed} root
   * @returns {Twig}
   */
  const grow = (root) => {
    const first = twigOf(root);
    for (let level = [first]; level.length; ) {
      const next = [];
      for (const parent of level) {
        const reached = required(joined.get(parent.node.id)).filter(({ node }) => !twigs.has(node.id));
        reached.sort(
          (a, b) =>
            compareText(a.group, b.group) ||
            compareText(a.node.kind?.id, b.node.kind?.id) ||
            compareText(a.node.label, b.node.label) ||
            compareText(a.node.id, b.node.id),
        );
        for (const { node } of reached) {
          if (twigs.has(node.id)) continue;
          const twig = twigOf(node);
          parent.twigs.push(twig);
          next.push(twig);
        }
      }
      level = next;
    }
    return first;
  };
  const trunk = grow(center);
  // what is not joined stands around too
  for (const node of nodes) if (!twigs.has(node.id)) trunk.twigs.push(grow(node));
  return trunk;
}

/**
 * @param {string} [a]
 * @param {string} [b]
 */
function compareText(a = "", b = "") {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * How much of the circle a twig asks for.
 *
 * @param {Twig} twig
 * @returns {number}
 */
function weigh(twig) {
  twig.weight = 1 + 0.6 * twig.twigs.reduce((sum, one) => sum + weigh(one), 0);
  return twig.weight;
}

/**
 * Map of id to {x, y}: the centre at (0, 0); wide is how many times as wide as high the whole may be.
 *
 * @param {Placed} center
 * @param {Placed[]} nodes
 * @param {Join[]} edges
 * @param {number} [wide]
 */
export function arrange(center, nodes, edges, wide = 1.6) {
  /** @type {Map<string, Point>} */
  const places = new Map();
  const room = new Room();
  const trunk = treeOf(center, nodes, edges);
  /**
   * @param {Placed} node
   * @param {number} x
   * @param {number} y
   */
  const put = (node, x, y) => places.set(node.id, { x: Math.round(x), y: Math.round(y) });
  /**
   * @param {Twig} twig
   * @param {number} from
   * @param {number} width
   * @param {number} radius
   */
  const seat = (twig, from, width, radius) => {
    for (let ring = radius; ; ring += APART) {
      for (const nudge of NUDGES) {
        const angle = from + width / 2 + nudge * Math.max(width / 10, LEAST_NUDGE);
        const [x, y] = [Math.round(wide * ring * Math.cos(angle)), Math.round(ring * Math.sin(angle))];
        if (room.claim(labelBox(x, y, twig.node.lines))) {
          put(twig.node, x, y);
          return ring;
        }
      }
    }
  };
  weigh(trunk);
  put(center, 0, 0);
  room.take(labelBox(0, 0, center.lines).map((side, index) => side + [-12, -12, 12, 24][index]));
  let level = [{ twig: trunk, from: -Math.PI / 2, width: 2 * Math.PI, ring: FIRST - APART }];
  while (level.length) {
    const next = [];
    for (const { twig, from, width, ring } of level) {
      const all = twig.twigs.reduce((sum, one) => sum + one.weight, 0);
      let start = from;
      for (const one of twig.twigs) {
        const share = (width * one.weight) / all;
        const cone = Math.min(share, 1.2 + 0.06 * one.twigs.length); // radians: what hangs on a node stays on its side
        next.push({
          twig: one,
          from: start + (share - cone) / 2,
          width: cone,
          ring: seat(one, start, share, ring + APART),
        });
        start += share;
      }
    }
    level = next;
  }
  return places;
}
