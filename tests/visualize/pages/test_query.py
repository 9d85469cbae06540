"""The query page in Chromium, before answers of the shipped graph: questions, editor, answers, errors, history."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from kg.query.library import find_query
from kg.query.sparql import answer
from tests.visualize.conftest import OpenQuery
from tests.visualize.person import Person
from tests.visualize.query_service import HOME, Reply
from tests.visualize.test_accessibility import violations
from tests.visualize.until import until
from visualize.pages.query import render_query_page

#: Playwright's ``fill`` takes a second for hundred lines.
PUT = """(text) => {
  const { editorField } = modules["query/editor"];
  editorField.value = text;
  editorField.dispatchEvent(new Event("input"));
}"""
CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { %s; } } });"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"


def fill(page: Page, query: str) -> None:
    page.fill("#query", query)


def run(page: Page, query: str | None = None) -> None:
    """Run a query and wait for its end."""
    if query is not None:
        fill(page, query)
    page.click("#run")
    page.wait_for_selector("#run:not([hidden])")


def cells(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('.sheet tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText))"
    )
    return found


def status(page: Page) -> str:
    return page.inner_text("#status")


def rows_store(source: str) -> ox.Store:
    store = ox.Store()
    store.load(source.encode(), ox.RdfFormat.TURTLE)
    return store


class TestQuestions:
    def test_the_page_opens_with_a_welcome_and_three_questions_of_which_one_runs(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        assert "Not medical advice" in page.inner_text(".notice")
        assert page.locator(".starts button").count() == 3
        assert service.asked == []
        page.click(".starts button >> nth=0")
        page.wait_for_selector(".sheet tbody tr")
        wanted = json.loads(answer(service.store, find_query("symptoms").text, "json"))["results"]["bindings"]
        assert [row[0] for row in cells(page)] == [row["symptom"]["value"] for row in wanted]
        assert status(page).startswith(f"{len(wanted)} rows in ")
        assert page.inner_text("#about h2") == "Symptoms"
        assert page.get_attribute("#side [data-name=symptoms]", "aria-current") is not None

    def test_a_parameter_is_chosen_by_what_it_is_called(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        page.click("#side [data-name=names]")
        page.wait_for_selector(".sheet tbody tr")
        assert page.input_value("#parameter-disease") == "Lambert-Eaton myasthenic syndrome"
        page.fill("#parameter-disease", "myasthenia gr")
        assert page.get_attribute("#parameter-disease", "aria-expanded") == "true"
        page.keyboard.press("ArrowDown")
        assert page.get_attribute("#parameter-disease", "aria-activedescendant") == "parameter-disease-list-0"
        page.keyboard.press("Enter")
        until(page, "document.getElementById('status').textContent.includes(' in ')")
        line = "VALUES ?disease { <https://w3id.org/condition-kg/concept/myasthenia-gravis> }"
        assert line in page.input_value("#query")
        assert line in service.asked[-1][0]
        assert page.input_value("#parameter-disease") == "myasthenia gravis"
        page.fill("#parameter-disease", "no such thing")
        page.keyboard.press("Enter")
        assert "no such thing here" in page.inner_text(".parameter .trouble")
        assert line in page.input_value("#query")

    def test_words_and_reader_narrow_the_list(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        page.keyboard.press("/")
        page.keyboard.type("Antibod")
        shown = page.locator("#side li button:visible")
        assert "antibodies" in [shown.nth(at).get_attribute("data-name") for at in range(shown.count())]
        before = shown.count()
        assert re.match(rf"{before} of \d+ questions", page.inner_text("#side [role=status]"))
        page.select_option("#reader-of-questions", "patient")
        assert 0 < shown.count() < before

    def test_a_question_for_other_endpoints_is_shown_and_not_run(self, open_query: OpenQuery) -> None:
        query = find_query("names")._replace(name="far", folder="federated", title="Far <b>away</b>")
        page, service = open_query(html=render_query_page(title="T", prefixes={}, questions=[query]))
        page.click("#side [data-name=far]")
        assert page.inner_text("#about h2") == "Far <b>away</b>"
        assert "other endpoints" in page.inner_text("#about")
        assert page.input_value("#query").startswith("# ")
        assert service.asked == []


class TestEditor:
    def test_what_is_typed_by_name_becomes_a_term_and_its_prefix_is_declared(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        fill(page, "")
        page.click("#query")
        page.keyboard.type("SELECT ?t { concept:lems treatm")
        page.wait_for_selector("#completions [role=option]")
        page.keyboard.press("Tab")
        page.keyboard.type("?t . FILTER(?t = plasma ex")
        page.wait_for_selector("#completions [role=option]")
        assert "suggestion" in page.inner_text("#live")
        page.keyboard.press("ArrowDown")
        assert page.get_attribute("#query", "aria-activedescendant") == "completions-0"
        page.keyboard.press("Enter")
        assert page.locator("#completions").is_hidden()
        page.keyboard.type(") }")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".sheet tbody tr")
        assert cells(page)[0][0].startswith("concept:plasma-exchange")
        assert page.input_value("#query") == service.asked[-1][0]
        assert service.asked[-1][0].split("\n") == [
            "PREFIX ck: <https://w3id.org/condition-kg/ontology#>",
            "PREFIX concept: <https://w3id.org/condition-kg/concept/>",
            "SELECT ?t { concept:lems ck:hasTreatment ?t . FILTER(?t = concept:plasma-exchange ) }",
        ]
        assert "Declared at the top: ck, concept" in page.inner_text("#live")

    def test_the_keyboard_indents_undoes_and_leaves(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        fill(page, "")
        page.click("#query")
        page.keyboard.type("ASK {")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("?s ?p ?o")
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+Tab")
        page.keyboard.type("}")
        assert page.input_value("#query") == "ASK {\n    ?s ?p ?o\n}"
        for _ in range(3):
            page.keyboard.press("Control+z")
        assert len(page.input_value("#query")) < len("ASK {\n    ?s ?p ?o\n}")
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "run"
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.id") == "query"

    def test_what_is_seen_is_what_is_written(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        for text in (
            "",
            "\n\n",
            "SELECT *\n{ ?s <http://e/<b>> '''a\n\tb''' } # 🧠 <script>\n",
            "x" * 3000,
            "a\n" * 3000,
        ):
            page.evaluate(PUT, text)
            rows = page.evaluate("[...document.querySelectorAll('.ink .row')].map((row) => row.textContent)")
            assert "\n".join(rows) == text
        fill(page, "SELECT * {\n  ?s ?p 'x'\n}")
        for place in (0, 11, 15, 22):
            caret, letter = page.evaluate(
                """(place) => {
                  const area = document.getElementById("query");
                  const box = modules["query/editor"].boxAt(place);
                  const style = getComputedStyle(area);
                  const before = area.value.slice(0, place).split("\\n");
                  const context = document.createElement("canvas").getContext("2d");
                  context.font = `${style.fontSize} ${style.fontFamily}`;
                  const own = area.getBoundingClientRect();
                  const x = own.left + parseFloat(style.paddingLeft) + context.measureText(before.at(-1)).width;
                  const y = own.top + parseFloat(style.paddingTop) + (before.length - 1) * parseFloat(style.lineHeight);
                  return [[box.left, box.top], [x, y]];
                }""",
                place,
            )
            assert caret == pytest.approx(letter, abs=3)

    def test_a_change_by_the_page_can_be_undone(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        fill(page, "ASK { ?s a ck:Test }")
        page.click("#side [data-name=names]")
        page.focus("#query")
        page.keyboard.press("Control+z")
        assert page.input_value("#query").endswith("ASK { ?s a ck:Test }")


class TestAnswers:
    def test_iris_lead_where_they_should(self, open_query: OpenQuery) -> None:
        source = """@prefix c: <https://w3id.org/condition-kg/concept/> .
        c:lems c:a <javascript:window.hit=1>, <http://e/x>, <https://w3id.org/condition-kg//evil.example>, c:b .
        <data:text/html,x> c:a "<img src=x onerror=window.hit=1>"@en-GB ."""
        page, _ = open_query(store=rows_store(source))
        run(page, ALL + " ORDER BY ?o")
        links = page.evaluate(
            "[...document.querySelectorAll('.sheet a')].map((one) => [one.getAttribute('href'), one.rel])"
        )
        assert sorted({tuple(link) for link in links}) == [
            ("/#concept:a", ""),
            ("/#concept:b", ""),
            ("/#concept:lems", ""),
            ("/concept/a", ""),
            ("/concept/b", ""),
            ("/concept/lems", ""),
            ("/resource?iri=data%3Atext%2Fhtml%2Cx", ""),
            ("/resource?iri=http%3A%2F%2Fe%2Fx", ""),
            ("/resource?iri=https%3A%2F%2Fw3id.org%2Fcondition-kg%2F%2Fevil.example", ""),
            ("/resource?iri=javascript%3Awindow.hit%3D1", ""),
            ("http://e/x", "noopener noreferrer nofollow"),
            ("https://w3id.org/condition-kg//evil.example", "noopener noreferrer nofollow"),
        ]
        assert page.locator(".sheet img").count() == 0
        assert page.evaluate("window.hit") is None
        page.click("a[href='/concept/b']")
        page.wait_for_url(f"{HOME}/concept/b")

    def test_a_label_leads_to_the_only_thing_that_has_it(self, open_query: OpenQuery) -> None:
        source = """@prefix c: <https://w3id.org/condition-kg/concept/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        c:a rdfs:label "one" . c:b rdfs:label "two" . c:c rdfs:label "two" ; rdfs:comment "one" ."""
        page, _ = open_query(store=rows_store(source))
        run(page, "SELECT ?l ?note { ?x rdfs:label ?l OPTIONAL { ?x rdfs:comment ?note } }")
        links = page.locator(".sheet a.told")
        assert links.count() == 1
        assert links.get_attribute("href") == "/concept/a"
        assert page.locator(".sheet a[aria-label='one in the explorer']").get_attribute("href") == "/#concept:a"

    def test_an_answer_is_a_graph_whose_things_lead_to_their_pages(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        page.click("[data-name=treatments]")
        page.wait_for_selector(".sheet")
        page.click("#answer-tab-graph")
        page.wait_for_selector(".drawing svg")
        hrefs = page.evaluate(
            "[...document.querySelectorAll('.drawing a.thing')].map((one) => one.getAttribute('href'))"
        )
        assert {"/concept/lems", "/concept/plasma-exchange"} <= set(hrefs)
        assert "Dashed arrows are hedged" in page.inner_text(".drawing")
        page.click(".drawing summary")
        assert "Treatments for Lambert-Eaton myasthenic syndrome include plasma exchange." in page.inner_text(
            ".drawing ul"
        )
        assert violations(page) == []
        run(page, "CONSTRUCT { ?s ck:hasTreatment ?o } WHERE { ?s ck:hasTreatment ?o }")
        page.click("#answer-tab-graph")
        assert re.match(r"\d+ things, \d+ arrows?\.", page.inner_text(".drawing p"))
        run(page, "SELECT ?s ?o { ?s ck:occursWith|ck:hasSymptom|ck:hasTest|ck:hasFinding|ck:leadsTo ?o }")
        page.click("#answer-tab-graph")
        page.wait_for_selector(".drawing svg")
        assert re.search(r"60 things.*\d+ more things are left out: narrow the query", page.inner_text(".drawing p"))
        assert service.asked

    def test_a_query_runs_at_once_when_another_page_of_the_server_asked(self, open_query: OpenQuery) -> None:
        query = "SELECT ?x { VALUES ?x { 1 } }"
        asked = f"sessionStorage.setItem('condition-kg run', {json.dumps(query)})"
        page, _ = open_query(store=ox.Store(), address=f"#query={quote(query)}", script=asked)
        page.wait_for_selector(".sheet")
        page, service = open_query(store=ox.Store(), address=f"#query={quote('ASK {}')}", script=asked)
        assert status(page).startswith("This query came with the address")
        assert service.asked == []

    def test_language_and_datatype_stand_beside_a_text_or_once_above_it(self, open_query: OpenQuery) -> None:
        page, _ = open_query(store=ox.Store())
        run(page, "SELECT * { VALUES (?n ?m) { (1 'a'@en) (2 'b') (UNDEF 2.50) } }")
        assert page.inner_text(".sheet thead").split() == ["m", "n", "xsd:integer"]
        assert cells(page) == [["a @en", "1"], ["b", "2"], ["2.5 xsd:decimal", ""]]

    def test_ten_thousand_rows_stay_usable(self, open_query: OpenQuery) -> None:
        page, service = open_query(store=ox.Store())
        bindings = [
            {
                "n": {"type": "literal", "value": f"name {number * 7919 % 10_000}"},
                "x": {"type": "uri", "value": f"http://e/{number}"},
            }
            for number in range(10_000)
        ]
        body = json.dumps({"head": {"vars": ["n", "x"]}, "results": {"bindings": bindings}})
        service.replies.append(Reply(200, body, "application/sparql-results+json"))
        run(page)
        assert status(page).startswith("10,000 rows in ")
        rows = page.locator(".sheet tbody tr")
        assert rows.count() <= 400
        assert "left)" in page.inner_text(".sheet .more")
        page.click(".sheet thead button >> nth=0")
        assert page.get_attribute(".sheet thead th >> nth=0", "aria-sort") == "ascending"
        assert [row[0] for row in cells(page)[:3]] == ["name 0", "name 1", "name 2"]
        page.keyboard.press("Enter")
        assert cells(page)[0][0] == "name 9999"
        before = rows.count()
        page.evaluate("document.querySelector('.sheet .more').click()")
        assert before < rows.count() <= before + 400
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.click("#answer-tab-raw")
        assert page.evaluate("document.querySelector('.raw').textContent.length") == 200_000

    def test_long_texts_unfold(self, open_query: OpenQuery) -> None:
        page, _ = open_query(store=rows_store(f"<http://e/a> <http://e/b> '{'long ' * 200}' ."))
        run(page, ALL)
        assert len(page.inner_text(".sheet tbody td >> nth=2")) < 400
        page.click(".unfold")
        assert len(page.inner_text(".sheet tbody td >> nth=2")) > 900
        assert page.get_attribute(".unfold", "aria-expanded") == "true"

    def test_yes_and_no_are_words(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        run(page, "ASK { concept:lems ck:hasTreatment concept:plasma-exchange }")
        assert page.inner_text(".verdict").startswith("Yes")
        run(page, "ASK { concept:lems ck:hasTreatment concept:lems }")
        assert page.inner_text(".verdict").startswith("No")
        assert "not “it is not so”" in page.inner_text(".verdict")
        run(page, "SELECT ?x { ?x ck:hasTreatment ?x }")
        assert "Nothing found" in page.inner_text(".verdict")

    def test_triples_are_a_table_and_turtle(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        run(page, "CONSTRUCT { ?s ck:hasTreatment ?o } WHERE { ?s ck:hasTreatment ?o }")
        assert re.match(r"\d+ triples in ", status(page))
        assert [row[1].split("\n")[0] for row in cells(page)] == ["ck:hasTreatment"] * len(cells(page))
        page.click("#answer-tab-table")
        page.keyboard.press("End")
        page.wait_for_selector(".raw")
        assert page.evaluate("document.activeElement.id") == "answer-tab-raw"
        raw = page.inner_text(".raw")
        assert raw.startswith("@prefix ck:")
        assert service.asked[-1][1] == "text/turtle"
        assert len(list(ox.parse(raw, format=ox.RdfFormat.TURTLE))) == len(cells(page))

    def test_raw_is_what_came(self, open_query: OpenQuery) -> None:
        page, service = open_query(store=ox.Store())
        value = '{"type":"literal",  "value":"<b>\\u00e9</b>"}'
        body = f'{{ "head": {{"vars": ["x"]}},\n "results": {{"bindings": [ {{"x": {value}}} ] }} }}'
        service.replies.append(Reply(200, body, "application/sparql-results+json;charset=utf-8"))
        run(page)
        assert cells(page) == [["<b>é</b>"]]
        page.click("#answer-tab-raw")
        assert page.evaluate("document.querySelector('.raw').textContent") == body

    @pytest.mark.parametrize(
        ("query", "form", "end"),
        [
            ("SELECT ?x { VALUES ?x { 'é' 2 } }", "CSV", "csv"),
            ("SELECT ?x { VALUES ?x { 'é' 2 } }", "XML", "xml"),
            ("CONSTRUCT { <http://e/a> <http://e/b> 'é' } {}", "JSON-LD", "jsonld"),
        ],
    )
    def test_an_answer_is_saved_in_a_form_for_which_the_server_is_asked(
        self, open_query: OpenQuery, query: str, form: str, end: str
    ) -> None:
        page, service = open_query(store=ox.Store())
        run(page, query)
        fill(page, "something else")
        page.click("#save")
        with page.expect_download() as saving:
            page.click(f"#forms button:has-text('{form}')")
        assert saving.value.suggested_filename == f"answer.{end}"
        assert Path(saving.value.path()).read_bytes().decode() == answer(service.store, query, end)
        assert service.asked[-1][0] == query
        assert page.evaluate("document.activeElement.id") == "save"


class TestTrouble:
    def test_34_an_error_is_mended_where_it_is(self, open_query: OpenQuery) -> None:
        page, _ = open_query(address="#query=" + quote("SELECT ?a {\n  ?a ck:hasSymptom ?b\n} LIMT 2"))
        person = Person(page).press("Control+Enter")
        page.wait_for_selector(".problem button")
        person.click(".problem button:has-text('Go to line')")
        assert person.steps == 2
        assert page.evaluate("document.activeElement.id") == "query"
        page.keyboard.press("End")
        for _ in "T 2":
            page.keyboard.press("Backspace")
        page.keyboard.type("IT 2")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".sheet tbody tr")
        assert page.locator(".problem").count() == 0

    def test_an_error_is_shown_at_its_line(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        query = "SELECT ?a WHERE {\n  ?a rdfs:label ?b .\n  ?b ?c }}\n"
        run(page, query)
        assert page.inner_text(".row.wrong") == "  ?b ?c }}"
        assert page.get_attribute("#query", "aria-invalid") == "true"
        problem = page.locator(".problem[role=alert]")
        assert "syntax error at line 4" in problem.inner_text()
        assert "?b ?c }}" in problem.inner_text()
        problem.locator("button", has_text="Go to line 4").click()
        assert page.evaluate("document.activeElement.id") == "query"
        place = page.evaluate("document.getElementById('query').selectionStart")
        assert page.input_value("#query")[:place].endswith("  ?b ?c }}")
        page.keyboard.press("Backspace")
        assert page.locator(".row.wrong").count() == 0
        assert page.get_attribute("#query", "aria-invalid") is None

    def test_a_query_that_never_ends_is_cancelled(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        service.replies.append(Reply(-1))
        page.click("#run")
        page.wait_for_selector("#cancel:not([hidden])")
        until(page, "/Running, \\d/.test(document.getElementById('status').textContent)")
        assert page.evaluate("document.activeElement.id") == "cancel"
        page.keyboard.press("Enter")
        page.wait_for_selector("#run:not([hidden])")
        assert status(page).startswith("Cancelled after ")
        assert page.evaluate("document.activeElement.id") == "run"
        run(page, "ASK {}")
        assert page.inner_text(".verdict").startswith("Yes")

    def test_a_second_run_takes_the_place_of_the_first(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        service.replies.append(Reply(-1))
        page.click("#run")
        fill(page, "ASK {}")
        page.focus("#query")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".verdict")
        assert page.locator("#cancel").is_hidden()

    @pytest.mark.parametrize(
        ("reply", "words"),
        [
            (
                Reply(503, '{"detail": "8 queries are running"}', headers={"Retry-After": "2"}),
                ["busy", "8 queries", "2 seconds"],
            ),
            (Reply(504, '{"detail": "longer than 10 s"}'), ["took too long", "longer than 10 s", "LIMIT"]),
            (Reply(507, ""), ["memory"]),
            (Reply(400, '{"detail": "<img src=x onerror=alert(1)>", "hint": "<b>x</b>"}'), ["<img src=x", "<b>x</b>"]),
            (Reply(502, "<h1>Bad gateway</h1>", "text/html"), ["cannot be reached"]),
            (Reply(0), ["does not answer"]),
            (Reply(200, "<html>Sign in", "text/html"), ["cannot be read", "text/html"]),
            (Reply(200, '{"head": {}', "application/sparql-results+json"), ["cannot be read"]),
        ],
        ids=lambda value: str(value.status) if isinstance(value, Reply) else "",
    )
    def test_every_trouble_has_plain_words(self, open_query: OpenQuery, reply: Reply, words: list[str]) -> None:
        page, service = open_query()
        service.replies.append(reply)
        run(page)
        told = page.inner_text(".problem[role=alert]")
        assert all(word in told for word in words), told
        assert page.locator(".problem img, .problem b").count() == 0
        if reply.status != 200:
            page.click(".problem button:has-text('Run again')")
            page.wait_for_selector(".sheet tbody tr")

    def test_an_empty_query_is_told_of_and_not_sent(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        fill(page, "  \n")
        page.click("#run")
        assert status(page) == "There is no query yet."
        assert service.asked == []

    def test_without_names_everything_else_works(self, open_query: OpenQuery) -> None:
        page, _ = open_query(has_terms=False)
        fill(page, "")
        page.click("#query")
        page.keyboard.type("SEL")
        page.keyboard.press("Tab")
        page.keyboard.type("?x { ?x a ck:Gap }")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".sheet tbody tr")


class TestMemory:
    def test_history_survives_reload_and_is_cleared(self, open_query: OpenQuery) -> None:
        page, service = open_query()
        run(page, "ASK { ?s ?p 1 }")
        run(page, "ASK { ?s ?p 2 }")
        page.reload()
        page.click("#side-tab-history")
        entries = page.locator("#side-history li button")
        assert ["ASK { ?s ?p 2 }" in entries.nth(0).inner_text(), entries.count()] == [True, 2]
        asked = len(service.asked)
        entries.nth(1).click()
        assert page.input_value("#query") == "ASK { ?s ?p 1 }"
        assert len(service.asked) == asked
        page.click("#side-history button:has-text('Clear history')")
        assert entries.count() == 0
        assert page.evaluate("localStorage.length") == 0

    def test_it_works_where_storage_is_refused(self, open_query: OpenQuery) -> None:
        page, _ = open_query(
            script="Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused'); } })"
        )
        run(page, "ASK {}")
        page.click("#side-tab-history")
        assert page.locator("#side-history li").count() == 1
        assert "refuses" in page.inner_text("#side-history")

    @pytest.mark.parametrize("form", ["?query={}", "#query={}"])
    def test_a_query_in_the_address_is_shown_and_not_run(self, open_query: OpenQuery, form: str) -> None:
        query = "SELECT ?x { ?x ?p '<b>&#'@en }\n"
        page, service = open_query(address=form.format(quote(query, safe="")))
        assert page.input_value("#query") == query
        assert "came with the address" in status(page)
        page.wait_for_timeout(200)
        assert service.asked == []

    def test_a_question_in_the_address_brings_its_fields(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        page.click("#side [data-name=names]")
        page.wait_for_selector(".sheet tbody tr")
        page.reload()
        until(page, "document.getElementById('parameter-disease').value.startsWith('Lambert')")
        assert page.inner_text("#about h2") == "Names"

    def test_a_link_is_copied_or_shown(self, open_query: OpenQuery) -> None:
        page, _ = open_query(script=CLIPBOARD % "window.copied = text")
        fill(page, "ASK {}")
        page.click("#tools button:has-text('Copy link')")
        until(page, "window.copied")
        assert page.evaluate("window.copied") == f"{HOME}/query?query=ASK+%7B%7D"
        page, _ = open_query(script=CLIPBOARD % "throw new Error('no')")
        fill(page, "# " + "x" * 3000)
        page.click("#tools button:has-text('Copy link')")
        until(page, "document.activeElement.readOnly")
        assert page.evaluate("document.activeElement.value").startswith(f"{HOME}/query#query=")


class TestLooks:
    def test_nothing_is_wider_than_a_phone(self, open_query: OpenQuery) -> None:
        page, _ = open_query(width=360, height=740)
        for step in ("", "symptoms"):
            if step:
                page.click(f"#side [data-name={step}]")
                page.wait_for_selector(".sheet tbody tr")
                assert page.evaluate("document.activeElement.id") == "about"
            assert page.evaluate("document.documentElement.scrollWidth") <= 360

    def test_the_text_is_seen_in_forced_colours(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        page.emulate_media(forced_colors="active")
        style = "getComputedStyle(document.getElementById('query')).webkitTextFillColor"
        assert page.evaluate(style) not in ("rgba(0, 0, 0, 0)", "transparent")
        assert page.evaluate("getComputedStyle(document.querySelector('.ink span')).visibility") == "hidden"

    def test_print_holds_query_and_all_rows_and_no_controls(self, open_query: OpenQuery) -> None:
        page, _ = open_query()
        run(page, "SELECT ?s { ?s a ck:Mapping }")
        assert page.locator(".sheet tbody tr").count() < 900
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert page.locator(".sheet tbody tr").count() > 900
        assert page.locator("#side, .run, .tabs, #save").filter(visible=True).count() == 0
        assert page.locator(".ink .row >> nth=0").is_visible()
