// Views in steps: the search for a tumor, and the chain of causes.
import { isThere } from "../base/group.js";
import { goTo } from "../panels/claims.js";
import { claims, nodes } from "../base/data.js";
import { make, words } from "../base/dom.js";
import { bySource, rowsBy, statement, recordLine, recordList } from "./parts.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Claim, Part, Row } from "../base/types.js" */

const TAKES_PART = ["hasAgent", "hasTarget", "hasParticipant", "interferesWith", "mediates", "produces"];

/** @param {Claim} claim */
function localOf(claim) {
  return claim.predicate.id.replace(/^.*[:#/]/, "");
}

/**
 * Tests in order: one item a step; what has no number stands where the entry has it.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderTests(part) {
  const [own, others] = bySource(part.rows);
  /** @param {Row} row */
  const isLost = ({ record }) => !claims.has(record);
  const items = [
    ...rowsBy(
      own.filter((row) => !isLost(row)),
      ({ step, record }) => step || record,
    ),
  ].map(([step, rows]) =>
    make(
      "li",
      { class: "step" },
      make(
        "h4",
        {},
        rows[0].step ? `Step ${step}` : "No place in the sequence",
        rows.length > 1 ? make("span", { class: "plain" }, " – no order among these") : null,
      ),
      recordList(rows),
    ),
  );
  return [
    ...own.filter(isLost).map(({ record }) => recordLine(record)),
    make("ol", { class: "steps" }, ...items),
    ...(others.length ? [make("h4", {}, "What other sources add"), recordList(others)] : []),
  ];
}

/**
 * How likely a tumor is: by what kind of tumor.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderLikelihood(part) {
  return [...rowsBy(part.rows, "tumor_kind")].flatMap(([kind, rows]) => [
    make("h4", {}, words(kind)),
    recordList(rows),
  ]);
}

/**
 * @param {[string, Row[]]} step
 * @param {boolean} isLast
 */
function processStep([process, rows], isLast) {
  const here = rows.map(({ record }) => claims.get(record)).filter(isThere);
  const arrows = here.filter((claim) => localOf(claim) === "leadsTo");
  const parts = here.filter((claim) => TAKES_PART.includes(localOf(claim)));
  const named = here.filter((claim) => localOf(claim) === "hasMechanism");
  const label = nodes.get(process)?.label || process;
  return [
    make(
      "li",
      { class: "process" },
      make("h4", {}, goTo(process, label)),
      parts.length
        ? make("ul", { class: "record-list" }, ...parts.map((claim) => make("li", {}, statement(claim))))
        : null,
      named.length
        ? make(
            "details",
            {},
            make("summary", {}, `Named as part of the mechanism (${named.length})`),
            ...named.map((claim) => statement(claim)),
          )
        : null,
    ),
    ...arrows.flatMap((claim) => [
      make(
        "li",
        { class: "arrow" },
        make("span", { class: "arrow-head", "aria-hidden": "true" }, claim.negated ? "↛" : "↓"),
        statement(claim),
      ),
      ...(isLast && claim.object
        ? [make("li", { class: "process" }, make("h4", {}, goTo(claim.object.id, claim.object.label)))]
        : []),
    ]),
  ];
}

/**
 * The chains of the entry, from step to step; then what stands in no chain.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderChain(part) {
  const chains = [...rowsBy(part.rows, "chain")];
  return chains.flatMap(([chain, rows], at) => {
    const steps = [...rowsBy(rows, "process")];
    const title = chain ? `Chain ${at + 1} of the entry` : "In no chain of the entry";
    return [
      make("h3", {}, title),
      make(
        chain ? "ol" : "ul",
        { class: "chain" },
        ...steps.flatMap((step, place) => processStep(step, !chain || place === steps.length - 1)),
      ),
    ];
  });
}
