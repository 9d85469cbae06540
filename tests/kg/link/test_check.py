"""Mappings against ontology files: what is wrong is found with its line, and what is right is left alone."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli import main
from kg.condition import read_condition
from kg.errors import DataError
from kg.link.check import _BRANCHES, check_mappings, mapped_terms, own_prefixes
from kg.link.sssom import Mapping, MappingSet, condition_sets, mapping_sets
from kg.link.sssom_files import release_text, sort_mappings, sorted_text
from kg.link.vocabularies import Ontology, read_ontology
from kg.rdf.index import Index, node
from kg.rdf.namespaces import PREFIXES
from kg.sources import sources

OBO_HEAD = "format-version: 1.2\ndata-version: 2024-02-03\nontology: mondo\n"
LEMS = {"subject_id": "concept:lems", "predicate_id": "skos:exactMatch", "object_id": "MONDO:1", "object_label": "one"}
KINDS = {"concept:lems": {"ck:Condition"}, "concept:cancer": {"ck:Condition"}}


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
        ({}, ONE + "\nis_obsolete: true\nreplaced_by: MONDO:5", "MONDO:1 is obsolete in a.obo: take MONDO:5"),
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
    assert findings(tmp_path, [rows(LEMS, close)], f"{ONE}\n{said}") == []


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


@pytest.mark.parametrize(
    ("iri", "sizes", "prefix"),
    [
        ("http://purl.obolibrary.org/obo/maxo.owl", {"http://purl.obolibrary.org/obo/UBERON_": 9}, "MAXO"),
        ("http://purl.obolibrary.org/obo/hp/hp-base.owl", {"x": 1}, "HP"),
        ("http://www.orpha.net/ontology/ORDO_en_4.5.owl", {PREFIXES["ORPHA"]: 9, PREFIXES["HP"]: 2}, "ORPHA"),
        ("", {PREFIXES["mesh"]: 9}, "mesh"),
    ],
)
def test_the_home_of_terms(iri: str, sizes: dict[str, int], prefix: str) -> None:
    assert own_prefixes(Ontology(iri, "", "", {}, sizes)) == {prefix}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = {
        row["object_id"]: row["object_label"]
        for each in mapping_sets()
        for row in each.rows
        if row["object_id"].startswith("MONDO:")
    }
    stanzas = "".join(f"\n[Term]\nid: {curie}\nname: {label}\n" for curie, label in sorted(terms.items()))
    path = tmp_path / "mondo.obo"
    path.write_text(OBO_HEAD + stanzas, encoding="utf-8")
    assert main(["mappings", "--check", str(path)]) == 0
    out = capsys.readouterr().out
    assert f"{path} (mondo 2024-02-03): " in out
    assert out.endswith("kg/data/mappings: no findings\n")
    path.write_text(OBO_HEAD + stanzas.replace("name: Lambert-Eaton", "name: Lambert\x1b-Eaton"), encoding="utf-8")
    assert main(["mappings", "--check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "kg/data/mappings/positive.sssom.tsv:" in out
    assert "\\x1b" in out
    assert "\x1b" not in out
    assert main(["mappings", "--check", str(tmp_path / "none.obo")]) == 2


# --- the release file, and the canonical order


def test_the_release_file_holds_every_row_once_and_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "condition-kg.sssom.tsv"
    assert main(["mappings", "--release", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: {sum(len(each.rows) for each in mapping_sets())} rows\n"
    text = path.read_text(encoding="utf-8")
    assert text == release_text(reversed(mapping_sets()))
    head = [line for line in text.split("\n") if line.startswith("#")]
    table = [line.split("\t") for line in text.split("\n")[len(head) : -1]]
    columns = table.pop(0)
    for slot in ("mapping_set_id", "mapping_set_title", "mapping_set_version", "license"):
        assert sum(line.startswith(f'#{slot}: "') for line in head) == 1
    assert sorted(map(tuple, table)) == sorted(
        tuple(row.values.values()) for each in mapping_sets() for row in each.rows
    )
    prefixes = {line.split(":")[0].removeprefix("#  ") for line in head if line.startswith("#  ")}
    curies = [columns.index(f"{slot}") for slot in ("subject_id", "predicate_id", "object_id", "object_source")]
    assert {row[at].split(":")[0] for row in table for at in curies} <= prefixes


def test_the_shipped_files_are_in_order() -> None:
    folder = Path(__file__).parents[3] / "kg" / "data" / "mappings"
    for path in folder.glob("*.tsv"):
        assert sorted_text(path) == path.read_text(encoding="utf-8")


def test_sorting_mends_order_and_doubles(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[3] / "kg" / "data" / "mappings" / "positive.sssom.tsv"
    text = shipped.read_text(encoding="utf-8")
    *head, one, two, three, end = text.split("\n")
    path = tmp_path / "positive.sssom.tsv"
    path.write_text("\n".join([*head, three, one, two, one, end]), encoding="utf-8")
    assert sorted_text(path) == text


def test_sorting_writes_only_what_differs_and_nothing_when_a_file_is_malformed(tmp_path: Path) -> None:
    origin = sources()._replace(root=tmp_path, concepts=tmp_path / "concepts")
    shutil.copytree(sources().mappings, origin.mappings)
    negative = origin.mappings / "negative.sssom.tsv"
    text = negative.read_text(encoding="utf-8")
    *head, one, two, end = text.split("\n")
    negative.write_text("\n".join([*head, two, one, end]), encoding="utf-8")
    assert sort_mappings(origin) == [negative]
    assert negative.read_text(encoding="utf-8") == text
    assert sort_mappings(origin) == []
    negative.write_text("\n".join([*head, two, one, end]), encoding="utf-8")
    (origin.mappings / "none-found.sssom.tsv").write_text("no table", encoding="utf-8")
    with pytest.raises(DataError):
        sort_mappings(origin)
    assert negative.read_text(encoding="utf-8") != text


def test_a_licence_is_that_of_all_rows_or_told_by_rows(second: Path) -> None:
    (own,) = condition_sets(second / "mappings")
    ours = mapping_sets()[0]
    own = replace(own, metadata={"license": "https://creativecommons.org/licenses/by/4.0/"})
    conditions = [read_condition(second)]
    assert '#license: "https://creativecommons.org/licenses/by/4.0/"' in release_text([own], conditions)
    empty = replace(ours, rows=())
    assert release_text([empty, own], conditions) == release_text([own], conditions), "a set without rows says nothing"
    mixed = release_text([replace(ours, rows=ours.rows[:2]), own, replace(own, metadata={})], conditions)
    assert "#license" not in mixed
    assert "publicdomain/zero/1.0/ (2 rows)" in mixed
    assert f"licenses/by/4.0/ ({len(own.rows)} rows)" in mixed
    assert f"none given ({len(own.rows)} rows)" in mixed
