"""The page as schema.org JSON-LD for its head."""

from __future__ import annotations

import re

import pytest
import rdflib

from kg.build.dataset import Dataset
from kg.rdf.index import Index
from visualize.explorer.linked_data import linked_data

SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_head_tells_machines_what_the_page_is_about(html: str) -> None:
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert match
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=match[1], format="json-ld")
    page = graph.value(predicate=rdflib.RDF.type, object=SCHEMA.WebPage)
    assert graph.value(page, SCHEMA.inLanguage) == rdflib.Literal("en")
    assert graph.value(page, SCHEMA.about) == rdflib.URIRef("https://w3id.org/condition-kg/concept/lems")
    assert (graph.value(page, SCHEMA.about), rdflib.RDF.type, SCHEMA.MedicalCondition) in graph
    assert graph.value(page, SCHEMA.isBasedOn)
    assert "reviewedBy" not in match[1]


def test_two_entries_stand_side_by_side(both: Dataset) -> None:
    page = linked_data(both.index, "T", "N")
    assert [one["name"] for one in page["about"]] == ["Lambert-Eaton myasthenic syndrome", "polymyositis"]
    assert len(page["isBasedOn"]) == len(page["license"]) == 2
    assert all("subjectOf" not in one and "@context" not in one for one in page["about"])


def test_data_that_are_of_no_entry_are_told_by_their_title() -> None:
    page = linked_data(Index([]), "Title <b>", "Notice")
    assert {key: page[key] for key in ("@type", "name", "description")} == {
        "@type": "WebPage",
        "name": "Title <b>",
        "description": "Notice",
    }
    assert "about" not in page
