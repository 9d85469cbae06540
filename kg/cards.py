"""A card tells all that a graph holds on one thing: what it is, its names, claims, gaps, mappings and conflicts.

Most often the thing is a concept; an association, predicate, class, layer, citation, conflict, gap or any other
resource has a card, too, with the claims in which it plays a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kg.associations import AssociationRow, association_rows
from kg.conflicts import Conflict, conflicts
from kg.errors import UnknownNameError
from kg.index import Index, Resource, Value, node
from kg.links import Link, links
from kg.namespaces import ONTOLOGY, check_iri, shrink
from kg.resolve import NAMES
from kg.sentences import sentence, source_words
from kg.tables import printable

__all__ = ["Card", "Claim", "Gap", "Group", "Name", "card"]

#: Claims of one group that a card prints; JSON has all.
MOST = 25

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
            *((_title(group), _claim_lines(group.claims, self._subject(group))) for group in self.groups),
            ("Lost from the source", (line for gap in self.gaps for line in _gap_lines(gap, whole=gap.id == self.id))),
            ("Mappings", (f"  {_of_another(link, self.iri)}{link}" for link in self.mappings)),
            ("Sources disagree", (f"  {line}" for conflict in self.conflicts for line in str(conflict).split("\n"))),
            ("More", (f"  {key}: {value}" for key, value in self.facts)),
        ):
            block = list(part)
            if block:
                lines += ["", title, *block]
        return "\n".join(map(printable, lines)) + "\n"

    def _subject(self, group: Group) -> str:
        """What a sentence of the group begins with and need not repeat."""
        return self.label if group.role == "subject" else ""


def card(store: ox.Store | Index, iri: str, *, note: str = "") -> Card:
    """The card of a thing.

    Args:
        store: The data.
        iri: What to tell of.
        note: How a name led to it.

    Raises:
        UnknownNameError: when the data says nothing of it.
    """
    index = store if isinstance(store, Index) else Index(store)
    thing: Resource = ox.NamedNode(check_iri(iri))
    rows = association_rows(index)
    groups = tuple(_groups(rows, iri))
    incoming = [] if groups else list(_incoming(index, thing))
    if not index.properties(thing) and not groups and not incoming:
        raise UnknownNameError(f"the data says nothing of {shrink(iri)}", hint="List concepts: kg query concepts")
    supplements = _supplements(index, rows)
    known = links(index)
    mapped = tuple(link for link in known if iri in (link.subject, link.object))
    touched = {iri, *(link.iri for link in mapped if link.iri)}
    touched |= {row.iri for row in rows if iri in (row.subject_iri, row.object_iri)}
    return Card(
        id=shrink(iri),
        iri=iri,
        label=next((_mapping_label(index, link) for link in known if link.iri == iri), index.label(thing)),
        classes=tuple(map(index.label, index.kinds(thing))),
        definition=index.definition(thing),
        note=note,
        names=tuple(_names(index, thing, rows)),
        groups=groups,
        gaps=tuple(
            _gap(index, gap, supplements)
            for gap in sorted(index.of_type(node("ck:Gap")), key=str)
            if thing in index.values(gap, node("ck:gapOf")) or gap == thing
        ),
        mappings=mapped,
        conflicts=tuple(conflicts(index, thing, touched.__contains__)),
        facts=tuple(_facts(index, thing, has_claims=bool(rows))) + tuple(incoming),
    )


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


def _groups(rows: Iterable[AssociationRow], iri: str) -> Iterator[Group]:
    """The claims in which a thing plays a part; a claim stands once, under the first part that fits."""
    found: dict[tuple[int, str, str], list[Claim]] = {}
    for row in rows:
        qualifiers = {row.modality_iri, *(term for pair in row.qualifier_iris for term in pair)}
        parts = (
            ("itself", "what it says", row.iri == iri),
            ("subject", row.predicate, row.subject_iri == iri and row.predicate_iri not in _NAMING),
            ("object", row.predicate, row.object_iri == iri),
            ("predicate", "claims with this predicate", row.predicate_iri == iri),
            ("qualifier", "named as how, when or for whom", iri in qualifiers),
            (
                "evidence",
                "what rests on it",
                iri in {*(span.iri for span in row.evidence), *(work.iri for work in row.citations)},
            ),
            ("layer", "claims of this layer", row.layer_iri == iri),
        )
        for at, (role, title, fits) in enumerate(parts):
            if fits:
                found.setdefault((at, role, title), []).append(_claim(row))
                break
    for (_, role, title), claims in sorted(found.items(), key=lambda pair: pair[0]):
        yield Group(role, title, tuple(claims))


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


def _supplements(index: Index, rows: Iterable[AssociationRow]) -> dict[str, list[Claim]]:
    """The claims beside each gap."""
    by_iri = {row.iri: row for row in rows}
    found: dict[str, list[Claim]] = {}
    for record in index.of_type(node("ck:Association")):
        for gap in index.resources(record, node("ck:supplements")):
            if record.value in by_iri:
                found.setdefault(gap.value, []).append(_claim(by_iri[record.value]))
    return found


def _gap(index: Index, gap: Resource, supplements: dict[str, list[Claim]]) -> Gap:
    predicate = index.value(gap, node("ck:affectsPredicate"))
    return Gap(
        id=shrink(gap.value),
        label=index.label(gap),
        definition=index.definition(gap),
        predicate=index.label(predicate) if predicate else "",
        supplements=tuple(sorted(supplements.get(gap.value, ()), key=lambda claim: claim.id)),
    )


def _facts(index: Index, thing: Resource, *, has_claims: bool) -> Iterator[tuple[str, str]]:
    """Triples that nothing else on the card tells; where there are claims, plain triples of predicates repeat them."""
    predicates = set(index.of_type(node("ck:Predicate"))) if has_claims else set()
    definition = index.definition(thing)
    skip = {_TYPE, *_LABELS, *NAMES, *_MATCHES, node("ck:position")} | predicates
    if node("ck:Mapping") in index.values(thing, _TYPE):
        skip -= _MATCHES
    for predicate, values in sorted(index.properties(thing).items(), key=lambda pair: index.label(pair[0])):
        if predicate not in skip:
            words = sorted({_word(index, value) for value in values if value.value != definition})
            if words:
                yield index.label(predicate), ", ".join(words)


def _incoming(index: Index, thing: Resource) -> Iterator[tuple[str, str]]:
    """What points at a thing that plays no part in a claim, for instance the members of a class."""
    found: dict[str, set[str]] = {}
    for subject in index.subjects():
        for predicate, values in index.properties(subject).items():
            if thing in values:
                found.setdefault(index.label(predicate), set()).add(_word(index, subject))
    for label, words in sorted(found.items()):
        shown = sorted(words)[:MOST]
        more = f" and {len(words) - MOST} more" if len(words) > MOST else ""
        yield f"is “{label}” of", ", ".join(shown) + more


def _word(index: Index, value: Value) -> str:
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


def _title(group: Group) -> str:
    title = group.title[:1].upper() + group.title[1:]
    return f"Of others: {group.title}" if group.role == "object" else title


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
