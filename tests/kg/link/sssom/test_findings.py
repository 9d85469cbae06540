"""What is wrong with a set of others, with its place; what is only odd is a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.link.sssom import read_mappings, set_findings, set_remarks

CASES = Path(__file__).parents[3] / "data" / "linking"
HEAD = (
    "#curie_map:\n#  own: https://clinic.example/terms/\n#  HP: http://purl.obolibrary.org/obo/HP_\n"
    "#  MESH: http://identifiers.org/mesh/\n"
)
GOOD = {
    "subject_id": "own:N1",
    "predicate_id": "skos:exactMatch",
    "object_id": "HP:0001324",
    "mapping_justification": "semapv:LexicalMatching",
}


def findings(changes: dict[str, str], head: str = HEAD) -> list[tuple[str, str]]:
    row = GOOD | changes
    text = head + "\n".join(["\t".join(row), "\t".join(row.values())]) + "\n"
    return [(where.rpartition(":")[2], what) for where, what in set_findings(read_mappings(text.encode()))]


@pytest.mark.parametrize("name", ["17", "20", "21", "22", "24"])
def test_sets_that_are_sound(name: str) -> None:
    (path,) = CASES.glob(f"{name}-*")
    assert list(set_findings(read_mappings(path))) == []


def test_four_values_that_are_none() -> None:
    (path,) = CASES.glob("23-*")
    found = list(set_findings(read_mappings(path)))
    words = [what.partition(":")[0] for _, what in found]
    assert words == ["object_id", "mapping_justification", "mapping_date", "confidence"]
    assert all(where.endswith(":7") for where, _ in found)


def test_a_prefix_that_stands_for_something_else() -> None:
    (path,) = CASES.glob("25-*")
    ((where, what),) = set_findings(read_mappings(path))
    assert where.endswith(":3")
    assert "HP is bound to http://example.org/wrong/HP_, another namespace" in what


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, ""),
        ({"object_id": "MESH:D015624"}, ""),  # of another provider than ours, and of MeSH
        ({"object_id": "MESH:0001"}, "form of an identifier of mesh"),
        ({"object_id": "http://purl.obolibrary.org/obo/HP_0001324"}, "is an IRI"),
        ({"object_id": "muscle weakness"}, "is no CURIE"),
        ({"object_id": "XX:1"}, "'XX' is not in the curie_map"),
        ({"object_id": ""}, "object_id is empty"),
        ({"object_id": "", "object_type": "rdfs literal", "object_label": "weak"}, ""),
        ({"predicate_id": "sssom:NoTermFound"}, "belongs to subject_id or object_id"),
        ({"predicate_modifier": "NOT"}, "none of SSSOM"),
        ({"mapping_date": "2022-02-30"}, "no date"),
        ({"mapping_date": "2022-02-28"}, ""),
        ({"confidence": "0,9"}, "no number from 0 to 1"),
        ({"confidence": "nan"}, "no number from 0 to 1"),
        ({"confidence": "1e-3"}, ""),
        ({"reviewer_agreement": "-0.5", "reviewer_id": "orcid:1"}, ""),
        ({"reviewer_agreement": "-1.5"}, "no number from -1 to 1"),
        ({"subject_type": "class"}, "no type of entity"),
        ({"mapping_cardinality": "1:2"}, "none of"),
        ({"ext_mine": "whatever", "author_id": "orcid:1"}, ""),
    ],
)
def test_values(changes: dict[str, str], problem: str) -> None:
    found = findings(changes)
    assert bool(found) == bool(problem), found
    assert all(line == "6" and problem in what for line, what in found)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("#  skos: http://example.org/\n", "means http://www.w3.org/2004/02/skos/core# everywhere"),
        ("#  bad: not an iri\n", "is no IRI"),
        ("#license:\n#  - a\n#  - b\n", "has 2 values"),
        ("#mapping_date: May\n", "no date"),
        ("#object_source: [HP:1, HP:2]\n", "has 2 values"),
        ("#sssom_version: 2.0\n", "no version"),
        ("#comment: {a: b}\n", "holds a list or a record"),
    ],
)
def test_heads(line: str, problem: str) -> None:
    found = findings({}, HEAD + line)
    assert [where for where, _ in found] == ["5"]
    assert problem in found[0][1]


def test_the_same_of_many_rows_is_told_once() -> None:
    text = HEAD + "\t".join(GOOD) + "\n" + 10 * ("\t".join(GOOD.values()).replace("semapv:", "sema:") + "\n")
    found = list(set_findings(read_mappings(text.encode())))
    assert found[0][1].rpartition(" (")[2] == "and 9 more rows)"
    assert len(found) == 2  # the justification, and its prefix


def test_record_ids_are_unique() -> None:
    row = GOOD | {"record_id": "own:R1"}
    text = HEAD + "\n".join(["\t".join(row), *2 * ["\t".join(row.values())]]) + "\n"
    ((where, what),) = set_findings(read_mappings(text.encode()))
    assert where.endswith(":7")
    assert ":6, too" in what


def test_what_is_odd_is_a_word() -> None:
    row = GOOD | {"author_id": "orcid:1", "ticket": "1"}
    text = HEAD + "#colour: red\n" + "\n".join(["\t".join(row), "\t".join(row.values())]) + "\n"
    found = read_mappings(text.encode())
    assert list(set_findings(found)) == []
    words = " / ".join(words for _, words in set_remarks(found))
    assert "no column ticket" in words
    assert "no slot colour" in words
    assert "no prefix of terms: orcid" in words


def test_words_on_very_many_columns_are_short() -> None:
    columns = "\t".join(f"column_{number}" for number in range(200))
    text = f"subject_id\tpredicate_id\tobject_id\tauthor_id\t{columns}\nx:1\tskos:exactMatch\tx:2\t"
    text += "|".join(f"p{number}:1" for number in range(200))
    told = [what for _, what in set_remarks(read_mappings(text.encode()))]
    assert len(told) > 1
    assert max(map(len, told)) <= 501
