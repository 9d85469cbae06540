"""A page for people of one thing of a graph: its card as HTML that needs no script and loads nothing.

What comes from data is escaped by Jinja wherever it stands; a link leads below the server's root or, with http or
https alone, to an IRI as it is. All that is read from files is read by :func:`prepare`, so that pages can be made where
no file can be opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

import pyoxigraph as ox
from jinja2 import Template
from markupsafe import Markup

from kg.claims.card import Card, Group, Statement
from kg.claims.cards import Cards, Fact, word
from kg.claims.mappings import Link
from kg.claims.notice import made_with, notice
from kg.rdf import prefix_map
from kg.rdf.addresses import local_path, resource_path
from kg.rdf.forms import GRAPHS
from kg.rdf.index import Index, Value, node
from kg.rdf.namespaces import BASE, ONTOLOGY, PREFIXES, expand, local_name, shrink
from visualize.html.policy import content_security_policy
from visualize.html.template import LinkedText, linked, page_template

__all__ = ["prepare", "resource_page"]

#: Claims of one group that a page shows; its data have all.
MOST = 100

#: Classes of what the explorer draws; words of the vocabulary are concepts, too, but drawn only as ends of claims.
_DRAWN = {node(curie) for curie in ("skos:Concept", "ck:Association", "ck:NegatedAssociation", "ck:Gap")}
_TYPE = node("rdf:type")
#: What the explorer's address does not encode (state/address.js).
_AS_IN_FRAGMENTS = ":/,#!~*'()"


class StatementLine(NamedTuple):
    """A claim in words that lead on; ``place`` is its source, ``claim`` its own page."""

    words: tuple[LinkedText, ...]
    negated: bool
    place: str
    note: str
    claim: LinkedText | None


class StatementSection(NamedTuple):
    """Claims under a heading; ``more`` of them are left to the data."""

    heading: str
    statements: tuple[StatementLine, ...]
    more: int = 0


class MappingLine(NamedTuple):
    """A mapping: what it says, its own page, and whether it was rejected or no term was found."""

    words: tuple[LinkedText, ...]
    remark: str
    record: LinkedText | None
    rejected: bool


def prepare() -> tuple[Template, str]:
    """Read the template and the style: the former ready to be filled, the latter as it stands in the page.

    The table of prefixes is read, too, by which identifiers are compared.
    """
    prefix_map.prepare()
    return page_template("resource.html", ("css/colours.css", "document.css"))


def resource_page(cards: Cards, iri: str, *, base: str = "/") -> str:
    """The page of a thing, valid HTML5.

    Args:
        cards: The cards of the graph.
        iri: What to tell of.
        base: The path of the server's root, with a slash at both ends.

    Raises:
        InputError: when the IRI is none.
        UnknownNameError: when the data says nothing of it.
    """
    template, style = prepare()
    about = cards.about(iri)
    card, lead = about.card, _Lead(cards.index, base)
    return template.render(
        policy=content_security_policy(style),
        style=Markup(style),  # noqa: S704 - our own files
        notice=notice(cards.index),
        made_with=made_with(cards.index),
        base=base,
        card=card,
        classes=[_value(kind, lead) for kind in cards.index.kinds(ox.NamedNode(iri))],
        iri=linked(card.iri, card.iri if local_path(card.iri) is None else ""),
        documents=[
            (form.title, resource_path(iri, base, form=form.name), form.media_type, form.suffixes[0]) for form in GRAPHS
        ],
        explorer=_explorer(card, lead),
        query=f"{base}query?query={quote(_query(card), safe='')}",
        sections=[_section(card, group, lead) for group in card.groups],
        gaps=[
            (
                lead(gap.label, expand(gap.id)) if gap.id != card.id else LinkedText(gap.label),
                gap,
                _section(card, Group("", "", gap.supplements if gap.id == card.id else ()), lead),
                sorted({claim.layer for claim in gap.supplements}),
            )
            for gap in card.gaps
        ],
        mappings=[_mapped(link, card.iri, lead) for link in card.mappings],
        candidates=[(lead(each.named, each.iri), each.why) for each in card.shared],
        conflicts=[
            (
                conflict,
                lead(conflict.label, expand(conflict.id)) if conflict.id != card.id else LinkedText(conflict.label),
                [(side, [lead(record, expand(record)) for record in side.records]) for side in conflict.positions],
            )
            for conflict in card.conflicts
        ],
        facts=[_fact(fact, lead) for fact in about.facts],
    )


@dataclass(frozen=True, slots=True)
class _Lead:
    """Makes words lead to the pages of what they name: that of this server for what the data describe."""

    index: Index
    base: str

    def __call__(self, text: str, iri: str) -> LinkedText:
        """A text that leads to an IRI, if that can be followed."""
        if local_path(iri) is not None or self._is_described(iri):
            return LinkedText(text, resource_path(iri, self.base), "ours")
        return linked(text, iri)

    def _is_described(self, iri: str) -> bool:
        try:
            return bool(self.index.properties(ox.NamedNode(iri)))
        except ValueError:
            return False


def _value(value: Value, lead: _Lead) -> LinkedText:
    """A value in words, leading to it; labels of ours are told apart by their links."""
    if isinstance(value, ox.NamedNode):
        text = word(lead.index, value)
        text = text.removesuffix(f" ({shrink(value.value)})") if value.value.startswith(BASE) else text
        return lead(text, value.value)
    if isinstance(value, ox.Literal):
        return linked(value.value, value.value, lead.base)
    return LinkedText(word(lead.index, value))


def _fact(fact: Fact, lead: _Lead) -> tuple[LinkedText, list[LinkedText], str]:
    """What a fact is called, its values, and what is said of the rest."""
    name = fact.title(lead.index)
    is_ours = fact.predicate.value.startswith(ONTOLOGY)
    values = {_value(value, lead): None for value in sorted(fact.values, key=lambda value: word(lead.index, value))}
    return lead(name, fact.predicate.value) if is_ours else LinkedText(name), list(values), fact.rest()


def _section(card: Card, group: Group, lead: _Lead) -> StatementSection:
    shown = [_statement(statement, card, lead) for statement in group.claims[:MOST]]
    return StatementSection(group.heading, tuple(shown), len(group.claims) - len(shown))


def _statement(statement: Statement, card: Card, lead: _Lead) -> StatementLine:
    claim = statement.claim
    return StatementLine(
        words=tuple(_words(statement.sentence, [pair for pair in _mentioned(statement) if pair[1] != card.iri], lead)),
        negated=claim.negated,
        place=statement.source,
        note=claim.note,
        claim=None if claim.iri == card.iri else lead("this claim", claim.iri),
    )


def _mentioned(statement: Statement) -> Iterator[tuple[str, str]]:
    """The things that a claim names, with what it calls them."""
    yield statement.words.subject, statement.claim.subject.value
    yield statement.words.object, statement.claim.object.value
    for one in statement.words.qualifiers:
        yield one.value, one.term


def _words(text: str, mentioned: Iterable[tuple[str, str]], lead: _Lead) -> Iterator[LinkedText]:
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


def _mapped(link: Link, iri: str, lead: _Lead) -> MappingLine:
    subject = [] if link.subject == iri else [_value(ox.NamedNode(link.subject), lead)]
    remark = "; ".join(
        filter(None, (local_name(link.justification), f"confidence {link.confidence}" * bool(link.confidence)))
    )
    if link.none_found:
        words = [*subject, LinkedText("no term found in"), lead(shrink(link.source), link.source)]
    else:
        predicate = LinkedText(local_name(link.predicate) or link.predicate)
        words = [*subject, predicate, lead(shrink(link.object), link.object), LinkedText(link.object_label)]
    return MappingLine(
        words=tuple(part for part in words if part.text),
        remark=f"{remark}. {link.comment}".strip(". ") if link.rejected or link.none_found else remark,
        record=lead("record", link.iri) if link.iri and link.iri != iri else None,
        rejected=not link.accepted,
    )


def _explorer(card: Card, lead: _Lead) -> str:
    """Where the explorer shows a thing; empty for what it does not draw."""
    kinds = lead.index.values(ox.NamedNode(card.iri), _TYPE)
    is_drawn = any(kind in _DRAWN for kind in kinds) and not card.iri.startswith(ONTOLOGY)
    is_drawn |= any(group.role in ("subject", "object") for group in card.groups)
    return f"{lead.base}#{quote(card.id, safe=_AS_IN_FRAGMENTS)}" if is_drawn else ""


def _query(card: Card) -> str:
    """A query about a thing: the claims in which it plays a part, or what is said of it."""
    if card.groups:
        return (
            f"PREFIX ck: <{PREFIXES['ck']}>\nSELECT DISTINCT ?words ?claim WHERE {{\n"
            f"  ?claim ?part <{card.iri}> ; ck:inWords ?words .\n}} ORDER BY ?words"
        )
    return f"SELECT ?predicate ?value WHERE {{\n  <{card.iri}> ?predicate ?value .\n}} ORDER BY ?predicate ?value"
