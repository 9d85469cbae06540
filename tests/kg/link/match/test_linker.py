"""Links of each subject, best first."""

from __future__ import annotations

from kg.link.match.linker import Link, link
from kg.link.match.model import read_model
from kg.link.match.witnesses import Witness
from kg.sources import sources
from tests.kg.link.match.made import ORGANS, concept

MODEL = read_model(sources().linking / "model.json.gz")
SUBJECTS = [
    concept("s:1", "Cysts of the liver"),
    concept("s:2", "Chronic failure of the kidney", same=("o:7",)),
    concept("s:3", "myopia"),
]


def links(xrefs: bool = True, witnesses: tuple[Witness, ...] = ()) -> list[list[Link]]:  # noqa: FBT001, FBT002
    return list(link(SUBJECTS, ORGANS, MODEL, witnesses=witnesses, xrefs=xrefs))


def test_links_come_in_the_order_of_the_subjects_best_first() -> None:
    found = links()
    assert len(found) == len(SUBJECTS)
    assert found[0][0].object.iri == "o:1"
    assert found[0][0].confidence > 0.8
    assert all(some == sorted(some, key=lambda each: -each.confidence) for some in found)
    assert [each.confidence for each in found[2] if each.confidence > 0.5] == []


def test_identifiers_count_unless_left_out() -> None:
    (first, *_), (plain, *_) = links()[1], links(xrefs=False)[1]
    assert (first.object.iri, first.shared) == ("o:7", ("o:7",))
    assert first.confidence > plain.confidence
    assert plain.shared == ()


def test_witnesses_are_named() -> None:
    witness = Witness("w", [concept("w:1", "cyst of liver", "hepatic cyst")])
    assert links(witnesses=(witness,))[0][0].agree == ("w",)


def test_nothing_to_link() -> None:
    assert list(link(SUBJECTS, [], MODEL)) == [[], [], []]
    assert list(link([], ORGANS, MODEL)) == []


def test_of_two_subjects_that_want_a_term_the_better_claim_wins() -> None:
    weak = concept("s:9", "cysts of the liver and kidney")
    alone = next(iter(link([weak], ORGANS, MODEL)))[0]
    beside = next(iter(link([weak, *SUBJECTS], ORGANS, MODEL)))
    same = [each for each in beside if each.object.iri == alone.object.iri]
    assert alone.object.iri == "o:1"
    assert alone.rival is None
    assert [each.rival and each.rival.iri for each in same] == ["s:1"]
    assert same[0].confidence < alone.confidence
    twice = list(link([SUBJECTS[0], concept("s:8", "Cysts of the liver")], ORGANS, MODEL))
    assert [found[0].object.iri for found in twice] == ["o:1", "o:1"], "one thing may be listed twice"
    assert all(found[0].rival is None for found in twice)
