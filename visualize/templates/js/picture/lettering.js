// Which labels fit at this zoom, and where: none covers another, nor a shape; what matters most comes first.

import { ensure } from "../base/group.js";
import { page } from "../base/data.js";
import { badgeOf, FONT, radiusOf } from "./draw.js";
import { LINE, WIDEST } from "./labels.js";
import { shorten } from "../base/phrases.js";
import { Room } from "../base/room.js";
import { placeOfNode, scene, wordsOf } from "./scene.js";
import { state } from "../state/state.js";

/** @import { Edge, Node, Plan, Point, Region } from "../base/types.js" */

const READABLE = 11; // pixels on the screen, at least
const USUAL = 16; // pixels in the picture
export const SMALLEST = READABLE / USUAL; // the zoom below which labels grow
export const FEW = 14; // so many edges that stand out still get their labels
const FEW_DRAWN = 30; // so many edges of plain RDF have labels where none stands out
const TRIES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** @type {Map<string, number>} */
const widths = new Map();

/**
 * The width of a text at 16 px, measured once.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} style
 * @param {string} text
 * @returns {number}
 */
function measureText(context, style, text) {
  const key = style + text;
  return ensure(widths, key, () => {
    context.font = `${style} ${USUAL}px ${FONT}`;
    return context.measureText(text).width;
  });
}

/** @param {Node} node */
export function styleOf(node) {
  return node.gap ? "italic" : node.id === page.focus ? "bold" : "";
}

/**
 * Labels: [{node, lines, x, y, size, room, box}], edge labels and headings; `pointOn(edge, share)` is a point of an
 * edge.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} scale
 * @param {Region[]} regions
 * @param {(edge: Edge, share: number) => Point} pointOn
 * @returns {Plan}
 */
export function letter(context, scale, regions, pointOn) {
  const size = Math.max(USUAL, READABLE / scale);
  const grown = size / USUAL;
  const space = new Room();
  /** @type {Plan} */
  const plan = { nodes: [], edges: [], headings: [] };
  /** @type {Map<Node, number>} */
  const degrees = new Map();
  const degreeOf = (/** @type {Node} */ node) => degrees.get(node) || 0;
  for (const { source, target } of scene.edges) for (const end of [source, target]) degrees.set(end, degreeOf(end) + 1);
  for (const node of scene.nodes) {
    const { x, y } = placeOfNode(node);
    const radius = radiusOf(node);
    space.take([x - radius, y - radius, x + radius, y + radius]);
    const badge = badgeOf(node, scale);
    if (badge) space.take([badge.left, badge.top, badge.left + badge.width, badge.top + badge.height]);
  }
  /**
   * @param {Node} node
   * @param {boolean} isForced
   */
  const place = (node, isForced) => {
    const { x, y } = placeOfNode(node);
    const widest = Math.max(0, ...node.lines.map((line) => measureText(context, styleOf(node), line)));
    const room = Math.min(widest, WIDEST) * grown;
    const height = node.lines.length * LINE * grown;
    const below = y + radiusOf(node) + 4;
    /** @param {number} top */
    const boxAt = (top) => [x - room / 2, top + 1, x + room / 2, top + height];
    const tops = isForced ? [below, y - radiusOf(node) - 4 - height] : [below];
    const free = tops.find((top) => !space.isTaken(boxAt(top)));
    if (!node.lines.length || (free === undefined && !isForced)) return;
    const top = free ?? below;
    space.take(boxAt(top));
    plan.nodes.push({ node, lines: node.lines, x, y: top, size, room, box: boxAt(top) });
  };
  /** @param {Node} node */
  const rank = (node) =>
    state.selection === node.id || scene.current === node || scene.hovered === node
      ? 0
      : node.id === page.focus || node.id === state.around || (state.only && state.compared.includes(node.id))
        ? 1
        : scene.lit?.nodes.has(node)
          ? 2
          : 3;
  const order = [...scene.nodes].sort((a, b) => rank(a) - rank(b) || degreeOf(b) - degreeOf(a));
  order.filter((node) => rank(node) < 2).forEach((node) => place(node, true));
  for (const region of regions) {
    const [whole, left, top, width] = region;
    /** @param {string} text */
    const wide = (text) => measureText(context, "bold", text) * grown;
    const heading = wide(whole) > width - 12 ? whole.replace(/, other sources$/, "") : whole;
    const room = Math.min(width - 12, wide(heading));
    if (room < wide(heading) * 0.8) continue;
    const box = [left + 8, top + 7 - (grown - 1) * LINE, left + 8 + room, top + 7 + LINE];
    if (space.claim(box)) plan.headings.push({ lines: [heading], x: box[0], y: box[1], size, room });
  }
  order.filter((node) => rank(node) > 1).forEach((node) => place(node, false));
  const lit = [...(scene.lit?.edges || (page.isPlain ? scene.edges : []))];
  for (const edge of lit.length <= (scene.lit ? FEW : FEW_DRAWN) ? lit : []) {
    const text = shorten(wordsOf(edge), 40);
    const small = size * 0.875;
    const half = (measureText(context, "", text) * grown * 0.875) / 2 + 2;
    for (const share of edge.source === edge.target ? [] : TRIES) {
      const { x, y } = pointOn(edge, share);
      const box = [x - half, y - small * 0.6, x + half, y + small * 0.6];
      if (space.claim(box)) {
        plan.edges.push({ edge, lines: [text], x, y: box[1], size: small, box });
        break;
      }
    }
  }
  return plan;
}
