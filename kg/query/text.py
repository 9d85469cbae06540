"""What the text of a query says: its form, its prefixes, what in it is refused, and where it is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.errors import QueryError, RefusedError
from kg.query.limits import MAX_QUERY
from kg.rdf.namespaces import PREFIXES
from kg.rdf.terminals import Terminal, place, terminals

__all__ = [
    "check_size",
    "check_text",
    "dataset_graphs",
    "declare_prefixes",
    "identified",
    "mistake",
    "names_graph",
    "query_form",
    "refuse_service",
    "refuse_update",
    "syntax_error",
]

_BYTE_ORDER_MARK = "\ufeff"
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_POSITION = r"error at (\d+):(\d+): (.*)"
_SCHEME = r"<[A-Za-z][A-Za-z0-9+.-]*:"
_PAIRS = {"}": "{", ")": "(", "]": "["}
_HINT = "Correct it there, or just before"


def check_text(query: str) -> str:
    """The query without the byte order mark that an editor has put before it.

    Raises:
        QueryError: when one stands elsewhere outside strings, IRIs and comments: it is not seen, and part of a name;
            when the query holds half a character of UTF-16, as Python makes of bytes that are no UTF-8.
    """
    query = query.removeprefix(_BYTE_ORDER_MARK)
    if not query.isascii() and (half := re.search("[\ud800-\udfff]", query)):
        raise _wrong_at(query, half.start(), "what stands here is no UTF-8")
    if _BYTE_ORDER_MARK in query:
        for each in _outside(query):
            if _BYTE_ORDER_MARK in each.text:
                raise _wrong_at(query, each.start + each.text.index(_BYTE_ORDER_MARK), _named(_BYTE_ORDER_MARK))
    return query


def check_size(query: str | bytes, most: int = MAX_QUERY) -> None:
    """Refuse a query that is too long.

    Args:
        query: The query.
        most: Bytes of UTF-8 that it may have.

    Raises:
        QueryError: when it has more.
    """
    length = len(query)
    if isinstance(query, str) and length <= most < 4 * length:
        length = len(query.encode(errors="surrogatepass"))
    if length > most:
        raise QueryError(
            f"is longer than {most:,} bytes",
            where="query",
            hint="Shorten it, or raise the limit with --query-size",
        )


def refuse_service(query: str) -> None:
    r"""Refuse a query with SERVICE: the engine would send it to any address, this machine's included.

    Fail-closed: the letters may stand only in comments, strings, IRIs, variables and local names, and not at all beside
    a ``\u`` escape, whose place of resolution differs from engine to engine.

    Raises:
        RefusedError: when the query holds SERVICE anywhere else.
    """
    resolved = _resolve_escapes(query) if "\\" in query else query
    if "service" not in resolved.lower():
        return
    for each in terminals(query):
        if resolved != query or "service" in _bare(each).lower():
            raise RefusedError(
                "SERVICE is refused: a query runs on the given data only",
                where=f"query:{place(query, each.start)[0]}",
                hint="Query the other endpoint by itself with --endpoint",
            )


def _bare(each: Terminal) -> str:
    """What of a terminal an engine could read as a keyword."""
    return each.text if each.kind in ("word", "language", "sign") else each.prefix or ""


def _resolve_escapes(query: str) -> str:
    def character(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number <= 0x10FFFF else match[0]

    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", character, query)


def refuse_update(query: str) -> None:
    """Refuse what is an update and no query: data is only read, here and on any endpoint.

    Raises:
        RefusedError: when the query begins as an update.
    """
    if _operation(query) in _UPDATES:
        raise RefusedError(
            "is an update, and data is only read", where="query", hint="Use SELECT, ASK, CONSTRUCT or DESCRIBE"
        )


def query_form(query: str) -> str:
    """``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``, whichever a query begins with; empty when it is none."""
    word = _operation(query)
    return word if word in _FORMS else ""


def _operation(query: str) -> str:
    """The word that says what is to be done, in capitals; declarations before it, an engine's own too, are passed."""
    words = (each.text.upper() for each in terminals(query) if each.kind == "word")
    return next((word for word in words if word in _FORMS or word in _UPDATES), "")


