// Save an answer in any of its forms: the server is asked again, for that form.

import { make } from "../base/dom.js";
import { download, saveButton } from "../base/menu.js";
import { ask, problemIn } from "./ask.js";

/** @import { Answer } from "../base/types.js" */
/** @import { Problem } from "./types.js" */

const ROW_FORMS = [
  ["JSON", "json", "application/sparql-results+json"],
  ["XML", "xml", "application/sparql-results+xml"],
  ["CSV", "csv", "text/csv"],
  ["TSV", "tsv", "text/tab-separated-values"],
];
const TRIPLE_FORMS = [
  ["Turtle", "ttl", "text/turtle"],
  ["N-Triples", "nt", "application/n-triples"],
  ["RDF/XML", "rdf", "application/rdf+xml"],
  ["JSON-LD", "jsonld", "application/ld+json"],
];
// of true or false, CSV and TSV know nothing
const BOOLEAN_FORMS = ROW_FORMS.slice(0, 2);

/** @param {Answer} answer */
export const formsOf = ({ answer, isTriples }) =>
  answer !== undefined ? BOOLEAN_FORMS : isTriples ? TRIPLE_FORMS : ROW_FORMS;

/**
 * The button “Save” and what it opens; `tell(problem)` shows what went wrong.
 *
 * @param {string} query
 * @param {string[][]} forms
 * @param {string} name
 * @param {(problem: Problem | null) => void} tell
 */
export function saveMenu(query, forms, name, tell) {
  /** @param {string[]} form */
  const save = async ([title, end, media]) => {
    close();
    button.setAttribute("aria-disabled", "true");
    button.textContent = `Saving ${title}…`;
    try {
      const { blob } = await ask(query, media);
      download(new Blob([blob], { type: media }), `${name}.${end}`);
    } catch (error) {
      tell(problemIn(error));
    }
    button.removeAttribute("aria-disabled");
    button.textContent = "Save";
  };
  const { holder, button, close } = saveButton("Save the answer as", () =>
    forms.map((form) => make("button", { type: "button", click: () => save(form) }, `${form[0]} (.${form[1]})`)),
  );
  return holder;
}
