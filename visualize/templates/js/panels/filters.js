// Filters with counts: layers, classes, predicates, how firmly said, sections.

import { isThere } from "../base/group.js";
import { claims, classes, edges, layers, nodes, page, predicates } from "../base/data.js";
import { announce, byId, dark, make, words } from "../base/dom.js";
import { glyph } from "../base/glyph.js";
import { MOST_LONE } from "./classes.js";
import { count } from "../base/phrases.js";
import { isLayerOn, onChange, state, update } from "../state/state.js";
import { toldBy } from "../state/told.js";
import { modalityOf, passes, visible } from "../state/visible.js";

/** @import { Child, DomAttributes } from "../base/dom.js" */
/** @import { Hidden, Layer } from "../base/types.js" */

const MODALITIES = new Map([
  ["plain", "said plainly"],
  ["hedged", "hedged otherwise: often, mostly …"],
  ["not", "said not to be so"],
]);

/**
 * @param {string} label
 * @param {boolean} isOn
 * @param {{ change: (isOn: boolean) => void, only: () => void }} acts
 * @param {DomAttributes} attributes
 * @param {...Child} content
 */
function box(label, isOn, { change, only }, attributes, ...content) {
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
const shownNow = () => `${count(visible().claims.size, "claim")} shown.`;

/**
 * Hide these values of a filter, and no others.
 *
 * @param {keyof Hidden} key
 * @param {Iterable<string>} ids
 * @param {string} said
 */
function hide(key, ids, said) {
  update({ hidden: { ...state.hidden, [key]: new Set(ids) } });
  announce(`${said}. ${shownNow()}`);
}

/**
 * @param {Iterable<string>} ids
 * @param {string} said
 */
function showLayers(ids, said) {
  update({ layers: new Set(ids) });
  announce(`${said}. ${shownNow()}`);
}

/**
 * The switches of the values of a filter.
 *
 * @param {keyof Hidden} key
 * @param {{ id: string, label: string, number: number | undefined, before?: Child }[]} values
 */
function switches(key, values) {
  const all = values.map(({ id }) => id);
  const items = values.map(({ id, label, number, before }) =>
    box(
      label,
      !state.hidden[key].has(id),
      {
        change: (isOn) =>
          hide(
            key,
            isOn ? [...state.hidden[key]].filter((other) => other !== id) : [...state.hidden[key], id],
            `${label} ${isOn ? "shown" : "hidden"}`,
          ),
        only: () =>
          hide(
            key,
            all.filter((other) => other !== id),
            `Only ${label}`,
          ),
      },
      { "data-filter": `${key}:${id}` },
      before || null,
      make("span", { title: label }, words(label)),
      ` ${number}`,
    ),
  );
  const lone = items.filter((_, at) => values[at].number === 1);
  const isFolded = key === "class" && page.isPlain && lone.length > MOST_LONE;
  return {
    items: isFolded ? items.filter((item) => !lone.includes(item)) : items,
    lone: isFolded ? lone : [],
    every: () => hide(key, [], "All shown"),
    none: () => hide(key, all, "None shown"),
  };
}

/**
 * @param {string} heading
 * @param {string} id
 * @param {{ items: Element[], lone?: Element[], every: () => void, none: () => void }} inside
 * @param {boolean} isOpen
 */
function group(heading, id, { items, lone = [], every, none }, isOpen) {
  if (!items.length && !lone.length) return null;
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
    items.length + lone.length > 1 ? make("p", { class: "every" }, act("All", every), " ", act("None", none)) : null,
    make("ul", { class: "boxes" }, ...items),
    lone.length
      ? make(
          "details",
          { id: `${id}-lone`, open: isLoneOpen },
          make("summary", {}, `${lone.length} with one member each`),
          make("ul", { class: "boxes" }, ...lone),
        )
      : null,
  );
}

/**
 * How many items have each key.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => (string | undefined)[]} keysOf
 */
function tally(items, keysOf) {
  /** @type {Map<string | undefined, number>} */
  const found = new Map();
  for (const item of items) for (const key of keysOf(item)) found.set(key, (found.get(key) || 0) + 1);
  return found;
}

