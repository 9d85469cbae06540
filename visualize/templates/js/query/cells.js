// Terms of an answer as elements: IRIs as links by their short names, texts with language and datatype softly beside
// them.

import { TRIPLE } from "../sparql/answer.js";
import { page } from "./data.js";
import { make, makeSvg, words } from "../base/dom.js";
import { isDrawn, labelOf, shown } from "./graph.js";
import { placesOf } from "./places.js";

/** @import { Child } from "../base/dom.js" */
/** @import { RdfTerm } from "../base/types.js" */

const LONGEST = 300; // characters of a text before the rest is folded
const SHORTEST = 30; // characters of a name that is not broken into lines
const STRING = "http://www.w3.org/2001/XMLSchema#string";

/** Three joined dots: the sign of the explorer. */
function sign() {
  const d =
    "M3 12 8 4l5 8M1 12a2 2 0 1 0 4 0 2 2 0 1 0-4 0M6 4a2 2 0 1 0 4 0 2 2 0 1 0-4 0M11 12a2 2 0 1 0 4 0 2 2 0 1 0-4 0";
  const look = { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" };
  return makeSvg("svg", look, makeSvg("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 1.5 }));
}

/**
 * Where an IRI leads; with `draws`, also to an explorer that this server has not.
 *
 * @param {string} iri
 * @param {boolean} [draws]
 */
export function leads(iri, draws = page.draws) {
  const isOurs = iri.startsWith(page.base);
  const found = placesOf(iri, page.base, page.root, isOurs ? shown(iri) : iri, isDrawn(iri));
  return draws ? found : { ...found, explorer: null };
}

/**
 * The way from a thing to the explorer.
 *
 * @param {string} name
 * @param {string | null} explorer
 */
const toExplorer = (name, explorer) =>
  explorer
    ? make(
        "a",
        { href: explorer, class: "in-explorer", "aria-label": `${name} in the explorer`, title: "in the explorer" },
        sign(),
      )
    : null;

/**
 * An IRI; what it is called stands beside it unless the row tells that anyway.
 *
 * @param {string} iri
 * @param {Set<string>} texts
 */
function iriParts(iri, texts) {
  const name = shown(iri);
  const { own, outward, explorer } = leads(iri);
  const looks = name.length <= SHORTEST ? "iri whole" : "iri";
  const label = labelOf(iri);
  const parts = [
    own ? make("a", { href: own, class: looks }, words(name)) : make("span", { class: looks }, words(name)),
    toExplorer(name, explorer),
    outward
      ? make(
          "a",
          {
            href: outward,
            class: "in-explorer",
            rel: "noopener noreferrer nofollow",
            "aria-label": `${name} on the web`,
            title: "on the web",
          },
          "↗",
        )
      : null,
  ];
  return [
    make("span", { class: "named" }, ...parts),
    label && !texts.has(label) ? make("small", { class: "called" }, words(label)) : null,
  ];
}

/**
 * A text; a long one is folded.
 *
 * @param {string} text
 */
function textParts(text) {
  const letters = [...text];
  if (letters.length <= LONGEST) return [words(text)];
  const part = words(`${letters.slice(0, LONGEST).join("")}…`);
  const button = make(
    "button",
    {
      type: "button",
      class: "unfold",
      "aria-expanded": "false",
      click: () => {
        const isOpen = button.getAttribute("aria-expanded") === "false";
        part.textContent = isOpen ? text : `${letters.slice(0, LONGEST).join("")}…`;
        button.setAttribute("aria-expanded", String(isOpen));
        button.textContent = isOpen ? "less" : "more";
      },
    },
    "more",
  );
  return [part, " ", button];
}

/**
 * Language or datatype of a literal as it is shown; empty for a plain text and for what is none.
 *
 * @param {RdfTerm | undefined} term
 */
export function tagOf(term) {
  if (term?.type !== "literal") return "";
  if (term["xml:lang"]) return `@${term["xml:lang"]}`;
  return term.datatype && term.datatype !== STRING ? shown(term.datatype) : "";
}

/**
 * What stands in a cell for a term; `texts` holds the texts of its row; `common` is what the heading tells of it;
 * `thing` is what a label leads to.
 *
 * @param {RdfTerm | undefined} term
 * @param {Set<string>} texts
 * @param {string} [common]
 * @param {string | null} [thing]
 * @returns {Child[]}
 */
export function termParts(term, texts, common = "", thing = null) {
  if (!term) return [];
  if (term.type === "literal" && thing) {
    const { own, explorer } = leads(thing);
    return [
      make(
        "span",
        { class: "named" },
        make("a", { href: own, class: "told" }, words(term.value)),
        toExplorer(term.value, explorer),
      ),
    ];
  }
  if (term.type === "uri") return iriParts(term.value, texts);
  if (term.type === "bnode")
    return [make("span", { class: "blank", title: "a thing without a name" }, words(`_:${term.value}`))];
  if (term.type === "triple")
    return ["<<( ", ...TRIPLE.flatMap((part) => [...termParts(term.value[part], texts), " "]), ")>>"];
  const tag = tagOf(term);
  return [
    ...textParts(term.value),
    ...(tag && tag !== common ? [" ", make("small", { class: "tag" }, words(tag))] : []),
  ];
}
