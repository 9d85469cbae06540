// The path between two concepts: pick its end, read it as sentences, see it in the picture.

import { isThere, required } from "../base/group.js";
import { addAction } from "../panels/card.js";
import { goTo } from "../panels/claims.js";
import { layers, nodes } from "../base/data.js";
import { announce, byId, make, words } from "../base/dom.js";
import { isTriple } from "../base/names.js";
import { count, placeOf, say } from "../base/phrases.js";
import { pathOf } from "./scene.js";
import { found } from "../panels/documents.js";
import { layerFor, onChange, select, state, update } from "../state/state.js";

/** @import { Claim, Node, Way } from "../base/types.js" */

/** @type {Node | null} */
let pathStart = null; // the node whose path waits for an end
const pathPanel = () => byId("path");

/**
 * Take a clicked node as the end of the path, when one is being picked.
 *
 * @param {Node} node
 */
export function pickEnd(node) {
  if (!pathStart || node === pathStart) return false;
  const start = pathStart;
  pathStart = null;
  const more = [start, node].map(layerFor).filter(isThere); // layers that are off, without which an end is not shown
  update({
    path: [start.id, node.id],
    around: null,
    opened: new Set(),
    view: "graph",
    selection: null,
    ...(more.length && { layers: new Set([...state.layers, ...more.map(({ id }) => id)]) }),
  });
  pathPanel().focus();
  return true;
}

/**
 * What the search finds, the best first: [{id, what, text}].
 *
 * @param {string} typed
 */
function matching(typed) {
  return found(typed)
    .flatMap(({ hits }) => hits)
    .filter(({ id }) => nodes.has(id) && id !== pathStart?.id);
}

function closePath() {
  const start = pathStart || nodes.get(state.path?.[0]);
  pathStart = null;
  if (state.path) update({ path: null });
  else showPath();
  if (start) select(start.id);
  byId("card").focus();
}

function pathPicker() {
  const options = make("datalist", { id: "path-options" });
  const message = make("p", { class: "plain", role: "status" });
  /** @type {HTMLInputElement} */
  const input = make("input", {
    id: "path-end",
    type: "text",
    list: "path-options",
    autocomplete: "off",
    input: () =>
      options.replaceChildren(
        ...matching(input.value).map(({ id, what, text }) =>
          make("option", { value: nodes.get(id)?.label, label: what === "label" ? null : text }),
        ),
      ),
  });
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    const [end] = matching(input.value);
    if (end) pickEnd(required(nodes.get(end.id)));
    else message.textContent = "No concept has this name.";
  };
  return make(
    "form",
    { submit },
    make("label", { for: "path-end" }, "Name, synonym or identifier of the other end"),
    make("div", { class: "pick" }, input, make("button", { type: "submit" }, "Find")),
    options,
    make("p", { class: "plain" }, "Or click a concept in the picture."),
    message,
  );
}

/** @param {Claim[]} claims */
function stepOf(claims) {
  /** @param {Claim} claim */
  const line = (claim) =>
    make(
      "li",
      {},
      goTo(claim.id, say(claim)),
      isTriple(claim) ? null : make("p", { class: "place" }, words(placeOf(claim))),
    );
  return make("li", {}, make("ul", {}, ...claims.map(line)));
}

function waysFound() {
  const { start, end, paths, more } = required(pathOf());
  if (!paths.length) {
    const all = () => update({ layers: new Set(layers.keys()) });
    const isMore = [...layers.keys()].some((id) => !state.layers.has(id));
    return [
      make("p", {}, "No claims that are shown join ", words(start.label), " and ", words(end.label), "."),
      isMore ? make("p", {}, make("button", { type: "button", class: "end", click: all }, "Look in all layers")) : "",
    ];
  }
  const steps = paths[0].steps.length;
  /**
   * @param {Way} one
   * @param {number} number
   */
  const way = ({ nodes: along, steps: said }, number) => [
    make(
      "h3",
      {},
      paths.length > 1 ? `${number + 1}. ` : "",
      ...along.flatMap((node, place) => [place ? " – " : "", goTo(node.id, node.label)]),
    ),
    make("ol", { class: "says" }, ...said.map(stepOf)),
  ];
  return [
    make(
      "p",
      { class: "plain" },
      `${more ? "The first " : ""}${count(paths.length, "shortest path")} of ${count(steps, "step")}. ` +
        "Claims that are denied or rejected are left out; a path is no cause.",
    ),
    ...paths.flatMap(way),
  ];
}

function showPath() {
  const isOpen = Boolean(pathStart || state.path);
  pathPanel().hidden = !isOpen;
  if (!isOpen) {
    pathPanel().replaceChildren();
    return;
  }
  const [start, end] = pathStart ? [pathStart] : (state.path || []).map((id) => nodes.get(id));
  pathPanel().replaceChildren(
    make(
      "div",
      { class: "head" },
      make("h2", {}, "Path from ", words(start?.label), ...(end ? [" to ", words(end.label)] : [" to …"])),
      make("button", { type: "button", "aria-label": "Close the path", click: closePath }, "×"),
    ),
    ...(pathStart ? [pathPicker()] : waysFound()),
  );
}

export function startPathway() {
  addAction((node) =>
    make(
      "button",
      {
        type: "button",
        "data-action": "path",
        click: () => {
          pathStart = node;
          showPath();
          byId("path-end").focus();
        },
      },
      "Path to …",
    ),
  );
  pathPanel().addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    closePath();
  });
  showPath();
  onChange((changed) => {
    if (changed.has("path")) {
      pathStart = null;
      if (state.path) announce(`${count(pathOf()?.paths.length || 0, "path")} found.`);
    }
    if (["path", "layers", "hidden"].some((key) => changed.has(key))) showPath();
  });
}
