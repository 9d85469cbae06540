"""The folder of a new condition: its layer, its entry as a document, the lists the entry has lost, and its concept.

Of the entry only offsets, digests, headings and the title are written, never a sentence; but where the licence is an
open one, its file goes beside them whole. A further entry of a condition gets such a folder in that of the condition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.build.derive import slug
from kg.condition import Condition
from kg.entry.read import Entry
from kg.errors import InputError
from kg.evidence.anchor import Anchor, span_triples
from kg.licences import is_open
from kg.link.sssom import COLUMNS
from kg.rdf.index import Value, node
from kg.rdf.namespaces import BASE, EXAMPLE_BASE, RIGHTS_NOT_EVALUATED, check_iri
from kg.rdf.turtle import write_turtle

__all__ = ["checked_base", "further_entry", "skeleton"]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: Words of a title, at most.
_LONGEST_TITLE = 12
#: Names of graphs that all conditions of a base share.
_TAKEN = ("catalog", "concepts", "direct", "mappings", "ontology")
#: What a list in a section is a list of: its name, the predicate that is incomplete without it, and the class of what
#: is missing.
_LISTS: Mapping[str, tuple[str, str, str]] = {
    "causes": ("causes", "ck:hasMechanism", "ck:Process"),
    "complications": ("complications", "ck:hasComplication", "ck:Concept"),
    "exams": ("tests", "ck:hasTest", "ck:Test"),
    "symptoms": ("symptoms", "ck:hasSymptom", "ck:SignOrSymptom"),
    "treatment": ("treatments", "ck:hasTreatment", "ck:Procedure"),
}
#: Sections whose heading may be any words of the entry.
_OWN_WORDS = ("furniture", "title")
_MAPPED = ("HP", "MONDO", "bioregistry", "concept", "mesh", "own", "semapv", "skos", "sssom")


def skeleton(
    name: str,
    entry: Entry | None = None,
    *,
    base: str = EXAMPLE_BASE,
    licence: str = RIGHTS_NOT_EVALUATED,
    is_ours: bool = False,
    described: Collection[str] = (),
) -> dict[str, str]:
    """The files of a new condition: path inside the folder to text.

    Args:
        name: A short name: small letters, digits and hyphens.
        entry: The entry; without one the folder has neither sections nor gaps, and no copy to point at.
        base: The namespace of all that is minted, which must be its owner's.
        licence: The IRI of the licence of the claims.
        is_ours: Whether the base may be that of condition-kg: a condition that is to ship with it.
        described: IRIs of concepts that are described already, which the folder need not do again.

    Raises:
        InputError: when the name, the base or the licence cannot be used.
    """
    condition, concept = _condition(name, entry, checked_base(base, is_ours=is_ours), licence)
    written = _written(condition, concept, entry)
    if concept.value not in described:
        added = "Concepts that this condition adds to the shared ones."
        written |= _turtle(condition, {"concepts/conditions.ttl": (added, _concept(condition, concept))})
    return written | {"mappings/positive.sssom.tsv": _mappings(condition), "README.md": _readme(condition)}


def further_entry(name: str, entry: Entry, into: Condition, *, licence: str = RIGHTS_NOT_EVALUATED) -> dict[str, str]:
    """The files of a further entry of a condition, under its ``layers/``: path inside the condition's folder to text.

    Args:
        name: A short name of its publisher: small letters, digits and hyphens.
        entry: The entry.
        into: The condition in its folder; the layer and all in it are named under it.
        licence: The IRI of the licence of the claims.

    Raises:
        InputError: when the name or the licence cannot be used, or the condition has no concept.
    """
    if not isinstance(into.concept, ox.NamedNode):
        raise InputError("does not say what its entry is about", where=str(into.folder), hint="Give it a schema:about")
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name for a layer", hint="Use small letters, digits and hyphens: nih-ninds")
    layer = ox.NamedNode(f"{into.base}graph/{into.name}/{name}")
    condition = Condition(
        name=into.name,
        title=into.title,
        entry=ox.NamedNode(f"{into.base}{into.name}/{name}"),
        layer=layer,
        concept=into.concept,
        sha256=entry.sha256,
        licence=check_iri(licence),
        layers=(layer,),
    )
    written = _written(condition, into.concept, entry, kind="ck:supplementLayer", identifier=f"{into.name}-{name}")
    return {f"layers/{name}/{path}": text for path, text in written.items()}


def _written(
    condition: Condition,
    concept: ox.NamedNode,
    entry: Entry | None,
    *,
    kind: str = "ck:entryLayer",
    identifier: str = "",
) -> dict[str, str]:
    """What the folder of an entry holds: its layer, the document, lost lists, and the text where it may be shown."""
    texts = {
        "layer.ttl": (
            "The layer that the files of this folder make up.",
            _layer(condition, concept, kind, identifier or condition.name),
        ),
        "document.ttl": (
            "The entry as a document. Facts only, none of its sentences.",
            _document(condition, concept, entry),
        ),
    }
    if entry and (gaps := list(_gaps(condition, concept, entry))):
        texts["gaps.ttl"] = ("Lists that the entry announces and does not have.", gaps)
    written = _turtle(condition, texts)
    if entry and is_open(condition.licence):
        written[f"entry{entry.suffix}"] = entry.source
    return written


def _turtle(condition: Condition, texts: Mapping[str, tuple[str, list[ox.Triple]]]) -> dict[str, str]:
    return {
        path: write_turtle(triples, f"# {comment}\n", condition.prefixes) for path, (comment, triples) in texts.items()
    }


def _condition(name: str, entry: Entry | None, base: str, licence: str) -> tuple[Condition, ox.NamedNode]:
    """The condition, and its concept."""
    if not _NAME.fullmatch(name) or name in _TAKEN:
        raise InputError(
            f"{name!r} is no name for a condition", hint="Use small letters, digits and hyphens: myasthenia-gravis"
        )
    title = _title(entry) if entry else ""
    title = title or name.replace("-", " ")
    layer = ox.NamedNode(f"{base}graph/{name}")
    concept = ox.NamedNode(f"{base}concept/{slug(title) or name}")
    condition = Condition(
        name=name,
        title=title,
        entry=ox.NamedNode(f"{base}{name}"),
        layer=layer,
        concept=concept,
        sha256=entry.sha256 if entry else "",
        licence=check_iri(licence),
        layers=(layer,),
    )
    return condition, concept


def checked_base(base: str, *, is_ours: bool = False) -> str:
    """The namespace under which a condition is named, with the slash at its end.

    Args:
        base: The namespace.
        is_ours: Whether it may be that of condition-kg itself.

    Raises:
        InputError: when nothing can be minted under it, or it is ours.
    """
    base = check_iri(base)
    if urlsplit(base).scheme not in ("http", "https") or not urlsplit(base).netloc or "#" in base or "?" in base:
        raise InputError("is no address under which IRIs can be minted", where=base, hint="Write https://HOST/PATH/")
    base = base.removesuffix("/") + "/"
    if base.startswith(BASE) and not (is_ours and base == BASE):
        raise InputError(
            "is the namespace of condition-kg itself",
            where=base,
            hint="Take one of your own; what is to ship with condition-kg is made in its checkout: "
            "-o kg/data/conditions/NAME",
        )
    return base


def _title(entry: Entry) -> str:
    """The entry's title; empty where what was read as one is a sentence."""
    title = entry.title
    return title if len(title.split()) <= _LONGEST_TITLE and not title.endswith((".", "?", "!", ":")) else ""


