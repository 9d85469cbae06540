"""Layers by name: one way for every command and function that takes the name of a layer."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import UnknownNameError
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import local_name, shrink

__all__ = ["layers_named"]

_LAYER, _KIND = node("ck:layer"), node("ck:layerKind")


def layers_named(index: Index, names: str | Iterable[str]) -> list[Resource]:
    """The layers that names stand for, in any case.

    A name is an identifier (``hpoa``), a CURIE, an IRI or a label; ``entry``, ``supplement`` and other kinds of layer
    stand for all of the kind.

    Args:
        index: The data.
        names: One name, or several.

    Raises:
        UnknownNameError: when a name is that of no layer; with those that there are.
    """
    layers = {*index.of_type(node("ck:Layer"))}
    layers |= {layer for subject in index.subjects() for layer in index.resources(subject, _LAYER)}
    known: dict[str, set[Resource]] = {}
    for layer in layers:
        for name in _names(index, layer):
            known.setdefault(name, set()).add(layer)
    kinds = {*index.of_type(node("ck:LayerKind"))}
    kinds |= {kind for layer in layers for kind in index.resources(layer, _KIND)}
    for kind in kinds:
        members = {layer for layer in layers if kind in index.values(layer, _KIND)}
        for name in (*_names(index, kind), local_name(kind.value).removesuffix("Layer").casefold()):
            known.setdefault(name, members)
    found: set[Resource] = set()
    for name in [names] if isinstance(names, str) else names:
        if name.strip().casefold() not in known:
            there = ", ".join(sorted({local_name(layer.value) for layer in layers})) or "none"
            raise UnknownNameError(f"there is no layer {name!r}", hint=f"There are: {there}")
        found |= known[name.strip().casefold()]
    return sorted(found, key=str)


def _names(index: Index, thing: Resource) -> set[str]:
    """What a thing can be called, as names are compared."""
    spelled = (thing.value, shrink(thing.value), local_name(thing.value), index.label(thing))
    return {name.casefold() for name in spelled}
