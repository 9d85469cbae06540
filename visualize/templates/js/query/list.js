// The list of suggestions below a field or at the caret: the keyboard stays in the field, ARIA announces the list.

import { announce, make, words } from "../base/dom.js";
import { counted } from "./words.js";

/** @import { Suggestion } from "../base/types.js" */

/**
 * A list for a field; `pick(item)` takes what is chosen. A text area is no combobox in ARIA: what opens is announced.
 *
 * Items are {insert, kind, label, also}. `onKey` answers whether a key was meant for the list.
 *
 * @param {HTMLElement} field
 * @param {{ id: string, label: string, pick: (item: Suggestion) => void }} about
 */
export function suggestionList(field, { id, label, pick }) {
  const list = make("div", { id, class: "suggestions", role: "listbox", "aria-label": label, hidden: true });
  const isBox = field.getAttribute("role") === "combobox";
  /** @type {Suggestion[]} */
  let items = [];
  let active = -1;
  field.setAttribute("aria-controls", id);

  /** @param {number} place */
  const mark = (place) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    if (active < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    list.children[active].setAttribute("aria-selected", "true");
    list.children[active].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const hide = () => {
    if (list.hidden) return;
    mark(-1);
    list.hidden = true;
    list.replaceChildren();
    if (isBox) field.setAttribute("aria-expanded", "false");
  };
  /** @param {Suggestion} item */
  const take = (item) => {
    hide();
    pick(item);
  };
  /**
   * @param {Suggestion} item
   * @param {number} at
   */
  const option = (item, at) =>
    make(
      "div",
      {
        role: "option",
        id: `${id}-${at}`,
        "aria-selected": "false",
        mousedown: (event) => event.preventDefault(),
        click: () => take(item),
      },
      make(
        "span",
        { class: "said" },
        words(item.label && item.kind !== "prefix" ? item.label : item.insert.trim()),
        item.also ? make("small", {}, " also called ", words(item.also)) : null,
      ),
      make(
        "span",
        { class: "written" },
        item.label && item.kind !== "prefix" ? words(item.insert) : "",
        make("small", {}, " ", words(item.kind)),
      ),
    );
  /**
   * @param {Suggestion[]} found
   * @param {boolean} isFirst
   */
  const show = (found, isFirst) => {
    items = found;
    if (!items.length) {
      hide();
      return;
    }
    list.replaceChildren(...items.map(option));
    list.hidden = false;
    active = -1;
    if (isBox) field.setAttribute("aria-expanded", "true");
    mark(isFirst ? 0 : -1);
    announce(
      `${counted(items.length, "suggestion")}. ${isFirst ? "" : `Tab takes ${items[0].label || items[0].insert}.`}`,
    );
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (list.hidden || event.ctrlKey || event.metaKey || event.altKey) return false;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp")
      mark(
        active < 0 && key === "ArrowUp"
          ? items.length - 1
          : (active + (key === "ArrowDown" ? 1 : -1) + items.length) % items.length,
      );
    else if (key === "Escape") hide();
    else if ((key === "Enter" && active >= 0) || (key === "Tab" && !event.shiftKey)) take(items[Math.max(active, 0)]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  field.addEventListener("blur", hide);
  return { element: list, show, hide, onKey, isOpen: () => !list.hidden };
}
