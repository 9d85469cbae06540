// What the picture holds now: which nodes and edges, where they stand, and what of them stands out.

import { ensure, required } from "../base/group.js";
import { arrange } from "./arrangement.js";
import { besideEachOther } from "./beside.js";
import { closer, textOf } from "./closer.js";
import { edges, nodes, page } from "../base/data.js";
import { wrapLabel } from "./labels.js";
import { shortestPaths } from "./path.js";
import { hedgesOf } from "../base/phrases.js";
import { state } from "../state/state.js";
import { drawable, isAlone, isRestShown, passing, selectionName, visible } from "../state/visible.js";

/** @import { Bundle, Claim, Edge, Node, Scene } from "../base/types.js" */

/** @type {Scene} */
export const scene = {
  nodes: new Set(),
  edges: new Set(),
  places: new Map(), // node to {x, y}, in the picture's own pixels
  regions: page.regions, // what stands in them belongs together
  listed: new Set(), // nodes whose labels stand beside them, in lists
  ways: null, // the ways to boxes that are not at home, by their numbers
  hidden: new Map(), // node to the number of its neighbours that are not drawn
  paths: null, // what joins the two ends of state.path
  lit: null, // {nodes, edges} that stand out; null: nothing does
  isDim: false, // whether all else is dimmed
  bundles: new Map(), // bundle to its arrows that are shown
  gathered: new Set(), // edges that a closed bundle stands for
  single: new Set(), // edges that stand out one by one, in a bundle or not
  hovered: null, // node, edge or bundle under the pointer
  current: null, // node where the keyboard is
  arrow: null, // edge where the keyboard is
};

/** The label of each node under its shape. @type {Map<Node, string[]>} */
const usual = new Map();

/** The two ends of the path that was asked for, and the ways between them. */
export function pathOf() {
  const [start, end] = (state.path || []).map((id) => nodes.get(id));
  if (!start || !end) return null;
  return { start, end, ...shortestPaths(start, end, passing().claims) };
}

/**
 * Take in what is visible, and place it; `wide` is how many times as wide as high a neighbourhood should be.
 *
 * @param {number} wide
 */
export function setScene(wide) {
  scene.paths = pathOf();
  const onPaths = new Set(scene.paths?.paths.flatMap((path) => path.nodes));
  const around = nodes.get(state.around) || (page.isLarge ? scene.paths?.start : null);
  if (page.isLarge && !nodes.has(state.around) && (state.path || !selectionName())) {
    scene.nodes = onPaths;
    scene.edges = new Set(
      onPaths.size
        ? [...passing().edges].filter(({ source, target }) => onPaths.has(source) && onPaths.has(target))
        : [],
    );
  } else {
    ({ nodes: scene.nodes, edges: scene.edges } = drawable());
  }
  scene.hidden = new Map();
  const isPart = isAlone();
  const beside = around || !isPart ? null : besideEachOther([...scene.nodes], wide);
  const center = around || (isPart ? mostJoined() : null);
  const isWhole = !beside && !center;
  const part = isWhole && !page.isLarge ? closer(scene.nodes, wide) : null;
  scene.regions = beside ? beside.regions : isPart || page.isLarge ? [] : part?.regions || page.regions;
  scene.ways = part?.ways || null;
  scene.listed = new Set(isWhole ? [...scene.nodes].filter((node) => node.listed || part?.lines.has(node)) : []);
  for (const node of scene.nodes) {
    const inList = scene.listed.has(node) ? part?.lines.get(node) || node.listed : null;
    node.lines = inList || ensure(usual, node, () => wrapLabel(textOf(node)));
  }
  if (beside) {
    scene.places = beside.places;
  } else if (center) {
    const joins = [...scene.edges].map((edge) => ({
      source: edge.source,
      target: edge.target,
      label: edge.claim?.predicate.label || edge.key || edge.kind,
    }));
    const apart = around ? [] : outOfReach(center).map((target) => ({ source: center, target, label: "" }));
    const found = arrange(center, [...scene.nodes], [...joins, ...apart], wide);
    scene.places = new Map([...scene.nodes].map((node) => [node, required(found.get(node.id))]));
    for (const node of around ? scene.nodes : []) {
      const more = [...(passing().near.get(node) || [])].filter((other) => !scene.nodes.has(other)).length;
      if (more) scene.hidden.set(node, more);
    }
  } else {
    scene.places = part?.places || new Map([...scene.nodes].map((node) => [node, { x: node.x || 0, y: node.y || 0 }]));
  }
  if (scene.hovered && !isDrawn(scene.hovered)) scene.hovered = null;
  if (scene.current && !isDrawn(scene.current)) scene.current = null;
  if (scene.arrow && !isDrawn(scene.arrow)) scene.arrow = null;
}

/**
 * Of each part of the picture that no arrow joins to a node, one node.
 *
 * @param {Node} center
 */
