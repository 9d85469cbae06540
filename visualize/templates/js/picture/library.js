// vis-network travels compressed in the page, and is unpacked when the first picture is drawn.

import { runScript, unpacked } from "../base/unpack.js";

/** @import { Vis } from "./vis.js" */

/** @type {Promise<Vis> | null} */
let loading = null;

async function load() {
  runScript(await unpacked("library"));
  if (!window.vis) throw new Error("the library did not run");
  return window.vis;
}

/** The library; fails where the browser cannot unpack it. */
export function library() {
  loading = loading || load();
  return loading;
}
