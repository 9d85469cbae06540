// The arrows between the concept in the middle and each box, gathered: one arrow a box, opened and closed by a click.
// Which go together is told by visualize/explorer/bundles.py.

import { edges, nodes, page } from "../base/data.js";
import { announce } from "../base/dom.js";
import { count } from "../base/phrases.js";
import { RADIUS } from "./labels.js";
import { placeOfNode, scene } from "./scene.js";
import { state, update } from "../state/state.js";
import { isAlone } from "../state/visible.js";
import { headOf, startOf, tallied } from "./ways.js";

/** @import { Bundle, Edge, Point } from "../base/types.js" */

const all = [...edges.values()];

/** @type {Bundle[]} */
export const bundles = page.bundles.map(([number, path, label, steps]) => ({
  number,
  heading: page.regions[number][0],
  path: path.map(([x, y]) => ({ x, y })),
  label: { x: label[0], y: label[1] },
  edges: steps.map((_, at) => all[steps.slice(0, at + 1).reduce((sum, step) => sum + step, 0)]),
}));

/** @param {Edge} edge */
export function predicateOf(edge) {
  return edge.kind === "gap" ? edge.target.gap.predicate.label : edge.claim?.predicate.label || edge.key;
}

/**
 * What of each bundle is in the scene, where that is more than one arrow: Map from the bundle to its arrows.
 *
 * Boxes are only drawn of the whole graph, and so are bundles.
 */
export function setBundles() {
  const isWhole = !isAlone() && !page.isLarge;
  scene.bundles = new Map(
    bundles
      .map(
        (bundle) => /** @type {const} */ ([bundle, isWhole ? bundle.edges.filter((one) => scene.edges.has(one)) : []]),
      )
      .filter(([, shown]) => shown.length > 1),
  );
  scene.gathered = new Set(
    [...scene.bundles].flatMap(([bundle, shown]) => (state.apart.has(bundle.number) ? [] : shown)),
  );
}

/**
 * What the words of a bundle stand for: how many arrows of which predicates, and what a click does.
 *
 * @param {Bundle} bundle
 */
export function tellBundle(bundle) {
  const shown = scene.bundles.get(bundle) || [];
  const each = tallied(shown.map(predicateOf)).map(([name, number]) => `${number} “${name}”`);
  const isOpen = state.apart.has(bundle.number);
  return (
    `${bundle.heading}: ${count(shown.length, "arrow")} (${each.join(", ")}); ` +
    `click to ${isOpen ? "gather them in one" : "see each"}`
  );
}

/**
 * Open bundles into their arrows, or close them: all of them, when all are open.
 *
 * @param {Bundle[]} chosen
 */
export function toggleBundles(chosen) {
  const apart = new Set(state.apart);
  const isOpen = chosen.every(({ number }) => apart.has(number));
  for (const { number } of chosen) apart[isOpen ? "delete" : "add"](number);
  update({ apart });
  const [one, ...others] = chosen;
  const number = chosen.reduce((sum, bundle) => sum + (scene.bundles.get(bundle)?.length || 0), 0);
  const where = others.length ? "All boxes" : one.heading;
  announce(`${where}: ${count(number, "arrow")} ${isOpen ? "gathered in one" : "shown one by one"}.`);
}

/** The way of a bundle; straight when the concept in the middle was dragged.
 *
 * @param {Bundle} bundle
 */
export function wayOf({ path, number }) {
  const way = scene.ways?.get(number) || path;
  const middle = nodes.get(page.focus);
  const place = middle ? placeOfNode(middle) : way[0];
  const isMoved = place.x !== way[0].x || place.y !== way[0].y;
  return isMoved ? [place, way[way.length - 1]] : way;
}

/**
 * The corners of the heads of a bundle's arrow: where its arrows lead to the box, and where they lead back.
 *
 * @param {Point[]} way
 * @param {Edge[]} shown
 * @param {number} width
 * @param {number} scale
 */
export function headsOf(way, shown, width, scale) {
  const last = way.length - 1;
  return [
    ...(shown.some(({ source }) => source.id === page.focus) ? [headOf(way[last], way[last - 1], width, scale)] : []),
    ...(shown.some(({ target }) => target.id === page.focus)
      ? [headOf(startOf(way, RADIUS * 1.6), way[1], width, scale)]
      : []),
  ];
}

/**
 * How far a point is from a way.
 *
 * @param {Point} point
 * @param {Point[]} way
 */
function distanceTo({ x, y }, way) {
  return Math.min(
    ...way.slice(1).map((b, at) => {
      const a = way[at];
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const part = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
      return Math.hypot(x - a.x - part * dx, y - a.y - part * dy);
    }),
  );
}

/**
 * The closed bundle whose way is within reach of a point, if any.
 *
 * @param {Point} point
 * @param {number} reach
 */
export function wayAt(point, reach) {
  return [...scene.bundles.keys()].find(
    (bundle) => !state.apart.has(bundle.number) && distanceTo(point, wayOf(bundle)) < reach,
  );
}
