"""A claim as an English sentence with its hedge, conditions, numbers and qualifiers.

The vocabulary holds the words (:mod:`kg.claims.patterns`, :mod:`kg.claims.phrases`); where it has none, labels are
joined as well as they can be.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.claims.claim import Claim
from kg.claims.english import capitalized, conjugated, is_plural
from kg.claims.nouns import Namer
from kg.claims.patterns import Pattern, parts, pattern_of
from kg.claims.phrases import Phrases
from kg.rdf.index import Index, Value, node

__all__ = ["plain_sentence", "sentence"]

_PLAIN_LABEL, _MAY = node("ck:plainLabel"), node("ck:may")
_AUXILIARIES = {"may": "may"}
#: Stands where qualifiers go.
_REST = "\0"


def sentence(index: Index, claim: Claim, about: Value | None = None) -> str:
    """The claim as a sentence, with a capital first and a full stop.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        about: What a reader looks at: where that is the object, the sentence is read from it.
    """
    return _made(index, claim, index.label, from_object=about is not None and claim.object == about != claim.subject)


def plain_sentence(index: Index, claim: Claim, called: Namer | None = None) -> str:
    """The claim for readers without training: by plain patterns, plain labels and without remarks for curators.

    Args:
        index: The data, with its vocabulary.
        claim: The claim.
        called: What to call a thing in place of its label, such as a condition by its abbreviation.
    """
    name = called or index.label

    def plain(term: Value) -> str:
        text = "" if isinstance(term, ox.Literal) else index.chosen(term, _PLAIN_LABEL)
        return text or name(term)

    return _made(index, claim, plain, is_plain=True)


def _made(index: Index, claim: Claim, name: Namer, *, from_object: bool = False, is_plain: bool = False) -> str:
    pattern = pattern_of(index, claim, from_object=from_object, is_plain=is_plain)
    phrases = Phrases(index, claim, name, pattern, from_object=from_object, is_plain=is_plain)
    adverbs, at_end = phrases.adverbs()
    opening = phrases.opening()
    said = _filled(pattern, phrases, adverbs)
    after = " ".join(filter(None, (*phrases.qualifiers(said), at_end)))
    said = said.replace(_REST, after) if _REST in said else f"{said} {after}"
    said = re.sub(r" (?=[ ,])", "", said).strip()
    if claim.negated and claim.modality == _MAY:  # “may not” could be read as a ban
        said = f"it may be that {said}"
    if pattern.form == "advice":  # a pattern without words for advice
        said = f"the source advises bearing in mind that {said}"
    said = f"{opening}, {said}" if opening else said
    if remarks := "; ".join(phrases.closing()):
        said = f"{said} ({remarks})"
    said = capitalized(said)
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _filled(pattern: Pattern, phrases: Phrases, adverbs: str) -> str:
    """A pattern with its slots filled and its verbs in number and form."""
    words = _Words(phrases)
    form = pattern.form
    all_parts = parts(pattern.text)
    held = ""
    for at, part in enumerate(all_parts):
        if part.kind == "text":
            words.add_text(part.word.replace(" not ", f" not {held} ", 1) if held else part.word)
            held = ""
        elif part.kind == "slot":
            words.add_slot(part.word, part.detail)
        elif part.kind == "choice":
            words.add(part.detail if words.number(words.last) else part.word)
        else:
            if phrases.denies_how_often and any(one.word.startswith(" not ") for one in all_parts[at + 1 : at + 2]):
                held, adverbs = adverbs, ""  # “is not often”: “often not” says something else
            words.add(
                conjugated(
                    part.word,
                    plural=words.number(part.detail or words.last),
                    auxiliary=_AUXILIARIES.get(form, ""),
                    negated=form == "negated" and not phrases.is_of_none,
                    adverbs=adverbs,
                )
            )
            form, adverbs = "asserted", ""
    if adverbs:  # no verb to stand before
        phrases.remarks.insert(0, adverbs)
    said = "".join(words.said)
    return f"it is not so that {said}" if form == "negated" and not phrases.is_of_none else said


class _Words:
    """The words of a sentence as they are put together, and the number of what it speaks of."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.said: list[str] = []
        self.last = "singular"
        self.numbers = {"singular": False, "plural": True}

    def add(self, words: str) -> None:
        self.said.append(words)

    def add_text(self, text: str) -> None:
        """Text of the pattern; its capital goes, since something may stand before it."""
        self.add(text if self.said else f"{text[:1].lower()}{text[1:]}")

    def add_slot(self, name: str, article: str) -> None:
        phrases = self.phrases
        if name == "object":
            before = "".join(self.said).split()
            phrases.preposition = before[-1].lower() if before else ""
            self.add(phrases.object(article))
        elif name == "subject":
            self.add(phrases.subject(article))
        else:
            made = {
                "share": lambda: phrases.share,
                "rest": lambda: _REST,
                "statistic": phrases.statistic,
                "performers": phrases.performers,
            }
            self.add(made.get(name, phrases.people)())
        if article in ("plural", "treatment"):
            self.numbers[name] = is_plural(self.said[-1])
        self.last = name

    def number(self, whose: str) -> bool:
        """Whether what a verb or choice follows is a plural: a slot by its name, or ``singular``, ``plural``."""
        if whose in self.numbers:
            return self.numbers[whose]
        if whose == "object":
            return self.phrases.object_is_plural()
        return whose != "subject" or self.phrases.is_plural(self.phrases.claim.subject)
