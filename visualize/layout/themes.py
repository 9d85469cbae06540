"""Which theme of the picture a node belongs to: symptoms, tests, treatment and so on, by what links it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from visualize.explorer.model import Edge, PageModel, Statement, Text

__all__ = ["THEMES", "Group", "Theme", "entry_alone", "groups", "outsiders", "themes"]


@dataclass(frozen=True, slots=True)
class Theme:
    """A region of the picture: its heading, and the predicates (without “ck:”) by which the condition leads to it."""

    id: str
    heading: str
    predicates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """The nodes of a box of the picture: a theme's, from the entry or from other sources, or another condition's.

    ``name`` is the id of the theme, or of the condition.
    """

    name: str
    heading: str
    nodes: tuple[str, ...]
    beyond: bool


THEMES = (
    Theme("mechanism", "How it comes about", frozenset({"hasMechanism", "hasAnimalModel"})),
    Theme("causes", "Causes and risk factors", frozenset({"hasCause", "hasTrigger", "hasRiskFactor"})),
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
        "Forms, course and outlook",
        frozenset(
            {"hasForm", "hasOnset", "hasCauseOfDeath", "hasComplication", "respondsTo", "hasPrognosis", "precedes"}
        ),
    ),
    Theme("people", "In whom", frozenset({"occursIn", "hasPrevalence"})),
    Theme("prediction", "What foretells it or its company", frozenset({"predicts"})),
    Theme("worse", "What makes it worse", frozenset({"worsenedBy"})),
    Theme("prevention", "Prevention", frozenset({"hasPrevention"})),
    Theme("questions", "What is not known", frozenset({"hasOpenQuestion"})),
    Theme("topics", "Related topics", frozenset({"hasRelatedTopic"})),
    Theme("others", "What is said of other things", frozenset()),
)
_REST = "others"  # the theme of what has no other


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
    stated: set[str | Text] = {node.id for node in model.nodes if node.gap and node.gap.layer in {"", *entry}}
    for statement in model.statements:
        if statement.layer in entry:
            stated |= _told(statement)
    return {node.id for node in model.nodes if node.id not in stated and node.id != model.focus}


def groups(model: PageModel) -> list[Group]:
    """The boxes of the picture: themes of the entry, themes of other sources, then other conditions by their names.

    In each box, like things stand together: by class, then by name. Empty when no theme fits the graph.
    """
    theme_of, beyond, elsewhere = themes(model), outsiders(model), _elsewhere(model)
    order = {kind.id: number for number, kind in enumerate(model.classes)}
    labels = {node.id: node.label for node in model.nodes}
    members: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for node in sorted(model.nodes, key=lambda node: (order.get(node.kind, 0), node.label.casefold(), node.id)):
        if node.id in theme_of:
            away = node.id in beyond
            members[elsewhere.get(node.id, theme_of[node.id]) if away else theme_of[node.id], away].append(node.id)
    found = []
    for away in (False, True):
        for theme in THEMES:
            heading = f"{theme.heading}, other sources" if away else theme.heading
            found.append(Group(theme.id, heading, tuple(members.pop((theme.id, away), ())), away))
    for name in sorted((name for name, _ in members), key=lambda name: (labels[name].casefold(), name)):
        first = [name] if name in members[name, True] else []
        others = [other for other in members[name, True] if other != name]
        found.append(Group(name, labels[name][:1].upper() + labels[name][1:], (*first, *others), beyond=True))
    return [group for group in found if group.nodes]


def _told(statement: Statement) -> set[str | Text]:
    """What a claim speaks of."""
    return {statement.subject, statement.object, *(one.value for one in statement.qualifiers)}


def _elsewhere(model: PageModel) -> dict[str, str]:
    """The other condition of each node of which only layers of other conditions speak; that of the most claims."""
    known = {node.id for node in model.nodes}
    about = {layer.id: layer.about for layer in model.layers if layer.about in known}
    if not model.focus or set(about.values()) <= {model.focus}:
        return {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in model.statements:
        for name in _told(statement):
            if isinstance(name, str):
                votes[name][about.get(statement.layer, model.focus)] += 1
    for node in model.nodes:
        if node.gap:
            votes[node.id][about.get(node.gap.layer, model.focus)] += 1
    return {
        name: min(counts, key=lambda one: (-counts[one], one))
        for name, counts in votes.items()
        if model.focus not in counts
    }


def _entry(model: PageModel) -> set[str]:
    """The entries of the condition in the middle; of a graph that does not tell, all."""
    found = [layer for layer in model.layers if layer.kind == "ck:entryLayer"]
    return {layer.id for layer in found if layer.about == model.focus} or {layer.id for layer in found}


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
