// The picture: vis-network draws shapes and arrows where the scene has them; nothing moves by itself.

import { required } from "../base/group.js";
import { drawing, edges, nodes, page } from "../base/data.js";
import { announce, byId, dark } from "../base/dom.js";
import { setBundles, wayOf } from "./bundles.js";
import { badgeOf, colors, drawBadge, drawRegions, drawShape, readColors, writeLines } from "./draw.js";
import { drawPill, drawWay } from "./draw-bundles.js";
import { hasDrawing, removeDrawing } from "./drawing.js";
import { coveredBy, FOOT } from "./fitting.js";
import { RADIUS } from "./labels.js";
import { library } from "./library.js";
import { FEW, letter } from "./lettering.js";
import { chooser, startPointer } from "./pointer.js";
import { edgesOf, placeOfNode, scene, setLit, setScene } from "./scene.js";
import { isAtFirst, onChange, state, update } from "../state/state.js";
import { spread, strokeOf } from "../base/strokes.js";
import { isAlone, visible } from "../state/visible.js";
import { startVeil } from "./veil.js";
import { styleOf, world } from "./world.js";
import {
  container,
  drawn,
  foot,
  refit,
  reveal,
  showAll,
  shownRegions,
  showStart,
  watchViewport,
  zoom,
} from "./viewport.js";

/** @import { Edge, Node, Point, State } from "../base/types.js" */
/** @import { DataSet, Vis } from "./vis.js" */

const TWICE = 350; // milliseconds for which the picture holds still for a second tap
const CROWD = 200; // so many single arrows beside bundles are drawn faintly where none stands out

