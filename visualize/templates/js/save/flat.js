// Claims, plain triples and gaps as rows of text: what CSV and GraphML share. Each qualifier has two columns, as in
// `kg export`: its words, and the IRI of its value. Several values are joined by “|”, which is “\|” within one.

import { required } from "../base/group.js";
import { gapsOf, isTriple } from "../base/names.js";

/** @import { Claim, GapNode, Node, Rows } from "../base/types.js" */

const FIRST_COLUMNS = [
  "id",
  "record",
  "sentence",
  "subject_id",
  "subject",
  "predicate_id",
  "predicate",
  "object_id",
  "object",
  "negated",
];
const LAST_COLUMNS = [
  "section",
  "characters",
  "sha256",
  "citation",
  "supplements",
  "note",
  "status_id",
  "status",
  "layer_id",
  "layer",
  "license",
];

// What readers take for something else: an edge's ends, its weight, the box that a node lies in.
const TAKEN = ["source", "target", "weight", "type", "parent", "key", "name", "value", "notice"];

/** @param {unknown[]} values */
export function joined(values) {
  return values.map((value) => String(value).replace(/[\\|]/g, "\\$&")).join("|");
}

/**
 * The id of a literal as a node: its characters, and its language or datatype.
 *
 * @param {Claim} claim
 */
export function literalId({ text, type }) {
  return `literal:${text}${type && !type.startsWith("@") ? "^^" : ""}${type}`;
}

/**
 * {columns, rows}: rows are objects of texts; columns that no row fills are left out. `iri` is as for triplesOf.
 *
 * @param {{ nodes: Iterable<Node>, claims: Iterable<Claim> }} part
 * @param {(id: string) => string} iri
 * @returns {Rows}
 */
export function flat({ nodes, claims }, iri) {
  /** @type {Map<string, string>} */
  const qualifiers = new Map(); // key → its column
  /**
   * @param {string} key
   * @returns {string}
   */
  const columnOf = (key) => {
    if (!qualifiers.has(key)) {
      const local = key.replace(/^ck:/, "");
      qualifiers.set(
        key,
        [...FIRST_COLUMNS, ...LAST_COLUMNS, ...TAKEN, ...qualifiers.values()].includes(local) ? iri(key) : local,
      );
    }
    return required(qualifiers.get(key));
  };
  /** @param {Pick<Claim, "sections" | "spans" | "layer">} item */
  const common = ({ sections, spans, layer }) => ({
    section: joined(sections),
    characters: joined(spans.map(({ start, end }) => `${start}-${end}`)),
    sha256: joined(spans.map(({ sha256 }) => sha256 || "")),
    layer_id: layer ? iri(layer.id) : "",
    layer: layer ? layer.label : "",
    license: (layer && layer.license) || "",
  });
  /** @param {Claim} claim */
  const claimRow = (claim) => {
    const isPlain = isTriple(claim);
    /** @type {Record<string, string>} */
    const row = Object.assign(Object.create(null), {
      id: isPlain ? "" : iri(claim.id),
      record: isPlain ? "triple" : "association",
      sentence: isPlain ? "" : claim.words,
      subject_id: claim.subject ? claim.subject.iri : "",
      subject: claim.subject ? claim.subject.label : "",
      predicate_id: iri(claim.predicate.id),
      predicate: claim.predicate.label,
      object_id: claim.object ? claim.object.iri : literalId(claim),
      object: claim.object ? claim.object.label : claim.text,
      negated: isPlain && !claim.negated ? "" : String(claim.negated),
      ...common(claim),
      citation: joined(claim.citations.map(({ identifier, label }) => identifier || label)),
      supplements: joined(claim.supplements.map(({ iri: gap }) => gap)),
      note: claim.note,
      status_id: claim.statusId ? iri(claim.statusId) : "",
      status: claim.status,
    }); // columns have names from the data
    /** @type {Map<string, [string, string][]>} */
    const said = new Map();
    /**
     * @param {string} key
     * @param {string} value
     * @param {string} id
     */
    const add = (key, value, id) => said.set(key, [...(said.get(key) || []), [value, id]]);
    if (!isPlain || claim.modalityId)
      add("ck:modality", claim.modality || "asserted", iri(claim.modalityId || "ck:asserted"));
    for (const { key, value, node, term } of claim.allQualifiers)
      add(key, value, node ? node.iri : term ? iri(term) : "");
    for (const [key, values] of said) {
      row[columnOf(key)] = joined(values.map(([value]) => value));
      row[`${columnOf(key)}_id`] = values.some(([, id]) => id) ? joined(values.map(([, id]) => id)) : "";
    }
    return row;
  };
  const labels = new Map([...nodes].map((node) => [node.id, node.label]));
  /** @param {GapNode} node */
  const gapRow = (node) =>
    Object.assign(Object.create(null), {
      id: node.iri,
      record: "gap",
      sentence: `${node.label}: the list is lost; what it held is unknown`,
      subject_id: node.gap.of ? iri(node.gap.of) : "",
      subject: labels.get(node.gap.of || "") || "",
      predicate_id: iri(node.gap.predicate.id),
      predicate: node.gap.predicate.label,
      object_id: node.iri,
      object: node.label,
      ...common(node.gap),
    });
  /** @type {Record<string, string>[]} */
  const rows = [...[...claims].map(claimRow), ...gapsOf(nodes).map(gapRow)];
  const middle = [...qualifiers.values()].sort().flatMap((name) => [name, `${name}_id`]);
  const columns = [...FIRST_COLUMNS, ...middle, ...LAST_COLUMNS].filter((name) => rows.some((row) => row[name]));
  return { columns, rows };
}
