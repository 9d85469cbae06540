// The picture by keyboard: walk along arrows, go through claims, and hear where one is.

import { claims, nodes, page } from "../base/data.js";
import { announce } from "../base/dom.js";
import { expand, restyle } from "./graph.js";
import { container, pan, reveal, showAll, zoom } from "./viewport.js";
import { showAround } from "./neighbourhood.js";
import { count, say } from "../base/phrases.js";
import { chosenBy, edgesAt, neighboursOf, placeOfNode, scene, wordsOf } from "./scene.js";
import { isLayerOn, onChange, select, state, update } from "../state/state.js";
import { ahead, DIRECTIONS } from "./walk.js";

const TOLD = 12; // claims that a summary tells

/** What a node is, in a few words. */
function outlineOf(node) {
  const own = new Set(
    edgesAt(node)
      .filter(({ kind }) => kind !== "qualifier")
      .map(({ claim, target }) => claim || target),
  );
  const near = neighboursOf(node).length;
  const more = scene.hidden.get(node) || 0;
  const shown = more ? `${near} of ${count(near + more, "neighbour")} shown` : count(near, "neighbour");
  return `${node.label}, ${node.kind.label}, ${count(own.size, page.isPlain ? "triple" : "claim")}; ${shown}`;
}

/** What is known of a node, for those who cannot see its surroundings. */
function summaryOf(node) {
  const said = [...node.out, ...node.in].filter(
    (claim) => scene.edges.has(claim) || (!claim.isNaming && isLayerOn(claim.layer)),
  );
  return [
    `${outlineOf(node)}.`,
    node.definition,
    ...said.slice(0, TOLD).map((claim) => `${say(claim)}.`),
    said.length > TOLD ? `${said.length - TOLD} more.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function speakOf(edge) {
  return edge.kind === "claim" ? say(edge.claim) : `${edge.source.label} – ${wordsOf(edge)} – ${edge.target.label}`;
}

function firstNode() {
  const claim = claims.get(state.selection);
  return (
    [nodes.get(state.selection), claim?.subject, nodes.get(state.around), nodes.get(page.focus), ...scene.nodes].find(
      (node) => node && scene.nodes.has(node),
    ) || null
  );
}

function goToNode(node) {
  scene.current = node;
  scene.arrow = null;
  restyle();
  reveal([node]);
  document.getElementById("summary").textContent = summaryOf(node);
  announce(outlineOf(node));
}

/** Go on to the next edge of the current node, or back to the one before. */
function turnTo(step) {
  const at = edgesAt(scene.current);
  if (!at.length) return announce("No claims here.");
  const place = at.indexOf(scene.arrow);
  scene.arrow = at[place < 0 ? (step > 0 ? 0 : at.length - 1) : (place + step + at.length) % at.length];
  restyle();
  reveal([scene.arrow.source, scene.arrow.target]);
  announce(`${at.indexOf(scene.arrow) + 1} of ${at.length}: ${speakOf(scene.arrow)}`);
}

function walkOn(key) {
  const places = neighboursOf(scene.current).map((node) => ({ node, ...placeOfNode(node) }));
  const next = ahead(key, placeOfNode(scene.current), places);
  if (next) goToNode(next.node);
  else announce("No neighbour in this direction.");
}

/** What a key does; nothing for keys that are not ours. */
function actionOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (DIRECTIONS[event.key])
    return event.shiftKey
      ? () => pan(...DIRECTIONS[event.key].map((way) => way * 80))
      : () => scene.current && walkOn(event.key);
  const { current, arrow } = scene;
  const always = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: showAll };
  const here = {
    Enter: () => select(arrow ? chosenBy(arrow) : current.id),
    "[": () => turnTo(-1),
    "]": () => turnTo(1),
    n: () => showAround(current),
    e: () => {
      if (!scene.hidden.has(current) && !state.opened.has(current.id)) return announce("All its neighbours are shown.");
      expand(current);
      announce(outlineOf(current));
    },
  };
  if (event.key === "Escape")
    return arrow ? () => goToNode(current) : state.path && !state.selection ? () => update({ path: null }) : null;
  return always[event.key] || (current && here[event.key.length === 1 ? event.key.toLowerCase() : event.key]) || null;
}

export function startKeyboard() {
  container.addEventListener("keydown", (event) => {
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  });
  container.addEventListener("focus", () => {
    const node = scene.current || firstNode();
    if (!node || !container.matches(":focus-visible")) return;
    scene.current = node;
    restyle();
    document.getElementById("summary").textContent = summaryOf(node);
    announce(outlineOf(node));
  });
  container.addEventListener("blur", () => {
    scene.current = scene.arrow = null;
    restyle();
  });
  onChange((changed) => {
    const node = nodes.get(state.selection);
    if (document.activeElement !== container) return;
    if (changed.has("selection") && scene.nodes.has(node)) scene.current = node;
    if (!scene.current) scene.current = firstNode();
    restyle();
  });
}
