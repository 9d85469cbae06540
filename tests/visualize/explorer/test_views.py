"""The views in Chromium: what the library answers is on the page, each statement opens its card, gaps in place."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page

from kg.claims.claim import Claim
from kg.claims.claim import claims as all_claims
from kg.query.library import find_query
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.namespaces import PREFIXES, shrink
from tests.visualize.conftest import visits
from visualize import draw
from visualize.explorer.model import PageModel
from visualize.explorer.views import VIEWS, Part

Visit = Callable[..., Page]
NAMES = [view.id for view in VIEWS]
STATEMENTS = [
    pytest.param((view.id, part), id=f"{view.id}-{part.id}")
    for view in VIEWS
    for part in view.parts
    if "record" in part.columns
]


@pytest.fixture(scope="module")
def claims(index: Index) -> dict[str, Claim]:
    return {shrink(claim.iri): claim for claim in all_claims(index)}


def column(store: ox.Store, query: str, name: str) -> list[str]:
    """A column of a query's answer, IRIs as CURIEs."""
    solutions = evaluate(store, find_query(query).text)
    assert isinstance(solutions, ox.QuerySolutions)
    return [shrink(getattr(row[name], "value", "")) for row in solutions]


def shown(page: Page, scope: str = "#view") -> list[str]:
    """The claims that a part of the page shows, folded or not."""
    found: list[str] = page.eval_on_selector_all(f"{scope} [data-claim]", "all => all.map(e => e.dataset.claim)")
    return found


def of_others(page: Page, scope: str = "#view") -> list[str]:
    """The claims that patients find folded under a lost list, as what other sources say."""
    return shown(page, f"{scope} .others:not([open])")


def lost(page: Page, scope: str = "#view") -> list[str]:
    return page.locator(f"{scope} .lost :is(button, strong)").all_text_contents()


@pytest.fixture(scope="module")
def at_view(browser: Browser, html: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Page]]:
    """The shipped page at a view: one page for all tests that only read."""
    with visits(browser, tmp_path_factory.mktemp("views")) as visit:
        page = visit(html)

        def turn(view: str) -> Page:
            page.evaluate("(view) => { location.hash = `view=${view}`; }", view)
            page.wait_for_selector(f"#views [data-view={view}][aria-current=page]")
            return page

        yield turn


@pytest.mark.parametrize("chosen", STATEMENTS)
def test_a_view_shows_each_claim_of_its_query_and_lost_lists_in_their_place(
    at_view: Callable[[str], Page],
    store: ox.Store,
    claims: dict[str, Claim],
    *,
    model: PageModel,
    chosen: tuple[str, Part],
) -> None:
    view, part = chosen
    page = at_view(view)
    names = column(store, part.query, "record")
    expected = [record for record in names if record in claims]
    assert expected
    beside = Counter(of_others(page, f".part-{part.id}"))
    assert sorted((Counter(shown(page, f".part-{part.id}")) - beside).elements()) == sorted(expected)
    if "gap" in part.columns:
        names += column(store, part.query, "gap")
    labels = {node.id: node.label for node in model.nodes if node.gap}
    assert sorted(lost(page, f".part-{part.id}")) == sorted({labels[name] for name in names if name in labels})
    for text in page.locator(f".part-{part.id} .lost").all_text_contents():
        assert text.endswith("What it held is unknown.")


def test_every_statement_of_the_clinician_has_its_words_and_its_source(
    at_view: Callable[[str], Page], index: Index, claims: dict[str, Claim], model: PageModel
) -> None:
    page = at_view("clinician")
    words = {claim.id: claim.words.replace("Lambert-Eaton myasthenic syndrome", "LEMS") for claim in model.statements}
    told = page.eval_on_selector_all(
        ".part-picture .record-line",
        "all => all.map(e => [e.children[0].dataset.claim, e.children[0].textContent, e.children[1].textContent])",
    )
    assert len(told) > 150
    for name, text, source in told:
        assert text == words[name]
        claim = claims[name]
        assert claim.layer
        assert source.startswith(index.label(claim.layer))
        assert all(work.identifier in source and work.date in source for work in claim.citations)


def test_a_statement_opens_its_card_and_is_marked(visit: Visit, html: str) -> None:
    page = visit(html)
    page.click("#views [data-view=tumor]")
    button = page.locator("[data-claim='adam:lems_hasTest_bronchoscopy_population-smokers']")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-current") == "true"
    assert page.evaluate("document.activeElement.dataset.claim") == "adam:lems_hasTest_bronchoscopy_population-smokers"
    for words in ("bronchoscopy", "may", "smokers", "1455–1572"):
        assert words in page.inner_text("#card")
    page.locator("[data-claim='adam:lems_hasTest_pet-scan_underCondition-suspected-lung-tumor']").click()
    assert page.locator("#view [aria-current=true]").count() == 1
    assert "suspected lung tumor" in page.inner_text("#card")


