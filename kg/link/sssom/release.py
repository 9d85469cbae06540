"""Write mappings as SSSOM/TSV: all sets as one file to release, and each set in canonical order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.condition import Condition
from kg.errors import InputError
from kg.files import read_text, write_all_atomically
from kg.link.sssom.model import MappingSet
from kg.link.sssom.own import COLUMNS, SETS
from kg.link.sssom.read import head_and_table, read_mappings
from kg.link.sssom.write import mapping_set_text, row_text
from kg.rdf.namespaces import BASE
from kg.sources import Sources, sources
from kg.version import DATA_DATE, DATA_VERSION

__all__ = ["release_text", "sort_mappings", "sorted_text"]

_ABOUT = {
    "mapping_set_id": BASE + "mappings",
    "mapping_set_title": "condition-kg: concepts of Lambert-Eaton myasthenic syndrome to terms of other vocabularies",
    "mapping_set_version": DATA_VERSION,
    "publication_date": DATA_DATE,
    "comment": "Accepted rows, rejected ones (predicate_modifier Not) and fruitless searches (sssom:NoTermFound). "
    "Chosen by software; no person has reviewed a row.",
}


def release_text(sets: Iterable[MappingSet], conditions: Sequence[Condition] = ()) -> str:
    """All rows of the sets as one SSSOM/TSV file with one head: the same bytes from the same sets.

    Args:
        sets: What to write.
        conditions: Whose sets they are; ours when there are none.
    """
    sets = list(sets)
    rows = sorted((row for each in sets for row in each.rows), key=lambda row: (*row.key, row["predicate_modifier"]))
    about = dict(_ABOUT) if all(each.is_shipped for each in conditions) else _about(conditions)
    about |= _licence(sets, about.get("comment", ""))
    prefixes = {prefix: space for each in sets for prefix, space in each.prefixes.items()}
    return mapping_set_text(MappingSet("release", prefixes, tuple(rows), {**about}), columns=COLUMNS)


def _licence(sets: Iterable[MappingSet], comment: str) -> dict[str, str]:
    """The licence of all rows; where sets have different ones, SSSOM has no slot, and the comment says which."""
    counts = Counter[str]()
    for each in sets:
        counts[each.text("license")] += len(each.rows)
    counts = +counts
    if len(counts) <= 1:
        return {"license": "".join(counts)}
    licences = ", ".join(f"{licence or 'none given'} ({count} rows)" for licence, count in sorted(counts.items()))
    return {"comment": f"{comment} Licences: {licences}.".strip()}


def _about(conditions: Sequence[Condition]) -> dict[str, str]:
    """The head of a file that holds mappings of others than us."""
    base = next(each.base for each in conditions if not each.is_shipped)
    titles = ", ".join(each.title for each in conditions)
    return {"mapping_set_id": base + "mappings", "mapping_set_title": f"{titles}: concepts to terms of vocabularies"}


def sort_mappings(origin: Sources | None = None, *, files: Sequence[Path] = ()) -> list[Path]:
    """Bring the files of the sets into canonical order.

    Args:
        origin: Whose sets; ours when None.
        files: Other files to sort instead.

    Returns:
        The files that have changed.

    Raises:
        InputError: when a file cannot be read or written.
        DataError: when a file is malformed; then none is changed.
    """
    folder = (origin or sources()).mappings
    paths = files or [folder / f"{name}.sssom.tsv" for name in SETS]
    texts = {path: sorted_text(path) for path in paths}
    changed = [path for path, text in texts.items() if read_text(path) != text]
    write_all_atomically((path, texts[path]) for path in changed)
    return changed


def sorted_text(path: Path) -> str:
    """A file's text with its rows in order, a row that stands there twice once; its head as it is.

    Raises:
        InputError: when it cannot be read, or is no SSSOM/TSV.
    """
    mapping_set = read_mappings(path)
    head, table = head_and_table(path)
    if table.lstrip()[:1] == "{" or "\t" not in table.partition("\n")[0]:
        raise InputError("is no SSSOM/TSV, and nothing else is sorted", where=str(path), hint="Write it as SSSOM/TSV")
    columns = mapping_set.columns
    ordered = sorted(mapping_set.rows, key=lambda row: row.key)
    rows = dict.fromkeys(tuple(row.values.get(column, "") for column in columns) for row in ordered)
    return re.sub(r"\r\n?", "\n", head) + "".join(map(row_text, [columns, *rows]))