/** Parts of the state that a picture shows. @type {(keyof State)[]} */
const SHOWN = [
  "selection",
  "layers",
  "hidden",
  "around",
  "steps",
  "opened",
  "apart",
  "path",
  "only",
  "rest",
  "compared",
  "said",
];
const byNumber = [...nodes.values()]; // as the network counts them
const edgeByNumber = [...edges.values()];
const numbers = new Map(byNumber.map((node, number) => [node, number]));
export const edgeNumbers = new Map(edgeByNumber.map((edge, number) => [edge, number]));
/** @type {Map<number, string>} */
const looks = new Map(); // edge number to the look it was given last
/** @type {string | null} */
let planned = null; // what the labels were last placed for
/** @type {ReturnType<typeof chooser> | null} */
let acts = null; // what choosing and opening a place of the picture do
/** @type {Promise<boolean> | null} */
let entered = null;
let isCrowded = false;
let moving = 0;
const coarse = window.matchMedia("(pointer: coarse)");

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
    hidden: scene.gathered.has(edge) && !scene.single.has(edge),
    dashes: dashes.length ? dashes : false,
    ...(kind === "qualifier" ? { arrows: "" } : {}),
    color: {
      color: stands && color !== "negated" ? colors.strong : colors[color],
      opacity: stands ? 1 : scene.isDim ? 0.2 : isCrowded ? 0.4 : 1,
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

/** @param {number} wide how many times as wide as high a neighbourhood should be */
function takeIn(wide) {
  setScene(wide);
  setBundles();
  isCrowded = scene.bundles.size > 0 && scene.edges.size - scene.gathered.size > CROWD;
}

/** Take in what is visible now, each node at home. */
function rebuild() {
  takeIn(Math.min(2, Math.max(0.6, (container.clientWidth / Math.max(1, container.clientHeight - foot())) * 1.1)));
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

/** Everything in its place, and all in sight. */
export function putBack() {
  rebuild();
  showAll();
}

/** @param {CanvasRenderingContext2D} context */
function drawBelow(context) {
  drawRegions(context, shownRegions());
  for (const [bundle, shown] of scene.bundles)
    if (!state.apart.has(bundle.number)) drawWay(context, wayOf(bundle), shown, required(drawn.network).getScale());
}

/** @param {CanvasRenderingContext2D} context */
function drawWords(context) {
  const network = required(drawn.network);
  const scale = network.getScale();
  const [start, end] = [
    network.DOMtoCanvas({ x: 0, y: 0 }),
    network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight - FOOT }),
  ];
  const sight = [start.x, start.y, end.x, end.y];
  if (planned !== String(sight)) {
    drawn.lettered = letter(world, context, scale, shownRegions(), sight, pointOn, coveredBy(container, sight, scale));
    planned = String(sight);
  }
  context.save();
  const heading = /** @type {const} */ ({ style: "bold", color: colors["region-text"], align: "left" });
  for (const { lines, x, y, size, room } of drawn.lettered.headings)
    writeLines(context, lines, x, y, { ...heading, size, room, halo: colors.region });
  for (const pill of drawn.lettered.bundles) drawPill(context, pill);
  for (const { node, lines, x, y, size, room, align } of drawn.lettered.nodes) {
    context.globalAlpha = scene.isDim && !scene.lit?.nodes.has(node) ? 0.35 : 1;
    const color = node.gap ? colors.gap : colors.text;
    writeLines(context, lines, x, y, { size, style: styleOf(node), color, room, align });
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

function listenToGraph() {
  const network = required(drawn.network);
  network.on("beforeDrawing", drawBelow);
  network.on("afterDrawing", drawWords);
  startPointer({ ...required(acts), edgeByNumber, restyle });
  watchViewport();
  const adapt = () => {
    if (isAlone()) rebuild(); // as wide as the window now is
    refit();
  };
  network.on("resize", () => queueMicrotask(adapt)); // the library sets its own view after it has told
  network.on("dragging", ({ nodes: dragged }) => {
    for (const id of dragged) scene.places.set(byNumber[id], network.getPosition(id));
    if (dragged.length) planned = null;
  });
}

/** Make the network, and take the drawing away when it shows the same; the page says so where it cannot. */
async function begin() {
  /** @type {Vis} */
  let vis;
  try {
    vis = await library();
  } catch {
    byId("hint").textContent = "This browser is too old to move the picture; the other views work.";
    announce(byId("hint").textContent || "");
    return false;
  }
  const tables = { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) };
  Object.assign(drawn, tables);
  rebuild(); // before the network is there, which then takes all in at once
  const options = JSON.parse(drawing.options); // pyvis gives them as text
  const network = new vis.Network(container, tables, options);
  drawn.network = network;
  // the library makes its own element a tab stop; the container, which has a name, is one already
  container.querySelectorAll("[tabindex]").forEach((element) => element.setAttribute("tabindex", "-1"));
  listenToGraph();
  const isDrawn = new Promise((done) => network.once("afterDrawing", () => done(true)));
  network.once("afterDrawing", removeDrawing);
  showStart();
  return isDrawn;
}

/** Let the network take over from the drawing, if it has not; whether it could, once it is drawn. */
export function enter() {
  entered = entered || begin();
  return entered;
}

function isPictureShown() {
  return !byId("picture").hidden;
}

/** Whether the picture is as the drawing shows it. */
function isAsDrawn() {
  return hasDrawing() && isAtFirst(SHOWN);
}

/**
 * Let the network take over when the picture is entered or its buttons are used; what was clicked before it is there
 * is chosen then.
 *
 * @param {(node: Node) => boolean} pick
 */
function listenToPicture(pick) {
  const picture = byId("picture");
  for (const name of ["pointerenter", "pointerdown", "wheel", "focusin"])
    picture.addEventListener(name, enter, { once: true, passive: true });
  /** @param {(at: Point) => void} act */
  const entering = (act) => async (/** @type {Point} */ at) => {
    if (await enter()) act(at);
  };
  acts = chooser({ pick, edgeByNumber });
  const { choose, open } = acts;
  startVeil(entering(choose), entering(open));
  let isEarly = false; // a button that went down before the network was there is not heard by it
  container.addEventListener("pointerdown", () => (isEarly = !drawn.network), { capture: true });
  container.addEventListener("click", ({ offsetX, offsetY }) => {
    if (isEarly || !drawn.network) entering(choose)({ x: offsetX, y: offsetY });
    isEarly = false;
  });
  /** @type {Record<string, () => void>} */
  const buttons = { "zoom-in": () => zoom(1.25), "zoom-out": () => zoom(0.8), "zoom-fit": putBack };
  for (const [id, action] of Object.entries(buttons))
    byId(id).addEventListener("click", async () => (await enter()) && action());
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
  takeIn(1); // measured when the picture begins: now it would make the browser lay the page out twice
  listenToPicture(pick);
  if (isPictureShown() && !isAsDrawn()) enter();
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
    if (isPictureShown() && !isAsDrawn()) enter();
    const keys = ["layers", "around", "steps", "only", "rest", "path", "compared", "said"];
    const isNew = keys.some((key) => changed.has(key));
    const isOut = chosen && !scene.nodes.has(chosen);
    const isBack = changed.has("view") && isPictureShown(); // other views show other claims
    if (isNew || isOut || isBack || ["hidden", "opened"].some((key) => changed.has(key))) rebuild();
    else {
      if (changed.has("apart")) setBundles();
      restyle();
    }
    if (!drawn.network) return;
    if (changed.has("view") && state.view === "graph") {
      drawn.network.setSize("100%", "100%");
      showStart();
    } else if (isNew || changed.has("opened")) showStart();
    else if (changed.has("selection")) {
      const ends = edgesOf(edges.get(state.selection)?.claim || null).flatMap(({ source, target }) => [source, target]);
      const wanted = chosen ? [chosen] : edges.has(state.selection) ? ends : [];
      clearTimeout(moving);
      if (coarse.matches) moving = setTimeout(reveal, TWICE, wanted);
      else reveal(wanted);
    }
  });
  for (const query of [dark, window.matchMedia("(forced-colors: active)")]) {
    query.addEventListener("change", () => {
      readColors();
      looks.clear();
      restyle();
    });
  }
}
