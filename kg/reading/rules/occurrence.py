"""How often, in whom, at what age."""

from __future__ import annotations

import re

from kg.entry.lexicon import PEOPLE
from kg.reading.cues import EPI, UNKNOWN
from kg.reading.phrase import Phrase
from kg.reading.qualifiers import modality_of
from kg.reading.rule import rule
from kg.reading.sought import Sought
from kg.reading.subjects import is_of_another
from kg.reading.view import View

__all__ = ["epidemiology", "how_many_have", "unknown_figure"]


#: Whom a condition is found in: said anywhere in an entry, it is of the condition.
_WHOM = re.compile(
    r"\b(?:between|over|under|ages?|aged|years|percent|women|men|children|adults|people of|americans|descent|whites|blacks)\b|\d ?%"
)


#: What a sentence on figures speaks of, and a number of cases.
_FIGURES = re.compile(r"\b(?:cases|percent of|%|common age|average age|prevalence|incidence|outbreaks)\b")
_COUNTED = re.compile(
    r"(?:about |almost |around |approximately |nearly |more than |fewer than |at least |up to |an estimated |only )*(?:\d|half|one-|a (?:third|quarter))"
)
_SHARE = re.compile(r"\d|\bhalf\b|\bpercent\b")


#: What it is a kind of: “tumors in which …”.
_A_KIND = re.compile(r"(?:[\w-]+ ){0,3}?(?:cancers|conditions|diseases|disorders|illnesses|infections|tumou?rs)\b")
#: How a condition is passed on: “in an autosomal dominant pattern”.
_PATTERN = re.compile(
    r"(?:\w+ )?in an? ((?:autosomal|x-linked|mitochondrial)(?: (?:dominant|recessive|semidominant|codominant))?|maternal) (?:pattern|manner|fashion|way|trait)\b|"
    r"(?:\w+ )?as an? ((?:autosomal|x-linked)(?: (?:dominant|recessive))?) (?:trait|condition|disorder)\b",
    re.IGNORECASE,
)
#: The same as a thing that it has; in whom alone.
_IN_SOME = re.compile(r"(?:in|for) ", re.IGNORECASE)
_PATTERN_OF = re.compile(
    r"(?:autosomal|x-linked|mitochondrial) (?:dominant |recessive )?pattern of inheritance", re.IGNORECASE
)
#: “the exact prevalence of gout”.
_ITS_FIGURE = re.compile(
    r"(?:the |its )?(?:(?:exact|true|precise|worldwide|overall) )*(?:prevalence|incidence|frequency) of |"
    r"(its) (?:(?:exact|true|precise|worldwide|overall) )*(?:prevalence|incidence|frequency)(?: in [\w -]+)?\W*$"
)
_KIND = re.compile(r"\b(?:condition|disorder|disease|syndrome|illness)\b", re.IGNORECASE)


_MOST_COMMON = re.compile(
    r"(?:the|one of the) most (?:common|frequent) (?:genetic |inherited )?(?:types?|forms?|kinds?|causes?|reasons?)(?: \w+)? of\b"
)
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_FIGURE = re.compile(r"\b(?:percent|%|\d)\b")
_HOW_COMMON = re.compile(r"an? (?:very |extremely )?(?:rare|uncommon|common|chronic)")
#: Words of “a rare condition”, of which the kind says nothing.
_FEW = 2
#: Sections in which whom it is in is said of something else, as a rule.
_ELSEWHERE = frozenset(["treatment", "exams", "contact", "prevention", "complications"])
#: When somebody has the condition, behind its name.
_WHEN = re.compile(r",| (?:by age|at some time|during|each year)\b")
_HOW_OFTEN = Sought(
    re.compile(r"\b(?:prevalence|incidence|frequency|how (?:common|many|often))\b"),
    ("prevalence", "incidence", "frequency", "how "),
)
_MORE_OFTEN = re.compile(r"\b(?:more|less|most) (?:often|commonly|frequently)\b")
#: Words of a complement among which it is said that the condition is inherited.
_FIRST = 3
#: What people do with a thing that is not the condition.
_HAVING = frozenset(["drink", "eat", "get", "have", "need", "receive", "smoke", "take", "use"])


_INHERITED = re.compile(r"\b(?:usually |often |sometimes )?inherited\b")


def _participle(view: View, pattern: re.Match[str]) -> tuple[int, int]:
    """Where it says how the condition is inherited: “inherited in an autosomal dominant manner”."""
    said = _INHERITED.search(view.text[view.piece.start : pattern.end()])
    return (view.piece.start + said.start() if said else pattern.start(), pattern.end())


def _inherited(view: View) -> bool:
    """R-inherited: “This condition is inherited in an autosomal dominant pattern”: an autosomal dominant condition."""
    start, end = view.span()
    pattern = _PATTERN.search(view.text, start, end)
    kind = list(_KIND.finditer(view.text, *view.subject_span()))
    if pattern is None or view.clause.negated:
        return False
    spans = (pattern.span(1 if pattern.group(1) else 2), kind[-1].span()) if kind else (_participle(view, pattern),)
    modality, cue = modality_of(view.clause)
    view.reader.add(
        "isA" if kind else "hasMechanism",
        Phrase(spans, " ".join(view.text[slice(*span)] for span in spans)),
        view.section,
        "R-inherited",
        "A",
        subject=view.subject(),
        modality=modality,
        cues=(cue,) if cue else (),
        qualifiers=[limit for part in view.reach() for limit in view.reader.limits_in(*part)],
        evidence=((view.piece.start, view.piece.end),),
    )
    return True


