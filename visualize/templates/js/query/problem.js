// What went wrong, in plain words: {title, detail, hint, line, column, wait}; line and column only where they are
// known.

/** @import { Problem } from "./types.js" */

/** @type {Record<number, [string, string]>} */
const PLAIN = {
  400: ["The query cannot be run", "Correct it and run it again."],
  403: ["The server refuses this query", "It answers from its own data only."],
  404: ["There is no SPARQL service at this address", "Is the page served by kg serve?"],
  406: ["The server has no such form", "Take another form."],
  413: ["The query or its answer is too large", "Narrow it, or add LIMIT."],
  414: ["The query is too long for the server", "Shorten it."],
  415: ["The server does not take queries this way", "Is the page as old as the server? Load it anew."],
  429: ["The server is asked too often", "Wait a little, then run it again."],
  500: ["The server failed", "Run it again; if it fails again, tell the people who keep it."],
  502: ["The server cannot be reached at the moment", "Run it again in a little while."],
  503: ["The server is busy", "Nothing is wrong with the query: run it again in a moment."],
  504: ["The query took too long and was stopped", "Narrow it: fewer variables that nothing binds, or a LIMIT."],
  507: [
    "The query needs more memory than it may use",
    "Narrow it, or add LIMIT; ORDER BY and DISTINCT over many rows need most.",
  ],
};
const LONGEST_DETAIL = 600; // characters of a detail

/** @param {string} text */
const shortened = (text) => (text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)}…` : text);
/** @param {unknown} value */
const text_ = (value) => (typeof value === "string" ? shortened(value.trim()) : "");
/** @param {unknown} value */
const count_ = (value) => (typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null);

/**
 * Seconds to wait, of a Retry-After in seconds or as a date; null where it tells nothing.
 *
 * @param {string | null} header
 * @param {number} now
 */
function secondsOf(header, now) {
  if (!header) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : null;
}

/**
 * The problem that an answer with an error tells of: RFC 9457, else the status and what of its text can be read.
 *
 * @param {{ status: number, type: string, body: string, retryAfter: string | null }} answer
 * @param {number} [now]
 */
export function problemOf({ status, type, body, retryAfter }, now = Date.now()) {
  const [title, hint] = PLAIN[status] || [`The server answered with status ${status}`, ""];
  /** @type {Problem} */
  const problem = { title, detail: "", hint, line: null, column: null, wait: secondsOf(retryAfter, now) };
  let answer = null;
  try {
    answer = JSON.parse(body);
  } catch {
    // no JSON: an error of something between the page and the service
  }
  if (answer && typeof answer === "object" && !Array.isArray(answer)) {
    problem.detail = text_(answer.detail) || text_(answer.title);
    problem.hint = text_(answer.hint) || hint;
    problem.line = count_(answer.line);
    problem.column = count_(answer.column);
  } else if (/^text\/plain/i.test(type || "")) {
    problem.detail = text_(body);
  }
  return problem;
}

/**
 * @param {string} title
 * @param {string} detail
 * @param {string} hint
 * @returns {Problem}
 */
const other = (title, detail, hint) => ({ title, detail, hint, line: null, column: null, wait: null });

export const unreachable = () =>
  other(
    "The server does not answer",
    "The request did not come through.",
    "Is the service still running, and this machine still connected?",
  );
export const brokenOff = () =>
  other(
    "The answer broke off",
    "It ended before it was whole.",
    "The query was stopped underway, or the connection was lost. Narrow it, or add LIMIT.",
  );
/** @param {string} type */
export const unreadable = (type) =>
  other(
    "The answer cannot be read",
    type ? `It came as ${shortened(type)}.` : "It is not in the form that was asked for.",
    "It is under Raw as it came.",
  );
/** @param {number} megabytes */
export const tooLarge = (megabytes) =>
  other(
    "The answer is too large to be shown",
    `More than ${megabytes} MB came.`,
    "Add LIMIT, or save the answer to a file.",
  );

/**
 * The place of line and column (from 1, code points) in a text, in UTF-16 units; the end of the line at most.
 *
 * @param {string} text
 * @param {number} line
 * @param {number | null} [column]
 */
export function placeOf(text, line, column) {
  const lines = text.split("\n");
  const at = Math.min(line, lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  return start + [...lines[at]].slice(0, (column || 1) - 1).join("").length;
}
