// An answer as a graph: its things, and what joins them: its own triples, claims of the data, or the rows they share.

import { plain } from "../sparql/answer.js";

/** @import { Cells, RdfTerm } from "../base/types.js" */
/** @import { Drawn, Joint } from "./types.js" */

export const MOST_THINGS = 60;
export const MOST_JOINTS = 200;
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

/** @param {RdfTerm | undefined} term */
const isThing = (term) => term?.type === "uri" || term?.type === "bnode";
/** @param {RdfTerm} term */
const idOf = (term) => (term.type === "bnode" ? `_:${term.value}` : plain(term));
/** @param {string[]} ids */
const values = (ids) =>
  ids
    .filter((id) => !isBlank(id))
    .map((id) => `<${id}>`)
    .join(" ");

/** Whether an id is that of a blank node, of which no query can ask. @param {string} id */
const isBlank = (id) => id.startsWith("_:");

/**
 * What things are called that have no label: blank nodes by their number here, others by what is known of them.
 *
 * @param {Map<string, string>} things
 */
function numbered(things) {
  let number = 0;
  for (const [id, label] of things) if (isBlank(id)) things.set(id, label || `_:${(number += 1)}`);
  return things;
}

/**
 * Whether the rows of a query are triples, as of `SELECT ?s ?p ?o { ?s ?p ?o }`.
 *
 * @param {string[]} columns
 * @param {string} query
 */
export function areTriples(columns, query) {
  const pattern = columns.map((column) => `[?$]${column}`).join("\\s+");
  return columns.length === 3 && new RegExp(`[{.}]\\s*${pattern}(?!\\w)`).test(query);
}

/**
 * Triples as a graph; texts are no things, but a label is what a thing is called.
 *
 * @param {Cells[]} rows
 * @returns {Drawn}
 */
export function ofTriples(rows) {
  /** @type {Map<string, string>} */
  const things = new Map();
  /** @type {Joint[]} */
  const joints = [];
  /** @type {Map<string, string>} */
  const labels = new Map();
  const all = new Set();
  let texts = 0;
  for (const [subject, predicate, object] of rows) {
    if (!subject || !predicate || !object || !isThing(subject)) continue;
    if (!isThing(object)) {
      if (plain(predicate) === LABEL) labels.set(idOf(subject), plain(object));
      texts += 1;
      continue;
    }
    const ends = [idOf(subject), idOf(object)];
    ends.forEach((id) => all.add(id));
    for (const id of ends) if (things.size < MOST_THINGS) things.set(id, "");
    if (ends.every((id) => things.has(id)))
      joints.push({ from: ends[0], to: ends[1], predicate: plain(predicate), words: "", look: "" });
  }
  for (const id of things.keys()) things.set(id, labels.get(id) || "");
  return { things: numbered(things), joints: joints.slice(0, MOST_JOINTS), left: all.size - things.size, texts };
}

/**
 * The things of rows, each with the columns and rows where it stands; `thingOf` tells the thing that a cell stands for.
 *
 * @param {string[]} columns
 * @param {Cells[]} rows
 * @param {(term: RdfTerm | undefined, at: number) => string | null} thingOf
 */
