"""Data that wants to be code: it stays text, nothing runs, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import html5lib
import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from kg.rdf.load import load_files
from visualize import draw

SCRIPT = "<script>window.hit=1</script>"
IMAGE = '"><img src=x onerror=window.hit=1>'
CLOSE = "</script></style></title><!-- <script>window.hit=1</script>"
RIGHT_TO_LEFT = "\u202eשלום עולם\u2066"
EMOJI = "🧠👩‍⚕️"
QUOTES = """it's "quoted" `back` \\ {{ 7*7 }} {% raw %} &lt; &amp; \u2028 \u2029"""
LONG = "x" * 10_000
LABELS = [SCRIPT, IMAGE, CLOSE, RIGHT_TO_LEFT, EMOJI, QUOTES, LONG]


def _literal(text: str) -> str:
    return str(ox.Literal(text))


def plain() -> str:
    """Plain RDF: each label as label, comment, class, property and value; IRIs that would run."""
    lines = []
    for number, text in enumerate(LABELS):
        here, there = f"<http://e/{number}>", f"<http://e/{(number + 1) % len(LABELS)}>"
        word = _literal(text)
        lines += [
            f"{here} <http://www.w3.org/2000/01/rdf-schema#label> {word} .",
            f"{here} <http://www.w3.org/2000/01/rdf-schema#comment> {word} .",
            f"{here} <http://e/literal> {word} .",
            f"{here} <http://www.w3.org/2004/02/skos/core#altLabel> {_literal('also ' + text)} .",
            f"{here} <http://e/property-{number}> {there} .",
            f"<http://e/property-{number}> <http://www.w3.org/2000/01/rdf-schema#label> {word} .",
            f"{here} a <http://e/class-{number}> .",
            f"<http://e/class-{number}> <http://www.w3.org/2000/01/rdf-schema#label> {word} .",
        ]
    lines += [
        "<javascript:window.hit=1> <http://e/p> <data:text/html,hit> .",
        "<http://e/__proto__> <http://e/constructor> <javascript:window.hit=1> .",
        "<http://e/'onclick=alert(1)> <http://e/p> <http://e/__proto__> .",
    ]
    return "\n".join(lines)


def claims() -> str:
    """Associations and a gap whose every word is hostile."""
    lines = [
        "@prefix ck: <https://w3id.org/condition-kg/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .",
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix e: <http://e/> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "ck:population a ck:RestrictingQualifier . ck:frequency a ck:QualifierProperty .",
        "<https://w3id.org/condition-kg/> <http://purl.org/dc/terms/description> " + _literal(CLOSE) + " .",
    ]
    for number, text in enumerate(LABELS):
        word = _literal(text)
        lines += [
            f"e:s{number} a e:k ; rdfs:label {word} ; skos:definition {word} .",
            f"e:p{number} rdfs:label {word} . e:q{number} rdfs:label {word} .",
            f"e:a{number} a ck:Association ; rdf:subject e:s{number} ; rdf:predicate e:p{number} ;",
            f"  rdf:object e:s{(number + 1) % len(LABELS)} ; ck:modality e:q{number} ; ck:frequency {word} ;",
            f"  ck:population e:q{number} ; ck:status {word} ; ck:layer e:q{number} ; ck:section e:q{number} ;",
            f"  ck:evidence e:v{number} ; ck:reviewer {word} ; skos:scopeNote {word} .",
            f"e:v{number} oa:start {number} ; oa:end {number + 5} ; ck:sha256 {word} .",
            f"e:n{number} a ck:Association ; rdf:subject e:s{number} ; rdf:predicate skos:prefLabel ;",
            f"  rdf:object {word} .",
            f"e:g{number} a ck:Gap ; rdfs:label {word} ; ck:gapOf e:s0 ; ck:affectsPredicate e:p{number} .",
        ]
    lines.append("e:neg a ck:NegatedAssociation ; rdf:subject e:s0 ; rdf:predicate e:p1 ; rdf:object e:s2 .")
    lines.append("[] a ck:Association . e:half a ck:Association ; rdf:subject e:s0 . e:none a ck:Association .")
    lines.append("e:odd a ck:Gap ; ck:evidence [ oa:start 'x' ; oa:end 3 ] .")
    return "\n".join(lines)


