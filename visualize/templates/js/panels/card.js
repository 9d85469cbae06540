// The card: all that is known of the selected concept or claim, in words.

import { gapsOf, isGap } from "../base/names.js";
import { folded } from "./folded.js";
import { linksOf, mainIdentifiers, namesOf } from "./identifiers.js";
import { claims, edges, iriOf, nodes, page } from "../base/data.js";
import { address, byId, dark, findIn, make, targetOf, words } from "../base/dom.js";
import { jump } from "../base/jump.js";
import { glyph } from "../base/glyph.js";
import { groupBy, isThere } from "../base/group.js";
import { isTriple } from "../base/names.js";
import { cautions, characters, count, hedgesOf, placeOf, say } from "../base/phrases.js";
import { ownPage } from "../base/served.js";
import { isLayerOn, onChange, state } from "../state/state.js";
import {
  goTo,
  chips,
  negation,
  qualifiersOf,
  objectOf,
  remark,
  detailsOf,
  isOn,
  claimList,
  elsewhere,
  listOf,
} from "./claims.js";

/** @import { Child } from "../base/dom.js" */
/** @import { Citation, Claim, Conflict, GapNode, Layer, Node, Predicate } from "../base/types.js" */

const MOST_UNFOLDED = 20; // claims of a card whose parts are all open

/** @param {GapNode} node */
function lostNotice(node) {
  const { supplements } = node.gap;
  const from = [...new Set(supplements.map((claim) => claim.layer?.label))].join(", ");
  return make(
    "div",
    { class: "lost" },
    "The source announces a list here that this copy has lost: ",
    goTo(node.id, node.label),
    node.gap.said ? words(` (${node.gap.said})`) : "",
    ". What it held is unknown.",
    supplements.length ? ` Beside it: ${count(supplements.length, "claim")} of ${from}.` : "",
  );
}

/**
 * Groups of claims as Python ranks their predicates, then the largest first.
 *
 * @param {Map<Predicate, Claim[]>} groups
 */
function inOrder(groups) {
  const rank = (/** @type {Predicate} */ predicate) => predicate.rank ?? 0;
  return [...groups].sort(([a, these], [b, those]) => rank(a) - rank(b) || those.length - these.length);
}

/**
 * What is said of a node, by predicate, with the gaps that make a list incomplete.
 *
 * @param {Node} node
 */
function saysOf(node) {
  const all = node.out.filter((claim) => !claim.isNaming);
  const groups = groupBy(all.filter(isOn), (claim) => claim.predicate);
  const lost = gapsOf(nodes.values()).filter(({ gap }) => gap.of === node.id && isLayerOn(gap.layer));
  for (const { gap } of lost) if (!groups.has(gap.predicate)) groups.set(gap.predicate, []);
  return [
    elsewhere(all), // before all groups, which may be closed
    ...inOrder(groups).flatMap(([predicate, items]) => {
      const missing = lost.filter(({ gap }) => gap.predicate === predicate);
      return [
        make(
          "h3",
          { "data-predicate": predicate.id, "data-rank": predicate.rank },
          words(predicate.label),
          missing.length && items.length ? " – incomplete" : "",
        ),
        ...missing.map(lostNotice),
        items.length
          ? claimList(items, (claim) =>
              make("li", {}, negation(claim), ...chips(claim), objectOf(claim), ...detailsOf(claim)),
            )
          : null,
      ];
    }),
  ];
}

/** @param {Conflict[]} found */
function conflictsOf(found) {
  /** @param {Conflict["positions"][0]} position */
  const side = ({ label, saidBy, records }) =>
    make(
      "li",
      {},
      make("strong", {}, words(saidBy.join(", ") || "someone")),
      ": ",
      words(label),
      ...records.filter((id) => claims.has(id)).flatMap((id) => [" ", goTo(id, "the claim")]),
    );
  return found.length
    ? [
        make("h3", { class: "disagree" }, "Sources disagree"),
        ...found.map((conflict) =>
          make(
            "div",
            { class: "conflict" },
            make(
              "p",
              {},
              make("strong", {}, words(conflict.label)),
              " ",
              make("span", { class: "plain" }, words(conflict.kind || "")),
            ),
            make("p", { class: "plain" }, words(conflict.definition || "")),
            make("ul", { class: "says" }, ...conflict.positions.map(side)),
          ),
        ),
      ]
    : [];
}

/**
 * A row of facts: its name and what stands beside it.
 *
 * @param {string} name
 * @param {Child[]} value
 * @returns {[string, ...Child[]]}
 */
function fact(name, ...value) {
  return [name, ...value];
}

