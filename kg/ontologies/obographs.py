"""OBO Graphs JSON (version 0.3): nodes and edges, one at a time, so that a large file never stands in memory whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.namespaces import PREFIXES
from kg.ontologies.files import MAX_LINE, MAX_BYTES
from kg.ontologies.model import HEADER, SCOPES, Fact, term_iri

__all__ = ["facts"]

_CHUNK = 1 << 18
_KINDS = {"CLASS": "class", "PROPERTY": "property", "INDIVIDUAL": "individual"}
_SYNONYMS = {f"has{scope.title()}Synonym": scope for scope in SCOPES}
_PARENTS = {
    "is_a",
    "subPropertyOf",
    "type",
    PREFIXES["rdfs"] + "subClassOf",
    PREFIXES["skos"] + "broader",
}
_HEADER = {PREFIXES["owl"] + "versionInfo": "version_info", PREFIXES["dcterms"] + "license": "licence"}
_PROPERTIES = {
    PREFIXES["obo"] + "IAO_0100001": "replaced_by",
    PREFIXES["oboInOwl"] + "consider": "consider",
    PREFIXES["oboInOwl"] + "hasOBONamespace": "namespace",
    PREFIXES["skos"] + "exactMatch": "match",
    PREFIXES["skos"] + "broader": "parent",
}
