"""Why a link was made, in words."""

from __future__ import annotations

from kg.link.match.explain import reasons, way
from kg.link.match.read import Vocabulary
from kg.link.match.run import Linking, Options, link_vocabularies
from tests.kg.link.match.made import ORGANS, concept


def linking(*subjects: str) -> Linking:
    concepts = [concept(f"http://e.org/s_{number}", *names.split("|")) for number, names in enumerate(subjects)]
    targets = [Vocabulary("organs.obo", "", ORGANS)]
    return link_vocabularies(Vocabulary("mine.obo", "", concepts), targets, Options(threshold=0.01))


def reasons_of(names: str, *, labels: bool = True) -> str:
    return "; ".join(reasons(linking(names).found[0].links[0], names=labels))


def test_what_was_met_is_said() -> None:
    assert reasons_of("hepatic cyst") == "equals the label"
    assert reasons_of("Hepatic Cyst") == "equals the label but for case"
    assert reasons_of("failure, acute renal") == "same words as the label"
    assert reasons_of("unheard|kidney abscess").endswith("by the exact synonym “kidney abscess” of the subject")


def test_what_had_to_be_rewritten_is_said() -> None:
    assert "“failures” dropped" not in reasons_of("renal abscess of adults")
    assert "like the label; “adult” dropped (" in reasons_of("renal abscess of adults")


def test_names_can_be_left_out() -> None:
    assert reasons_of("unheard|kidney abscess", labels=False).endswith("by one exact synonym of the subject")
    assert "adult" not in reasons_of("renal abscess of adults", labels=False)


def test_the_way_tells_what_was_not_taken_too() -> None:
    found = linking("hepatic cyst", "myopia")
    lines = list(way(found.found[0], found))
    assert lines[0] == "hepatic cyst (s:0) in organs.obo:"
    assert lines[1].startswith("  o:1 hepatic cyst, confidence 0.")
    assert lines[2] == "      equals the label"
    assert list(way(found.found[1], found)) == [
        "myopia (s:1) in organs.obo:",
        "  no term has a name that is like it",
    ]
