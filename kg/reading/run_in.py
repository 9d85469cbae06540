"""Headings that a copy has run into the sentence below them."""

from __future__ import annotations

import re

from kg.entry.lexicon import PREP
from kg.reading.names import Called

__all__ = ["heading_before"]

#: A run of at least three words as a heading has them.
_TITLE_CASE = re.compile(r"(?:(?:[A-Z\d][\w'’-]*|a|an|and|as|at|be|by|for|in|is|of|on|or|the|to|with)\s+){3,}")
#: A heading of one or two words that the sentence begins with again: “Medicines Medicines may …”.
_TWICE = re.compile(r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\s+(\1\s)")
#: The heading of a part that the name of the condition stands behind: “Complications Gout can …”.
_PART = re.compile(
    r"(?:Causes|Complications|Diagnosis|Medicines|Medications|Outlook|Overview|Prevention|Prognosis|Risks|Surgery|Symptoms|Treatment)\s+(?=[A-Z])"
)
#: Words behind which no sentence begins.
_LEADS = PREP | {"a", "an", "and", "or", "the"}
#: Words that begin a sentence, not a name.
_BEGINS = frozenset(
    [
        *(
            "A",
            "About",
            "Although",
            "Among",
            "An",
            "As",
            "Because",
            "Both",
            "Each",
            "Every",
            "For",
            "How",
            "If",
            "In",
            "It",
        ),
        *("Many", "Most", "No", "One", "Other", "Several", "Since", "Some", "The", "There", "These", "They", "This"),
        *(
            "To",
            "When",
            "While",
            "With",
            "You",
            "Your",
            "Early",
            "Evidence",
            "Scientists",
            "Researchers",
            "Doctors",
            "People",
            "Symptoms",
            "Patients",
        ),
    ]
)
#: How far behind such a run the condition may be named.
_NEAR = 40


_WORD = re.compile(r"\S+")


def heading_before(sentence: str, named: Called) -> int:
    """How many characters of a sentence are a heading that a copy has run into it: “Early Signs The first signs …”."""
    twice = _TWICE.match(sentence)
    if twice:
        return twice.start(2)
    named_part = _PART.match(sentence)
    if named_part and named.match(sentence, named_part.end()):
        return named_part.end()
    run = _TITLE_CASE.match(sentence)
    if run is None:
        return 0
    words = list(_WORD.finditer(run.group()))
    at_names = named.places(sentence, run.end() + _NEAR)
    for at in range(len(words) - 1, 1, -1):
        word, start = words[at].group(), words[at].start()
        again = sentence[start:].lower().startswith(sentence[:start].lower().rstrip() + " ")
        is_last = at == len(words) - 1 and word[0].isupper()
        says_it = is_last and _is_said_again([each.group() for each in words[:at]], sentence[start:])
        begins = word in _BEGINS or start in at_names or again or says_it
        if begins and words[at - 1].group().lower() not in _LEADS:
            return start
    return 0


#: Letters of words that tell what a heading is about, and such words of it that its sentence has again.
_LETTERS, _AGAIN = 4, 2


def _is_said_again(heading: list[str], sentence: str) -> bool:
    """Whether a sentence has most of a heading's words again: “Exposure to Old Dust Much exposure to old dust …”."""
    told = {word.lower() for word in heading if len(word) >= _LETTERS}
    again = told.intersection(re.findall(r"[\w'’-]+", sentence.lower()))
    return len(again) >= _AGAIN and len(again) * 2 >= len(told)
