// decisions.tsv: the same bytes as kg/reading/decisions.py writes.

import { spansOf } from "./fields.js";

/** @import { Row, RowsRead } from "./types.js" */

const OPTIONAL = "comment"; // files from before there were comments have no such column
const RISKY_CELL = /^[=+\-@\t\r\n＝＋－＠'"]/;
const QUOTED = /^"(?:[^"]|"")*"$/; // as spreadsheets write cells with a comma or a quote
const WRITTEN = new Map(Object.entries({ "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }));
const READ = new Map(Object.entries({ "\\": "\\", t: "\t", n: "\n", r: "\r" }));
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;
const ORCID = /^(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/;

/** @param {string} text */
const writeCell = (text) =>
  (RISKY_CELL.test(text) ? `'${text}` : text).replace(/[\\\t\n\r]/g, (letter) => String(WRITTEN.get(letter)));

/** @param {string} cell */
const unquoted = (cell) => (QUOTED.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);

/** @param {string} cell */
const readCell = (cell) =>
  unquoted(cell)
    .replace(/\\([tnr\\])/g, (_, letter) => String(READ.get(letter)))
    .replace(/^'/, "");

/**
 * How two texts sort by code points, as in Python.
 *
 * @param {string} one
 * @param {string} other
 */
function compareTexts(one, other) {
  const [left, right] = [Array.from(one), Array.from(other)];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const apart = Number(left[at].codePointAt(0)) - Number(right[at].codePointAt(0));
    if (apart) return apart;
  }
  return left.length - right.length;
}

/**
 * How two places sort: stretch by stretch.
 *
 * @param {string} one
 * @param {string} other
 */
function comparePlaces(one, other) {
  const [left, right] = [spansOf(one).flat(), spansOf(other).flat()];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    if (left[at] !== right[at]) return left[at] - right[at];
  }
  return left.length - right.length;
}

/**
 * @param {Row} one
 * @param {Row} other
 */
function compareRows(one, other) {
  const order = compareTexts(one.entry, other.entry) || comparePlaces(one.place, other.place);
  if (order) return order;
  for (const column of ["proposal", "reviewer", "role", "time", "decision"]) {
    const apart = compareTexts(one[column], other[column]);
    if (apart) return apart;
  }
  return 0;
}

/**
 * The text of the file.
 *
 * @param {Row[]} rows
 * @param {string[]} columns
 */
export function rowsText(rows, columns) {
  const lines = [...rows].sort(compareRows).map((row) => columns.map((name) => writeCell(row[name] || "")).join("\t"));
  return [columns.join("\t"), ...lines, ""].join("\n");
}

/**
 * The decisions of a file; lines without a decision are left out.
 *
 * @param {string} text
 * @param {string[]} columns
 * @param {string[]} kinds
 * @returns {RowsRead}
 */
export function readRows(text, columns, kinds) {
  const lines = text.replace(/^\ufeff/, "").split("\n");
  const head = lines[0].replace(/\r$/, "").split("\t").map(readCell);
  const missing = columns.filter((column) => !head.includes(column) && column !== OPTIONAL);
  if (missing.length) return { rows: [], problems: [`line 1: there is no column ${missing.join(", ")}`] };
  /** @type {RowsRead} */
  const found = { rows: [], problems: [] };
  lines.slice(1).forEach((raw, index) => {
    const line = raw.replace(/\r$/, "");
    if (!line.trim()) return;
    const cells = line.split("\t").map(readCell);
    const say = (/** @type {string} */ problem) => found.problems.push(`line ${index + 2}: ${problem}`);
    if (cells.length !== head.length) {
      say(`${cells.length} cells instead of ${head.length}`);
      return;
    }
    const row = Object.fromEntries(columns.map((column) => [column, cells[head.indexOf(column)] || ""]));
    if (!row.decision.trim()) return;
    if (!kinds.includes(row.decision)) say(`“${row.decision}” is no decision`);
    else if (row.reviewer && !orcidOf(row.reviewer)) say(`“${row.reviewer}” is no ORCID iD`);
    else if (!TIME.test(row.time)) say(`“${row.time}” is no time with seconds and zone`);
    else if (!row.role.trim()) say("there is no role");
    else found.rows.push({ ...row, reviewer: row.reviewer && `https://orcid.org/${orcidOf(row.reviewer)}` });
  });
  return found;
}

/**
 * The sixteen digits of an ORCID iD, bare or as an address; empty where the last one is not the checksum of the others
 * (ISO 7064, MOD 11-2).
 *
 * @param {string} text
 */
export function orcidOf(text) {
  const match = ORCID.exec(text);
  if (!match) return "";
  const digits = match[1].replaceAll("-", "");
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.endsWith(check === 10 ? "X" : String(check)) ? match[1] : "";
}

/**
 * A time with seconds and the zone of this machine (ISO 8601).
 *
 * @param {Date} date
 */
export function timeOf(date) {
  const offset = -date.getTimezoneOffset();
  const two = (/** @type {number} */ number) => String(Math.floor(number)).padStart(2, "0");
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19) + zone;
}
