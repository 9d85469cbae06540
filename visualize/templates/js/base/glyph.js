// The signs of classes beside text.

import { page } from "./data.js";
import { colorOf, css } from "./dom.js";

/** The shape of a class, as it is in the picture. */
export function glyph(kind) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of [
    ["viewBox", "-135 -135 270 270"],
    ["width", 18],
    ["height", 18],
    ["aria-hidden", "true"],
  ]) {
    svg.setAttribute(name, value);
  }
  const corners = page.shapes[kind.shape];
  const shape = document.createElementNS(space, corners.length ? "polygon" : "circle");
  if (corners.length) {
    shape.setAttribute("points", corners.map((corner) => corner.join(",")).join(" "));
  } else {
    shape.setAttribute("r", 100);
  }
  const hollow = kind.shape === "gap";
  shape.setAttribute("fill", hollow ? "none" : colorOf(kind));
  shape.setAttribute("stroke", hollow ? colorOf(kind) : css("--outline"));
  shape.setAttribute("stroke-width", hollow ? 22 : 12);
  if (hollow) shape.setAttribute("stroke-dasharray", "45 28");
  svg.append(shape);
  return svg;
}
