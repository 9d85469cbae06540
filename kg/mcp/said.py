"""A claim as an assistant reads it: its sentence, hedge, source, date and layer, and what a graph does not say."""

from __future__ import annotations

from typing import Any

from kg.claims.card import Gap, Statement
from kg.claims.claim import Claim
from kg.claims.sentences import sentence
from kg.claims.words import source_words
from kg.mcp.page import Item, clean, quoted
from kg.rdf.index import Index, node
from kg.rdf.namespaces import shrink

__all__ = ["ABSENT", "CALLED", "claim_item", "claim_line", "claim_record", "dated", "gap_item", "record_line"]

#: What an answer without a claim means.
ABSENT = "Nothing here says so: it is not stated. That is not a “no”."
#: How the three kinds of absence are told apart.
CALLED = (
    "“no” is a claim that denies (negated). “lost” is a list that the source announces and this copy has lost: the "
    "list was not empty. “not stated” means that no claim here says anything of it."
)
_DATE, _VERSION, _CHECKED = node("dcterms:date"), node("owl:versionInfo"), node("ck:checkedAgainstSource")


def dated(index: Index, claim: Claim) -> str:
    """The date of what a claim comes from: of the works cited, else of its layer, or its version."""
    dates = sorted({work.date for work in claim.citations if work.date})
    if dates:
        return ", ".join(dates)
    return (index.text(claim.layer, _DATE) or index.text(claim.layer, _VERSION)) if claim.layer else ""


def claim_record(index: Index, claim: Claim, made: Statement | None = None) -> dict[str, Any]:
    """A claim as a record; ``hedge`` is its modality, and further hedges stand in the sentence.

    Args:
        index: The data.
        claim: The claim.
        made: It in words, where somebody has made them.
    """
    return {
        "id": shrink(claim.iri),
        "sentence": made.sentence if made else sentence(index, claim),
        "hedge": index.label(claim.modality) if claim.modality is not None else "",
        "negated": claim.negated,
        "status": index.label(claim.status) if claim.status is not None else "",
        "source": made.source if made else source_words(index, claim),
        "date": dated(index, claim),
        "layer": index.label(claim.layer) if claim.layer else "",
    }


def claim_item(index: Index, claim: Claim, kind: str = "claims", made: Statement | None = None, **more: Any) -> Item:  # noqa: ANN401 - JSON
    """A claim as an item of an answer; ``more`` are further fields."""
    record = claim_record(index, claim, made)
    note = {"note": claim.note} if claim.note else {}
    return Item(kind, claim_line(record | note, claim), record | note | more)


def claim_line(record: dict[str, Any], claim: Claim) -> str:
    """A claim in a line; that it was checked is not worth a word there."""
    return record_line(record | {"status": ""} if claim.status == _CHECKED else record)


def record_line(record: dict[str, Any]) -> str:
    """The record of a claim in a line."""
    details = [
        f"hedge: {record['hedge']}" if record["hedge"] else "",
        "a “no”: it denies" if record["negated"] else "",
        record["status"],
        f"source: {record['source']}" if record["source"] else "",
        f"date: {record['date']}" if record["date"] else "",
        f"layer: {record['layer']}" if record["layer"] else "",
        f"note: {quoted(record['note'])}" if record.get("note") else "",
        record["id"],
    ]
    return clean(f"- {quoted(record['sentence'])} [{'; '.join(filter(None, details))}]")


def gap_item(gap: Gap, kind: str = "lost") -> Item:
    """A list that a source has lost, as an item; its supplements are claims of other sources beside it."""
    record = {
        "id": gap.id,
        "label": gap.label,
        "definition": gap.definition,
        "predicate": gap.predicate,
        "said": gap.said,
        "supplements": len(gap.supplements),
    }
    beside = f" Other sources have {len(gap.supplements)} claims beside it: show {gap.id}" if gap.supplements else ""
    said = f" ({gap.said})" if gap.said else ""
    return Item(kind, clean(f"- LOST: {quoted(gap.label)}{said}: {quoted(gap.definition)} [{gap.id}]{beside}"), record)
