// Draw on the canvas: regions, shapes, labels, badges.

import { page } from "../base/data.js";
import { colorOf, css, make } from "../base/dom.js";
import { directionOf, FONT, LISTED_RADIUS, RADIUS } from "./labels.js";
import { placeOfNode, scene } from "./scene.js";
import { state } from "../state/state.js";

/** @import { Node, Region, TextLook } from "../base/types.js" */

/** @type {Record<string, string>} */
export const colors = {};

/**
 * A colour as digits: the library dims an edge only when it can read its colour, which it cannot of "CanvasText".
 *
 * @param {string} color
 */
function readable(color) {
  if (color.startsWith("#")) return color;
  const probe = document.body.appendChild(make("i"));
  probe.style.color = color;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

export function readColors() {
  for (const name of [
    "ground",
    "text",
    "edge",
    "strong",
    "accent",
    "region",
    "region-line",
    "region-text",
    "gap",
    "negated",
    "outline",
    "chain",
  ]) {
    colors[name] = readable(css(`--${name}`));
  }
}

/**
 * The radius of a node's shape; that of the node in the middle of the graph is larger, those in lists are smaller.
 *
 * @param {Node} node
 */
export function radiusOf(node) {
  if (node.id === page.focus) return RADIUS * 1.45;
  return scene.listed.has(node) ? LISTED_RADIUS : RADIUS;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function traceShape(context, shape, x, y, radius) {
  const corners = page.shapes[shape];
  context.beginPath();
  if (corners.length) {
    corners.forEach(([cx, cy], index) =>
      context[index ? "lineTo" : "moveTo"](x + (cx * radius) / 100, y + (cy * radius) / 100),
    );
    context.closePath();
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {number} width
 * @param {number[]} [dashes]
 */
function drawRing(context, x, y, radius, width, dashes = []) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.setLineDash(dashes);
  context.strokeStyle = colors.strong;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
}

/**
 * The shape of a node, with a ring when it is selected, and a dashed one where the keyboard is.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Node} node
 * @param {number} x
 * @param {number} y
 */
export function drawShape(context, node, x, y) {
  const radius = radiusOf(node);
  context.save();
  context.globalAlpha = scene.isDim && !scene.lit?.nodes.has(node) ? 0.28 : 1;
  if (state.selection === node.id) drawRing(context, x, y, radius + 8, 3);
  else if (scene.hovered === node) drawRing(context, x, y, radius + 8, 1.2);
  if (scene.current === node) drawRing(context, x, y, radius + 13, 2.5, [5, 4]);
  traceShape(context, node.kind.shape, x, y, radius);
  context.lineWidth = node.gap ? 2.5 : 1.5;
  context.fillStyle = node.gap ? colors.ground : colorOf(node.kind);
  context.strokeStyle = node.gap ? colors.gap : colors.outline;
  context.setLineDash(node.gap ? [6, 4] : []);
  context.fill();
  context.stroke();
  if (node.gap) writeLines(context, ["?"], x, y - 9, { size: 16, style: "bold", color: colors.gap, isBare: true });
  context.restore();
}

/**
 * The regions of the themes that have nodes in them, beneath everything.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Region[]} regions
 */
export function drawRegions(context, regions) {
  context.save();
  for (const [, left, top, width, height] of regions) {
    context.beginPath();
    context.roundRect(left, top, width, height, 12);
    context.fillStyle = colors.region;
    context.strokeStyle = colors["region-line"];
    context.lineWidth = 1;
    context.fill();
    context.stroke();
  }
  context.restore();
}

/**
 * Lines of text, the first with its top at y; with a halo, so that lines under it do not cross it out.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string[]} lines
 * @param {number} x
 * @param {number} y
 * @param {TextLook} look
 */
export function writeLines(
  context,
  lines,
  x,
  y,
  { size, style = "", color, align = "center", room, isBare, halo = colors.ground },
) {
  context.font = `${style} ${size}px ${FONT}`;
  context.textAlign = align;
  context.textBaseline = "top";
  context.direction = directionOf(lines);
  context.lineJoin = "round";
  context.lineWidth = size * 0.35;
  context.strokeStyle = halo;
  context.fillStyle = color;
  lines.forEach((line, index) => {
    const top = y + size * 1.19 * index;
    if (!isBare) context.strokeText(line, x, top, room);
    context.fillText(line, x, top, room);
  });
}

/**
 * Where the badge of a node is: how many of its neighbours are not drawn, or the way to take them away again.
 *
 * @param {Node} node
 * @param {number} scale
 */
export function badgeOf(node, scale) {
  const text = scene.hidden.has(node)
    ? `+${scene.hidden.get(node)}`
    : state.around && state.opened.has(node.id)
      ? "−"
      : "";
  if (!text) return null;
  const { x, y } = placeOfNode(node);
  const size = Math.max(12, 11 / scale);
  const width = size * (0.7 * text.length + 0.7);
  return {
    text,
    size,
    left: x + radiusOf(node) * 0.7,
    top: y - radiusOf(node) - size * 0.7,
    width,
    height: size * 1.4,
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ text: string, size: number, left: number, top: number, width: number, height: number }} badge
 */
export function drawBadge(context, { text, size, left, top, width, height }) {
  context.beginPath();
  context.roundRect(left, top, width, height, height / 2);
  context.fillStyle = colors.accent;
  context.fill();
  writeLines(context, [text], left + width / 2, top + size * 0.2, {
    size,
    style: "bold",
    color: colors.ground,
    isBare: true,
  });
}
