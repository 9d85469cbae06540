// On a phone: what is chosen as a sheet from below, which a finger makes larger or sends away.

import { byId } from "../base/dom.js";
import { onChange, select, state } from "../state/state.js";

const FAR = 40; // pixels that a finger must go

/** @param {boolean} isLarge */
function resize(isLarge) {
  byId("drawer").classList.toggle("large", isLarge);
  byId("drawer-size").setAttribute("aria-expanded", String(isLarge));
  byId("drawer-size").textContent = isLarge ? "Smaller" : "Larger";
}

const isLarge = () => byId("drawer").classList.contains("large");

function show() {
  document.body.classList.toggle("chosen", Boolean(state.selection));
  if (!state.selection) resize(false);
}

export function startDrawer() {
  const grip = byId("drawer-size").parentElement;
  let start = 0;
  grip?.addEventListener("pointerdown", (event) => {
    start = event.clientY;
  });
  window.addEventListener("pointerup", (event) => {
    const way = start ? event.clientY - start : 0;
    start = 0;
    if (way < -FAR) resize(true);
    else if (way > FAR && isLarge()) resize(false);
    else if (way > FAR) select(null);
  });
  byId("drawer-size").addEventListener("click", () => resize(!isLarge()));
  byId("drawer-close").addEventListener("click", () => select(null));
  show();
  onChange((changed) => {
    if (changed.has("selection")) show();
  });
}
