// The views of a condition, as the queries of the library answer: heading, whom it is for, parts, the SPARQL behind.

import { isThere } from "../base/group.js";
import { claims, nodes, page, views } from "../base/data.js";
import { byId, make, words } from "../base/dom.js";
import { cautions } from "../base/phrases.js";
import { state, update } from "../state/state.js";
import { partOf, shortName, sparqlOf } from "./parts.js";
import { renderChain, renderLikelihood, renderTests } from "./steps.js";
import { renderClasses, renderPredicates, renderTerms } from "./terms.js";
import { renderConflicts, renderLost, renderPatient, renderPicture, renderTreatments } from "./topics.js";
import { addView } from "../state/views.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Part, View } from "../base/types.js" */

/** @type {Record<string, (part: Part) => Child[]>} */
const RENDERERS = {
  plain: renderPatient,
  picture: renderPicture,
  conflicts: renderConflicts,
  lost: renderLost,
  tests: renderTests,
  likelihood: renderLikelihood,
  steps: renderChain,
  targets: renderTreatments,
  terms: renderTerms,
  classes: renderClasses,
  predicates: renderPredicates,
};

/**
 * Go to the graph that has what the view tells and nothing else, with every layer on that it tells of.
 *
 * @param {View} view
 * @param {Part[]} parts
 */
function showInGraph(view, parts) {
  const layers = parts.flatMap(({ rows }) => rows.map(({ record }) => claims.get(record)?.layer?.id)).filter(isThere);
  update({
    view: "graph",
    only: view.id,
    rest: null,
    around: null,
    path: null,
    layers: new Set([...state.layers, ...layers]),
  });
  byId("graph").focus();
}

/**
 * @param {View} view
 * @param {HTMLElement} container
 */
function renderView(view, container) {
  const parts = view.parts.map(({ id }) => partOf(view.id, id)).filter(isThere);
  const told = parts.flatMap(({ rows }) => rows.map(({ record }) => claims.get(record)).filter(isThere));
  const hasRecords = parts.some(({ columns }) => columns.includes("record"));
  const isFor = view.title.startsWith("For ") ? "" : `For ${view.audience}. `;
  /** @param {Part} part */
  const section = (part) =>
    make(
      "section",
      { class: `part part-${part.id}` },
      part.heading ? make("h3", { class: "part-heading" }, part.heading) : null,
      part.lead ? make("p", { class: "plain" }, part.lead) : null,
      ...RENDERERS[part.id](part),
      sparqlOf(part),
    );
  container.replaceChildren(
    make(
      "article",
      { class: `domain domain-${view.id}` },
      make("h2", {}, view.title),
      make("p", { class: "lead", role: "note" }, words(view.lead)),
      ...cautions(told),
      make(
        "p",
        { class: "plain" },
        isFor,
        hasRecords && shortName() ? words(`${shortName()} is short for ${nodes.get(page.focus)?.label}. `) : "",
        hasRecords ? "Every statement opens its card. " : "",
        make(
          "button",
          { type: "button", class: "in-graph", click: () => showInGraph(view, parts) },
          "Show in the graph",
        ),
      ),
      ...parts.map(section),
    ),
  );
}

/**
 * Mark the statement that is selected, without drawing the view anew.
 *
 * @param {Set<string>} changed
 * @param {HTMLElement} container
 */
function markChosen(changed, container) {
  if (!changed.has("selection")) return;
  for (const button of container.querySelectorAll("button[data-claim]")) {
    if (button.getAttribute("data-claim") === state.selection) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

export function startDomainViews() {
  for (const view of views)
    addView({ id: view.id, title: view.title, render: (container) => renderView(view, container), change: markChosen });
}
