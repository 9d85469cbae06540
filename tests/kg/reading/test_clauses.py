"""Clauses with subject, verb and complement, by closed word classes."""

from __future__ import annotations

import pytest

from kg.reading.clauses import clauses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mutations in the gene cause hand-foot disease.",
            [("main", "cause", "mutations in the gene", "hand-foot disease .")],
        ),
        ("Symptoms of gout usually start at night.", [("main", "start", "symptoms of gout", "at night .")]),
        ("The doctor may also do a test.", [("main", "do", "the doctor", "a test .")]),
        ("Women are more likely to have gout.", [("main", "be", "women", "more likely to have gout .")]),
        (
            "It is a disorder that almost exclusively affects men.",
            [("main", "be", "it", "a disorder"), ("rel", "affect", "", "men .")],
        ),
        (
            "It worsens over time: early in the disease, the skin is dry.",
            [("main", "worsen", "it", "over time"), ("main", "be", "the skin", "dry .")],
        ),
        ("It affects the skin.", [("main", "affect", "it", "the skin .")]),
        ("The cause is not known.", [("main", "know", "the cause", ".")]),
        ("It causes pain, which spreads.", [("main", "cause", "it", "pain"), ("rel", "spread", "", "")]),
        (
            "It affects men and causes the pain.",
            [("main", "affect", "it", "men"), ("coord", "cause", "it", "the pain .")],
        ),
    ],
)
def test_clauses(text: str, found: list[tuple[str, str, str, str]]) -> None:
    made = [(c.opener, c.verb, c.text(c.subject), c.text(c.complement)) for c in clauses(text, 0, len(text))]
    assert [(opener, verb) for opener, verb, *_ in made] == [(opener, verb) for opener, verb, *_ in found]
    assert made[0][3].rstrip(" ,.") == found[0][3].rstrip(" ,.")


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("It does not spread.", True),
        ("Not every drug helps.", True),
        ("Not everyone needs it.", False),
        ("No drug helps.", True),
        ("It spreads.", False),
    ],
)
def test_negation(text: str, is_denied: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert clauses(text, 0, len(text))[0].negated is is_denied


def test_a_bare_verb_has_the_auxiliary_of_the_one_before() -> None:
    text = "It may not improve or resolve."
    assert [(each.modal, each.negated) for each in clauses(text, 0, len(text))] == [("may", True), ("may", True)]


def test_a_relative_clause_begins_at_its_link() -> None:
    text = "It weakens muscles that the body contains."
    found = clauses(text, 0, len(text))
    assert found[0].text(found[0].complement) == "muscles"


def test_what_follows_a_condition_stands_by_itself() -> None:
    text = "As you get older, your risk for cough and fever rises."
    assert [each.opener for each in clauses(text, 0, len(text))] == ["sub", "main"]


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Bacteria called Borrelia cause gout.", ["cause"]),
        ("Fungi known as molds cause gout.", ["cause"]),
        ("Fungi cause gout.", ["cause"]),
        ("Gout gets worse and is often painful.", ["get", "be"]),
    ],
)
def test_verbs(sentence: str, verbs: list[str]) -> None:
    assert [clause.verb for clause in clauses(sentence, 0, len(sentence))] == verbs


def test_an_adverb_before_and_belongs_to_the_verb_before_it() -> None:
    sentence = "Gout gets worse and is often painful."
    assert [clause.text(clause.complement) for clause in clauses(sentence, 0, len(sentence))] == ["worse", "painful ."]


@pytest.mark.parametrize("condition", ["Left untreated", "Untreated"])
def test_a_condition_without_a_verb_is_no_subject(condition: str) -> None:
    (clause,) = clauses(f"{condition}, gout is painful.", 0, len(condition) + len(", gout is painful."))
    assert clause.text(clause.subject) == "gout"
