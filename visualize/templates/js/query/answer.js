// What stands below the editor: a welcome, an answer (table first, raw second), or what went wrong.

import { byId, make, words } from "../base/dom.js";
import { ask, problemIn } from "./ask.js";
import { leads } from "./cells.js";
import { drawingOf } from "./drawing.js";
import { isKnown, onlyThingOf } from "./graph.js";
import { areTriples, joiningQuery, ofRows, ofTriples, thingsOf } from "./joined.js";
import { page } from "./data.js";
import { placeOf, unreadable } from "./problem.js";
import { formsOf, saveMenu } from "./save.js";
import { tableOf } from "./table.js";
import { tabs } from "./tabs.js";
import { counted } from "./words.js";
import { fromJson, fromNTriples } from "../sparql/answer.js";
import { labelsIn, namesIn } from "../sparql/labels.js";

/** @import { Answer, Cells, RdfTerm } from "../base/types.js" */
/** @typedef {(term: RdfTerm | undefined, at: number) => string | null} ThingOf */
/** @import { Problem, ProblemActions } from "./types.js" */

const MOST_RAW = 200_000; // characters that are shown
const LEAST_WIDE = 300; // pixels of a drawing

const answerBox = byId("answer");

/**
 * Show a welcome with a few questions, each [title, start].
 *
 * @param {[string, string, () => void][]} questions
 */
export function showWelcome(questions) {
  answerBox.replaceChildren(
    make(
      "div",
      { class: "welcome" },
      make("h2", {}, "Ask the graph"),
      make(
        "p",
        {},
        "Take a question, or write your own in SPARQL. The names of things are completed as you type what they are " +
          "called; prefixes declare themselves when you run the query. An IRI in an answer leads to what the graph " +
          "says of it.",
      ),
      make(
        "ul",
        { class: "starts" },
        ...questions.map(([title, question, start]) =>
          make(
            "li",
            {},
            make("button", { type: "button", click: start }, make("strong", {}, words(title)), words(question)),
          ),
        ),
      ),
      make("p", { class: "plain" }, "An empty answer means that the graph does not say it, never that it is not so."),
    ),
  );
}

/**
 * The answer read: {answer}, or {columns, rows, isTriples}; throws what cannot be read.
 *
 * @param {string} text
 * @param {string} type
 * @returns {Answer}
 */
function readAnswer(text, type) {
  if (/^application\/(sparql-results\+)?json\b/i.test(type)) return fromJson(text);
  if (/^(application\/n-triples|text\/plain)\b/i.test(type)) return fromNTriples(text);
  throw new SyntaxError(type);
}

/**
 * The raw text; of triples in Turtle, for which the server is asked again.
 *
 * @param {HTMLElement} panel
 * @param {string} text
 */
function fillRaw(panel, text) {
  const isLong = text.length > MOST_RAW;
  panel.replaceChildren(
    isLong
      ? make(
          "p",
          { class: "plain" },
          `The first ${MOST_RAW.toLocaleString("en")} of ${counted(text.length, "character")}; Save takes all.`,
        )
      : "",
    make(
      "pre",
      { class: "raw", tabindex: "0", role: "region", "aria-label": "Answer as it came" },
      isLong ? text.slice(0, MOST_RAW) : text,
    ),
  );
}

/**
 * @param {HTMLElement} panel
 * @param {string} query
 */
async function fillTurtle(panel, query) {
  panel.replaceChildren(make("p", { class: "plain" }, "Asking for Turtle…"));
  try {
    const { blob } = await ask(query, "text/turtle", { most: 32e6 });
    fillRaw(panel, await blob.text());
  } catch (error) {
    panel.replaceChildren(problemBox(problemIn(error), { query }));
  }
}

/**
 * The answer to a query as a graph; of rows, the server is asked what joins their things.
 *
 * @param {HTMLElement} panel
 * @param {string} asked
 * @param {{ columns: string[], rows: Cells[], isTriples?: boolean }} read
 * @param {ThingOf} thingOf
 */
async function fillDrawing(panel, asked, { columns, rows, isTriples }, thingOf) {
  /** @param {string} id */
  const addressOf = (id) => (id.startsWith("_:") ? null : leads(id).own);
  const width = Math.max(LEAST_WIDE, panel.clientWidth - 40);
  if (isTriples || areTriples(columns, asked)) {
    panel.replaceChildren(drawingOf(ofTriples(rows), addressOf, width));
    return;
  }
  panel.replaceChildren(make("p", { class: "plain" }, "Asking what joins these things…"));
  /** @param {string | null} id */
  const isDrawn = (id) =>
    id !== null &&
    (id.startsWith("_:") || leads(id, true).explorer !== null || !(id.startsWith(page.base) || isKnown(id)));
  /** @type {ThingOf} */
  const endOf = (term, at) => (term?.type === "bnode" ? `_:${term.value}` : thingOf(term, at));
  const every = thingsOf(columns, rows, endOf);
  const drawn = thingsOf(columns, rows, (term, at) => (isDrawn(endOf(term, at)) ? endOf(term, at) : null));
  const { found, pairs } = drawn.found.length ? drawn : every; // words of vocabularies are told where there is no else
  const named = namesIn(asked, page.prefixes).filter((iri) => isDrawn(iri) && !found.includes(iri));
  const query = joiningQuery([...named, ...found]);
  try {
    const joining = found.length
      ? fromJson(await (await ask(query, "application/sparql-results+json")).blob.text())
      : null;
    panel.replaceChildren(drawingOf(ofRows(named, found, pairs, joining?.rows || []), addressOf, width));
  } catch (error) {
    panel.replaceChildren(problemBox(problemIn(error), { query }));
  }
}

