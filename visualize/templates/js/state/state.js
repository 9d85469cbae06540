// What the reader has chosen: the only thing on the page that changes. Everything else is drawn from it.

import { isThere } from "../base/group.js";
import { claims, layers, nodes, page } from "../base/data.js";
import { isScattered, isTaxonomy } from "../base/taxonomy.js";

/** @import { Layer, Listener, Node, State } from "../base/types.js" */

const firstView = isTaxonomy() ? "tree" : page.isLarge || isScattered() ? "classes" : "graph";
const allEntries = [...layers.values()].filter((layer) => layer.isEntry);
const ownEntries = allEntries.filter(({ about }) => about === page.focus);
const entryLayers = ownEntries.length ? ownEntries : allEntries;

/**
 * The state of a page that has just been opened.
 *
 * @returns {State}
 */
export function initial() {
  return {
    selection: null, // id of a node or claim
    view: firstView,
    layers: new Set((entryLayers.length ? entryLayers : [...layers.values()]).map(({ id }) => id)),
    hidden: { class: new Set(), predicate: new Set(), modality: new Set(), section: new Set() },
    around: null, // id of the node whose neighbourhood is shown
    steps: 1,
    opened: new Set(), // ids of nodes whose neighbours were brought in
    path: null, // [id, id]
    apart: new Set(), // numbers of boxes whose arrows from the middle are drawn one by one
    find: "", // what the rows of the table must hold
    sort: { at: -1, isDown: false }, // by which column of the table
    members: null, // id of the class whose members are listed
    only: null, // name of the selection that alone is shown
    compared: [], // ids of the conditions that stand beside each other; none: all
    said: "", // which rows of theirs are shown; "": all
    rest: null, // whether what is not of a selection is dimmed or gone
  };
}

export const state = initial();
/** @type {Listener[]} */
const listeners = [];

/**
 * Call a function with the names of what has changed, after each change.
 *
 * @param {Listener} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Change the state; with `isStep` the address gets a new entry in the history.
 *
 * @param {Partial<State>} changes
 * @param {{ isStep?: boolean }} [options]
 */
export function update(changes, { isStep = true } = {}) {
  Object.assign(state, changes);
  const changed = new Set(Object.keys(changes));
  for (const listener of listeners) listener(changed, isStep);
}

/** @param {unknown} value */
export const plainText = (value) => JSON.stringify(value, (_, part) => (part instanceof Set ? [...part].sort() : part));

/**
 * Whether parts of the state are as on a page that has just been opened.
 *
 * @param {(keyof State)[]} keys
 */
export function isAtFirst(keys) {
  const first = initial();
  return keys.every((key) => plainText(state[key]) === plainText(first[key]));
}

/**
 * Whether what a layer holds is shown; what has none (null) always is.
 *
 * @param {Layer | null} layer
 */
export function isLayerOn(layer) {
  return !layer || state.layers.has(layer.id);
}

/**
 * What to change in a state so that a node or claim (null: nothing) is selected and seen: its layer, its classes.
 *
 * @param {string | null} id
 * @param {Pick<State, "layers" | "hidden">} now
 * @returns {Partial<State>}
 */
export function selecting(id, { layers: on, hidden }) {
  const node = nodes.get(id);
  const claim = claims.get(id);
  /** @type {Partial<State>} */
  const changes = { selection: node || claim ? id : null };
  const found = claim ? [claim.layer].filter(isThere) : node ? layersOf(node) : [];
  if (found.length && !found.some((layer) => on.has(layer.id))) changes.layers = new Set([...on, found[0].id]);
  const ends = node ? [node] : claim ? [claim.subject, claim.object].filter(isThere) : [];
  const kinds = ends.map((one) => one.kind.id).filter((kind) => hidden.class.has(kind));
  if (kinds.length)
    changes.hidden = { ...hidden, class: new Set([...hidden.class].filter((kind) => !kinds.includes(kind))) };
  return changes;
}

/**
 * Select a node or a claim by its id (null: nothing); what is switched off is switched on for it.
 *
 * @param {string | null} id
 */
export function select(id) {
  if (id !== state.selection) update(selecting(id, state));
}

/**
 * The layer to switch on so that a node can be seen; null when one that shows it is on, or none has it.
 *
 * @param {Node | undefined} node
 */
export function layerFor(node) {
  const found = node ? layersOf(node) : [];
  return found.some(({ id }) => state.layers.has(id)) ? null : found[0] || null;
}

/**
 * The layers that have a claim with a node in it.
 *
 * @param {Node} node
 */
export function layersOf(node) {
  const all = [...node.out, ...node.in, ...node.limits].map((claim) => claim.layer);
  if (node.gap) all.push(node.gap.layer);
  return [...new Set(all.filter(isThere))];
}
