// The text unit by unit with its proposals beside it; which of them is looked at, and what is done about it.

import { page } from "./data.js";
import { announce, byId, findIn, make, words } from "../base/dom.js";
import { claimForm } from "./form.js";
import { changedFields, claimItem, valueOf } from "./claim.js";
import { additions, decide, decisionOn, onDecision, othersOn, takeBack } from "./decisions.js";
import { ensure } from "../base/group.js";
import { fieldsText, spansOf, spansText, wordsOf } from "./fields.js";
import { hasRole } from "./who.js";
import { markText } from "./marks.js";
import { normalise } from "../reader/evidence.js";
import { sha256 } from "../base/sha256.js";
import { asideButton, mayClaim, refreshUnit } from "./units.js";

/** @import { Fields, Proposal, Span, Unit } from "./types.js" */

const DIGITS = 16; // of an identifier, and of the digest of a sentence
const main = byId("text");
/** @type {Map<string, Proposal>} */
const proposals = new Map(page.proposals.map((proposal) => [proposal.id, proposal]));
/** @type {Map<Unit, { row: HTMLElement, list: HTMLElement, folded: HTMLElement | null, added: HTMLElement }>} */
const places = new Map();
/** @type {Map<string, HTMLElement>} */
const items = new Map();
let current = "";

/**
 * The unit that holds a stretch; the last one that begins before it.
 *
 * @param {Span} span
 */
function unitAt([start]) {
  let [low, high] = [0, page.units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (page.units[middle].at[0] <= start) low = middle + 1;
    else high = middle;
  }
  return page.units[Math.max(0, low - 1)];
}

/** @param {Proposal} proposal */
const homeOf = ({ evidence }) => unitAt(evidence[evidence.length - 1]);

/** @param {Proposal} proposal */
export const sectionOf = (proposal) => homeOf(proposal).section;

export const allProposals = () => [...proposals.values()];
export const currentId = () => current;

