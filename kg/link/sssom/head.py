"""The head of a mapping set: YAML, read into slots with their lines, and written.

Values are read as text, whatever YAML makes of them: a version 1.0 stays ``1.0``, a date a date. What SSSOM forbids
(directives, tags, anchors, aliases) is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import InputError
from kg.link.sssom.model import Value
from kg.link.sssom.slots import SET_SLOTS

if TYPE_CHECKING:
    import yaml

__all__ = ["Head", "Line", "head_text", "read_head"]

#: Deepest nesting; SSSOM has three levels.
_DEEPEST = 8
#: What is no text where it stands unquoted (YAML 1.1 and 1.2).
_NO_TEXT = re.compile(
    r"(?i:~|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan)|[-+]?[\d.][\d_.,:]*(?:e[-+]?\d+)?|0[xob][\da-f_]+)\Z"
)
_PLAIN = re.compile(r"[^\W_](?:[^:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)*\Z")


class Line(NamedTuple):
    """A line of a head, without the ``#`` before it, and its number in the file."""

    number: int
    text: str


class Head(NamedTuple):
    """What a head says: slots and prefixes, the lines of both, and what is wrong with it as (line, what)."""

    metadata: dict[str, Value]
    prefixes: dict[str, str]
    lines: dict[str, int]
    flaws: tuple[tuple[int, str], ...]


def read_head(lines: Sequence[Line], where: str) -> Head:
    """Read the lines of a head; the lines of prefixes are named ``curie_map.PREFIX``.

    Raises:
        InputError: with file and line, when they are not the YAML of a mapping set.
    """
    import yaml

    if not any(line.text.strip() for line in lines):
        return Head({}, {}, {}, ())
    for attempt in (lines, levelled := _levelled(lines)):
        try:
            return _parsed(attempt, where)
        except yaml.YAMLError as error:
            if attempt is levelled:
                raise _malformed(error, lines, where) from error
    raise AssertionError


def _malformed(error: yaml.YAMLError, lines: Sequence[Line], where: str) -> InputError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = lines[min(mark.line, len(lines) - 1)].number if mark else lines[0].number
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return InputError(f"the head is no YAML: {reason}", where=f"{where}:{line}", hint="Correct it")


def _levelled(lines: Sequence[Line]) -> list[Line]:
    """Lines of which some have a blank more behind the ``#`` than others, and lines that are mere comments."""
    found, shift = [], 0
    for line in lines:
        match = re.match(r"( *)(?:[\w.-]+:(?:\s|$)|- )?", line.text)
        indent = len(match[1]) if match else 0
        if re.match(r" *([\w-]+):", line.text) and line.text.split(":")[0].strip() in SET_SLOTS:
            shift = indent
        text = line.text[min(shift, indent) :]
        is_comment = re.match(r" ?[^\s-]", text) and not re.match(r" ?[\w.-]+:(?:\s|$)", text)
        found.append(Line(line.number, "" if is_comment else text))
    return found


def _parsed(lines: Sequence[Line], where: str) -> Head:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder(lines, where)
    text = "\n".join(line.text for line in lines) + "\n"
    for event in yaml.parse(text, loader):
        builder.take(event)
    root = builder.root
    if not isinstance(root, dict):
        raise InputError(
            "the head is no list of slots", where=f"{where}:{lines[0].number}", hint="Write one SLOT: VALUE a line"
        )
    prefixes = root.pop("curie_map", {})
    flaws = list(builder.flaws)
    if not isinstance(prefixes, dict):
        flaws.append((builder.lines.get("curie_map", lines[0].number), "curie_map is no list of prefixes: mend it"))
        prefixes = {}
    for prefix, space in prefixes.items():
        if not isinstance(space, str) or not space:
            flaws.append((builder.lines[f"curie_map.{prefix}"], f"the prefix {prefix} has no namespace: give it one"))
    spaces = {prefix: space for prefix, space in prefixes.items() if isinstance(space, str) and space}
    return Head(root, spaces, builder.lines, tuple(flaws))


def _forbidden(event: Any) -> str:  # noqa: ANN401 - yaml has no types
    """What SSSOM forbids of YAML, and an event has; empty for none."""
    import yaml

    if isinstance(event, yaml.AliasEvent):
        return "an alias"
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        return "a directive"
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        return "an anchor"
    return "a tag" if getattr(event, "tag", None) else ""


