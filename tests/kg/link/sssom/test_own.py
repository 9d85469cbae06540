"""Mappings: the shipped sets are sound, and what is unsound is found."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.errors import DataError
from kg.link.sssom import (
    COLUMNS,
    NONE_FOUND,
    SETS,
    MappingSet,
    concept_labels,
    mapping_problems,
    mapping_sets,
    read_mappings,
    unmapped_concepts,
)
from kg.rdf.index import Index
from kg.rdf.load import read_quads
from kg.rdf.namespaces import EXTERNAL, PREFIXES
from kg.sources import sources

LABELS = {"concept:a": "a", "concept:b": "b"}


GOOD = {
    "subject_id": "concept:a",
    "subject_label": "a",
    "predicate_id": "skos:exactMatch",
    "object_id": "obo:X_1",
    "object_label": "x",
    "mapping_justification": "semapv:LexicalMatching",
    "author_label": "condition-kg",
    "confidence": "0.9",
    "object_source": "obo:x",
    "comment": "Seen in a file.",
}


HEAD = '#curie_map:\n#  obo: "http://o/"\n#  bioregistry: "https://bioregistry.io/registry/"\n#  concept: "https://w3id.org/condition-kg/concept/"\n'


#: What sssom-py makes of the files named on its command line: a line for each problem.
SSSOM = """
import sys
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
for path in sys.argv[1:]:
    for report in validate(parse_sssom_table(path), fail_on_error=False).values():
        for result in report.results:
            print(path, result.message)
