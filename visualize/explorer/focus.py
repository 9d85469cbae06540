"""The concept on which a page opens, by the name of its condition."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.claim import CLASSES, is_retired
from kg.condition import choose_condition, conditions_of
from kg.errors import InputError
from kg.rdf.index import Index, Resource, node

__all__ = ["focus_named"]

_TYPE, _GAP_OF = node("rdf:type"), node("ck:gapOf")
_ENDS = (node("rdf:subject"), node("rdf:object"))


def focus_named(index: Index, name: str) -> str:
    """The IRI of the concept that a condition is about.

    Args:
        index: The data.
        name: The condition: its name, title or IRI.

    Raises:
        InputError: when there is no such condition, its entry names no concept, or nothing that is drawn is of it.
    """
    condition = choose_condition(conditions_of(index), name)
    concept = condition.concept
    if not isinstance(concept, ox.NamedNode):
        raise InputError(
            "does not say what it is about, so no page can open on it",
            where=f"<{condition.entry.value}>",
            hint="Give the entry a schema:about, the IRI of a concept",
        )
    if not any(_is_drawn(index, *use) for use in index.pointing(concept)):
        raise InputError(
            f"no claim and no lost list is of {index.label(concept)}, so no page can open on it",
            where=name,
            hint="Leave out the condition, or add its claims",
        )
    return concept.value


def _is_drawn(index: Index, record: Resource, part: ox.NamedNode) -> bool:
    """Whether a record that points at a concept has it drawn."""
    if part == _GAP_OF:
        return True
    kinds = index.values(record, _TYPE)
    return part in _ENDS and any(kind in kinds for kind in CLASSES) and not is_retired(index, record)
