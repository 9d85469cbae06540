// The pointer on the picture: what is under it, what it rests on, what a click and a double click do.

import { required } from "../base/group.js";
import { byId } from "../base/dom.js";
import { tellBundle, toggleBundles, wayAt } from "./bundles.js";
import { badgeOf, radiusOf } from "./draw.js";
import { RADIUS } from "./labels.js";
import { count, shorten } from "../base/phrases.js";
import { chosenBy, isBundle, isEdge, placeOfNode, scene, wordsOf } from "./scene.js";
import { select } from "../state/state.js";
import { expand, unfold } from "./unfold.js";
import { container, drawn } from "./viewport.js";

/** @import { Bundle, Edge, Node, Point } from "../base/types.js" */

/** What can be pointed at; null: nothing. @typedef {Node | Edge | Bundle | null} Pointed */

const TWICE = 600; // milliseconds within which a double click is told but once
const REST = 150; // milliseconds that the pointer rests before anything stands out: a passing one makes no flicker

/**
 * The node whose shape or label is at a point of the picture, if any.
 *
 * @param {Point} point
 */
export function nodeAt({ x, y }) {
  const reach = Math.max(6, 12 / required(drawn.network).getScale() - RADIUS); // at least 24 pixels on the screen
  for (const node of scene.nodes) {
    const place = placeOfNode(node);
    if (Math.hypot(x - place.x, y - place.y) < radiusOf(node) + reach) return node;
  }
  return (
    drawn.lettered.nodes.find(({ box: [left, top, right, bottom] }) => x > left && x < right && y > top && y < bottom)
      ?.node || null
  );
}

/**
 * The node whose badge is at a point of the picture, if any.
 *
 * @param {Point} point
 */
export function badgeAt({ x, y }) {
  const scale = required(drawn.network).getScale();
  const slack = 5 / scale;
  return [...scene.nodes].find((node) => {
    const badge = badgeOf(node, scale);
    return (
      badge &&
      x > badge.left - slack &&
      x < badge.left + badge.width + slack &&
      y > badge.top - slack &&
      y < badge.top + badge.height + slack
    );
  });
}

/**
 * The bundle whose words are at a point of the picture, if any.
 *
 * @param {Point} point
 */
export function pillAt({ x, y }) {
  return drawn.lettered.bundles.find(
    ({ box: [left, top, right, bottom] }) => x > left && x < right && y > top && y < bottom,
  )?.bundle;
}

/**
 * The place of an event, in pixels from the corner of the picture.
 *
 * @param {MouseEvent} event
 */
function placeIn(event) {
  const { left, top } = container.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/**
 * A few words on what is pointed at; nodes have theirs already.
 *
 * @param {Pointed} what
 */
function hintOn(what) {
  if (!what) return "";
  if (isEdge(what)) return `${shorten(what.source.label, 80)} – ${wordsOf(what)} – ${shorten(what.target.label, 80)}`;
  return isBundle(what) ? tellBundle(what) : "";
}

/**
 * What a badge says.
 *
 * @param {Node} node
 */
function tellBadge(node) {
  const number = scene.hidden.get(node);
  return number
    ? `${count(number, "neighbour")} of ${shorten(node.label, 80)} not drawn; click to bring them in`
    : `click to take away again what ${shorten(node.label, 80)} has brought in`;
}

/**
 * What the pointer rests on: `settle(what)` is called a moment after it was pointed at, not for what is passed over.
 *
 * @param {(what: Pointed) => void} settle
 */
function resting(settle) {
  /** @type {Pointed} */
  let now = null;
  /** @type {Pointed} */
  let next = null;
  let waiting = 0;
  return (/** @type {Pointed} */ what) => {
    if (what === next) return;
    next = what;
    clearTimeout(waiting);
    if (next !== now)
      waiting = window.setTimeout(() => {
        now = next;
        settle(now);
      }, REST);
  };
}

/**
 * What is at a place, in pixels from the corner of the picture, what is on top first.
 *
 * @param {Point} at
 * @param {Edge[]} edgeByNumber
 */
function pointedAt(at, edgeByNumber) {
  const network = required(drawn.network);
  const place = network.DOMtoCanvas(at);
  const above = pillAt(place) || nodeAt(place);
  if (above) return above;
  const number = network.getEdgeAt(at);
  return number === undefined ? wayAt(place, 6 / network.getScale()) || null : edgeByNumber[number];
}

/** @param {Point} at */
function badgeUnder(at) {
  return badgeAt(required(drawn.network).DOMtoCanvas(at));
}

/**
 * What choosing and opening a place of the picture do, once the network is there: `pick(node)` is asked first when a
 * node is chosen, and tells whether it took it.
 *
 * @param {{ pick: (node: Node) => boolean, edgeByNumber: Edge[] }} acts
 */
export function chooser({ pick, edgeByNumber }) {
  let opened = -TWICE;
  /** @param {Point} at */
  const choose = (at) => {
    const badge = badgeUnder(at);
    const what = pointedAt(at, edgeByNumber);
    if (badge) expand(badge);
    else if (!what) select(null);
    else if (isBundle(what)) toggleBundles([what]);
    else if (isEdge(what)) select(chosenBy(what));
    else if (!pick(what)) select(what.id);
  };
  /** @param {Point} at */
  const open = (at) => {
    if (performance.now() - opened < TWICE) return; // both events came
    opened = performance.now();
    const what = badgeUnder(at) ? null : pointedAt(at, edgeByNumber);
    if (what && !isBundle(what) && !isEdge(what)) unfold(what);
  };
  return { choose, open };
}

/**
 * Listen to the pointer.
 *
 * @param {{ choose: (at: Point) => void, open: (at: Point) => void, edgeByNumber: Edge[], restyle: () => void }} acts
 */
export function startPointer({ choose, open, edgeByNumber, restyle }) {
  const network = required(drawn.network);
  network.on("click", ({ pointer }) => choose(pointer.DOM));
  // the browser knows two clicks from one however slow the page is; of fingers, not every browser tells
  container.addEventListener("dblclick", (event) => open(placeIn(event)));
  network.on("doubleClick", ({ pointer }) => open(pointer.DOM));
  const hoverOn = resting((what) => {
    scene.hovered = what;
    byId("hint").textContent = hintOn(what);
    restyle();
  });
  container.addEventListener("pointermove", (event) => {
    if (event.buttons || event.pointerType === "touch") return;
    const at = placeIn(event);
    const what = pointedAt(at, edgeByNumber);
    const badge = badgeUnder(at);
    container.style.cursor = what || badge ? "pointer" : "";
    // a browser's own words stand where the pointer is
    const title = badge ? tellBadge(badge) : what && isBundle(what) ? tellBundle(what) : "";
    if (container.title !== title) container.title = title;
    hoverOn(what);
  });
  container.addEventListener("pointerleave", () => {
    container.removeAttribute("title");
    hoverOn(null);
  });
}
