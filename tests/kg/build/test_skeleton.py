"""The files of a new condition: valid, canonical, named under its owner's base, and without a sentence of its entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build.dataset import build_dataset
from kg.build.skeleton import skeleton
from kg.build.validate import quality_findings
from kg.condition import read_condition
from kg.entry.read import Entry, read_entry
from kg.errors import InputError
from kg.rdf.namespaces import BASE, EXAMPLE_BASE, RIGHTS_NOT_EVALUATED
from kg.rdf.turtle import canonical_turtle, parse_turtle

ALWAYS = {"layer.ttl", "document.ttl", "concepts/conditions.ttl", "mappings/positive.sssom.tsv", "README.md"}


@pytest.fixture
def theirs(second_entry: Path) -> Entry:
    return read_entry(second_entry)


def entry_of(folder: Path, text: str) -> Entry:
    path = folder / "entry.txt"
    path.write_text(text, encoding="utf-8")
    return read_entry(path)


def test_files_with_an_entry_and_without(theirs: Entry, tmp_path: Path) -> None:
    assert set(skeleton("polymyositis", theirs)) == ALWAYS
    lost = entry_of(tmp_path, "Gout\n\nGout hurts.\n\nTreatment\n\nMedicines include:\n\nOutlook\n\nGout lasts.\n")
    assert set(skeleton("gout", lost)) == ALWAYS | {"gaps.ttl"}
    assert set(skeleton("polymyositis")) == ALWAYS


def test_every_turtle_file_is_canonical_and_all_of_it_has_the_base(theirs: Entry) -> None:
    made = skeleton("polymyositis", theirs, base="https://data.example.com/kg", licence="http://e/licence")
    for name, text in made.items():
        if name.endswith(".ttl"):
            assert canonical_turtle(text, name) == text
            for triple in parse_turtle(text, name):
                assert str(triple.subject).startswith("<https://data.example.com/kg/"), (name, triple)
    assert "<http://e/licence>" in made["layer.ttl"]


def test_without_an_owner_nobody_is_named() -> None:
    made = skeleton("gout")
    assert f"<{EXAMPLE_BASE}graph/gout>" in made["layer.ttl"] or EXAMPLE_BASE in made["layer.ttl"]
    assert RIGHTS_NOT_EVALUATED in made["layer.ttl"]


def test_no_sentence_of_the_entry_is_in_it(theirs: Entry) -> None:
    text = "".join(skeleton("polymyositis", theirs).values())
    sentences = [unit.text for unit in theirs.units if len(unit.text.split()) > 4]
    assert sentences
    assert not [sentence for sentence in sentences if sentence in text]
    assert theirs.sha256 in text


def test_a_title_is_what_the_concept_is_called(tmp_path: Path) -> None:
    titled = entry_of(tmp_path, "Gout\n\nGout hurts.\n")
    assert 'rdfs:label "gout"@en' in skeleton("my-gout", titled)["concepts/conditions.ttl"].lower()
    sentence = entry_of(tmp_path, "Gout hurts. It comes in the night and it goes in the morning, they say.\n")
    assert "my gout" in skeleton("my-gout", sentence)["layer.ttl"]


@pytest.mark.parametrize("name", ["", "Gout", "a b", "../gout", "-a", "a-", "a--b", "é", "concepts", "mappings", "a\n"])
def test_a_name_is_small_letters_digits_and_hyphens(name: str) -> None:
    with pytest.raises(InputError, match="is no name for a condition"):
        skeleton(name)


@pytest.mark.parametrize(
    "base", ["x", "urn:x:", "http://", "http://e/#", "http://e/?a", BASE, BASE + "x/", "http://e/ "]
)
def test_a_base_is_an_address_of_ones_own(base: str) -> None:
    with pytest.raises(InputError):
        skeleton("gout", base=base)


def test_a_licence_is_an_iri() -> None:
    with pytest.raises(InputError, match="not an absolute IRI"):
        skeleton("gout", licence="CC BY")


def test_our_own_base_is_for_what_ships_with_us_alone(tmp_path: Path) -> None:
    entry = entry_of(tmp_path, "Paper lung\n\nPaper lung is a disease of the airways.\n")
    with pytest.raises(InputError, match="namespace of condition-kg itself") as caught:
        skeleton("paper-lung", entry, base=BASE)
    assert "kg/data/conditions" in caught.value.hint
    with pytest.raises(InputError, match="namespace of condition-kg itself"):
        skeleton("paper-lung", entry, base=f"{BASE}concept/", is_ours=True)
    folder = tmp_path / "paper-lung"
    files = skeleton("paper-lung", entry, base=BASE, is_ours=True)
    concept = files["concepts/conditions.ttl"]
    files["concepts/stray.ttl"] = concept.replace("concept:paper-lung", "concept:paper-stray")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    found = quality_findings(build_dataset([read_condition(folder)]))
    orphans = [str(each) for each in found if "Nothing speaks" in each.message]
    assert [each for each in orphans if "concept:paper-stray" not in each] == [], "others of ours may use them"


def test_a_concept_that_is_shared_is_not_described_again(theirs: Entry) -> None:
    files = skeleton("polymyositis", theirs, base=BASE, is_ours=True)
    concept = f"{BASE}concept/polymyositis"
    assert "concept:polymyositis a ck:Condition" in files["concepts/conditions.ttl"]
    less = skeleton("polymyositis", theirs, base=BASE, is_ours=True, described=[concept])
    assert files.keys() - less.keys() == {"concepts/conditions.ttl"}
