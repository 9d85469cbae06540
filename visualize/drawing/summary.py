"""What a page of a large graph shows first: its classes; ``panels/classes.js`` puts buttons in their place."""

from __future__ import annotations

from collections import Counter

from markupsafe import escape

from visualize.explorer.model import LegendClass, PageModel
from visualize.explorer.palette import SHAPES
from visualize.html.policy import html_text

__all__ = ["summary"]

_LONGEST = 300  # characters of a definition
_LEAD = "Too many to draw at once: find one above, or choose a class; then the picture shows what is around it."


def summary(model: PageModel) -> str:
    """The classes of a large graph with their numbers, as HTML; an empty text for any other graph."""
    if not model.large:
        return ""
    counts = Counter(node.kind for node in model.nodes)
    classes = sorted(enumerate(model.classes), key=lambda one: -counts[one[1].id])
    rows = "".join(_row(number, kind, counts[kind.id]) for number, kind in classes)
    heading = f"{len(model.nodes):,} things, {len(classes)} class{'' if len(classes) == 1 else 'es'}"
    columns = "".join(f'<th scope="col">{name}</th>' for name in ("Class", "Members", "Definition"))
    return (
        f'<h2>{heading}</h2><p class="summary plain">{_LEAD}</p>'
        f'<table class="classes"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(number: int, kind: LegendClass, members: int) -> str:
    told = kind.definition if len(kind.definition) <= _LONGEST else f"{kind.definition[: _LONGEST - 1]}…"
    label, definition = (escape(html_text(text)) for text in (kind.label, told))
    return (
        f'<tr><td><span class="end">{_glyph(number, kind)}<bdi dir="auto">{label}</bdi></span></td>'
        f'<td>{members:,}</td><td><bdi dir="auto">{definition}</bdi></td></tr>'
    )


def _glyph(number: int, kind: LegendClass) -> str:
    """The sign of a class, as ``base/glyph.js`` draws it."""
    points = " ".join(f"{x},{y}" for x, y in SHAPES[kind.shape])
    shape = f'<polygon points="{points}"' if points else '<circle r="100"'
    look = f'fill="var(--class-{number})" stroke="var(--outline)" stroke-width="12"'
    return f'<svg viewBox="-135 -135 270 270" width="18" height="18" aria-hidden="true">{shape} {look}/></svg>'
