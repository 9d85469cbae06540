"""The page as schema.org JSON-LD for its head: a web page in English, about the condition, based on the entry."""

from __future__ import annotations

import json
from typing import Any

from kg.errors import KgError
from kg.export import export
from kg.rdf.index import Index
from kg.rdf.namespaces import PREFIXES

__all__ = ["linked_data"]


def linked_data(index: Index, title: str, notice: str) -> dict[str, Any]:
    """The description of a page.

    What it says of a condition is that of ``kg export schema.org``: the entry's unqualified claims. With several
    entries each of them stands there; a graph that is not made from an entry is described by its title alone.
    """
    page: dict[str, Any] = {
        "@context": {"@vocab": PREFIXES["schema"]},
        "@type": "WebPage",
        "name": title,
        "description": notice,
        "inLanguage": "en",
    }
    try:
        conditions = [json.loads(text) for text in export(index, "schema.org").files.values()]
    except KgError:
        return page
    sources = [condition.pop("subjectOf") for condition in conditions]
    for condition in conditions:
        del condition["@context"]
    said: dict[str, list[Any]] = {
        "about": conditions,
        "isBasedOn": [source["citation"] for source in sources],
        "license": list(dict.fromkeys(source["license"] for source in sources if "license" in source)),
    }
    return page | {key: values[0] if len(values) == 1 else values for key, values in said.items()}
