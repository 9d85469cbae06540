"""What is to be linked is read."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.link.match.ask import read_documents
from kg.rdf.index import Index

OWN = b"""@prefix : <http://e.org/own/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
:1 a owl:Class ; rdfs:label "renal cyst" . :2 a owl:Class ; rdfs:label "myopia" .
"""
SET = b"""#curie_map:
#  own: http://e.org/own/
#  o: http://e.org/o/
#license: https://w3id.org/sssom/license/unspecified
#mapping_set_id: https://e.org/set
subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tmapping_justification
own:1\t\tskos:exactMatch\to:1\tsemapv:ManualMappingCuration
own:2\tNot\tskos:exactMatch\to:2\tsemapv:ManualMappingCuration
"""


def test_documents_come_with_what_sets_say_of_them() -> None:
    asked = read_documents(OWN, [OWN, OWN], witnesses=[OWN], mappings=[SET])
    assert (len(asked.targets), len(asked.witnesses)) == (2, 1)
    assert [each.label for each in asked.source.concepts] == ["renal cyst", "myopia"]
    assert asked.source.concepts[0].identifiers == ("http://e.org/o/1",)
    assert ("http://e.org/own/2", "http://e.org/o/2") in asked.rejected
    assert ("http://e.org/own/1", "http://e.org/o/1") not in asked.rejected


def test_a_graph_without_concepts_is_refused() -> None:
    with pytest.raises(InputError, match="the graph holds no concept to link"):
        read_documents(Index([]), [OWN])
