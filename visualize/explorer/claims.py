"""Read the page's model from a graph of associations: one edge a claim, gaps as nodes of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.claims.claim import NOTHING, Claim, Evidence, claims, evidence_of
from kg.claims.gaps import gap_words
from kg.claims.notice import UNTITLED, cautions, data_version, made_with
from kg.claims.notice import notice as notice_of
from kg.claims.order import relation_rank
from kg.claims.sentences import sentence
from kg.condition import Condition, conditions_of, usual_condition
from kg.errors import InputError
from kg.rdf.index import NAMES, Index, Resource, Value, node
from kg.rdf.namespaces import ONTOLOGY, expand, shrink
from visualize.explorer.compared import QUESTIONS, compared
from visualize.explorer.linked_data import linked_data
from visualize.explorer.model import Edge, Gap, Node, PageModel, Predicate, Qualifier, Span, Statement, Text
from visualize.explorer.palette import GAP, legend
from visualize.explorer.records import citations, entry_accounts, layers, links, page_conflicts, page_span
from visualize.explorer.terms import Terms
from visualize.explorer.views import query_texts, read_views
from visualize.layout.labels import wrap

__all__ = ["read_claims"]

#: Qualifiers whose values are terms of other vocabularies, never concepts to draw.
_FOREIGN = ("ck:frequency", "ck:originalObject", "ck:through")
_MODALITY = node("ck:modality")


def read_claims(store: ox.Store, index: Index, condition: str | None = None) -> PageModel | None:
    """The model of a store that holds associations, gaps or an entry; None when it holds none of them.

    Args:
        store: The data.
        index: The index of it.
        condition: IRI of the concept on which the page opens; where None, LEMS among what is shipped, else that of
            the most claims.
    """
    terms = Terms(index)
    found = [claim for claim in claims(index) if ":" in claim.iri]
    gaps = terms.of_type("Gap")
    conditions = conditions_of(index)
    if not found and not gaps and not conditions:
        return None
    statements = tuple(_statement(terms, claim) for claim in found)
    lost = {shrink(iri.value): _gap(terms, iri) for iri in gaps}
    edges = [*_claims(statements), *_lists(lost)]
    focus = shrink(condition) if condition else _focus(edges, lost.values(), conditions)
    edges += _qualifiers(statements, focus)
    named = {iri.value for iri in gaps}
    concepts = set(_concepts(found, statements))
    concepts |= {each.concept.value for each in conditions if isinstance(each.concept, ox.NamedNode)}
    concepts |= {of.value for iri in gaps for of in terms.index.resources(iri, node("ck:gapOf")) if ":" in of.value}
    own = defaultdict(list)
    for said in statements:
        own[said.subject].append(said)
    denied = _denied(statements)
    predicates = {shrink(_iri(claim.predicate)) for claim in found} | {gap.predicate for gap in lost.values()}
    nodes = (
        *(_concept(terms, iri, own[shrink(iri)], denied) for iri in sorted(concepts - named)),
        *(_lost(terms, iri, lost[shrink(iri.value)]) for iri in gaps),
    )
    kinds = {ox.NamedNode(item.kind) for item in nodes if item.kind}
    known = {item.id: item.iri for item in nodes}
    mapped = tuple(links(index, known))
    views = read_views(store, index, expand(focus)) if focus else ()
    shown_layers = tuple(layers(index, found))
    beside = compared(index, shown_layers, known)
    used = {name for link in mapped for name in (link.predicate, link.justification)}
    title = next((item.label for item in nodes if item.id == focus), UNTITLED)
    notice = notice_of(index)
    return PageModel(
        title=title,
        notice=notice,
        made_with=made_with(index),
        version=data_version(index),
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
        layers=shown_layers,
        citations=tuple(citations(found)),
        links=mapped,
        conflicts=tuple(page_conflicts(index, statements, known)),
        entries=tuple(entry_accounts(index)),
        views=views,
        queries=query_texts(views, expand(focus), QUESTIONS if beside else ()) if focus else {},
        compared=beside,
        linked_data=linked_data(index, title, notice),
    )


def _statement(terms: Terms, claim: Claim) -> Statement:
    qualifiers = [
        Qualifier(shrink(key.value), _value(terms, value))
        for key, values in claim.qualifiers.items()
        for value in values
        if key != _MODALITY
    ]
    qualifiers += _qualified(terms, ox.NamedNode(claim.iri), "ck:studyKind")
    modality = claim.modality
    hedge = "" if claim.is_asserted or modality is None else shrink(modality.value)
    return Statement(
        id=shrink(claim.iri),
        subject=shrink(_iri(claim.subject)),
        predicate=shrink(_iri(claim.predicate)),
        object=shrink(_iri(claim.object)) or _literal(claim.object, _label(terms, claim.object)),
        negated=claim.negated,
        modality=hedge,
        qualifiers=tuple(qualifiers),
        words=sentence(terms.index, claim),
        sections=_named(claim.sections),
        spans=_spans(claim.spans),
        context=_spans(claim.context),
        citations=tuple(shrink(work.iri) for work in claim.citations),
        layer=shrink(claim.layer.value) if claim.layer else "",
        status=shrink(_iri(claim.status)),
        reviewer=claim.reviewer,
        note=claim.note,
        supplements=_named(claim.supplements),
        cautions=cautions(terms.index, [claim]),
    )


def _iri(term: Value | None) -> str:
    """The IRI of a term; empty for any other term, and for none."""
    return term.value if isinstance(term, ox.NamedNode) and term != NOTHING else ""


def _label(terms: Terms, term: Value) -> str:
    return "" if term == NOTHING else terms.label(term)


def _named(things: Iterable[Resource]) -> tuple[str, ...]:
    """The ids of the things that have an IRI."""
    return tuple(shrink(one.value) for one in things if isinstance(one, ox.NamedNode))


def _ids(terms: Terms, subject: ox.NamedNode, curie: str) -> tuple[str, ...]:
    """The ids of the named things that a property leads to."""
    return _named(one for one in terms.values(subject, node(curie)) if not isinstance(one, ox.Literal))


def _value(terms: Terms, value: Value) -> str | Text:
    return shrink(value.value) if isinstance(value, ox.NamedNode) else _literal(value, terms.label(value))


def _literal(value: Value | None, shown: str) -> Text:
    """A literal with its kind; anything else in its place by its label."""
    if not isinstance(value, ox.Literal):
        return Text(shown)
    kind = shrink(value.datatype.value)
    return Text(value.value, f"@{value.language}" if value.language else "" if kind == "xsd:string" else kind)


def _spans(evidence: Iterable[Evidence]) -> tuple[Span, ...]:
    return tuple(map(page_span, evidence))


def _concepts(found: Iterable[Claim], statements: Iterable[Statement]) -> Iterator[str]:
    """The IRIs of what has a card: both ends of claims, and the concepts that limit them."""
    for claim, statement in zip(found, statements, strict=True):
        yield from filter(None, (_iri(claim.subject), _iri(claim.object)))
        yield from (expand(value) for value in _limits(statement))


def _limits(claim: Statement) -> Iterator[str]:
    """The ids of the concepts that limit a claim: no words of the vocabulary, no terms of another one."""
    yield from (one.value for one in claim.qualifiers if isinstance(one.value, str) and _is_concept(one))


def _is_concept(one: Qualifier) -> bool:
    return isinstance(one.value, str) and one.key not in _FOREIGN and not expand(one.value).startswith(ONTOLOGY)


def _claims(statements: Iterable[Statement]) -> Iterator[Edge]:
    """An edge for each association between two nodes; what was rejected stands in the list only."""
    for claim in statements:
        if isinstance(claim.object, str) and claim.subject and claim.status != "ck:rejected":
            yield Edge(claim.id, claim.subject, claim.object, "claim", claim.predicate, claim.id)


def _lists(lost: dict[str, Gap]) -> Iterator[Edge]:
    for name, gap in sorted(lost.items()):
        if gap.of:
            yield Edge(f"{name} gap", gap.of, name, "gap", gap.predicate)


def _qualifiers(statements: tuple[Statement, ...], focus: str | None) -> list[Edge]:
    """A line from the object of a claim to each concept that limits it, unless the two are joined by a claim.

    The condition in the middle gets none: the card of a claim says that it holds in the context of the condition.
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
        said=gap_words(terms.index, iri),
        sections=_ids(terms, iri, "ck:section"),
        spans=_spans(evidence_of(terms.index, iri)),
        layer=next(iter(_ids(terms, iri, "ck:layer")), ""),
        qualifiers=_qualified(terms, iri, "ck:modality", "ck:purpose"),
    )


