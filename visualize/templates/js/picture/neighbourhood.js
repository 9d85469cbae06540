// Show what is around a concept instead of the whole graph; and go back and forward.

import { addAction } from "../panels/card.js";
import { nodes, page } from "../base/data.js";
import { announce, byId, make, words } from "../base/dom.js";
import { showStart } from "./viewport.js";
import { count, labelOf } from "../base/phrases.js";
import { scene } from "./scene.js";
import { onChange, state, update } from "../state/state.js";
import { toldBy } from "../state/told.js";
import { isRestShown, selectionName, visible } from "../state/visible.js";

/** @import { Child, DomAttributes } from "../base/dom.js" */
/** @import { Node } from "../base/types.js" */

/**
 * Show what is within so many steps of a concept; once more, the whole graph again.
 *
 * @param {Node} node
 */
export function showAround(node, steps = 1) {
  const isSame = state.around === node.id && (steps === 1 || state.steps === steps);
  const isBack = isSame && state.view === "graph" && !page.isLarge;
  update({
    around: isBack ? null : node.id,
    selection: node.id,
    steps,
    opened: new Set(),
    path: null,
    view: "graph",
  });
  tellScene();
}

function tellScene() {
  announce(
    state.around
      ? `Around ${labelOf(state.around)}: ${count(scene.nodes.size, "concept")}.`
      : `Whole graph: ${count(scene.nodes.size, "concept")}.`,
  );
}

/**
 * @param {DomAttributes} attributes
 * @param {...Child} content
 */
function trailButton(attributes, ...content) {
  return make("button", { type: "button", ...attributes }, ...content);
}

/** What is shown alone, the switch of all else, and the way out. */
function selectionButtons() {
  const name = selectionName();
  if (!name) return [];
  const isDim = isRestShown();
  const rest = trailButton(
    { id: "rest", "aria-pressed": String(isDim), click: () => update({ rest: isDim ? "gone" : "dim" }) },
    "Show the rest",
  );
  if (state.path) return [rest];
  const all = () => {
    update({ only: null, rest: null });
    tellScene();
  };
  return [
    make("span", { class: "around" }, "Only ", words(toldBy(name)?.title)),
    page.isLarge ? "" : rest,
    trailButton({ id: "all", "aria-label": "Show the whole graph again", click: all }, "✕"),
  ];
}

function showTrail() {
  const trail = byId("trail");
  const key = trail.contains(document.activeElement) ? document.activeElement?.id : "";
  /** @param {number} number */
  const step = (number) =>
    trailButton(
      {
        id: `steps-${number}`,
        "aria-pressed": String(state.steps === number),
        "aria-label": `${count(number, "step")} around`,
        click: () => {
          update({ steps: number });
          tellScene();
        },
      },
      String(number),
    );
  trail.replaceChildren(
    trailButton({ id: "back", "aria-label": "Back", click: () => history.back() }, "←"),
    trailButton({ id: "forward", "aria-label": "Forward", click: () => history.forward() }, "→"),
    ...selectionButtons(),
    ...(state.around && nodes.has(state.around)
      ? [
          make(
            "span",
            { class: "around" },
            "Around ",
            words(labelOf(state.around)),
            visible().more ? `, ${visible().more.toLocaleString("en")} more not drawn` : "",
          ),
          make(
            "span",
            { class: "steps", role: "group", "aria-label": "Steps" },
            ...[1, 2, 3].map(step),
            make("span", { "aria-hidden": "true" }, "steps"),
          ),
          page.isLarge
            ? ""
            : trailButton(
                {
                  id: "whole",
                  click: () => {
                    update({ around: null, steps: 1, opened: new Set() });
                    tellScene();
                  },
                },
                "Whole graph",
              ),
        ]
      : []),
  );
  if (key) (document.getElementById(key) || byId("graph")).focus();
}

export function startNeighbourhood() {
  addAction((node) => trailButton({ "data-action": "around", click: () => showAround(node) }, "Show around this"));
  addAction((node) =>
    trailButton(
      { "data-action": "around-2", "aria-label": "2 steps around this", click: () => showAround(node, 2) },
      "2 steps",
    ),
  );
  showTrail();
  onChange((changed) => {
    const isNew = ["around", "only", "path", "rest", "compared", "said"].some((key) => changed.has(key));
    if (isNew || ["steps", "opened", "layers", "hidden", "view"].some((key) => changed.has(key))) showTrail();
    if (isNew) showStart(); // its buttons may take more room now
  });
}