/** @param {[string, ...Child[]][]} rows */
function facts(rows) {
  /** @param {[string, ...Child[]]} fact */
  const row = ([name, ...value]) => make("div", {}, make("dt", {}, words(name)), make("dd", {}, ...value));
  return make("dl", { class: "facts" }, ...rows.map(row));
}

/** @param {Node} node */
function factsOf(node) {
  return node.facts.length
    ? [
        make("h3", {}, "Also stated"),
        facts(node.facts.map((one) => fact(one.name, one.node ? goTo(one.node.id, one.value) : words(one.value)))),
      ]
    : [];
}

/** @param {GapNode} node */
function gapCard(node) {
  const { gap } = node;
  /** @type {[string, string | undefined][]} */
  const rows = [
    ["affects", gap.predicate.label],
    ["kind of what is missing", gap.missing],
    ["announced with", gap.said],
    ["section", gap.sections.join(", ")],
    ["characters", characters(gap.spans)],
    ["layer", gap.layer?.label],
  ];
  return [
    make("p", { class: "lost" }, "The source announces this list but this copy has lost it; what it held is unknown."),
    facts([
      ...(gap.of ? [fact("list of", goTo(gap.of, nodes.get(gap.of)?.label || gap.of))] : []),
      ...rows.filter(([, value]) => value).map(([name, value]) => fact(name, words(value))),
    ]),
    gap.supplements.length ? make("h3", {}, "What other sources name") : null,
    gap.supplements.length ? make("p", { class: "plain" }, "It need not be what the list held.") : null,
    gap.supplements.length
      ? make(
          "ul",
          { class: "says" },
          ...gap.supplements.map((claim) =>
            make("li", {}, goTo(claim.id, say(claim)), make("p", { class: "place" }, words(placeOf(claim)))),
          ),
        )
      : null,
  ];
}

/** @type {((node: Node) => Element | null)[]} */
const actions = [];

/**
 * Offer something to do with a node: `action(node)` makes a button, or nothing.
 *
 * @param {(node: Node) => Element | null} action
 */
export function addAction(action) {
  actions.push(action);
}

/** @param {Node} node */
function nodeCard(node) {
  const parts = [
    ...(node.gap ? [] : saysOf(node)),
    ...listOf("Said of it elsewhere", node.in),
    ...listOf("Limits these statements", node.limits),
    ...namesOf(node),
    ...conflictsOf(node.conflicts),
    ...linksOf(node),
    ...factsOf(node),
  ];
  const isLong = [...node.out, ...node.in, ...node.limits].filter(isOn).length > MOST_UNFOLDED;
  const { list, groups } = folded(parts, isLong);
  return [
    make("p", { class: "kind" }, glyph(node.kind), words(node.kind.label)),
    make("h2", {}, words(node.label)),
    node.definition ? make("p", { class: "definition" }, words(node.definition)) : null,
    list,
    mainIdentifiers(node),
    make(
      "p",
      { class: "actions" },
      ...actions.map((action) => action(node)),
      node.conflicts.length
        ? make(
            "button",
            { type: "button", class: "flag", click: (event) => jump(findIn(card(), ".disagree"), targetOf(event)) },
            `⚠ Sources disagree: ${node.conflicts.length} ↓`,
          )
        : null,
    ),
    ...cautions([...node.out, ...node.in, ...(isGap(node) ? node.gap.supplements : [])].filter(isOn)),
    ...(isGap(node) ? gapCard(node) : []),
    ...groups,
  ];
}

/** @param {Layer} layer */
function sourceOf(layer) {
  const license = layer.license ? [" Licence: ", address(layer.license), "."] : [];
  return [
    make("h3", {}, "Layer"),
    make(
      "p",
      {},
      make("strong", {}, words(layer.label)),
      layer.date ? `, ${layer.date}. ` : ". ",
      words(layer.definition || ""),
    ),
    make("p", { class: "plain" }, layer.source ? address(layer.source) : "", ...license),
  ];
}

