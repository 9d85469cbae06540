"""Read the page's model from a graph of associations: one edge a claim, gaps as nodes of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from kg.associations import AssociationRow, association_rows, evidence_of
from kg.index import node
from kg.namespaces import BASE, ONTOLOGY, shrink
from visualize.labels import wrap
from visualize.model import Edge, Gap, Name, Node, PageModel, Qualifier, Span, Statement
from visualize.palette import GAP, legend
from visualize.terms import NAMES, Terms

__all__ = ["NOTICE", "read_claims"]

#: What the page says where the graph holds more claims than it shows.
ENTRY_ONLY = "This page shows the claims of the entry alone; the graph has what other sources add."
NOTICE = "Made from the data given. No clinician has reviewed this graph. Not medical advice."

_HEDGES = {node("ck:frequency"), node("ck:typicality")}
_MODALITY, _UNIT = node("ck:modality"), node("ck:unit")
_SCOPE_NOTE = node("skos:scopeNote")


def read_claims(store: ox.Store) -> PageModel | None:
    """The model of a store that holds associations or gaps; None when it holds neither."""
    terms = Terms(store)
    claims = [row for row in association_rows(terms.index) if ":" in row.iri]
    rows = [row for row in claims if row.layer_kind == "entry"] or claims
    gaps = terms.of_type("Gap")
    if not rows and not gaps:
        return None
    statements = _statements(terms, rows)
    edges = _claims(statements)
    lost = {shrink(iri.value): _gap(terms, iri) for iri in gaps}
    edges += [
        Edge(f"{name} gap", gap.of, name, "gap", gap.predicate, f"{gap.predicate_label} (list lost)")
        for name, gap in sorted(lost.items())
        if gap.of
    ]
    focus = _focus(edges, lost.values())
    edges += _qualifiers(statements, focus)
    concepts = {row.subject_iri for row in rows} | {row.object_iri for row in rows} | set(_values(terms, rows))
    concepts |= {gap.value for iri in gaps for gap in terms.index.resources(iri, node("ck:gapOf")) if ":" in gap.value}
    nodes = [
        *(_concept(terms, iri, statements) for iri in sorted(filter(None, concepts))),
        *(_lost(terms, iri, lost[shrink(iri.value)]) for iri in gaps),
    ]
    kinds = {ox.NamedNode(item.kind) for item in nodes if item.kind}
    return PageModel(
        title=next((item.label for item in nodes if item.id == focus), "Graph"),
        notice=" ".join(
            [
                terms.word(ox.NamedNode(BASE), node("dcterms:description")) or NOTICE,
                *([ENTRY_ONLY] if rows != claims else []),
            ]
        ),
        focus=focus,
        classes=tuple(
            legend(
                Counter(item.kind for item in nodes),
                {kind.value: terms.label(kind) for kind in kinds} | {GAP: "lost list (gap)", "": "(no class)"},
                {kind.value: terms.definition(kind) for kind in kinds},
            )
        ),
        nodes=tuple(nodes),
        edges=tuple(edges),
        statements=tuple(statements),
        predicates={
            row.predicate_iri: definition
            for row in sorted(rows, key=lambda row: row.predicate_iri)
            if ":" in row.predicate_iri and (definition := terms.definition(ox.NamedNode(row.predicate_iri)))
        },
    )


def _statements(terms: Terms, rows: Iterable[AssociationRow]) -> list[Statement]:
    naming = {predicate.value for predicate in NAMES}
    return [
        Statement(
            id=shrink(row.iri),
            subject=shrink(row.subject_iri),
            subject_label=row.subject,
            predicate=row.predicate_iri,
            predicate_label=row.predicate,
            object=shrink(row.object_iri) if row.object_iri else None,
            object_label=row.object,
            negated=row.negated,
            modality="" if row.modality == "asserted" else row.modality,
            hedges=tuple(terms.label(value) for key, value in _pairs(terms, row) if key in _HEDGES),
            qualifiers=tuple(
                Qualifier(terms.label(key), terms.label(value), shrink(value.value) if _is_concept(value) else None)
                for key, value in _pairs(terms, row)
                if key not in _HEDGES
            ),
            sections=row.sections,
            evidence=tuple(Span(span.start, span.end, span.sha256) for span in row.evidence),
            layer=row.layer,
            status=row.status,
            reviewer=terms.word(ox.NamedNode(row.iri), node("ck:reviewer")),
            note=row.note,
            naming=row.predicate_iri in naming and row.object_iri is None,
        )
        for row in rows
    ]


def _pairs(terms: Terms, row: AssociationRow) -> list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Qualifier and value, in the order of their labels; modality and unit are told elsewhere."""
    properties = set(terms.of_type("QualifierProperty", "RestrictingQualifier")) - {_MODALITY, _UNIT}
    pairs = {
        (key, value)
        for key, values in terms.index.properties(ox.NamedNode(row.iri)).items()
        for value in values
        if key in properties and isinstance(value, ox.NamedNode | ox.Literal)
    }
    return sorted(pairs, key=lambda pair: (terms.label(pair[0]), terms.label(pair[1]), str(pair)))


