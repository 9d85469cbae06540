// What is said of the bundles, and where: near the heading of the box, else on the way, where it covers nothing.

import { bundleWords, pointOfWay, tallied } from "./ways.js";

/** @import { Bundle, Edge, Plan, Point, World } from "../base/types.js" */

/** Where words may stand. `size` of letters, and all else, in the picture's own pixels; `grown`: times the usual size.
 * @typedef {{
 *   grown: number, size: number, measure: (text: string) => number,
 *   isTaken: (box: number[]) => boolean, take: (box: number[]) => void,
 * }} Paper
 */

const ROOMY = 1.6; // so much grown, words still stand outside of their box: it is clear to which they belong
const SHARES = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9]; // of the way, for its words
const MARKS = Array.from({ length: 41 }, (_, at) => at / 40); // of a way: what it covers
const NARROWEST = 90; // pixels of a box in which words find room

/**
 * @param {number[]} box
 * @param {Point} point
 */
function isIn([left, top, right, bottom], { x, y }) {
  return x > left && x < right && y > top && y < bottom;
}

/**
 * What is said of a bundle: each predicate with its number where it is asked for, what is usual, the number alone; each
 * the longest first, in lines.
 *
 * @param {World} world
 * @param {Bundle} bundle
 * @param {Edge[]} shown
 * @returns {string[][][]}
 */
function sayings({ page, predicateOf, scene, state }, bundle, shown) {
  const isOpen = state.apart.has(bundle.number);
  const mark = isOpen ? "▾" : "▸";
  const predicates = shown.map(predicateOf);
  const all = tallied(predicates).map(([name, number]) => `${name} ${number}`);
  const isAsked = !isOpen && (state.selection === page.focus || scene.hovered === bundle);
  return [
    isAsked && all.length > 1
      ? [[`${mark} ${all.join(", ")}`], all.map((line, at) => `${at ? "   " : `${mark} `}${line}`)]
      : [],
    [
      [`${mark} ${bundleWords(predicates)}`],
      [`${mark} ${tallied(predicates)[0][0]}${all.length > 1 ? " …" : ""} ${predicates.length}`],
    ],
    [[`${mark} ${predicates.length}`]],
  ];
}

/**
 * The places for words so long and high, in groups, the best first.
 *
 * @param {World} world
 * @param {Bundle} bundle
 * @param {number[] | undefined} heading
 * @param {number} half
 * @param {number} high
 * @param {Paper} paper
 * @returns {Point[][]}
 */
function spotsFor({ scene, wayOf }, bundle, heading, half, high, { grown, size }) {
  const [, left, top, width, height] = scene.regions[bundle.number];
  const way = wayOf(bundle);
  const near = heading
    ? [
        { x: heading[2] + half + size / 2, y: (heading[1] + heading[3]) / 2 },
        { x: left + 8 + half, y: heading[3] + high / 2 + 2 },
      ]
    : [];
  const isInside = (/** @type {Point} */ { x }) => x + half <= left + Math.max(width, NARROWEST * grown);
  const middle = left + width / 2;
  const outside = [
    { x: middle, y: top + height + high / 2 + 2 },
    { x: middle, y: top - high / 2 - 2 },
  ];
  return [
    [...(scene.ways ? [] : [bundle.label]), ...near].filter(isInside),
    SHARES.map((share) => pointOfWay(way, share)),
    grown < ROOMY ? outside : [],
  ];
}

/**
 * Add the words of all bundles to a plan, those of the most arrows first; what has no room has none.
 *
 * @param {World} world
 * @param {Plan} plan
 * @param {Paper} paper
 */
export function placeBundles(world, plan, paper) {
  const { scene, state, wayOf } = world;
  const { size, measure, isTaken, take } = paper;
  const ways = [...scene.bundles.keys()]
    .filter(({ number }) => !state.apart.has(number))
    .map((of) => ({ of, at: MARKS.map((share) => pointOfWay(wayOf(of), share)) }));
  for (const [bundle, shown] of [...scene.bundles].sort((one, other) => other[1].length - one[1].length)) {
    const heading = plan.headings.find(({ region }) => region === scene.regions[bundle.number])?.box;
    /** @param {number[]} box */
    const isFree = (box) =>
      !isTaken(box) && !ways.some(({ of, at }) => of !== bundle && at.some((point) => isIn(box, point)));
    const tries = sayings(world, bundle, shown).flatMap((variants) =>
      [0, 1, 2].flatMap((group) =>
        variants.flatMap((lines) => {
          const half = Math.max(...lines.map(measure)) / 2 + size * 0.5;
          const high = size * (lines.length * 1.19 + 0.2);
          return spotsFor(world, bundle, heading, half, high, paper)[group].map(({ x, y }) => ({
            lines,
            box: [x - half, y - high / 2, x + half, y + high / 2],
          }));
        }),
      ),
    );
    const found = tries.find(({ box }) => isFree(box));
    if (!found) continue;
    take(found.box);
    plan.bundles.push({
      ...{ bundle, ...found, size, x: found.box[0], y: found.box[1] },
      isOpen: state.apart.has(bundle.number),
    });
  }
}
