"""Validation: findings say where and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.dataset import Dataset
from kg.build.validate import quality_findings, shape_findings, validate_paths
from kg.errors import InputError
from kg.rdf.namespaces import PREFIXES
from kg.sources import sources

HEADER = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
LINES = HEADER.count("\n")
#: The lines of a file, and what is found in each.
Mistakes = tuple[list[str], dict[int, list[str]]]
GOOD = """
adam:lems_hasTest_mri a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasTest ; rdf:object concept:mri ;
  ck:negated false ; ck:modality ck:asserted ; ck:status ck:proposed ; ck:evidence span:325-355 .
"""


def write(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "mine.ttl"
    path.write_text(HEADER + body.lstrip("\n"), encoding="utf-8")
    return path


#: What is wrong with a claim that is otherwise good, by the test that it recommends: what stands there instead.
WRONG = {
    "ct-scan": ("ck:modality ck:asserted", "ck:modality ck:perhaps", "modality"),
    "blood-count": ("ck:status ck:proposed ;", "", "status"),
    "urine-test": ("ck:negated", "ck:frequenzy ck:often ; ck:negated", "ck:frequenzy"),
    "fdg-pet": ("ck:modality ck:asserted", "ck:modality ck:may", "cue"),
    "electrocardiogram": ("ck:evidence span:325-355", "ck:evidence span:9000-9001", "evidence"),
    "vitiligo": ("", "", "class"),  # no test at all
}
SPAN = "span:1-2 a ck:Evidence ; oa:start 'x' ; oa:end 2 ."
OTHER_PREFIX = "@prefix skos: <http://example.org/> ."


def claim(test: str) -> str:
    """The good claim with another test, or with what is wrong beside that test."""
    old, new, _ = WRONG.get(test, ("", "", ""))
    assert old in GOOD
    text = GOOD.replace("mri", test)
    return (text.replace(old, new) if old else text).strip()


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory: pytest.TempPathFactory) -> Mistakes:
    """One file with all mistakes, as each run reads and checks everything."""
    header = HEADER.replace(f"@prefix skos: <{PREFIXES['skos']}> .", OTHER_PREFIX)
    body = "\n".join(
        [*map(claim, ("mri", *WRONG)), claim("heart-monitoring").replace("span:325-355", "span:1-2"), SPAN]
    )
    path = tmp_path_factory.mktemp("mistakes") / "mine.ttl"
    path.write_text(f"{header}{body}\n", encoding="utf-8")
    found: dict[int, list[str]] = {}
    for finding in validate_paths([path]):
        where, _, line = finding.where.rpartition(":")
        assert where == str(path), finding
        found.setdefault(int(line), []).append(finding.message)
    return ["", *path.read_text(encoding="utf-8").splitlines()], found


@pytest.mark.slow
def test_the_shipped_sources_are_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """File by file; to the whole, shapes and quality queries are put by the build in ``tests/test_wheel.py``."""
    monkeypatch.setattr("kg.build.validate.validate_dataset", lambda *_: [])
    assert validate_paths() == []


@pytest.mark.parametrize("test", WRONG)
@pytest.mark.slow
def test_findings_are_told_with_file_and_line(mistakes: Mistakes, test: str) -> None:
    lines, found = mistakes
    messages = found[lines.index(claim(test).splitlines()[0])]
    assert any(WRONG[test][-1] in message for message in messages), messages


@pytest.mark.slow
def test_what_is_right_beside_it_is_no_finding(mistakes: Mistakes) -> None:
    lines, found = mistakes
    beside = lines.index(claim("heart-monitoring").splitlines()[0])
    wrong = {lines.index(claim(test).splitlines()[0]) for test in WRONG} | {
        lines.index(SPAN),
        lines.index(OTHER_PREFIX),
    }
    assert wrong <= set(found) <= wrong | {beside}
    assert lines.index(claim("mri").splitlines()[0]) not in found


@pytest.mark.slow
def test_a_prefix_that_stands_for_something_else_is_found(mistakes: Mistakes) -> None:
    lines, found = mistakes
    (message,) = found[lines.index(OTHER_PREFIX)]
    assert PREFIXES["skos"] in message


@pytest.mark.slow
def test_offsets_that_are_no_numbers_are_findings(mistakes: Mistakes) -> None:
    lines, found = mistakes
    assert any("start" in message for message in found[lines.index(SPAN)])


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


@pytest.mark.parametrize("name", ["a.ttl", "a.nt"])
def test_data_of_others_are_not_judged_by_our_rules(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<http://e/s> <http://e/p> _:b .\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"{name}: uses no term of our vocabulary"):
        validate_paths([path])
