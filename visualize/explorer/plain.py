"""A claim in plainer words, for readers without training: a few predicates said otherwise, the condition abbreviated.

Hedges, conditions and numbers are those of :func:`kg.claims.words.sentence`; only the verb and the long name change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.claims.claim import AssociationRow
from kg.claims.words import sentence
from kg.rdf.namespaces import local_name

__all__ = ["plain_words", "sentence_case", "short_name"]

#: Verbs in place of labels that only fit a table.
_VERBS = {
    "hasAgeOfOccurrence": "occurs at the age of",
    "hasBroadSynonym": "is also called by the wider name",
    "hasCauseOfDeath": "is due to",
    "hasExactSynonym": "is also called",
    "hasReferral": "leads to a referral to a",
    "hasRelatedSynonym": "is sometimes called",
    "mediates": "is a means of",
}


#: Qualifiers under a plainer label.
_LABELS = {"order": "step", "synonym type": "kind"}


def plain_words(row: AssociationRow, name: str = "", short: str = "") -> str:
    """The claim as a sentence with a full stop.

    Args:
        row: The claim.
        name: Label of the condition that the text is about.
        short: What to call it instead (:func:`short_name`).
    """
    key = local_name(row.predicate_iri)
    qualifiers = tuple((_LABELS.get(label, label), value) for label, value in row.qualifiers)
    plainer = replace(row, predicate=_VERBS.get(key, row.predicate), qualifiers=qualifiers)
    if key == "hasContact" and row.modality == "advice":  # that the entry advises, the condition does not
        plainer = replace(plainer, subject="the entry", predicate="advises contacting a", modality="")
    if key == "hasCauseOfDeath":
        plainer = replace(plainer, subject=f"death in {row.subject}")
    said = sentence(plainer)
    if short and row.object != short:
        said = re.sub(rf"\b{re.escape(name)}\b", short, said)
    return sentence_case(said)


def sentence_case(said: str) -> str:
    """Words with a capital at the beginning and a full stop at the end."""
    return f"{said[:1].upper()}{said[1:]}."


def short_name(rows: Iterable[AssociationRow], condition: str) -> str:
    """The abbreviation that an entry gives as an exact name of a condition (its IRI); empty when it gives none."""
    return next(
        (
            row.object
            for row in rows
            if row.subject_iri == condition
            and local_name(row.predicate_iri) == "hasExactSynonym"
            and ("synonym type", "abbreviation") in row.qualifiers
        ),
        "",
    )
