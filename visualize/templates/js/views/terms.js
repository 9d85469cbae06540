// The ontologist's view: the terms of each concept, classes and predicates in use.
import { goTo } from "../panels/claims.js";
import { classes, nodes, predicates } from "../base/data.js";
import { address, make, words } from "../base/dom.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Link, Lookup, Part, Row } from "../base/types.js" */

/** @param {Link} link */
function linkRow(link) {
  const predicate = link.predicate.replace(/^skos:/, "");
  return make(
    "tr",
    { class: link.rejected ? "rejected" : null },
    make("td", {}, link.rejected ? "not: " : "", words(predicate)),
    make("td", {}, link.iri ? address(link.iri, link.object) : words(link.object)),
    make("td", {}, words(link.label || "")),
    make("td", {}, words(link.justification || "")),
  );
}

/** @param {...string} names */
function headRow(...names) {
  return make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
}

/**
 * The links of a concept, made when they are first looked at.
 *
 * @param {Row} row
 */
function conceptTerms({ concept, label, exact, other, rejected, searched }) {
  const node = nodes.get(concept);
  const links = node?.links || [];
  const counts = [`${exact} exact`, `${other} other`, `${rejected} rejected`, `none found in ${searched}`];
  /** @param {Event} event */
  const fill = (event) => {
    const details = /** @type {HTMLDetailsElement} */ (event.target);
    if (!details.open || details.querySelector("table")) return;
    details.append(
      make("p", {}, goTo(concept, "Show its card")),
      make(
        "table",
        { class: "terms" },
        headRow("Link", "Term", "Its label", "Justification"),
        make("tbody", {}, ...links.map(linkRow)),
      ),
    );
  };
  const head = [words(label), make("span", { class: "plain" }, ` ${counts.join(", ")}`)];
  return make(
    "li",
    { "data-exact": exact },
    ...(node ? [make("details", { toggle: fill }, make("summary", {}, ...head))] : head),
  ); // no claim, no card
}

/**
 * Every concept with its links; a box leaves those without an exact term.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderTerms(part) {
  const items = [...part.rows].sort((a, b) => a.label.localeCompare(b.label, "en")).map(conceptTerms);
  const list = make("ul", { class: "concepts" }, ...items);
  const bare = items.filter((item) => item.dataset.exact === "0").length;
  /** @param {Event} event */
  const only = (event) => {
    const { checked } = /** @type {HTMLInputElement} */ (event.target);
    for (const item of items) item.hidden = checked && item.dataset.exact !== "0";
  };
  return [
    make(
      "label",
      { class: "only" },
      make("input", { type: "checkbox", change: only }),
      ` Only concepts without an exact term (${bare} of ${part.rows.length})`,
    ),
    list,
  ];
}

/**
 * @param {string[]} head
 * @param {(string | undefined)[][]} rows
 * @returns {Child[]}
 */
function countTable(head, rows) {
  /** @param {(string | undefined)[]} cells */
  const row = ([label, count, definition]) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, words(label)),
      make("td", { class: "number" }, count),
      make("td", {}, words(definition || "")),
    );
  return [make("table", { class: "counts" }, headRow(...head), make("tbody", {}, ...rows.map(row)))];
}

/**
 * @param {Lookup<{ label: string, definition?: string, curie?: string }>} known
 * @param {string} id
 */
function labelIn(known, id) {
  const found = known.get(id) || [...known.values()].find((one) => one.curie === id);
  return [found?.label || id, found?.definition];
}

/**
 * Classes in use, by number of concepts.
 *
 * @param {Part} part
 */
export function renderClasses(part) {
  /** @param {Row} one */
  const row = ({ class: id, concepts }) => [labelIn(classes, id)[0], concepts, labelIn(classes, id)[1]];
  return countTable(["Class", "Concepts", "Meaning"], part.rows.map(row));
}

/**
 * Predicates in use, by number of associations.
 *
 * @param {Part} part
 */
export function renderPredicates(part) {
  /** @param {Row} one */
  const row = ({ iri, associations }) => [labelIn(predicates, iri)[0], associations, labelIn(predicates, iri)[1]];
  return countTable(["Predicate", "Associations", "Meaning"], part.rows.map(row));
}
