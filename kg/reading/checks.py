"""What the words of a claim and of its evidence can be asked: the checks of which tables such as that of misreadings are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from kg.reading.found import Found
from kg.reading.sought import Sought

__all__ = [
    "Check",
    "anywhere_behind",
    "before",
    "behind",
    "found_by",
    "found_by_kin",
    "if_negated",
    "not_found_by",
    "object_among",
    "object_begins",
    "object_has",
    "object_is",
    "subject_begins",
]

#: Asks a claim and the text of its entry whether the one misreads the other.
Check = Callable[[Found, str], bool]


def object_is(pattern: str) -> Check:
    """The object is such words and no more."""
    fits = re.compile(pattern, re.IGNORECASE).fullmatch
    return lambda found, _: fits(found.object) is not None


def object_begins(pattern: str) -> Check:
    """The object begins with such words."""
    fits = re.compile(pattern, re.IGNORECASE).match
    return lambda found, _: fits(found.object) is not None


def object_has(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Check:
    """The object has such words."""
    fits = re.compile(pattern, flags).search
    return lambda found, _: fits(found.object) is not None


def object_among(words: Collection[str]) -> Check:
    """Each word of the object is one of these."""
    return lambda found, _: all(word in words for word in found.object.lower().split())


def before(pattern: str) -> Check:
    """Such words stand between the start of the evidence and the object."""
    fits = Sought(re.compile(pattern)).search
    return lambda found, text: fits(text, found.evidence[0][0], found.object_spans[0][0]) is not None


def behind(pattern: str) -> Check:
    """The evidence goes on with such words behind the object."""
    fits = Sought(re.compile(pattern)).match
    return lambda found, text: fits(text, found.object_spans[-1][1], found.evidence[-1][1]) is not None


def anywhere_behind(pattern: str) -> Check:
    """Such words stand anywhere behind the object in its evidence."""
    fits = Sought(re.compile(pattern)).search
    return lambda found, text: fits(text, found.object_spans[-1][1], found.evidence[-1][1]) is not None


def subject_begins(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Check:
    """The subject begins with such words, where the text names one."""
    fits = re.compile(pattern, flags).match
    return lambda found, _: found.subject_span is not None and fits(found.subject) is not None


def found_by(rule: str, check: Check) -> Check:
    """This rule has found it, and the check holds."""
    return lambda found, text: found.rule == rule and check(found, text)


def found_by_kin(rules: tuple[str, ...], check: Check) -> Check:
    """A rule has found it whose name begins so, and the check holds."""
    return lambda found, text: found.rule.startswith(rules) and check(found, text)


def not_found_by(rule: str, check: Check) -> Check:
    """Another rule has found it, and the check holds."""
    return lambda found, text: found.rule != rule and check(found, text)


def if_negated(check: Check, *, negated: bool = True) -> Check:
    """It is denied, or is not, and the check holds."""
    return lambda found, text: found.negated == negated and check(found, text)