function outOfReach(center) {
  const seen = new Set([center]);
  /** @param {Node} from */
  const walk = (from) => {
    const waiting = [from];
    for (let node = waiting.pop(); node; node = waiting.pop())
      for (const other of neighboursOf(node))
        if (!seen.has(other)) {
          seen.add(other);
          waiting.push(other);
        }
  };
  walk(center);
  return [...scene.nodes].filter((node) => {
    if (seen.has(node)) return false;
    seen.add(node);
    walk(node);
    return true;
  });
}

/** The drawn node around which all others are arranged: what the page is about, or what most arrows join. */
function mostJoined() {
  const focus = nodes.get(page.focus);
  if (focus && scene.nodes.has(focus)) return focus;
  /** @type {Map<Node, number>} */
  const degrees = new Map();
  for (const { source, target } of scene.edges)
    for (const end of [source, target]) degrees.set(end, (degrees.get(end) || 0) + 1);
  return [...degrees].sort((one, other) => other[1] - one[1])[0]?.[0] || null;
}

/**
 * Whether something that can be pointed at is an edge.
 *
 * @param {Node | Edge | Bundle} what
 * @returns {what is Edge}
 */
export function isEdge(what) {
  return "source" in what;
}

/**
 * Whether something that can be pointed at is a bundle.
 *
 * @param {Node | Edge | Bundle} what
 * @returns {what is Bundle}
 */
export function isBundle(what) {
  return "path" in what;
}

/** @param {Node | Edge | Bundle} what */
function isDrawn(what) {
  return isBundle(what) || (isEdge(what) ? scene.edges.has(what) : scene.nodes.has(what));
}

/**
 * The place of a node in the picture's own pixels.
 *
 * @param {Node} node
 */
export function placeOfNode(node) {
  return scene.places.get(node) || { x: 0, y: 0 };
}

/**
 * The drawn edges at a node.
 *
 * @param {Node} node
 */
export function edgesAt(node) {
  return [...scene.edges].filter(({ source, target }) => source === node || target === node);
}

/**
 * The nodes that a drawn edge joins to a node, each once.
 *
 * @param {Node} node
 */
export function neighboursOf(node) {
  return [...new Set(edgesAt(node).map(({ source, target }) => (source === node ? target : source)))].filter(
    (other) => other !== node,
  );
}

/**
 * The drawn edges of a claim: its arrow, and the lines to what limits it.
 *
 * @param {Claim | null} claim
 */
export function edgesOf(claim) {
  return [...scene.edges].filter((edge) => edge.claim === claim);
}

/** @param {Node} node */
function litAround(node) {
  const found = edgesAt(node);
  return { nodes: new Set([node, ...found.flatMap(({ source, target }) => [source, target])]), edges: new Set(found) };
}

/** @param {Edge[]} found */
function litAlong(found) {
  return { nodes: new Set(found.flatMap(({ source, target }) => [source, target])), edges: new Set(found) };
}

/** Find what stands out: what the pointer or the keyboard is on, else what is selected, else the path. */
export function setLit() {
  const { hovered, arrow, current, paths } = scene;
  const at = hovered || arrow || (nodes.has(state.selection) ? null : current);
  const chosen = nodes.get(state.selection);
  const edge = edges.get(state.selection);
  if (at && isBundle(at)) scene.lit = litAlong(scene.bundles.get(at) || []);
  else if (at) scene.lit = isEdge(at) ? litAlong([at]) : litAround(at);
  else if (chosen && scene.nodes.has(chosen)) scene.lit = litAround(chosen);
  else if (edge) scene.lit = litAlong(edgesOf(edge.claim));
  else if (paths?.paths.length) {
    const claims = new Set(paths.paths.flatMap(({ steps }) => steps.flat()));
    scene.lit = {
      nodes: new Set(paths.paths.flatMap((path) => path.nodes)),
      edges: new Set([...scene.edges].filter(({ kind, claim }) => kind !== "qualifier" && claim && claims.has(claim))),
    };
  } else scene.lit = isRestShown() ? visible() : null;
  const from = at || (scene.lit && chosen);
  const isAll = from && !isEdge(from) && (isBundle(from) || from.id === page.focus);
  scene.single = (!isAll && scene.lit?.edges) || new Set();
  scene.isDim = Boolean(scene.lit) && !(state.around && from && !isBundle(from) && from.id === state.around);
}

/**
 * The words along an edge.
 *
 * @param {Edge} edge
 */
export function wordsOf(edge) {
  if (edge.kind === "gap") return `${edge.target.gap.predicate.label} (list lost)`;
  if (edge.kind === "qualifier" || edge.kind === "relation") return edge.key;
  const { claim } = edge;
  const hedges = hedgesOf(claim).join(", ");
  return [claim.negated ? "not:" : "", claim.predicate.label, hedges && `(${hedges})`].filter(Boolean).join(" ");
}

/**
 * What a click on an edge selects: its claim, the gap it leads to, or of a relation the property, else where it begins.
 *
 * @param {Edge} edge
 */
export function chosenBy(edge) {
  if (edge.kind === "relation") return (edge.via || edge.source).id;
  return edge.kind === "gap" ? edge.target.id : edge.claim.id;
}
