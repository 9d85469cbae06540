"""``path``, ``compare``, ``conflicts`` and ``evidence``: how things stand to each other, and what claims rest on."""

from __future__ import annotations

from functools import partial
from typing import Any

import pyoxigraph as ox

from kg.claims.claim import Claim, Evidence
from kg.claims.compare import Comparison, Row
from kg.claims.compare import compare as compared
from kg.claims.conflicts import Conflict
from kg.claims.conflicts import conflicts as disagreements
from kg.claims.path import Step
from kg.errors import InputError
from kg.mcp.data import Data
from kg.mcp.jobs.things import conflict_item
from kg.mcp.page import Answer, Item, clean, quoted
from kg.mcp.said import CALLED, claim_item, claim_record
from kg.rdf.index import node
from kg.rdf.namespaces import expand, shrink

__all__ = ["compare", "conflicts", "evidence", "path"]


def path(data: Data, *, start: str, end: str, most: int = 3, layer: str = "") -> Answer:
    """The shortest ways between two things."""
    from kg.claims.network import network, paths

    first, last = (data.names.find(name).iri for name in (start, end))
    graph = network(data.index, layer) if layer else data.index.once(network)
    found = paths(graph, first, last, most=most, index=data.index)
    items = []
    for number, way in enumerate(found.paths, start=1):
        for steps, between in zip(way.steps, zip(way.concepts, way.concepts[1:], strict=False), strict=True):
            items += [_step(data, step, number, between) for step in steps]
    ways = [f"Way {number}: {' ─ '.join(map(quoted, way.concepts))}" for number, way in enumerate(found.paths, start=1)]
    links = "claims" if data.has_claims else "statements"
    if not ways:
        ways = [f"No way leads from {quoted(found.start)} to {quoted(found.end)} along the {links} here: not stated."]
    if found.more:
        ways.append(f"There are more ways of this length: ask with most={most * 2}.")
    record = {
        "from": found.start,
        "to": found.end,
        "ways": [list(way.concepts) for way in found.paths],
        "more_ways": found.more,
    }
    ways.append(
        f"The {links} are followed in both directions. That a way exists does not mean that one causes the other."
    )
    return Answer(ways, items, ("steps",), "path", record=record, notice=data.notice, headings={"steps": "Steps:"})


def _step(data: Data, step: Step, number: int, between: tuple[str, str]) -> Item:
    more: dict[str, Any] = {"way": number, "between": list(between)}
    if claim := data.claims.get(step.iri):
        return claim_item(data.index, claim, "steps", **more)
    record = {"id": shrink(step.iri), "sentence": step.sentence, "source": step.source}
    return Item("steps", clean(f"- {quoted(step.sentence)}"), record | more)


def compare(data: Data, *, a: str, b: str, layer: str = "") -> Answer:
    """What two conditions share and what tells them apart."""
    first, second = (data.names.find(name).iri for name in (a, b))
    found = compared(data.index, first, second, layer or None)
    items = [partial(_compared, data, found, row) for row in found.rows]
    head = [*found.notice, CALLED]
    if not items:
        head.append("No claim here has either of them as its subject.")
    record = {"a": found.labels[0], "b": found.labels[1]}
    return Answer(head, items, ("claims",), "compare", record=record, notice=data.notice)


def _compared(data: Data, found: Comparison, row: Row) -> Item:
    """A claim of one of two conditions, with of which of them its thing is said."""
    beside: dict[str, Any] = {
        "said_here_of": row.said.value,
        "condition": row.condition,
        "lost_of_other": list(row.lost),
        "same_as": list(row.same_as),
    }
    item = claim_item(data.index, row.claim, made=row.statement, **beside)
    title = found.title(row.said)
    if row.lost:
        title += f" (LOST from the source of the other, which may have said the same: {', '.join(row.lost)})"
    if row.same_as:
        title += f" (the same by exact match: {', '.join(row.same_as)})"
    return Item("claims", f"- {clean(title)}: {item.text[2:]}", item.record)


def conflicts(data: Data, *, about: str = "") -> Answer:
    """Where sources disagree."""
    thing = ox.NamedNode(data.names.find(about).iri) if about else None
    found = list(disagreements(data.index, thing))
    items = [partial(_disagreement, data, conflict) for conflict in found]
    head = ["Where sources disagree. The graph decides nothing: tell every side."]
    if not items:
        head.append("No conflict is recorded. That does not mean that all sources agree.")
    return Answer(head, items, ("conflicts",), "conflicts", notice=data.notice)


