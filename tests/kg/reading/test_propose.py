"""A whole entry read: its claims, its lost lists, and an account of every unit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.errors import InputError
from kg.reading.found import Found
from kg.reading.proposals import Reading
from kg.reading.propose import extract
from tests.kg.reading.entries import span_of

TEXT = """Paper lung

Also called: Print-shop lung; PL

Paper lung is a rare disease of the airways. It often begins between the ages of 20 and 40. Paper lung affects men more
often than women.

Causes

Paper lung is caused by paper dust. Smoking increases the risk of paper lung. Paper lung may be triggered by cold air.

Symptoms

Symptoms may include:

- Joint and muscle pain
- Severe cough, in some people
- Hoarseness. It gets better with rest.

Exams and Tests

The provider will perform a physical exam. A chest x-ray may show shadows.

Treatment

There is no cure. Treatment includes oxygen therapy and steroids. The following medicines are used:

Outlook (Prognosis)

Most people recover within a year.

Prevention

Wearing a mask helps prevent paper lung.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return extract(TEXT)


def said(reading: Reading, predicate: str) -> dict[str, str]:
    """Object to modality."""
    return {
        each.object.words.lower(): each.modality.removeprefix("ck:")
        for each in reading.proposals
        if each.predicate == predicate and not each.negated
    }


@pytest.mark.parametrize(
    ("predicate", "words", "modality"),
    [
        ("oboInOwl:hasExactSynonym", "print-shop lung", "asserted"),
        ("ck:isA", "rare disease of the airways", "asserted"),
        ("ck:hasOnset", "between the ages of 20 and 40", "asserted"),
        ("ck:hasCause", "paper dust", "asserted"),
        ("ck:hasRiskFactor", "smoking", "asserted"),
        ("ck:hasTrigger", "cold air", "may"),
        ("ck:hasSymptom", "joint pain", "may"),
        ("ck:hasSymptom", "muscle pain", "may"),
        ("ck:hasSymptom", "hoarseness", "may"),
        ("ck:hasTest", "physical exam", "asserted"),
        ("ck:hasFinding", "shadows", "may"),
        ("ck:hasTreatment", "oxygen therapy", "asserted"),
        ("ck:hasMedicine", "steroids", "asserted"),
        ("ck:hasPrevention", "wearing a mask", "asserted"),
    ],
)
def test_what_is_read(reading: Reading, predicate: str, words: str, modality: str) -> None:
    assert said(reading, predicate).get(words) == modality


def test_qualifiers(reading: Reading) -> None:
    found = {
        each.object.words: {(q.key, q.value.concept or q.value.words) for q in each.qualifiers}
        for each in reading.proposals
    }
    assert ("ck:severity", "ck:severe") in next(q for words, q in found.items() if words.startswith("severe cough"))
    assert ("ck:frequency", "ck:often") in found["between the ages of 20 and 40"]


def test_the_lost_list_is_a_gap(reading: Reading) -> None:
    (lost,) = reading.lost_lists
    assert TEXT[slice(*lost.span)] == "The following medicines are used:"
    assert lost.predicate == "ck:hasMedicine"


def test_no_cure_is_denied(reading: Reading) -> None:
    assert [each.object.words for each in reading.proposals if each.negated] == ["cure"]


def test_every_unit_is_told(reading: Reading) -> None:
    from kg.entry.read import parse_text

    told = {*(lost.span for lost in reading.lost_lists), *(unit.span for unit in reading.others)}
    told |= {span for each in reading.proposals for span in each.evidence}
    for unit in parse_text(TEXT).units:
        assert any(unit.start <= start and end <= unit.end for start, end in told), unit


def test_it_is_a_pure_function_of_the_api(reading: Reading) -> None:
    assert kg.extract(TEXT) == reading


