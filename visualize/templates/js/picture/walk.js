// Which neighbour an arrow key leads to.

/** @import { Point } from "../base/types.js" */

/** @type {Record<string, [number, number]>} */
export const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The nearest of some places in the direction of an arrow key, what is straight ahead before what is aslant; or null.
 *
 * @template {Point} T
 * @param {string} key
 * @param {Point} from
 * @param {T[]} places
 */
export function ahead(key, from, places) {
  const [dx, dy] = DIRECTIONS[key];
  /** @type {T | null} */
  let best = null;
  let least = Infinity;
  for (const place of places) {
    const [x, y] = [place.x - from.x, place.y - from.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy - y * dx);
    const cost = along + 2 * across;
    if (along > 0 && across <= along * 1.2 && cost < least) [best, least] = [place, cost];
  }
  return best;
}
