"""A condition: its entry, its layers, and the namespaces that are made from the name of its layer.

A condition lies in a folder, wherever that is, or in a graph that was loaded; a graph holds one or many. The layer of
its entry is named ``BASE/graph/NAME``; everything else follows: concepts are ``BASE/concept/…``, records
``BASE/NAME/…``, layers of other sources ``BASE/graph/NAME/…``. What another publisher writes of the same condition is
a further entry: a supplement layer whose source is a ``ck:Entry`` of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError, InputError
from kg.files import read_text
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import BASE, PREFIXES, local_name, record_space
from kg.rdf.turtle import parse_turtle
from kg.sources import TEXTS, Sources, sources

__all__ = [
    "USUAL_CONDITION",
    "Condition",
    "choose_condition",
    "choose_entry",
    "conditions_of",
    "read_condition",
    "shipped_conditions",
    "usual_condition",
]

#: The shipped condition, by the name of its folder, on which pages open, and which is meant where none is named.
USUAL_CONDITION = "lems"

_GRAPH = "/graph/"
_PREFIX = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_TYPE = node("rdf:type")
_SOURCE, _ABOUT = node("dcterms:source"), node("schema:about")
_KIND, _ENTRY_LAYER, _SUPPLEMENT = node("ck:layerKind"), node("ck:entryLayer"), node("ck:supplementLayer")
#: Parts of an entry whose names are made from that of its layer.
_PARTS = {"span": "span", "gap": "gap", "unit": "unit", "section": "section", "ref": "reference", "agent": "agent"}


@dataclass(frozen=True)
class Condition:
    """A condition as a folder or a graph has it.

    ``layer`` is the entry's layer, ``layers`` all of the condition, that one first; ``concept`` is what the entry is
    about. ``files`` are Turtle files, each with the graph into which it goes; empty for one out of a graph. ``further``
    is the same condition once for each further entry, with that entry, its layer and files.
    """

    name: str
    title: str
    entry: Resource
    layer: ox.NamedNode | None
    concept: Resource | None
    sha256: str
    licence: str
    layers: tuple[ox.NamedNode, ...]
    folder: Path | None = None
    files: tuple[tuple[Path, ox.NamedNode], ...] = ()
    further: tuple[Condition, ...] = ()

    @property
    def entries(self) -> tuple[Condition, ...]:
        """The condition as each of its entries has it, the first one first."""
        return self, *self.further

    @property
    def text(self) -> Path | None:
        """The file of the entry, where the folder has it."""
        files = (self.folder / name for name in TEXTS) if self.folder else ()
        return next((path for path in files if path.is_file()), None)

    @property
    def base(self) -> str:
        """The namespace under which all of it is named, with the slash at its end.

        Where there is no layer, that of the entry's IRI; empty where that has none.
        """
        if self.layer:
            return self.layer.value.rpartition(_GRAPH)[0] + "/"
        space, slash, _ = self.entry.value.rpartition("/")
        return space + slash

    @property
    def space(self) -> str:
        """The namespace of the records of the entry's layer."""
        return record_space(self.layer.value) if self.layer else f"{self.entry.value}/"

    @property
    def about(self) -> str:
        """The IRI of its concept; of its entry where that names none."""
        return (self.concept or self.entry).value

    @property
    def is_shipped(self) -> bool:
        """Whether it is ours: the layer of its entry is named under our base."""
        return self.layer is not None and self.base == BASE

    @property
    def is_usual(self) -> bool:
        """Whether it is the one that is meant where none of the shipped ones is named."""
        return self.is_shipped and self.name == USUAL_CONDITION

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefixes for its files: those of every file, ``span:``, ``gap:`` and the like for this condition's own.

        Where no other prefix does, ``own:`` stands for its concepts, ``claim:`` for its claims, and the last part of a
        layer's name for the claims of that layer.
        """
        parts = {prefix: f"{self.space}{part}/" for prefix, part in _PARTS.items()}
        if self.layer:
            parts["layer"] = f"{_stem(self.layer.value)}/"
        own = {"own": f"{self.base}concept/", "claim": self.space}
        for layer in self.layers[1:]:
            if _PREFIX.fullmatch(name := local_name(layer.value)):
                own.setdefault(name, record_space(layer.value))
        known = {*PREFIXES.values(), *parts.values()}
        more = {key: space for key, space in own.items() if space not in known and key not in PREFIXES}
        return PREFIXES | parts | more

    @property
    def mappings(self) -> Path | None:
        """The folder of its own mapping sets."""
        return self.folder / "mappings" if self.folder else None

    def graph(self, name: str) -> ox.NamedNode:
        """A graph that all conditions of the base share: ``concepts``, ``direct``, ``mappings``, ``catalog``."""
        return ox.NamedNode(f"{self.base}graph/{name}")

    def with_files(self, paths: Iterable[Path]) -> Condition:
        """The same with more Turtle files in the entry's layer."""
        if self.layer is None:
            return self
        return replace(self, files=(*self.files, *((path, self.layer) for path in paths)))