def test_another_language_is_named() -> None:
    text = "Gicht\n\n" + "Die Gicht ist eine Krankheit, die mit Schmerzen beginnt und nicht selten ist. " * 5
    with pytest.raises(InputError, match="is in German"):
        extract(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*TEXT.split(), "no", "not", "and", "(", ")", ",", ";", ":", "-", "\n\n", "which"]), max_size=60
    )
)
def test_whatever_stands_in_a_text_is_read(words: list[str]) -> None:
    text = "Paper lung\n\n" + " ".join(words)
    for each in extract(text).proposals:
        assert each.evidence
        assert all(0 <= start < end <= len(text) for start, end in each.spans)


def test_no_label_has_ten_words_of_the_entry_in_a_row(second_entry: Path) -> None:
    words = " and ".join(("slow", "mild", "rare", "harsh", "cruel", "odd", "bad"))
    long = f"Outlook\n\nPaper lung is {words}."
    for text in (f"{TEXT}\n{long}\n", second_entry.read_text(encoding="utf-8")):
        for proposal in extract(text).proposals:
            values = (each.value for each in proposal.qualifiers)
            labels = [mention.words for mention in (proposal.subject, proposal.object, *values)]
            assert max(len(label.removesuffix(" …").split()) for label in labels) <= 9
            is_thing = proposal.predicate in ("ck:hasSymptom", "ck:hasTest", "ck:hasMedicine", "ck:isA")
            if is_thing and proposal.rule != "verbatim":
                assert not proposal.object.words.endswith("…")  # a thing has a name


@pytest.mark.parametrize(("words", "is_told"), [("headaches", False), ("clean air", True)])
def test_items_in_their_own_words_pass_the_table_of_misreadings(
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    is_told: bool,  # noqa: FBT001 - a parameter of a test
) -> None:
    lead = "Ways to prevent paper lung include:"
    text = f"Paper lung\n\nPrevention\n\n{lead}\n\n- {words}\n"
    at, start = span_of(words, text), span_of(lead, text)
    told = Found(
        subject="condition",
        subject_span=None,
        predicate="hasPrevention",
        object=words,
        object_spans=(at,),
        modality="asserted",
        negated=False,
        qualifiers=(),
        evidence=(start, at),
        cues=(),
        section="prevention",
        rule="R-verbatim",
        tier="C",
    )
    monkeypatch.setattr("kg.reading.propose.in_words", lambda *_: iter([told]))
    assert (words in {each.object.words for each in extract(text).proposals}) is is_told


def test_marks_of_citations_are_no_words_of_a_claim() -> None:
    text = "Paper lung\n\nPaper lung[1] causes fever[2] and a dry cough.[3][4]\n"
    found = extract(text).proposals
    assert {each.object.words for each in found} == {"fever", "dry cough"}
    assert all(text[slice(*span)] == each.object.words for each in found for span in each.object.spans)


def test_what_is_said_of_another_thing_is_of_no_first_tier() -> None:
    text = "Paper lung\n\nPaper lung causes fever.\n\nSymptoms\n\nSymptoms of glue disease include cough.\n"
    assert [(each.subject.words, each.tier) for each in extract(text).proposals] == [
        ("Paper lung", "A"),
        ("glue disease", "B"),
    ]


def test_a_list_that_stands_twice_is_read_twice() -> None:
    listed = "Factors that may lead to paper lung include\n\n- glue\n- ink\n"
    text = (
        f"Paper lung\n\nPaper lung is a disease of the airways.\n\nCauses\n\n{listed}\nPoints to Remember\n\n{listed}"
    )
    found = [each for each in extract(text).proposals if each.predicate == "ck:hasCause"]
    assert [each.object.words for each in found] == ["glue", "ink"]
    assert all(len(each.evidence) == 4 for each in found)
    other = text.replace("Remember\n\nFactors that may lead to", "Remember\n\nThings that prevent")
    assert all(len(each.evidence) == 2 for each in extract(other).proposals if each.predicate == "ck:hasCause")


def test_a_title_may_be_named_by_its_first_part() -> None:
    text = (
        "Paper lung: Airways and Ink\n\nTreatment\n\nMedicines linked to paper lung include\n\n- zincicillin\n- inkol\n"
    )
    assert {each.object.words for each in extract(text).proposals} == {"zincicillin", "inkol"}
