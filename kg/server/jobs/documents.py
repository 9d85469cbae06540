"""Documents that are the same for everyone: each is made once, by a process of its own, when it is first asked for.

What makes them is imported there, so that the service itself starts without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import FormError
from kg.rdf.forms import FORMS
from kg.server.forms import HTML, JSON
from kg.server.http.messages import Problem, ProblemError
from kg.server.workers.output import Sink

if TYPE_CHECKING:
    from kg.query.library import Query

__all__ = ["DESCRIPTIONS", "DOCUMENTS", "MOST_DRAWN", "Site", "answer_document"]

#: The explorer is made for data of up to so many quads.
MOST_DRAWN = 300_000


class Site(NamedTuple):
    """What documents are made of.

    Args:
        store: The data.
        endpoint: The address of the endpoint.
        condition: On what concept the explorer opens.
        prefixes: What the files of the data declare.
        name: What the data are called where they do not say it: the name of their only file, or nothing.
    """

    store: ox.Store
    endpoint: str
    condition: str | None = None
    prefixes: Mapping[str, str] = MappingProxyType({})
    name: str = ""

    @property
    def root(self) -> str:
        """The path of the service as clients know it, with a slash at both ends."""
        return urlsplit(self.endpoint).path.removesuffix("sparql")


def answer_document(site: Site, output: Sink, name: str, form: int) -> None:
    """Write a document.

    Args:
        site: What it is made of.
        output: Where to.
        name: One of :data:`DOCUMENTS` or :data:`DESCRIPTIONS`.
        form: Place in :data:`FORMS` of the form of a graph.

    Raises:
        ProblemError: when the data is too large for it, or the form cannot hold it.
    """
    if name in DESCRIPTIONS:
        from kg.server.jobs.resources import write_resource

        try:
            content = write_resource(DESCRIPTIONS[name](site), FORMS[form].name)
        except FormError as error:
            raise ProblemError(Problem(406, error.what, error.hint)) from error
    else:
        form = DOCUMENTS[name].form
        content = DOCUMENTS[name].make(site).encode()
    output.begin(form, zipped=True)
    output.write(content)


def _explorer(site: Site) -> str:
    from visualize import draw

    if len(site.store) > MOST_DRAWN:
        raise ProblemError(
            Problem(404, f"the explorer is not made for more than {MOST_DRAWN:,} quads", "Ask at /query")
        )
    return draw(site.store, condition=site.condition, query=f"{site.root}query", prefixes=site.prefixes, name=site.name)


def _query_page(site: Site) -> str:
    from kg.claims.claim import has_claims
    from kg.claims.notice import UNTITLED, made_with, notice, title
    from kg.query.library import published, queries
    from kg.rdf.index import StoreIndex
    from kg.rdf.namespaces import PREFIXES
    from visualize.pages.query import render_query_page

    index = StoreIndex(site.store)
    questions = _adapted(site.store, queries()) if has_claims(index) else published(has_claims=False)
    return render_query_page(
        root=site.root,
        title=site.name if site.name and title(index) == UNTITLED else title(index),
        prefixes={**site.prefixes, **PREFIXES},
        questions=questions,
        notice=notice(index),
        made_with=made_with(index),
        draws=len(site.store) <= MOST_DRAWN,
    )


def _adapted(store: ox.Store, library: Iterable[Query]) -> Iterator[Query]:
    """The questions, each about the condition of the data where it is about that of the library."""
    from kg.errors import KgError
    from kg.query.library import found_concepts

    for query in library:
        try:
            values = found_concepts(store, query, {})
        except KgError:  # the data have several conditions, or not the concept: the reader chooses
            values = {}
        yield query._replace(text=query.bind(values))


def _terms(site: Site) -> str:
    from visualize.pages.query import terms

    return json.dumps(terms(site.store), ensure_ascii=False, separators=(",", ":"))


def _vocabulary(site: Site) -> str:
    from visualize.pages.vocabulary import vocabulary_html

    return vocabulary_html(home=site.root, turtle=f"{site.root}ontology.ttl")


def _service(site: Site) -> Iterable[ox.Triple]:
    from kg.query.describe import service_description

    return service_description(site.endpoint, site.store)


def _void(site: Site) -> Iterable[ox.Triple]:
    from kg.query.describe import void_description

    return void_description(site.endpoint, site.store)


def _examples(site: Site) -> Iterable[ox.Triple]:
    from kg.query.examples import examples
    from kg.query.library import published

    return examples(published(), site.endpoint)


def _all(site: Site) -> Iterable[ox.Triple]:
    from kg.query.describe import service_graph
    from kg.query.library import published

    return (quad.triple for quad in service_graph(site.endpoint, site.store, published()))


class _Document(NamedTuple):
    form: int
    make: Callable[[Site], str]


#: By path: pages, and what pages fetch.
DOCUMENTS = {
    "/": _Document(HTML, _explorer),
    "/query": _Document(HTML, _query_page),
    "/query/terms.json": _Document(JSON, _terms),
    "/ontology": _Document(HTML, _vocabulary),
}
#: By path: graphs, in the form that the client likes best.
DESCRIPTIONS: dict[str, Callable[[Site], Iterable[ox.Triple]]] = {
    "/sparql": _service,
    "/.well-known/void": _void,
    "/.well-known/sparql-examples": _examples,
    "/graph/service": _all,
}
