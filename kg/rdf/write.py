"""The one way in which rows and triples are written in a form, so that a reader of it reads what was written.

What a form cannot hold is refused by name: characters and predicates in XML, triples as terms in JSON-LD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import FormError
from kg.rdf.forms import JSON_LD, RDF_XML, ROWS_XML, Form
from kg.rdf.xml import XmlFile, write_rdf_xml

__all__ = ["write_rows", "write_triples"]


def write_rows(result: ox.QuerySolutions | ox.QueryBoolean, form: Form, output: IO[bytes]) -> None:
    """Write rows, or yes or no, while they are produced.

    Args:
        result: What a query answers with.
        form: A form that holds rows.
        output: What the bytes are written to; not closed.

    Raises:
        FormError: when the form cannot hold a text; what is written until then is not whole.
        RuntimeError: when the evaluation fails underway.
        OSError: likewise.
    """
    if form == ROWS_XML:
        hint = "Ask for another form: JSON, TSV or CSV"
        output = cast("IO[bytes]", XmlFile(output, "XML", hint))
    result.serialize(output, form.results)


def write_triples(
    triples: Iterable[ox.Triple], form: Form, output: IO[bytes], prefixes: Mapping[str, str] | None = None
) -> None:
    """Write triples while they come.

    Args:
        triples: What to write.
        form: A form that holds triples.
        output: As for :func:`write_rows`.
        prefixes: To be declared, whether used or not.

    Raises:
        FormError: when the form cannot hold a triple; what is written until then is not whole.
        RuntimeError: when the triples come from an evaluation that fails underway.
        OSError: likewise.
    """
    if form == RDF_XML:
        write_rdf_xml(triples, output, prefixes or {})
    elif form == JSON_LD:
        ox.serialize(_without_triple_terms(triples), output, form.rdf)
    else:
        ox.serialize(triples, output, form.rdf, prefixes=dict(prefixes) if prefixes else None)


def _without_triple_terms(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    for triple in triples:
        if isinstance(triple.object, ox.Triple):
            raise FormError(
                f"JSON-LD cannot hold the triple {triple.object} as an object",
                hint="Ask for another form: Turtle or N-Triples",
            )
        yield triple
