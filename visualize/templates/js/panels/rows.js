// The rows and columns of the table of all that is visible: claims and lost lists, or plain triples.

import { gapsOf } from "../base/names.js";
import { ensure } from "../base/group.js";
import { chips, goTo, negation } from "./claims.js";
import { claims, layers, nodes } from "../base/data.js";
import { words } from "../base/dom.js";
import { characters, citationOf, hedgesOf } from "../base/phrases.js";

/** @import { Claim, GapNode, Item, Sort, TableColumn } from "../base/types.js" */

const LOST_LIST = "list lost; what it held is unknown";
/** @type {WeakMap<object, string>} */
const rowTexts = new WeakMap(); // all cells of an item, to look for words in
const collator = new Intl.Collator("en", { numeric: true });

/**
 * For whom, if, how often: what limits a claim, in words.
 *
 * @param {Pick<Claim, "qualifiers">} claim
 */
export const conditionsOf = ({ qualifiers }) => qualifiers.map(({ name, value }) => `${name}: ${value}`).join("; ");

/**
 * A column of the table: its heading, its text for a claim and for a lost list, and what is in a claim's cell where
 * that is more than its text.
 *
 * @param {string} title
 * @param {(claim: Claim) => string} ofClaim
 * @param {(gap: GapNode) => string} ofGap
 * @param {TableColumn["show"]} [show]
 * @returns {TableColumn}
 */
function column(title, ofClaim, ofGap, show) {
  return { title, show, text: (item) => (item.gap ? ofGap(item) : ofClaim(item)) };
}

const TABLE_COLUMNS = [
  column(
    "Subject",
    ({ subject }) => subject?.label || "",
    ({ gap }) => nodes.get(gap.of)?.label || "",
    ({ subject }) => (subject ? [goTo(subject.id, subject.label)] : []),
  ),
  column(
    "Says",
    ({ negated, predicate }) => `${negated ? "not: " : ""}${predicate.label}`,
    ({ gap }) => gap.predicate.label,
    (claim) => [negation(claim), goTo(claim.id, claim.predicate.label)],
  ),
  column(
    "Object",
    ({ object, text }) => object?.label || text,
    ({ label }) => `${label} – ${LOST_LIST}`,
    ({ object, text }) => [object ? goTo(object.id, object.label) : words(text)],
  ),
  column(
    "Hedge",
    (claim) => hedgesOf(claim).join(", "),
    () => "",
    chips,
  ),
  column("Conditions and more", conditionsOf, () => ""),
  column(
    "Section or source",
    ({ sections, citations }) => [...sections, ...citations.map(citationOf)].join(", "),
    ({ gap }) => gap.sections.join(", "),
  ),
  column(
    "Characters",
    ({ spans }) => characters(spans),
    ({ gap }) => characters(gap.spans),
  ),
  column(
    "Layer",
    ({ layer }) => layer?.label || "",
    ({ gap }) => gap.layer?.label || "",
  ),
  column(
    "Status",
    ({ status }) => status,
    () => "",
  ),
];

/** The columns that this graph has anything for. */
export function columnsOf() {
  const all = [...claims.values(), ...gapsOf(nodes.values())];
  return TABLE_COLUMNS.filter(
    ({ title, text }, at) =>
      at < 3 || (title === "Layer" && layers.size > 1) || all.some((item) => title !== "Layer" && text(item)),
  );
}

/**
 * What stands in a cell.
 *
 * @param {TableColumn} column
 * @param {Item} item
 */
export function cellOf({ title, show, text }, item) {
  if (!item.gap) return show ? show(item) : [words(text(item))];
  if (title === "Subject") return [goTo(item.gap.of, text(item))];
  return title === "Object" ? [goTo(item.id, item.label), ` – ${LOST_LIST}`] : [words(text(item))];
}

/**
 * The items whose cells hold all words of `find`, in the order of a column ({at, isDown}) or their own.
 *
 * @param {Item[]} items
 * @param {TableColumn[]} columns
 * @param {string} find
 * @param {Sort} sort
 */
export function arranged(items, columns, find, sort) {
  const wanted = find.toLowerCase().split(/\s+/).filter(Boolean);
  /** @param {Item} item */
  const textOf = (item) =>
    ensure(rowTexts, item, () =>
      columns
        .map(({ text }) => text(item))
        .join("\n")
        .toLowerCase(),
    );
  /** @param {Item} item */
  const holds = (/** @type {Item} */ item) => wanted.every((word) => textOf(item).includes(word));
  const found = wanted.length ? items.filter(holds) : [...items];
  if (!columns[sort.at]) return found;
  const keyed = found.map((item) => ({ text: columns[sort.at].text(item), item }));
  const way = sort.isDown ? -1 : 1;
  // cells without text come last, whichever way
  keyed.sort(({ text: a }, { text: b }) => (a && b ? way * collator.compare(a, b) : Number(!a) - Number(!b)));
  return keyed.map(({ item }) => item);
}