/** The items that can be seen, in the order of the text. */
export const shownItems = () =>
  [.../** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("li.proposal"))].filter((item) =>
    item.checkVisibility(),
  );

/** Where a claim may be added, of what can be seen. */
const shownGaps = () =>
  [.../** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(".row button.missing:not(.aside)"))].filter((one) =>
    one.checkVisibility(),
  );

/** Draw everything. */
export function showList() {
  /** @type {Map<Unit, Proposal[]>} */
  const byUnit = new Map();
  for (const proposal of page.proposals) ensure(byUnit, homeOf(proposal), () => []).push(proposal);
  /** @type {HTMLElement | null} */
  let section = null;
  let kind = "";
  for (const unit of page.units) {
    if (!section || unit.section !== kind) {
      kind = unit.section;
      section = make("section", { "aria-label": kind || "text" }, make("h2", {}, kind || "text"));
      main.append(section);
    }
    section.append(unitRow(unit, byUnit.get(unit) || []));
  }
  for (const row of additions()) showAdded(row.proposal);
  onDecision((ids) => ids.forEach(refresh));
}

/**
 * @param {Unit} unit
 * @param {Proposal[]} some
 */
function unitRow(unit, some) {
  const plain = some.filter(({ tier }) => tier !== "C");
  const folded = some.filter(({ tier }) => tier === "C");
  const list = make("ul", { class: "claims" }, ...plain.map(newItem));
  const fold = folded.length
    ? make(
        "details",
        { class: "folded" },
        make("summary", {}, `${folded.length} of tier C: the words as they are`),
        make("ul", { class: "claims" }, ...folded.map(newItem)),
      )
    : null;
  const added = make("ul", { class: "claims added" });
  const row = make(
    "div",
    { class: `row ${some.length ? "" : mayClaim(unit) ? "bare" : "head"}`, "data-at": spansText([unit.at]) },
    make(
      "div",
      { class: "said" },
      make("p", { class: unit.kind.replace(" ", "-") }, words(unit.text || `characters ${spansText([unit.at])}`)),
      unit.state && !some.length && mayClaim(unit) ? make("p", { class: "state" }, `no claim: ${unit.state}`) : null,
    ),
    make(
      "div",
      { class: "proposed" },
      list,
      fold,
      added,
      unit.text && mayClaim(unit)
        ? make("button", { type: "button", class: "missing", click: () => addClaim(unit) }, "A claim is missing here")
        : null,
      some.length || !unit.text || !unit.state || !mayClaim(unit) ? null : asideButton(unit),
    ),
  );
  places.set(unit, { row, list, folded: fold, added });
  return row;
}

/** @param {Proposal} proposal */
function newItem(proposal) {
  const item = claimItem(proposal, {
    accept: () => act(proposal.id, "accept"),
    edit: () => act(proposal.id, "edit"),
    reject: () => act(proposal.id, "reject"),
    unsure: () => act(proposal.id, "unsure"),
    takeBack: () => takeBack(proposal.id),
  });
  item.addEventListener("focusin", () => point(proposal.id));
  item.addEventListener("click", () => item.isConnected && point(proposal.id)); // a decision puts another in its place
  items.set(proposal.id, item);
  if (proposal.id === current) item.setAttribute("aria-current", "true");
  return item;
}

/**
 * Draw a proposal anew; an added claim comes or goes.
 *
 * @param {string} id
 */
function refresh(id) {
  refreshUnit(id);
  if (additions().some((row) => row.proposal === id)) showAdded(id);
  const item = items.get(id);
  const proposal = proposals.get(id);
  if (!item || !proposal) return;
  if (!proposal.before && !decisionOn(id) && !othersOn(id).length) {
    item.remove();
    items.delete(id);
    proposals.delete(id);
    return;
  }
  const hadFocus = item.contains(document.activeElement);
  const fresh = newItem(proposal);
  item.replaceWith(fresh);
  if (hadFocus) fresh.focus({ preventScroll: true });
  if (id === current) mark(proposal);
}

/** @param {string} id */
function showAdded(id) {
  if (proposals.has(id)) return;
  const row = additions().find(({ proposal }) => proposal === id);
  if (!row) return;
  const proposal = {
    id,
    evidence: spansOf(row.place),
    sentence: row.sentence,
    rule: row.rule,
    tier: "",
    before: "",
    isBulk: false,
  };
  proposals.set(id, proposal);
  places.get(homeOf(proposal))?.added.append(newItem(proposal));
}

/**
 * Look at a proposal: mark its words in the text.
 *
 * @param {string} id
 */
function point(id) {
  const proposal = proposals.get(id);
  if (id === current || !proposal) return;
  items.get(current)?.removeAttribute("aria-current");
  current = id;
  items.get(id)?.setAttribute("aria-current", "true");
  mark(proposal);
}

/** @param {Proposal} proposal */
function mark(proposal) {
  for (const line of main.querySelectorAll(".said.marked")) {
    line.classList.remove("marked");
    const unit = page.units.find((one) => places.get(one)?.row === line.parentElement);
    if (unit) findIn(line, "p").replaceChildren(words(unit.text));
  }
  if (!page.hasText) return;
  const fields = changedFields(proposal.before, decisionOn(proposal.id)?.after || "");
  const spans = { object: spansOf(valueOf(fields, "objectAt")), cue: spansOf(valueOf(fields, "cues")) };
  for (const evidence of proposal.evidence) {
    const unit = unitAt(evidence);
    const said = places.get(unit)?.row.querySelector(".said");
    if (!said) continue;
    said.classList.add("marked");
    findIn(said, "p").replaceChildren(markText(unit, { ...spans, evidence: proposal.evidence }));
  }
}

/**
 * Go to the next or the previous proposal that is shown.
 *
 * @param {number} by
 */
export function step(by) {
  const proposed = shownItems();
  const shown = proposed.length ? proposed : shownGaps();
  if (!shown.length) return;
  const isHere = (/** @type {HTMLElement} */ item) =>
    proposed.length ? item.dataset.id === current : item === document.activeElement;
  const at = shown.findIndex(isHere);
  const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)] || shown[0];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

/**
 * Do something about a proposal.
 *
 * @param {string} id
 * @param {string} what
 */
export function act(id, what) {
  const proposal = proposals.get(id);
  const item = items.get(id);
  if (!proposal || !item || !proposal.before) return;
  if (!hasRole()) return;
  point(id);
  const more = findIn(item, ".more");
  if (what === "edit") {
    const units = page.hasText ? proposal.evidence.map(unitAt) : [];
    openForm(
      more,
      item,
      claimForm(proposal, decisionOn(id), [...new Set(units)], changed, () => close(more, item)),
    );
  } else if (what === "reject") {
    more.replaceChildren(reasonButtons((reason) => finish([{ proposal, decision: "reject", reason }])));
    /** @type {HTMLElement} */ (findIn(more, "button")).focus();
  } else finish([{ proposal, decision: what }]);

  /**
   * @param {Fields} fields
   * @param {string} comment
   */
  function changed(fields, comment) {
    const after = fieldsText(fields, page.parts);
    finish([{ proposal: /** @type {Proposal} */ (proposal), decision: after ? "edit" : "accept", after, comment }]);
  }
}

/**
 * Say what was done, by the object as it is now.
 *
 * @param {Proposal} proposal
 * @param {string} decision
 * @param {string} after
 */
const tellOf = ({ before }, decision, after) =>
  announce(`${decision}: ${wordsOf(valueOf(changedFields(before, after), "object"))}`);

/** @param {{ proposal: Proposal, decision: string, reason?: string, after?: string, comment?: string }[]} several */
function finish(several) {
  decide(several);
  const [{ proposal, decision, after = "" }] = several;
  tellOf(proposal, decision, after);
  items.get(proposal.id)?.focus({ preventScroll: true });
  step(1);
}

/**
 * @param {Element} more
 * @param {HTMLElement} item
 */
function close(more, item) {
  more.replaceChildren();
  item.focus();
}

/**
 * @param {Element} more
 * @param {HTMLElement} item
 * @param {{ form: HTMLFormElement, first: HTMLElement }} made
 */
function openForm(more, item, { form, first }) {
  more.replaceChildren(form);
  first.focus();
  item.scrollIntoView({ block: "nearest" });
}

/** @param {(reason: string) => void} chosen */
function reasonButtons(chosen) {
  return make(
    "div",
    { class: "reasons", role: "group", "aria-label": "Why it is rejected" },
    ...page.reasons.map(({ key, label, definition }, index) =>
      make(
        "button",
        { type: "button", title: definition, "data-key": String(index + 1), click: () => chosen(key) },
        make("kbd", {}, String(index + 1)),
        ` ${label}`,
      ),
    ),
  );
}

/**
 * Add a claim that nobody proposed; an item of a list keeps its lead-in as evidence.
 *
 * @param {Unit} unit
 */
export function addClaim(unit) {
  const home = places.get(unit);
  if (!home || !page.hasText) return;
  if (!hasRole()) return;
  const units = unit.kind === "list item" ? [...leadIn(unit), unit] : [unit];
  const evidence = units.map(({ at }) => at);
  const draft = { id: "", evidence, sentence: "", rule: "reviewer", tier: "", before: "", isBulk: false };
  const holder = make("li", { class: "draft" });
  const { form, first } = claimForm(
    draft,
    undefined,
    units,
    (fields, comment) => {
      const sentence = units.map(({ text }) => sha256(normalise(text)).slice(0, DIGITS)).join(" ");
      const proposal = { ...draft, sentence, id: identifierOf(fields, evidence) };
      holder.remove();
      const after = fieldsText(fields, page.parts);
      decide([{ proposal, decision: "add", after, comment }]);
      tellOf(proposal, "add", after);
      items.get(proposal.id)?.focus();
    },
    () => {
      holder.remove();
      /** @type {HTMLElement} */ (findIn(home.row, ".missing")).focus();
    },
  );
  holder.append(form);
  home.added.append(holder);
  first.focus();
}

/**
 * The lead-in of a list of which a unit is an item.
 *
 * @param {Unit} unit
 */
function leadIn(unit) {
  let at = page.units.indexOf(unit) - 1;
  while (page.units[at]?.kind === "list item") at -= 1;
  return page.units[at]?.kind === "lead-in" ? [page.units[at]] : [];
}

/**
 * The identifier of a claim, as kg/reading/proposals.py makes it.
 *
 * @param {Fields} fields
 * @param {Span[]} evidence
 */
function identifierOf(fields, evidence) {
  const spans = [...spansOf(valueOf(fields, "subjectAt")), ...spansOf(valueOf(fields, "objectAt")), ...evidence];
  const said = normalise(valueOf(fields, "object"));
  const negated = valueOf(fields, "negated") === "true" ? "True" : "False";
  return sha256([page.entry, spansText(spans), valueOf(fields, "predicate"), said, negated].join("\n")).slice(
    0,
    DIGITS,
  );
}
