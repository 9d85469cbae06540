// The data of the query page; nothing of it changes.

import { byId } from "../base/dom.js";

/** @import { QueryPage } from "./types.js" */

/**
 * {base, root, endpoint, terms, prefixes, folders: [{heading, note, questions}]}.
 *
 * @type {QueryPage}
 */
export const page = JSON.parse(byId("page").textContent || "");
