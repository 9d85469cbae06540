// The picture: vis-network draws shapes and arrows where the scene has them; nothing moves by itself.

import { drawing, edges, nodes, page } from "../base/data.js";
import { dark, make } from "../base/dom.js";
import { badgeOf, colors, drawBadge, drawRegions, drawShape, radiusOf, readColors, writeLines } from "./draw.js";
import { labelWidth, LINE, RADIUS } from "./labels.js";
import { library } from "./library.js";
import { FEW, letter, SMALLEST, styleOf } from "./lettering.js";
import { shorten } from "../base/phrases.js";
import { chosenBy, edgesOf, placeOfNode, scene, setLit, setScene, wordsOf } from "./scene.js";
import { onChange, select, state, update } from "../state/state.js";
import { spread, strokeOf } from "../base/strokes.js";
import { visible } from "../state/visible.js";

const FOOT = 40; // pixels at the foot of the picture, for the buttons, at least
const READABLE_ZOOM = 0.7; // zoom at which a window too small for the whole opens

const byNumber = [...nodes.values()]; // as the network counts them
const edgeByNumber = [...edges.values()];
const numbers = new Map(byNumber.map((node, number) => [node, number]));
const edgeNumbers = new Map(edgeByNumber.map((edge, number) => [edge, number]));
const looks = new Map(); // edge number to the look it was given last
export const container = document.getElementById("graph");
let network = null;
let lettered = { nodes: [], edges: [], headings: [] }; // the labels that are drawn
let planned = null; // what the labels were last placed for
let isBegun = false;
let isWhole = false; // whether nobody has zoomed or moved since all was in sight
let drawnNodes = null;
let drawnEdges = null;

function renderer({ ctx, id, x, y }) {
  return { drawNode: () => drawShape(ctx, byNumber[id], x, y), nodeDimensions: { width: 2 * RADIUS, height: 2 * RADIUS } };
}

/** The regions that have a node of the scene in them. */
export function shownRegions() {
  if (state.around || page.isLarge) return [];
  const places = [...scene.places.values()];
  return page.regions.filter(([, left, top, width, height]) => places.some(({ x, y }) => x > left && x < left + width && y > top && y < top + height));
}

/** A point of an edge, `share` of the way along it. */
function pointOn(edge, share) {
  const drawn = network.body.edges[edgeNumbers.get(edge)];
  return drawn && edge.source !== edge.target ? drawn.edgeType.getPoint(share) : placeOfNode(edge.source);
}

/** How each edge is bent, so that several between the same two nodes stand apart. */
function bends(shown) {
  const bendOf = (edge, { place, number, offset }) => {
    const bend = offset * Math.min(0.22, 1.3 / number);
    if (edge.source === edge.target) return { selfReference: { size: 18 + 9 * place } };
    return bend ? { smooth: { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } } : { smooth: false };
  };
  return new Map([...spread(shown)].map(([edge, among]) => [edge, bendOf(edge, among)]));
}

function lookOf(edge, bend) {
  const { lit } = scene;
  const stands = lit && lit.edges.has(edge) && (scene.isDim || lit.edges.size <= FEW);
  const { kind, claim } = edge;
  const { dashes, width, color } = strokeOf(edge);
  return {
    ...bend,
    dashes: dashes.length ? dashes : false,
    ...(kind === "qualifier" ? { arrows: "" } : {}),
    color: { color: stands && color !== "negated" ? colors.strong : colors[color], opacity: stands || !scene.isDim ? 1 : 0.2, inherit: false },
    width: scene.arrow === edge || (claim && state.selection === claim.id) ? 3.6 : stands ? Math.max(width, 1.9) : width,
  };
}

/** Give the edges the looks that state, pointer and colours ask for; only what differs is told to the library. */
export function restyle() {
  setLit();
  if (!drawnNodes) return;
  const bent = bends(scene.edges);
  const changed = [];
  for (const edge of scene.edges) {
    const id = edgeNumbers.get(edge);
    const look = lookOf(edge, bent.get(edge));
    const text = JSON.stringify(look);
    if (looks.get(id) === text) continue;
    looks.set(id, text);
    changed.push({ id, ...look });
  }
  planned = null;
  if (changed.length) drawnEdges.update(changed);
  network?.redraw();
}

/** The arrow that pyvis made; one of its own in a large graph, where pyvis makes none. */
function drawnArrow(edge) {
  const id = edgeNumbers.get(edge);
  return drawing.edges[id] || { id, from: numbers.get(edge.source), to: numbers.get(edge.target) };
}

