"""What the picture shows when a page opens: what the entry states, else all; ``state/visible.js`` says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from visualize.explorer.bundles import Bundle
from visualize.explorer.model import Edge, Node, PageModel

__all__ = ["Opening", "opening"]

#: Things without any arrow that are still drawn.
_FEW = 20
#: Predicates between the levels of a taxonomy.
_LEVELS = {
    *("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader", "skos:narrower", "skos:topConceptOf"),
    "skos:hasTopConcept",
}


@dataclass(frozen=True, slots=True)
class Opening:
    """The nodes and arrows that are drawn, and the bundles that stand for more than one of the arrows.

    ``nodes`` come in the order in which they get room for their labels: the one in the middle, then those of most
    arrows. Each bundle comes with the arrows that it gathers, which are not drawn themselves.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    bundles: tuple[tuple[Bundle, tuple[Edge, ...]], ...]


def opening(model: PageModel, bundles: Sequence[Bundle]) -> Opening:
    """What is drawn of a page when it opens.

    Args:
        model: The page.
        bundles: The arrows that are gathered, whether shown or not.

    Returns:
        Nothing for a taxonomy, which opens as a tree, nor for many things without an arrow, of which there is a list.
    """
    is_scattered = model.plain and not model.edges and len(model.nodes) > _FEW
    if is_scattered or _is_taxonomy(model):
        return Opening((), (), ())
    shown = _layers(model)
    layer_of = {claim.id: claim.layer for claim in model.statements}
    layer_of |= {node.id: node.gap.layer for node in model.nodes if node.gap}
    edges = {edge.id: edge for edge in model.edges if _told_in(edge, layer_of) in shown}
    degrees = Counter(end for edge in edges.values() for end in (edge.source, edge.target))
    nodes = [node for node in model.nodes if node.id in degrees or not model.edges]
    ends = {name: place for place, name in enumerate(degrees)}  # in the order of the arrows
    nodes.sort(key=lambda node: (node.id != model.focus, -degrees[node.id], ends.get(node.id, 0)))
    inside = [(bundle, tuple(edges[name] for name in bundle.edges if name in edges)) for bundle in bundles]
    return Opening(tuple(nodes), tuple(edges.values()), tuple(one for one in inside if len(one[1]) > 1))


def _is_taxonomy(model: PageModel) -> bool:
    """Whether most of plain RDF leads from one level of a taxonomy to another; ``base/taxonomy.js`` says the same."""
    links = [claim.predicate in _LEVELS for claim in model.statements if isinstance(claim.object, str)]
    return model.plain and (4 if model.large else 2) * sum(links) > len(links)


def _layers(model: PageModel) -> set[str]:
    """The layers that are on when the page opens, and that of what has none (an empty text)."""
    entries = [layer for layer in model.layers if layer.kind == "ck:entryLayer"]
    own = [layer for layer in entries if layer.about == model.focus]
    return {"", *(layer.id for layer in own or entries or model.layers)}


def _told_in(edge: Edge, layer_of: dict[str, str]) -> str:
    name = edge.target if edge.kind == "gap" else edge.statement
    return layer_of.get(name or "", "")
