// A claim in words, and as a list item with what can be done about it.

import { page } from "./data.js";
import { decisionOn, othersOn } from "./decisions.js";
import { make, words } from "../base/dom.js";
import { parseFields, wordsOf } from "./fields.js";

/** @import { Fields, Proposal, Row } from "./types.js" */

const predicates = new Map(page.predicates.map(({ curie, label }) => [curie, label]));
const labels = new Map(
  [...page.modalities, ...page.qualifiers.flatMap(({ values }) => values)].map(({ curie, label }) => [curie, label]),
);
const qualifiers = new Map(page.qualifiers.map(({ key, label }) => [key, label]));
const reasons = new Map(page.reasons.map(({ key, label }) => [key, label]));
/** @type {Record<string, string>} */
const DONE = {
  accept: "accepted",
  "accept-in-bulk": "accepted in bulk",
  add: "added",
  edit: "edited",
  reject: "rejected",
  unsure: "unsure",
};

/**
 * The fields of a claim with the changes of a decision.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Fields}
 */
export function changedFields(before, after) {
  const fields = parseFields(before) || new Map();
  for (const [key, values] of parseFields(after) || new Map()) fields.set(key, values.filter(Boolean));
  return fields;
}

/**
 * The one value of a field.
 *
 * @param {Fields} fields
 * @param {string} key
 */
export const valueOf = (fields, key) => fields.get(key)?.[0] || "";

/**
 * A claim in words: no hedge, limit or negation is left out.
 *
 * @param {Fields} fields
 */
export function claimWords(fields) {
  const predicate = valueOf(fields, "predicate");
  const modality = valueOf(fields, "modality");
  const chips = [...fields]
    .filter(([key]) => !page.parts.includes(key))
    .flatMap(([key, values]) =>
      values.map((value) => `${qualifiers.get(key) || key}: ${labels.get(value) || wordsOf(value)}`),
    );
  return make(
    "p",
    { class: "claim" },
    words(wordsOf(valueOf(fields, "subject"))),
    " ",
    valueOf(fields, "negated") === "true" ? make("strong", { class: "negation" }, "not") : "",
    valueOf(fields, "negated") === "true" ? " " : "",
    make("span", { class: "predicate" }, predicates.get(predicate) || predicate),
    " ",
    make(
      "strong",
      {},
      words(page.naming.includes(predicate) ? valueOf(fields, "object") : wordsOf(valueOf(fields, "object"))),
    ),
    ...(modality && modality !== "ck:asserted"
      ? [" ", make("span", { class: "chip" }, labels.get(modality) || modality)]
      : []),
    ...chips.flatMap((chip) => [" ", make("span", { class: "chip" }, words(chip))]),
  );
}

/**
 * What a line of the file says, in a few words.
 *
 * @param {Row} row
 */
const doneWords = ({ decision, reason }) =>
  `${DONE[decision] || decision}${reason ? `: ${reasons.get(reason) || reason}` : ""}`;

/**
 * A proposal, or a claim that was added, as an item of the list.
 *
 * @param {Proposal} proposal
 * @param {{ accept: () => void, edit: () => void, reject: () => void, unsure: () => void, takeBack: () => void }} acts
 */
export function claimItem(proposal, acts) {
  const own = decisionOn(proposal.id);
  const isAdded = !proposal.before;
  const others = othersOn(proposal.id);
  const shown = changedFields(proposal.before, own?.after || (isAdded ? others[0]?.after || "" : ""));
  const place = proposal.evidence.map(([start, end]) => `${start}–${end}`).join(", ");
  /** @type {[string, string, () => void][]} */
  const buttons = isAdded
    ? [["Take back", "", acts.takeBack]]
    : [
        ["Accept", "accept", acts.accept],
        ["Edit", "edit", acts.edit],
        ["Reject", "reject", acts.reject],
        ["Unsure", "unsure", acts.unsure],
      ];
  return make(
    "li",
    {
      class: `proposal ${own?.decision || "open"}`,
      "data-id": proposal.id,
      "data-tier": proposal.tier,
      tabindex: "-1",
    },
    claimWords(shown),
    make(
      "p",
      { class: "place" },
      own ? make("strong", { class: "done" }, doneWords(own)) : make("span", {}, "not decided"),
      ` · ${proposal.tier ? `tier ${proposal.tier} · ${proposal.rule}` : "added by a reviewer"} · ${place}`,
      ...others.flatMap((row) => [" · ", words(`${row.role} ${row.reviewer.slice(-19)}: ${doneWords(row)}`)]),
    ),
    own || !isAdded
      ? make(
          "div",
          { class: "acts" },
          ...buttons.map(([label, kind, act]) =>
            make(
              "button",
              {
                type: "button",
                "aria-pressed": kind ? String(own?.decision.replace("-in-bulk", "") === kind) : null,
                click: act,
              },
              label,
            ),
          ),
        )
      : null,
    make("div", { class: "more" }),
  );
}
