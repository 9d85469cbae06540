"""What sorts of names there are, however a vocabulary calls them."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.rdf.namespaces import PREFIXES

__all__ = ["kind_of_name", "type_of_kind"]

#: Types of synonyms of the OBO Metadata Ontology.
_OMO = {
    "OMO_0003000": "abbreviation",
    "OMO_0003001": "ambiguous",
    "OMO_0003002": "dubious",
    "OMO_0003003": "layperson",
    "OMO_0003004": "plural",
    "OMO_0003005": "uk_spelling",
    "OMO_0003006": "misspelling",
    "OMO_0003007": "misnomer",
    "OMO_0003008": "previous_name",
    "OMO_0003009": "legal_name",
    "OMO_0003010": "inn",
    "OMO_0003011": "latin",
    "OMO_0003012": "acronym",
}
_BY_KIND = {kind: name for name, kind in _OMO.items()}
#: How vocabularies call the same.
_ALIASES = {
    "layperson_term": "layperson",
    "layperson_synonym": "layperson",
    "abbreviation_synonym": "abbreviation",
    "plural_form": "plural",
    "ambiguous_synonym": "ambiguous",
    "dubious_synonym": "dubious",
    "latin_term": "latin",
    "uk_spelling_synonym": "uk_spelling",
    "international_nonproprietary_name": "inn",
}


@lru_cache(1_000)
def kind_of_name(name: str, title: str = "") -> str:
    """The sort of a name, in one lower-case word, from the identifier of its type, or the title of that.

    >>> kind_of_name("http://purl.obolibrary.org/obo/hp#layperson"), kind_of_name("OMO:0003000")
    ('layperson', 'abbreviation')
    """
    local = re.split(r"[#/]", name)[-1].replace(":", "_")
    if local in _OMO:
        return _OMO[local]
    word = re.sub(r"\W+", "_", local).strip("_").lower()
    if re.search(r"_\d+\Z", word) and title:  # an identifier that says nothing
        word = re.sub(r"\W+", "_", title).strip("_").lower()
    return _ALIASES.get(word, word)


def type_of_kind(kind: str) -> str:
    """The type of synonyms in the OBO Metadata Ontology that is a sort of names; empty where it has none.

    >>> type_of_kind("layperson")
    'http://purl.obolibrary.org/obo/OMO_0003003'
    """
    return PREFIXES["obo"] + _BY_KIND[kind] if kind in _BY_KIND else ""
