"""A page is made from one index, in which each claim is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.shipped import shipped_file
from kg.claims import claim as claim_module
from kg.cli import main
from kg.rdf.index import Index, Resource


@pytest.mark.slow
def test_one_index_and_one_pass_over_the_claims(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped_file()  # where it was not built yet, that is not the page's doing
    sizes: list[int] = []
    read: Counter[str] = Counter()
    made, one = Index.__init__, claim_module.claim_of

    def counting(
        self: Index, statements: Iterable[ox.Triple] | Iterable[ox.Quad], *prefixes: Mapping[str, str]
    ) -> None:
        listed = list(statements)
        sizes.append(len(listed))
        made(self, listed, *prefixes)  # type: ignore[arg-type]

    def reading(index: Index, association: Resource) -> claim_module.Claim:
        read[association.value] += 1
        return one(index, association)

    monkeypatch.setattr(Index, "__init__", counting)
    monkeypatch.setattr(claim_module, "claim_of", reading)
    assert main(["draw", "-o", str(tmp_path / "page.html")]) == 0
    assert len(sizes) == 1
    assert len(read) > 250
    assert set(read.values()) == {1}
