// What may stand at a place of a query: variables, keywords, prefixes, and terms of the graph by what they are called.

import { KEYWORDS, tokensOf } from "./lexer.js";
import { fold } from "../base/search-index.js";

/** @import { Graph, Suggestion, Token } from "../base/types.js" */

const MOST_OFFERED = 12; // so many are offered
const MOST_WORDS = 4; // of a label, looked back for

/** @param {string[]} kinds */
const without = (kinds) => (/** @type {Token} */ token) => !kinds.includes(token.kind);

/**
 * Which part of a triple stands at the end of these tokens: 0 subject, 1 predicate, 2 object; -1: none.
 *
 * @param {Token[]} tokens
 */
function partAt(tokens) {
  let part = 0;
  for (const { kind, text } of tokens.filter(without(["space", "comment"]))) {
    if (kind === "sign" && /^[{.}]$/.test(text)) part = 0;
    else if (text === ";") part = 1;
    else if (text === ",") part = 2;
    else if (kind === "sign" && /^[/|^*+?!]$/.test(text))
      part = 1; // of a path
    else if (text === "(") part = -1;
    else if (text === ")") part = 0;
    else if (kind === "keyword" && text !== "a") part = /^(where|optional|union|minus)$/i.test(text) ? 0 : -1;
    else if (part >= 0) part += 1;
  }
  return part;
}

const isSchema = (/** @type {string} */ kind) => kind === "predicate" || kind === "class";

/**
 * Terms first that fit the part of the triple: predicates in the middle, classes after “a”.
 *
 * @param {Suggestion[]} hits
 * @param {number} part
 * @param {string | undefined} last
 */
function fitting(hits, part, last) {
  const isWanted = (/** @type {Suggestion} */ { kind }) =>
    last === "a" ? kind === "class" : part === 1 ? kind === "predicate" : part < 0 || !isSchema(kind);
  return [...hits.filter(isWanted), ...hits.filter((hit) => !isWanted(hit))];
}

/**
 * Hits of the index as items of the list.
 *
 * @param {string} text
 * @param {Graph} graph
 * @param {number} part
 * @param {string | undefined} last
 */
function termItems(text, { find, nameOf }, part, last) {
  const hits = find(text).flatMap((group) => group.hits);
  const items = hits.map(({ id, document: { kind, label }, what, text: matched }) => ({
    insert: nameOf(id),
    kind: kind || "",
    label: label || "",
    also: what === "name" ? matched : "",
  }));
  return fitting(items, part, last);
}

/**
 * Variables of the query, the one at the place left out unless it stands elsewhere, too.
 *
 * @param {Token[]} tokens
 * @param {Token} current
 */
function variableItems(tokens, current) {
  const names = tokens
    .filter(({ kind, start }) => kind === "variable" && start !== current.start)
    .map(({ text }) => `?${text.slice(1)}`);
  const wanted = `?${current.text.slice(1)}`.toLowerCase();
  return [...new Set(names)]
    .filter((name) => name.toLowerCase().startsWith(wanted) && name !== current.text)
    .sort()
    .map((insert) => ({ insert, kind: "variable", label: "", also: "" }));
}

/**
 * Where a label may begin that ends at the place: the starts of up to so many words in a row, the farthest first.
 *
 * @param {Token[]} tokens
 * @param {number} at
 */
function wordStarts(tokens, at) {
  /** @type {number[]} */
  const starts = [];
  for (let place = at; place >= 0 && starts.length < MOST_WORDS; place -= 1) {
    const { kind, text, start } = tokens[place];
    if (kind === "space" && !text.includes("\n")) continue;
    if (kind !== "word") break;
    starts.unshift(start);
  }
  return starts;
}

/**
 * What may stand at a place of a query: {from, to, items: [{insert, kind, label, also}]}; no items: nothing to offer.
 *
 * `graph` has `prefixes`, `find` (text to groups of hits, as of the search) and `nameOf` (IRI to how it is written).
 * Unasked, one letter brings nothing.
 *
 * @param {string} text
 * @param {number} place
 * @param {Graph} graph
 * @param {{ isAsked?: boolean }} [options]
 * @returns {{ from: number, to: number, items: Suggestion[] }}
 */
