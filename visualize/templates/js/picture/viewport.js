// What part of the picture is in sight: the window of vis-network onto the scene.

import { required } from "../base/group.js";
import { byId } from "../base/dom.js";
import { nodes, page } from "../base/data.js";
import { state } from "../state/state.js";
import { boundsOf, FOOT, startView, wholeView } from "./fitting.js";
import { isRestShown, selectionName, visible } from "../state/visible.js";
import { placeOfNode, scene } from "./scene.js";

/** @import { Node, Plan, Sight } from "../base/types.js" */
/** @import { DataSet, Network } from "./vis.js" */

export const container = byId("graph");
/**
 * What the library draws: its network (null until the picture begins) and tables, and the labels that are drawn.
 *
 * @type {{ network: Network | null, nodes: DataSet | null, edges: DataSet | null, lettered: Plan }}
 */
export const drawn = {
  network: null,
  nodes: null,
  edges: null,
  lettered: { nodes: [], edges: [], headings: [], bundles: [] },
};
/** @type {(() => void) | null} */
let fitted = null; // what brought all into sight, if nobody has zoomed or moved since

/** The regions that have a node of the scene in them. */
export function shownRegions() {
  const places = [...scene.places.values()];
  return scene.regions.filter(([, left, top, width, height]) =>
    places.some(({ x, y }) => x > left && x < left + width && y > top && y < top + height),
  );
}

/** The height of what covers the foot of the picture: its buttons, or on a phone the card. */
export function foot() {
  const [picture, sheet] = [container, byId("drawer")].map((one) => one.getBoundingClientRect());
  const isOver =
    sheet.left < picture.right && sheet.height > 0 && getComputedStyle(byId("drawer")).position === "fixed";
  const covered = isOver ? picture.bottom - sheet.top : 0;
  return Math.max(FOOT, picture.height - byId("trail").offsetTop + 4, covered < picture.height ? covered : 0);
}

/** @param {Iterable<Node>} some */
const placed = (some) =>
  [...some].map((node) => ({
    ...{ ...placeOfNode(node), lines: node.lines, listed: scene.listed.has(node) },
  }));

/**
 * Left, top, right and bottom of everything drawn, or of some nodes, in the picture's own pixels; `grown` is how much
 * larger labels are than usual.
 *
 * @param {number} [grown]
 * @param {Iterable<Node>} [some]
 */
export function sceneBounds(grown = 1, some) {
  return boundsOf(placed(some || scene.nodes), some ? [] : shownRegions(), grown);
}

/** The size of the picture's window. */
const windowSize = () => ({ width: container.clientWidth, height: container.clientHeight, foot: foot() });

/** Move so that all is in sight; of a selection that stands among the rest, all of the selection. */
export function showAll() {
  fitted = showAll;
  bring(isRestShown() && visible().nodes.size ? [...visible().nodes] : undefined);
}

/** The window has another size: bring into sight again what was. */
export function refit() {
  fitted?.();
}

/** @param {Node[]} [some] */
function bring(some) {
  if (!drawn.network || !(some || [...scene.nodes]).length || !container.clientWidth) return; // nothing, or nowhere yet
  look(wholeView((grown) => sceneBounds(grown, some), windowSize()));
}

/** @param {Sight} sight */
function look({ x, y, scale }) {
  drawn.network?.moveTo({ position: { x, y }, scale });
}

/** All that is shown if there is room for its labels, else the middle of it, large enough to be read. */
export function showStart() {
  showAll();
  fitted = showStart;
  if (state.around || selectionName()) return;
  const ends = [...scene.edges].filter(({ claim }) => claim && claim.id === state.selection);
  const middle = nodes.get(state.selection) || nodes.get(state.around) || nodes.get(page.focus);
  const { network } = drawn;
  if (!network || !middle || !scene.nodes.has(middle)) return;
  const whole = { ...network.getViewPosition(), scale: network.getScale() };
  const start = startView(whole, windowSize(), placeOfNode(middle), placed(scene.nodes));
  look(start === whole ? whole : { ...start, y: start.y + (foot() - FOOT) / 2 / start.scale });
  reveal(ends.flatMap(({ source, target }) => [source, target]));
}

/** @param {number} factor */
export function zoom(factor) {
  if (!drawn.network) return;
  fitted = null;
  drawn.network.moveTo({ scale: Math.min(4, Math.max(0.05, drawn.network.getScale() * factor)) });
}

/**
 * Move the picture by so many pixels of the screen.
 *
 * @param {number} dx
 * @param {number} dy
 */
export function pan(dx, dy) {
  if (!drawn.network) return;
  const { x, y } = drawn.network.getViewPosition();
  const scale = drawn.network.getScale();
  drawn.network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
}

/**
 * Move nodes into sight if one is out of it.
 *
 * @param {Node[]} wanted
 */
export function reveal(wanted) {
  const here = wanted.filter((node) => scene.nodes.has(node)).map(placeOfNode);
  if (!drawn.network || !here.length) return;
  const middle = {
    x: here.reduce((sum, { x }) => sum + x, 0) / here.length,
    y: here.reduce((sum, { y }) => sum + y, 0) / here.length,
  };
  const { network } = drawn;
  const inSight = here.every((place) => {
    const { x, y } = network.canvasToDOM(place);
    return x > 40 && y > 30 && x < container.clientWidth - 40 && y < container.clientHeight - foot() - 30;
  });
  if (inSight) return;
  const scale = network.getScale();
  const all = wholeView((grown) => sceneBounds(grown, wanted), windowSize()); // from afar, where they stand far apart
  look(all.scale < scale ? all : { ...middle, y: middle.y + foot() / 2 / scale, scale });
}

/** Listen to what moves the picture. */
export function watchViewport() {
  const network = required(drawn.network);
  for (const event of ["zoom", "dragEnd"]) network.on(event, () => (fitted = null));
}