def _is_concept(value: ox.NamedNode | ox.Literal) -> bool:
    return isinstance(value, ox.NamedNode) and not value.value.startswith(ONTOLOGY)


def _values(terms: Terms, rows: Iterable[AssociationRow]) -> list[str]:
    return [value.value for row in rows if row.object_iri for _, value in _pairs(terms, row) if _is_concept(value)]


def _claims(statements: Iterable[Statement]) -> list[Edge]:
    """An edge for each association between two nodes; what was rejected is told in the list only."""
    return [
        Edge(
            id=claim.id,
            source=claim.subject,
            target=claim.object,
            kind="claim",
            predicate=claim.predicate,
            label=" ".join([*(["not:"] if claim.negated else []), claim.predicate_label, *_hedge(claim)]),
            statement=claim.id,
            hedged=claim.hedged,
            negated=claim.negated,
        )
        for claim in statements
        if claim.object and claim.subject and claim.status != "rejected"
    ]


def _hedge(claim: Statement) -> list[str]:
    words = [*([claim.modality] if claim.modality else []), *claim.hedges]
    return [f"({', '.join(words)})"] if words else []


def _qualifiers(statements: list[Statement], focus: str | None) -> list[Edge]:
    """A line from the object of a claim to each concept that limits it, unless the two are joined by a claim.

    The condition in the middle gets none: that a claim of its entry holds in its context is told by the claim's card.
    """
    joined = {frozenset((claim.subject, claim.object)) for claim in statements}
    lines: dict[tuple[str, str, str], Edge] = {}
    for claim in statements:
        for qualifier in claim.qualifiers if claim.object and claim.status != "rejected" else ():
            pair = (claim.object or "", qualifier.node or "")
            if not qualifier.node or frozenset(pair) in joined or qualifier.node in (*pair[:1], focus):
                continue
            key = (*pair, qualifier.name)
            if key not in lines and (pair[1], pair[0], qualifier.name) not in lines:
                lines[key] = Edge(" ".join(key), *pair, "qualifier", "", qualifier.name, claim.id)
    return list(lines.values())


def _gap(terms: Terms, iri: ox.NamedNode) -> Gap:
    of = terms.one(iri, node("ck:gapOf"))
    predicate = terms.one(iri, node("ck:affectsPredicate"))
    return Gap(
        of=shrink(of.value) if isinstance(of, ox.NamedNode) else None,
        predicate=predicate.value if predicate else "",
        predicate_label=terms.label(predicate) if predicate else "",
        missing=terms.word(iri, node("ck:missingKind")),
        sections=tuple(terms.label(kind) for kind in terms.values(iri, node("ck:section"))),
        evidence=tuple(Span(span.start, span.end, span.sha256) for span in evidence_of(terms.index, iri)),
        layer=terms.word(iri, node("ck:layer")),
    )


def _lost(terms: Terms, iri: ox.NamedNode, gap: Gap) -> Node:
    label = terms.label(iri)
    return Node(shrink(iri.value), iri.value, label, wrap(f"lost: {label}"), GAP, terms.definition(iri), gap=gap)


def _concept(terms: Terms, iri: str, statements: list[Statement]) -> Node:
    name = shrink(iri)
    term = ox.NamedNode(iri)
    label = terms.label(term)
    names = [
        Name(claim.object_label, claim.predicate_label, _remarks(claim))
        for claim in statements
        if claim.naming and claim.subject == name and not claim.negated and claim.object_label != label
    ]
    told = {item.text for item in names}
    names += [item for item in terms.names(term) if item.text not in told]
    skip = {ox.NamedNode(claim.predicate) for claim in statements if claim.predicate}
    facts = tuple(terms.facts(term, skip))
    return Node(name, iri, label, wrap(label), terms.kind(term), terms.definition(term), tuple(names), facts)


def _remarks(claim: Statement) -> tuple[str, ...]:
    words = []
    for qualifier in claim.qualifiers:
        if qualifier.value == "true":
            words.append(qualifier.name)
        elif qualifier.value != "false":
            words.append(qualifier.value)
    return (*sorted(words), *([claim.note] if claim.note else []))


def _focus(edges: Iterable[Edge], gaps: Iterable[Gap]) -> str | None:
    """The condition that gaps are of, else the subject of the most claims; None in a graph without edges."""
    owners = Counter(gap.of for gap in gaps if gap.of)
    counts = owners or Counter(edge.source for edge in edges)
    return min(counts, key=lambda name: (-counts[name], name), default=None)