def _is_inherited(view: View) -> bool:
    """Whether it is told how something is passed on."""
    if view.clause.verb == "be":
        return "inherited" in view.complement.split(maxsplit=_FIRST)[:_FIRST]
    return view.clause.verb == "inherit" and view.clause.passive


def _is_of_kind(view: View) -> bool:
    """Whether it is told what something is a kind of, rather than how common it is."""
    said = view.complement
    if _A_KIND.match(said) or _MOST_COMMON.match(said) or (said.startswith("one of ") and "group" in said):
        return True
    if view.kind != "condition" or not said.startswith(("a ", "an ")) or _FIGURE.search(_IN_PARENTHESES.sub("", said)):
        return False
    return not _HOW_COMMON.match(said) or len(said.split()) > _FEW


@rule(verbs=["affect", "develop", "diagnose", "get", "have"], kinds=["people"])
def how_many_have(view: View) -> bool:
    """R-counted, R-occurs-in: “60,000 Americans are diagnosed with X”, “One in ten women has X”."""
    clause = view.clause
    if clause.verb == "diagnose":
        return (
            clause.passive
            and _SHARE.search(view.words) is not None
            and view.complement.startswith("with ")
            and view.reader.condition_named.match(view.complement, len("with ")) is not None
            and view.clause_object("occursIn", "R-counted", "A", whole=True)
        )
    if clause.verb == "affect":
        is_told = clause.passive and _WHOM.search(view.words) and not view.complement.startswith("by")
    else:
        is_told = _SHARE.search(view.words) and view.reader.only.match(
            _WHEN.split(view.complement, maxsplit=1)[0].rstrip(" .")
        )
    return bool(is_told) and view.clause_object("occursIn", "R-occurs-in", "A", whole=True)


@rule()
def unknown_figure(view: View) -> bool:
    """R-unknown: “The prevalence of X is unknown”."""
    if not _HOW_OFTEN.search(view.whole) or not UNKNOWN.search(view.whole):
        return False
    view.reader.asides.setdefault(view.piece.start, "ck:background")
    its = _ITS_FIGURE.match(view.words)
    is_its = its is not None and (its.group(1) is not None or view.reader.condition.search(view.words) is not None)
    if is_its and view.clause.verb == "be":
        return view.say("hasOpenQuestion", (view.subject_span(),), "R-unknown", is_bare=True)
    return True


_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d")


@rule()
def epidemiology(view: View) -> bool:
    """R-occurs-in: how often, in whom, at what age."""
    clause = view.clause
    if view.kind == "condition":
        if _is_inherited(view):
            return not _COUNTED.match(view.words) and _inherited(view)
        has = clause.verb == "have" and not (clause.negated or _IN_SOME.match(view.piece.text))
        if has and (passed := _PATTERN_OF.search(view.text, *view.span())):
            return view.say("hasMechanism", (passed.span(),), "R-inherited", subject=view.subject())
        if clause.verb == "run" and (words := clause.words(clause.complement)):
            is_passed_on = len(words) > 1 and words[0].low == "in" and words[1].low == "families"
            verb = clause.words(clause.group)[-1]
            return is_passed_on and view.say(
                "hasMechanism", ((verb.start, words[1].end),), "R-inherited", "B", subject=view.subject()
            )
    elif (
        view.kind == "people"
        and clause.verb in ("get", "have", "develop")
        and view.reader.condition.match(view.complement)
        and _MORE_OFTEN.search(view.complement)
    ):
        return view.clause_object("occursIn", "R-occurs-in", "A", whole=True)
    elif view.kind != "none" and view.section != "frequency" and not _FIGURES.search(view.words):
        return False
    if clause.verb == "account" or _is_inherited(view):
        return False  # of what it is a share
    if view.kind in ("other", "people") and clause.verb in _HAVING and not view.reader.condition.match(view.complement):
        return False  # what they have besides
    if view.section in _ELSEWHERE and not (view.kind == "condition" and _WHOM.search(view.complement)):
        return False
    if view.section in ("symptoms", "outlook") and view.kind != "condition":
        return False
    if view.kind == "none" and clause.opener == "main":
        return False  # “Limit your fat to 25 percent”
    if not EPI.search(view.whole) or (view.kind == "other" and is_of_another(view.reader, view.words)):
        return False
    if clause.verb == "be" and _is_of_kind(view):
        return False
    if clause.verb == "affect" and not (
        PEOPLE.intersection(_WORD.findall(view.complement)) or _NUMBER.search(view.complement)
    ):
        return False
    with_subject = view.kind not in ("condition", "none") or _COUNTED.match(view.words) is not None
    words = clause.words(clause.complement)
    goes_on = bool(words) and words[-1].low in PEOPLE and bool(view.following("rel"))  # “in people who smoke”
    tier = "A" if not with_subject else "B"
    return view.clause_object("occursIn", "R-occurs-in", tier, whole=with_subject, extend=goes_on)
