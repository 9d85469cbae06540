"""Records of decided claims in a condition's folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from kg.condition import Condition
from kg.errors import InputError
from kg.rdf.index import Index
from kg.reading.folder_records import FolderRecords
from kg.reading.proposals import Mention
from kg.reading.sheet import Digests
from tests.kg.build.sources import lems


@dataclass
class Sheet:
    """As much of a sheet as records look at."""

    condition: Condition


@dataclass
class Folder:
    """A folder in which nothing is described yet, and no span is known."""

    condition: Condition
    sheet: Any
    index: Index = field(default_factory=lambda: Index(()))
    kinds: dict[str, str] = field(default_factory=dict)
    digests: Callable[[tuple[int, int]], Digests | None] = field(default=lambda _: None)  # of no span


@pytest.fixture
def folder() -> Folder:
    return Folder(lems(), Sheet(lems()))


def mention(words: str, kind: str = "ck:Test") -> Mention:
    return Mention(words, ((0, len(words)),), f"own:{words}", kind)


def test_two_kinds_of_thing_with_the_same_words_have_names_of_their_own(folder: Folder) -> None:
    records = FolderRecords(folder)
    first, second = records.concept(mention("scan")), records.concept(mention("scan", "ck:Procedure"))
    assert first != second
    assert second.value.endswith("scan-procedure")
    assert records.concept(mention("scan")) == first


def test_what_only_rejected_claims_name_stands_apart(folder: Folder) -> None:
    records = FolderRecords(folder, standing=set())
    assert records.concept(mention("half-a-sentence")).value == f"{folder.condition.space}rejected/half-a-sentence"


def test_a_span_that_nobody_knows_is_an_error(folder: Folder) -> None:
    records = FolderRecords(folder)
    records.spans[(3, 9)] = {"ck:Evidence"}
    with pytest.raises(InputError, match="3-9 is not known"):
        list(records.described_spans())
