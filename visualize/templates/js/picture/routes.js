// Ways between boxes: from the middle to the border of a box, around all others; as visualize/layout/routes.py.

/** @import { Point } from "../base/types.js" */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Area */

const AROUND = 6; // pixels from a box to a way around its corner
const INSET = 16; // pixels from a corner of the box, at least, to where a way ends

/**
 * Whether a line has a stretch inside a box (Liang and Barsky 1984).
 *
 * @param {Point} one
 * @param {Point} other
 * @param {Area} area
 */
function cuts(one, other, { left, top, right, bottom }) {
  let [low, high] = [0, 1];
  for (const [start, end, least, most] of [
    [one.x, other.x, left, right],
    [one.y, other.y, top, bottom],
  ]) {
    if (start === end) {
      if (start <= least || start >= most) return false;
      continue;
    }
    const sides = [(least - start) / (end - start), (most - start) / (end - start)];
    low = Math.max(low, Math.min(...sides));
    high = Math.min(high, Math.max(...sides));
  }
  return low < high;
}

/**
 * The point of a box's border that is nearest to a point outside it, a little away from the corners.
 *
 * @param {Point} place
 * @param {Area} goal
 * @returns {Point}
 */
function nearest(place, { left, top, right, bottom }) {
  const insets = [(right - left) / 2, (bottom - top) / 2].map((half) => Math.min(INSET, Math.floor(half)));
  const x = Math.min(Math.max(place.x, left + insets[0]), right - insets[0]);
  const y = Math.min(Math.max(place.y, top + insets[1]), bottom - insets[1]);
  if (left <= place.x && place.x <= right) return { x, y: place.y < top ? top : bottom };
  return { x: place.x < left ? left : right, y };
}

/**
 * The shortest way from a point outside all boxes to the border of one of them, through no other where possible.
 *
 * @param {Point} start
 * @param {Area[]} boxes
 * @param {Area} goal one of them
 * @returns {Point[]}
 */
export function route(start, boxes, goal) {
  const others = boxes.filter((one) => one !== goal);
  const corners = boxes.flatMap(({ left, top, right, bottom }) =>
    [left - AROUND, right + AROUND].flatMap((x) => [top - AROUND, bottom + AROUND].map((y) => ({ x, y }))),
  );
  /** @typedef {{ at: Point, far: number, before: Stop | null, isEnd: boolean }} Stop */
  /** @type {Map<Point, number>} */
  const known = new Map([[start, 0]]);
  /** @type {Stop[]} */
  const waiting = [{ at: start, far: 0, before: null, isEnd: false }];
  while (waiting.length) {
    const here = waiting.reduce((one, other) => (other.far < one.far ? other : one));
    waiting.splice(waiting.indexOf(here), 1);
    if (here.isEnd) {
      const way = [];
      for (let stop = /** @type {Stop | null} */ (here); stop; stop = stop.before) way.unshift(stop.at);
      return way;
    }
    if (here.far > (known.get(here.at) ?? Infinity)) continue;
    const end = nearest(here.at, goal);
    for (const at of [...corners, end]) {
      const isEnd = at === end;
      const far = here.far + Math.hypot(at.x - here.at.x, at.y - here.at.y);
      if (at === here.at || far >= (known.get(at) ?? Infinity)) continue;
      if ((isEnd ? others : boxes).some((one) => cuts(here.at, at, one))) continue;
      known.set(at, far);
      waiting.push({ at, far, before: here, isEnd });
    }
  }
  return [start, nearest(start, goal)];
}
