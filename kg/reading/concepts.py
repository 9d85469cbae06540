"""Words of an entry as concepts: ours by name, else one that is proposed with the claim."""

from __future__ import annotations

import re

from kg.entry.digests import normalise
from kg.reading.found import CONDITION, Found
from kg.reading.known import concepts_by_name
from kg.reading.naming import local_slug
from kg.reading.objects import LABEL_WORDS
from kg.reading.proposals import NAMING, Mention, Span
from kg.reading.running import RunningNames
from kg.reading.treating import kind_of_treatment

__all__ = ["KINDS", "Concepts", "kind_of_object"]

#: What kind of thing the object of a predicate is.
KINDS = {
    "ck:affects": "ck:AnatomicalEntity",
    "ck:hasCause": "ck:Process",
    "ck:hasComplication": "ck:SignOrSymptom",
    "ck:hasContact": "ck:Situation",
    "ck:hasFinding": "ck:TestFinding",
    "ck:hasForm": "ck:Condition",
    "ck:hasMechanism": "ck:Process",
    "ck:hasMedicine": "ck:Substance",
    "ck:hasOnset": "ck:Situation",
    "ck:hasOpenQuestion": "ck:Question",
    "ck:hasCauseOfDeath": "ck:Condition",
    "ck:hasPrevention": "ck:Procedure",
    "ck:hasPrognosis": "ck:Outcome",
    "ck:hasReferral": "ck:Specialty",
    "ck:hasRelatedTopic": "ck:Condition",
    "ck:hasRiskFactor": "ck:Situation",
    "ck:hasSymptom": "ck:SignOrSymptom",
    "ck:hasTest": "ck:Test",
    "ck:hasTreatment": "ck:Procedure",
    "ck:hasTreatmentGoal": "ck:Goal",
    "ck:hasTrigger": "ck:Situation",
    "ck:isA": "ck:Condition",
    "ck:leadsTo": "ck:Process",
    "ck:occursIn": "ck:Population",
    "ck:occursWith": "ck:Condition",
}


#: Predicates whose object is of any class.
_ANY = frozenset(
    f"ck:{name}"
    for name in (
        *("hasCause", "hasComplication", "hasPrevention", "hasRelatedTopic", "hasRiskFactor", "hasTrigger", "isA"),
        "leadsTo",
    )
)
#: Predicates whose subject is of any class.
_OF_ANY = frozenset(("ck:isA", "ck:leadsTo"))
_SUBTYPE = re.compile(r"\((?:sub)?type\b|\bsubtype\b", re.IGNORECASE)
#: Words that make no narrower form of a name.
_BLAND = frozenset(
    [
        "a",
        "an",
        "and",
        "autoimmune",
        "disease",
        "disorder",
        "in",
        "of",
        "syndrome",
        "the",
        "condition",
        "illness",
        "infection",
        "poisoning",
        "s",
    ]
)
_POINTING = re.compile(r"(?:this|these|that|those|such|the|an?|your|their|its)\s+(?=\w)", re.IGNORECASE)


def kind_of_object(predicate: str) -> str:
    """The class of what a predicate says; any concept where it takes any."""
    return "ck:Concept" if predicate in _ANY else KINDS.get(predicate, "ck:Concept")


