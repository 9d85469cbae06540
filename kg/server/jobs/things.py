"""The job of an address that stands for a thing: its page for people, or its description for machines."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox

from kg.claims.cards import Cards
from kg.claims.names import Names
from kg.claims.naming import LONGEST, is_concept
from kg.errors import KgError
from kg.rdf.addresses import Address, iri_of_path, resource_path
from kg.rdf.forms import FORMS, GRAPHS
from kg.rdf.index import Index, node
from kg.server.forms import HTML
from kg.server.http.messages import Problem, ProblemError
from kg.server.jobs.resources import is_described, resource_triples, write_resource
from kg.server.workers.output import Sink
from visualize.pages.resource import prepare as prepare_page
from visualize.pages.resource import resource_page

__all__ = ["Things", "answer_thing", "prepare"]

#: Things that may have been meant, at most.
_NEAR = 5
_TYPE = node("rdf:type")
_NAMES = {form.name: place for place, form in enumerate(FORMS)}


class Things(NamedTuple):
    """The data as things.

    Args:
        store: The data, for machines.
        cards: The same as cards, for people.
        root: The path of the service, with a slash at both ends.
        is_small: Whether there is an explorer, and names may be looked up for who has lost the way: in large data,
            that takes too long.
    """

    store: ox.Store
    cards: Cards
    root: str = "/"
    is_small: bool = True


def prepare() -> None:
    """Load what makes pages and looks names up: where things are answered, no file can be opened."""
    prepare_page()
    Names(Index(())).prepare()


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
        near = _near(things, named[0] or unquote(path)) if likes_html and things.is_small else ()
        raise ProblemError(Problem(404, "the data says nothing of this", "Search at /, or ask at /query", near=near))
    form = _NAMES.get(address.form, HTML) if address.form else HTML if likes_html else graph
    if form is None:
        offered = ", ".join(each.media_type for each in GRAPHS)
        raise ProblemError(Problem(406, "no form is accepted that there is", f"Accept {offered} or text/html"))
    try:
        if form == HTML:
            content = resource_page(things.cards, address.iri, base=things.root, draws=things.is_small).encode()
        else:
            content = write_resource(resource_triples(things.store, address.iri), FORMS[form].name)
    except KgError as error:
        raise ProblemError(Problem(406, error.what, error.hint)) from error
    output.begin(form, zipped=zipped)
    output.write(content)


def _near(things: Things, address: str) -> tuple[tuple[str, str], ...]:
    """The things that the end of an address may mean, by the rules of names: what each is called, and where it is."""
    index = things.cards.index
    end = re.split(r"[/#]", address.rstrip("/#"))[-1][:LONGEST]
    words = re.sub(r"[-_.]+", " ", end)
    names = index.once(Names)
    found = [ox.NamedNode(iri) for iri, _ in names.search(end) or names.search(words)] if words else []
    concepts = [each for each in found if is_concept(each, index.values(each, _TYPE))]
    return tuple((index.label(each), resource_path(each.value, "")) for each in (concepts or found)[:_NEAR])