def read_condition(folder: Path) -> Condition:
    """Read a condition's folder.

    ``layer.ttl`` describes the layer of its entry, ``document.ttl`` the entry; other Turtle files beside them are a
    part of that layer. ``concepts/`` holds concepts of its own, ``mappings/`` its mapping sets, ``layers/`` a file for
    each other source that is cited, and for each further entry a folder like this one.

    Raises:
        InputError: when a file cannot be read or parsed, or it is no such folder.
        DataError: when a layer or the entry is missing, double, or not named as it must be.
    """
    path = folder / "layer.ttl"
    if not path.is_file():
        raise InputError("is no folder of a condition: it has no layer.ttl", where=str(folder), hint="Make one: kg new")
    layer = _layer_of(path)
    if _GRAPH not in layer.value or layer.value.endswith("/"):
        raise DataError(f"the layer is named <{layer.value}>", where=str(path), hint="Name it BASE/graph/NAME")
    home = [each for each in (path, folder / "document.ttl") if each.is_file()]
    index = Index(triple for each in home for triple in parse_turtle(read_text(each), str(each)))
    found = conditions_of(index)
    if len(found) != 1 or found[0].layer != layer:
        raise DataError(
            f"the folder describes {len(found)} entries of its layer",
            where=str(folder / "document.ttl"),
            hint="Describe one ck:Entry there, and name it as dcterms:source of the layer",
        )
    condition = found[0]
    further = tuple(_further(each.parent, condition) for each in sorted((folder / "layers").glob("*/layer.ttl")))
    layers = {each: _layer_of(each) for each in sorted((folder / "layers").glob("*.ttl"))}
    for each, name in layers.items():
        if not _is_part(name.value, layer.value):
            raise DataError(
                f"the layer is named <{name.value}>",
                where=str(each),
                hint=f"Name it {_stem(layer.value)}/NAME, as it is one of this condition",
            )
    files = [(each, layer) for each in sorted(folder.glob("*.ttl"))]
    files += [(each, condition.graph("concepts")) for each in sorted((folder / "concepts").glob("*.ttl"))]
    every = (layer, *layers.values(), *(one for each in further for one in each.layers))
    return replace(condition, folder=folder, layers=every, files=(*files, *layers.items()), further=further)


def _further(folder: Path, condition: Condition) -> Condition:
    """A further entry of a condition, in a folder under its ``layers/``."""
    found = read_condition(folder)
    where = str(folder / "layer.ttl")
    if found.layer and condition.layer and not _is_part(found.layer.value, condition.layer.value):
        raise DataError(
            f"the layer is named <{found.layer.value}>",
            where=where,
            hint=f"Name it {_stem(condition.layer.value)}/NAME, as it is one of this condition",
        )
    kinds = [each.object for each in parse_turtle(read_text(folder / "layer.ttl"), where) if each.predicate == _KIND]
    if kinds != [_SUPPLEMENT]:
        raise DataError("is the layer of a further entry", where=where, hint="Give it ck:layerKind ck:supplementLayer")
    if found.concept != condition.concept:
        raise DataError(
            f"is about <{found.about}>, and the condition about <{condition.about}>",
            where=where,
            hint="Give both the same schema:about, or make a condition of it",
        )
    return found


def _layer_of(path: Path) -> ox.NamedNode:
    """The one layer that a file describes."""
    triples = parse_turtle(read_text(path), str(path))
    found = {each.subject for each in triples if (each.predicate, each.object) == (_TYPE, node("ck:Layer"))}
    if len(found) != 1:
        raise DataError(f"describes {len(found)} layers", where=str(path), hint="Describe one ck:Layer there")
    (layer,) = found
    if not isinstance(layer, ox.NamedNode):
        raise DataError("describes a layer without a name", where=str(path), hint="Give it an IRI: BASE/graph/NAME")
    return layer


def _stem(layer: str) -> str:
    """What the names of a condition's layers begin with: ``BASE/graph/NAME``, without what follows NAME."""
    base, _, rest = layer.rpartition(_GRAPH)
    return f"{base}{_GRAPH}{rest.partition('/')[0]}"


def _is_part(layer: str, entry_layer: str) -> bool:
    return layer == _stem(entry_layer) or layer.startswith(f"{_stem(entry_layer)}/")


def shipped_conditions(origin: Sources | None = None) -> tuple[Condition, ...]:
    """The conditions that come with the package: the usual one first, then its neighbours by name."""
    folder = (origin or sources()).conditions
    found = (read_condition(path.parent) for path in sorted(folder.glob("*/layer.ttl")))
    return tuple(sorted(found, key=lambda condition: not condition.is_usual))


