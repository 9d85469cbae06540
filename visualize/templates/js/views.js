// The views: their registry, the buttons that choose one, and the section that holds it.
import { claims, page, views } from "./data.js";
import { announce, make, words } from "./dom.js";
import { onChange, state, update } from "./state.js";
import { sparqlOf, partOf } from "./view-parts.js";
import { renderChain, renderLikelihood, renderTests } from "./view-steps.js";
import { renderClasses, renderPredicates, renderTerms } from "./view-terms.js";
import { renderConflicts, renderLost, renderPatient, renderPicture, renderTreatments } from "./view-topics.js";

const registry = [];
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

/** Offer a view: {id, title, render(container), isFor()}. */
export function addView(view) {
  registry.push(view);
}
