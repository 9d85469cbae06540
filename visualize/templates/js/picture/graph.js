// The picture: vis-network draws shapes and arrows where the scene has them; nothing moves by itself.

import { required } from "../base/group.js";
import { drawing, edges, nodes, page } from "../base/data.js";
import { byId, dark, make } from "../base/dom.js";
import { badgeOf, colors, drawBadge, drawRegions, drawShape, radiusOf, readColors, writeLines } from "./draw.js";
import { RADIUS } from "./labels.js";
import { library } from "./library.js";
import { FEW, letter, styleOf } from "./lettering.js";
import { shorten } from "../base/phrases.js";
import { chosenBy, edgesOf, isEdge, placeOfNode, scene, setLit, setScene, wordsOf } from "./scene.js";
import { onChange, select, state, update } from "../state/state.js";
import { spread, strokeOf } from "../base/strokes.js";
import { visible } from "../state/visible.js";
import { startVeil } from "./veil.js";
import { container, drawn, foot, reveal, showAll, shownRegions, showStart, watchViewport } from "./viewport.js";

/** @import { Edge, Node, Point } from "../base/types.js" */
/** @import { DataSet, Vis } from "./vis.js" */

const byNumber = [...nodes.values()]; // as the network counts them
const edgeByNumber = [...edges.values()];
const numbers = new Map(byNumber.map((node, number) => [node, number]));
export const edgeNumbers = new Map(edgeByNumber.map((edge, number) => [edge, number]));
/** @type {Map<number, string>} */
const looks = new Map(); // edge number to the look it was given last
/** @type {number | null} */
let planned = null; // what the labels were last placed for
let isBegun = false;

const numberOf = (/** @type {Edge} */ edge) => required(edgeNumbers.get(edge));

/** @param {{ ctx: CanvasRenderingContext2D, id: number, x: number, y: number }} what */
function renderer({ ctx, id, x, y }) {
  return {
    drawNode: () => drawShape(ctx, byNumber[id], x, y),
    nodeDimensions: { width: 2 * RADIUS, height: 2 * RADIUS },
  };
}

/**
 * A point of an edge, `share` of the way along it.
 *
 * @param {Edge} edge
 * @param {number} share
 * @returns {Point}
 */
export function pointOn(edge, share) {
  const arrow = required(drawn.network).body.edges[numberOf(edge)];
  return arrow && edge.source !== edge.target ? arrow.edgeType.getPoint(share) : placeOfNode(edge.source);
}

/**
 * How each edge is bent, so that several between the same two nodes stand apart.
 *
 * @param {Iterable<Edge>} shown
 */
function bends(shown) {
  /**
   * @param {Edge} edge
   * @param {{ place: number, number: number, offset: number }} among
   */
  const bendOf = (edge, { place, number, offset }) => {
    const bend = offset * Math.min(0.22, 1.3 / number);
    if (edge.source === edge.target) return { selfReference: { size: 18 + 9 * place } };
    return bend
      ? { smooth: { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } }
      : { smooth: false };
  };
  return new Map([...spread(shown)].map(([edge, among]) => [edge, bendOf(edge, among)]));
}

/**
 * @param {Edge} edge
 * @param {object | undefined} bend
 */
function lookOf(edge, bend) {
  const { lit } = scene;
  const stands = lit && lit.edges.has(edge) && (scene.isDim || lit.edges.size <= FEW);
  const { kind, claim } = edge;
  const { dashes, width, color } = strokeOf(edge);
  return {
    ...bend,
    dashes: dashes.length ? dashes : false,
    ...(kind === "qualifier" ? { arrows: "" } : {}),
    color: {
      color: stands && color !== "negated" ? colors.strong : colors[color],
      opacity: stands || !scene.isDim ? 1 : 0.2,
      inherit: false,
    },
    width:
      scene.arrow === edge || (claim && state.selection === claim.id) ? 3.6 : stands ? Math.max(width, 1.9) : width,
  };
}

/** Give the edges the looks that state, pointer and colours ask for; the library hears only of what differs. */
export function restyle() {
  setLit();
  if (!drawn.nodes) return;
  const bent = bends(scene.edges);
  const changed = [];
  for (const edge of scene.edges) {
    const id = numberOf(edge);
    const look = lookOf(edge, bent.get(edge));
    const text = JSON.stringify(look);
    if (looks.get(id) === text) continue;
    looks.set(id, text);
    changed.push({ id, ...look });
  }
  planned = null;
  if (changed.length) required(drawn.edges).update(changed);
  drawn.network?.redraw();
}

