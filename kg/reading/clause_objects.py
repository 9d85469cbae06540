"""A claim whose object is a clause itself: verb and complement, with the subject where that is not the condition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.lexicon import ADVERBS, CONJ, REL
from kg.reading.clauses import Clause
from kg.reading.found import CONDITION
from kg.reading.phrase import Phrase
from kg.reading.qualifiers import modality_of
from kg.reading.sound import is_pointing
from kg.reading.stretches import without_denial, without_remarks
from kg.reading.tokens import Token, tokenise
from kg.reading.treating import treatment_or_medicine

if TYPE_CHECKING:
    from kg.reading.view import View

__all__ = ["object_of_clause"]

#: Verbs that say nothing without what follows.
_WANTING = frozenset(
    [
        "ask",
        "believe",
        "depend",
        "determine",
        "ensure",
        "find",
        "include",
        "indicate",
        "know",
        "mean",
        "say",
        "see",
        "show",
        "suggest",
        "tell",
        "think",
        "try",
        "decide",
        "require",
        "reveal",
        "need",
        "help",
        "prevent",
        "cause",
        "start",
    ]
)
#: Predicates of a clause whose examples are none of its objects.
_WHOLE = frozenset(["hasContact", "hasMechanism", "hasOnset", "hasPrognosis", "occursIn"])
#: Verbs that say something alone.
_ALONE = frozenset(["be", "die", "improve", "recover", "recur", "relapse", "survive", "worsen"])
#: Cases of which it is said, and not of all.
_SOME_CASES = re.compile(r"(?:advanced|mild|milder|moderate|more severe|severe|untreated) (?:cases|forms)\b")
#: Words behind which something is missing.
_DANGLING = frozenset(["as", "by", "for", "from", "of", "so", "such", "than", "that", "to", "whether", "with"])
#: Words of an object that is a clause.
_LONGEST = 26


def _results(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a comma stands before what comes of it: “…, reducing the blood flow”; no member of a list does so."""
    if tokens[at].text != "," or at + 2 >= last or not tokens[at + 1].low.endswith("ing"):
        return False
    return not any(
        token.low in ("and", "or") and tokens[i - 1].text == "," for i, token in enumerate(tokens[at:last], at)
    )


