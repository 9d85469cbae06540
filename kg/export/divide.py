"""The claims of a graph with everything that qualifies them, and which of them a form can hold.

The principle of every export: a form that cannot hold a claim's negation, condition or status leaves the claim out and
lists it with the reason; it never drops the qualifier. What is held and what is left out make up all claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.claims.claim import CLASSES, is_negated, is_retired, qualifiers_of
from kg.condition import Condition, conditions_of, notice_lines
from kg.rdf.index import Index, Resource, Value, node

__all__ = ["Claim", "Division", "LeftOut", "Reason", "claims", "divide", "notice"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One association with its qualifiers.

    ``problem`` is empty, or says why the association is no claim that any form could hold: retired, or not made of one
    subject, predicate and object. ``sources`` are the documents and citations that the claim comes from; ``evidence``
    is all that supports it, spans and citations alike.
    """

    iri: str
    label: str
    subject: Resource
    predicate: ox.NamedNode
    object: Value
    negated: bool
    qualifiers: dict[ox.NamedNode, tuple[Value, ...]]
    status: Value | None
    layer: Resource | None
    knowledge_level: Value | None
    agent_type: Value | None
    sections: tuple[Value, ...]
    evidence: tuple[Value, ...]
    sources: tuple[Value, ...]
    note: str
    problem: str

    def qualifier(self, curie: str) -> tuple[Value, ...]:
        """The values of a qualifier."""
        return self.qualifiers.get(node(curie), ())


#: Why a form cannot hold a claim; empty when it can.
Reason = Callable[[Claim], str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a form cannot hold."""

    claim: Claim
    reason: str

    def record(self) -> dict[str, str]:
        """The row of the list of what is left out."""
        return {"id": self.claim.iri, "claim": self.claim.label, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Division:
    """Every claim, either held or left out."""

    held: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]


def claims(index: Index, layers: Iterable[Resource] = ()) -> list[Claim]:
    """Every claim of a graph, retired ones too, by IRI.

    Args:
        index: The graph.
        layers: Only those of these layers; all when there are none.
    """
    wanted = set(layers)
    found = [_claim(index, association) for association in index.of_type(*CLASSES)]
    return sorted((c for c in found if not wanted or c.layer in wanted), key=lambda claim: claim.iri)


def divide(all_claims: Iterable[Claim], reason: Reason) -> Division:
    """Part the claims into those that a form can hold and those that it cannot."""
    held, left_out = [], []
    for claim in all_claims:
        if why := claim.problem or reason(claim):
            left_out.append(LeftOut(claim, why))
        else:
            held.append(claim)
    return Division(tuple(held), tuple(left_out))


def notice(index: Index, all_claims: Iterable[Claim], conditions: Iterable[Condition] | None = None) -> str:
    """What every export says of itself: where it comes from, who has not reviewed it, and the licence of each layer.

    Args:
        index: The graph.
        all_claims: What is exported.
        conditions: Those that it is of; all of the graph when None.
    """
    lines = [*notice_lines(conditions_of(index) if conditions is None else conditions), "Layers:"]
    for layer in sorted({claim.layer for claim in all_claims if claim.layer is not None}, key=str):
        details = [index.text(layer, node(curie)) for curie in ("owl:versionInfo", "dcterms:license")]
        lines.append(f"{index.label(layer)}: {', '.join(filter(None, details)) or 'no licence given'}")
    return "\n".join(lines)


def _claim(index: Index, association: Resource) -> Claim:
    def values(curie: str) -> tuple[Value, ...]:
        return tuple(sorted(set(index.values(association, node(curie))), key=str))

    subjects, predicates, objects = (values(f"rdf:{part}") for part in ("subject", "predicate", "object"))
    parts = {"subject": subjects, "predicate": predicates, "object": objects}
    layers = index.resources(association, node("ck:layer"))
    evidence = values("ck:evidence")
    citations = [piece for piece in evidence if node("ck:Citation") in index.values(_resource(piece), node("rdf:type"))]
    subject, predicate = next(iter(subjects), None), next(iter(predicates), None)
    nothing = ox.NamedNode(association.value) if isinstance(association, ox.NamedNode) else node("rdf:nil")
    return Claim(
        iri=association.value,
        label=index.label(association),
        subject=subject if isinstance(subject, ox.NamedNode | ox.BlankNode) else nothing,
        predicate=predicate if isinstance(predicate, ox.NamedNode) else nothing,
        object=next(iter(objects), nothing),
        negated=is_negated(index, association),
        qualifiers=qualifiers_of(index, association),
        status=index.value(association, node("ck:status")),
        layer=min(layers, key=str, default=None),
        knowledge_level=index.value(association, node("ck:knowledgeLevel")),
        agent_type=index.value(association, node("ck:agentType")),
        sections=values("ck:section"),
        evidence=evidence,
        sources=tuple(sorted({*values("prov:hadPrimarySource"), *citations}, key=str)),
        note=index.text(association, node("skos:scopeNote")),
        problem=_problem(index, association, parts),
    )


def _resource(term: Value) -> Resource:
    return term if not isinstance(term, ox.Literal) else ox.BlankNode()


def _problem(index: Index, association: Resource, parts: dict[str, tuple[Value, ...]]) -> str:
    if is_retired(index, association):
        return "it is retired"
    for name, found in parts.items():
        if len(found) != 1:
            return f"it has {len(found) or 'no'} {name}{'s' if len(found) > 1 else ''}"
    if isinstance(parts["subject"][0], ox.Literal) or not isinstance(parts["predicate"][0], ox.NamedNode):
        return "its subject or predicate is no IRI"
    return ""
