// The queries that were run in this browser: newest first, so many at most; where storage is refused, until the page
// goes.

/** @import { Past, PastQuery } from "./types.js" */

const KEY = "condition-kg.queries";
const MOST_KEPT = 50; // queries
const MOST_LETTERS = 20_000; // of a query that is stored

/** @param {any} one */
const isEntry = (one) =>
  typeof one?.query === "string" &&
  typeof one.at === "string" &&
  (one.summary === undefined || typeof one.summary === "string");

/**
 * A history in a storage (localStorage, or null): `all()`, `add(query, at, summary)`, `clear()`, `isKept()`.
 *
 * @param {Storage | null} storage
 * @returns {Past}
 */
export function historyIn(storage) {
  /** @type {PastQuery[]} */
  let entries = [];
  let isKept = storage !== null;
  try {
    const found = JSON.parse(storage?.getItem(KEY) || "[]");
    if (Array.isArray(found)) entries = found.filter(isEntry).slice(0, MOST_KEPT);
  } catch {
    // refused, or not ours: begin anew
  }
  const keep = () => {
    try {
      storage?.setItem(KEY, JSON.stringify(entries));
    } catch {
      isKept = false; // full or refused
    }
  };
  return {
    all: () => entries,
    isKept: () => isKept,
    add(query, at, summary) {
      if (!query.trim() || query.length > MOST_LETTERS) return;
      entries = [{ query, at, summary }, ...entries.filter((one) => one.query !== query)].slice(0, MOST_KEPT);
      keep();
    },
    clear() {
      entries = [];
      try {
        storage?.removeItem(KEY);
      } catch {
        isKept = false;
      }
    },
  };
}

/**
 * The first words of a query for a list: its first comment, else what stands after its prefixes.
 *
 * @param {string} query
 */
export function gist(query) {
  const lines = query
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const body = lines.filter((line) => !/^(prefix|base)\b/i.test(line));
  return (body[0]?.replace(/^#+\s*/, "") || lines[0] || "").slice(0, 160);
}
