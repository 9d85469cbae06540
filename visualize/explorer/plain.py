"""A claim in plainer words, for readers without training: a few predicates said otherwise, the condition abbreviated.

Hedges, conditions and numbers are those of :func:`kg.claims.words.sentence`; only the verb and the long name change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.claims.claim import Claim
from kg.claims.words import spoken, wording
from kg.rdf.index import Index, Resource, node

__all__ = ["plain_words", "sentence_case", "short_name"]

#: Verbs in place of labels that only fit a table.
_VERBS = {
    node("ck:hasAgeOfOccurrence"): "occurs at the age of",
    node("oboInOwl:hasBroadSynonym"): "is also called by the wider name",
    node("ck:hasCauseOfDeath"): "is due to",
    node("oboInOwl:hasExactSynonym"): "is also called",
    node("ck:hasReferral"): "leads to a referral to a",
    node("oboInOwl:hasRelatedSynonym"): "is sometimes called",
    node("ck:mediates"): "is a means of",
}


#: Qualifiers under a plainer label.
_LABELS = {node("ck:order").value: "step", node("ck:synonymType").value: "kind"}
_EXACT, _TYPE, _ABBREVIATION = node("oboInOwl:hasExactSynonym"), node("ck:synonymType"), node("ck:abbreviation")
_ADVICE, _CONTACT, _CAUSE_OF_DEATH = node("ck:advice"), node("ck:hasContact"), node("ck:hasCauseOfDeath")


def plain_words(index: Index, claim: Claim, name: str = "", short: str = "") -> str:
    """The claim as a sentence with a full stop.

    Args:
        index: The data.
        claim: The claim.
        name: Label of the condition that the text is about.
        short: What to call it instead (:func:`short_name`).
    """
    words = wording(index, claim)
    qualifiers = tuple(replace(one, label=_LABELS.get(one.key, one.label)) for one in words.qualifiers)
    plainer = replace(words, predicate=_VERBS.get(claim.predicate, words.predicate), qualifiers=qualifiers)
    if claim.predicate == _CONTACT and claim.modality == _ADVICE:  # that the entry advises, the condition does not
        plainer = replace(plainer, subject="the entry", predicate="advises contacting a", modality="")
    if claim.predicate == _CAUSE_OF_DEATH:
        plainer = replace(plainer, subject=f"death in {words.subject}")
    said = spoken(plainer)
    if short and words.object != short:
        said = re.sub(rf"\b{re.escape(name)}\b", lambda _: short, said)  # not a pattern: it is data
    return sentence_case(said)


def sentence_case(said: str) -> str:
    """Words with a capital at the beginning and a full stop at the end."""
    return f"{said[:1].upper()}{said[1:]}."


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
