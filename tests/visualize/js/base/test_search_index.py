"""The index behind the search box: what is found, in which order, and why."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kg.claims import near, normal
from kg.claims.names import normalise

CASES = json.loads((Path(__file__).parents[3] / "data" / "names.json").read_text(encoding="utf-8"))
Find = Callable[..., list[dict[str, Any]]]

DOCUMENTS: list[dict[str, Any]] = [
    {
        "id": "concept:lems",
        "kind": "Condition",
        "label": "Lambert-Eaton myasthenic syndrome",
        "names": ["LEMS", "Eaton-Lambert syndrome"],
        "identifiers": ["https://w3id.org/condition-kg/concept/lems", "MONDO:0018556"],
        "definition": "An autoimmune disorder in which antibodies against calcium channels weaken muscles.",
    },
    {
        "id": "concept:mg",
        "kind": "Condition",
        "label": "myasthenia gravis",
        "names": ["MG"],
        "identifiers": ["MONDO:0009688"],
        "definition": "Another disorder of the junction between nerve and muscle.",
    },
    {"id": "concept:muscle", "kind": "AnatomicalEntity", "label": "muscle"},
    {"id": "concept:muscle-weakness", "kind": "SignOrSymptom", "label": "muscle weakness"},
    {"id": "concept:heart", "kind": "AnatomicalEntity", "label": "heart muscle"},
    {"id": "concept:problems", "kind": "SignOrSymptom", "label": "problems of intramuscular use"},
    {"id": "http://e/a#x1", "kind": "", "label": "Ménière’s disease"},
    {"id": "http://e/b#x1", "kind": "", "label": "x one"},
    {"id": "concept:İ", "kind": "", "label": "İstanbul ΛΌΓΟΣ ﬁrst"},
]


@pytest.fixture
def find(module: Callable[[str], Page]) -> Find:
    page = module("base/search-index")

    def ask(query: str, *, documents: list[dict[str, Any]] = DOCUMENTS, **options: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = page.evaluate(
            "([documents, query, options]) => m.index(documents).find(query, options)"
            ".map((group) => ({...group, hits: group.hits.map(({ id, what, text }) => ({ id, what, text }))}))",
            [documents, query, options],
        )
        return found

    return ask


def _ids(groups: list[dict[str, Any]]) -> list[str]:
    return [hit["id"] for group in groups for hit in group["hits"]]


def test_equal_before_beginning_before_word_before_the_rest(find: Find) -> None:
    groups = find("muscle")
    assert [group["kind"] for group in groups] == ["AnatomicalEntity", "SignOrSymptom", "Condition"]
    assert _ids(groups) == [
        *("concept:muscle", "concept:heart"),
        "concept:muscle-weakness",
        *("concept:mg", "concept:lems"),  # their definitions
    ]
    assert _ids(find("muscul")) == ["concept:problems"]


def test_a_name_that_equals_comes_before_a_label_that_holds(find: Find) -> None:
    assert _ids(find("lems")) == ["concept:lems", "concept:problems"]
    assert find("lems")[0]["hits"][0] == {"id": "concept:lems", "what": "name", "text": "LEMS"}


@pytest.mark.parametrize(
    "query",
    [
        *("MONDO:0018556", "mondo:0018556", "0018556", "concept:lems", "https://w3id.org/condition-kg/concept/lems"),
        *("<https://w3id.org/condition-kg/concept/lems>", "  concept:lems ", "w3id.org/condition-kg/concept/lems"),
    ],
)
def test_identifiers_and_addresses_are_found(find: Find, query: str) -> None:
    assert _ids(find(query))[0] == "concept:lems"


def test_an_address_leads_to_its_own_thing_first(find: Find) -> None:
    assert _ids(find("http://e/b#x1")) == ["http://e/b#x1", "http://e/a#x1"]
    assert _ids(find("http://e/a#x1")) == ["http://e/a#x1", "http://e/b#x1"]


def test_names_are_compared_by_the_shared_table(module_page: Page) -> None:
    assert module_page.evaluate("(texts) => texts.map(m.fold)", [case["text"] for case in CASES]) == [
        case["form"] for case in CASES
    ]


def test_every_character_is_compared_as_in_python(module_page: Page) -> None:
    texts = [f"a{chr(code)}b" for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")]
    # As one text each way: Playwright takes a second for every ten thousand values.
    folded = "(texts) => JSON.stringify(JSON.parse(texts).map(m.fold))"
    found = json.loads(module_page.evaluate(folded, json.dumps(texts)))
    assert [text for text, form in zip(texts, found, strict=True) if form != normalise(text)] == []


@pytest.mark.parametrize(
    ("query", "name"),
    [
        *(("meniere's disease", "http://e/a#x1"), ("MÉNIÈRES", None), ("istanbul", "concept:İ")),
        *(("λογος", "concept:İ"), ("λόγοσ", "concept:İ"), ("first", "concept:İ"), ("eaton lambert", "concept:lems")),
    ],
)
def test_case_marks_and_punctuation_do_not_matter(find: Find, query: str, name: str | None) -> None:
    assert _ids(find(query))[:1] == ([name] if name else [])


def test_all_words_must_match_in_any_order_and_in_any_text(find: Find) -> None:
    assert _ids(find("syndrome myasthenic")) == ["concept:lems"]
    assert _ids(find("weakness muscle")) == ["concept:muscle-weakness"]
    assert _ids(find("LEMS calcium")) == ["concept:lems"]
    assert _ids(find("LEMS gravis")) == []
    assert _ids(find("an lems")) == ["concept:lems"]  # "an" begins a word; in "disorder" it would not
    assert _ids(find("sorder nerve")) == ["concept:mg"]


def test_a_hit_in_a_definition_shows_the_place(find: Find) -> None:
    hit = find("calcium")[0]["hits"][0]
    assert (hit["what"], "calcium channels" in hit["text"]) == ("definition", True)
    long = {"id": "a:1", "definition": f"{'before ' * 40}the needle {'after ' * 40}"}
    text = find("needle", documents=[long])[0]["hits"][0]["text"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert "the needle after" in text


@pytest.mark.parametrize("query", ["", "   ", "-", "( ) [", "\\", "zzz", "\n", "m\nm", "a" * 10_000])
def test_what_is_not_there_is_not_found(find: Find, query: str) -> None:
    assert find(query) == []


def test_at_most_so_many_hits_and_the_shorter_label_first(find: Find) -> None:
    documents = [{"id": f"e:{number}", "label": "word" + "s" * (number % 50)} for number in range(200)]
    assert _ids(find("word", documents=documents, limit=3)) == ["e:0", "e:50", "e:100"]
    assert len(_ids(find("word", documents=documents))) == 40
    assert find("word", documents=[]) == []


texts = st.text(st.sampled_from("abcé -.\nAß🧠ﬁΣ"), max_size=8)
documents = st.lists(st.fixed_dictionaries({"label": texts, "names": st.lists(texts, max_size=2)}), max_size=6)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(documents=[{"label": "A", "names": []}], query="A.A")
@given(documents=documents, query=texts)
def test_whatever_holds_the_query_is_found_and_nothing_else(
    module_page: Page, documents: list[dict[str, Any]], query: str
) -> None:
    """Against the plain way to say it: every word of the query occurs in a text of the document."""
    for number, one in enumerate(documents):
        one["id"] = f"{number}"
    found, plain = module_page.evaluate(
        """([documents, query]) => {
            const words = m.fold(query).split(" ");
            const holds = ({ id, label, names }) => {
                const texts = [label || id, ...names, id].map(m.fold);
                const begins = (text, word) => text.startsWith(word) || text.includes(" " + word);
                const isIn = (text, word) => word.length < 3 ? begins(text, word) : text.includes(word);
                const test = words.length > 1 ? isIn : (text, word) => text.includes(word);
                const isOneTwice = words.length > 1 && new Set(words).size === 1; // tells no more than that word
                const whole = words.join(" ");
                return texts.some((text) => text.includes(whole)) ||
                    !isOneTwice && words.every((word) => texts.some((text) => test(text, word)));
            };
            const ids = m.index(documents).find(query, { limit: 99 }).flatMap(({ hits }) => hits.map(({ id }) => id));
            return [ids.sort(), m.fold(query) ? documents.filter(holds).map(({ id }) => id).sort() : []];
        }""",
        [documents, query],
    )
    assert found == plain


NAMED = [
    {"id": "e:lung", "label": "small cell lung cancer", "names": ["Carcinoma, Small Cell, of Lung"]},
    {"id": "e:anemia", "label": "anemia", "definition": "Words on anaemia."},
    {"id": "e:other", "label": "Another thing", "definition": "Weakness of the muscles, tumours, anaemia: all."},
    {"id": "e:weak", "label": "muscle weakness", "names": ["asthenia"]},
    {"id": "e:factor", "label": "factor II deficiency", "names": ["β-globin"]},
    {"id": "e:tumor", "label": "tumor"},
    {"id": "e:emg", "label": "electromyography"},
    {"id": "e:ap", "label": "4-aminopyridine"},
    {"id": "e:tumors", "label": "benign tumor"},
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("weakness of the muscles", ["e:weak", "e:other"]),
        ("muscles weak", ["e:weak", "e:other"]),  # the last word is being typed
        ("anaemia", ["e:anemia", "e:other"]),
        ("Tumours", ["e:tumor", "e:tumors", "e:other"]),
        ("lung carcinomas, small-cell", ["e:lung"]),
        ("factor 2 deficiencies", ["e:factor"]),
        ("beta globins", ["e:factor"]),
        ("deficiency", ["e:factor"]),
        ("factor 3", []),
        ("weak muscles", ["e:other"]),
        ("SCLC", ["e:lung"]),  # initials
        ("sclc", ["e:lung"]),
        ("EMG", ["e:emg"]),  # parts of a word
        ("4-AP", ["e:ap"]),
        ("3-AP", []),
        ("weaknes", ["e:weak", "e:other"]),
        ("anemai", ["e:anemia"]),  # two letters changed places
        ("small cell lung cancr", ["e:lung"]),
        ("tumur", ["e:tumor", "e:tumors"]),
        ("fctor 3", []),  # numbers are never corrected
    ],
)
def test_labels_and_names_are_found_by_their_normalised_words(
    module_page: Page, query: str, expected: list[str]
) -> None:
    asked = (
        "([documents, rules, query]) => import('http://js.test/base/normal.js').then(({ normaliser }) =>"
        " m.index(documents, normaliser(rules), rules).find(query).flatMap(({ hits }) => hits.map(({ id }) => id)))"
    )
    assert module_page.evaluate(asked, [NAMED, normal.RULES | near.RULES, query]) == expected


@pytest.fixture
def module_page(module: Callable[[str], Page]) -> Page:
    return module("base/search-index")
