// Conditions beside each other: what is said of them in rows, and who says it of which. Which claims are compared, and
// what is the same, is as in kg/claims/compare.py and matrix.py.

import { layers, nodes, page } from "../base/data.js";
import { ensure, isThere } from "../base/group.js";
import { gapsOf } from "../base/names.js";
import { shortOf } from "../base/phrases.js";
import { state } from "./state.js";

/** @import { Claim, ComparedRow, GapNode, Node } from "../base/types.js" */

/** Id of the view, and of what alone is shown, when conditions are beside each other. */
export const COMPARE = "compare";

export const TOLD_APART = "told apart";
const APART = new Set(["ck:distinguishedFrom", "ck:comparator"]); // as in the question what-tells-apart

const about = [...layers.values()].filter(({ isEntry }) => isEntry).map((layer) => nodes.get(layer.about));
/** What entries are about, the condition of the page first; nothing is beside anything where it is one alone. */
export const conditions = page.compared
  ? [...new Set(about.filter(isThere))].sort(
      (a, b) => Number(b.id === page.focus) - Number(a.id === page.focus) || a.label.localeCompare(b.label, "en"),
    )
  : [];

/** The conditions that stand beside each other now. */
export function columns() {
  const chosen = state.compared.map((id) => nodes.get(id)).filter(isThere);
  return chosen.length ? chosen : conditions;
}

/** @type {{ key: string, rows: ComparedRow[] }} */
let known = { key: "", rows: [] };

/** All rows of the conditions: predicates in their order, what is said of several first. */
export function allRows() {
  const shown = columns();
  const key = shown.map(({ id }) => id).join(" ");
  if (known.key !== key) known = { key, rows: rowsOf(shown) };
  return known.rows;
}

/**
 * The rows of conditions.
 *
 * @param {Node[]} shown
 * @returns {ComparedRow[]}
 */
export function rowsOf(shown) {
  const { order = [], same = new Map() } = page.compared || {};
  /** @type {Map<string, ComparedRow>} */
  const rows = new Map();
  shown.forEach((condition, at) => {
    for (const claim of condition.out) {
      const { predicate, object, text } = claim;
      if (claim.rejected || claim.isNaming || !predicate.id || !(object || text)) continue;
      const thing = object && (same.get(object) || object);
      // a number is nobody else's
      const key = [predicate.id, ...(thing ? [thing.id] : ["", text, claim.type, condition.id])].join("\n");
      const row = ensure(rows, key, () => ({
        ...{ predicate, object, label: object?.label || text, same: [] },
        cells: shown.map(() => /** @type {Claim[]} */ ([])),
      }));
      row.cells[at].push(claim);
      if (object && object !== row.object && !row.same.includes(object)) row.same.push(object);
    }
  });
  /** @param {ComparedRow} row */
  const rank = ({ predicate }) => (order.includes(predicate) ? order.indexOf(predicate) : order.length);
  /** @param {ComparedRow} row */
  const weight = ({ cells }) =>
    [true, false].reduce(
      (sum, no) => sum + cells.filter((cell) => cell.some(({ negated }) => negated === no)).length,
      0,
    );
  return [...rows.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.predicate.label.localeCompare(b.predicate.label, "en") ||
      weight(b) - weight(a) ||
      a.label.localeCompare(b.label, "en"),
  );
}

/**
 * Of which of the conditions a claim's thing is said: “both” (or more), “one denies”, “both deny”, “only”.
 *
 * @param {Claim} claim
 * @param {ComparedRow} row
 * @returns {string}
 */
export function kindOf(claim, { cells }) {
  const others = cells.filter((cell) => !cell.includes(claim)).flat();
  if (others.some(({ negated }) => negated === claim.negated)) return claim.negated ? "both deny" : "both";
  return others.length ? "one denies" : "only";
}

/**
 * The kinds of a row's claims; with “only” the id of the condition that it tells of, and “told apart” where a source
 * tells another of the conditions from it.
 *
 * @param {ComparedRow} row
 */
export function kindsOf(row) {
  const said = row.cells.flat();
  const found = new Set(said.map((claim) => kindOf(claim, row)));
  if (found.has("only")) found.add(said[0].subject?.id || "");
  const beside = columns();
  if (
    said.some(({ allQualifiers }) =>
      allQualifiers.some(({ key, node }) => node && APART.has(key) && beside.includes(node)),
    )
  )
    found.add(TOLD_APART);
  return found;
}

/** The kind of rows that is shown alone; "" where an address names none that there is. */
export function saidNow() {
  return kinds().some(([kind]) => kind === state.said) ? state.said : "";
}

/** The rows that are shown: all, or those of one kind. */
export function shownRows() {
  const said = saidNow();
  return said ? allRows().filter((row) => kindsOf(row).has(said)) : allRows();
}

/**
 * The lists that the sources of a condition have lost, which could have told what a predicate tells.
 *
 * @param {Node} condition
 * @param {string} predicate
 */
export function lostOf(condition, predicate) {
  return gapsOf(nodes.values()).filter(({ gap }) => gap.of === condition.id && gap.predicate.id === predicate);
}

/**
 * What the comparison tells: the claims of its rows, and the lists that are lost where these are.
 *
 * @returns {{ title: string, claims: Set<Claim>, nodes: Set<Node> }}
 */
export function comparedTold() {
  const rows = shownRows();
  /** @type {Set<Node>} */
  const gaps = new Set();
  const alone = rows.filter((row) => !saidNow() || kindsOf(row).has("only")); // what a lost list could have held, too
  for (const predicate of new Set(alone.map((row) => row.predicate.id)))
    for (const condition of columns()) for (const gap of lostOf(condition, predicate)) gaps.add(gap);
  return { title: comparedTitle(), claims: new Set(rows.flatMap(({ cells }) => cells.flat())), nodes: gaps };
}

/** The conditions in words: “Lambert-Eaton myasthenic syndrome and myasthenia gravis: said of both”. */
export function comparedTitle() {
  const names = columns().map(shortOf);
  const kind = kinds().find(([id]) => id && id === saidNow())?.[1];
  return [names.length > 2 ? `${names.length} conditions` : names.join(" and "), kind].filter(Boolean).join(": ");
}

/**
 * The kinds of rows that can be shown alone, in words.
 *
 * @returns {[string, string][]}
 */
export function kinds() {
  const shown = columns();
  const isPair = shown.length < 3;
  const many = isPair ? "both" : "several";
  return [
    ["", "all"],
    ["both", `said of ${many}`],
    [TOLD_APART, "told apart by a source"],
    ["one denies", "said of one, denied of another"],
    ["both deny", `denied of ${many}`],
    .../** @type {[string, string][]} */ (
      isPair ? shown.map((one) => [one.id, `only ${shortOf(one)}`]) : [["only", "of one alone"]]
    ),
  ];
}
