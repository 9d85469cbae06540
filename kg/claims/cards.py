"""A card tells all that a graph holds on one thing: what it is, its names, claims, gaps, mappings and conflicts.

Most often the thing is a concept; an association, predicate, class, layer, citation, conflict, gap or any other
resource has a card, too, with the claims in which it plays a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

import pyoxigraph as ox

from kg.claims.anonymous import Anonymous, is_synonym_type, owners, synonym_types
from kg.claims.card import MOST, Card, Gap, Group, Name, Statement, statement
from kg.claims.claim import CLASSES, NOTHING, Claim, claim_of, is_retired, reading_order
from kg.claims.conflicts import conflicts
from kg.claims.gaps import gap_words
from kg.claims.mappings import MATCHES, called, links_of, recorded_link
from kg.claims.names import CONCEPTS
from kg.claims.notice import cautions
from kg.claims.order import relation_rank
from kg.claims.shared import shared
from kg.claims.unnamed import Unnamed, is_unnamed
from kg.claims.words import READING, source_words, wording
from kg.errors import UnknownNameError
from kg.rdf.index import DEFINITIONS, LABELS, NAMES, Index, Resource, StoreIndex, Value, in_words, node
from kg.rdf.namespaces import ONTOLOGY, check_iri, shrink

__all__ = ["About", "Cards", "Fact", "card", "word"]

#: Statements that point at a thing which a card takes into account; only a graph of many millions has more.
_READ = 20_000
#: Things that are sorted by name before the first of them are listed; more are sorted by IRI.
_NAMED = 2_000

_ANNOTATED = node("owl:annotatedSource")
_ENDS = (node("sssom:subject_id"), node("sssom:object_id"))
_TYPE, _TERM, _TERM_RECORD = node("rdf:type"), node("ck:term"), node("ck:TermRecord")


class Fact(NamedTuple):
    """A predicate of a thing with its values, or, ``incoming``, the things of which it is a value.

    ``within``: it stands in what the value is made of, for instance in a class expression, and is not the value itself.
    ``more`` tells how many others there are beside the values; ``is_cut``, that they were not counted to the end.
    """

    predicate: ox.NamedNode
    values: tuple[Value, ...]
    incoming: bool = False
    within: bool = False
    more: int = 0
    is_cut: bool = False

    def title(self, index: Index) -> str:
        """The predicate in words, from the side of the thing."""
        if self.incoming and self.predicate == _ANNOTATED:
            return "annotated"
        label = index.label(self.predicate)
        within = "named in" if self.within else ""
        return f"is {within} “{label}” of".replace("  ", " ") if self.incoming else label

    def rest(self) -> str:
        """What follows after the values, if not all are given."""
        return f"and {'more than ' if self.is_cut else ''}{self.more} more" if self.more else ""


class About(NamedTuple):
    """A card, and the facts that stand on it in words."""

    card: Card
    facts: tuple[Fact, ...]


def card(store: ox.Store | Index, iri: str, *, note: str = "") -> Card:
    """The card of a thing; for several, make :class:`Cards` once.

    Args:
        store: The data.
        iri: What to tell of.
        note: How a name led to it.

    Raises:
        UnknownNameError: when the data says nothing of it.
    """
    return Cards(store).card(iri, note=note)


class Cards:
    """The cards of a graph. Only what is near a thing is read for its card, and claims are put in words once.

    Args:
        store: The data, which must not change meanwhile.
    """

    def __init__(self, store: ox.Store | Index) -> None:
        self.index = store if isinstance(store, Index) else StoreIndex(store)
        self._claim = lru_cache(_READ)(lambda record: claim_of(self.index, record))
        self._statement = lru_cache(_READ)(lambda claim: statement(self.index, claim))
        self._order = reading_order(self.index)

    def card(self, iri: str, *, note: str = "") -> Card:
        """The card of a thing; as :func:`card`."""
        return self.about(iri, note=note).card

    def about(self, iri: str, *, note: str = "") -> About:
        """The card of a thing, and the facts that stand on it in words."""
        index = self.index
        thing = self._thing(iri)
        near = self.claims(thing)
        groups = tuple(self._groups(near, thing))
        facts = tuple(self._facts(thing, near, has_claims=bool(groups)))
        mapped = tuple(links_of(index, thing))
        if not (index.properties(thing) or groups or facts or mapped):
            raise UnknownNameError(f"the data says nothing of {shrink(iri)}", hint=CONCEPTS)
        touched = {iri, *(link.iri for link in mapped if link.iri)}
        touched |= {claim.iri for claim in near if thing in (claim.subject, claim.object)}
        gaps = {thing, *(gap for gap, predicate in self._pointing(thing) if predicate == node("ck:gapOf"))}
        made = Card(
            id=iri if is_unnamed(iri) else shrink(iri),
            iri=iri,
            label=index.once(Unnamed).label(thing) if is_unnamed(iri) else self._label(thing),
            classes=tuple(map(index.label, index.kinds(thing))),
            definition=index.definition(thing),
            note=note,
            names=tuple(_names(index, thing, near)),
            groups=groups,
            gaps=tuple(self._gap(gap) for gap in sorted(gaps, key=str) if node("ck:Gap") in index.values(gap, _TYPE)),
            mappings=mapped,
            conflicts=tuple(conflicts(index, thing, touched.__contains__)),
            facts=tuple(_in_words(index, facts)),
            cautions=cautions(index, near),
            shared=() if is_unnamed(iri) else tuple(shared(index, iri)),
        )
        return About(made, facts)

    def _thing(self, iri: str) -> Resource:
        """The thing of an IRI, or the blank node of a name."""
        blank = self.index.once(Unnamed).thing(iri) if is_unnamed(iri) else None
        return blank or ox.NamedNode(check_iri(iri))

    def _label(self, thing: Resource) -> str:
        """What a thing is called: a claim by its sentence, a record of a mapping by the mapping in words."""
        kinds = self.index.values(thing, _TYPE)
        if any(kind in kinds for kind in CLASSES):
            return self._statement(self._claim(thing)).sentence
        if node("ck:Mapping") in kinds:
            link = recorded_link(self.index, thing)
            return f"{called(self.index, link.subject) if link.subject else link.subject_label} {link}"
        return called(self.index, thing.value) if isinstance(thing, ox.NamedNode) else self.index.label(thing)

    def claims(self, thing: Resource) -> list[Claim]:
        """The claims in which a thing plays a part, and the claim that it is, in the order of the entry."""
        if not self._has_claims:
            return []
        near = dict.fromkeys((thing, *(subject for subject, _ in self._pointing(thing))))
        if isinstance(thing, ox.NamedNode):  # a qualifier stands there as predicate
            near |= dict.fromkeys(islice(self.index.using(thing), _READ))
        return sorted(map(self._claim, filter(self._is_claim, near)), key=self._order)

    def _facts(self, thing: Resource, near: Sequence[Claim], *, has_claims: bool) -> Iterator[Fact]:
        """What nothing else on a card tells: the other triples of a thing, then, without claims, what points at it.

        A plain triple that a claim says, too, is not repeated.
        """
        index = self.index
        definition = index.definition(thing)
        skip = {_TYPE, *NAMES, *MATCHES, node("ck:position")}
        if node("ck:Mapping") in index.values(thing, _TYPE):
            skip -= {*MATCHES}
        said: dict[ox.NamedNode, list[Value]] = {}
        for record in _records(index, thing):
            for predicate, values in index.properties(record).items():
                known = said.setdefault(predicate, [])
                known += [value for value in values if value not in known]
        told = {(claim.predicate, claim.object) for claim in near if claim.subject == thing}
        for predicate, values in sorted(said.items(), key=lambda pair: self._fact_order(pair[0])):
            left = [one for one in values if (predicate, one) not in told]
            left = [one for one in left if not (predicate in DEFINITIONS and _is_text(one, definition))]
            if predicate not in skip and left:
                yield Fact(predicate, tuple(left))
        if not has_claims:
            yield from self._incoming(thing)

    def _fact_order(self, predicate: ox.NamedNode) -> tuple[int, str]:
        return relation_rank(predicate), self.index.label(predicate)

    def _pointing(self, thing: Resource) -> Iterator[tuple[Resource, ox.NamedNode]]:
        return islice(self.index.pointing(thing), _READ)

    def _is_claim(self, record: Resource) -> bool:
        kinds = self.index.values(record, _TYPE)
        return any(kind in kinds for kind in CLASSES) and not is_retired(self.index, record)

    @cached_property
    def _has_claims(self) -> bool:
        return any(map(self._is_claim, self.index.of_type(*CLASSES)))

    def _groups(self, claims: Iterable[Claim], thing: Resource) -> Iterator[Group]:
        """The claims in which a thing plays a part; a claim stands once, under the first part that fits.

        By part, then as :func:`kg.claims.order.relation_rank` says, then the largest group first.
        """
        found: dict[tuple[int, str, str, ox.NamedNode], list[Statement]] = {}
        for claim in claims:
            for at, (role, title, fits) in enumerate(self._parts(claim, thing)):
                if fits:
                    by = claim.predicate if role in ("subject", "object") else NOTHING
                    found.setdefault((at, role, title, by), []).append(statement(self.index, claim, thing))
                    break
        order = sorted(found.items(), key=lambda pair: (pair[0][0], relation_rank(pair[0][3]), -len(pair[1])))
        for (_, role, title, by), statements in order:
            yield Group(role, title, tuple(statements), by.value if by != NOTHING else "")

    def _parts(self, claim: Claim, thing: Resource) -> tuple[tuple[str, str, bool], ...]:
        """The parts that a thing can play in a claim: role, title of the group, and whether it plays it."""
        predicate = self.index.label(claim.predicate) if claim.predicate != NOTHING else ""
        said = {key: values for key, values in claim.qualifiers.items() if key not in READING}
        qualifiers = {claim.modality, *said, *(value for values in said.values() for value in values)}
        return (
            ("itself", "what it says", claim.iri == thing.value),
            ("subject", predicate, claim.subject == thing and claim.predicate not in NAMES),
            ("object", predicate, claim.object == thing),
            ("predicate", "claims with this predicate", claim.predicate == thing),
            ("qualifier", "named as how, when or for whom", thing in qualifiers),
            ("evidence", "what rests on it", thing in claim.evidence),
            ("layer", "claims of this layer", claim.layer == thing),
        )

    def _gap(self, gap: Resource) -> Gap:
        index = self.index
        predicate = index.value(gap, node("ck:affectsPredicate"))
        beside = {record for record, key in self._pointing(gap) if key == node("ck:supplements")}
        supplements = (
            self._statement(self._claim(record))
            for record in beside
            if CLASSES[0] in index.values(record, _TYPE) and self._is_claim(record)
        )
        return Gap(
            id=shrink(gap.value),
            label=index.label(gap),
            definition=index.definition(gap),
            predicate=index.label(predicate) if predicate else "",
            said=gap_words(index, gap),
            supplements=tuple(sorted(supplements, key=lambda claim: claim.id)),
            affects=predicate.value if isinstance(predicate, ox.NamedNode) else "",
        )

    def _incoming(self, thing: Resource) -> Iterator[Fact]:
        """What points at a thing that plays no part in a claim, for instance the members of a class."""
        found: dict[tuple[ox.NamedNode, bool], set[Resource]] = {}
        pointing = list(self._pointing(thing))
        is_cut = len(pointing) == _READ
        for subject, predicate in pointing:
            if predicate in _ENDS:  # among the mappings
                continue
            for owner, by in owners(self.index, subject, predicate):
                if owner != thing and not is_synonym_type(self.index, owner):
                    found.setdefault((by, owner != subject), set()).add(owner)
        for (predicate, within), subjects in sorted(
            found.items(), key=lambda pair: (*self._fact_order(pair[0][0]), pair[0][1])
        ):
            by_name = len(subjects) <= _NAMED  # of more, the names cost too much
            shown = sorted(subjects, key=(lambda subject: word(self.index, subject)) if by_name else str)[:MOST]
            more = len(subjects) - len(shown)
            yield Fact(predicate, tuple(shown), incoming=True, within=within, more=more, is_cut=is_cut)


def _in_words(index: Index, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Facts as pairs of words."""
    for fact in facts:
        words = ", ".join(sorted({word(index, value) for value in fact.values}))
        yield fact.title(index), f"{words} {fact.rest()}".rstrip()


