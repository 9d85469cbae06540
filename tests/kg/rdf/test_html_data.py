"""JSON-LD in HTML pages."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.rdf.html_data import is_page, page_source
from kg.rdf.source import Source

PAGE = """<!DOCTYPE html>
<!-- <script type="application/ld+json">{"@id": "http://e/no", "http://e/p": 1}</script> -->
<html><head><base target="_top"><base href="http://e/under/"><script>if (1 << 2) { "</p>" }</script>
<SCRIPT id=a type='application/ld+json; charset=utf-8'>
{"@context": {"p": "http://e/p"}, "@id": "one", "p": [{"@id": "_:b"}, "a << \\u00e9 &amp; b"]}
</SCRIPT>
<script type="application/ld+json">  </script>
<script type="application/ld+json;profile=http://www.w3.org/ns/json-ld#context">{"@context": {}}</script>
</head><body><p>text</p><script type=application/ld+json>[{"@id": "_:b", "http://e/p": 2}]</script></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("pattern", "holds"),
    [
        ('<http://e/under/one> <http://e/p> "a << \u00e9 &amp; b"', True),
        ("?s <http://e/p> 2", True),
        ("?s <http://e/p> ?b . ?b <http://e/p> 2", False),  # a blank node is one of its script
        ("<http://e/no> ?p ?o", False),
    ],
)
def test_scripts_are_read(page: Path, pattern: str, *, holds: bool) -> None:
    assert kg.load(page).sparql(f"ASK {{ {pattern} }}") is holds


def test_without_a_base_it_is_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        '<html><script type="application/ld+json">{"@id": "#a", "http://e/p": 1}</script>', encoding="utf-8"
    )
    assert kg.load(path).sparql(f"ASK {{ <{path.as_uri()}#a> ?p 1 }}")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (PAGE.replace('"p": [', '"p": [['), r"page\.html:5:\d+: is malformed"),
        (PAGE.replace('{"p": "http://e/p"}', '"http://e/context"'), r"page\.html:5: refers to a context elsewhere"),
        ("<html><script>1</script>", "is an HTML page without JSON-LD"),
        ("<html><script type='application/ld+json'>{", r"page\.html:1:\d+: is malformed"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        page_source(path)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes("<html>\u00e9".encode("latin-1"))
    assert is_page(Source(path))
    with pytest.raises(InputError, match="UTF-8"):
        page_source(path)


@pytest.mark.parametrize("piece", ["<!--", "<script ", "<script>", "<base ", "<script type='application/ld+json'>"])
def test_no_page_takes_long(piece: str) -> None:
    with pytest.raises(InputError):
        page_source(("<html>" + piece * 20_000).encode())
