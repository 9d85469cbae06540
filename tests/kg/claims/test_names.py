"""From what a person types to what is meant; names are compared by the table that the pages' search runs, too."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.claims.names import Names, normalise, resolve
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.rdf.index import Index, node
from kg.rdf.namespaces import expand, shrink


@pytest.fixture(scope="module")
def names(index: Index) -> Names:
    return Names(index)


@pytest.fixture(scope="module")
def index(layered: ox.Store) -> Index:
    return Index(layered)


CASES = json.loads((Path(__file__).parents[2] / "data" / "names.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_names_are_compared_by_the_shared_table(case: dict[str, str]) -> None:
    assert normalise(case["text"]) == case["form"]


@given(st.text(max_size=40))
def test_a_normal_form_is_its_own(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Lambert-Eaton myasthenic syndrome", "concept:lems"),
        ("lambert–eaton   SYNDROME", "concept:lems"),
        ("Lambert Éaton syndrome", "concept:lems"),
        ("LEMS", "concept:lems"),
        ("concept:lems", "concept:lems"),
        ("https://w3id.org/condition-kg/concept/lems", "concept:lems"),
        ("<https://w3id.org/condition-kg/concept/lems>", "concept:lems"),
        ("MONDO:0018556", "concept:lems"),
        ("mondo:0018556", "concept:lems"),
        ("http://purl.obolibrary.org/obo/MONDO_0018556", "concept:lems"),
        ("mesh:D015624", "concept:lems"),
        ("HP:0001324", "concept:muscle-weakness"),
        ("plasmapheresis", "concept:plasma-exchange"),
        ("ct-of-chest", "concept:ct-of-chest"),
        ("cancer", "concept:cancer"),
        ("Xerotestia", "concept:test-dry-mouth"),
        ("dryness tested", "concept:test-dry-mouth"),
        ("HP:9999999", "concept:test-dry-mouth"),
        ("HP_0001324", "concept:muscle-weakness"),
        ("ORPHA:43393", "concept:lems"),
        ("Orphanet:43393", "concept:lems"),
        ("Orphanet_43393", "concept:lems"),
        ("SCTID:56989000", "concept:lems"),
        ("https://identifiers.org/mesh:D015624", "concept:lems"),
        ("GARD:0006851", "concept:lems"),
        ("PMID:38494285", "citation:pmid-38494285"),
        ("pmid:38494285", "citation:pmid-38494285"),
        ("HP:9999998", "term:test-HP_9999998"),
        ("Unmapped Testia", "term:test-HP_9999998"),
        ("has test", "ck:hasTest"),
        ("ck:hasTest", "ck:hasTest"),
        ("medicines", "gap:medicines"),
        ("layer:adam-000710", "layer:adam-000710"),
        ("citation:pmid-1", "citation:pmid-1"),
        ("conflict:test", "conflict:test"),
    ],
)
def test_a_name_finds_what_it_names(names: Names, term: str, expected: str) -> None:
    assert shrink(names.find(term).iri) == expected


def test_a_foreign_term_tells_how_it_was_found(index: Index, names: Names) -> None:
    assert names.find("MONDO:0018556").note == "mapped by skos:exactMatch from MONDO:0018556"
    assert names.find("Xerotestia").note == "mapped by skos:closeMatch from HP:9999999"
    assert resolve(index, "LEMS").note == ""


def test_an_ambiguous_name_lists_the_choices(names: Names) -> None:
    with pytest.raises(AmbiguousNameError, match="esophageal") as error:
        names.find("les")
    assert "concept:lems (Lambert-Eaton myasthenic syndrome, related synonym)" in error.value.hint
    with pytest.raises(AmbiguousNameError, match="several things") as error:
        names.find("condition")
    assert "ck:Condition" in error.value.hint
    assert "ck:underCondition" in error.value.hint


def test_a_typo_is_met_with_suggestions(names: Names) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'vitiligo'"):
        names.find("vitilligo")


def test_near_names_hold_the_words_and_are_no_identifiers(names: Names) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'synaptotagmin antibodies'"):
        names.find("synaptotagmin")
    with pytest.raises(UnknownNameError) as error:
        names.find("119-177")
    assert "Did you mean" not in error.value.hint
    with pytest.raises(UnknownNameError) as error:
        names.find(5000 * "a")
    assert len(str(error.value)) < 200


def test_a_concept_by_name_or_slug(names: Names) -> None:
    assert names.find_concept("ct-of-chest") == names.find_concept("CT of chest") == expand("concept:ct-of-chest")
    with pytest.raises(UnknownNameError, match="gap:medicines, which is no concept"):
        names.find_concept("medicines")


def test_a_rejected_term_is_told_as_such(names: Names) -> None:
    with pytest.raises(UnknownNameError, match=r"rejected as a term of concept:lems.*Lambert syndrome"):
        names.find("MONDO:0009507")


@settings(deadline=None)
@given(st.text())
def test_any_text_is_met(names: Names, text: str) -> None:
    with suppress(AmbiguousNameError, UnknownNameError):
        assert names.find(text).iri


@given(st.text())
def test_names_are_normalised_once_and_for_all(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert normalise(f" {text} ") == normalise(text)


def test_every_concept_is_found_by_its_label(index: Index, names: Names) -> None:
    concepts = [found for found in index.of_type(node("skos:Concept")) if shrink(found.value).startswith("concept:")]
    assert len(concepts) > 70
    assert all(names.find(index.label(concept)).iri == concept.value for concept in concepts)


@pytest.mark.parametrize(
    ("term", "expected", "how"),
    [
        ("LEMS", "concept:lems", "exact synonym"),
        ("LES", "concept:lems", "related synonym, in use for other things, too"),
        ("lambert eaten syndrom", "concept:lems", "exact synonym 'Lambert-Eaton syndrome'"),
        ("what helps against vitiligo?", "concept:vitiligo", "label 'vitiligo'"),
        ("HP:0001324", "concept:muscle-weakness", "mapped by skos:exactMatch from HP:0001324"),
    ],
)
def test_a_search_finds_what_may_be_meant(names: Names, term: str, expected: str, how: str) -> None:
    found = {shrink(match.iri): match.note for match in names.search(term)}
    assert found[expected] == how


def test_a_search_lists_what_find_does_not_choose_between(names: Names) -> None:
    with pytest.raises(AmbiguousNameError):
        names.find("condition")
    assert {"ck:Condition", "ck:underCondition"} <= {shrink(match.iri) for match in names.search("condition")}


def test_a_search_finds_nothing_in_nothing(names: Names) -> None:
    assert names.search("zzzzzz qqqqq") == []
    assert names.search("") == []
    assert len(names.search("muscle", most=3)) == 3


def test_hostile_labels_do_not_steer_a_terminal_by_an_error() -> None:
    store = ox.Store()
    for name in ("a", "b"):
        store.load(
            f'<http://e/{name}> <http://www.w3.org/2000/01/rdf-schema#label> "x\x1b[2J" .'.encode(),
            format=ox.RdfFormat.TURTLE,
        )
    with pytest.raises(AmbiguousNameError) as error:
        resolve(Index(store), "x [2J")
    assert "\x1b" not in str(error.value)
    assert "http://e/b" in error.value.hint


@pytest.mark.parametrize("term", ["mesh:D015624", "MSH:D015624", "http://identifiers.org/mesh/D015624"])
def test_data_may_have_a_term_in_another_spelling(term: str) -> None:
    data = """@prefix own: <https://clinic.example/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        own:N1 skos:prefLabel "LEMS" ; skos:exactMatch <http://identifiers.org/mesh/D015624> .
        <http://identifiers.org/mesh/D1> skos:prefLabel "other" ."""
    names = Names(Index(ox.parse(data, format=ox.RdfFormat.TURTLE)))
    assert names.find(term).iri == "https://clinic.example/terms/N1"
    assert names.find("MESH:D1").iri == "http://identifiers.org/mesh/D1"
    with pytest.raises(UnknownNameError):
        names.find("MESH:D2")