def _disagreement(data: Data, conflict: Conflict) -> Item:
    """A disagreement with the claims that show it, in words."""
    item = conflict_item(conflict)
    sides = [side | {"claims": [_of_record(data, one) for one in side["claims"]]} for side in item.record["positions"]]
    return Item(item.kind, item.text, item.record | {"positions": sides})


def _of_record(data: Data, curie: str) -> dict[str, Any]:
    """A record that shows a position: a claim in words, or its name alone."""
    claim = data.claims.get(_iri(curie))
    return claim_record(data.index, claim) if claim else {"id": curie}


def _iri(curie: str) -> str:
    try:
        return expand(curie)
    except InputError:  # the name of a blank node
        return curie


def evidence(data: Data, *, claim: str) -> Answer:
    """What a claim rests on."""
    iri = data.names.find(claim).iri
    found = data.claims.get(iri)
    if found is None:
        raise InputError(
            f"{shrink(iri)} is no claim", hint="Take the id of a claim from another answer, or list claims: show"
        )
    index = data.index
    items = [_span(one, "evidence") for one in found.spans] + [_span(one, "context") for one in found.context]
    for work in found.citations:
        details = ", ".join(filter(None, (work.identifier, work.date, work.url)))
        cited = {"label": work.label, "identifier": work.identifier, "date": work.date, "url": work.url}
        items.append(Item("citations", clean(f"- {work.label} ({details})"), cited | {"id": shrink(work.iri)}))
    document = _document(data, found)
    kinds = [index.label(kind) for kind in found.study_kinds]
    record: dict[str, Any] = {
        "claim": claim_record(index, found) | ({"note": found.note} if found.note else {}),
        "sections": sorted(map(index.label, found.sections)),
        "study_kinds": kinds,
        "knowledge_level": index.label(found.knowledge_level) if found.knowledge_level else "",
        "agent_type": index.label(found.agent_type) if found.agent_type else "",
        "reviewer": found.reviewer,
        "document": document,
    }
    head = [
        claim_item(index, found).text,
        f"Checked: {record['claim']['status'] or 'not told'}; reviewed by: {found.reviewer or 'no named person'}.",
        *([f"Rests on: {', '.join(kinds)}"] if kinds else []),
    ]
    if found.spans:
        head.append(
            f"Its evidence is the spans below of {document['label']}: Unicode code points, end exclusive, with the "
            "SHA-256 of their text. The text is not here; with a copy of it, kg verify checks them."
        )
    if not items:
        head.append("The claim names neither a span nor a citation.")
    return Answer(
        head,
        items,
        ("evidence", "context", "citations"),
        "evidence",
        record=record,
        notice=data.notice,
        headings={"evidence": "Spans:", "context": "Read with:", "citations": "Citations:"},
    )


def _span(span: Evidence, kind: str) -> Item:
    record = {
        "id": shrink(span.iri),
        "start": span.start,
        "end": span.end,
        "sha256": span.sha256,
        "sentence_digest": span.sentence_digest,
        "sentence_words": span.sentence_words,
    } | ({"sentence": span.sentence} if span.sentence else {})
    text = f"- {span.start}-{span.end}, sha256 {span.sha256}; its sentence has {span.sentence_words} words, "
    quoted = f": “{span.sentence}”" if span.sentence else ""
    return Item(kind, clean(f"{text}digest {span.sentence_digest}{quoted}"), record)


def _document(data: Data, claim: Claim) -> dict[str, str]:
    """The document or the layer that a claim comes from, with its digest, address and licence."""
    index, layer = data.index, claim.layer
    homes = index.resources(layer, node("dcterms:source")) if layer else []
    home = homes[0] if homes else layer
    if home is None:
        return {"label": "", "sha256": "", "url": "", "licence": ""}
    licence = index.value(layer, node("dcterms:license")) if layer else None
    return {
        "label": index.label(home),
        "sha256": index.text(home, node("ck:sha256")),
        "url": index.text(home, node("rdfs:seeAlso")) or index.text(home, node("schema:url")),
        "licence": licence.value if licence else "",
    }
