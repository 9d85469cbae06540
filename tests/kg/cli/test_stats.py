"""``kg stats``: the closed lists, counts, and the network."""

from __future__ import annotations

import csv
import io
import json

from tests.conftest import Run


def test_stats_print_the_closed_lists(kg: Run) -> None:
    _, out, _ = kg("stats", "--format", "json")
    rows = json.loads(out)
    lists = {name: {row["label"] for row in rows if row["list"] == name} for name in {row["list"] for row in rows}}
    assert lists["modality"] == {"asserted", "may", "advice", "read so"}
    assert {"has medicine", "has complication"} <= lists["predicate"]
    assert {"population", "frequency", "order"} <= lists["qualifier key"]
    assert "Prevention" in lists["section"]
    assert "A.D.A.M. entry 000710" in lists["layer"]


def test_stats_of_the_network(kg: Run) -> None:
    status, out, _ = kg("stats", "--network", "--top", "3", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert len(rows) == 3
    assert rows[0]["id"] == "concept:lems"


def test_stats_by_predicate_and_layer(kg: Run) -> None:
    rows = json.loads(kg("stats", "--format", "json")[1])
    pairs = {row["id"]: row["count"] for row in rows if row["list"] == "predicate in layer"}
    assert pairs["ck:hasTest layer:adam-000710"] == 8
    assert sum(pairs.values()) == sum(row["count"] for row in rows if row["list"] == "layer")


def test_rules_without_decisions_say_so_and_exclude_the_network(kg: Run) -> None:
    status, out, err = kg("stats", "--rules", "--format", "csv")
    assert (status, out.strip()) == (
        0,
        "rule,tier,decided,accepted,in_bulk,renamed,edited,rejected,unsure,accepted_percent",
    )
    assert "kg apply" in err
    assert kg("stats", "--rules", "--network")[0] == 2
