// What the search looks in: concepts and lost lists, views with their sections, and texts that claims give.

import { cellOf, claims, nodes, page, views } from "../base/data.js";
import { isExact } from "../base/names.js";
import { normaliser } from "../base/normal.js";
import { index } from "../base/search-index.js";

/** @import { HitGroup, Link, Node, SearchIndex, View } from "../base/types.js" */

const MEDICINE = "ck:Substance";
export const MOST_HITS = 20;
const MOST_VIEWS = 3;
/** @type {SearchIndex[] | null} */
let made = null;

/**
 * The names of a term that a node is mapped to; when they are not the same, the name alone does not equal it.
 *
 * @param {Link} link
 */
function termsOf(link) {
  const { object, iri, predicate } = link;
  return isExact(link) ? [object, iri] : [`${object} (${predicate.replace(/^.*:/, "")})`];
}

/**
 * What a node is called by terms that it is, and under which brands a source speaks of it, as kg/claims/naming.py has
 * it: of a claim's subject, else its object.
 *
 * @param {Node} node
 */
function elsewhereCalled(node) {
  const about = [...node.out, ...node.in.filter(({ subject }) => subject?.kind.id !== MEDICINE)];
  const brands = node.kind.id !== MEDICINE ? [] : about.flatMap(({ allQualifiers }) => allQualifiers);
  return [
    ...new Set([
      ...node.links.filter(isExact).map(({ label }) => label),
      ...brands.filter(({ key }) => key === "ck:brandName").map(({ value }) => value),
    ]),
  ].filter((text) => text && text !== node.label);
}

/** @param {Node} node */
function ofNode(node) {
  return {
    id: node.id,
    kind: node.kind.id,
    label: node.label,
    names: [...node.names.map(({ text }) => text), ...elsewhereCalled(node)],
    identifiers: [node.iri, ...node.links.filter(({ rejected }) => !rejected).flatMap(termsOf)],
    definition: [node.definition, ...node.facts.map(({ name, value }) => `${name}: ${value}`)]
      .filter(Boolean)
      .join(" · "),
  };
}

/**
 * A view, and each section of it that its contents list: “patient 2” is its third.
 *
 * @param {View} view
 */
function ofView({ id, title, asked, parts }) {
  const titles = parts.map(({ query }) => page.queries.texts[query].split("\n", 2).map((line) => line.slice(2)));
  const whole = {
    id,
    kind: "view",
    label: title,
    names: [...asked, ...parts.map(({ heading }) => heading || ""), ...titles.map(([name]) => name)].filter(Boolean),
    definition: titles.map(([, question]) => question).join(" "),
  };
  const [{ columns, rows }] = parts;
  const sections = ["section", "topic"].includes(columns[0]) ? [...new Set(rows.map(([first]) => cellOf(first)))] : [];
  return [
    whole,
    ...sections.map((label, at) => ({
      id: `${id} ${at}`,
      kind: "view",
      label: `${label[0].toUpperCase()}${label.slice(1)} – ${title}`,
    })),
  ];
}

/** The indexes of the page, made when they are first asked for: of what it shows, and of the views. */
function indexes() {
  made ||= makeIndexes();
  return made;
}

function makeIndexes() {
  const texts = [...claims.values()].filter(({ text, isNaming }) => /\p{L}/u.test(text) && !isNaming);
  const wordsOf = normaliser(page.normal);
  const things = [
    ...[...nodes.values()].map(ofNode),
    ...texts.map(({ id, text }) => ({ id, kind: "claim", label: text })),
  ];
  return [index(things, wordsOf, page.normal), index(views.flatMap(ofView), wordsOf, page.normal)];
}

/**
 * What is found, by class, the best first.
 *
 * @param {string} text
 */
export function found(text) {
  return indexes()[0].find(text, { limit: MOST_HITS });
}

/**
 * The views, and sections of them, that are called so; misspelled only where all else that is found is, too.
 *
 * @param {string} text
 * @param {HitGroup[]} groups what is found
 */
export function viewsFound(text, groups) {
  const isRight = groups.length > 0 && groups[0].hits[0].what !== "respelled";
  return indexes()[1]
    .find(text, { limit: MOST_VIEWS })
    .filter(({ hits }) => !hits.some(({ what }) => isRight && ["respelled", "definition"].includes(what)));
}
