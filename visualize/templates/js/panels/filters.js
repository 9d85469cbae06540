// Filters with counts: layers, classes, predicates, how firmly said, sections.

import { isThere } from "../base/group.js";
import { claims, classes, edges, layers, nodes, page, predicates } from "../base/data.js";
import { announce, byId, dark, make, words } from "../base/dom.js";
import { glyph } from "../base/glyph.js";
import { box, group, shownNow, tally } from "./boxes.js";
import { MOST_LONE } from "./classes.js";
import { layerGroup } from "./layers.js";
import { count } from "../base/phrases.js";
import { isLayerOn, onChange, state, update } from "../state/state.js";
import { toldBy } from "../state/told.js";
import { modalityOf, passes } from "../state/visible.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Hidden } from "../base/types.js" */

const KEPT = ["filter", "layer", "condition"]; // by these a switch is known again
const MODALITIES = new Map([
  ["plain", "said plainly"],
  ["hedged", "hedged otherwise: often, mostly …"],
  ["not", "said not to be so"],
]);

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

function showFilters() {
  const on = [...claims.values()].filter(({ layer }) => isLayerOn(layer));
  const reached = new Set([
    ...on.flatMap((claim) => [claim.subject, claim.object, ...claim.qualifiers.map(({ node }) => node)]),
    ...[...edges.values()].flatMap(({ kind, source, target }) => (kind === "relation" ? [source, target] : [])),
  ]);
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
      layerGroup(isOpen),
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
  const [name, value] =
    Object.entries(at instanceof HTMLElement ? at.dataset : {}).find(([one]) => KEPT.includes(one)) || [];
  const key = name ? `[data-${name}="${CSS.escape(value || "")}"]` : null;
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
