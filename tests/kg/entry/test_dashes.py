"""Dashes that a copy has lost: where, and what stands where."""

import pytest

from kg.entry.dashes import DASH, joints_of, parted
from kg.entry.read import parse_text

SAID = "Podagra\n\nSymptoms\n\nThe first symptom of podagra is feverwhen a toe grows hot. Fever may last.\n"


@pytest.mark.parametrize(
    ("words", "joints"),
    [
        ("Paper and swelling. The swellingwhen paper is wet.", 1),
        ("A needed clerk is here. See a clerka person at a desk.", 1),
        ("See a printera specialist in paper.", 1),
        ("It comes from a sport-like practicesuch as biking.", 1),
        ("Take Care of your eyes.", 0),
        ("They help someone within an hour, whereas the rest wait.", 0),
        ("It works with asbestos and may lead to asbestosis.", 0),
        ("Drugs inhibit growth. An inhibitor is given.", 0),
        ("The optic nerve. Neuritis optica.", 0),
        ("Paper and paperand and paperand and paperand.", 0),
    ],
)
def test_a_word_run_into_another_is_told_from_a_word(words: str, joints: int) -> None:
    assert len(joints_of(words)) == joints


def test_what_stands_behind_a_dash_that_is_put_back_is_found_again() -> None:
    entry = parse_text(SAID)
    whole = parted(entry, joints_of(entry.text))
    assert f"fever{DASH}when" in whole.entry.text
    for unit, mended in zip(entry.units, whole.entry.units, strict=True):
        assert whole.back((mended.start, mended.end)) == (unit.start, unit.end)
        assert mended.text.replace(DASH, "") == unit.text
    assert whole.covers(0, len(SAID))
    assert not whole.covers(0, whole.joints[0])
