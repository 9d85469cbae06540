"""The context of schema.org without fetching it."""

from __future__ import annotations

import json
import logging

import pytest

import kg
from kg.rdf.known_context import names_known_context, with_known_context


@pytest.mark.parametrize(
    "address",
    [
        "https://schema.org",
        "http://schema.org/",
        "https://www.schema.org/",
        "https://schema.org/docs/jsonldcontext.jsonld",
    ],
)
def test_it_stands_for_its_address(caplog: pytest.LogCaptureFixture, address: str) -> None:
    text = json.dumps({"@context": address, "type": "Person", "id": "http://e/ann", "name": "Ann"}).encode()
    assert names_known_context(text)
    with caplog.at_level(logging.WARNING, logger="kg"):
        assert kg.load(text, format="jsonld").sparql(
            'ASK { <http://e/ann> a <http://schema.org/Person> ; <http://schema.org/name> "Ann" }'
        )
    assert "not fetched" in caplog.text


def test_own_terms_may_stand_beside_it() -> None:
    text = b'{"@context": [\n "https://schema.org", {"e": "http://e/"}],\n"@id": "e:a", "e:p": 1, "name": "Ann"}'
    assert with_known_context(text, "x").count(b"\n") == text.count(b"\n")
    assert kg.load(text, format="jsonld").sparql('ASK { <http://e/a> <http://e/p> 1 ; <http://schema.org/name> "Ann" }')


@pytest.mark.parametrize("text", [b'{"@context": {"@vocab": "https://schema.org/"}}', b'{"url": "https://schema.org"}'])
def test_all_else_stays(text: bytes) -> None:
    assert with_known_context(text, "x") == text
    assert not names_known_context(text)
