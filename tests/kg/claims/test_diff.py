"""What differs between two builds: of the sources as they are, and after small edits."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, build_dataset, write_dataset
from kg.claims.diff import Change, Difference, compare, difference, open_build
from kg.condition import read_condition
from kg.errors import InputError
from kg.sources import Sources, sources

DATA = Path(__file__).resolve().parents[2] / "data" / "sparql"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """A build after edits of the kinds that people make."""
    root = tmp_path_factory.mktemp("sources")
    origin = sources()
    package = origin.concepts.parent
    for folder in ("concepts", "conditions", "mappings", "terms"):
        if (package / folder).is_dir():
            shutil.copytree(package / folder, root / folder)
    shutil.copy(origin.layers, root / "layers.ttl")

    def edit(name: str, old: str, new: str) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text, old
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    edit("conditions/lems/exams.ttl", "bronchoscopy_population-smokers", "bronchoscopy_population-children")
    edit("conditions/lems/exams.ttl", "ck:population concept:smokers", "ck:population concept:children")
    edit("conditions/lems/causes.ttl", "lems_occursIn_children", "lems_occursIn_smokers")
    edit("conditions/lems/causes.ttl", "rdf:object concept:children", "rdf:object concept:smokers")
    edit("conditions/lems/causes.ttl", "ck:frequency ck:rare", "ck:frequency ck:often")
    edit("conditions/lems/outlook.ttl", "ck:modality ck:may", "ck:modality ck:asserted")
    edit("conditions/lems/summary.ttl", "ck:evidence span:119-178", "ck:evidence span:119-159")
    edit("conditions/lems/gaps.ttl", "The list of complications.", "A list of complications.")
    edit("concepts/conditions.ttl", '"vitiligo"@en', '"patchy skin"@en')
    path = root / "mappings" / "positive.sssom.tsv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if "skos:exactMatch\t\tMONDO:0008661\t" not in row), encoding="utf-8")
    moved = Sources(
        root=root,
        ontology=origin.ontology,
        queries=origin.queries,
        concepts=root / "concepts",
        conditions=root / "conditions",
    )
    store = ox.Store()
    store.extend(build_dataset([read_condition(moved.conditions / "lems")], origin=moved).quads)
    return store


@pytest.fixture(scope="module")
def found(store: ox.Store, edited: ox.Store) -> Difference:
    return compare(store, edited)


def changes(found: Difference, kind: str, change: str) -> dict[str, Change]:
    return {one.new_id or one.old_id: one for one in found.changes if (one.kind, one.change) == (kind, change)}


@pytest.mark.slow
def test_nothing_differs_from_itself(store: ox.Store) -> None:
    found = compare(store, store)
    assert not found
    assert found.changes == ()
    assert str(found) == "no difference\n"


def test_a_claim_with_another_restriction_is_said_otherwise(found: Difference) -> None:
    (change,) = changes(found, "association", "said otherwise").values()
    assert change.old_id == "adam:lems_hasTest_bronchoscopy_population-smokers"
    assert change.new_id == "adam:lems_hasTest_bronchoscopy_population-children"
    assert "smokers" in change.old
    assert "children" in change.new
    assert f"~ was {change.old}\n  is now {change.new}" in str(found)


def test_claims_that_came_and_went(found: Difference) -> None:
    assert set(changes(found, "association", "added")) == {"adam:lems_occursIn_smokers"}
    (gone,) = changes(found, "association", "removed").values()
    assert gone.old == "Lambert-Eaton myasthenic syndrome rarely occurs in children."
    assert gone.new == ""


def test_claims_that_changed(found: Difference) -> None:
    changed = changes(found, "association", "changed")
    assert {
        "adam:lems_symptomsImprovedBy_immunosuppression",
        "adam:lems_isA_rare-disorder",
    } <= set(changed)
    (detail,) = changed["adam:lems_symptomsImprovedBy_immunosuppression"].details
    assert (detail.property, detail.removed, detail.added) == ("modality", ("may",), ("asserted",))
    details = {detail.property: detail for detail in changed["adam:lems_isA_rare-disorder"].details}
    assert details["evidence"].removed == ("119-178",)
    assert details["evidence"].added == ("119-159",)
    assert "adam:lems_occursWith_vitiligo" not in changed  # only the concept has another label


def test_other_records(found: Difference) -> None:
    assert set(changes(found, "gap", "changed")) == {"gap:complications"}
    (concept,) = changes(found, "concept", "changed").values()
    assert (concept.old, concept.new) == ("vitiligo", "patchy skin")
    assert set(changes(found, "mapping", "removed")) == {"mapping:vitiligo_exactMatch_MONDO-0008661"}
    assert found.counts["mapping"]["removed"] == 1
    assert not {"vocabulary", "other", "layer"} & set(found.counts)


@pytest.mark.slow
def test_back_is_the_mirror_image(store: ox.Store, edited: ox.Store, found: Difference) -> None:
    back = compare(edited, store)
    mirror = {"added": "removed", "removed": "added"}
    assert sorted((one.kind, one.old_id, one.new_id, one.change) for one in back.changes) == sorted(
        (one.kind, one.new_id, one.old_id, mirror.get(one.change, one.change)) for one in found.changes
    )


def test_the_difference_as_json(found: Difference) -> None:
    record = json.loads(json.dumps(found.record()))
    assert record["counts"] == found.counts
    assert len(record["changes"]) == len(found.changes)


@pytest.mark.slow
def test_every_form_of_a_build_is_the_same(dataset: Dataset, tmp_path: Path) -> None:
    write_dataset(dataset, tmp_path, only=["nq", "trig", "ttl"])
    assert not difference(tmp_path / "condition-kg.nq", tmp_path / "condition-kg.trig")
    assert not difference(tmp_path, tmp_path / "condition-kg.ttl")  # the union has no graphs


def test_bad_folders_and_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        open_build(tmp_path / "none")
    with pytest.raises(InputError, match=r"no \.nq"):
        open_build(tmp_path)
    for name in ("a.nq", "b.nq"):
        (tmp_path / name).write_text("<http://e/s> <http://e/p> <http://e/o> .\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"2 \.nq files"):
        open_build(tmp_path)


def load(text: str) -> list[ox.Quad]:
    """The quads of Turtle."""
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))


def test_foreign_data() -> None:
    found = compare(
        load("<http://e/a> <http://e/p> 1 , <http://e/b> ."), load("<http://e/a> <http://e/p> 2 , <http://e/b> .")
    )
    (change,) = found.changes
    assert (change.kind, change.change, change.new) == ("other", "changed", "a")
    assert (change.details[0].removed, change.details[0].added) == (("1",), ("2",))
    blank = compare(load("[] <http://e/p> 1 ."), load("[] <http://e/p> 1 ; <http://e/q> 2 ."))
    assert [one.new for one in blank.changes] == ["2 triples of blank nodes that differ from the 1 before"]
    assert str(blank) == "other: 1 changed\n~ 2 triples of blank nodes that differ from the 1 before\n"


@pytest.mark.parametrize(
    ("old", "new", "differ"),
    [
        (":a :p [] .", ":a :p [] .", False),
        (":a :p [] .", ":a :p [] , [] .", True),
        (":a :p :b ; :q [ :v 1 ] .", ":a :p :b , [] ; :q [ :v 2 ] .", True),
        (":a :q [ :v 1 ] .", ":a :q [ :v 2 ] .", True),
        (":a :q [ :v 1 ; :r [ :v 2 ] ] .", "_:y :v 2 . :a :q _:x . _:x :r _:y ; :v 1 .", False),
        (":a :q (1 2 3) .", ":a :q (1 2 3) .", False),
        (":a :q (1 2 3) .", ":a :q (1 3 2) .", True),
        ("_:x :v 1 . _:y :w 2 . :a :q _:x , _:y .", "_:x :v 1 ; :w 2 . :a :q _:x , [] .", True),
        ("_:x :p _:y . _:y :p _:x .", "_:x :p _:x . _:y :p _:y .", True),
    ],
)
def test_blank_nodes_are_compared_by_what_is_said_of_them(old: str, new: str, differ: bool) -> None:  # noqa: FBT001
    found = compare(*(load(f"@prefix : <http://e/> . {text}") for text in (old, new)))
    assert bool(found) == differ
    assert {change.kind for change in found.changes} == ({"other"} if differ else set())


@pytest.mark.slow
def test_many_claims_that_are_said_otherwise() -> None:
    def claims(name: str) -> list[ox.Quad]:
        head = "@prefix ck: <https://w3id.org/condition-kg/ontology#> . @prefix : <http://e/> . "
        head += "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
        claim = ":{name}{at} a ck:Association ; rdf:subject :s ; rdf:predicate :p ; rdf:object :o{at} ."
        return load(head + "\n".join(claim.format(name=name, at=at) for at in range(3000)))

    assert compare(claims("a"), claims("b")).counts == {"association": {"said otherwise": 3000}}


def test_values_with_the_same_words_are_told_apart() -> None:
    labels = "@prefix : <http://e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
    labels += ":b rdfs:label 'drug' . :c rdfs:label 'drug' . "
    (change,) = compare(load(f"{labels} :a :p :b , 'x'@en ."), load(f"{labels} :a :p :c , 'x'@de .")).changes
    assert change.details[0].removed == ('"x"@en', "drug (http://e/b)")
    assert change.details[0].added == ('"x"@de', "drug (http://e/c)")


def test_literals_are_compared_as_they_are_written() -> None:
    found = difference(DATA / "d1.ttl", DATA / "d2.ttl")
    (change,) = found.changes
    assert {detail.property: (detail.removed, detail.added) for detail in change.details} == {
        "v": (("1.50",), ("1.5",)),
        "w": ((f'"1"^^<{XSD}int>',), (f'"1"^^<{XSD}integer>',)),
        "x": (("2020-01-01T00:00:00.0Z",), ("2020-01-01T00:00:00Z",)),
    }  # and the case of a language tag is no difference


def test_triples_about_triples_are_compared() -> None:
    one, two = (load(f"VERSION '1.2' <a:s> <a:p> <<( _:b <a:p> {number} )>> .") for number in ("1.0", "1.00"))
    assert not compare(one, load("VERSION '1.2' <a:s> <a:p> <<( _:other <a:p> 1.0 )>> ."))
    (change,) = compare(one, two).changes
    assert change.new == "1 triples of blank nodes or about triples that differ from the 1 before"
