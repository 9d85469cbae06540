"""The page: from the dataset to one offline HTML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyoxigraph as ox

    from kg.rdf.index import Index
    from visualize.explorer.model import PageModel

__all__ = ["draw", "page_model"]


def draw(
    data: ox.Store | Sequence[ox.Quad],
    *,
    condition: str | None = None,
    title: str | None = None,
    name: str = "",
    query: str = "",
    prefixes: Mapping[str, str] | None = None,
) -> str:
    """The page that shows a graph, as HTML: one file, valid HTML5, from which no request leaves.

    Args:
        data: The shipped graph, or any RDF; see :func:`page_model`.
        condition: IRI of the concept on which the page opens, see :func:`page_model`.
        title: Heading of the page; the label of the condition when None.
        name: What data are called that do not say it, in place of that label.
        query: Address of the query page, where the page is served beside one; no link when empty.
        prefixes: What the files of the data declare, by which things of one name are told apart.

    Returns:
        The same text for the same graph, on every run.
    """
    from kg.claims.notice import UNTITLED
    from kg.rdf.index import Index
    from visualize.explorer.render import render

    model = page_model(data, Index(data, prefixes), condition=condition)
    if name and model.title == UNTITLED:
        title = title or name
    return render(model, title=title, query=query)


def page_model(
    data: ox.Store | Sequence[ox.Quad], index: Index | None = None, *, condition: str | None = None
) -> PageModel:
    """The model of the page of a graph of associations and gaps with what stands beside them, or else of plain RDF.

    Args:
        data: The graph; its literals are shown as they are spelled here, and a store has its own spelling.
        index: The index of it, where one is made already.
        condition: IRI of the concept on which the page opens; when None LEMS of what is shipped, else that of the most
            claims.
    """
    import pyoxigraph as ox

    from kg.rdf.index import Index
    from visualize.explorer.beside import with_triples_beside
    from visualize.explorer.claims import read_claims
    from visualize.explorer.triples import read_triples

    index = Index(data) if index is None else index
    if isinstance(data, ox.Store):
        store = data
    else:
        store = ox.Store()
        store.extend(data)
    model = read_claims(store, index, condition)
    return with_triples_beside(model, data, index) if model else read_triples(data, index)