/**
 * The arrow that pyvis made; one of its own in a large graph, where pyvis makes none.
 *
 * @param {Edge} edge
 */
function drawnArrow(edge) {
  const id = numberOf(edge);
  return drawing.edges[id] || { id, from: numbers.get(edge.source), to: numbers.get(edge.target) };
}

/** Take in what is visible now. */
function rebuild() {
  const wide = Math.min(2, Math.max(0.6, (container.clientWidth / Math.max(1, container.clientHeight - foot())) * 1.1));
  setScene(wide);
  if (!drawn.nodes) return;
  /**
   * @param {DataSet | null} data
   * @param {Set<number | undefined>} wanted
   */
  const keep = (data, wanted) => data?.remove(data.getIds().filter((id) => !wanted.has(id)));
  const wantedEdges = new Set([...scene.edges].map((edge) => edgeNumbers.get(edge)));
  keep(drawn.edges, wantedEdges);
  for (const id of looks.keys()) if (!wantedEdges.has(id)) looks.delete(id);
  keep(drawn.nodes, new Set([...scene.nodes].map((node) => numbers.get(node))));
  drawn.nodes.update(
    [...scene.nodes].map((node) => ({
      id: numbers.get(node),
      shape: "custom",
      ctxRenderer: renderer,
      ...placeOfNode(node),
    })),
  );
  setLit();
  const bent = bends(scene.edges);
  const added = [...scene.edges].filter((edge) => !looks.has(numberOf(edge)));
  drawn.edges?.add(added.map((edge) => ({ ...drawnArrow(edge), ...lookOf(edge, bent.get(edge)) })));
  for (const edge of added) looks.set(numberOf(edge), JSON.stringify(lookOf(edge, bent.get(edge))));
  restyle();
}

/** @param {CanvasRenderingContext2D} context */
function drawWords(context) {
  const scale = required(drawn.network).getScale();
  if (planned !== scale) {
    drawn.lettered = letter(context, scale, shownRegions(), pointOn);
    planned = scale;
  }
  context.save();
  for (const { lines, x, y, size, room } of drawn.lettered.headings)
    writeLines(context, lines, x, y, {
      size,
      style: "bold",
      color: colors["region-text"],
      align: "left",
      room,
      halo: colors.region,
    });
  for (const { node, lines, x, y, size, room } of drawn.lettered.nodes) {
    context.globalAlpha = scene.isDim && !scene.lit?.nodes.has(node) ? 0.35 : 1;
    writeLines(context, lines, x, y, { size, style: styleOf(node), color: node.gap ? colors.gap : colors.text, room });
  }
  context.globalAlpha = 1;
  for (const { lines, x, y, size } of drawn.lettered.edges)
    writeLines(context, lines, x, y, { size, color: colors.text });
  for (const node of scene.nodes) {
    const badge = badgeOf(node, scale);
    if (badge) drawBadge(context, badge);
  }
  context.restore();
}

/**
 * The node whose shape or label is at a point of the picture, if any.
 *
 * @param {Point} point
 */
export function nodeAt({ x, y }) {
  const reach = Math.max(6, 12 / required(drawn.network).getScale() - RADIUS); // at least 24 pixels on the screen
  for (const node of scene.nodes) {
    const place = placeOfNode(node);
    if (Math.hypot(x - place.x, y - place.y) < radiusOf(node) + reach) return node;
  }
  return (
    drawn.lettered.nodes.find(({ box: [left, top, right, bottom] }) => x > left && x < right && y > top && y < bottom)
      ?.node || null
  );
}

/**
 * The node whose badge is at a point of the picture, if any.
 *
 * @param {Point} point
 */
export function badgeAt({ x, y }) {
  const scale = required(drawn.network).getScale();
  const slack = 5 / scale;
  return [...scene.nodes].find((node) => {
    const badge = badgeOf(node, scale);
    return (
      badge &&
      x > badge.left - slack &&
      x < badge.left + badge.width + slack &&
      y > badge.top - slack &&
      y < badge.top + badge.height + slack
    );
  });
}

/**
 * Bring in the neighbours of a node that are not drawn, or take away those that were brought in.
 *
 * @param {Node} node
 */
export function expand(node) {
  const opened = new Set(state.opened);
  if (!opened.delete(node.id)) opened.add(node.id);
  update({ opened });
}

