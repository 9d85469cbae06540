// The parts of a long card, each closed until its heading is chosen.

import { make } from "../base/dom.js";

/** @import { Child } from "../base/dom.js" */

/** @type {Set<string>} */
const opened = new Set(); // headings of the parts that were opened, of whatever card

/**
 * The parts of a card, each under its heading; of a long one each is closed until its heading is chosen.
 *
 * @param {(Child | null)[]} parts
 * @param {boolean} isLong
 */
export function folded(parts, isLong) {
  if (!isLong) return parts;
  /** @type {(Child | null)[]} */
  const found = [];
  /** @type {HTMLDetailsElement | null} */
  let group = null;
  for (const part of parts) {
    if (part instanceof HTMLHeadingElement && part.tagName === "H3") {
      const name = part.textContent || "";
      const details = make("details", { class: "group" }, make("summary", {}, part));
      details.open = opened.has(name);
      details.addEventListener("toggle", () => (details.open ? opened.add(name) : opened.delete(name)));
      group = details;
      found.push(details);
    } else if (group && part) group.append(part);
    else found.push(part);
  }
  for (const details of found)
    if (details instanceof HTMLDetailsElement) {
      const number = details.querySelectorAll("li").length;
      if (number) details.children[0].append(make("small", {}, String(number)));
    }
  return found;
}
