"""The documentation of the vocabulary as one HTML file that loads nothing, made by pyLODE while the graph is built.

pyLODE is needed for the build alone. Its page is taken over without its head, icons and script; every term of ours has
its local name as anchor, so that its IRI leads to it. The same bytes come out of every run.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import MissingToolError
from kg.rdf.namespaces import BASE, ONTOLOGY, local_name
from kg.sources import Sources, sources
from kg.version import NOTICE
from visualize.html.policy import content_security_policy

if TYPE_CHECKING:
    import rdflib
    from pylode import OntPub

__all__ = ["FILE", "vocabulary_html", "vocabulary_page"]

#: Name of the file, beside the graph.
FILE = "ontology.html"

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_SECTIONS = {
    "classes": "Classes",
    "objectproperties": "Object properties",
    "datatypeproperties": "Datatype properties",
    "annotationproperties": "Annotation properties",
    "values": "Values",
}
_STYLES = ("css/colours.css", "document.css", "vocabulary.css")


def vocabulary_page(origin: Sources | None = None) -> Path | None:
    """The page that was built beside the shipped graph; None when it was not, for want of pyLODE."""
    origin = origin or sources()
    folder = origin.root / "build" if origin.root else origin.concepts.parents[1] / "built"
    return folder / FILE if (folder / FILE).is_file() else None


def vocabulary_html(origin: Sources | None = None) -> str:
    """The page of the vocabulary.

    Raises:
        MissingToolError: when pyLODE is not installed.
    """
    if find_spec("pylode") is None:
        raise MissingToolError(
            "the vocabulary's page is not made: pyLODE is not installed",
            hint="Install it: pip install 'pylode>=3.3,<3.4'",
        )
    import rdflib

    with _quiet():
        graph = rdflib.Graph().parse((origin or sources()).vocabulary, format="turtle")
        _trim(graph)
        document = _document(graph)
    style = "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES)
    return _finished(document, style)


@contextmanager
def _quiet() -> Iterator[None]:
    """Undo what pyLODE does to logging when it is imported: it would write each of its steps to standard error."""
    root = logging.getLogger()
    handlers, level, disabled = list(root.handlers), root.level, logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        logging.disable(disabled)


def _trim(graph: rdflib.Graph) -> None:
    """Leave out terms of others that are only declared, and what the page would say of every term alike.

    The class of a value stands as its ``dcterms:type``: pyLODE says nothing of ``rdf:type``.
    """
    from rdflib import DCTERMS, OWL, RDF, RDFS

    for term in set(graph.subjects(RDF.type)):
        if not str(term).startswith(BASE) and (term, RDFS.label, None) not in graph:
            graph.remove((term, None, None))
    graph.remove((None, RDFS.isDefinedBy, None))
    for value in set(graph.subjects(RDF.type, OWL.NamedIndividual)):
        for kind in graph.objects(value, RDF.type):
            if str(kind).startswith(ONTOLOGY):
                graph.add((value, DCTERMS.type, kind))


def _document(graph: rdflib.Graph) -> OntPub:
    """PyLODE's page, with a section of its own for values, which pyLODE leaves out."""
    from pylode import OntPub
    from pylode.rdf_elements import CLASS_PROPS
    from pylode.utils import section_html
    from rdflib import DCTERMS, OWL, RDF, SDO

    page = OntPub(graph, sort_subjects=True)
    for term, title in ((DCTERMS.type, "class"), (SDO.domainIncludes, "subjects"), (SDO.rangeIncludes, "objects")):
        told = page.props_labeled.get(term) or {"description": "What kind of value it is", "ont_title": "DCMI Terms"}
        page.props_labeled[term] = {**told, "title": title, "ont_title": told["ont_title"] or "schema.org"}
    terms = {str(term) for term in page.ont.subjects(RDF.type)}
    page.fids = {term: local_name(term) for term in sorted(terms) if term.startswith(ONTOLOGY)}
    page._make_metadata()  # noqa: SLF001 - make_html would add a head and a script
    page._make_main_sections()  # noqa: SLF001
    known = (page.ont, page.back_onts, page.ns)
    values = section_html(
        "Values",
        *known,
        OWL.NamedIndividual,
        [*CLASS_PROPS, DCTERMS.type],
        page.toc,
        "values",
        page.fids,
        page.props_labeled,
    )
    page.content.appendChild(values)
    return page


def _finished(page: OntPub, style: str) -> str:
    """The whole file: our head, notice and list of terms around pyLODE's content."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    foreign = r'<a (?=[^>]*href="https?://)'
    content = re.sub(foreign, '<a rel="noopener noreferrer nofollow" ', page.content.render(pretty=False))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((_TEMPLATES / "vocabulary.html").read_text(encoding="utf-8"))
    return template.render(
        title=page.doc.title,
        notice=NOTICE,
        policy=content_security_policy(style),
        style=Markup(style),  # noqa: S704 - our own files
        content=Markup(content),  # noqa: S704 - pyLODE escapes what it takes from the vocabulary, which is ours
        sections=[
            (
                name,
                _SECTIONS[name],
                [(href, str(title[0] if isinstance(title, list) else title)) for href, title in terms],
            )
            for name, terms in page.toc.items()
        ],
    )
