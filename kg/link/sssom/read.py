"""Read mapping sets: SSSOM/TSV with its head in the file or beside it, and SSSOM/JSON.

As the specification has it (https://mapping-commons.github.io/sssom/spec-formats-tsv/), and what spreadsheets and older
tools make of it: line ends of any kind, a byte order mark, commas or semicolons for tabs, slots by older names.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from pathlib import Path
from typing import NamedTuple

from kg.errors import DataError, InputError
from kg.link.sssom.head import Head, Line, read_head
from kg.link.sssom.model import STATUS, Mapping, MappingSet, Value, propagated
from kg.link.sssom.slots import OLD_SLOTS, PROPAGATED, ROW_SLOTS, SET_SLOTS
from kg.rdf.source import Document, Source
from kg.sources import sources

__all__ = ["MAX_BYTES", "head_and_table", "is_mapping_set", "read_mappings"]

#: Largest set: some two million rows.
MAX_BYTES = 200_000_000
_SUFFIX = re.compile(r"(?:\.sssom)?\.(?:tsv|csv|txt|json)(?:\.gz|\.bz2|\.zst)?\Z|\.sssom\Z", re.IGNORECASE)
_NEEDED = ("subject_id", "predicate_id", "object_id")
#: The beginning of a head, or of the columns.
_START = re.compile(
    rb"""(?x) \s* (?: "? \#[\ \t]* (?:curie_map|mapping_set_id|mapping_set_title|sssom_version|license|creator_id)[ ]?:
    | (?:[^\n]*[\t,;"])? (?:subject_id|predicate_id|object_id) ["]?[\t,;] )"""
)
_HEAD_LINE = re.compile(r'("?)#([^\r\n]*)(?:\r\n?|\n|\Z)|[ \t]*(?:\r\n?|\n)')
_JSON = re.compile(rb'\s*\{(?s:.)*"(?:mapping_set_id|mappings|subject_id|predicate_id)"\s*:')


class _Table(NamedTuple):
    """A head's lines, and the rows of a table with the number of the line on which each begins; columns first."""

    head: list[Line]
    rows: Iterator[tuple[int, list[str]]]
    delimiter: str


def is_mapping_set(document: Document) -> bool:
    """Whether a document is a mapping set (SSSOM), as its first characters tell.

    Raises:
        InputError: when it cannot be read.
    """
    start = Source.of(document).head
    if start.lstrip()[:1] == b"{":
        return bool(_JSON.match(start)) and (b"mapping_set_id" in start or b"predicate_id" in start)
    return bool(_START.match(start)) or bool(re.match(rb"(?:#[^\n]*\n)+[^#\n]*\bsubject_id\b", start))


def read_mappings(document: Document) -> MappingSet:
    """Read a mapping set.

    Raises:
        InputError: when it cannot be read, or is none.
        DataError: with file and line, when a row cannot be told cell from cell.
    """
    source = Source.of(document)
    where = sources().name(source.path) if source.path else str(source)
    text = _text(source, where)
    name = _SUFFIX.sub("", Path(source.name).name)
    if text.lstrip()[:1] == "{":
        from kg.link.sssom.from_json import read_json

        head, columns, rows = read_json(text, where)
        return _set(name, where, head, columns, rows)
    table = _table(text, where)
    head = read_head(table.head, where)
    places = where
    if not table.head and (beside := _beside(source)):
        places = sources().name(beside)
        lines = _text(Source(beside), places).splitlines()
        head = read_head([Line(number, line) for number, line in enumerate(lines, start=1)], places)
    remarks = []
    if table.delimiter != "\t":
        remarks.append((where, f"has cells between {table.delimiter!r}; SSSOM/TSV has them between tabs"))
    number, columns = next(table.rows, (0, []))
    if not set(_NEEDED) & set(columns):
        hint = f"Name the columns first: {', '.join(_NEEDED)}, …"
        raise DataError("has no columns of a mapping set", where=f"{where}:{number or 1}", hint=hint)
    _refuse_twins(columns, f"{where}:{number}")
    return _set(name, where, head, columns, table.rows, remarks=remarks, places=places)


def _text(source: Source, where: str) -> str:
    with source.open() as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES:,} bytes", where=where, hint="Name a part of it")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("is not UTF-8 text", where=f"{where}:{line}", hint="Save it as UTF-8") from error


def _beside(source: Source) -> Path | None:
    """The file with the head of a table that has none (external metadata)."""
    if source.path is None or source.is_stream:
        return None
    stem = _SUFFIX.sub("", source.path.name)
    names = (f"{stem}{suffix}" for suffix in (".sssom.yml", ".sssom.yaml", ".yml", ".yaml", "_metadata.yml"))
    return next((path for path in map(source.path.with_name, names) if path.is_file()), None)


def head_and_table(document: Document) -> tuple[str, str]:
    """The text of SSSOM/TSV in its two parts.

    Raises:
        InputError: when it cannot be read.
    """
    source = Source.of(document)
    text = _text(source, str(source))
    lines = list(_head_lines(text))
    end = lines[-1].end() if lines else 0
    return text[:end], text[end:]


def _head_lines(text: str) -> Iterator[re.Match[str]]:
    """The lines before the table: comments, of a spreadsheet perhaps in quotes, and empty ones."""
    at = 0
    while (match := _HEAD_LINE.match(text, at)) and match[0]:
        yield match
        at = match.end()


