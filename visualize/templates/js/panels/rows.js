// The rows and columns of the table of all that is visible: claims and lost lists, or plain triples.

import { chips, goTo, negation } from "./claims.js";
import { claims, layers, nodes } from "../base/data.js";
import { words } from "../base/dom.js";
import { characters, citationOf, hedgesOf } from "../base/phrases.js";

const LOST_LIST = "list lost; what it held is unknown";
const rowTexts = new WeakMap(); // all cells of an item, to look for words in
const collator = new Intl.Collator("en", { numeric: true });

const conditionsOf = ({ qualifiers }) => qualifiers.map(({ name, value }) => `${name}: ${value}`).join("; ");

/**
 * Columns: heading; text of a claim's cell and of a gap's; what is in a claim's cell where that is more than its text.
 */
const TABLE_COLUMNS = [
  [
    "Subject",
    ({ subject }) => subject?.label || "",
    ({ gap }) => nodes.get(gap.of)?.label || "",
    ({ subject }) => (subject ? [goTo(subject.id, subject.label)] : []),
  ],
  [
    "Says",
    ({ negated, predicate }) => `${negated ? "not: " : ""}${predicate.label}`,
    ({ gap }) => gap.predicate.label,
    (claim) => [negation(claim), goTo(claim.id, claim.predicate.label)],
  ],
  [
    "Object",
    ({ object, text }) => object?.label || text,
    ({ label }) => `${label} – ${LOST_LIST}`,
    ({ object, text }) => [object ? goTo(object.id, object.label) : words(text)],
  ],
  ["Hedge", (claim) => hedgesOf(claim).join(", "), () => "", chips],
  ["Conditions and more", conditionsOf, () => ""],
  [
    "Section or source",
    ({ sections, citations }) => [...sections, ...citations.map(citationOf)].join(", "),
    ({ gap }) => gap.sections.join(", "),
  ],
  ["Characters", ({ spans }) => characters(spans), ({ gap }) => characters(gap.spans)],
  ["Layer", ({ layer }) => layer?.label || "", ({ gap }) => gap.layer?.label || ""],
  ["Status", ({ status }) => status, () => ""],
].map(([title, ofClaim, ofGap, show]) => ({ title, show, text: (item) => (item.gap ? ofGap(item) : ofClaim(item)) }));

/** The columns that this graph has anything for. */
export function columnsOf() {
  const all = [...claims.values(), ...[...nodes.values()].filter(({ gap }) => gap)];
  return TABLE_COLUMNS.filter(
    (column, at) =>
      at < 3 ||
      (column.title === "Layer" && layers.size > 1) ||
      all.some((item) => column.title !== "Layer" && column.text(item)),
  );
}

/** What stands in a cell. */
export function cellOf(column, item) {
  if (!item.gap) return column.show ? column.show(item) : [words(column.text(item))];
  if (column.title === "Subject") return [goTo(item.gap.of, column.text(item))];
  return column.title === "Object" ? [goTo(item.id, item.label), ` – ${LOST_LIST}`] : [words(column.text(item))];
}

/** The items whose cells hold all words of `find`, in the order of a column ({at, isDown}) or their own. */
export function arranged(items, columns, find, sort) {
  const wanted = find.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (item) => {
    if (!rowTexts.has(item))
      rowTexts.set(
        item,
        columns
          .map((column) => column.text(item))
          .join("\n")
          .toLowerCase(),
      );
    return wanted.every((word) => rowTexts.get(item).includes(word));
  };
  const found = wanted.length ? items.filter(holds) : [...items];
  if (!columns[sort.at]) return found;
  const keyed = found.map((item) => [columns[sort.at].text(item), item]);
  const way = sort.isDown ? -1 : 1;
  // cells without text come last, whichever way
  keyed.sort(([a], [b]) => (a && b ? way * collator.compare(a, b) : Number(!a) - Number(!b)));
  return keyed.map(([, item]) => item);
}
