"""Nodes of a model by name."""

from __future__ import annotations

from visualize.explorer.model import Node, PageModel


def node_of(model: PageModel, name: str) -> Node:
    return next(node for node in model.nodes if node.id == name)
