"""What raises or lowers the risk of the condition or has a part in it, and of what the condition raises the risk."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.entry.lexicon import BODY
from kg.reading.cues import RISK
from kg.reading.rule import AnyBut, rule
from kg.reading.sound import is_pointing
from kg.reading.view import View

__all__ = ["contributes", "risk"]


#: What “is” must say of something that raises the risk: “is a major risk factor”, “is at risk”.
_RISKS = re.compile(
    r"(?:(?:a|an|the|one|of|major|main|known|another|important|possible|most|common)\s+)*(?:risk factors?|at (?:\w+ )?risk)\b"
)


#: In whom a risk is.
_AMONG = re.compile(r"\s(?:among|in) (?:people|patients|individuals|those|children|adults|men|women)\b")
#: What stands before a member of a list.
_LISTED = re.compile(r",(?! (?:especially|particularly|also|which)\b)")


#: “The risk of gout increases with age”.
_WITH = re.compile(r"with (?:the |an? )?(?=\w)")
_ITS_RISK = re.compile(r"(?:the |your |this )?(?:risks?|chances?) (?:of|for) ")


_THOSE = re.compile(r"(?:the |these |those |affected )*(?:people|patients|persons?|individuals|children|infants|they)")


def _is_of_those_who_have_it(view: View) -> bool:
    """Whether those of whom a risk is told are all who have the condition."""
    if view.kind == "condition" or view.reader.condition.search(view.words):
        return True
    return _THOSE.fullmatch(view.words) is not None


_PASSING_ON = re.compile(r"(?:passing|giving|spreading)\b")


def _is_risk_of_it(view: View, start: int) -> bool:
    """Whether a risk is of the condition, and not of what comes with or after it: “the risk of pain after gout surgery”."""
    said = _AMONG.split(view.complement[start:])[0]
    about = view.reader.condition.search(said)
    if _PASSING_ON.match(said):
        return False  # “are not at risk for passing it on”
    if about is None or _BEHIND.search(said, 0, about.start()):
        return False
    return _ITSELF.search(said[: about.start()]) is not None


#: What stands before the condition's name where it is the condition itself, and no other kind of it: “gestational …”.
_ITSELF = re.compile(
    r"(?:^|[,(]|\b(?:acquiring|an?|and|another|both|contracting|developing|early|future|getting|having|or|severe|the|their|your))\s*$"
)
#: What stands between a risk and a time, not between a risk and the condition.
_BEHIND = re.compile(r"\b(?:after|before|during|following|from|with)\s")
#: “puts you at greater risk for gout”.
_PUTS = re.compile(
    r"(?:you|people|someone|a person|one|women|men|children|them) at (?:an? |the )?(?:(?:increased|higher|greater|high) )?risks? (?:of|for) (?:developing |getting |having |acquiring )?(?:an? )?"
)
#: A risk that is none, or less than that of others.
_LESSER = re.compile(
    r"\b(?:decreased|diminished|less|little|low|lower|lowered|minimal|no|reduced|small|smaller) (?:[\w-]+ ){0,2}(?:risks?|chances?)\b"
)
#: How a subject begins that is itself the risk.
_OF_RISK = ("risk", "the risk", "chance")
#: Kinds of subject that may raise a risk.
_THINGS = frozenset(["other", "treatments", "medicines", "hasRiskFactor", "symptoms", "tests", "causes"])


_SOMEBODY = re.compile(r"(?:some |many |most |certain )?(?:people|patients|individuals|anyone|others)")
_AT_RISK = re.compile(r"at (?:an? )?(?:higher|increased|greater|high)(?: \w+)? risk\W*")
_RISK_OF = re.compile(r"(?:risks?|risk factors?|chances?) (?:than \w+ )?(?:of|for) (?:developing |having |getting )?")
_A_RISK = re.compile(r"(?:the |your |this )?(?:risk|chances?)\b")
_MORE = re.compile(r"more (?:likely|common)")
_MORE_LIKELY = re.compile(r"\b(?:more|most|less) likely to (?:have|develop|get|experience) ")


@rule(kinds=[*_THINGS, "condition", "people"], sections=AnyBut("exams", "contact"))
def risk(view: View) -> bool:
    """R-risk: “are more likely to”, “increases the risk”, “is a risk factor”, “at higher risk of”."""
    if (view.section == "treatment" and view.kind not in ("people", "condition")) or (
        view.section == "prevention" and view.kind not in ("other", "people")
    ):
        return False
    if not RISK.search(view.said) and not (view.words.startswith(_OF_RISK) and RISK.search(view.whole)):
        return False  # “Women at higher risk may get a test earlier”
    if view.words.startswith(("anything", "something")):
        return False
    clause = view.clause
    if _SOMEBODY.fullmatch(view.words) and _AT_RISK.fullmatch(view.complement):
        return False  # who, it does not say
    of = _RISK_OF.search(view.complement)
    if of and _LISTED.search(view.complement, 0, of.start()):
        return False  # “characterized by fever, pain, and an increased risk of cancer”
    if of and view.kind in ("people", "condition") and _LESSER.search(view.complement, 0, of.end()):
        return False  # what is less likely is no complication
    if view.kind in ("people", "condition") and of and not view.reader.condition.search(view.complement[of.end() :]):
        tokens = clause.words(clause.complement)
        at = next(
            (
                i
                for i, token in enumerate(tokens)
                if token.low in ("of", "for")
                and i
                and (
                    tokens[i - 1].low in ("risk", "risks", "chance", "chances")
                    or (i > 2 and tokens[i - 2].low == "than" and tokens[i - 3].low == "risk")
                )
            ),
            None,
        )
        if at is not None and at + 1 < len(tokens):
            while at + 1 < len(tokens) and tokens[at + 1].low in ("developing", "having", "getting"):
                at += 1
            if at + 1 < len(tokens):
                if not _is_of_those_who_have_it(view):
                    return False  # “Women who smoke are at risk of clots”
                clause.modal = clause.modal or "may"
                return view.objects(
                    "hasComplication", tokens[at + 1].start, tokens[-1].end, "R-risk-of", "B", drop_purpose=False
                )
    if clause.verb in ("lower", "reduce", "decrease") and not clause.passive:
        is_of_it = (
            view.kind in ("other", "treatments", "medicines")
            and of
            and view.reader.condition.search(view.complement, of.end())
        )
        return bool(is_of_it) and view.objects("hasPrevention", *view.subject_span(), "R-prevents", "A")
    rises = _WITH.match(view.complement) if clause.verb in ("increase", "rise") and not clause.negated else None
    if rises and _ITS_RISK.match(view.words) and view.reader.condition.search(view.words):
        first = clause.words(clause.complement)[1]
        return view.objects("hasRiskFactor", first.start, view.span()[1], "R-risk-rises", "A", drop_purpose=False)
    puts = _PUTS.match(view.complement) if clause.verb in ("put", "place") and not clause.passive else None
    if puts and view.kind in _THINGS and not is_pointing(view.words):
        return view.reader.condition.match(view.complement, puts.end()) is not None and view.objects(
            "hasRiskFactor", *view.subject_span(), "R-risk-factor", "A", drop_purpose=False
        )
    if _A_RISK.match(view.words):
        return False  # that it rises, of which the sentence says no cause
    is_raised = view.kind in _THINGS and of is not None and clause.verb in ("increase", "raise") and not clause.passive
    if (view.kind == "other" or is_raised) and clause.verb in ("increase", "raise", "be", "make", "affect", "lead"):
        if clause.verb == "be" and not _RISKS.match(view.complement):
            return False
        if clause.verb == "be" and any(word in BODY for word in view.words.split()):
            return False  # “The lungs are at risk”
        if of and not _is_risk_of_it(view, of.end()):
            return False  # a risk of something else
        if (clause.verb == "make" or "risk that" in view.complement) and not view.reader.condition.search(
            view.complement
        ):
            return False  # “makes cells more likely to die”
        view = replace(view, kind="other")  # of the condition, whatever a treatment of its name is of
        return view.objects("hasRiskFactor", *view.subject_span(), "R-risk-factor", "A")
    if view.kind in ("condition", "people") and view.section in ("outlook", "complications", "treatment", "prevention"):
        return False
    if view.kind == "other" and of and not view.reader.condition.search(view.complement, of.end()):
        return False  # “Smoking can worsen other risk factors for heart disease”
    if view.kind == "condition" and _MORE.match(view.complement):
        return view.clause_object("hasRiskFactor", "R-risk-group", "B", whole=False)
    more = _MORE_LIKELY.search(view.complement)
    if view.kind == "people" and "likely to " in view.complement and more is None:
        return False  # “are more likely to tolerate hard cheeses”
    if more and view.kind == "people" and not view.reader.condition.search(view.complement, more.end()):
        return False
    if view.kind not in ("people", "condition"):
        return False
    return view.clause_object("hasRiskFactor", "R-risk-people", "B", whole=view.kind != "condition")


#: What goes before the condition that something adds to: “contributes to the development of gout”.
_ADDS = re.compile(r"to (?:the )?(?:(?:development|onset|occurrence) of )?(?:an? )?")
#: Of what something is the cause; “of outbreaks” tells of their number.
_ACCOUNTS = re.compile(r"(?:responsible )?for (?!\d|.*\b(?:deaths|epidemics|outbreaks)\b)")
_ROLE = re.compile(
    r"(?:an? |the )?(?:(?:important|key|major|possible|significant|small) )*(?:roles?|part)(?: in (?:causing |triggering |the (?:development|onset) of |developing |who gets |whether (?:someone|you) gets? |determining (?:the |a person['’]s )?risk of (?:developing )?)?(?:the )?(.+))?\W*$"
)
#: Characters within which the condition is named: “account for most cases of gout”.
_NEAR = 60


@rule(verbs=["account", "be", "contribute", "play"], kinds=["other"])
def contributes(view: View) -> bool:
    """R-cause-of: “Mites account for most cases of X”, “… contributes to X”, “… plays a role in X”."""
    clause, complement = view.clause, view.complement
    accounts = _ACCOUNTS.match(complement) if clause.verb in ("account", "be") else None
    if accounts and view.reader.condition.search(complement[:_NEAR]):
        count, span = len(view.reader.claims), view.subject_span()
        is_told = view.objects("hasCause", *span, "R-cause-of", "A", drop_purpose=False)
        view.limit_to_share(count)
        return is_told
    adds = _ADDS.match(complement) if clause.verb == "contribute" else None
    if (
        adds
        and not clause.negated
        and not is_pointing(view.words)
        and (view.reader.condition.match(complement, adds.end()) or view.reader.condition.match(complement, len("to ")))
    ):
        return view.objects("hasCause", *view.subject_span(), "R-cause-of", "B", drop_purpose=False)
    role = _ROLE.match(complement) if clause.verb == "play" and not clause.negated else None
    if role and not is_pointing(view.words) and view.section in ("causes", "summary", "risk"):
        of = role.group(1)
        if of is None or view.reader.condition.match(of):
            return view.objects("hasCause", *view.subject_span(), "R-cause-of", "B", drop_purpose=False)
    return False
