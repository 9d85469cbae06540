"""The page of one thing: valid, accessible, closed to the network, and harmless whatever the data hold."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from unittest.mock import Mock
from urllib.parse import unquote

import html5lib
import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page

from kg.claims.cards import Cards
from kg.errors import UnknownNameError
from kg.rdf.namespaces import BASE, expand
from kg.rdf.turtle import parse_turtle
from tests.kg.claims.graphs import store_of
from tests.visualize.test_accessibility import violations
from tests.visualize.test_hostile import LABELS, claims, plain
from visualize.pages.parts import MOST
from visualize.pages.resource import resource_page

THINGS = (
    "concept:lems",
    "adam:lems_hasTest_bronchoscopy_population-smokers",
    "gap:medicines",
    "layer:conflicts",
    "ck:SignOrSymptom",
    "citation:pmid-27997683",
    "mapping:calcium-channels_exactMatch_GO-0005245_not",
    "span:695-794",
)


NAMES = "http://www.w3.org/1999/xhtml"


@pytest.fixture(scope="module")
def cards(store: ox.Store) -> Cards:
    return Cards(store)


@pytest.fixture(scope="module")
def hostile() -> Cards:
    """Two graphs whose every word is hostile, and a thing of ours that leads to IRIs that would run."""
    store = ox.Store()
    lines = (
        *(f"<{BASE}concept/x> <http://e/p{number}> {ox.Literal(text)} ." for number, text in enumerate(LABELS)),
        f"<{BASE}concept/x> <http://e/leads> <javascript:window.hit=1> , <data:text/html,hit> .",
        f"<{BASE}concept/x> <http://e/leads> <http://e/'onclick=hit> .",
        f'<{BASE}concept/x> <http://e/leads> "javascript:window.hit=1" , "http://e/\\"onclick=hit" .',
    )
    for text in (plain(), claims(), "\n".join(lines)):
        store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in parse_turtle(text, "hostile"))
    return Cards(store)


def test_what_may_be_the_same_leads_on() -> None:
    store = store_of(':x skos:exactMatch HP:1 . :y rdfs:label "<b>Y" ; skos:exactMatch HP:1 .')
    html = resource_page(Cards(store), "http://e/x")
    assert "<p>Mappings lead there, but nobody has said so.</p>" in html
    assert "&lt;b&gt;Y (http://e/y)</bdi></a>" in html


def hrefs(html: str) -> list[str]:
    tree = html5lib.parse(html)
    return [one.get("href") for one in tree.iter(f"{{{NAMES}}}a")]


@pytest.mark.parametrize("curie", THINGS)
def test_it_is_valid_html5_in_which_nothing_loads(cards: Cards, curie: str) -> None:
    html = resource_page(cards, expand(curie))
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<script" not in html
    assert not re.search(r"\b(?:src|srcset|action|poster)=", html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    assert "url(" not in style[1]
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_it_is_the_same_on_every_run(store: ox.Store, cards: Cards) -> None:
    for curie in THINGS:
        assert resource_page(Cards(store), expand(curie)) == resource_page(cards, expand(curie))


def test_each_claim_stands_with_hedge_source_and_its_own_page(cards: Cards) -> None:
    html = resource_page(cards, expand("concept:lems"))
    assert 'may include a </bdi><a href="/concept/pet-scan"><bdi>PET scan</bdi></a>' in html
    assert "A.D.A.M. entry 000710, Exams and tests 1574-1628" in html
    assert 'href="/lems/adam-000710/lems_hasTest_pet-scan' in html
    assert "Lost from the source" in html
    assert '<li class="negated">' in html


def test_long_groups_are_cut_and_say_so(cards: Cards) -> None:
    html = resource_page(cards, expand("layer:pubmed-abstracts"))
    assert html.count('class="place"') <= MOST + 5
    assert re.search(r"… and \d+ more: the data of this page have all\.", html)


@pytest.mark.slow
def test_hostile_words_stay_words_and_hostile_iris_are_no_links(hostile: Cards) -> None:
    iris = [f"http://e/{letter}{number}" for letter in ("s", "a", "g", "p", "") for number in range(len(LABELS))]
    for iri in (BASE + "concept/x", *iris):
        html = resource_page(hostile, iri)
        html5lib.HTMLParser(strict=True).parse(html)
        tree = html5lib.parse(html)
        tags = {one.tag.partition("}")[2] for one in tree.iter() if isinstance(one.tag, str)}
        assert not tags & {"script", "img", "iframe", "svg", "form", "base", "object"}
        for one in tree.iter():
            assert not [name for name in one.attrib if name.startswith("on")]
        assert all(re.match(r"(?:/|#|https?://)", href) for href in hrefs(html))


def test_foreign_links_tell_nothing_and_pass_nothing_on(cards: Cards) -> None:
    html = resource_page(cards, expand("concept:vitiligo"))
    foreign = re.findall(r'<a href="https?://[^>]*>', html)
    assert foreign
    assert all('rel="noopener noreferrer nofollow"' in link for link in foreign)
    assert '<meta name="referrer" content="no-referrer">' in html


@pytest.mark.slow
def test_every_local_link_of_a_page_leads_to_something(cards: Cards) -> None:
    pages = (resource_page(cards, expand(curie)) for curie in ("concept:vitiligo", "gap:medicines", "layer:conflicts"))
    paths = {href.partition("#")[0] for page in pages for href in hrefs(page) if href.startswith("/")}
    things = {path for path in paths if not re.search(r"^/(?:query\?.*)?$|\.(?:ttl|jsonld|nt|rdf)$", path)}
    assert len(things) > 50
    for path in things:
        assert cards.card(BASE + path[1:]).label, path


@pytest.fixture
def browse(browser: Browser) -> Callable[..., Page]:
    """Open HTML offline; whatever it asks of the network or writes to the console fails."""

    def open_page(html: str, *, width: int = 1280, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 740}, color_scheme="dark" if scheme == "dark" else "light", offline=True
        )
        page = context.new_page()
        troubles: list[str] = []
        page.on("request", lambda request: troubles.append(request.url) if request.url != "http://page.test/" else None)
        page.on("console", lambda message: troubles.append(message.text))
        page.route("http://page.test/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto("http://page.test/")
        assert troubles == []
        return page

    return open_page


@pytest.mark.parametrize(
    ("curie", "width", "scheme"),
    [
        ("concept:vitiligo", 1280, "light"),
        ("concept:cancer", 360, "dark"),
        ("gap:medicines", 360, "light"),
    ],
)
def test_axe_finds_nothing_and_the_page_fits(
    cards: Cards, browse: Callable[..., Page], curie: str, width: int, scheme: str
) -> None:
    page = browse(resource_page(cards, expand(curie)), width=width, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []


@pytest.mark.parametrize(("width", "screens"), [(1280, 2), (1024, 2), (360, 4)])
def test_the_longest_page_takes_two_screens_until_something_is_opened(
    cards: Cards, browse: Callable[..., Page], width: int, screens: int
) -> None:
    page = browse(resource_page(cards, expand("concept:lems")), width=width)
    assert page.evaluate("document.documentElement.scrollHeight") <= screens * 740
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".main li").all_inner_texts()[:2] == ["Has symptom 59", "Occurs with 49"]
    assert page.locator(".identifiers a").first.inner_text() == "MONDO:0018556"
    page.click(".main li:nth-child(4) a")
    part = page.locator("details.part[open]")
    assert part.locator("h2").inner_text() == "Has treatment"
    part.locator(".why summary").first.click()
    assert "1774-1824" in part.locator(".place").first.inner_text()
    if width != 1024:  # at which the page is that of a wide screen
        assert violations(page) == []


def test_hostile_data_does_nothing_in_a_browser(hostile: Cards, browse: Callable[..., Page]) -> None:
    for iri in (BASE + "concept/x", "http://e/s0", "http://e/a1", "http://e/g2"):
        page = browse(resource_page(hostile, iri), width=360)
        assert page.evaluate("window.hit") is None
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_page_leads_on(store: ox.Store) -> None:
    html = resource_page(Cards(store), expand("concept:vitiligo"), base="/kg/")
    for href in (
        "/kg/concept/autoimmune-disorder",
        "/kg/lems/adam-000710/lems_occursWith_vitiligo",
        "/kg/#concept:vitiligo",
        "/kg/concept/vitiligo.ttl",
        "/kg/concept/vitiligo.jsonld",
        "/kg/concept/vitiligo.nt",
        "/kg/ontology#Condition",
        "http://purl.obolibrary.org/obo/MONDO_0008661",
    ):
        assert f'href="{href}"' in html, href
    assert "No clinician has reviewed this graph." in html
    query = re.search(r'href="/kg/query\?query=([^"]*)"', html)
    assert query
    solutions = store.query(unquote(query[1]), use_default_graph_as_union=True)
    assert isinstance(solutions, ox.QuerySolutions)
    assert "may occur with autoimmune disorders such as vitiligo" in str([row["words"] for row in solutions])


def test_there_is_no_page_of_what_is_unknown(store: ox.Store) -> None:
    with pytest.raises(UnknownNameError):
        resource_page(Cards(store), BASE + "concept/no-such-thing")


ELSEWHERE = f"""
<https://my.org/kg/concept/zz> a <{BASE}ontology#Condition> , <http://www.w3.org/2004/02/skos/core#Concept> ;
  <https://my.org/kg/near> <https://my.org/kg/place?a=1&b=2#c> , <https://else.org/x> .
