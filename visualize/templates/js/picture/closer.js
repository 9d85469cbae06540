// Where the boxes of other sources stand: as lists of what is shown of them, near the boxes of the entry, which stay
// where they are.

import { nodes, page } from "../base/data.js";
import { labelBox, LISTED, LISTED_RADIUS, LISTED_START, listedSize, wrapLabel } from "./labels.js";
import { route } from "./routes.js";

/** @import { Node, Point, Region } from "../base/types.js" */
/** @import { Area } from "./routes.js" */

const HEAD = 44; // pixels: the heading of such a box, which is read from afar
const EDGE = 10; // pixels around what is in a box
const GAP = 14; // pixels between columns
const APART = 28; // pixels between boxes
const STEP = 4; // pixels by which the height of columns is tried
const LETTER = 9; // pixels of a heading
const PARTS = [1, 0.7, 0.5, 0.35]; // of the height of the entry's boxes: how high a box below them is at most

/** What stands otherwise than at home: labels, nodes, boxes, and the ways to boxes by their numbers.
 * @typedef {{
 *   lines: Map<Node, string[]>, places: Map<Node, Point>, regions: Region[], ways: Map<number, Point[]>,
 * }} Closer
 */
/** A box: its number, its size, and where in it each node stands.
 * @typedef {{ number: number, width: number, height: number, places: [Node, Point][] }} Listed
 */
/** @typedef {{ box: Listed, left: number, top: number }[]} Placed */

/** @param {Node} node */
export const textOf = (node) => (node.gap ? `lost: ${node.label}` : node.label);

/** @type {Map<Node, number> | null} */
let homes = null;

/** The number of the box of each node of other sources, in the order in which they stand there at home. */
function boxes() {
  if (homes) return homes;
  homes = new Map();
  const across = (/** @type {Node} */ node) => node.x ?? 0;
  const down = (/** @type {Node} */ node) => node.y ?? 0;
  for (const node of [...nodes.values()].sort((a, b) => down(a) - down(b) || across(a) - across(b))) {
    const [x, y] = [node.x ?? NaN, node.y ?? NaN];
    const number = page.regions.findIndex(
      ([, left, top, width, height]) => x > left && x < left + width && y > top && y < top + height,
    );
    if (number >= page.inner) homes.set(node, number);
  }
  return homes;
}

/**
 * Items in so many columns at most, as low as can be by a few pixels; the first ones full.
 *
 * @template {{ height: number }} T
 * @param {T[]} items
 * @param {number} columns
 */
function inColumns(items, columns) {
  const all = items.reduce((sum, { height }) => sum + height, 0);
  for (let most = Math.max(Math.ceil(all / columns), ...items.map(({ height }) => height)); ; most += STEP) {
    /** @type {T[][]} */
    const found = [[]];
    let high = 0;
    for (const item of items) {
      if (high + item.height > most) {
        found.push([]);
        high = 0;
      }
      found[found.length - 1].push(item);
      high += item.height;
    }
    if (found.length <= columns) return found;
  }
}

/**
 * Nodes as lists in a box that is no higher than it may be, unless a single one is.
 *
 * @param {number} number
 * @param {{ node: Node, width: number, height: number }[]} items
 * @param {number} highest
 * @returns {Listed}
 */
function listed(number, items, highest) {
  for (let columns = 1; ; columns += 1) {
    /** @type {[Node, Point][]} */
    const places = [];
    let [x, high] = [EDGE + LISTED_RADIUS, 0];
    for (const column of inColumns(items, columns)) {
      let y = HEAD;
      for (const { node, height } of column) {
        places.push([node, { x, y: y + height / 2 }]);
        y += height;
      }
      high = Math.max(high, y);
      x += LISTED_START + LISTED_RADIUS + GAP + Math.max(...column.map(({ width }) => width));
    }
    if (high + EDGE <= highest || columns === items.length) {
      const heading = page.regions[number][0].length * LETTER + 2 * EDGE;
      return { number, places, width: Math.max(x - LISTED_RADIUS - GAP, heading), height: high + EDGE };
    }
  }
}

