"""The vocabulary's page: every term at its anchor, closed to the network, and the same on every run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import html5lib
import pyoxigraph as ox
import pytest

from kg.errors import MissingToolError
from kg.rdf.index import Index, node
from kg.rdf.namespaces import BASE, ONTOLOGY
from kg.sources import Sources, sources
from visualize.pages.vocabulary import FILE, vocabulary_html, vocabulary_page


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


def test_a_value_tells_its_class(html: str) -> None:
    entry = html[html.index('id="may"') :]
    assert 'href="#Modality"' in entry[: entry.index("</table>")]


def test_it_is_valid_and_nothing_in_it_loads_or_runs(html: str) -> None:
    html5lib.HTMLParser(strict=True).parse(html)
    assert not re.search(r"<(?:script|img|iframe|object|svg)\b|\b(?:src|srcset|on\w+)=|url\(|@import", html)
    links = re.findall(r"<link [^>]*>", html)
    assert links == ['<link rel="alternate" type="text/turtle" title="Turtle" href="ontology.ttl">']
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in html
    foreign = re.findall(r'<a [^>]*href="https?://[^>]*>', html)
    assert all('rel="noopener noreferrer nofollow"' in link for link in foreign)


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


def test_without_pylode_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("visualize.pages.vocabulary.find_spec", lambda _: None)
    with pytest.raises(MissingToolError, match="pip install"):
        vocabulary_html()


def test_the_page_is_found_beside_the_graph(tmp_path: Path) -> None:
    ours = sources()
    for root, folder in ((tmp_path, tmp_path / "build"), (None, tmp_path / "kg" / "built")):
        origin = Sources(root, ours.ontology, ours.queries, tmp_path / "kg" / "data" / "concepts", ours.conditions)
        assert vocabulary_page(origin) is None
        folder.mkdir(parents=True)
        (folder / FILE).write_text("page", encoding="utf-8")
        assert vocabulary_page(origin) == folder / FILE


def test_iris_of_the_vocabulary_lead_into_it(html: str) -> None:
    from kg.rdf.addresses import local_path

    path = local_path(f"{BASE}ontology#hasTest")
    assert path == "/ontology#hasTest"
    assert 'id="hasTest"' in html
    assert node("ck:hasTest").value == f"{BASE}ontology#hasTest"
