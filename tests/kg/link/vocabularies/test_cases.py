"""Vocabularies as people met them: chains of replacements, forms of obsolete, languages, axioms, odd OBO."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kg.link.vocabularies import Name, Term, read_ontology, read_terms
from kg.rdf.namespaces import PREFIXES, expand, shrink

LINKING = Path(__file__).resolve().parents[3] / "data" / "linking"


def terms_of(name: str) -> dict[str, Term]:
    return {shrink(term.iri): term for term in read_terms(LINKING / name)}


def test_replacements_are_followed_to_the_end_of_the_chain() -> None:
    terms = terms_of("02-obsolete-chain.obo")
    assert terms["HP:0001324"].replaced_by == (expand("HP:9000002"),)
    assert terms["HP:0002015"].consider == (expand("HP:9000003"),), "the other one is obsolete itself"
    assert terms["HP:0001260"].replaced_by == (expand("HP:9999999"),)
    ontology = read_ontology(LINKING / "02-obsolete-chain.obo", [expand("HP:0001324")])
    assert {shrink(iri) for iri in ontology.terms} == {"HP:0001324", "HP:9000002"}, "what takes its place is read, too"


def test_obsolete_in_whatever_form() -> None:
    terms = terms_of("03-deprecated-forms.ttl")
    assert {curie for curie, term in terms.items() if not term.deprecated} == {"HP:0002019"}
    assert {curie: shrink(term.replaced_by[0]) for curie, term in terms.items() if term.replaced_by} == {
        "HP:0001324": "HP:9000001",
        "HP:0002015": "HP:9000002",
        "HP:0001260": "HP:9000003",
        "HP:0000651": "HP:9000004",
    }
    assert terms["HP:0000622"].parents == (), "the class of what is obsolete is no parent"


def test_labels_by_one_rule_for_languages() -> None:
    terms = terms_of("04-languages.ttl")
    assert {curie: term.label for curie, term in terms.items()} == {
        "HP:0001324": "Muscle weakness",
        "HP:0002015": "Dysphagie (fr)",
        "HP:0001260": "Dysarthria",
        "HP:0000508": "Ptosis",
        "HP:0000651": "Double vision",
    }
    assert not terms["HP:0002015"].has_english_label
    assert (terms["HP:0002015"].definition, terms["HP:0002015"].definition_language) == (
        "Trouble de la déglutition.",
        "fr",
    )
    assert Name("Schwäche", "exact", "", "de") in terms["HP:0001324"].names


def test_types_of_synonyms_and_imports_that_were_not_read() -> None:
    ontology = read_ontology(LINKING / "05-annotated-axioms.ttl", [expand("HP:0001324")])
    assert ontology.terms[expand("HP:0001324")].synonyms == (
        Name("MW", "exact", "acronym"),
        Name("weak muscles", "exact", "layperson"),
    )
    assert [warning for _, warning in ontology.warnings] == [
        f"imports {PREFIXES['obo']}hp/imports/go_import.owl, which is not read"
    ]


def test_the_properties_of_efo_and_ordo() -> None:
    term = terms_of("11-ordo-efo-style.ttl")["ORPHA:43393"]
    assert {(name.text, name.scope) for name in term.synonyms} == {
        ("LEMS", "exact"),
        ("Myasthenic syndrome of Eaton and Lambert", "exact"),
        ("Eaton syndrome", "exact"),
    }
    assert term.definition == "A disease of the junction."
    assert (term.parents, term.part_of) == ((expand("ORPHA:377788"),), (expand("ORPHA:98497"),))


def test_obo_with_signs_that_are_not_escaped_is_not_cut(tmp_path: Path) -> None:
    path = LINKING / "18-obo-unescaped.obo"
    ontology = read_ontology(path, [expand("HP:0001324")])
    term = ontology.terms[expand("HP:0001324")]
    assert [name.text for name in term.names] == ["Weakness {of limb muscles} at rest", '3,3\',3"-weak" muscle']
    assert term.definition == 'He said "weak" twice.'
    assert term.xrefs == ("EX:Cat:muscle", "xref (EX:0770149)")
    assert [place.rpartition(":")[2] for place, _ in ontology.warnings] == ["6", "7", "8", "9"]
    packed = tmp_path / "a.obo.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    assert next(read_terms(packed)) == term


@pytest.mark.parametrize("name", ["16-own-vocabulary.ttl", "08-ncit-evs.ttl"])
def test_every_term_has_its_label(name: str) -> None:
    assert all(term.label for term in terms_of(name).values())
