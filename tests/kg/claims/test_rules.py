"""How often rules were accepted: every kind of decision in its column, “unsure” in no rate."""

from __future__ import annotations

from kg.claims.rules import RULE_COLUMNS, accept_rates
from kg.rdf.index import Index
from kg.rdf.turtle import parse_turtle

HEAD = "@prefix ck: <https://w3id.org/condition-kg/ontology#> .\n@prefix e: <http://e/> .\n"


def decisions(*rows: tuple[str, str, str]) -> Index:
    lines = [
        f'e:d{number} a ck:Decision ; ck:decisionKind ck:{kind} ; ck:rule "{rule}" ; ck:tier ck:tier{tier} .'
        for number, (rule, tier, kind) in enumerate(rows)
    ]
    return Index(parse_turtle(HEAD + "\n".join(lines), "decisions"))


def test_rates_by_rule_and_tier() -> None:
    index = decisions(
        ("lead", "A", "acceptance"),
        ("lead", "A", "acceptanceInBulk"),
        ("lead", "A", "renaming"),
        ("lead", "A", "correction"),
        ("lead", "A", "doubt"),
        ("words", "C", "rejection"),
        ("words", "C", "doubt"),
        ("reviewer", "A", "addition"),
    )
    assert [tuple(row[name] for name in RULE_COLUMNS) for row in accept_rates(index)] == [
        ("lead", "A", 4, 1, 1, 1, 1, 0, 1, 75.0),
        ("words", "C", 1, 0, 0, 0, 0, 1, 1, 0.0),
        ("all rules", "A", 4, 1, 1, 1, 1, 0, 1, 75.0),
        ("all rules", "C", 1, 0, 0, 0, 0, 1, 1, 0.0),
        ("all rules", "", 5, 1, 1, 1, 1, 1, 2, 60.0),
    ]


def test_where_nobody_could_tell_there_is_no_rate() -> None:
    assert accept_rates(decisions(("lead", "B", "doubt")))[0]["accepted_percent"] is None
    assert accept_rates(Index([])) == []
