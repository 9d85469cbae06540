// The library's questions, to find by words and by reader, and the queries of before.

import { page } from "./data.js";
import { announce, byId, findIn, make, targetOf, words } from "../base/dom.js";
import { gist } from "./history.js";
import { tabs } from "./tabs.js";
import { counted } from "./words.js";
import { fold } from "../base/search-index.js";
import { termChange, termIn } from "../sparql/values.js";

/** @import { Past, Question, Take } from "./types.js" */

const side = byId("side");
/** @type {string | null} */
let chosen = null; // name of the question in the editor
/** @type {{ question: Question, element: HTMLElement, text: string }[]} */
const items = []; // {question, element, text}

const all = page.folders.flatMap(({ note, questions }) => questions.map((question) => ({ question, note })));

/**
 * A question by name, as {question, note}.
 *
 * @param {string} name
 */
export function findQuestion(name) {
  return all.find(({ question }) => question.name === name) || null;
}

/**
 * The question that a query is, whatever its parameters are set to, as {question, note}; null for any other.
 *
 * @param {string} text
 */
export function questionOf(text) {
  return (
    all.find(({ question }) => {
      let own = question.text;
      for (const { name } of question.parameters) {
        const term = termIn(text, name);
        const change = term === null ? null : termChange(own, name, term);
        if (change) own = own.slice(0, change.start) + change.term + own.slice(change.end);
      }
      return own.trim() === text.trim();
    }) || null
  );
}

/**
 * Mark the question that is in the editor.
 *
 * @param {string | null} name
 */
export function markQuestion(name) {
  chosen = name;
  for (const { question, element } of items)
    element.firstElementChild?.toggleAttribute("aria-current", question.name === name);
}

/**
 * @param {HTMLElement} panel
 * @param {Take} take
 */
function fillQuestions(panel, take) {
  const audiences = [...new Set(all.flatMap(({ question }) => question.audience))].sort();
  const find = make("input", {
    type: "search",
    id: "find-question",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "words of a question",
  });
  const reader = make(
    "select",
    { id: "reader-of-questions" },
    make("option", { value: "" }, "everyone"),
    ...audiences.map((name) => make("option", { value: name }, `${name}s`)),
  );
  const status = make("p", { role: "status", class: "plain" });
  const groups = page.folders.map(({ heading, note, questions }) => {
    const entries = questions.map((question) => {
      const button = make(
        "button",
        { type: "button", "data-name": question.name, click: () => take(question, note) },
        make("strong", {}, words(question.title)),
        " ",
        make("span", {}, words(question.question)),
      );
      const text = fold(
        [question.name, question.title, question.question, ...question.columns.map(([name]) => name)].join(" "),
      );
      return { question, text, element: make("li", {}, button) };
    });
    items.push(...entries);
    return {
      entries,
      element: make(
        "section",
        {},
        make("h3", {}, words(heading)),
        note ? make("p", { class: "plain" }, note) : "",
        make("ul", {}, ...entries.map(({ element }) => element)),
      ),
    };
  });
  const narrow = () => {
    const wanted = fold(find.value).split(" ").filter(Boolean);
    let count = 0;
    for (const { entries, element } of groups) {
      const fits = entries.map(
        ({ question, text }) =>
          wanted.every((word) => text.includes(word)) && (!reader.value || question.audience.includes(reader.value)),
      );
      entries.forEach((entry, at) => {
        entry.element.hidden = !fits[at];
      });
      const number = fits.filter(Boolean).length;
      element.hidden = !number;
      count += number;
    }
    status.textContent =
      count === all.length ? counted(count, "question") : `${count} of ${counted(all.length, "question")}`;
  };
  find.addEventListener("input", narrow);
  reader.addEventListener("change", narrow);
  panel.append(
    make(
      "div",
      { class: "finder" },
      make("label", { for: "find-question" }, "Find ", make("kbd", {}, "/")),
      find,
      make("label", { for: "reader-of-questions" }, "for"),
      reader,
    ),
    status,
    ...groups.map(({ element }) => element),
  );
  narrow();
  markQuestion(chosen);
}

/**
 * @param {HTMLElement} panel
 * @param {Past} past
 * @param {(query: string) => void} restore
 */
function fillHistory(panel, past, restore) {
  const entries = past.all();
  const clear = make(
    "button",
    {
      type: "button",
      click: () => {
        past.clear();
        fillHistory(panel, past, restore);
        announce("History cleared.");
        findIn(panel, "p").focus();
      },
    },
    "Clear history",
  );
  panel.replaceChildren(
    make(
      "p",
      { class: "plain", tabindex: "-1" },
      entries.length
        ? `${counted(entries.length, "query").replace("querys", "queries")}, kept in this browser ` +
            `${past.isKept() ? "only" : "until the page is closed: it refuses to store more"}.`
        : "Queries that you run are listed here. They stay in this browser.",
    ),
    make(
      "ul",
      {},
      ...entries.map(({ query, at, summary }) =>
        make(
          "li",
          {},
          make(
            "button",
            { type: "button", click: () => restore(query) },
            words(gist(query)),
            " ",
            make(
              "small",
              {},
              [summary, new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })]
                .filter(Boolean)
                .join(" · "),
            ),
          ),
        ),
      ),
    ),
    entries.length ? clear : "",
  );
}

/**
 * Fill the side: `take(question, note)` is called for a question, `restore(query)` for a query of before.
 *
 * @param {Past} past
 * @param {{ take: Take, restore: (query: string) => void }} act
 */
export function startLibrary(past, { take, restore }) {
  /** @type {HTMLElement | null} */
  let historyPanel = null;
  const view = tabs(
    "side",
    [
      ["questions", "Questions", (panel) => fillQuestions(panel, take)],
      [
        "history",
        "History",
        (panel) => {
          historyPanel = panel;
          fillHistory(panel, past, restore);
        },
      ],
    ],
    "Questions and history",
  );
  side.append(view.row, ...view.panels);
  view.choose("questions");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || /^(input|textarea|select)$/i.test(targetOf(event).tagName)) return;
    event.preventDefault();
    view.choose("questions");
    byId("find-question").focus();
  });
  return { refresh: () => historyPanel && fillHistory(historyPanel, past, restore) };
}
