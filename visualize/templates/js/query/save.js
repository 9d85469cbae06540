// Save an answer in any of its forms: the server is asked again, for that form.

import { announce, make, targetOf } from "../base/dom.js";
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
 * @param {Blob} blob
 * @param {string} name
 */
function download(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  announce(`Saved ${name}.`);
}

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
    open(false);
    button.focus();
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
  const list = make(
    "div",
    { id: "forms", class: "menu", role: "group", "aria-label": "Save the answer as", hidden: true },
    ...forms.map((form) => make("button", { type: "button", click: () => save(form) }, `${form[0]} (.${form[1]})`)),
  );
  /** @type {HTMLButtonElement} */
  const button = make(
    "button",
    {
      type: "button",
      id: "save",
      "aria-expanded": "false",
      "aria-controls": "forms",
      click: () => button.hasAttribute("aria-disabled") || open(Boolean(list.hidden)),
    },
    "Save",
  );
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const holder = make(
    "div",
    {
      class: "holder",
      keydown: (event) => {
        if (event.key !== "Escape" || list.hidden) return;
        event.preventDefault();
        open(false);
        button.focus();
      },
    },
    button,
    list,
  );
  holder.addEventListener(
    "focusout",
    ({ relatedTarget }) => relatedTarget instanceof Node && !holder.contains(relatedTarget) && open(false),
  );
  document.addEventListener("pointerdown", (event) => !holder.contains(targetOf(event)) && open(false));
  return holder;
}
