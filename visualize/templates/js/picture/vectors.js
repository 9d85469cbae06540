// A picture as vectors, back to front, with title and notice: what SVG and PNG share. Each is [name, attributes, text],
// named and measured as in SVG 2; a vector may have a `title` beside its attributes.

import { directionOf, LINE, LISTED_START } from "./labels.js";

/** @import { Arrow, Attributes, GatheredWay, LineLook, Picture } from "../base/types.js" */
/** @import { Point, Shape, Vector, Vectors } from "../base/types.js" */

const HEAD_LENGTH = 11; // pixels: an arrow's head
const FRAME_WIDTH = 480; // pixels: room for the notice

/** @param {number} number */
function rounded(number) {
  return Math.round(number * 100) / 100;
}

/** @param {number[][]} all */
function pointsOf(all) {
  return all.map((point) => point.map(rounded).join(",")).join(" ");
}

/**
 * @param {Shape} shape
 * @param {Attributes} look
 * @returns {Vector}
 */
function shapeOf({ corners, x, y, radius, title }, look) {
  if (!corners.length) return ["circle", { cx: rounded(x), cy: rounded(y), r: rounded(radius), ...look, title }];
  return [
    "polygon",
    { points: pointsOf(corners.map(([dx, dy]) => [x + (dx * radius) / 100, y + (dy * radius) / 100])), ...look, title },
  ];
}

/**
 * @param {Attributes} look
 * @returns {Vector}
 */
function frameOf(look) {
  return ["rect", look];
}

/**
 * Lines of text, the first with its top at `y`; `halo` is the colour around the letters.
 *
 * @param {string[]} lines
 * @param {number} x
 * @param {number} y
 * @param {LineLook} look
 * @returns {Vector[]}
 */
function textLines(lines, x, y, { fill, halo, anchor = "middle", size = 16, weight, slope }) {
  const around = halo && { stroke: halo, "stroke-width": 5, "stroke-linejoin": "round", "paint-order": "stroke" };
  const look = {
    "text-anchor": anchor,
    "font-size": size,
    "font-weight": weight,
    "font-style": slope,
    fill,
    direction: anchor === "middle" && directionOf(lines) === "rtl" ? "rtl" : undefined,
    ...around,
  };
  return lines.map((line, number) => ["text", { x: rounded(x), y: rounded(y + size + LINE * number), ...look }, line]);
}

/**
 * An edge: `bend` is how far its middle lies to the left of the straight line, in pixels; one to itself is a ring.
 *
 * @param {Arrow} arrow
 * @param {Record<string, string>} colors
 * @returns {Vector[]}
 */
function arrowOf({ from, to, bend = 0, color, width, dashes, isArrow = true, text, title }, colors) {
  const look = {
    fill: "none",
    stroke: color,
    "stroke-width": width,
    "stroke-dasharray": dashes && dashes.length ? dashes.join(" ") : undefined,
    title,
  };
  if (from === to)
    return [
      [
        "circle",
        { cx: rounded(from.x + from.radius), cy: rounded(from.y - from.radius), r: 18 + Math.abs(bend), ...look },
      ],
    ];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  // the control point of a quadratic curve lies twice as far from the line as its middle
  const control = [(from.x + to.x) / 2 + uy * 2 * bend, (from.y + to.y) / 2 - ux * 2 * bend];
  /**
   * @param {Shape} shape
   * @param {number} gap
   */
  const towards = ({ x, y, radius }, gap) => {
    const part = (radius + gap) / (Math.hypot(control[0] - x, control[1] - y) || 1);
    return [x + (control[0] - x) * part, y + (control[1] - y) * part];
  };
  const [start, tip, neck] = [towards(from, 2), towards(to, 2), towards(to, 2 + HEAD_LENGTH)];
  const spots = [start, control, isArrow ? neck : tip].map((spot) => spot.map(rounded).join(" "));
  const [hx, hy] = [(tip[0] - neck[0]) * 0.4, (tip[1] - neck[1]) * 0.4];
  /** @type {Vector} */
  const head = [
    "polygon",
    { points: pointsOf([tip, [neck[0] - hy, neck[1] + hx], [neck[0] + hy, neck[1] - hx]]), fill: color },
  ];
  const middle = [0, 1].map((axis) => ([from.x, from.y][axis] + [to.x, to.y][axis] + 2 * control[axis]) / 4);
  const label = text
    ? textLines([text], middle[0], middle[1] - 16, { fill: colors.text, halo: colors.ground, size: 13 })
    : [];
  return [["path", { d: `M${spots[0]}Q${spots[1]} ${spots[2]}`, ...look }], ...(isArrow ? [head] : []), ...label];
}

