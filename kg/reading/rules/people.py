"""Who gets the condition, who is more likely to, and from what people get it."""

from __future__ import annotations

import re

from kg.entry.lexicon import VERB_FORMS
from kg.reading.rule import rule
from kg.reading.sought import Sought
from kg.reading.tokens import trim
from kg.reading.view import View

__all__ = ["at_risk", "at_risk_if", "gets_from", "prevents_by", "who_has"]

#: That a risk is raised, up to the words that name of what.
_RAISED = Sought(
    re.compile(
        r"(?:\b(?:at|have|has|face|carry) (?:an? |the )?(?:\w+ )?(?:(?:increased|higher|greater|elevated|high|highest|special|particular) )?(?:\w+ )?(?:risks?|chances?)|"
        r"\b(?:are|is|be) (?:\w+ )?(?:vulnerable|prone|susceptible)|\b(?:(?:twice|\w+ times) as|more|most) likely(?: than [\w ]+?)?)\s+(?:of|for|to)\s+(?:also )?(?:be |being )?(?:developing |develop |getting |get |having |have |contracting |contract |suffer from )?(?:an? )?"
    ),
    ("risk", "chance", "vulnerable", "prone", "susceptible", "likely"),
)
_RAISED_ALONE = re.compile(
    r"(?:(?:are|is|also|have|has|may be|be) )+(?:at )?(?:an? |the )?(?:\w+ )?(?:greater|greatest|higher|highest|increased) risk"
)
_LOWERED = re.compile(r"\b(?:less likely|lower|reduced|decreased|not)\b")
#: People of whom no more is told than what follows: “people with a close relative who has gout”.
_WITH = re.compile(
    r"(?:some |many |most )*(?:people|persons?|patients|individuals|those|anyone)\s+(?:with|who have|who has)\s+(?:an? )?(?!had\b|been\b)(?=\w)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:some |many |most |all |these |those |certain |other |affected |the )*(?:people|persons?|patients?|individuals|those|anyone|someone|everyone|others?|you|they|he or she|who)$",
)
_GROUPS = re.compile(
    r"\b(?:anyone|women|woman|men|man|children|child|infants?|babies|boys|girls|males|females|adults|teen\w*|newborns?|adolescents|"
    r"people of|smokers|athletes)\b",
)
#: What is said besides, or how much: “men, particularly those over 40,”, “children also”.
_ASIDE = re.compile(
    r",\s+(?:particularly|especially|such as|including)\b|\s+(?:also|often|usually|generally|typically)\s*$"
)
_RISK_OF = re.compile(
    r"(?:the|your|their|his or her)? ?(?:risks?|chances?) (?:of|for) (?:developing |getting |having )?", re.IGNORECASE
)
_OFTEN = re.compile(r"(?:(?:much|slightly|far) )?(?:more|less|most) (?:commonly|frequently|often)\b")
_BY = re.compile(r"by ")
_IT = re.compile(r"it\b")
_BY_DOING = re.compile(r"\s+by\s+(?=\w+ing\b)")
_FROM = re.compile(r"\s+(?:by|from|through)\s+(?=(?!time\b|one\b|person\b)\w)")


def _condition_at(view: View, at: int) -> re.Match[str] | None:
    """The condition, or “it” for the condition, at a place of the text."""
    stands_for_it = view.reader.last[0] in ("condition", "people") and not view.reader.is_elsewhere
    return view.reader.condition.match(view.text, at) or (_IT.match(view.text, at) if stands_for_it else None)


@rule(kinds=["other", "people"], openers=["main", "coord"], negated=False)
def at_risk(view: View) -> bool:
    """R-at-risk: “People who smoke are at higher risk of X”: who they are is a risk factor."""
    words = view.said
    if view.section in ("causes", "risk") and view.kind == "people" and _RAISED_ALONE.fullmatch(words.rstrip(" .")):
        is_group = _GROUPS.search(view.words) is not None and " who " not in view.words
        return is_group and view.say("hasRiskFactor", (view.subject_span(),), "R-at-risk")
    raised = _RAISED.search(words)
    about = view.reader.condition.match(words, raised.end()) if raised else None
    if about is None or _LOWERED.search(words, 0, about.start()) or _NOBODY.fullmatch(view.words):
        return False
    if view.kind == "other" and not _GROUPS.search(view.words):
        return False
    start, end = view.subject_span()
    if view.words.startswith(("these ", "those ", "such ", "this ")):
        return False
    having = _WITH.match(view.text, start, end)
    if having and " who " in view.text[having.end() : end]:
        having = None
    if having and view.reader.condition.match(view.text, having.end()):
        return False  # what the risk of those with the condition is
    start = having.end() if having else start
    aside = _ASIDE.search(view.text, start, end)
    return view.say("hasRiskFactor", (trim(view.text, start, aside.start() if aside else end),), "R-at-risk")


#: That somebody's risk is raised, to the end of what is said of it; where it is named, of what.
_AT_RISK = re.compile(
    r"(?:(?:may|might|can|could|also|often|usually|generally) )*(?:be |are |is |have |has |'re |’re )(?:also |much |especially |particularly |most )*"
    r"(?:at (?:an? |the )?(?:\w+ )?(?:(?:increased|higher|greater|high|highest) )?risk|an? (?:higher|greater|increased) (?:risk|chance)|more likely|more prone|more susceptible)"
    r"(?: (?:of|for|to) (?:getting |developing |having |get |develop |have |contract )?(?:an? )?(.+?))?(?: (?:if|when)(?: (?:you|they|your child|he or she) (?P<does>.+))?)?"
)


