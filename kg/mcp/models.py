"""The structured content of each tool's answer, as schemas."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

__all__ = [
    "Asked",
    "Checked",
    "Compared",
    "Conflicts",
    "Evidence",
    "Found",
    "Listed",
    "Page",
    "Paths",
    "Schema",
    "Shown",
]

Record = dict[str, Any]
_CLAIM = "id, sentence (with its hedge and conditions), hedge, negated (true: it denies), status, source, date, layer"


class More(BaseModel):
    """What is not on this page."""

    total: int | None = Field(description="How many items there are; null where they were not counted")
    given_from: int
    given_to: int
    next_offset: int
    how: str


class Page(BaseModel):
    """What every answer has."""

    more: More | None = Field(description="How to get the rest; null when this is all")
    notice: str = Field(description="What a reader must be told beside it")


class Found(Page):
    """Things that a name may mean."""

    found: list[Record] = Field(description="Each with id, iri, label, classes, definition, found_as")


class Shown(Page):
    """What the data hold on one thing."""

    id: str
    iri: str
    label: str
    classes: list[str]
    definition: str
    how_found: str
    cautions: list[str] = Field(description="What a reader must be told beside its claims")
    overview: list[Record] = Field(description="Its predicates, each with the number of claims")
    lost: list[Record] = Field(description="Lists that the source announces and has lost: neither yes nor no")
    claims: list[Record] = Field(description=f"Each with {_CLAIM}, group")
    conflicts: list[Record] = Field(description="Where sources disagree, with the position of each side")
    names: list[Record]
    mappings: list[Record] = Field(description="Terms of other vocabularies; modifier Not: it is not that term")
    shared: list[Record] = Field(description="What may be the same, with the mappings that lead there; nobody said so")
    facts: list[Record] = Field(description="Other statements, as predicate and value")


class Listed(Page):
    """Questions of the library."""

    questions: list[Record] = Field(description="Each with name, title, question, audience, parameters, columns")


class Asked(Page):
    """Rows, triples or a truth value."""

    question: str
    name: str
    columns: list[str]
    boolean: bool | None = Field(description="The answer to ASK; null for others")
    rows: list[Record] = Field(description=f"Each with values by column, and the claims that it rests on: {_CLAIM}")
    triples: list[Record] = Field(description="Of CONSTRUCT and DESCRIBE: subject, predicate, object")


class Schema(Page):
    """What there is to ask for."""

    patterns: list[Record] = Field(description="Queries to start from")
    classes: list[Record]
    predicates: list[Record] = Field(description="Each with triples, claims, and what it joins")
    examples: list[Record] = Field(description="Questions for the tool ask, by name")
    shapes: list[Record] = Field(description="What the things of a class have")


class Paths(Page):
    """Ways between two things."""

    from_: str = Field(alias="from")
    to: str
    ways: list[list[str]] = Field(description="The things along each way")
    more_ways: bool
    steps: list[Record] = Field(description=f"The claims that join them: {_CLAIM}, way, between")


class Compared(Page):
    """What is said of two conditions."""

    a: str
    b: str
    claims: list[Record] = Field(
        description=f"Each with {_CLAIM}, said_here_of (both, only A …), condition, and lost_of_other: lists that the "
        "source of the other has lost and that could say the same; same_as: what the other has, by exact match"
    )


class Conflicts(Page):
    """Where sources disagree."""

    conflicts: list[Record] = Field(description="Each with label, kind, differs, and the positions with their claims")


class Evidence(Page):
    """What a claim rests on."""

    claim: Record = Field(description=_CLAIM)
    sections: list[str]
    study_kinds: list[str]
    knowledge_level: str
    agent_type: str
    reviewer: str = Field(description="Who signed it; empty for nobody")
    document: Record = Field(description="label, sha256, url, licence of the layer")
    evidence: list[Record] = Field(description="Spans: start and end in code points, end exclusive, with digests")
    context: list[Record] = Field(description="Spans with which these are read")
    citations: list[Record]


class Checked(Page):
    """How a statement stands to the graph."""

    statement: str
    verdict: str = Field(
        description="supported, overstated, disputed, contradicted, lost, not stated, or not understood"
    )
    why: str
    unread: list[str] = Field(description="Words that were not read")
    read_as: list[str]
    claims: list[Record] = Field(description=f"Each with {_CLAIM}, stands (how it stands to the statement)")