def _said(subject: ox.NamedNode, values: Mapping[str, Value | str | int]) -> Iterator[ox.Triple]:
    """Triples of one subject; a text is English."""
    for key, value in values.items():
        if isinstance(value, str):
            value = ox.Literal(value, language="en")  # noqa: PLW2901
        elif isinstance(value, int):
            value = ox.Literal(value)  # noqa: PLW2901
        yield ox.Triple(subject, node(key), value)


def _layer(condition: Condition, concept: ox.NamedNode, kind: str, identifier: str) -> list[ox.Triple]:
    layer = condition.layers[0]
    about = f"What the entry on {condition.title} says, claim by claim."
    values: dict[str, Value | str | int] = {
        "rdfs:label": f"entry on {condition.title}",
        "dcterms:description": about,
        "dcterms:identifier": ox.Literal(identifier),
        "dcterms:license": ox.NamedNode(condition.licence),
        "dcterms:source": condition.entry,
        "schema:about": concept,
        "ck:agentType": node("ck:manualAgent"),
        "ck:knowledgeLevel": node("ck:knowledgeAssertion"),
        "ck:layerKind": node(kind),
    }
    kinds = [ox.Triple(layer, node("rdf:type"), node(kind)) for kind in ("void:Dataset", "ck:Layer")]
    return [*kinds, *_said(layer, values)]


