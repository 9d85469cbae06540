// What a page has when kg serve serves it: the pages of things, and queries that run.

import { page } from "./data.js";
import { address, make, words } from "./dom.js";

const BASE = "https://w3id.org/condition-kg/";

/**
 * A link to the page that the server has of a thing; of a file, to the IRI itself.
 *
 * @param {string} iri
 * @param {string} [text]
 */
export function ownPage(iri, text = iri) {
  if (!page.root) return address(iri, text);
  const rest = iri.startsWith(BASE) ? iri.slice(BASE.length) : "";
  const path = /^\w/.test(rest) ? encodeURI(rest).replace(/%25/g, "%") : `resource?iri=${encodeURIComponent(iri)}`;
  return make("a", { href: page.root + path }, words(text));
}

/**
 * What runs a query on the page for queries, beside the button that copies it; none in a file.
 *
 * @param {string} query
 */
export function runLink(query) {
  const href = `${page.root}query#${new URLSearchParams({ query })}`;
  // the page runs it if it was this one that asked: somebody else's link makes no work for a server
  const ask = () => {
    try {
      sessionStorage.setItem("condition-kg run", query);
    } catch {
      // refused: the query is shown, and not run
    }
  };
  return page.root ? make("a", { href, class: "run", click: ask }, "Run") : null;
}
