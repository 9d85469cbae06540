"""The vocabulary's page: every term at its anchor, closed to the network, and the same on every run."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import html5lib
import pyoxigraph as ox
import pytest
from markupsafe import escape
from playwright.sync_api import Browser, Page

from kg.rdf.index import Index, node
from kg.rdf.namespaces import BASE, ONTOLOGY
from kg.sources import Sources
from tests.visualize.test_accessibility import violations
from visualize.html.policy import content_security_policy
from visualize.pages.vocabulary import vocabulary_html


@pytest.fixture(scope="module")
def html() -> str:
    return vocabulary_html()


def test_every_term_stands_at_its_local_name_with_its_definition(html: str, store: ox.Store) -> None:
    index = Index(store)
    terms = {term.value for term in index.subjects() if term.value.startswith(ONTOLOGY)}
    assert len(terms) > 200
    anchors = re.findall(r'\bid="([^"]*)"', html)
    assert len(anchors) == len(set(anchors))
    assert {term.removeprefix(ONTOLOGY) for term in terms} <= set(anchors)
    text = "".join(html5lib.parse(html).itertext())
    for term in terms:
        assert index.label(ox.NamedNode(term)) in text
        assert " ".join(index.definition(ox.NamedNode(term)).split()) in " ".join(text.split()), term


def article(html: str, anchor: str) -> str:
    """What the page says of one term."""
    begin = html.index(f'<article id="{anchor}"')
    return html[begin : html.index("</article>", begin)]


def test_a_value_tells_its_class(html: str) -> None:
    assert 'href="#Modality"' in article(html, "may")


def test_a_term_tells_what_is_above_and_below_its_subjects_and_its_examples(html: str) -> None:
    assert '<dt>subclass of</dt><dd><a href="#Concept">' in article(html, "Condition")
    assert 'href="#Condition"' in article(html, "Concept")
    symptom = article(html, "hasSymptom")
    assert '<dt>domain includes</dt><dd><a href="#Condition">' in symptom
    assert "concept:lems ck:hasSymptom concept:muscle-weakness" in symptom


def test_an_alignment_links_the_other_term_and_gives_its_reason(html: str) -> None:
    told = article(html, "AnatomicalEntity")
    link = '<a href="https://schema.org/AnatomicalStructure" rel="noopener noreferrer nofollow">'
    assert f"<dt>narrow match</dt><dd>{link}" in told
    assert "schema.org keeps organ systems in a class of their own" in told


def test_classes_are_a_tree(html: str) -> None:
    navigation = html[html.index("<nav") : html.index("</nav>")]
    concept = navigation[navigation.index('data-term="Concept"') :]
    assert 'data-term="Condition"' in concept[: concept.index("</details>")]


@pytest.mark.slow
def test_it_is_valid_and_nothing_in_it_loads(html: str) -> None:
    html5lib.HTMLParser(strict=True).parse(html)
    assert not re.search(r"<(?:img|iframe|object|svg)\b|\b(?:src|srcset|on\w+)=|url\(|@import", html)
    links = re.findall(r"<link [^>]*>", html)
    turtle = f"{BASE}ontology.ttl"
    assert links == [f'<link rel="alternate" type="text/turtle" title="Turtle" href="{turtle}">']
    style, script = (re.findall(f"<{name}>(.*?)</{name}>", html, re.DOTALL) for name in ("style", "script"))
    assert escape(content_security_policy(style[0], script)) in html
    foreign = re.findall(r'<a [^>]*href="https?://[^>]*>', html)
    ours = [link for link in foreign if turtle in link]
    assert len(ours) == 1
    assert all('rel="noopener noreferrer nofollow"' in link for link in foreign if link not in ours)


def test_where_it_is_served_it_links_the_graph_and_its_turtle() -> None:
    served = vocabulary_html(home="/", turtle="/ontology.ttl")
    assert '<a href="/">condition-kg</a>' in served
    assert '<link rel="alternate" type="text/turtle" title="Turtle" href="/ontology.ttl">' in served
    assert '<a href="/ontology.ttl" type="text/turtle">Turtle</a>' in served


def test_what_a_vocabulary_says_is_text(tmp_path: Path) -> None:
    text = """@prefix ck: <https://w3id.org/condition-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ck:A a owl:Class ; rdfs:label "<b>bold</b>\\u0007" ; skos:definition "</script><script>alert(1)</script>" ;
    rdfs:subClassOf ck:B ; rdfs:seeAlso <javascript:alert(1)> .
ck:B a owl:Class ; rdfs:label "b" ; skos:definition "in a circle" ; rdfs:subClassOf ck:A ; skos:closeMatch <x:"%3Cb> .
""".replace('<x:"%3Cb>', "<x:%3Cb>")
    (tmp_path / "condition-kg.ttl").write_text(text, encoding="utf-8")
    html = vocabulary_html(Sources(None, tmp_path, tmp_path, tmp_path, tmp_path))
    html5lib.HTMLParser(strict=True).parse(html)
    assert "<b>" not in html
    assert html.count("<script>") == 1
    assert 'href="javascript' not in html


def test_links_within_it_lead_somewhere(html: str) -> None:
    anchors = set(re.findall(r'\bid="([^"]*)"', html))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= anchors


def test_it_is_the_same_with_another_hash_seed_and_says_nothing_on_the_way(html: str) -> None:
    code = "import sys; from visualize.pages.vocabulary import vocabulary_html; sys.stdout.write(vocabulary_html())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": "5", "PYTHONIOENCODING": "utf-8", "PATH": ""},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == html
    assert done.stderr == b""


def test_iris_of_the_vocabulary_lead_into_it(html: str) -> None:
    from kg.rdf.addresses import local_path

    path = local_path(f"{BASE}ontology#hasTest")
    assert path == "/ontology#hasTest"
    assert 'id="hasTest"' in html
    assert node("ck:hasTest").value == f"{BASE}ontology#hasTest"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_it_is_searched_and_axe_finds_nothing(visit: Callable[..., Page], html: str, width: int, scheme: str) -> None:
    page = visit(html, width=width, height=800, scheme=scheme, ready="#term-words")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("article:visible").count() == page.locator("article").count()
    page.get_by_label("Search the terms").fill("NO feeling in body")
    page.get_by_label("Search the terms").fill("body part")
    found = page.locator("article:visible").evaluate_all("all => all.map((one) => one.id)")
    assert "AnatomicalEntity" in found
    assert len(found) < 20
    assert page.locator("nav [data-term=AnatomicalEntity]").is_visible()
    assert not page.locator("nav [data-term=Condition]").is_visible()
    assert page.get_by_role("status").inner_text() == f"{len(found)} of {page.locator('article').count()} terms"
    page.evaluate(
        "document.querySelectorAll('article').forEach((one) => one.hidden || one.nextElementSibling?.remove())"
    )
    assert violations(page, scheme) == []


def test_a_link_to_a_term_that_the_search_hides_shows_it(visit: Callable[..., Page], html: str) -> None:
    page = visit(html, ready="#term-words")
    page.get_by_label("Search the terms").fill("body part")
    page.evaluate("location.hash = 'may'")
    page.locator("#may").wait_for()
    assert page.get_by_label("Search the terms").input_value() == ""


def test_without_scripts_there_is_no_dead_search_field(browser: Browser, html: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(html)
    assert not page.locator("#term-words").is_visible()
    assert page.locator("#hasSymptom").is_visible()
    context.close()
