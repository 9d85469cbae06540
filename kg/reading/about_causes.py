"""What a sentence is about that no rule reads, where it tells what the condition or its symptoms come from."""

from __future__ import annotations

import re

from kg.reading.cues import CAUSE_VERBS
from kg.reading.said import Said

__all__ = ["cause", "origin"]

#: What those who have it have in their genes; that it is found in them.
_MUTATION = re.compile(r"(?:an? |the |one )?(?:[\w-]+ ){0,3}?(?:mutations?|deletions?|variants?) (?:in|of|that)\b")
_MUTATIONS = re.compile(r"(?:[\w-]+ )*?(?:mutations?|deletions?|duplications?|variants?)\b")
_SHARE = re.compile(
    r"(?:are|is|have been|has been) (?:found|identified|present|seen) in\b.*\b(?:percent|%|half|third|quarter)\b"
)
#: That something is a cause of the condition, whether that is named again or not.
_A_CAUSE = re.compile(r"(?:the |an? |another )(?:[\w-]+ ){0,3}?causes?(?: of (?:the )?|(?= *[,.;]|$))")
#: What symptoms are told to come from; of what they are the effect.
_WHOSE = r"(?:of|(?:seen )?in|associated with)\b(?: (?:people|individuals|children|patients) with\b)?"
_COME_FROM = re.compile(
    rf"(?:(?:all|many|most|much|some) of )?(?:the )?(?:characteristic )?(?:signs and symptoms|symptoms|features|signs) {_WHOSE}"
)
_THE_SYMPTOMS = re.compile(
    rf"(?:(?:(?:all|many|most|much|some) of |an? (?:[\w-]+ )?cause of )?the (?:characteristic |other )?|the (?:[\w-]+ )?cause of the )"
    rf"(?:signs and symptoms|symptoms|features|signs|(?:[\w-]+ )?problems) {_WHOSE} "
)


def cause(said: Said) -> str | None:
    """“Most people with X have a mutation in …”, “ABC1 gene mutations are the most common cause”."""
    clause, complement = said.view.clause, said.view.complement
    if said.kind == "people":
        has_it = said.verb in ("carry", "have") and said.section != "symptoms"
        return "hasCause" if has_it and not clause.negated and _MUTATION.match(complement) else None
    if said.kind not in ("causes", "other") or clause.negated or not _MUTATIONS.match(said.view.words):
        return None
    if said.is_of_it and _SHARE.match(said.view.said):
        return "hasCause"
    is_cause = _A_CAUSE.match(complement) if said.verb == "be" and not clause.passive else None
    if is_cause is None:
        return None
    is_its = not is_cause.group().endswith(("of ", "of the ")) or said.view.reader.condition.match(
        complement, is_cause.end()
    )
    return "hasCause" if is_its else None


def origin(said: Said) -> str | None:
    """“Many of the features of X are caused by a lack of …”, “The death of cells causes the symptoms of X”."""
    if not said.is_of_it or said.view.clause.negated:
        return None
    complement, is_passive = said.view.complement, said.view.clause.passive
    if said.verb in CAUSE_VERBS and _COME_FROM.match(said.view.words):
        return "hasMechanism" if is_passive or complement.startswith("from ") else None
    is_told = said.verb == "be" or said.verb in CAUSE_VERBS
    of = _THE_SYMPTOMS.match(complement) if is_told and said.kind in ("causes", "other") else None
    is_its = of is not None and said.view.reader.condition.match(complement, of.end()) is not None
    return "hasMechanism" if is_its and not is_passive else None
