// The search box: label, names, identifier; arrow keys and Enter pick.

import { focusCard } from "./card.js";
import { nodes } from "./data.js";
import { glyph, make, words } from "./dom.js";
import { select } from "./state.js";

const MOST = 12;
const searchBox = () => document.getElementById("search");
const results = () => document.getElementById("results");
let active = -1;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const searchable = [...nodes.values()].map((node) => ({
  node,
  texts: [node.label, ...node.names.map((name) => name.text), node.id, node.iri, ...node.links.map((link) => link.object || "")].map((text) => [text, fold(text)]),
}));

/** The best nodes for what was typed: begins with it, a word begins with it, it occurs; labels before other names. */
function find(typed) {
  const wanted = fold(typed.trim());
  if (!wanted) return [];
  const found = [];
  for (const { node, texts } of searchable) {
    let best = null;
    texts.forEach(([text, folded], place) => {
      const at = folded.indexOf(wanted);
      if (at < 0) return;
      const rank = (at === 0 ? 0 : /[\s\-/:#]/.test(folded[at - 1]) ? 1 : 2) * 10 + Math.min(place, 9);
      if (!best || rank < best.rank) best = { node, text, rank, isLabel: place === 0 };
    });
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.rank - b.rank || (a.node.label || "").length - (b.node.label || "").length).slice(0, MOST);
}

function closeResults() {
  results().hidden = true;
  results().replaceChildren();
  active = -1;
  searchBox().setAttribute("aria-expanded", "false");
  searchBox().removeAttribute("aria-activedescendant");
}

function mark(index) {
  const items = [...results().querySelectorAll("[role=option]")];
  if (!items.length) return;
  active = (index + items.length) % items.length;
  items.forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
  searchBox().setAttribute("aria-activedescendant", items[active].id);
  items[active].scrollIntoView({ block: "nearest" });
}

function pick(id) {
  closeResults();
  searchBox().value = "";
  select(id);
  focusCard();
}

function suggest() {
  const found = find(searchBox().value);
  if (!searchBox().value.trim()) return closeResults();
  results().replaceChildren(
    ...(found.length
      ? found.map(({ node, text, isLabel }, index) =>
          make(
            "li",
            { role: "option", id: `result-${index}`, "aria-selected": "false", "data-node": node.id, mousedown: (event) => event.preventDefault(), click: () => pick(node.id) },
            glyph(node.kind),
            make("span", {}, words(node.gap ? `lost list: ${node.label}` : node.label || node.id), isLabel ? null : make("small", {}, words(text))),
          ),
        )
      : [make("li", { role: "presentation" }, "Nothing found")]),
  );
  results().hidden = false;
  searchBox().setAttribute("aria-expanded", "true");
  mark(0);
}

export function startSearch() {
  searchBox().addEventListener("input", suggest);
  searchBox().addEventListener("blur", closeResults);
  searchBox().addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (results().hidden) suggest();
      else mark(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      const chosen = results().querySelector('[aria-selected="true"]');
      if (chosen) pick(chosen.dataset.node);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      searchBox().value = "";
      closeResults();
    }
  });
}
