"""A plug-in's proposals are checked by our rules: spans, modality, negation and population."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kg.entry.read import Entry, parse_text
from kg.errors import UnknownNameError
from kg.reading.plugins import check, plugin_named
from kg.reading.proposals import Mention, Proposal, Qualifier
from kg.reading.propose import extract
from tests.kg.reading.entries import span_of

TEXT = """Paper lung

Paper lung is a rare disorder of the airways. It may cause a cough. It does not cause fever.
It affects breathing in children.
"""


def entry() -> Entry:
    return parse_text(TEXT)


def proposal(words: str, sentence: str, **parts: object) -> Proposal:
    span = span_of(words, TEXT)
    made = Proposal(
        entry().sha256, Mention("Paper lung"), "ck:hasSymptom", Mention(words, (span,)), (span_of(sentence, TEXT),)
    )
    return made._replace(**parts)  # type: ignore[arg-type]


COUGH = proposal("cough", "It may cause a cough.", modality="ck:may")


def test_what_agrees_with_the_text_is_taken() -> None:
    assert check(entry(), COUGH) == ""
    assert check(entry(), proposal("fever", "It does not cause fever.", negated=True)) == ""


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (COUGH._replace(entry="0" * 64), "another entry"),
        (COUGH._replace(predicate="ck:hasWhatever"), "none that can be proposed"),
        (COUGH._replace(evidence=((0, 9999),)), "holds no words"),
        (COUGH._replace(evidence=((30, 90),)), "runs over the end of a sentence"),
        (COUGH._replace(object=Mention("croup", COUGH.object.spans)), "not those at its spans"),
        (COUGH._replace(object=Mention("fever", (span_of("fever", TEXT),))), "outside its evidence"),
        (COUGH._replace(modality="ck:asserted"), "the text says ck:may"),
        (COUGH._replace(negated=True), "denies what the text says"),
        (proposal("fever", "It does not cause fever."), "leaves out a negation"),
        (proposal("breathing", "It affects breathing in children."), "leaves out the population"),
        (
            COUGH._replace(qualifiers=(Qualifier("ck:population", Mention("athletes")),)),
            "a population that does not stand there",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_rules_read_otherwise_is_refused(wrong: Proposal, reason: str) -> None:
    assert reason in check(entry(), wrong)


def test_its_proposals_stand_beside_ours_under_its_name() -> None:
    def propose(of: Entry) -> Iterable[Proposal]:
        assert of.text == TEXT
        yield COUGH._replace(predicate="ck:hasFinding", rule="model")
        yield COUGH._replace(negated=True)

    found = extract(TEXT, plugins={"parrot": propose}).proposals
    assert [(each.predicate, each.object.words) for each in found if each.rule == "parrot:model"] == [
        ("ck:hasFinding", "cough")
    ]
    assert not any(each.negated and each.object.words == "cough" for each in found)


def test_a_name_that_is_not_installed() -> None:
    with pytest.raises(UnknownNameError, match="no plug-in 'nobody'"):
        plugin_named("nobody")
