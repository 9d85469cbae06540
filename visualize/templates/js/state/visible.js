// What of the graph can be seen: by layers, filters and neighbourhood.

import { ensure, required } from "../base/group.js";
import { claims, edges, nodes, page } from "../base/data.js";
import { COMPARE } from "./compared.js";
import { isGap } from "../base/names.js";
import { shortestPaths } from "../picture/path.js";
import { isLayerOn, layerFor, onChange, state } from "./state.js";
import { toldBy } from "./told.js";

/** @import { Claim, Edge, GapNode, Node, Visible } from "../base/types.js" */

const PARTS = [
  ...["selection", "layers", "hidden", "around", "steps", "opened", "only", "rest", "path", "view"],
  ...["compared", "said"],
];
const PATH = "path"; // the name of the selection that the path is
const MOST_NEAR = 300; // nodes of a neighbourhood
/** @type {Visible & { edges: Set<Edge>, more: number } | null} */
let cache = null;
/** @type {{ claims: Set<Claim>, edges: Set<Edge>, near: Map<Node, Set<Node>> } | null} */
let all = null;

/**
 * Whether a filter hides a node; what the page is about stays, so that what is left is seen to belong to it.
 *
 * @param {Node} node
 */
function isHidden(node) {
  return state.hidden.class.has(node.kind.id) && node.id !== page.focus;
}

/**
 * Whether a claim passes the layers and filters; classes of its ends are looked at, too.
 *
 * @param {Claim} claim
 */
export function passes(claim) {
  const { hidden } = state;
  return (
    isLayerOn(claim.layer) &&
    !hidden.predicate.has(claim.predicate.id) &&
    !hidden.modality.has(modalityOf(claim)) &&
    (!hidden.section.size || !claim.sectionIds.length || claim.sectionIds.some((id) => !hidden.section.has(id))) &&
    ![claim.subject, claim.object].some((end) => end && isHidden(end))
  );
}

/**
 * Under what name the filters know how firmly a claim is said.
 *
 * @param {Claim} claim
 */
export function modalityOf(claim) {
  return claim.negated ? "not" : claim.modality || (claim.hedges.length ? "hedged" : "plain");
}

/** @param {GapNode} node */
function isGapShown({ gap, kind }) {
  return isLayerOn(gap.layer) && !state.hidden.predicate.has(gap.predicate.id) && !state.hidden.class.has(kind.id);
}

/**
 * @param {Edge} edge
 * @param {Set<Claim>} shown
 */
function isEdgeShown(edge, shown) {
  if (edge.kind === "gap") return isGapShown(edge.target) && !isHidden(edge.source);
  if (edge.kind === "relation") return ![edge.source, edge.target].some(isHidden);
  return shown.has(edge.claim) && !isHidden(edge.target);
}

/** What passes layers and filters, in a neighbourhood or not: {claims, edges, near: Map node to its neighbours}. */
export function passing() {
  if (all) return all;
  const shown = new Set([...claims.values()].filter(passes));
  const joined = new Set([...edges.values()].filter((edge) => isEdgeShown(edge, shown)));
  /** @type {Map<Node, Set<Node>>} */
  const near = new Map();
  for (const { source, target } of joined) {
    ensure(near, source, () => new Set()).add(target);
    ensure(near, target, () => new Set()).add(source);
  }
  all = { claims: shown, edges: joined, near };
  return all;
}

/**
 * Nodes within so many steps, and the neighbours of those that were opened: the nearest; `more` are left out.
 *
 * @param {Node} around
 */
function nearby(around) {
  const { near } = passing();
  const found = new Set([around]);
  /** @param {Node[]} from */
  const widen = (from) => from.forEach((node) => (near.get(node) || []).forEach((other) => found.add(other)));
  for (let step = 0; step < state.steps; step += 1) {
    widen([...found]);
    for (const node of [...state.opened].map((id) => nodes.get(id))) if (node && found.has(node)) widen([node]);
  }
  return { nodes: new Set([...found].slice(0, MOST_NEAR)), more: Math.max(0, found.size - MOST_NEAR) };
}

