// A picture as SVG: shapes, arrows, dashes and labels as vectors and text, with title and notice, for any drawing program.

import { xmlTag, xmlText } from "./xml.js";

const SVG_LINE = 19; // pixels between lines of a label
const SVG_HEAD = 11; // pixels: length of an arrow's head

function rounded(number) {
  return Math.round(number * 100) / 100;
}

function svgOutline(corners, x, y, radius, look) {
  if (!corners.length) return xmlTag("circle", { cx: rounded(x), cy: rounded(y), r: rounded(radius), ...look });
  return xmlTag("polygon", { points: corners.map(([dx, dy]) => `${rounded(x + (dx * radius) / 100)},${rounded(y + (dy * radius) / 100)}`).join(" "), ...look });
}

/** Lines of text, the first with its top at `y`; `halo` is the colour around the letters. */
function svgLabel(lines, x, y, { fill, halo, anchor = "middle", size = 16, weight, slope }) {
  const look = { "text-anchor": anchor, "font-size": size, "font-weight": weight, "font-style": slope, fill, stroke: halo, "stroke-width": halo && 5, "stroke-linejoin": halo && "round", "paint-order": halo && "stroke" };
  return lines.map((line, number) => xmlTag("text", { x: rounded(x), y: rounded(y + size + SVG_LINE * number), ...look }, xmlText(line))).join("");
}

/** An edge: `bend` is how far its middle lies to the left of the straight line, in pixels; one to itself is a ring. */
function svgArrow({ from, to, bend = 0, color, width, dashes, isArrow = true, loop, text }, colors) {
  const look = { fill: "none", stroke: color, "stroke-width": width, "stroke-dasharray": dashes && dashes.length ? dashes.join(" ") : undefined };
  if (from === to) return xmlTag("circle", { cx: rounded(from.x + from.radius), cy: rounded(from.y - from.radius), r: loop || 18, ...look });
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  // the control point of a quadratic curve lies twice as far from the line as its middle
  const control = { x: (from.x + to.x) / 2 + uy * 2 * bend, y: (from.y + to.y) / 2 - ux * 2 * bend };
  const towards = (end, gap) => {
    const distance = Math.hypot(control.x - end.x, control.y - end.y) || 1;
    return { x: end.x + ((control.x - end.x) * gap) / distance, y: end.y + ((control.y - end.y) * gap) / distance };
  };
  const [start, tip, neck] = [towards(from, from.radius + 2), towards(to, to.radius + 2), towards(to, to.radius + 2 + SVG_HEAD * 0.8)];
  const end = isArrow ? neck : tip;
  const path = xmlTag("path", { d: `M${rounded(start.x)} ${rounded(start.y)}Q${rounded(control.x)} ${rounded(control.y)} ${rounded(end.x)} ${rounded(end.y)}`, ...look });
  const [hx, hy] = [tip.x - neck.x, tip.y - neck.y].map((part) => part * 0.45);
  const head = isArrow ? xmlTag("polygon", { points: [[tip.x, tip.y], [neck.x - hy, neck.y + hx], [neck.x + hy, neck.y - hx]].map((point) => point.map(rounded).join(",")).join(" "), fill: color }) : "";
  const middle = { x: (from.x + to.x + 2 * control.x) / 4, y: (from.y + to.y + 2 * control.y) / 4 };
  return path + head + (text ? svgLabel([text], middle.x, middle.y - 16, { fill: colors.text, halo: colors.ground, size: 13 }) : "");
}

/** The text of the file. Nodes: {x, y, radius, corners, fill, stroke, dashes, lines, isStrong, isLost, title}; colours as CSS writes them. */
export function svg({ title, remarks, box, colors, font, regions, edges, nodes }) {
  const [left, top, width, height] = box;
  const foot = 17 * remarks.length + 12;
  const frame = [left, top - 44, width, height + 44 + foot].map(rounded);
  const shapes = nodes.map((node) => {
    const look = { fill: node.fill, stroke: node.stroke, "stroke-width": node.isLost ? 2.5 : 1.5, "stroke-dasharray": node.isLost ? "6 4" : undefined };
    return xmlTag("g", {}, xmlTag("title", {}, xmlText(node.title)), svgOutline(node.corners, node.x, node.y, node.radius, look), node.isLost ? svgLabel(["?"], node.x, node.y - 11, { fill: node.stroke, weight: "bold" }) : "");
  });
  const names = nodes.map((node) => svgLabel(node.lines, node.x, node.y + node.radius + 3, { fill: node.isLost ? node.stroke : colors.text, halo: colors.ground, weight: node.isStrong ? "bold" : undefined, slope: node.isLost ? "italic" : undefined }));
  const [rects, headings] = [
    regions.map(([, x, y, w, h]) => xmlTag("rect", { x, y, width: w, height: h, rx: 12, fill: colors.region, stroke: colors.line })),
    regions.map(([heading, x, y]) => svgLabel([heading], x + 10, y + 4, { fill: colors.soft, anchor: "start", weight: "bold" })),
  ];
  const parts = [
    xmlTag("title", {}, xmlText(title)),
    xmlTag("desc", {}, xmlText(remarks.join(" "))),
    xmlTag("rect", { x: frame[0], y: frame[1], width: frame[2], height: frame[3], fill: colors.ground }),
    svgLabel([title], left + 12, top - 38, { fill: colors.text, anchor: "start", size: 20, weight: "bold" }),
    ...rects,
    ...edges.map((edge) => svgArrow(edge, colors)),
    ...shapes,
    ...names,
    ...headings,
    ...remarks.map((line, number) => svgLabel([line], left + 12, top + height + 17 * number, { fill: colors.soft, anchor: "start", size: 13 })),
  ];
  const look = { viewBox: frame.join(" "), width: frame[2], height: frame[3], "font-family": font, role: "img" };
  const root = xmlTag("svg", { xmlns: "http://www.w3.org/2000/svg", ...look }, ...parts.flatMap((part) => ["\n", part]), "\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