class Concepts:
    """Names the parts of the claims of one entry; the same words of one kind are one concept.

    Args:
        title: The title, which names the condition.
        text: The text of the entry, which shows how it writes words.
    """

    def __init__(self, title: str, text: str = "") -> None:
        self.title = title
        self._text = text
        self._running = RunningNames(text)
        self.condition = Mention(title, concept=f"own:{local_slug(title)}", kind="ck:Condition")
        self._named: dict[tuple[str, str], Mention] = {}
        self._kinds: dict[str, str] = {self.condition.concept: "ck:Condition"}

    def subject(self, found: Found) -> Mention:
        """Whom a claim is about."""
        if found.subject == CONDITION:
            return self.condition
        words = found.subject
        spans: tuple[Span, ...] = (found.subject_span,) if found.subject_span else ()
        if pointing := _POINTING.match(words):
            words = words[pointing.end() :]
            spans = tuple((start + pointing.end(), end) for start, end in spans)
        return self.named(words, _kind_of_subject(self.predicate(found), words), spans)

    def predicate(self, found: Found) -> str:
        """The CURIE of a claim's predicate; a name that says more than the title is one of a narrower form."""
        if found.predicate != "hasSynonym":
            return f"ck:{found.predicate}"
        return f"oboInOwl:has{'Narrow' if self._is_narrower(found.object) else 'Exact'}Synonym"

    def _is_narrower(self, name: str) -> bool:
        own, words = set(normalise(self.title).split()), set(normalise(name).split())
        return bool(_SUBTYPE.search(name)) or (own < words and bool(words - own - _BLAND))

    def object(self, found: Found) -> Mention:
        """What a claim says; a name stays a name."""
        predicate = self.predicate(found)
        if predicate in NAMING:
            return Mention(found.object, found.object_spans)
        return self.named(
            found.object,
            KINDS.get(predicate, "ck:Process"),
            found.object_spans,
            is_any=predicate in _ANY,
            is_sentence=found.rule == "R-verbatim",
            is_whole=_is_whole_sentence(found, self._text),
        )

    def named(
        self,
        words: str,
        kind: str,
        spans: tuple[Span, ...] = (),
        *,
        is_any: bool = False,
        is_sentence: bool = False,
        is_whole: bool = False,
    ) -> Mention:
        """The concept of some words: ours where it is of the kind or of any, else a proposed one of the kind.

        A proposed one is named as in running text, and its span has the words of that name alone; a sentence keeps all.
        Where they are the whole of a sentence of the entry, it is named without the last of them: whoever passes
        proposals on need not have leave to pass on the entry.
        """
        running = self._running.of(words, is_group=is_sentence or kind == "ck:Population")
        name = normalise(running)
        for each in (name,) if running == words else (normalise(words), name):
            ours = concepts_by_name().get(each)
            if ours is not None and (is_any or ours.kind == kind):
                return Mention(ours.words, spans, ours.concept, ours.kind)
        left_out = len(words) - len(running)
        if len(spans) == 1 and spans[0][1] - spans[0][0] == len(words):
            spans = ((spans[0][0] + left_out, spans[0][1]),)
        words = running
        known = self._named.get((name, kind))
        if known is None:
            if is_whole:
                parts = words.split()
                words = f"{' '.join(parts[: -(len(parts) // 3)])} …"
            curie = f"own:{local_slug(words, of=name if is_whole else '')}"
            if curie in self._kinds:  # the same words for a thing of another kind
                curie += f"-{kind.partition(':')[2].lower()}"
            self._kinds[curie] = kind
            known = self._named[name, kind] = Mention(words, (), curie, kind)
        return Mention(known.words, spans, known.concept, kind)


#: Words of a sentence that is no longer than a label may be; fewer are a name.
_FEWEST = 5
_STOP = re.compile(r"[.!?][\"'”’)\]]*\s*")


def _is_whole_sentence(found: Found, text: str) -> bool:
    """Whether an object is all that its sentence says, and a label would hold it."""
    is_short = _FEWEST <= len(found.object.split()) <= LABEL_WORDS
    if not is_short or len(found.evidence) > 1 or len(found.object_spans) > 1:
        return False
    (start, end), (first, last) = found.object_spans[0], found.evidence[0]
    return start <= first and _STOP.fullmatch(text, end, last) is not None


def _kind_of_subject(predicate: str, words: str) -> str:
    """What kind of thing the predicate is said of."""
    if predicate in _OF_ANY:
        return "ck:Process"
    if predicate == "ck:hasComplication":  # side effects are of what treats
        treats = kind_of_treatment(words, "")
        return {"hasMedicine": "ck:Substance", "hasTreatment": "ck:Procedure"}.get(treats, "ck:Condition")
    return "ck:Condition"
