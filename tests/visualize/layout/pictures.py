"""Small graphs to lay out."""

from __future__ import annotations

from visualize.explorer.model import Edge, Layer, Node, PageModel, Statement
from visualize.layout.labels import wrap

#: Subject, predicate of ours, object.
Triple = tuple[str, str, str]


def picture(*stated: Triple, others: tuple[Triple, ...] = (), focus: str = "lems") -> PageModel:
    """A graph of concepts: what an entry states, where there are others what these add."""
    triples = [*((triple, "entry") for triple in stated), *((triple, "others") for triple in others)]
    names = dict.fromkeys(name for (subject, _, value), _ in triples for name in (subject, value))
    statements = [
        Statement(f"{number}", subject, f"ck:{predicate}", value, layer=layer)
        for number, ((subject, predicate, value), layer) in enumerate(triples)
    ]
    entry = Layer("entry", "entry", "ck:entryLayer")
    return PageModel(
        title="",
        notice="",
        made_with="",
        version="",
        focus=focus,
        classes=(),
        nodes=tuple(Node(name, name, name, wrap(name), "") for name in names),
        edges=tuple(Edge(one.id, one.subject, str(one.object), "claim", one.predicate, one.id) for one in statements),
        statements=tuple(statements),
        layers=(entry,) if others else (),
    )
