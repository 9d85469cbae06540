// A button that opens a list of buttons below it, and a file that one of them saves.

import { announce, make, targetOf } from "./dom.js";

/**
 * A button with a list: `holder` to put into the page, `button`, `close` to close the list.
 *
 * The list closes by Escape, by a click elsewhere, and when the keyboard leaves it.
 *
 * @param {{ id: string, list: string, text: string, label: string }} names ids of button and list; what the button
 *   says; what the list is, for screen readers
 * @param {() => HTMLElement[]} items what stands in the list, asked for whenever it opens
 */
export function menuButton({ id, list: listId, text, label }, items) {
  const list = make("div", { id: listId, class: "menu", role: "group", "aria-label": label, hidden: true });
  /** @type {HTMLButtonElement} */
  const button = make(
    "button",
    {
      type: "button",
      id,
      "aria-expanded": "false",
      "aria-controls": listId,
      click: () => button.hasAttribute("aria-disabled") || show(Boolean(list.hidden)),
    },
    text,
  );
  /** @param {boolean} isOpen */
  const show = (isOpen) => {
    if (isOpen) list.replaceChildren(...items());
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  };
  const close = () => {
    show(false);
    button.focus();
  };
  const holder = make(
    "div",
    {
      class: "holder",
      keydown: (event) => {
        if (event.key !== "Escape" || list.hidden) return;
        event.preventDefault();
        close();
      },
    },
    button,
    list,
  );
  holder.addEventListener(
    "focusout",
    ({ relatedTarget }) => relatedTarget instanceof Node && !holder.contains(relatedTarget) && show(false),
  );
  document.addEventListener("pointerdown", (event) => !holder.contains(targetOf(event)) && show(false));
  return { holder, button, close };
}

/**
 * The button “Save” with its list of forms.
 *
 * @param {string} label of the list, for screen readers
 * @param {() => HTMLElement[]} items
 */
export const saveButton = (label, items) => menuButton({ id: "save", list: "forms", text: "Save", label }, items);

/**
 * Save a file, and say so.
 *
 * @param {Blob} blob
 * @param {string} name
 */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  announce(`Saved ${name}`);
}
