"""What a notebook shows of a graph: tables, cards, paths and comparisons as HTML, and the explorer in a frame.

Everything that comes from data is escaped, by the templates or as the text of an attribute. The methods
``_repr_html_`` of other modules import this one when a notebook asks for them, and not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from kg.claims.card import MOST
from kg.claims.claim import CLASSES, is_retired
from kg.claims.notice import not_reviewed
from kg.condition import conditions_of
from kg.errors import InputError
from kg.files import write_atomically
from kg.rdf.index import Index, StoreIndex, node
from kg.tables import cell
from kg.version import NOT_REVIEWED
from visualize.explorer.focus import focus_named
from visualize.html.template import page_template

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.api import Rows
    from kg.claims.card import Card
    from kg.claims.compare import Comparison
    from kg.claims.path import Paths

__all__ = [
    "MOST_ROWS",
    "Drawing",
    "card_html",
    "comparison_html",
    "drawing",
    "graph_html",
    "paths_html",
    "rows_html",
]

#: Rows of a table that a notebook shows.
MOST_ROWS = 100
#: What holds for every graph, whoever made it.
#: The page runs its scripts, may save a file and open a link, and reaches nothing of the notebook.
_SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, repr=False)
class Drawing:
    """The explorer of a graph as one HTML page; a notebook shows it in a frame.

    Args:
        html: The page.
        height: Of the frame, in CSS pixels.
    """

    html: str
    height: int = 700

    def __repr__(self) -> str:
        return f"<kg.notebook.Drawing: a page of {len(self.html):,} characters; .save(path) writes it>"

    def _repr_html_(self) -> str:
        page = self.html.replace("&", "&amp;").replace('"', "&quot;")
        return (
            f'<iframe srcdoc="{page}" sandbox="{_SANDBOX}" title="Explorer of the graph" width="100%" '
            f'height="{self.height}" style="border: 0"></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, whole or not at all.

        Returns:
            The path of the file.

        Raises:
            InputError: when the file cannot be written.
        """
        if not isinstance(path, str | PathLike):
            raise InputError(f"a file is named by text or a path, not by {path!r}", hint="Name a file to write")
        write_atomically(path, self.html)
        return Path(path)


def drawing(data: ox.Store | Sequence[ox.Quad], index: Index, condition: str | None = None) -> Drawing:
    """Draw a graph.

    Args:
        data: The graph.
        index: The index of it.
        condition: The condition on which the page opens: name, title or IRI; that of the most claims when None.

    Raises:
        InputError: when there is no such condition, or the page cannot open on it.
    """
    from visualize import page_model
    from visualize.explorer.render import render

    concept = None if condition is None else focus_named(index, condition)
    return Drawing(render(page_model(data, index, condition=concept)))


def rows_html(rows: Rows) -> str:
    """A table of at most :data:`MOST_ROWS` rows."""
    shown = [[cell(row[name]) for name in rows.columns] for row in rows[:MOST_ROWS]]
    return _filled("rows.html", columns=rows.columns, rows=shown, more=len(rows) - len(shown))


def graph_html(store: ox.Store) -> str:
    """What a graph is, in a few lines."""
    index = StoreIndex(store)
    conditions = conditions_of(index)
    counts = [
        (len(store), "quads"),
        (sum(not is_retired(index, claim) for claim in index.of_type(*CLASSES)), "claims"),
        (sum(1 for _ in index.of_type(node("ck:Layer"))), "layers"),
        (sum(1 for _ in index.of_type(node("ck:Gap"))), "lists that a source has lost"),
    ]
    titles = [condition.title for condition in conditions]
    return _filled("graph.html", titles=titles, counts=[pair for pair in counts if pair[0]], notice=not_reviewed(index))


def card_html(card: Card) -> str:
    """A card: names, claims with their sources, gaps, mappings, conflicts; of each group the first :data:`MOST`."""
    return _filled("card.html", card=card, most=MOST, notice=NOT_REVIEWED)


def paths_html(found: Paths) -> str:
    """The ways, each claim in words with its source."""
    return _filled("paths.html", found=found)


def comparison_html(found: Comparison) -> str:
    """What is said of both conditions, and of one only."""
    return _filled("comparison.html", found=found, most=MOST, notice=NOT_REVIEWED)


def _filled(name: str, **values: object) -> str:
    template, _ = page_template(f"notebook/{name}", ())
    return template.render(values)