/** @type {(() => void) | null} */
let redraw = null; // draws the table of the answer anew

/** Draw the table anew, now that what its things are called is known; not under the reader's hands. */
export function refreshAnswer() {
  if (!answerBox.contains(document.activeElement)) redraw?.();
}

/**
 * Show an answer; gives a summary of one line.
 *
 * @param {{ query: string, text: string, type: string, name: string, meanings: Map<string, string> }} found
 */
export function showAnswer({ query, text, type, name, meanings }) {
  let read;
  redraw = null;
  try {
    read = readAnswer(text, type);
  } catch {
    showProblem(unreadable(type), { query });
    const panel = make("div", { class: "panel" });
    fillRaw(panel, text);
    answerBox.append(panel);
    return { summary: "unreadable", isFine: false };
  }
  const { columns, rows, answer, isTriples } = read;
  const labels = labelsIn(query);
  /** @type {ThingOf} */
  const thingOf = (term, at) =>
    term?.type === "uri"
      ? term.value
      : term?.type === "literal" && labels.has(columns?.[at] || "")
        ? onlyThingOf(term.value)
        : null;
  const summary = rows ? counted(rows.length, isTriples ? "triple" : "row") : answer ? "Yes" : "No";
  /** @param {HTMLElement} panel */
  const fillTable = (panel) => {
    if (answer !== undefined)
      panel.append(
        make(
          "p",
          { class: "verdict" },
          make("strong", {}, answer ? "Yes" : "No"),
          answer ? ": the graph has it." : ": the graph does not say it; that is not “it is not so”.",
        ),
      );
    else if (rows.length) {
      redraw = () => panel.replaceChildren(tableOf(read, meanings, thingOf));
      redraw();
    } else
      panel.append(
        make(
          "p",
          { class: "verdict" },
          make("strong", {}, "Nothing found."),
          ` The query has ${read.columns.length ? `these columns: ${read.columns.join(", ")}` : "no columns"}. ` +
            "What is not found is not said here; that is not “it is not so”.",
        ),
      );
  };
  /** @type {[string, string, (panel: HTMLElement) => unknown][]} */
  const drawing = rows?.length ? [["graph", "Graph", (panel) => fillDrawing(panel, query, read, thingOf)]] : [];
  const view = tabs(
    "answer",
    [
      ["table", answer === undefined ? "Table" : "Answer", fillTable],
      ...drawing,
      [
        "raw",
        isTriples ? "Raw (Turtle)" : "Raw",
        (panel) => (isTriples ? fillTurtle(panel, query) : fillRaw(panel, text)),
      ],
    ],
    "Answer",
  );
  const trouble = make("div", {});
  const menu = saveMenu(query, formsOf(read), name, (problem) =>
    trouble.replaceChildren(problem ? problemBox(problem, { query }) : ""),
  );
  answerBox.replaceChildren(make("div", { class: "head" }, view.row, menu), trouble, ...view.panels);
  view.choose("table");
  return { summary, isFine: true };
}

/**
 * A problem as an element; `jump(place)` goes to a place of the query, `again()` runs it once more.
 *
 * @param {Problem} problem
 * @param {ProblemActions} actions
 */
function problemBox(problem, { query, jump, again }) {
  const { title, detail, hint, line, column, wait } = problem;
  const lines = query.split("\n");
  const written = line && line <= lines.length ? lines[line - 1] : null;
  return make(
    "div",
    { class: "problem", role: "alert" },
    make("h2", {}, title),
    detail && detail !== title ? make("p", {}, words(detail)) : null,
    written?.trim()
      ? make(
          "p",
          { class: "written-line" },
          make("span", {}, `${line} `),
          make("code", {}, words(written.trim().slice(0, 200))),
        )
      : null,
    hint ? make("p", { class: "hint-line" }, words(hint)) : null,
    wait ? make("p", {}, `The server asks to wait ${counted(wait, "second")}.`) : null,
    make(
      "div",
      { class: "actions" },
      line && jump
        ? make("button", { type: "button", click: () => jump(placeOf(query, line, column)) }, `Go to line ${line}`)
        : null,
      again ? make("button", { type: "button", click: again }, "Run again") : null,
    ),
  );
}

/**
 * Show what went wrong in place of an answer.
 *
 * @param {Problem} problem
 * @param {ProblemActions} actions
 */
export function showProblem(problem, actions) {
  answerBox.replaceChildren(problemBox(problem, actions));
}

/**
 * Whether the answer is being waited for.
 *
 * @param {boolean} isWaiting
 */
export function showWaiting(isWaiting) {
  answerBox.setAttribute("aria-busy", String(isWaiting));
}
