// Views by topic: the page for patients, the clinician's view, treatments by what they act on.
import { goTo } from "../panels/claims.js";
import { claims, conflicts, nodes, page } from "../base/data.js";
import { make, words } from "../base/dom.js";
import { bySource, lostList, rowsBy, statement, told, toldList } from "./parts.js";

/** The entry in plain words, section by section, with its lost lists in place and the words that it uses. */
export function renderPatient(part) {
  const uses = new Map();
  for (const { record } of part.rows) {
    const claim = claims.get(record);
    for (const node of claim ? [claim.subject, claim.object] : []) {
      if (node?.definition && node.id !== page.focus) uses.set(node.label, node.definition);
    }
  }
  return [
    ...[...rowsBy(part.rows, "section")].map(([section, rows], at) =>
      make("section", { class: at ? "topic" : "topic first" }, make("h3", {}, words(section)), toldList(rows)),
    ),
    make(
      "section",
      { class: "topic" },
      make("h3", {}, "Words used here"),
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

/** What the statements of a topic are about, each once: the thing that is not the condition. */
function aboutOf(claim) {
  return claim.subject?.id === page.focus ? claim.object?.label || claim.predicate.label : claim.subject?.label || "";
}

/** The clinical picture: topics, in each what is asked about, with all that sources say of it. */
export function renderPicture(part) {
  const topics = [...rowsBy(part.rows, "topic")];
  const sections = topics.map(([topic, rows]) => {
    const lost = rows.filter(({ record }) => !claims.has(record));
    const said = rowsBy(rows.map(({ record }) => claims.get(record)).filter(Boolean), aboutOf);
    return make(
      "section",
      { class: "topic" },
      make(
        "h4",
        { class: "topic-heading", tabindex: "-1" },
        words(topic[0].toUpperCase() + topic.slice(1)),
        make("span", { class: "plain" }, ` (${rows.length - lost.length} statements)`),
      ),
      ...lost.map(({ record }) => told(record)),
      make(
        "dl",
        { class: "abouts" },
        ...[...said].map(([about, all]) =>
          make("div", {}, make("dt", {}, words(about)), make("dd", {}, ...all.map((claim) => statement(claim)))),
        ),
      ),
    );
  });
  const jump = (section) =>
    make(
      "li",
      {},
      make(
        "button",
        { type: "button", click: () => section.firstChild.focus() },
        words(section.firstChild.firstChild.textContent),
      ),
    );
  return [make("ul", { class: "jumps", "aria-label": "Topics" }, ...sections.map(jump)), ...sections];
}

/** Where sources disagree: each position, and who holds it; by kind of disagreement. */
export function renderConflicts(part) {
  const side = ({ label, saidBy }) =>
    make("li", {}, words(label), make("span", { class: "said-by" }, words(saidBy.join(", "))));
  const one = ({ label, definition, positions }) =>
    make(
      "details",
      {},
      make("summary", {}, words(label)),
      definition ? make("p", {}, words(definition)) : null,
      make("ul", {}, ...positions.map(side)),
    );
  const known = part.rows.map(({ conflict }) => conflicts.get(conflict)).filter(Boolean);
  return [...rowsBy(known, "kind")].flatMap(([kind, all]) => [make("h4", {}, words(kind)), ...all.map(one)]);
}

/** Lost lists, and what others say where they would stand. */
export function renderLost(part) {
  return [...rowsBy(part.rows, "gap")].flatMap(([gap, rows]) => {
    const beside = rows.filter(({ record }) => record);
    return [
      nodes.has(gap) ? lostList(nodes.get(gap)) : make("p", {}, words(gap)),
      beside.length
        ? make("details", {}, make("summary", {}, `${beside.length} statements of other sources`), toldList(beside))
        : make("p", { class: "plain" }, "No other source here speaks of it."),
    ];
  });
}

const ACTS = [
  ["removes", "Taken out of the body"],
  ["supplies", "Brought into the body"],
  ["goal", "Aimed at"],
  ["purpose", "Aimed at"],
  ["is a", "Class of the medicine"],
];

/** Treatments by what they act on. */
export function renderTreatments(part) {
  const groups = rowsBy(part.rows, ({ how, target }) => (target ? new Map(ACTS).get(how) : ""));
  const heads = [...new Set(ACTS.map(([, head]) => head))].filter((head) => groups.has(head));
  const [own, others] = bySource(groups.get("") || []);
  const lost = own.filter(({ record }) => !claims.has(record));
  const name = (id) => make("h4", {}, goTo(id, nodes.get(id)?.label || id));
  const byColumn = (rows, column) => [...rowsBy(rows, column)].flatMap(([id, all]) => [name(id), toldList(all)]);
  return [
    ...lost.map(({ record }) => told(record)),
    ...heads.flatMap((head) => [make("h3", {}, head), ...byColumn(groups.get(head), "target")]),
    make("h3", {}, "Statements that name a treatment, and not what it acts on"),
    ...byColumn([...own.filter((row) => !lost.includes(row)), ...others], "treatment"),
  ];
}
