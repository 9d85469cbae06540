// The question in the editor: what it asks, fields for its parameters, and what its columns mean.

import { page } from "./data.js";
import { byId, make, words } from "../base/dom.js";
import { edit, onEdit, queryText } from "./editor.js";
import { findConcepts, labelOf, shown } from "./graph.js";
import { suggestionList } from "./list.js";
import { fold } from "../base/search-index.js";
import { termChange, termFor, termIn, valueOf } from "../sparql/values.js";

/** @import { Parameter, Question } from "./types.js" */

/** @type {Record<string, string>} */
const WANTED = {
  concept: "no such thing here: take one from the list",
  iri: "this is no IRI",
  number: "this is no whole number",
  text: "",
};

const aboutBox = byId("about");
/** @type {{ element: HTMLElement, refresh: () => void }[]} */
let fields = []; // {parameter, input, refresh}
/** @type {Question | null} */
let current = null;
let isWriting = false; // into the query: the field loses the focus for it, which is no change by hand

/** The question that the editor was filled with; null for a query of one's own. */
export function currentQuestion() {
  return current;
}

/**
 * How a term stands in a field: a concept by what it is called.
 *
 * @param {Parameter} parameter
 * @param {string} term
 */
function inField({ kind }, term) {
  const value = valueOf(kind, term, page.prefixes);
  return kind === "concept" ? labelOf(value) || shown(value) : kind === "iri" ? shown(value) : value;
}

/**
 * The term for what a field holds; null where it is none.
 *
 * @param {Parameter} parameter
 * @param {string} text
 */
function termOf({ kind }, text) {
  if (kind !== "concept") return termFor(kind, text, page.prefixes);
  const wanted = fold(text);
  const hit = findConcepts(text).find(({ label, also, insert }) =>
    [label, also, insert].some((name) => fold(name) === wanted),
  );
  return termFor("iri", hit ? hit.iri : text, page.prefixes);
}

/**
 * @param {Parameter} parameter
 * @param {() => void} run
 */
function field(parameter, run) {
  const { name, kind, meaning } = parameter;
  const id = `parameter-${name}`;
  const isConcept = kind === "concept";
  const trouble = make("small", { id: `${id}-trouble`, class: "trouble" });
  const input = make("input", {
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    inputmode: kind === "number" ? "numeric" : null,
    "aria-describedby": `${id}-meaning ${id}-trouble`,
    role: isConcept ? "combobox" : null,
    "aria-expanded": isConcept ? "false" : null,
    "aria-autocomplete": isConcept ? "list" : null,
  });
  /**
   * Put what the field holds into the query; true where that could be done.
   *
   * @param {string | null} [term]
   */
  const apply = (term = termOf(parameter, input.value)) => {
    const change = term && termChange(queryText(), name, term);
    trouble.textContent = change ? "" : term ? `the query no longer has the line VALUES ?${name} { … }` : WANTED[kind];
    input.setAttribute("aria-invalid", String(!change));
    if (change && change.term !== termIn(queryText(), name)) {
      isWriting = true;
      edit({ start: change.start, end: change.end, insert: change.term });
      isWriting = false;
    }
    return Boolean(change);
  };
  const list = isConcept
    ? suggestionList(input, {
        id: `${id}-list`,
        label: meaning,
        pick: (item) => {
          input.value = item.label;
          if (apply(`<${item.iri}>`)) run();
        },
      })
    : null;
  input.addEventListener("input", () => list?.show(input.value.trim() ? findConcepts(input.value) : [], false));
  input.addEventListener("keydown", (event) => {
    if (list?.onKey(event)) return;
    if (event.key === "ArrowDown" && list) list.show(findConcepts(input.value), true);
    else if (event.key === "Enter" && apply()) run();
  });
  input.addEventListener("change", () => isWriting || apply());
  const refresh = () => {
    const term = termIn(queryText(), name);
    if (document.activeElement !== input && term) input.value = inField(parameter, term);
  };
  const label = make("label", { for: id }, words(name.replaceAll("_", " ")));
  return {
    refresh,
    element: make(
      "div",
      { class: "parameter" },
      label,
      make("div", { class: "holder" }, input, list?.element),
      make("small", { id: `${id}-meaning` }, words(meaning)),
      trouble,
    ),
  };
}

/**
 * Show a question above the editor (null: none); `run` runs the query.
 *
 * @param {Question | null} question
 * @param {string | undefined} note
 * @param {() => void} run
 */
export function showQuestion(question, note, run) {
  current = question;
  aboutBox.hidden = !question;
  if (!question) return aboutBox.replaceChildren();
  fields = question.parameters.map((parameter) => field(parameter, run));
  const columns = question.columns.map(([name, meaning]) =>
    make("div", {}, make("dt", {}, words(name)), make("dd", {}, words(meaning))),
  );
  aboutBox.replaceChildren(
    make("h2", {}, words(question.title)),
    make(
      "p",
      {},
      words(question.question),
      make("small", { class: "for" }, ` for ${question.audience.map((name) => `${name}s`).join(", ")}`),
    ),
    note ? make("p", { class: "lost" }, note) : "",
    make(
      "div",
      { class: "parameters" },
      ...fields.map(({ element }) => element),
      make("details", {}, make("summary", {}, "What the columns mean"), make("dl", { class: "facts" }, ...columns)),
    ),
  );
  refreshFields();
}

/** Let the fields show what the query says. */
export function refreshFields() {
  for (const { refresh } of fields) refresh();
}

export function startForm() {
  onEdit(refreshFields);
}

/** What the columns of the shown question mean, by name. */
export function meanings() {
  return new Map(current?.columns || []);
}
