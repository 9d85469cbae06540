"""The page as text: valid HTML5, closed to the network, the same on every run, small."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import html5lib
import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.rdf.load import load_files
from tests.visualize.expected import GOLDEN
from tests.visualize.packed import unpacked
from visualize import draw, page_model
from visualize.explorer.model import PageModel
from visualize.explorer.render import render


def _block(html: str, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(unpacked(html, name))
    return content


def _code(html: str) -> list[str]:
    """The scripts that may run: one as it is, the others packed."""
    own = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    return [*own, unpacked(html, "main"), unpacked(html, "library")]


@pytest.fixture(scope="module")
def whole_html(whole: Dataset) -> str:
    """The page of the shipped graph."""
    return render(page_model(whole.quads, whole.index))


def test_page_is_valid_html5(html: str) -> None:
    html5lib.HTMLParser(strict=True).parse(html)


def test_policy_lets_nothing_load_and_names_each_script_and_style_by_its_digest(html: str) -> None:
    match = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert match
    policy = dict(part.split(" ", 1) for part in match[1].replace("&#39;", "'").split("; "))

    def digests(texts: list[str]) -> list[str]:
        return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]

    assert policy == {
        "default-src": "'none'",
        "script-src": " ".join(digests(_code(html))),
        "style-src": " ".join(digests(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_page_names_no_other_file(html: str) -> None:
    outside = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert re.findall(r"""\b(?:src|href|action|data|poster)\s*=\s*["']?([^"'\s>]+)""", outside) == ["#card"]
    assert "url(" not in outside
    assert "@import" not in outside
    assert "sourceMappingURL" not in html


def test_data_holds_the_model_and_pyvis_made_the_network(html: str, model: PageModel) -> None:
    page, network = _block(html, "page"), _block(html, "network")
    assert [row[0] for row in page["nodes"]["rows"]] == [node.id for node in model.nodes]
    assert [(node["id"], node["label"].split("\n")) for node in network["nodes"]] == [
        (number, list(node.lines)) for number, node in enumerate(model.nodes)
    ]
    assert [(edge["from"], edge["to"]) for edge in network["edges"]] == [
        (
            next(n for n, node in enumerate(model.nodes) if node.id == edge.source),
            next(n for n, node in enumerate(model.nodes) if node.id == edge.target),
        )
        for edge in model.edges
    ]
    assert all(type(node["x"]) is int and type(node["y"]) is int for node in network["nodes"])
    assert not any("title" in item for item in (*network["nodes"], *network["edges"]))
    assert json.loads(network["options"])["physics"] == {"enabled": False}


@pytest.mark.slow
def test_the_page_of_all_that_is_shipped_is_at_most_800_kilobytes(whole_html: str) -> None:
    assert len(whole_html.encode()) < 800_000


@pytest.mark.slow
def test_title_and_notice_are_on_the_page_without_scripts(html: str, store: ox.Store) -> None:
    outside = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert "<h1>Lambert-Eaton myasthenic syndrome</h1>" in outside
    assert "Made from one encyclopaedia entry reviewed 2022-04-25 and the cited layers." in outside
    assert "<h1>Other &lt;b&gt; title</h1>" in draw(store, title="Other <b> title")


@pytest.mark.slow
def test_the_page_that_kg_build_writes_is_the_same(whole_html: str, built_folder: Path) -> None:
    assert (built_folder / "condition-kg.html").read_text(encoding="utf-8") == whole_html


def test_small_page_is_as_it_was(request: pytest.FixtureRequest) -> None:
    """The page of a small graph without scripts and style, against golden/small.html (``pytest --update``)."""
    page = draw(load_files([GOLDEN / "small.ttl"]))
    page = re.sub(r"<(script|style)>.*?</\1>", r"<\1></\1>", page, flags=re.DOTALL)
    for name in ("main", "library"):
        page = re.sub(rf'(id="{name}">).*?</script>', r"\1</script>", page, flags=re.DOTALL)
    for name in ("network", "page"):
        before, _, after = page.partition(f'id="{name}">')
        page = f'{before}id="{name}">{unpacked(page, name)}</script>{after.partition("</script>")[2]}'
    page = re.sub(r"'sha256-[^']*'|&#39;sha256-.*?&#39;", "sha256", page)
    page = re.sub(r"condition-kg \d[\d.]*\d", "condition-kg VERSION", page)
    golden = GOLDEN / "small.html"
    if request.config.getoption("--update", default=False):
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")
