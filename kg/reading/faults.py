"""What is at fault in those who have the condition, and what a denial tells of it: “The altered protein cannot bind copper”."""

from __future__ import annotations

import re

from kg.reading.said import Said
from kg.reading.view import View

__all__ = ["AT_FAULT", "tells_what_fails"]

#: What is at fault, as that of which a sentence speaks; in the condition, by its name.
AT_FAULT = re.compile(
    r"(?:(?:as a result|consequently|in addition|in [\w -]+|similarly|with(?:out)? [\w -]+), )?(?:an?|any|the) (?:\w+ or |[\w-]+ )?"
    r"(?:altered|abnormal(?:ly)?|absent|damaged|defective|faulty|missing|mutated|nonfunctional|shortened|unstable)\b|"
    r"(?:an? |the )?(?:absence|accumulation|buildup|deficiency|excess|lack|loss|shortage) of |"
    r"(?:an? |the |these )?(?:[\w-]+ )?(?:deletions?|duplications?|expansions?|mutations?) (?:in|of) |"
    r"(?:many |most |other |some )?(?:[A-Z][A-Z0-9-]+ )?(?:gene )?mutations (?:can |may )?(?:alter|cause|change|decrease|disrupt|impair|increase|lead|prevent|reduce|result)\b|"
    r"without (?:(?:adequate|enough|functional|normal|sufficient) )+[\w -]+, |"
    r"in (?:[\w-]+ ){1,6}?(?:syndrome|disease|disorder|deficiency|[\w-]+(?:osis|pathy|itis|emia)), .*\b(?:abnormal\w*|not|cannot|lack|loss|reduced|too)\b",
    re.IGNORECASE,
)


#: What a part that is at fault is like.
_FAULTY = re.compile(
    r"\b(?:altered|abnormal|changed|defective|faulty|lack|loss|missing|mutated|without)\b", re.IGNORECASE
)


_NOT_ALL = re.compile(r"^not (?:all|every) |\bneither parent\b", re.IGNORECASE)


def tells_what_fails(view: View, predicate: str) -> bool:
    """Whether what is denied is what is amiss: what those who have it cannot do, and what a faulty part does not."""
    if predicate == "hasMechanism" and _NOT_ALL.search(view.piece.text):
        return True  # which is so of the others
    if predicate == "hasSymptom":
        return view.clause.modal == "can" and Said(view).has_it
    is_at_fault = AT_FAULT.match(view.piece.text) or _FAULTY.search(view.words)
    return predicate == "hasMechanism" and view.kind == "other" and is_at_fault is not None
