// Switches of the filters, and groups of them.

import { byId, make } from "../base/dom.js";
import { count } from "../base/phrases.js";
import { visible } from "../state/visible.js";

/** @import { Child, DomAttributes } from "../base/dom.js" */

/**
 * A switch with what stands beside it, and a button for this and no other.
 *
 * @param {string} label
 * @param {boolean} isOn
 * @param {{ change: (isOn: boolean) => void, only: () => void }} acts
 * @param {DomAttributes} attributes
 * @param {...Child} content
 */
export function box(label, isOn, { change, only }, attributes, ...content) {
  const input = make("input", { type: "checkbox", ...attributes });
  input.addEventListener("change", () => change(input.checked));
  input.checked = isOn;
  return make(
    "li",
    {},
    make("label", {}, input, ...content),
    make("button", { type: "button", class: "lone", "aria-label": `Only ${label}`, click: only }, "only"),
  );
}

/** How much is shown now, for those who do not see it. */
export const shownNow = () => `${count(visible().claims.size, "claim")} shown.`;

/**
 * Switches that belong together, under a heading, with buttons for all and none; `lead` is
 * said first, `lone` are folded, `more` comes last.
 *
 * @param {string} heading
 * @param {string} id
 * @param {{
 *   items: Element[], lead?: string, lone?: Element[], more?: Element[], every: () => void, none: () => void,
 * }} inside
 * @param {boolean} isOpen
 */
export function group(heading, id, { items, lead = "", lone = [], more = [], every, none }, isOpen) {
  if (!items.length && !lone.length && !more.length) return null;
  /**
   * @param {string} text
   * @param {() => void} click
   */
  const act = (text, click) =>
    make("button", { type: "button", class: "end", "aria-label": `${text}: ${heading}`, click }, text);
  /** @type {HTMLDetailsElement | null} */
  const before = byId("filters").querySelector(`#${id}-lone`);
  const isLoneOpen = Boolean(before?.open);
  return make(
    "details",
    { id, open: isOpen },
    make("summary", {}, make("h3", {}, heading)),
    lead ? make("p", { class: "plain" }, lead) : null,
    items.length + lone.length + more.length > 1
      ? make("p", { class: "every" }, act("All", every), " ", act("None", none))
      : null,
    make("ul", { class: "boxes" }, ...items),
    lone.length
      ? make(
          "details",
          { id: `${id}-lone`, open: isLoneOpen },
          make("summary", {}, `${lone.length} with one member each`),
          make("ul", { class: "boxes" }, ...lone),
        )
      : null,
    ...more,
  );
}

/**
 * How many items have each key.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => (string | undefined)[]} keysOf
 */
export function tally(items, keysOf) {
  /** @type {Map<string | undefined, number>} */
  const found = new Map();
  for (const item of items) for (const key of keysOf(item)) found.set(key, (found.get(key) || 0) + 1);
  return found;
}
