"""Triples in an answer: any form of RDF that the engine reads, and odd terms as they came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.rdf.forms import N_TRIPLES, TURTLE
from kg.remote.answers.body import Body
from kg.remote.answers.terms import Oddities, Term, blank, literal, oddity, turtle

__all__ = ["check_triples", "read_triples"]

#: Forms that look alike, in the order in which they are tried; each reads what those before it do not.
_ALIKE = (ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.N3)
#: Forms whose IRIs and language tags stand between signs that they must not hold, and their titles.
_WRITTEN_BARE = {form.name: form.title for form in (TURTLE, N_TRIPLES)}
#: What N-Quads and its kin are made of, and labels of blank nodes that no standard allows.
_LABEL = re.compile(
    r"""
      \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | "(?:[^"\\\n]|\\.)*" | <[^<>\n]*> | \#[^\n]*
    | _:(?P<label>[^\s<>"',;()\[\]{}]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_NODE_ID = re.compile(r"""(:nodeID\s*=\s*)(?:"([^"<]*)"|'([^'<]*)')""")
#: Longest XML entity taken, in characters; namespaces are shorter.
_LONGEST_ENTITY = 500
_ENTITY = re.compile(r"""<!ENTITY\s+[^"'>]*(?:"([^"]*)"|'([^']*)')""")


def read_triples(body: Body, base: str) -> Iterator[Iterator[ox.Quad]]:
    """Ways to read a body, the likeliest first; each gives quads until it fails, and a later one begins anew.

    The engine checks IRIs and language tags at first. Where it refuses them it is asked again to take them as they are.

    Args:
        body: The answer.
        base: IRI that relative ones are resolved against.

    Raises:
        ValueError: when it is a page, or results of the other kind.
    """
    if body.is_page:
        raise ValueError(f"it is a page; its Content-Type is {body.content_type!r}")
    if body.root == "sparql" or (body.is_json and re.search(r'"(?:head|bindings|boolean)"\s*:', body.start)):
        raise ValueError("it holds rows, where triples were asked for")
    first, *others = _forms(body)
    yield _parsed(body, first, base)
    renamed = _with_labels(body, first).encode()
    yield ox.parse(renamed, format=first, base_iri=base, lenient=True)
    if first == ox.RdfFormat.N_TRIPLES:  # in Turtle spaces may stand in IRIs; without a base relative ones stay
        yield ox.parse(renamed, format=ox.RdfFormat.TURTLE, lenient=True)
    for form in others:
        yield _parsed(body, form, base)
    for form in others:
        yield ox.parse(renamed, format=form, base_iri=base, lenient=True)


def _parsed(body: Body, form: ox.RdfFormat, base: str) -> ox.QuadParser:
    """What the engine reads; of JSON-LD it leaves out what it would refuse elsewhere, unless it is lenient."""
    return ox.parse(body.open(), format=form, base_iri=base, lenient=form == ox.RdfFormat.JSON_LD)


def check_triples(quads: Iterable[ox.Quad], odd: Oddities, form: str) -> Iterator[ox.Triple]:
    """The triples, each looked at for what is odd, and named graphs told.

    Args:
        quads: What was read.
        odd: Counts what is odd.
        form: Name of the form that they will be written in.

    Raises:
        ValueError: when they hold formulas of N3.
        QueryError: when the form cannot hold a term.
    """
    graphs: set[str] = set()
    for quad in quads:
        if isinstance(quad.graph_name, ox.BlankNode):
            raise ValueError("it holds a formula or a graph without a name, which are no triples")  # noqa: TRY004
        if isinstance(quad.graph_name, ox.NamedNode) and len(graphs) < 1000:
            graphs.add(quad.graph_name.value)
        triple = _with_names(quad.triple)
        _look(triple, odd, form)
        yield triple
    if graphs:
        some = "a graph" if len(graphs) == 1 else f"{len(graphs):,} graphs"
        odd.others.append(f"the endpoint put triples into {some}, which is left out: {min(graphs)}")


def _with_names(triple: ox.Triple) -> ox.Triple:
    """The triple with labels of blank nodes that every form can hold; the lenient engine takes any."""
    subject, value = triple.subject, triple.object
    if not isinstance(subject, ox.BlankNode) and not isinstance(value, ox.BlankNode):
        return triple
    if isinstance(subject, ox.BlankNode) and blank(subject.value) != subject.value:
        subject = ox.BlankNode(blank(subject.value))
    if isinstance(value, ox.BlankNode) and blank(value.value) != value.value:
        value = ox.BlankNode(blank(value.value))
    return ox.Triple(subject, triple.predicate, value)


def _look(triple: ox.Triple, odd: Oddities, form: str) -> None:
    for part in (triple.subject, triple.predicate, triple.object):
        if isinstance(part, ox.NamedNode):
            term = Term("uri", part.value)
        elif isinstance(part, ox.Literal):
            language = part.language
            term = literal(part.value, "" if language else part.datatype.value, language)
        elif isinstance(part, ox.Triple):
            _look(part, odd, form)
            continue
        else:
            continue
        if remark := oddity(term):
            odd.note(term, remark)
            if form in _WRITTEN_BARE:
                turtle(term, _WRITTEN_BARE[form])


def _forms(body: Body) -> list[ox.RdfFormat]:
    """The forms that a body may be in."""
    named = ox.RdfFormat.from_media_type(body.media_type)
    if body.is_json and named not in _ALIKE:
        if not re.fullmatch(r"[{\[]\s*[}\]]\s*", body.start) and not any('"@' in line for line in body.text()):
            raise ValueError(
                "it is JSON, but no JSON-LD"
            )  # of which the engine would make an empty graph, or a wrong one
        return [ox.RdfFormat.JSON_LD]
    if body.root in ("rdf", "description") or (named == ox.RdfFormat.RDF_XML and body.root):
        _refuse_entities(body)
        return [ox.RdfFormat.RDF_XML]
    first = [named] if named and named not in (ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD) else []
    if not body.start and not named:
        raise ValueError("it is empty")
    return [*first, *(form for form in _ALIKE if form not in first)]


def _refuse_entities(body: Body) -> None:
    """Refuse XML entities that hold others or are long: few bytes of them fill the memory."""
    text = body.text().read()
    values = [match[1] or match[2] or "" for match in _ENTITY.finditer(text)]
    if any("&" in value or len(value) > _LONGEST_ENTITY for value in values):
        raise ValueError("its XML has entities that hold others or are very long")


def _with_labels(body: Body, form: ox.RdfFormat) -> str:
    """The text with labels of blank nodes that can be read."""
    text = body.text().read()
    if form == ox.RdfFormat.RDF_XML:
        return _NODE_ID.sub(lambda match: f'{match[1]}"{_name(match[2] or match[3] or "")}"', text)
    return _LABEL.sub(lambda match: f"_:{_label(match['label'])}" if match["label"] else match[0], text)


def _label(label: str) -> str:
    """A label; a full stop at its end ends the sentence."""
    known = label.rstrip(".")
    return blank(known) + label[len(known) :]


def _name(label: str) -> str:
    """A label that is a name of XML, too."""
    known = blank(label)
    return known if re.match(r"[^\W\d]", known) else blank(f"x_{label}")