export function thingsOf(columns, rows, thingOf) {
  /** @type {Set<string>} */
  const found = new Set();
  /** @type {[string, string, string][]} */
  const pairs = []; // of things in a row, with the column of the second
  for (const row of rows) {
    const cells = row
      .map((term, at) => ({ id: thingOf(term, at), column: columns[at] }))
      .filter(({ id }) => id && /^(?:[a-z][\w+.-]*|_):[^\s<>"{}|\\^`]*$/i.test(id));
    for (const { id } of cells) found.add(String(id));
    for (const { id, column } of cells.slice(1)) pairs.push([String(cells[0].id), String(id), column]);
  }
  return { found: [...found], pairs };
}

/**
 * A query for the claims that some things are, and for all that joins the first of them: claims with their words, then
 * triples.
 *
 * @param {string[]} ids
 */
export function joiningQuery(ids) {
  const all = values(ids.slice(0, MOST_JOINTS));
  const some = values(ids.slice(0, MOST_THINGS));
  return [
    "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>",
    "PREFIX ck: <https://w3id.org/condition-kg/ontology#>",
    "SELECT DISTINCT ?claim ?from ?predicate ?to ?words ?look WHERE {",
    "  {",
    `    { VALUES ?claim { ${all} } ?claim rdf:subject ?from ; rdf:object ?to ; rdf:predicate ?predicate }`,
    "    UNION",
    `    { VALUES ?from { ${some} } VALUES ?to { ${some} }`,
    "      ?claim rdf:subject ?from ; rdf:object ?to ; rdf:predicate ?predicate }",
    "    FILTER(ISIRI(?to)) FILTER NOT EXISTS { ?claim ck:status ck:rejected }",
    "    OPTIONAL { ?claim ck:inWords ?words }",
    '    BIND(IF(EXISTS { ?claim a ck:NegatedAssociation }, "not",',
    '      IF(EXISTS { ?claim ck:modality ck:asserted }, "", "hedged")) AS ?look)',
    "  } UNION {",
    `    VALUES ?from { ${some} } VALUES ?to { ${some} }`,
    "    ?from ?predicate ?to FILTER(?from != ?to && ?predicate NOT IN (rdf:subject, rdf:object))",
    "  }",
    `} LIMIT ${5 * MOST_JOINTS}`,
  ].join("\n");
}

/**
 * Rows as a graph: the claims among their things are arrows, what the data join is joined, and what is left hangs on
 * the first thing of its row.
 *
 * @param {string[]} named things that the query names, which are there if something joins them
 * @param {string[]} found the things of the rows
 * @param {[string, string, string][]} pairs
 * @param {Cells[]} joining the answer to {@link joiningQuery}
 * @returns {Drawn}
 */
export function ofRows(named, found, pairs, joining) {
  const told = joining.map(([claim, from, predicate, to, words, look]) => ({
    claim: plain(claim),
    joint: { from: plain(from), to: plain(to), predicate: plain(predicate), words: plain(words), look: plain(look) },
  }));
  const claims = new Set(told.map(({ claim }) => claim).filter(Boolean));
  const asked = found.slice(0, MOST_JOINTS);
  const ends = told.flatMap(({ claim, joint }) => (asked.includes(claim) ? [joint.from, joint.to] : []));
  const touched = new Set(told.flatMap(({ joint: { from, to } }) => [from, to]));
  const all = [
    ...new Set([...named.filter((id) => touched.has(id)), ...ends, ...asked.filter((id) => !claims.has(id))]),
  ];
  const things = new Map(all.slice(0, MOST_THINGS).map((id) => [id, ""]));
  /** @param {Joint} joint */
  const keyOf = ({ from, predicate, to }) => `${from} ${predicate} ${to}`;
  const claimed = new Set(told.filter(({ claim }) => claim).map(({ joint }) => keyOf(joint)));
  /** @type {Map<string, Joint>} */
  const joints = new Map();
  for (const { claim, joint } of told) {
    const isThere = things.has(joint.from) && things.has(joint.to);
    // a triple that a claim says, too, is told by the claim, with its hedge
    if (isThere && (claim || !claimed.has(keyOf(joint)))) joints.set(`${keyOf(joint)} ${joint.look}`, joint);
  }
  const joined = new Set([...joints.values()].flatMap(({ from, to }) => [from, to]));
  for (const [from, to, column] of pairs)
    if (from !== to && things.has(from) && things.has(to) && !(joined.has(from) && joined.has(to)))
      joints.set(`${from} ${to}`, { from, to, predicate: "", words: column, look: "row" });
  const left = all.length - things.size + found.length - asked.length;
  return { things: numbered(things), joints: [...joints.values()].slice(0, MOST_JOINTS), left, texts: 0 };
}
