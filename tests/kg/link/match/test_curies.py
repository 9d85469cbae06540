"""Short identifiers for terms of any vocabulary."""

from __future__ import annotations

from kg.link.match.curies import Curies


def test_known_and_obo_prefixes() -> None:
    curies = Curies()
    assert curies.of("http://purl.obolibrary.org/obo/HP_0001324") == "HP:0001324"
    assert curies.of("http://purl.obolibrary.org/obo/NEWONE_0000001") == "NEWONE:0000001"
    assert curies.prefixes == {
        "HP": "http://purl.obolibrary.org/obo/HP_",
        "NEWONE": "http://purl.obolibrary.org/obo/NEWONE_",
    }


def test_prefixes_are_made_of_the_namespace_and_stand_for_one() -> None:
    curies = Curies()
    assert curies.of("https://clinic.example/terms/N1") == "terms:N1"
    assert curies.of("https://clinic.example/terms/N2") == "terms:N2"
    assert curies.of("https://other.example/terms/N1") == "terms2:N1"
    assert curies.prefixes == {"terms": "https://clinic.example/terms/", "terms2": "https://other.example/terms/"}


def test_what_has_no_local_name_stays_an_iri() -> None:
    curies = Curies()
    assert curies.of("https://clinic.example/terms/") == "https://clinic.example/terms/"
    assert curies.of("https://clinic.example/a%20b|c") == "https://clinic.example/a%20b|c"
