// The drawing with which the page comes, until the network takes over: fitted to the window, and written on, as the
// network would be. All it needs is read from the drawing itself.

import { boundsOf, coveredBy, FOOT, letterSize, startView, USUAL, wholeView } from "./fitting.js";
import { FONT, LINE, LISTED_RADIUS, LISTED_START, RADIUS, WIDEST } from "./labels.js";
import { letter } from "./lettering.js";
import { headOf, startOf, wayWidth } from "./ways.js";

/** @import { Point, Region } from "../base/types.js" */

const [LEADING, ASCENT] = [1.19, 0.79]; // of a letter: a line, and what is above its baseline
const FOCUS = 1.45; // times as large as others: the node in the middle
const BELOW = 4; // pixels from a shape to its label

/**
 * @param {Element} element
 * @param {...string} names
 */
const numbers = (element, ...names) => names.map((name) => Number(element.getAttribute(name)));

/**
 * @param {Element} within
 * @param {string} selector
 */
const all = (within, selector) => [...within.querySelectorAll(selector)];

/** @param {string | null} text pairs of numbers @returns {Point[]} */
const pointsIn = (text) =>
  [...(text || "").matchAll(/(-?[\d.]+)[ ,]?(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

/** @param {Element} group */
function nameIn(group) {
  const texts = all(group, "text");
  const [isFocus, listed] = ["focus", "listed"].map((name) => group.classList.contains(name));
  const radius = isFocus ? RADIUS * FOCUS : listed ? LISTED_RADIUS : RADIUS;
  const [left, line] = numbers(texts[0], "x", "y");
  const above = listed ? (-LINE * texts.length) / 2 : BELOW + radius; // from the shape's middle to the label
  return {
    ...{ id: isFocus ? "focus" : "", group, texts, radius, listed },
    ...{ x: left - (listed ? LISTED_START : 0), y: line - ASCENT * USUAL - above },
    lines: texts.map(({ textContent }) => textContent || ""),
    style: isFocus ? "bold" : group.classList.contains("gap") ? "italic" : "",
  };
}

/**
 * @param {Element} group
 * @param {number} at
 */
function bundleIn(group, at) {
  const way = group.querySelector(".way");
  // the corners of the way are the control points of its curves
  const steps = [...(way?.getAttribute("d") || "").matchAll(/([MLQ])([^MLQ]+)/g)];
  const last = steps.length - 1;
  const corners = steps.filter(([, name], step) => name !== "L" || step === last);
  const [x, y] = numbers(group, "data-x", "data-y");
  return {
    ...{ group, label: { x, y }, number: at },
    way: corners.map(([, , text]) => pointsIn(text)[0]),
    region: Number(group.getAttribute("data-box")),
    predicates: (group.getAttribute("data-told") || "").split("\n").flatMap((line) => {
      const space = line.indexOf(" ");
      return Array.from({ length: Number(line.slice(0, space)) }, () => line.slice(space + 1));
    }),
  };
}

/**
 * The words along an arrow.
 *
 * @param {Element} group
 * @param {ReturnType<typeof nameIn>[]} names
 */
function wordsIn(group, names) {
  const [source, target] = (group.getAttribute("data-ends") || "").split(" ").map((at) => names[Number(at)]);
  return { group, said: group.textContent || "", source, target, line: pointsIn(group.getAttribute("data-line")) };
}

/** What is drawn: nodes, regions, bundles, words along arrows. @param {Element} drawing */
function contentOf(drawing) {
  const headings = all(drawing, ".headings > g");
  /** @type {Region[]} */
  const regions = all(drawing, ".areas > rect").map((area, at) => {
    const [x, y, width, height] = numbers(area, "x", "y", "width", "height");
    return [headings[at].textContent || "", x, y, width, height];
  });
  const names = all(drawing, ".names > *").map(nameIn);
  for (const link of all(drawing, "a")) link.setAttribute("tabindex", "-1"); // for whom no script runs
  const bundles = all(drawing, ".bundle").map(bundleIn);
  const words = all(drawing, ".said > *").map((group) => wordsIn(group, names));
  const pills = all(drawing, ".pill");
  return { names, headings, regions, bundles, pills, words };
}

/** @typedef {ReturnType<typeof contentOf>} Content */

/** What labels are written on, in the drawing. @param {Content} content @returns {any} */
function worldOf({ names, regions, bundles, words }) {
  return {
    page: { focus: "focus", isPlain: words.length > 0 },
    state: { selection: null, around: null, apart: new Set(), only: null, compared: [] },
    scene: {
      ...{
        listed: new Set(names.filter(({ listed }) => listed)),
        regions: bundles.map(({ region }) => regions[region]),
        ways: null,
        nodes: new Set(names),
        edges: new Set(words),
        isDim: false,
        lit: null,
        hovered: null,
        current: null,
      },
      bundles: new Map(bundles.map((bundle) => [bundle, bundle.predicates])),
      ...{ gathered: new Set(), single: new Set() },
    },
    badgeOf: () => null,
    placeOfNode: (/** @type {Point} */ node) => node,
    predicateOf: (/** @type {string} */ predicate) => predicate,
    radiusOf: (/** @type {Content["names"][0]} */ { radius }) => radius,
    styleOf: (/** @type {Content["names"][0]} */ { style }) => style,
    wayOf: (/** @type {Content["bundles"][0]} */ { way }) => way,
    wordsOf: (/** @type {Content["words"][0]} */ { said }) => said,
  };
}

/** @type {Content | null} */
let known = null;
let fitted = ""; // the size of the window to which it was fitted

/**
 * Set attributes to numbers, none longer than it need be.
 *
 * @param {Element} element
 * @param {Record<string, number>} values
 */
function set(element, values) {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(Math.round(value * 10) / 10));
}

/**
 * Write lines of text, squeezed where they are wider than their room; without a place they are hidden.
 *
 * @param {Element} group
 * @param {{ lines: string[], x: number, y: number, size: number, room?: number } | undefined} place
 * @param {(text: string) => number} wide
 * @param {boolean} [isName] one under a node, of which none but the widest are squeezed
 */
function write(group, place, wide, isName = false) {
  const texts = all(group, "text");
  // a group that is not displayed is laid out nevertheless (Chromium), a text is not
  for (const text of texts) text.classList.toggle("on", Boolean(place));
  if (!place) return;
  const { lines, x, y, size, room = Infinity } = place;
  const grown = size / USUAL;
  const mayBeWide = !isName || room > (WIDEST - 1) * grown;
  while (texts.length < lines.length) texts.push(group.appendChild(/** @type {Element} */ (texts[0].cloneNode())));
  texts.forEach((text, at) => {
    if (text.textContent !== (lines[at] || "")) text.textContent = lines[at] || "";
    set(text, { x, y: y + (ASCENT + LEADING * at) * size });
    if (mayBeWide && lines[at] && wide(lines[at]) * grown > room + 0.5) {
      set(text, { textLength: room });
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    } else text.removeAttribute("textLength");
  });
}

/**
 * @param {Content["bundles"][0]} bundle
 * @param {number} scale
 */
function drawBundle({ group, way, predicates }, scale) {
  const width = wayWidth(predicates.length, scale);
  const last = way.length - 1;
  set(group, { "stroke-width": width });
  for (const head of all(group, ".head")) {
    const isBack = head.classList.contains("back");
    const corners = isBack
      ? headOf(startOf(way, RADIUS * 1.6), way[1], width, scale)
      : headOf(way[last], way[last - 1], width, scale);
    head.setAttribute("points", corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join(" "));
  }
}

/**
 * @param {Element} pill
 * @param {{ lines: string[], size: number, box: number[] } | undefined} place
 */
function drawPill(pill, place) {
  pill.toggleAttribute("hidden", !place);
  if (!place) return;
  const { lines, size, box } = place;
  const [left, top, right, bottom] = box;
  const [rect, text] = pill.children;
  set(pill, { "font-size": size, "stroke-width": size / 13 });
  const rx = Math.min((bottom - top) / 2, size * 0.7);
  set(rect, { x: left, y: top, width: right - left, height: bottom - top, rx });
  text.textContent = lines[0];
  set(text, { x: left + size * 0.5, y: top + (0.22 + ASCENT) * size });
}

/**
 * @param {Element} drawing
 * @param {Element} holder
 * @param {CanvasRenderingContext2D} context
 */
function fit(drawing, holder, context) {
  known = known || contentOf(drawing);
  const { names, headings, regions, bundles, pills, words } = known;
  const [width, height] = [holder.clientWidth, holder.clientHeight];
  const boundsAt = (/** @type {number} */ grown) => boundsOf(names, regions, grown);
  const whole = wholeView(boundsAt, { width, height, foot: FOOT });
  const focus = names.find(({ id }) => id);
  const { x, y, scale } = startView(whole, { width, height }, focus, names);
  const [wide, high] = [width / scale, height / scale];
  drawing.setAttribute("viewBox", [x - wide / 2, y - high / 2, wide, high].map((side) => side.toFixed(2)).join(" "));
  const sight = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2 - FOOT / scale];
  /** @type {any} */
  const pointOn = (/** @type {Content["words"][0]} */ { line: [from, ...rest] }, /** @type {number} */ share) => {
    const to = rest[rest.length - 1];
    const via = rest.length > 1 ? rest[0] : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const parts = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    const at = (/** @type {"x" | "y"} */ axis) => parts[0] * from[axis] + parts[1] * via[axis] + parts[2] * to[axis];
    return { x: at("x"), y: at("y") };
  };
  const plan = letter(worldOf(known), context, scale, regions, sight, pointOn, coveredBy(holder, sight, scale));
  /** @type {(style: string) => (text: string) => number} */
  const measure = (style) => (text) => {
    context.font = `${style} ${USUAL}px ${FONT}`;
    return context.measureText(text).width;
  };
  /** @type {Map<unknown, any>} */
  const places = new Map([
    ...plan.nodes.map((place) => /** @type {[unknown, any]} */ ([place.node, place])),
    ...plan.bundles.map((place) => /** @type {[unknown, any]} */ ([place.bundle, place])),
    ...plan.edges.map((place) => /** @type {[unknown, any]} */ ([place.edge, place])),
    ...plan.headings.map((place) => /** @type {[unknown, any]} */ ([place.region, place])),
  ]);
  for (const name of names) write(name.group, places.get(name), measure(name.style), !name.listed);
  headings.forEach((heading, at) => write(heading, places.get(regions[at]), measure("bold")));
  bundles.forEach((bundle, at) => {
    drawBundle(bundle, scale);
    drawPill(pills[at], places.get(bundle));
  });
  for (const word of words) {
    const place = places.get(word);
    write(word.group, place, measure(""));
    if (place) set(word.group, { "font-size": place.size });
  }
  for (const written of all(drawing, ".said")) written.classList.add("fitted");
  for (const written of all(drawing, ".names, .headings")) {
    set(written, { "font-size": letterSize(scale) });
    written.classList.add("fitted");
  }
}

/** Show the part of the drawing that the network would show, with those labels for which there is room. */
export function fitDrawing() {
  const drawing = document.getElementById("drawing");
  const holder = drawing?.parentElement;
  const context = document.createElement("canvas").getContext("2d");
  if (!drawing || !holder || !context) return;
  // so that the browser does not lay it out before it is fitted, not even to tell the size of the window
  if (!fitted) drawing.setAttribute("display", "none");
  const size = `${holder.clientWidth} ${holder.clientHeight}`;
  if (size !== fitted) {
    fitted = size;
    drawing.setAttribute("display", "none");
    if (holder.clientWidth) fit(drawing, holder, context);
  }
  drawing.removeAttribute("display");
}

/** Whether the drawing is what one sees of the picture. */
export function hasDrawing() {
  return Boolean(document.getElementById("drawing"));
}

/** Take the drawing away: the network shows the same. */
export function removeDrawing() {
  document.getElementById("drawing")?.remove();
  known = null;
}
