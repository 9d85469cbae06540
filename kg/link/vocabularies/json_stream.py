"""Read JSON piece by piece: the parts that are asked for are parsed, one at a time, the rest is passed over."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.link.vocabularies.files import MAX_LINE

__all__ = ["JsonStream"]

_CHUNK = 1 << 18
_SPACE = re.compile(r"[ \t\r\n]*")


class JsonStream:
    """A JSON text (RFC 8259) in an open file.

    Whoever iterates over :meth:`members` or :meth:`elements` must take or pass over each value before the next.

    Args:
        file: The file, open for reading bytes.
        path: Its name, for messages.
    """

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file, self._path = file, path
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._parse = json.JSONDecoder().raw_decode
        self._buffer, self._at, self._ended = "", 0, False
        #: Line (from 1) of what comes next.
        self.line = 1

    def error(self, what: str) -> InputError:
        """An error at the present line."""
        return InputError(what, where=f"{self._path}:{self.line}", hint="Is it whole, and OBO Graphs JSON?")

    def members(self) -> Iterator[str]:
        """The names in the object that comes next."""
        self._expect("{")
        if self._peek() != "}":
            while True:
                name = self.value()
                if not isinstance(name, str):
                    raise self.error("is malformed: a name is no string")
                self._expect(":")
                yield name
                if self._peek() != ",":
                    break
                self._expect(",")
        self._expect("}")

    def elements(self) -> Iterator[None]:
        """One step for each value in the array that comes next."""
        self._expect("[")
        if self._peek() != "]":
            while True:
                yield None
                if self._peek() != ",":
                    break
                self._expect(",")
        self._expect("]")

    def skip(self) -> None:
        """Pass over a value; of an array or object, one part at a time."""
        first = self._peek()
        if first == "{":
            for _ in self.members():
                self.value()
        elif first == "[":
            for _ in self.elements():
                self.value()
        else:
            self.value()

    def value(self) -> object:
        """The value that comes next, parsed.

        Raises:
            InputError: when it is malformed, cut short, or longer than :data:`MAX_LINE` characters.
        """
        self._peek()
        while True:
            try:
                value, end = self._parse(self._buffer, self._at)
                if end < len(self._buffer) or self._ended:
                    self._advance(end)
                    return value
                failure = "a number is too long"
            except json.JSONDecodeError as error:
                failure = error.msg
            except (RecursionError, ValueError) as error:
                raise self.error(f"is malformed: {error}") from error
            if self._ended:
                raise self.error(f"is malformed or truncated: {failure}")
            if len(self._buffer) - self._at > MAX_LINE:
                raise self.error(f"is malformed, or holds a value of more than {MAX_LINE:,} characters: {failure}")
            self._fill()

    def _expect(self, mark: str) -> None:
        found = self._peek()
        if found != mark:
            raise self.error(f"is malformed: {mark!r} is expected, not {found!r}" if found else "is truncated")
        self._at += 1

    def _peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            space = _SPACE.match(self._buffer, self._at)
            self._advance(space.end() if space else self._at)
            if self._at < len(self._buffer) or self._ended:
                return self._buffer[self._at : self._at + 1]
            self._fill()

    def _advance(self, end: int) -> None:
        self.line += self._buffer.count("\n", self._at, end)
        self._at = end

    def _fill(self) -> None:
        """Read more; what has been taken is dropped."""
        data = self._file.read(max(_CHUNK, len(self._buffer) - self._at))
        self._ended = not data
        try:
            text = self._decode.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            raise self.error("is not UTF-8 text from here on") from error
        self._buffer, self._at = self._buffer[self._at :] + text, 0
