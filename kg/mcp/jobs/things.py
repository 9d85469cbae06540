"""``find`` and ``show``: from a name to a thing, and all that the data hold on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pyoxigraph as ox

from kg.claims.card import Card, Group, Statement
from kg.claims.conflicts import Conflict
from kg.claims.names import normalise
from kg.errors import UnknownNameError
from kg.mcp.data import Data
from kg.mcp.page import Answer, Item, clean, quoted
from kg.mcp.said import CALLED, claim_item, gap_item
from kg.rdf.namespaces import shrink

__all__ = ["conflict_item", "find", "show"]

#: Most things that a name finds.
_FOUND = 50


def find(data: Data, *, name: str) -> Answer:
    """The things that a name may mean, the likeliest first."""
    items = []
    for match in data.names.search(name, most=_FOUND):
        thing = ox.NamedNode(match.iri)
        record: dict[str, Any] = {
            "id": shrink(match.iri),
            "iri": match.iri,
            "label": data.index.label(thing),
            "classes": [data.index.label(kind) for kind in data.index.kinds(thing)][:20],
            "definition": data.index.definition(thing),
            "found_as": match.note,
        }
        kinds = ", ".join(record["classes"])
        text = f"- {record['id']}: {quoted(record['label'])} ({kinds}; found as {match.note})"
        text += f": {quoted(record['definition'])}" if record["definition"] else ""
        items.append(Item("found", clean(text), record))
    if not items:
        _refuse(data, name)
    head = [f"Things that “{name}” may mean; several may fit: choose, or ask the user. Next: show with the id."]
    return Answer(head, items, ("found",), "find", notice=data.notice)


def _refuse(data: Data, name: str) -> None:
    """Say why a name finds nothing.

    Raises:
        UnknownNameError: always.
    """
    what = f"nothing in the data has a name like {name[:60]!r}"
    try:
        data.names.find(name)
    except UnknownNameError as error:
        what = error.what if "rejected" in error.what else what
    raise UnknownNameError(
        what,
        hint="Try a synonym, a part of the name, or a search of labels with the tool sparql. That nothing is found "
        "does not mean that there is no such thing",
    )


def show(data: Data, *, thing: str, predicate: str = "") -> Answer:
    """The card of a thing."""
    match = data.names.find(thing)
    card = data.card(match.iri, match.note)
    groups = [group for group in card.groups if not predicate or _is_asked(group, predicate)]
    if predicate and not groups:
        there = "; ".join(sorted({f"{group.title} ({len(group.claims)})" for group in card.groups})) or "none"
        raise UnknownNameError(
            f"no claim here about {card.label} has the predicate {predicate[:60]!r}: it is not stated",
            hint=f"There are: {there}",
        )
    overview = [{"predicate": group.heading, "claims": len(group.claims)} for group in card.groups]
    head = [
        f"{quoted(card.label)} ({card.id})" + (f": {', '.join(card.classes[:20])}" if card.classes else ""),
        *filter(None, (card.note, card.definition and quoted(card.definition), *card.cautions)),
        *([CALLED] if data.has_claims else []),
    ]
    if overview:
        head.append("Claims by predicate: " + "; ".join(f"{one['predicate']} ({one['claims']})" for one in overview))
    return Answer(
        head,
        _items(data, card, groups, whole=not predicate),
        ("lost", "claims", "conflicts", "names", "mappings", "shared", "facts"),
        "show",
        record={
            "id": card.id,
            "iri": card.iri,
            "label": card.label,
            "classes": list(card.classes),
            "definition": card.definition,
            "how_found": card.note,
            "cautions": list(card.cautions),
            "overview": overview,
        },
        notice=data.notice,
        headings={
            "lost": "Lost from the source:",
            "claims": "Claims:",
            "conflicts": "Where sources disagree (the graph decides nothing):",
            "names": "Names:",
            "mappings": "Terms of other vocabularies:",
            "shared": "What may be the same, as mappings lead there; nobody has said so:",
            "facts": "Other statements:",
        },
    )


def _is_asked(group: Group, predicate: str) -> bool:
    """Whether a predicate, by its title or CURIE, is that of a group."""
    names = {normalise(group.title), normalise(group.heading)}
    keys = {shrink(claim.claim.predicate.value) for claim in group.claims} | {
        claim.claim.predicate.value for claim in group.claims
    }
    return normalise(predicate) in names or predicate.strip() in keys


def _items(data: Data, card: Card, groups: list[Group], *, whole: bool) -> Iterator[Item | Callable[[], Item]]:
    if whole:
        for gap in card.gaps:
            yield gap_item(gap)
            if gap.id == card.id:
                yield from (partial(_said, data, one, "beside a lost list") for one in gap.supplements)
    for group in groups:
        yield from (partial(_said, data, one, group.heading) for one in group.claims)
    if not whole:
        return
    yield from map(conflict_item, card.conflicts)
    for name in card.names:
        remarks = "; ".join(filter(None, (name.scope, *name.remarks, name.source, name.note)))
        record = {"name": name.text, "scope": name.scope, "remarks": list(name.remarks), "source": name.source}
        yield Item("names", clean(f"- {quoted(name.text)} ({remarks})"), record)
    for link in card.mappings:
        yield Item("mappings", clean(f"- {shrink(link.subject)} {link}"), link.record())
    for candidate in card.shared:
        yield Item("shared", clean(f"- {candidate}"), candidate.record())
    for key, value in card.facts:
        yield Item("facts", clean(f"- {key}: {quoted(value)}"), {"predicate": key, "value": value})


def _said(data: Data, one: Statement, group: str) -> Item:
    return claim_item(data.index, one.claim, made=one, group=group)


def conflict_item(conflict: Conflict) -> Item:
    """A disagreement as an item, with what each side says."""
    record: dict[str, Any] = {
        "id": conflict.id,
        "label": conflict.label,
        "definition": conflict.definition,
        "kind": conflict.kind,
        "differs": list(conflict.differs),
        "positions": [
            {"says": side.label, "said_by": list(side.said_by), "claims": list(side.records)}
            for side in conflict.positions
        ],
    }
    sides = [
        clean(f"  * {', '.join(side.said_by) or 'someone'}: {quoted(side.label)} [{', '.join(side.records)}]")
        for side in conflict.positions
    ]
    differs = f"; what differs: {', '.join(conflict.differs)}" if conflict.differs else ""
    first = clean(f"- {quoted(conflict.label)} [{conflict.id}{differs}] {quoted(conflict.definition)}")
    return Item("conflicts", "\n".join([first, *sides]), record)
