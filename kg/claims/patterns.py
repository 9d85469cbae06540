"""The patterns from which sentences are made: how one is read, and which one fits a claim.

A pattern is text with slots:

``{subject}``, ``{object}``
    what it speaks of, with “a” where English has it; ``{the object}`` takes “the”, ``{bare object}`` nothing,
    ``{plural object}`` is in the plural, ``{kind object}`` is for “is a kind of”, and ``{treatment subject}`` is
    “treatment with” a substance, or the procedure itself.
``{share}``, ``{people}``
    how many of whom: “23 of 30 people with LEMS (77 %)”, and only whom.
``{rest}``, ``{statistic}``, ``{performers}``
    where qualifiers stand, if not at the end; “a mean” or “a median”, or “the” where the source does not say; who does
    it, or “doctors”.
``[affect]``
    a verb that follows in number the slot before it, or the one that is named: ``[be:object]``, ``[include:plural]``.
    The first verb takes “may” or “not” where the claim does.
``<a symptom|symptoms>``
    one of two, by the number of the slot before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.rdf.index import Index, node

__all__ = ["Part", "Pattern", "has_share", "parts", "pattern_of", "pattern_of_label"]

_FORMS = {node("ck:may"): "may", node("ck:advice"): "advice"}
_SHARES = frozenset(map(node, ("ck:percentage", "ck:count")))
_PART = re.compile(r"([^{\[<]+)|\{([^}]*)\}|\[([^\]]*)\]|<([^>]*)>")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a pattern: ``text``, ``slot``, ``verb`` or ``choice``; its word, and the article, noun or plural."""

    kind: str
    word: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as it fits a claim.

    Args:
        text: The pattern.
        form: The form that its first verb must still take: ``asserted``, ``may``, ``advice`` or ``negated``.
        is_share: Whether it tells of how many the claim holds.
    """

    text: str
    form: str = "asserted"
    is_share: bool = False

    def has(self, *slots: str) -> bool:
        """Whether it has one of the slots."""
        return any(f"{{{slot}}}" in self.text for slot in slots)


@cache
def parts(pattern: str) -> tuple[Part, ...]:
    """Take a pattern apart.

    >>> [part.kind for part in parts("{object} [be] <a sign|signs> of {subject}")]
    ['slot', 'text', 'verb', 'text', 'choice', 'text', 'slot']
    """
    return tuple(map(_part, _PART.findall(pattern)))


def _part(found: tuple[str, str, str, str]) -> Part:
    text, slot, verb, choice = found
    if slot:
        article, _, name = slot.rpartition(" ")
        return Part("slot", name, article)
    if verb:
        word, _, whose = verb.partition(":")
        return Part("verb", word, whose)
    if choice:
        singular, _, plural = choice.partition("|")
        return Part("choice", singular, plural)
    return Part("text", text)


def pattern_of(index: Index, claim: Claim, *, from_object: bool = False, is_plain: bool = False) -> Pattern:
    """The pattern that fits a claim best.

    One of the object goes before that of the predicate, one of the claim's own form before the asserted one, whose
    first verb is then put into that form. Without any, a pattern is made of the predicate's label.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        from_object: Whether the sentence is read from the object.
        is_plain: Whether it is for readers without training.
    """
    modality = claim.modality
    hedged = _FORMS.get(modality, "asserted") if isinstance(modality, ox.NamedNode) else "asserted"
    form = "negated" if claim.negated else hedged
    names = _names(form, from_object=from_object, is_plain=is_plain, has_share=has_share(claim))
    if claim.negated and hedged == "advice":
        names = chain(_advice_against(from_object=from_object), names)
    holders = [one for one in (claim.object, claim.predicate) if not isinstance(one, ox.Literal)]
    for name, is_own in names:
        for holder in holders:
            if text := index.chosen(holder, node(f"ck:{name}")):
                return Pattern(text, "asserted" if is_own else form, name == "sharePattern")
    return Pattern(pattern_of_label(index.label(claim.predicate)), form)


def has_share(claim: Claim) -> bool:
    """Whether a claim tells of how many it holds."""
    return not _SHARES.isdisjoint(claim.qualifiers)


def _names(form: str, *, from_object: bool, is_plain: bool, has_share: bool) -> Iterator[tuple[str, bool]]:
    """The patterns to look for, in order, and whether each is of the form already."""
    forms = list(dict.fromkeys((form, "asserted")))
    if is_plain:
        yield from ((f"plain{one.capitalize()}Pattern", one == form) for one in forms)
    if has_share:
        yield "sharePattern", False
    for one in forms:
        if from_object:
            yield f"{one}PatternOfObject", one == form
        yield f"{one}Pattern", one == form


def _advice_against(*, from_object: bool) -> Iterator[tuple[str, bool]]:
    """The patterns for advice against something, which is more than a denial."""
    if from_object:
        yield "negatedAdvicePatternOfObject", True
    yield "negatedAdvicePattern", True


@cache
def pattern_of_label(label: str) -> str:
    """The pattern of a predicate of which only the label is known: its first word is the verb, or what is had.

    >>> pattern_of_label("affects"), pattern_of_label("has sign")
    ('{subject} [affect] {object}', '{subject} [have] the sign {bare object}')
    """
    if " " not in label:  # the end of an IRI, where the vocabulary is not at hand
        label = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower()
    first, _, rest = label.partition(" ")
    if first in ("has", "have"):
        return f"{{subject}} [have] the {rest} {{bare object}}" if rest else "{subject} [have] {object}"
    if first == "is":
        is_kind = rest in ("a", "an", "a kind of")
        return "{subject} [be] {kind object}" if is_kind else f"{{subject}} [be] {rest} {{object}}"
    if first.endswith("s") and not first.endswith(("ss", "us", "is")) and not re.match(r"\w+ed\b", rest):
        verb = re.sub(r"ies$", "y", first)
        verb = re.sub(r"(?<=ch|sh|ss)es$|(?<=[xz])es$|s$", "", verb) if verb == first else verb
        return f"{{subject}} [{' '.join(filter(None, (verb, rest)))}] {{object}}"
    return f"{{subject}} [have] the {label} {{bare object}}"
