"""A condition of others: built with what it refers to of ours, and named under its own base."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, build_dataset, write_dataset
from kg.build.validate import validate_dataset, validate_paths
from kg.condition import read_condition
from kg.errors import DataError
from kg.query.sparql import evaluate
from kg.rdf.load import load_files
from kg.rdf.namespaces import BASE, GRAPH, PREFIXES

EXAMPLE = "https://example.org/"
CONCEPT = PREFIXES["concept"]


@pytest.fixture(scope="module")
def alone(second: Path) -> Dataset:
    return build_dataset([read_condition(second)])


def store_of(dataset: Dataset) -> ox.Store:
    store = ox.Store()
    store.extend(dataset.quads)
    return store


def rows(dataset: Dataset, query: str) -> list[tuple[str, ...]]:
    solutions = evaluate(store_of(dataset), query)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(str(getattr(term, "value", "")) for term in row) for row in solutions]


@pytest.mark.slow
def test_it_is_fine_alone_and_beside_ours(alone: Dataset, both: Dataset) -> None:
    assert validate_dataset(alone) == []
    assert validate_dataset(both) == []


def test_nothing_of_it_is_named_under_our_base(alone: Dataset, whole: Dataset) -> None:
    ours = {quad.subject for quad in whole.quads}
    new = {quad.subject for quad in alone.quads} - ours
    assert new
    assert all(subject.value.startswith(EXAMPLE) for subject in new)  # type: ignore[union-attr]
    graphs = {quad.graph_name.value for quad in alone.quads}  # type: ignore[union-attr]
    assert {graph for graph in graphs if graph.startswith(EXAMPLE)} == {
        f"{EXAMPLE}graph/{name}"
        for name in ("catalog", "concepts", "direct", "mappings", "polymyositis", "polymyositis/ninds")
    }
    assert GRAPH + "direct" not in graphs


def test_of_ours_it_has_what_it_refers_to(alone: Dataset, dataset: Dataset) -> None:
    def shared(built: Dataset) -> set[str]:
        return {q.subject.value for q in built.quads if q.graph_name == ox.NamedNode(GRAPH + "concepts")}  # type: ignore[union-attr]

    assert {CONCEPT + name for name in ("muscle-weakness", "fatigue", "cancer", "treatment", "muscles")} <= shared(
        alone
    )
    assert len(shared(alone)) < len(shared(dataset)) / 10
    assert rows(alone, "SELECT ?term { concept:muscle-weakness skos:exactMatch ?term }")
    term = rows(alone, "SELECT ?label { ?record ck:term MONDO:0019127 ; rdfs:label ?label }")
    assert term == [("polymyositis",)], "ours has the record of a term that its own mappings name"
    parents = rows(alone, "SELECT ?record { ?record ck:parent ?parent FILTER NOT EXISTS { ?parent ck:term ?term } }")
    assert parents == []


def test_every_graph_says_what_it_is_and_under_which_licence(both: Dataset) -> None:
    stated = rows(
        both, "SELECT ?graph { GRAPH ?graph { } FILTER NOT EXISTS { ?graph a ck:Layer ; dcterms:license ?l } }"
    )
    assert {graph for (graph,) in stated} == {GRAPH + "catalog", EXAMPLE + "graph/catalog"}
    licences = rows(both, f"SELECT ?l {{ VALUES ?g {{ <{EXAMPLE}graph/direct> <{EXAMPLE}> }} ?g dcterms:license ?l }}")
    assert {licence for (licence,) in licences} == {"https://creativecommons.org/licenses/by/4.0/"}
    parts = rows(both, f"SELECT ?part {{ <{EXAMPLE}> void:subset ?part }}")
    assert all(part.startswith(EXAMPLE) for (part,) in parts)
    assert len(parts) == 5


def test_the_graph_of_ours_is_the_same_beside_another(both: Dataset, dataset: Dataset) -> None:
    """But for the records of terms that the other's mappings name."""
    ours = {quad for quad in both.quads if str(quad.graph_name).startswith(f"<{BASE}")}
    assert ours >= {*dataset.quads}
    terms = {str(ox.NamedNode(GRAPH + name)) for name in ("mondo", "doid", "mesh")}
    assert {str(quad.graph_name) for quad in ours - {*dataset.quads}} <= terms


