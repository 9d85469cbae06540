// The data of the review page; nothing of it changes.

import { byId } from "../base/dom.js";

/** @import { ReviewPage } from "./types.js" */

/** @type {ReviewPage} */
export const page = JSON.parse(byId("page").textContent || "");