/** @param {Node | Edge | null} what */
function hoverOn(what) {
  if (scene.hovered === what) return;
  scene.hovered = what;
  container.style.cursor = what ? "pointer" : "";
  byId("hint").textContent =
    what && isEdge(what)
      ? `${shorten(what.source.label, 80)} – ${wordsOf(what)} – ${shorten(what.target.label, 80)}`
      : "";
  restyle();
}

/** @param {(node: Node) => boolean} pick */
function listenToGraph(pick) {
  const network = required(drawn.network);
  network.on("beforeDrawing", (context) => drawRegions(context, shownRegions()));
  network.on("afterDrawing", drawWords);
  /**
   * @param {Point} place
   * @param {number | undefined} hit
   */
  const choose = (place, hit) => {
    const badge = badgeAt(place);
    const node = nodeAt(place);
    if (badge) expand(badge);
    else if (!node || !pick(node)) select(node ? node.id : hit === undefined ? null : chosenBy(edgeByNumber[hit]));
  };
  network.on("click", ({ pointer, edges: hit }) => choose(pointer.canvas, hit[0]));
  startVeil((x, y) => choose(network.DOMtoCanvas({ x, y }), network.getEdgeAt({ x, y })));
  watchViewport();
  network.on("hoverNode", ({ node }) => hoverOn(byNumber[node]));
  network.on("blurNode", () => hoverOn(null));
  network.on("hoverEdge", ({ edge }) => hoverOn(edgeByNumber[edge]));
  network.on("blurEdge", () => hoverOn(null));
  network.on("dragging", ({ nodes: dragged }) => {
    for (const id of dragged) scene.places.set(byNumber[id], network.getPosition(id));
    if (dragged.length) planned = null;
  });
  container.addEventListener("pointerleave", () => hoverOn(null));
}

/**
 * Make the network; the page says so where it cannot.
 *
 * @param {(node: Node) => boolean} pick
 */
async function begin(pick) {
  isBegun = true;
  /** @type {Vis} */
  let vis;
  try {
    vis = await library();
  } catch {
    container.replaceChildren(
      make(
        "p",
        { class: "noscript", role: "status" },
        "This browser is too old to draw the picture; the other views work.",
      ),
    );
    return;
  }
  const tables = { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) };
  Object.assign(drawn, tables);
  rebuild(); // before the network is there, which then takes all in at once
  const options = JSON.parse(drawing.options); // pyvis gives them as text
  drawn.network = new vis.Network(container, tables, options);
  // the library makes its own element a tab stop; the container, which has a name, is one already
  container.querySelectorAll("[tabindex]").forEach((element) => element.setAttribute("tabindex", "-1"));
  listenToGraph(pick);
  showStart();
}

function isPictureShown() {
  return !byId("picture").hidden;
}

/**
 * `pick(node)` is asked first when a node is clicked; it tells whether it took it.
 *
 * @param {(node: Node) => boolean} pick
 */
export function startGraph(pick) {
  readColors();
  if (page.isLarge && nodes.has(state.selection) && !state.around && !state.path)
    update({ around: state.selection }, { isStep: false });
  setScene(1); // measured when the picture begins: now it would make the browser lay the page out twice
  if (isPictureShown()) begin(pick);
  onChange((changed) => {
    const chosen = nodes.get(state.selection);
    if (
      changed.has("selection") &&
      chosen &&
      (state.around ? !visible().nodes.has(chosen) : page.isLarge && !scene.nodes.has(chosen))
    ) {
      update({ around: chosen.id, opened: new Set() }, { isStep: false });
      return;
    }
    if (!isBegun && isPictureShown()) begin(pick);
    const isNew = ["layers", "around", "steps", "only", "rest", "path"].some((key) => changed.has(key));
    const isOut = chosen && !scene.nodes.has(chosen);
    const isBack = changed.has("view") && isPictureShown(); // other views show other claims
    if (isNew || isOut || isBack || ["hidden", "opened"].some((key) => changed.has(key))) rebuild();
    else restyle();
    if (!drawn.network) return;
    if (changed.has("view") && state.view === "graph") {
      drawn.network.setSize("100%", "100%");
      showStart();
    } else if (isNew || changed.has("opened")) showAll();
    else if (changed.has("selection"))
      reveal(
        chosen
          ? [chosen]
          : edges.has(state.selection)
            ? edgesOf(edges.get(state.selection)?.claim || null).flatMap(({ source, target }) => [source, target])
            : [],
      );
  });
  for (const query of [dark, window.matchMedia("(forced-colors: active)")]) {
    query.addEventListener("change", () => {
      readColors();
      looks.clear();
      restyle();
    });
  }
}
