// Nodes and claims as RDF: triples [subject, predicate, object] of IRIs ("_:…" for blank nodes) and literals.
// A literal is [characters, kind]; its kind the IRI of its datatype, or "@" and its language, or nothing.
// A claim is an association with all that qualifies it, never the plain triple that would drop a hedge or a “not”.

import { required } from "../base/group.js";
import { isGap, isTriple } from "../base/names.js";

/** @import { Citation, Claim, GapNode, Layer, Literal, Node, Qualifier, Span, Triple } from "../base/types.js" */

/**
 * The triples, each once. `iri` turns the id of a thing into its IRI; `about` is {title, remarks} of the file.
 *
 * @param {{ nodes: Iterable<Node>, claims: Iterable<Claim> }} part
 * @param {{ title: string, remarks: string[] }} about
 * @param {(id: string) => string} iri
 */
export function triplesOf({ nodes, claims }, about, iri) {
  const isPlain = [...claims].every(isTriple) && ![...nodes].some(({ gap }) => gap);
  /** @type {Map<string, Triple>} */
  const found = new Map();
  /**
   * @param {string} subject
   * @param {string} predicate
   * @param {string | Literal} object
   */
  const add = (subject, predicate, object) => {
    found.set([subject, predicate, ...[object].flat()].join("\0"), [subject, iri(predicate), object]);
  };
  const language = isPlain ? "" : "@en";
  /**
   * @param {string} words
   * @returns {Literal}
   */
  const text = (words) => [words, language];
  /**
   * @param {number} value
   * @returns {Literal}
   */
  const number = (value) => [String(value), iri("xsd:integer")];
  /** @type {Map<string, Span>} */
  const spans = new Map();
  /** @type {Map<any, (item: any) => void>} */
  const others = new Map(); // layers, citations, predicates, classes: what claims and nodes lead to

  add("_:file", "dcterms:title", text(about.title));
  add("_:file", "dcterms:description", text(about.remarks.join(" ")));

  /**
   * @param {string} subject
   * @param {Pick<Claim, "spans" | "layer">} item
   */
  const evidence = (subject, item) => {
    for (const span of item.spans) {
      const id = spanId(span, item.layer, iri);
      spans.set(id, span);
      add(subject, "ck:evidence", id);
    }
    if (item.layer) {
      add(subject, "ck:layer", iri(item.layer.id));
      others.set(item.layer, layer);
    }
  };
  /** @param {Qualifier} qualifier */
  const value = ({ node, term, value: words, type }) =>
    node ? node.iri : term ? iri(term) : literalOf(words, type, iri);
  /** @param {Claim} claim */
  const tell = (claim) => {
    const subject = iri(claim.id);
    add(subject, "rdf:type", iri(claim.negated ? "ck:NegatedAssociation" : "ck:Association"));
    if (claim.subject) add(subject, "rdf:subject", claim.subject.iri);
    if (claim.predicate.id) add(subject, "rdf:predicate", iri(claim.predicate.id));
    add(subject, "rdf:object", claim.object ? claim.object.iri : literalOf(claim.text, claim.type, iri));
    // What was rejected nobody says.
    if (claim.statusId !== "ck:rejected") add(subject, "ck:inWords", text(claim.words));
    add(subject, "ck:negated", [String(claim.negated), iri("xsd:boolean")]);
    add(subject, "ck:modality", iri(claim.modalityId || "ck:asserted"));
    for (const one of claim.allQualifiers) add(subject, one.key, value(one));
    for (const section of claim.sectionIds) add(subject, "ck:section", iri(section));
    if (claim.statusId) add(subject, "ck:status", iri(claim.statusId));
    if (claim.note) add(subject, "skos:scopeNote", text(claim.note));
    for (const work of claim.citations) {
      add(subject, "ck:evidence", iri(work.id));
      others.set(work, citation);
    }
    for (const gap of claim.supplements) add(subject, "ck:supplements", gap.iri);
    evidence(subject, claim);
    for (const span of claim.context) {
      const id = spanId(span, claim.layer, iri);
      spans.set(id, span);
      add(subject, "ck:context", id);
    }
  };
  let statements = 0;
  /**
   * A triple, unless it is denied or not accepted; and what a record tells of it, as a statement of its own.
   *
   * @param {Claim} claim
   */
  const tellTriple = (claim) => {
    const subject = required(claim.subject).iri;
    const object = claim.object ? claim.object.iri : literalOf(claim.text, claim.type, iri);
    if (!claim.negated && !claim.modalityId) add(subject, claim.predicate.id, object);
    if (!claim.allQualifiers.length) return;
    const record = `_:statement-${++statements}`;
    add(record, "rdf:type", iri("rdf:Statement"));
    add(record, "rdf:subject", subject);
    add(record, "rdf:predicate", iri(claim.predicate.id));
    add(record, "rdf:object", object);
    for (const one of claim.allQualifiers) add(record, one.key, value(one));
  };
  /** @param {GapNode} node */
  const lost = (node) => {
    const { gap, iri: subject } = node;
    if (gap.of) add(subject, "ck:gapOf", iri(gap.of));
    if (gap.predicate.id) add(subject, "ck:affectsPredicate", iri(gap.predicate.id));
    for (const section of gap.sectionIds) add(subject, "ck:section", iri(section));
    for (const one of gap.qualifiers) add(subject, one.key, value(one));
    evidence(subject, gap);
  };
  /**
   * @param {{ id: string, label: string, definition?: string }} item
   * @param {string} [subject]
   */
  const named = (item, subject = iri(item.id)) => {
    if (item.label) add(subject, "rdfs:label", text(item.label));
    if (item.definition) add(subject, isPlain ? "rdfs:comment" : "skos:definition", text(item.definition));
  };
  /** @param {Layer} item */
  const layer = (item) => {
    if (!isPlain) add(iri(item.id), "rdf:type", iri("ck:Layer"));
    if (item.label) add(iri(item.id), "rdfs:label", text(item.label));
    if (item.definition) add(iri(item.id), "dcterms:description", text(item.definition));
    if (isAddress(item.license)) add(iri(item.id), "dcterms:license", item.license);
  };
  /** @param {Citation} work */
  const citation = (work) => {
    const id = iri(work.id);
    add(id, "rdf:type", iri("ck:Citation"));
    if (work.label) add(id, "rdfs:label", text(work.label));
    if (work.identifier) add(id, "dcterms:identifier", [work.identifier, ""]);
    if (isAddress(work.url)) add(id, "schema:url", work.url);
  };

  for (const claim of claims) {
    if (isTriple(claim)) tellTriple(claim);
    else tell(claim);
    if (claim.predicate.id) others.set(claim.predicate, named);
  }
  for (const node of nodes) {
    if (node.kind.id) add(node.iri, "rdf:type", iri(node.kind.id));
    named(node, node.iri);
    if (isGap(node)) lost(node);
    for (const link of node.links) if (link.object && !link.rejected) add(node.iri, link.predicate, link.iri);
    if (node.kind.id && !node.gap) others.set(node.kind, named);
  }
  for (const [item, write] of others) write(item);
  for (const [id, span] of spans) {
    for (const kind of ["ck:Evidence", "oa:TextPositionSelector"]) add(id, "rdf:type", iri(kind));
    add(id, "oa:start", number(span.start));
    add(id, "oa:end", number(span.end));
    if (span.sha256) add(id, "ck:sha256", [span.sha256, ""]);
    if (span.digest) add(id, "ck:sentenceDigest", [span.digest, ""]);
    if (span.words) add(id, "ck:sentenceWords", number(span.words));
    if (span.sentence) add(id, "ck:sentence", text(span.sentence));
  }
  return [...found.values()];
}

/**
 * @param {string} characters
 * @param {string | undefined} type
 * @param {(id: string) => string} iri
 * @returns {Literal}
 */
function literalOf(characters, type, iri) {
  return [characters, type && !type.startsWith("@") ? iri(type) : type || ""];
}

/**
 * Spans are named after the layer of their entry; where there is none, blank nodes stand for them.
 *
 * @param {Span} span
 * @param {Layer | null} layer
 * @param {(id: string) => string} iri
 */
function spanId({ start, end }, layer, iri) {
  const name = layer ? iri(layer.id) : "";
  return name.includes("/graph/") ? `${name.replace("/graph/", "/")}/span/${start}-${end}` : `_:span-${start}-${end}`;
}

/**
 * @param {string | undefined} value
 * @returns {value is string}
 */
function isAddress(value) {
  return /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(value || "");
}
