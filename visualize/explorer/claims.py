"""Read the page's model from a graph of associations: one edge a claim, gaps as nodes of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.claims.claim import AssociationRow, Evidence, association_rows, evidence_of, qualifiers_of
from kg.claims.words import sentence
from kg.errors import InputError
from kg.rdf.index import Value, node
from kg.rdf.namespaces import BASE, ONTOLOGY, expand, shrink
from visualize.explorer.linked_data import linked_data
from visualize.explorer.model import Edge, Gap, Node, PageModel, Predicate, Qualifier, Span, Statement, Text
from visualize.explorer.palette import GAP, legend
from visualize.explorer.records import citations, entry_account, layers, links, page_conflicts
from visualize.explorer.terms import NAMES, Terms
from visualize.explorer.views import query_texts, read_views
from visualize.layout.labels import wrap

__all__ = ["NOTICE", "read_claims"]

NOTICE = "Made from the data given. No clinician has reviewed this graph. Not medical advice."

#: Qualifiers whose values are terms of other vocabularies, never concepts to draw.
_FOREIGN = ("ck:frequency", "ck:originalObject", "ck:through")
_MODALITY, _ASSERTED = node("ck:modality"), node("ck:asserted")


def read_claims(store: ox.Store) -> PageModel | None:
    """The model of a store that holds associations or gaps; None when it holds neither."""
    terms = Terms(store)
    rows = [row for row in association_rows(terms.index) if ":" in row.iri]
    gaps = terms.of_type("Gap")
    if not rows and not gaps:
        return None
    statements = tuple(_statement(terms, row) for row in rows)
    lost = {shrink(iri.value): _gap(terms, iri) for iri in gaps}
    edges = [*_claims(statements), *_lists(lost)]
    focus = _focus(edges, lost.values())
    edges += _qualifiers(statements, focus)
    named = {iri.value for iri in gaps}
    concepts = set(_concepts(rows, statements))
    concepts |= {of.value for iri in gaps for of in terms.index.resources(iri, node("ck:gapOf")) if ":" in of.value}
    predicates = {row.predicate_iri for row in rows} | {gap.predicate for gap in lost.values()}
    nodes = (
        *(_concept(terms, iri, statements) for iri in sorted(concepts - named)),
        *(_lost(terms, iri, lost[shrink(iri.value)]) for iri in gaps),
    )
    kinds = {ox.NamedNode(item.kind) for item in nodes if item.kind}
    known = {item.id: item.iri for item in nodes}
    mapped = tuple(links(terms.index, known))
    views = read_views(store, expand(focus), rows) if focus else ()
    used = {name for link in mapped for name in (link.predicate, link.justification)}
    title = next((item.label for item in nodes if item.id == focus), "Graph")
    notice = terms.word(ox.NamedNode(BASE), node("dcterms:description")) or NOTICE
    return PageModel(
        title=title,
        notice=notice,
        focus=focus,
        classes=tuple(
            legend(
                Counter(item.kind for item in nodes),
                {kind.value: terms.label(kind) for kind in kinds} | {GAP: "lost list (gap)", "": "(no class)"},
                {kind.value: terms.definition(kind) for kind in kinds},
            )
        ),
        nodes=nodes,
        edges=tuple(edges),
        statements=statements,
        predicates=tuple(_predicate(terms, iri) for iri in sorted(predicates)),
        terms=_words(terms, statements, lost.values(), used),
        layers=tuple(layers(terms.index, rows)),
        citations=tuple(citations(rows)),
        links=mapped,
        conflicts=tuple(page_conflicts(terms.index, statements, known)),
        entry=entry_account(store),
        views=views,
        queries=query_texts(views, expand(focus)) if focus else {},
        linked_data=linked_data(terms.index, title, notice),
    )


def _statement(terms: Terms, row: AssociationRow) -> Statement:
    record = ox.NamedNode(row.iri)
    said = terms.one(record, node("rdf:object"))
    qualifiers = [
        Qualifier(shrink(key.value), _value(terms, value))
        for key, values in qualifiers_of(terms.index, record).items()
        for value in values
        if (key, value) != (_MODALITY, _ASSERTED) and key != _MODALITY
    ]
    return Statement(
        id=shrink(row.iri),
        subject=shrink(row.subject_iri),
        predicate=shrink(row.predicate_iri),
        object=shrink(row.object_iri) if row.object_iri else _literal(said, row.object),
        negated=row.negated,
        modality="" if row.modality_iri == _ASSERTED.value else shrink(row.modality_iri) or row.modality,
        qualifiers=tuple(qualifiers),
        words=sentence(row),
        sections=_ids(terms, record, "ck:section"),
        spans=_spans(row.evidence),
        citations=tuple(shrink(work.iri) for work in row.citations),
        layer=shrink(row.layer_iri),
        status=next(iter(_ids(terms, record, "ck:status")), ""),
        reviewer=terms.word(record, node("ck:reviewer")),
        note=row.note,
        supplements=_ids(terms, record, "ck:supplements"),
    )


def _ids(terms: Terms, subject: ox.NamedNode, curie: str) -> tuple[str, ...]:
    """The ids of the named things that a property leads to."""
    return tuple(shrink(one.value) for one in terms.values(subject, node(curie)) if isinstance(one, ox.NamedNode))


def _value(terms: Terms, value: Value) -> str | Text:
    return shrink(value.value) if isinstance(value, ox.NamedNode) else _literal(value, terms.label(value))


def _literal(value: Value | None, shown: str) -> Text:
    """A literal with its kind; what stands in place of one is told by its label."""
    if not isinstance(value, ox.Literal):
        return Text(shown)
    kind = shrink(value.datatype.value)
    return Text(value.value, f"@{value.language}" if value.language else "" if kind == "xsd:string" else kind)


def _spans(evidence: Iterable[Evidence]) -> tuple[Span, ...]:
    return tuple(Span(one.start, one.end, one.sha256, one.sentence_digest, one.sentence_words) for one in evidence)


def _concepts(rows: Iterable[AssociationRow], statements: Iterable[Statement]) -> Iterator[str]:
    """The IRIs of what has a card: both ends of claims, and the concepts that limit them."""
    for row, statement in zip(rows, statements, strict=True):
        yield from filter(None, (row.subject_iri, row.object_iri))
        yield from (expand(value) for value in _limits(statement))


def _limits(claim: Statement) -> Iterator[str]:
    """The ids of the concepts that limit a claim: no words of the vocabulary, no terms of another one."""
    yield from (one.value for one in claim.qualifiers if isinstance(one.value, str) and _is_concept(one))


def _is_concept(one: Qualifier) -> bool:
    return isinstance(one.value, str) and one.key not in _FOREIGN and not expand(one.value).startswith(ONTOLOGY)


def _claims(statements: Iterable[Statement]) -> Iterator[Edge]:
    """An edge for each association between two nodes; what was rejected is told in the list only."""
    for claim in statements:
        if isinstance(claim.object, str) and claim.subject and claim.status != "ck:rejected":
            yield Edge(claim.id, claim.subject, claim.object, "claim", claim.predicate, claim.id)


def _lists(lost: dict[str, Gap]) -> Iterator[Edge]:
    for name, gap in sorted(lost.items()):
        if gap.of:
            yield Edge(f"{name} gap", gap.of, name, "gap", gap.predicate)


def _qualifiers(statements: tuple[Statement, ...], focus: str | None) -> list[Edge]:
    """A line from the object of a claim to each concept that limits it, unless the two are joined by a claim.

    The condition in the middle gets none: that a claim of its entry holds in its context is told by the claim's card.
    """
    joined = {frozenset((claim.subject, claim.object)) for claim in statements}
    lines: dict[tuple[str, str, str], Edge] = {}
    for claim in statements:
        for one in claim.qualifiers if isinstance(claim.object, str) and claim.status != "ck:rejected" else ():
            if not isinstance(one.value, str) or not _is_concept(one):
                continue
            pair = (str(claim.object), one.value)
            if frozenset(pair) in joined or one.value in (pair[0], focus):
                continue
            key = (*pair, one.key)
            if key not in lines and (pair[1], pair[0], one.key) not in lines:
                lines[key] = Edge(" ".join(key), *pair, "qualifier", one.key, claim.id)
    return list(lines.values())


def _gap(terms: Terms, iri: ox.NamedNode) -> Gap:
    of = terms.one(iri, node("ck:gapOf"))
    return Gap(
        of=shrink(of.value) if isinstance(of, ox.NamedNode) else None,
        predicate=next(iter(_ids(terms, iri, "ck:affectsPredicate")), ""),
        missing=terms.word(iri, node("ck:missingKind")),
        sections=_ids(terms, iri, "ck:section"),
        spans=_spans(evidence_of(terms.index, iri)),
        layer=next(iter(_ids(terms, iri, "ck:layer")), ""),
    )


def _lost(terms: Terms, iri: ox.NamedNode, gap: Gap) -> Node:
    label = terms.label(iri)
    return Node(shrink(iri.value), iri.value, label, wrap(f"lost: {label}"), GAP, terms.definition(iri), gap=gap)


def _concept(terms: Terms, iri: str, statements: Iterable[Statement]) -> Node:
    """A concept; what claims tell of it, its names too, is not told again."""
    term = ox.NamedNode(iri)
    label = terms.label(term)
    own = [claim for claim in statements if claim.subject == shrink(iri)]
    told = {claim.object.value for claim in own if isinstance(claim.object, Text)}
    names = tuple(name for name in terms.names(term) if name.text not in told)
    skip = {_term(claim.predicate) for claim in own if ":" in claim.predicate}
    return Node(
        shrink(iri), iri, label, wrap(label), terms.kind(term), terms.definition(term), names,
        tuple(terms.facts(term, skip)),
    )  # fmt: skip


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


def _predicate(terms: Terms, iri: str) -> Predicate:
    name = shrink(iri)
    term = _term(name) if ":" in name else None
    if term is None:
        return Predicate(name, name)
    return Predicate(name, terms.label(term), terms.definition(term), naming=term in NAMES)


def _words(terms: Terms, statements: Iterable[Statement], gaps: Iterable[Gap], others: Iterable[str]) -> dict[str, str]:
    """The labels of what is named by an id and is no node."""
    names = {*others, *(name for gap in gaps for name in gap.sections)}
    for claim in statements:
        names |= {claim.modality, claim.status, *claim.sections, *(one.key for one in claim.qualifiers)}
        names |= {one.value for one in claim.qualifiers if isinstance(one.value, str) and not _is_concept(one)}
    return {name: _word(terms, name) for name in sorted(names) if name}


def _word(terms: Terms, name: str) -> str:
    """The label of a resource; a modality may be a literal, which is its own."""
    try:
        return terms.label(_term(name))
    except InputError:
        return name


def _focus(edges: Iterable[Edge], gaps: Iterable[Gap]) -> str | None:
    """The condition that gaps are of, else the subject of the most claims; None in a graph without edges."""
    owners = Counter(gap.of for gap in gaps if gap.of)
    counts = owners or Counter(edge.source for edge in edges)
    return min(counts, key=lambda name: (-counts[name], name), default=None)
