"""A page for people of one thing of a graph: its card as HTML that needs no script and loads nothing.

What comes from data is escaped by Jinja wherever it stands; a link leads below the server's root or, with http or
https alone, to an IRI as it is. All that is read from files is read by :func:`prepare`, so that pages can be made where
no file can be opened.
"""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox
from jinja2 import Template
from markupsafe import Markup

from kg.claims.card import Card
from kg.claims.cards import Cards
from kg.claims.claim import has_claims
from kg.claims.notice import made_with, notice, title
from kg.claims.order import main_identifiers
from kg.rdf import prefix_map
from kg.rdf.addresses import local_path, resource_path
from kg.rdf.forms import GRAPHS
from kg.rdf.index import node
from kg.rdf.namespaces import ONTOLOGY, PREFIXES, expand
from visualize.html.policy import content_security_policy
from visualize.html.template import LinkedText, linked, page_template
from visualize.pages.parts import Lead, fact_lines, main_facts, mapping, parts

__all__ = ["prepare", "resource_page"]

#: A page of more parts than these shows them closed, else each with as many lines at first.
_OPEN = 5
#: Classes of what the explorer draws; words of the vocabulary are concepts, too, but drawn only as ends of claims.
_DRAWN = {node(curie) for curie in ("skos:Concept", "ck:Association", "ck:NegatedAssociation", "ck:Gap")}
_TYPE = node("rdf:type")
#: What the explorer's address does not encode (state/address.js).
_AS_IN_FRAGMENTS = ":/,#!~*'()"


def prepare() -> tuple[Template, str]:
    """Read the template and the style: the former ready to be filled, the latter as it stands in the page.

    The table of prefixes is read, too, by which identifiers are compared.
    """
    prefix_map.prepare()
    return page_template("resource.html", ("css/colours.css", "document.css"))


def resource_page(cards: Cards, iri: str, *, base: str = "/", draws: bool = True) -> str:
    """The page of a thing, valid HTML5.

    Args:
        cards: The cards of the graph.
        iri: What to tell of.
        base: The path of the server's root, with a slash at both ends.
        draws: Whether there is an explorer, at the root.

    Raises:
        InputError: when the IRI is none.
        UnknownNameError: when the data says nothing of it.
    """
    template, style = prepare()
    about = cards.about(iri)
    card, lead = about.card, Lead(cards.index, base)
    found, facts = parts(about, lead), fact_lines(about.facts, lead)
    is_folded = len(found) > _OPEN
    return template.render(
        policy=content_security_policy(style),
        style=Markup(style),  # noqa: S704 - our own files
        title=title(cards.index),
        notice=notice(cards.index),
        made_with=made_with(cards.index),
        base=base,
        card=card,
        name=cards.index.curie(iri),
        classes=[lead.value(kind) for kind in cards.index.kinds(ox.NamedNode(iri))],
        iri=linked(card.iri, card.iri if local_path(card.iri) is None else ""),
        documents=[
            (form.title, resource_path(iri, base, form=form.name), form.media_type, form.suffixes[0]) for form in GRAPHS
        ],
        explorer=_explorer(card, lead) if draws else "",
        query=f"{base}query?query={quote(_query(card), safe='')}",
        main=main_facts(found, facts) if is_folded or not card.groups else [],
        identifiers=[
            lead(cards.index.curie(link.object), link.object) for link in main_identifiers(card.mappings, iri)
        ],
        parts=found,
        is_folded=is_folded,
        mappings=[mapping(link, card.iri, lead) for link in card.mappings],
        candidates=[(lead(each.named, each.iri), each.why) for each in card.shared],
        conflicts=[
            (
                conflict,
                lead(conflict.label, expand(conflict.id)) if conflict.id != card.id else LinkedText(conflict.label),
                [(side, [lead(record, expand(record)) for record in side.records]) for side in conflict.positions],
            )
            for conflict in card.conflicts
        ],
        facts=facts,
    )


def _explorer(card: Card, lead: Lead) -> str:
    """Where the explorer shows a thing; empty for what it does not draw."""
    kinds = lead.index.values(ox.NamedNode(card.iri), _TYPE)
    is_drawn = any(kind in _DRAWN for kind in kinds) and not card.iri.startswith(ONTOLOGY)
    is_drawn |= not has_claims(lead.index) or any(group.role in ("subject", "object") for group in card.groups)
    return f"{lead.base}#{quote(card.id, safe=_AS_IN_FRAGMENTS)}" if is_drawn else ""


def _query(card: Card) -> str:
    """A query about a thing: the claims in which it plays a part, or what is said of it."""
    if card.groups:
        return (
            f"PREFIX ck: <{PREFIXES['ck']}>\nSELECT DISTINCT ?words ?claim WHERE {{\n"
            f"  ?claim ?part <{card.iri}> ; ck:inWords ?words .\n}} ORDER BY ?words"
        )
    return f"SELECT ?predicate ?value WHERE {{\n  <{card.iri}> ?predicate ?value .\n}} ORDER BY ?predicate ?value"
