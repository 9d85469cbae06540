"""Skip what of a document cannot be read, and tell what that was: bad lines, or bad statements.

N-Triples and N-Quads go line by line. Turtle and TriG go statement by statement, up to the full stop; where a string or
an IRI does not end, no one can tell where the next statement begins, and the document is refused. RDF/XML and JSON-LD
are read whole or not at all. Nothing that is malformed is taken: what is left is a document without errors.
"""

from __future__ import annotations

import io
import logging
import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.forms import N_QUADS, N_TRIPLES, TRIG, TURTLE
from kg.rdf.source import Source
from kg.tables import shortened

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["IN_PARTS", "Skipped", "reason_of", "without_errors"]

#: Forms that are read in parts.
IN_PARTS = (N_TRIPLES, N_QUADS, TURTLE, TRIG)
#: Places that are told one by one; of more, the number.
_MOST_TOLD = 20
#: Characters told of a reason, which may quote the document.
_LONGEST_REASON = 400
#: Bytes of lines tried at once, and statements.
_LINES, _STATEMENTS = 1 << 18, 200
#: Largest Turtle document read in parts, and most bytes of its prefixes: each statement is tried with all of them.
_MOST_TURTLE, _MOST_PREFIXES = 100_000_000, 50_000

#: Tokens, as far as they tell where a statement ends. Only an IRI or a string that does not end is none.
_TOKEN = re.compile(
    rb"""
    (?P<space> (?: \s | \#[^\r\n]* )++ )
  | <(?!<)[^>\r\n]*>
  | \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\" | \'\'\'(?:[^'\\]|\\.|'(?!''))*+\'\'\'
  | "(?!"")(?:[^"\\\r\n]|\\[^\r\n])*+" | '(?!'')(?:[^'\\\r\n]|\\[^\r\n])*+'
  | (?: [^\s<>"'\#.{}|()\[\],;\\] | \\[^\r\n] | \.{1,9}(?=[\w:%\\\x80-\xff-]) )++
  | << | \{\| | \|\} | [^"'<]
    """,
    re.VERBOSE | re.DOTALL,
)
_DECLARED = re.compile(rb"(?:\s|#[^\r\n]*)*+@?(prefix|base|version)(?:\s|#[^\r\n]*)*+([^\s<:]*:)?", re.IGNORECASE)
#: Words after the name of a directive that ends without a full stop.
_DIRECTIVES = {b"prefix": 2, b"base": 1, b"version": 1}


class Skipped:
    """What was skipped in a document: told as it is found, and counted at the end."""

    def __init__(self, source: Source, what: str) -> None:
        self._source, self._what = source, what
        self._log = logging.getLogger("kg")
        self.count = self.good = 0

    def tell(self, line: int, reason: str) -> None:
        """One more."""
        self.count += 1
        if self.count <= _MOST_TOLD:
            self._log.warning("%s:%d: skipped: %s", self._source, line, shortened(reason, _LONGEST_REASON))

    def sum_up(self) -> None:
        """Tell how many there were.

        Raises:
            InputError: when nothing could be read, and something not.
        """
        if self.count and not self.good:
            raise InputError(
                f"none of its {self.count:,} {self._what}s can be read",
                where=str(self._source),
                hint=f"Is it {self._source.form.title}? Else name its form with --input-format",
            )
        if self.count:
            several = "" if self.count == 1 else "s"
            text = "%s: %s %s%s skipped, %s read"
            self._log.warning(text, self._source, f"{self.count:,}", self._what, several, f"{self.good:,}")


def reason_of(error: SyntaxError) -> str:
    """What the engine says of an error, without the place, which is told apart from it.

    >>> reason_of(SyntaxError("Parser error at line 1 between columns 1 and 4: No scheme found"))
    'No scheme found'
    """
    return re.sub(r"^Parser error (?:at|between) line [^:]*: ", "", str(error.msg))


def without_errors(source: Source) -> tuple[BinaryIO, Skipped]:
    """A document as it reads without what is malformed, and the account of that, which grows with reading.

    Raises:
        InputError: from reading, when it is too large, or where nobody can tell where a statement ends.
    """
    by_line = source.form in (N_TRIPLES, N_QUADS)
    skipped = Skipped(source, "line" if by_line else "statement")
    pieces = _good_lines(source, skipped) if by_line else _good_statements(source, skipped)
    return io.BufferedReader(_Joined(pieces)), skipped


