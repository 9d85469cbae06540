"""Every spelling of an identifier leads to one, the map is what bioregistry has, and what is no term stays out."""

from __future__ import annotations

import json
import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf import prefix_map
from kg.rdf.namespaces import EXTERNAL, PREFIXES, expand, shrink
from kg.rdf.prefix_map import canonical, identify, misbound, prefix_of_namespace, standard_prefix

RECORDS = json.loads(prefix_map.FILE.read_text(encoding="utf-8"))
#: Prefixes that bioregistry gives to another vocabulary, and why they are here.
OTHER_PREFIXES = {
    "ICD9": "bioregistry keeps ICD-9 apart; Mondo and HPO write codes so that only ICD-9-CM has: ICD9:255.41",
    "ORDO": "bioregistry has a record of its own with the same namespace and numbers",
}
#: Addresses that bioregistry does not have, by their beginning: today's pages of providers, to which others link.
OTHER_SPACES = {
    "HP": ("https://hpo.jax.org/browse/term/",),
    "MONDO": ("https://monarchinitiative.org/",),
    "NCIT": ("https://ncit.nci.nih.gov/ncitbrowser/", "https://ncithesaurus.nci.nih.gov/ncitbrowser/"),
}
#: Forms of local names that are narrower than bioregistry's.
OTHER_PATTERNS = {"gard": "leading zeros mean nothing: GARD:0006851 is 6851"}


def forms(record: dict[str, str]) -> st.SearchStrategy[tuple[str, str]]:
    """A spelling of the namespace or prefix of a vocabulary, with a local name of its form; and its IRI."""
    local = st.from_regex(re.compile(record.get("pattern", "[A-Z]{2,5}"), re.ASCII), fullmatch=True)
    prefixes = [f"{each}:" for each in (record["prefix"], *record.get("prefix_synonyms", ()))]
    spaces = [record["uri_prefix"], *record.get("uri_prefix_synonyms", ())]
    spelled = st.sampled_from([*prefixes, *(each.lower() for each in prefixes), *spaces])
    return st.tuples(spelled, local).map(lambda pair: ("".join(pair), record["uri_prefix"] + pair[1]))


@given(st.sampled_from(RECORDS).flatmap(forms))
def test_each_spelling_leads_to_the_one_identifier_and_back(pair: tuple[str, str]) -> None:
    spelled, iri = pair
    assert identify(spelled) == canonical(spelled) == iri
    assert identify(iri) == identify(f"<{iri}>") == canonical(iri) == iri
    assert expand(shrink(iri)) == identify(shrink(iri)) == iri


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["prefix"])
def test_every_prefix_and_namespace_is_known(record: dict[str, str]) -> None:
    prefix = record["prefix"]
    for each in (prefix, *record.get("prefix_synonyms", ())):
        for spelled in (each, each.upper(), each.lower(), each.replace("_", "-"), f"{each}_2023_03_01"):
            assert standard_prefix(spelled) == prefix
    for space in (record["uri_prefix"], *record.get("uri_prefix_synonyms", ())):
        bare = space.partition("://")[2]
        for spelled in (f"http://{bare}", f"https://{bare}", bare):
            assert prefix_of_namespace(spelled) == prefix
            assert misbound(prefix, spelled) is None


