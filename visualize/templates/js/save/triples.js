// Nodes and claims as RDF: triples [subject, predicate, object] of IRIs ("_:…" for blank nodes) and literals.
// A literal is [characters, kind]; its kind the IRI of its datatype, or "@" and its language, or nothing.
// A claim is an association with all that qualifies it, never the plain triple that would drop a hedge or a “not”.

import { isTriple } from "../base/names.js";

/** The triples, each once. `iri` turns the id of a thing into its IRI; `about` is {title, remarks} of the file. */
export function triplesOf({ nodes, claims }, about, iri) {
  const isPlain = [...claims].every(isTriple) && ![...nodes].some(({ gap }) => gap);
  const found = new Map();
  const add = (subject, predicate, object) => {
    found.set([subject, predicate, ...[object].flat()].join("\0"), [subject, iri(predicate), object]);
  };
  const language = isPlain ? "" : "@en";
  const text = (words) => [words, language];
  const number = (value) => [String(value), iri("xsd:integer")];
  const spans = new Map();
  const others = new Map(); // layers, citations, predicates, classes: what claims and nodes lead to

  add("_:file", "dcterms:title", text(about.title));
  add("_:file", "dcterms:description", text(about.remarks.join(" ")));

  const evidence = (subject, item) => {
    for (const span of item.spans) {
      const id = spanId(span, iri);
      spans.set(id, span);
      add(subject, "ck:evidence", id);
    }
    if (item.layer) {
      add(subject, "ck:layer", iri(item.layer.id));
      others.set(item.layer, layer);
    }
  };
  const tell = (claim) => {
    const subject = iri(claim.id);
    const value = ({ node, term, value: words, type }) =>
      node ? node.iri : term ? iri(term) : literalOf(words, type, iri);
    add(subject, "rdf:type", iri(claim.negated ? "ck:NegatedAssociation" : "ck:Association"));
    if (claim.subject) add(subject, "rdf:subject", claim.subject.iri);
    if (claim.predicate.id) add(subject, "rdf:predicate", iri(claim.predicate.id));
    add(subject, "rdf:object", claim.object ? claim.object.iri : literalOf(claim.text, claim.type, iri));
    add(subject, "ck:inWords", text(claim.words));
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
  };
  const lost = (node) => {
    const { gap, iri: subject } = node;
    if (gap.of) add(subject, "ck:gapOf", iri(gap.of));
    if (gap.predicate.id) add(subject, "ck:affectsPredicate", iri(gap.predicate.id));
    for (const section of gap.sectionIds) add(subject, "ck:section", iri(section));
    evidence(subject, gap);
  };
  const named = (item, subject = iri(item.id)) => {
    if (item.label) add(subject, "rdfs:label", text(item.label));
    if (item.definition) add(subject, isPlain ? "rdfs:comment" : "skos:definition", text(item.definition));
  };
  const layer = (item) => {
    if (!isPlain) add(iri(item.id), "rdf:type", iri("ck:Layer"));
    if (item.label) add(iri(item.id), "rdfs:label", text(item.label));
    if (item.definition) add(iri(item.id), "dcterms:description", text(item.definition));
    if (isAddress(item.license)) add(iri(item.id), "dcterms:license", item.license);
  };
  const citation = (work) => {
    const id = iri(work.id);
    add(id, "rdf:type", iri("ck:Citation"));
    if (work.label) add(id, "rdfs:label", text(work.label));
    if (work.identifier) add(id, "dcterms:identifier", [work.identifier, ""]);
    if (isAddress(work.url)) add(id, "schema:url", work.url);
  };

  for (const claim of claims) {
    if (isTriple(claim))
      add(
        claim.subject.iri,
        claim.predicate.id,
        claim.object ? claim.object.iri : literalOf(claim.text, claim.type, iri),
      );
    else tell(claim);
    if (claim.predicate.id) others.set(claim.predicate, named);
  }
  for (const node of nodes) {
    if (node.kind.id) add(node.iri, "rdf:type", iri(node.kind.id));
    named(node, node.iri);
    if (node.gap) lost(node);
    for (const link of node.links) if (link.object && !link.rejected) add(node.iri, link.predicate, link.iri);
    if (node.kind.id && !node.gap) others.set(node.kind, named);
  }
  for (const [item, write] of others) write(item);
  for (const [id, span] of spans) {
    for (const kind of ["ck:Evidence", "oa:TextPositionSelector"]) add(id, "rdf:type", iri(kind));
    for (const key of ["start", "end"]) add(id, `oa:${key}`, number(span[key]));
    if (span.sha256) add(id, "ck:sha256", [span.sha256, ""]);
    if (span.digest) add(id, "ck:sentenceDigest", [span.digest, ""]);
    if (span.words) add(id, "ck:sentenceWords", number(span.words));
  }
  return [...found.values()];
}

function literalOf(characters, type, iri) {
  return [characters, type && !type.startsWith("@") ? iri(type) : type || ""];
}

/** Spans have names where the page has their prefix; else blank nodes stand for them. */
function spanId({ start, end }, iri) {
  const id = iri(`span:${start}-${end}`);
  return id.startsWith("span:") ? `_:span-${start}-${end}` : id;
}

function isAddress(value) {
  return /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(value || "");
}
