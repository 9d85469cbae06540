"""Mappings against ontology files: what is wrong is found with its line, and what is right is left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.link import homes
from kg.link.check import _BRANCHES, check_mappings, mapped_terms
from kg.link.sssom import Mapping, MappingSet
from kg.link.vocabularies import Ontology, read_ontology
from kg.rdf.index import Index, node
from tests.kg.ontology_file import OBO_HEAD

LEMS = {"subject_id": "concept:lems", "predicate_id": "skos:exactMatch", "object_id": "MONDO:1", "object_label": "one"}


KINDS = {"concept:lems": {"ck:Condition"}, "concept:cancer": {"ck:Condition"}}


@pytest.fixture(autouse=True)
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vocabularies may have as few terms as here."""
    monkeypatch.setattr(homes, "_TERMS", {})


def rows(*changes: dict[str, str], name: str = "positive") -> MappingSet:
    empty = dict.fromkeys(("subject_id", "predicate_id", "predicate_modifier", "object_id", "object_label"), "")
    found = [Mapping(f"{name}:{at}", empty | {"object_source": ""} | change) for at, change in enumerate(changes, 1)]
    return MappingSet(name, {}, tuple(found), {})


def read(folder: Path, *stanzas: str, head: str = OBO_HEAD, wanted: set[str]) -> Ontology:
    path = folder / "a.obo"
    path.write_text(head + "".join(f"\n{stanza}\n" for stanza in stanzas), encoding="utf-8")
    return read_ontology(path, wanted)


def findings(folder: Path, sets: list[MappingSet], *stanzas: str, head: str = OBO_HEAD) -> list[tuple[str, str]]:
    ontology = read(folder, *stanzas, head=head, wanted=mapped_terms(sets))
    return list(check_mappings(sets, {"a.obo": ontology}, KINDS).findings)


ONE = "[Term]\nid: MONDO:1\nname: one"


@pytest.mark.parametrize(
    ("row", "stanza", "problem"),
    [
        ({"object_id": "MONDO:2"}, ONE, "MONDO:2 is missing in a.obo: correct or drop it"),
        (
            {},
            ONE + "\nis_obsolete: true\nreplaced_by: MONDO:5",
            "MONDO:1 is obsolete in a.obo: its replacement MONDO:5 is not in the file: look it up",
        ),
        ({}, ONE + "\nis_obsolete: true\nconsider: HP:5", "MONDO:1 is obsolete in a.obo: consider HP:5"),
        ({}, ONE + "\nis_obsolete: true", "MONDO:1 is obsolete in a.obo: drop it, no replacement is named"),
        ({}, "[Term]\nid: MONDO:7\nname: seven\nalt_id: MONDO:1", "MONDO:1 is obsolete in a.obo: take MONDO:7"),
        ({"object_label": "eins"}, ONE, "MONDO:1 is 'one' in a.obo, not 'eins': correct object_label"),
        (
            {},
            "[Typedef]\nid: MONDO:1\nname: one\n\n[Term]\nid: MONDO:9",
            "MONDO:1 is no class but of kind property in a.obo: drop it",
        ),
        (
            {},
            "[Instance]\nid: MONDO:1\nname: one\n\n[Term]\nid: MONDO:9",
            "MONDO:1 is no class but of kind individual in a.obo: drop it",
        ),
    ],
)
def test_what_is_wrong_with_a_row(tmp_path: Path, row: dict[str, str], stanza: str, problem: str) -> None:
    assert findings(tmp_path, [rows(LEMS | row)], stanza) == [("positive:1", problem)]


def test_a_finding_names_few_terms(tmp_path: Path) -> None:
    many = "\nis_obsolete: true" + "".join(f"\nconsider: HP:{n:02}" for n in range(1000))
    [(_, problem)] = findings(tmp_path, [rows(LEMS)], ONE + many)
    assert problem.endswith("HP:08 or HP:09 or others")


def test_a_sound_row(tmp_path: Path) -> None:
    assert findings(tmp_path, [rows(LEMS), rows(name="none-found")], ONE) == []


def test_a_rejected_term_may_be_obsolete_but_not_missing_or_renamed(tmp_path: Path) -> None:
    rejected = LEMS | {"predicate_modifier": "Not"}
    assert findings(tmp_path, [rows(rejected, name="negative")], ONE + "\nis_obsolete: true") == []
    both = rows(rejected | {"object_id": "MONDO:2"}, rejected | {"object_label": "x"}, name="negative")
    assert [where for where, _ in findings(tmp_path, [both], ONE)] == ["negative:1", "negative:2"]


PHENOTYPES = (
    "[Term]\nid: HP:0000118\nname: Phenotypic abnormality",
    "[Term]\nid: HP:2\nname: two\nis_a: HP:3",
    "[Term]\nid: HP:3\nname: three\nis_a: HP:0000118",
)


def test_a_phenotype_is_no_exact_match_of_a_condition(tmp_path: Path) -> None:
    row = LEMS | {"object_id": "HP:2", "object_label": "two"}
    head = OBO_HEAD.replace("mondo", "hp")
    (found,) = findings(tmp_path, [rows(row)], *PHENOTYPES, head=head)
    assert found[1] == (
        "concept:lems is a ck:Condition, HP:2 stands below HP:0000118 (Phenotypic abnormality): it is no exact match"
    )
    assert findings(tmp_path, [rows(row | {"predicate_id": "skos:closeMatch"})], *PHENOTYPES, head=head) == []


