"""The build reads the graph once, and each claim once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from kg.build import derive, validate
from kg.build.dataset import build_dataset
from kg.claims.claim import claim_of
from kg.rdf.index import Index, Resource
from tests.kg.build.sources import lems


@pytest.mark.slow
def test_two_indexes_and_one_pass_over_the_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    read: Counter[str] = Counter()
    made = Index.__init__

    def counting(self: Index, statements: Iterable[ox.Triple] | Iterable[ox.Quad]) -> None:
        listed = list(statements)
        sizes.append(len(listed))
        made(self, listed)  # type: ignore[arg-type]

    def reading(index: Index, association: Resource) -> object:
        read[association.value] += 1
        return claim_of(index, association)

    monkeypatch.setattr(Index, "__init__", counting)
    monkeypatch.setattr(derive, "claim_of", reading)
    dataset = build_dataset([lems()])
    assert set(read.values()) == {1}
    assert len(read) > 250
    monkeypatch.setattr(validate, "shape_findings", lambda *_: [])  # slow, tested by itself, and without an index
    validate.validate_dataset(dataset)
    whole = [size for size in sizes if size > 1000]
    assert len(whole) == 2, "what is written, and what is built"
    assert sum(sizes) < 2.1 * len(dataset.quads)
