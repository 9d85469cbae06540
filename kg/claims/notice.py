"""What a graph says of itself to whoever reads a part of it: title, notice, and what it was made with."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.index import Index, node
from kg.rdf.namespaces import BASE
from kg.version import DATA_DATE, DATA_VERSION, __version__

__all__ = ["data_version", "made_with", "notice", "title"]

#: The notice of data that say nothing of themselves.
_OF_ANY_DATA = "Made from the data given. No clinician has reviewed this graph. Not medical advice."
_PROGRAM = f"Made with condition-kg {__version__}"
_OURS = ox.NamedNode(BASE)


def notice(index: Index) -> str:
    """What the datasets of a graph say of themselves: where they come from, and who has not reviewed them.

    A dataset is a void:Dataset with parts (void:subset); where there is none with a description, a general notice.
    """
    return " ".join(index.once(_descriptions)) or _OF_ANY_DATA


def title(index: Index) -> str:
    """What the dataset of a graph is called; “Graph” where there is none, or more than one."""
    found = _datasets(index)
    return index.label(found[0]) if len(found) == 1 else "Graph"


def made_with(index: Index) -> str:
    """Which program made a page, and of a graph of ours, which version of the data it is; without a final stop."""
    version = data_version(index)
    return f"condition-kg {__version__}, data {version} ({DATA_DATE})" if version else _PROGRAM


def data_version(index: Index) -> str:
    """The version of a graph of ours; empty for any other."""
    return DATA_VERSION if _OURS in _datasets(index) else ""


def _datasets(index: Index) -> list[ox.NamedNode]:
    found = {one for one in index.of_type(node("void:Dataset")) if index.values(one, node("void:subset"))}
    return sorted((one for one in found if isinstance(one, ox.NamedNode)), key=lambda one: (one != _OURS, one.value))


def _descriptions(index: Index) -> tuple[str, ...]:
    texts = (index.chosen(one, node("dcterms:description")) for one in _datasets(index))
    return tuple(dict.fromkeys(filter(None, texts)))