def test_a_claim_of_another_layer_opens_and_switches_its_layer_on(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=treatment")
    page.locator("[data-claim='nihninds:lems_hasTreatment_curative-treatment_not']").click()
    assert "not:" in page.inner_text("#card h2")
    assert "nih-ninds" in page.url


def test_a_view_is_chosen_with_the_keyboard_and_survives_reload_and_back(visit: Visit, html: str) -> None:
    page = visit(html)
    page.focus("#views [data-view=cause]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Cause chain"
    assert page.get_attribute("#views [data-view=cause]", "aria-current") == "page"
    assert not page.is_visible("#graph")
    page.reload()
    page.wait_for_selector("#view h2")
    assert page.inner_text("#view h2") == "Cause chain"
    page.click("#views [data-view=patient]")
    page.go_back()
    assert page.inner_text("#view h2") == "Cause chain"


def test_the_graph_shows_what_the_view_tells_of(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=tumor")
    page.click(".in-graph")
    assert page.is_visible("#graph canvas")
    assert page.get_attribute("#views [data-view=graph]", "aria-current") == "page"
    layers = page.evaluate("[...state.layers]")
    assert {"layer:adam-000710", "layer:hpoa", "layer:nih-gard", "layer:nih-ninds"} <= set(layers)
    assert page.evaluate("network.getScale()") > 0.05


@pytest.mark.parametrize("view", NAMES)
def test_the_sparql_can_be_copied_and_gives_the_rows(visit: Visit, html: str, store: ox.Store, view: str) -> None:
    page = visit(html, fragment=f"#view={view}")
    page.context.grant_permissions(["clipboard-read"])
    parts = page.locator(".sparql")
    assert parts.count() == len(next(one for one in VIEWS if one.id == view).parts)
    for number in range(parts.count()):
        part = parts.nth(number)
        part.locator("summary").click()
        part.locator("button").click()
        assert page.inner_text("#live") == "Copied"
        text = page.evaluate("navigator.clipboard.readText()")
        assert text == part.locator("textarea").input_value()
        solutions = evaluate(store, text)
        assert isinstance(solutions, ox.QuerySolutions)
        assert f"It gives {len(list(solutions))} rows." in part.inner_text()


def test_where_the_clipboard_is_shut_the_text_is_selected(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=cause")
    page.evaluate("document.execCommand = () => false")
    page.click(".sparql summary")
    page.click(".sparql button")
    assert page.inner_text("#live") == "Selected: copy it with the keyboard"
    assert page.evaluate(
        "(({ selectionStart: a, selectionEnd: b, value }) => value.slice(a, b))(document.activeElement)"
    )


def test_the_page_for_patients(at_view: Callable[[str], Page], claims: dict[str, Claim]) -> None:
    page = at_view("patient")
    beside = of_others(page)
    own = Counter(shown(page)) - Counter(beside)
    said_twice = "((record) => modules['views/parts'].recordList([{ record }, { record }]).children.length)"
    assert page.evaluate(f"{said_twice}({json.dumps(next(iter(own)))})") == 1
    assert {claims[name].layer_kind for name in own} == {node("ck:entryLayer")}
    assert node("ck:entryLayer") not in {claims[name].layer_kind for name in beside}
    assert {claims[name].status for name in beside} <= {node("ck:checkedAgainstSource"), node("ck:reviewed")}
    for part in page.locator("#view .others").all():
        told = [part.locator("summary").text_content(), part.locator("p").first.text_content()]
        number = part.locator("[data-claim]").count()
        assert number > 0
        assert told == [
            f"What other sources say ({number})",
            "This is not from the entry, and need not be what its list held.",
        ]
        assert part.locator(".said-by").count() == number
    assert page.inner_text("#view .lead").startswith("Not medical advice")
    headings = page.locator("#view h3").all_text_contents()
    assert headings[0] == "When to contact a professional"
    assert headings[-1] == "Words used here"
    symptoms = page.locator("#view .topic", has=page.locator("h3", has_text="Symptoms"))
    assert symptoms.locator(".lost").count() == 2
    assert symptoms.locator("li", has_text="LEMS mostly affects the leg muscles.").count() == 1
    treatment = page.locator("#view .topic", has=page.locator("h3", has_text="Treatment")).inner_text()
    assert "medicines. What it held is unknown." in treatment
    assert "amifampridine" not in page.inner_text("#view")


def test_the_cause_chain_goes_from_step_to_step(at_view: Callable[[str], Page]) -> None:
    page = at_view("cause")
    chain = page.locator("ol.chain").nth(1)
    assert chain.locator(".process h4").all_text_contents() == [
        "mistaken targeting of healthy cells and tissues",
        "antibody attack on nerve cells",
        "reduced release of acetylcholine",
        "muscle weakness",
    ]
    assert chain.locator(".arrow").count() == 3
    assert page.locator("ul.chain .arrow").count() > 0


def test_what_does_not_lead_on_has_a_struck_arrow(visit: Visit) -> None:
    store = ox.Store()
    store.load(
        f"""@prefix ck: <{PREFIXES["ck"]}> . @prefix rdf: <{PREFIXES["rdf"]}> . @prefix rdfs: <{PREFIXES["rdfs"]}> .
        @prefix : <http://e/> . :c a ck:Condition ; rdfs:label "illness" ; ck:hasMechanism :attack , :rest .
        :attack a ck:Process ; rdfs:label "attack" . :rest a ck:Process ; rdfs:label "rest" .
        :loss a ck:Process ; rdfs:label "loss" . :l a ck:Layer ; rdfs:label "layer" .
        :1 a ck:Association ; rdf:subject :attack ; rdf:predicate ck:leadsTo ; rdf:object :loss ;
          ck:negated false ; ck:layer :l ; ck:inWords "An attack leads to loss." .
        :2 a ck:NegatedAssociation ; rdf:subject :rest ; rdf:predicate ck:leadsTo ; rdf:object :loss ;
          ck:negated true ; ck:layer :l ; ck:inWords "Rest does not lead to loss." .
        :3 a ck:Association ; rdf:subject :c ; rdf:predicate ck:hasMechanism ; rdf:object :attack ; ck:layer :l ;
          ck:negated false ; ck:inWords "Illness involves attack." .
        :4 a ck:Association ; rdf:subject :c ; rdf:predicate ck:hasMechanism ; rdf:object :rest ; ck:layer :l ;
          ck:negated false ; ck:inWords "Illness involves rest." .
        :5 a ck:Association ; rdf:subject :c ; rdf:predicate ck:hasSymptom ; rdf:object :weakness ; ck:layer :l ;
          ck:negated false ; ck:inWords "Illness has weakness." .""".encode(),
        ox.RdfFormat.TURTLE,
    )
    page = visit(draw(store), fragment="#view=cause")
    arrows = page.locator(".chain .arrow")
    for words, head in (("leads to", "↓"), ("does not lead to", "↛")):
        assert arrows.filter(has_text=words).locator(".arrow-head").all_text_contents() == [head]


def test_the_tests_for_a_tumor_stand_in_order(at_view: Callable[[str], Page]) -> None:
    page = at_view("tumor")
    assert page.locator(".step h4").all_inner_texts() == [
        "Step 1 – no order among these",
        "Step 2",
        "No place in the sequence",
        "No place in the sequence",
    ]
    steps = page.locator(".step .record-list").all_inner_texts()
    assert len(steps) == 4
    assert "smokers" in steps[1]
    assert "if a lung tumor is suspected" in steps[2]


def test_treatments_are_grouped_by_what_they_act_on(at_view: Callable[[str], Page]) -> None:
    page = at_view("treatment")
    assert page.locator("#view h3").all_text_contents() == [
        "Taken out of the body",
        "Brought into the body",
        "Aimed at",
        "Class of the medicine",
        "Statements that name a treatment, and not what it acts on",
    ]


def test_links_of_each_concept(visit: Visit, html: str, store: ox.Store) -> None:
    page = visit(html, fragment="#view=ontologist")
    concepts = column(store, "concept-terms", "concept")
    exact = column(store, "concept-terms", "exact")
    assert page.locator(".concepts > li").count() == len(concepts)
    labels = column(store, "concept-terms", "label")
    searched = column(store, "concept-terms", "searched")
    page.check(".only input")
    assert page.locator(".concepts > li:visible").count() == exact.count("0")
    bare = [name for name, terms, none in zip(labels, exact, searched, strict=True) if terms == "0" and none != "0"]
    assert sorted(bare) == sorted(column(store, "concepts-without-term", "concept"))
    names = page.locator(".concepts > li:visible > bdi, .concepts > li:visible summary bdi").all_inner_texts()
    assert set(bare) <= set(names)
    page.uncheck(".only input")
    row = page.locator(
        ".concepts details",
        has=page.locator("summary", has_text=re.compile(r"^Lambert-Eaton myasthenic syndrome [1-9]\d* exact")),
    )
    row.first.locator("summary").click()
    row.first.locator("tbody tr").first.wait_for()
    terms = row.first.locator("tbody tr").all_text_contents()
    assert any("exactMatch" in term and "MONDO:0018556" in term for term in terms)
    assert sum(term.startswith("not: ") for term in terms) == len(column(store, "rejected-identifiers", "term"))


def test_concepts_stand_by_name_also_those_of_no_claim(at_view: Callable[[str], Page]) -> None:
    page = at_view("ontologist")
    names = page.locator(".concepts > li > bdi, .concepts summary bdi").all_inner_texts()
    assert len(names) == page.locator(".concepts > li").count()
    assert names == page.evaluate("(names) => [...names].sort((a, b) => a.localeCompare(b, 'en'))", names)
    assert not any(name.startswith("concept:") for name in names)


def test_filters_stand_where_they_act(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=patient")
    assert page.locator("#filters").is_hidden()
    for view in ("table", "graph"):
        page.click(f"#views [data-view={view}]")
        assert page.locator("#filters").is_visible()


def test_all_sides_of_a_conflict_are_told(visit: Visit, html: str, store: ox.Store, model: PageModel) -> None:
    page = visit(html, fragment="#view=clinician")
    assert page.locator(".part-conflicts details:not(.sparql)").count() == len(
        column(store, "disagreements", "conflict")
    )
    one = page.locator(".part-conflicts details", has_text="How often the mouth is dry")
    one.locator("summary").click()
    positions = next(
        conflict.positions for conflict in model.conflicts if conflict.label == "How often the mouth is dry"
    )
    told = one.locator("li").all_inner_texts()
    assert len(told) == len(positions) > 2
    for words in ("74 % of 50 people", "77 % of 30 people", "80 to 99 %"):
        assert sum(words in text for text in told) == 1
    assert "HPO annotations" in next(text for text in told if "80 to 99 %" in text)
    assert "What differs: " in one.inner_text()
    assert all(each.locator("li").count() > 1 for each in page.locator(".part-conflicts details:not(.sparql)").all())


def test_a_foreign_graph_has_no_views_of_a_condition(visit: Visit) -> None:
    store = ox.Store()
    store.load(b"<http://e/a> <http://e/p> <http://e/b> .", ox.RdfFormat.N_TRIPLES)
    page = visit(draw(store), fragment="#view=patient")
    names = page.eval_on_selector_all("#views button", "all => all.map(e => e.dataset.view)")
    assert not set(names) & set(NAMES)
    assert page.is_visible("#graph")


def test_a_graph_of_another_condition_has_its_own_views(visit: Visit) -> None:
    store = ox.Store()
    store.load(
        f"""@prefix ck: <{PREFIXES["ck"]}> . @prefix rdf: <{PREFIXES["rdf"]}> . @prefix rdfs: <{PREFIXES["rdfs"]}> .
        <http://e/c> a ck:Condition ; rdfs:label "<b>ill</b>" ; ck:hasMedicine <http://e/d> .
        <http://e/d> a ck:Substance ; rdfs:label "drug" . ck:hasMedicine rdfs:label "has medicine" .
        <http://e/l> a ck:Layer ; rdfs:label "layer" .
        <http://e/1> a ck:Association ; rdf:subject <http://e/c> ;
          rdf:predicate ck:hasMedicine ; rdf:object <http://e/d> ;
          ck:negated false ; ck:layer <http://e/l> ; ck:inWords "<b>ill</b> has the medicine drug." .""".encode(),
        ox.RdfFormat.TURTLE,
    )
    page = visit(draw(store), fragment="#view=treatment")
    assert shown(page) == ["http://e/1"]
    assert page.inner_text("#view .tell") == "<b>ill</b> has the medicine drug."
    assert "patient" not in page.eval_on_selector_all("#views button", "all => all.map(e => e.dataset.view)")


@pytest.mark.parametrize("view", NAMES)
def test_a_view_fits_a_phone(visit: Visit, html: str, view: str) -> None:
    page = visit(html, fragment=f"#view={view}", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_a_phone_a_statement_brings_its_card_into_sight(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=cause", width=360, height=740)
    page.locator("ol.chain .arrow button").first.click()
    assert page.evaluate("document.getElementById('card').getBoundingClientRect().top < innerHeight")


def test_a_view_prints_whole_and_without_controls(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#view=patient")
    page.emulate_media(media="print")
    assert not page.is_visible(".sparql")
    assert not page.is_visible("#views")
    assert not page.is_visible("#card")
    cut = "(({ clientHeight: a, scrollHeight: b }) => b - a)(document.getElementById('view'))"
    assert page.evaluate(cut) <= 1
    assert page.evaluate("document.documentElement.scrollHeight") > 2000
