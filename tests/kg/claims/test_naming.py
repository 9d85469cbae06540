"""Every name in data, with its rank."""

from __future__ import annotations

from kg.claims.mappings import links
from kg.claims.naming import namings
from kg.rdf.namespaces import expand
from tests.kg.claims.graphs import index_of


def test_names_of_concepts_of_other_things_and_of_terms() -> None:
    index = index_of("""
        concept:b a skos:Concept , ck:Condition ; rdfs:label "B" ; oboInOwl:hasRelatedSynonym "bee" .
        :m a ck:Mapping ; rdfs:label "no name" ; sssom:subject_id concept:b ; sssom:predicate_id skos:exactMatch ;
          sssom:object_id HP:1 ; sssom:object_label "one" .
        term:r a ck:TermRecord ; ck:term HP:1 ; rdfs:label "uno" . term:s a ck:TermRecord ; rdfs:label "alone" .
        layer:x a ck:Layer ; rdfs:label "a layer" .""")
    found = {name.text: name for name in namings(index, links(index))}
    assert sorted(found, key=lambda text: found[text].rank) == ["B", "bee", "b", "a layer", "one", "uno", "alone"]
    assert {text for text, name in found.items() if name.iri == expand("concept:b")} == {"one", "B", "bee", "b", "uno"}
    assert {text for text, name in found.items() if name.is_of_concept} == {"one", "B", "bee", "b", "uno"}
    assert {text for text, name in found.items() if name.is_exact} == {"one", "B", "b", "uno", "a layer"}
    assert not found["b"].is_spoken
    assert found["uno"].how == "mapped by skos:exactMatch from HP:1"