function showFilters() {
  const on = [...claims.values()].filter(({ layer }) => isLayerOn(layer));
  const perLayer = tally(claims.values(), (claim) => [claim.layer?.id]);
  const reached = new Set(
    on.flatMap((claim) => [claim.subject, claim.object, ...claim.qualifiers.map(({ node }) => node)]),
  );
  const perClass = tally(
    [...nodes.values()].filter((node) => reached.has(node) || !edges.size || (node.gap && isLayerOn(node.gap.layer))),
    (node) => [node.kind.id],
  );
  const perPredicate = tally(on, (claim) => [claim.predicate.id]);
  const perModality = tally(on, (claim) => [modalityOf(claim)]);
  const perSection = tally(on, (claim) => claim.sectionIds);
  const sections = new Map(on.flatMap((claim) => claim.sectionIds.map((id, at) => [id, claim.sections[at]])));
  const wereOpen = new Map([...byId("filters").querySelectorAll("details")].map((one) => [one.id, one.open]));
  /**
   * @param {string} id
   * @param {boolean} usual
   */
  const isOpen = (id, usual) => wereOpen.get(id) ?? usual;
  /** @param {Layer} layer */
  const layerBox = (layer) => {
    /** @param {boolean} isNow */
    const change = (isNow) => {
      const others = [...state.layers].filter((id) => id !== layer.id);
      showLayers(isNow ? [...others, layer.id] : others, `Layer ${layer.label} ${isNow ? "on" : "off"}`);
    };
    return box(
      layer.label,
      state.layers.has(layer.id),
      { change, only: () => showLayers([layer.id], `Only layer ${layer.label}`) },
      { "data-layer": layer.name },
      make("span", { title: layer.definition || layer.label }, words(layer.label)),
      ` ${perLayer.get(layer.id) || 0}`,
    );
  };
  const hidden = claims.size - [...claims.values()].filter(passes).length;
  const isFiltered = Object.values(state.hidden).some((ids) => ids.size);
  const isWide = window.matchMedia("(min-width: 761px)").matches; // a phone has no room for them beside the picture
  const fold = make(
    "details",
    { id: "filters-fold", open: isOpen("filters-fold", isWide) },
    make(
      "summary",
      {},
      make("h2", { id: "filters-heading" }, "Show"),
      isFiltered ? ` ${count(hidden, "claim")} not shown` : "",
    ),
    ...[
      group(
        "Layers",
        "filter-layers",
        {
          items: [...layers.values()].map(layerBox),
          every: () => showLayers(layers.keys(), "All layers on"),
          none: () => showLayers([], "No layer on"),
        },
        isOpen("filter-layers", true),
      ),
      group(
        "Classes",
        "filter-classes",
        switches(
          "class",
          [...classes.values()]
            .filter(({ id }) => perClass.has(id))
            .map((kind) => ({ id: kind.id, label: kind.label, number: perClass.get(kind.id), before: glyph(kind) })),
        ),
        isOpen("filter-classes", true),
      ),
      group(
        "Predicates",
        "filter-predicates",
        switches(
          "predicate",
          [...predicates.values()]
            .filter(({ id }) => perPredicate.has(id))
            .map(({ id, label }) => ({ id, label, number: perPredicate.get(id) })),
        ),
        isOpen("filter-predicates", false),
      ),
      layers.size
        ? group(
            "How firmly said",
            "filter-modalities",
            switches(
              "modality",
              [...perModality].map(([id = "", number]) => ({ id, label: MODALITIES.get(id) || id, number })),
            ),
            isOpen("filter-modalities", false),
          )
        : null,
      group(
        "Sections of the entry",
        "filter-sections",
        switches(
          "section",
          [...perSection].map(([id = "", number]) => ({ id, label: sections.get(id) || "", number })),
        ),
        isOpen("filter-sections", false),
      ),
      isFiltered
        ? make(
            "p",
            {},
            make(
              "button",
              {
                type: "button",
                id: "unfilter",
                click: () =>
                  update({
                    hidden: { class: new Set(), predicate: new Set(), modality: new Set(), section: new Set() },
                  }),
              },
              "Clear filters",
            ),
          )
        : null,
    ].filter(isThere),
  );
  byId("filters").replaceChildren(fold);
}

/** Draw the filters anew without losing the place of the keyboard. */
function refresh() {
  const at = document.activeElement;
  const { filter: name, layer } = at instanceof HTMLElement ? at.dataset : {};
  const key = name ? `[data-filter="${CSS.escape(name)}"]` : layer ? `[data-layer="${CSS.escape(layer)}"]` : null;
  showFilters();
  /** @type {HTMLElement | null} */
  const again = key ? byId("filters").querySelector(key) : null;
  again?.focus();
}

/** The views made from questions of the library show all they found: nothing filters them. */
function showWhereUsed() {
  byId("filters").hidden = toldBy(state.view) !== null;
}

export function startFilters() {
  showFilters();
  showWhereUsed();
  onChange((changed) => {
    if (changed.has("view")) showWhereUsed();
    const keys = ["layers", "hidden", "around", "steps", "opened", "only", "path", "compared", "said"];
    if (keys.some((key) => changed.has(key))) refresh();
  });
  dark.addEventListener("change", showFilters);
}
