"""Write mapping sets as SSSOM/TSV, in the canonical form of the specification, except that cells stay as they are.

What a set states for all rows stays in its head, an unknown column stays behind those of SSSOM, and nothing else is
moved or rounded: who reads what is written finds the same cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.link.sssom.head import head_text
from kg.link.sssom.model import Mapping, MappingSet, Value, split
from kg.link.sssom.slots import BUILT_IN, ROW_SLOTS, SET_SLOTS

__all__ = ["mapping_set_text", "row_text", "table_columns"]

#: What a cell has that must be in quotes.
_QUOTED = re.compile('["\\t\\r\\n]')


def mapping_set_text(mapping_set: MappingSet, *, columns: Sequence[str] | None = None) -> str:
    """A set as SSSOM/TSV; its rows in the order in which it has them.

    Args:
        mapping_set: The set.
        columns: The columns to write; those that some row fills when None.
    """
    named = columns or table_columns(mapping_set)
    metadata: dict[str, Value] = dict(mapping_set.metadata)
    slots = [ROW_SLOTS.get(name) for name in named] + [SET_SLOTS.get(name) for name in metadata]
    if "sssom_version" not in metadata and any(slot and slot.is_new for slot in slots):
        metadata["sssom_version"] = "1.1"
    head = head_text(metadata, _used(mapping_set))
    return head + "".join(row_text(cells) for cells in [named, *_cells(mapping_set.rows, named)])


def table_columns(mapping_set: MappingSet) -> list[str]:
    """The columns that some row fills, those of SSSOM first and in its order; no fewer than make a row."""
    needed = {"subject_id", "predicate_id", "object_id", "mapping_justification"}
    filled = {slot for row in mapping_set.rows for slot, cell in row.values.items() if cell} | needed
    own = [name for name in mapping_set.columns if name not in ROW_SLOTS]
    return [*(name for name in ROW_SLOTS if name in filled), *(name for name in own if name in filled)]


def _cells(rows: Iterable[Mapping], columns: Sequence[str]) -> Iterable[list[str]]:
    return ([row.values.get(column, "") for column in columns] for row in rows)


def row_text(cells: Iterable[str]) -> str:
    """A line of a table, its cells quoted where they must be (RFC 4180)."""
    return "\t".join('"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell for cell in cells) + "\n"


def _used(mapping_set: MappingSet) -> dict[str, str]:
    """The prefixes that the set uses, but those that need no declaration."""
    used: set[str] = set()
    for row in mapping_set.rows:
        for name, cell in row.values.items():
            slot = ROW_SLOTS.get(name)
            if cell and (slot is None or slot.kind in ("entity", "text", "uri", "type")):
                used.update(each.partition(":")[0] for each in (split(cell) if slot and slot.is_list else [cell]))
    for value in mapping_set.metadata.values():
        used.update(text.partition(":")[0] for text in _texts(value))
    return {
        prefix: space
        for prefix, space in mapping_set.prefixes.items()
        if prefix in used and BUILT_IN.get(prefix) != space
    }


def _texts(value: Value) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    return [text for each in (value.values() if isinstance(value, dict) else value) for text in _texts(each)]
