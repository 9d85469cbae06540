// The views: their registry, the buttons that choose one, and the section that holds it; the graph is the first.

import { required } from "../base/group.js";
import { announce, byId, make } from "../base/dom.js";
import { menuButton } from "../base/menu.js";
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

const GAP = 2; // pixels between buttons
const more = menuButton({ id: "more-views", list: "views-more", text: "More", label: "More views" }, () =>
  buttons()
    .filter(({ hidden }) => hidden)
    .map(({ dataset, textContent }) => {
      const again = viewButton(dataset.view || "", textContent || "");
      again.addEventListener("click", more.close, { capture: true }); // before the view takes the keyboard
      return again;
    }),
);

/** The buttons of the bar. @returns {HTMLElement[]} */
const buttons = () =>
  [...byId("views").querySelectorAll(":scope > button")].filter((one) => one instanceof HTMLElement);

/**
 * @param {string} id
 * @param {string} title
 */
function viewButton(id, title) {
  return make("button", { type: "button", "data-view": id, click: () => openView(id) }, title);
}

/** Put the buttons for which the bar has no room, the last first, into the list “More”; not that of what is shown. */
function fold() {
  const [bar, all] = [byId("views"), buttons()];
  all.forEach((button) => (button.hidden = false));
  more.holder.hidden = true;
  let over = bar.scrollWidth - bar.clientWidth;
  if (over <= 0) {
    const current = all.find((button) => button.getAttribute("aria-current") === "page");
    bar.parentElement?.scrollTo(current === all[0] ? 0 : (current?.offsetLeft || 0) - 40, 0); // on a phone it is swiped
    return;
  }
  more.holder.hidden = false;
  over += more.holder.offsetWidth + GAP;
  const wide = all.map((button) => button.offsetWidth + GAP);
  for (let at = all.length - 1; at > 0 && over > 0; at -= 1) {
    if (all[at].getAttribute("aria-current") === "page") continue;
    all[at].hidden = true;
    over -= wide[at];
  }
}

function showView() {
  const now = currentView();
  const container = byId("view");
  byId("picture").hidden = now.id !== "graph";
  container.hidden = now.id === "graph";
  for (const button of buttons())
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
  byId("views").replaceChildren(...registry.map(({ id, title }) => viewButton(id, title)), more.holder);
  more.holder.hidden = true;
  showView();
  new ResizeObserver(fold).observe(byId("views")); // it is called when the page is laid out
  onChange((changed) => {
    if (changed.has("view")) {
      showView();
      fold();
    } else currentView().change?.(changed, byId("view"));
  });
}
