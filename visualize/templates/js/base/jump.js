// Contents of a long page, and jumps inside it, with a way back.

import { make, words } from "./dom.js";

/** @import { Child } from "./dom.js" */

/**
 * What scrolls around something: a box, or the page.
 *
 * @param {Element} target
 */
function scrollerOf(target) {
  for (let box = target.parentElement; box && box !== document.body; box = box.parentElement)
    if (box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  return document.scrollingElement || document.body;
}

/**
 * Go to a heading, which is opened, and offer the way back to where the jump began.
 *
 * @param {HTMLElement} heading
 * @param {HTMLElement} from
 */
export function jump(heading, from) {
  const folded = heading.closest("details");
  if (folded) folded.open = true;
  document.querySelectorAll(".way-back").forEach((one) => one.remove());
  const holder = heading.closest("summary") || heading;
  const box = scrollerOf(holder);
  const before = box.scrollTop;
  const back = make(
    "button",
    {
      type: "button",
      class: "way-back",
      click: () => {
        back.remove();
        box.scrollTop = before;
        from.focus({ preventScroll: true });
      },
    },
    "↑ Back",
  );
  holder.after(back);
  const top = box === document.scrollingElement ? 0 : box.getBoundingClientRect().top;
  box.scrollTop += holder.getBoundingClientRect().top - top - 6;
  if (heading.tabIndex < 0) heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

/**
 * A list of buttons that jump to headings: each with its words, and what stands behind them.
 *
 * @param {string} label of the list, for screen readers
 * @param {[HTMLElement, string, Child?][]} entries
 */
export function contents(label, entries) {
  /** @param {[HTMLElement, string, Child?]} entry */
  const row = ([heading, text, more]) => {
    /** @type {HTMLButtonElement} */
    const button = make("button", { type: "button", click: () => jump(heading, button) }, words(text), more || "");
    return make("li", {}, button);
  };
  return make("ul", { class: "jumps", "aria-label": label }, ...entries.map(row));
}
