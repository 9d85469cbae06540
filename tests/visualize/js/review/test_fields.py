"""A claim in one cell, as the page and as Python read and write it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from kg.reading.fields import PARTS, fields_text, mention_of, parse_fields, proposal_fields
from tests.kg.reading.entries import reading

TEXTS = [
    *(fields_text(proposal_fields(one)) for one in reading().proposals),
    fields_text({"object": ("a; b=c\\d;",), "population": ("x", "y\nz"), "frequency": ("",), "cues": ("1-2",)}),
]
MALFORMED = ("x", "=1", "object=a;b", "object=a; ", "object=a\\b")
THINGS = ("joint pain (own:joint-pain, ck:SignOrSymptom)", "a (b) (own:c)", "dry mouth", "(ck:often)", "x (y: z)")


def test_twins(module: Callable[[str], Page]) -> None:
    page = module("review/fields")
    for text in TEXTS:
        found = page.evaluate("(text) => [...m.parseFields(text)]", text)
        assert {key: tuple(values) for key, values in found} == parse_fields(text)
        again = "([text, parts]) => m.fieldsText(m.parseFields(text), parts)"
        assert page.evaluate(again, [text, list(PARTS)]) == text
    for text in MALFORMED:
        assert page.evaluate("(text) => m.parseFields(text)", text) is None


def test_words_of_things(module: Callable[[str], Page]) -> None:
    page = module("review/fields")
    for text in THINGS:
        mention = mention_of(text)
        words = mention.words or mention.concept.partition(":")[2].replace("-", " ")
        assert page.evaluate("(text) => m.wordsOf(text)", text) == words
