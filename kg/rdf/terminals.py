"""The terminals of SPARQL 1.2 and Turtle 1.2: a text as IRIs, strings, comments, names, variables, words and signs.

Both grammars share them (https://www.w3.org/TR/sparql12-query/#sparqlGrammar, https://www.w3.org/TR/rdf12-turtle/).
What ends a string is read as generously as engines do, so that what stands within one is never taken for what stands
beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

__all__ = ["Terminal", "place", "terminals"]

Kind = Literal["iri", "string", "comment", "variable", "blank", "name", "language", "word", "sign"]

_BASE = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF"
    r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_MORE = r"0-9\u00B7\u0300-\u036F\u203F\u2040"
_NAME = rf"{_BASE}_{_MORE}\-"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.!$&'()*+,;=/?\#@%-]"
_TERMINAL = rf"""
    (?P<iri> <[^<>"{{}}|^`\\\x00-\x20]*> )
  | (?P<string>
        "{{3}}(?:[^"\\]|\\.|"(?!""))*"{{3}} | '{{3}}(?:[^'\\]|\\.|'(?!''))*'{{3}}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
  | (?P<comment> \#[^\n\r]* )
  | (?P<variable> [?$][{_BASE}_0-9][{_BASE}_{_MORE}]* )
  | (?P<blank> _:[{_BASE}_0-9](?:[{_NAME}.]*[{_NAME}])? )
  | (?P<name> (?P<prefix>(?:[{_BASE}](?:[{_NAME}.]*[{_NAME}])?)?) :
        (?:(?:[{_BASE}_:0-9]|{_ESCAPED})(?:(?:[{_NAME}.:]|{_ESCAPED})*(?:[{_NAME}:]|{_ESCAPED}))?)? )
  | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)? )
  | (?P<word> \w+ )
  | (?P<sign> \\. | [^ \t\r\n] )
"""


class Terminal(NamedTuple):
    """A terminal: its kind, its text, where it starts (in characters), and the prefix of a prefixed name."""

    kind: Kind
    text: str
    start: int
    prefix: str | None = None


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled where first used: the command line imports this module at every start."""
    return re.compile(_TERMINAL, re.VERBOSE | re.DOTALL)


def terminals(text: str) -> Iterator[Terminal]:
    """The terminals of a text in order; white space stands between them, and whatever is none is a sign.

    >>> [(each.kind, each.text) for each in terminals("?s ex:p 'rdf:x' # skos:y")]
    [('variable', '?s'), ('name', 'ex:p'), ('string', "'rdf:x'"), ('comment', '# skos:y')]
    """
    for match in _pattern().finditer(text):
        kind = match.lastgroup
        yield Terminal(kind, match[0], match.start(), match["prefix"])  # type: ignore[arg-type] # each group is a kind


def place(text: str, at: int) -> tuple[int, int]:
    """Line and column of a character, from 1; only a line feed ends a line, as for engines."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
