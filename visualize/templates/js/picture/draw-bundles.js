// Draw bundles on the canvas: their ways, and their words, which are buttons.

import { headsOf } from "./bundles.js";
import { colors, writeLines } from "./draw.js";
import { scene } from "./scene.js";
import { wayWidth } from "./ways.js";

/** @import { Edge, Plan, Point } from "../base/types.js" */

/**
 * Whether a bundle of some arrows stands out, and whether it steps back.
 *
 * @param {Edge[]} shown
 */
function standing(shown) {
  const isLit = shown.some((edge) => scene.lit?.edges.has(edge) && !scene.single.has(edge));
  return { isLit, isDim: scene.isDim && !isLit };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Point[]} corners
 */
function drawHead(context, corners) {
  context.beginPath();
  corners.forEach(({ x, y }, at) => context[at ? "lineTo" : "moveTo"](x, y));
  context.closePath();
  context.fill();
}

/**
 * The way of a bundle, as thick as it has arrows, with a head where they lead.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Point[]} way
 * @param {Edge[]} shown
 * @param {number} scale
 */
export function drawWay(context, way, shown, scale) {
  const { isLit, isDim } = standing(shown);
  const last = way.length - 1;
  context.save();
  context.globalAlpha = isDim ? 0.2 : 1;
  context.strokeStyle = context.fillStyle = isLit ? colors.strong : colors.edge;
  const width = wayWidth(shown.length, scale);
  context.lineWidth = width;
  context.lineJoin = context.lineCap = "round";
  context.beginPath();
  context.moveTo(way[0].x, way[0].y);
  for (let at = 1; at < last; at += 1) context.arcTo(way[at].x, way[at].y, way[at + 1].x, way[at + 1].y, 14);
  context.lineTo(way[last].x, way[last].y);
  context.stroke();
  for (const corners of headsOf(way, shown, width, scale)) drawHead(context, corners);
  context.restore();
}

/**
 * The words of a bundle.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Plan["bundles"][number]} pill
 */
export function drawPill(context, { bundle, lines, size, box: [left, top, right, bottom] }) {
  const { isLit, isDim } = standing(scene.bundles.get(bundle) || []);
  const isPointed = scene.hovered === bundle;
  context.save();
  context.globalAlpha = isDim ? 0.45 : 1;
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, Math.min((bottom - top) / 2, size * 0.7));
  context.fillStyle = colors.ground;
  context.strokeStyle = isPointed ? colors.accent : isLit ? colors.strong : colors.edge;
  context.lineWidth = size / (isPointed ? 7 : 13);
  context.fill();
  context.stroke();
  writeLines(context, lines, left + size * 0.5, top + size * 0.22, {
    size,
    color: isPointed ? colors.accent : colors.text,
    align: "left",
    isBare: true,
    room: right - left - size * 0.9,
  });
  context.restore();
}
