"""Bring the decided rows of a reviewed file into the accepted and rejected sets of a condition.

A reviewer works in a spreadsheet: in a column ``decision`` with words as ``accept``, ``reject`` and ``unsure``, or by
``predicate_modifier`` Not alone; then every row without it is accepted. A pair that is decided otherwise already is an
error that names both places: decisions are never changed in silence, and nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.claims.mappings import vocabulary
from kg.condition import read_condition
from kg.errors import DataError, InputError
from kg.files import read_text, write_all_atomically
from kg.link.sssom import COLUMNS, SETS, Mapping, MappingSet, exact_clashes, read_mappings
from kg.link.sssom.curies import CurieMap
from kg.link.sssom.head import head_text
from kg.link.sssom.model import STATUS
from kg.link.sssom.read import head_and_table
from kg.link.sssom.slots import ROW_SLOTS
from kg.link.sssom.write import row_text
from kg.rdf.namespaces import shrink
from kg.rdf.source import Document

__all__ = ["DECISIONS", "Decided", "decide"]

#: Columns in which a reviewer may decide, in any case, the first that is there.
_COLUMNS = ("decision", "reviewer_decision", "verdict", "accepted", "accept", *STATUS)
#: What a reviewer may write there.
DECISIONS = {
    "positive": (
        *("accept", "accepted", "approve", "approved", "confirmed", "correct", "done", "ok", "okay", "published"),
        *("reviewed", "right", "true", "y", "yes", "1", "+", "x", "✓"),
    ),
    "negative": (
        *("declined", "false", "incorrect", "invalid", "n", "no", "not", "refused", "reject", "rejected", "wrong"),
        *("0", "-"),
    ),
    "": (
        *("?", "candidate", "draft", "later", "maybe", "open", "pending", "proposed", "skip", "todo", "undecided"),
        *("unreviewed", "unsure"),
    ),
}
_WORDS = {word: name for name, words in DECISIONS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: the files with the number of rows that each has got, and rows that were there or are open."""

    written: dict[Path, int]
    there: int
    undecided: int


def decide(document: Document, folder: Path) -> Decided:
    """Bring the decided rows of a file into the sets of a condition.

    Args:
        document: The reviewed file (SSSOM).
        folder: The folder of a condition, or that of its mapping sets.

    Raises:
        InputError: when a file cannot be read or written, or it is no such folder.
        DataError: with file and line, when a decision is none, or stands against another; then nothing is written.
    """
    home, base, licence = _home(folder)
    reviewed = read_mappings(document)
    paths = {name: home / f"{name}.sssom.tsv" for name in SETS}
    sets = {name: read_mappings(path) for name, path in paths.items() if path.is_file()}
    known = _Decisions(sets)
    curies = {name: CurieMap(sets[name].prefixes if name in sets else {}) for name in SETS}
    new: dict[str, list[Mapping]] = {name: [] for name in SETS}
    there = undecided = 0
    for row, name in _decided(reviewed):
        if not name:
            undecided += 1
        elif known.takes(row, name):
            new[name].append(_cells(row, name, curies[name], reviewed))
        else:
            there += 1
    _refuse_clashes(sets.get("positive"), new["positive"])
    texts = {
        name: _text(paths[name], sets.get(name), rows, curies[name], _metadata(name, base, licence, sets))
        for name, rows in new.items()
        if rows
    }
    write_all_atomically((paths[name], text) for name, text in texts.items())
    return Decided({paths[name]: len(new[name]) for name in texts}, there, undecided)


def _home(folder: Path) -> tuple[Path, str, str]:
    """Where a condition's sets lie, under which IRI they are named, and their licence."""
    if (folder / "layer.ttl").is_file():
        condition = read_condition(folder)
        return folder / "mappings", condition.base, condition.licence
    if any((folder / f"{name}.sssom.tsv").is_file() for name in SETS):
        return folder, "", ""
    raise InputError(
        "is no folder of a condition: it has no layer.ttl", where=str(folder), hint="Make one: kg new; or name another"
    )


def _decided(reviewed: MappingSet) -> Iterator[tuple[Mapping, str]]:
    """Each row with the set into which it goes; an empty name where it is open."""
    names = {column.casefold(): column for column in reversed(reviewed.columns)}
    column = next((names[name] for name in _COLUMNS if name in names), None)
    for row in reviewed.rows:
        name = "positive"
        if column is not None:
            word = row.values.get(column, "").strip().casefold()
            found = _WORDS.get(word) if word else ""
            if found is None:
                hint = "Write accept, reject or unsure, or leave it empty"
                raise DataError(f"the {column} {row[column]!r} is no decision", where=row.where, hint=hint)
            name = found
        modifier = row["predicate_modifier"].strip().casefold()
        if modifier not in ("", "not"):
            raise DataError(
                f"the predicate_modifier {row['predicate_modifier']!r} is none of SSSOM",
                where=row.where,
                hint="Write Not where the row is rejected, else nothing",
            )
        if modifier and column is not None and name == "positive":
            hint = "Leave the one or the other"
            raise DataError("is accepted, and has the predicate_modifier Not", where=row.where, hint=hint)
        if row.is_none_found:
            name = name and ("none-found" if name == "positive" and not modifier else "")
        elif modifier and (name or column is None):
            name = "negative"
        if name == "none-found" and not row["object_source"]:
            hint = "Name the vocabulary there, as bioregistry:hp"
            raise DataError("does not say what was searched: object_source is empty", where=row.where, hint=hint)
        if name and not row["confidence"]:
            raise DataError("confidence is empty", where=row.where, hint="Say how sure it is, from 0 to 1")
        yield row, name


