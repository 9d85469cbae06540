"""What users bring in place of RDF, told by its content: mapping sets, OBO and OBO Graphs, HTML pages."""

from __future__ import annotations

from kg.errors import InputError
from kg.link.set_graph import mapping_source
from kg.link.sssom import is_mapping_set
from kg.link.vocabularies.graph import is_other_form, vocabulary_source
from kg.rdf.html_data import is_page, page_source
from kg.rdf.source import Document, Source

__all__ = ["as_rdf"]


def as_rdf(document: Document) -> Source:
    """A mapping set, a vocabulary or the data of a page as a document of its triples; any other document as it is.

    Raises:
        InputError: when it is one of these, and cannot be read.
        DataError: with file and line, when a row of a mapping set cannot be told cell from cell.
    """
    source = Source.of(document)
    if source.is_folder:
        return source
    try:
        is_html = is_page(source)
        is_set, is_vocabulary = is_mapping_set(source), is_other_form(source)
    except InputError:
        if source.is_stream:
            raise  # which has been read, and would be empty now
        return source  # whoever reads it tells why it cannot be read
    if is_html:
        return page_source(source)
    if is_set:
        return mapping_source(source)
    return vocabulary_source(source) if is_vocabulary else source
