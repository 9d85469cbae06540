// The view “Table”: every visible claim and lost list in words, to sort, to filter and to print.

import { gapsOf } from "../base/names.js";
import { required } from "../base/group.js";
import { nodes, page } from "../base/data.js";
import { make, targetOf } from "../base/dom.js";
import { count } from "../base/phrases.js";
import { arranged, cellOf, columnsOf } from "./rows.js";
import { select, state, update } from "../state/state.js";
import { addView } from "../state/views.js";
import { visible } from "../state/visible.js";

/** @import { Claim, Item, Node, TableColumn } from "../base/types.js" */

const ROWS_AT_A_TIME = 200; // rows that are made at a time
const MOST_PRINTED = 5000;

/** @type {TableColumn[]} */
let tableColumns = [];
/** @type {Item[]} */
let tableItems = []; // those that match, in order
let rowsDrawn = 0; // how many of them have rows
/**
 * @type {{
 *   body: HTMLTableSectionElement,
 *   more: HTMLButtonElement,
 *   summary: HTMLElement,
 *   headings: HTMLElement[],
 *   box: HTMLInputElement,
 * } | null}
 */
let tableParts = null;

/**
 * Whether an item tells of the selected concept.
 *
 * @param {Partial<Pick<Claim, "subject" | "object">> & { gap?: Node["gap"] }} item
 */
function tells({ subject, object, gap }) {
  return state.selection !== null && [subject?.id, object?.id, gap?.of].includes(state.selection);
}

/** @param {Item} item */
function rowFor(item) {
  const cells = tableColumns.map((column, at) =>
    make(at ? "td" : "th", at ? {} : { scope: "row" }, make("div", {}, ...cellOf(column, item))),
  );
  const row = make(
    "tr",
    {
      "data-id": item.id,
      class: [item.gap && "gap", tells(item) && "about"].filter(Boolean).join(" ") || null,
      "aria-current": item.id === state.selection ? "true" : null,
    },
    ...cells,
  );
  row.addEventListener("click", (event) => {
    if (!targetOf(event).closest("button, a") && !getSelection()?.toString()) select(item.id);
  });
  return row;
}

/** @param {number} [number] */
function drawMore(number = ROWS_AT_A_TIME) {
  const { body, more } = required(tableParts);
  body.append(...tableItems.slice(rowsDrawn, rowsDrawn + number).map(rowFor));
  rowsDrawn = Math.min(tableItems.length, rowsDrawn + number);
  more.hidden = rowsDrawn >= tableItems.length;
  more.textContent = `Show more rows (${(tableItems.length - rowsDrawn).toLocaleString("en")} left)`;
}

/** Draw the rows anew; at least as many as until the selected one. */
function refillRows() {
  const { body, summary, headings } = required(tableParts);
  const part = visible();
  const gaps = gapsOf(part.nodes);
  const all = [...part.claims, ...gaps];
  tableItems = arranged(all, tableColumns, state.find, state.sort);
  const said = [
    count(part.claims.size, page.isPlain ? "triple" : "claim"),
    ...(gaps.length ? [count(gaps.length, "lost list")] : []),
  ].join(" and ");
  summary.textContent = state.find ? `${tableItems.length.toLocaleString("en")} of ${said}` : said;
  headings.forEach((heading, at) =>
    heading.setAttribute("aria-sort", at !== state.sort.at ? "none" : state.sort.isDown ? "descending" : "ascending"),
  );
  body.replaceChildren();
  rowsDrawn = 0;
  drawMore();
}

/** Mark the row of what is selected, the rows that tell of a selected concept a little; bring the first into sight. */
function markRow() {
  const { body } = required(tableParts);
  for (const row of body.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  for (const [at, row] of [...body.rows].entries()) row.classList.toggle("about", tells(tableItems[at]));
  const itself = tableItems.findIndex(({ id }) => id === state.selection);
  const at = itself < 0 ? tableItems.findIndex(tells) : itself;
  if (at < 0) return;
  if (at >= rowsDrawn) drawMore(at + 1 - rowsDrawn);
  const row = body.rows[at];
  if (itself >= 0) row.setAttribute("aria-current", "true");
  const isBusy = (itself < 0 ? body : row).contains(document.activeElement);
  if (!isBusy) row.scrollIntoView({ block: "nearest" });
}

/**
 * One way, the other way, as it was.
 *
 * @param {number} at
 */
function sortBy(at) {
  const { sort } = state;
  update(
    { sort: sort.at !== at ? { at, isDown: false } : sort.isDown ? { at: -1, isDown: false } : { at, isDown: true } },
    { isStep: false },
  );
}

/** @param {HTMLElement} container */
function renderTable(container) {
  if (!tableColumns.length) tableColumns = columnsOf();
  const headings = tableColumns.map(({ title }, at) =>
    make("th", { scope: "col" }, make("button", { type: "button", click: () => sortBy(at) }, title)),
  );
  /** @type {HTMLInputElement} */
  const box = make("input", {
    type: "search",
    id: "find-rows",
    autocomplete: "off",
    spellcheck: "false",
    value: state.find,
    input: () => update({ find: box.value }, { isStep: false }),
  });
  const summary = make("p", { role: "status" });
  const body = make("tbody", { keydown: walkRows });
  const more = make("button", { type: "button", class: "more", click: () => drawMore() });
  const table = make(
    "table",
    { class: tableColumns.length < 5 ? "few" : null },
    make("caption", { class: "unseen" }, page.isPlain ? "Triples" : "Claims and lost lists"),
    make("thead", {}, make("tr", {}, ...headings)),
    body,
  );
  const sheet = make("div", { class: "sheet", role: "region", tabindex: "0", "aria-label": "Table" }, table, more);
  tableParts = { body, more, summary, headings, box };
  container.replaceChildren(
    make("div", { class: "finder" }, make("label", { for: "find-rows" }, "Rows with", box), summary),
    sheet,
  );
  refillRows();
  markRow();
  new IntersectionObserver(
    (seen) => seen.some(({ isIntersecting }) => isIntersecting) && tableParts?.more === more && drawMore(),
    { root: sheet, rootMargin: "400px" },
  ).observe(more);
}

/**
 * The arrows go up and down a column of buttons.
 *
 * @param {KeyboardEvent} event
 */
function walkRows(event) {
  const cell = /** @type {HTMLTableCellElement | null} */ (targetOf(event).closest("td, th"));
  const row = targetOf(event).closest("tr");
  const next =
    event.key === "ArrowUp" ? row?.previousElementSibling : event.key === "ArrowDown" ? row?.nextElementSibling : null;
  if (!cell || !(next instanceof HTMLTableRowElement)) return;
  const button = next.cells[cell.cellIndex].querySelector("button") || next.querySelector("button");
  if (!button) return;
  event.preventDefault();
  button.focus();
}

/** @param {Set<string>} changed */
function changeTable(changed) {
  const keys = ["layers", "hidden", "around", "steps", "opened", "only", "path", "compared", "said", "find", "sort"];
  if (keys.some((key) => changed.has(key))) refillRows();
  const { box } = required(tableParts);
  if (box.value !== state.find) box.value = state.find;
  if (changed.has("selection") || changed.has("layers")) markRow();
}

export function startTable() {
  addView({ id: "table", title: "Table", render: renderTable, change: changeTable, isFor: () => nodes.size > 0 });
  addEventListener("beforeprint", () => {
    if (state.view === "table" && tableParts) drawMore(MOST_PRINTED - rowsDrawn);
  });
}