/**
 * Some boxes in stacks at the right of the entry's, no higher than these; the others on shelves under all.
 *
 * @param {Area} frame around the entry's boxes
 * @param {Listed[]} beside
 * @param {Listed[]} below
 */
function composed({ left, top, right, bottom }, beside, below) {
  /** @type {Placed} */
  const placed = [];
  let [x, y, end] = [right + APART, top, right];
  for (const box of beside) {
    if (y > top && y + box.height > bottom) [x, y] = [end + APART, top];
    placed.push({ box, left: x, top: y });
    end = Math.max(end, x + box.width);
    y += box.height + APART;
  }
  let [start, shelf, high] = [left, Math.max(bottom, ...placed.map((one) => one.top + one.box.height)) + APART, 0];
  for (const box of below) {
    if (start > left && start + box.width > end) [start, shelf, high] = [left, shelf + high + APART, 0];
    placed.push({ box, left: start, top: shelf });
    start += box.width + APART;
    high = Math.max(high, box.height);
  }
  const size = {
    width: Math.max(end, ...placed.map((one) => one.left + one.box.width)) - left,
    height: Math.max(bottom, ...placed.map((one) => one.top + one.box.height)) - top,
  };
  return { placed, size };
}

/**
 * How what is shown of other sources stands; null while nothing is: then all is at home.
 *
 * @param {Set<Node>} shown
 * @param {number} shape how many times as wide as high the whole should be
 * @returns {Closer | null}
 */
export function closer(shown, shape) {
  const all = boxes();
  const outer = [...all.keys()].filter((node) => shown.has(node));
  if (!outer.length || !page.inner) return null;
  const inner = page.regions.slice(0, page.inner).map(([, left, top, width, height]) => ({
    ...{ left, top, right: left + width, bottom: top + height },
  }));
  const focus = nodes.get(page.focus);
  const middle = { x: focus?.x || 0, y: focus?.y || 0 };
  const [left, top, right, bottom] = labelBox(middle.x, middle.y, focus?.lines || []);
  const frame = [...inner, { left, top, right, bottom }].reduce((one, other) => ({
    ...{ left: Math.min(one.left, other.left), top: Math.min(one.top, other.top) },
    ...{ right: Math.max(one.right, other.right), bottom: Math.max(one.bottom, other.bottom) },
  }));
  const lines = new Map(outer.map((node) => [node, wrapLabel(textOf(node), LISTED)]));
  const contents = [...new Set(outer.map((node) => all.get(node) ?? 0))]
    .sort((one, other) => one - other)
    .map((number) => ({
      number,
      items: outer
        .filter((node) => all.get(node) === number)
        .map((node) => ({ node, ...listedSize(lines.get(node) || []) })),
    }));
  /** @param {number} part */
  const atMost = (part) =>
    contents.map(({ number, items }) => listed(number, items, (frame.bottom - frame.top) * part));
  const high = atMost(1);
  /** @type {Placed} */
  let best = [];
  let least = Infinity;
  for (const low of PARTS.map(atMost))
    for (let many = 0; many <= contents.length; many += 1) {
      const { placed, size } = composed(frame, high.slice(0, many), low.slice(many));
      const large = Math.max(size.width / shape, size.height);
      if (large < least) [best, least] = [placed, large];
    }
  const places = new Map([...shown].map((node) => [node, { x: node.x || 0, y: node.y || 0 }]));
  for (const one of best)
    for (const [node, { x, y }] of one.box.places) places.set(node, { x: one.left + x, y: one.top + y });
  const areas = best.map((one) => ({
    ...{ number: one.box.number, left: one.left, top: one.top },
    ...{ right: one.left + one.box.width, bottom: one.top + one.box.height },
  }));
  const bundled = new Set(page.bundles.map(([number]) => number));
  return {
    ...{ lines, places },
    regions: page.regions.map((region, number) => {
      const one = areas.find((area) => area.number === number);
      if (!one) return number < page.inner ? region : [region[0], 0, 0, 0, 0];
      return [region[0], one.left, one.top, one.right - one.left, one.bottom - one.top];
    }),
    ways: new Map(
      areas
        .filter(({ number }) => bundled.has(number))
        .map((area) => [area.number, route(middle, [...inner, ...areas], area)]),
    ),
  };
}
