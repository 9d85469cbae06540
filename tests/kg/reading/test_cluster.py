"""kg.extract on a local cluster of Dask gives what it gives here; without Dask there is nothing to try."""

from __future__ import annotations

import pytest

import kg
from tests.kg.reading.entries import TEXT


def test_a_cluster_reads_the_same() -> None:
    distributed = pytest.importorskip("distributed")
    texts = [TEXT, TEXT.replace("Paper", "Print")]
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address="127.0.0.1:0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert client.gather(client.map(kg.extract, texts)) == [kg.extract(text) for text in texts]
