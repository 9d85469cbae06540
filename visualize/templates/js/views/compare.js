// The view “Compare”: conditions in columns, what is said of them in rows, and in the cells whose word it is.

import { goTo } from "../panels/claims.js";
import { conditionsOf } from "../panels/rows.js";
import { groupBy, isThere } from "../base/group.js";
import { announce, byId, findIn, make, words } from "../base/dom.js";
import { citationOf, count, hedgesOf, IS_CHECKED } from "../base/phrases.js";
import { addAction, focusCard } from "../panels/card.js";
import {
  COMPARE,
  allRows,
  columns,
  comparedTitle,
  conditions,
  kinds,
  kindsOf,
  lostOf,
  saidNow,
  shownRows,
  TOLD_APART,
} from "../state/compared.js";
import { select, state, update } from "../state/state.js";
import { addView } from "../state/views.js";
import { sparqlOf } from "./parts.js";

/** @import { Claim, ComparedRow, Node } from "../base/types.js" */

const FEW = 60; // so many rows are open from the start
const NOT_MENTIONED = "not mentioned in these sources";
const MARKS = new Set(["both", TOLD_APART, "one denies", "both deny"]); // what is told of a row beside its name
const READING = new Set(["ck:obtained", "ck:originalObject"]); // how a claim was read: its card tells it
/** @type {Set<string>} */
const opened = new Set(); // ids of predicates whose rows have been opened

/**
 * Who says it, and how: a button that opens the claim with its evidence.
 *
 * @param {Claim} claim
 */
function saying(claim) {
  const cited = claim.layer?.isEntry || claim.spans.length ? [] : claim.citations.map(citationOf);
  const qualifiers = claim.qualifiers.filter(({ key }) => !READING.has(key));
  const limits = [conditionsOf({ qualifiers }), IS_CHECKED.has(claim.statusId) ? "" : claim.status]
    .filter(Boolean)
    .join("; ");
  const choose = () => {
    select(claim.id);
    if (window.innerWidth <= 760) focusCard();
  };
  return make(
    "li",
    {},
    make(
      "button",
      {
        ...{ type: "button", class: "tell", "data-claim": claim.id, title: claim.words, click: choose },
        "aria-current": state.selection === claim.id && "true",
      },
      claim.negated ? make("span", { class: "negation" }, "not: ") : null,
      words([claim.layer?.label || "no source", ...cited].join(", ")),
      ...hedgesOf(claim).flatMap((hedge) => [" ", make("span", { class: "chip" }, words(hedge))]),
      limits ? make("small", {}, " ", words(limits)) : null,
    ),
  );
}

/**
 * @param {Claim[]} claims
 * @param {Node} condition
 * @param {ComparedRow} row
 */
function cell(claims, condition, { predicate }) {
  if (claims.length) return make("td", {}, make("ul", {}, ...claims.map(saying)));
  const lost = lostOf(condition, predicate.id);
  return make(
    "td",
    { class: "none" },
    NOT_MENTIONED,
    ...lost.flatMap((gap) => ["; list lost: ", goTo(gap.id, gap.label)]),
  );
}

/** @param {ComparedRow} row */
function rowFor(row) {
  const isOf = kindsOf(row);
  const marks = kinds().filter(([kind]) => isOf.has(kind) && kind !== saidNow() && MARKS.has(kind));
  const same = row.same.map(({ label }) => label).join(", ");
  return make(
    "tr",
    {},
    make(
      "th",
      { scope: "row" },
      row.object ? goTo(row.object.id, row.label) : words(row.label),
      ...marks.flatMap(([, text]) => [" ", make("span", { class: "chip" }, text)]),
      same ? make("small", {}, " the same by exact match: ", words(same)) : null,
    ),
    ...row.cells.map((claims, at) => cell(claims, columns()[at], row)),
  );
}

/**
 * The rows of a predicate below its heading, which opens them and counts them for each condition.
 *
 * @param {ComparedRow[]} rows
 * @param {boolean} isFew
 */
function groupOf(rows, isFew) {
  const { id, label } = rows[0].predicate;
  const body = make("tbody", {});
  /** @type {HTMLButtonElement} */
  const button = make("button", { type: "button", click: () => show(body.rows.length === 1) }, words(label));
  const shared = rows.filter((row) => kindsOf(row).has("both")).length;
  const counts = columns().map((_, at) => rows.filter(({ cells }) => cells[at].length).length);
  body.append(
    make(
      "tr",
      { class: "head" },
      make(
        "th",
        { scope: "rowgroup" },
        button,
        shared && columns().length > 1 ? make("small", {}, ` ${shared} ${kinds()[1][1]}`) : null,
      ),
      ...counts.map((number) => make("td", { class: number ? null : "none" }, number ? String(number) : "–")),
    ),
  );
  /** @param {boolean} isOpen */
  const show = (isOpen) => {
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) body.append(...rows.map(rowFor));
    else [...body.rows].slice(1).forEach((row) => row.remove());
    opened[isOpen ? "add" : "delete"](id);
  };
  button.setAttribute("aria-expanded", "false");
  if (isFew || opened.has(id)) show(true);
  return body;
}

/**
 * A choice of a condition.
 *
 * @param {string} id
 * @param {string} label
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} choose
 */
