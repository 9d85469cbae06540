"""Vocabularies as tables (CSV and TSV, RFC 4180): a row a term, columns by name, several values of a cell by ``|``.

Several names may also stand between semicolons with a space. Column names are compared without case, spaces and
punctuation. A language may stand after one: ``label@de``, ``synonyms_fr``. The exports of BioPortal and
ROBOT are read as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import InputError
from kg.link.vocabularies.files import lines
from kg.link.vocabularies.model import HEADER, LABEL, SCOPES, Run, Said, term_iri
from kg.rdf.namespaces import EXAMPLE_BASE
from kg.rdf.source import Source

__all__ = ["SUFFIXES", "is_table", "runs"]

#: File suffixes of tables.
SUFFIXES = (".csv", ".tsv", ".tab")
_ID, _LANGUAGE = "id", "language"
#: What columns are called: field, kind of name or of match; names without case and punctuation.
_COLUMNS: dict[str, tuple[str, str]] = {
    name: (field, kind)
    for field, kind, names in (
        (_ID, "", "id identifier curie iri uri code term_id concept_id class_id ontology_id concept_code"),
        (LABEL, "", "label name term title preferred_label preferred_name preferred_term pref_label prefterm lbl"),
        (
            "exact",
            "",
            "synonym synonyms exact_synonym exact_synonyms has_exact_synonym alt_label alt_labels alias aliases",
        ),
        ("exact", "", "alternative_label alternative_labels alternative_term alternative_terms alternate_name"),
        ("exact", "", "alternate_names alternative_name alternative_names other_name other_names"),
        ("exact", "abbreviation", "abbreviation abbreviations abbr short_name"),
        ("exact", "acronym", "acronym acronyms"),
        ("exact", "layperson", "layperson_synonym layperson_synonyms layperson_term consumer_name lay_term"),
        ("narrow", "", "narrow_synonym narrow_synonyms has_narrow_synonym"),
        ("broad", "", "broad_synonym broad_synonyms has_broad_synonym"),
        ("related", "", "related_synonym related_synonyms has_related_synonym"),
        ("related", "hidden", "hidden_label hidden_labels"),
        ("definition", "", "definition definitions description def"),
        ("parent", "", "parent parents parent_id parent_ids is_a sub_class_of subclass_of broader broader_id"),
        ("part_of", "", "part_of"),
        ("deprecated", "", "obsolete is_obsolete deprecated is_deprecated status"),
        ("replaced_by", "", "replaced_by replacement"),
        ("consider", "", "consider"),
        ("xref", "", "xref xrefs db_xref has_db_xref cross_reference cross_references database_cross_reference"),
        ("match", "exact", "exact_match exact_matches exact_mappings"),
        ("match", "close", "close_match close_matches close_mappings"),
        ("match", "broad", "broad_match broad_matches broad_mappings"),
        ("match", "narrow", "narrow_match narrow_matches narrow_mappings"),
        ("match", "related", "related_match related_matches related_mappings"),
        (_LANGUAGE, "", "language lang"),
    )
    for name in names.replace("_", "").split()
}
#: What a column of the field ``deprecated`` has for terms that are obsolete, in lower case.
_OBSOLETE = frozenset(("true", "1", "yes", "y", "t", "x", "obsolete", "deprecated", "retired", "inactive"))
_LINKS = frozenset(("parent", "part_of", "replaced_by", "consider"))
#: Fields whose cells hold one value, whatever signs are in it.
_WHOLE = frozenset((LABEL, "definition"))
_TAGGED = re.compile(r"(.+?)\s*[@_.(\[]\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*[)\]]?\Z")


class _Column(NamedTuple):
    """What stands in a column."""

    field: str
    kind: str
    language: str


def is_table(start: bytes) -> bool:
    """Whether the first bytes are those of a table of terms: its head names identifiers and labels."""
    line = next((line for line in start.decode("utf-8", "replace").splitlines() if not line.startswith("#")), "")
    fields = {column.field for column in _columns(_cells(line, _delimiter(line))) if column}
    return {_ID, LABEL} <= fields


def runs(source: Source) -> Iterator[Run]:
    """What a table says.

    Raises:
        InputError: with file and line when there is no column of identifiers or labels, a row has more cells than the
            head, quotes are wrong, or an identifier is none.
    """
    number = 1
    try:
        rows = _rows(source)
        number, head = next(rows, (1, []))
        table = _Table(source, head)
        if unknown := table.unknown():
            yield HEADER, [("warning", f"columns that are not read: {', '.join(unknown)[:500]}", "", "", number)]
        for number, row in rows:
            if any(cell.strip() for cell in row):
                yield table.run(row, number)
    except InputError as error:
        where = error.where or f"{source}:{number}"
        raise InputError(error.what, where=where, hint=error.hint or "Mend the row") from error


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    """The rows with the numbers of the lines at which they begin; comments before the head are left out."""
    numbered = lines(source)
    number, line = next(numbered, (1, ""))
    while line.startswith("#") or (line and not line.strip()):
        number, line = next(numbered, (number, ""))
    delimiter = _delimiter(line)
    begun = number

    def rest() -> Iterator[str]:
        nonlocal number
        yield line
        for at, text in numbered:
            number = at
            yield text

    try:
        for row in csv.reader(rest(), delimiter=delimiter, strict=True):
            yield begun, row
            begun = number + 1
    except csv.Error as error:
        is_long = "field limit" in str(error)
        what = f"has a cell of more than {csv.field_size_limit():,} characters" if is_long else f"is malformed: {error}"
        hint = "Shorten it, or end a quote that is open" if is_long else "Quote cells as RFC 4180 has it"
        raise InputError(what, where=f"{source}:{begun}", hint=hint) from error


def _delimiter(line: str) -> str:
    """The separator that stands in a head most often; tabs before others."""
    return max("\t,;", key=lambda sign: (line.count(sign) > 0 and sign == "\t", line.count(sign)))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _columns(head: Sequence[str]) -> list[_Column | None]:
    return [_column(name) for name in head]


def _column(name: str) -> _Column | None:
    """What a column holds by its name, after which a language or number may stand; None when that is not known."""
    plain = re.sub(r"[\W_]+", "", name.casefold())
    if found := _COLUMNS.get(plain) or _COLUMNS.get(plain.rstrip("0123456789")):
        return _Column(*found, "")
    match = _TAGGED.match(name.strip())
    if match and (found := _COLUMNS.get(re.sub(r"[\W_]+", "", match[1].casefold()))) and found[0] != _ID:
        return _Column(*found, match[2].lower())
    return None


def _term_iri(text: str, base: str) -> str:
    """The IRI of an identifier; that of a code may hold spaces."""
    return term_iri(text, None, base) if ":" in text or " " not in text else base + quote(text, safe="")


def _values(cell: str, field: str) -> Iterator[str]:
    """The values of a cell; of one of names without ``|`` they may stand between semicolons, as people write them."""
    separator = "|" if "|" in cell or field not in SCOPES else "; "
    return filter(None, map(str.strip, cell.split(separator)))


class _Table:
    """What the columns of a table hold.

    Raises:
        InputError: when those without which there are no terms are missing.
    """

    def __init__(self, source: Source, head: Sequence[str]) -> None:
        self._head = head
        self._columns = _columns(head)
        self._check()
        fields = [column.field if column else "" for column in self._columns]
        self._id = fields.index(_ID)
        self._language = fields.index(_LANGUAGE) if _LANGUAGE in fields else len(head)
        name = PurePath(source.name).name.partition(".")[0] if source.path else ""
        base = f"{EXAMPLE_BASE}{re.sub(r'[^A-Za-z0-9-]+', '-', name).strip('-') or 'terms'}/"
        self._iri = lru_cache(10_000)(lambda text: _term_iri(text, base))

    def unknown(self) -> list[str]:
        """The names of the columns that are not known."""
        return [name for name, column in zip(self._head, self._columns, strict=True) if column is None]

    def run(self, row: Sequence[str], number: int) -> Run:
        """What a row says of its term; where it names none, a warning.

        Raises:
            InputError: when it has more cells than the head, or an identifier is none.
        """
        if any(cell.strip() for cell in row[len(self._head) :]):
            raise InputError(
                f"has {len(row)} cells, and the head {len(self._head)}",
                hint="Put cells that hold the separator into quotes",
            )
        cells = [*map(str.strip, row), *[""] * (len(self._head) + 1 - len(row))]
        if not cells[self._id]:
            return HEADER, [("warning", "the row has no identifier, and is left out", "", "", number)]
        language = cells[self._language].lower()
        said: list[Said] = [("kind", "class", "", "", number)]
        for cell, column in zip(cells, self._columns, strict=False):
            if column and cell and column.field not in (_ID, _LANGUAGE):
                said += self._of_cell(cell, column, language, number)
        return self._iri(cells[self._id]), said

    def _of_cell(self, cell: str, column: _Column, language: str, number: int) -> Iterator[Said]:
        field, kind, tag = column
        if field == "deprecated":
            if cell.casefold() in _OBSOLETE:
                yield field, "true", "", "", number
        elif field in _WHOLE:
            yield field, cell, kind, tag or language, number
        else:
            for value in _values(cell, field):
                if field in _LINKS:
                    yield field, self._iri(value), "", "", number
                else:
                    yield field, value, kind, (tag or language) if field in SCOPES else "", number

    def _check(self) -> None:
        if {"subject_id", "object_id"} <= {*self._head}:
            raise InputError("is a mapping set (SSSOM), no vocabulary", hint="Give it as: --mappings FILE")
        fields = [column.field if column else "" for column in self._columns]
        for field, what, names in ((_ID, "identifiers", "id, code, curie or iri"), (LABEL, "labels", "label or name")):
            if field not in fields:
                raise InputError(
                    f"has no column of {what}: {', '.join(self._head)[:200]!r}",
                    hint=f"Call it {names}, in the first row",
                )
        names_ = [name for name, field in zip(self._head, fields, strict=True) if field == _ID]
        if len(names_) > 1:
            raise InputError(f"has several columns of identifiers: {', '.join(names_)}", hint="Rename all but one")