"""


#: Prefixes of which bioregistry names another RDF namespace than ours, and why ours is better.
OTHER_RDF = {
    "FMA": "the IRIs that FMA itself has in RDF have fma before the number, as in fma52748",
    "meddra": "bioregistry names that of the French edition (MDRFRE)",
}


@pytest.fixture(scope="module")
def concepts() -> dict[str, str]:
    """All that are shared, those of the neighbours of LEMS among them."""
    origin = sources()
    return concept_labels(Index(read_quads([origin.vocabulary, *sorted(origin.concepts.glob("*.ttl"))])))


def mapping_set(tmp_path: Path, *rows: dict[str, str], name: str = "positive") -> MappingSet:
    lines = ["\t".join(row.get(column, "") for column in COLUMNS) for row in rows]
    path = tmp_path / f"{name}.sssom.tsv"
    path.write_text(HEAD + "\n".join(["\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return read_mappings(path)


def problems(*sets: MappingSet) -> list[str]:
    return [problem for where, problem in mapping_problems(sets, LABELS) if where != "concept:b"]


def test_the_shipped_sets_are_sound(concepts: dict[str, str]) -> None:
    sets = mapping_sets()
    assert [mapping_set.name for mapping_set in sets] == ["positive", "negative", "none-found"]
    assert [*mapping_problems(sets, concepts), *unmapped_concepts(sets, concepts)] == []


def test_prefixes_that_we_use_mean_the_same_in_the_sets() -> None:
    for mapping_set in mapping_sets():
        for prefix in set(mapping_set.prefixes) & set(PREFIXES):
            assert mapping_set.prefixes[prefix] == PREFIXES[prefix]


def sssom_py(*paths: Path) -> str:
    """What sssom-py finds; in a process of its own, as its packages change rdflib and warn a lot."""
    command = [sys.executable, "-W", "ignore", "-c", SSSOM, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.mark.slow
def test_the_sets_are_valid_for_sssom_py(tmp_path: Path) -> None:
    paths = [sources().mappings / f"{name}.sssom.tsv" for name in SETS]
    broken = tmp_path / "broken.sssom.tsv"
    broken.write_text(paths[0].read_text("utf-8").replace("semapv:LexicalMatching", "guess"), encoding="utf-8")
    found = sssom_py(*paths, broken)
    assert str(broken) in found
    assert {line.split(" ")[0] for line in found.splitlines()} == {str(broken)}


def test_prefixes_and_namespaces_are_those_of_bioregistry(bioregistry: ModuleType) -> None:
    for prefix, namespace in EXTERNAL.items():
        resource = bioregistry.get_resource(prefix)
        assert resource is not None, prefix
        assert prefix == (resource.get_preferred_prefix() or resource.prefix)
        assert namespace in resource.get_uri_prefixes(), prefix
        if rdf := resource.get_rdf_uri_format():
            assert (rdf == namespace + "$1") != (prefix in OTHER_RDF), prefix


def test_identifiers_have_the_form_that_bioregistry_knows(bioregistry: ModuleType) -> None:
    for mapping_set in mapping_sets():
        for row in mapping_set.rows:
            if row["object_id"] != NONE_FOUND:
                prefix, _, local = row["object_id"].partition(":")
                assert re.fullmatch(bioregistry.get_resource(prefix, strict=True).get_pattern() or ".*", local), (
                    row.where
                )
                assert row["object_source"] == f"bioregistry:{bioregistry.normalize_prefix(prefix)}", row.where
            assert bioregistry.get_resource(row["object_source"].partition(":")[2]) is not None, row.where


def test_only_a_stated_match_is_chained_to_an_exact_one() -> None:
    """An xref says nothing of equality: a code that stands on one is no exact match."""
    for row in mapping_sets()[0].rows:
        if row["predicate_id"] == "skos:exactMatch" and row["mapping_justification"] == "semapv:MappingChaining":
            assert "xref of" not in row["comment"], row.where


@pytest.mark.parametrize("rejected", ["MONDO:0000287", "MONDO:0009507"])
def test_known_traps_are_rejected_and_never_accepted(rejected: str) -> None:
    found = {(s.name, row["predicate_id"]) for s in mapping_sets() for row in s.rows if row["object_id"] == rejected}
    assert ("negative", "skos:exactMatch") in found
    assert not {name for name, _ in found} - {"negative"}


def test_no_label_of_a_licensed_vocabulary_is_repeated() -> None:
    for mapping_set in mapping_sets():
        for row in mapping_set.rows:
            if row["object_id"].partition(":")[0] in ("snomedct", "umls", "meddra", "omim", "icd11", "icd11.code"):
                assert not row["object_label"], row.where


def test_a_sound_row_has_no_problem(tmp_path: Path) -> None:
    assert problems(mapping_set(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"subject_id": "concept:z"}, "not in the graph"),
        ({"subject_label": "z"}, "the label of concept:a is 'a'"),
        ({"predicate_id": "skos:broader"}, "no SKOS mapping predicate"),
        ({"predicate_modifier": "Not"}, "belongs to the negative set"),
        ({"object_id": "sssom:NoTermFound"}, "belongs to the none-found set"),
        ({"object_id": "nope:1"}, "not in the curie_map"),
        ({"confidence": "2"}, "no number from 0 to 1"),
        ({"comment": ""}, "the comment is empty"),
    ],
)
def test_an_unsound_row_is_found(tmp_path: Path, change: dict[str, str], problem: str) -> None:
    assert any(problem in found for found in problems(mapping_set(tmp_path, GOOD | change)))


def test_what_is_said_of_a_long_cell_is_not_long(tmp_path: Path) -> None:
    found = problems(mapping_set(tmp_path, GOOD | {"predicate_id": "x" * 5000}))
    assert found
    assert all(len(problem) <= 501 for problem in found)


def test_rows_out_of_order_and_twice(tmp_path: Path) -> None:
    other = GOOD | {"predicate_id": "skos:closeMatch", "object_id": "obo:X_0"}
    assert any("out of order" in found for found in problems(mapping_set(tmp_path, GOOD, other)))
    assert any("twice" in found for found in problems(mapping_set(tmp_path, GOOD, GOOD)))


def test_exact_is_one_to_one(tmp_path: Path) -> None:
    two_terms = problems(mapping_set(tmp_path, GOOD, GOOD | {"object_id": "obo:X_2"}))
    assert any("two exact terms" in found for found in two_terms)
    two_concepts = problems(mapping_set(tmp_path, GOOD, GOOD | {"subject_id": "concept:b", "subject_label": "b"}))
    assert any("is exact for concept:a (" in found for found in two_concepts)


def test_accepted_and_rejected(tmp_path: Path) -> None:
    rejected = mapping_set(tmp_path, GOOD | {"predicate_modifier": "Not"}, name="negative")
    assert any("accepted and rejected" in found for found in problems(mapping_set(tmp_path, GOOD), rejected))


def test_a_concept_without_any_row(tmp_path: Path) -> None:
    found = dict(unmapped_concepts([mapping_set(tmp_path, GOOD)], LABELS))
    assert found == {"concept:b": "has no mapping: add one, or say in none-found what was searched"}


@pytest.mark.parametrize(
    ("text", "line"),
    [("#only: a comment", 1), ("a\tb\n", 1), (HEAD + "\t".join(COLUMNS) + "\nx" + "\t" * len(COLUMNS) + "y\n", 6)],
)
def test_malformed_files_are_told_with_their_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "positive.sssom.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as told:
        read_mappings(path)
    assert told.value.where == f"{path}:{line}"
