// The views: their registry, the buttons that choose one, and the section that holds it; the graph is the first.

import { required } from "../base/group.js";
import { announce, byId, make } from "../base/dom.js";
import { initial, onChange, state, update } from "./state.js";

/** @import { PageView } from "../base/types.js" */

/** @type {PageView[]} */
const registry = [];

/**
 * Offer a view: `render(container)` fills it anew, `change(changed, container)` keeps it up to date; `isFor()` tells
 * whether this graph has it.
 *
 * @param {PageView} view
 */
export function addView(view) {
  if (!view.isFor || view.isFor()) registry.push(view);
}

/** The view that is asked for; where this graph does not have it, that with which a page opens. */
function currentView() {
  if (!registry.some(({ id }) => id === state.view)) state.view = initial().view;
  return required(registry.find(({ id }) => id === state.view));
}

function showView() {
  const now = currentView();
  const container = byId("view");
  byId("picture").hidden = now.id !== "graph";
  container.hidden = now.id === "graph";
  for (const button of byId("views").querySelectorAll("button"))
    button.setAttribute("aria-current", button.dataset.view === now.id ? "page" : "false");
  if (now.id === "graph") container.replaceChildren();
  else now.render?.(container);
  if (!container.hidden) container.scrollTop = 0;
}

/**
 * Show a view and put the keyboard at its heading; the graph has none.
 *
 * @param {string} id
 */
export function openView(id) {
  update({ view: id });
  const heading = byId("view").querySelector("h2");
  if (!heading) {
    announce(currentView().title);
    return;
  }
  heading.setAttribute("tabindex", "-1");
  heading.focus();
}

export function startViews() {
  byId("views").replaceChildren(
    ...registry.map(({ id, title }) =>
      make("button", { type: "button", "data-view": id, click: () => openView(id) }, title),
    ),
  );
  showView();
  onChange((changed) => {
    if (changed.has("view")) showView();
    else currentView().change?.(changed, byId("view"));
  });
}