def _document(condition: Condition, concept: ox.NamedNode, entry: Entry | None) -> list[ox.Triple]:
    iri = ox.NamedNode(condition.entry.value)
    values: dict[str, Value | str | int] = {
        "rdfs:label": f"entry on {condition.title}",
        "schema:name": condition.title,
        "schema:about": concept,
    }
    if entry:
        values |= {"ck:length": len(entry.text), "ck:sha256": ox.Literal(entry.sha256)}
    triples = [ox.Triple(iri, node("rdf:type"), node(kind)) for kind in ("schema:MedicalWebPage", "ck:Entry")]
    triples += _said(iri, values)
    numbered = _Numbers(section.kind for section in entry.sections) if entry else _Numbers(())
    for section in entry.sections if entry else ():
        part = ox.NamedNode(condition.prefixes["section"] + numbered.name(section.kind))
        triples.append(ox.Triple(iri, node("schema:hasPart"), part))
        triples += _said(
            part,
            {
                "rdf:type": node("ck:Section"),
                "rdfs:label": section.heading if section.heading and section.kind not in _OWN_WORDS else section.kind,
                "oa:start": section.start,
                "oa:end": section.end,
                "ck:inferred": ox.Literal(section.inferred),
                "ck:sectionKind": node(f"ck:{section.kind}Section"),
            },
        )
    return triples


class _Numbers:
    """Names for things of which there may be several: ``exams``, or ``exams-1``, ``exams-2``."""

    def __init__(self, names: Iterator[str] | tuple[str, ...]) -> None:
        self._all = Counter(names)
        self._seen: Counter[str] = Counter()

    def name(self, name: str) -> str:
        self._seen[name] += 1
        return f"{name}-{self._seen[name]}" if self._all[name] > 1 else name


def _gaps(condition: Condition, concept: ox.NamedNode, entry: Entry) -> Iterator[ox.Triple]:
    """A gap for each lost list whose section tells what it is a list of; others are left to be declared."""
    lost = [unit for unit in entry.lost_lists if unit.section in _LISTS]
    numbered = _Numbers(_LISTS[unit.section][0] for unit in lost)
    for unit in lost:
        what, predicate, kind = _LISTS[unit.section]
        name = numbered.name(what)
        gap = ox.NamedNode(condition.prefixes["gap"] + name)
        span = ox.NamedNode(f"{condition.prefixes['span']}{unit.start}-{unit.end}")
        values: dict[str, Value | str | int] = {
            "rdf:type": node("ck:Gap"),
            "rdfs:label": name.replace("-", " "),
            "skos:definition": f"A list of {what} that the entry announces.",
            "ck:affectsPredicate": node(predicate),
            "ck:evidence": span,
            "ck:gapOf": concept,
            "ck:missingKind": node(kind),
        }
        yield from _said(gap, values)
        yield from span_triples(entry, Anchor(unit.start, unit.end, unit), condition)


def _concept(condition: Condition, concept: ox.NamedNode) -> list[ox.Triple]:
    values: dict[str, Value | str | int] = {
        "rdf:type": node("ck:Condition"),
        "rdfs:label": condition.title,
        "skos:definition": f"The condition that the entry “{condition.title}” is about.",
    }
    return list(_said(concept, values))


def _mappings(condition: Condition) -> str:
    spaces = [f'#  {prefix}: "{condition.prefixes[prefix]}"' for prefix in _MAPPED if prefix in condition.prefixes]
    return "\n".join(["#curie_map:", *spaces, f'#license: "{condition.licence}"', "\t".join(COLUMNS), ""])


def _readme(condition: Condition) -> str:
    wanted = ("ck", "claim", "concept", "gap", "oa", "own", "rdf", "rdfs", "skos", "span", "unit")
    known = condition.prefixes  # of ours, “concept:” is its own
    prefixes = "\n".join(f"@prefix {prefix}: <{known[prefix]}> ." for prefix in wanted if prefix in known)
    is_example = condition.base == EXAMPLE_BASE
    warning = f"\n**{EXAMPLE_BASE} is nobody's: replace it by a base IRI of your own before you publish.**\n"
    return f"""# {condition.title}

What one entry says, claim by claim. `layer.ttl` describes the layer, `document.ttl` the entry; further Turtle files
beside them hold claims. `concepts/` has concepts beside the shared ones (`kg query concepts`), `layers/` other sources,
`mappings/` links to other vocabularies.
{warning if is_example else ""}
Find words of the entry and print the block that points at them: `kg anchor ENTRY "words" --condition FOLDER`.
Then check (`kg validate FOLDER`) and build (`kg build FOLDER -o OUT`). Files begin with

```turtle
{prefixes}
```
"""
