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

    What it says of a condition is that of ``kg export schema.org``: the entry's unqualified claims. A graph that is
    not made from one entry is told by its title alone.
    """
    page: dict[str, Any] = {
        "@context": {"@vocab": PREFIXES["schema"]},
        "@type": "WebPage",
        "name": title,
        "description": notice,
        "inLanguage": "en",
    }
    try:
        (text,) = export(index, "schema.org").files.values()
    except KgError:
        return page
    condition = json.loads(text)
    source = condition.pop("subjectOf")
    del condition["@context"]
    return page | {"about": condition, "isBasedOn": source["citation"], "license": source["license"]}
