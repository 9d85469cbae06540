"""Conditions: from a folder, from a graph, and one of several."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, build_dataset
from kg.build.skeleton import further_entry
from kg.condition import (
    USUAL_CONDITION,
    Condition,
    choose_condition,
    choose_entry,
    conditions_of,
    read_condition,
    shipped_conditions,
    usual_condition,
)
from kg.entry.read import read_entry
from kg.errors import DataError, InputError, KgError
from kg.query.library import LIBRARY_CONDITION
from kg.rdf.index import Index, node
from kg.rdf.namespaces import BASE, PREFIXES

EXAMPLE = "https://example.org/"
BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def copied(second: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(second, tmp_path / "polymyositis"))


@pytest.fixture(scope="session")
def found(both: Dataset) -> tuple[Condition, ...]:
    return conditions_of(both.index)


def test_a_folder(second: Path) -> None:
    condition = read_condition(second)
    assert (condition.name, condition.title) == ("polymyositis", "Polymyositis")
    assert condition.base == EXAMPLE
    assert condition.concept
    assert condition.concept.value == EXAMPLE + "concept/polymyositis"
    assert [layer.value for layer in condition.layers] == [
        EXAMPLE + "graph/polymyositis",
        EXAMPLE + "graph/polymyositis/ninds",
    ]
    assert not condition.is_shipped
    assert condition.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_prefixes_are_made_from_the_layer(second: Path) -> None:
    prefixes = read_condition(second).prefixes
    assert prefixes["span"] == EXAMPLE + "polymyositis/span/"
    assert prefixes["gap"] == EXAMPLE + "polymyositis/gap/"
    assert prefixes["layer"] == EXAMPLE + "graph/polymyositis/"
    assert prefixes["ninds"] == EXAMPLE + "polymyositis/ninds/"
    assert prefixes["own"] == EXAMPLE + "concept/"
    assert prefixes["concept"] == PREFIXES["concept"]


def test_those_of_the_usual_condition_are_the_constants() -> None:
    first, *others = shipped_conditions()
    assert first.prefixes == PREFIXES
    assert first.name == USUAL_CONDITION
    assert first.about == LIBRARY_CONDITION, "what questions are about"
    assert len(others) == 6
    assert not any(each.is_usual for each in others)


def test_the_usual_one_is_meant_only_among_what_is_shipped(second: Path) -> None:
    shipped, mine = shipped_conditions(), read_condition(second)
    assert usual_condition(shipped[::-1]) == shipped[0]
    assert usual_condition([*shipped, mine]) is None, "it may be the user's own that is meant"
    assert usual_condition(shipped[1:]) is None
    assert usual_condition([]) is None
    assert choose_condition(shipped, sha256="0" * 64, title="something else") == shipped[0]
    assert choose_condition(shipped, title="vitiligo").name == "vitiligo"


def test_a_graph_of_two(found: tuple[Condition, ...], second: Path) -> None:
    assert [condition.name for condition in found] == ["lems", "polymyositis"]
    folder = read_condition(second)
    for name in ("title", "entry", "layer", "concept", "sha256", "licence", "layers"):
        assert getattr(found[1], name) == getattr(folder, name), name
    assert len(found[0].layers) == 9
    assert conditions_of(Index([])) == ()


@pytest.mark.parametrize(
    "name",
    ["polymyositis", "POLYMYOSITIS ", EXAMPLE + "concept/polymyositis", EXAMPLE + "graph/polymyositis"],
)
def test_chosen_by_name(found: tuple[Condition, ...], name: str) -> None:
    assert choose_condition(found, name).name == "polymyositis"


def test_chosen_by_the_entry(found: tuple[Condition, ...]) -> None:
    assert choose_condition(found, sha256=found[0].sha256).name == "lems"
    assert choose_condition(found, sha256="0" * 64, title="polymyositis").name == "polymyositis"
    assert choose_condition(found[1:], sha256="0" * 64, title="something else").name == "polymyositis"
    assert choose_condition(found, "lems", sha256=found[1].sha256).name == "lems", "a name is stronger"


@pytest.mark.parametrize(("name", "problem"), [(None, "2 conditions"), ("gout", "no condition 'gout'"), ("", "no")])
def test_an_open_choice_is_told_with_the_list(found: tuple[Condition, ...], name: str | None, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        choose_condition(found, name, title="something else")
    assert "lems (Lambert-Eaton myasthenic syndrome), polymyositis (Polymyositis)" in caught.value.hint


def test_no_condition_at_all() -> None:
    with pytest.raises(InputError, match="no entry"):
        choose_condition(())


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("layer.ttl", "https://example.org/graph/polymyositis", "https://example.org/polymyositis", "is named"),
        ("layer.ttl", "ck:Layer", "ck:Concept", "describes 0 layers"),
        ("document.ttl", " , ck:Entry", "", "describes 0 entries"),
        ("layers/ninds.ttl", "\nlayer:ninds", "\n<https://example.org/graph/ninds>", "is named"),
        ("layer.ttl", "a void:Dataset", "a a void:Dataset", "not a valid"),
    ],
)
def test_a_folder_that_is_not_as_it_must_be(copied: Path, file: str, old: str, new: str, problem: str) -> None:
    path = copied / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(KgError, match=problem) as caught:
        read_condition(copied)
    assert str(copied) in caught.value.where


def test_no_folder_of_a_condition(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no layer\.ttl"):
        read_condition(tmp_path)


def test_two_layers_in_one_file_are_refused(copied: Path) -> None:
    with (copied / "layer.ttl").open("a", encoding="utf-8") as file:
        file.write("<https://example.org/graph/other> a ck:Layer .\n")
    with pytest.raises(DataError, match="describes 2 layers"):
        read_condition(copied)


def test_an_entry_without_a_layer_is_not_ours() -> None:
    entry = ox.NamedNode(BASE + "lems/other")
    (under_ours,) = conditions_of(Index([ox.Triple(entry, node("rdf:type"), node("ck:Entry"))]))
    assert not under_ours.is_shipped
    entry = ox.NamedNode("https://my.org/kg/entry")
    (condition,) = conditions_of(Index([ox.Triple(entry, node("rdf:type"), node("ck:Entry"))]))
    assert (condition.base, condition.is_shipped, condition.licence) == ("https://my.org/kg/", False, "")


def test_what_speaks_of_layers_is_no_layer(copied: Path) -> None:
    with (copied / "layer.ttl").open("a", encoding="utf-8") as file:
        file.write("\n<https://example.org/note> rdfs:seeAlso ck:Layer .\n")
    assert read_condition(copied).name == "polymyositis"


@pytest.fixture
def with_further(copied: Path) -> Path:
    """The second condition with a further entry."""
    text = copied.parent / "further.txt"
    text.write_text("Polymyositis\n\nPolymyositis causes muscle weakness.\n", encoding="utf-8")
    files = further_entry("other", read_entry(text), read_condition(copied), licence=BY)
    for name, content in files.items():
        (copied / name).parent.mkdir(parents=True, exist_ok=True)
        (copied / name).write_text(content, encoding="utf-8")
    return copied


def test_a_further_entry_has_a_layer_of_its_own(with_further: Path) -> None:
    condition = read_condition(with_further)
    (further,) = condition.further
    assert condition.entries == (condition, further)
    assert further.layer in condition.layers
    assert (further.name, further.concept) == (condition.name, condition.concept)
    assert further.prefixes["span"] == EXAMPLE + "polymyositis/other/span/"
    assert further.text == with_further / "layers" / "other" / "entry.txt"
    assert condition.text is None


def test_in_a_graph_it_goes_with_the_first_one(with_further: Path) -> None:
    (condition,) = conditions_of(build_dataset([read_condition(with_further)]).index)
    (further,) = condition.further
    assert condition.sha256 != further.sha256
    assert choose_entry([condition], sha256=further.sha256) == further
    assert choose_entry([condition], "polymyositis", sha256=further.sha256) == further
    assert choose_entry([condition], sha256="0" * 64, title="Polymyositis") == condition


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("ck:supplementLayer", "ck:entryLayer", "is the layer of a further entry"),
        ("graph/polymyositis/>", "graph/gout/>", "the layer is named"),
        ("schema:about own:polymyositis", "schema:about own:gout", "is about"),
    ],
)
def test_a_further_entry_must_fit_its_condition(with_further: Path, before: str, after: str, problem: str) -> None:
    for path in (with_further / "layers" / "other").glob("*.ttl"):
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(DataError, match=problem):
        read_condition(with_further)
