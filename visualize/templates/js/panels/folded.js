// The parts of a card, the most asked for first; of a long card each is closed until its heading is chosen.

import { make } from "../base/dom.js";
import { contents } from "../base/jump.js";

/** @import { Child } from "../base/dom.js" */

const MOST_TOLD = 5; // parts that the contents of a long card list
const UNSAID = 99; // the rank of a part that is of no predicate: Python ranks these (kg/claims/order.py)
/** @type {Set<string>} */
const opened = new Set(); // headings of the parts that were opened, of whatever card

/** @param {HTMLElement} group */
function headingOf(group) {
  return /** @type {HTMLElement} */ (group.querySelector("h3"));
}

/**
 * The place of a part on its card: what a predicate says before all else.
 *
 * @param {HTMLElement} group
 */
function rankOf(group) {
  return Number(headingOf(group).dataset.rank ?? UNSAID);
}

/**
 * The parts of a card, each under its heading, with the contents before them when it is long.
 *
 * @param {(Child | null)[]} parts
 * @param {boolean} isLong
 */
export function folded(parts, isLong) {
  if (!isLong) return { list: null, groups: parts };
  /** @type {Child[]} */
  const loose = [];
  /** @type {HTMLDetailsElement[]} */
  const groups = [];
  for (const part of parts) {
    if (part instanceof HTMLHeadingElement && part.tagName === "H3") {
      const name = part.textContent || "";
      const details = make("details", { class: "group" }, make("summary", {}, part));
      details.open = opened.has(name);
      details.addEventListener("toggle", () => (details.open ? opened.add(name) : opened.delete(name)));
      groups.push(details);
    } else if (groups.length && part) groups[groups.length - 1].append(part);
    else loose.push(part);
  }
  /** @type {Map<HTMLElement, number>} */
  const sizes = new Map(groups.map((group) => [group, group.querySelectorAll(".says > li, .names > li").length]));
  const sizeOf = (/** @type {HTMLElement} */ group) => sizes.get(group) || 0;
  for (const group of groups) if (sizeOf(group)) group.children[0].append(make("small", {}, String(sizeOf(group))));
  const isSaid = (/** @type {HTMLElement} */ group) => rankOf(group) < UNSAID;
  groups.sort((one, other) => rankOf(one) - rankOf(other) || (isSaid(one) ? sizeOf(other) - sizeOf(one) : 0));
  const told = groups.filter(isSaid).slice(0, MOST_TOLD);
  return {
    list: contents(
      "Contents",
      told.map((group) => [
        headingOf(group),
        headingOf(group).firstChild?.textContent || "",
        String(sizeOf(group) || ""),
      ]),
    ),
    groups: [...loose, ...groups],
  };
}
