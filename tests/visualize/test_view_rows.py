"""The rows of the views: what the library answers, told by ids, with every hedge, and nothing on the wrong page."""

from __future__ import annotations

import re
from itertools import chain

import pyoxigraph as ox
import pytest

from kg.claims.claim import Claim
from kg.claims.claim import claims as all_claims
from kg.claims.sentences import sentence
from kg.claims.words import wording
from kg.query.library import find_query
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.namespaces import PREFIXES, expand, shrink
from visualize.explorer.plain import plain_words
from visualize.explorer.views import VIEWS, Part, View, query_texts, read_views, views_data

FOCUS = expand("concept:lems")
PARTS = [pytest.param(view.id, part, id=f"{view.id}-{part.id}") for view in VIEWS for part in view.parts]


@pytest.fixture(scope="module")
def claims(index: Index) -> dict[str, Claim]:
    return {shrink(claim.iri): claim for claim in all_claims(index)}


@pytest.fixture(scope="module")
def views(store: ox.Store, index: Index) -> tuple[View, ...]:
    return read_views(store, index, FOCUS)


def answer(store: ox.Store, text: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The answer as the page has it: IRIs as CURIEs."""
    solutions = evaluate(store, text)
    assert isinstance(solutions, ox.QuerySolutions)
    rows = [[solution[name] for name in columns] for solution in solutions]
    return [
        tuple(shrink(cell.value) if isinstance(cell, ox.NamedNode) else getattr(cell, "value", "") for cell in row)
        for row in rows
    ]


def find(views: tuple[View, ...], view: str, part: str) -> Part:
    return next(p for v in views if v.id == view for p in v.parts if p.id == part)


@pytest.mark.parametrize(("view", "part"), PARTS)
def test_rows_are_those_of_the_library(view: str, part: Part, views: tuple[View, ...], store: ox.Store) -> None:
    shown = [row[: len(part.columns)] for row in find(views, view, part.id).rows]
    assert shown == answer(store, find_query(part.query).text, part.columns)
    assert shown


@pytest.mark.parametrize(("view", "part"), PARTS)
def test_the_sparql_to_copy_gives_as_many_rows(view: str, part: Part, views: tuple[View, ...], store: ox.Store) -> None:
    text = query_texts(views, FOCUS)[part.query]
    assert text.startswith(f"# {find_query(part.query).title}\n# ")
    assert len(answer(store, text, part.columns)) == len(find(views, view, part.id).rows)


def test_records_are_claims_or_lost_lists(views: tuple[View, ...], claims: dict[str, Claim], store: ox.Store) -> None:
    gaps = {shrink(gap) for (gap,) in answer(store, "SELECT ?gap { ?gap a ck:Gap }", ("gap",))}
    for part in (part for view in views for part in view.parts if "record" in part.columns):
        records = {row[part.columns.index("record")] for row in part.rows}
        assert records - claims.keys() - gaps <= {""}, part.id


def test_the_page_for_patients_holds_the_entry_alone(views: tuple[View, ...], claims: dict[str, Claim]) -> None:
    rows = find(views, "patient", "plain").rows
    told = [record for _, record, _ in rows if record in claims]
    assert len(told) > 55
    assert {claims[record].layer_kind for record in told} == {node("ck:entryLayer")}
    assert all(record.startswith("gap:") for _, record, _ in rows if record not in claims)


def test_the_page_for_patients_begins_with_when_to_contact_a_professional(
    views: tuple[View, ...], claims: dict[str, Claim]
) -> None:
    _, first, words = find(views, "patient", "plain").rows[0]
    assert claims[first].predicate == node("ck:hasContact")
    assert words == "Contact a health care provider if symptoms of LEMS develop."
    assert views[0].id == "patient"
    assert views[0].lead.startswith("Not medical advice")


def test_every_lost_list_stands_on_the_page_for_patients_in_its_section(
    views: tuple[View, ...], store: ox.Store
) -> None:
    lost = answer(store, find_query("what-is-lost").text, ("section", "gap"))
    shown = [(row[0], row[1]) for row in find(views, "patient", "plain").rows if row[1].startswith("gap:")]
    assert len(lost) == 7
    assert sorted(section for section, _ in shown) == sorted(section for section, _ in lost)


def test_a_lost_list_follows_what_the_entry_says_in_its_lead_in(views: tuple[View, ...]) -> None:
    shown = [row[1] for row in find(views, "patient", "plain").rows]
    lead_in = shown.index("adam:lems_hasSymptom_other-nervous-system-symptoms")
    assert shown[lead_in + 1] == "gap:symptoms-other"


def test_what_is_compared_with_another_condition_tells_it_apart_only_as_its_own_trait(views: tuple[View, ...]) -> None:
    rows = [record for topic, record in find(views, "clinician", "picture").rows if topic == "what tells it apart"]
    assert rows
    assert not [record for record in rows if "occursWith" in record]


def test_plain_words_keep_every_hedge_and_have_nothing_for_curators(
    views: tuple[View, ...], index: Index, claims: dict[str, Claim]
) -> None:
    for _, record, plain in find(views, "patient", "plain").rows:
        if record not in claims:
            assert plain == ""
            continue
        claim = claims[record]
        words = plain or sentence(index, claim)
        assert ("may" in words.split()) == (claim.modality == node("ck:may")), words
        assert not any(curators in words for curators in ("ambiguous", "abbreviation", "kind:", "step ", "proposed")), (
            words
        )
        for value in (*claim.qualifier("ck:population"), *claim.qualifier("ck:underCondition")):
            label = wording(index, claim)
            assert (
                value in (node("concept:suspected-lung-tumor"), node("concept:lems-symptoms-develop"))
                or index.label(value) in words
            ), label


def test_a_denied_claim_stays_denied_in_plain_words(index: Index, claims: dict[str, Claim]) -> None:
    denied = [claim for claim in claims.values() if claim.negated]
    assert denied
    for claim in denied:
        assert re.search(r"\b(?:not|no|none)\b|\b0 %", plain_words(index, claim)), claim.iri


def test_the_tests_for_a_tumor_come_in_order_with_their_conditions(
    views: tuple[View, ...], claims: dict[str, Claim]
) -> None:
    rows = find(views, "tumor", "tests").rows
    steps = [step for step, record in rows if step and record.startswith("adam:")]
    assert steps == sorted(steps) == ["1", "1", "1", "1", "2"]
    told = {claims[record].object: claims[record] for _, record in rows if record.startswith("adam:lems")}
    assert told[node("concept:bronchoscopy")].qualifier("ck:population") == (node("concept:smokers"),)
    suspected = told[node("concept:pet-scan")].qualifier("ck:underCondition")
    assert suspected == (node("concept:suspected-lung-tumor"),)


def test_data_is_small_and_cells_lead_back_to_rows(views: tuple[View, ...], claims: dict[str, Claim]) -> None:
    ids = list(claims)
    for view, data in zip(views, views_data(views, ids), strict=True):
        for part, content in zip(view.parts, data["parts"], strict=True):
            rows = [[first, *rest] for first, group in content["rows"] for rest in group]
            assert [tuple(ids[cell] if isinstance(cell, int) else cell for cell in row) for row in rows] == list(
                part.rows
            )


def test_another_condition_has_views_of_its_own(store: ox.Store, index: Index, claims: dict[str, Claim]) -> None:
    other = expand("concept:myasthenia-gravis")
    views = read_views(store, index, other)
    assert "patient" not in {view.id for view in views}
    records = {record for _, record in find(views, "clinician", "picture").rows}
    assert records
    for claim in map(claims.__getitem__, records):
        assert ox.NamedNode(other) in {claim.subject, *chain(*claim.qualifiers.values())} - {claim.object}
    assert f"<{other}>" in query_texts(views, other)["clinical-picture"]


@pytest.mark.parametrize("focus", ["http://example.org/nothing", "https://w3id.org/condition-kg/concept/fatigue"])
def test_what_is_no_condition_has_no_views(store: ox.Store, index: Index, focus: str) -> None:
    assert read_views(store, index, focus) == ()


def test_queries_that_find_nothing_drop_their_part() -> None:
    store = ox.Store()
    store.load(
        f"""@prefix ck: <{PREFIXES["ck"]}> . @prefix rdfs: <{PREFIXES["rdfs"]}> .
        <http://e/x> a ck:Condition ; rdfs:label "x" .""".encode(),
        ox.RdfFormat.TURTLE,
    )
    assert read_views(store, Index(store), "http://e/x") == ()
