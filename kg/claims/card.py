"""The card of a thing as values: names, claims, gaps, mappings, conflicts; printing it gives the card in text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from kg.claims.claim import Claim
from kg.claims.conflicts import Conflict
from kg.claims.mappings import Link
from kg.claims.sentences import sentence
from kg.claims.shared import Shared
from kg.claims.words import Wording, source_words, wording
from kg.rdf.index import Index, Value
from kg.rdf.namespaces import shrink
from kg.tables import printable

__all__ = ["MOST", "Card", "Gap", "Group", "Name", "Statement", "statement"]

#: Claims of one group that a card prints; JSON has all.
MOST = 25


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as a card tells it: its words, its sentence and its source in words."""

    words: Wording
    sentence: str
    source: str
    status: str
    sections: tuple[str, ...]

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.words.claim

    @property
    def id(self) -> str:
        """Its CURIE."""
        return shrink(self.claim.iri)

    @property
    def layer(self) -> str:
        """The CURIE of its layer; empty when it is in none."""
        return shrink(self.claim.layer.value) if self.claim.layer else ""

    def record(self) -> dict[str, Any]:
        """As a dictionary, ready for JSON; ``evidence`` are spans (code points), ``citations`` identifiers.

        ``quotes`` are the sentences of the evidence, where the text of the entry may be shown.
        """
        claim = self.claim
        return {
            "id": self.id,
            "sentence": self.sentence,
            "source": self.source,
            "modality": self.words.modality,
            "negated": claim.negated,
            "status": self.status,
            "layer": self.layer,
            "sections": list(self.sections),
            "evidence": [[span.start, span.end] for span in claim.spans],
            "quotes": list(claim.quotes),
            "citations": [work.identifier or work.label for work in claim.citations],
            "note": claim.note,
        }


def statement(index: Index, claim: Claim, about: Value | None = None) -> Statement:
    """Put a claim in words, read from the thing that a reader looks at (:func:`kg.claims.sentences.sentence`)."""
    words = wording(index, claim)
    return Statement(
        words=words,
        sentence=sentence(index, claim, about),
        source=source_words(index, claim),
        status=index.label(claim.status) if claim.status is not None else "",
        sections=tuple(sorted(map(index.label, claim.sections))),
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Claims in which the thing plays one part: ``subject``, ``object``, or another; by predicate.

    ``predicate`` is its IRI where all have one.
    """

    role: str
    title: str
    claims: tuple[Statement, ...]
    predicate: str = ""

    @property
    def heading(self) -> str:
        """The title as it stands above the claims."""
        title = self.title[:1].upper() + self.title[1:]
        return f"Of others: {self.title}" if self.role == "object" else title


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its scope ("exact synonym"), remarks ("ambiguous"), and source and note of the claim that gives it.

    ``source`` and ``note`` are empty where a plain triple gives the name, as it gives a label.
    """

    text: str
    scope: str
    remarks: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A list that the source has lost, hedge and purpose of its lead-in, and the claims of other sources beside it.

    ``affects`` is the IRI of the predicate; empty where none is told.
    """

    id: str
    label: str
    definition: str
    predicate: str
    said: str
    supplements: tuple[Statement, ...]
    affects: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a graph holds on one thing; printing it gives the card in text.

    ``facts`` are its other triples, as pairs of words; ``note`` tells how a name led here; ``cautions`` are what a
    reader must be told beside its claims; ``shared`` is what may be the same thing, which no mapping says.
    """

    id: str
    iri: str
    label: str
    classes: tuple[str, ...]
    definition: str
    note: str
    names: tuple[Name, ...]
    groups: tuple[Group, ...]
    gaps: tuple[Gap, ...]
    mappings: tuple[Link, ...]
    conflicts: tuple[Conflict, ...]
    facts: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...] = ()
    shared: tuple[Shared, ...] = ()

    def record(self) -> dict[str, Any]:
        """The card as dictionaries and lists, ready for JSON."""
        return {
            "id": self.id,
            "iri": self.iri,
            "label": self.label,
            "classes": list(self.classes),
            "definition": self.definition,
            "note": self.note,
            "names": [asdict(name) for name in self.names],
            "groups": [
                {"role": group.role, "title": group.title, "claims": [claim.record() for claim in group.claims]}
                for group in self.groups
            ],
            "gaps": [
                {
                    "id": gap.id,
                    "label": gap.label,
                    "definition": gap.definition,
                    "predicate": gap.predicate,
                    "said": gap.said,
                    "supplements": [claim.record() for claim in gap.supplements],
                }
                for gap in self.gaps
            ],
            "mappings": [link.record() for link in self.mappings],
            "shared": [candidate.record() for candidate in self.shared],
            "conflicts": [conflict.record() for conflict in self.conflicts],
            "facts": [list(fact) for fact in self.facts],
            "cautions": list(self.cautions),
        }

    def __str__(self) -> str:
        lines = [self.label, " · ".join(filter(None, (self.id, *self.classes)))]
        lines += [text for text in (self.note, self.definition, *self.cautions) if text]
        for title, part in (
            ("Names", map(_name_line, self.names)),
            *((group.heading, _claim_lines(group.claims)) for group in self.groups),
            ("Lost from the source", (line for gap in self.gaps for line in _gap_lines(gap, whole=gap.id == self.id))),
            ("Mappings", (f"  {_of_another(link, self.iri)}{link}" for link in self.mappings)),
            ("May be the same: mappings lead there, but nobody has said so", _candidate_lines(self.shared)),
            ("Sources disagree", (f"  {line}" for conflict in self.conflicts for line in str(conflict).split("\n"))),
            ("More", (f"  {key}: {value}" for key, value in self.facts)),
        ):
            block = list(part)
            if block:
                lines += ["", title, *block]
        return "\n".join(map(printable, lines)) + "\n"