/** Take in what is visible now. */
function rebuild() {
  const wide = Math.min(2, Math.max(0.6, (container.clientWidth / Math.max(1, container.clientHeight - foot())) * 1.1));
  setScene(wide);
  if (!drawnNodes) return;
  const keep = (data, wanted) => data.remove(data.getIds().filter((id) => !wanted.has(id)));
  const wantedEdges = new Set([...scene.edges].map((edge) => edgeNumbers.get(edge)));
  keep(drawnEdges, wantedEdges);
  for (const id of looks.keys()) if (!wantedEdges.has(id)) looks.delete(id);
  keep(drawnNodes, new Set([...scene.nodes].map((node) => numbers.get(node))));
  drawnNodes.update([...scene.nodes].map((node) => ({ id: numbers.get(node), shape: "custom", ctxRenderer: renderer, ...placeOfNode(node) })));
  setLit();
  const bent = bends(scene.edges);
  const added = [...scene.edges].filter((edge) => !looks.has(edgeNumbers.get(edge)));
  drawnEdges.add(added.map((edge) => ({ ...drawnArrow(edge), ...lookOf(edge, bent.get(edge)) })));
  for (const edge of added) looks.set(edgeNumbers.get(edge), JSON.stringify(lookOf(edge, bent.get(edge))));
  restyle();
}

function drawWords(context) {
  const scale = network.getScale();
  if (planned !== scale) {
    lettered = letter(context, scale, shownRegions(), pointOn);
    planned = scale;
  }
  context.save();
  for (const { lines, x, y, size, room } of lettered.headings) writeLines(context, lines, x, y, { size, style: "bold", color: colors["region-text"], align: "left", room, halo: colors.region });
  for (const { node, lines, x, y, size, room } of lettered.nodes) {
    context.globalAlpha = scene.isDim && !scene.lit.nodes.has(node) ? 0.35 : 1;
    writeLines(context, lines, x, y, { size, style: styleOf(node), color: node.gap ? colors.gap : colors.text, room });
  }
  context.globalAlpha = 1;
  for (const { lines, x, y, size } of lettered.edges) writeLines(context, lines, x, y, { size, color: colors.text });
  for (const node of scene.nodes) {
    const badge = badgeOf(node, scale);
    if (badge) drawBadge(context, badge);
  }
  context.restore();
}

/** The height of the buttons at the foot. */
function foot() {
  return Math.max(FOOT, container.clientHeight - document.getElementById("trail").offsetTop + 4);
}

/** Left, top, right and bottom of everything drawn, in the picture's own pixels; `grown` is how much larger labels are than usual. */
export function sceneBounds(grown = 1) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (left, top, right, bottom) => [Math.min, Math.min, Math.max, Math.max].forEach((pick, side) => (box[side] = pick(box[side], [left, top, right, bottom][side])));
  for (const node of scene.nodes) {
    const { x, y } = placeOfNode(node);
    const half = (labelWidth(node.lines) / 2) * grown;
    add(x - half, y - RADIUS - 8 * grown, x + half, y + RADIUS + 6 + LINE * grown * node.lines.length);
  }
  for (const [, left, top, width, height] of shownRegions()) add(left, top - LINE * (grown - 1), left + width, top + height);
  return box;
}

/** Move so that all is in sight. */
export function showAll() {
  if (!network || !scene.nodes.size || !container.clientWidth) return; // nothing to show, or nowhere yet
  let box = [];
  let scale = 1;
  for (let round = 0; round < 3; round += 1) { // the smaller the picture, the larger its labels
    box = sceneBounds(Math.max(1, SMALLEST / scale));
    scale = Math.max(0.02, Math.min(container.clientWidth / (box[2] - box[0] + 12), (container.clientHeight - foot()) / (box[3] - box[1] + 12), 1.3));
  }
  network.moveTo({ position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 + foot() / 2 / scale }, scale });
  isWhole = true;
}

/** All that is shown if there is room for its labels, else the middle of it, large enough to be read. */
function showStart() {
  showAll();
  const middle = nodes.get(state.selection) || nodes.get(state.around) || nodes.get(page.focus);
  if (container.clientWidth < 600 && network.getScale() < READABLE_ZOOM && scene.nodes.has(middle)) network.moveTo({ position: placeOfNode(middle), scale: READABLE_ZOOM });
}

export function zoom(factor) {
  if (!network) return;
  isWhole = false;
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
}

/** Move the picture by so many pixels of the screen. */
export function pan(dx, dy) {
  if (!network) return;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x + dx / scale, y: y + dy / scale } });
}

/** Move nodes into sight if one is out of it. */
export function reveal(wanted) {
  const here = wanted.filter((node) => scene.nodes.has(node)).map(placeOfNode);
  if (!network || !here.length) return;
  const middle = { x: here.reduce((sum, { x }) => sum + x, 0) / here.length, y: here.reduce((sum, { y }) => sum + y, 0) / here.length };
  const inSight = here.every((place) => {
    const { x, y } = network.canvasToDOM(place);
    return x > 40 && y > 30 && x < container.clientWidth - 40 && y < container.clientHeight - 70;
  });
  if (!inSight) network.moveTo({ position: middle });
}

/** The node whose shape or label is at a point of the picture, if any. */
function nodeAt({ x, y }) {
  const reach = Math.max(6, 12 / network.getScale() - RADIUS); // at least 24 pixels on the screen
  for (const node of scene.nodes) {
    const place = placeOfNode(node);
    if (Math.hypot(x - place.x, y - place.y) < radiusOf(node) + reach) return node;
  }
  return lettered.nodes.find(({ box: [left, top, right, bottom] }) => x > left && x < right && y > top && y < bottom)?.node || null;
}