def _qualified(terms: Terms, subject: Resource, *keys: str) -> tuple[Qualifier, ...]:
    """What some properties of a thing lead to, as qualifiers."""
    return tuple(Qualifier(key, _value(terms, value)) for key in keys for value in terms.values(subject, node(key)))


def _lost(terms: Terms, iri: ox.NamedNode, gap: Gap) -> Node:
    label = terms.label(iri)
    lost = "lost: "
    return Node(shrink(iri.value), iri.value, label, wrap(lost + label), GAP, terms.definition(iri), gap=gap, said=lost)


def _denied(statements: Iterable[Statement]) -> set[str]:
    """The ids of concepts of which all that is told is that something has them not: the cure in “there is no cure”."""
    denied: set[str] = set()
    told: set[str] = set()
    for claim in statements:
        if claim.status == "ck:rejected":
            continue
        told |= {claim.subject, *_limits(claim)}
        if isinstance(claim.object, str):
            (denied if claim.negated else told).add(claim.object)
    return denied - told


def _concept(terms: Terms, iri: str, own: Iterable[Statement], denied: Collection[str]) -> Node:
    """A concept; what its own claims say of it, names included, is not repeated."""
    term = ox.NamedNode(iri)
    label = terms.label(term)
    said = "denied: " if shrink(iri) in denied else ""
    names_claimed = {claim.object.value for claim in own if isinstance(claim.object, Text)}
    names = tuple(name for name in terms.names(term) if name.text not in names_claimed)
    skip = {_term(claim.predicate) for claim in own if ":" in claim.predicate}
    return Node(
        shrink(iri), iri, label, wrap(said + label), terms.kind(term), terms.definition(term), names,
        tuple(terms.facts(term, skip)), said=said,
    )  # fmt: skip


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