def usual_condition(conditions: Sequence[Condition]) -> Condition | None:
    """The one of several that is meant where none is named; None where they are not all shipped, as a user's may be."""
    found = [each for each in conditions if each.is_usual]
    return found[0] if found and all(each.is_shipped for each in conditions) else None


def conditions_of(index: Index) -> tuple[Condition, ...]:
    """The conditions of a graph, by name: one for each ck:Entry, but further entries go with the first one."""
    known = [layer for layer in index.of_type(node("ck:Layer")) if isinstance(layer, ox.NamedNode)]
    found = [_condition(index, entry, known) for entry in index.of_type(node("ck:Entry"))]
    first = {_stem(each.layer.value): each for each in found if each.layer and not _is_further(index, each.layer)}
    further: dict[str, list[Condition]] = {}
    whole = []
    for each in sorted(found, key=lambda condition: (condition.name, condition.entry.value)):
        if each.layer and _is_further(index, each.layer) and (stem := _stem(each.layer.value)) in first:
            further.setdefault(stem, []).append(replace(each, layers=(each.layer,)))
        else:
            whole.append(each)
    return tuple(
        replace(each, further=tuple(further.pop(_stem(each.layer.value), ()))) if each.layer else each for each in whole
    )


def _is_further(index: Index, layer: ox.NamedNode) -> bool:
    return _ENTRY_LAYER not in index.values(layer, _KIND)


def _condition(index: Index, entry: Resource, known: Sequence[ox.NamedNode]) -> Condition:
    homes = [
        layer
        for layer in known
        if entry in index.values(layer, _SOURCE)
        and {_ENTRY_LAYER, _SUPPLEMENT}.intersection(index.values(layer, _KIND))
    ]
    home = min(homes, key=lambda layer: (_is_further(index, layer), layer.value), default=None)
    concept = min(index.resources(entry, _ABOUT), key=str, default=None)
    title = index.chosen(entry, node("schema:name")) or (index.label(concept) if concept else index.label(entry))
    others = sorted((layer for layer in known if home and _is_part(layer.value, home.value) and layer != home), key=str)
    return Condition(
        name=_stem(home.value).rpartition("/")[2] if home else local_name(entry.value),
        title=title,
        entry=entry,
        layer=home,
        concept=concept,
        sha256=index.text(entry, node("ck:sha256")),
        licence=index.text(home, node("dcterms:license")) if home else "",
        layers=(home, *others) if home else (),
    )


def choose_entry(
    conditions: Sequence[Condition], name: str | None = None, *, sha256: str = "", title: str = ""
) -> Condition:
    """The condition to which a copy of an entry belongs, as that entry has it.

    It is found by the digest, else as in :func:`choose_condition`, with its first entry.

    Raises:
        InputError: as for :func:`choose_condition`.
    """
    chosen = conditions if name is None else [choose_condition(conditions, name)]
    for condition in chosen:
        for each in condition.entries:
            if sha256 and each.sha256 == sha256:
                return each
    return choose_condition(conditions, name, sha256=sha256, title=title)


def choose_condition(
    conditions: Sequence[Condition], name: str | None = None, *, sha256: str = "", title: str = ""
) -> Condition:
    """One of several conditions: by its name, else by the digest or the title of an entry, else the only one.

    Among the shipped ones, the usual one is taken where neither digest nor title tell.

    Args:
        conditions: Those to choose from.
        name: Its name, title, or the IRI of its concept, entry or layer, in any case.
        sha256: The digest of a copy of the entry.
        title: The title of a copy of the entry.

    Raises:
        InputError: when there is none of the name, or the choice is open; with those that there are.
    """
    there = ", ".join(f"{each.name} ({each.title})" for each in conditions) or "none"
    if name is not None:
        found = [each for each in conditions if name.strip().casefold() in _names(each)]
        problem = f"{len(found)} conditions are called {name!r}" if found else f"there is no condition {name!r}"
    else:
        same = [each for each in conditions if sha256 and each.sha256 == sha256]
        titled = [each for each in conditions if title and each.title.casefold() == title.strip().casefold()]
        usual = usual_condition(conditions)
        found = same or titled or ([usual] if usual else list(conditions))
        problem = f"the graph holds {len(conditions)} conditions, and the title of the entry is that of none"
        if not conditions:
            problem = "the graph holds no entry"
    if len(found) != 1:
        hint = f"Choose one with --condition: {there}" if conditions else "Name data with a ck:Entry: --data FILE"
        raise InputError(problem, hint=hint)
    return found[0]


def _names(condition: Condition) -> set[str]:
    things = (condition.entry, condition.layer, condition.concept)
    names = [condition.name, condition.title]
    for thing in things:
        if thing is not None:
            names += [thing.value, local_name(thing.value)]
    return {name.casefold() for name in names}
