// Views by topic: the page for patients, the clinician's view, treatments by what they act on.
import { groupBy, isThere } from "../base/group.js";
import { goTo } from "../panels/claims.js";
import { claims, conflicts, nodes, page } from "../base/data.js";
import { findIn, make, words } from "../base/dom.js";
import { contents } from "../base/jump.js";
import { isGap } from "../base/names.js";
import { count } from "../base/phrases.js";
import { bySource, lostList, rowsBy, statement, recordLine, recordList } from "./parts.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Claim, Conflict, Part, Row } from "../base/types.js" */

/**
 * The entry in plain words, section by section, with its lost lists in place and the words that it uses.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderPatient(part) {
  const uses = new Map();
  for (const { record } of part.rows) {
    const claim = claims.get(record);
    for (const node of claim ? [claim.subject, claim.object] : []) {
      if (node?.definition && node.id !== page.focus) uses.set(node.label, node.definition);
    }
  }
  const sections = [...rowsBy(part.rows, "section")].map(([section, rows], at) => {
    const heading = make("h3", {}, words(section));
    const topic = make("section", { class: at ? "topic" : "topic first" }, heading, recordList(rows));
    return { heading, section, topic };
  });
  const [first, ...others] = sections.map(({ topic }) => topic);
  const glossary = make("h3", {}, "Words used here");
  return [
    first,
    contents("Sections", [
      ...sections.flatMap(({ heading, section, topic }) => [entry(heading, section), ...listsIn(topic)]),
      entry(glossary, "Words used here"),
    ]),
    ...others,
    make(
      "section",
      { class: "topic" },
      glossary,
      make("p", { class: "plain" }, "In our own words, not those of the entry."),
      make(
        "dl",
        { class: "glossary" },
        ...[...uses]
          .sort(([a], [b]) => a.localeCompare(b, "en"))
          .map(([name, text]) => make("div", {}, make("dt", {}, words(name)), make("dd", {}, words(text)))),
      ),
    ),
  ];
}

/**
 * What the statements of a topic are about, each once: the thing that is not the condition.
 *
 * @param {Claim} claim
 */
function aboutOf(claim) {
  return claim.subject?.id === page.focus ? claim.object?.label || claim.predicate.label : claim.subject?.label || "";
}

/**
 * @param {HTMLElement} heading
 * @param {string} text
 * @returns {[HTMLElement, string]}
 */
const entry = (heading, text) => [heading, text];

/**
 * The lost lists in a section for which other sources say something.
 *
 * @param {HTMLElement} topic
 */
function listsIn(topic) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = topic.querySelectorAll("[data-list]");
  return [...found].map((one) => entry(one, `Others on ${one.dataset.list}`));
}

/** @param {string} topic */
const titleOf = (topic) => topic[0].toUpperCase() + topic.slice(1);

/**
 * The clinical picture: topics, in each what is asked about, with all that sources say of it.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderPicture(part) {
  const topics = [...rowsBy(part.rows, "topic")];
  const sections = topics.map(([topic, rows]) => {
    const lost = rows.filter(({ record }) => !claims.has(record));
    const said = groupBy(rows.map(({ record }) => claims.get(record)).filter(isThere), aboutOf);
    return make(
      "section",
      { class: "topic" },
      make(
        "h4",
        { class: "topic-heading" },
        words(titleOf(topic)),
        make("span", { class: "plain" }, ` (${count(rows.length - lost.length, "statement")})`),
      ),
      ...lost.map(({ record }) => recordLine(record)),
      make(
        "dl",
        { class: "abouts" },
        ...[...said].map(([about, all]) =>
          make("div", {}, make("dt", {}, words(about)), make("dd", {}, ...all.map((claim) => statement(claim)))),
        ),
      ),
    );
  });
  const entries = sections.map((section, at) => entry(findIn(section, "h4"), titleOf(topics[at][0])));
  return [contents("Topics", entries), ...sections];
}

/**
 * Where sources disagree: each position, and who holds it; by kind of disagreement.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderConflicts(part) {
  /** @param {Conflict["positions"][0]} position */
  const side = ({ label, saidBy }) =>
    make("li", {}, words(label), make("span", { class: "said-by" }, words(saidBy.join(", "))));
  /** @param {Conflict} conflict */
  const one = ({ label, definition, differs, positions }) =>
    make(
      "details",
      {},
      make("summary", {}, words(label)),
      definition ? make("p", {}, words(definition)) : null,
      differs.length ? make("p", { class: "plain" }, words(`What differs: ${differs.join(", ")}.`)) : null,
      make("ul", {}, ...positions.map(side)),
    );
  const known = part.rows.map(({ conflict }) => conflicts.get(conflict)).filter(isThere);
  return [...groupBy(known, ({ kind }) => kind)].flatMap(([kind, all]) => [
    make("h4", {}, words(kind)),
    ...all.map(one),
  ]);
}

/**
 * Lost lists, and what others say where they would stand.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderLost(part) {
  return [...rowsBy(part.rows, "gap")].flatMap(([gap, rows]) => {
    const node = nodes.get(gap);
    const beside = rows.filter(({ record }) => record);
    return [
      node && isGap(node) ? lostList(node) : make("p", {}, words(gap)),
      beside.length
        ? make(
            "details",
            {},
            make("summary", {}, `${count(beside.length, "statement")} of other sources`),
            recordList(beside),
          )
        : make("p", { class: "plain" }, "No other source here speaks of it."),
    ];
  });
}

/** @type {[string, string][]} */
const ACTS = [
  ["removes", "Taken out of the body"],
  ["supplies", "Brought into the body"],
  ["goal", "Aimed at"],
  ["purpose", "Aimed at"],
  ["is a", "Class of the medicine"],
];

/**
 * Treatments by what they act on.
 *
 * @param {Part} part
 * @returns {Child[]}
 */
export function renderTreatments(part) {
  const groups = rowsBy(part.rows, ({ how, target }) => (target ? new Map(ACTS).get(how) || "" : ""));
  const heads = [...new Set(ACTS.map(([, head]) => head))].filter((head) => groups.has(head));
  const [own, others] = bySource(groups.get("") || []);
  const lost = own.filter(({ record }) => !claims.has(record));
  /** @param {string} id */
  const name = (id) => make("h4", {}, goTo(id, nodes.get(id)?.label || id));
  /**
   * @param {Row[]} rows
   * @param {string} column
   */
  const byColumn = (rows, column) => [...rowsBy(rows, column)].flatMap(([id, all]) => [name(id), recordList(all)]);
  return [
    ...lost.map(({ record }) => recordLine(record)),
    ...heads.flatMap((head) => [make("h3", {}, head), ...byColumn(groups.get(head) || [], "target")]),
    make("h3", {}, "Statements that name a treatment, and not what it acts on"),
    ...byColumn([...own.filter((row) => !lost.includes(row)), ...others], "treatment"),
  ];
}
