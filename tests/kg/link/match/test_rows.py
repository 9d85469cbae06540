"""Links as rows of a mapping set."""

from __future__ import annotations

import pytest

from kg.link.match.concepts import Concept
from kg.link.match.read import Vocabulary
from kg.link.match.rows import COLUMNS, mapping_set
from kg.link.match.run import Found, Linking, Options, link_vocabularies
from kg.link.sssom import MappingSet, mapping_set_text, read_mappings, set_findings
from kg.rdf.namespaces import expand
from tests.kg.link.match.made import concept

TARGET = Vocabulary(
    "organs.obo",
    "2026-01-01",
    [
        concept("http://e.org/o/1", "hepatic cyst", "liver cyst"),
        concept("http://e.org/o/2", "liver cysts", same=("http://e.org/s/3",)),
        concept("http://e.org/o/3", "Bowman disorder", same=("http://e.org/s/3",)),
    ],
)


def linked(*subjects: Concept, candidates: int = 1, threshold: float = 0.01) -> Linking:
    options = Options(threshold=threshold, candidates=candidates)
    return link_vocabularies(Vocabulary("mine.obo", "1", list(subjects)), [TARGET], options)


def rows(found: MappingSet) -> list[dict[str, str]]:
    return [row.values for row in found.rows]


def test_a_row_says_what_was_met() -> None:
    linking = linked(concept("http://e.org/s/1", "Hepatic cyst"))
    (row,) = rows(mapping_set(linking, linking.found))
    assert tuple(row) == COLUMNS
    assert float(row["confidence"]) > 0.5
    assert row | {"confidence": "", "comment": "", "mapping_tool_version": ""} == dict.fromkeys(COLUMNS, "") | {
        "subject_id": "s:1",
        "subject_label": "Hepatic cyst",
        "predicate_id": "skos:exactMatch",
        "object_id": "o:1",
        "object_label": "hepatic cyst",
        "mapping_justification": "semapv:LexicalMatching",
        "mapping_tool": "condition-kg",
        "subject_source_version": "1",
        "object_source_version": "2026-01-01",
        "subject_match_field": "rdfs:label",
        "object_match_field": "rdfs:label",
        "match_string": "hepatic cyst",
        "subject_preprocessing": "semapv:CaseNormalization",
        "object_preprocessing": "semapv:CaseNormalization",
    }
    assert row["comment"].startswith("equals the label but for case")


def test_only_the_best_is_an_exact_match() -> None:
    linking = linked(concept("http://e.org/s/1", "hepatic cyst"), candidates=4)
    found = [row["predicate_id"] for row in rows(mapping_set(linking, linking.found))]
    assert found[0] == "skos:exactMatch"
    assert set(found[1:]) <= {"skos:mappingRelation"}


def test_identifiers_alone_have_no_match_string() -> None:
    linking = linked(concept("http://e.org/s/3", "unlike them all"))
    (row,) = rows(mapping_set(linking, linking.found))
    assert row["mapping_justification"] == "semapv:BackgroundKnowledgeBasedMatching"
    assert (row["match_string"], row["subject_match_field"]) == ("", "")
    assert "the term names it" in row["comment"]


def test_labels_are_left_out() -> None:
    linking = linked(concept("http://e.org/s/1", "Hepatic cyst"))
    (row,) = rows(mapping_set(linking, linking.found, labels=False))
    assert not [value for value in row.values() if "cyst" in value.lower()]
    assert row["comment"]


def test_what_has_no_term_is_told_on_request() -> None:
    linking = linked(concept("http://e.org/s/1", "myopia"))
    assert rows(mapping_set(linking, linking.found)) == []
    (row,) = rows(mapping_set(linking, linking.found, none_found=True))
    assert (row["object_id"], row["comment"]) == ("sssom:NoTermFound", "no term found in organs.obo")
    assert row["object_source"] == "", "no vocabulary that is known"


@pytest.mark.parametrize(("title", "source"), [("some.tsv", "bioregistry:hp"), ("mondo.tsv", "bioregistry:mondo")])
def test_a_search_names_the_vocabulary_that_was_searched(title: str, source: str) -> None:
    terms = [concept(expand(curie), f"organ {curie}") for curie in ("HP:0000001", "HP:0000002", "MONDO:0000001")]
    linking = Linking(
        Vocabulary("own", "", [concept("http://e.org/s/1", "myopia")]),
        (Vocabulary(title, "", terms),),
        (Found(concept("http://e.org/s/1", "myopia"), 0, ()),),
    )
    found = mapping_set(linking, linking.found, none_found=True)
    assert rows(found)[0]["object_source"] == source
    assert list(set_findings(read_mappings(mapping_set_text(found).encode()))) == []


def test_what_is_written_is_a_valid_set_and_the_same_each_time() -> None:
    linking = linked(concept("http://e.org/s/1", 'cyst "of\tliver'), concept("http://e.org/s/2", "myopia"))
    found = mapping_set(linking, linking.found, none_found=True)
    text = mapping_set_text(found)
    assert text == mapping_set_text(mapping_set(linking, linking.found, none_found=True))
    again = read_mappings(text.encode())
    assert list(set_findings(again)) == []
    assert [row["object_id"] for row in again.rows] == [row["object_id"] for row in found.rows]