class _Joined(io.RawIOBase):
    """Pieces as one file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        while not self._ready:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._ready = memoryview(piece)
        count = min(len(view), len(self._ready))
        view[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count


def _problem(text: bytes, source: Source) -> SyntaxError | None:
    """Why a text cannot be read; None where it can."""
    try:
        deque(ox.parse(text, format=source.form.rdf, base_iri=source.base), maxlen=0)
    except SyntaxError as error:
        return error
    return None


def _good_lines(source: Source, skipped: Skipped) -> Iterator[bytes]:
    """The lines that can be read; what cannot is an empty one."""
    number = 0
    with source.open() as file:
        while lines := file.readlines(_LINES):
            lines = [line for several in lines for line in several.splitlines(keepends=True)]
            are_good = _problem(b"".join(lines), source) is None
            for line in lines:
                number += 1
                error = None if are_good else _problem(line, source)
                if error is None:
                    skipped.good += bool(line.strip()) and not line.lstrip().startswith(b"#")
                    yield line
                else:
                    skipped.tell(number, reason_of(error))
                    yield b"\n"


class _Statement(NamedTuple):
    """A statement of Turtle or TriG.

    Args:
        text: It, and the space before it.
        line: The line on which the text begins.
        graph: The label of the TriG graph in which it stands; None outside of any.
        is_directive: Whether it declares a prefix, a base or a version.
    """

    text: bytes
    line: int
    graph: bytes | None = None
    is_directive: bool = False

    @property
    def whole(self) -> bytes:
        """It as a part of a document that stands by itself."""
        return self.text + b"\n" if self.graph is None else b"%s {%s\n}\n" % (self.graph, self.text)


def _good_statements(source: Source, skipped: Skipped) -> Iterator[bytes]:
    """The statements that can be read."""
    with source.open() as file:
        text = file.read(_MOST_TURTLE + 1)
    if len(text) > _MOST_TURTLE:
        raise InputError(
            f"is {source.form.title} of more than {_MOST_TURTLE:,} bytes, too much to be read in parts",
            where=str(source),
            hint="Write it as N-Triples, or correct it",
        )
    if _problem(text, source) is None:  # nothing to skip, and nothing to be mistaken about
        yield text
        return
    known: dict[tuple[bytes, ...], bytes] = {}
    waiting: list[_Statement] = []
    for statement in _statements(text, source):
        waiting.append(statement)
        if statement.is_directive or len(waiting) == _STATEMENTS:
            yield from _tried(waiting, known, source, skipped)
            waiting = []
    yield from _tried(waiting, known, source, skipped)


def _tried(
    statements: list[_Statement], known: dict[tuple[bytes, ...], bytes], source: Source, skipped: Skipped
) -> Iterator[bytes]:
    """Those of some statements that can be read, after the directives that are known; of them, only the last is one."""
    before = b"".join(known.values())
    if len(before) > _MOST_PREFIXES:
        raise InputError(
            "declares too many prefixes to be read in parts", where=str(source), hint="Write it as N-Triples"
        )
    are_good = _problem(before + b"".join(each.whole for each in statements), source) is None
    for each in statements:
        error = None if are_good else _problem(before + each.whole, source)
        if error is not None:
            inside = (error.lineno or 0) - before.count(b"\n") - 1
            line = each.line + min(max(inside, 0), each.text.count(b"\n"))
            if each.is_directive and ((declared := _declared(each)) in known or declared[:1] == (b"base",)):
                raise InputError(
                    f"is malformed: {reason_of(error)}",
                    where=f"{source}:{line}",
                    hint="Correct it: what follows would be read with another prefix or base",
                )
            skipped.tell(line, reason_of(error))
            continue
        yield each.whole
        if each.is_directive:
            known[_declared(each)] = each.whole
        else:
            skipped.good += 1


def _declared(directive: _Statement) -> tuple[bytes, ...]:
    """What a directive declares: the base, the version, or a prefix with its name."""
    found = _DECLARED.match(directive.text)
    return (found[1].lower(), found[2] or b"") if found else ()


def _statements(text: bytes, source: Source) -> Iterator[_Statement]:
    """The statements of Turtle or TriG, in their order."""
    start = at = anonymous = 0
    line = 1
    graph: bytes | None = None
    words: list[bytes] = []
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            here = line + text.count(b"\n", start, at)
            raise InputError(
                "a string or an IRI does not end: nobody can tell where the next statement begins",
                where=f"{source}:{here}",
                hint="Correct it; where each line is a triple, say --input-format ntriples",
            )
        at = token.end()
        if token["space"]:
            continue
        word = token[0]
        first = words[0].lower() if words else word.lower()
        is_block = source.form is TRIG and word == b"{" and graph is None
        ends_block = source.form is TRIG and word == b"}" and graph is not None
        words.append(word)
        if is_block:
            anonymous += 1
            label = b"_:graph-without-name-%d" % anonymous if words[0] == b"[" else b" ".join(words[:-1])
        elif ends_block:
            if len(words) > 1:
                yield _Statement(text[start : token.start()], line, graph)
        elif word == b"." or len(words) == 1 + _DIRECTIVES.get(first, len(text)):
            yield _Statement(text[start:at], line, graph, first.removeprefix(b"@") in _DIRECTIVES)
        else:
            continue
        graph = label if is_block else None if ends_block else graph
        line += text.count(b"\n", start, at)
        start = at
        words.clear()
    if words:
        yield _Statement(text[start:], line, graph)
