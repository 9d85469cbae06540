// The picture by keyboard: walk along arrows, go through claims, and hear where one is.

import { claims, nodes, page } from "../base/data.js";
import { announce, byId } from "../base/dom.js";
import { putBack, restyle } from "./graph.js";
import { toggleBundles } from "./bundles.js";
import { expand, hasMore } from "./unfold.js";
import { container, pan, reveal, zoom } from "./viewport.js";
import { showAround } from "./neighbourhood.js";
import { count, say } from "../base/phrases.js";
import { chosenBy, edgesAt, neighboursOf, placeOfNode, scene, wordsOf } from "./scene.js";
import { isLayerOn, onChange, select, state, update } from "../state/state.js";
import { ahead, DIRECTIONS } from "./walk.js";

/** @import { Edge, Node } from "../base/types.js" */

const MOST_CLAIMS = 12; // claims that a summary tells

/**
 * What a node is, in a few words.
 *
 * @param {Node} node
 */
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

/**
 * What is known of a node, for those who cannot see its surroundings.
 *
 * @param {Node} node
 */
function summaryOf(node) {
  const said = [...node.out, ...node.in].filter((claim) => !claim.isNaming && isLayerOn(claim.layer));
  return [
    `${outlineOf(node)}.`,
    node.definition,
    ...said.slice(0, MOST_CLAIMS).map(say),
    said.length > MOST_CLAIMS ? `${said.length - MOST_CLAIMS} more.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** @param {Edge} edge */
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

/** @param {Node} node */
function goToNode(node) {
  scene.current = node;
  scene.arrow = null;
  restyle();
  reveal([node]);
  byId("summary").textContent = summaryOf(node);
  announce(outlineOf(node));
}

/**
 * Go on to the next edge of the current node, or back to the one before.
 *
 * @param {number} step
 */
function turnTo(step) {
  const at = scene.current ? edgesAt(scene.current) : [];
  if (!at.length) {
    announce("No claims here.");
    return;
  }
  const place = scene.arrow ? at.indexOf(scene.arrow) : -1;
  const arrow = at[place < 0 ? (step > 0 ? 0 : at.length - 1) : (place + step + at.length) % at.length];
  scene.arrow = arrow;
  restyle();
  reveal([arrow.source, arrow.target]);
  announce(`${at.indexOf(arrow) + 1} of ${at.length}: ${speakOf(arrow)}`);
}

/** @param {string} key */
function walkOn(key) {
  const { current } = scene;
  if (!current) return;
  const places = neighboursOf(current).map((node) => ({ node, ...placeOfNode(node) }));
  const next = ahead(key, placeOfNode(current), places);
  if (next) goToNode(next.node);
  else announce("No neighbour in this direction.");
}

/**
 * Bring in what belongs to a node, and open the bundles of its arrows; at an arrow, the bundle that it is in.
 *
 * @param {Node} node
 * @param {Edge | null} arrow
 */
function openNode(node, arrow) {
  const gathered = [...scene.bundles].filter(([, shown]) =>
    arrow ? shown.includes(arrow) : node.id === page.focus && !state.around,
  );
  if (gathered.length) {
    toggleBundles(gathered.map(([bundle]) => bundle));
    const isOpen = gathered.every(([{ number }]) => state.apart.has(number));
    const number = gathered.reduce((sum, [, shown]) => sum + shown.length, 0);
    announce(`${count(number, "arrow")} ${isOpen ? "drawn one by one" : "gathered"}.`);
    return;
  }
  if (!hasMore(node)) {
    announce("All its neighbours are shown.");
    return;
  }
  expand(node);
  announce(outlineOf(node));
}

/** @type {Record<string, () => void>} */
const KEYS = { "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: putBack };

/** @type {Record<string, (node: Node, arrow: Edge | null) => void>} */
const KEYS_AT_NODE = {
  Enter: (node, arrow) => select(arrow ? chosenBy(arrow) : node.id),
  "[": () => turnTo(-1),
  "]": () => turnTo(1),
  n: (node) => showAround(node),
  e: openNode,
};

/**
 * What a key does; nothing for keys that are not ours.
 *
 * @param {KeyboardEvent} event
 */
function actionOf(event) {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (Object.hasOwn(DIRECTIONS, key)) {
    const [dx, dy] = DIRECTIONS[key];
    return event.shiftKey ? () => pan(dx * 80, dy * 80) : () => walkOn(key);
  }
  const { current, arrow } = scene;
  if (key === "Escape") {
    if (arrow && current) return () => goToNode(current);
    return !arrow && state.path && !state.selection ? () => update({ path: null }) : null;
  }
  if (Object.hasOwn(KEYS, key)) return KEYS[key];
  const letter = key.length === 1 ? key.toLowerCase() : key;
  return current && Object.hasOwn(KEYS_AT_NODE, letter) ? () => KEYS_AT_NODE[letter](current, arrow) : null;
}

/** Say what the picture is to those who cannot see it, now that it answers to keys. */
function nameGraph() {
  const attributes = {
    tabindex: "0",
    role: "application",
    "aria-label":
      "Graph. Arrow keys walk to neighbours, Enter selects, brackets go through the claims of a concept, " +
      "N shows what is around it, E brings in hidden neighbours or opens its bundled arrows, plus and minus zoom, " +
      "0 puts all back and in sight, Shift with arrow keys moves, question mark is help. " +
      "Every claim is also in the view Table.",
    "aria-describedby": "summary",
  };
  for (const [name, value] of Object.entries(attributes)) container.setAttribute(name, value);
  document.getElementById("drawing")?.setAttribute("aria-hidden", "true");
}

export function startKeyboard() {
  nameGraph();
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
    byId("summary").textContent = summaryOf(node);
    announce(outlineOf(node));
  });
  container.addEventListener("blur", () => {
    scene.current = scene.arrow = null;
    restyle();
  });
  onChange((changed) => {
    const node = nodes.get(state.selection);
    if (document.activeElement !== container) return;
    if (changed.has("selection") && node && scene.nodes.has(node)) scene.current = node;
    if (!scene.current) scene.current = firstNode();
    restyle();
  });
}
