"""What is told of a thing that has to do with the condition, in the words as they are, where no other rule reads it."""

from __future__ import annotations

import re

from kg.entry.lexicon import PEOPLE
from kg.reading.cues import APPEARS_AFTER, DISEASE, EPI
from kg.reading.rule import AnyBut, rule
from kg.reading.sound import POINTING, is_pointing, is_subject
from kg.reading.view import View

__all__ = ["told"]

#: Sections that tell how the condition comes about, in which what is told of genes, agents and organs is a part of that.
_OF_CAUSES = frozenset(["causes", "genetics"])
#: Predicates of what is told of the condition itself.
_OF_IT = {
    "causes": "hasMechanism",
    "genetics": "hasMechanism",
    "summary": "hasMechanism",
    "frequency": "occursIn",
    "outlook": "hasPrognosis",
}
#: Verbs that say how a thing is called, found or thought of, and not what it does.
_IDLE = frozenset(
    [
        *(
            "ask",
            "believe",
            "call",
            "come",
            "consider",
            "decide",
            "define",
            "derive",
            "depend",
            "describe",
            "differ",
            "discover",
            "do",
        ),
        *(
            "estimate",
            "find",
            "have",
            "help",
            "identify",
            "include",
            "know",
            "learn",
            "mean",
            "name",
            "need",
            "refer",
            "report",
            "say",
        ),
        *("see", "show", "study", "suggest", "tell", "think", "understand", "use", "vary", "want", "be"),
    ]
)
#: What is done to things in the body.
_DONE_TO = frozenset(["break", "carry", "involve", "locate", "produce", "release", "store", "transport"])
#: What is counted or told of, and does nothing.
_NO_AGENT = re.compile(
    r"^(?:normal|not|no|each|some)\b|\b(?:authors?|book|cases?|couples?|diagnosis|doctors?|examples?|experts?|famil(?:y|ies)|information|names?|parents?|people|reports?|research\w*|scientists?|"
    r"stud(?:y|ies)|symptoms?|terms?|tests?|treatments?|words?|years?)\b",
    re.IGNORECASE,
)
#: What does something in the body, or to it.
_AGENT = re.compile(
    r"\b(?:antibod(?:y|ies)|bacteri(?:a|um)|cells?|chromosomes?|collagen|eggs|enzymes?|fung(?:i|us)|genes?|hormones?|immune system|larvae|lysosomes?|mites?|molecules?|"
    r"mosquito(?:es)?|mutations?|neurons?|parasites?|proteins?|receptors?|spores?|ticks?|toxins?|virus(?:es)?|worms?)\b|\b[A-Z]+[A-Z0-9-]*[0-9A-Z]\b"
)
_MOST, _LONGEST_SUBJECT, _FEWEST, _ARTICLE = 18, 6, 3, 4


_IF = re.compile(r"(?:if|when)\b")


@rule(verbs=AnyBut(*_IDLE), kinds=["condition", "other"], sections=_OF_IT, openers=["main"], first=True)
def told(view: View) -> bool:
    """R-told: “The GLB1 gene provides instructions for making an enzyme”: of the gene, in the words as they are."""
    clause = view.clause
    predicate = _OF_IT[view.section]
    if view.list_predicate or view.reader.is_elsewhere:
        return False
    if any(later.link != "which" for _, later in view.following("rel")) or _IF.match(view.complement):
        return False  # “acts as a tag that …”: what follows belongs to it
    if clause.passive and clause.verb not in _DONE_TO:
        return False
    said = view.said
    if not _FEWEST <= len(said.split()) <= _MOST or POINTING.search(said):
        return False
    if view.kind == "condition" and EPI.search(said):
        predicate = "occursIn"
    elif view.kind == "condition" and APPEARS_AFTER.search(view.piece.text):
        predicate = "hasOnset"
    if view.kind == "condition":
        return view.words != "it" and view.clause_object(predicate, "R-told", "C", whole=False)
    start, end = view.clause.span(view.clause.subject)
    words = view.text[start:end]
    if (
        view.section not in _OF_CAUSES
        or len(words.split()) > _LONGEST_SUBJECT
        or is_pointing(words)
        or not is_subject(words)
        or _NO_AGENT.search(words)
        or PEOPLE.intersection(words.lower().split())
        or not _AGENT.search(words)
        or DISEASE.search(view.piece.text)
        or start - view.piece.start > _ARTICLE
    ):
        return False
    return view.clause_object("hasMechanism", "R-told", "C", whole=False, subject=(words, (start, end)))
