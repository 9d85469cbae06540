"""Names for terms in a set that takes rows from several: one prefix for a namespace, one namespace for a prefix."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary

from kg.errors import DataError
from kg.link.sssom.model import Mapping, joined
from kg.link.sssom.slots import BUILT_IN, ROW_SLOTS
from kg.rdf.namespaces import PREFIXES, shrink

__all__ = ["CurieMap"]


class CurieMap:
    """The prefixes of a set, which grow with the terms that it takes in.

    Args:
        prefixes: Those that it has; terms that it has none for take those of the project.
    """

    def __init__(self, prefixes: Dictionary[str, str]) -> None:
        self.prefixes = dict(prefixes)

    def cell(self, row: Mapping, slot: str) -> str:
        """The cell of a row as it is to be written here.

        Raises:
            DataError: with file and line, when it names a term by an unknown prefix.
        """
        known, cell = ROW_SLOTS.get(slot), row[slot]
        if not cell or known is None or known.kind != "entity":
            return cell
        if known.is_list:
            return joined(self._other(row, each) for each in row.items(slot))
        if slot in ("subject_id", "predicate_id", "object_id"):
            return self._term(row, slot)
        return self._other(row, cell)

    def declare(self, prefix: str) -> None:
        """Take in a prefix of the project."""
        self.prefixes.setdefault(prefix, PREFIXES[prefix])

    def _term(self, row: Mapping, slot: str) -> str:
        """The CURIE of a term, in canonical form where we know its vocabulary."""
        iri = row.iri(slot)
        for prefixes in (self.prefixes, PREFIXES):
            curie = shrink(iri, {**prefixes, **BUILT_IN})
            if curie != iri:
                prefix = curie.partition(":")[0]
                return self._taken(curie, BUILT_IN.get(prefix) or prefixes[prefix], row)
        return self._other(row, row[slot])

    def _other(self, row: Mapping, curie: str) -> str:
        prefix = curie.partition(":")[0]
        space = BUILT_IN.get(prefix) or row.prefixes.get(prefix) or PREFIXES.get(prefix)
        return self._taken(curie, space, row) if space else curie

    def _taken(self, curie: str, space: str, row: Mapping) -> str:
        """A CURIE whose prefix is declared here, under another name where that one is taken."""
        prefix, _, local = curie.partition(":")
        if BUILT_IN.get(prefix) == space:
            return curie
        same = [name for name, there in self.prefixes.items() if there == space]
        names = [*([prefix] if prefix not in BUILT_IN else []), *(f"{prefix}{number}" for number in range(2, 100))]
        found = prefix if prefix in same else next(iter(same), None)
        found = found or next((name for name in names if name not in self.prefixes), None)
        if found is None:
            raise DataError(f"no name is left for the prefix {prefix}", where=row.where, hint="Rename it there")
        self.prefixes[found] = space
        return f"{found}:{local}"