def _of_another(link: Link, iri: str) -> str:
    """Whose mapping it is, where it is not that of the thing."""
    return "" if link.subject == iri else f"{shrink(link.subject)} "


def _candidate_lines(shared: tuple[Shared, ...]) -> Iterator[str]:
    """The nearest with the way to each; what is mapped to one of them in turn, below it."""
    near = [each for each in shared if len(each.way) == len(shared[0].way)]
    for candidate in near[:MOST]:
        further = [each.named for each in shared if each is not candidate and each.way[:-1] == candidate.way]
        yield f"  {candidate}"
        if further:
            more = f", and {len(further) - MOST} more: --format json has all" if len(further) > MOST else ""
            yield f"      and what is mapped to that: {', '.join(further[:MOST])}{more}"
    if len(near) > MOST:
        yield f"  … and {len(near) - MOST} more: --format json has all"


def _name_line(name: Name) -> str:
    words = ", ".join(filter(None, (name.scope, *name.remarks)))
    source = f" — {name.source}" if name.source else ""
    return f"  {name.text} ({words}){source}" + (f" [{name.note}]" if name.note else "")


def _claim_lines(claims: tuple[Statement, ...], indent: str = "  ") -> Iterator[str]:
    for claim in claims[:MOST]:
        yield f"{indent}{claim.sentence}"
        yield f"{indent}    {claim.source}" + (f" [{claim.claim.note}]" if claim.claim.note else "")
        yield from (f"{indent}    “{quote}”" for quote in claim.claim.quotes)
    if len(claims) > MOST:
        yield f"{indent}… and {len(claims) - MOST} more: --format json has all"


def _gap_lines(gap: Gap, *, whole: bool) -> Iterator[str]:
    yield f"  {gap.label} ({'; '.join(filter(None, (gap.id, gap.said)))}): {gap.definition}"
    if gap.supplements and whole:
        yield "    Other sources say, which need not be what the list held:"
        yield from _claim_lines(gap.supplements, indent="      ")
    elif gap.supplements:
        layers = ", ".join(sorted({claim.layer for claim in gap.supplements}))
        yield f"    beside it {len(gap.supplements)} claims of other sources ({layers}): kg show {gap.id}"
