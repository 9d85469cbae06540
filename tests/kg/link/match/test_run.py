"""What is kept of the links: thresholds, rejected pairs, several good candidates."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.link.match.concepts import Concept
from kg.link.match.linker import Link
from kg.link.match.read import Vocabulary
from kg.link.match.run import Found, Options, link_vocabularies
from kg.link.match.sharing import Rejected
from tests.kg.link.match.made import ORGANS, concept

SOURCE = Vocabulary("mine", "1", [concept("s:1", "Hepatic cysts"), concept("s:2", "myopia")])


def run(options: Options, *targets: list[Concept]) -> tuple[Found, ...]:
    vocabularies = [Vocabulary(f"v{number}", "", each) for number, each in enumerate(targets or (ORGANS,))]
    return link_vocabularies(SOURCE, vocabularies, options).found


def test_only_what_is_sure_enough_is_a_link() -> None:
    first, second = run(Options())
    assert [each.object.iri for each in first.links] == ["o:1"]
    assert first.best is first.links[0]
    assert (second.links, second.best) == ((), None)
    assert run(Options(threshold=1.0))[0].below[0].object.iri == "o:1"


def test_each_vocabulary_has_its_own_links() -> None:
    found = run(Options(), ORGANS, [concept("p:1", "hepatic cyst")])
    assert [(each.subject.iri, each.target) for each in found] == [("s:1", 0), ("s:1", 1), ("s:2", 0), ("s:2", 1)]
    assert [each.object.iri for each in found[1].links] == ["p:1"]


def test_rejected_links_are_withheld() -> None:
    (first, _) = run(Options(rejected=Rejected([("o:1", "s:1")])))
    assert "o:1" not in {each.object.iri for each in (*first.links, *first.below)}
    assert [each.object.iri for each in first.withheld] == ["o:1"]


def test_several_good_candidates_are_counted_and_never_accepted() -> None:
    source = Vocabulary("mine", "", [concept("s:1", "renal cyst")])
    twins = [concept("t:1", "cyst, renal"), concept("t:2", "cysts of renal")]
    (found,) = link_vocabularies(source, [Vocabulary("twins", "", twins)], Options(threshold=0.01, candidates=2)).found
    assert found.good == 2
    accepted, rest = found.split(0.0)
    assert (accepted.links, rest.links) == ((), found.links)


def test_what_is_sure_is_split_off() -> None:
    found = run(Options(threshold=0.01, candidates=4))[0]
    accepted, rest = found.split(found.links[0].confidence)
    assert accepted.links + rest.links == found.links
    assert accepted.best is rest.best is found.links[0]


def test_a_term_is_no_link_of_itself() -> None:
    source = Vocabulary("organs", "", ORGANS)
    found = link_vocabularies(source, [source], Options(threshold=0.0)).found
    assert all(link.object.iri != each.subject.iri for each in found for link in each.links)


@pytest.mark.parametrize(("confidence", "is_exact"), [(0.5, True), (0.499, False)])
def test_only_a_term_that_is_likelier_than_not_is_taken_for_the_subject(confidence: float, is_exact: bool) -> None:  # noqa: FBT001
    link = Link(confidence, SOURCE.concepts[0], ORGANS[0])
    assert Found(link.subject, 0, (link,), best=link).exact == (link if is_exact else None)
    assert Found(link.subject, 0, (link,)).exact is None


def test_what_is_left_open() -> None:
    assert Options.of(None, None, xrefs=True, jobs=1).threshold == 0.5
    assert Options.of(None, 3, xrefs=True, jobs=1).threshold == 0.05
    assert Options.of(0.7, 3, xrefs=True, jobs=1).threshold == 0.7
    with pytest.raises(InputError, match="candidates: 5 is not from 1 to 4"):
        Options.of(None, 5, xrefs=True, jobs=None)