def test_the_branches_speak_of_classes_that_exist(store: ox.Store) -> None:
    classes = set(Index(store).of_type(node("owl:Class")))
    assert {node(kind) for kinds in _BRANCHES.values() for kind in kinds} <= classes


def test_two_rows_whose_terms_have_been_merged(tmp_path: Path) -> None:
    sets = [rows(LEMS, LEMS | {"subject_id": "concept:cancer", "object_id": "MONDO:2", "object_label": "two"})]
    found = findings(tmp_path, sets, ONE, "[Term]\nid: MONDO:2\nname: two\nis_obsolete: true\nreplaced_by: MONDO:1")
    assert (
        "positive:2",
        "MONDO:1 is exact for concept:lems (positive:1) and for concept:cancer: make one of them close",
    ) in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "said",
    [
        "xref: MESH:D2",
        'xref: MSH:D2 "two" {source="MONDO:equivalentTo"}',
        "property_value: skos:exactMatch mesh:D2",
        "property_value: exactMatch http://id.nlm.nih.gov/mesh/D2",
    ],
)
def test_links_that_contradict(tmp_path: Path, said: str) -> None:
    mesh = LEMS | {"object_id": "mesh:D1", "object_label": "D1"}
    ((where, problem),) = findings(tmp_path, [rows(LEMS, mesh)], f"{ONE}\n{said}")
    assert where == "positive:2"
    assert problem.startswith("mesh:D1 contradicts MONDO:1, which is exact too and has in a.obo the ")
    assert "mesh:D2: correct one, or state the conflict" in problem
    assert findings(tmp_path, [rows(LEMS, mesh)], f"{ONE}\n{said}\nxref: MESH:D1\n{said.replace('D2', 'D1')}") == []
    close = mesh | {"predicate_id": "skos:closeMatch"}
    beside = findings(tmp_path, [rows(LEMS, close)], f"{ONE}\n{said}")
    if said.startswith("xref"):  # which need not mean the same
        assert beside == []
    else:
        problem = "MONDO:1 is exact and has in a.obo the exact match mesh:D2, which contradicts mesh:D1"
        assert beside == [("positive:1", f"{problem}: correct one, or reject it")]
        rejected = rows(mesh | {"object_id": "mesh:D2", "predicate_modifier": "Not"}, name="negative")
        assert findings(tmp_path, [rows(LEMS, close), rejected], f"{ONE}\n{said}") == []


@pytest.mark.parametrize(
    ("prefix", "ours", "theirs"),
    [
        ("gard", "6851", "GARD:0000001"),
        ("snomedct", "56989000", "SNOMEDCT_US_2023_03_01:1"),
        ("umls", "C0022972", "http://linkedlifedata.com/resource/umls/id/C1"),
        ("omim", "168600", "https://omim.org/entry/1"),
    ],
)
def test_links_count_in_every_spelling(tmp_path: Path, prefix: str, ours: str, theirs: str) -> None:
    row = LEMS | {"object_id": f"{prefix}:{ours}", "object_label": ""}
    ((_, problem),) = findings(tmp_path, [rows(LEMS, row)], f"{ONE}\nxref: {theirs}")
    assert f"the cross-reference {prefix}:{'C1' if prefix == 'umls' else '1'}: correct one" in problem


def test_rows_of_a_part_are_not_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sets = [rows(LEMS, LEMS | {"object_id": "MONDO:2"}, LEMS | {"object_id": "HP:1"})]
    monkeypatch.setattr(homes, "_TERMS", {"MONDO": 1000})
    check = check_mappings(sets, {"a.obo": read(tmp_path, ONE, wanted=mapped_terms(sets))}, KINDS)
    assert check.findings == ()
    assert (check.checked, check.outside, check.uncovered) == ((Counter(MONDO=1),), (Counter(MONDO=1),), Counter(HP=1))


def test_a_file_under_another_namespace_is_named_as_such(tmp_path: Path) -> None:
    head = OBO_HEAD + "idspace: MONDO http://example.org/MONDO_\n"
    sets = [rows(LEMS)]
    check = check_mappings(sets, {"a.obo": read(tmp_path, ONE, head=head, wanted=mapped_terms(sets))}, KINDS)
    ((where, problem),) = check.findings
    assert where == "a.obo"
    assert problem.startswith("holds no term of MONDO, which are named http://purl.obolibrary.org/obo/MONDO_…; most")
    assert "http://example.org/MONDO_…" in problem
    assert check.uncovered == Counter(MONDO=1)


def test_rows_count_where_their_term_is_at_home_or_imported(tmp_path: Path) -> None:
    sets = [rows(LEMS, LEMS | {"object_id": "HP:2", "object_label": "two"}, LEMS | {"object_id": "mesh:D1"})]
    home = read(tmp_path, *PHENOTYPES, head=OBO_HEAD.replace("mondo", "hp"), wanted=mapped_terms(sets))
    importer = read(tmp_path, ONE, "[Term]\nid: HP:2\nname: an old label", wanted=mapped_terms(sets))
    check = check_mappings(sets, {"hp": home, "mondo": importer}, {})
    assert check.findings == ()  # what is imported says nothing where the home is given
    assert check.checked == (Counter(HP=1), Counter(MONDO=1))
    assert check.uncovered == Counter(mesh=1)
    alone = check_mappings(sets, {"mondo": importer}, {})
    assert [problem for _, problem in alone.findings] == [
        "HP:2 is 'an old label' in mondo, not 'two': correct object_label"
    ]