<https://my.org/kg/place?a=1&b=2#c> <http://www.w3.org/2000/01/rdf-schema#label> "a place" .
"""


def test_a_thing_of_any_base_has_a_page_with_all_its_links() -> None:
    store = ox.Store()
    store.extend(ox.Quad(*one) for one in parse_turtle(ELSEWHERE, "elsewhere"))
    html = resource_page(Cards(store), "https://my.org/kg/concept/zz", base="/kg/")
    html5lib.HTMLParser(strict=True).parse(html)
    found = hrefs(html)
    address = "/kg/resource?iri=https%3A%2F%2Fmy.org%2Fkg%2Fconcept%2Fzz"
    assert {f"{address}&format={form}" for form in ("turtle", "jsonld", "ntriples", "rdfxml")} <= set(found)
    assert "/kg/#https://my.org/kg/concept/zz" in found
    assert "/kg/resource?iri=https%3A%2F%2Fmy.org%2Fkg%2Fplace%3Fa%3D1%26b%3D2%23c" in found
    assert {"https://else.org/x", "https://my.org/kg/concept/zz"} <= set(found)
    assert "https://my.org/kg/place?a=1&b=2#c" not in found
    assert "In the explorer" in resource_page(Cards(store), "https://my.org/kg/place?a=1&b=2#c")
    assert "In the explorer" not in resource_page(Cards(store), "https://my.org/kg/place?a=1&b=2#c", draws=False)


def test_words_of_the_vocabulary_are_not_drawn(cards: Cards) -> None:
    assert "In the explorer" not in resource_page(cards, expand("ck:treatmentSection"))
    for curie in ("concept:lems", "gap:medicines"):
        assert "In the explorer" in resource_page(cards, expand(curie))


def test_the_claims_of_a_thing_are_read_once(cards: Cards, monkeypatch: pytest.MonkeyPatch) -> None:
    claims_of = Mock(side_effect=cards.claims)
    monkeypatch.setattr(cards, "claims", claims_of)
    resource_page(cards, expand("concept:vitiligo"))
    assert claims_of.call_count == 1
