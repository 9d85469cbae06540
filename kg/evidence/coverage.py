"""Is every unit of an entry accounted for: by associations, as a gap, or as not clinical with a reason?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.claims.accounts import Account, EntryRecord
from kg.entry.read import Entry, Unit

__all__ = ["Coverage", "UnitAccount", "coverage"]


@dataclass(frozen=True, slots=True)
class UnitAccount:
    """A unit and what accounts for it."""

    unit: Unit
    accounts: tuple[Account, ...]

    @property
    def kind(self) -> str:
        """How it is accounted for; ``nothing`` when it is not."""
        kinds = {account.kind for account in self.accounts}
        return next((kind for kind in ("gap", "association", "not clinical", "not read") if kind in kinds), "nothing")

    @property
    def is_contradictory(self) -> bool:
        """Whether the unit is declared not clinical and carries clinical records all the same."""
        return len({account.kind == "not clinical" for account in self.accounts}) > 1


@dataclass(frozen=True)
class Coverage:
    """The accounts of all units, and the places (offsets) of characters that no unit holds."""

    same_file: bool
    units: tuple[UnitAccount, ...]
    loose: tuple[int, ...]
    lost_lists_without_gap: tuple[Unit, ...]

    @property
    def accounted(self) -> int:
        """The number of units accounted for."""
        return sum(unit.kind not in ("nothing", "not read") and not unit.is_contradictory for unit in self.units)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left open."""
        return self.accounted == len(self.units) and not self.loose and not self.lost_lists_without_gap


def coverage(record: EntryRecord, entry: Entry) -> Coverage:
    """Account for every unit.

    On the very file that the graph was made from by offsets; on another copy by the digest of each unit.
    """
    same_file = entry.sha256 == record.sha256
    by_digest: dict[str, list[Account]] = defaultdict(list)
    for account in record.accounts:
        for sentence in {evidence.sentence_digest for evidence in account.evidence}:
            by_digest[sentence].append(account)

    def accounts_of(unit: Unit) -> tuple[Account, ...]:
        if not same_file:
            return tuple(by_digest.get(unit.digest, ()))
        return tuple(
            account
            for account in record.accounts
            if any(unit.start <= evidence.start and evidence.end <= unit.end for evidence in account.evidence)
        )

    units = tuple(UnitAccount(unit, accounts_of(unit)) for unit in entry.units)
    covered = bytearray(len(entry.text))
    for unit in entry.units:
        covered[unit.start : unit.end] = b"\1" * (unit.end - unit.start)
    loose = tuple(at for at, letter in enumerate(entry.text) if not covered[at] and not letter.isspace())
    lost = set(entry.lost_lists)
    undeclared = tuple(unit.unit for unit in units if unit.unit in lost and unit.kind not in ("gap", "not clinical"))
    return Coverage(same_file, units, loose, undeclared)
