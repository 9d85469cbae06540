"""The classes of a large graph before any script runs."""

from __future__ import annotations

from dataclasses import replace

from tests.visualize.explorer.graphs import model_of
from visualize.drawing.summary import summary
from visualize.explorer.model import LARGE


def test_a_large_graph_is_summed_up_by_class_and_nothing_of_it_is_markup() -> None:
    model = model_of(':C rdfs:label "<b>Kind</b>" . :a a :C ; :to :b .')
    assert summary(model) == ""
    node = next(node for node in model.nodes if node.iri.endswith("/a"))
    many = replace(model, nodes=(*model.nodes, *(replace(node, id=str(number)) for number in range(LARGE))))
    html = summary(many)
    assert "&lt;b&gt;Kind&lt;/b&gt;" in html
    assert f"<td>{LARGE + 1:,}</td>" in html
