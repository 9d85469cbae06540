"""The views of a condition: for each question of a reader, the rows that queries of the library give.

Rows hold ids wherever the page can show the thing itself, so that a claim is shown in one way everywhere, with its
hedge, conditions, numbers and evidence. What a row says beyond that is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyoxigraph as ox

from kg.claims.claim import claims
from kg.claims.sentences import sentence
from kg.errors import KgError
from kg.query.library import Query, find_query, found_concepts
from kg.query.sparql import evaluate
from kg.rdf.index import Index, node
from kg.rdf.namespaces import expand, shrink
from visualize.explorer.plain import plain_words, short_name

__all__ = ["VIEWS", "Part", "View", "queries_data", "query_texts", "read_views", "views_data"]

_ENTRY_LAYER = node("ck:entryLayer")
_PREFIX = re.compile(r"^(PREFIX (\w+):) <(.*)>$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a view: the rows of one query.

    ``columns`` are the columns of the query that the page needs; ``rows`` have the same order: CURIEs of what the page
    can show, else text, empty where a query leaves a column open.
    """

    id: str
    heading: str
    lead: str
    query: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A view: whom it is for, what a reader must know first, its parts, and in what words readers look for it."""

    id: str
    title: str
    audience: str
    lead: str
    parts: tuple[Part, ...]
    asked: tuple[str, ...] = ()


_DISAGREEMENTS = Part(
    "conflicts",
    "Where sources disagree",
    "Each side is told as it stands; none is settled here.",
    "disagreements",
    ("conflict",),
)

#: Every view of the page, without rows.
VIEWS = (
    View(
        "patient",
        "For patients",
        "patients",
        "Not medical advice, and no clinician has reviewed it. This page tells in plain words what one encyclopaedia "
        "entry says; explanations of words are ours, and marked so. Where this copy of the entry has lost a list, it "
        "says so: what the list held is unknown, and what others say opens below it, marked as theirs. It cannot take "
        "the place of a health professional.",
        (Part("plain", "", "", "plain-language", ("section", "record")),),
        ("In plain words", "When to call a doctor"),
    ),
    View(
        "clinician",
        "For clinicians",
        "clinicians",
        "What the entry and the cited sources say, by question; how the condition comes about and what treatments act "
        "on have views of their own. Every statement names its source and date, for an undated source that of the "
        "copy. Read approval with the date.",
        (
            Part("picture", "The clinical picture", "", "clinical-picture", ("topic", "record")),
            _DISAGREEMENTS,
            Part(
                "lost",
                "What the entry has lost, and what other sources name beside it",
                "What a lost list held is unknown: what stands beside it comes from others and need not be the same.",
                "beside-gaps",
                ("gap", "record"),
            ),
        ),
        ("Symptoms, diagnosis and outlook",),
    ),
    View(
        "tumor",
        "Search for a tumor",
        "patients and clinicians",
        "Which tests look for a tumor, in the order of the entry, in whom and when; then what other sources add.",
        (
            Part("tests", "Tests in order", "", "tumor-search", ("step", "record")),
            Part(
                "likelihood",
                "How likely a tumor is",
                "How often, in whom, what points to one, and how late it may show.",
                "tumor-likelihood",
                ("tumor_kind", "record"),
            ),
        ),
        ("Screening for cancer",),
    ),
    View(
        "cause",
        "Cause chain",
        "patients and clinicians",
        "How the condition comes about, step by step. Each step is a claim of its own, with its evidence.",
        (Part("steps", "", "", "cause-steps", ("chain", "step", "process", "record")),),
        ("Why it happens", "What causes it", "Mechanism, pathophysiology"),
    ),
    View(
        "treatment",
        "Treatments",
        "patients and clinicians",
        "By what they take away, bring in or aim at, and by class of medicine. That a source names a treatment is no "
        "advice to use it. Read approval with the date.",
        (Part("targets", "", "", "treatments-by-target", ("target", "how", "treatment", "record")),),
        ("What helps", "Medicines, drugs and therapies"),
    ),
    View(
        "ontologist",
        "For ontologists",
        "ontologists and curators",
        "How the concepts are linked to other vocabularies, what was rejected, where nothing was found, and how often "
        "classes and predicates are used.",
        (
            Part(
                "terms",
                "Terms of each concept",
                "Open a concept for its links: predicate, term and justification.",
                "concept-terms",
                ("concept", "label", "exact", "other", "rejected", "searched"),
            ),
            _DISAGREEMENTS,
            Part("classes", "Classes", "", "classes", ("class", "concepts")),
            Part(
                "predicates",
                "Predicates",
                "What a source denies is not counted.",
                "predicates",
                ("iri", "associations"),
            ),
        ),
        ("Mappings and identifiers", "Vocabularies"),
    ),
)


def read_views(store: ox.Store, index: Index, focus: str) -> tuple[View, ...]:
    """The views of a condition, with rows.

    A query that does not run on the data, or finds nothing, drops its part; a view without parts is dropped.

    Args:
        store: The data.
        index: The index of it.
        focus: IRI of the condition; for anything else there are no views.
    """
    if node("ck:Condition") not in index.values(ox.NamedNode(focus), node("rdf:type")):
        return ()
    plain = _plain_words(index, focus)
    views = []
    for view in VIEWS:
        parts = [replace(part, rows=_rows(store, part, focus)) for part in view.parts]
        if view.id == "patient":
            parts = [
                replace(
                    part,
                    columns=(*part.columns, "plain"),
                    rows=tuple((*row, plain.get(row[-1], "")) for row in part.rows),
                )
                for part in parts
            ]
        if parts := [part for part in parts if part.rows]:
            views.append(replace(view, parts=tuple(parts)))
    return tuple(views)


def query_texts(views: Sequence[View], focus: str, others: Iterable[str] = ()) -> dict[str, str]:
    """The SPARQL behind views, by name of the query: title and question as comments, then what was run.

    ``others`` are names of further queries.
    """
    names = sorted({part.query for view in views for part in view.parts} | set(others))
    return {query.name: _text(query, focus) for query in map(find_query, names)}


def views_data(views: Sequence[View], ids: Sequence[str]) -> list[dict[str, Any]]:
    """The views as lists and dictionaries for JSON, without what is empty.

    Rows that follow each other and begin alike are a group: ``[first cell, [other cells of a row, …]]``.

    Args:
        views: The views.
        ids: Ids of the page's claims, nodes and conflicts, in the page's order: a cell that is one becomes its place.
    """
    places = {name: place for place, name in enumerate(ids)}

    def groups(rows: Iterable[tuple[str, ...]]) -> list[list[Any]]:
        cells = ([places.get(cell, cell) for cell in row] for row in rows)
        return [[first, [row[1:] for row in group]] for first, group in groupby(cells, key=itemgetter(0))]

    return [
        {
            "id": view.id,
            "title": view.title,
            "audience": view.audience,
            "lead": view.lead,
            "asked": view.asked,
            "parts": [
                {
                    "id": part.id,
                    **({"heading": part.heading} if part.heading else {}),
                    **({"lead": part.lead} if part.lead else {}),
                    "query": part.query,
                    "columns": part.columns,
                    "rows": groups(part.rows),
                }
                for part in view.parts
            ],
        }
        for view in views
    ]


def queries_data(texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The queries for JSON: ``prefixes`` once, and the ``texts`` with the IRIs of their prefixes left out."""
    prefixes = {name: iri for text in texts.values() for _, name, iri in _PREFIX.findall(text)}
    return {"prefixes": prefixes, "texts": {name: _PREFIX.sub(r"\1", text) for name, text in texts.items()}}


