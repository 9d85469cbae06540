"""A claim in one cell: what is written is read back, whatever its words hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.reading.fields import (
    fields_text,
    mention_of,
    mention_text,
    parse_fields,
    proposal_fields,
    spans_of,
    spans_text,
)
from kg.reading.proposals import Mention
from tests.kg.reading.entries import reading

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
CURIES = st.from_regex(r"\A(?:own|concept|ck|HP):[a-z0-9-]{1,9}\Z")
KINDS = st.sampled_from(["", "ck:Condition", "ck:SignOrSymptom"])
SPANS = st.lists(
    st.tuples(st.integers(0, 999_999), st.integers(1, 99)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=3
).map(tuple)
FIELDS = st.dictionaries(
    st.sampled_from(["object", "cues", "population", "purpose"]), st.lists(WORDS, min_size=1, max_size=1).map(tuple)
)


@given(FIELDS)
def test_fields_are_read_back(fields: dict[str, tuple[str, ...]]) -> None:
    assert parse_fields(fields_text(fields)) == fields


@given(WORDS | st.just(""), CURIES, KINDS, SPANS)
def test_concepts_are_read_back(words: str, curie: str, kind: str, spans: tuple[tuple[int, int], ...]) -> None:
    mention = Mention(words, spans, curie, kind)
    assert mention_of(mention_text(mention), spans) == mention


@given(WORDS)
def test_names_are_read_back(words: str) -> None:
    assert mention_of(mention_text(Mention(words)), predicate="oboInOwl:hasExactSynonym") == Mention(words)


@given(SPANS)
def test_spans_are_read_back(spans: tuple[tuple[int, int], ...]) -> None:
    assert spans_of(spans_text(spans)) == spans


def test_words_alone_name_no_concept_yet() -> None:
    assert mention_of("dry mouth") == Mention("dry mouth")
    assert mention_of("concept:fatigue") == Mention("", concept="concept:fatigue")


def test_a_proposal_as_people_see_it() -> None:
    assert fields_text(proposal_fields(reading().proposals[2])) == (
        "subject=Paper lung (own:paper-lung, ck:Condition); predicate=ck:hasSymptom; "
        "object=joint pain (own:joint-pain, ck:SignOrSymptom); objectAt=137-142 154-158; modality=ck:may; "
        "frequency=ck:often; cues=115-118 131-136"
    )


@pytest.mark.parametrize("text", ["x", "=1", "object=a;b", "object=a; object=b", "a b=c", "object=a; ", r"object=a\b"])
def test_what_is_malformed_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_fields(text)


@pytest.mark.parametrize("text", ["5", "5-", "9-5", "5-5", "a-b", "-1-5", "1-2,3-4"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        spans_of(text)
