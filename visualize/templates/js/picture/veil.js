// On a touch screen one finger scrolls the page, over the picture, too, until it is entered; a tap still chooses.

import { byId } from "../base/dom.js";

/** @import { Point } from "../base/types.js" */

/**
 * `tap` chooses what is at a place, in pixels from the corner of the picture, and `open` unfolds it.
 *
 * @param {(at: Point) => void} tap
 * @param {(at: Point) => void} open
 */
export function startVeil(tap, open) {
  if (!window.matchMedia("(pointer: coarse)").matches) return;
  const [veil, button] = [byId("veil"), byId("enter")];
  /** @param {boolean} isIn */
  const enter = (isIn) => {
    veil.hidden = isIn;
    button.setAttribute("aria-pressed", String(isIn));
    button.textContent = isIn ? "Scroll the page" : "Move the picture";
  };
  button.hidden = false;
  enter(false);
  button.addEventListener("click", () => enter(!veil.hidden));
  for (const [name, act] of /** @type {const} */ ([
    ["click", tap],
    ["dblclick", open],
  ]))
    veil.addEventListener(name, (event) => {
      const { left, top } = veil.getBoundingClientRect();
      act({ x: event.clientX - left, y: event.clientY - top });
    });
  veil.addEventListener("touchstart", (event) => event.touches.length > 1 && enter(true), { passive: true });
}