def _bound(query: Query, focus: str) -> dict[str, str]:
    """The condition as the value of a query's parameter, where the query itself has another."""
    is_other = any(one.name == "disease" for one in query.parameters) and expand(query.default("disease")) != focus
    return {"disease": focus} if is_other else {}


def _text(query: Query, focus: str) -> str:
    body = re.sub(r"\A(?:#.*\n)*", "", query.bind(_bound(query, focus)))
    return f"# {query.title}\n# {query.question}\n{body}"


def _rows(store: ox.Store, part: Part, focus: str) -> tuple[tuple[str, ...], ...]:
    try:
        query = find_query(part.query)
        values = found_concepts(store, query, _bound(query, focus), find=str)
        solutions = evaluate(store, query.bind(values))
    except KgError:
        return ()
    if not isinstance(solutions, ox.QuerySolutions):
        return ()
    return tuple(tuple(_cell(solution[name]) for name in part.columns) for solution in solutions)


def _cell(term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return shrink(term.value)
    return term.value if isinstance(term, ox.Literal) else ""


def _plain_words(index: Index, focus: str) -> dict[str, str]:
    """Claims of the entry in plainer words, by CURIE, where these are others."""
    condition = ox.NamedNode(focus)
    own = [claim for claim in claims(index) if claim.layer_kind == _ENTRY_LAYER]
    short = short_name(own, condition)
    name = index.label(condition)
    return {
        shrink(claim.iri): plain
        for claim in own
        if (plain := plain_words(index, claim, name, short)) != sentence(index, claim).replace(name, short or name)
    }
