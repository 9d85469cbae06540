"""The notice: what the data say of themselves, and nothing that they do not say."""

from __future__ import annotations

import pyoxigraph as ox

from kg.build.dataset import Dataset
from kg.claims.notice import data_version, made_with, notice_lines
from kg.rdf.index import Index, node
from kg.rdf.namespaces import BASE
from kg.version import DATA_DATE, DATA_VERSION, NOT_REVIEWED, NOTICE, __version__

OURS = ox.NamedNode(BASE)


def test_the_shipped_graph_states_version_and_date(dataset: Dataset) -> None:
    assert notice_lines(dataset.index) == NOTICE == dataset.notice
    assert data_version(dataset.index) == DATA_VERSION
    assert made_with(dataset.index) == f"condition-kg {__version__}, data {DATA_VERSION} ({DATA_DATE})"


def test_an_older_graph_keeps_its_version(dataset: Dataset) -> None:
    stated = {node("owl:versionInfo"): ox.Literal("2020.1.1"), node("dcterms:date"): ox.Literal("2020-01-01")}
    older = Index(
        ox.Triple(each.subject, each.predicate, stated.get(each.predicate, each.object))
        if each.subject == OURS
        else each
        for each in dataset.triples
    )
    assert notice_lines(older)[0] == "condition-kg, data version 2020.1.1 (2020-01-01)."
    assert made_with(older).endswith("data 2020.1.1 (2020-01-01)")


def test_a_version_that_is_not_stated_is_not_said(dataset: Dataset) -> None:
    stated = (node("owl:versionInfo"), node("dcterms:date"))
    silent = Index(each for each in dataset.triples if each.subject != OURS or each.predicate not in stated)
    assert data_version(silent) == ""
    assert notice_lines(silent)[0] == "condition-kg."
    assert made_with(silent) == f"Made with condition-kg {__version__}"


def test_data_of_others(both: Dataset) -> None:
    titles = "Lambert-Eaton myasthenic syndrome, Polymyositis"
    assert notice_lines(both.index) == (f"{titles}. Made with condition-kg {__version__}.", NOT_REVIEWED)
    assert notice_lines(Index([])) == (f"Made with condition-kg {__version__}.", NOT_REVIEWED)