function choice(id, label, options, value, choose) {
  const field = make(
    "select",
    { id },
    ...options.map(([key, text]) => make("option", { value: key, selected: key === value }, text)),
  );
  field.addEventListener("change", () => choose(field.value));
  return make("label", { for: id }, `${label} `, field);
}

/** Buttons that leave the rows of one kind, each with its number. */
function kindButtons() {
  return kinds().flatMap(([kind, text]) => {
    const number = kind ? allRows().filter((row) => kindsOf(row).has(kind)).length : allRows().length;
    if (kind !== saidNow() && (!number || columns().length < 2)) return [];
    return make(
      "button",
      {
        ...{ type: "button", "data-said": kind, "aria-pressed": String(kind === saidNow()) },
        click: () => {
          update({ said: kind });
          announce(`${text}: ${count(number, "row")}`);
        },
      },
      words(text[0].toUpperCase() + text.slice(1)),
      ` ${number}`,
    );
  });
}

/** Go to the picture of what the rows tell, with every layer on that says it. */
function showInGraph() {
  const layers = shownRows().flatMap(({ cells }) => cells.flat().map(({ layer }) => layer?.id));
  update({
    ...{ view: "graph", only: COMPARE, around: null, path: null },
    layers: new Set([...state.layers, ...layers.filter(isThere)]),
  });
  byId("graph").focus();
}

/** @param {HTMLElement} container */
function render(container) {
  const shown = columns();
  const rows = shownRows();
  const [first, second] = state.compared;
  /** @type {[string, string][]} */
  const all = conditions.map(({ id, label }) => [id, label]);
  /** @param {string[]} ids */
  const compare = (...ids) => {
    update({ compared: ids.filter(Boolean), said: "" });
    announce(`${comparedTitle()}: ${count(shownRows().length, "row")}`);
  };
  /** @param {string} text */
  const bound = (text) =>
    text.replace(
      /VALUES \?(disease|other) \{.*\}/g,
      (_, name) => `VALUES ?${name} { <${shown[name === "other" ? 1 : 0].iri}> }`,
    );
  const groups = [...groupBy(rows, ({ predicate }) => predicate.id).values()];
  container.replaceChildren(
    make(
      "article",
      { class: "domain domain-compare" },
      make("h2", {}, "Compare ", words(comparedTitle())),
      make(
        "p",
        { class: "lead", role: "note" },
        `“${NOT_MENTIONED[0].toUpperCase()}${NOT_MENTIONED.slice(1)}” is no “no”. `,
        "Things are the same when their identifiers are; a kind of a thing is not the thing.",
      ),
      make(
        "div",
        { class: "choose" },
        choice("compare-first", "Compare", [["", "all conditions"], ...all], first || "", (id) =>
          compare(id, id === second || !id ? "" : second),
        ),
        first
          ? choice(
              "compare-second",
              "with",
              [["", "no other"], ...all.filter(([id]) => id !== first)],
              second || "",
              (id) => compare(first, id),
            )
          : null,
        make("button", { type: "button", class: "in-graph", click: showInGraph }, "Show in the graph"),
      ),
      make("div", { class: "jumps", role: "group", "aria-label": "Rows" }, ...kindButtons()),
      make(
        "div",
        { class: "matrix", role: "region", tabindex: "0", "aria-label": "What is said of each, by whom" },
        make(
          "table",
          {},
          make("caption", { class: "unseen" }, `What is said of ${comparedTitle()}`),
          make(
            "thead",
            {},
            make(
              "tr",
              {},
              make("td", {}),
              ...shown.map(({ id, label }) => make("th", { scope: "col" }, goTo(id, label))),
            ),
          ),
          ...groups.map((group) => groupOf(group, rows.length <= FEW)),
        ),
      ),
      shown.length === 2
        ? sparqlOf(
            {
              query: saidNow() === TOLD_APART ? "what-tells-apart" : "shared-and-different",
              heading: "",
              rows: rows.flatMap(({ cells }) => cells.flat()),
            },
            bound,
          )
        : null,
    ),
  );
}

/**
 * @param {Set<string>} changed
 * @param {HTMLElement} container
 */
function change(changed, container) {
  if (changed.has("compared") || changed.has("said")) {
    const at = document.activeElement;
    const key = at?.id
      ? `#${at.id}`
      : at instanceof HTMLElement && at.dataset.said !== undefined
        ? `[data-said="${CSS.escape(at.dataset.said)}"]`
        : "";
    render(container);
    if (key && container.querySelector(key)) findIn(container, key).focus();
  } else if (changed.has("selection"))
    for (const button of container.querySelectorAll("[data-claim]"))
      if (button.getAttribute("data-claim") === state.selection) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
}

/**
 * Put a condition beside that of the page, which stands beside all others.
 *
 * @param {Node} node
 */
function compareWith(node) {
  const [focus] = conditions;
  update({ view: COMPARE, compared: node === focus ? [] : [focus.id, node.id], said: "" });
}

export function startComparison() {
  addView({ id: COMPARE, title: "Compare", render, change, isFor: () => conditions.length > 1 });
  addAction((node) =>
    conditions.includes(node)
      ? make("button", { type: "button", "data-action": "compare", click: () => compareWith(node) }, "Compare")
      : null,
  );
  addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLElement>} */
    const folded = byId("view").querySelectorAll('.matrix [aria-expanded="false"]');
    if (state.view === COMPARE) for (const button of folded) button.click();
  });
}
