"""Layers by name: one way for every command and function that takes the name of a layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.condition import choose_condition, conditions_of, usual_condition
from kg.errors import AmbiguousNameError, InputError, UnknownNameError
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import local_name, shrink

__all__ = ["chosen_layers", "layers_named"]

_LAYER, _KIND = node("ck:layer"), node("ck:layerKind")
_ENTRY_LAYER = node("ck:entryLayer")


def chosen_layers(
    index: Index, names: str | Iterable[str] | None = None, condition: str | None = None
) -> set[Resource] | None:
    """The layers whose claims are asked for; None for all claims, in a layer or not.

    Args:
        index: The data.
        names: As for :func:`layers_named`; all layers when None.
        condition: Name, title or IRI of a condition: only its layers. A kind of layer stands for those of it.

    Raises:
        UnknownNameError: when a name is that of no layer.
        AmbiguousNameError: when a kind stands for the entries of several conditions, none is chosen, and none is the
            usual one.
        InputError: when there is no such condition, or a layer is none of it.
    """
    if condition is None:
        return None if names is None else set(_layers(index, names, None))
    chosen = choose_condition(conditions_of(index), condition)
    own = set[Resource](chosen.layers)
    if not own:
        raise InputError("has no layer", where=condition, hint="Leave out the condition")
    return own if names is None else set(_layers(index, names, own))


def layers_named(index: Index, names: str | Iterable[str]) -> list[Resource]:
    """The layers that names stand for, in any case.

    A name is an identifier (``hpoa``), a CURIE, an IRI or a label; ``entry``, ``supplement`` and other kinds of layer
    stand for all of the kind, whatever their conditions.

    Args:
        index: The data.
        names: One name, or several.

    Raises:
        UnknownNameError: when a name is that of no layer; with those that there are.
    """
    return sorted({layer for one in _named(index, names) for layer in one.layers}, key=str)


def _layers(index: Index, names: str | Iterable[str], own: set[Resource] | None) -> Iterator[Resource]:
    """The layers that names stand for: those of one condition, or of any, but then of one entry, the usual one's."""
    for name, layers, is_kind in _named(index, names):
        found = layers
        entries = [layer for layer in found if _ENTRY_LAYER in index.values(layer, _KIND)]
        if own is None and len(entries) > 1 and (usual := usual_condition(conditions_of(index))):
            entries = [layer for layer in entries if layer == usual.layer]
            found = {*entries}
        if own is None and len(entries) > 1:
            there = ", ".join(f"{each.name} ({each.title})" for each in conditions_of(index))
            raise AmbiguousNameError(
                f"{name!r} names the layers of {len(entries)} entries", hint=f"Choose one with --condition: {there}"
            )
        if own is not None and not is_kind and not found & own:
            there = ", ".join(sorted(local_name(layer.value) for layer in own))
            raise InputError(f"{name!r} is no layer of the condition", hint=f"There are: {there}")
        yield from found if own is None else found & own


class _Named(NamedTuple):
    """A name with the layers that it stands for, and whether it is that of a kind of layer."""

    name: str
    layers: set[Resource]
    is_kind: bool


def _named(index: Index, names: str | Iterable[str]) -> Iterator[_Named]:
    """What each name stands for; a layer's own name goes before that of a kind."""
    layers = {*index.of_type(node("ck:Layer"))}
    layers |= {layer for subject in index.subjects() for layer in index.resources(subject, _LAYER)}
    known: dict[str, set[Resource]] = {}
    of_kind: dict[str, set[Resource]] = {}
    for layer in layers:
        for name in _names(index, layer):
            known.setdefault(name, set()).add(layer)
    kinds = {*index.of_type(node("ck:LayerKind"))}
    kinds |= {kind for layer in layers for kind in index.resources(layer, _KIND)}
    for kind in kinds:
        members = {layer for layer in layers if kind in index.values(layer, _KIND)}
        for name in (*_names(index, kind), local_name(kind.value).removesuffix("Layer").casefold()):
            of_kind.setdefault(name, members)
    for name in [names] if isinstance(names, str) else names:
        key = name.strip().casefold()
        if key not in known and key not in of_kind:
            there = ", ".join(sorted({local_name(layer.value) for layer in layers})) or "none"
            raise UnknownNameError(f"there is no layer {name!r}", hint=f"There are: {there}")
        yield _Named(name, known.get(key) or of_kind[key], key not in known)


def _names(index: Index, thing: Resource) -> set[str]:
    """What a thing can be called, as names are compared."""
    spelled = (thing.value, shrink(thing.value), local_name(thing.value), index.label(thing))
    return {name.casefold() for name in spelled}
