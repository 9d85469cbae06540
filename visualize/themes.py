"""Which theme of the picture a node belongs to: symptoms, tests, treatment and so on, told by how it is joined on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.namespaces import local_name
from visualize.model import Edge, PageModel

__all__ = ["THEMES", "Theme", "themes"]


@dataclass(frozen=True, slots=True)
class Theme:
    """A region of the picture: its heading, and the predicates (local names) by which the condition leads to it."""

    id: str
    heading: str
    predicates: frozenset[str]


THEMES = (
    Theme("mechanism", "How it comes about", frozenset({"hasMechanism"})),
    Theme("symptoms", "Symptoms", frozenset({"hasSymptom", "affects"})),
    Theme("tests", "Tests, referral and contact", frozenset({"hasTest", "hasFinding", "hasReferral", "hasContact"})),
    Theme(
        "treatment",
        "Treatment",
        frozenset({"hasTreatment", "hasMedicine", "hasTreatmentGoal", "symptomsImprovedBy"}),
    ),
    Theme("company", "What it is, what it occurs with", frozenset({"isA", "occursWith"})),
    Theme("outlook", "Forms and outlook", frozenset({"hasForm", "hasCauseOfDeath", "hasComplication", "respondsTo"})),
    Theme("people", "In whom", frozenset({"occursIn"})),
    Theme("topics", "Related topics", frozenset({"hasRelatedTopic"})),
)


def themes(model: PageModel) -> dict[str, str]:
    """Id of each node but the focus to the id of its theme.

    A neighbour of the focus has the theme of the predicate between them (the first in the order of the themes when
    several fit); any other node that of most of its neighbours. What nothing leads to is left out.
    """
    found: dict[str, str] = {}
    for theme in THEMES:
        for edge in model.edges:
            if edge.source == model.focus and local_name(edge.predicate) in theme.predicates:
                found.setdefault(edge.target, theme.id)
    others = [node.id for node in model.nodes if node.id not in found and node.id != model.focus]
    while step := _step(model.edges, others, found):
        found |= step
        others = [name for name in others if name not in step]
    return found


def _step(edges: Iterable[Edge], others: Iterable[str], found: Mapping[str, str]) -> dict[str, str]:
    """The theme of those others that have a neighbour with a theme."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for edge in edges:
        for one, two in ((edge.source, edge.target), (edge.target, edge.source)):
            if two in found:
                votes[one][found[two]] += 1
    order = [theme.id for theme in THEMES]
    return {
        name: min(votes[name], key=lambda theme: (-votes[name][theme], order.index(theme)))
        for name in others
        if name in votes
    }
