"""Mappings as a graph: a direct SKOS triple for each accepted row, and a record of each row, accepted or not.

The records use the slots of SSSOM (https://w3id.org/sssom/) as predicates. Which of them stay in the SSSOM/TSV files,
as every triple costs at each start, is in ``kg/data/mappings/README.md``. Nothing here reasons over a mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.claims.mappings import MATCHES, vocabulary
from kg.errors import DataError
from kg.link.sssom import NONE_FOUND, Mapping, MappingSet
from kg.rdf.index import node
from kg.rdf.namespaces import MAPPING, local_name

__all__ = ["mapping_iri", "mapping_triples", "record_triples"]

_TEXTS = ("object_label", "object_source_version", "comment")
_TYPE = node("rdf:type")
_ENDS = ("subject_id", "predicate_id", "object_id")


def mapping_iri(row: Mapping, space: str = MAPPING) -> ox.NamedNode:
    """The readable IRI of a row's record: concept, predicate and term, or concept and vocabulary without a match.

    Args:
        row: The row.
        space: The namespace of the records.

    Raises:
        DataError: when a CURIE of the row is missing, or has a prefix that the project does not know.
    """
    concept = local_name(_iri(row, "subject_id").value)
    if row["object_id"] == NONE_FOUND:
        row.iri("object_source")  # what was searched must be named
        return ox.NamedNode(f"{space}{concept}_noTermFound_{row['object_source'].partition(':')[2]}")
    predicate = row["predicate_id"].partition(":")[2]
    modifier = "_not" if row["predicate_modifier"] else ""
    return ox.NamedNode(f"{space}{concept}_{predicate}_{row['object_id'].replace(':', '-')}{modifier}")


def mapping_triples(sets: Iterable[MappingSet], space: str = MAPPING) -> Iterator[tuple[Mapping, list[ox.Triple]]]:
    """Each row with the triples that it stands for; their records are named in ``space``.

    Raises:
        DataError: with file and line, when a CURIE has a prefix that the project does not know.
    """
    for mapping_set in sets:
        for row in mapping_set.rows:
            yield row, record_triples(row, mapping_iri(row, space))


def record_triples(row: Mapping, record: ox.NamedNode, *, is_foreign: bool = False) -> list[ox.Triple]:
    """The triples for which a row stands, under the name of its record.

    Args:
        row: The row.
        record: The name of its record.
        is_foreign: Whether the row is of a set of others: it may lack a slot, and has the label of its subject, too.

    Raises:
        DataError: with file and line, when a CURIE is missing, or has a prefix that nobody declares.
    """
    ends = {slot: _iri(row, slot) for slot in _ENDS if row[slot] or not is_foreign}
    triples = [ox.Triple(record, _TYPE, node("ck:Mapping"))]
    triples += [ox.Triple(record, node(f"sssom:{slot}"), named) for slot, named in ends.items()]
    if row["mapping_justification"] or not is_foreign:
        found = _justification(row) if is_foreign else _iri(row, "mapping_justification")
        triples.append(ox.Triple(record, node("sssom:mapping_justification"), found))
    if row["confidence"]:
        triples.append(ox.Triple(record, node("sssom:confidence"), _decimal(row["confidence"])))
    if row.is_rejected:
        triples.append(ox.Triple(record, node("sssom:predicate_modifier"), ox.Literal("Not")))
    elif row.is_proposed:
        triples.append(ox.Triple(record, node("ck:status"), node("ck:proposed")))
    elif row.is_accepted and len(ends) == len(_ENDS) and ends["predicate_id"] in MATCHES:
        triples.append(ox.Triple(ends["subject_id"], ends["predicate_id"], ends["object_id"]))
    if row["object_source"] and row["object_source"] != vocabulary(row["object_id"]):
        triples.append(ox.Triple(record, node("sssom:object_source"), _iri(row, "object_source")))
    texts = ("subject_label", *_TEXTS) if is_foreign else _TEXTS
    triples += [ox.Triple(record, node(f"sssom:{column}"), ox.Literal(row[column])) for column in texts if row[column]]
    return triples


def _justification(row: Mapping) -> ox.NamedNode | ox.Literal:
    """How a row was found; where nobody can tell what that is, as it is written."""
    try:
        return _iri(row, "mapping_justification")
    except DataError:
        return ox.Literal(row["mapping_justification"])


def _decimal(text: str) -> ox.Literal:
    """A confidence in the one lexical form that every store keeps; what is no number as text."""
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return ox.Literal(text)
    return ox.Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=node("xsd:decimal"))


def _iri(row: Mapping, column: str) -> ox.NamedNode:
    iri = row.iri(column)
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        hint = "Correct it, or its prefix in the curie_map"
        raise DataError(f"{column}: {iri!r} is no IRI", where=row.where, hint=hint) from error
