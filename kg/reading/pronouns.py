"""What “it” cannot stand for, and subjects that are none: the end of a relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from kg.entry.lexicon import CONJ, VERB_FORMS
from kg.reading.clauses import Clause
from kg.reading.names import Called
from kg.reading.subjects import is_many

__all__ = ["is_of_clause_before", "is_torn"]


def is_of_clause_before(clause: Clause, condition: Called) -> bool:
    """Whether “it” stands for the subject of the clause before, which is another thing than the condition."""
    words = clause.text(clause.subject)
    is_named = clause.opener == "sub" and bool(words) and not is_many(words)
    return is_named and words not in ("it", "this", "you", "they", "he or she") and not condition.search(words)


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
