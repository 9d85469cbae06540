// The view “Table”: every visible claim and lost list in words, to sort, to filter and to print.

import { nodes, page } from "../base/data.js";
import { make } from "../base/dom.js";
import { count } from "../base/phrases.js";
import { arranged, cellOf, columnsOf } from "./rows.js";
import { select, state, update } from "../state/state.js";
import { addView } from "../state/views.js";
import { visible } from "../state/visible.js";

const ROWS_AT_A_TIME = 200; // rows that are made at a time
const MOST_PRINTED = 5000;

let tableColumns = null;
let tableItems = []; // those that match, in order
let rowsDrawn = 0; // how many of them have rows
let tableParts = null; // {body, more, told, headings, box}

/** Whether an item tells of the selected concept. */
function tells({ subject, object, gap }) {
  return state.selection !== null && [subject?.id, object?.id, gap?.of].includes(state.selection);
}

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
  row.addEventListener(
    "click",
    ({ target }) => target.closest("button, a") || getSelection().toString() || select(item.id),
  );
  return row;
}

function drawMore(number = ROWS_AT_A_TIME) {
  tableParts.body.append(...tableItems.slice(rowsDrawn, rowsDrawn + number).map(rowFor));
  rowsDrawn = Math.min(tableItems.length, rowsDrawn + number);
  tableParts.more.hidden = rowsDrawn >= tableItems.length;
  tableParts.more.textContent = `Show more rows (${(tableItems.length - rowsDrawn).toLocaleString("en")} left)`;
}

/** Draw the rows anew; at least as many as until the selected one. */
function refillRows() {
  const part = visible();
  const gaps = [...part.nodes].filter(({ gap }) => gap);
  const all = [...part.claims, ...gaps];
  tableItems = arranged(all, tableColumns, state.find, state.sort);
  const said = [
    count(part.claims.size, page.isPlain ? "triple" : "claim"),
    ...(gaps.length ? [count(gaps.length, "lost list")] : []),
  ].join(" and ");
  tableParts.told.textContent = state.find ? `${tableItems.length.toLocaleString("en")} of ${said}` : said;
  tableParts.headings.forEach((heading, at) =>
    heading.setAttribute("aria-sort", at !== state.sort.at ? "none" : state.sort.isDown ? "descending" : "ascending"),
  );
  tableParts.body.replaceChildren();
  rowsDrawn = 0;
  drawMore();
}

/** Mark the row of what is selected, the rows that tell of a selected concept a little; bring the first into sight. */
function markRow() {
  for (const row of tableParts.body.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  for (const [at, row] of [...tableParts.body.rows].entries()) row.classList.toggle("about", tells(tableItems[at]));
  const itself = tableItems.findIndex(({ id }) => id === state.selection);
  const at = itself < 0 ? tableItems.findIndex(tells) : itself;
  if (at < 0) return;
  if (at >= rowsDrawn) drawMore(at + 1 - rowsDrawn);
  const row = tableParts.body.rows[at];
  if (itself < 0) return tableParts.body.contains(document.activeElement) || row.scrollIntoView({ block: "nearest" });
  row.setAttribute("aria-current", "true");
  if (!row.contains(document.activeElement)) row.scrollIntoView({ block: "nearest" });
}

/** One way, the other way, as it was. */
function sortBy(at) {
  const { sort } = state;
  update(
    { sort: sort.at !== at ? { at, isDown: false } : sort.isDown ? { at: -1, isDown: false } : { at, isDown: true } },
    { isStep: false },
  );
}

function renderTable(container) {
  tableColumns ||= columnsOf();
  const headings = tableColumns.map(({ title }, at) =>
    make("th", { scope: "col" }, make("button", { type: "button", click: () => sortBy(at) }, title)),
  );
  const box = make("input", {
    type: "search",
    id: "find-rows",
    autocomplete: "off",
    spellcheck: "false",
    value: state.find,
    input: () => update({ find: box.value }, { isStep: false }),
  });
  const told = make("p", { role: "status" });
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
  tableParts = { body, more, told, headings, box };
  container.replaceChildren(
    make("div", { class: "finder" }, make("label", { for: "find-rows" }, "Rows with", box), told),
    sheet,
  );
  refillRows();
  markRow();
  new IntersectionObserver(
    (seen) => seen.some(({ isIntersecting }) => isIntersecting) && tableParts.more === more && drawMore(),
    { root: sheet, rootMargin: "400px" },
  ).observe(more);
}

/** The arrows go up and down a column of buttons. */
function walkRows(event) {
  const way = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
  const cell = event.target.closest("td, th");
  const next = way && event.target.closest("tr")[way];
  const button = next && (next.cells[cell.cellIndex].querySelector("button") || next.querySelector("button"));
  if (!button) return;
  event.preventDefault();
  button.focus();
}

function changeTable(changed) {
  if (["layers", "hidden", "around", "steps", "opened", "find", "sort"].some((key) => changed.has(key))) refillRows();
  if (tableParts.box.value !== state.find) tableParts.box.value = state.find;
  if (changed.has("selection") || changed.has("layers")) markRow();
}

export function startTable() {
  addView({ id: "table", title: "Table", render: renderTable, change: changeTable, isFor: () => nodes.size > 0 });
  addEventListener("beforeprint", () => {
    if (state.view === "table" && tableParts) drawMore(MOST_PRINTED - rowsDrawn);
  });
}
