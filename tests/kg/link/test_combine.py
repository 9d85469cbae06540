"""Sets are merged, turned round and chained."""

from __future__ import annotations

import pytest

from kg.link.combine import INVERSE, chained, inverted, merged, step
from kg.link.sssom import MappingSet, mapping_set_text, read_mappings, set_findings

HEAD = (
    "#curie_map:\n#  own: {own}\n#  HP: http://purl.obolibrary.org/obo/HP_\n#mapping_set_id: http://{name}/\n"
    "#license: {licence}\n#mapping_tool: {name}\n"
)
COLUMNS = ("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
           "mapping_justification", "confidence")  # fmt: skip


def make(name: str, *rows: str, own: str = "http://own/", licence: str = "http://l/") -> MappingSet:
    """A set; a row is subject, predicate, object, and perhaps a confidence, or Not."""
    lines = ["\t".join(COLUMNS)]
    for row in rows:
        subject, predicate, value, *more = row.split()
        modifier = "Not" if "Not" in more else ""
        confidence = next((word for word in more if word != "Not"), "")
        cells = (subject, f"label of {subject}", f"skos:{predicate}Match", modifier, value, f"label of {value}",
                 "semapv:LexicalMatching", confidence)  # fmt: skip
        lines.append("\t".join(cells))
    return read_mappings((HEAD.format(name=name, own=own, licence=licence) + "\n".join(lines) + "\n").encode())


def pairs(mapping_set: MappingSet) -> list[str]:
    return [
        f"{row['subject_id']} {row['predicate_id'].removeprefix('skos:').removesuffix('Match')} {row['object_id']}"
        for row in mapping_set.rows
    ]


def test_merging() -> None:
    one = make("one", "own:1 exact HP:0000001", "own:2 close HP:0000002")
    two = make("two", "own:1 exact HP:0000001", own="http://other/", licence="http://m/")
    made = merged([one, one, two])
    assert made.left_out == {"stood there twice": 2}
    assert pairs(made.mapping_set) == ["own2:1 exact HP:0000001", "own:1 exact HP:0000001", "own:2 close HP:0000002"]
    assert [row["license"] for row in made.mapping_set.rows] == ["http://m/", "http://l/", "http://l/"]
    assert [row["mapping_tool"] for row in made.mapping_set.rows] == ["two", "one", "one"]
    again = read_mappings(mapping_set_text(made.mapping_set).encode())
    assert again.metadata["mapping_set_source"] == ["http://one/", "http://two/"]
    assert again.text("license") == ""
    assert list(set_findings(again)) == []


def test_turning_round() -> None:
    made = inverted(make("one", "own:1 broad HP:0000001 0.5", "own:2 exact HP:0000002 Not"))
    assert pairs(made.mapping_set) == ["HP:0000001 narrow own:1", "HP:0000002 exact own:2"]
    first, second = made.mapping_set.rows
    assert (first["subject_label"], first["object_label"]) == ("label of HP:0000001", "label of own:1")
    assert first["confidence"] == "0.5"
    assert first["mapping_justification"] == "semapv:MappingInversion"
    assert second.is_rejected
    there = pairs(make("one", "own:1 broad HP:0000001"))
    assert pairs(inverted(inverted(make("one", "own:1 broad HP:0000001")).mapping_set).mapping_set) == there
    assert all(INVERSE[INVERSE[predicate]] == predicate for predicate in INVERSE)


def test_what_has_no_inverse_is_left_out() -> None:
    given = make("one", "own:1 exact HP:0000001")
    given.rows[0].values["predicate_id"] = "oboInOwl:hasDbXref"
    assert inverted(given).left_out == {"have a predicate without an inverse": 1}


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("exact", "close", "close"),
        ("related", "exact", "related"),
        ("broad", "broad", "broad"),
        ("broad", "narrow", ""),
        ("close", "close", ""),
        ("exact", "exact", "exact"),
    ],
)
def test_steps(first: str, second: str, both: str) -> None:
    assert step(f"skos:{first}Match", f"skos:{second}Match") == (both and f"skos:{both}Match")


def test_chains() -> None:
    ours = make("ours", "own:1 exact HP:0000001 0.9", "own:2 broad HP:0000002", "own:3 exact HP:0000003 Not",
                "own:1 close HP:0000009 Not")  # fmt: skip
    theirs = make(
        "theirs",
        "HP:0000001 close HP:0000004 0.5",
        "HP:0000005 broad HP:0000002",  # turned round: HP:0000002 is broader, so nothing follows for own:2
        "HP:0000006 narrow HP:0000002",  # turned round: broader still
        "HP:0000003 exact HP:0000007",
        "HP:0000001 exact HP:0000008 Not",
        "HP:0000001 exact HP:0000009",
    )
    made = chained([ours], [theirs])
    assert pairs(made.mapping_set) == ["own:1 close HP:0000004", "own:2 broad HP:0000006"]
    assert made.left_out == {"lead to pairs that are decided": 1}
    row = made.mapping_set.rows[0]
    assert row["confidence"] == "0.45"
    assert row["mapping_justification"] == "semapv:MappingChaining"
    assert "HP:0000001" in row["comment"]
    assert list(set_findings(read_mappings(mapping_set_text(made.mapping_set).encode()))) == []
