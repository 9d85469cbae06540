"""What a sentence tells people to do for their health: “Wear gloves, so that nothing gets in”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.lexicon import AMBIGUOUS, BE, DET, MODALS, POSS, PREP, VERB_FORMS, is_adjective
from kg.entry.structure import Block, Piece
from kg.reading.found import DEFAULT
from kg.reading.phrase import Phrase
from kg.reading.tokens import Token, tokenise, trim

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["commands"]

#: Sections that tell what to do.
_SECTIONS = frozenset(["donot", "prevention", "support", "treatment"])
#: When it is to be done, before the verb: “After outdoor activities, …”.
_WHEN = re.compile(
    r"(?:after|before|during|every|if|once|when|whenever|while|in|at|on|each)\s[^,.;:]{3,70},\s+", re.IGNORECASE
)
#: Where what is to be done ends: at its reason, its aim, an example.
_ENDS = re.compile(
    r",?\s(?:so(?: that)?|because|if|since|until|unless|when)\s|,\s(?:to|by|especially|particularly|preferably|such as|including|even|where|which|in case|or|and)\s|[;:]|\s(?:--|—|–)\s",
    re.IGNORECASE,
)
#: A second thing to do.
_AND = re.compile(r"\s(?:and|or)(?: (?:then|also|promptly|always))?\s+(?=[a-z]+\s)")
_MOST_WORDS = 16
#: Verbs that are nouns, too, but hardly so at the start of a sentence of advice.
_HARDLY_NOUNS = frozenset(["cut", "drink", "limit", "lower", "move", "sleep", "stop", "stretch", "treat", "wear"])
#: Verbs behind which nothing is to be done for one's health.
_VAGUE = frozenset(
    [
        "ask",
        "call",
        "consider",
        "contact",
        "discuss",
        "expect",
        "find",
        "follow",
        "keep",
        "know",
        "learn",
        "look",
        "make",
        "note",
        "read",
        "remember",
        "report",
        "see",
        "talk",
        "tell",
        "think",
        "visit",
    ]
)


_JOINED = re.compile(r"\s(?:and|or)(?: (?:then|also|promptly|always))?$")


def commands(reader: Reader, block: Block, piece: Piece) -> None:
    """Add a claim for each thing that a sentence of advice tells to do."""
    if block.section not in _SECTIONS or piece.text.rstrip().endswith("?"):
        return
    when = _WHEN.match(reader.text, piece.start, piece.end)
    start = when.end() if when else piece.start
    stop = _ENDS.search(reader.text, start, piece.end)
    end = stop.start() if stop else piece.end
    parts = [start, *(each.end() for each in _AND.finditer(reader.text, start, end)), end]
    limits = reader.limits_in(piece.start, piece.end)
    at = start
    for following in parts[1:]:
        span = trim(reader.text, at, following)
        joined = _JOINED.search(reader.text, *span)
        is_last = following == end
        words = tokenise(reader.text, span[0], span[1] - len(joined.group()) if joined else span[1])
        rest = tokenise(reader.text, following, end)
        if not is_last and not _is_command(rest):
            continue  # “Wash and peel raw fruit”, “soap and water”
        if not _is_command(words) or not _is_whole(words):
            return
        at = following
        place = trim(reader.text, words[0].start, words[-1].end)
        reader.add(
            DEFAULT[block.section],
            Phrase((place,), " ".join(reader.text[slice(*place)].split())),
            block.section,
            "R-command",
            "B",
            modality="advice",
            qualifiers=limits,
            evidence=((piece.start, piece.end),),
        )


def _is_whole(words: list[Token]) -> bool:
    """Whether words are one thing to do, without a statement or a list of their own."""
    relative = next((at for at, token in enumerate(words) if token.low in ("that", "who")), len(words))
    is_parted = any(token.text in ("-", "–", "•") for token in words)
    return (
        len(words) <= _MOST_WORDS
        and not is_parted
        and not any(token.low in BE or token.low in MODALS for token in words[:relative])
    )


#: What stands behind a noun, and behind a verb that tells somebody to do something.
_BEHIND_NOUN = BE | MODALS | {"of", "and", "or", "for", "in"}
_BEHIND_VERB = DET | POSS | PREP - {"of"}


def _is_command(words: list[Token]) -> bool:
    """Whether words begin with a verb that tells somebody to do something, and say what."""
    if len(words) < 2 or words[0].low in _VAGUE or VERB_FORMS.get(words[0].low, ("", ""))[1] != "base":
        return False
    following = words[1].low
    if words[0].low in AMBIGUOUS:
        if words[0].low in _HARDLY_NOUNS and following not in _BEHIND_NOUN:
            return following not in VERB_FORMS or VERB_FORMS[following][1] != "s"
        return following.endswith("ly") or following in _BEHIND_VERB or (is_adjective(following) and len(words) > 2)
    return following not in ("and", "or", ",")
