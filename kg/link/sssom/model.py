"""A mapping set and its rows, as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.errors import DataError, InputError
from kg.link.sssom.slots import BUILT_IN, ROW_SLOTS
from kg.rdf.namespaces import PREFIXES, expand
from kg.rdf.prefix_map import canonical, identify

__all__ = ["NONE_FOUND", "STATUS", "Mapping", "MappingSet", "Value", "joined", "propagated", "split"]

#: What stands in place of a term that a search has not found.
NONE_FOUND = "sssom:NoTermFound"
#: The value of a slot of a set: a text, a list, or, of ``extension_definitions``, a list of records.
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
#: Slots that are not of SSSOM, in which people write how far a row has come, and what they write there of one that is
#: no mapping yet, or none at all.
STATUS = ("status", "mapping_status", "curation_status", "review_status")
_PROPOSED = frozenset(
    (
        *("candidate", "draft", "in review", "open", "pending", "predicted", "proposed", "suggested", "todo"),
        *("to review", "uncertain", "unchecked", "unconfirmed", "undecided", "unreviewed", "unsure", "under review"),
        "unverified",
    )
)
_REJECTED = frozenset(
    (
        *("declined", "deprecated", "disapproved", "incorrect", "invalid", "obsolete", "refused", "reject"),
        *("rejected", "retired", "wrong"),
    )
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row, and the place (file:line) at which it stands.

    Args:
        where: The place.
        values: Slot to its cell, unquoted; lists as they stand there, see :meth:`items`.
        prefixes: CURIE prefix to namespace, as the set declares them.
        shared: What the set states for all of its rows.
    """

    where: str
    values: dict[str, str]
    prefixes: dict[str, str] = field(default_factory=dict, compare=False)
    shared: dict[str, str] = field(default_factory=dict, compare=False)

    def __getitem__(self, slot: str) -> str:
        """The value of a slot, of the row or of all rows of the set; empty where there is none."""
        return self.values.get(slot) or self.shared.get(slot, "")

    def items(self, slot: str) -> list[str]:
        """The values of a slot that is a list."""
        return split(self[slot])

    def iri(self, slot: str) -> str:
        """The IRI of the CURIE in a slot: by the prefixes of its set, else by those of the project; in canonical form.

        Raises:
            DataError: with file and line, when there is none, or its prefix is neither.
        """
        if not self[slot]:
            raise DataError(f"{slot} is empty", where=self.where, hint="Fill it in")
        prefix = self[slot].partition(":")[0]
        space = BUILT_IN.get(prefix) or self.prefixes.get(prefix) or PREFIXES.get(prefix)
        if not space and (found := identify(self[slot])):
            return found
        try:
            found = expand(self[slot], {prefix: space} if space else {})
        except InputError as error:
            raise DataError(f"{slot}: {error.what}", where=self.where, hint=error.hint or "Correct it") from error
        if not space and "://" not in found:
            raise DataError(
                f"the prefix of {slot} {found!r} is unknown", where=self.where, hint="Declare it in the curie_map"
            )
        return canonical(found)

    @property
    def is_rejected(self) -> bool:
        """Whether the row says that it is not so: ``predicate_modifier`` Not, or a status or reviewer that says so."""
        return bool(self["predicate_modifier"]) or self._status in _REJECTED or (self._agreement or 0) < 0

    @property
    def is_proposed(self) -> bool:
        """Whether the row, or its set, says that nobody has decided on it yet."""
        return not self.is_rejected and (self._status in _PROPOSED or self._agreement == 0)

    @property
    def is_accepted(self) -> bool:
        """Whether it maps its subject to its object."""
        return not (self.is_none_found or self.is_rejected or self.is_proposed)

    @property
    def is_none_found(self) -> bool:
        """Whether it tells of a search that found no term."""
        return NONE_FOUND in (self["object_id"], self["subject_id"])

    @property
    def _status(self) -> str:
        found = (self[slot] for slot in STATUS)
        return re.sub(r"[\s_-]+", " ", next(filter(None, found), "").rpartition(":")[2]).strip().casefold()

    @property
    def _agreement(self) -> float | None:
        """How far a reviewer agrees, from -1 to 1; 0 of one who is not sure."""
        try:
            return float(self["reviewer_agreement"])
        except ValueError:
            return None

    @property
    def key(self) -> tuple[str, ...]:
        """What rows are sorted by, and what makes a row of ours unique."""
        return tuple(self[name] for name in ("subject_id", "predicate_id", "object_id", "object_source"))


@dataclass(frozen=True, slots=True)
class MappingSet:
    """A mapping set.

    Args:
        name: What it is called: its file's name, less the suffix.
        prefixes: CURIE prefix to namespace.
        rows: Its rows.
        metadata: The other slots of its head.
        columns: The slots of which the file has columns, in its order.
        where: The file.
        places: Slot, or ``curie_map`` with a point and the prefix, to the place (file:line) at which the head has it.
        flaws: What reading it has found wrong, each with its place.
        remarks: What is worth a word and no fault: unknown columns, slots by old names; each with its place.
    """

    name: str
    prefixes: dict[str, str]
    rows: tuple[Mapping, ...]
    metadata: dict[str, Value]
    columns: tuple[str, ...] = tuple(ROW_SLOTS)
    where: str = ""
    places: dict[str, str] = field(default_factory=dict, compare=False)
    flaws: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    remarks: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def text(self, slot: str) -> str:
        """A slot of the head as text, the first of a list; empty where there is none."""
        value = self.metadata.get(slot, "")
        while isinstance(value, list):
            value = value[0] if value else ""
        return value if isinstance(value, str) else ""


def split(cell: str) -> list[str]:
    r"""The values of a cell that holds a list: ``|`` stands between them, ``\|`` and ``\\`` for the characters.

    >>> split(r"a\|b|c\\|d")
    ['a|b', 'c\\', 'd']
    """
    if "\\" not in cell:
        return [item.strip() for item in cell.split("|") if item.strip()]
    parts = re.findall(r"(?:\\[|\\]|[^|])+", cell)
    return [re.sub(r"\\([|\\])", r"\1", part).strip() for part in parts if part.strip()]


def joined(items: Iterable[str]) -> str:
    r"""The cell that holds a list.

    >>> joined(["a|b", "c\\"])
    'a\\|b|c\\\\'
    """
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def propagated(metadata: Dictionary[str, Value], slots: Iterable[str]) -> dict[str, str]:
    """What the head of a set states for all rows in some slots, as cells."""
    found = {}
    for slot in slots:
        value = metadata.get(slot)
        if isinstance(value, list):
            found[slot] = joined(item for item in value if isinstance(item, str))
        elif isinstance(value, str) and value:
            found[slot] = joined([value]) if (known := ROW_SLOTS.get(slot)) and known.is_list else value
    return found