/** @param {Claim} claim */
function claimCard(claim) {
  const conflictsHere = [
    ...new Set([claim.subject, claim.object].filter(isThere).flatMap((node) => node.conflicts)),
  ].filter(({ positions }) => positions.some(({ records }) => records.includes(claim.id)));
  /** @param {Citation} work */
  const cited = ({ label, identifier, date, url }) =>
    make(
      "li",
      {},
      words(label),
      " ",
      make("span", { class: "plain" }, words([identifier, date].filter(Boolean).join(", "))),
      " ",
      url ? address(url) : null,
    );
  return [
    make("p", { class: "kind" }, isTriple(claim) ? "Triple" : "Claim"),
    make(
      "h2",
      {},
      goTo(claim.subject?.id, claim.subject?.label || "?"),
      " ",
      negation(claim),
      make("span", { class: "predicate" }, words(claim.predicate.label)),
      " ",
      objectOf(claim),
    ),
    isTriple(claim) ? null : make("p", { class: "definition" }, words(say(claim))),
    ...cautions([claim]),
    isTriple(claim)
      ? null
      : make(
          "p",
          {},
          ...(claim.modalityId === "ck:readSo"
            ? ["The source does not say so: the graph reads it this way."]
            : hedgesOf(claim).length
              ? ["The source hedges: ", ...chips(claim)]
              : ["The source says so without a hedge."]),
        ),
    qualifiersOf(claim),
    claim.predicate.definition
      ? make("p", { class: "plain" }, words(`“${claim.predicate.label}”: ${claim.predicate.definition}`))
      : null,
    remark(claim),
    ...(isTriple(claim)
      ? [make("p", { class: "iri" }, words(claim.predicate.id))]
      : [
          make("h3", {}, "Where it stands"),
          make("p", { class: "place" }, words(placeOf(claim))),
          ...[...new Set(claim.spans.map(({ sentence }) => sentence))]
            .filter(Boolean)
            .map((sentence) => make("blockquote", {}, words(sentence))),
          claim.citations.length ? make("ul", { class: "links" }, ...claim.citations.map(cited)) : null,
          make(
            "p",
            { class: "plain" },
            claim.reviewer ? words(`Signed by ${claim.reviewer}.`) : "No person has signed it.",
          ),
          ...claim.supplements.map((gap) =>
            make(
              "p",
              { class: "lost" },
              "Stands beside a list that the entry has lost: ",
              goTo(gap.id, gap.label),
              ".",
            ),
          ),
          ...(claim.layer ? sourceOf(claim.layer) : []),
          ...conflictsOf(conflictsHere),
          ...(claim.spans.some(({ sha256 }) => sha256)
            ? [
                make("h3", {}, "SHA-256 of these characters"),
                ...claim.spans.map((span) =>
                  make("p", { class: "digest" }, `${span.start}–${span.end}: `, words(span.sha256 || "–")),
                ),
              ]
            : []),
          make("p", { class: "iri" }, page.root ? ownPage(iriOf(claim.id), claim.id) : words(claim.id)),
        ]),
  ];
}

function welcome() {
  const lost = gapsOf(nodes.values());
  const joined = new Set([...edges.values()].flatMap(({ source, target }) => [source, target]));
  const lone = nodes.size - joined.size;
  return [
    make("h2", {}, "How to read this"),
    make(
      "p",
      {},
      nodes.size ? "Click a concept or an arrow, or find one above." : "This graph has nothing to draw.",
      [...edges.values()].some(({ claim }) => claim && hedgesOf(claim).length)
        ? page.isPlain
          ? " Dashed arrows are proposed, or described and not stated."
          : " Dashed arrows are hedged by the source: may, rare, mostly."
        : "",
      [...edges.values()].some(({ claim }) => claim?.negated)
        ? " Red arrows lead to what the source says is not so."
        : "",
    ),
    lost.length
      ? make(
          "p",
          { class: "lost" },
          "Hollow circles with a question mark are lists that the source announces and this copy has lost " +
            `(${lost.length}). What they held is unknown: nothing follows from their being empty.`,
        )
      : null,
    page.focus ? make("p", {}, "Begin with ", goTo(page.focus, nodes.get(page.focus)?.label || page.focus)) : null,
    lone && page.isPlain && edges.size
      ? make(
          "p",
          { class: "plain" },
          `${count(lone, "thing")} without an arrow: search and lists have ${lone === 1 ? "it" : "them"}.`,
        )
      : null,
    page.omitted ? make("p", { class: "plain" }, `Blank nodes, which have no name to draw: ${page.omitted}.`) : null,
  ];
}

const card = () => byId("card");

/** Bring the card into sight and give it the focus of the keyboard. */
export function focusCard() {
  card().focus({ preventScroll: true });
  const { top } = card().getBoundingClientRect();
  if (top < -1 || top > window.innerHeight * 0.85)
    (window.innerWidth > 760 ? findIn(document, "main") : card()).scrollIntoView({ block: "start" });
}

function showCard() {
  const node = nodes.get(state.selection);
  const claim = claims.get(state.selection);
  card().replaceChildren(...(node ? nodeCard(node) : claim ? claimCard(claim) : welcome()).filter(isThere));
}

export function startCard() {
  showCard();
  onChange((changed) => {
    const hadFocus = card().contains(document.activeElement);
    if (!changed.has("selection") && !changed.has("layers")) return;
    showCard();
    if (changed.has("selection")) card().scrollTop = 0;
    if (hadFocus) focusCard();
  });
  dark.addEventListener("change", showCard);
}
