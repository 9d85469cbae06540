"""The shipped condition with a file of somebody's, and questions to a store."""

from __future__ import annotations

import pyoxigraph as ox

from kg.condition import Condition, read_condition
from kg.query.sparql import evaluate
from kg.rdf.namespaces import PREFIXES
from kg.sources import sources

CONCEPT, CK = PREFIXES["concept"], PREFIXES["ck"]


def holds(store: ox.Store, pattern: str) -> bool:
    return bool(evaluate(store, f"ASK {{ {pattern} }}"))


def lems() -> Condition:
    """The condition that the graph opens on, as its folder has it."""
    return read_condition(sources().conditions / "lems")


EXTRA = f"""@prefix adam: <{PREFIXES["adam"]}> .
@prefix ck: <{CK}> .
@prefix concept: <{CONCEPT}> .
@prefix rdf: <{PREFIXES["rdf"]}> .
"""
