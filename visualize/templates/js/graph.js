// Draw the network with vis-network: positions are given, nothing moves by itself.

import { drawing, edges, nodes, page } from "./data.js";
import { colorOf, css, dark } from "./dom.js";
import { hedgesOf, shorten } from "./phrases.js";
import { onChange, select, state } from "./state.js";
import { visible } from "./visible.js";

const RADIUS = 15;
const FONT = '16px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const FOOT = 38; // pixels at the foot of the picture, for the buttons
const LABEL = 166; // pixels: the widest label
const FEW = 14; // so many edges at a node still get their labels

const byNumber = [...nodes.values()]; // as the network counts them
const edgeByNumber = [...edges.values()];
const numbers = new Map(byNumber.map((node, number) => [node, number]));
const lit = { nodes: null, edges: null }; // what stands out; null: everything
export const labelWidths = new Map();
export const colors = {};
export let container = null;
export let network = null;
let drawnNodes = null;
let drawnEdges = null;
let hovered = null;

function readColors() {
  for (const name of ["ground", "text", "edge", "strong", "region", "region-line", "region-text", "gap", "negated", "outline", "chain"]) {
    colors[name] = css(`--${name}`);
  }
}

function trace(context, shape, x, y, radius) {
  const corners = page.shapes[shape];
  context.beginPath();
  if (corners.length) {
    corners.forEach(([cx, cy], index) => {
      context[index ? "lineTo" : "moveTo"](x + (cx * radius) / 100, y + (cy * radius) / 100);
    });
    context.closePath();
  } else {
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function drawShape(context, node, x, y) {
  const { kind } = node;
  const isSelected = state.selection === node.id;
  const radius = node.id === page.focus ? RADIUS * 1.45 : RADIUS;
  if (isSelected || hovered === node) {
    context.beginPath();
    context.arc(x, y, radius + 9, 0, 2 * Math.PI);
    context.strokeStyle = colors.strong;
    context.lineWidth = isSelected ? 3 : 1.2;
    context.stroke();
  }
  trace(context, kind.shape, x, y, radius);
  context.lineWidth = node.gap ? 2.5 : 1.5;
  context.fillStyle = node.gap ? colors.ground : colorOf(kind);
  context.strokeStyle = node.gap ? colors.gap : colors.outline;
  context.setLineDash(node.gap ? [6, 4] : []);
  context.fill();
  context.stroke();
  context.setLineDash([]);
  if (node.gap) {
    context.font = `bold ${FONT}`;
    context.fillStyle = colors.gap;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText("?", x, y + 1);
  }
}

function drawLabel(context, node, x, y) {
  const isFocus = node.id === page.focus;
  context.font = node.gap ? `italic ${FONT}` : isFocus ? `bold ${FONT}` : FONT;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 6;
  context.strokeStyle = colors.ground;
  context.fillStyle = node.gap ? colors.gap : colors.text;
  let widest = 0;
  const room = isFocus ? undefined : LABEL;
  (node.lines || []).forEach((line, index) => {
    const top = y + RADIUS * (isFocus ? 1.5 : 1) + 5 + 19 * index;
    context.strokeText(line, x, top, room);
    context.fillText(line, x, top, room);
    widest = Math.max(widest, Math.min(context.measureText(line).width, room || Infinity));
  });
  labelWidths.set(node, widest);
}

function renderer({ ctx, id, x, y }) {
  const node = byNumber[id];
  const faint = lit.nodes && !lit.nodes.has(node);
  const paint = (draw) => () => {
    ctx.save();
    ctx.globalAlpha = faint ? 0.28 : 1;
    draw(ctx, node, x, y);
    ctx.restore();
  };
  return {
    drawNode: paint(drawShape),
    drawExternalLabel: paint(drawLabel),
    nodeDimensions: { width: 2 * RADIUS, height: 2 * RADIUS },
  };
}

function drawRegions(context) {
  context.save();
  for (const [, left, top, width, height] of page.regions) {
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

function drawHeadings(context) {
  context.save();
  context.font = `bold ${FONT}`;
  context.textBaseline = "top";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = colors.region;
  context.fillStyle = colors["region-text"];
  for (const [heading, left, top] of page.regions) {
    context.strokeText(heading, left + 10, top + 7);
    context.fillText(heading, left + 10, top + 7);
  }
  context.restore();
}

/** The place of a node in the graph's own pixels. */
export function placeOfNode(node) {
  return network.getPosition(numbers.get(node));
}

/** The edges and nodes that stand out with the selection. */
function light() {
  const node = nodes.get(state.selection);
  const claim = edges.get(state.selection);
  lit.nodes = lit.edges = null;
  if (claim) {
    lit.edges = new Set([claim]);
    lit.nodes = new Set([claim.source, claim.target]);
  } else if (node) {
    lit.edges = new Set([...visible().edges].filter(({ source, target }) => source === node || target === node));
    lit.nodes = new Set([node, ...[...lit.edges].flatMap(({ source, target }) => [source, target])]);
  }
}

/** The words along an edge. */
export function wordsOf(edge) {
  if (edge.kind === "gap") return `${edge.target.gap.predicate.label} (list lost)`;
  if (edge.kind === "qualifier") return edge.key;
  const { claim } = edge;
  const hedges = hedgesOf(claim).join(", ");
  return [claim.negated ? "not:" : "", claim.predicate.label, hedges && `(${hedges})`].filter(Boolean).join(" ");
}

/** Whether words fit along an edge without running into the labels at its ends. */
function hasRoom({ source, target }, text) {
  const [a, b] = [placeOfNode(source), placeOfNode(target)];
  const length = Math.hypot(a.x - b.x, a.y - b.y);
  return length > 140 && length > text.length * 7 + 16;
}

/** How each edge is bent, so that several between the same two nodes stand apart. */
function bends(shown) {
  const pairs = new Map();
  for (const edge of shown) {
    const key = [numbers.get(edge.source), numbers.get(edge.target)].sort((a, b) => a - b).join(" ");
    pairs.set(key, [...(pairs.get(key) || []), edge]);
  }
  const found = new Map();
  for (const [key, group] of pairs) {
    group.forEach((edge, place) => {
      let bend = (place - (group.length - 1) / 2) * (group.length < 8 ? 0.24 : 2 / group.length);
      if (String(numbers.get(edge.source)) !== key.split(" ")[0]) bend = -bend;
      const look = bend ? { smooth: { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } } : { smooth: false };
      found.set(edge, edge.source === edge.target ? { selfReference: { size: 18 + 9 * place } } : look);
    });
  }
  return found;
}

/** Give nodes and edges the looks that the state and the colour scheme ask for. */
export function restyle() {
  const shown = visible();
  light();
  drawnNodes.update(byNumber.map((node, id) => ({ id, hidden: !shown.nodes.has(node) })));
  const labelled = lit.edges && lit.edges.size <= FEW;
  const bent = bends(shown.edges);
  drawnEdges.update(
    edgeByNumber.map((edge, id) => {
      if (!shown.edges.has(edge)) return { id, hidden: true };
      const text = shorten(wordsOf(edge), 40);
      const stands = lit.edges && lit.edges.has(edge);
      const width = drawing.edges[id].width || 1.3;
      const isNegated = edge.kind === "claim" && edge.claim.negated;
      const plain = isNegated ? colors.negated : edge.kind === "gap" ? colors.gap : width > 2 ? colors.chain : colors.edge;
      return {
        id,
        hidden: false,
        ...bent.get(edge),
        color: { color: stands && !isNegated ? colors.strong : plain, opacity: !lit.edges ? 1 : !stands ? 0.25 : labelled ? 1 : 0.7, inherit: false },
        width: stands ? Math.max(width, labelled ? 2.2 : 1.5) : width,
        label: stands && labelled && hasRoom(edge, text) ? text : " ",
        font: { size: 14, color: colors.text, strokeWidth: 5, strokeColor: colors.ground, multi: false, face: "system-ui, sans-serif" },
      };
    }),
  );
  network.redraw();
}

/** Left, top, right and bottom of everything shown, in the graph's own pixels. */
function bounds() {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (left, top, right, bottom) => {
    box[0] = Math.min(box[0], left);
    box[1] = Math.min(box[1], top);
    box[2] = Math.max(box[2], right);
    box[3] = Math.max(box[3], bottom);
  };
  for (const node of visible().nodes) {
    const { x, y } = placeOfNode(node);
    add(x - 70, y - RADIUS, x + 70, y + 75);
  }
  return box;
}

export function showAll() {
  if (!visible().nodes.size) return;
  const [left, top, right, bottom] = bounds();
  const height = container.clientHeight - FOOT;
  const scale = Math.min(container.clientWidth / (right - left + 24), height / (bottom - top + 24), 1.6);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + FOOT / 2 / scale }, scale });
}

/** Everything if its labels can be read then, else the middle of the graph. */
function showStart() {
  showAll();
  if (network.getScale() < 0.4 && page.focus) network.moveTo({ position: placeOfNode(nodes.get(page.focus)), scale: 0.62 });
}

export function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
}

