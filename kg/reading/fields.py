r"""A claim in one cell of a table: ``key=value`` pairs that a person can read and edit.

``subject=Gout (own:gout, ck:Condition); predicate=ck:hasSymptom; object=joint pain (own:joint-pain, ck:SignOrSymptom);
objectAt=40-50; modality=ck:may; frequency=ck:often; cues=32-35``

Pairs are separated by ``"; "``; in a value ``;`` is ``\;`` and a backslash ``\\``. Spans are ``START-END``, several
with a blank between. A thing is its words with CURIE and class, a CURIE alone, or, where a person writes it, words
alone. A qualifier has the last part of its CURIE as key, and stands several times where it has several values; a number
or date is written as in Turtle (``percentage=77; unit=ck:years``). ``class`` and ``definition`` are of the concept that
is the object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.errors import InputError
from kg.reading.proposals import NAMING, Mention, Proposal, Span

__all__ = [
    "PARTS",
    "fields_text",
    "mention_of",
    "mention_text",
    "parse_fields",
    "proposal_fields",
    "spans_of",
    "spans_text",
    "without_labels",
]

#: Keys that are no qualifiers, in the order in which they are written; qualifiers stand before the cues.
PARTS = (
    *("subject", "subjectAt", "predicate", "object", "objectAt", "class", "definition", "evidence", "context"),
    *("modality", "negated", "scopeNote", "cues"),
)
_FIELD = re.compile(r"([A-Za-z]+)=((?:[^;\\]|\\[;\\])*)(?:; (?=.)|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\([;\\])")
_CURIE = r"(?:HP|ck|concept|own):[^\s(),;]+"
_THING = re.compile(rf"(?:(.*) )?\(({_CURIE})(?:, ([A-Za-z]+:\w+))?\)", re.DOTALL)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")

Fields = Mapping[str, Sequence[str]]


def fields_text(fields: Fields) -> str:
    """Fields as the text of a cell: parts in their order, then qualifiers by name, cues last."""
    qualifiers = sorted(key for key in fields if key not in PARTS)
    order = [*PARTS[:-1], *qualifiers, PARTS[-1]]
    pairs = [(key, value) for key in order for value in fields.get(key, ())]
    return "; ".join(f"{key}={value.replace(chr(92), chr(92) * 2).replace(';', chr(92) + ';')}" for key, value in pairs)


def parse_fields(text: str) -> dict[str, tuple[str, ...]]:
    r"""The fields that a cell holds.

    >>> parse_fields("modality=ck:may; population=children; population=older men")
    {'modality': ('ck:may',), 'population': ('children', 'older men')}

    Raises:
        InputError: when it holds something else, or a part twice.
    """
    found: dict[str, tuple[str, ...]] = {}
    at = 0
    while at < len(text):
        match = _FIELD.match(text, at)
        if match is None:
            raise InputError(
                f"“{text[at:][:40]}” is no key=value", hint="Write key=value; key=value, and \\; for ; in a value"
            )
        key, value = match[1], _ESCAPED.sub(r"\1", match[2])
        if key in found and key in PARTS:
            raise InputError(f"has {key}= twice", hint="Say it once")
        found[key] = (*found.get(key, ()), value)
        at = match.end()
    return found


def proposal_fields(proposal: Proposal) -> dict[str, tuple[str, ...]]:
    """What a proposal says and where, but for its evidence, which a decision tells as its place."""
    fields: dict[str, tuple[str, ...]] = {
        "subject": (mention_text(proposal.subject),),
        "predicate": (proposal.predicate,),
        "object": (mention_text(proposal.object),),
        "modality": (proposal.modality,),
    }
    if proposal.negated:
        fields["negated"] = ("true",)
    for key, spans in (
        ("subjectAt", proposal.subject.spans),
        ("objectAt", proposal.object.spans),
        ("context", proposal.context),
        ("cues", proposal.cues),
    ):
        if spans:
            fields[key] = (spans_text(spans),)
    for each in proposal.qualifiers:
        key = each.key.removeprefix("ck:")
        fields[key] = (*fields.get(key, ()), mention_text(each.value))
    return fields


def without_labels(fields: Fields) -> dict[str, tuple[str, ...]]:
    """Fields that name proposed concepts by CURIE and class alone: how a label is written is no part of what is said.

    >>> without_labels({"object": ("Joint pain (own:joint-pain, ck:SignOrSymptom)",)})
    {'object': ('(own:joint-pain, ck:SignOrSymptom)',)}
    """

    def bare(value: str) -> str:
        match = _THING.fullmatch(value)
        return value[match.start(2) - 1 :] if match and match[2].startswith("own:") else value

    return {key: tuple(map(bare, values)) for key, values in fields.items()}


def mention_text(mention: Mention) -> str:
    """A thing as text.

    >>> mention_text(Mention("joint pain", (), "own:joint-pain", "ck:SignOrSymptom"))
    'joint pain (own:joint-pain, ck:SignOrSymptom)'
    """
    if not mention.concept:
        return mention.words
    if not mention.words and not mention.kind:
        return mention.concept
    kind = f", {mention.kind}" if mention.kind else ""
    return f"{mention.words} ({mention.concept}{kind})" if mention.words else f"({mention.concept}{kind})"


def mention_of(text: str, spans: tuple[Span, ...] = (), *, predicate: str = "") -> Mention:
    """The thing that a text names; without a concept where it is words alone.

    Args:
        text: As :func:`mention_text` writes it, a CURIE, or words.
        spans: Where the entry says it.
        predicate: The predicate whose object it is: where that takes a name, all of the text is the name.
    """
    if predicate in NAMING:
        return Mention(text, spans)
    if re.fullmatch(_CURIE, text):
        return Mention("", spans, text)
    match = _THING.fullmatch(text)
    return Mention(match[1] or "", spans, match[2], match[3] or "") if match else Mention(text, spans)


def spans_text(spans: Iterable[Span]) -> str:
    """Spans as text.

    >>> spans_text(((3, 5), (8, 12)))
    '3-5 8-12'
    """
    return " ".join(f"{start}-{end}" for start, end in spans)


def spans_of(text: str) -> tuple[Span, ...]:
    """The spans that a text names.

    Raises:
        InputError: when it names something else, or a span that ends before it begins.
    """
    found = []
    for part in text.split():
        match = _SPAN.fullmatch(part)
        if match is None or int(match[1]) >= int(match[2]):
            raise InputError(f"“{part[:40]}” is no span", hint="Write START-END in characters of the entry, from 0")
        found.append((int(match[1]), int(match[2])))
    return tuple(found)
