"""What a graph says of itself to whoever reads a part of it: title, notice, and what it was made with."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.claims.claim import CLASSES, Claim, has_claims
from kg.condition import Condition, conditions_of
from kg.rdf.index import LABELS, Index, node
from kg.rdf.namespaces import BASE, CONCEPT, HTTP_SCHEMA, VOCABULARIES
from kg.version import LICENCE_NOTICE, NOT_REVIEWED, SOURCE_NOTICE, __version__

__all__ = [
    "UNTITLED",
    "cautions",
    "data_version",
    "datasets",
    "licence_lines",
    "made_from",
    "made_with",
    "not_reviewed",
    "notice",
    "notice_lines",
    "reviewed",
    "reviewed_words",
    "title",
]

#: What is said of a graph of which nobody has signed a claim.
_NOBODY = "No clinician has reviewed this graph."
#: The most people that are named.
_MOST_NAMED = 5
_SIGNED, _REVIEWER, _STATUS = node("ck:reviewed"), node("ck:reviewer"), node("ck:status")
_REJECTED = node("ck:rejected")
_ORCID = "https://orcid.org/"
#: The notice of claims that say nothing of themselves.
_OF_ANY_CLAIMS = f"Made from the data given. {_NOBODY} Not medical advice."
#: What data may call themselves, when they are no dataset with parts.
_WHOLE = (
    *map(node, ("owl:Ontology", "skos:ConceptScheme", "void:Dataset")),
    *(ox.NamedNode(VOCABULARIES["dcat"] + name) for name in ("Catalog", "Dataset")),
    ox.NamedNode(VOCABULARIES["np"] + "Nanopublication"),
    *(node("schema:Dataset"), ox.NamedNode(HTTP_SCHEMA + "Dataset")),
)
_LICENCES = (
    *map(node, ("dcterms:license", "schema:license")),
    *(ox.NamedNode(space + "license") for space in (HTTP_SCHEMA, VOCABULARIES["cc"])),
)
_MOST_LICENCES = 3  # of parts of any data, that are named
#: The title of data that have none.
UNTITLED = "Graph"
_PROGRAM = f"Made with condition-kg {__version__}"
_OURS = ox.NamedNode(BASE)
_LEMS = CONCEPT + "lems"


def notice(index: Index) -> str:
    """What the datasets of a graph say of themselves: where they come from, and who has not reviewed them.

    A dataset is a void:Dataset with parts (void:subset). Of claims that none describes there is a general notice; of
    any other data, what licence they name, as nothing more is known of them.
    """
    described = " ".join(index.once(_descriptions))
    if described or has_claims(index):
        return (described or _OF_ANY_CLAIMS).replace(_NOBODY, index.once(reviewed))
    one = _whole(index)
    stated = {licence.value for key in _LICENCES for licence in (index.values(one, key) if one else ())}
    parts = set() if stated else _licences_of_parts(index)
    said = f"Of parts of them: {' and '.join(sorted(parts))}" if parts else "the data name none"
    return f"A picture of the data given, as they are. Licence: {' and '.join(sorted(stated)) or said}."


def _licences_of_parts(index: Index) -> set[str]:
    """The licences that anything in the data is under; none where they are too many to be named."""
    found: set[str] = set()
    for key in _LICENCES:
        for thing in index.using(key):
            found |= {licence.value for licence in index.values(thing, key)}
            if len(found) > _MOST_LICENCES:
                return set()
    return found


def not_reviewed(index: Index) -> str:
    """Who has reviewed the claims of a graph, and what it is not for."""
    return NOT_REVIEWED.replace(_NOBODY, index.once(reviewed))


def reviewed_words(signed: int, of: int, people: Iterable[str]) -> str:
    """Who has reviewed claims, in a sentence: how many were signed by a person, and by whom.

    Whether that person is a clinician, no graph tells.

    Args:
        signed: How many are signed.
        of: How many there are.
        people: The ORCID iDs of those who signed, as addresses.

    >>> reviewed_words(0, 12, ())
    'No clinician has reviewed this graph.'
    >>> reviewed_words(12, 12, ["https://orcid.org/0000-0002-1825-0097"])
    '12 of 12 claims were signed by a person (https://orcid.org/0000-0002-1825-0097).'
    """
    if not signed:
        return _NOBODY
    names = sorted(set(people))
    named = ", ".join(names[:_MOST_NAMED]) + (f" and {len(names) - _MOST_NAMED} more" if names[_MOST_NAMED:] else "")
    others = "" if signed == of else "; no clinician has reviewed the others"
    return f"{signed} of {of} claims were signed by a person ({named}){others}."


def reviewed(index: Index) -> str:
    """Who has reviewed the claims of a graph, in a sentence; what was rejected is none of them."""
    claims = [claim for claim in index.of_type(*CLASSES) if _REJECTED not in index.values(claim, _STATUS)]
    signed = {
        claim: [who.value for who in index.resources(claim, _REVIEWER)]
        for claim in claims
        if _SIGNED in index.values(claim, _STATUS)
    }
    people = {claim: who for claim, who in signed.items() if any(one.startswith(_ORCID) for one in who)}
    return reviewed_words(len(people), len(claims), (who for several in people.values() for who in several))


def made_from(conditions: Iterable[Condition]) -> str:
    """What conditions of ours are made from, in a sentence: LEMS from an entry and layers, others from open texts."""
    texts = {condition.about == _LEMS: 0 for condition in conditions}
    for condition in conditions:
        texts[condition.about == _LEMS] += len(condition.entries)
    if not texts.get(False):
        return SOURCE_NOTICE
    open_texts = f"{texts[False]} {'text' if texts[False] == 1 else 'texts'} of NIH and CDC as republished in 2019"
    if True not in texts:
        return f"Made from {open_texts}."
    return SOURCE_NOTICE.replace(" and the cited", f", {open_texts}, and the cited")


def notice_lines(index: Index, conditions: Iterable[Condition] | None = None) -> tuple[str, ...]:
    """What a file made from a graph says of itself, in lines: what it is made from, and who has not reviewed it.

    Args:
        index: The graph.
        conditions: Those of which the file tells; all of the graph when None.
    """
    conditions = conditions_of(index) if conditions is None else tuple(conditions)
    if conditions and all(condition.is_shipped for condition in conditions):
        version, date = data_version(index), _date(index)
        stated = f", data version {version}" + (f" ({date})" if date else "") if version else ""
        return (f"condition-kg{stated}.", made_from(conditions), not_reviewed(index), LICENCE_NOTICE)
    titles = ", ".join(condition.title for condition in conditions)
    return (f"{titles}. {_PROGRAM}." if titles else f"{_PROGRAM}.", not_reviewed(index))


def licence_lines(index: Index) -> tuple[str, ...]:
    """The licences of the layers of a graph, a line each with the layers that are under it; derived layers aside."""
    under: dict[str, set[str]] = {}
    for layer in index.of_type(node("ck:Layer")):
        licences = index.values(layer, node("dcterms:license"))
        if node("ck:derivedLayer") not in index.values(layer, node("ck:layerKind")):
            for licence in licences:
                under.setdefault(licence.value, set()).add(index.label(layer))
    return tuple(f"Licence {licence}: {', '.join(sorted(labels))}." for licence, labels in sorted(under.items()))


def title(index: Index) -> str:
    """What a graph is called: its dataset with parts, or what it calls itself; “Graph” where no one thing is that."""
    found = datasets(index)
    one = found[0] if len(found) == 1 else None if found else _whole(index)
    if one is None or (not found and not index.chosen(one, *LABELS) and not _is_named(index, one)):
        return UNTITLED
    return index.label(one) or UNTITLED


def _is_named(index: Index, one: ox.NamedNode) -> bool:
    """Whether a thing is of a kind whose IRIs end as it is called: an ontology, a concept scheme, a VoID dataset."""
    return any(kind in index.values(one, node("rdf:type")) for kind in _WHOLE[:3])


def _whole(index: Index) -> ox.NamedNode | None:
    """The ontology, concept scheme or dataset that a graph is, if just one thing in it is such."""
    for kind in _WHOLE:
        found = [one for one in index.of_type(kind) if isinstance(one, ox.NamedNode)]
        if len(found) == 1 and index.label(found[0]) not in ("", found[0].value):
            return found[0]
    return None


def cautions(index: Index, shown: Iterable[Claim]) -> tuple[str, ...]:
    """What a reader must be told beside claims, each text once: ``ck:caution`` of their predicates and qualifiers."""
    keys = dict.fromkeys(key for claim in shown for key in (claim.predicate, *claim.qualifiers))
    return tuple(dict.fromkeys(text for key in keys if (text := index.chosen(key, node("ck:caution")))))


def made_with(index: Index) -> str:
    """Which program made a page, and of a graph of ours, which version of the data it is; without a final stop."""
    version, date = data_version(index), _date(index)
    if not version:
        return _PROGRAM
    return f"condition-kg {__version__}, data {version}" + (f" ({date})" if date else "")


def data_version(index: Index) -> str:
    """The version that a graph of ours states of itself; empty where it states none, and for any other graph."""
    return index.text(_OURS, node("owl:versionInfo")) if _OURS in datasets(index) else ""


def _date(index: Index) -> str:
    return index.text(_OURS, node("dcterms:date"))


def datasets(index: Index) -> list[ox.NamedNode]:
    """The datasets of a graph: each void:Dataset with parts (void:subset), ours first."""
    found = {one for one in index.of_type(node("void:Dataset")) if index.values(one, node("void:subset"))}
    return sorted((one for one in found if isinstance(one, ox.NamedNode)), key=lambda one: (one != _OURS, one.value))


def _descriptions(index: Index) -> tuple[str, ...]:
    texts = (index.chosen(one, node("dcterms:description")) for one in datasets(index))
    return tuple(dict.fromkeys(filter(None, texts)))
