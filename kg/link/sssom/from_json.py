"""Read SSSOM/JSON, as sssom-py and sssom-java write it: a set as one object, with its rows under ``mappings``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.link.sssom.head import Head
from kg.link.sssom.model import Value, joined
from kg.link.sssom.slots import ROW_SLOTS

__all__ = ["read_json"]


def read_json(text: str, where: str) -> tuple[Head, list[str], Iterator[tuple[int, list[str]]]]:
    """The head, the columns, and the rows as cells, each with its line.

    Raises:
        InputError: with file and line, when it is no JSON, or no mapping set.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        reason = getattr(error, "msg", "is nested too deep")
        raise InputError(f"is malformed JSON: {reason}", where=f"{where}:{line}", hint="Write it again") from error
    rows = whole.get("mappings") if isinstance(whole, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError("has no list of mappings", where=where, hint="Is it SSSOM/JSON?")
    prefixes: dict[str, str] = {}
    for key in ("@context", "curie_map"):
        for each in _listed(whole.get(key)):
            if isinstance(each, dict):
                prefixes |= {name: _space(value) for name, value in each.items() if _space(value)}
    metadata = {
        key: value
        for key, given in whole.items()
        if key not in ("mappings", "curie_map") and not key.startswith("@") and (value := _value(given))
    }
    columns = [slot for slot in ROW_SLOTS if any(slot in row for row in rows)]
    columns += sorted({key for row in rows for key in row if not key.startswith("@")} - set(columns))
    lines = _lines(text, rows)
    cells = ((line, [_cell(slot, row.get(slot)) for slot in columns]) for line, row in zip(lines, rows, strict=True))
    return Head(metadata, prefixes, dict.fromkeys(metadata, 1), ()), columns, cells


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _space(value: object) -> str:
    """The namespace of a term of a JSON-LD context that stands for a prefix; empty for others."""
    if isinstance(value, dict):
        value = value.get("@id") if value.get("@prefix") is True else ""
    return value if isinstance(value, str) and re.match(r"[A-Za-z][\w+.-]*:.*[^\w]\Z|https?://.*_\Z", value) else ""


def _value(given: object) -> Value:
    if isinstance(given, dict):
        return {str(key): _value(value) for key, value in given.items()}
    if isinstance(given, list):
        return [_value(value) for value in given]
    return _text(given)


def _text(given: object) -> str:
    if given is None:
        return ""
    return given if isinstance(given, str) else json.dumps(given)


def _cell(slot: str, given: object) -> str:
    if isinstance(given, list):
        return joined(map(_text, given))
    known = ROW_SLOTS.get(slot)
    return joined([_text(given)]) if known and known.is_list and given is not None else _text(given)


def _lines(text: str, rows: list[Any]) -> list[int]:
    """The line on which each row begins; 1 where that cannot be told."""
    decoder = json.JSONDecoder()
    for match in re.finditer(r'"mappings"\s*:\s*\[\s*', text):
        at, found, read = match.end(), [], []
        try:
            for _ in rows:
                found.append(at)
                row, end = decoder.raw_decode(text, at)
                read.append(row)
                at = end + len(re.compile(r"\s*,?\s*").match(text, end)[0])  # type: ignore[index]
        except ValueError:
            continue
        if read == rows:
            lines, line, before = [], 1, 0
            for place in found:
                line += text.count("\n", before, place)
                before = place
                lines.append(line)
            return lines
    return [1] * len(rows)
