"""The concepts of the shipped graph, and what it rejects."""

from __future__ import annotations

from kg.link.match.own import accepted_pairs, own_concepts, rejected_pairs
from kg.link.match.sharing import Rejected
from kg.link.sssom import mapping_sets
from kg.rdf.index import Index
from kg.rdf.namespaces import expand
from tests.kg.claims.graphs import index_of


def test_concepts_have_their_names_and_what_they_are(index: Index) -> None:
    found = {each.iri: each for each in own_concepts(index)}
    lems = found[expand("concept:lems")]
    assert lems.label == "Lambert-Eaton myasthenic syndrome"
    assert ("Eaton-Lambert syndrome", "exact") in lems.synonyms
    assert ("Myasthenic syndrome", "broad") in lems.synonyms
    assert expand("mesh:D015624") in lems.identifiers


def test_a_pair_that_is_only_not_broader_is_not_rejected(index: Index) -> None:
    sets = [each for each in mapping_sets() if each.name == "negative"]
    rejected = Rejected([*rejected_pairs(index, sets)])
    exact = [row for row in sets[0].rows if row["predicate_id"] == "skos:exactMatch"]
    assert exact
    assert all((row.iri("subject_id"), row.iri("object_id")) in rejected for row in exact)


def test_what_sets_accept_as_the_same_holds_for_both() -> None:
    positive = [each for each in mapping_sets() if each.name == "positive"]
    same = accepted_pairs(positive)
    assert expand("MONDO:0018556") in same[expand("concept:lems")]
    assert same[expand("MONDO:0018556")] == [expand("concept:lems")]


def test_concepts_under_another_base_are_known_by_their_iri() -> None:
    text = """
        ck:Condition a owl:Class ; rdfs:subClassOf ck:Concept .
        <https://data.example.org/kg/concept/gout> a ck:Condition ; rdfs:label "gout"@en ; skos:altLabel "podagra"@en .
    """
    (found,) = own_concepts(index_of(text))
    assert (found.iri, found.label) == ("https://data.example.org/kg/concept/gout", "gout")
    assert found.synonyms == (("podagra", "exact"),)


def test_concepts_that_rules_propose_come_without_our_vocabulary() -> None:
    text = """
        <http://e/concept/cough> a ck:SignOrSymptom ; rdfs:label "cough"@en ; ck:status ck:proposed .
        <http://e/claims/1> a ck:Association ; rdfs:label "X causes cough."@en ; ck:status ck:proposed .
    """
    assert [each.label for each in own_concepts(index_of(text))] == ["cough"]
