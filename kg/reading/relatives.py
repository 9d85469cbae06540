"""What a relative clause says of the thing it stands at: “…, which turns the skin red”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.lexicon import ADVERBS, BODY, COMPLETE, DET, POSS, PREP, VERB_FORMS, is_adjective
from kg.entry.structure import Block, Piece
from kg.reading.clauses import Clause
from kg.reading.cues import DISEASE
from kg.reading.found import CONDITION
from kg.reading.subjects import kind_of

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["antecedent", "relative_cause"]

#: Names that stand for the condition behind “is a …”.
_GENERAL = re.compile(r"\b(?:disease|disorder|condition|illness|syndrome|infection)s?$", re.IGNORECASE)

#: A noun behind a preposition, of which what follows tells which one it is.
_OF_ONE = re.compile(r"\s(?:by|from|in|of|to|with) (?:an?|the)\s")
#: Words that make up the name of a part of the body in health.
_PARTS = BODY | {"cells", "red", "white"}


def relative_cause(
    reader: Reader, block: Block, piece: Piece, found: list[Clause], index: int, handled: set[int]
) -> None:
    """“…, which turns the skin red”: what the thing before the relative clause does."""
    clause = found[index]
    if clause.subject[0] < clause.subject[1] or block.section not in (
        "summary",
        "causes",
        "symptoms",
        "complications",
        "outlook",
    ):
        return
    if clause.verb not in ("cause", "lead", "result") or clause.passive or clause.negated:
        return  # “sacs that do not cause pain” are some of them
    words = clause.words(clause.complement)
    skip = 1 if words and words[0].low in ("to", "in") else 0
    if len(words) <= skip or (clause.verb in ("lead", "result") and not skip):
        return  # “…, which may result from injury”
    told = found[index - 1]
    if told.negated and told.subject[0] >= told.subject[1]:
        return  # “Do not cut the nail, which can cause infection”: the cutting does
    if told.text(told.complement) == "those":
        return  # of some of what was said
    before = _antecedent_of(
        reader,
        found[index - 1],
        is_aside=reader.text[: clause.tokens[clause.group[0]].start].rstrip().endswith(", which"),
    )
    if (
        before
        and (found[index - 1].verb == "be" or found[index - 1].passive)
        and _is_quality(reader.text[slice(*before)].split()[-1].lower())
    ):
        return  # “can be underdeveloped, which …”
    if before and _PARTS.issuperset(reader.text[slice(*before)].lower().split()):
        return  # not the liver does, but what ails it: “an enlarged liver, which may lead to …”
    subject = found[index - 1].words(found[index - 1].subject)
    if before is None and found[index - 1].opener == "rel":
        return  # “it leads to lupus, which is a disease that causes pain”
    if before is None and found[index - 1].verb != "be" and not any(token.low in COMPLETE for token in subject):
        return  # of what, it is not plain
    if reader.condition.search(reader.text[words[skip].start : words[-1].end]):
        return
    if before and re.search(r"\b(?:of|in|to)\s+(?:the |an? |your )?$", reader.text[piece.start : before[0]]):
        return  # “disorders of the brain that cause …”
    if before and clause.link == "that" and _OF_ONE.search(reader.text[slice(*before)]):
        return  # “an infection with the germ that causes …”
    handled.add(index)
    is_of_process = before is not None and DISEASE.search(reader.text[slice(*before)]) is None
    predicate = {
        "symptoms": "hasSymptom",
        "complications": "hasComplication",
        "outlook": "hasComplication",
        "treatment": "hasComplication",
    }.get("" if is_of_process else block.section, "leadsTo" if before else "hasSymptom")
    reader.objects(
        block,
        predicate,
        words[skip].start,
        words[-1].end,
        "R-which-leads-to",
        "B",
        clause=clause,
        subject=_subject_of(reader, found[index - 1], before),
        sentence=piece,
        reach=(
            (clause.tokens[clause.group[0]].start, words[-1].end),
        ),  # what limits the clause before is not of this one
        drop_purpose=False,
    )


def _is_quality(word: str) -> bool:
    return is_adjective(word) or VERB_FORMS.get(word, ("", ""))[1] == "ed"


def _subject_of(reader: Reader, clause: Clause, before: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """Whom a relative clause is about: “Eclampsia is a condition that causes …” is of eclampsia."""
    span = before
    if span is None and clause.verb == "be" and kind_of(reader, clause)[0] == "other":
        span = clause.span(clause.subject)
    return (reader.text[slice(*span)], span) if span else (CONDITION, None)


def _antecedent_of(reader: Reader, clause: Clause, *, is_aside: bool) -> tuple[int, int] | None:
    """What a relative clause stands at; none where that is the condition, under a general name or its own."""
    before = antecedent(clause, is_aside=is_aside)
    words = reader.text[slice(*before)] if before else ""
    is_general = _GENERAL.search(words) and (clause.verb == "be" or reader.condition.search(words)) and words.islower()
    return None if is_general or reader.only.match(words) else before


def antecedent(clause: Clause, *, is_aside: bool = False) -> tuple[int, int] | None:
    """The noun phrase before a relative clause; none where it may be all that was said: “in the legs, which leads to …”."""
    words = clause.words(clause.complement)
    part = next((at + 1 for at in range(len(words) - 1, -1, -1) if words[at].text == ";"), 0)
    words = [token for token in words[part:] if token.text != ","]
    at = next(
        (
            at + 1
            for at in range(len(words) - 1, -1, -1)
            if words[at].low in ("called", "named", "as", "by", "into", "to", "of") or words[at].text in "()"
        ),
        0,
    )
    if at < len(words) and words[at - 1].low == "to" and VERB_FORMS.get(words[at].low, ("", ""))[1] == "base":
        return None  # “the inability to absorb food, which …”
    while at < len(words) and (
        words[at].low in DET
        or words[at].low in POSS
        or words[at].low in ADVERBS
        or (VERB_FORMS.get(words[at].low, ("", ""))[1] in ("base", "s", "ed") and not is_adjective(words[at].low))
    ):
        at += 1
    if words and at == 0 and words[0].low in PREP and clause.verb in ("result", "lead"):
        at = 1
    if at >= len(words) or words[at].low in PREP or (is_aside and words[0].low in PREP):
        return None
    return words[at].start, words[-1].end
