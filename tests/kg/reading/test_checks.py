"""What a claim and its evidence are asked, each on one sentence."""

from __future__ import annotations

import pytest

from kg.reading.checks import (
    Check,
    Checks,
    anywhere_behind,
    before,
    behind,
    found_by,
    found_by_kin,
    if_negated,
    joined,
    not_found_by,
    object_among,
    object_begins,
    object_has,
    object_is,
    subject_begins,
)
from kg.reading.found import CONDITION, Found

TEXT = "Paper lung may cause dry cough in some children, who need rest."
CLAIM = Found(
    CONDITION,
    None,
    "hasSymptom",
    "Dry cough",
    ((TEXT.index("dry"), TEXT.index(" in some")),),
    "may",
    False,  # noqa: FBT003
    (),
    ((0, len(TEXT)),),
    (),
    "symptoms",
    "R-causes-example",
    "A",
)


@pytest.mark.parametrize(
    ("check", "holds"),
    [
        (object_is("dry|cough"), False),
        (object_is("dry cough"), True),
        (object_begins("dry"), True),
        (object_begins("cough"), False),
        (object_has("cough"), True),
        (object_among({"dry", "cough"}), True),
        (object_among({"dry"}), False),
        (before(r"\bcause $"), True),
        (before("children"), False),
        (behind(" in some"), True),
        (behind(".*rest"), True),
        (behind("children"), False),
        (anywhere_behind("children"), True),
        (anywhere_behind("paper"), False),
        (found_by("R-causes", object_has("")), False),
        (found_by("R-causes-example", object_has("")), True),
        (found_by_kin(("R-helps", "R-causes"), object_has("")), True),
        (not_found_by("R-causes-example", object_has("")), False),
        (if_negated(object_has("")), False),
        (if_negated(object_has(""), negated=False), True),
        (subject_begins(""), False),
    ],
)
def test_what_is_asked_of_a_claim(check: Check, *, holds: bool) -> None:
    assert _holds(check, CLAIM) is holds


def test_a_subject_is_asked_where_the_text_names_one() -> None:
    named = CLAIM._replace(subject="Most cases", subject_span=(0, 10))
    assert _holds(subject_begins("most "), named)
    assert not _holds(subject_begins("cases"), named)


def test_one_check_that_holds_is_enough() -> None:
    assert Checks(joined([object_has("fever"), before("fever"), object_has("cough")])).any_holds(CLAIM, TEXT)
    assert not Checks([object_has("fever"), before("fever")]).any_holds(CLAIM, TEXT)
    assert not Checks([]).any_holds(CLAIM, TEXT)


@pytest.mark.parametrize(
    ("begins", "holds"), [(("dry", "wet"), True), (("wet", "dry cou"), True), (("wet", "cough"), False)]
)
def test_how_an_object_begins_is_asked_once(begins: tuple[str, ...], *, holds: bool) -> None:
    checks = joined([*map(object_begins, begins), object_is("dry"), found_by("R-other", object_begins("dry"))])
    assert [check.is_rule is None for check in checks] == [False, True]
    assert Checks(checks[1:]).any_holds(CLAIM, TEXT) is holds


def _holds(check: Check, claim: Found) -> bool:
    """Whether a check is asked of a claim, and holds of it."""
    concerns = check.concerns(claim.rule, negated=claim.negated, is_named=claim.subject_span is not None)
    return concerns and Checks([check]).any_holds(claim, TEXT)
