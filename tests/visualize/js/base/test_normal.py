"""The page's normalised words are those of Python."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable

from playwright.sync_api import Page

from kg.claims.names import Names
from kg.claims.normal import RULES, words
from kg.rdf.index import Index

ODD = (
    *("Paget’s disease of bone, type IIa", "Non-syndromic tumours", "Anaemias", "CD4+ and HER2−", "β-thalassaemia"),
    *(
        "Φαινόμενο του Ραιννώ",
        "Vitamin A",
        "a",
        "the",
        "XX",
        "class x",
        "type i",
        "→",
        "",
        "Ｂ１２",
        "Straße",
        "٣ days",
    ),
)


def _words(page: Page, texts: list[str]) -> list[list[str]]:
    # As one text each way: Playwright takes a second for every ten thousand values.
    ask = "([rules, texts]) => JSON.stringify(JSON.parse(texts).map(m.normaliser(rules)))"
    found: list[list[str]] = json.loads(page.evaluate(ask, [RULES, json.dumps(texts)]))
    return found


def test_words_are_those_of_python(module: Callable[[str], Page], index: Index) -> None:
    """For every name of the graph, every letter, and what comes by chance."""
    chance = random.Random(4)  # noqa: S311 - no secret
    texts = sorted({text for iri in index.subjects() for text in index.once(Names).exact(iri.value)})
    assert len(texts) > 500
    texts += ODD
    texts += [f"a{chr(code)}b I" for code in range(0x3000) if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")]
    texts += ["".join(chance.choices("abcIVXix αβμς'’s-+,()/012éßæ½²日", k=chance.randint(0, 14))) for _ in range(5000)]
    found = _words(module("base/normal"), texts)
    assert [text for text, form in zip(texts, found, strict=True) if form != [*words(text)]] == []
