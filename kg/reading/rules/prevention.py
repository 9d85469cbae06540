"""What keeps the condition away: “One way to prevent X is to cook meat”."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.reading.preventing import AGAINST
from kg.reading.rule import rule
from kg.reading.sought import Sought
from kg.reading.sound import is_pointing
from kg.reading.tokens import trim
from kg.reading.view import View

__all__ = ["helps_prevent", "not_found", "vaccines", "way_to_prevent"]

_A_WAY = re.compile(
    r"(?:(?:the|an?|one|another|only|best|most|very|effective|good|important|common|safe|main|easiest|surest|other|single) )*ways? (?:to|of|you can) "
)
_IT = re.compile(r"(?:to|by|through|is to|is by|with)\s+(?=\w)", re.IGNORECASE)


_HELPS = re.compile(r"(?:(?:you|people|to|your child|keep you from) )*")


_ENDS = re.compile(r"\s*(?:[.,;]|$|and\b|or\b|in\b|from\b)")


@rule(
    verbs=["avoid", "decrease", "help", "lower", "prevent", "protect", "reduce"],
    kinds=["medicines", "other", "treatments"],
    passive=False,
    negated=False,
    first=True,
)
def helps_prevent(view: View) -> bool:
    """R-helps-prevent: “Washing your hands can help prevent X”, “Vaccines lower the risk of X”."""
    clause = view.clause
    said = f"{clause.verb} {view.complement}" if clause.verb != "help" else _HELPS.sub("", view.complement, count=1)
    aim = _AIM.match(said)
    about = view.reader.condition_named.match(said, aim.end()) if aim else None
    if about is None or is_pointing(view.words) or not _ENDS.match(said[about.end() :]):
        return False
    view = replace(view, kind="other")  # of the condition, whatever a treatment of its name is of
    return view.objects("hasPrevention", *view.subject_span(), "R-helps-prevent", "A", drop_purpose=False)


_AIM = re.compile(AGAINST)
_VACCINES = re.compile(
    r"(?:an?|the|one|two|three|several|some|effective|safe|new|\s)*vaccines? (?:against|for|to prevent|that (?:prevents?|protects? against)) "
)
_TO_BE_HAD = re.compile(r"(?:now |also |widely |currently )*(?:available|recommended)\b")


@rule(verbs=["be", "exist", "recommend"], negated=False)
def vaccines(view: View) -> bool:
    """R-vaccines: “Two vaccines against X are available”."""
    named = _VACCINES.match(view.words)
    if named is None or not view.reader.only.match(view.words[named.end() :]):
        return False
    if view.clause.verb == "be" and not _TO_BE_HAD.match(view.complement):
        return False
    return view.objects("hasPrevention", *view.subject_span(), "R-vaccines", "A", drop_purpose=False, split=False)


@rule(verbs=["be"], passive=False, negated=False)
def way_to_prevent(view: View) -> bool:
    """R-way-to-prevent: “One way to prevent X is to cook meat”."""
    clause = view.clause
    way = _A_WAY.match(view.words)
    aim = _AIM.match(view.words, way.end()) if way else None
    if way is None or aim is None or clause.complement[0] >= clause.complement[1]:
        return False
    about = view.words[aim.end() :]
    if not (view.reader.only.match(about) or about == "it"):
        return False
    start, end = view.span()
    to = _IT.match(view.text, start, end)
    start = to.end() if to else start
    return view.objects("hasPrevention", start, end, "R-way-to-prevent", "A", drop_purpose=False, split=to is None)


#: What those who study the condition have not found: a way to prevent it, or that something matters.
_NOT_FOUND = Sought(
    re.compile(
        r"(?P<shown>.+?) (?:has|have) not been (?:found|proven|shown) to play (?:an? |any )?(?:\w+ )?roles? in (?:(?P<causes>causing )(?:or preventing )?|preventing )|"
        r"(?:doctors|experts|researchers|scientists) have not (?:yet )?(?:discovered|found|identified) "
        r"(?:(?:an? |any )?(?P<what>way to (?:prevent|cure)|cure for|(?:specific )?treatment for) |"
        r"that (?P<which>[^.;]+?) plays? (?:an? |any )?(?:\w+ )?roles? in (?:(?P<causing>causing )(?:or preventing )?|preventing ))"
    ),
    ("have not ", "has not "),
)


_ARTICLE = re.compile(r"(?:an? |the )?")


@rule(negated=True, first=True)
def not_found(view: View) -> bool:
    """R-there-is-no, R-no-role: “Scientists have not found a way to prevent X”, “… that diet plays a role in causing X”."""
    said = _NOT_FOUND.match(view.piece.text)
    about = _ARTICLE.match(view.piece.text, said.end()) if said else None
    if said is None or about is None or not view.reader.condition_named.match(view.piece.text, about.end()):
        return False
    at = view.piece.start
    if what := said.group("what"):
        is_cure = "cure" in what
        start, end = trim(view.text, said.start("what") + at, view.span()[1])
        if is_cure:
            start = at + said.start("what") + what.index("cure")
            end = start + len("cure")
        predicate = "hasPrognosis" if is_cure else "hasPrevention" if "prevent" in what else "hasTreatment"
        return view.say(predicate, ((start, end),), "R-there-is-no", is_bare=True)
    view.handled.update(range(1, len(view.all)))
    which = "which" if said.group("which") else "shown"
    start, end = said.start(which) + at, said.end(which) + at
    predicate = "hasCause" if said.group("causing") or said.group("causes") else "hasPrevention"
    return view.objects(predicate, start, end, "R-no-role", "A", drop_purpose=False)
