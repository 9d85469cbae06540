"""Tables of symptoms that stand in one line."""

from __future__ import annotations

from tests.kg.reading.entries import read

TABLE = (
    "Signs and Symptoms Approximate number of patients (when available) Dry cough 90% Pain of the chest 7.5% "
    "Hoarseness - Autosomal dominant inheritance - Juvenile onset - The kite register counts them."
)


def test_rows_are_symptoms_with_their_shares() -> None:
    found = {each.object.words: each for each in read("Symptoms", TABLE)}
    assert {words for words, each in found.items() if each.predicate == "ck:hasSymptom"} == {
        "dry cough",
        "pain of the chest",
        "hoarseness",
    }
    assert [(q.key, q.value.words) for q in found["pain of the chest"].qualifiers] == [("ck:percentage", "7.5")]
    assert found["hoarseness"].qualifiers == ()


def test_how_it_is_inherited_is_no_symptom_and_when_it_begins_is_onset() -> None:
    found = {each.object.words: each.predicate for each in read("Symptoms", TABLE)}
    assert found["juvenile onset"] == "ck:hasOnset"
    assert not any("inheritance" in words for words in found)


def test_evidence_is_the_head_and_the_row() -> None:
    (head, row), *_ = (each.evidence for each in read("Symptoms", TABLE))
    assert head[1] - head[0] == len("Signs and Symptoms Approximate number of patients (when available)")
    assert row[1] - row[0] == len("Dry cough 90%")
