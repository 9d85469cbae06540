// Vectors on a canvas, twice as large as measured (less for what no browser's canvas could hold).

import { required } from "../base/group.js";

/** @import { Vectors } from "../base/types.js" */

const LARGEST = 8000; // pixels: width and height of a canvas

/** @type {Record<string, (path: Path2D, look: any) => void>} */
const SHAPES_OF = {
  rect: (path, { x, y, width, height, rx }) => path.roundRect(x, y, width, height, rx || 0),
  circle: (path, { cx, cy, r }) => path.arc(cx, cy, r, 0, 2 * Math.PI),
  polygon: (path, { points }) => path.addPath(new Path2D(`M${points}Z`)),
  path: (path, { d }) => path.addPath(new Path2D(d)),
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {any} look
 * @param {string} text
 * @param {string} font
 */
function paintText(context, look, text, font) {
  context.font = [look["font-style"], look["font-weight"], `${look["font-size"]}px`, font].filter(Boolean).join(" ");
  context.textAlign = look["text-anchor"] === "middle" ? "center" : "left";
  context.direction = look.direction || "ltr";
  if (look.stroke) context.strokeText(text, look.x, look.y);
  context.fillText(text, look.x, look.y);
}

/**
 * A canvas with the picture.
 *
 * @param {Vectors} picture
 * @param {string} font
 */
export function paint({ frame, items }, font) {
  const [left, top, width, height] = frame;
  const scale = Math.min(2, LARGEST / width, LARGEST / height);
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
  const context = required(canvas.getContext("2d"));
  context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  context.lineJoin = "round";
  for (const [name, attributes, text = ""] of items) {
    /** @type {any} */
    const look = attributes; // each shape has its own
    context.fillStyle = look.fill;
    context.strokeStyle = look.stroke || "none";
    context.lineWidth = look["stroke-width"] || 1;
    context.setLineDash((look["stroke-dasharray"] || "").split(" ").filter(Boolean).map(Number));
    if (name === "text") {
      paintText(context, look, text, font);
      continue;
    }
    const path = new Path2D();
    SHAPES_OF[name](path, look);
    if (look.fill !== "none") context.fill(path);
    if (look.stroke) context.stroke(path);
  }
  return canvas;
}
