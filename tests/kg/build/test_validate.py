"""Validation: findings say where and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.dataset import Dataset
from kg.build.validate import quality_findings, shape_findings, validate_paths
from kg.rdf.namespaces import PREFIXES
from kg.sources import sources

HEADER = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
LINES = HEADER.count("\n")
GOOD = """
adam:lems_hasTest_mri a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasTest ; rdf:object concept:mri ;
  ck:negated false ; ck:modality ck:asserted ; ck:status ck:proposed ; ck:evidence span:325-355 .
"""


def write(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "mine.ttl"
    path.write_text(HEADER + body.lstrip("\n"), encoding="utf-8")
    return path


@pytest.mark.slow
def test_the_shipped_sources_are_fine() -> None:
    assert validate_paths() == []


@pytest.mark.slow
def test_a_good_file_is_fine(tmp_path: Path) -> None:
    assert validate_paths([write(tmp_path, GOOD)]) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ck:modality ck:asserted", "ck:modality ck:perhaps", "modality"),
        ("ck:negated false", "ck:negated true", "negated"),
        ("ck:status ck:proposed ;", "", "status"),
        ("ck:negated", "ck:frequenzy ck:often ; ck:negated", "ck:frequenzy"),
        ("ck:modality ck:asserted", "ck:modality ck:may", "cue"),
        ("ck:evidence span:325-355", "ck:evidence span:9000-9001", "evidence"),
    ],
)
@pytest.mark.slow
def test_findings_are_told_with_file_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    findings = validate_paths([write(tmp_path, GOOD.replace(old, new))])
    assert findings
    assert all(finding.where == f"{tmp_path / 'mine.ttl'}:{LINES + 1}" for finding in findings), findings
    assert any(message in finding.message for finding in findings), findings


@pytest.mark.slow
def test_a_wrong_object_class_is_found(tmp_path: Path) -> None:
    body = GOOD.replace("concept:mri", "concept:vitiligo").replace("hasTest_mri", "hasTest_vitiligo")
    findings = validate_paths([write(tmp_path, body)])
    assert any("ck:hasTest" in finding.message or "class" in finding.message for finding in findings)


@pytest.mark.slow
def test_a_prefix_that_stands_for_something_else_is_found(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text("# A file.\n@prefix skos: <http://example.org/> .\n", encoding="utf-8")
    (finding,) = validate_paths([path])
    assert finding.where == f"{path}:2"
    assert PREFIXES["skos"] in finding.message


def test_a_misnamed_association_is_a_finding(tmp_path: Path) -> None:
    findings = validate_paths([write(tmp_path, GOOD.replace("lems_hasTest_mri", "some_name"))])
    assert [finding.where for finding in findings] == [f"{tmp_path / 'mine.ttl'}:{LINES + 1}"]
    assert "adam:lems_hasTest_mri" in findings[0].message


@pytest.mark.slow
def test_files_of_the_project_are_not_added_twice() -> None:
    from kg.sources import sources

    origin = sources()
    paths = [origin.conditions / "lems" / "causes.ttl", origin.concepts / "tests.ttl", origin.vocabulary]
    assert validate_paths(paths) == []


@pytest.mark.slow
def test_offsets_that_are_no_numbers_are_findings(tmp_path: Path) -> None:
    body = GOOD.replace("span:325-355", "span:1-2") + "span:1-2 a ck:Evidence ; oa:start 'x' ; oa:end 2 .\n"
    assert any("start" in finding.message for finding in validate_paths([write(tmp_path, body)]))


@pytest.mark.slow
def test_shapes_and_quality_queries_are_those_of_the_origin(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("", encoding="utf-8")
    folder = tmp_path / "queries" / "quality"
    folder.mkdir(parents=True)
    head = "# title: All\n# question: What is wrong?\n# audience: curator\n# column: s — it\n# column: problem — what\n"
    query = f"{head}SELECT ?s ?problem {{ BIND(<http://e/s> AS ?s) BIND('it is wrong' AS ?problem) }}\n"
    (folder / "all.rq").write_text(query, encoding="utf-8")
    origin = sources()._replace(ontology=tmp_path, queries=tmp_path / "queries")
    assert [finding.message for finding in quality_findings(dataset, origin)] == ["it is wrong"]
    broken = Dataset(tuple(quad for quad in dataset.quads if quad.predicate.value != PREFIXES["rdfs"] + "label"))
    lems = {PREFIXES["concept"] + "lems"}
    assert list(shape_findings(broken, only=lems))
    assert not list(shape_findings(broken, origin, lems))
    assert not list(shape_findings(broken, only=set()))
