"""decisions.tsv as the page writes and reads it: the bytes of Python, whatever the texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from kg.reading.decisions import COLUMNS, KINDS, decisions_text, is_orcid
from tests.kg.reading.decided import ORCID, OTHER, as_saved, decision_on
from tests.kg.reading.entries import reading

ISA, FEVER, PAIN = reading().proposals
ROLES = ("=1+1", "'quoted", '"q"', '"a ""b" c', "@x", "＝x", "a\\tb", "שלום", "🧠 b", "\uffee b", "<b>&amp;")
READ = "([text, columns, kinds]) => m.readRows(text, columns, kinds)"


def test_the_same_bytes_as_python(module: Callable[[str], Page]) -> None:
    decisions = [decision_on(one, "accept", role=role) for one in (PAIN, ISA, FEVER) for role in ROLES]
    decisions += [decision_on(PAIN, "edit", after="object=a\\;b\\\\c\td\ne\r", reviewer=OTHER, rule="=rule")]
    text = decisions_text(decisions)
    page = module("review/rows")
    found = page.evaluate(READ, [text, list(COLUMNS), list(KINDS)])
    assert found["problems"] == []
    assert len(found["rows"]) == len(decisions)
    shuffled = [*found["rows"][5:], *reversed(found["rows"][:5])]
    assert page.evaluate("([rows, columns]) => m.rowsText(rows, columns)", [shuffled, list(COLUMNS)]) == text


def test_what_a_spreadsheet_has_saved_is_read(module: Callable[[str], Page]) -> None:
    text = decisions_text([decision_on(PAIN, "edit", after='object=a, "b"', role="a, b")])
    mangled = as_saved(text)
    assert '"' in mangled.partition("\r\n")[2]
    found = module("review/rows").evaluate(READ, [mangled, list(COLUMNS), list(KINDS)])
    (row,) = found["rows"]
    assert (row["after"], row["role"], row["before"]) == ('object=a, "b"', "a, b", decision_on(PAIN, "edit").before)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\tb\n", "there is no column"),
        ("\t".join(COLUMNS) + "\ntorn\n", "line 2: 1 cells instead of 15"),
        (decisions_text([decision_on(ISA, "ok")]), "“ok” is no decision"),
        (decisions_text([decision_on(ISA, "accept", time="now")]), "no time"),
        (decisions_text([decision_on(ISA, "accept", reviewer=ORCID[:-1] + "8")]), "no ORCID iD"),
        (decisions_text([decision_on(ISA, "accept", role=" ")]), "no role"),
    ],
)
def test_problems_are_told_by_line(module: Callable[[str], Page], text: str, said: str) -> None:
    found = module("review/rows").evaluate(READ, [text, list(COLUMNS), list(KINDS)])
    assert found["rows"] == []
    assert said in found["problems"][0]


def test_orcid_and_time(module: Callable[[str], Page]) -> None:
    page = module("review/rows")
    for text in (ORCID, OTHER, ORCID[:-1] + "8", "0000-0002-1694-233X", "", "x"):
        assert bool(page.evaluate("(text) => m.orcidOf(text)", text)) == is_orcid(text), text
    assert page.evaluate("m.timeOf(new Date(Date.UTC(2026, 0, 31, 12)))").startswith("2026-01-31T")
