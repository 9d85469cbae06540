// What the reader has chosen: the only thing on the page that changes. Everything else is drawn from it.

import { claims, layers, nodes, page } from "./data.js";

const entryLayers = [...layers.values()].filter((layer) => layer.isEntry);

/** The state of a page that has just been opened. */
export function initial() {
  return {
    selection: null, // id of a node or claim
    view: page.isLarge ? "classes" : "graph",
    layers: new Set((entryLayers.length ? entryLayers : [...layers.values()]).map(({ id }) => id)),
    hidden: { class: new Set(), predicate: new Set(), modality: new Set(), section: new Set() },
    around: null, // id of the node whose neighbourhood is shown
    steps: 1,
    opened: new Set(), // ids of nodes whose neighbours were brought in
    path: null, // [id, id]
    find: "", // what the rows of the table must hold
    sort: { at: -1, isDown: false }, // by which column of the table
    members: null, // id of the class whose members are listed
  };
}

export const state = initial();
const listeners = [];

/** Call a function with the names of what has changed, after each change. */
export function onChange(listener) {
  listeners.push(listener);
}

/** Change the state; with `isStep` the address gets a new entry in the history. */
export function update(changes, { isStep = true } = {}) {
  Object.assign(state, changes);
  const changed = new Set(Object.keys(changes));
  for (const listener of listeners) listener(changed, isStep);
}

/** Whether what a layer holds is shown; what has none (null) always is. */
export function isLayerOn(layer) {
  return !layer || state.layers.has(layer.id);
}

/** Select a node or a claim by its id (null: nothing); what is switched off is switched on for it. */
export function select(id) {
  if (id === state.selection) return;
  const node = nodes.get(id);
  const claim = claims.get(id);
  const changes = { selection: node || claim ? id : null };
  const layer = claim ? claim.layer : node && layerFor(node);
  if (layer && !state.layers.has(layer.id)) changes.layers = new Set([...state.layers, layer.id]);
  const ends = node ? [node] : claim ? [claim.subject, claim.object].filter(Boolean) : [];
  const kinds = ends.map((one) => one.kind.id).filter((kind) => state.hidden.class.has(kind));
  if (kinds.length) changes.hidden = { ...state.hidden, class: new Set([...state.hidden.class].filter((kind) => !kinds.includes(kind))) };
  update(changes);
}

/** The layer to switch on so that a node can be seen; null when one that shows it is on, or none has it. */
export function layerFor(node) {
  const found = layersOf(node);
  return found.some(({ id }) => state.layers.has(id)) ? null : found[0] || null;
}

/** The layers that have a claim with a node in it. */
export function layersOf(node) {
  const all = [...node.out, ...node.in, ...node.limits].map((claim) => claim.layer);
  if (node.gap) all.push(node.gap.layer);
  return [...new Set(all.filter(Boolean))];
}
