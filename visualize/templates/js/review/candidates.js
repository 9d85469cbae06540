// Candidates of mappings, decided like proposals; saved as the mapping set (SSSOM) they came in, with two columns more.

import { page } from "./data.js";
import { announce, byId, make, words } from "../base/dom.js";
import { hasRole } from "./who.js";
import { download } from "../base/menu.js";
import { sha256 } from "../base/sha256.js";
import { whoDecides } from "./decisions.js";

/** @import { CandidateRow } from "./types.js" */

const found = page.candidates;
const KEY = `condition-kg.candidates.${found ? sha256(JSON.stringify(found)) : ""}`;
const KEYS = { a: "accept", r: "reject", u: "unsure" };
const TOLD = [
  "confidence",
  "mapping_justification",
  "match_string",
  "subject_match_field",
  "object_match_field",
  "comment",
];
/** @type {Record<number, { decision: string, reviewer_id: string }>} */
const decided = {};

/**
 * A cell of a table between tabs, in quotes where it must be (RFC 4180).
 *
 * @param {string} text
 */
const cell = (text) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * The text of the file: each row as it was, with what was decided.
 *
 * @param {string[]} columns
 */
function fileText(columns) {
  if (!found) return "";
  const lines = found.rows.map((row, index) =>
    columns.map((name) => cell(decided[index]?.[/** @type {"decision"} */ (name)] ?? row[name] ?? "")).join("\t"),
  );
  return [...found.head, columns.join("\t"), ...lines, ""].join("\n");
}

/**
 * @param {CandidateRow} row
 * @param {string} name
 */
const told = (row, name) => (row[name] ? ` · ${name.replaceAll("_", " ")} ${row[name]}` : "");

/**
 * @param {CandidateRow} row
 * @param {number} index
 */
function candidateItem(row, index) {
  /** @param {string} decision */
  const decide = (decision) => {
    if (!hasRole()) return;
    const { reviewer } = whoDecides();
    const isBack = decided[index]?.decision === decision;
    if (isBack) delete decided[index];
    else decided[index] = { decision, reviewer_id: reviewer && `orcid:${reviewer.replace(page.orcid, "")}` };
    try {
      localStorage.setItem(KEY, JSON.stringify(decided));
    } catch {
      announce("The browser keeps nothing: save before you leave.");
    }
    show();
  };
  const buttons = Object.values(KEYS).map((decision) =>
    make("button", { type: "button", click: () => decide(decision) }, decision[0].toUpperCase() + decision.slice(1)),
  );
  const show = () => {
    const own = decided[index]?.decision ?? row.decision ?? "";
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(Object.values(KEYS)[at] === own)));
    item.className = `candidate ${own || "open"}`;
  };
  const item = make(
    "li",
    {
      tabindex: "0",
      keydown: (event) => {
        const decision = KEYS[/** @type {"a"} */ (event.key)];
        if (!decision || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        decide(decision);
        /** @type {HTMLElement | null} */ (item.nextElementSibling)?.focus();
      },
    },
    make(
      "p",
      { class: "claim" },
      make("strong", {}, words(row.subject_label || row.subject_id)),
      " ",
      make("span", { class: "predicate" }, row.predicate_id),
      " ",
      make("strong", {}, words(row.object_label || row.object_id)),
    ),
    make(
      "p",
      { class: "place" },
      words([`${row.subject_id} · ${row.object_id}`, ...TOLD.map((name) => told(row, name))].join("")),
    ),
    make("div", { class: "acts" }, ...buttons),
  );
  show();
  return item;
}

/** Show the candidates, where the page was made with some. */
export function showCandidates() {
  if (!found) return;
  try {
    Object.assign(decided, JSON.parse(localStorage.getItem(KEY) || "{}"));
  } catch {
    // refused, or not ours: begin anew
  }
  const columns = [...new Set([...found.columns, "decision", "reviewer_id"])];
  byId("text").append(
    make(
      "section",
      { "aria-label": "Candidates of mappings", class: "candidates" },
      make("h2", {}, "Candidates of mappings"),
      make(
        "button",
        {
          type: "button",
          id: "save-candidates",
          click: () => download(new Blob([fileText(columns)], { type: "text/tab-separated-values" }), found.name),
        },
        `Save ${found.name}`,
      ),
      make("ul", { class: "claims" }, ...found.rows.map(candidateItem)),
    ),
  );
}
