"""What sorts of names there are, however a vocabulary calls them."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["kind_of_name"]

#: Types of synonyms of the OBO Metadata Ontology, by their numbers.
_OMO = {
    "OMO_0003000": "abbreviation",
    "OMO_0003003": "layperson",
    "OMO_0003012": "acronym",
}
#: How vocabularies call the same.
_ALIASES = {
    "layperson_term": "layperson",
    "layperson_synonym": "layperson",
    "abbreviation_synonym": "abbreviation",
    "plural_form": "plural",
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
