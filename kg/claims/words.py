"""A claim as one English sentence with its hedge, conditions and qualifiers, from the vocabulary's labels.

What a qualifier adds stands after the claim. A few have a phrase of their own ("for smokers"); the others follow in
parentheses under their labels, so that a new qualifier needs no change here. Which phrase it is, IRIs decide;
labels are only what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.claims.claim import NOTHING, Claim
from kg.rdf.index import Index, Value, node
from kg.rdf.namespaces import ONTOLOGY, local_name

__all__ = [
    "COLUMNS",
    "READING",
    "Qualifier",
    "Wording",
    "claim_record",
    "sentence",
    "source_words",
    "spoken",
    "wording",
]

#: Columns of ``kg associations``, in this order.
COLUMNS = (
    *("id", "subject", "predicate", "object", "negated", "modality", "qualifiers", "section", "start", "end"),
    *("layer", "status"),
)
#: Modalities that are said before the verb, by :func:`_key`; one that is asserted needs no word, others ("advice")
#: follow in parentheses.
_AUXILIARIES = ("can", "could", "may", "might", "must", "should", "will")
_ASSERTED = "asserted"
_MODALITY = node("ck:modality")
#: Modality, which is said apart, and the qualifiers that tell how a claim was read in its source.
READING = {_MODALITY, *map(node, ("ck:obtained", "ck:through", "ck:originalObject"))}

#: Qualifiers with a phrase of their own, by the local name of their IRI, in the order in which they are said.
_PHRASES = {
    "population": "for {}",
    "diseaseContext": "in {}",
    "origin": "from the {}",
    "destination": "into the {}",
}
#: Qualifiers whose value says by itself what it is about.
_PLAIN = ("frequency", "typicality")
#: Numbers that are said together.
_SHARES = ("percentage", "percentageTo", "count", "sampleSize")
#: What is said elsewhere: with the number, or with the source.
_ELSEWHERE = ("unit",)
#: What a number is of, and how those that it is compared with follow.
_COMPARED = {"population": "for", "underCondition": "with"}
_PERCENT = ("sensitivity", "specificity")
#: Ends of a condition that is a clause: “symptoms of LEMS develop”.
_VERBS = (" appear", " appears", " develop", " develops", " occur", " occurs")
_PREPOSITIONS = ("after ", "at ", "before ", "during ", "in ", "on ", "to ", "with ", "within ")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier in words; ``key`` and ``term`` are its IRI and that of its value, or the characters of a literal."""

    key: str
    label: str
    term: str
    value: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a claim, looked up; its qualifiers in the order of their labels, without the modality."""

    claim: Claim
    subject: str
    predicate: str
    object: str
    modality: str
    qualifiers: tuple[Qualifier, ...] = ()

    @property
    def is_about_thing(self) -> bool:
        """Whether its object is a resource with an IRI."""
        return isinstance(self.claim.object, ox.NamedNode) and self.claim.object != NOTHING


def wording(index: Index, claim: Claim) -> Wording:
    """Look up the words of a claim."""

    def word(term: Value | None) -> str:
        return index.label(term) if term is not None and term != NOTHING else ""

    unit = next(iter(claim.qualifier("ck:unit")), None) if isinstance(claim.object, ox.Literal) else None
    said = sorted(
        (index.label(key), index.label(value), key.value, value.value)
        for key, values in claim.qualifiers.items()
        if key not in READING
        for value in values
    )
    return Wording(
        claim=claim,
        subject=word(claim.subject),
        predicate=word(claim.predicate),
        object=f"{word(claim.object)} {index.label(unit)}" if unit else word(claim.object),
        modality=word(claim.modality),
        qualifiers=tuple(Qualifier(key, label, term, value) for label, value, key, term in said),
    )


def sentence(index: Index, claim: Claim) -> str:
    """The claim in words, without a final stop.

    A claim that something is not so begins with ``not:``; names and other literals stand in quotes unless they are
    numbers.
    """
    return spoken(wording(index, claim))


def spoken(words: Wording) -> str:
    """As :func:`sentence`, from words that are looked up."""
    said = _Qualifiers(words)
    about_thing = words.is_about_thing
    value = words.object if about_thing or words.object[:1].isdigit() else f"“{words.object}”"
    modality = _key(words.claim.modality)
    auxiliary = words.modality if modality in _AUXILIARIES else ""
    verb = _verb(words.predicate, auxiliary, plural=_is_plural(words.subject))
    if verb == "is a" and _is_plural(value):
        verb = "is one of the"
    elif verb.endswith(" a") and value[:1] in "aeiou":
        verb += "n"
    number = [] if about_thing else said.approximation()
    parts = [words.subject, _without_echo(verb, value), *number, value]
    has_number = not about_thing or said.has_share()
    comparison = said.comparison_of_numbers(verb) if has_number else said.comparison(verb)
    parts += [*([] if has_number else comparison), *said.lead()]
    share = said.share()
    parts += [] if words.claim.negated else share
    parts += [*said.phrases("population", "diseaseContext"), *said.condition(), *said.phrases("origin", "destination")]
    if has_number and comparison:  # after the number and whom it is of: “17 months longer than” is another number
        parts = [f"{' '.join(filter(None, parts))},", *comparison]
    remarks = [*said.plain(), *said.rest()]
    if words.claim.negated:  # “not … in 0 of 50” would read as a double negation
        remarks = [*(part.removeprefix("in ") for part in share), *remarks]
    if words.modality and modality != _ASSERTED and not auxiliary:
        remarks.insert(0, words.modality)
    if remarks:
        parts.append(f"({'; '.join(remarks)})")
    return ("not: " if words.claim.negated else "") + " ".join(filter(None, parts))


def source_words(index: Index, claim: Claim) -> str:
    """Where the claim comes from, and what a reader must know of it.

    For a claim of an entry: layer, section and offsets (Unicode code points, end exclusive). For another: what it
    cites, with identifier and date or version, and its layer. ``through …`` tells that it was not read in that source.
    """
    spans = ", ".join(f"{evidence.start}-{evidence.end}" for evidence in claim.spans)
    sections = ", ".join(sorted(map(index.label, claim.sections)))
    words = [" ".join(filter(None, (sections, spans)))]
    for work in claim.citations:
        details = ", ".join(filter(None, (work.identifier, work.date)))
        words.append(f"{work.label} ({details})" if details else work.label)
    remarks = [f"through {index.label(value)}" for value in claim.qualifier("ck:through")]
    if claim.citations:
        words.append(f"layer {local_name(claim.layer.value) if claim.layer else ''}")
    elif claim.layer:
        words.insert(0, index.label(claim.layer))
    if not claim.is_accepted and claim.status is not None:
        remarks.append(index.label(claim.status))
    return ", ".join(filter(None, words)) + (f" ({'; '.join(remarks)})" if remarks else "")


def claim_record(index: Index, words: Wording) -> dict[str, str | int | bool | None]:
    """A claim under the names of :data:`COLUMNS`, in words."""
    claim = words.claim
    return {
        "id": claim.iri,
        "subject": words.subject,
        "predicate": words.predicate,
        "object": words.object,
        "negated": claim.negated,
        "modality": words.modality,
        "qualifiers": "; ".join(f"{one.label}={one.value}" for one in words.qualifiers),
        "section": ", ".join(sorted(map(index.label, claim.sections))),
        "start": claim.start,
        "end": claim.end,
        "layer": index.label(claim.layer) if claim.layer else "",
        "status": index.label(claim.status) if claim.status is not None else "",
    }


def _key(term: Value | None) -> str:
    """What a term is known by here: a term of ours by its local name, a literal by its characters."""
    if term is None or isinstance(term, ox.Literal):
        return term.value if term else ""
    return term.value.removeprefix(ONTOLOGY)


class _Qualifiers:
    """The qualifiers of a claim; each is said once."""

    def __init__(self, words: Wording) -> None:
        self._left: dict[str, tuple[str, list[str]]] = {}
        said = [(one.key.removeprefix(ONTOLOGY), one.label, one.value) for one in words.qualifiers]
        unit = next((value for key, _, value in said if key == "unit"), "")
        for key, label, value in said:
            if key not in _ELSEWHERE:
                number = f"{value} {unit}".strip() if key == "leadTime" and words.is_about_thing else value
                self._left.setdefault(key, (label, []))[1].append(number)

    def _take(self, key: str) -> list[str]:
        return self._left.pop(key, ("", []))[1]

    def phrases(self, *keys: str) -> list[str]:
        return [_PHRASES[key].format(_list(values)) for key in keys if (values := self._take(key))]

    def comparison(self, verb: str) -> list[str]:
        """How it compares: “more often than in women”; sources do not always say with what."""
        kind, other = _list(self._take("comparison")), _list(self._take("comparator"))
        if not other:
            return [kind.removesuffix(" than")] if kind else []
        last = verb.rpartition(" ")[2]
        return [kind or "compared with", *([last] if f"{last} " in ("for ", *_PREPOSITIONS) else []), other]

    def comparison_of_numbers(self, verb: str) -> list[str]:
        """How a number compares with that of others: “longer than for people without LEMS”."""
        verb = next((f"{verb} {word}" for key, word in _COMPARED.items() if key in self._left), verb)
        return self.comparison(verb)

    def lead(self) -> list[str]:
        """By how long one thing comes before another: “by up to 3 years”."""
        time = self._take("leadTime")
        return [" ".join(["by", *self.approximation(), _list(time)])] if time else []

    def approximation(self) -> list[str]:
        """How exact a number is: “about”."""
        return self._take("approximation")

    def plain(self) -> list[str]:
        return [_list(values) for key in _PLAIN if (values := self._take(key))]

    def has_share(self) -> bool:
        return not {"percentage", "count"}.isdisjoint(self._left)

    def share(self) -> list[str]:
        """How many of whom: “in 93 % of 30 examined”: people, or sera or tests of theirs."""
        if not self.has_share():
            return []
        share, upper, count, size = (_list(self._take(key)) for key in _SHARES)
        whom = _list(self._take("population")) or "people"
        per_cent = f"{share}{f' to {upper}' if upper else ''} %" if share else ""
        per_cent = " ".join([*(self.approximation() if share else []), per_cent])
        of = f"{size} {'' if whom == 'people' else f'{whom} '}examined" if size else whom
        if count and not size:
            of, count = whom, f"{count} {whom}"
        elif count:
            of, count = "", f"{count} of {of}"
        if count:
            return [f"in {count}", f"({per_cent})"] if per_cent else [f"in {count}"]
        return [f"in {per_cent} of {of}" if of != "people" else f"in {per_cent}"]

    def condition(self) -> list[str]:
        """In what situation: “if a lung tumor is suspected”."""
        words = []
        for value in self._take("underCondition"):
            if value.startswith("suspected "):
                thing = value.removeprefix("suspected ")
                words.append(f"if {'an' if thing[:1] in 'aeiou' else 'a'} {thing} is suspected")
            else:
                is_clause = value.endswith(_VERBS)
                words.append(
                    value if value.startswith(_PREPOSITIONS) else f"{'when' if is_clause else 'given'} {value}"
                )
        return [" or ".join(words)] if words else []

    def rest(self) -> list[str]:
        remarks = []
        for key in sorted(self._left):
            label, values = self._left[key]
            text = _list(f"{value} %" if key in _PERCENT else value for value in values)
            if text in ("true", "false"):
                remarks.append(label if text == "true" else f"not {label}")
            elif key == "exampleOf":
                remarks.append(f"an {label} {text}")
            elif label.endswith((" by", " from", " of", " than", " through", " to")):
                remarks.append(f"{label} {text}")
            else:
                remarks.append(f"{label}: {text}")
        return remarks


def _list(values: Iterable[str]) -> str:
    return " and ".join(values)


def _verb(label: str, auxiliary: str, *, plural: bool) -> str:
    """A predicate's label as the verb of a sentence, after an auxiliary ("may") if there is one.

    A label that names a thing ("exact synonym", "symptoms improved by") is what the subject has.
    """
    if " " not in label:  # the end of an IRI, where the vocabulary is not at hand
        label = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower()
    first, _, rest = label.partition(" ")
    has_participle = first != "has" and re.match(r"\w+ed\b", rest)
    if not first.endswith("s") or has_participle:
        first, rest = "has", label
    if first == "has" and rest and not has_participle:
        rest = f"the {rest}"
    if auxiliary:
        first = f"{auxiliary} {_infinitive(first)}"
    elif plural:
        first = "are" if first == "is" else _infinitive(first)
        rest = re.sub(r"^an?$", "a kind of", rest)
    return f"{first} {rest}".strip()


def _without_echo(verb: str, value: str) -> str:
    """The verb without a noun that the object repeats: has the treatment, treatment of the cancer.

    >>> _without_echo("may have the treatment", "treatment of the cancer")
    'may have'
    """
    start, _, noun = verb.partition(" the ")
    return start if noun and {noun, f"{noun}s"}.intersection(re.findall(r"^\S+|\S+$", value)) else verb


def _is_plural(name: str) -> bool:
    """Whether a name reads as a plural: by the last word before a preposition; abbreviations and Latin do not.

    >>> [_is_plural(name) for name in ("nerve cells", "loss of movement", "removal of antibodies", "myasthenia gravis")]
    [True, False, False, False]
    """
    head = re.split(r" (?:after|at|between|by|for|from|in|of|on|to|with) ", name)[0]
    return head[-1:] == "s" and head[-2:].islower() and not head.endswith(("ss", "us", "is", "betes"))


def _infinitive(verb: str) -> str:
    """The infinitive of an English verb in the third person.

    >>> [_infinitive(verb) for verb in ("has", "is", "occurs", "supplies", "reaches")]
    ['have', 'be', 'occur', 'supply', 'reach']
    """
    irregular = {"has": "have", "is": "be", "does": "do", "goes": "go"}
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return verb[:-2]
    return verb.removesuffix("s")