def _explains(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a comma stands before what a thing is: “damages the sheath, the material that surrounds the nerves”."""
    return (
        tokens[at].text == ","
        and at + 1 < last
        and tokens[at + 1].low in ("a", "an", "the")
        and not any(token.low in CONJ for token in tokens[at:last])
    )


#: Whose it is, at the end of a subject: “the prognosis for people with gout”.
_WHOSE = re.compile(
    r"\s(?:for|of|in)\s(?:(?:most |many |some |all )?(?:people|individuals|patients|children|those|infants|persons)\s(?:with|who have)\s)?",
    re.IGNORECASE,
)


def _of_it(view: View) -> tuple[int, int] | None:
    """Where a subject says that it is the condition's: that is said by the claim itself."""
    start, end = view.clause.span(view.clause.subject)
    whose = _WHOSE.search(view.text, start, end)
    return (whose.start(), end) if whose and view.reader.only.match(view.text[whose.end() : end].lower()) else None


def _is_manner(word: str) -> bool:
    """Whether an adverb before a verb tells how, and not how often."""
    return word.endswith("ly") and (word not in ADVERBS or word in _HOW)


_HOW = frozenset(
    ["completely", "gradually", "greatly", "mildly", "partially", "quickly", "severely", "slowly", "suddenly"]
)
#: What leads to examples.
_EXAMPLES = re.compile(
    r"\b(?:such as|including|through the use of|by using|by giving|with the use of|e\.g\.,?)\s+(?:drugs such as |medicines such as )?"
)


#: What is no treatment, before examples of it.
_NO_CARE = re.compile(
    r"\b(?:complications|conditions|diseases|disorders|effects|illnesses|infections|injuries|problems|signs|symptoms),?\s+$",
    re.IGNORECASE,
)


def object_of_clause(
    view: View,
    predicate: str,
    rule: str,
    tier: str,
    *,
    whole: bool | None,
    clause: Clause,
    extend: bool,
    negated: bool | None,
    drop_modal: bool,
    is_advice: bool,
    subject: tuple[str, tuple[int, int] | None] | None,
) -> bool:
    """Add the claim, if the clause says one thing; whether it does.

    Args:
        view: What the rule sees.
        predicate: What the clause says of the condition.
        rule: The rule.
        tier: Its tier.
        whole: Whether the subject is a part of the object; by its kind where not told.
        clause: The clause.
        extend: Whether the clauses that depend on it are parts of it.
        negated: Whether it is denied; as the clause is where not told.
        drop_modal: Whether the auxiliary is no part of it.
        is_advice: Whether it tells what to do.
        subject: Whom the claim is about; the condition, or those that the clause names, where not told.
    """
    if whole is False and view.kind == "condition" and _SOME_CASES.match(view.words):
        whole = True
    with_subject = whole if whole is not None else view.kind not in ("condition", "people", "none", "this")
    first = (
        clause.subject[0]
        if with_subject and clause.subject[0] < clause.subject[1] and clause.opener != "coord"
        else clause.group[0]
    )
    last = clause.complement[1]
    tokens = clause.tokens
    if first == clause.subject[0] and first and tokens[first - 1].low == "only":
        first -= 1  # “only 5 percent of people …”
    if first == clause.group[0] and first > clause.subject[1] and _is_manner(tokens[first - 1].low):
        first -= 1  # “progressively destroys the nerves”
    if clause.link == "nor" and tokens[clause.complement[0]].low in ("it", "they", "is"):
        first = clause.complement[0] + 1  # “nor is it contagious”
    if not with_subject and drop_modal:
        while (
            first < clause.group[1] - 1
            and (
                tokens[first].low in ("may", "can", "might", "could", "will", "also", "should", "is", "are")
                or (tokens[first].low == "be" and clause.passive)
                or tokens[first].low in ADVERBS
            )
            and not clause.negated
        ):
            if tokens[first].low in ("is", "are") and clause.verb == "be":
                break
            first += 1
        if (
            clause.verb == "be"
            and clause.group[1] - first == 1
            and not clause.negated
            and clause.complement[0] < clause.complement[1]
        ):
            first = clause.complement[0]
    later = view.following("coord") if clause is view.clause and clause.complement[0] >= clause.complement[1] else []
    if later and later[0][1].negated == clause.negated:
        last = later[0][1].complement[1]  # “Eliminate or minimize contact”
        view.handled.add(later[0][0])
    if extend:
        later = view.following("sub", "rel")
        if later:
            last = later[-1][1].complement[1]
            view.handled.update(index for index, _ in later)
    while first < clause.group[0] and tokens[first].low in (
        "however",
        "thus",
        "therefore",
        "although",
        "but",
        "also",
        "and",
        ",",
        "so",
        "lastly",
        "finally",
        "furthermore",
    ):
        first += 1
    # stop before a reason, a comparison clause or a remark
    for at in range(clause.group[1], last):
        if at > clause.group[1] and (
            (predicate == "hasMechanism" and (_results(tokens, at, last) or _explains(tokens, at, last)))
            or tokens[at].low in ("because", "although", "though", "whereas", "such")
            or (tokens[at].low == "but" and tokens[at - 1].text == ",")
        ):
            last = at
            break
    words = tokens[first:last]
    while words and words[-1].text in ".,;:":
        words = words[:-1]
    if len(words) > 4 and words[-1].low in ("cases", "people") and words[-4].text == "," and words[-3].low == "in":
        words = words[:-4]  # “…, and, in many cases, …”
        while words and (words[-1].text in ",;" or words[-1].low == "and"):
            words = words[:-1]
    is_denied = clause.negated if negated is None else negated
    if clause.verb == "be" and clause.complement[0] >= clause.complement[1]:
        return False
    if not words or len(words) > _LONGEST or (len(words) < 2 and clause.verb not in _ALONE):
        return False  # so long a clause says more than one thing
    if clause.verb in _WANTING and not clause.passive and words[-1].start < tokens[clause.group[1] - 1].end:
        return False
    if words[-1].low in _DANGLING or words[0].low in ("to", "or", "nor"):
        return False
    if with_subject and words[0].low in ("called", "known", "named", "which", "that"):
        return False
    if with_subject and is_pointing(view.text[slice(*clause.span(clause.subject))]):
        return False
    start, end = words[0].start, words[-1].end
    spans = without_remarks(view.text, start, end)
    if predicate == "hasMechanism":
        spans = without_remarks(view.text, start, end, most=0)
    if with_subject and predicate != "hasMechanism" and (of := _of_it(view)):
        spans = tuple(part for a, b in spans for part in ((a, min(b, of[0])), (max(a, of[1]), b)) if part[0] < part[1])
    if with_subject and clause.opener == "coord" and clause.subject[0] < clause.subject[1]:
        spans = (clause.span(clause.subject), *spans)
    if is_denied:
        spans = without_denial(spans, words, clause)
    if not spans:
        return False
    phrase = Phrase(spans, " ".join(" ".join(view.text[a:b].split()) for a, b in spans))
    modality, cue = modality_of(clause)
    modality = "advice" if is_advice else modality
    behind = tokens[clause.complement[0]].start if clause.complement[0] < clause.complement[1] else end
    qualifiers = [
        limit
        for part in view.reach()
        for limit in view.reader.limits_in(*part)
        if (limit.kind != "frequency" or not behind < limit.start < end)  # “serious and sometimes fatal”
        and (limit.kind != "severity" or start <= limit.start < end)
    ]
    view.reader.add(
        predicate,
        phrase,
        view.section,
        rule,
        tier,
        subject=subject or (view.subject() if not with_subject else (CONDITION, None)),
        modality=modality,
        cues=(cue,) if cue else (),
        qualifiers=qualifiers,
        evidence=((view.piece.start, view.piece.end),),
        negated=is_denied,
    )
    for examples in _EXAMPLES.finditer(view.text, start, view.piece.end):
        begin = examples.end()
        if predicate in ("hasMedicine", "hasTreatment") and _NO_CARE.search(view.text, start, examples.start()):
            break  # “can help prevent serious problems, including death”
        stop = next(
            (
                token.start
                for token in tokenise(view.text, begin, view.piece.end)
                if token.low in REL or token.text in ".;)" or token.low in ("is", "are", "may", "can", "have", "has")
            ),
            view.piece.end,
        )
        own = predicate
        if predicate in ("hasTreatment", "hasPrognosis") and view.section == "treatment":
            own = treatment_or_medicine(view.text[begin:stop])
        if (
            tier != "C"
            and not is_advice
            and clause.verb not in ("depend", "vary", "differ", "lose")
            and (predicate not in _WHOLE or own != predicate)
        ):
            view.objects(own, begin, stop, rule + "-example", "B")
        break
    return True