/** Move nodes into sight if one is out of it. */
export function reveal(all) {
  const here = all.filter((node) => visible().nodes.has(node)).map(placeOfNode);
  if (!here.length) return;
  const middle = { x: here.reduce((sum, { x }) => sum + x, 0) / here.length, y: here.reduce((sum, { y }) => sum + y, 0) / here.length };
  const inSight = here.every((place) => {
    const { x, y } = network.canvasToDOM(place);
    return x > 40 && y > 30 && x < container.clientWidth - 40 && y < container.clientHeight - 60;
  });
  if (!inSight) network.moveTo({ position: middle });
}

/** The node whose shape or label is at a point of the graph, if any. */
export function nodeAt({ x, y }) {
  for (const node of visible().nodes) {
    const place = placeOfNode(node);
    const half = (labelWidths.get(node) || LABEL) / 2;
    const bottom = place.y + RADIUS + 8 + 19 * node.lines.length;
    const onShape = Math.hypot(x - place.x, y - place.y) < RADIUS + 6;
    const onLabel = Math.abs(x - place.x) < half && y > place.y + RADIUS && y < bottom;
    if (onShape || onLabel) return node;
  }
  return null;
}

/** What a click on an edge selects: its claim, or the gap it leads to. */
function chosenBy(edge) {
  return edge.kind === "gap" ? edge.target.id : edge.claim.id;
}

