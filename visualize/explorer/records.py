"""What stands beside the claims of a graph: layers, citations, mappings, conflicts, and the entry itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.claims.accounts import entry_record
from kg.claims.claim import Claim, Evidence
from kg.claims.conflicts import conflicts
from kg.claims.mappings import links as mappings
from kg.condition import conditions_of
from kg.rdf.index import Index, node
from kg.rdf.namespaces import local_name, shrink
from visualize.explorer.model import Citation, EntryAccount, Layer, Link, PageConflict, Span, Statement

__all__ = ["citations", "entry_accounts", "layers", "links", "page_conflicts", "page_span"]


def layers(index: Index, claims: Iterable[Claim]) -> Iterator[Layer]:
    """The layers of claims: an entry's first, then by the number of claims and the name."""
    # A layer that is a blank node has no name to switch it by.
    counts = Counter(claim.layer for claim in claims if isinstance(claim.layer, ox.NamedNode))
    about = _conditions(index)
    found = []
    for layer, count in counts.items():
        kind, source = index.value(layer, node("ck:layerKind")), index.value(layer, node("dcterms:source"))
        found.append(
            (
                kind != node("ck:entryLayer"),
                -count,
                Layer(
                    id=shrink(layer.value),
                    label=index.label(layer),
                    kind=shrink(kind.value) if kind else "",
                    definition=index.definition(layer),
                    source=_address(index, source) if source else "",
                    license=index.text(layer, node("dcterms:license")),
                    date=index.text(layer, node("dcterms:date")) or index.text(layer, node("owl:versionInfo")),
                    about=(_about(index, layer) if kind == node("ck:entryLayer") else "") or about.get(layer, ""),
                ),
            )
        )
    yield from (layer for _, _, layer in sorted(found, key=lambda item: (item[0], item[1], item[2].id)))


def _conditions(index: Index) -> dict[ox.NamedNode, str]:
    """The id of the concept of its condition, for each layer."""
    return {
        layer: shrink(each.concept.value)
        for each in conditions_of(index)
        if isinstance(each.concept, ox.NamedNode)
        for layer in each.layers
    }


def _about(index: Index, layer: ox.NamedNode) -> str:
    """The id of what the entry of a layer is about."""
    found = index.value(layer, node("schema:about"))
    return shrink(found.value) if isinstance(found, ox.NamedNode) else ""


def _address(index: Index, source: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    """The web address of a source, else what it is called."""
    if isinstance(source, ox.Literal):
        return source.value
    return index.text(source, node("schema:url")) or source.value


def citations(claims: Iterable[Claim]) -> list[Citation]:
    """The works that claims rest on, each once, by id."""
    found = {
        shrink(work.iri): Citation(shrink(work.iri), work.label, work.identifier, work.url, work.date)
        for claim in claims
        for work in claim.citations
    }
    return [found[name] for name in sorted(found)]


def links(index: Index, nodes: Mapping[str, str]) -> list[Link]:
    """The mappings of nodes (id to IRI): accepted, rejected, then one for each node with fruitless searches."""
    shown = set(nodes.values())
    found: list[Link] = []
    searched: dict[str, set[str]] = {}
    for link in mappings(index):
        name = shrink(link.subject)
        if link.subject in shown and link.none_found:
            searched.setdefault(name, set()).add(local_name(link.source).upper())
        elif link.subject in shown and not link.proposed:
            found.append(
                Link(
                    node=name,
                    predicate=shrink(link.predicate),
                    object=shrink(link.object),
                    label=link.object_label,
                    justification=shrink(link.justification),
                    rejected=link.rejected,
                )
            )
    return found + [Link(name, sources=tuple(sorted(sources))) for name, sources in sorted(searched.items())]


def page_conflicts(index: Index, statements: Iterable[Statement], nodes: Mapping[str, str]) -> Iterator[PageConflict]:
    """Where sources disagree; about the nodes that the conflict names, and the ends of the claims that show it."""
    ends = {claim.id: (claim.subject, claim.object) for claim in statements}
    mapped = {shrink(link.iri): shrink(link.subject) for link in mappings(index) if link.iri}
    about = {
        shrink(one.value): [shrink(thing.value) for thing in index.resources(one, node("schema:about"))]
        for one in index.of_type(node("ck:Conflict"))
    }
    for conflict in conflicts(index):
        named = about[conflict.id]
        records = [record for side in conflict.positions for record in side.records]
        touched = [end for record in records for end in (*ends.get(record, ()), mapped.get(record))]
        yield PageConflict(
            id=conflict.id,
            label=conflict.label,
            definition=conflict.definition,
            differs=conflict.differs,
            kind=conflict.kind,
            positions=conflict.positions,
            about=tuple(sorted({name for name in (*named, *touched) if isinstance(name, str) and name in nodes})),
        )


def page_span(evidence: Evidence) -> Span:
    """A piece of evidence as the page has it."""
    one = evidence
    return Span(one.start, one.end, one.sha256, one.sentence_digest, one.sentence_words, one.sentence)


def entry_accounts(index: Index) -> Iterator[EntryAccount]:
    """The entries that a graph was made from, the first of each of its conditions before further ones."""
    for condition in (each for one in conditions_of(index) for each in one.entries):
        record = entry_record(index, condition)
        yield EntryAccount(
            layer=shrink(condition.layer.value) if condition.layer else "",
            sha256=record.sha256,
            title=index.label(condition.entry),
            url=index.text(condition.entry, node("schema:url")),
            not_clinical=tuple(
                (page_span(one), account.label)
                for account in record.accounts
                if account.kind == "not clinical"
                for one in account.evidence
            ),
        )