def _table(text: str, where: str) -> _Table:
    head: list[Line] = []
    at = 0
    for number, match in enumerate(_head_lines(text), start=1):
        line = match[2] or ""
        if match[1]:
            line = next(csv.reader([f'"{line}']), [""])[0]
        head.append(Line(number, line.rstrip("\t ")))
        at = match.end()
    columns = next(iter(text[at : at + 20_000].splitlines()), "")
    delimiter = max("\t,;", key=columns.count)
    if delimiter != "\t":
        head = [line._replace(text=line.text.rstrip(delimiter)) for line in head]
    return _Table(head, _rows(text[at:], len(head) + 1, delimiter, where), delimiter)


def _rows(text: str, first: int, delimiter: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            is_long = "field limit" in str(error)
            reason = "has a quoted cell that does not end" if "unexpected end" in str(error) else str(error)
            reason = f"has a cell of more than {csv.field_size_limit():,} characters" if is_long else reason
            hint = 'Put a cell with quotes in quotes, and double those inside: "a ""b"""'
            raise DataError(reason, where=f"{where}:{first + line}", hint=hint) from error
        if cells is None:
            return
        if any(cells):
            yield first + line, cells
        line = reader.line_num


def _refuse_twins(columns: Sequence[str], where: str) -> None:
    twins = sorted({column for column in columns if column and columns.count(column) > 1})
    if twins:
        raise DataError(f"has two columns {twins[0]!r}", where=where, hint="Name each column once")


def _set(
    name: str,
    where: str,
    head: Head,
    columns: Sequence[str],
    rows: Iterator[tuple[int, list[str]]],
    *,
    remarks: Sequence[tuple[str, str]] = (),
    places: str = "",
) -> MappingSet:
    flaws = [(f"{places or where}:{line}", what) for line, what in head.flaws]
    names = [column.strip() for column in columns]
    while names and not names[-1]:  # a spreadsheet's empty columns
        names.pop()
    found: list[tuple[str, dict[str, str]]] = []
    short: list[str] = []
    for line, cells in rows:
        place = f"{where}:{line}"
        if any(cells[len(names) :]):
            raise DataError(
                f"has {len(cells)} cells, not {len(names)}", where=place, hint="Mend the row: a tab too many?"
            )
        if len(cells) < len(names):
            short.append(place)
        values = dict(zip(names, cells, strict=False))
        found.append((place, values))
    old, kept = _renamed(names, found, flaws)
    stated = {slot for slot in (*PROPAGATED, *STATUS) if not any(values.get(slot) for _, values in found)}
    shared = propagated(head.metadata, sorted(stated & set(head.metadata)))
    return MappingSet(
        name=name,
        prefixes=head.prefixes,
        rows=tuple(Mapping(place, values, head.prefixes, shared) for place, values in found),
        metadata=head.metadata,
        columns=tuple(kept),
        where=where,
        places={slot: f"{places or where}:{line}" for slot, line in head.lines.items()},
        flaws=tuple(flaws),
        remarks=(*remarks, *_short(short), *((where, what) for what in [*old, *_unknown(kept, head.metadata)])),
    )


def _short(places: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A word on rows that end before the last column, as where an editor has taken away tabs."""
    if places:
        rows = f", and {len(places) - 1} more rows have" if len(places) > 1 else ""
        yield places[0], f"has{rows} fewer cells than there are columns: the last ones are taken for empty"


def _renamed(
    columns: Sequence[str], rows: list[tuple[str, dict[str, str]]], flaws: list[tuple[str, str]]
) -> tuple[list[str], list[str]]:
    """Put slots in place of those of before 1.0, in the rows too: what to say of it, and the columns that are left."""
    remarks, kept = [], list(columns)
    for name, (slots, values) in OLD_SLOTS.items():
        if name not in kept:
            continue
        new = [slot for slot in slots if slot not in kept]
        if not new:
            there = "is there, too" if len(slots) == 1 else "are there, too"
            remarks.append(f"{name} is an old name of {' and '.join(slots)}, which {there}: it is kept, unread")
            continue
        remarks.append(f"{name} is an old name: read as {' and '.join(new)}")
        at = kept.index(name)
        kept[at : at + 1] = new
        for place, row in rows:
            cell = row.pop(name, "")
            if values and cell and cell not in values and cell not in values.values():
                flaws.append((place, f"the {name} {cell!r} is none of {', '.join(values)}: correct it"))
            row.update(dict.fromkeys(new, values.get(cell, cell)))
    return remarks, kept


def _unknown(columns: Sequence[str], metadata: Dictionary[str, Value]) -> Iterator[str]:
    """Words on columns and slots that SSSOM does not have and the set does not define."""
    definitions = metadata.get("extension_definitions", [])
    defined = {each.get("slot_name") for each in definitions if isinstance(each, dict)}
    for what, names, known in (("column", columns, ROW_SLOTS), ("slot", metadata, SET_SLOTS)):
        unknown = [name for name in names if name and name not in (*known, *OLD_SLOTS) and name not in defined]
        if unknown:
            names_, kept = (
                (what, "it is kept as it is") if len(unknown) == 1 else (f"{what}s", "they are kept as they are")
            )
            yield f"SSSOM has no {names_} {', '.join(unknown)}: {kept}"
