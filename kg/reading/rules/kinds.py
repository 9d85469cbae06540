"""What the condition is a kind of, and what the clause behind that says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entry.lexicon import (
    ADVERBS,
    BODY,
    CONJ,
    DET,
    MODALS,
    PEOPLE,
    POSS,
    PREP,
    PRONOUNS,
    REL,
    SUBORD,
    VERB_FORMS,
    is_adjective,
)
from kg.reading.agreement import QUALITIES
from kg.reading.clauses import Clause
from kg.reading.cues import OUTCOME
from kg.reading.rule import rule
from kg.reading.rules.affected import affects
from kg.reading.rules.causes import caused_by, causes
from kg.reading.rules.occurrence import epidemiology, unknown_figure
from kg.reading.tokens import Token
from kg.reading.view import View

__all__ = ["characterized", "is_a", "may_be", "relative_clause"]

_FORMS = r"(?:acquired|acute|chronic|congenital|familial|genetic|hereditary|inherited|primary|secondary|sporadic|temporary|permanent|benign|malignant|open|closed|partial|complete)"
#: “can be congenital or acquired”.
_MAY_BE = re.compile(rf"\bbe (?:either )?({_FORMS}(?:, {_FORMS})*,? or {_FORMS})\W*$")
_A_GROUP = re.compile(r"to (?:a|an|the) (?:group|family|class|set) of ")


_EACH_FORM = re.compile(_FORMS)


@rule(kinds=["condition"], negated=False)
def may_be(view: View) -> bool:
    """R-may-be: “X can be congenital or acquired”: these are its forms."""
    clause = view.clause
    if clause.modal not in ("can", "may") or view.words == "it":
        return False
    start, end = clause.span((clause.group[0], clause.complement[1]))
    forms = _MAY_BE.search(view.text, start, end)
    if forms is None:
        return False
    for each in _EACH_FORM.finditer(forms.group(1)):
        at = forms.start(1) + each.start()
        view.say("hasForm", ((at, at + len(each.group())),), "R-may-be", "B", is_bare=True)
    return True


#: A kind that is told where it is denied, too: “Gout is not a contagious disease”.
_PASSED_ON = re.compile(
    r"(?:not )?an? (?:contagious|genetic|hereditary|infectious|inherited) (?:condition|disease|disorder)\b"
)


#: Where “it” may be told to be something; elsewhere it must be named.
_SECTIONS = frozenset(
    ["summary", "causes", "risk", "types", "genetics", "considerations", "symptoms", "outlook", "frequency"]
)


#: What is of an illness, and no kind of it.
_A_CAUSE = re.compile(
    r"(?:the |a |an |one )?(?:most common |leading |major |common |frequent |genetic |inherited |main |rare )*(?:causes?|indications?|risk factors?|symptoms?|signs?)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"\bcauses?\b")
_ONE_OF = re.compile(r"one of (?:a group of|the|a number of|several)\s+")
#: “the most common form of”.
_KIND_OF = re.compile(
    r"(?:(?:an?|the|one) )?(?:(?:(?:more|most|less) )?(?:common|frequent|rare) )?(?:type|form|kind)s? of\s+(?:more than \d+ )?",
    re.IGNORECASE,
)


@rule(verbs=["be", "belong", "classified", "classify", "consider", "refer"], kinds=["condition"])
def is_a(view: View) -> bool:
    """R-is-a: “X is a disorder in which …”; the relative clause gives mechanism, symptoms or causes."""
    clause = view.clause
    group = _A_GROUP.match(view.complement) if clause.verb == "belong" else None
    if group:
        words = clause.words(clause.complement)[len(group.group().split()) :]
        return bool(words) and view.objects("isA", words[0].start, words[-1].end, "R-is-a", "A", view.subject())
    if (
        clause.verb == "belong"
        or (clause.negated and not _PASSED_ON.match(view.complement))
        or not (
            view.section in _SECTIONS
            or (view.reader.only.match(view.words) and "gene" not in view.complement and view.words != "it")
        )
    ):
        return False
    words = clause.words(clause.complement)
    at = 0
    while at < len(words) and words[at].low in ("as", "to", "be"):
        at += 1
    if at >= len(words) or (
        words[at].low not in ("a", "an", "the", "one", "any")
        and not (
            at + 1 < len(words)
            and words[at].low.endswith("s")
            and words[at].low not in PREP
            and not is_adjective(words[at].low)
            and words[at].low not in ("this", "symptoms", "signs", "as", "sometimes", "always")
        )
        and not _is_of_many(words[at:])
        and not _is_state(words[at:])
    ):
        return False
    stop = len(words)
    for index in range(at + 1, len(words)):
        low = words[index].low
        if (
            low
            in (
                "caused",
                "characterized",
                "marked",
                "produced",
                "resulting",
                "due",
                "involving",
                "affecting",
                "causing",
                "brought",
                "because",
            )
            or low in REL
            or words[index].text in ";:"
            or (
                words[index].text == ","
                and index > at + 3
                and not is_adjective(words[index - 1].low)
                and _goes_apart(words[index + 1 :])
            )
        ):
            stop = index
            break
        is_whose = words[index - 1].low in PEOPLE or VERB_FORMS.get(words[index - 1].low, ("", ""))[1] == "ed"
        if low == "with" and index > at + 1 and not is_whose:
            spread = (
                i
                for i in range(at + 2, index)
                if VERB_FORMS.get(words[i].low, ("", ""))[1] == "ed" or words[i].low == "spread"
            )
            stop = next((i for i in spread if words[i + 1].low in PREP), index)  # “a disease spread by contact with …”
            break
        if low == "in" and index + 1 < len(words) and words[index + 1].low == "which":
            stop = index
            break
    noun = view.text[words[at].start : words[stop - 1].end]
    if _A_CAUSE.match(noun):
        of = next((index for index in range(at, stop) if words[index].low == "of"), None)
        if "death" in noun:
            return view.clause_object("occursIn", "R-is-cause-of", "B", whole=False)
        if of is None or of + 1 >= stop or not _CAUSE.search(noun):
            return False
        return view.objects(
            "hasComplication", words[of + 1].start, words[stop - 1].end, "R-is-cause-of", "B", view.subject()
        )
    start, end = words[at].start, words[stop - 1].end
    group = _ONE_OF.match(view.text[start:end])
    if group:
        start += group.end()
    kindof = _KIND_OF.match(view.text[start:end])
    if kindof:
        start += kindof.end()
    is_most = kindof is not None and "most" in kindof.group().lower()
    tier = "B" if is_most and _IN.search(view.text, start, end) else "A"  # “the most common form of headache in men”
    done = view.objects("isA", start, end, "R-is-a", tier, view.subject(), drop_purpose=False) if start < end else False
    # what follows the noun in the same complement
    rest = words[stop:]
    if rest:
        low = rest[0].low
        if low in ("caused", "produced", "resulting", "due", "brought") and len(rest) > 2:
            skip = next((i for i, token in enumerate(rest) if token.low in ("by", "from", "to")), None)
            if skip is not None and skip + 1 < len(rest):
                view.objects(
                    "hasCause",
                    rest[skip + 1].start,
                    rest[-1].end,
                    "R-is-a-caused-by",
                    "A",
                    view.subject(),
                    drop_purpose=False,
                )
        elif low in ("characterized", "marked") and len(rest) > 2:
            skip = next((i for i, token in enumerate(rest) if token.low == "by"), 0)
            view.objects("hasSymptom", rest[skip + 1].start, rest[-1].end, "R-characterized", "A", view.subject())
        elif low in ("involving", "affecting"):
            view.objects("affects", rest[1].start, rest[-1].end, "R-affects", "B", view.subject())
        elif low == "causing":
            view.objects("hasSymptom", rest[1].start, rest[-1].end, "R-causes", "B", view.subject())
    if rest and rest[0].low == "in" and len(rest) > 4 and not view.following("rel"):
        view.objects(
            "hasMechanism",
            rest[2].start,
            rest[-1].end,
            "R-in-which",
            "B",
            view.subject(),
            drop_purpose=False,
            split=False,
        )
    if rest and any(token.low not in _LINKS and token.text != "," for token in rest):
        return done  # the clause is of what stands there: “…, the structure that joins the halves”
    if view.subject()[1] is not None:
        return done  # what is said of one form is not said of the condition
    has_relative = False
    for index, relative in view.following("rel", "coord", "sub", "content"):
        if relative.opener == "sub" and (relative.link not in ("when", "because") or relative.negated):
            break
        if relative.opener == "rel" and has_relative:
            break  # of a word of the clause before: “weakness of muscles, which are …”
        has_relative = True
        relative_clause(view, index, relative, is_near=not any(token.low in PREP for token in words[at:stop]))
    return done


_IN = re.compile(r"\s(?:among|in) ")
#: Nouns of many that are no kind of condition.
_NO_KIND = frozenset(
    ["others", "times", "years", "months", "days", "cases", "causes", "reasons", "symptoms", "signs", "ways", "as"]
)


#: Places in which a noun may stand before one of many: “vision problems”; what no noun is.
_TWO = (0, 1)
_CLOSED = (
    ADVERBS
    | CONJ
    | DET
    | POSS
    | PREP
    | PRONOUNS
    | REL
    | SUBORD
    | MODALS
    | {"to", "very", "so", "too"}
    | VERB_FORMS.keys()
)


#: What a disease may be without an article: “inflammation of the lungs”.
_STATES = frozenset(
    [
        *("absence", "accumulation", "bleeding", "blockage", "buildup", "cancer", "damage", "death", "degeneration"),
        *("destruction", "deterioration", "enlargement", "failure", "growth", "hardening", "infection", "inflammation"),
        *("injury", "irritation", "lack", "loss", "narrowing", "overgrowth", "pain", "paralysis", "pressure"),
        *("softening", "swelling", "thickening", "weakening", "weakness"),
    ]
)


def _is_state(words: Sequence[Token]) -> bool:
    """Whether what something is begins with a state and of what it is: “increased pressure in the lungs”."""
    at = next((at for at, token in enumerate(words) if token.low in _STATES), len(words))
    if at + 1 >= len(words) or not (words[at + 1].low in PREP or words[at + 1].low in ("caused", "due", "that")):
        return False
    return all(
        is_adjective(token.low) or token.low in QUALITIES or token.low in ADVERBS or token.low in BODY
        for token in words[:at]
    )


def _is_of_many(words: Sequence[Token]) -> bool:
    """Whether adjectives stand before a noun of many: “swollen, inflamed veins”."""
    for at, token in enumerate(words):
        if token.low.endswith("s") and not token.low.endswith(("ss", "us", "is", "ous")):
            return at > 0 and token.low not in _NO_KIND and token.low not in PREP
        is_noun = at < len(_TWO) and token.text.isalpha() and token.low not in _CLOSED
        is_told = is_adjective(token.low) or token.low in QUALITIES or token.text == "," or (at and token.low == "and")
        if not (is_noun or is_told):
            return False
    return False


def _goes_apart(behind: Sequence[Token]) -> bool:
    """Whether what follows a comma is no further adjective of the noun: “a shiny, silver-white, odorless liquid”."""
    first = behind[0].low if behind else ""
    return not (is_adjective(first) and len(behind) > 1 and behind[1].text.isalpha() and behind[1].low not in PREP)


_LINKS = REL | PREP
#: Subjects of relative clauses that tell nothing of how it works.
_NO_PART_OF_IT = PEOPLE | {
    "doctor",
    "doctors",
    "provider",
    "providers",
    "cause",
    "causes",
    "frequency",
    "incidence",
    "prevalence",
}


def relative_clause(view: View, index: int, relative: Clause, *, is_near: bool) -> None:
    """A relative clause on the condition: “that causes …”, “in which …”, “which occurs when …”.

    Args:
        view: The clause before it.
        index: Which clause of the sentence it is.
        relative: The clause.
        is_near: Whether the noun before it is the kind, and not of a phrase that belongs to it: “an infection of tissues
            that hold the teeth”.
    """
    view.handled.add(index)
    inner = View(
        view.reader,
        view.block,
        view.piece,
        view.all,
        index,
        relative,
        "condition" if relative.subject[0] >= relative.subject[1] else "other",
        relative.text(relative.subject),
        view.section,
        "",
        view.handled,
    )
    if relative.subject[0] < relative.subject[1] and relative.opener in ("rel", "sub", "content"):
        if any(token.low in _NO_PART_OF_IT for token in relative.words(relative.subject)[:3]):
            return  # “in which people have pain”, “whose prevalence is unknown”
        inner.clause_object("hasMechanism", "R-in-which", "B", whole=True, negated=False)
        return
    if causes(inner):
        return
    if relative.passive and (caused_by(inner) or characterized(inner)):
        return
    if relative.verb in ("happen", "occur", "develop") and inner.following("sub"):
        return
    if caused_by(inner) or affects(inner):
        return
    if relative.verb in ("be", "refer", "have", "mean"):
        return
    if unknown_figure(inner) or epidemiology(inner):
        return
    if not is_near or relative.verb == "affect":
        return
    if OUTCOME.search(inner.whole):
        inner.clause_object("hasPrognosis", "R-outcome", "B", whole=False)
        return
    if not relative.passive or relative.verb not in ("report", "describe", "find", "see", "identify"):
        inner.clause_object("hasMechanism", "R-which", "C", whole=False)


@rule(verbs=["characterize", "mark", "typify"], kinds=["condition", "none", "people", "symptoms"])
def characterized(view: View) -> bool:
    """R-characterized: “is characterized by”, “is marked by”."""
    clause = view.clause
    if clause.passive and view.kind != "symptoms":
        target = view.after("by")
        return target is not None and view.objects("hasSymptom", *target, "R-characterized", "A")
    if clause.verb == "characterize" and not (clause.passive or clause.negated) and view.kind == "symptoms":
        colon = view.text.find(": ", *view.span())  # “Three features characterize gout: pain, fever, and a rash”
        is_its = colon > 0 and view.reader.only.match(view.text[view.span()[0] : colon].lower())
        return is_its and view.objects("hasSymptom", colon + 1, view.span()[1], "R-characterized", "A")
    return False
