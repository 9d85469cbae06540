// Unpack the data of the page, then run its script.

import { byId, findIn, make } from "./base/dom.js";
import { runScript, unpacked } from "./base/unpack.js";

async function boot() {
  const texts = await Promise.all(["network", "page", "main"].map(unpacked));
  byId("network").textContent = texts[0];
  byId("page").textContent = texts[1];
  runScript(texts[2]);
}

boot().catch(() =>
  findIn(document, "main").replaceChildren(
    make("p", { class: "noscript", role: "status" }, "This browser is too old for this page: it cannot unpack it."),
  ),
);
