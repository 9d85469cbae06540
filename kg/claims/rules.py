"""How often what each rule proposed was accepted: counts of the decisions that a graph holds."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.claims.claim import tier_letter
from kg.rdf.index import Index, node
from kg.rdf.namespaces import shrink

__all__ = ["RULE_COLUMNS", "accept_rates"]

RULE_COLUMNS = (
    *("rule", "tier", "decided", "accepted", "in_bulk", "renamed", "edited", "rejected", "unsure", "accepted_percent"),
)
#: Kinds of decisions on proposals, each with its column; what was added, no rule had proposed.
_COLUMNS = {
    "ck:acceptance": "accepted",
    "ck:acceptanceInBulk": "in_bulk",
    "ck:renaming": "renamed",
    "ck:correction": "edited",
    "ck:rejection": "rejected",
    "ck:doubt": "unsure",
}
#: Columns of what was read rightly.
_KEPT = ("accepted", "in_bulk", "renamed")
_ALL = "all rules"


def accept_rates(index: Index) -> list[dict[str, str | int | float | None]]:
    """Rows of :data:`RULE_COLUMNS`: each rule by tier, then all rules of each tier, then all.

    ``accepted`` is as proposed and by itself, ``in_bulk`` as proposed and together with others, ``renamed`` as proposed
    but for what a thing is called; ``accepted_percent`` is the share of these in what was decided, “unsure” left out,
    or None where nothing was: it tells of what was read, not of labels. Each reviewer's decision counts.
    """
    found: defaultdict[tuple[int, str, str], Counter[str]] = defaultdict(Counter)
    for decision in index.of_type(node("ck:Decision")):
        kind, tier = index.value(decision, node("ck:decisionKind")), index.value(decision, node("ck:tier"))
        column = _COLUMNS.get(shrink(kind.value)) if kind else None
        if column is None:
            continue
        letter = tier_letter(tier)
        rule = index.text(decision, node("ck:rule"))
        for key in ((0, rule, letter), (1, _ALL, letter), (2, _ALL, "")):
            found[key][column] += 1
    return [_row(rule, tier, counts) for (_, rule, tier), counts in sorted(found.items())]


def _row(rule: str, tier: str, counts: Counter[str]) -> dict[str, str | int | float | None]:
    decided = counts.total() - counts["unsure"]
    kept = sum(counts[column] for column in _KEPT)
    rate = round(100 * kept / decided, 1) if decided else None
    columns = {column: counts[column] for column in _COLUMNS.values()}
    return {"rule": rule, "tier": tier, "decided": decided, **columns, "accepted_percent": rate}