def dataset_graphs(query: str) -> tuple[str, ...]:
    """The graphs of which a query says by FROM and FROM NAMED that it is asked, as IRIs; relative ones as they are.

    >>> dataset_graphs("SELECT * FROM <http://e/a> FROM NAMED rdfs:b { ?s ?p 'FROM <c>' }")
    ('http://e/a', 'http://www.w3.org/2000/01/rdf-schema#b')
    """
    if "from" not in query.lower():
        return ()
    found = [each for each in terminals(query) if each.kind != "comment"]
    spaces = _spaces(found)
    graphs = []
    for number, each in enumerate(found):
        if each.kind == "word" and each.text.upper() == "FROM":
            behind = [name for name in found[number + 1 : number + 3] if name.text.upper() != "NAMED"]
            graphs += [_iri(name, spaces) for name in behind[:1]]
    return tuple(graphs)


def declare_prefixes(query: str) -> str:
    """The query with declarations before it of those prefixes of ours that it uses and does not declare.

    They stand on the query's own first line, so that an endpoint that finds a mistake names the right one. Terms whose
    prefix is another spelling of ours are written out.
    """
    query = identified(query)[0]
    outside = list(_outside(query))
    wanted = sorted({each.prefix for each in outside if each.prefix in PREFIXES} - set(_declared(outside)))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in wanted) + query


def identified(query: str) -> tuple[str, dict[str, str]]:
    """The query with terms of other vocabularies as IRIs, where it names them by prefixes that it does not declare.

    Only names that our own prefixes do not expand to the same IRI are replaced: SCTID:230688006, gard:0006851.

    Returns:
        The query; and our namespaces by the prefixes that were replaced, for an engine that is to read it as it was.
    """
    outside = list(_outside(query))
    declared = set(_declared(outside))
    parts, spaces, end = [], {}, 0
    for each in outside:
        if each.prefix and each.prefix not in declared and (iri := _identified(each)):
            parts += [query[end : each.start], f"<{iri}>"]
            end = each.start + len(each.text)
            spaces[each.prefix] = PREFIXES.get(each.prefix, iri)
    return "".join([*parts, query[end:]]), spaces


def _identified(each: Terminal) -> str | None:
    """The IRI of a term of another vocabulary that a prefixed name stands for, where our prefixes give another one."""
    from kg.rdf.prefix_map import identify

    iri = identify(each.text)
    return iri if iri != _iri(each, PREFIXES) else None


def names_graph(query: str, iri: str) -> bool:
    """Whether a query names a graph, as an IRI or by a prefix."""
    found = list(terminals(query))
    spaces = _spaces(found)
    return any(_iri(each, spaces) == iri for each in found if each.kind == "iri" or each.prefix is not None)


def _spaces(found: Sequence[Terminal]) -> Mapping[str, str]:
    """The namespaces of prefixes: those that a query declares, and ours."""
    return PREFIXES | {
        name.prefix: space.text[1:-1]
        for name, space in pairwise(found)
        if name.prefix is not None and space.kind == "iri" and name.text.endswith(":")
    }


def _iri(each: Terminal, spaces: Mapping[str, str]) -> str:
    """What an IRI or a prefixed name stands for."""
    if each.prefix is None:
        return each.text[1:-1]
    return spaces.get(each.prefix, "") + each.text.partition(":")[2]


def _outside(query: str) -> Iterator[Terminal]:
    """The terminals of a query that are no strings, IRIs or comments."""
    return (each for each in terminals(query) if each.kind not in ("string", "iri", "comment"))


def _declared(outside: list[Terminal]) -> Iterator[str]:
    """The prefixes that a query declares."""
    for keyword, name in pairwise(outside):
        if keyword.kind == "word" and keyword.text.upper() == "PREFIX" and name.prefix is not None:
            yield name.prefix


