"""Why a sentence cannot be read: what is no statement, and which words are neither names nor grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyoxigraph as ox

from kg.check.dates import date
from kg.check.lexicon import Lexicon
from kg.check.rewrite import INTENSIFIERS
from kg.check.words import ARTICLES, HARMLESS, PREPOSITIONS, Token, number
from kg.rdf.index import node

__all__ = ["no_statement", "unnamed"]

_QUESTIONS = frozenset(
    (
        *("am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "how", "is", "may", "might", "must"),
        *("shall", "should", "was", "were", "what", "when", "where", "which", "who", "whose", "why", "will", "would"),
    )
)
_ORDERS = frozenset(
    (
        *("ask", "avoid", "begin", "call", "check", "consult", "contact", "continue", "drink", "eat", "get", "give"),
        *("go", "inform", "keep", "let", "list", "please", "remember", "say", "see", "seek", "show", "start", "stop"),
        *("take", "talk", "tell", "treat", "try", "use", "watch"),
    )
)
_SENTENCES = re.compile(r"[.!?;]\s+\S")
#: Words that a sentence may have without saying anything of the matter.
_GRAMMAR = (
    ARTICLES
    | HARMLESS
    | INTENSIFIERS
    | PREPOSITIONS
    | frozenset(
        (
            *("and", "or", "nor", "not", "never", "no", "only", "always", "may", "might", "can", "could", "should"),
            *("must", "will", "do", "does", "is", "are", "was", "were", "be", "been", "has", "have", "there", "it"),
            *("that", "who", "which", "this", "all", "every", "each", "most", "many", "some", "several", "few", "none"),
            *("half", "such", "as", "if", "when", "where", "often", "rarely", "sometimes", "usually", "people"),
            *("possibly", "perhaps", "maybe", "potentially", "probably", "likely", "than"),
            *(
                "although",
                "because",
                "but",
                "either",
                "instead",
                "neither",
                "nevertheless",
                "rather",
                "since",
                "so",
                "though",
                "unless",
            ),
            *("whereas", "whether", "into", "onto", "over", "out", "off", "up", "down", "between", "against", "its"),
            *("their", "they", "these", "those", "he", "she", "we", "you", "i"),
        )
    )
)
#: Longest statement that is read, in characters and in words.
_LONGEST, _MOST = 600, 60
_TYPE, _CONCEPT = node("rdf:type"), node("skos:Concept")
#: Concepts that a statement is not about: words for how often and how much.
_OF_WORDS = frozenset(
    map(node, ("ck:Approximation", "ck:Comparison", "ck:Frequency", "ck:StudyKind", "ck:Typicality", "ck:Unit"))
)


def no_statement(text: str) -> str:
    """Why a text is no statement that can be read; empty where it may be one."""
    words = text.split()
    if not words:
        return "it is empty"
    if len(text) > _LONGEST or len(words) > _MOST:
        return f"it is longer than {_LONGEST} characters or {_MOST} words"
    first = words[0].strip(",.;:").lower()
    is_clause = first == "when" and "," in text  # “When LEMS progresses, …”
    if text.rstrip("\"'”’) ").endswith("?") or (first in _QUESTIONS and not is_clause):
        return "it is a question"
    if _SENTENCES.search(re.sub(r"\([^()]*\)", "", text)):
        return "it is more than one sentence"
    if first in _ORDERS:
        return "it is an order"
    return ""


def unnamed(lexicon: Lexicon, words: Sequence[Token]) -> tuple[bool, list[Token]]:
    """Whether words name a concept, and those that are no part of a name, a date or a number, nor grammar."""
    is_known, left, at = False, [], 0
    while at < len(words):
        found = ((end, lexicon.senses(words[at:end])) for end in range(len(words), at, -1))
        end, senses = next(((end, senses) for end, senses in found if senses), (at + 1, ()))
        is_known |= any(_is_concept(lexicon, sense.thing) for sense in senses)
        if not senses:
            end, _ = date(words, at) or (end, "")
            word = words[at]
            is_plain = not word.key[0].isalnum() or word.low in _GRAMMAR or number(word) is not None
            left += [] if is_plain or end > at + 1 else [word]
        at = end
    return is_known, left


def _is_concept(lexicon: Lexicon, thing: ox.NamedNode) -> bool:
    kinds = {*lexicon.index.values(thing, _TYPE)}
    return _CONCEPT in kinds and _OF_WORDS.isdisjoint(kinds)
