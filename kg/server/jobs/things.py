"""The job of an address that stands for a thing: its page for people, or its description for machines."""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

from kg.claims.cards import Cards
from kg.errors import KgError
from kg.rdf.addresses import Address, iri_of_path
from kg.rdf.forms import FORMS
from kg.server.forms import HTML
from kg.server.http.messages import Problem, ProblemError
from kg.server.jobs.resources import is_described, resource_triples, write_resource
from kg.server.workers.output import Sink
from visualize.pages.resource import resource_page

__all__ = ["Things", "answer_thing"]

_NAMES = {form.name: place for place, form in enumerate(FORMS)}


class Things(NamedTuple):
    """The data as things: for machines, and as cards; and the path of the service, with a slash at both ends."""

    store: ox.Store
    cards: Cards
    root: str = "/"


def answer_thing(
    things: Things, output: Sink, path: str, named: tuple[str, str], accepted: tuple[bool, int | None, bool]
) -> None:
    """Write what the data says of a thing.

    Args:
        things: The data.
        output: Where to.
        path: The path of the request, percent-encoded; without effect when an IRI is given.
        named: The IRI, and the name of the form that is asked for; empty where they are not given.
        accepted: Whether the client likes HTML best; the place in :data:`FORMS` of the form for triples that it likes
            best, None when it takes none; and whether it takes gzip.

    Raises:
        ProblemError: when there is no such thing, or no form that the client takes.
    """
    likes_html, graph, zipped = accepted
    address = Address(*named) if named[0] else iri_of_path(path, is_known=lambda one: is_described(things.store, one))
    if address is None or not is_described(things.store, address.iri):
        raise ProblemError(Problem(404, "the data says nothing of this", "Search at /, or ask at /query"))
    form = _NAMES.get(address.form, HTML) if address.form else HTML if likes_html else graph
    if form is None:
        raise ProblemError(Problem(406, "no form is accepted that there is", "Accept text/turtle or text/html"))
    try:
        if form == HTML:
            content = resource_page(things.cards, address.iri, base=things.root).encode()
        else:
            content = write_resource(resource_triples(things.store, address.iri), FORMS[form].name)
    except KgError as error:
        raise ProblemError(Problem(406, error.what, error.hint)) from error
    output.begin(form, zipped=zipped)
    output.write(content)
