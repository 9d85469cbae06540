"""What the words of a claim and of its evidence can be asked: the checks of which tables such as that of misreadings are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from kg.entry.lexicon import is_adjective
from kg.reading.found import Found
from kg.reading.sought import Sought, small

__all__ = [
    "DONE",
    "FELT",
    "Check",
    "Checks",
    "Misreading",
    "anywhere_behind",
    "as_in_others",
    "before",
    "behind",
    "found_by",
    "found_by_kin",
    "harms",
    "headed",
    "if_negated",
    "joined",
    "names_its_subject",
    "not_found_by",
    "object_among",
    "object_begins",
    "object_has",
    "object_is",
    "of",
    "of_all_but",
    "one_adjective",
    "points_back",
    "prevents_nothing",
    "said_with",
    "subject_begins",
    "torn_from_noun",
]


@dataclass(frozen=True, slots=True)
class Check:
    """Asks a claim whether it is misread; what it asks of a part of it needs the words of that part alone.

    Args:
        holds: Asks the claim and the text of its entry, or the words of its object or subject in small letters; or
            the pattern with which those words begin.
        of: What is asked: ``claim``, ``object`` or ``subject``. Of a claim whose subject the text does not name,
            the subject is not asked.
        is_rule: Tells the names of the rules whose claims are asked; of all where there is none.
        negated: Whether it is only asked of claims that deny, or of those that do not.
    """

    holds: Callable[..., object] | str
    of: Literal["claim", "object", "subject"] = "claim"
    is_rule: Callable[[str], bool] | None = None
    negated: bool | None = None

    @property
    def asks(self) -> Callable[..., object]:
        """What asks it; made anew where it is a pattern."""
        return re.compile(self.holds).match if isinstance(self.holds, str) else self.holds

    def concerns(self, rule: str, *, negated: bool, is_named: bool) -> bool:
        """Whether it is asked of claims that a rule finds, that deny or not, and name their subject or not."""
        return (
            (self.is_rule is None or self.is_rule(rule))
            and self.negated in (None, negated)
            and (is_named or self.of != "subject")
        )


class Checks:
    """Checks of which one is enough, sorted by what they ask.

    Args:
        checks: The checks; all of them must concern the claims that are asked.
    """

    def __init__(self, checks: Iterable[Check]) -> None:
        by_part: dict[str, list[Callable[..., object]]] = {"object": [], "subject": [], "claim": []}
        for check in checks:
            by_part[check.of].append(check.asks)
        self._object, self._subject, self._claim = map(tuple, by_part.values())

    def any_holds(self, found: Found, text: str) -> bool:
        """Whether one of them holds of a claim."""
        words = small(found.object)
        for holds in self._object:
            if holds(words):
                return True
        if self._subject:
            words = small(found.subject)
            for holds in self._subject:
                if holds(words):
                    return True
        for holds in self._claim:  # noqa: SIM110 - any() takes longer
            if holds(found, text):
                return True
        return False


#: Predicates of what is felt or found, and of what is done.
FELT = frozenset(["hasSymptom", "hasFinding", "hasComplication"])
DONE = frozenset(["hasTreatment", "hasMedicine", "hasTest", "hasPrevention"])
#: Of which predicates what may not be.
Misreading = tuple[Callable[[str], bool], tuple[Check, ...]]


def of(*predicates: str) -> Callable[[str], bool]:
    """Whether a predicate is one of these."""
    return frozenset(predicates).__contains__


def of_all_but(*predicates: str) -> Callable[[str], bool]:
    """Whether a predicate is none of these."""
    return lambda predicate: predicate not in predicates


def joined(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The same checks, but those of how an object or a subject begins in one: it takes a third of the time of many."""
    apart: list[Check] = []
    begins: dict[tuple[str, bool | None], list[Check]] = {}
    for check in checks:
        if isinstance(check.holds, str) and check.is_rule is None:
            begins.setdefault((check.of, check.negated), []).append(check)
        else:
            apart.append(check)
    together = [replace(same[0], holds="|".join(str(check.holds) for check in same)) for same in begins.values()]
    return tuple(replace(check, holds=check.asks) for check in (*apart, *together))


def object_is(pattern: str) -> Check:
    """The object is such words and no more."""
    return Check(rf"(?:{pattern})\Z", "object")


def object_begins(pattern: str) -> Check:
    """The object begins with such words."""
    return Check(pattern, "object")


def object_has(pattern: str, ends: tuple[str, ...] = ()) -> Check:
    """The object has such words; it ends with one of these, where all that has them does."""
    fits = re.compile(pattern).search
    return Check((lambda words: words.endswith(ends) and fits(words)) if ends else fits, "object")


#: What points at something said before, and not at the condition.
_POINTS = Sought(
    re.compile(
        r"(?:^|(?<!similar to)(?<!like) )th(?:is|[eo]se) (?!(?:cancer|condition|disease|disorder|illness|infection|syndrome|"
        r"type|tumou?r)s?\b|(?:of|that|which|who|with)\b)\w"
    ),
    ("this ", "these ", "those "),
)


def object_among(words: Collection[str]) -> Check:
    """Each word of the object is one of these."""
    return Check(lambda said: all(word in words for word in said.split()), "object")


def before(pattern: str, *words: str) -> Check:
    """Such words stand between the start of the evidence and the object; one of these parts stands wherever they do."""
    fits = Sought(re.compile(pattern), words or ("",)).search
    return Check(lambda found, text: fits(text, found.evidence[0][0], found.object_spans[0][0]))


