// Fit the drawing to the window; when it is painted, unpack the data of the page and run its script.

import { byId, findIn, make } from "./base/dom.js";
import { runScript, unpacked } from "./base/unpack.js";
import { fitDrawing } from "./picture/drawing.js";

const LATEST = 500; // milliseconds until the script runs, painted or not

async function boot() {
  const texts = await Promise.all(["network", "page", "main"].map(unpacked));
  byId("network").textContent = texts[0];
  byId("page").textContent = texts[1];
  runScript(texts[2]);
}

let isStarted = false;

function start() {
  if (isStarted) return;
  isStarted = true;
  boot().catch(() =>
    findIn(document, ".side").prepend(
      make("p", { class: "noscript", role: "status" }, "This browser is too old for this page: it cannot unpack it."),
    ),
  );
}

/** Start after the first picture; a window that is not seen paints none, and a busy browser is never idle. */
function wait() {
  if (document.hidden) start();
  else requestAnimationFrame(() => (window.requestIdleCallback || setTimeout)(start));
  setTimeout(start, LATEST);
}

byId("enter").hidden = !window.matchMedia("(pointer: coarse)").matches; // nothing is written under it
fitDrawing();
new ResizeObserver(fitDrawing).observe(byId("picture"));
document.addEventListener("DOMContentLoaded", wait);
