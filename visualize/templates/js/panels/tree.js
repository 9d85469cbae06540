// A taxonomy as a tree that opens level by level: classes under classes, narrower concepts under broader ones, parts.

import { claims, edges, nodes, page } from "../base/data.js";
import { findIn, make, words } from "../base/dom.js";
import { ensure, isThere, required } from "../base/group.js";
import { count, shorten } from "../base/phrases.js";
import { select, state } from "../state/state.js";
import { addView } from "../state/views.js";
import { UPWARDS } from "../base/taxonomy.js";

/** @import { Node } from "../base/types.js" */

const MOST = 200; // children that are listed at once
const MOST_OPEN = 24; // so many lines at most stand there from the start
const PART = "part of some"; // a restriction, in words of the page's own

/** @typedef {{ node: Node, isPart: boolean }} Branch */
/** @type {{ below: Map<Node, Map<Node, boolean>>, tops: Node[], size: number } | null} */
let taxonomy = null;

function grown() {
  if (taxonomy) return taxonomy;
  /** @type {Map<Node, Map<Node, boolean>>} */
  const below = new Map();
  /** @type {Set<Node>} */
  const under = new Set();
  /**
   * @param {Node} low
   * @param {Node} high
   * @param {boolean} isPart
   */
  const put = (low, high, isPart) => {
    if (low === high) return;
    const members = ensure(below, high, () => new Map());
    members.set(low, isPart && members.get(low) !== false);
    under.add(low);
  };
  for (const { subject, predicate, object } of claims.values()) {
    const way = UPWARDS[predicate.id];
    if (!way || !subject || !object) continue;
    if (way > 0) put(subject, object, false);
    else put(object, subject, false);
  }
  for (const { kind, key, source, target } of edges.values())
    if (kind === "relation" && key === PART) put(source, target, true);
  const tops = [...below.keys()].filter((node) => !under.has(node));
  if (!tops.length && below.size) tops.push([...below.keys()][0]); // all of it goes round in circles
  taxonomy = { below, tops: sorted(tops), size: new Set([...below.keys(), ...under]).size };
  return taxonomy;
}

/** @param {Iterable<Node>} some */
function sorted(some) {
  const label = new Intl.Collator("en", { numeric: true });
  return [...some].sort((a, b) => label.compare(a.label, b.label));
}

/**
 * @param {Node} node
 * @param {boolean} isPart
 * @param {Node[]} above
 */
function branch(node, isPart, above) {
  const members = above.includes(node) ? new Map() : grown().below.get(node) || new Map();
  const link = make(
    "button",
    { type: "button", class: "end", "data-node": node.id, click: () => select(node.id) },
    words(node.label),
  );
  const said = [
    isPart ? make("small", {}, "part ") : null,
    link,
    node.definition ? make("small", { class: "gloss" }, words(shorten(node.definition, 90))) : null,
  ].filter(isThere);
  if (!members.size) return make("li", { class: "leaf" }, ...said);
  const list = make("ul", { hidden: true });
  const toggle = make("button", {
    type: "button",
    class: "twist",
    "aria-expanded": "false",
    "aria-label": `Below ${shorten(node.label, 60)}`,
    click: () => {
      list.hidden = !list.hidden;
      toggle.setAttribute("aria-expanded", String(!list.hidden));
      if (!list.childElementCount) fill(list, members, [...above, node]);
    },
  });
  return make(
    "li",
    {},
    toggle,
    ...said,
    make("small", { class: "number" }, ` ${members.size.toLocaleString("en")}`),
    list,
  );
}

/**
 * @param {HTMLElement} list
 * @param {Map<Node, boolean>} members
 * @param {Node[]} above
 */
function fill(list, members, above) {
  const all = sorted(members.keys());
  /** @param {number} start */
  const more = (start) => {
    list.append(...all.slice(start, start + MOST).map((node) => branch(node, Boolean(members.get(node)), above)));
    const left = all.length - start - MOST;
    if (left <= 0) return;
    const rest = make("li", {}, make("button", { type: "button" }, `${left.toLocaleString("en")} more`));
    findIn(rest, "button").addEventListener("click", () => {
      rest.remove();
      more(start + MOST);
    });
    list.append(rest);
  };
  more(0);
}

/**
 * Open what is on top, level by level, as long as all of it can be seen at once.
 *
 * @param {HTMLElement} list
 */
function openFirst(list) {
  let lines = list.childElementCount;
  for (const toggle of list.getElementsByClassName("twist")) {
    // a list that grows as its members are opened
    const id = required(toggle.parentElement?.querySelector("[data-node]")).getAttribute("data-node") || "";
    lines += grown().below.get(required(nodes.get(id)))?.size || 0;
    if (lines > MOST_OPEN) return;
    if (toggle instanceof HTMLElement) toggle.click();
  }
}

/** @param {HTMLElement} container */
function showTree(container) {
  const { tops, size } = grown();
  const list = make("ul", { class: "tree", "aria-label": "Tree" });
  fill(list, new Map(tops.map((node) => [node, false])), []);
  openFirst(list);
  const summary = `${count(tops.length, "thing")} at the top, ${count(size, "thing")} in all`;
  container.replaceChildren(
    make("h2", { tabindex: "-1" }, "Tree"),
    make("p", { class: "summary plain" }, `${summary}. The number is how many stand directly below.`),
    list,
  );
  markSelected(container);
}

/** @param {HTMLElement} container */
function markSelected(container) {
  for (const button of container.querySelectorAll("button[data-node]"))
    button.setAttribute("aria-current", String(button.getAttribute("data-node") === state.selection));
}

export function startTree() {
  addView({
    id: "tree",
    title: "Tree",
    isFor: () => page.isPlain && grown().below.size > 0,
    render: showTree,
    change: (changed, container) => {
      if (changed.has("selection")) markSelected(container);
    },
  });
}
