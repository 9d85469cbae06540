"""A card tells all that a graph holds on one thing: what it is, its names, claims, gaps, mappings and conflicts.

Most often the thing is a concept; an association, predicate, class, layer, citation, conflict, gap or any other
resource has a card, too, with the claims in which it plays a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.claims.claim import CLASSES, AssociationRow, association_order, association_row, is_retired
from kg.claims.conflicts import Conflict, conflicts
from kg.claims.mappings import Link, links_of, recorded_link
from kg.claims.names import NAMES
from kg.claims.words import sentence, source_words
from kg.errors import UnknownNameError
from kg.rdf.index import Index, Resource, StoreIndex, Value, node
from kg.rdf.namespaces import ONTOLOGY, check_iri, shrink
from kg.tables import printable

__all__ = ["MOST", "Card", "Cards", "Claim", "Fact", "Gap", "Group", "Name", "card", "word"]

#: Claims of one group that a card prints; JSON has all.
MOST = 25
#: Statements that point at a thing which a card takes into account; only a graph of many millions has more.
_READ = 20_000
#: Things that are sorted by name before the first of them are listed; more are sorted by IRI.
_NAMED = 2_000

_NAMING = {predicate.value for predicate in NAMES}
_LABELS = {node("rdfs:label"), node("skos:prefLabel")}
_MATCHES = {node(f"skos:{name}Match") for name in ("exact", "close", "broad", "narrow", "related")}
_TYPE = node("rdf:type")


@dataclass(frozen=True, slots=True)
class Claim:
    """An association in words; ``evidence`` are spans (start, end in code points), ``citations`` identifiers."""

    id: str
    sentence: str
    source: str
    modality: str
    negated: bool
    status: str
    layer: str
    sections: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    citations: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims in which the thing plays one part: ``subject``, ``object``, or another; by predicate."""

    role: str
    title: str
    claims: tuple[Claim, ...]

    @property
    def heading(self) -> str:
        """The title as it stands above the claims."""
        title = self.title[:1].upper() + self.title[1:]
        return f"Of others: {self.title}" if self.role == "object" else title


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its scope ("exact synonym"), remarks ("ambiguous") and source; empty for the label itself."""

    text: str
    scope: str
    remarks: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A list that the source has lost, and the claims of other sources beside it."""

    id: str
    label: str
    definition: str
    predicate: str
    supplements: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What a graph holds on one thing; printing it gives the card in text.

    ``facts`` are its other triples, as pairs of words; ``note`` tells how a name led here.
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

    def record(self) -> dict[str, Any]:
        """The card as dictionaries and lists, ready for JSON."""
        return asdict(self) | {"mappings": [link.record() for link in self.mappings]}

    def __str__(self) -> str:
        lines = [self.label, " · ".join(filter(None, (self.id, *self.classes)))]
        lines += [text for text in (self.note, self.definition) if text]
        for title, part in (
            ("Names", map(_name_line, self.names)),
            *((group.heading, _claim_lines(group.claims, self.spoken_of(group))) for group in self.groups),
            ("Lost from the source", (line for gap in self.gaps for line in _gap_lines(gap, whole=gap.id == self.id))),
            ("Mappings", (f"  {_of_another(link, self.iri)}{link}" for link in self.mappings)),
            ("Sources disagree", (f"  {line}" for conflict in self.conflicts for line in str(conflict).split("\n"))),
            ("More", (f"  {key}: {value}" for key, value in self.facts)),
        ):
            block = list(part)
            if block:
                lines += ["", title, *block]
        return "\n".join(map(printable, lines)) + "\n"

    def spoken_of(self, group: Group) -> str:
        """What a sentence of the group begins with and need not repeat; empty when it is about something else."""
        return self.label if group.role == "subject" else ""


class Fact(NamedTuple):
    """A predicate of a thing with its values, or, ``incoming``, the things of which it is a value.

    ``more`` tells how many others there are beside the values; ``is_cut``, that they were not counted to the end.
    """

    predicate: ox.NamedNode
    values: tuple[Value, ...]
    incoming: bool = False
    more: int = 0
    is_cut: bool = False

    def rest(self) -> str:
        """What follows after the values, if not all are given."""
        return f"and {'more than ' if self.is_cut else ''}{self.more} more" if self.more else ""