/** @param {Point[]} points */
function spotsOf(points) {
  return points.map(({ x, y }) => [x, y]);
}

/**
 * Arrows gathered in one.
 *
 * @param {GatheredWay} way
 * @returns {Vector[]}
 */
function wayOf({ points, heads, width, color, title }) {
  const look = { fill: "none", stroke: color, "stroke-width": rounded(width), "stroke-linejoin": "round", title };
  return [
    ["path", { d: `M${pointsOf(spotsOf(points)).replaceAll(" ", "L")}`, ...look }],
    ...heads.map((corners) => /** @type {Vector} */ (["polygon", { points: pointsOf(spotsOf(corners)), fill: color }])),
  ];
}

/**
 * Where a label begins: under its shape, in a list beside it.
 *
 * @param {Shape} shape
 * @returns {[number, number]}
 */
function startOf({ x, y, radius, isListed, lines }) {
  return isListed ? [x + LISTED_START, y - (LINE * lines.length) / 2] : [x, y + radius + 3];
}

/**
 * @param {string} text
 * @param {number} most
 */
function folded(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines[lines.length - 1].length + word.length >= most) lines.push("");
    lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

/**
 * {frame: [left, top, width, height], items}. Nodes: {x, y, radius, corners, fill, stroke, lines, isStrong, isLost,
 * title}.
 *
 * @param {Picture} picture
 * @returns {Vectors}
 */
export function vectors({ title, remarks, box, colors, regions, ways = [], edges, nodes }) {
  const [left, top] = box;
  const width = Math.max(box[2], FRAME_WIDTH);
  const notes = remarks.flatMap((line) => folded(line, width / 7));
  const heading = folded(title, width / 12);
  const frame = [
    left,
    top - 24 - LINE * heading.length,
    width,
    box[3] + 36 + LINE * (heading.length + notes.length),
  ].map(rounded);
  const start = { anchor: "start" };
  /** @type {Vector[]} */
  const items = [
    frameOf({ x: frame[0], y: frame[1], width: frame[2], height: frame[3], fill: colors.ground }),
    ...textLines(heading, left + 12, frame[1] + 6, { ...start, fill: colors.text, size: 18, weight: "bold" }),
    ...regions.map(([, x, y, w, h]) =>
      frameOf({ x, y, width: w, height: h, rx: 12, fill: colors.region, stroke: colors.line }),
    ),
    ...ways.flatMap(wayOf),
    ...edges.flatMap((edge) => arrowOf(edge, colors)),
    ...nodes.map((node) =>
      shapeOf(node, {
        fill: node.fill,
        stroke: node.stroke,
        "stroke-width": node.isLost ? 2.5 : 1.5,
        "stroke-dasharray": node.isLost ? "6 4" : undefined,
      }),
    ),
    ...nodes.flatMap((node) =>
      node.isLost ? textLines(["?"], node.x, node.y - 11, { fill: node.stroke, weight: "bold" }) : [],
    ),
    ...ways.flatMap(({ text, at }) =>
      textLines([text], at.x, at.y - 8, { fill: colors.text, halo: colors.ground, size: 13 }),
    ),
    ...nodes.flatMap((node) =>
      textLines(node.lines, ...startOf(node), {
        ...(node.isListed ? start : {}),
        fill: node.isLost ? node.stroke : colors.text,
        halo: colors.ground,
        weight: node.isStrong ? "bold" : undefined,
        slope: node.isLost ? "italic" : undefined,
      }),
    ),
    ...regions.flatMap(([text, x, y]) =>
      textLines([text], x + 10, y + 4, { ...start, fill: colors.soft, weight: "bold" }),
    ),
    ...textLines(notes, left + 12, top + box[3] + 6, { ...start, fill: colors.soft, size: 13 }),
  ];
  return { frame, items };
}
