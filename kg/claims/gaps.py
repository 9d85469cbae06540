"""Lost lists: how their source announces them."""

from __future__ import annotations

from kg.rdf.index import Index, Resource, node

__all__ = ["gap_words"]

_MODALITY, _PURPOSE, _PHRASE = map(node, ("ck:modality", "ck:purpose", "ck:phrase"))


def gap_words(index: Index, gap: Resource) -> str:
    """With which hedge and for which purpose a source announces a list that is lost; empty where it tells of neither.

    “may; to confirm the diagnosis”: whatever the list held, its source says no more of it than this.
    """
    hedges = sorted(index.label(one) for one in index.values(gap, _MODALITY) if one != node("ck:asserted"))
    goals = sorted(index.chosen(goal, _PHRASE) or index.label(goal) for goal in index.resources(gap, _PURPOSE))
    return "; ".join((*hedges, *goals))