def card(store: ox.Store | Index, iri: str, *, note: str = "") -> Card:
    """The card of a thing; whoever wants several makes :class:`Cards` once.

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
        self._row = lru_cache(_READ)(lambda record: association_row(self.index, record))
        self._claim = lru_cache(_READ)(lambda record: _claim(self._row(record)))

    def card(self, iri: str, *, note: str = "") -> Card:
        """The card of a thing; as :func:`card`."""
        index = self.index
        thing: Resource = ox.NamedNode(check_iri(iri))
        rows = self.rows(thing)
        groups = tuple(self._groups(rows, iri))
        facts = list(self.facts(thing))
        if not index.properties(thing) and not groups and not facts:
            raise UnknownNameError(f"the data says nothing of {shrink(iri)}", hint="List concepts: kg query concepts")
        mapped = tuple(links_of(index, thing))
        is_mapping = node("ck:Mapping") in index.values(thing, _TYPE)
        touched = {iri, *(link.iri for link in mapped if link.iri)}
        touched |= {row.iri for row in rows if iri in (row.subject_iri, row.object_iri)}
        gaps = {thing, *(gap for gap, predicate in self._pointing(thing) if predicate == node("ck:gapOf"))}
        return Card(
            id=shrink(iri),
            iri=iri,
            label=_mapping_label(index, recorded_link(index, thing)) if is_mapping else index.label(thing),
            classes=tuple(map(index.label, index.kinds(thing))),
            definition=index.definition(thing),
            note=note,
            names=tuple(_names(index, thing, rows)),
            groups=groups,
            gaps=tuple(self._gap(gap) for gap in sorted(gaps, key=str) if node("ck:Gap") in index.values(gap, _TYPE)),
            mappings=mapped,
            conflicts=tuple(conflicts(index, thing, touched.__contains__)),
            facts=tuple(_in_words(index, facts)),
        )

    def rows(self, thing: Resource) -> list[AssociationRow]:
        """The claims in which a thing plays a part, and the claim that it is, in the order of the entry."""
        if not self._has_claims:
            return []
        near = dict.fromkeys((thing, *(subject for subject, _ in self._pointing(thing))))
        if isinstance(thing, ox.NamedNode):  # a qualifier stands there as predicate
            near |= dict.fromkeys(islice(self.index.using(thing), _READ))
        return sorted(map(self._row, filter(self._is_claim, near)), key=association_order)

    def row(self, iri: str) -> AssociationRow:
        """The claim of an IRI."""
        return self._row(ox.NamedNode(iri))

    def facts(self, thing: Resource) -> Iterator[Fact]:
        """What nothing else on a card tells: the other triples of a thing, then, without claims, what points at it.

        Where there are claims, plain triples of their predicates repeat them.
        """
        index = self.index
        definition = index.definition(thing)
        skip = {_TYPE, *_LABELS, *NAMES, *_MATCHES, node("ck:position")} | self._told_by_claims
        if node("ck:Mapping") in index.values(thing, _TYPE):
            skip -= _MATCHES
        for predicate, values in sorted(index.properties(thing).items(), key=lambda pair: index.label(pair[0])):
            left = [value for value in values if value.value != definition]
            if predicate not in skip and left:
                yield Fact(predicate, tuple(left))
        if not any(True for _ in self._groups(self.rows(thing), thing.value)):
            yield from self._incoming(thing)

    def _pointing(self, thing: Resource) -> Iterator[tuple[Resource, ox.NamedNode]]:
        return islice(self.index.pointing(thing), _READ)

    def _is_claim(self, record: Resource) -> bool:
        kinds = self.index.values(record, _TYPE)
        return any(kind in kinds for kind in CLASSES) and not is_retired(self.index, record)

    @cached_property
    def _has_claims(self) -> bool:
        return any(map(self._is_claim, self.index.of_type(*CLASSES)))

    @cached_property
    def _told_by_claims(self) -> set[Resource]:
        """The predicates of claims, if there are claims."""
        return set(self.index.of_type(node("ck:Predicate"))) if self._has_claims else set()

    def _groups(self, rows: Iterable[AssociationRow], iri: str) -> Iterator[Group]:
        """The claims in which a thing plays a part; a claim stands once, under the first part that fits."""
        found: dict[tuple[int, str, str], list[Claim]] = {}
        for row in rows:
            for at, (role, title, fits) in enumerate(_parts(row, iri)):
                if fits:
                    found.setdefault((at, role, title), []).append(self._claim(ox.NamedNode(row.iri)))
                    break
        for (_, role, title), claims in sorted(found.items(), key=lambda pair: pair[0]):
            yield Group(role, title, tuple(claims))

    def _gap(self, gap: Resource) -> Gap:
        index = self.index
        predicate = index.value(gap, node("ck:affectsPredicate"))
        beside = {record for record, key in self._pointing(gap) if key == node("ck:supplements")}
        supplements = (
            self._claim(record)
            for record in beside
            if CLASSES[0] in index.values(record, _TYPE) and self._is_claim(record)
        )
        return Gap(
            id=shrink(gap.value),
            label=index.label(gap),
            definition=index.definition(gap),
            predicate=index.label(predicate) if predicate else "",
            supplements=tuple(sorted(supplements, key=lambda claim: claim.id)),
        )

    def _incoming(self, thing: Resource) -> Iterator[Fact]:
        """What points at a thing that plays no part in a claim, for instance the members of a class."""
        found: dict[ox.NamedNode, set[Resource]] = {}
        pointing = list(self._pointing(thing))
        is_cut = len(pointing) == _READ
        for subject, predicate in pointing:
            found.setdefault(predicate, set()).add(subject)
        for predicate, subjects in sorted(found.items(), key=lambda pair: self.index.label(pair[0])):
            by_name = len(subjects) <= _NAMED  # of more, the names cost too much
            shown = sorted(subjects, key=(lambda subject: word(self.index, subject)) if by_name else str)[:MOST]
            yield Fact(predicate, tuple(shown), incoming=True, more=len(subjects) - len(shown), is_cut=is_cut)


def _in_words(index: Index, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Facts as pairs of words."""
    for fact in facts:
        words = ", ".join(sorted({word(index, value) for value in fact.values}))
        label = index.label(fact.predicate)
        yield (f"is “{label}” of" if fact.incoming else label), f"{words} {fact.rest()}".rstrip()


