"""What things are called in a sentence: with which article, and as what kind of thing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox

from kg.claims.claim import NOTHING, Claim
from kg.claims.english import is_countable, is_plural, plural_label, with_article
from kg.rdf.index import Index, Value, node

__all__ = ["Namer", "Nouns"]

#: What a thing is called in a sentence.
Namer = Callable[[Value], str]

_TYPE, _ARTICLE, _CONTEXT = node("rdf:type"), node("ck:article"), node("ck:diseaseContext")
_ANATOMY, _CONDITION, _PROCEDURE = node("ck:AnatomicalEntity"), node("ck:Condition"), node("ck:Procedure")


class Nouns:
    """The nouns of one claim.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        name: What to call a thing.
    """

    def __init__(self, index: Index, claim: Claim, name: Namer) -> None:
        self.index, self.claim, self.name = index, claim, name

    def is_plural(self, value: Value) -> bool:
        """Whether a thing is a plural in the sentence."""
        return not isinstance(value, ox.Literal) and is_plural(self.name(value))

    def thing(self, value: Value, article: str, adjective: str = "") -> str:
        """A thing as a slot of a pattern asks for it."""
        if value == NOTHING:
            return "something"
        if article == "kind":
            return self._kind(value)
        if article == "plural":
            return plural_label(self.name(value))
        if article == "treatment" and not self.is_a(value, _PROCEDURE):
            return f"treatment with {self.named(value)}"
        return self.named(value, article, adjective)

    def named(self, value: Value, article: str = "", adjective: str = "") -> str:
        """A thing after its article: that of the concept (``ck:article``), else what the words of its label ask for."""
        label = " ".join(filter(None, (adjective, self.name(value))))
        if isinstance(value, ox.Literal) or article == "bare":
            return label
        own = self.index.text(value, _ARTICLE) or self._article(value, label)
        if own == "none":
            return label
        if article == "the" or own == "the":
            return with_article(label, "the")
        return with_article(label, own)

    def _article(self, value: Value, label: str) -> str:
        """Of a thing that tells of none: “the” for a part of the body, none for names and the condition spoken of."""
        if _is_name(label):
            return "none"
        if self.is_a(value, _ANATOMY):
            return "" if is_plural(label) else "the"
        spoken_of = (self.claim.subject, *self.claim.qualifiers.get(_CONTEXT, ()))
        if self.is_a(value, _CONDITION) and value in spoken_of:
            return ""
        return "a" if not is_plural(label) and is_countable(label) else ""

    def _kind(self, value: Value) -> str:
        """What a thing is, after “is”: “an autoimmune disorder”, “a kind of protein”, “one of the steroids”."""
        label, is_many = self.name(value), self.is_plural(self.claim.subject)
        if is_plural(label):
            return label if is_many else f"one of the {label}"
        named = self.named(value)
        return f"a kind of {label}" if is_many or named == label else named

    def is_a(self, thing: Value, *kinds: ox.NamedNode) -> bool:
        """Whether a thing is of one of the classes."""
        return not isinstance(thing, ox.Literal) and not set(kinds).isdisjoint(self.index.values(thing, _TYPE))


def _is_name(label: str) -> bool:
    """Whether a label holds a proper name and takes no article: “Marfan syndrome”, but not “Karnofsky score”."""
    return bool(re.search(r"(?:^|\s)[A-Z][a-z]{2,}", label)) and not is_countable(label)
