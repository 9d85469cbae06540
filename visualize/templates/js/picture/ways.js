// Bundles as they look: what they say, the way they take, how thick they are.

/** @import { Point } from "../base/types.js" */

const HEAD = 7; // pixels on the screen: an arrow's head
const SPLAY = 0.42; // radians between the middle of a head and its side

/**
 * How many arrows have each predicate, the commonest first.
 *
 * @param {string[]} predicates
 */
export function tallied(predicates) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of predicates) counts.set(name, (counts.get(name) || 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

/**
 * The words of a bundle, as bundle_words in Python makes them.
 *
 * @param {string[]} predicates
 */
export function bundleWords(predicates) {
  const names = tallied(predicates).map(([name]) => name);
  return `${names.slice(0, 2).join(", ")}${names.length > 2 ? " …" : ""} ${predicates.length}`;
}

/**
 * A point of a way, `share` of its length from its start.
 *
 * @param {Point[]} way
 * @param {number} share
 * @returns {Point}
 */
export function pointOfWay(way, share) {
  const lengths = way.slice(1).map(({ x, y }, at) => Math.hypot(x - way[at].x, y - way[at].y));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  for (const [at, length] of lengths.entries()) {
    if (rest <= length && length) {
      const part = rest / length;
      return {
        x: way[at].x + (way[at + 1].x - way[at].x) * part,
        y: way[at].y + (way[at + 1].y - way[at].y) * part,
      };
    }
    rest -= length;
  }
  return way[way.length - 1];
}

/**
 * How wide the way of so many arrows is, in the picture's own pixels.
 *
 * @param {number} number
 * @param {number} scale
 */
export function wayWidth(number, scale) {
  return Math.max(1, 0.7 / scale) * (1.2 + Math.min(2.6, Math.sqrt(number) * 0.4));
}

/**
 * The corners of an arrow's head on a way of some width.
 *
 * @param {Point} tip
 * @param {Point} from
 * @param {number} width
 * @param {number} scale
 * @returns {Point[]}
 */
export function headOf(tip, from, width, scale) {
  const size = Math.max(HEAD, HEAD / scale) + width;
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  const sides = [-SPLAY, SPLAY].map((side) => ({
    x: tip.x - size * Math.cos(angle + side),
    y: tip.y - size * Math.sin(angle + side),
  }));
  return [tip, ...sides];
}

/**
 * Where the head stands of what leads along a way back to its start, before a node of such a radius.
 *
 * @param {Point[]} way
 * @param {number} radius
 * @returns {Point}
 */
export function startOf([{ x, y }, next], radius) {
  const part = Math.min(1, radius / (Math.hypot(next.x - x, next.y - y) || 1));
  return { x: x + (next.x - x) * part, y: y + (next.y - y) * part };
}
