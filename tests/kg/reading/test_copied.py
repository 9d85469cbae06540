"""Claims of an entry whose dashes are lost."""

from __future__ import annotations

import kg

SAID = "Podagra\n\nSymptoms\n\nThe first symptom of podagra is feverwhen a toe grows hot. Fever may last.\n"


def test_claims_of_an_entry_with_lost_dashes_point_at_its_own_characters() -> None:
    found = [each for each in kg.extract(SAID).proposals if each.predicate == "ck:hasSymptom"]
    assert [each.object.words for each in found] == ["fever"]
    (start, end), *_ = found[0].object.spans
    assert SAID[start:end] == "fever"
    assert SAID[end:].startswith("when a toe")
    assert all(SAID[slice(*span)] == " ".join(SAID[slice(*span)].split()) for span in found[0].evidence)
