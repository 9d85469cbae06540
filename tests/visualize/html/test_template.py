"""Templates escape every value; and what links is only what can be followed."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from kg.rdf.namespaces import BASE, expand
from visualize.html import template as templates
from visualize.html.template import LinkedText, linked, page_template, read_template


@pytest.mark.parametrize(
    "iri",
    [
        "javascript:hit()",
        "data:text/html,x",
        "urn:x:y",
        "file:///etc/passwd",
        "http://e/a b",
        'http://e/"x',
        "http://e/<x",
    ],
)
def test_what_would_run_or_is_no_address_is_no_link(iri: str) -> None:
    assert linked("x", iri, "/") == LinkedText("x")


def test_our_own_lead_into_our_server_where_there_is_one() -> None:
    assert linked("LEMS", expand("concept:lems"), "/kg/") == LinkedText("LEMS", "/kg/concept/lems", "ours")
    assert linked("LEMS", expand("concept:lems")) == LinkedText("LEMS", BASE + "concept/lems", "foreign")
    assert linked("weak", expand("HP:0001324"), "/").kind == "foreign"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"test.html": "<p>{{ value|html }}</p>{{ missing if asked }}", "a.css": "p {}\n", "b.css": "b {}\n"}
    monkeypatch.setattr(templates, "read_template", texts.__getitem__)


@pytest.mark.usefixtures("made")
def test_values_are_text_and_what_is_missing_is_an_error() -> None:
    template, style = page_template("test.html", ("a.css", "b.css"))
    assert style == "p {}\nb {}\n"
    assert template.render(value="<b>&\0", asked=False) == "<p>&lt;b&gt;&amp;\ufffd</p>"
    with pytest.raises(UndefinedError):
        template.render(value="x", asked=True)
    page_template.cache_clear()


def test_every_template_is_there() -> None:
    assert "<html" in read_template("resource.html")
