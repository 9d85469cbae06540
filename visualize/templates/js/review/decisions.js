// What was decided: the only thing on the page that changes. Kept in the browser's storage and in a file.

import { page } from "./data.js";
import { orcidOf, readRows, rowsText, timeOf } from "./rows.js";

/** @import { Proposal, Row } from "./types.js" */

const KEY = `condition-kg.review.${page.entry}`;

/** @type {Map<string, Row>} */
const rows = new Map();
/** What undoing brings back: for each step the lines that it changed, as they were. */
/** @type {[string, Row | undefined][][]} */
const steps = [];
/** @type {((ids: string[]) => void)[]} */
const listeners = [];
const who = { reviewer: "", role: "" };
let isKept = true;

/** @param {Row} row */
const keyOf = ({ proposal, reviewer, role }) => [proposal, reviewer, role].join("\n");
/** @param {string} id */
const ownKey = (id) => keyOf({ proposal: id, ...who });

/** @param {(ids: string[]) => void} listener told which proposals have changed */
export function onDecision(listener) {
  listeners.push(listener);
}

export const isStored = () => isKept;

/** Who decides: the reviewer's ORCID iD as an address, and the role. */
export const whoDecides = () => ({ ...who });

/**
 * Say who decides.
 *
 * @param {string} orcid digits or an address, or empty
 * @param {string} role
 * @returns {string} what is wrong; empty when nothing is
 */
export function setWho(orcid, role) {
  const digits = orcidOf(orcid.trim());
  who.role = role.trim();
  who.reviewer = digits && page.orcid + digits;
  keep();
  tell([...new Set(Array.from(rows.values(), ({ proposal }) => proposal))]);
  if (orcid.trim() && !digits) return "This is no ORCID iD: its last digit does not fit the others.";
  return who.role ? "" : "Say in which role you decide, such as curator or physician.";
}

/**
 * One's own decision on a proposal.
 *
 * @param {string} id
 */
export const decisionOn = (id) => rows.get(ownKey(id));

/**
 * What others decided on a proposal.
 *
 * @param {string} id
 */
export const othersOn = (id) => [...rows.values()].filter((row) => row.proposal === id && keyOf(row) !== ownKey(id));

/** The claims that were added, by oneself or others. */
export const additions = () => [...rows.values()].filter(({ decision, entry }) => decision === "add" && isHere(entry));

/** @param {string} entry */
const isHere = (entry) => entry === page.entry;

/**
 * Decide; one step for undoing.
 *
 * @param {{ proposal: Proposal, decision: string, reason?: string, after?: string, comment?: string }[]} several
 */
export function decide(several) {
  const time = timeOf(new Date());
  change(
    several.map(({ proposal, decision, reason = "", after = "", comment = "" }) => [
      ownKey(proposal.id),
      {
        place: proposal.evidence.map(([start, end]) => `${start}-${end}`).join(" "),
        proposal: proposal.id,
        entry: page.entry,
        sentence: proposal.sentence,
        rule: proposal.rule,
        version: page.version,
        tier: proposal.tier,
        decision,
        reason,
        before: proposal.before,
        after,
        comment,
        ...who,
        time,
      },
    ]),
  );
}

/**
 * Set a unit aside in which no claim is to be made, or take that back.
 *
 * @param {{ id: string, at: [number, number], sentence: string }} unit
 */
export function setAside({ id, at, sentence }) {
  const key = ownKey(id);
  if (rows.has(key)) {
    change([[key, undefined]]);
    return;
  }
  const empty = Object.fromEntries(page.columns.map((column) => [column, ""]));
  const place = `${at[0]}-${at[1]}`;
  const time = timeOf(new Date());
  const { entry, version } = page;
  change([[key, { ...empty, place, proposal: id, entry, sentence, version, decision: "set-aside", ...who, time }]]);
}

/**
 * Take decisions of one's own back; one step for undoing.
 *
 * @param {string} id
 */
export const takeBack = (id) => change([[ownKey(id), undefined]]);

/**
 * Undo the last step.
 *
 * @returns {string[]} the proposals that it was about
 */
export function undo() {
  const step = steps.pop();
  return step ? put(step) : [];
}

/** @param {[string, Row | undefined][]} changes */
function change(changes) {
  steps.push(changes.map(([key]) => [key, rows.get(key)]));
  put(changes);
}

/** @param {[string, Row | undefined][]} changes */
function put(changes) {
  for (const [key, row] of changes) {
    if (row) rows.set(key, row);
    else rows.delete(key);
  }
  keep();
  const ids = changes.map(([key]) => key.split("\n")[0]);
  tell(ids);
  return ids;
}

/** @param {string[]} ids */
const tell = (ids) => listeners.forEach((listener) => listener(ids));

/** The text of decisions.tsv. */
export const fileText = () => rowsText([...rows.values()], page.columns);

/**
 * Take the decisions of a file; of two on the same proposal by the same person the later one stays.
 *
 * @param {string} text
 * @returns {string[]} what was not taken, or is of no proposal here, each with its line
 */
export function takeFile(text) {
  const { rows: found, problems } = readRows(text, page.columns, page.kinds);
  const known = new Map(page.proposals.map((proposal) => [proposal.id, proposal]));
  /** @type {[string, Row][]} */
  const changes = [];
  for (const row of found) {
    const proposal = known.get(row.proposal);
    if (!isHere(row.entry)) problems.push(`${row.proposal}: decided on another version of the entry; kept in the file`);
    else if (!proposal && !["add", "set-aside"].includes(row.decision))
      problems.push(`${row.proposal}: not proposed here; kept in the file`);
    else if (proposal && row.before !== proposal.before)
      problems.push(`${row.proposal}: was proposed otherwise than the file says; decide it again`);
    const before = rows.get(keyOf(row));
    if (!before || Date.parse(before.time) <= Date.parse(row.time)) changes.push([keyOf(row), row]);
  }
  if (changes.length) change(changes);
  return problems;
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...who, rows: [...rows.values()] }));
    isKept = true;
  } catch {
    isKept = false; // full or refused
  }
}

/** Bring back what the browser has kept. */
export function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) || "{}");
    if (typeof kept.role === "string") who.role = kept.role;
    if (typeof kept.reviewer === "string" && orcidOf(kept.reviewer)) who.reviewer = kept.reviewer;
    const isRow = (/** @type {any} */ row) => page.columns.every((column) => typeof row[column] === "string");
    const found = (Array.isArray(kept.rows) ? kept.rows : []).map((/** @type {any} */ row) => ({
      comment: "",
      ...row,
    }));
    for (const row of found.filter(isRow)) rows.set(keyOf(row), row);
  } catch {
    isKept = false; // refused, or not ours
  }
}
