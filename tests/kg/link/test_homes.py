"""Whose terms a file holds, whether all of them, and under which namespace."""

from __future__ import annotations

import pytest

from kg.link.homes import _TERMS, is_part, own_prefixes, strange_namespaces
from kg.link.vocabularies import Ontology
from kg.rdf.namespaces import EXTERNAL, PREFIXES

OBO = PREFIXES["obo"]


def file(iri: str = "", version: str = "", **sizes: int) -> Ontology:
    return Ontology(iri, version, "", {}, {EXTERNAL[prefix]: size for prefix, size in sizes.items()})


@pytest.mark.parametrize(
    ("iri", "sizes", "prefix"),
    [
        (OBO + "maxo.owl", {OBO + "UBERON_": 9}, "MAXO"),
        (OBO + "hp/hp-base.owl", {"x": 1}, "HP"),
        ("http://www.orpha.net/ontology/ORDO_en_4.5.owl", {PREFIXES["ORPHA"]: 9, PREFIXES["HP"]: 2}, "ORPHA"),
        ("", {PREFIXES["mesh"]: 9}, "mesh"),
        ("", {"http://identifiers.org/mesh/": 9}, "mesh"),
        ("http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", {PREFIXES["NCIT"]: 9}, "NCIT"),
    ],
)
def test_the_home_of_terms(iri: str, sizes: dict[str, int], prefix: str) -> None:
    assert own_prefixes(Ontology(iri, "", "", {}, sizes)) == {prefix}


def test_terms_of_nobody_are_at_home_nowhere() -> None:
    assert own_prefixes(Ontology("https://clinic.example/terms", "", "", {}, {"https://clinic.example/t/": 9})) == set()


@pytest.mark.parametrize(
    ("iri", "space", "strange"),
    [
        (OBO + "hp.owl", "http://example.org/HP_", {"HP": "http://example.org/HP_"}),
        ("", "http://example.org/terms/HP_", {"HP": "http://example.org/terms/HP_"}),
        ("", "http://example.org/snomed-ct/", {}),
        (OBO + "hp.owl", EXTERNAL["HP"], {}),
        (OBO + "hp.owl", EXTERNAL["MP"] if "MP" in EXTERNAL else EXTERNAL["MAXO"], {}),
        ("https://clinic.example/terms", "https://clinic.example/terms/", {}),
    ],
)
def test_another_namespace(iri: str, space: str, strange: dict[str, str]) -> None:
    assert strange_namespaces(Ontology(iri, "", "", {}, {space: 3})) == strange


@pytest.mark.parametrize(
    ("iri", "version"),
    [
        (OBO + "mondo/subsets/mondo-rare.owl", ""),
        (OBO + "mondo.owl", OBO + "mondo/releases/2026-03-01/subsets/mondo-rare.owl"),
        (OBO + "maxo/imports/hp_import.owl", ""),
        ("https://example.org/mondo-slim.owl", ""),
    ],
)
def test_a_part_says_so(iri: str, version: str) -> None:
    assert is_part(file(iri, version, MONDO=30_000), "MONDO", 1)


def test_a_part_is_too_small_for_the_whole() -> None:
    assert is_part(file(OBO + "mondo.owl", MONDO=_TERMS["MONDO"] // 2 - 1), "MONDO", 1)
    assert not is_part(file(OBO + "mondo.owl", MONDO=_TERMS["MONDO"] // 2 + 1), "MONDO", 100)
    assert is_part(file(SYMP=5), "SYMP", 6)
    assert not is_part(file(SYMP=5), "SYMP", 5)