def _names(index: Index, thing: Resource, claims: Iterable[Claim]) -> Iterator[Name]:
    """Names that claims give, then those of plain triples that no claim gives."""
    seen = {index.label(thing)}
    for claim in claims:
        if claim.subject == thing and claim.predicate in NAMES and not claim.negated:
            words = wording(index, claim)
            remarks = [one.value if one.value != "true" else one.label for one in words.qualifiers]
            seen.add(words.object)
            yield Name(words.object, words.predicate, tuple(remarks), source_words(index, claim), claim.note)
    for record in _records(index, thing):
        label = index.label(record)
        if label not in seen:
            seen.add(label)
            yield Name(label, index.label(node("rdfs:label")))
        for predicate, value in index.names(record):
            if value.value not in seen:
                seen.add(value.value)
                remarks = synonym_types(index, record, predicate, value)
                yield Name(in_words(value), index.label(predicate), tuple(remarks))


def _is_text(value: Value, text: str) -> bool:
    return isinstance(value, ox.Literal) and in_words(value) == text


def _records(index: Index, thing: Resource) -> list[Resource]:
    """A thing; for the record of a term, all records of that term, itself first: several layers may tell of one."""
    if _TERM_RECORD not in index.values(thing, _TYPE):
        return [thing]
    terms = index.resources(thing, _TERM)
    beside = {record for term in terms for record, key in index.pointing(term) if key == _TERM} - {thing}
    return [thing, *sorted((one for one in beside if _TERM_RECORD in index.values(one, _TYPE)), key=str)]


def word(index: Index, value: Value) -> str:
    """A value in words; a resource with its CURIE, as labels alone are not unique."""
    if isinstance(value, ox.Literal):
        return value.value
    if isinstance(value, ox.BlankNode):
        return Anonymous(index, index.label).text(value)
    short, label = index.curie(value.value), index.label(value)
    if index.properties(value).keys().isdisjoint(LABELS) and short.endswith(f":{label}"):
        return short
    is_plain = value.value.startswith(ONTOLOGY) or not index.properties(value)
    return (label if index.properties(value) else short) if is_plain else f"{label} ({short})"
