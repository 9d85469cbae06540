"""The words of a claim for tables and cards: looked up, nothing lost, and where it comes from."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import claims
from kg.claims.words import COLUMNS, claim_record, source_words, wording
from kg.rdf.index import Index, node
from kg.rdf.namespaces import local_name, shrink


def test_every_qualifier_is_looked_up(whole_index: Index) -> None:
    reading = {node("ck:modality"), node("ck:obtained"), node("ck:through"), node("ck:originalObject")}
    for claim in claims(whole_index):
        words = wording(whole_index, claim)
        wanted = {
            (key.value, value.value)
            for key, values in claim.qualifiers.items()
            if key not in reading
            for value in values
        }
        assert {(one.key, one.term) for one in words.qualifiers} == wanted
        assert words.subject == whole_index.label(claim.subject)
        assert tuple(claim_record(whole_index, words)) == COLUMNS


def test_a_number_has_its_unit(index: Index) -> None:
    found = {local_name(claim.iri): claim for claim in claims(index)}
    assert wording(index, found["lems_hasAgeOfOccurrence_60"]).object == "60 years"


def test_sources_in_words(layered: ox.Store) -> None:
    index = Index(layered)
    found = {local_name(claim.iri): claim for claim in claims(index)}
    assert source_words(index, found["lems_occursWith_vitiligo"]) == "A.D.A.M. entry 000710, Causes 695-794"
    dry = found["lems_hasSymptom_test-dry-mouth_pmid-1"]
    assert [work.identifier for work in dry.citations] == ["PMID:1"]
    assert source_words(index, dry) == "A paper (PMID:1, 1998), layer test-papers"
    proposed = found["lems_hasMedicine_test-medicine_pmid-1"]
    assert source_words(index, proposed).endswith("(through database; proposed)")


def test_a_span_that_does_not_stand_alone_names_its_context(index: Index) -> None:
    found = {shrink(claim.iri): claim for claim in claims(index)}
    claim = found["adam:lems_hasTreatment_intravenous-immunoglobulin"]
    assert "2083-2149 (read with 1774-1824)" in source_words(index, claim)
    assert sum(1 for one in claims(index) if one.context) == 10
