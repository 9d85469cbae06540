"""Bodies of answers, without a server."""

from __future__ import annotations

import io
from email.message import Message

from kg.remote.answers.body import Body, spool
from kg.remote.answers.read_rows import read_rows
from kg.remote.answers.terms import Oddities, Rows, Term
from kg.remote.answers.write_rows import write_rows

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
#: Bodies that a fixture closes after each test.
OPEN: list[Body] = []


def body(content: bytes | str, content_type: str = "") -> Body:
    """A body of that Content-Type."""
    headers = Message()
    if content_type:
        headers["Content-Type"] = content_type
    made = Body(io.BytesIO(content.encode() if isinstance(content, str) else content), headers)
    OPEN.append(made)
    return made


def rows_of(content: bytes | str, content_type: str = "", query: str = "SELECT ?x ?y {}") -> Rows:
    """The rows in it."""
    result = read_rows(body(content, content_type), query, asks_truth=False)
    assert isinstance(result, Rows)
    return result


def terms(content: bytes | str, content_type: str = "") -> list[Term | None]:
    """The terms of all rows, one after the other."""
    return [term for row in rows_of(content, content_type).read() for term in row]


def one_term(said: str) -> Term | None:
    """The term that JSON results say."""
    [term] = terms(f'{{"head":{{"vars":["x"]}},"results":{{"bindings":[{{"x":{said}}}]}}}}', JSON)
    return term


def written(rows: Rows, form: str, odd: Oddities | None = None, *, width: int | None = None) -> str:
    """Rows in one of the forms."""
    with spool() as output:
        write_rows(rows, form, output, odd or Oddities(), width=width)
        output.seek(0)
        return output.read().decode()


def rows(*found: Term | None) -> Rows:
    """One row of these terms."""
    return Rows(tuple(f"v{number}" for number in range(len(found))), lambda: iter([list(found)]))