HEAD = """@prefix ck: <https://w3id.org/condition-kg/ontology#> . @prefix : <http://e/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def test_names_that_are_no_iris_and_words_that_look_like_ours(tmp_path: Path, visit: Callable[..., Page]) -> None:
    """Literals and blank nodes where IRIs belong; marks of the page's own templates in literals."""
    path = tmp_path / "odd.ttl"
    keys = ("status", "section", "modality", "layer", "supplements", "evidence", "population", "frequency")
    lines = [
        f":l{key} a ck:Association ; rdf:subject :s ; rdf:predicate :p ; rdf:object :o ; ck:{key} 'a: b' ."
        for key in keys
    ]
    lines += [line.replace(":l", ":b").replace("'a: b'", "[ a :x ]") for line in lines]
    gap = "ck:gapOf {0} ; ck:affectsPredicate {0} ; ck:section {0} ; ck:layer {0} ; ck:missingKind {0} ."
    lines += [f":g{number} a ck:Gap ; {gap.format(value)}" for number, value in enumerate(("'a: b'", "[]"))]
    marks = ("a\\u0000b", "a\\u0001b", "{} {0} {{1}} {2")
    lines += [
        f":m{number} a ck:Association ; rdf:subject :s ; rdf:predicate :p ; rdf:object '{text}' ."
        for number, text in enumerate(marks)
    ]
    lines.append("<http://e/x__y> a ck:Association ; rdf:object :o . :c a ck:Conflict ; rdfs:label 'c' .")
    path.write_text(HEAD + "ck:population a ck:RestrictingQualifier .\n" + "\n".join(lines), encoding="utf-8")
    page = visit(draw(load_files([path])))
    for name in page.evaluate("[...nodes.keys(), ...claims.keys()]"):
        page.evaluate("(id) => select(id)", name)
    said = page.evaluate("[0, 1, 2].map((number) => claims.get(`http://e/m${number}`).words)")
    assert said == [f"S have the p “{text}”." for text in ("ab", "a\1b", marks[2])]  # no NUL in a sentence
    assert page.evaluate("claims.has('http://e/x__y')")
    assert page.evaluate("claims.get('http://e/lmodality').modality") == "a: b"


def test_ids_with_commas_and_signs_survive_in_the_address(visit: Callable[..., Page]) -> None:
    ids = ["http://e/a,b", "http://e/a%2Cb", "http://e/a&b=c", "http://e/#x'!"]
    store = ox.Store()
    store.load("\n".join(f"<{one}> a <{one}> ; <http://e/p> <{ids[0]}> ." for one in ids).encode(), ox.RdfFormat.TURTLE)
    page = visit(draw(store))
    for first, second in pairwise(ids):
        page.evaluate(
            "([first, second]) => update({ selection: first, around: first, steps: 2, opened: new Set([first, second]),"
            " path: [first, second], hidden: { ...initial().hidden, class: new Set([second]) } })",
            [first, second],
        )
        page.reload()
        page.wait_for_selector("#card h2")
        assert page.evaluate(
            "[state.selection, state.around, [...state.opened], state.path, [...state.hidden.class]]"
        ) == [first, first, [first, second], [first, second], [second]]


@pytest.mark.parametrize("source", [plain(), claims()], ids=["plain", "claims"])
def test_hostile_data_stays_text(source: str, tmp_path: Path, visit: Callable[..., Page]) -> None:
    path = tmp_path / "hostile.ttl"
    path.write_text(source, encoding="utf-8")
    html = draw(load_files([path]), title=CLOSE)
    assert draw(load_files([path]), title=CLOSE) == html
    html5lib.HTMLParser(strict=True).parse(html)

    page = visit(html)
    elements = page.evaluate("[...new Set([...document.querySelectorAll('*')].map((one) => one.localName))]")
    for name in page.evaluate("[...nodes.keys(), ...claims.keys()]"):
        page.evaluate("(id) => select(id)", name)
        found = page.evaluate("[...document.querySelectorAll('#card *, #card')].map((one) => one.localName)")
        assert not {"img", "script", "iframe", "b", "style"} & set(found)
        links = page.evaluate("[...document.querySelectorAll('#card a')].map((one) => [one.protocol, one.rel])")
        assert all(link == ["http:", "noopener noreferrer"] or link[0] == "https:" for link in links)
    assert "img" not in elements
    assert page.evaluate("window.hit") is None
    assert page.inner_text("h1") == CLOSE

    for label in (SCRIPT, IMAGE, LONG[:50], EMOJI):
        page.fill("#search", label)
        assert page.locator("#results [role=option]").count() >= 1
        page.keyboard.press("Enter")
        assert label in (page.text_content("#card h2") or "")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate("window.hit") is None


def test_addresses_that_would_run_are_no_links(tmp_path: Path, visit: Callable[..., Page]) -> None:
    path = tmp_path / "hostile.ttl"
    path.write_text(plain(), encoding="utf-8")
    page = visit(draw(load_files([path])))
    page.evaluate("select('javascript:window.hit=1')")
    assert page.inner_text("#card .iri") == "javascript:window.hit=1"
    assert page.locator("#card a").count() == 0


@pytest.mark.parametrize("source", ["", "[] <http://e/p> [] .", "<http://e/a> <http://e/p> <http://e/a> , 'x'@en-GB ."])
def test_odd_and_empty_graphs_open(source: str, visit: Callable[..., Page]) -> None:
    store = ox.Store()
    store.load(source.encode(), ox.RdfFormat.TURTLE)
    html = draw(store)
    html5lib.HTMLParser(strict=True).parse(html)
    page = visit(html)
    assert page.locator("#card h2").count() == 1
