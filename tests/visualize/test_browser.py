"""The shipped page in Chromium, offline: cards, layers, filters and the address, by mouse and by keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.visualize.test_accessibility import violations
from tests.visualize.until import until

Visit = Callable[..., Page]


def _heading(page: Page) -> str:
    return page.inner_text("#card h2")


def _card(page: Page) -> str:
    return page.inner_text("#card")


def test_a_card_tells_names_claims_with_hedges_place_and_identifiers(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:plasma-exchange")
    assert _heading(page) == "plasma exchange"
    card = _card(page)
    for words in ("procedure", "exact synonym", "Blood plasma is taken out", "removes", "antibodies"):
        assert words in card
    assert "1774–1931" in str(page.text_content("#card"))  # behind the icon of evidence
    link = page.locator("#card .links > li", has_text="skos:exactMatch").first
    assert "the same as" in link.inner_text()
    assert link.locator("a").get_attribute("href") == page.evaluate(
        "nodes.get('concept:plasma-exchange').links.find((one) => one.predicate === 'skos:exactMatch').iri"
    )


def test_a_claim_has_a_card_with_conditions_evidence_layer_and_licence(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#adam:lems_hasTest_bronchoscopy_population-smokers")
    assert _heading(page) == "Lambert-Eaton myasthenic syndrome has test bronchoscopy"
    card = _card(page)
    for words in (
        "Tests in smokers with Lambert-Eaton myasthenic syndrome may include bronchoscopy to look for cancer",
        "The source hedges:",
        "evaluation for cancer",
        "Exams and tests · characters 1455–1572 · A.D.A.M. entry 000710 · checked against source",
        "No person has signed it.",
        "SHA-256",
        "https://creativecommons.org/publicdomain/zero/1.0/",
    ):
        assert words in card
    page.click("#card .qualifiers button:has-text('smokers')")
    assert _heading(page) == "smokers"


def test_a_claim_of_a_paper_is_cited(visit: Visit, html: str) -> None:
    page = visit(html)
    name = page.evaluate("[...claims.values()].find((one) => one.citations.length && one.supplements.length).id")
    page.evaluate("(id) => select(id)", name)
    card = _card(page)
    assert page.evaluate("(id) => claims.get(id).words", name) in card
    assert page.evaluate("(id) => claims.get(id).citations[0].identifier", name) in card
    assert "Stands beside a list that the entry has lost" in card
    assert page.locator("#card .links a").first.get_attribute("href") == page.evaluate(
        "(id) => claims.get(id).citations[0].url", name
    )


def test_a_gap_says_that_its_content_is_unknown_and_what_stands_beside_it(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#gap:medicines")
    card = _card(page)
    assert "The source announces this list but this copy has lost it; what it held is unknown." in card
    assert "has medicine" in card
    assert "2229–2270" in card
    assert "It need not be what the list held." in card
    beside = page.evaluate("nodes.get('gap:medicines').gap.supplements.map((claim) => claim.words)")
    assert len(beside) > 5
    assert all(words in card for words in beside)
    page.click("#card .facts button")
    assert "has medicine" in _card(page)
    assert "has symptom – incomplete" in _card(page)


def test_conflicts_are_marked_and_told(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:lems")
    conflict = page.evaluate(
        """(() => { const { label, positions } = nodes.get('concept:lems').conflicts[0];
        return [label, ...positions.flatMap((side) => [side.label, ...side.saidBy])]; })()"""
    )
    flag = page.locator("#card .flag")
    assert "Sources disagree" in flag.inner_text()
    flag.click()
    heading = page.locator("#card .disagree")
    assert heading.evaluate("(one) => one === document.activeElement && one.getBoundingClientRect().top") < 300
    assert page.evaluate("scrollY") == 0
    assert all(words in _card(page) for words in conflict)


def test_the_page_opens_on_the_entry_and_each_layer_has_a_switch(visit: Visit, html: str) -> None:
    page = visit(html)
    assert page.evaluate("[...visible().claims].every((claim) => claim.layer.isEntry)")
    before = page.evaluate("visible().claims.size")
    box = page.locator("#filters [data-layer=hpoa]")
    assert page.locator("#filters [data-layer]").count() == page.evaluate("layers.size")
    box.check()
    shown = page.evaluate("[...visible().claims].map((claim) => claim.layer.name)")
    assert set(shown) == {"adam-000710", "hpoa"}
    assert len(shown) > before
    assert "HPO annotations on" in page.inner_text("#live")
    page.locator("#filters [data-layer=adam-000710]").uncheck()
    assert page.evaluate("[...visible().claims].every((claim) => claim.layer.name === 'hpoa')")
    assert page.evaluate("[...visible().nodes].some((node) => node.gap)") is False


def test_what_is_chosen_in_a_layer_that_is_off_switches_it_on(visit: Visit, html: str) -> None:
    page = visit(html)
    name = page.evaluate(
        "[...nodes.values()].find((node) => node.in.length && node.in.every((claim) => !claim.layer.isEntry)).id"
    )
    page.evaluate("(id) => select(id)", name)
    assert page.evaluate("(id) => visible().nodes.has(nodes.get(id))", name)
    assert page.evaluate("state.layers.size") == 2


def test_an_address_of_a_claim_of_another_layer_shows_its_arrow(visit: Visit, html: str) -> None:
    name = "hpoa:lems_hasPhenotype_abnormal-repetitive-nerve-stimulation"
    page = visit(html, fragment=f"#{name}")
    assert page.evaluate("(id) => [...visible().edges].some(({ claim }) => claim?.id === id)", name)


@pytest.mark.parametrize(
    ("group", "key", "test"),
    [
        ("classes", "class:ck:Test", "[...visible().nodes].some((node) => node.kind.id === 'ck:Test')"),
        (
            "predicates",
            "predicate:ck:hasTest",
            "[...visible().claims].some((one) => one.predicate.id === 'ck:hasTest')",
        ),
        ("modalities", "modality:may", "[...visible().claims].some((one) => one.modality === 'may')"),
        (
            "sections",
            "section:ck:examsSection",
            "[...visible().claims].some((one) => String(one.sectionIds) === 'ck:examsSection')",
        ),
    ],
)
def test_a_filter_hides_what_it_counts(visit: Visit, html: str, group: str, key: str, test: str) -> None:
    page = visit(html)
    details = page.locator(f"#filter-{group}")
    if not details.evaluate("(one) => one.open"):
        details.locator("summary").click()
    box = page.locator(f'#filters [data-filter="{key}"]')
    assert page.evaluate(test)
    box.uncheck()
    assert not page.evaluate(test)
    assert page.evaluate("document.activeElement.dataset.filter") == key
    page.click("#unfilter")
    assert page.evaluate(test)


def test_a_filter_counts_what_it_stands_for(visit: Visit, html: str) -> None:
    page = visit(html)
    label = page.locator('#filters label:has([data-filter="predicate:ck:hasTest"])')
    wanted = page.evaluate("[...visible().claims].filter((one) => one.predicate.id === 'ck:hasTest').length")
    assert label.text_content() == f"has test {wanted}"


def test_state_survives_reload_back_and_a_shared_link(visit: Visit, html: str) -> None:
    page = visit(html)
    page.locator("#filters [data-layer=hpoa]").check()
    page.locator('#filters [data-filter="class:ck:Test"]').uncheck()
    page.evaluate("select('concept:muscle-weakness')")
    fragment = page.evaluate("location.hash")
    assert fragment == "#concept:muscle-weakness&layers=adam-000710,hpoa&hide=class:ck:Test"
    page.reload()
    page.wait_for_selector("#card h2")
    assert _heading(page) == "muscle weakness"
    assert page.evaluate("[...state.layers].length") == 2
    assert page.locator('#filters [data-filter="class:ck:Test"]').is_checked() is False
    page.go_back()
    assert _heading(page) == "How to read this"
    page.go_back()
    page.go_back()
    assert page.evaluate("location.hash") == ""
    assert page.locator('#filters [data-filter="class:ck:Test"]').is_checked()
    page.go_forward()
    assert page.evaluate("[...state.layers].length") == 2
    other = visit(html, fragment=fragment)
    assert _heading(other) == "muscle weakness"
    assert other.evaluate("[...state.layers].length") == 2


@pytest.mark.parametrize(
    ("fragment", "heading"),
    [
        ("#concept:lems", "Lambert-Eaton myasthenic syndrome"),
        ("#MONDO:0018556", "Lambert-Eaton myasthenic syndrome"),
        ("#http://purl.obolibrary.org/obo/MONDO_0018556", "Lambert-Eaton myasthenic syndrome"),
        ("#https%3A%2F%2Fw3id.org%2Fcondition-kg%2Fconcept%2Ffatigue", "fatigue"),
        ("#concept:nothing&layers=hpoa", "How to read this"),
        ("#%E0%A4%A&view=nothing&layers=,x&hide=class:zz,__proto__:x&steps=99&around=zz&path=a,b", "How to read this"),
    ],
)
def test_an_address_opens_what_it_names(visit: Visit, html: str, fragment: str, heading: str) -> None:
    assert _heading(visit(html, fragment=fragment)) == heading


def test_an_address_that_names_half_a_path_is_no_path(visit: Visit, html: str) -> None:
    page = visit(html, fragment="#concept:lems&path=ck:nothing,concept:lems,concept:fatigue")
    assert _heading(page) == "Lambert-Eaton myasthenic syndrome"
    assert page.evaluate("state.path") is None


def test_hedged_arrows_are_dashed_and_denied_ones_have_a_colour_of_their_own(visit: Visit, html: str) -> None:
    page = visit(html)
    strokes = page.evaluate("[...claims.values()].map((claim) => [claim.id, strokeOf({ kind: 'claim', claim })])")
    looks = dict(strokes)
    assert looks["adam:lems_occursIn_children"]["dashes"]
    assert looks["adam:lems_occursWith_cancer"]["dashes"]
    assert looks["adam:lems_hasTreatment_plasma-exchange"]["dashes"] == []
    denied = page.evaluate("[...claims.values()].filter(({ negated }) => negated).map(({ id }) => id)")
    assert denied
    assert {name for name, look in looks.items() if look["color"] == "negated"} == set(denied)


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_fits_its_window_in_light_and_dark(visit: Visit, html: str, width: int, height: int, scheme: str) -> None:
    page = visit(html, fragment="#concept:lems", width=width, height=height, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(18, 22, 29)")


def test_the_scheme_may_change_while_the_page_is_open(visit: Visit, html: str) -> None:
    page = visit(html)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    page.wait_for_function("colors.ground === '#12161d'")
    assert page.locator("#filter-classes svg").count() >= 10


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1024, 768), (800, 600)])
def test_the_views_stand_in_one_row_and_more_has_those_without_room(
    visit: Visit, html: str, width: int, height: int
) -> None:
    page = visit(html, width=width, height=height)
    until(page, "document.querySelector('.bar').clientHeight > 30")
    views = page.evaluate("[...document.querySelectorAll('#views > [data-view]')].map((one) => one.dataset.view)")
    shown = "[...document.querySelectorAll('#views > [data-view]:not([hidden])')].map((one) => one.dataset.view)"
    assert page.evaluate("document.querySelector('.bar').clientHeight") < 45
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    folded = [view for view in views if view not in page.evaluate(shown)]
    assert bool(folded) is (width < 1280)
    if not folded:
        return
    page.click("#more-views")
    assert violations(page) == []
    assert (
        page.evaluate("[...document.querySelectorAll('#views-more button')].map((one) => one.dataset.view)") == folded
    )
    page.click(f"#views-more [data-view={folded[-1]}]")
    assert page.evaluate("state.view") == folded[-1]
    assert page.evaluate(shown)[-1] == folded[-1]  # what is shown is never folded
    assert page.locator("#views-more").is_hidden()
