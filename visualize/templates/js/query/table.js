// The table of an answer: so many rows at a time, sorted by any column.

import { announce, make, words } from "../base/dom.js";
import { isNumber, plain, sorted } from "../sparql/answer.js";
import { shown } from "./graph.js";
import { tagOf, termParts } from "./cells.js";

/** @import { Cells, RdfTerm } from "../base/types.js" */

const ROWS_AT_A_TIME = 200; // rows that are made at a time
const MOST_PRINTED = 5000;

/**
 * The language or datatype that all of a column have; empty where they differ.
 *
 * @param {Cells[]} rows
 * @param {number} at
 */
function commonTag(rows, at) {
  const tags = new Set(rows.filter((row) => row[at]).map((row) => tagOf(row[at])));
  return tags.size === 1 ? [...tags][0] : "";
}

/**
 * How wide a column must be to be read: its longest text among the first rows.
 *
 * @param {Cells[]} rows
 * @param {number} at
 */
function widthOf(rows, at) {
  const longest = Math.max(
    0,
    ...rows
      .slice(0, ROWS_AT_A_TIME)
      .map((row) => (row[at]?.type === "uri" ? shown(row[at].value) : plain(row[at])).length),
  );
  return longest > 50 ? "long" : longest > 16 ? "middle" : null;
}

/** @type {(() => void) | null} */
let printed = null; // draws more rows of the shown table before it is printed

/**
 * The table of columns and rows in an element that scrolls; `meanings` tells what a column holds, `thingOf` what thing
 * a cell stands for.
 *
 * @param {{ columns: string[], rows: Cells[] }} table
 * @param {Map<string, string>} meanings
 * @param {(term: RdfTerm | undefined, at: number) => string | null} thingOf
 */
export function tableOf({ columns, rows }, meanings, thingOf) {
  let sort = { at: -1, isDown: false };
  let items = rows;
  let drawn = 0;
  const numeric = columns.map(
    (_, at) => rows.some((row) => row[at]) && rows.every((row) => !row[at] || isNumber(row[at])),
  );
  const looks = columns.map((_, at) => (numeric[at] ? "number" : widthOf(rows, at)));
  const common = columns.map((_, at) => commonTag(rows, at));
  const body = make("tbody", {});
  const more = make("button", { type: "button", class: "more", click: () => drawMore() });
  /** @param {Cells} row */
  const rowOf = (row) => {
    const texts = new Set(row.filter((term) => term?.type === "literal").map(({ value }) => value));
    return make(
      "tr",
      {},
      ...row.map((term, at) =>
        make("td", { class: looks[at] }, ...termParts(term, texts, common[at], thingOf(term, at)).filter(Boolean)),
      ),
    );
  };
  /** @param {number} [number] */
  const drawMore = (number = ROWS_AT_A_TIME) => {
    const isFocused = document.activeElement === more;
    const next = items.slice(drawn, drawn + number).map(rowOf);
    body.append(...next);
    drawn += next.length;
    more.hidden = drawn >= items.length;
    more.textContent = `Show more rows (${(items.length - drawn).toLocaleString("en")} left)`;
    if (isFocused && more.hidden) sheet.focus();
  };
  const refill = () => {
    items = sorted(rows, sort);
    drawn = 0;
    body.replaceChildren();
    drawMore();
  };
  /** @param {number} at */
  const sortBy = (at) => {
    sort = sort.at !== at ? { at, isDown: false } : sort.isDown ? { at: -1, isDown: false } : { at, isDown: true };
    headings.forEach((heading, place) =>
      heading.setAttribute("aria-sort", place !== sort.at ? "none" : sort.isDown ? "descending" : "ascending"),
    );
    refill();
    sheet.scrollTop = 0;
    announce(
      sort.at < 0
        ? "In the order of the answer."
        : `Sorted by ${columns[at]}, ${sort.isDown ? "descending" : "ascending"}.`,
    );
  };
  const headings = columns.map((name, at) =>
    make(
      "th",
      { scope: "col", "aria-sort": "none", class: numeric[at] ? "number" : null, title: meanings.get(name) },
      make(
        "button",
        { type: "button", click: () => sortBy(at) },
        words(name),
        common[at] ? make("small", { class: "tag" }, words(common[at])) : null,
      ),
    ),
  );
  const table = make(
    "table",
    {},
    make("caption", { class: "unseen" }, "Answer"),
    make("thead", {}, make("tr", {}, ...headings)),
    body,
  );
  const sheet = make("div", { class: "sheet", role: "region", tabindex: "0", "aria-label": "Table" }, table, more);
  refill();
  printed = () => drawMore(MOST_PRINTED - drawn);
  new IntersectionObserver(
    (seen) => seen.some(({ isIntersecting }) => isIntersecting) && sheet.isConnected && drawMore(),
    { root: sheet, rootMargin: "300px" },
  ).observe(more);
  return sheet;
}

export function startTable() {
  addEventListener("beforeprint", () => printed?.());
}
