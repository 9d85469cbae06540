// The path between two concepts: pick its end, read it as sentences, see it in the picture.

import { addAction, goTo } from "./card.js";
import { nodes, page } from "./data.js";
import { announce, make, words } from "./dom.js";
import { count, placeOf, say } from "./phrases.js";
import { pathOf } from "./scene.js";
import { onChange, select, state, update } from "./state.js";

const OFFERED = 30; // concepts offered while one types
let pathStart = null; // the node whose path waits for an end
const pathPanel = () => document.getElementById("path");

/** Take a clicked node as the end of the path, when one is being picked. */
export function pickEnd(node) {
  if (!pathStart || node === pathStart) return false;
  const start = pathStart;
  pathStart = null;
  update({ path: [start.id, node.id], around: null, opened: new Set(), view: "graph", selection: null });
  pathPanel().focus();
  return true;
}

function matching(typed) {
  const wanted = typed.trim().toLowerCase();
  return [...nodes.values()].filter((node) => node !== pathStart && (node.label.toLowerCase().includes(wanted) || node.id === typed.trim()));
}

function closePath() {
  const start = pathStart || nodes.get(state.path?.[0]);
  pathStart = null;
  if (state.path) update({ path: null });
  else showPath();
  if (start) select(start.id);
  document.getElementById("card").focus();
}

function pathPicker() {
  const options = make("datalist", { id: "path-options" });
  const message = make("p", { class: "plain", role: "status" });
  const input = make("input", {
    id: "path-end",
    type: "text",
    list: "path-options",
    autocomplete: "off",
    input: () => options.replaceChildren(...matching(input.value).slice(0, OFFERED).map((node) => make("option", { value: node.label }))),
  });
  const submit = (event) => {
    event.preventDefault();
    const found = matching(input.value);
    const end = found.find(({ label }) => label.toLowerCase() === input.value.trim().toLowerCase()) || (input.value.trim() ? found[0] : null);
    if (end) pickEnd(end);
    else message.textContent = "No concept has this name.";
  };
  return make("form", { submit }, make("label", { for: "path-end" }, "Path from ", words(pathStart.label), " to"), make("div", { class: "pick" }, input, make("button", { type: "submit" }, "Find")), options, make("p", { class: "plain" }, "Or click a concept in the picture."), message);
}

function stepOf(claims) {
  const line = (claim) => make("li", {}, goTo(claim.id, say(claim)), page.isPlain ? null : make("p", { class: "place" }, words(placeOf(claim))));
  return make("li", {}, make("ul", {}, ...claims.map(line)));
}

function waysFound() {
  const { start, end, paths, more } = pathOf();
  if (!paths.length) return [make("p", {}, "No claims that are shown join ", words(start.label), " and ", words(end.label), ". Other layers may.")];
  const steps = paths[0].steps.length;
  const way = ({ nodes: along, steps: said }, number) => [
    make("h3", {}, paths.length > 1 ? `${number + 1}. ` : "", ...along.flatMap((node, place) => [place ? " – " : "", goTo(node.id, node.label)])),
    make("ol", { class: "says" }, ...said.map(stepOf)),
  ];
  return [
    make("p", { class: "plain" }, `${more ? "The first " : ""}${count(paths.length, "shortest path")} of ${count(steps, "step")}. Claims that are denied or rejected are left out; a path is no cause.`),
    ...paths.flatMap(way),
  ];
}

function showPath() {
  const isOpen = Boolean(pathStart || state.path);
  pathPanel().hidden = !isOpen;
  if (!isOpen) return pathPanel().replaceChildren();
  const [start, end] = pathStart ? [pathStart] : state.path.map((id) => nodes.get(id));
  pathPanel().replaceChildren(
    make("div", { class: "head" }, make("h2", {}, "Path from ", words(start.label), ...(end ? [" to ", words(end.label)] : [" to …"])), make("button", { type: "button", "aria-label": "Close the path", click: closePath }, "×")),
    ...(pathStart ? [pathPicker()] : waysFound()),
  );
}

export function startPathway() {
  addAction((node) =>
    make("button", {
      type: "button",
      "data-action": "path",
      click: () => {
        pathStart = node;
        showPath();
        document.getElementById("path-end").focus();
      },
    }, "Path to …"),
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
      if (state.path) announce(`${count(pathOf().paths.length, "path")} found.`);
    }
    if (["path", "layers", "hidden"].some((key) => changed.has(key))) showPath();
  });
}
