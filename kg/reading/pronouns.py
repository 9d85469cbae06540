"""What “it” cannot stand for, and subjects that are none: the end of a relative clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.entry.lexicon import CONJ, VERB_FORMS
from kg.reading.clauses import Clause
from kg.reading.cues import DISEASE
from kg.reading.names import Called
from kg.reading.sought import Sought
from kg.reading.subjects import OTHER_FORMS, is_many

__all__ = ["is_of_clause_before", "is_on_another", "is_torn"]


def is_of_clause_before(clause: Clause, condition: Called) -> bool:
    """Whether “it” stands for the subject of the clause before, which is another thing than the condition."""
    words = clause.text(clause.subject)
    is_named = clause.opener == "sub" and bool(words) and not is_many(words)
    return is_named and words not in ("it", "this", "you", "they", "he or she") and not condition.search(words)


#: Where a sentence brings in another illness, for which “this condition” stands then: “have a skin condition called …”.
_BRINGS_IN = Sought(
    re.compile(
        r"(?:\b(?:by|causes?|develops?|get|has|have|of|with)|,) (?:an?|another) (?:[\w-]+ ){0,3}(?:condition|disease|disorder|infection) "
        r"(?:called|characterized by|known as|that develops called)\b|"
        r"\b(?:[Aa]n?|another) (?:[\w-]+ ){0,3}(?:cancer|tumou?r) called\b|"
        r"\bresults? from (?:an?|another) (?!underlying)(?:[\w-]+ ){0,3}(?:condition|disease|disorder|infection)\b",
    ),
    ("called", "characterized by", "known as", "from a"),
)
_ITS_FEATURES = re.compile(r"(?:[a-z]+ ){0,2}(?:signs and symptoms|symptoms|signs|features)\b(?! of)")
#: Another one, by what it is to the condition: “A similar disorder is …”.
_ANOTHER = re.compile(
    r"(?:an?|another|one) (?:different|overlapping|related|similar) (?:[\w-]+ ){0,3}(?:condition|disease|disorder|syndrome)\b",
    re.IGNORECASE,
)
#: A sentence that ends with another by its name: “… can lead to Kite syndrome”.
_ENDS_WITH = re.compile(
    r"\b(?:called|causes?|develops?|development of|known as|lead(?:s|ing)? to) [A-Z][\w'’-]+ (?:disease|syndrome)\.?$"
)
_ENDS = ("disease.", "syndrome.", "disease", "syndrome")
#: Where it says what another one is: “Anemia is a condition in which …”.
_DEFINES = re.compile(
    r"(?:is|are) (?:an?|the) (?:[\w-]+ ){0,4}?(?:condition|disease|disorder|infection|syndrome)s?\b", re.IGNORECASE
)


def is_on_another(sentence: str, first: Clause, condition: Called, named: Called, *, is_so: bool) -> bool:
    """Whether “this disease” in the next sentence may be another one than the condition.

    Args:
        sentence: A sentence.
        first: Its first clause.
        condition: Finds the condition, by its names or by “this disease”.
        named: Finds it by its names.
        is_so: Whether it may before that sentence.
    """
    subject = first.text(first.subject)
    if OTHER_FORMS.match(subject):
        return True
    brings_in = _BRINGS_IN.search(sentence)
    if brings_in and brings_in.group().split(" ", 2)[-1].lower() not in subject:
        return True  # not “Gout, a condition called podagra, is …”
    if named.search(sentence):
        return False
    if _ANOTHER.match(sentence) or (sentence.endswith(_ENDS) and _ENDS_WITH.search(sentence)):
        return True
    if not subject or condition.stands_for(sentence) or _ITS_FEATURES.match(subject):
        return is_so
    if DISEASE.search(subject):
        return True
    is_defining = first.tokens[first.group[0]].low in ("is", "are")
    return is_defining and _DEFINES.match(f"{first.text(first.group)} {first.text(first.complement)}") is not None


def is_torn(found: Sequence[Clause], index: int) -> bool:
    """Whether a subject is the end of a relative clause: “… how the body makes factor VIII or IX causes gout”."""
    clause = found[index]
    first = clause.subject[0]
    if index and clause.opener == "content" and found[index - 1].verb in ("help", "let", "make"):
        return VERB_FORMS.get(clause.tokens[clause.group[0]].low, ("", ""))[1] == "s"
    if (
        not index
        or clause.opener != "main"
        or found[index - 1].opener not in ("rel", "content")
        or first >= clause.subject[1]
    ):
        return False
    before = clause.tokens[first - 1] if first else None
    is_later = first >= found[index - 1].group[1]
    return is_later and before is not None and before.text not in ",;:" and before.low not in CONJ
