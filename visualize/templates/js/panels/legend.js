// The legend, folded in a corner of the picture: the shapes, lines and numbers that are in the picture now.

import { isThere } from "../base/group.js";
import { nodes, page } from "../base/data.js";
import { byId, css, dark, make, makeSvg, words } from "../base/dom.js";
import { glyph } from "../base/glyph.js";
import { isGap } from "../base/names.js";
import { scene } from "../picture/scene.js";
import { onChange } from "../state/state.js";
import { strokeOf } from "../base/strokes.js";
import { modalityOf } from "../state/visible.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Claim, Edge } from "../base/types.js" */

const MOST = 14; // classes that are told here; the filters have all

/**
 * @param {Edge} edge
 * @returns {edge is Edge & { claim: Claim }}
 */
const isStatement = (edge) => Boolean(edge.claim) && (edge.kind === "claim" || edge.kind === "triple");

/** @param {Edge} edge */
const isPlain = (edge) => isStatement(edge) && modalityOf(edge.claim) === "plain";

/** @param {Edge} edge */
const isChain = (edge) => strokeOf(edge).color === "chain";

/** What lines tell, each by an arrow that is drawn so. @type {[string, (edge: Edge) => boolean][]} */
const LINES = [
  ["said plainly", (edge) => edge.kind === "claim" && isPlain(edge) && !isChain(edge)],
  [
    page.isPlain ? "proposed, or described and not stated" : "hedged by the source: may, rare, mostly …",
    (edge) => isStatement(edge) && !edge.claim.negated && !isPlain(edge) && !isChain(edge),
  ],
  ["a step of how it comes about", isChain],
  ["limits a statement: for whom, if …", ({ kind }) => kind === "qualifier"],
  ["to a list that the source announces and this copy has lost", ({ kind }) => kind === "gap"],
  ["said not to be so", (edge) => isStatement(edge) && edge.claim.negated],
];

/**
 * A line as an arrow is drawn.
 *
 * @param {Edge} edge
 */
function sample(edge) {
  const { dashes, width, color } = strokeOf(edge);
  const stroke = css(`--${color}`);
  const line = { d: "M0 6H26", stroke, "stroke-width": Math.max(1.6, width), "stroke-dasharray": dashes.join(" ") };
  const head = edge.kind === "qualifier" ? [] : [makeSvg("path", { d: "M34 6l-9-4v8z", fill: stroke })];
  return makeSvg("svg", { width: 36, height: 12, "aria-hidden": "true" }, makeSvg("path", line), ...head);
}

/**
 * @param {string} heading
 * @param {(Child[] | null)[]} items
 */
function part(heading, items) {
  const found = items.filter(isThere);
  return found.length
    ? [
        make("p", { class: "head" }, heading),
        make(
          "ul",
          { class: heading.toLowerCase(), "aria-label": heading },
          ...found.map((item) => make("li", {}, ...item)),
        ),
      ]
    : [];
}

/** @returns {(Child[] | null)[]} */
function shapes() {
  const kinds = new Set([...scene.nodes].filter((node) => !isGap(node)).map(({ kind }) => kind));
  const lost = [...scene.nodes].find(isGap);
  const shown = [...kinds].slice(0, MOST);
  return [
    ...shown.map((kind) => [glyph(kind), words(kind.label || "no class")]),
    lost ? [glyph(lost.kind), "a list that this copy has lost"] : null,
    kinds.size > MOST ? [`and ${kinds.size - MOST} more, under “Show”`] : null,
  ];
}

/** @returns {(Child[] | null)[]} */
function lines() {
  const drawn = [...scene.edges];
  return LINES.map(([text, test]) => {
    const edge = drawn.find(test);
    return edge ? [sample(edge), text] : null;
  });
}

/** @returns {(Child[] | null)[]} */
function numbers() {
  const [first] = scene.bundles.values();
  return [
    first
      ? [
          make("span", { class: "sign" }, `▸ … ${first.length}`),
          make(
            "span",
            {},
            "so many arrows between ",
            words(nodes.get(page.focus)?.label || ""),
            ` and a box, drawn as one: a click shows each of the ${first.length}`,
          ),
        ]
      : null,
    scene.hidden.size
      ? [make("span", { class: "sign" }, "+3"), "so many neighbours of a concept are not drawn: a click brings them in"]
      : null,
  ];
}

function show() {
  const inside = byId("legend-signs");
  const isOpen = byId("legend", HTMLDetailsElement).open;
  inside.replaceChildren(
    ...(isOpen ? [...part("Lines", lines()), ...part("Numbers", numbers()), ...part("Shapes", shapes())] : []),
  );
}

export function startLegend() {
  const legend = byId("legend", HTMLDetailsElement);
  legend.hidden = false;
  legend.addEventListener("toggle", show);
  legend.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !legend.open) return;
    event.preventDefault(); // what is selected stays so
    legend.open = false;
    legend.querySelector("summary")?.focus();
  });
  onChange(() => {
    if (legend.open) show();
  });
  dark.addEventListener("change", show);
}
