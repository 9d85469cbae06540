"""``kg mappings --check``: mapping sets of others, and a new release of a vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from tests.conftest import Run
from tests.kg.cli.test_mappings import case
from tests.kg.ontology_file import OBO_HEAD


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("17", 0, ["own:N1 is linked to concept:lems (skos:exactMatch, by mesh:D015624)",
                   "own:N2 is linked to concept:muscle-weakness (skos:exactMatch, by HP:0001324)"]),
        ("20", 0, ["1 rows, 1 of them accepted mappings"]),
        ("21", 0, ["1 rows, 1 of them accepted mappings"]),
        ("22", 0, ["1 rows, 1 of them accepted mappings"]),
        ("23", 1, [":7: object_id", ":7: mapping_justification", ":7: mapping_date", ":7: confidence", "4 findings"]),
        ("24", 0, ["3 rows, 1 of them accepted mappings", "own:N1 is not linked to concept:muscle-weakness"]),
        ("25", 1, [":3: HP is bound to http://example.org/wrong/HP_, another namespace"]),
    ],
)  # fmt: skip
def test_sets_of_others_are_checked(
    name: str, status: int, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mappings", "--check", case(name)]) == status
    out = capsys.readouterr().out
    assert [words for words in said if words not in out] == []
    assert main(["mappings", "--validate", "--mappings", case(name)]) == status


def test_words_are_no_findings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mappings", "--check", case("21")]) == 0
    told = capsys.readouterr()
    assert "no column clinic_ticket" in told.err
    assert "match_type is an old name" in told.err
    assert told.out.endswith("no findings\n")


def test_a_new_release_makes_decisions_stale(kg: Run, tmp_path: Path) -> None:
    """Of rejected rows, searches that found nothing, and terms that stand elsewhere than before."""
    path = tmp_path / "mondo.obo"
    terms = (
        "[Term]\nid: MONDO:0000287\nname: obsolete one\nis_obsolete: true\nreplaced_by: MONDO:9999999\n",
        "[Term]\nid: MONDO:9999999\nname: the new one\n",
        "[Term]\nid: MONDO:0018556\nname: Lambert-Eaton myasthenic syndrome\nis_a: MONDO:9999999\n",
        "[Term]\nid: MONDO:9999998\nname: Bone-marrow suppression\n",
    )
    path.write_text(OBO_HEAD + "\n".join(terms), encoding="utf-8")
    status, out, _ = kg("mappings", "--check", path)
    assert status == 1
    assert "MONDO:0000287, which was rejected, is obsolete in " in out
    assert "and MONDO:9999999 stands in its place: decide on that for concept:" in out
    assert "MONDO:0018556 has moved: it was below " in out
    assert f"no term was found for concept:bone-marrow-suppression, and {path} calls MONDO:9999998 " in out


def test_a_release_of_the_vocabulary_of_the_subjects(kg: Run, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.sssom.tsv"
    theirs.write_text(
        "#curie_map:\n#  MONDO: http://purl.obolibrary.org/obo/MONDO_\n#  MESH: http://identifiers.org/mesh/\n"
        "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\n"
        "MONDO:0000001\tdisease\tskos:exactMatch\tMESH:D004194\tsemapv:ManualMappingCuration\n"
        "MONDO:0000002\told name\tskos:exactMatch\tMESH:D004195\tsemapv:ManualMappingCuration\n",
        encoding="utf-8",
    )
    path = tmp_path / "mondo.obo"
    terms = (
        "[Term]\nid: MONDO:0000001\nname: disease\nis_obsolete: true\nconsider: MONDO:0000002\n",
        "[Term]\nid: MONDO:0000002\nname: new name\n",
    )
    path.write_text(OBO_HEAD + "\n".join(terms), encoding="utf-8")
    status, out, _ = kg("mappings", "--mappings", theirs, "--check", path)
    assert status == 1
    assert f"{theirs}:5: MONDO:0000001 is obsolete in {path}: consider MONDO:0000002" in out
    assert f"{theirs}:6: MONDO:0000002 is 'new name' in {path}, not 'old name': correct subject_label" in out
    assert out.endswith(f"{theirs}: 2 findings\n")
