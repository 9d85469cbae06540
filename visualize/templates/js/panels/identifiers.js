// What a thing is called: its other names, its identifier, and the terms it is mapped to.

import { address, make, words } from "../base/dom.js";
import { ownPage } from "../base/served.js";
import { isExact } from "../base/names.js";

/** @import { Link, Name, Node } from "../base/types.js" */

const MOST_MAIN = 5;
/** @type {Record<string, string>} */
const MATCHES = {
  "skos:exactMatch": "the same as",
  "skos:closeMatch": "close to",
  "skos:broadMatch": "narrower than",
  "skos:narrowMatch": "broader than",
  "skos:relatedMatch": "related to",
};

/**
 * The other names of a node, with what is known of each.
 *
 * @param {Node} node
 */
export function namesOf(node) {
  /** @param {Name} name */
  const row = ({ text, scope, remarks, layer, note }) =>
    make(
      "li",
      {},
      words(text),
      " ",
      make("span", { class: "plain" }, words([scope, ...remarks, layer?.label, note].filter(Boolean).join(" · "))),
    );
  return node.names.length
    ? [make("h3", {}, "Other names"), make("ul", { class: "names" }, ...node.names.map(row))]
    : [];
}

/**
 * The terms that a node is, in a line, one a vocabulary.
 *
 * @param {Node} node
 */
export function mainIdentifiers(node) {
  const exact = node.links.filter(isExact);
  const vocabularyOf = (/** @type {Link} */ { object }) => object.split(":")[0];
  const first = exact.filter((link, at) => exact.findIndex((one) => vocabularyOf(one) === vocabularyOf(link)) === at);
  return first.length
    ? make(
        "p",
        { class: "identifiers" },
        ...first.slice(0, MOST_MAIN).flatMap((link, at) => [at ? " · " : "", address(link.iri, link.object)]),
      )
    : null;
}

/**
 * The identifier of a node, and the terms of other vocabularies that it is mapped to.
 *
 * @param {Node} node
 */
export function linksOf(node) {
  /** @param {Link} link */
  const row = (link) =>
    make(
      "li",
      {},
      link.rejected ? make("span", { class: "negation" }, "not ") : null,
      `${MATCHES[link.predicate] || link.predicate} `,
      address(link.iri, link.object),
      " ",
      words(link.label),
      " ",
      make("span", { class: "plain" }, words([link.predicate, link.justification].join(" · "))),
    );
  const accepted = node.links.filter((link) => !link.rejected);
  const rejected = node.links.filter((link) => link.rejected);
  return [
    make("h3", {}, "Identifiers"),
    node.id.startsWith("_:")
      ? make("p", { class: "plain" }, "None in the data: this is a blank node.")
      : make("p", { class: "iri" }, ...(node.iri === node.id ? [] : [words(node.id), " "]), ownPage(node.iri)),
    accepted.length ? make("ul", { class: "links" }, ...accepted.map(row)) : null,
    rejected.length
      ? make(
          "details",
          {},
          make("summary", {}, `Looked at and rejected: ${rejected.length}`),
          make("ul", { class: "links" }, ...rejected.map(row)),
        )
      : null,
    node.noTerm.length ? make("p", { class: "plain" }, words(`No term found in ${node.noTerm.join(", ")}.`)) : null,
  ];
}