export function completionsAt(text, place, graph, { isAsked = false } = {}) {
  const all = tokensOf(text);
  const at = all.findIndex(({ start, text: word }) => start < place && start + word.length >= place);
  const current = all[at];
  const before = all.slice(0, at < 0 ? 0 : at);
  const last = before.filter(without(["space", "comment"])).at(-1)?.text;
  const none = { from: place, to: place, items: [] };
  const kind = current?.kind;
  if (kind === "comment" || kind === "string" || kind === "iri" || kind === "number" || kind === "lang") return none;
  const isBare = kind === "sign" && (current.text === "?" || current.text === "$");
  if (kind === "variable" || (isBare && (isAsked || !/[\w)>]$/.test(text.slice(0, current.start))))) {
    return {
      from: current.start,
      to: place,
      items: variableItems(all, { ...current, text: text.slice(current.start, place) }).slice(0, MOST_OFFERED),
    };
  }
  const part = partAt(before);
  if (kind === "name") {
    if (last?.toLowerCase() === "prefix") {
      const prefix = current.text.slice(0, -1);
      const space =
        Object.hasOwn(graph.prefixes, prefix) && current.text.endsWith(":") && !/^\s*</.test(text.slice(place))
          ? graph.prefixes[prefix]
          : null;
      return space
        ? {
            from: current.start,
            to: place,
            items: [{ insert: `${current.text} <${space}>\n`, kind: "prefix", label: space, also: "" }],
          }
        : none;
    }
    const [prefix, local] = [
      current.text.slice(0, current.text.indexOf(":") + 1),
      text.slice(current.start, place).replace(/^[^:]*:?/, ""),
    ];
    const items = (local ? termItems(local, graph, part, last) : graph.withPrefix(prefix)).filter(
      ({ insert }) => insert.startsWith(prefix) && insert !== current.text,
    );
    return { from: current.start, to: place, items: items.slice(0, MOST_OFFERED) };
  }
  if (kind !== "word" && kind !== "keyword" && kind !== "function") {
    return isAsked && graph.usual
      ? { from: place, to: place, items: fitting(graph.usual(), part, last).slice(0, MOST_OFFERED) }
      : none;
  }
  const typed = text.slice(current.start, place);
  if (typed.length < 2 && !isAsked) return none;
  const lower = typed.toLowerCase();
  const prefixes = Object.keys(graph.prefixes)
    .filter((prefix) => prefix.toLowerCase().startsWith(lower))
    .sort();
  if (last?.toLowerCase() === "prefix") {
    return {
      from: current.start,
      to: place,
      items: prefixes.slice(0, MOST_OFFERED).map((prefix) => ({
        insert: `${prefix}: <${graph.prefixes[prefix]}>\n`,
        kind: "prefix",
        label: graph.prefixes[prefix],
        also: "",
      })),
    };
  }
  for (const start of kind === "word" ? wordStarts(all, at).slice(0, -1) : []) {
    const items = termItems(text.slice(start, place), graph, part, last);
    if (items.length) return { from: start, to: place, items: items.slice(0, MOST_OFFERED) };
  }
  const words = KEYWORDS.filter((word) => word.toLowerCase().startsWith(lower) && word !== typed).map((insert) => ({
    insert,
    kind: "keyword",
    label: "",
    also: "",
  }));
  const names = prefixes.map((prefix) => ({
    insert: `${prefix}:`,
    kind: "prefix",
    label: graph.prefixes[prefix],
    also: "",
  }));
  const terms = kind === "word" || fold(typed).length > 2 ? termItems(typed, graph, part, last) : [];
  const isKeyword = kind !== "word";
  const items =
    isKeyword && !isAsked
      ? words
      : [
          ...words.slice(0, 4),
          ...terms.slice(0, MOST_OFFERED - 5),
          ...names.slice(0, 4),
          ...terms.slice(MOST_OFFERED - 5),
        ];
  return { from: current.start, to: place, items: items.slice(0, MOST_OFFERED) };
}
