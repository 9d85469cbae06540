"""``check``: how a statement stands to the graph."""

from __future__ import annotations

from kg.check import check_statement
from kg.errors import InputError
from kg.mcp.data import Data
from kg.mcp.page import Answer, Item, clean
from kg.mcp.said import CALLED, claim_line, claim_record

__all__ = ["check"]

#: Longest statement taken, in characters.
_LONGEST = 1_000
#: What each verdict means for whoever passes it on.
_MEANS = {
    "supported": "The graph says it, with the same strength or more. Tell its source and date.",
    "overstated": "The graph says less: with a hedge, under a condition, or of some people. Tell it as the claims do.",
    "disputed": "Sources disagree. Tell every side.",
    "contradicted": "Claims here deny it or exclude it, and none says it.",
    "lost": "It belongs in a list that the source announces and this copy has lost: neither yes nor no.",
    "not stated": "No claim here says so. That is not a “no”.",
    "not understood": "It could not be read. Put it as one short sentence with names that find knows.",
}


def check(data: Data, *, statement: str) -> Answer:
    """How a plain sentence stands to the graph, by rules alone."""
    if len(statement) > _LONGEST:
        raise InputError(f"the statement is longer than {_LONGEST:,} characters", hint="Check a sentence at a time")
    found = check_statement(data.index, statement)
    items = []
    for one in found.claims:
        more = {"stands": one.stands}
        claim = data.claims.get(one.id)
        if claim:
            record = claim_record(data.index, claim)
            items.append(Item("claims", f"- {one.stands}: {claim_line(record, claim)[2:]}", record | more))
        else:
            record = {"id": one.id, "sentence": one.sentence, "source": one.source, "layer": one.layer}
            items.append(Item("claims", clean(f"- {one.stands}: {one.sentence} [{one.source}]"), record | more))
    verdict = found.verdict.value
    head = [
        f"Statement: “{statement}”",
        f"Verdict: {verdict}" + (f" ({found.why})" if found.why else "") + f". {_MEANS.get(verdict, '')}",
        *([f"Words that were not read: {', '.join(found.unread)}"] if found.unread else []),
        *([f"Read as: {', '.join(found.read_as)}"] if found.read_as else []),
        "The verdict is made by rules and tells how the sentence stands to this graph, not whether it is true.",
        CALLED,
    ]
    record = {
        "statement": statement,
        "verdict": verdict,
        "why": found.why,
        "unread": list(found.unread),
        "read_as": list(found.read_as),
    }
    return Answer(head, items, ("claims",), "check", record=record, notice=data.notice)
