// The views: each fills the stage in its own way; the graph is the first.

import { make } from "./dom.js";
import { onChange, state, update } from "./state.js";

const views = [];

/** Offer a view: `render(container)` fills it anew; `isFor()` tells whether this graph has it. */
export function addView(view) {
  if (!view.isFor || view.isFor()) views.push(view);
}

function current() {
  return views.find(({ id }) => id === state.view) || views[0];
}

function show() {
  const now = current();
  document.getElementById("picture").hidden = now.id !== "graph";
  const container = document.getElementById("view");
  container.hidden = now.id === "graph";
  for (const button of document.querySelectorAll("#views button")) button.setAttribute("aria-current", button.dataset.view === now.id ? "page" : "false");
  if (now.id === "graph") container.replaceChildren();
  else now.render(container);
}

export function startViews() {
  document.getElementById("views").replaceChildren(...views.map(({ id, title }) => make("button", { type: "button", "data-view": id, click: () => update({ view: id }) }, title)));
  show();
  onChange((changed) => {
    if (changed.has("view")) show();
    else current().change?.(changed, document.getElementById("view"));
  });
}
