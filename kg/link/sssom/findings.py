"""What is wrong with a mapping set by the specification of SSSOM, whoever has made it; each with its place.

Unknown columns and slots by old names are no fault: they are the set's ``remarks``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kg.link.sssom.model import NONE_FOUND, Mapping, MappingSet, split
from kg.link.sssom.slots import BUILT_IN, CARDINALITIES, ENTITY_TYPES, JUSTIFICATIONS, ROW_SLOTS, SET_SLOTS, Slot
from kg.rdf.namespaces import PREFIXES
from kg.rdf.prefix_map import identify, misbound, prefix_of_namespace
from kg.tables import shortened

__all__ = ["LONGEST", "Problem", "set_findings", "set_remarks"]

#: Most characters of what is said of a row, which may quote it.
LONGEST = 500
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z", re.ASCII)
_CURIE = re.compile(r"(?P<prefix>[A-Za-z_][\w.-]*):(?P<local>[^\s<>\"{}|\\^`]+)\Z")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+\Z")
#: Slots whose prefixes must be declared before anybody can tell what a row maps.
_TERMS = ("subject_id", "predicate_id", "object_id", "mapping_justification")
#: Places at which the same is told.
_MOST_PLACES = 3
#: Of a row that is about one literal, the slot that stands in place of the identifier.
_LITERAL = {"subject_id": ("subject_type", "subject_label"), "object_id": ("object_type", "object_label")}


class Problem(NamedTuple):
    """What is wrong at a place, and what to do about it; to be told among others, or raised as an error."""

    where: str
    what: str
    hint: str

    @property
    def told(self) -> tuple[str, str]:
        """The place, and the rest as one sentence.

        >>> Problem("a:1", "is empty", "Fill it in").told
        ('a:1', 'is empty: fill it in')
        """
        return self.where, f"{self.what}: {self.hint[:1].lower()}{self.hint[1:]}"


def set_findings(mapping_set: MappingSet) -> Iterator[tuple[str, str]]:
    """What is wrong with a set, as (file:line, what and what to do); the same of many rows is told once."""
    places: dict[str, list[str]] = {}
    for where, problem in (*mapping_set.flaws, *_head(mapping_set), *_rows(mapping_set)):
        places.setdefault(problem, []).append(where)
    for problem, found in places.items():
        shown = found if len(found) <= _MOST_PLACES else found[:1]
        more = f" (and {len(found) - 1} more rows)" if len(found) > _MOST_PLACES else ""
        for where in shown:
            yield where, shortened(problem, LONGEST) + more


def set_remarks(mapping_set: MappingSet) -> Iterator[tuple[str, str]]:
    """What is worth a word and no fault, as (place, words)."""
    yield from ((where, shortened(remark, LONGEST)) for where, remark in mapping_set.remarks)
    undeclared = _undeclared(mapping_set, [name for name in mapping_set.columns if name not in _TERMS])
    if undeclared:
        words = f"not in the curie_map, and no prefix of terms: {', '.join(sorted(undeclared))}"
        yield min(undeclared.values(), key=_line), shortened(words, LONGEST)


def _undeclared(mapping_set: MappingSet, slots: Iterable[str]) -> dict[str, str]:
    """Prefixes in these slots that the set does not declare, each with the place of the first row that has it."""
    known = {*mapping_set.prefixes, *BUILT_IN}
    found: dict[str, str] = {}
    for name in slots:
        slot = ROW_SLOTS.get(name)
        if slot and slot.kind == "entity":
            for row in mapping_set.rows:
                for value in _values(slot, row):
                    match = _CURIE.match(value)
                    if match and match["prefix"] not in known and not match["local"].startswith("//"):
                        found.setdefault(match["prefix"], row.where)
    return found


def _line(where: str) -> int:
    line = where.rpartition(":")[2]
    return int(line) if line.isdecimal() else 0


def _head(mapping_set: MappingSet) -> Iterator[tuple[str, str]]:
    for prefix, space in mapping_set.prefixes.items():
        if problem := _binding(prefix, space):
            yield mapping_set.places.get(f"curie_map.{prefix}", mapping_set.where), problem
    for slot, value in mapping_set.metadata.items():
        known = SET_SLOTS.get(slot)
        if known is None:
            continue
        where = mapping_set.places.get(slot, mapping_set.where)
        values = value if isinstance(value, list) else [value]
        if len(values) > 1 and not known.is_list:
            yield where, f"{slot} has {len(values)} values, and may have one: leave out the others"
        for each in values:
            if isinstance(each, str):
                problem = _value(known, each, mapping_set.prefixes)
                yield from ((where, f"{slot}: {problem}") for problem in [problem] if problem)
            elif known.kind != "definitions":
                yield where, f"{slot} holds a list or a record where a text belongs: write a text"


def _binding(prefix: str, space: str) -> str:
    """What is wrong with a prefix and its namespace; empty where nothing is."""
    everywhere = BUILT_IN.get(prefix, space)
    if not _IRI.match(space):
        return f"the namespace of {prefix}, {space!r}, is no IRI: correct it"
    if everywhere != space:
        return f"{prefix} is bound to {space}, and means {everywhere} everywhere: correct it"
    ours = misbound(prefix, space)
    return f"{prefix} is bound to {space}, another namespace than {ours}: correct it" if ours else ""


def _rows(mapping_set: MappingSet) -> Iterator[tuple[str, str]]:
    checked = [ROW_SLOTS[name] for name in mapping_set.columns if name in ROW_SLOTS and ROW_SLOTS[name].kind != "text"]
    identified: dict[str, str] = {}
    for row in mapping_set.rows:
        for slot in _TERMS:
            kind, label = _LITERAL.get(slot, ("", ""))
            if not row[slot] and not (kind and row[kind] == "rdfs literal" and row[label]):
                yield row.where, f"{slot} is empty: fill it in"
        for known in checked:
            for value in _values(known, row):
                if problem := _value(known, value, mapping_set.prefixes):
                    yield row.where, f"{known.name}: {problem}"
        identifier = row["record_id"]
        if identifier and identified.setdefault(identifier, row.where) != row.where:
            yield row.where, f"the record_id {identifier} is that of {identified[identifier]}, too: change one"
    for prefix, where in _undeclared(mapping_set, _TERMS).items():
        yield where, f"the prefix {prefix!r} is not in the curie_map: declare it"


def _values(known: Slot, row: Mapping) -> list[str]:
    cell = row.values.get(known.name, "")
    return split(cell) if known.is_list else [cell] if cell else []


def _value(known: Slot, value: str, prefixes: dict[str, str]) -> str:
    """What is wrong with a value; empty where nothing is."""
    check = _CHECKS.get(known.kind)
    if known.kind == "entity":
        return _entity(known, value, prefixes)
    if known.kind == "number":
        is_number = _NUMBER.match(value) and known.least <= float(value) <= 1
        return "" if is_number else f"{value!r} is no number from {known.least:g} to 1"
    return "" if check is None or check[0](value) else f"{value!r} {check[1]}"


def _is_date(value: str) -> bool:
    try:
        return bool(_DATE.match(value) and date.fromisoformat(value))
    except ValueError:
        return False


#: Of a kind of value, whether a text is one, and what to say where it is not.
_CHECKS: dict[str, tuple[Callable[[str], bool], str]] = {
    "date": (_is_date, "is no date of ISO 8601: write YYYY-MM-DD"),
    "type": (lambda value: value in ENTITY_TYPES or bool(_CURIE.match(value)), "is no type of entity of SSSOM"),
    "modifier": (lambda value: value == "Not", "is none of SSSOM: write Not, or nothing"),
    "cardinality": (CARDINALITIES.__contains__, f"is none of {', '.join(sorted(CARDINALITIES))}"),
    "version": (("1.0", "1.1").__contains__, "is no version that is known: 1.0 and 1.1 are"),
}


def _entity(known: Slot, value: str, prefixes: dict[str, str]) -> str:
    if value == NONE_FOUND:
        is_term = known.name in ("subject_id", "object_id")
        return "" if is_term else f"{NONE_FOUND} belongs to subject_id or object_id: leave it out"
    match = _CURIE.match(value)
    if match is None:
        return f"{value!r} is no CURIE: write PREFIX:NAME"
    space = prefixes.get(match["prefix"]) or BUILT_IN.get(match["prefix"])
    if space is None and match["local"].startswith("//"):
        return f"{value} is an IRI: write it as a CURIE, with a prefix in the curie_map"
    if known.name == "mapping_justification":
        return "" if value in JUSTIFICATIONS else f"{value} is no justification that semapv has: correct it"
    return _form(value, match["prefix"], space) if known.name in ("subject_id", "object_id") else ""


def _form(curie: str, prefix: str, space: str | None) -> str:
    """Whether an identifier has the form of its vocabulary's, where we know it; what is bound wrongly is told so."""
    if space and misbound(prefix, space):
        return ""
    home = prefix_of_namespace(space or PREFIXES.get(prefix, ""))
    is_one = home is None or identify(f"{home}:{curie.partition(':')[2]}")
    return "" if is_one else f"{curie} has not the form of an identifier of {home}: correct it"
