"""Each proposal with its rule and the words it fired on."""

from __future__ import annotations

from kg.reading.explain import explained
from tests.kg.reading.entries import entry_of, reading


def test_rule_words_and_what_was_not_read() -> None:
    text = "\n".join(explained(reading(), entry_of()))
    assert "A  lead-symptoms: Paper lung ck:hasSymptom joint pain (may)" in text
    assert "object 136-141 138-138" not in text
    assert ": joint | pain" in text
    assert "Paper lung not ck:hasSymptom fever" in text
    assert "gap: ck:hasMedicine" in text
    assert "not read, noRuleFits: - Dry mouth" in text