def _predicate(terms: Terms, iri: str) -> Predicate:
    name = shrink(iri)
    term = _term(name) if ":" in name else None
    if term is None:
        return Predicate(name, name, rank=relation_rank(NOTHING))
    return Predicate(name, terms.label(term), terms.definition(term), relation_rank(term), naming=term in NAMES)


def _words(terms: Terms, statements: Iterable[Statement], gaps: Iterable[Gap], others: Iterable[str]) -> dict[str, str]:
    """The labels of what is named by an id and is no node."""
    names = set(others)
    for gap in gaps:
        names |= {*gap.sections, *(one.key for one in gap.qualifiers)}
        names |= {one.value for one in gap.qualifiers if isinstance(one.value, str)}
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


def _focus(edges: Iterable[Edge], gaps: Iterable[Gap], conditions: Sequence[Condition]) -> str | None:
    """The usual condition, else that of the most claims, else what gaps are of, else the subject of the most claims.

    Without edges, a condition without claims; None where there is none.
    """
    claims = Counter(edge.source for edge in edges)
    about = {shrink(each.concept.value) for each in conditions if each.concept}
    owners = Counter(gap.of for gap in gaps if gap.of)
    counts = Counter({name: claims[name] for name in about if claims[name]}) or owners or claims
    usual = usual_condition(conditions)
    if usual and (name := shrink(usual.about)) in counts:
        return name
    return min(counts, key=lambda name: (-counts[name], name), default=min(about, default=None))
