"""Candidates for what rules propose to read, file by file."""

from __future__ import annotations

from pathlib import Path

from kg.link.match.propose import candidates
from kg.rdf.namespaces import ONTOLOGY

HEAD = f"@prefix ck: <{ONTOLOGY}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
VOCABULARY = b"[Term]\nid: X:1\nname: dry mouth\n\n[Term]\nid: X:2\nname: cough\n"


def _file(path: Path, *labels: str) -> Path:
    names = {label.replace(" ", "-"): label for label in labels}
    stubs = (
        f'<http://e/concept/{name}> a ck:SignOrSymptom ; rdfs:label "{label}"@en ; ck:status ck:proposed .'
        for name, label in names.items()
    )
    path.write_text(HEAD + "\n".join(stubs), encoding="utf-8")
    return path


def test_each_file_has_the_candidates_for_its_own_things(tmp_path: Path) -> None:
    one = _file(tmp_path / "one.ttl", "dry mouth", "green hair")
    two = _file(tmp_path / "two.ttl", "dry mouth")
    other = _file(tmp_path / "other.ttl", "green skin")
    found = candidates([one, two, other], [VOCABULARY])
    assert {path: [row["object_id"] for row in each.rows] for path, each in found.items()} == {
        one: ["X:1"],
        two: ["X:1"],
    }


def test_without_a_thing_of_its_own_there_is_nothing_to_link(tmp_path: Path) -> None:
    assert candidates([_file(tmp_path / "none.ttl")], [b"not read"]) == {}
