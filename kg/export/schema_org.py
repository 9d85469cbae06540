"""schema.org JSON-LD: the condition of an entry as a MedicalCondition, from the entry's layer alone.

The properties of schema.org have no place for a negation, hedge, condition or any other qualifier: a claim with one is
left out. The context is written into the file, so that nothing is fetched to read it. Codes are our mappings, exact
ones only; the entry is cited, and its reviewers are not made ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg.claims.claim import ACCEPTED, Claim
from kg.condition import Condition
from kg.errors import InputError
from kg.export.divide import Division, LeftOut, divide, notice
from kg.link.identifiers import Identifier
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import EXTERNAL, PREFIXES

__all__ = ["merged", "schema_org"]

_OTHER_LAYER = "the schema.org form holds the entry's layer alone"
_IMPLIED = {node("ck:modality"): node("ck:asserted")}
_NAME, _ALTERNATE = node("skos:prefLabel"), node("oboInOwl:hasExactSynonym")

#: Our predicate to a property of MedicalCondition and the class of its value; None: schema.org takes text there.
_PROPERTIES: dict[ox.NamedNode, tuple[str, str | None]] = {
    node("ck:affects"): ("associatedAnatomy", "AnatomicalStructure"),
    node("ck:hasComplication"): ("possibleComplication", None),
    node("ck:hasFinding"): ("signOrSymptom", "MedicalSignOrSymptom"),
    node("ck:hasMechanism"): ("pathophysiology", None),
    node("ck:hasMedicine"): ("drug", "Drug"),
    node("ck:hasSymptom"): ("signOrSymptom", "MedicalSignOrSymptom"),
    node("ck:hasTest"): ("typicalTest", "MedicalTest"),
    node("ck:hasTreatment"): ("possibleTreatment", "MedicalTherapy"),
}


def schema_org(
    index: Index, claims: Iterable[Claim], terms: Mapping[str, Sequence[Identifier]], about: Condition
) -> tuple[str, Division]:
    """A condition as the text of a JSON-LD file, and the claims that are not in it.

    Args:
        index: The graph.
        claims: What to export; claims of other layers than that of the condition's entry are left out.
        terms: The exact terms of a concept (by IRI).
        about: Which condition of the graph.

    Raises:
        InputError: when nothing says what the condition's entry is about.
    """
    claims = list(claims)
    condition = about.concept
    if condition is None:
        raise InputError(
            "the entry is about nothing, and the schema.org form is of a condition",
            where=about.entry.value,
            hint="Give it one schema:about",
        )
    said = divide(claims, lambda claim: _reason(index, claim, about, {condition})).held
    shown = {condition} | {claim.object for claim in said if _PROPERTIES.get(claim.predicate, ("", None))[1]}
    division = divide(claims, lambda claim: _reason(index, claim, about, shown))
    names: dict[object, list[str]] = {}
    for claim in division.held:
        if claim.predicate == _ALTERNATE:
            names.setdefault(claim.subject, []).append(claim.object.value)

    def thing(term: Resource, kind: str) -> dict[str, Any]:
        found: dict[str, Any] = {"@id": term.value, "@type": kind, "name": index.label(term)}
        if term in names:
            found["alternateName"] = sorted(names[term])
        codes = [
            {"@type": "MedicalCode", "codeValue": value, "codingSystem": prefix, "url": code.iri}
            for code in sorted(terms.get(term.value, ()), key=lambda code: code.curie)
            for prefix, _, value in [code.curie.partition(":")]
            if prefix in EXTERNAL
        ]
        return found | ({"code": codes} if codes else {})

    document = {"@context": {"@vocab": PREFIXES["schema"]}} | thing(condition, "MedicalCondition")
    for claim in division.held:
        if claim.predicate in _PROPERTIES and not isinstance(claim.object, ox.Literal):
            name, kind = _PROPERTIES[claim.predicate]
            document.setdefault(name, []).append(thing(claim.object, kind) if kind else index.label(claim.object))
    document["subjectOf"] = _about(index, about, division)
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n", division


def merged(divisions: Sequence[Division], others: Iterable[Claim]) -> Division:
    """What the documents of several conditions hold between them, and what none holds, claims of no condition too."""
    held = [claim for division in divisions for claim in division.held]
    left = [item for division in divisions for item in division.left_out]
    left += [LeftOut(claim, _OTHER_LAYER) for claim in others]
    return Division(
        tuple(sorted(held, key=lambda claim: claim.iri)), tuple(sorted(left, key=lambda item: item.claim.iri))
    )


def _reason(index: Index, claim: Claim, about: Condition, shown: set[Any]) -> str:
    return next(_reasons(index, claim, about, shown), "")


def _reasons(index: Index, claim: Claim, about: Condition, shown: set[Any]) -> Iterator[str]:
    if claim.layer is None or claim.layer != about.layer:
        yield _OTHER_LAYER
    if claim.status not in ACCEPTED:
        yield "schema.org has no place for a claim that nobody has checked"
    if claim.negated:
        yield "schema.org has no place for a negation"
    if claim.subject not in shown:
        yield "the schema.org form tells of the condition and of what is directly said of it"
    for key, values in claim.qualifiers.items():
        if set(values) != {_IMPLIED.get(key)}:
            yield f"schema.org has no place for {index.label(key)} “{index.label(values[0])}”"
    yield from _unfit(index, claim, about.concept)


def _unfit(index: Index, claim: Claim, condition: Resource | None) -> Iterator[str]:
    if claim.predicate == _NAME:
        if claim.object.value != index.label(claim.subject):
            yield "schema.org has one name for a thing, and this is another"
    elif claim.predicate != _ALTERNATE:
        if claim.predicate not in _PROPERTIES or claim.subject != condition:
            yield f"schema.org has no property for “{index.label(claim.predicate)}” of “{index.label(claim.subject)}”"
        if not isinstance(claim.object, ox.NamedNode):
            yield "its object is no concept"


def _about(index: Index, about: Condition, division: Division) -> dict[str, Any]:
    """What the file is made from, and what its source has lost."""
    entry = about.entry
    gaps = sorted(
        {
            index.label(gap)
            for gap in index.of_type(node("ck:Gap"))
            if about.layer in index.values(gap, node("ck:layer"))
        }
    )
    lost = f"\nThe source announces these lists and has lost them: {'; '.join(gaps)}." if gaps else ""
    cited: dict[str, Any] = {"@id": entry.value, "@type": "MedicalWebPage", "name": index.label(entry)}
    for name, curie in (("lastReviewed", "schema:lastReviewed"), ("url", "rdfs:seeAlso")):
        if text := index.text(entry, node(curie)):
            cited[name] = text
    publishers = index.resources(entry, node("schema:publisher"))
    if publishers:
        cited["publisher"] = [{"@type": "Organization", "name": index.label(publisher)} for publisher in publishers]
    count = len(division.left_out)
    left = f"\n{count} claim{' is' if count == 1 else 's are'} left out: schema.org has no place for what they say."
    found = {
        "@id": about.base,
        "@type": "Dataset",
        "name": "condition-kg" if about.is_shipped else about.title,
        "description": notice(index, division.held, [about]) + lost + left,
        "license": about.licence,
        "citation": cited,
    }
    return {key: value for key, value in found.items() if value}
