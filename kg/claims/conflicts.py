"""Where sources disagree: conflicts as data, each with the position of every side; none is resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import shrink

__all__ = ["Conflict", "Position", "conflicts"]

_CODING = node("ck:codingConflict")
#: What dates a source, the first that it has.
_DATES = (node("schema:datePublished"), node("owl:versionInfo"), node("dcterms:date"))


@dataclass(frozen=True, slots=True)
class Position:
    """What one side of a conflict says, who says it, and the records that show it."""

    label: str
    said_by: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement between sources; printing it gives its lines in text.

    ``differs`` tells what differs between the sides: population, date, definition, judgement, or plainly the number.
    """

    id: str
    label: str
    definition: str
    kind: str
    differs: tuple[str, ...]
    positions: tuple[Position, ...]

    def record(self) -> dict[str, Any]:
        """The conflict as dictionaries and lists, ready for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        kind = f", {self.kind}" if self.kind else ""
        differs = [f"  What differs: {', '.join(self.differs)}"] if self.differs else []
        meaning = f": {self.definition}" if self.definition else ""
        sides = (f"  {', '.join(side.said_by) or 'someone'}: {side.label}" for side in self.positions)
        return "\n".join([f"{self.label} ({self.id}{kind}){meaning}", *differs, *sides])


def conflicts(
    index: Index, thing: Resource | None = None, is_touched: Callable[[str], bool] = lambda _: False
) -> Iterator[Conflict]:
    """The conflicts of a graph: what matters to patients first, terms and codes last, then by kind and IRI.

    Args:
        index: The graph.
        thing: Only those that are about it, in which it takes a side, or which it is itself; all when None.
        is_touched: Tells of the IRI of a record whether conflicts that show it count as the thing's, too.
    """
    for conflict in sorted(index.of_type(node("ck:Conflict")), key=lambda one: _order(index, one)):
        sides = sorted(index.resources(conflict, node("ck:position")), key=str)
        speakers = {speaker for side in sides for speaker in index.resources(side, node("ck:saidBy"))}
        shown = {record.value for side in sides for record in index.resources(side, node("ck:record"))}
        concerned = {conflict, *index.resources(conflict, node("schema:about")), *speakers}
        if thing is not None and thing not in concerned and not any(map(is_touched, shown)):
            continue
        kind = index.value(conflict, node("ck:conflictKind"))
        yield Conflict(
            id=shrink(conflict.value),
            label=index.label(conflict),
            definition=index.definition(conflict),
            kind=index.label(kind) if kind else "",
            differs=tuple(sorted(map(index.label, index.values(conflict, node("ck:differsIn"))))),
            positions=tuple(
                Position(
                    index.label(side),
                    tuple(sorted(_dated(index, speaker) for speaker in index.resources(side, node("ck:saidBy")))),
                    tuple(sorted(shrink(record.value) for record in index.resources(side, node("ck:record")))),
                )
                for side in sides
            ),
        )


def _order(index: Index, conflict: Resource) -> tuple[bool, str, str]:
    kind = index.value(conflict, node("ck:conflictKind"))
    is_coding = isinstance(kind, ox.NamedNode) and _CODING in {kind, *index.values(kind, node("skos:broader"))}
    return is_coding, kind.value if kind else "", conflict.value


def _dated(index: Index, speaker: Resource) -> str:
    """Who says something, with the year of the work or the date or version of the layer."""
    date = next((text for key in _DATES if (text := index.text(speaker, key))), "")
    label = index.label(speaker)
    year = date[:4] if date[:4].isdigit() else date
    return f"{label} ({year})" if year and year not in label else label
