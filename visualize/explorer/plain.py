"""A claim in plainer words, for readers without training: by the plain patterns of the vocabulary, with short names."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.claims.sentences import plain_sentence
from kg.rdf.index import Index, Resource, Value, node

__all__ = ["plain_words", "short_name"]

_EXACT, _TYPE, _ABBREVIATION = node("oboInOwl:hasExactSynonym"), node("ck:synonymType"), node("ck:abbreviation")


def plain_words(index: Index, claim: Claim, name: str = "", short: str = "") -> str:
    """The claim as a plain sentence (:func:`kg.claims.sentences.plain_sentence`).

    Args:
        index: The data.
        claim: The claim.
        name: Label of the condition that the text is about.
        short: What to call it instead (:func:`short_name`), but for the claim that explains this name.
    """
    explains = isinstance(claim.object, ox.Literal) and claim.object.value == short

    def called(term: Value) -> str:
        label = index.label(term)
        return label.replace(name, short) if short and name and not explains else label

    return plain_sentence(index, claim, called)


def short_name(claims: Iterable[Claim], condition: Resource) -> str:
    """The abbreviation that an entry gives as an exact name of a condition; empty when it gives none."""
    return next(
        (
            claim.object.value
            for claim in claims
            if claim.subject == condition
            and claim.predicate == _EXACT
            and _ABBREVIATION in claim.qualifiers.get(_TYPE, ())
        ),
        "",
    )
