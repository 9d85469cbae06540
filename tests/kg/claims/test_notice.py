"""What a graph says of itself: its own words where it has any, none of ours for data that are not ours."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.claims.claim import claims
from kg.claims.notice import (
    cautions,
    data_version,
    licence_lines,
    made_with,
    notice,
    notice_lines,
    reviewed_words,
    title,
)
from kg.rdf.index import Index, node
from kg.rdf.namespaces import BASE
from kg.version import DATA_DATE, DATA_VERSION, LICENCE_NOTICE, NOT_REVIEWED, __version__
from tests.kg.claims.graphs import index_of

OF_CLAIMS = "Made from the data given. No clinician has reviewed this graph. Not medical advice."


def test_ours_says_what_it_is_and_who_has_not_reviewed_it(index: Index) -> None:
    assert "No clinician has reviewed this graph. Not medical advice" in notice(index)
    assert "2022-04-25" in notice(index)
    assert data_version(index) == DATA_VERSION
    assert made_with(index) == f"condition-kg {__version__}, data {DATA_VERSION} ({DATA_DATE})"


def test_two_datasets_each_say_their_own_ours_first(index: Index, both: Dataset) -> None:
    said = notice(both.index)
    assert said.startswith(notice(index))
    assert "Polymyositis" in said
    assert title(both.index) == "Graph"
    assert title(index) != "Graph"


@pytest.mark.parametrize(
    ("turtle", "licence"),
    [
        ("", "the data name none"),
        (":a :p :b .", "the data name none"),
        (':d a void:Dataset ; dcterms:description "no part of it is named" .', "the data name none"),
        (':d a skos:ConceptScheme ; rdfs:label "D" ; dcterms:license <http://e/by> .', "http://e/by"),
        (
            ":d a <http://www.w3.org/ns/dcat#Catalog> ; dcterms:license <http://e/by> . :e dcterms:license :x .",
            "http://e/by",
        ),
        (":d a <http://schema.org/Dataset> ; <http://schema.org/license> <http://e/by> .", "http://e/by"),
        (
            ":a <http://creativecommons.org/ns#license> :x . :b dcterms:license :y .",
            "Of parts of them: http://e/x and http://e/y",
        ),
        (":a dcterms:license :w , :x , :y , :z .", "the data name none"),
    ],
)
def test_of_other_data_only_the_licence_is_told(turtle: str, licence: str) -> None:
    index = index_of(turtle)
    assert notice(index) == f"A picture of the data given, as they are. Licence: {licence}."
    assert data_version(index) == ""
    assert made_with(index) == f"Made with condition-kg {__version__}"


@pytest.mark.parametrize(
    ("turtle", "called"),
    [
        ('<http://e/set/> a void:Dataset . :c a <http://www.w3.org/ns/dcat#Catalog> ; rdfs:label "C" .', "C"),
        ('[] a owl:Ontology . :n a <http://www.nanopub.org/nschema#Nanopublication> ; rdfs:label "N" .', "N"),
        ("<http://e/set/> a void:Dataset .", "Graph"),
        (":one a owl:Ontology .", "one"),
        (":Q1 a <http://schema.org/Dataset> .", "Graph"),
        (":one a void:Dataset . :two a void:Dataset .", "Graph"),
    ],
)
def test_what_data_of_any_kind_are_called(turtle: str, called: str) -> None:
    assert title(index_of(turtle)) == called


def test_claims_that_say_nothing_of_themselves_have_the_general_notice() -> None:
    assert notice(index_of(":a a ck:Association .")) == OF_CLAIMS


def test_data_are_called_what_they_call_themselves() -> None:
    assert title(index_of(':o a owl:Ontology ; rdfs:label "Organs" .')) == "Organs"
    assert title(index_of(":a :p :b .")) == "Graph"


def test_data_of_others_say_their_own_words() -> None:
    index = index_of(
        ':d a void:Dataset ; void:subset :g ; rdfs:label "Theirs" ; dcterms:description "Reviewed by nobody." .'
    )
    assert (notice(index), title(index), data_version(index)) == ("Reviewed by nobody.", "Theirs", "")


def test_the_same_words_stand_once() -> None:
    one = 'a void:Dataset ; void:subset :g ; dcterms:description "The same." .'
    assert notice(index_of(f":a {one} :b {one}")) == "The same."


def test_ours_stands_first_whatever_the_others_are_called() -> None:
    index = index_of(
        f'<{BASE}> a void:Dataset ; void:subset :g ; dcterms:description "ours" .'
        '<http://a/> a void:Dataset ; void:subset :g ; dcterms:description "theirs" .'
    )
    assert notice(index) == "ours theirs"


OURS = ox.NamedNode(BASE)


def test_the_shipped_graph_says_what_all_of_it_is_made_from(whole: Dataset) -> None:
    made = "encyclopaedia entry reviewed 2022-04-25, 14 texts of NIH and CDC as republished in 2019, and the cited"
    first = f"condition-kg, data version {DATA_VERSION} ({DATA_DATE})."
    lines = (first, f"Made from one {made} layers.", NOT_REVIEWED, LICENCE_NOTICE)
    assert notice_lines(whole.index) == lines
    assert whole.notice == (*lines, *licence_lines(whole.index))
    assert lines[1] in notice(whole.index)
    assert title(whole.index) == "condition-kg: Lambert-Eaton myasthenic syndrome and conditions around it"


def test_the_graph_of_one_condition_speaks_of_that_alone(dataset: Dataset) -> None:
    assert "Made from one encyclopaedia entry reviewed 2022-04-25 and the cited layers." in dataset.notice
    assert title(dataset.index) == "condition-kg: Lambert-Eaton myasthenic syndrome"


def test_it_states_version_and_date(dataset: Dataset) -> None:
    assert data_version(dataset.index) == DATA_VERSION
    assert made_with(dataset.index) == f"condition-kg {__version__}, data {DATA_VERSION} ({DATA_DATE})"


def test_an_older_graph_keeps_its_version(dataset: Dataset) -> None:
    stated = {node("owl:versionInfo"): ox.Literal("2020.1.1"), node("dcterms:date"): ox.Literal("2020-01-01")}
    older = Index(
        ox.Triple(each.subject, each.predicate, stated.get(each.predicate, each.object))
        if each.subject == OURS
        else each
        for each in dataset.triples
    )
    assert notice_lines(older)[0] == "condition-kg, data version 2020.1.1 (2020-01-01)."
    assert made_with(older).endswith("data 2020.1.1 (2020-01-01)")


def test_a_version_that_is_not_stated_is_not_said(dataset: Dataset) -> None:
    stated = (node("owl:versionInfo"), node("dcterms:date"))
    silent = Index(each for each in dataset.triples if each.subject != OURS or each.predicate not in stated)
    assert data_version(silent) == ""
    assert notice_lines(silent)[0] == "condition-kg."
    assert made_with(silent) == f"Made with condition-kg {__version__}"


def test_data_of_others(both: Dataset) -> None:
    titles = "Lambert-Eaton myasthenic syndrome, Polymyositis"
    assert notice_lines(both.index) == (f"{titles}. Made with condition-kg {__version__}.", NOT_REVIEWED)
    assert notice_lines(Index([])) == (f"Made with condition-kg {__version__}.", NOT_REVIEWED)


def test_each_licence_inside_is_named_with_its_layers(dataset: Dataset) -> None:
    lines = licence_lines(dataset.index)
    assert "Licence https://hpo.jax.org/app/license: HPO" in "\n".join(lines)
    assert any(line.startswith("Licence https://creativecommons.org/licenses/by/4.0/: ") for line in lines)
    assert not any("direct triples" in line for line in lines), "what is derived has the licences of what it is from"
    assert licence_lines(Index([])) == ()


def test_a_caution_stands_beside_doses_and_warnings_and_nothing_else(dataset: Dataset) -> None:
    index = dataset.index
    by_predicate = {claim.predicate: claim for claim in claims(index)}
    (said,) = cautions(index, [by_predicate[node("ck:hasDoseLimit")], by_predicate[node("ck:hasAdverseEffect")]])
    assert "ask a doctor or pharmacist" in said
    assert cautions(index, [by_predicate[node("ck:hasSymptom")]]) == ()
    approved = next(claim for claim in claims(index) if claim.qualifier("ck:approvalStatus"))
    assert cautions(index, [approved]) == (said,)


OTHERS = ":d a ck:Association . :e a ck:Association ; ck:status ck:rejected ."
SIGNED = "https://orcid.org/0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("turtle", "said"),
    [
        (":c a ck:Association ; ck:status ck:reviewed .", "No clinician has reviewed this graph."),
        (f":c a ck:Association ; ck:status ck:proposed ; ck:reviewer <{SIGNED}> .", "No clinician has reviewed this"),
        (f":c a ck:Association ; ck:status ck:reviewed ; ck:reviewer <{SIGNED}> .", f"person ({SIGNED})."),
        (
            f":c a ck:NegatedAssociation ; ck:status ck:reviewed ; ck:reviewer <{SIGNED}> . {OTHERS}",
            f"1 of 2 claims were signed by a person ({SIGNED}); no clinician has reviewed the others.",
        ),
    ],
)
def test_who_has_signed_claims_is_told_with_their_number(turtle: str, said: str) -> None:
    found = index_of(turtle)
    assert said in notice(found)
    assert said in notice_lines(found)[-1]
    assert "Not medical advice" in notice(found)


def test_many_people_are_not_all_named() -> None:
    people = [f"https://orcid.org/{number}" for number in range(7)]
    assert reviewed_words(9, 9, people).endswith(f"({', '.join(people[:5])} and 2 more).")
