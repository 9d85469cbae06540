// Draw bundles on the canvas: their ways, and their words, which are buttons.

import { page } from "../base/data.js";
import { colors, writeLines } from "./draw.js";
import { RADIUS } from "./labels.js";
import { scene } from "./scene.js";

/** @import { Edge, Plan, Point } from "../base/types.js" */

const HEAD = 7; // pixels on the screen: an arrow's head

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
 * @param {Point} tip
 * @param {Point} from
 * @param {number} size
 */
function drawHead(context, tip, from, size) {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const side of [-0.42, 0.42])
    context.lineTo(tip.x - size * Math.cos(angle + side), tip.y - size * Math.sin(angle + side));
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
  context.lineWidth = Math.max(1, 0.7 / scale) * (1.2 + Math.min(2.6, Math.sqrt(shown.length) * 0.4));
  context.lineJoin = context.lineCap = "round";
  context.beginPath();
  context.moveTo(way[0].x, way[0].y);
  for (let at = 1; at < last; at += 1) context.arcTo(way[at].x, way[at].y, way[at + 1].x, way[at + 1].y, 14);
  context.lineTo(way[last].x, way[last].y);
  context.stroke();
  const size = Math.max(HEAD, HEAD / scale) + context.lineWidth;
  if (shown.some(({ source }) => source.id === page.focus)) drawHead(context, way[last], way[last - 1], size);
  if (shown.some(({ target }) => target.id === page.focus)) {
    const { x, y } = way[0];
    const length = Math.hypot(way[1].x - x, way[1].y - y) || 1;
    const part = Math.min(1, (RADIUS * 1.6) / length);
    drawHead(context, { x: x + (way[1].x - x) * part, y: y + (way[1].y - y) * part }, way[1], size);
  }
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
