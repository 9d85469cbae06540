"""Claims as an assistant reads them."""

from __future__ import annotations

from kg.mcp.data import Data
from kg.mcp.said import claim_item, claim_record, dated
from kg.rdf.namespaces import expand


def test_a_claim_comes_with_hedge_source_date_and_layer(data: Data) -> None:
    claim = data.claims[expand("adam:lems_occursWith_cancer")]
    assert claim_record(data.index, claim) == {
        "id": "adam:lems_occursWith_cancer",
        "sentence": "Lambert-Eaton myasthenic syndrome may occur with cancer.",
        "hedge": "may",
        "negated": False,
        "status": "checked against source",
        "source": "A.D.A.M. entry 000710, Causes 695-722",
        "date": "2022-04-25",
        "layer": "A.D.A.M. entry 000710",
    }


def test_the_line_says_the_same(data: Data) -> None:
    claim = data.claims[expand("adam:lems_occursWith_cancer")]
    assert claim_item(data.index, claim).text == (
        '- "Lambert-Eaton myasthenic syndrome may occur with cancer." [hedge: may; '
        "source: A.D.A.M. entry 000710, Causes 695-722; date: 2022-04-25; layer: A.D.A.M. entry 000710; "
        "adam:lems_occursWith_cancer]"
    )


def test_a_no_and_what_was_not_checked_are_said(data: Data) -> None:
    denied = next(claim for claim in data.claims.values() if claim.negated and not claim.is_accepted)
    line = claim_item(data.index, denied).text
    assert "a “no”: it denies" in line
    assert "proposed" in line or "rejected" in line


def test_every_claim_has_a_date_and_a_layer(data: Data) -> None:
    assert [claim.iri for claim in data.claims.values() if not dated(data.index, claim)] == []
    assert [claim.iri for claim in data.claims.values() if not claim_record(data.index, claim)["layer"]] == []
