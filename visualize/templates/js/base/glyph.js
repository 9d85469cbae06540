// The signs of classes beside text.

import { page } from "./data.js";
import { colorOf, makeSvg } from "./dom.js";

/** @import { Kind } from "./types.js" */

/**
 * The shape of a class, as it is in the picture.
 *
 * @param {Kind} kind
 */
export function glyph(kind) {
  const corners = page.shapes[kind.shape];
  const isHollow = kind.shape === "gap";
  const look = {
    fill: isHollow ? "none" : colorOf(kind),
    stroke: isHollow ? colorOf(kind) : "var(--outline)",
    "stroke-width": isHollow ? 22 : 12,
    "stroke-dasharray": isHollow ? "45 28" : null,
  };
  const shape = corners.length
    ? makeSvg("polygon", { points: corners.map((corner) => corner.join(",")).join(" "), ...look })
    : makeSvg("circle", { r: 100, ...look });
  return makeSvg("svg", { viewBox: "-135 -135 270 270", width: 18, height: 18, "aria-hidden": "true" }, shape);
}
