// What part of the picture is in sight: the window of vis-network onto the scene.

import { required } from "../base/group.js";
import { byId } from "../base/dom.js";
import { nodes, page } from "../base/data.js";
import { state } from "../state/state.js";
import { labelWidth, LINE, RADIUS } from "./labels.js";
import { SMALLEST } from "./lettering.js";
import { isRestShown, selectionName, visible } from "../state/visible.js";
import { placeOfNode, scene } from "./scene.js";

/** @import { Node, Plan } from "../base/types.js" */
/** @import { DataSet, Network } from "./vis.js" */

const FOOT = 40; // pixels at the foot of the picture, for the buttons, at least
const READABLE_ZOOM = 0.7; // zoom at which a window too small for the whole opens

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

/** The height of the buttons at the foot. */
export function foot() {
  return Math.max(FOOT, container.clientHeight - byId("trail").offsetTop + 4);
}

/**
 * Left, top, right and bottom of everything drawn, or of some nodes, in the picture's own pixels; `grown` is how much
 * larger labels are than usual.
 *
 * @param {number} [grown]
 * @param {Iterable<Node>} [some]
 */
export function sceneBounds(grown = 1, some) {
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
  for (const node of some || scene.nodes) {
    const { x, y } = placeOfNode(node);
    const half = (labelWidth(node.lines) / 2) * grown;
    add(x - half, y - RADIUS - 8 * grown, x + half, y + RADIUS + 6 + LINE * grown * node.lines.length);
  }
  for (const [, left, top, width, height] of some ? [] : shownRegions())
    add(left, top - LINE * (grown > 1.3 ? 2 * grown - 1 : grown - 1), left + width, top + height);
  return box;
}

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
  let box = [0, 0, 0, 0];
  let scale = 1;
  for (let round = 0; round < 3; round += 1) {
    // the smaller the picture, the larger its labels
    box = sceneBounds(Math.max(1, SMALLEST / scale), some);
    scale = Math.max(
      0.02,
      Math.min(
        container.clientWidth / (box[2] - box[0] + 12),
        (container.clientHeight - foot()) / (box[3] - box[1] + 12),
        1.3,
      ),
    );
  }
  drawn.network.moveTo({
    position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 + foot() / 2 / scale },
    scale,
  });
}

/** All that is shown if there is room for its labels, else the middle of it, large enough to be read. */
export function showStart() {
  showAll();
  fitted = showStart;
  if (state.around || selectionName()) return;
  const middle = nodes.get(state.selection) || nodes.get(state.around) || nodes.get(page.focus);
  const { network } = drawn;
  if (!network || !middle || !scene.nodes.has(middle)) return;
  if (container.clientWidth < 600 && network.getScale() < READABLE_ZOOM)
    network.moveTo({ position: placeOfNode(middle), scale: READABLE_ZOOM });
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
    return x > 40 && y > 30 && x < container.clientWidth - 40 && y < container.clientHeight - 70;
  });
  if (!inSight) drawn.network.moveTo({ position: middle });
}

/** Listen to what moves the picture: window, pointer and the buttons for it. */
export function watchViewport() {
  const network = required(drawn.network);
  for (const event of ["zoom", "dragEnd"]) network.on(event, () => (fitted = null));
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
}
