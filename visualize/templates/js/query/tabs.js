// Tabs: a row of buttons of which one is chosen, and the panel that belongs to it.

import { make } from "../base/dom.js";

/**
 * Tabs under a name: parts are [id, title, fill]; `fill(panel)` draws a panel when it is first chosen.
 *
 * Gives {element, row, choose(id)}; left and right arrow, Home and End go through them.
 *
 * @param {string} name
 * @param {[string, string, (panel: HTMLElement) => void][]} parts
 * @param {string} label
 */
export function tabs(name, parts, label) {
  const drawn = new Set();
  const panels = parts.map(([id]) =>
    make("div", {
      role: "tabpanel",
      id: `${name}-${id}`,
      "aria-labelledby": `${name}-tab-${id}`,
      class: "panel",
      hidden: true,
    }),
  );
  const buttons = parts.map(([id, title]) =>
    make(
      "button",
      {
        type: "button",
        role: "tab",
        id: `${name}-tab-${id}`,
        "aria-controls": `${name}-${id}`,
        click: () => choose(id),
      },
      title,
    ),
  );
  /** @param {string} id */
  const choose = (id) => {
    parts.forEach(([one, , fill], at) => {
      const isChosen = one === id;
      buttons[at].setAttribute("aria-selected", String(isChosen));
      buttons[at].tabIndex = isChosen ? 0 : -1;
      panels[at].hidden = !isChosen;
      if (isChosen && !drawn.has(id)) {
        drawn.add(id);
        fill(panels[at]);
      }
    });
  };
  /** @param {KeyboardEvent} event */
  const walk = (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    /** @type {Record<string, number>} */
    const places = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const next = places[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const place = (next + parts.length) % parts.length;
    choose(parts[place][0]);
    buttons[place].focus();
  };
  const row = make("div", { role: "tablist", "aria-label": label, class: "tabs", keydown: walk }, ...buttons);
  return { row, panels, choose };
}
