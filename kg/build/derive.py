"""What follows from the source data and is therefore not written by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

import pyoxigraph as ox

from kg.claims.claim import ACCEPTED, OF_NOBODY, claim_of, is_negated, is_retired, study_kinds
from kg.claims.sentences import sentence
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import ONTOLOGY, local_name, record_space

__all__ = [
    "Members",
    "association_iri",
    "derive_direct",
    "derive_layer",
    "derive_names",
    "derive_subsets",
    "derive_supplements",
    "members",
    "slug",
]

Triples = Iterable[ox.Triple]
#: Class to its members in one graph.
Members = Mapping[Value, list[Resource]]

TYPE = node("rdf:type")
LABEL = node("rdfs:label")
SUBJECT, PREDICATE, OBJECT = node("rdf:subject"), node("rdf:predicate"), node("rdf:object")
ASSOCIATION, NEGATED = node("ck:Association"), node("ck:NegatedAssociation")
EVIDENCE_KIND = node("ck:Evidence")
EVIDENCE, LAYER, SECTION = node("ck:evidence"), node("ck:layer"), node("ck:section")
PREF_LABEL = node("skos:prefLabel")
ALT_LABEL, EXACT = node("skos:altLabel"), node("oboInOwl:hasExactSynonym")
RECORDS = (
    ASSOCIATION,
    NEGATED,
    node("ck:Gap"),
    node("ck:NonClinicalUnit"),
    node("ck:UnreadUnit"),
    node("ck:TermRecord"),
    node("ck:Conflict"),
)
SOURCE, STATUS, REJECTED = node("dcterms:source"), node("ck:status"), node("ck:rejected")
VARIABLE, PURPOSE, CAUTION = node("ck:variable"), node("ck:purpose"), node("ck:caution")
#: Predicates of claims that give a name.
NAMING = frozenset(
    (PREF_LABEL, *(node(f"oboInOwl:has{scope}Synonym") for scope in ("Broad", "Exact", "Narrow", "Related")))
)
#: What bars any direct triple, a name's, too.
_SPECIAL = (node("ck:comparison"), node("ck:diseaseContext"), node("ck:timePoint"), node("ck:unit"))
#: Shares, in per cent, of which a claim may have one; its upper end where it has two.
_SHARES = (node("ck:percentageTo"), node("ck:percentage"), node("ck:sensitivity"))
_HALF = 50
APPROVAL, APPROVED = node("ck:approvalStatus"), node("ck:approvedUse")
#: What an approval says of where and for whom it holds; it restricts nothing.
_OF_APPROVAL = frozenset((node("ck:jurisdiction"), node("ck:population")))
#: Speaks of animals by itself.
_ANIMAL_MODEL = node("ck:hasAnimalModel")
#: Ways of saying that are no statement of the source.
_NOT_SAID = node("ck:readSo")
_WORD = re.compile(r"[^\W_]+")


def slug(text: str) -> str:
    """A text as part of a readable IRI.

    >>> slug("Eaton-Lambert syndrome")
    'eaton-lambert-syndrome'
    """
    return "-".join(_WORD.findall(text.lower()))


def association_iri(index: Index, association: Resource, restricting: Iterable[Resource], layer: ox.NamedNode) -> str:
    """The IRI that an association must have: source, subject, predicate, object, negation, restricting qualifiers.

    Wording, evidence and strength of the hedge are no part of it, so that a claim said twice is one association. In a
    layer of many papers the paper is the source, and therefore the last part of the name.
    """

    def name(term: Value | None) -> str:
        if isinstance(term, ox.Literal):
            return slug(term.value)
        return local_name(term.value) if term else "?"

    parts = [name(index.value(association, key)) for key in (SUBJECT, PREDICATE, OBJECT)]
    if is_negated(index, association):
        parts.append("not")
    for key in sorted(restricting, key=lambda key: local_name(key.value)):
        if isinstance(key, ox.NamedNode):
            values = sorted({name(value) for value in index.values(association, key)})
            parts.extend(f"{local_name(key.value)}-{value}" for value in values)
    if not index.resources(layer, SOURCE):
        parts.extend(sorted(local_name(paper.value) for paper in _citations(index, association)))
    return f"{record_space(layer.value)}{'_'.join(parts)}"


def _citations(index: Index, record: Resource) -> list[Resource]:
    """What a record cites, in place of a span of an entry."""
    cited = index.resources(record, EVIDENCE)
    return [paper for paper in cited if node("ck:Citation") in index.values(paper, TYPE)]


def derive_names(concepts: Triples) -> Iterator[ox.Triple]:
    """Make every concept a skos:Concept with a skos:prefLabel."""
    for triple in concepts:
        if triple.predicate == LABEL:
            yield ox.Triple(triple.subject, PREF_LABEL, triple.object)
            yield ox.Triple(triple.subject, TYPE, node("skos:Concept"))


def members(triples: Triples) -> Members:
    """The subjects of a graph by their classes, each in the order of the graph."""
    found: dict[Value, dict[Resource, None]] = {}
    for triple in triples:
        if triple.predicate == TYPE and not isinstance(triple.subject, ox.Triple):
            found.setdefault(cast("Value", triple.object), {})[triple.subject] = None
    return {kind: list(subjects) for kind, subjects in found.items()}


def derive_layer(index: Index, layer: ox.NamedNode, here: Members) -> Iterator[ox.Triple]:
    """Fill in what a layer implies: layer, section, source, the claim in words, and the defaults given on the layer.

    Args:
        index: All that is written.
        layer: The layer's IRI.
        here: What is described in the layer, from :func:`members`.
    """
    sources = index.resources(layer, SOURCE)
    sections = [
        (start, end, kind)
        for section in here.get(node("ck:Section"), ())
        for kind in index.resources(section, node("ck:sectionKind"))
        if (start := index.number(section, node("oa:start"))) is not None
        and (end := index.number(section, node("oa:end"))) is not None
    ]
    for record in _of(here, *RECORDS):
        yield ox.Triple(record, LAYER, layer)
        starts = [index.number(span, node("oa:start")) for span in index.resources(record, EVIDENCE)]
        for start, end, kind in sections:
            if any(place is not None and start <= place < end for place in starts):
                yield ox.Triple(record, SECTION, kind)
    for association in _of(here, ASSOCIATION, NEGATED):
        yield from _derive_association(index, association, layer)
    yield from _next_steps(index, here)
    for span in _of(here, EVIDENCE_KIND, node("ck:Cue"), node("ck:Mention")):
        yield ox.Triple(span, TYPE, node("oa:TextPositionSelector"))
        for source in sources:
            yield ox.Triple(span, node("oa:hasSource"), source)


def _derive_association(index: Index, association: Resource, layer: ox.NamedNode) -> Iterator[ox.Triple]:
    """What a layer implies for one claim; here each claim is read, once."""
    words = ox.Literal(sentence(index, claim_of(index, association)), language="en")
    yield ox.Triple(association, LABEL, words)
    if not is_retired(index, association) and REJECTED not in index.values(association, STATUS):
        yield ox.Triple(association, node("ck:inWords"), words)
    for source in index.resources(layer, SOURCE) or _citations(index, association):
        yield ox.Triple(association, node("prov:hadPrimarySource"), source)
    for key in (node("ck:knowledgeLevel"), node("ck:agentType")):
        default = index.value(layer, key)
        if default and not index.values(association, key):
            yield ox.Triple(association, key, default)


def _of(here: Members, *kinds: ox.NamedNode) -> Iterator[Resource]:
    """The members of any of the classes, each once."""
    return iter(dict.fromkeys(subject for kind in kinds for subject in here.get(kind, ())))


def _next_steps(index: Index, here: Members) -> Iterator[ox.Triple]:
    """Join the arrows of a mechanism: one ends where the other begins, in the same disease context."""
    context = node("ck:diseaseContext")
    arrows = [
        arrow
        for arrow in here.get(ASSOCIATION, ())
        if node("ck:leadsTo") in index.values(arrow, PREDICATE)
        and REJECTED not in index.values(arrow, STATUS)
        and not is_negated(index, arrow)
        and not is_retired(index, arrow)
    ]
    for arrow in arrows:
        for following in arrows:
            if index.values(arrow, OBJECT) == index.values(following, SUBJECT) and set(
                index.values(arrow, context)
            ) == set(index.values(following, context)):
                yield ox.Triple(arrow, node("ck:nextStep"), following)


def derive_supplements(
    index: Index, layers: Mapping[ox.NamedNode, Members]
) -> Iterator[tuple[ox.NamedNode, ox.Triple]]:
    """Say which claims of one layer stand beside a gap of another; what the lost list held stays unknown.

    They have the same subject, the predicate that the gap affects or one that ``ck:covers`` it, an object of the kind
    that is missing, and no purpose other than that of the list. A gap with ``ck:missingUnder`` takes the forms of that
    alone, and they go to no other gap.

    Args:
        index: All that is written.
        layers: What is described in each layer, from :func:`members`.

    Yields:
        The layer of the claim, and the triple that belongs to it.
    """
    gaps = [(layer, gap) for layer, here in layers.items() for gap in here.get(node("ck:Gap"), ())]
    for layer, here in layers.items():
        for claim in here.get(ASSOCIATION, ()):
            if is_negated(index, claim) or is_retired(index, claim) or REJECTED in index.values(claim, STATUS):
                continue
            fitting = [
                (gap, index.values(gap, node("ck:missingUnder")))
                for home, gap in gaps
                if home != layer and _fits(index, claim, gap)
            ]
            forms = _forms(index, claim)
            special = [gap for gap, under in fitting if forms.intersection(under)]
            for gap in special or [gap for gap, under in fitting if not under]:
                yield layer, ox.Triple(claim, node("ck:supplements"), gap)


def _fits(index: Index, claim: Resource, gap: Resource) -> bool:
    """Whether subject, predicate and kind of object are those that a gap speaks of."""
    stated = index.resources(claim, PREDICATE)
    stated += [covered for key in stated for covered in index.resources(key, node("ck:covers"))]
    kinds: set[Resource] = {node("ck:Concept")}
    for concept in index.resources(claim, OBJECT):
        kinds.update(index.resources(concept, TYPE))
    purposes, wanted = index.values(claim, PURPOSE), index.values(gap, PURPOSE)
    return (
        index.value(claim, SUBJECT) == index.value(gap, node("ck:gapOf"))
        and not (purposes and wanted and set(purposes).isdisjoint(wanted))
        and not set(stated).isdisjoint(index.values(gap, node("ck:affectsPredicate")))
        and not kinds.isdisjoint(index.resources(gap, node("ck:missingKind")))
    )


def _forms(index: Index, claim: Resource) -> set[Value]:
    """The object of a claim, what it is an example of by its source, and all that is broader."""
    found: set[Value] = set()
    waiting = [*index.resources(claim, OBJECT), *index.resources(claim, node("ck:exampleOf"))]
    while waiting:
        concept = waiting.pop()
        if concept not in found:
            found.add(concept)
            waiting += index.resources(concept, node("skos:broader"))
    return found


def derive_direct(
    index: Index, associations: Iterable[Resource], restricting: Collection[Resource]
) -> Iterator[ox.Triple]:
    """The triples that associations stand for: those that say something of their subject in general.

    None comes from an association that is negated, rare, of a use without approval, a number with a unit, not checked
    against its source, read so without being said, retired, a warning, counted in less than half of those of whom the
    source speaks, or found in animals, in the laboratory or in a single case;
    nor from one with a restricting qualifier: a population, a condition, a disease context, a comparison, a statistic,
    a case definition, a jurisdiction, a severity other than variable. Where and for whom a use is approved restricts
    nothing. A name is no claim of this kind and stays, whomever it is used for, unless it is what the graph
    calls another concept. None repeats a preferred name, which the concept carries itself. Exact names become
    skos:altLabel, too.

    Args:
        index: All that is written.
        associations: Which may stand for a triple.
        restricting: The restricting qualifiers.
    """
    for association in associations:
        subject, predicate, value = (index.value(association, key) for key in (SUBJECT, PREDICATE, OBJECT))
        if (
            not isinstance(subject, ox.NamedNode)
            or not isinstance(predicate, ox.NamedNode)
            or value is None
            or predicate == PREF_LABEL
            or not _is_general(index, association)
            or (predicate in NAMING and _is_anothers(index, subject, value))
            or (predicate not in NAMING and _is_restricted(index, association, restricting))
        ):
            continue
        yield ox.Triple(subject, predicate, value)
        if predicate == EXACT and not index.is_true(association, node("ck:ambiguous")):
            yield ox.Triple(subject, ALT_LABEL, value)


def _is_anothers(index: Index, subject: Resource, name: Value) -> bool:
    """Whether a name is what the graph calls another concept: then it would lead to the wrong one."""
    return any(one != subject for one in index.once(_called).get(name.value.casefold(), ()))


def _called(index: Index) -> dict[str, list[Resource]]:
    found: dict[str, list[Resource]] = {}
    for concept in index.using(LABEL):
        if any(kind.value.startswith(ONTOLOGY) and kind not in RECORDS for kind in index.resources(concept, TYPE)):
            found.setdefault(index.label(concept).casefold(), []).append(concept)
    return found


def _is_general(index: Index, association: Resource) -> bool:
    """Whether a claim stands, affirms, and is more than a rare or single case, an unapproved use, or a number.

    What was found in animals or in the laboratory is of nobody, unless people were studied, too. A warning
    (``ck:caution``) stands nowhere without its source, country and date.
    """
    kinds, predicates = set(study_kinds(index, association)), index.resources(association, PREDICATE)
    return (
        index.value(association, STATUS) in ACCEPTED
        and (kinds.isdisjoint(OF_NOBODY) or node("ck:studyInPeople") in kinds or _ANIMAL_MODEL in predicates)
        and _NOT_SAID not in index.values(association, node("ck:modality"))
        and set(index.values(association, APPROVAL)) <= {APPROVED}
        and not _is_of_few(index, association)
        and not any(index.values(key, CAUTION) for key in predicates)
        and not is_negated(index, association)
        and not is_retired(index, association)
        and not any(index.values(association, key) for key in _SPECIAL)
        and node("ck:rare") not in index.values(association, node("ck:frequency"))
    )


def _is_of_few(index: Index, association: Resource) -> bool:
    """Whether a source counts less than half of those of whom it speaks, or how a condition spreads over groups."""
    count, size = index.number(association, node("ck:count")), index.number(association, node("ck:sampleSize"))
    shares = [
        float(value.value) for key in _SHARES for value in index.values(association, key)[:1] if _is_number(value)
    ]
    if count is not None and size:
        shares.append(100 * count / size)
    is_spread = node("ck:occursIn") in index.values(association, PREDICATE)
    return bool(shares) and (is_spread or shares[0] < _HALF)


def _is_number(value: Value) -> bool:
    return isinstance(value, ox.Literal) and value.value.replace(".", "", 1).isdigit()


def _is_restricted(index: Index, association: Resource, restricting: Collection[Resource]) -> bool:
    """Whether a claim holds of some only.

    That a thing varies in severity leaves none out, nor does it matter to a use where and for whom it is approved.
    """
    is_approval = APPROVED in index.values(association, APPROVAL)
    return any(
        value != VARIABLE
        for key in restricting
        if isinstance(key, ox.NamedNode) and not (is_approval and key in _OF_APPROVAL)
        for value in index.values(association, key)
    )


def derive_subsets(dataset: ox.NamedNode, layers: Iterable[Resource]) -> Iterator[ox.Triple]:
    """Say that every layer is a part of a dataset (VoID)."""
    for layer in layers:
        yield ox.Triple(dataset, node("void:subset"), layer)
