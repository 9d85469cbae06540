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
from tests.kg.claims.graphs import index_of, store_of


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


@pytest.mark.parametrize(
    ("term", "expected", "note"),
    [
        ("syndrome, Lambert-Eaton", "concept:lems", "exact synonym"),
        ("Lambert Eaton's syndromes", "concept:lems", "exact synonym"),
        ("the Lambert-Eaton syndrome", "concept:lems", "exact synonym"),
        ("weakness of the muscles", "concept:muscle-weakness", "label 'muscle weakness'"),
        ("anaemia", "concept:anemia", "label 'anemia'"),
        ("Tumours", "concept:tumor", "label 'tumor'"),
        ("Carcinoma of the lung, small-cell", "concept:small-cell-lung-cancer", "mapped by skos:exactMatch from "),
    ],
)
def test_order_number_and_spelling_of_words_do_not_matter(names: Names, term: str, expected: str, note: str) -> None:
    found = names.find(term)
    assert shrink(found.iri) == expected
    assert found.note.startswith(note)
    assert names.search(term)[0].iri == found.iri
    assert names.find_concept(term) == found.iri


SHORTENED = """
:amifa a ck:Substance ; rdfs:label "amifampridine" ; oboInOwl:hasExactSynonym "3,4-diaminopyridine" .
:recording rdfs:label "electromyography" .
:c a ck:Association ; rdf:subject :lems ; rdf:object :amifa ; ck:brandName "Firdapse" .
"""


@pytest.mark.parametrize(
    ("term", "expected", "note"),
    [
        ("Firdapse", "http://e/amifa", ""),
        ("3,4-DAP", "http://e/amifa", "'3,4-diaminopyridine'"),
        ("EMG", "http://e/recording", "label 'electromyography'"),
    ],
)
def test_brands_and_abbreviations_are_names(term: str, expected: str, note: str) -> None:
    names = Names(index_of(SHORTENED))
    assert names.find(term).iri == expected
    assert names.find(term).note.endswith(note)
    assert [match.iri for match in names.search(term)] == [expected]
    with pytest.raises(UnknownNameError):
        names.find("emg")  # no abbreviation, unless in capitals


NORMAL = """
:a rdfs:label "factor II deficiency" ; skos:altLabel "beta thalassaemia" .
:b rdfs:label "factor 3 deficiency" ; oboInOwl:hasRelatedSynonym "deficiency of factor II" .
:c rdfs:label "LEMS" , "type 1 and 2 deficiency, mild" . :d rdfs:label "Cyst, hepatic" . :e rdfs:label "hepatic cysts" .
:f rdfs:label "ambiguous lesion" .
:mark a ck:Association ; rdf:subject :f ; rdf:object "ambiguous lesion" ; ck:ambiguous true ; skos:scopeNote "of coal" .
"""


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("Deficiency of Factor 2", "http://e/a"),  # a label before a related synonym of the same words
        ("deficiency of factor II", "http://e/b"),  # as it stands before what has its words
        ("β-thalassemia", "http://e/a"),
        ("factor III deficiency", "http://e/b"),
        ("cyst, hepatic", "http://e/d"),
        ("lem", None),  # an abbreviation is no plural
        ("factor 4 deficiency", None),
        ("factor 3", None),
        ("of the", None),
    ],
)
def test_names_as_they_stand_decide_before_their_words(term: str, expected: str | None) -> None:
    names = Names(index_of(NORMAL))
    if expected is None:
        with pytest.raises(UnknownNameError):
            names.find(term)
    else:
        assert names.find(term).iri == expected


def test_things_of_the_same_words_are_listed_and_a_marked_name_stays_marked() -> None:
    names = Names(index_of(NORMAL))
    with pytest.raises(AmbiguousNameError) as error:
        names.find("cysts (hepatic)")
    assert "http://e/d (Cyst, hepatic, label); http://e/e" in error.value.hint
    assert {match.iri for match in names.search("cysts (hepatic)")} == {"http://e/d", "http://e/e"}
    with pytest.raises(AmbiguousNameError, match=r"in use for other things, too \(of coal\)"):
        names.find("lesions, ambiguous")


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("lambert eatin", "concept:lems"),
        ("plasmaferesis", "concept:plasma-exchange"),
        ("plasma feresis", "concept:plasma-exchange"),
        ("vitilligo", "concept:vitiligo"),
        ("myastenia gravs", "concept:myasthenia-gravis"),
        ("small cell lung canser", "concept:small-cell-lung-cancer"),
        ("what is amifampridin?", "concept:amifampridine"),
        ("3,4-diaminopiridine", "concept:amifampridine"),
    ],
)
def test_one_or_two_wrong_letters_are_forgiven_by_a_search_and_told_by_find(
    names: Names, term: str, expected: str
) -> None:
    assert shrink(names.search(term)[0].iri) == expected
    with pytest.raises(UnknownNameError):
        names.find(term)


@pytest.mark.parametrize(
    "term", ["zzzzzz qqqqq", "asdfgh", "the quick brown fox", "aids", "lens", "sat", "blorptastic", "3,5-xyz", "⁂"]
)
def test_what_is_far_from_every_name_finds_nothing(names: Names, term: str) -> None:
    assert names.search(term) == []
    with pytest.raises(UnknownNameError, match="List concepts"):
        names.find(term)


def test_prefixes_of_the_data_name_its_things_and_ours_stay() -> None:
    store = store_of(':N2 rdfs:label "N" . concept:b rdfs:label "B" .')
    names = Names(Index(store, {"own": "http://e/", "concept": "http://e/"}))
    assert names.find("own:N2").iri == names.find_concept("own:N2") == names.search("own:N2")[0].iri == "http://e/N2"
    assert names.find("concept:b").iri == expand("concept:b")
    with pytest.raises(UnknownNameError):
        names.find("concept:N2")


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


def test_what_nothing_names_is_found_by_the_end_of_its_iri() -> None:
    names = Names(Index(store_of(':pat-1 a :Patient . :N2 rdfs:label "N" . [] rdfs:label "Stable angina" .')))
    assert names.find("pat-1").iri == "http://e/pat-1"
    assert [names.find(end).iri for end in ("n2", "Patient")] == ["http://e/N2", "http://e/Patient"]
    with pytest.raises(UnknownNameError, match="things-by-class"):
        names.find("N3")
    with pytest.raises(UnknownNameError, match=r"blank node.*kg draw"):
        names.find("stable angina")
