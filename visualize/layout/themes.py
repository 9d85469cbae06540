"""Which theme of the picture a node belongs to: symptoms, tests, treatment and so on, by what links it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from visualize.explorer.model import Edge, PageModel, Text

__all__ = ["THEMES", "Theme", "entry_alone", "outsiders", "themes"]


@dataclass(frozen=True, slots=True)
class Theme:
    """A region of the picture: its heading, and the predicates (without “ck:”) by which the condition leads to it."""

    id: str
    heading: str
    predicates: frozenset[str]


THEMES = (
    Theme("mechanism", "How it comes about", frozenset({"hasMechanism", "hasAnimalModel"})),
    Theme("symptoms", "Symptoms", frozenset({"hasSymptom", "hasPhenotype", "affects"})),
    Theme("tests", "Tests, referral and contact", frozenset({"hasTest", "hasFinding", "hasReferral", "hasContact"})),
    Theme(
        "treatment",
        "Treatment",
        frozenset({"hasTreatment", "hasMedicine", "hasTreatmentGoal", "symptomsImprovedBy", "improvesAfter"}),
    ),
    Theme("markers", "Antibodies and genes", frozenset({"hasAutoantibody", "hasGeneticMarker"})),
    Theme("company", "What it is, what it occurs with", frozenset({"isA", "occursWith", "distinguishedFrom"})),
    Theme(
        "outlook",
        "Forms and outlook",
        frozenset({"hasForm", "hasCauseOfDeath", "hasComplication", "respondsTo", "hasPrognosis", "precedes"}),
    ),
    Theme("people", "In whom", frozenset({"occursIn", "hasPrevalence"})),
    Theme("prediction", "What foretells it or its company", frozenset({"predicts"})),
    Theme("topics", "Related topics", frozenset({"hasRelatedTopic"})),
)
_REST = "topics"  # the theme of what has no other


def themes(model: PageModel) -> dict[str, str]:
    """Id of each node but the focus to the id of its theme; empty when no theme fits the graph.

    A neighbour of the focus has the theme of the predicate between them (the first in the order of the themes when
    several fit), what foretells something that of predictions; any other node that of most of its neighbours. What
    other sources add changes no theme of a node of the entry.
    """
    found = _grow(entry_alone(model), {})
    return _grow(model, found) if outsiders(model) else found


def _grow(model: PageModel, known: Mapping[str, str]) -> dict[str, str]:
    """The themes of a model's nodes, some of which are known."""
    found = dict(known)
    for theme in THEMES:
        for edge in model.edges:
            if edge.source == model.focus and edge.predicate.removeprefix("ck:") in theme.predicates:
                found.setdefault(edge.target, theme.id)
    for edge in model.edges:
        if found and edge.predicate.removeprefix("ck:") == "predicts" and edge.source != model.focus:
            found.setdefault(edge.source, "prediction")
    others = [node.id for node in model.nodes if node.id not in found and node.id != model.focus]
    while step := _step(model.edges, others, found):
        found |= step
        others = [name for name in others if name not in step]
    return found | dict.fromkeys(others, _REST) if found else {}


def outsiders(model: PageModel) -> set[str]:
    """The nodes that only other sources than the entry speak of; none when the graph has no entry."""
    entry = _entry(model)
    if not entry:
        return set()
    stated: set[str | Text] = {node.id for node in model.nodes if node.gap}
    for statement in model.statements:
        if statement.layer in entry:
            stated |= {statement.subject, statement.object, *(one.value for one in statement.qualifiers)}
    return {node.id for node in model.nodes if node.id not in stated}


def _entry(model: PageModel) -> set[str]:
    """The layer of the entry on the focus; where none is on it, of each entry."""
    entries = [layer for layer in model.layers if layer.kind == "ck:entryLayer"]
    return {layer.id for layer in entries if layer.about == model.focus} or {layer.id for layer in entries}


def entry_alone(model: PageModel) -> PageModel:
    """The part of a model that the entry states."""
    entry, beyond = _entry(model), outsiders(model)
    stated = {statement.id for statement in model.statements if not entry or statement.layer in entry}
    return replace(
        model,
        nodes=tuple(node for node in model.nodes if node.id not in beyond),
        edges=tuple(edge for edge in model.edges if edge.statement in stated or not edge.statement),
        statements=tuple(statement for statement in model.statements if statement.id in stated),
    )


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
