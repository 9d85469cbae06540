"""Verdicts: a table of statements of every kind, the graph's own sentences, and what is made of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build.dataset import Dataset
from kg.check import Verdict, check_statement
from kg.claims.claim import Claim, claims
from kg.claims.sentences import sentence
from kg.errors import InputError
from kg.rdf.index import Index, node

with (Path(__file__).parent / "statements.tsv").open(encoding="utf-8") as _table:
    STATEMENTS = [tuple(row) for row in csv.reader(_table, delimiter="\t")][1:]


@pytest.fixture
def graphs(index: Index, polymyositis: Index) -> dict[str, Index]:
    """The graph of each condition."""
    return {"lems": index, "polymyositis": polymyositis}


def test_the_table_has_every_verdict_of_both_conditions() -> None:
    assert len(STATEMENTS) > 200
    assert {verdict for _, _, verdict in STATEMENTS} == {verdict.value for verdict in Verdict}
    assert {condition for _, condition, _ in STATEMENTS} == {"lems", "polymyositis"}


@pytest.mark.parametrize(("statement", "condition", "verdict"), STATEMENTS)
def test_statements(graphs: dict[str, Index], statement: str, condition: str, verdict: str) -> None:
    judged = check_statement(graphs[condition], statement)
    assert judged.verdict.value == verdict, str(judged)
    assert bool(judged.claims) or verdict in ("not stated", "not understood")
    assert not (judged.unread and judged.is_supported)


# --------------------------------------------------------------------------------------- the graph's own sentences


def _sample(index: Index, step: int) -> list[Claim]:
    return claims(index)[::step]


def test_the_sentence_of_a_claim_is_as_firm_as_the_claim(index: Index) -> None:
    """Those accepted are supported, or disputed by others; those not checked are at best overstated."""
    for claim in _sample(index, 13):
        verdict = check_statement(index, sentence(index, claim)).verdict
        if claim.is_rejected:
            assert verdict is Verdict.NOT_STATED, sentence(index, claim)
        elif claim.is_accepted:
            assert verdict in (Verdict.SUPPORTED, Verdict.DISPUTED), sentence(index, claim)
        else:
            assert verdict in (Verdict.OVERSTATED, Verdict.DISPUTED), sentence(index, claim)


def _changed(index: Index, claim: Claim, others: list[ox.NamedNode]) -> Iterator[str]:
    """Sentences that say what no claim says."""
    said = sentence(index, claim)
    bare = said.rstrip(".")
    yield f"{bare} in zebrafish."
    yield f"{bare} and nothing else."
    yield f"Unfortunately, {said}"
    yield f"It is not true that {said}"
    yield f"{bare} in 1995."
    yield sentence(index, replace(claim, negated=not claim.negated))
    for other in others:
        yield sentence(index, replace(claim, object=other))
    plain = re.sub(r"\(.*\)", "", said)
    found = re.search(r"\d+(?:\.\d+)?", plain)
    if found and plain.count(found[0]) == 1:
        yield said.replace(found[0], f"{round(float(found[0]) * 1.7 + 3)}", 1)
    yield re.sub(r"people with (?:LEMS|Lambert-Eaton myasthenic syndrome)[^.(]*\.$", "people.", said)


def test_what_is_changed_is_not_supported(index: Index) -> None:
    joined = {(claim.subject, claim.object) for claim in claims(index)}
    things = sorted({claim.object for claim in claims(index) if isinstance(claim.object, ox.NamedNode)}, key=str)
    narrow = [one for one in things if not any(one in index.values(other, node("skos:broader")) for other in things)]
    for place, claim in enumerate(_sample(index, 41)):
        is_thing = isinstance(claim.object, ox.NamedNode)
        others = [one for one in narrow if (claim.subject, one) not in joined] if is_thing else []
        others = others[5 * place % 200 :][:2]
        for changed in _changed(index, claim, others):
            if changed != sentence(index, claim):
                judged = check_statement(index, changed)
                assert judged.verdict is not Verdict.SUPPORTED, f"{claim.iri}: {judged}"


# ------------------------------------------------------------------------------------------------------ any text

_WORDS = st.sampled_from(
    (
        *("ZD", "itch", "burning", "zetapill", "men", "women", "people with ZD", "symptoms of", "include", "is", "not"),
        *("may", "often", "rarely", "never", "no", "only", "40 %", "all", "of", "in", "with", "causes", "a", "the"),
        *("and", "or", "more often than", "half of", "a symptom of", "treated with", ",", "neither", "nor", "zebra"),
    )
)


@settings(deadline=None, max_examples=80)
@given(st.lists(_WORDS, max_size=14).map(" ".join))
def test_any_row_of_words_has_a_verdict_and_never_one_more_than_its_words(small: Index, text: str) -> None:
    judged = check_statement(small, text)
    if "zebra" in text:
        assert judged.verdict in (Verdict.NOT_STATED, Verdict.NOT_UNDERSTOOD)
    denied = re.search(r"\b(?:not|never|no|neither|nor)\b", text)
    assert not (denied and judged.is_supported), text


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=200))
def test_any_text_has_a_verdict(small: Index, text: str) -> None:
    assert check_statement(small, text).statement == text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("Is ZD rare?", "question"),
        ("Does ZD cause itch", "question"),
        ("ZD causes itch. It is rare.", "more than one"),
        ("Take zetapill!", "order"),
        ("itch " * 200, "longer"),
        ("blue green", "nothing that is in the graph"),
    ],
)
def test_what_is_no_statement(small: Index, text: str, why: str) -> None:
    judged = check_statement(small, text)
    assert judged.verdict is Verdict.NOT_UNDERSTOOD
    assert why in judged.why


def test_unread_words_and_misspelled_ones_are_told(index: Index) -> None:
    judged = check_statement(index, "Caffeine makes LEMS worse.")
    assert (judged.verdict, judged.unread) == (Verdict.NOT_STATED, ("Caffeine",))
    judged = check_statement(index, "Amifampridin is a potassium channel blocker.")
    assert (judged.verdict, judged.read_as) == (Verdict.SUPPORTED, ("Amifampridin → amifampridine",))


def test_one_condition_among_several(both_index: Index) -> None:
    text = "Polymyositis affects the skeletal muscles."
    assert check_statement(both_index, text).is_supported
    assert check_statement(both_index, text, condition="polymyositis").is_supported
    assert check_statement(both_index, text, condition="lems").verdict is Verdict.NOT_STATED
    with pytest.raises(InputError):
        check_statement(both_index, text, condition="measles")


@pytest.fixture(scope="module")
def both_index(both: Dataset) -> Index:
    """Both conditions."""
    return Index(both.quads)
