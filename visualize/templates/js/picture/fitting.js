// What of a picture a window shows, and how large its letters are: the same for the drawing and for the network.

import { byId } from "../base/dom.js";
import { labelWidth, LINE, LISTED_RADIUS, LISTED_START, listedSize, RADIUS, WIDEST } from "./labels.js";

/** @import { Box, Point, Region, Sight } from "../base/types.js" */

/** A node with its label, as it stands. @typedef {Point & { lines: string[], listed: boolean }} Labelled */

export const FOOT = 40; // pixels at the foot of the picture, for the buttons, at least
export const USUAL = 16; // pixels of a letter in the picture
const READABLE = 10.4; // pixels of a letter on the screen, at least
export const SMALLEST = READABLE / USUAL; // the zoom below which labels grow
const READABLE_ZOOM = 0.7; // zoom at which a window too small for the whole opens
const NARROW = 600; // pixels: so wide a small window is not
const FLAT = 1.5; // times as wide as high: a window that is wider is as small as it is low
const SIDES = [-1, 1, -0.85, 0.85, -0.7, 0.7, -0.5, 0.5]; // shares of the way on which the middle stays in sight
const MORE = 1.3; // so many times as much at one side is clearly more

/**
 * Left, top, right and bottom of nodes and regions, in the picture's own pixels; `grown` is how much larger labels are
 * than usual.
 *
 * @param {Iterable<Labelled>} nodes
 * @param {Region[]} regions
 * @param {number} [grown]
 */
export function boundsOf(nodes, regions, grown = 1) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   */
  const add = (left, top, right, bottom) =>
    [Math.min, Math.min, Math.max, Math.max].forEach(
      (pick, side) => (box[side] = pick(box[side], [left, top, right, bottom][side])),
    );
  const isTiny = regions.length > 0 && grown > 2; // few nodes have labels then
  for (const { x, y, lines, listed } of nodes) {
    if (listed && !isTiny) {
      const { width, height } = listedSize(lines);
      const half = (height / 2) * grown;
      add(x - LISTED_RADIUS - 3, y - half, x + LISTED_START + width * grown, y + half);
      continue;
    }
    const half = isTiny ? RADIUS : (labelWidth(lines) / 2) * grown;
    const below = isTiny ? 0 : 6 + LINE * grown * lines.length;
    add(x - half, y - RADIUS - 8 * (isTiny ? 1 : grown), x + half, y + RADIUS + below);
  }
  for (const [, left, top, width, height] of regions)
    add(left, top - LINE * (grown > 1.3 ? 2 * grown - 1 : grown - 1), left + width, top + height);
  return box;
}

/**
 * The view in which all is in sight; `foot` are the pixels below that buttons take.
 *
 * @param {(grown: number) => number[]} boundsAt
 * @param {{ width: number, height: number, foot: number }} window
 * @returns {Sight}
 */
export function wholeView(boundsAt, { width, height, foot }) {
  let box = [0, 0, 0, 0];
  let scale = 1;
  for (let round = 0; round < 3; round += 1) {
    // the smaller the picture, the larger its labels
    box = boundsAt(Math.max(1, SMALLEST / scale));
    scale = Math.max(0.02, Math.min(width / (box[2] - box[0] + 12), (height - foot) / (box[3] - box[1] + 12), 1.3));
  }
  return { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 + foot / 2 / scale, scale };
}

/**
 * The view with which a picture opens: all if there is room for its labels, else the middle, large enough to be read,
 * with more of the side at which most stands where that is clearly more; lists as whole as can be.
 *
 * @param {Sight} whole
 * @param {{ width: number, height: number }} window
 * @param {Point | null | undefined} middle
 * @param {Iterable<Labelled>} nodes
 * @returns {Sight}
 */
export function startView(whole, { width, height }, middle, nodes) {
  const isSmall = Math.min(width, height * FLAT) < NARROW && whole.scale < READABLE_ZOOM;
  if (!middle || !isSmall) return whole;
  const half = width / READABLE_ZOOM / 2;
  // with their labels
  const all = [...nodes].map(({ x, lines, listed }) =>
    listed ? [x - LISTED_RADIUS, x + LISTED_START + listedSize(lines).width] : [x - WIDEST / 2, x + WIDEST / 2],
  );
  const seen = (/** @type {number} */ at) =>
    all.filter(([left, right]) => left > at - half && right < at + half).length;
  const aside = half - WIDEST / 2; // the label of the middle stays in sight
  const [centre, ...sides] = [0, ...SIDES].map((by) => ({
    ...{ x: middle.x + by * aside, number: seen(middle.x + by * aside) },
  }));
  const best = sides.reduce((one, other) => (other.number > one.number * MORE ? other : one), centre);
  return { x: best.x, y: middle.y, scale: READABLE_ZOOM };
}

/**
 * What a button covers of the picture that a sight (left, top) shows, in the picture's own pixels.
 *
 * @param {Element} holder
 * @param {number[]} sight
 * @param {number} scale
 */
export function coveredBy(holder, [left, top], scale) {
  const [frame, button] = [holder, byId("enter")].map((one) => one.getBoundingClientRect());
  if (!button.width) return [];
  const sides = [button.left, button.top, button.right, button.bottom];
  return [sides.map((side, at) => (at % 2 ? top + (side - frame.top) / scale : left + (side - frame.left) / scale))];
}

/** @param {number} scale */
export function letterSize(scale) {
  return Math.max(USUAL, READABLE / scale);
}