function listen() {
  const hint = document.getElementById("hint");
  network.on("beforeDrawing", drawRegions);
  network.on("afterDrawing", drawHeadings);
  network.on("click", ({ pointer, edges: hit }) => {
    const node = nodeAt(pointer.canvas);
    select(node ? node.id : hit.length ? chosenBy(edgeByNumber[hit[0]]) : null);
  });
  network.on("hoverEdge", ({ edge }) => {
    const { source, target } = edgeByNumber[edge];
    hint.textContent = `${shorten(source.label, 80)} – ${wordsOf(edgeByNumber[edge])} – ${shorten(target.label, 80)}`;
  });
  network.on("blurEdge", () => {
    hint.textContent = "";
  });
  network.on("hoverNode", ({ node }) => {
    hovered = byNumber[node];
    container.style.cursor = "pointer";
  });
  network.on("blurNode", () => {
    hovered = null;
    container.style.cursor = "";
  });
  container.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const actions = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: showAll };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (steps[event.key]) {
      const { x, y } = network.getViewPosition();
      const step = 80 / network.getScale();
      network.moveTo({ position: { x: x + steps[event.key][0] * step, y: y + steps[event.key][1] * step } });
    } else if (actions[event.key]) {
      actions[event.key]();
    } else {
      return;
    }
    event.preventDefault();
  });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
  document.getElementById("zoom-fit").addEventListener("click", showAll);
}

export function startGraph() {
  container = document.getElementById("graph");
  drawnNodes = new vis.DataSet(drawing.nodes.map((node) => ({ ...node, ctxRenderer: renderer })));
  drawnEdges = new vis.DataSet(drawing.edges);
  readColors();
  network = new vis.Network(container, { nodes: drawnNodes, edges: drawnEdges }, JSON.parse(drawing.options)); // pyvis gives them as text
  // the library makes its own element a tab stop; the container, which has a name, is one already
  container.querySelectorAll("[tabindex]").forEach((element) => element.setAttribute("tabindex", "-1"));
  listen();
  restyle();
  showStart();
  onChange((changed) => {
    restyle();
    if (changed.has("layers") || changed.has("around") || changed.has("steps")) showAll();
    else if (changed.has("selection")) reveal(lit.nodes ? (nodes.has(state.selection) ? [nodes.get(state.selection)] : [...lit.nodes]) : []);
  });
  dark.addEventListener("change", () => {
    readColors();
    restyle();
  });
}
