// Start the query page: editor, completion, questions, history, and the query that the address carries.

import { copyLink } from "../base/copy-link.js";
import { isThere } from "../base/group.js";
import { announce, byId, findIn, make } from "../base/dom.js";
import { refreshAnswer, showWelcome } from "./answer.js";
import { startCompletion } from "./completion.js";
import { editorField, goToPlace, onEdit, queryText, replaceQuery, startEditor } from "./editor.js";
import { currentQuestion, refreshFields, showQuestion, startForm } from "./form.js";
import { loadGraph } from "./graph.js";
import { historyIn } from "./history.js";
import { findQuestion, markQuestion, questionOf, startLibrary } from "./library.js";
import { linkTo, queryIn } from "./link.js";
import { run, startRun } from "./run.js";
import { startTable } from "./table.js";
import { page } from "./data.js";

/** @import { Question } from "./types.js" */

// questions of the welcome, those that are there
const FIRST = ["symptoms", "treatments", "what-is-lost", "things-by-class", "properties", "most-connected"];
const EXAMPLE = "SELECT ?thing ?label WHERE {\n  ?thing rdfs:label ?label\n}\nLIMIT 20\n";

/** The browser's storage; null where it is refused. */
function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const past = historyIn(storage());
const isNarrow = matchMedia("(max-width: 760px)");

/**
 * Put a question into the editor and run it; one that needs other endpoints is only shown.
 *
 * @param {Question} question
 * @param {string} [note]
 */
function take(question, note) {
  keepDraft();
  showQuestion(question, note, run);
  replaceQuery(question.text);
  refreshFields();
  markQuestion(question.name);
  if (isNarrow.matches) byId("about").focus();
  if (note) announce(`${question.title}. ${note}`);
  else run();
}

/**
 * Whether another page of this server asked for a query to be run (base/served.js), which is then done once.
 *
 * @param {string} query
 */
function isAskedHere(query) {
  try {
    const asked = sessionStorage.getItem("condition-kg run");
    sessionStorage.removeItem("condition-kg run");
    return asked === query;
  } catch {
    return false;
  }
}

/** A query of one's own that was never run is kept before another takes its place. */
function keepDraft() {
  const text = queryText();
  if (text.trim() && text !== EXAMPLE && !questionOf(text) && past.all().every(({ query }) => query !== text))
    past.add(text, new Date().toISOString(), "not run");
}

/**
 * Put a query into the editor without running it.
 *
 * @param {string} text
 */
function put(text) {
  const found = questionOf(text);
  showQuestion(found?.question || null, found?.note, run);
  replaceQuery(text);
  refreshFields();
  markQuestion(found?.question.name || null);
}

startEditor();
startCompletion();
startForm();
startTable();
const library = startLibrary(past, {
  take,
  restore: (query) => {
    keepDraft();
    put(query);
    editorField.focus();
  },
});
startRun(past, library.refresh);
const toQuestions = make(
  "a",
  {
    href: "#side",
    class: "to-questions",
    click: (event) => {
      event.preventDefault();
      byId("side").focus();
      byId("side").scrollIntoView();
    },
  },
  "Questions",
);
byId("tools").append(toQuestions, ...copyLink("Link to this query", () => linkTo(location, queryText())));
const questions = page.folders.flatMap(({ questions: some }) => some);
const first = FIRST.map((name) => questions.find((one) => one.name === name)).filter(isThere);
showWelcome(
  (first.length ? first : questions)
    .slice(0, 3)
    .map((question) => [question.title, question.question, () => take(question, findQuestion(question.name)?.note)]),
);
const carried = queryIn(location);
if (carried?.trim()) {
  put(carried);
  if (isAskedHere(carried)) run();
  else byId("status").textContent = "This query came with the address. Look at it, then run it.";
} else {
  put(EXAMPLE);
}
addEventListener("hashchange", () => {
  const query = queryIn({ hash: location.hash, search: "" });
  if (query !== null && query !== queryText()) put(query);
});
onEdit((isByHand) => isByHand && currentQuestion() && !questionOf(queryText()) && markQuestion(null));
findIn(document, ".skip").addEventListener("click", (event) => {
  event.preventDefault();
  goToPlace(0);
});
loadGraph().then(() => {
  refreshFields();
  refreshAnswer();
});