@pytest.mark.parametrize(
    ("iri", "spellings"),
    [
        (
            "http://purl.obolibrary.org/obo/HP_0001324",
            [
                *("HP:0001324", "hp:0001324", "HPO:0001324", "HP_0001324", "obo:HP_0001324", " HP:0001324 "),
                *("https://purl.obolibrary.org/obo/HP_0001324", "purl.obolibrary.org/obo/HP_0001324"),
                *("//purl.obolibrary.org/obo/HP_0001324", "<http://purl.obolibrary.org/obo/HP_0001324>"),
                *("http://identifiers.org/hp/HP:0001324", "https://identifiers.org/HP:0001324"),
                *("https://identifiers.org/ols/hp:0001324", "urn:miriam:hp:HP%3A0001324"),
                *("https://hpo.jax.org/app/browse/term/HP:0001324", "https://hpo.jax.org/browse/term/HP:0001324"),
                "http://www.ebi.ac.uk/ols/ontologies/hp/terms?iri=http://purl.obolibrary.org/obo/HP_0001324",
                "https://www.ebi.ac.uk/ols4/ontologies/hp/terms?obo_id=HP:0001324",
                "https://www.ebi.ac.uk/ols4/ontologies/hp/terms?short_form=HP_0001324&lang=en",
                (
                    "https://www.ebi.ac.uk/ols4/ontologies/hp/classes/http%253A%252F%252Fpurl.obolibrary.org%252Fobo%252F"
                    "HP_0001324"
                ),
                (
                    "https://bioportal.bioontology.org/ontologies/HP?p=classes&conceptid=http%3A%2F%2Fpurl.obolibrary.org"
                    "%2Fobo%2FHP_0001324"
                ),
                "https://ontobee.org/ontology/HP?iri=http://purl.obolibrary.org/obo/HP_0001324",
            ],
        ),
        (
            "http://snomed.info/id/230688006",
            [
                *("SCTID:230688006", "SNOMEDCT_US:230688006", "SNOMEDCT_US_2023_03_01:230688006"),
                *("SNOMED CT:230688006", "snomed-ct:230688006", "http://identifiers.org/snomedct/230688006"),
                *("http://purl.bioontology.org/ontology/SNOMEDCT/230688006", "bioregistry.io/SCTID:230688006"),
                "http://purl.obolibrary.org/obo/SCTID_230688006",
            ],
        ),
        (
            "http://id.nlm.nih.gov/mesh/D015624",
            [
                *("MSH:D015624", "MeSH:D015624", "mesh:d015624", "https://n2t.net/mesh:D015624"),
                *("http://identifiers.org/mesh/D015624", "https://meshb.nlm.nih.gov/record/ui?ui=D015624"),
                *("http://purl.bioontology.org/ontology/MESH/D015624", "https://id.nlm.nih.gov/mesh/D015624"),
            ],
        ),
        (
            "http://purl.obolibrary.org/obo/NCIT_C3155",
            [
                *("NCI:C3155", "NCIt:C3155", "NCI_Thesaurus:C3155"),
                "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#C3155",
                "https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/C3155",
                "https://ncit.nci.nih.gov/ncitbrowser/ConceptReport.jsp?dictionary=NCI_Thesaurus&ns=ncit&code=C3155",
                "https://ncit.nci.nih.gov/ncitbrowser/ConceptReport.jsp?dictionary=NCI%20Thesaurus&code=C3155",
            ],
        ),
        (
            "http://www.orpha.net/ORDO/Orphanet_43393",
            [
                *("ORPHA:43393", "Orphanet:43393", "ORDO:43393", "ORDO:Orphanet_43393", "Orphanet_43393"),
                *("ORPHANET:ORPHA43393", "https://www.orpha.net/en/disease/detail/43393"),
                *("http://www.orpha.net/ORDO/Orphanet_43393", "http://identifiers.org/orphanet/43393"),
            ],
        ),
        (
            "https://omim.org/MIM:168600",
            [
                *("MIM:168600", "OMIM:168600", "http://omim.org/entry/168600", "https://www.omim.org/entry/168600"),
                *("identifiers.org/mim/168600", "https://omim.org/entry/168600?search=parkinson"),
            ],
        ),
        (
            "https://omim.org/MIM:PS168600",
            ["OMIM:PS168600", "OMIMPS:168600", "https://omim.org/phenotypicSeries/PS168600"],
        ),
        ("https://rarediseases.info.nih.gov/?gard_id=6851", ["GARD:0006851", "gard:0006851", "GARD:6851"]),
        (
            "https://uts.nlm.nih.gov/uts/umls/concept/C0022972",
            ["UMLS_CUI:C0022972", "http://linkedlifedata.com/resource/umls/id/C0022972", "umls:c0022972"],
        ),
        ("https://icd.who.int/browse10/2019/en#/G70.8", ["ICD-10:G70.8", "ICD10:G70.8", "ICD10WHO:G70.8"]),
        ("http://purl.bioontology.org/ontology/ICD10CM/G70.80", ["ICD10CM:G70.80", "ICD-10-CM:G70.80"]),
        ("http://purl.bioontology.org/ontology/ICD9CM/255.41", ["ICD9:255.41", "ICD-9-CM:255.41", "ICD9CM:255.41"]),
        ("http://purl.obolibrary.org/obo/CL_0000540", ["http://purl.bioontology.org/ontology/CL/CL:0000540"]),
        ("http://www.ebi.ac.uk/efo/EFO_0000001", ["http://purl.bioontology.org/ontology/EFO/efo:EFO_0000001"]),
        ("http://purl.obolibrary.org/obo/GO_0006915", ["urn:miriam:obo.go:GO%3A0006915"]),
    ],
)
def test_spellings_that_occur(iri: str, spellings: list[str]) -> None:
    assert {each: identify(each) for each in spellings} == dict.fromkeys(spellings, iri)


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "lems", "concept:lems", PREFIXES["concept"] + "lems", "own:N2", "urn:x:y", "mailto:a@example.org"),
        *("http://example.org/HP_0001324", "http://example.org/HP:0001324", "https://clinic.example/terms/N2"),
        *(
            "HP:weakness",
            "HP:",
            "mesh:",
            "UMLS:CN200825",
            "HP:0001324 x",
            "SCTID:a b",
            "http://purl.obolibrary.org/obo/",
        ),
        *("http://purl.obolibrary.org/obo/IAO_0000115", "https://omim.org/entry/168600#0001", "https://n2t.net/ark:/1"),
        *("https://identifiers.org/", "HP:" + "1" * 10_000, "http://[a", "%", "http://%zz/"),
    ],
)
def test_what_is_no_term_of_a_known_vocabulary(text: str) -> None:
    assert identify(text) is None
    assert canonical(text) == text


