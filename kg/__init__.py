"""condition-kg: a consumer-health encyclopaedia entry about one condition, as a knowledge graph with evidence.

``kg.load()`` gives the graph to ask. What is named here is imported when it is first used.
"""

from typing import TYPE_CHECKING

from kg.version import DATA_VERSION, __version__

if TYPE_CHECKING:
    from kg.api import Graph, Rows, load
    from kg.errors import (
        AmbiguousNameError,
        DataError,
        InputError,
        KgError,
        QueryError,
        UnknownNameError,
    )
    from kg.rdf.namespaces import expand, shrink
    from kg.reading.propose import extract

__all__ = [
    "DATA_VERSION",
    "AmbiguousNameError",
    "DataError",
    "Graph",
    "InputError",
    "KgError",
    "QueryError",
    "Rows",
    "UnknownNameError",
    "__version__",
    "expand",
    "extract",
    "load",
    "shrink",
]

_HOMES = {
    "AmbiguousNameError": "kg.errors",
    "DataError": "kg.errors",
    "Graph": "kg.api",
    "InputError": "kg.errors",
    "KgError": "kg.errors",
    "QueryError": "kg.errors",
    "Rows": "kg.api",
    "UnknownNameError": "kg.errors",
    "expand": "kg.rdf.namespaces",
    "extract": "kg.reading.propose",
    "load": "kg.api",
    "shrink": "kg.rdf.namespaces",
}


def __getattr__(name: str) -> object:
    """Import a public name (PEP 562), so that the command line starts with nothing that it does not use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names, too, that are not imported yet."""
    return sorted({*globals(), *__all__})