_ALL = re.compile(r".+", re.DOTALL)


def _things_done(words: str) -> list[re.Match[str]]:
    """The parts of “sleep on paper, use glue”, if each begins with a verb; else the whole."""
    parts = [part for part in _PART.finditer(words) if part.group()]
    if all(VERB_FORMS.get(part.group().split()[0].lower(), ("", ""))[1] == "base" for part in parts):
        return parts
    return [whole] if (whole := _ALL.match(words)) else []


#: A part of an enumeration.
_PART = re.compile(r"(?!(?:or|and)\b)[^,;\s](?:(?!,? (?:or|and) )[^,;])*")


_IF = re.compile(r"\b(?:if|when)\s+(?:you|they|your child|he or she)\s+")


@rule(kinds=["people"], openers=["main", "coord"], negated=False)
def at_risk_if(view: View) -> bool:
    """R-risk-if: “You are more likely to get X if you smoke or are over 40”: each of these is a risk factor."""
    if not _NOBODY.fullmatch(view.words) and view.words not in ("your child", "a person", "a child"):
        return False
    raised = _AT_RISK.fullmatch(view.said.rstrip(" .,"))
    later = view.following("sub")
    if raised is None or not (raised.group("does") or (later and later[0][1].link in ("if", "when"))):
        return False
    if raised.group(1) is None and not view.said.startswith(("are", "is", "may", "have", "can")):
        return False
    if raised.group(1) and not (view.reader.only.match(raised.group(1)) or raised.group(1) == "it"):
        return False
    if "likely" in raised.group() and raised.group(1) is None:
        return False  # more likely to do what, it does not say
    if raised.group("does"):  # a verb that may be a noun: “if you smoke”
        start, end = view.span()
        does = _IF.search(view.text[start:end])
        if does is None:
            return False
        for part in _things_done(_LAST.sub("", view.text[start + does.end() : end])):
            span = (start + does.end() + part.start(), start + does.end() + part.end())
            view.say("hasRiskFactor", (span,), "R-risk-if", "B", is_bare=True)
        later = view.following("coord")
    done = bool(raised.group("does"))
    for index in range(later[0][0] if later else len(view.all), len(view.all)):
        when = view.all[index]
        if when.text(when.subject) not in ("", "you", "they", "he or she", "your child", "the person"):
            break
        start, end = when.span(when.group)[0], when.span((when.group[0], when.complement[1]))[1]
        if when.verb == "have" and not when.modal and when.complement[0] < when.complement[1] and not when.negated:
            start = when.span(when.complement)[0]
        words = _LAST.sub("", view.text[start:end])
        view.handled.add(index)
        for part in _things_done(words):
            span = (start + part.start(), start + part.end())
            done |= view.say("hasRiskFactor", (span,), "R-risk-if", "B", is_bare=True)
    return done


#: What ends what is done, and leads to the next thing.
_LAST = re.compile(r"[\s,.;]+(?:and|or)?[\s,.;]*$")


_BOTH = re.compile(r"both\s+", re.IGNORECASE)


@rule(verbs=["affect", "develop", "get", "have"], kinds=["people"], negated=False)
def who_has(view: View) -> bool:
    """R-who-has: “Both men and women can have X”, “Women are rarely affected by X”."""
    clause = view.clause
    if clause.passive != (clause.verb == "affect"):
        return False
    if clause.passive:
        by = _BY.match(view.complement)
        is_of_it = by is not None and view.reader.only.match(view.complement[by.end() :].rstrip(" ."))
        is_group = (is_of_it or _OFTEN.match(view.complement)) and _GROUPS.search(view.words)
        return bool(is_group) and view.say("occursIn", (view.subject_span(),), "R-who-has")
    said = view.complement.rstrip(" .")
    if not view.reader.only.match(said) or not _GROUPS.search(view.words) or view.reader.condition.search(view.words):
        return False
    start, end = view.subject_span()
    both = _BOTH.match(view.text[start:end])
    return view.say("occursIn", ((start + both.end() if both else start, end),), "R-who-has", is_bare=True)


@rule(verbs=["avoid", "decrease", "lower", "prevent", "reduce"], kinds=["people", "none"], passive=False, negated=False)
def prevents_by(view: View) -> bool:
    """R-prevents-by: “You can prevent X by …”, “People can lower their risk of X by …”."""
    start, end = view.span()
    risk = _RISK_OF.match(view.text, start, end)
    if view.clause.verb != "prevent" and risk is None:
        return False
    about = _condition_at(view, risk.end() if risk else start)
    by = _BY_DOING.match(view.text, about.end(), end) if about else None
    if by is None:
        return False
    return view.objects("hasPrevention", by.end(), end, "R-prevents-by", "A", drop_purpose=False, split=False)


#: What is done, and no thing.
_DOING = re.compile(r"\w+ing\s")


@rule(verbs=["acquire", "catch", "contract", "develop", "get"], kinds=["people"], passive=False, negated=False)
def gets_from(view: View) -> bool:
    """R-gets-from: “You can get X by eating …”, “People get X from …”."""
    start, end = view.span()
    about = _condition_at(view, start)
    by = _FROM.match(view.text, about.end(), end) if about else None
    if by is None:
        return False
    is_done = _DOING.match(view.text[by.end() : end]) is not None  # “by inhaling a liquid or chemical”
    return view.objects("hasCause", by.end(), end, "R-gets-from", "A", drop_purpose=False, split=not is_done)
