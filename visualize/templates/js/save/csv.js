// Rows as CSV (RFC 4180). No text is a formula: one that a spreadsheet would run gets a leading apostrophe, and so does
// one that begins with an apostrophe, as in `kg export`.

/** @import { Rows } from "../base/types.js" */

const RISKY_CELL = /^[=+\-@\t\r\n＝＋－＠']/;

/** @param {unknown} value */
function csvCell(value) {
  const text = value === undefined || value === null ? "" : String(value);
  const safe = RISKY_CELL.test(text) ? `'${text}` : text;
  return /[,"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The text of the file; every row carries the notice, for rows travel alone.
 *
 * @param {Rows} table
 * @param {string} notice
 */
export function csv({ columns, rows }, notice) {
  const all = [...columns, "notice"];
  return [all, ...rows.map((row) => [...columns.map((name) => row[name]), notice])]
    .map((cells) => `${cells.map(csvCell).join(",")}\r\n`)
    .join("");
}
