"""The parts of the page of a thing as values: what its card has, in its order, each word with where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from kg.claims.card import Card, Gap, Group, Statement
from kg.claims.cards import About, Fact, word
from kg.claims.mappings import Link
from kg.claims.order import MAIN
from kg.rdf.addresses import local_path, resource_path
from kg.rdf.index import Index, Value
from kg.rdf.namespaces import BASE, ONTOLOGY, expand, local_name, shrink
from visualize.html.template import LinkedText, linked

__all__ = [
    "MOST",
    "FactLine",
    "Lead",
    "MainFact",
    "MappingLine",
    "Part",
    "fact_lines",
    "main_facts",
    "mapping",
    "parts",
]

#: Claims of one group that a page shows; its data have all.
MOST = 100


@dataclass(frozen=True, slots=True)
class Lead:
    """Makes words lead to the pages of what they name: that of this server for what the data describe."""

    index: Index
    base: str

    def __call__(self, text: str, iri: str) -> LinkedText:
        """A text that leads to an IRI, if that can be followed."""
        if local_path(iri) is not None or self._is_described(iri):
            return LinkedText(text, resource_path(iri, self.base), "ours")
        return linked(text, iri)

    def value(self, value: Value) -> LinkedText:
        """A value in words, leading to it; labels of ours are told apart by their links."""
        if isinstance(value, ox.NamedNode):
            text = word(self.index, value)
            text = text.removesuffix(f" ({shrink(value.value)})") if value.value.startswith(BASE) else text
            return self(text, value.value)
        if isinstance(value, ox.Literal):
            return linked(value.value, value.value, self.base)
        return LinkedText(word(self.index, value))

    def _is_described(self, iri: str) -> bool:
        try:
            return bool(self.index.properties(ox.NamedNode(iri)))
        except ValueError:
            return False


class StatementLine(NamedTuple):
    """A claim in words that lead on.

    ``who`` says it: its layer, with its status where it was not compared with its source. ``place`` is where that says
    it, ``quotes`` its sentences where they may be shown, ``claim`` its own page.
    """

    words: tuple[LinkedText, ...]
    negated: bool
    who: str
    place: str
    quotes: tuple[str, ...]
    note: str
    claim: LinkedText | None


class GapLine(NamedTuple):
    """A lost list: its name, none on its own page; claims of others beside it, on its own page, else their number."""

    word: LinkedText | None
    definition: str
    beside: Part
    supplements: int
    layers: tuple[str, ...]


class Part(NamedTuple):
    """A part of the page under a heading; ``number`` is 0 where a number would tell nothing.

    Claims, of which ``more`` are left to the data, and lost lists that belong among them; or what ``kind`` names.
    """

    anchor: str
    heading: str
    number: int
    kind: str = "claims"
    statements: tuple[StatementLine, ...] = ()
    more: int = 0
    gaps: tuple[GapLine, ...] = ()


class MainFact(NamedTuple):
    """What there is most to tell of: the way to it, its heading, and how much there is."""

    anchor: str
    heading: str
    number: str


class MappingLine(NamedTuple):
    """A mapping: what it says, its own page, and whether it was rejected or no term was found."""

    words: tuple[LinkedText, ...]
    remark: str
    record: LinkedText | None
    rejected: bool


class FactLine(NamedTuple):
    """A property with its values, and what is said of the rest."""

    anchor: str
    name: LinkedText
    values: tuple[LinkedText, ...]
    rest: str


def parts(about: About, lead: Lead) -> list[Part]:
    """The parts in the order of the card (:mod:`kg.claims.order`); a lost list stands among the claims that it lacks.

    Args:
        about: The card and the facts on it.
        lead: Makes the links.
    """
    card = about.card
    waiting = [gap for gap in card.gaps if gap.id != card.id]
    found = [Part("lost", "Lost from the source", 0, gaps=(_gap(gap, card, lead),)) for gap in card.gaps[:1]]
    found = found if len(waiting) < len(card.gaps) else []
    for number, group in enumerate(card.groups, 1):
        lost = [gap for gap in waiting if group.role == "subject" and gap.affects == group.predicate]
        waiting = [gap for gap in waiting if gap not in lost]
        found.append(_claims(f"claims-{number}", group, card, lead, lost))
    lacking = {gap.affects: gap.predicate for gap in waiting}
    for number, (affects, title) in enumerate(lacking.items(), 1):
        lost = [gap for gap in waiting if gap.affects == affects]
        group = Group("subject", title or "lost from the source", (), affects)
        found.append(_claims(f"lost-{number}", group, card, lead, lost))
    for kind, heading, what in (
        ("names", "Names", card.names),
        ("conflicts", "Sources disagree", card.conflicts),
        ("mappings", "Identifiers", card.mappings),
        ("candidates", "May be the same", card.shared),
        ("facts", "More" if card.groups else "What is said of it", about.facts),
    ):
        if what:
            found.append(Part(kind, heading, 0 if kind == "facts" else len(what), kind))
    return found


def main_facts(found: Iterable[Part], facts: Iterable[FactLine]) -> list[MainFact]:
    """The first parts of claims of which there are several, at most :data:`kg.claims.order.MAIN`.

    Of a thing without claims, the first properties with several values.
    """
    claims = [MainFact(part.anchor, part.heading, str(part.number)) for part in found if part.statements]
    several = [MainFact(one.anchor, one.name.text, _count(one)) for one in facts if len(one.values) > 1]
    return (claims or several)[:MAIN]


def fact_lines(facts: Iterable[Fact], lead: Lead) -> list[FactLine]:
    """What a card tells in words, one line a property."""
    return [_fact(f"fact-{number}", fact, lead) for number, fact in enumerate(facts, 1)]


def mapping(link: Link, iri: str, lead: Lead) -> MappingLine:
    """A mapping in words.

    Args:
        link: The mapping.
        iri: What the page is of.
        lead: Makes the links.
    """
    subject = [] if link.subject == iri else [lead.value(ox.NamedNode(link.subject))]
    remark = "; ".join(
        filter(None, (local_name(link.justification), f"confidence {link.confidence}" * bool(link.confidence)))
    )
    short = lead.index.curie
    if link.none_found:
        words = [*subject, LinkedText("no term found in"), lead(short(link.source), link.source)]
    else:
        predicate = LinkedText(local_name(link.predicate) or link.predicate)
        words = [*subject, predicate, lead(short(link.object), link.object), LinkedText(link.object_label)]
    return MappingLine(
        words=tuple(part for part in words if part.text),
        remark=f"{remark}. {link.comment}".strip(". ") if link.rejected or link.none_found else remark,
        record=lead("record", link.iri) if link.iri and link.iri != iri else None,
        rejected=not link.accepted,
    )


def _count(fact: FactLine) -> str:
    return f"{len(fact.values)}+" if fact.rest else str(len(fact.values))


def _fact(anchor: str, fact: Fact, lead: Lead) -> FactLine:
    name = fact.title(lead.index)
    is_ours = fact.predicate.value.startswith(ONTOLOGY)
    values = {lead.value(value): None for value in sorted(fact.values, key=lambda value: word(lead.index, value))}
    title = lead(name, fact.predicate.value) if is_ours else LinkedText(name)
    return FactLine(anchor, title, tuple(values), fact.rest())


def _claims(anchor: str, group: Group, card: Card, lead: Lead, lost: Iterable[Gap] = ()) -> Part:
    shown = tuple(_statement(statement, card, lead) for statement in group.claims[:MOST])
    gaps = tuple(_gap(gap, card, lead) for gap in lost)
    count = len(group.claims)
    return Part(anchor, group.heading, count, statements=shown, more=count - len(shown), gaps=gaps)


def _gap(gap: Gap, card: Card, lead: Lead) -> GapLine:
    is_own = gap.id == card.id
    return GapLine(
        word=None if is_own else lead(gap.label, expand(gap.id)),
        definition=gap.definition,
        beside=_claims("", Group("", "", gap.supplements if is_own else ()), card, lead),
        supplements=len(gap.supplements),
        layers=tuple(sorted({_layer(claim, lead.index) for claim in gap.supplements})),
    )


def _layer(statement: Statement, index: Index) -> str:
    layer = statement.claim.layer
    return index.label(layer) if layer is not None else ""


def _statement(statement: Statement, card: Card, lead: Lead) -> StatementLine:
    claim = statement.claim
    unchecked = "" if claim.is_accepted else statement.status
    return StatementLine(
        words=tuple(_words(statement.sentence, [pair for pair in _mentioned(statement) if pair[1] != card.iri], lead)),
        negated=claim.negated,
        who=", ".join(filter(None, (_layer(statement, lead.index), unchecked))),
        place=statement.source,
        quotes=claim.quotes,
        note=claim.note,
        claim=None if claim.iri == card.iri else lead("this claim", claim.iri),
    )


def _mentioned(statement: Statement) -> Iterator[tuple[str, str]]:
    """The things that a claim names, with what it calls them."""
    yield statement.words.subject, statement.claim.subject.value
    yield statement.words.object, statement.claim.object.value
    for one in statement.words.qualifiers:
        yield one.value, one.term


def _words(text: str, mentioned: Iterable[tuple[str, str]], lead: Lead) -> Iterator[LinkedText]:
    """A text in which the first place of each name leads to what it names; longer names go first."""
    leads: dict[tuple[int, int], str] = {}
    for name, iri in sorted(mentioned, key=lambda pair: (-len(pair[0]), pair)):
        if not name or ":" not in iri:
            continue
        pattern = rf"(?<!\w)(?i:{re.escape(name[0])}){re.escape(name[1:])}(?!\w)"  # a sentence begins with a capital
        places = ((match.start(), match.end()) for match in re.finditer(pattern, text))
        free = (place for place in places if all(place[1] <= start or end <= place[0] for start, end in leads))
        if place := next(free, None):
            leads[place] = iri
    at = 0
    for (start, end), iri in sorted(leads.items()):
        if at < start:
            yield LinkedText(text[at:start])
        yield lead(text[start:end], iri)
        at = end
    if text[at:]:
        yield LinkedText(text[at:])