def _claim(row: AssociationRow) -> Claim:
    return Claim(
        id=shrink(row.iri),
        sentence=sentence(row),
        source=source_words(row),
        modality=row.modality,
        negated=row.negated,
        status=row.status,
        layer=shrink(row.layer_iri),
        sections=row.sections,
        evidence=tuple((evidence.start, evidence.end) for evidence in row.evidence),
        citations=tuple(work.identifier or work.label for work in row.citations),
        note=row.note,
    )


def _parts(row: AssociationRow, iri: str) -> tuple[tuple[str, str, bool], ...]:
    """The parts that a thing can play in a claim: role, title of the group, and whether it plays it."""
    qualifiers = {row.modality_iri, *(term for pair in row.qualifier_iris for term in pair)}
    sources = {*(span.iri for span in row.evidence), *(work.iri for work in row.citations)}
    return (
        ("itself", "what it says", row.iri == iri),
        ("subject", row.predicate, row.subject_iri == iri and row.predicate_iri not in _NAMING),
        ("object", row.predicate, row.object_iri == iri),
        ("predicate", "claims with this predicate", row.predicate_iri == iri),
        ("qualifier", "named as how, when or for whom", iri in qualifiers),
        ("evidence", "what rests on it", iri in sources),
        ("layer", "claims of this layer", row.layer_iri == iri),
    )


def _names(index: Index, thing: Resource, rows: Iterable[AssociationRow]) -> Iterator[Name]:
    """Names that claims give, then those of plain triples that no claim gives."""
    told = {index.label(thing)}
    for row in rows:
        if row.subject_iri == thing.value and row.predicate_iri in _NAMING and not row.negated:
            remarks = [value if value != "true" else key for key, value in row.qualifiers]
            told.add(row.object)
            yield Name(row.object, row.predicate, tuple(remarks), source_words(row), row.note)
    for predicate in NAMES:
        for value in sorted(index.values(thing, predicate), key=str):
            if isinstance(value, ox.Literal) and value.value not in told:
                told.add(value.value)
                yield Name(value.value, index.label(predicate))


def word(index: Index, value: Value) -> str:
    """A value in words; a resource with its CURIE, as labels alone are not unique."""
    if isinstance(value, ox.Literal):
        return value.value
    short, label = shrink(value.value), index.label(value)
    if not _LABELS & index.properties(value).keys() and short.endswith(f":{label}"):
        return short
    is_plain = value.value.startswith(ONTOLOGY) or not index.properties(value)
    return (label if index.properties(value) else short) if is_plain else f"{label} ({short})"


def _mapping_label(index: Index, link: Link) -> str:
    """What a record of a mapping is called, as it has no label: the concept, and the mapping in words."""
    return f"{index.label(ox.NamedNode(link.subject))} {link}"


def _of_another(link: Link, iri: str) -> str:
    """Whose mapping it is, where it is not that of the thing."""
    return "" if link.subject == iri else f"{shrink(link.subject)} "


def _name_line(name: Name) -> str:
    words = ", ".join(filter(None, (name.scope, *name.remarks)))
    source = f" — {name.source}" if name.source else ""
    return f"  {name.text} ({words}){source}" + (f" [{name.note}]" if name.note else "")


def _claim_lines(claims: tuple[Claim, ...], subject: str = "", indent: str = "  ") -> Iterator[str]:
    for claim in claims[:MOST]:
        said = claim.sentence.removeprefix(f"{subject} ") if subject else claim.sentence
        yield f"{indent}{said if said == claim.sentence else f'… {said}'}"
        yield f"{indent}    {claim.source}" + (f" [{claim.note}]" if claim.note else "")
    if len(claims) > MOST:
        yield f"{indent}… and {len(claims) - MOST} more: --format json has all"


def _gap_lines(gap: Gap, *, whole: bool) -> Iterator[str]:
    yield f"  {gap.label} ({gap.id}): {gap.definition}"
    if gap.supplements and whole:
        yield "    Other sources say, which need not be what the list held:"
        yield from _claim_lines(gap.supplements, indent="      ")
    elif gap.supplements:
        layers = ", ".join(sorted({claim.layer for claim in gap.supplements}))
        yield f"    beside it {len(gap.supplements)} claims of other sources ({layers}): kg show {gap.id}"
