"""How a statement stands to a graph, by rules alone."""

from __future__ import annotations

from kg.check.judgement import Judgement, Verdict
from kg.rdf.index import Index

__all__ = ["check_statement"]


def check_statement(index: Index, text: str) -> Judgement:
    """How a plain English sentence stands to a graph, with the claims that the verdict rests on.

    Args:
        index: The graph, with its vocabulary.
        text: One affirmative or negated sentence.
    """
    return Judgement(text, Verdict.NOT_UNDERSTOOD, "no reading")