def behind(pattern: str) -> Check:
    """The evidence goes on with such words behind the object."""
    fits = Sought(re.compile(pattern)).match
    return Check(lambda found, text: fits(text, found.object_spans[-1][1], found.evidence[-1][1]))


def anywhere_behind(pattern: str) -> Check:
    """Such words stand anywhere behind the object in its evidence."""
    fits = Sought(re.compile(pattern)).search
    return Check(lambda found, text: fits(text, found.object_spans[-1][1], found.evidence[-1][1]))


def said_with(pattern: str, words: tuple[str, ...]) -> Check:
    """Such words stand in the evidence; one of these stands wherever they do."""
    fits = Sought(re.compile(pattern), words).search
    return Check(lambda found, text: fits(text, *found.evidence[0]))


def subject_begins(pattern: str, *, as_written: bool = False) -> Check:
    """The subject begins with such words, where the text names one; in small letters, but as it is written."""
    if as_written:
        fits = re.compile(pattern).match
        return Check(lambda found, _: found.subject_span is not None and fits(found.subject))
    return Check(pattern, "subject")


def found_by(rule: str, check: Check) -> Check:
    """This rule has found it, and the check holds."""
    return replace(check, is_rule=rule.__eq__)


def found_by_kin(rules: tuple[str, ...], check: Check) -> Check:
    """A rule has found it whose name begins so, and the check holds."""
    return replace(check, is_rule=lambda rule: rule.startswith(rules))


def not_found_by(rule: str, check: Check) -> Check:
    """Another rule has found it, and the check holds."""
    return replace(check, is_rule=rule.__ne__)


def if_negated(check: Check, *, negated: bool = True) -> Check:
    """It is denied, or is not, and the check holds."""
    return replace(check, negated=negated)


#: The object names a thing that was said before, “changes in these genes”; a sentence as it is may.
points_back = not_found_by("R-verbatim", Check(_POINTS.search, "object"))


@Check
def one_adjective(found: Found, _: str) -> bool:
    """The object is one adjective."""
    return " " not in found.object and is_adjective(found.object)


@Check
def names_its_subject(found: Found, _: str) -> bool:
    """The object names what the claim is of, where the text names that: “infections are treated by treating infections”."""
    return found.subject_span is not None and found.subject.lower() in found.object.lower()


@Check
def torn_from_noun(found: Found, text: str) -> bool:
    """A noun is wanting behind its adjective: “experiencing a severe”."""
    return (
        is_adjective(found.object.rpartition(" ")[2])
        and _ARTICLE.search(found.object) is not None
        and _GOES_ON.match(text, found.object_spans[-1][1]) is not None
    )


_ARTICLE = re.compile(r"\b(?:an?|the|other)\s+(?:(?:most|very|more|less|least)\s+)?[\w-]+$", re.IGNORECASE)
_GOES_ON = re.compile(r",\s+(?:and|or|but|often|usually|sometimes)\b")


@Check
def headed(found: Found, text: str) -> bool:
    """A heading has run into the sentence behind it: “Surroundings Environmental dust”, “Your risk Making changes”."""
    return found.object_spans[0][0] == found.evidence[0][0] and _HEADED.match(text, *found.object_spans[0]) is not None


_HEADED = re.compile(
    r"[A-Z][a-z]+(?: [a-z]+){0,2} (?:[A-Z][a-z]+(?:ing|al)|An?|The|These|Some|Many) [a-z]|[A-Z][\w ]* [A-Z][a-z]+ing [a-z]"
)


@Check
def harms(found: Found, _: str) -> bool:
    """What it is for is no help."""
    return any(limit.kind == "purpose" and _HARMS.search(limit.value) for limit in found.qualifiers)


_HARMS = re.compile(
    r"\bhelps? (?:you|people|patients|them|parents|families|doctors) (?:\w+ )?(?:choose|decide|find|know|learn|plan|understand|weigh)\b|"
    r"\b(?:decreases?|limits?|reduces?) (?:the |your )?(?:ability|appetite|fertility|growth|hearing|immunity|movement|sight|strength|vision)\b|"
    r"\breduces? the chances?(?:$| (?:of|that)\b.*\b(?:success|work)\b)|"
    r"\bworse\b|\bside effects?\b|\bslow the growth of (?:children|a child)\b|\bweight gain\b|\bincreases? the (?:dose|risk|effectiveness)\b",
    re.IGNORECASE,
)


@Check
def prevents_nothing(found: Found, text: str) -> bool:
    """No word tells that it keeps the condition, or something of it, from coming."""
    return not any(_PREVENTS.search(text, start, end) for start, end in found.evidence)


_PREVENTS = re.compile(
    r"\b(?:prevent\w*|protect\w*|avoid\w*|risks?|chances?|lower\w*|reduc\w*|limit\w*|stop\w*|spread\w*|vaccin\w*|immuni[sz]\w*|precautions?|keep\w*|delay\w*|decreas\w*|less|safe\w*|healthy|helps?(?=\s*(?:[.,;]|$)))\b",
    re.IGNORECASE,
)


@Check
def as_in_others(found: Found, text: str) -> bool:
    """“It is the same as …”: what the object has of another thing."""
    return " as " in found.object and bool(_SAME.search(text, found.evidence[0][0], found.object_spans[0][0]))


_SAME = Sought(re.compile(r"\bsame\b[^.;:]*$"), ("same",))
