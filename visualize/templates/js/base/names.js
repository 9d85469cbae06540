// Names of RDF: IRIs shortened to CURIEs where a prefix fits and every reader of Turtle would take it.

/** @import { GapNode, Link, Node, Triple } from "./types.js" */

const LOCAL_NAME = /^[A-Za-z0-9_](?:[\w.-]*[\w-])?$/;

/**
 * `shorten(iri)`: the CURIE, or null where none fits; `used`: the prefixes of those given so far.
 *
 * @param {Record<string, string>} prefixes
 */
export function shortener(prefixes) {
  const spaces = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  const known = new Map();
  /** @type {Record<string, string>} */
  const used = {};
  /**
   * @param {string} iri
   * @returns {string | null}
   */
  const find = (iri) => {
    const found = spaces.find(([, start]) => iri.startsWith(start) && LOCAL_NAME.test(iri.slice(start.length)));
    if (!found) return null;
    const [prefix, space] = found;
    used[prefix] = space;
    return `${prefix}:${iri.slice(space.length)}`;
  };
  /**
   * @param {string} iri
   * @returns {string | null}
   */
  const shorten = (iri) => {
    if (!known.has(iri)) known.set(iri, find(iri));
    return known.get(iri);
  };
  return { shorten, used };
}

/**
 * Whether a claim is a plain triple: it has no name of its own, so its id is its three parts.
 *
 * @param {{ id: string }} claim
 */
export function isTriple({ id }) {
  return id.includes(" ");
}

/**
 * Triples by subject, then by predicate, in the order of their first appearance: [[subject, [[predicate, [object, …]],
 * …]], …].
 *
 * @param {Triple[]} triples
 * @returns {[string, [string, Triple[2][]][]][]}
 */
export function bySubject(triples) {
  const subjects = new Map();
  for (const [subject, predicate, object] of triples) {
    if (!subjects.has(subject)) subjects.set(subject, new Map());
    const predicates = subjects.get(subject);
    if (!predicates.has(predicate)) predicates.set(predicate, []);
    predicates.get(predicate).push(object);
  }
  return [...subjects].map(([subject, predicates]) => [subject, [...predicates]]);
}

/**
 * Whether a node is a lost list.
 *
 * @param {Node} node
 * @returns {node is GapNode}
 */
export function isGap(node) {
  return Boolean(node.gap);
}

/**
 * The lost lists among nodes.
 *
 * @param {Iterable<Node>} some
 */
export function gapsOf(some) {
  return [...some].filter(isGap);
}

/**
 * Whether a link says that a node is the term.
 *
 * @param {Link} link
 */
export function isExact({ predicate, rejected }) {
  return !rejected && predicate === "skos:exactMatch";
}
