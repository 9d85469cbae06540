"""A taxonomy of anyone: it opens as a tree, level by level."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from kg.rdf.load import load_files
from tests.visualize.test_accessibility import violations
from visualize import draw

Visit = Callable[..., Page]
MUSEUM = Path(__file__).parent.parent / "data" / "any" / "museum.ttl"


def test_a_thesaurus_opens_with_its_top_concepts(visit: Visit) -> None:
    page = visit(draw(load_files([MUSEUM])), ready=".tree")
    assert page.inner_text("h1") == "Museum thesaurus"
    assert "creativecommons.org/licenses/by/4.0" in page.inner_text("header")
    assert "clinician" not in page.inner_text("header")
    lines = page.locator(".tree button[data-node]").all_inner_texts()
    assert lines == ["Museum thesaurus", "furniture", "chair", "textile", "brocade"]
    page.click(".tree button[data-node$=chair]")
    assert page.inner_text("#card h2") == "chair"
    assert page.evaluate("state.view") == "tree"
    assert violations(page) == []
    page.fill("#search", "lyon")
    assert "brocade" in page.inner_text("#results")


def test_what_goes_round_in_circles_is_opened_and_ends(visit: Visit) -> None:
    text = "@prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix : <http://e/> . "
    text += ":a s:broader :b . :b s:broader :c . :c s:broader :a ."
    store = load_files([text.encode()])
    page = visit(draw(store), ready=".tree")
    assert page.locator(".tree button[data-node]").count() == 4  # the first again, as a leaf


def test_classes_of_one_member_each_stand_together(visit: Visit) -> None:
    kinds = [f":t{number} a :k{number % 7} ; :knows :t0 ." for number in range(8)]
    page = visit(draw(load_files([("@prefix : <http://e/> . " + " ".join(kinds)).encode()])))
    assert page.locator("#filter-classes > ul > li").count() == 1
    page.click("#filter-classes-lone summary")
    page.click("[data-filter='class:http://e/k3']")
    assert page.locator("#filter-classes-lone[open] li").count() == 6  # it stays open
    page.click("[data-view=classes]")
    assert page.locator("table.classes").first.locator("tbody tr").count() == 1
    page.click("#view details summary")
    assert page.locator("#view details tbody tr").count() == 6


def test_many_things_without_an_arrow_are_listed_and_of_nothing_it_is_said(visit: Visit) -> None:
    lone = " ".join(f':t{number} :says "{number}" .' for number in range(30))
    page = visit(draw(load_files([("@prefix : <http://e/> . " + lone).encode()])), ready=".classes")
    assert page.inner_text("#view h2") == "30 things, 1 class"
    page.click(".classes button")
    assert page.inner_text("#view .range") == "1–30 of 30"
    assert page.locator("#view tbody tr").count() == 30
    page = visit(draw(load_files([b""])), ready="#view h2")
    assert "no statement" in page.inner_text("#view")
