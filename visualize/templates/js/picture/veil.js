// On a touch screen one finger scrolls the page, over the picture, too, until it is entered; a tap still chooses.

import { byId } from "../base/dom.js";

/**
 * `tap(x, y)` chooses what is at a place, in pixels from the corner of the picture.
 *
 * @param {(x: number, y: number) => void} tap
 */
export function startVeil(tap) {
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
  veil.addEventListener("click", (event) => {
    const { left, top } = veil.getBoundingClientRect();
    tap(event.clientX - left, event.clientY - top);
  });
  veil.addEventListener("touchstart", (event) => event.touches.length > 1 && enter(true), { passive: true });
}
