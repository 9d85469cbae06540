// The filter of layers: those of the condition on which the page opens, and folded, those of each other condition.

import { ensure } from "../base/group.js";
import { claims, layers, nodes, page } from "../base/data.js";
import { announce, make, words } from "../base/dom.js";
import { box, group, shownNow, tally } from "./boxes.js";
import { count, shorten } from "../base/phrases.js";
import { state, update } from "../state/state.js";

/** @import { Layer } from "../base/types.js" */

const LONGEST = 110; // characters of what a layer is

/**
 * @param {Iterable<string>} ids
 * @param {string} said
 */
function showLayers(ids, said) {
  update({ layers: new Set(ids) });
  announce(`${said}. ${shownNow()}`);
}

/**
 * Switch some layers on or off, and leave the others.
 *
 * @param {Layer[]} some
 * @param {boolean} isOn
 * @param {string} name
 */
function turn(some, isOn, name) {
  const ids = some.map(({ id }) => id);
  const others = [...state.layers].filter((id) => !ids.includes(id));
  showLayers(isOn ? [...others, ...ids] : others, `${name} ${isOn ? "on" : "off"}`);
}

/**
 * What a layer is: the first sentence of its description.
 *
 * @param {Layer} layer
 */
function gloss({ definition = "" }) {
  return shorten(definition.split(/(?<=[\p{Ll}\d)][.;:])\s/u)[0], LONGEST);
}

/**
 * @param {Layer} layer
 * @param {number} number of its claims
 */
function layerBox(layer, number) {
  return box(
    layer.label,
    state.layers.has(layer.id),
    {
      change: (isOn) => turn([layer], isOn, `Layer ${layer.label}`),
      only: () => showLayers([layer.id], `Only layer ${layer.label}`),
    },
    { "data-layer": layer.name },
    make(
      "span",
      { title: layer.definition || layer.label },
      words(layer.label),
      ` ${number}`,
      gloss(layer) ? make("small", {}, words(gloss(layer))) : null,
    ),
  );
}

/**
 * The layers of another condition: one switch for all of them, and folded, one for each.
 *
 * @param {string} about
 * @param {Layer[]} own
 * @param {(layer: Layer) => number} sizeOf
 * @param {boolean} isOpen
 */
function conditionFold(about, own, sizeOf, isOpen) {
  const label = nodes.get(about)?.label || about;
  const name = label.charAt(0).toUpperCase() + label.slice(1);
  const on = own.filter(({ id }) => state.layers.has(id)).length;
  const number = own.reduce((sum, layer) => sum + sizeOf(layer), 0);
  const all = make("input", { type: "checkbox", "data-condition": about, "aria-label": `All layers on ${name}` });
  const only = () =>
    showLayers(
      own.map(({ id }) => id),
      `Only ${name}`,
    );
  all.addEventListener("change", () => turn(own, all.checked, `All layers on ${name}`));
  all.checked = on === own.length;
  all.indeterminate = on > 0 && on < own.length;
  return make(
    "div",
    { class: "condition" },
    all,
    make(
      "details",
      { id: `layers-of-${about}`, open: isOpen },
      make(
        "summary",
        {},
        words(name),
        make("small", {}, ` ${number} in ${count(own.length, "layer")}${on ? "" : ", off"}`),
      ),
      make("ul", { class: "boxes layers" }, ...own.map((layer) => layerBox(layer, sizeOf(layer)))),
    ),
    make("button", { type: "button", class: "lone", "aria-label": `Only ${name}`, click: only }, "only"),
  );
}

/**
 * The group of all layers; `isOpen(id, usual)` tells whether something that folds is open.
 *
 * @param {(id: string, usual: boolean) => boolean} isOpen
 */
export function layerGroup(isOpen) {
  const sizes = tally(claims.values(), (claim) => [claim.layer?.id]);
  const sizeOf = (/** @type {Layer} */ { id }) => sizes.get(id) || 0;
  /** @type {Layer[]} */
  const own = [];
  /** @type {Map<string, Layer[]>} */
  const elsewhere = new Map();
  for (const layer of layers.values()) {
    const isOther = page.focus && layer.about && layer.about !== page.focus && nodes.has(layer.about);
    (isOther ? ensure(elsewhere, layer.about || "", () => /** @type {Layer[]} */ ([])) : own).push(layer);
  }
  const others = [...elsewhere].sort(([one], [other]) =>
    (nodes.get(one)?.label || one).localeCompare(nodes.get(other)?.label || other),
  );
  const areOff = others.every(([, some]) => some.every(({ id }) => !state.layers.has(id)));
  const held = others.length === 1 ? "another condition" : `${others.length} other conditions`;
  const lead = `This file holds ${held}, too${areOff ? ": off until you switch them on" : ""}.`;
  return group(
    "Layers",
    "filter-layers",
    {
      items: own.map((layer) => layerBox(layer, sizeOf(layer))),
      lead: others.length ? lead : "",
      more: others.map(([about, some]) => conditionFold(about, some, sizeOf, isOpen(`layers-of-${about}`, false))),
      every: () => showLayers(layers.keys(), "All layers on"),
      none: () => showLayers([], "No layer on"),
    },
    isOpen("filter-layers", true),
  );
}
