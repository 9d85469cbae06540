"""The canonical form of our Turtle files: one way to write each graph, so that a diff shows only what changed.

Leading comment lines are kept as they are. Then come the prefixes that the file uses, and the triples sorted by
subject, predicate and object; ``rdf:type`` and ``rdfs:label`` stand first, numbers inside names sort as numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile
from types import MappingProxyType
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.namespaces import PREFIXES
from kg.rdf.tags import restored, tags_in

__all__ = ["canonical_turtle", "in_order", "parse_turtle", "sort_key", "write_trig", "write_turtle"]

_FIRST = [
    PREFIXES["rdf"] + "type",
    PREFIXES["rdfs"] + "label",
    PREFIXES["skos"] + "definition",
    PREFIXES["rdf"] + "subject",
    PREFIXES["rdf"] + "predicate",
    PREFIXES["rdf"] + "object",
    PREFIXES["oa"] + "start",
    PREFIXES["oa"] + "end",
]
_RANK = {iri: rank for rank, iri in enumerate(_FIRST)}
#: Compiled where first used: the command line imports this module at every start.
_NUMBER = r"(\d+)"
#: Strings and IRIs as the serialiser writes them, and what stands before the colon of a name outside of them.
_CLOSED, _PREFIXED = r'"(?:[^"\\]|\\.)*"|<[^<>\s]*>', r"(?<![^\s^])(\w(?:[\w.-]*[\w-])?|):"

Statement = ox.Triple | ox.Quad
_Any = TypeVar("_Any", ox.Triple, ox.Quad)


@cache
def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which numbers inside a text sort as numbers, however long they are."""
    parts = re.split(_NUMBER, text)
    return tuple(_number(part) if part.isascii() and part.isdigit() else (1, 0, part) for part in parts)


def _number(digits: str) -> tuple[int, int, str]:
    counting = digits.lstrip("0")
    return 0, len(counting), counting


def _term_key(term: object) -> tuple[object, ...]:
    if isinstance(term, ox.NamedNode):
        return (0, _natural(term.value), term.value)
    if isinstance(term, ox.Literal):
        return (1, _natural(term.value), term.value, term.language or "", term.datatype.value)
    return (2, str(term))


def sort_key(statement: Statement) -> tuple[object, ...]:
    """The key that puts triples and quads in canonical order."""
    graph = _term_key(statement.graph_name) if isinstance(statement, ox.Quad) else ()
    predicate = statement.predicate.value
    return (
        graph,
        _term_key(statement.subject),
        _RANK.get(predicate, len(_RANK)),
        predicate,
        _term_key(statement.object),
    )


def in_order(statements: Iterable[_Any]) -> list[_Any]:
    """Triples or quads in canonical order, as :func:`sort_key` has it, each once: many of them faster than by that key.

    Each term is ranked once, and statements are compared by numbers.
    """
    found = set(statements)
    used: set[object] = {term for each in found for term in (_graph(each), each.subject, each.object)}
    place = {term: number for number, term in enumerate(sorted(used, key=_term_key))}
    predicates = {each.predicate for each in found}
    kinds = sorted(predicates, key=lambda one: (_RANK.get(one.value, len(_RANK)), one.value))
    rank = {predicate: number for number, predicate in enumerate(kinds)}
    return sorted(
        found, key=lambda each: (place[_graph(each)], place[each.subject], rank[each.predicate], place[each.object])
    )


def _graph(statement: Statement) -> object:
    """The graph of a quad; None for a triple."""
    return statement.graph_name if isinstance(statement, ox.Quad) else None


def parse_turtle(text: str, where: str) -> list[ox.Triple]:
    """Parse Turtle.

    Raises:
        InputError: with ``where:line`` when it is malformed.
    """
    try:
        return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise InputError(
            str(error.msg), where=f"{where}:{error.lineno or 1}", hint="Mend the Turtle at this line"
        ) from error


def write_turtle(
    triples: Iterable[ox.Triple], comment: str = "", prefixes: Mapping[str, str] = MappingProxyType(PREFIXES)
) -> str:
    """Write triples in canonical form, below ``comment`` (lines that start with ``#``)."""
    return comment + _write(in_order(triples), ox.RdfFormat.TURTLE, prefixes)


def write_trig(
    quads: Iterable[ox.Quad], comment: str = "", prefixes: Mapping[str, str] = MappingProxyType(PREFIXES)
) -> str:
    """Write quads as TriG in canonical form, below ``comment`` (lines that start with ``#``)."""
    return comment + _write(in_order(quads), ox.RdfFormat.TRIG, prefixes)


def _write(ordered: Iterable[ox.Triple] | Iterable[ox.Quad], format_: ox.RdfFormat, prefixes: Mapping[str, str]) -> str:
    r"""Serialise with only the prefixes in use, in order (the library's order changes), a blank line between subjects.

    Working on lines is safe: the serialiser writes line feeds inside literals as ``\n``.
    """
    text = (ox.serialize(ordered, format=format_, prefixes=dict(prefixes)) or b"").decode()
    body = [line for line in text.split("\n") if line and not line.startswith("@prefix ")]
    used = set(re.findall(_PREFIXED, re.sub(_CLOSED, " ", "\n".join(body))))
    header = [f"@prefix {name}: <{space}> ." for name, space in sorted(prefixes.items()) if name in used]
    spaced: list[str] = []
    for line in body:
        if re.match(r"\t*[^\t}]", line) and not (spaced and spaced[-1].endswith((";", ",", "{"))):
            spaced.append("")
        spaced.append(line.replace("\t", "    "))
    return "\n".join([*header, *spaced]) + "\n"


def canonical_turtle(text: str, where: str) -> str:
    """Bring a Turtle text into canonical form; blank nodes have none and are refused.

    Prefixes of the text's own, as a condition has for its spans, stay beside ours.

    Raises:
        InputError: when the text is malformed or holds a blank node.
    """
    triples = parse_turtle(text, where)
    for triple in triples:
        if isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode):
            raise InputError("holds a blank node", where=where, hint="Give the resource an IRI")
    comment = "".join(f"{line}\n" for line in takewhile(lambda line: line.startswith("#"), text.split("\n")))
    written = write_turtle(triples, prefixes=PREFIXES | _declared(text))
    return comment + restored(written.encode(), tags_in(text.encode())).decode()


def _declared(text: str) -> dict[str, str]:
    """The prefixes that a text declares, but for those of namespaces that have one of ours."""
    parser = ox.parse(text, format=ox.RdfFormat.TURTLE)
    for _ in parser:
        pass
    ours = set(PREFIXES.values())
    return {name: space for name, space in parser.prefixes.items() if space not in ours}