def test_what_is_derived(alone: Dataset) -> None:
    labels = {
        label
        for (label,) in rows(alone, "SELECT ?label { ?claim ck:layer ?layer ; ck:modality ?m ; rdfs:label ?label }")
    }
    assert "Symptoms of polymyositis may improve with treatment." in labels
    assert "A cure is not among the treatments for polymyositis." in labels
    direct = rows(alone, f"SELECT ?o {{ GRAPH <{EXAMPLE}graph/direct> {{ ?s ?p ?o }} }}")
    found = {value for (value,) in direct}
    assert CONCEPT + "muscle-weakness" in found
    assert not found & {f"{EXAMPLE}concept/{name}" for name in ("cure", "distal-muscles", "additional-testing")}
    beside = rows(alone, "SELECT ?claim ?gap { ?claim ck:supplements ?gap }")
    assert beside == [
        (
            f"{EXAMPLE}polymyositis/ninds/polymyositis_hasTreatment_physical-therapy",
            f"{EXAMPLE}polymyositis/gap/treatments",
        )
    ]
    mapped = rows(
        alone, f"SELECT ?record {{ ?record a ck:Mapping ; sssom:subject_id <{EXAMPLE}concept/polymyositis> }}"
    )
    assert {record for (record,) in mapped} == {
        f"{EXAMPLE}mapping/polymyositis_exactMatch_MONDO-0019127",
        f"{EXAMPLE}mapping/polymyositis_exactMatch_mesh-D017285",
    }


@pytest.mark.parametrize("suffix", ["trig", "ttl", "nq", "jsonld"])
@pytest.mark.slow
def test_a_built_file_can_be_validated_in_any_form(alone: Dataset, tmp_path: Path, suffix: str) -> None:
    write_dataset(alone, tmp_path, only=[suffix], name="mine")
    assert validate_paths([tmp_path / f"mine.{suffix}"]) == []


def test_findings_in_a_built_file(alone: Dataset, tmp_path: Path) -> None:
    write_dataset(alone, tmp_path, only=["nq"])
    path = tmp_path / "condition-kg.nq"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(_hasSymptom_fatigue> <[^>]*#)negated(> )", r"\1negatd\2", text), encoding="utf-8")
    findings = validate_paths([path])
    assert {finding.where for finding in findings} >= {EXAMPLE + "polymyositis/polymyositis_hasSymptom_fatigue"}


@pytest.mark.slow
def test_findings_in_a_folder_have_file_and_line(second: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(second, tmp_path / "copy"))
    assert validate_paths([folder]) == []
    path = folder / "claims.ttl"
    text = path.read_text(encoding="utf-8").replace("ck:modality ck:may", "ck:modality ck:perhaps", 1)
    path.write_text(text, encoding="utf-8")
    findings = validate_paths([folder])
    assert findings
    of_the_file = validate_paths([path])
    assert of_the_file
    assert set(of_the_file) < set(findings), "a file of the folder is read with the folder"
    assert any(re.fullmatch(re.escape(str(path)) + r":\d+", finding.where) for finding in findings)
    assert any("modality" in finding.message for finding in findings)


def test_two_folders_of_one_layer_are_refused(second: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(second, tmp_path / "copy"))
    with pytest.raises(DataError, match="and so does") as caught:
        build_dataset([read_condition(second), read_condition(copy)])
    assert caught.value.where == str(copy)


def test_a_layer_whose_name_is_no_prefix(second: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(second, tmp_path / "copy"))
    path = folder / "layers" / "ninds.ttl"
    text = path.read_text(encoding="utf-8").replace("layer:ninds", "layer:2019.ninds")
    path.write_text(text.replace("polymyositis/ninds/", "polymyositis/2019.ninds/"), encoding="utf-8")
    dataset = build_dataset([read_condition(folder)])
    write_dataset(dataset, tmp_path, only=["ttl"])
    assert load_files([tmp_path / "condition-kg.ttl"])


def test_a_prefix_of_the_condition_may_not_stand_for_ours(second: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(second, tmp_path / "copy"))
    path = folder / "claims.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"<{EXAMPLE}polymyositis/span/>", f"<{PREFIXES['span']}>"), encoding="utf-8")
    assert any("'span'" in finding.message for finding in validate_paths([folder]))


@pytest.mark.slow
def test_a_mapping_of_an_unknown_concept_is_a_finding(second: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(second, tmp_path / "copy"))
    path = folder / "mappings" / "positive.sssom.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("own:polymyositis\t", "own:nothing\t"), encoding="utf-8")
    assert any("own:nothing" in finding.message for finding in validate_paths([folder]))
