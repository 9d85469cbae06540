// What the graph's things are called, for completion and beside IRIs; fetched once from the page's own server.

import { page } from "./data.js";
import { shortener } from "../base/names.js";
import { index } from "../base/search-index.js";

/** @import { Document, Graph, SearchIndex, Suggestion } from "../base/types.js" */

const MOST_THINGS = 20_000; // that the server tells (completion.py)
const USUAL = 60; // most used things, offered where nothing is typed

const { shorten } = shortener(page.prefixes);
/** @type {Map<string, Document & { label: string, kind: string }>} */
const things = new Map(); // IRI to {id, label, kind, names}
/** @type {SearchIndex | null} */
let searchable = null;
/** @type {SearchIndex | null} */
let concepts = null;

/**
 * How an IRI is written in a query.
 *
 * @param {string} iri
 */
export function nameOf(iri) {
  return shorten(iri) || `<${iri}>`;
}

/**
 * How an IRI is shown.
 *
 * @param {string} iri
 */
export function shown(iri) {
  return shorten(iri) || iri;
}

/** @type {Map<string, string | null> | null} */
let byLabel = null; // null: several things have it

/**
 * The only thing of a label; null where several have it, or none. A cut list of things cannot tell.
 *
 * @param {string} label
 */
export function onlyThingOf(label) {
  if (!things.size || things.size >= MOST_THINGS) return null;
  if (!byLabel) {
    byLabel = new Map();
    for (const thing of things.values()) byLabel.set(thing.label, byLabel.has(thing.label) ? null : thing.id);
  }
  return (label && byLabel.get(label)) || null;
}

/**
 * Whether the explorer draws a thing that is not ours: what is known, but for predicates.
 *
 * @param {string} iri
 */
export function isDrawn(iri) {
  const kind = things.get(iri)?.kind;
  return kind !== undefined && kind !== "predicate";
}

/**
 * Whether a thing is known by its name, or used as a word: as a predicate or a class.
 *
 * @param {string} iri
 */
export const isKnown = (iri) => things.has(iri);

/** @param {string} iri */
export function labelOf(iri) {
  return things.get(iri)?.label || "";
}

/**
 * @param {(Document & { label: string, kind: string })[]} some
 * @returns {Suggestion[]}
 */
const itemsOf = (some) => some.map(({ id, kind, label }) => ({ insert: nameOf(id), kind, label, also: "" }));

/**
 * Groups of things by what they are called, as of the search.
 *
 * @param {string} text
 */
function find(text) {
  searchable ||= index([...things.values()]);
  return searchable.find(text, { limit: 30 });
}

/**
 * Things that a parameter may be: no classes, no predicates.
 *
 * @param {string} text
 */
export function findConcepts(text) {
  concepts ||= index([...things.values()].filter(({ kind }) => kind !== "class" && kind !== "predicate"));
  const hits = concepts.find(text, { limit: 12 }).flatMap((group) => group.hits);
  return hits.map(({ id, document: { kind, label }, what, text: matched }) => ({
    insert: shown(id),
    iri: id,
    kind: kind || "",
    label: label || shown(id),
    also: what === "name" ? matched : "",
  }));
}

/**
 * The graph as completion asks it.
 *
 * @type {Graph}
 */
export const graph = {
  prefixes: page.prefixes,
  find,
  nameOf,
  withPrefix: (start) => itemsOf([...things.values()].filter(({ id }) => nameOf(id).startsWith(start)).slice(0, USUAL)),
  usual: () => itemsOf([...things.values()].slice(0, USUAL)),
};

/** Fetch the names; without them, completion knows keywords, prefixes and variables. */
export async function loadGraph() {
  try {
    const response = await fetch(page.terms, { headers: { Accept: "application/json" } });
    if (!response.ok) return;
    const { rows } = await response.json();
    for (const [id, label, kind, names] of rows)
      things.set(id, { id, label: String(label), kind: String(kind), names: names.map(String) });
    find("a"); // the index is made now, not at the first keystroke
  } catch {
    // not there, or not ours
  }
}
