// What the views share: rows made whole again, a statement as a button, a lost list, the SPARQL behind a part.
import { focusCard } from "../panels/card.js";
import { goTo } from "../panels/claims.js";
import { cellOf, claims, nodes, page, views } from "../base/data.js";
import { announce, make, words } from "../base/dom.js";
import { groupBy } from "../base/group.js";
import { isGap } from "../base/names.js";
import { cautions, characters, citationOf, count, IS_CHECKED, shortOf } from "../base/phrases.js";
import { runLink } from "../base/served.js";
import { select, state } from "../state/state.js";

/** @import { Claim, GapNode, Part, Row } from "../base/types.js" */

/**
 * A part of a view, its rows as objects {column: id or text}; null when the graph has nothing for it.
 *
 * @param {string} viewId
 * @param {string} partId
 * @returns {Part | null}
 */
export function partOf(viewId, partId) {
  const part = views.find((view) => view.id === viewId)?.parts.find((one) => one.id === partId);
  if (!part) return null;
  /**
   * @param {(string | number)[]} cells
   * @returns {Row}
   */
  const row = (cells) => Object.fromEntries(part.columns.map((name, at) => [name, cellOf(cells[at])]));
  return { ...part, rows: part.rows.flatMap(([first, rest]) => rest.map((cells) => row([first, ...cells]))) };
}

/**
 * Map from what a row has in a column, or from what `key` tells of it, to the rows that have it, in their order.
 *
 * @param {Row[]} rows
 * @param {string | ((row: Row) => string)} key
 */
export function rowsBy(rows, key) {
  return groupBy(rows, typeof key === "function" ? key : (row) => row[key]);
}

/**
 * Who says so: for the entry its date, section and characters, for others what is cited, with its date.
 *
 * @param {Claim} claim
 */
function saidBy(claim) {
  const place = claim.layer?.isEntry
    ? [claim.layer.date, `${claim.sections.join(", ")} ${characters(claim.spans)}`]
    : claim.citations.map(citationOf);
  return [claim.layer?.label, ...place, IS_CHECKED.has(claim.statusId) ? "" : claim.status].filter(Boolean).join(" · ");
}

/** The abbreviation of the condition, where the graph has one. */
export function shortName() {
  const focus = nodes.get(page.focus);
  return focus && shortOf(focus) !== focus.label ? shortOf(focus) : undefined;
}

/**
 * A claim as a sentence with the condition by its abbreviation.
 *
 * @param {Claim} claim
 */
export function brief(claim) {
  const short = shortName();
  return short ? claim.words.replaceAll(nodes.get(page.focus)?.label || short, () => short) : claim.words;
}

/**
 * A statement: a button that selects its claim, and who says so.
 *
 * @param {Claim} claim
 * @param {string} [text]
 * @param {boolean} [hasNote]
 */
export function statement(claim, text = brief(claim), hasNote = true) {
  const isChosen = state.selection === claim.id;
  const choose = () => {
    select(claim.id);
    if (window.innerWidth <= 760) focusCard(); // the card is below the view, not beside it
  };
  return make(
    "div",
    { class: "record-line" },
    make(
      "button",
      { type: "button", class: "tell", "data-claim": claim.id, "aria-current": isChosen && "true", click: choose },
      words(text),
    ),
    make("span", { class: "said-by" }, words(saidBy(claim))),
    claim.note && hasNote ? make("span", { class: "note" }, "Our note: ", words(claim.note)) : null,
  );
}

/**
 * A lost list, where it would stand, and the way to what others say; for patients in place, as theirs.
 *
 * @param {GapNode} node
 */
export function lostList(node) {
  const { supplements } = node.gap;
  const isPatient = state.view === "patient";
  const line = make(
    "p",
    { class: "lost" },
    "The entry announces a list here that this copy has lost: ",
    isPatient ? make("strong", {}, words(node.label)) : goTo(node.id, node.label),
    node.gap.said && !isPatient ? words(` (${node.gap.said})`) : "",
    ". What it held is unknown.",
  );
  if (!isPatient || !supplements.length) return line;
  const said = supplements.filter(({ statusId }) => IS_CHECKED.has(statusId));
  return make(
    "div",
    {},
    line,
    make(
      "details",
      { class: "others" },
      make("summary", { "data-list": node.label }, `What other sources say (${said.length})`),
      make("p", { class: "plain" }, "This is not from the entry, and need not be what its list held."),
      ...cautions(said),
      make("ul", { class: "says" }, ...said.map((claim) => make("li", {}, statement(claim, brief(claim), false)))),
    ),
  );
}

/**
 * What a record is: a statement, or a lost list.
 *
 * @param {string} id
 * @param {string} [text]
 * @param {boolean} [hasNote]
 */
export function recordLine(id, text, hasNote) {
  const claim = claims.get(id);
  if (claim) return statement(claim, text, hasNote);
  const node = nodes.get(id);
  return node && isGap(node) ? lostList(node) : make("p", {}, words(id));
}

/**
 * A list of records, each once however often it is said; a note that several in a row share stands after the last.
 *
 * @param {Row[]} rows
 */
export function recordList(rows) {
  const records = [...new Map(rows.map((row) => [row.record, row])).values()];
  const hasNotes = state.view !== "patient"; // notes are for those who check the graph
  /** @param {Row | undefined} row */
  const noteOf = (row) => claims.get(row?.record)?.note;
  /** @param {Row} row */
  const textOf = ({ record, plain }) => {
    const claim = claims.get(record);
    return plain === "" && claim ? brief(claim) : plain;
  };
  /**
   * @param {Row} row
   * @param {number} at
   */
  const item = (row, at) =>
    make("li", {}, recordLine(row.record, textOf(row), hasNotes && noteOf(row) !== noteOf(records[at + 1])));
  return make("ul", { class: "record-list" }, ...records.map(item));
}

/**
 * Rows of the entry, and of other sources.
 *
 * @param {Row[]} rows
 */
export function bySource(rows) {
  /** @param {Row} row */
  const isOther = ({ record }) => claims.has(record) && !claims.get(record)?.layer?.isEntry;
  return [rows.filter((row) => !isOther(row)), rows.filter(isOther)];
}

/**
 * The query of a part, to read and to copy; also where the clipboard may not be written, as in a file.
 *
 * @param {Pick<Part, "query" | "heading"> & { rows: unknown[] }} part
 * @param {(text: string) => string} [bound] gives its parameters their values
 */
export function sparqlOf(part, bound = (text) => text) {
  const { prefixes, texts } = page.queries;
  const text = make("textarea", {
    readonly: true,
    rows: 12,
    spellcheck: "false",
    "aria-label": `SPARQL of ${part.query}`,
  });
  text.value = bound(texts[part.query]).replace(/^PREFIX (\w+):$/gm, (line, name) => `${line} <${prefixes[name]}>`);
  const copy = () => {
    text.focus();
    text.select();
    announce(document.execCommand("copy") ? "Copied" : "Selected: copy it with the keyboard");
  };
  return make(
    "details",
    { class: "sparql" },
    make("summary", {}, "The SPARQL behind ", part.heading ? `“${part.heading}”` : "this view"),
    make(
      "p",
      {},
      "The question ",
      make("code", {}, part.query),
      ` of the library. It gives ${count(part.rows.length, "row")}.`,
    ),
    text,
    make("p", { class: "actions" }, make("button", { type: "button", click: copy }, "Copy"), " ", runLink(text.value)),
  );
}