class _Decisions:
    """What is decided of each pair, with its place."""

    def __init__(self, sets: dict[str, MappingSet]) -> None:
        self._decided: dict[tuple[str, ...], tuple[str, str]] = {}
        for name, mapping_set in sets.items():
            for row in mapping_set.rows:
                self._decided.setdefault(_key(row), (name, row.where))
                if name != "negative":
                    self._decided.setdefault(
                        _pair(row), (row["predicate_id"] if name == "positive" else name, row.where)
                    )

    def takes(self, row: Mapping, name: str) -> bool:
        """Whether a decision is a new one.

        Raises:
            DataError: when it stands against another, with both places.
        """
        before, where = self._decided.setdefault(_key(row), (name, row.where))
        if before != name:
            raise self._against(row, name, f"{_WORDS_OF[before]} at {where}")
        if where != row.where:
            return False
        if name == "positive":
            predicate, there = self._decided.setdefault(_pair(row), (row["predicate_id"], row.where))
            if predicate != row["predicate_id"]:
                raise self._against(row, name, f"accepted as {predicate} at {there}")
            source = (row.iri("subject_id"), "", row["object_source"] or vocabulary(shrink(row.iri("object_id"))))
            none, there = self._decided.get((*source, "none"), ("", ""))
            if none and row["predicate_id"] == "skos:exactMatch":
                raise self._against(row, name, f"told not to be found at {there}")
        return True

    @staticmethod
    def _against(row: Mapping, name: str, before: str) -> DataError:
        what = f"{row['subject_id']} {row['predicate_id']} {row['object_id']} is {_WORDS_OF[name]} here, and {before}"
        return DataError(what, where=row.where, hint="Take away the one that no longer holds")


_WORDS_OF = {"positive": "accepted", "negative": "rejected", "none-found": "not found"}


def _key(row: Mapping) -> tuple[str, ...]:
    if row.is_none_found:
        return (row.iri("subject_id"), "", row["object_source"], "none")
    return (row.iri("subject_id"), row.iri("predicate_id"), row.iri("object_id"))


def _pair(row: Mapping) -> tuple[str, ...]:
    return _key(row) if row.is_none_found else (row.iri("subject_id"), row.iri("object_id"))


def _cells(row: Mapping, name: str, curies: CurieMap, reviewed: MappingSet) -> Mapping:
    """A row as a set of a condition has it; what only told of the decision is left out."""
    slots = [slot for slot in ROW_SLOTS if row[slot]]
    values = {slot: curies.cell(row, slot) for slot in slots}
    values["predicate_modifier"] = "Not" if name == "negative" else ""
    if not values.get("object_source") and not row.is_none_found:
        values["object_source"] = vocabulary(values["object_id"])
        if values["object_source"]:
            curies.declare("bioregistry")
    if not values.get("comment"):
        values["comment"] = f"Decided in {Path(reviewed.where).name}."
    return Mapping(row.where, {slot: cell for slot, cell in values.items() if cell}, curies.prefixes)


def _refuse_clashes(positive: MappingSet | None, new: Sequence[Mapping]) -> None:
    """An exact match is one to one; what clashed before is no business of these rows."""
    rows = [*(positive.rows if positive else ()), *new]
    exact = [row for row in rows if row["predicate_id"] == "skos:exactMatch"]
    places = {row.where for row in new}
    for clash in exact_clashes((row["subject_id"], row["object_id"], row.where) for row in exact):
        if clash.where in places:
            raise DataError(clash.what, where=clash.where, hint=clash.hint)


def _metadata(name: str, base: str, licence: str, sets: dict[str, MappingSet]) -> dict[str, str]:
    """The head of a set that is not there yet."""
    other = next((each.text("license") for each in sets.values() if each.text("license")), licence)
    return {"mapping_set_id": f"{base}mappings/{name}" if base else "", "license": other}


def _text(
    path: Path,
    before: MappingSet | None,
    rows: Sequence[Mapping],
    curies: CurieMap,
    metadata: dict[str, str],
) -> str:
    """A set with more rows: what was there stays as it is, sorted; its head gets the prefixes that are new."""
    columns = list(before.columns if before else COLUMNS)
    wanted = {slot for row in rows for slot in row.values} - {*columns}
    columns += [slot for slot in ROW_SLOTS if slot in wanted]
    everything = sorted([*(before.rows if before else ()), *rows], key=lambda row: row.key)
    cells = dict.fromkeys(tuple(row.values.get(column, "") for column in columns) for row in everything)
    if before is None:
        head = head_text({slot: value for slot, value in metadata.items() if value}, curies.prefixes)
    else:
        read_text(path)  # in UTF-8
        head, _ = head_and_table(path)
        new = {prefix: space for prefix, space in curies.prefixes.items() if prefix not in before.prefixes}
        head = _declared(head, new)
    return head + "".join(map(row_text, [columns, *cells]))


def _declared(head: str, prefixes: dict[str, str]) -> str:
    """A head with more prefixes, its other lines as they are."""
    if not prefixes:
        return head
    match = re.search(r"^#( *)curie_map:[ \t]*(?:\r\n?|\n)(?:#( +))?", head, re.MULTILINE)
    if match is None:
        lines = "".join(f'#  {prefix}: "{space}"\n' for prefix, space in sorted(prefixes.items()))
        return f"#curie_map:\n{lines}{head}"
    indent = match[2] or match[1] + "  "
    lines = "".join(f'#{indent}{prefix}: "{space}"\n' for prefix, space in sorted(prefixes.items()))
    at = match.end() - (len(match[2]) + 1 if match[2] else 0)
    return head[:at] + lines + head[at:]