@given(st.text(max_size=40) | st.text("HPhp:/_#?=&.%01C ", max_size=40).map("http://identifiers.org/".__add__))
def test_any_text_is_borne_and_what_is_found_is_found_again(text: str) -> None:
    found = identify(text)
    assert found is None or identify(found) == found


@pytest.mark.parametrize(
    ("prefix", "namespace", "right"),
    [
        ("HP", "http://example.org/wrong/HP_", PREFIXES["HP"]),
        ("hp", "http://purl.obolibrary.org/obo/MONDO_", PREFIXES["HP"]),
        ("SCTID", "http://snomed.info/sct/", PREFIXES["snomedct"]),
        ("HP", "no IRI", PREFIXES["HP"]),
        ("HP", "http://identifiers.org/hp/HP:", None),
        ("DOID", "http://identifiers.org/DOID:", None),
        ("mesh", "http://identifiers.org/mesh/", None),
        ("MESH", "http://purl.obolibrary.org/obo/MESH_", None),
        ("own", "https://clinic.example/terms/", None),
        ("obo", "http://example.org/", None),
    ],
)
def test_a_prefix_that_is_bound_to_another_namespace(prefix: str, namespace: str, right: str | None) -> None:
    assert misbound(prefix, namespace) == right


def test_the_map_has_our_prefixes_and_namespaces() -> None:
    assert {record["prefix"]: record["uri_prefix"] for record in RECORDS} == EXTERNAL
    text = json.dumps(sorted(RECORDS, key=lambda record: record["prefix"]), indent=1, ensure_ascii=False)
    assert prefix_map.FILE.read_text(encoding="utf-8") == text + "\n"


def test_the_map_is_what_bioregistry_has(bioregistry: ModuleType) -> None:
    for record in RECORDS:
        prefix = record["prefix"]
        resource = bioregistry.get_resource(prefix)
        for synonym in record.get("prefix_synonyms", ()):
            known = bioregistry.normalize_prefix(synonym) == resource.prefix
            assert known != (synonym in OTHER_PREFIXES), (prefix, synonym)
        others = set(record.get("uri_prefix_synonyms", ())) - resource.get_uri_prefixes()
        assert all(each.startswith(OTHER_SPACES.get(prefix, "no others")) for each in others), (prefix, others)
        assert (record.get("pattern") == resource.get_pattern()) != (prefix in OTHER_PATTERNS), prefix