/** The node whose badge is at a point of the picture, if any. */
function badgeAt({ x, y }) {
  const scale = network.getScale();
  const slack = 5 / scale;
  return [...scene.nodes].find((node) => {
    const badge = badgeOf(node, scale);
    return badge && x > badge.left - slack && x < badge.left + badge.width + slack && y > badge.top - slack && y < badge.top + badge.height + slack;
  });
}

/** Bring in the neighbours of a node that are not drawn, or take away those that were brought in. */
export function expand(node) {
  const opened = new Set(state.opened);
  if (!opened.delete(node.id)) opened.add(node.id);
  update({ opened });
}

function hoverOn(what) {
  if (scene.hovered === what) return;
  scene.hovered = what;
  container.style.cursor = what ? "pointer" : "";
  document.getElementById("hint").textContent = what && scene.edges.has(what) ? `${shorten(what.source.label, 80)} – ${wordsOf(what)} – ${shorten(what.target.label, 80)}` : "";
  restyle();
}

function listenToGraph(pick) {
  network.on("beforeDrawing", (context) => drawRegions(context, shownRegions()));
  network.on("afterDrawing", drawWords);
  network.on("click", ({ pointer, edges: hit }) => {
    const badge = badgeAt(pointer.canvas);
    const node = nodeAt(pointer.canvas);
    if (badge) expand(badge);
    else if (!node || !pick(node)) select(node ? node.id : hit.length ? chosenBy(edgeByNumber[hit[0]]) : null);
  });
  network.on("resize", () => isWhole && showStart());
  for (const event of ["zoom", "dragEnd"]) network.on(event, () => (isWhole = false));
  network.on("hoverNode", ({ node }) => hoverOn(byNumber[node]));
  network.on("blurNode", () => hoverOn(null));
  network.on("hoverEdge", ({ edge }) => hoverOn(edgeByNumber[edge]));
  network.on("blurEdge", () => hoverOn(null));
  network.on("dragging", ({ nodes: dragged }) => {
    for (const id of dragged) scene.places.set(byNumber[id], network.getPosition(id));
    if (dragged.length) planned = null;
  });
  container.addEventListener("pointerleave", () => hoverOn(null));
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
  document.getElementById("zoom-fit").addEventListener("click", showAll);
}

/** Make the network; the page says so where it cannot. */
async function begin(pick) {
  isBegun = true;
  let vis;
  try {
    vis = await library();
  } catch {
    container.replaceChildren(make("p", { class: "noscript", role: "status" }, "This browser is too old to draw the picture; the other views work."));
    return;
  }
  drawnNodes = new vis.DataSet([]);
  drawnEdges = new vis.DataSet([]);
  rebuild(); // before the network is there, which then takes all in at once
  network = new vis.Network(container, { nodes: drawnNodes, edges: drawnEdges }, JSON.parse(drawing.options)); // pyvis gives them as text
  // the library makes its own element a tab stop; the container, which has a name, is one already
  container.querySelectorAll("[tabindex]").forEach((element) => element.setAttribute("tabindex", "-1"));
  listenToGraph(pick);
  showStart();
}

function isPictureShown() {
  return !document.getElementById("picture").hidden;
}

/** `pick(node)` is asked first when a node is clicked; it tells whether it took it. */
export function startGraph(pick) {
  readColors();
  if (page.isLarge && nodes.has(state.selection) && !state.around && !state.path) update({ around: state.selection }, { isStep: false });
  setScene(1); // measured when the picture begins: now it would make the browser lay the page out twice
  if (isPictureShown()) begin(pick);
  onChange((changed) => {
    const chosen = nodes.get(state.selection);
    if (changed.has("selection") && chosen && (state.around ? !visible().nodes.has(chosen) : page.isLarge && !scene.nodes.has(chosen))) {
      update({ around: chosen.id, opened: new Set() }, { isStep: false });
      return;
    }
    if (!isBegun && isPictureShown()) begin(pick);
    const isNew = ["layers", "around", "steps"].some((key) => changed.has(key));
    const isOut = chosen && !scene.nodes.has(chosen);
    if (isNew || isOut || ["hidden", "opened", "path"].some((key) => changed.has(key))) rebuild();
    else restyle();
    if (!network) return;
    if (changed.has("view") && state.view === "graph") {
      network.setSize("100%", "100%");
      showStart();
    } else if (isNew || changed.has("opened")) showAll();
    else if (changed.has("selection")) reveal(chosen ? [chosen] : edges.has(state.selection) ? edgesOf(edges.get(state.selection).claim).flatMap(({ source, target }) => [source, target]) : []);
    else if (changed.has("path") && scene.lit) reveal([...scene.lit.nodes]);
  });
  for (const query of [dark, window.matchMedia("(forced-colors: active)")]) {
    query.addEventListener("change", () => {
      readColors();
      looks.clear();
      restyle();
    });
  }
}
