"""Which things count as one."""

from __future__ import annotations

import pyoxigraph as ox

from kg.claims.same import same_things
from kg.rdf.index import Index
from kg.rdf.namespaces import PREFIXES
from tests.beside import beside_index

CONCEPT = "https://example.org/kg/concept/"


def groups(index: Index, names: tuple[str, ...]) -> list[set[str]]:
    """The names in groups of what is the same."""
    same = same_things(index)
    found: dict[object, set[str]] = {}
    for name in names:
        thing = ox.NamedNode(CONCEPT + name)
        found.setdefault(same.get(thing, thing), set()).add(name)
    return list(found.values())


def test_two_things_with_one_exact_match_are_the_same_and_a_close_match_makes_none_so() -> None:
    assert groups(beside_index(), ("chill", "shiver", "itch", "scratch", "scan", "brain-scan")) == [
        {"chill", "shiver"},
        *({name} for name in ("itch", "scratch", "scan", "brain-scan")),
    ]


def test_a_direct_match_counts_in_either_direction_and_a_rejected_or_undecided_one_does_not() -> None:
    def index(records: str) -> Index:
        text = f"""@prefix ck: <{PREFIXES["ck"]}> . @prefix e: <{CONCEPT}> . @prefix sssom: <{PREFIXES["sssom"]}> .
        @prefix skos: <{PREFIXES["skos"]}> . e:c skos:exactMatch e:b . {records}"""
        return Index(ox.parse(text, format=ox.RdfFormat.TURTLE))

    assert groups(index(""), ("a", "b", "c")) == [{"a"}, {"b", "c"}]
    link = "e:m a ck:Mapping ; sssom:subject_id e:a ; sssom:predicate_id skos:exactMatch ; sssom:object_id e:b"
    assert groups(index(f"{link} ."), ("a", "b", "c")) == [{"a", "b", "c"}]
    assert groups(index(f"{link} ; sssom:predicate_modifier 'Not' ."), ("a", "b", "c")) == [{"a"}, {"b", "c"}]
    assert groups(index(f"{link} ; ck:status ck:proposed ."), ("a", "b", "c")) == [{"a"}, {"b", "c"}]
