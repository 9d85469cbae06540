"""KGX (https://github.com/biolink/kgx), as TSV or JSON Lines: nodes and edges that conform to the Biolink Model.

What an exported edge implies, as there is no slot for it: the claim was checked, was read in its source, is asserted
without a hedge, and rests on more than animals, the laboratory or a single case. The spans of an entry are in
``has_evidence`` (their IRIs hold the offsets), documents and citations in ``publications``, our predicate in
``original_predicate``. In TSV, values of a list are separated by ``|``. KGX knows no escapes: its reader and writer put
a space for a tab or a line end, and its reader takes any text with a ``|`` for a list. So a space is written here for
the one, and ``¦`` for the other; JSON Lines keep both. ``negated`` is empty where it is false: KGX takes every text for
true, ``false`` too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kg.claims.claim import ACCEPTED, Claim
from kg.claims.notice import datasets
from kg.claims.sentences import sentence
from kg.condition import conditions_of
from kg.export import biolink
from kg.export.divide import Division, divide, notice
from kg.link.identifiers import Identifier
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import BASE, local_name, shrink

__all__ = ["EDGE_SLOTS", "NODE_SLOTS", "Kgx"]

NODE_SLOTS = (
    "id",
    "category",
    "name",
    "description",
    "iri",
    "xref",
    "exact_synonym",
    "broad_synonym",
    "narrow_synonym",
    "related_synonym",
    "license",
)
EDGE_SLOTS = (
    "id",
    "subject",
    "predicate",
    "object",
    "category",
    "negated",
    "disease_context_qualifier",
    "population_context_qualifier",
    "frequency_qualifier",
    "has_percentage",
    "has_count",
    "has_total",
    "knowledge_level",
    "agent_type",
    "primary_knowledge_source",
    "aggregator_knowledge_source",
    "publications",
    "has_evidence",
    "original_subject",
    "original_predicate",
    "original_object",
    "description",
)

Slot = str | bool | int | float | list[str]
Row = dict[str, Slot]
_MODALITY, _OBTAINED, _IDENTIFIER = node("ck:modality"), node("ck:obtained"), node("dcterms:identifier")
_LICENCE, _PART = node("dcterms:license"), node("void:subset")
_OUR_NAME = "condition-kg"
#: The id of the dataset of data that name none.
_NAMELESS = "_:dataset"
#: What KGX and its reader take for the end of a cell or line, vertical ones too.
_LINE_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
#: Qualifiers that an exported edge implies, with the value that it implies.
_IMPLIED = {_MODALITY: node("ck:asserted"), _OBTAINED: node("ck:readInSource")}


class Kgx:
    """The claims of a graph in KGX.

    Args:
        index: The graph.
        claims: What to export.
        identifiers: The external identifier that stands for a concept (by IRI).
        terms: The exact terms of a concept (by IRI), for ``xref``.
        text: Whether TSV is to be written, which cannot hold ``|`` in a list.
    """

    def __init__(
        self,
        index: Index,
        claims: Iterable[Claim],
        identifiers: Mapping[str, Identifier],
        terms: Mapping[str, Sequence[Identifier]],
        *,
        text: bool = True,
    ) -> None:
        self._index = index
        self._identifiers = identifiers
        self._terms = terms
        self._text = text
        self.division: Division = divide(claims, self._reason)
        self.nodes = self._nodes()
        self.edges = [self._edge(claim) for claim in self.division.held if claim.predicate not in biolink.NAMES]

    def tsv(self) -> tuple[str, str]:
        """The text of the file of nodes and of that of edges."""
        return _tsv(NODE_SLOTS, self.nodes), _tsv(EDGE_SLOTS, self.edges)

    def jsonl(self) -> tuple[str, str]:
        """The same as JSON Lines."""
        nodes, edges = (
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows) for rows in (self.nodes, self.edges)
        )
        return nodes, edges

    def _reason(self, claim: Claim) -> str:
        if claim.status not in ACCEPTED:
            status = self._index.label(claim.status) if claim.status is not None else "missing"
            return f"KGX has no slot for the status, which is {status}"
        for key, implied in _IMPLIED.items():
            if wrong := [value for value in claim.qualifiers.get(key, ()) if value != implied]:
                return f"Biolink has no slot for {self._index.label(key)} “{self._index.label(wrong[0])}”"
        if claim.is_of_nobody:
            return f"Biolink has no slot for the kind of study, which is {self._index.label(claim.study_kinds[0])}"
        if claim.predicate in biolink.NAMES:
            return self._name_reason(claim)
        statement = biolink.PREDICATES.get(claim.predicate)
        if statement is None:
            return f"no Biolink predicate is given here for “{self._index.label(claim.predicate)}”"
        return self._statement_reason(claim, statement) or self._qualifier_reason(claim, statement)

    def _name_reason(self, claim: Claim) -> str:
        if claim.negated:
            return "a name of a Biolink node cannot be negated"
        if keys := claim.qualifiers.keys() - _IMPLIED.keys():
            return f"a name of a Biolink node has no slot for {self._index.label(min(keys, key=str))}"
        if not isinstance(claim.object, ox.Literal) or not self._category(claim.subject):
            return "Biolink has no category for what is named, or the name is no text"
        if self._text and "|" in claim.object.value:
            return "KGX TSV cannot hold | in a name"
        if claim.predicate == node("skos:prefLabel") and claim.object.value != self._index.label(claim.subject):
            return "a Biolink node has one name, and this is another"
        return ""

    def _statement_reason(self, claim: Claim, statement: biolink.Statement) -> str:
        if claim.negated and statement.broader:
            return f"biolink:{statement.predicate} is broader, and its negation would say more"
        if isinstance(claim.object, ox.Literal):
            return "its object is a value, and Biolink joins nodes"
        for term, allowed in ((claim.subject, statement.subjects), (claim.object, statement.objects)):
            category = self._category(term)
            if not category:
                return f"Biolink has no category for “{self._index.label(term)}”"
            if allowed and category not in allowed:
                return f"biolink:{statement.predicate} does not join a {category}, “{self._index.label(term)}”"
        return ""

    def _qualifier_reason(self, claim: Claim, statement: biolink.Statement) -> str:
        assert not isinstance(claim.object, ox.Literal)  # noqa: S101 - refused before
        association = statement.association(self._category(claim.object))
        slots = biolink.slots_of(association)
        for key, values in claim.qualifiers.items():
            if key in _IMPLIED or (key in statement.in_words and not claim.negated):
                continue
            slot = biolink.SLOTS.get(key)
            if slot is None or slot not in slots:
                return f"biolink:{association} has no slot for {self._index.label(key)}"
            if len(values) > 1:
                return f"biolink:{slot} holds one value, and there are {len(values)}"
            if slot.startswith("has_") and _number(slot, values[0]) is None:
                return f"biolink:{slot} holds a number, which “{self._index.label(values[0])}” is not"
        return ""

    def _category(self, term: Value) -> str:
        kinds = [] if isinstance(term, ox.Literal) else self._index.values(term, node("rdf:type"))
        return next((theirs for ours, theirs in biolink.CATEGORIES.items() if ours in kinds), "")

    def _id(self, term: Value) -> str:
        known = self._identifiers.get(term.value)
        return biolink.curie(known.curie if known else shrink(term.value) if ":" in term.value else f"_:{term.value}")

    def _nodes(self) -> list[Row]:
        rows: dict[str, Row] = {str(row["id"]): row for row in self._datasets()}
        for claim in self.division.held:
            for term in (claim.subject, claim.object):
                if not isinstance(term, ox.Literal):
                    rows.setdefault(self._id(term), self._node(term))
        for claim in self.division.held:
            if (slot := biolink.NAMES.get(claim.predicate, "name")) != "name":
                names = rows[self._id(claim.subject)].setdefault(slot, [])
                if isinstance(names, list) and claim.object.value not in names:
                    names.append(claim.object.value)
        return [_in_order(row, NODE_SLOTS) for _, row in sorted(rows.items())]

    def _node(self, term: Resource) -> Row:
        known = self._identifiers.get(term.value)
        links = [biolink.curie(found.curie) for found in self._terms.get(term.value, ())]
        row: Row = {
            "id": self._id(term),
            "category": [f"biolink:{self._category(term)}"],
            "name": self._index.label(term),
            "iri": known.iri if known else term.value,
        }
        if known:
            links = [shrink(term.value), *links]
        if definition := self._index.definition(term):
            row["description"] = definition
        links = sorted(set(links) - {str(row["id"])})
        return row | ({"xref": links} if links else {})

    def _datasets(self) -> list[Row]:
        """The datasets that the claims are of, each with the licence that it declares; else the bases of conditions."""
        layers = {claim.layer for claim in self.division.held}
        every = datasets(self._index)
        used = [each for each in every if layers.intersection(self._index.resources(each, _PART))] or every
        found = [
            (each.value, _OUR_NAME if each.value == BASE else self._index.label(each), self._licences(each))
            for each in used
        ] or [(each.base, each.title, each.licence) for each in conditions_of(self._index)]
        text = notice(self._index, self.division.held)
        rows: list[Row] = []
        for iri, name, licence in found or [(_NAMELESS, "Graph", "")]:
            row: Row = {"id": iri or _NAMELESS, "category": ["biolink:Dataset"], "name": name, "description": text}
            rows.append(row | ({"license": licence} if licence else {}))
        return rows

    def _licences(self, dataset: Resource) -> str:
        """All that a dataset declares, in one text: the slot holds one value."""
        return ", ".join(sorted(licence.value for licence in self._index.values(dataset, _LICENCE)))

    def _edge(self, claim: Claim) -> Row:
        statement = biolink.PREDICATES[claim.predicate]
        ends = [claim.subject, claim.object]
        assert not isinstance(claim.object, ox.Literal)  # noqa: S101 - left out before
        slots = ("original_subject", "original_object")
        original = {  # what our side calls the ends, where that differs from the ids
            slot: shrink(end.value) for slot, end in zip(slots, ends, strict=True) if end.value in self._identifiers
        }
        row: Row = {
            "id": shrink(claim.iri),
            "predicate": f"biolink:{statement.predicate}",
            "category": [f"biolink:{statement.association(self._category(claim.object))}"],
            "negated": claim.negated,
            "knowledge_level": biolink.KNOWLEDGE_LEVELS.get(_named(claim.knowledge_level), "not_provided"),
            "agent_type": biolink.AGENT_TYPES.get(_named(claim.agent_type), "not_provided"),
            "original_predicate": shrink(claim.predicate.value),
        }
        for key, values in claim.qualifiers.items():
            if key not in _IMPLIED and key not in statement.in_words:
                slot = biolink.SLOTS[key]
                number = _number(slot, values[0])
                value: Slot = number if number is not None else self._id(values[0])
                if slot == "original_object":
                    original[slot] = str(value)
                else:
                    row[slot] = value
        if statement.inverse:
            ends.reverse()
            original = {slots[1 - slots.index(slot)]: value for slot, value in original.items()}
        row |= {"subject": self._id(ends[0]), "object": self._id(ends[1])} | original | self._provenance(claim)
        words = sentence(self._index, claim) if statement.in_words else ""
        described = " ".join(filter(None, (words, claim.note)))
        return _in_order(row | ({"description": described} if described else {}), EDGE_SLOTS)

    def _provenance(self, claim: Claim) -> Row:
        chain = (*biolink.AGGREGATORS.get(local_name(claim.layer.value) if claim.layer else "", ()), biolink.INFORES)
        spans = [self._id(piece) for piece in claim.evidence if piece not in claim.sources]
        row: Row = {
            "primary_knowledge_source": chain[0],
            "aggregator_knowledge_source": list(chain[1:]),
            "publications": sorted(self._publication(source) for source in claim.sources),
            "has_evidence": spans,
        }
        return {slot: value for slot, value in row.items() if value}

    def _publication(self, source: Value) -> str:
        identifier = self._index.text(source, _IDENTIFIER) if not isinstance(source, ox.Literal) else ""
        if identifier.startswith("DOI:"):
            return f"doi:{identifier.removeprefix('DOI:')}"  # as Biolink binds it
        return identifier if identifier.startswith(("PMID:", "doi:")) else self._id(source)


def _named(term: Value | None) -> ox.NamedNode:
    return term if isinstance(term, ox.NamedNode) else node("rdf:nil")


def _number(slot: str, value: Value) -> int | float | None:
    """The value of a numeric slot; None for other slots, and when it is no number from 0."""
    text = value.value if isinstance(value, ox.Literal) else ""
    if slot in ("has_count", "has_total"):
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
    if slot == "has_percentage" and text.isascii() and text.replace(".", "", 1).isdigit() and len(text) < 16:
        return float(text)
    return None


def _in_order(row: Row, slots: Sequence[str]) -> Row:
    return {slot: row[slot] for slot in slots if slot in row}


def _tsv(slots: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [slots, *([_cell(row.get(slot, "")) for slot in slots] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _cell(value: Slot) -> str:
    if isinstance(value, list):
        return _LINE_ENDS.sub(" ", "|".join(value))
    text = ("true" if value else "") if isinstance(value, bool) else str(value)
    return _LINE_ENDS.sub(" ", text).replace("|", "¦")
