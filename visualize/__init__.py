"""The page: from the dataset to one offline HTML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["draw"]


def draw(store: ox.Store, *, title: str | None = None, query: str = "") -> str:
    """The page that shows a graph, as HTML: one file, valid HTML5, from which no request leaves.

    Args:
        store: The shipped graph, or any RDF; see :func:`kg.rdf.load.open_store`.
        title: Heading of the page; the label of the condition when None.
        query: Address of the query page, where the page is served beside one; no link when empty.

    Returns:
        The same text for the same graph, on every run.
    """
    from visualize.explorer.read import page_model
    from visualize.explorer.render import render

    return render(page_model(store), title=title, query=query)
