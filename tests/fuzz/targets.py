"""All readers that are tried: a reader that comes later gets a line here, and its seeds one in ``seeds.py``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import NamedTuple

from kg.link.documents import as_rdf
from kg.rdf.forms import JSON_LD, N_QUADS, N_TRIPLES, RDF_XML, TRIG, TURTLE
from kg.rdf.load import read_quads
from tests.fuzz import graphs, readers
from tests.fuzz.live import ask_service, running_service
from tests.fuzz.seeds import seeds

__all__ = ["TARGETS", "Target", "named"]


class Target(NamedTuple):
    """A reader.

    Args:
        name: Its part of the product, a full stop, and what it reads.
        seeds: Sorts of good inputs.
        call: Reads an input; returns, or raises a KgError.
        weight: How many of the inputs it gets, beside the others.
        around: What must be there meanwhile.
    """

    name: str
    seeds: tuple[str, ...]
    call: Callable[[bytes], object]
    weight: float = 1
    around: Callable[[], AbstractContextManager[None]] = nullcontext

    @property
    def examples(self) -> tuple[bytes, ...]:
        """The good inputs."""
        return tuple(each for sort in self.seeds for each in seeds(sort))


_RDF = ("turtle", "trig", "ntriples", "nquads", "n3", "rdfxml", "jsonld")

TARGETS = (
    Target("rdf.turtle", ("turtle", "shipped"), partial(readers.read_rdf, form=TURTLE, name="input.ttl")),
    Target("rdf.trig", ("trig", "turtle"), partial(readers.read_rdf, form=TRIG, name="input.trig")),
    Target("rdf.ntriples", ("ntriples",), partial(readers.read_rdf, form=N_TRIPLES, name="input.nt")),
    Target("rdf.nquads", ("nquads", "ntriples"), partial(readers.read_rdf, form=N_QUADS, name="input.nq")),
    Target("rdf.n3", ("n3", "turtle"), partial(readers.read_rdf, form=None, name="input.n3")),
    Target("rdf.xml", ("rdfxml",), partial(readers.read_rdf, form=RDF_XML, name="input.rdf")),
    Target("rdf.jsonld", ("jsonld",), partial(readers.read_rdf, form=JSON_LD, name="input.jsonld")),
    Target("rdf.page", ("data pages", "pages"), lambda data: list(read_quads([as_rdf(data)]))),
    Target("rdf.packed", ("packed", "turtle", "rdfxml"), readers.read_packed),
    Target("rdf.owl", ("rdfxml", "turtle", "obo"), partial(readers.read_rdf, form=None, name="input.owl")),
    Target("rdf.unnamed", _RDF, partial(readers.read_rdf, form=None, name="input")),
    *(
        Target(f"lenient.{form.name}", (form.name,), partial(readers.read_rdf, form=form, name="input", lenient=True))
        for form in (TURTLE, TRIG, N_TRIPLES, N_QUADS)
    ),
    Target("query.text", ("queries",), readers.read_query, 2),
    Target("query.answer", ("queries",), readers.answer_query, 0.5),
    Target("endpoint.rows", ("rows",), readers.read_select, 2),
    Target("endpoint.truth", ("truths",), readers.read_ask, 0.5),
    Target("endpoint.triples", _RDF, readers.read_construct, 2),
    Target("terms.obo", ("obo",), partial(readers.read_terms, suffix=".obo")),
    Target("terms.obographs", ("obographs",), partial(readers.read_terms, suffix=".json")),
    Target("terms.table", ("tables",), partial(readers.read_terms, suffix=".csv")),
    Target("terms.owl", ("ontologies",), partial(readers.read_terms, suffix=".owl")),
    Target("mappings.sssom", ("sssom",), readers.read_sssom),
    Target("mappings.others", ("sssom of others", "sssom"), readers.read_sssom_of_others),
    Target("link.terms", ("tables",), readers.link, 0.1),
    Target("entry.text", ("entries",), readers.read_entry_text),
    Target("entry.proposals", ("entries",), readers.read_proposals_of),
    Target("entry.markdown", ("markdown", "pages"), readers.read_entry_markdown),
    Target("entry.page", ("pages", "entries"), readers.read_entry_page),
    Target("server.requests", ("requests",), readers.read_requests, 2),
    Target("server.live", ("requests",), ask_service, 0.2, running_service),
    Target("graph.commands", ("claims",), graphs.read_claims, 0.3),
    Target("graph.export", ("claims",), graphs.export, 0.1),
    Target("command.format", ("turtle", "shipped"), readers.format_turtle, 0.5),
    Target("command.import", ("obo",), readers.import_terms, 0.1),
    Target("command.diff", ("trig", "turtle"), readers.diff, 0.3),
)


def named(names: list[str]) -> list[Target]:
    """The targets of these names, or of these parts; all when there is none.

    Raises:
        ValueError: when a name is that of none.
    """
    for name in names:
        if not any(each.name == name or each.name.startswith(f"{name}.") for each in TARGETS):
            raise ValueError(f"{name!r} is no target; there are {', '.join(each.name for each in TARGETS)}")
    parts = tuple(f"{name}." for name in names)
    return [each for each in TARGETS if not names or each.name in names or each.name.startswith(parts)]
