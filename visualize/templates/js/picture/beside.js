// Places for two conditions: what is said of both in the middle, what is said of one alone at its side; in boxes by
// what is said. One condition stands between its boxes.

import { groupBy } from "../base/group.js";
import { shortOf } from "../base/phrases.js";
import { COMPARE, columns, kindsOf, shownRows } from "../state/compared.js";
import { state } from "../state/state.js";
import { LINE, RADIUS, WIDEST } from "./labels.js";

/** @import { Node, Point, Region } from "../base/types.js" */

const CELL = { width: WIDEST + 12, height: 2 * RADIUS + 12 + 3 * LINE }; // of a node and three lines
const LETTER = 14; // pixels: of a heading, grown as it is where all is in sight
const HEAD = 40; // pixels: the heading of a box
const EDGE = 14; // pixels around boxes
const GUTTER = 210; // pixels between columns, where a condition stands
const MOST_WIDE = 12; // nodes beside each other

/**
 * A column of boxes: its heading, and the nodes of each box.
 *
 * @typedef {{ heading: string, boxes: [string, Node[]][] }} Side
 */

/**
 * The nodes of each side by what is said: only of the first, of both, only of the second; a node stands once.
 *
 * @param {Node[]} drawn
 * @param {Node} first
 * @param {Node | undefined} second
 * @returns {Side[]}
 */
function sidesOf(drawn, first, second) {
  const here = new Set(drawn);
  /** @type {Map<Node, { at: number, heading: string }>} */
  const spots = new Map();
  for (const row of shownRows()) {
    const kinds = kindsOf(row);
    const at = kinds.has(first.id) ? 0 : second && kinds.has(second.id) ? 2 : 1;
    const heading = `${row.predicate.label}${at === 1 && !kinds.has("both") ? ", denied" : ""}`;
    for (const node of [row.object, ...row.same])
      if (node && here.has(node) && ![first, second].includes(node) && (!spots.has(node) || at === 1))
        spots.set(node, { at, heading });
  }
  for (const node of drawn) if (node.gap) spots.set(node, { at: node.gap.of === second?.id ? 2 : 0, heading: "lost" });
  return [`Only of ${shortOf(first)}`, "Of both", second ? `Only of ${shortOf(second)}` : ""].map((heading, at) => ({
    heading,
    boxes: [
      ...groupBy(
        [...spots].filter(([, spot]) => spot.at === at),
        ([, spot]) => spot.heading,
      ),
    ].map(([of, found]) => [`${of} · ${found.length}`, found.map(([node]) => node)]),
  }));
}

/**
 * One condition's boxes left and right of it, about the same on each side.
 *
 * @param {Side} side
 * @returns {Side[]}
 */
function halved({ boxes }) {
  const all = boxes.reduce((sum, [, nodes]) => sum + nodes.length, 0);
  let before = 0;
  const left = boxes.filter(([, nodes]) => {
    before += nodes.length;
    return before - nodes.length / 2 <= all / 2;
  });
  return [left, [], boxes.slice(left.length)].map((half) => ({ heading: "", boxes: half }));
}

/** How many nodes wide a heading is. @param {string} heading */
const cellsOf = (heading) => Math.min(2, Math.ceil((heading.length * LETTER) / CELL.width));

/**
 * The boxes of a side in rows, so many nodes wide: where each begins (in nodes, and pixels downwards), and the height.
 *
 * @param {Side} side
 * @param {number} wide
 */
function packed({ boxes }, wide) {
  let [x, top, height] = [0, HEAD + EDGE, 0]; // the heading of the side is above
  const placed = boxes.map(([heading, nodes]) => {
    const across = Math.min(wide, Math.max(nodes.length, cellsOf(heading)));
    if (x + across > wide) [x, top, height] = [0, top + height + EDGE, 0];
    const box = { heading, nodes, x, top, across, height: HEAD + Math.ceil(nodes.length / across) * CELL.height };
    x += across;
    height = Math.max(height, box.height);
    return box;
  });
  return { placed, height: top + height + EDGE };
}

/** @param {number} wide */
const widthOf = (wide) => (wide ? wide * CELL.width + 2 * EDGE : 0);

/**
 * How many nodes stand beside each other on each side, so that the whole is as large as can be.
 *
 * @param {Side[]} sides
 * @param {number} shape how many times as wide as high it should be
 */
function widths(sides, shape) {
  const heights = sides.map((side) =>
    side.boxes.length
      ? [...Array(MOST_WIDE).keys()].map((at) =>
          side.boxes.some(([heading]) => cellsOf(heading) > at + 1) ? Infinity : packed(side, at + 1).height,
        )
      : [0],
  );
  let best = { size: Infinity, wides: [0, 0, 0] };
  heights[0].forEach((left, a) =>
    heights[1].forEach((middle, b) =>
      heights[2].forEach((right, c) => {
        const wides = [a, b, c].map((at, side) => (sides[side].boxes.length ? at + 1 : 0));
        const width = wides.reduce((sum, wide) => sum + widthOf(wide), 2 * GUTTER);
        const size = Math.max(width / shape, left, middle, right);
        if (size < best.size) best = { size, wides };
      }),
    ),
  );
  return best.wides;
}

/**
 * Places and boxes while one condition or two alone are shown; null otherwise.
 *
 * @param {Node[]} drawn
 * @param {number} shape how many times as wide as high it should be
 * @returns {{ places: Map<Node, Point>, regions: Region[] } | null}
 */
export function besideEachOther(drawn, shape) {
  const conditions = columns();
  if (state.only !== COMPARE || conditions.length > 2) return null;
  const [first, second] = conditions;
  const found = sidesOf(drawn, first, second);
  const sides = second ? found : halved(found[0]);
  const wides = widths(sides, shape);
  /** @type {Map<Node, Point>} */
  const places = new Map();
  /** @type {Region[]} */
  const regions = [];
  let left = 0;
  sides.forEach((side, at) => {
    const { placed, height: whole } = packed(side, wides[at]);
    if (placed.length && side.heading) regions.push([side.heading, left, -whole / 2, widthOf(wides[at]), whole]);
    for (const { heading, nodes, x, top, across, height } of placed) {
      const [start, y] = [left + EDGE + x * CELL.width, top - whole / 2];
      regions.push([heading, start + 3, y, across * CELL.width - 6, height]);
      nodes.forEach((node, number) =>
        places.set(node, {
          x: Math.round(start + ((number % across) + 0.5) * CELL.width),
          y: Math.round(y + HEAD + RADIUS + Math.floor(number / across) * CELL.height),
        }),
      );
    }
    left += widthOf(wides[at]);
    const condition = second ? conditions[at] : at ? null : first;
    if (condition) places.set(condition, { x: left + GUTTER / 2, y: 0 });
    if (condition) left += GUTTER;
  });
  const below = Math.max(0, ...[...places.values()].map(({ y }) => y)) + 2 * CELL.height;
  const others = drawn.filter((node) => !places.has(node)); // what is selected, and in no row
  others.forEach((node, at) => places.set(node, { x: left / 2 + at * CELL.width, y: below }));
  return { places, regions };
}