class _Builder:
    """Builds values from the events of a YAML parser, none of which may be an alias, and so without end."""

    def __init__(self, lines: Sequence[Line], where: str) -> None:
        self.root: Value = ""
        self.lines: dict[str, int] = {}
        self.flaws: list[tuple[int, str]] = []
        self._numbers, self._where = [line.number for line in lines], where
        #: The collections that are open; in each the key that waits for its value; the key of which it is the value.
        self._open: list[list[Value] | dict[str, Value]] = []
        self._keys: list[str | None] = []
        self._names: list[str] = []

    def take(self, event: Any) -> None:  # noqa: ANN401 - yaml has no types
        """Take the next event."""
        import yaml

        line = self._numbers[min(event.start_mark.line, len(self._numbers) - 1)]
        if forbidden := _forbidden(event):
            raise self._refused(forbidden, line)
        if isinstance(event, yaml.ScalarEvent):
            self._add(event.value, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            opened: list[Value] | dict[str, Value] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            if len(self._open) >= _DEEPEST or (self._is_key() and self._open):
                raise self._refused("a value within values", line)
            self._names.append((self._keys[-1] if self._keys else None) or "")
            self._add(opened, line)
            self._open.append(opened)
            self._keys.append(None)
        elif isinstance(event, yaml.CollectionEndEvent):
            for stack in (self._open, self._keys, self._names):
                stack.pop()

    def _refused(self, what: str, line: int) -> InputError:
        return InputError(
            f"the head has {what}, which no mapping set may have", where=f"{self._where}:{line}", hint="Write it out"
        )

    def _is_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is None

    def _add(self, value: Value, line: int) -> None:
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        if isinstance(parent, list):
            parent.append(value)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = name = str(value)
            if path := self._path(name):
                if name in parent:
                    self.flaws.append((line, f"{name} is given twice: leave one out"))
                self.lines[path] = line
        else:
            parent[key] = value
            self._keys[-1] = None

    def _path(self, name: str) -> str:
        """What a line is filed under: slots of the head, and prefixes."""
        if len(self._open) == 1:
            return name
        return f"curie_map.{name}" if self._names[1:] == ["curie_map"] else ""


def head_text(metadata: Mapping[str, Value], prefixes: Mapping[str, str]) -> str:
    """The lines of a head in canonical form, each with its ``#``: slots in the order of SSSOM, prefixes sorted."""
    known = [slot for slot in SET_SLOTS if slot in metadata]
    order = [*known, *sorted(slot for slot in metadata if slot not in SET_SLOTS)]
    lines = list(_lines("sssom_version", metadata["sssom_version"])) if "sssom_version" in metadata else []
    lines += _lines("curie_map", dict(sorted(prefixes.items())))
    for slot in order:
        if slot not in ("sssom_version", "curie_map"):
            value = metadata[slot]
            is_one = isinstance(value, str) and slot in SET_SLOTS and SET_SLOTS[slot].is_list
            lines += _lines(slot, [value] if is_one and value else value)
    return "".join(f"#{line}\n" for line in lines)


def _lines(key: str, value: Value, indent: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield f"{indent}{_scalar(key)}: {_scalar(value)}"
    elif value:
        yield f"{indent}{_scalar(key)}:"
        if isinstance(value, dict):
            for name, each in value.items():
                yield from _lines(name, each, f"{indent}  ")
        else:
            for each in value:
                yield from _item(each, f"{indent}  ")


def _item(value: Value, indent: str) -> Iterable[str]:
    if isinstance(value, str):
        return [f"{indent}- {_scalar(value)}"]
    nested = value.items() if isinstance(value, dict) else ((str(at), each) for at, each in enumerate(value))
    inner = [line for name, each in nested for line in _lines(name, each, f"{indent}  ")]
    return [f"{indent}- {inner[0].lstrip()}", *inner[1:]] if inner else []


def _scalar(text: str) -> str:
    """A text in plain style where YAML takes that for the same text, else in double quotes."""
    if _PLAIN.match(text) and text.isprintable() and not text.endswith(" ") and not _NO_TEXT.match(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in quoted)


def _escaped(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