def syntax_error(query: str, message: str) -> QueryError:
    """The engine's message as one plain sentence; it holds line and column in its text only.

    An engine that tries one reading after the other tells where the last one failed. What is wrong in every reading is
    told first, if it stands before that place.
    """
    match = re.match(_POSITION, message, re.DOTALL)
    if not match:
        return QueryError(f"is no SPARQL query: {message}", where="query", hint="Correct it")
    line, column = int(match[1]), int(match[2])
    at = sum(len(each) + 1 for each in query.split("\n")[: line - 1]) + column - 1
    if found := mistake(query, before=at):
        return found
    if "IRI parsing failed" in match[3]:
        relative = [each for each in terminals(query) if each.kind == "iri" and not re.match(_SCHEME, each.text)]
        if relative and relative[0].start <= at:
            return _wrong_at(query, relative[0].start, f"the IRI {_visible(relative[0].text)} is not absolute")
        said = "an IRI is not absolute or holds a forbidden character"
    elif "variable that is unbound" in match[3]:
        said = "SELECT uses a variable that is neither grouped nor free"
    else:
        token = next((each for each in terminals(query) if at < each.start + len(each.text)), None)
        at = token.start if token and token.start < at and token.kind not in ("string", "sign") else at
        rest = query[at:].split(maxsplit=1)
        said = (
            f"“{_visible(rest[0][:40])}” is not expected" if rest else "the query ends too early, or goes wrong before"
        )
        if unpaired := _unpaired(query):
            said += f"; the {unpaired.text} at {_at(query, unpaired)} has no partner"
    return _wrong_at(query, at, said)


def mistake(query: str, *, before: int | None = None) -> QueryError | None:
    """What is wrong in a query wherever it stands: a character that is none of SPARQL, a prefix without declaration.

    Args:
        query: The query.
        before: How far to look, in characters; to the end when None, and then for a bracket without partner, too.
    """
    outside = list(_outside(query))
    known = {*PREFIXES, *_declared(outside)}
    keyword = ""
    for each in outside:
        if before is not None and each.start > before:
            break
        if each.text in ('"', "'"):
            return _wrong_at(query, each.start, "a string begins that does not end")
        if each.kind == "sign" and not each.text.isascii():
            return _wrong_at(query, each.start, _named(each.text[-1]))
        if each.prefix is not None and each.prefix not in known and not _identified(each):
            return _wrong_at(query, each.start, f"the prefix {_visible(each.prefix) + ':'!r} is not declared")
        if keyword == "PREFIX" and each.kind == "word":
            return _wrong_at(query, each.start, f"a prefix ends with a colon: {each.text}:")
        keyword = each.text.upper()
    if before is None and (unpaired := _unpaired(query)):
        return _wrong_at(query, unpaired.start, f"the {unpaired.text} has no partner")
    return None


def _unpaired(query: str) -> Terminal | None:
    """The first bracket without partner, or the last one open where another one closes."""
    opened: list[Terminal] = []
    for each in _outside(query):
        if each.text in _PAIRS.values():
            opened.append(each)
        elif each.text in _PAIRS:
            if not any(one.text == _PAIRS[each.text] for one in opened):
                return each
            if opened[-1].text != _PAIRS[each.text]:
                return opened[-1]
            opened.pop()
    return opened[-1] if opened else None


def _named(character: str) -> str:
    """A character that people cannot see, or take for another."""
    name = "byte order mark" if character == _BYTE_ORDER_MARK else unicodedata.name(character, "character").lower()
    return f"the {name} (U+{ord(character):04X}) is not expected"


def _visible(text: str) -> str:
    """A text with characters written out that cannot be seen."""
    return "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in text)


def _at(query: str, each: Terminal) -> str:
    line, column = place(query, each.start)
    return f"line {line}, column {column}"


def _wrong_at(query: str, at: int, said: str) -> QueryError:
    line, column = place(query, at)
    return QueryError(
        f"syntax error at line {line}, column {column}: {said}", where="query", hint=_HINT, position=(line, column)
    )
