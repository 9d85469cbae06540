// The button “Copy link”.

import { announce, make } from "./dom.js";

/**
 * The button that copies a link; where the browser forbids that, the link is there to be copied.
 *
 * @param {string} label of the field with the link, for screen readers
 * @param {() => string} linkOf
 */
export function copyLink(label, linkOf) {
  const field = make("input", { type: "text", readonly: true, "aria-label": label, hidden: true });
  field.addEventListener("blur", () => (field.hidden = true)); // it takes room from the views
  const button = make(
    "button",
    {
      type: "button",
      class: "copy-link",
      click: async () => {
        field.value = linkOf();
        try {
          await navigator.clipboard.writeText(field.value);
          button.textContent = "Link copied";
          announce("Link copied.");
          setTimeout(() => {
            button.textContent = "Copy link";
          }, 3000);
        } catch {
          field.hidden = false;
          field.focus();
          field.select();
          announce("Copy the link from the field.");
        }
      },
    },
    "Copy link",
  );
  return [field, button];
}
