"""Rows of an answer as Python has them: what :func:`kg.load` gives for SELECT, claims and mappings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES
from kg.tables import cell, render_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Rows", "Value", "value_of"]

Value = str | int | float | bool | None

_NUMBERS = dict.fromkeys(("decimal", "double", "float"), float) | dict.fromkeys(
    (
        *("integer", "long", "int", "short", "byte"),
        *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    ),
    int,
)


class Rows(list[dict[str, Value]]):
    """Rows of an answer: a list of dictionaries, with the ``columns`` in their order; printing it gives a table.

    IRIs and texts are strings, numbers and booleans are Python's, and what is unbound is None.
    """

    def __init__(self, columns: Iterable[str], rows: Iterable[Mapping[str, Value]] = ()) -> None:
        self.columns = tuple(columns)
        super().__init__({name: row.get(name) for name in self.columns} for row in rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows: {', '.join(self.columns)}>"

    def __str__(self) -> str:
        return render_table(self.columns, [[cell(row[name]) for name in self.columns] for row in self])

    def _repr_html_(self) -> str:
        from kg.notebook import rows_html

        return rows_html(self)

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame.

        Raises:
            ImportError: when pandas is not installed; it is no dependency.
        """
        try:
            import pandas as pd
        except ImportError as error:
            message = "to_pandas needs pandas, which is not installed: pip install pandas"
            raise ImportError(message) from error
        return pd.DataFrame(list(self), columns=list(self.columns))


def value_of(term: object) -> Value:
    """A term of an answer as a Python value; a number or truth value that is none stays text."""
    if not isinstance(term, ox.Literal):
        return None if term is None else term.value if isinstance(term, ox.NamedNode) else str(term)
    kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
    if kind == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(term.value, term.value)
    try:
        return _NUMBERS[kind](term.value) if kind in _NUMBERS else term.value
    except ValueError:
        return term.value