/**
 * The name of the selection that is looked at: of the view, of the path, else of what alone is shown; null for all.
 *
 * @returns {string | null}
 */
export function selectionName() {
  return toldBy(state.view) ? state.view : state.path ? PATH : toldBy(state.only) ? state.only : null;
}

/** Whether what is not of the selection stands dimmed beside it in the picture. */
export function isRestShown() {
  const rest = state.rest || (selectionName() === PATH ? "dim" : "gone");
  return selectionName() !== null && rest === "dim" && !state.around && !page.isLarge;
}

/** Whether the picture holds a part of the graph alone: a neighbourhood, or a selection without the rest. */
export function isAlone() {
  return Boolean(state.around) || (selectionName() !== null && !isRestShown());
}

/** The claims of the path, and what they join. */
function alongPath() {
  const [start, end] = (state.path || []).map((id) => required(nodes.get(id)));
  const { paths } = shortestPaths(start, end, passing().claims);
  return {
    claims: new Set(paths.flatMap(({ steps }) => steps.flat())),
    nodes: new Set([start, end, ...paths.flatMap((path) => path.nodes)]),
  };
}

/**
 * What of a selection is shown: in its view all of it, in the picture and the table what passes the filters.
 *
 * @param {string} name
 */
function told(name) {
  const selected = name === PATH ? alongPath() : required(toldBy(name));
  const isView = state.view === name;
  const passed = passing();
  const isAmong = name === PATH || name === COMPARE; // what limits a statement has no place between their ends
  const shown = isView ? selected.claims : new Set([...selected.claims].filter((claim) => passed.claims.has(claim)));
  const joined = [...(isView ? edges.values() : passed.edges)].filter(({ kind, claim, target }) =>
    kind === "gap"
      ? selected.nodes.has(target)
      : claim && shown.has(claim) && !isHidden(target) && !(isAmong && kind === "qualifier"),
  );
  const alone = [...selected.nodes].filter((node) => !isGap(node) && !isHidden(node) && (isView || !layerFor(node)));
  return { claims: shown, edges: new Set(joined), nodes: alone };
}

/** What is drawn: what is visible, and where the rest is dimmed, that too. */
export function drawable() {
  const now = visible();
  if (!isRestShown()) return now;
  const { edges: joined } = passing();
  return {
    nodes: new Set([...now.nodes, ...[...joined].flatMap(({ source, target }) => [source, target])]),
    edges: new Set([...now.edges, ...joined]),
  };
}

/** The nodes, edges and claims that are shown now, as sets; `more` nodes are near, but too many to draw. */
export function visible() {
  if (cache) return cache;
  const name = selectionName();
  const shown = name ? told(name) : { ...passing(), nodes: [] };
  let shownClaims = shown.claims;
  let more = 0;
  let shownEdges = [...shown.edges];
  let shownNodes = new Set([...shownEdges.flatMap(({ source, target }) => [source, target]), ...shown.nodes]);
  if (!edges.size && !name) shownNodes = new Set([...nodes.values()].filter((node) => !isHidden(node)));
  const chosen = nodes.get(state.selection);
  if (chosen && !isHidden(chosen)) shownNodes.add(chosen);
  const center = nodes.get(state.around);
  if (center) {
    const around = nearby(center);
    const isNear = around.nodes;
    more = around.more;
    shownEdges = shownEdges.filter(({ source, target }) => isNear.has(source) && isNear.has(target));
    shownNodes = isNear;
    shownClaims = new Set(
      [...shownClaims].filter(({ subject, object }) => [subject, object].every((end) => !end || isNear.has(end))),
    );
  }
  cache = { nodes: shownNodes, edges: new Set(shownEdges), claims: shownClaims, more };
  return cache;
}

/** Forget what was seen; called before anyone else hears of a change. */
export function startVisible() {
  onChange((changed) => {
    if (PARTS.some((key) => changed.has(key))) cache = null;
    if (changed.has("layers") || changed.has("hidden")) all = null;
  });
}
