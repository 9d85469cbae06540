"""The errors that condition-kg raises; every one says what, where, and what to do next."""

from __future__ import annotations

from kg.tables import shortened

__all__ = [
    "AmbiguousNameError",
    "DataError",
    "FormError",
    "InputError",
    "KgError",
    "QueryError",
    "RefusedError",
    "UnknownNameError",
]


#: Longest parts of an error, in characters; they may quote data.
_LONGEST_WHAT, _LONGEST_WHERE, _LONGEST_HINT = 400, 200, 500


class KgError(Exception):
    """Base of all errors of this package; whatever of data it quotes is printable, and shortened where it is long.

    Args:
        what: What is wrong, one sentence without a final stop.
        where: The place: ``file:line``, an IRI, or a command-line argument.
        hint: What to do next.
    """

    exit_status = 2

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = shortened(what, _LONGEST_WHAT)
        self.where = shortened(where, _LONGEST_WHERE)
        self.hint = shortened(hint, _LONGEST_HINT)
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f". {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"


class InputError(KgError):
    """A file or an argument that cannot be read or used as it is."""


class UnknownNameError(InputError):
    """A name that is not among those known: a query, a parameter, a predicate."""


class AmbiguousNameError(InputError):
    """A name of several things, or one that is in use for other things, too; the hint lists the choices."""


class QueryError(KgError):
    """A SPARQL query that is malformed, refused, too slow, or answers in another form.

    Args:
        what: As in :class:`KgError`.
        where: Likewise.
        hint: Likewise.
        position: Line and column, from 1, where the syntax is wrong; None when it is not.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "", position: tuple[int, int] | None = None) -> None:
        super().__init__(what, where=where, hint=hint)
        self.position = position


class RefusedError(QueryError):
    """A query that is well-formed, but would do what is not allowed: change data, or reach other addresses."""


class FormError(QueryError):
    """An answer that the form it is asked for in cannot hold."""


class DataError(KgError):
    """Source data from which no correct graph can be built."""

    exit_status = 1
