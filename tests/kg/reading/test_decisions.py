"""The file of decisions: sorted, read back as it was, and every fault told with its line."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.reading.decisions import COLUMNS, REASONS, Decision, decisions_text, is_orcid, read_decisions, undecided_text
from tests.kg.reading.decided import as_saved, decision_on
from tests.kg.reading.entries import reading

ORCID = "https://orcid.org/0000-0002-1825-0097"
HEX = st.text("0123456789abcdef", min_size=16, max_size=16)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SPANS = st.lists(st.integers(0, 9999).map(lambda start: (start, start + 7)), min_size=1, max_size=2).map(tuple)


def fields(words: str) -> str:
    return "object=" + words.replace("\\", "\\\\").replace(";", "\\;")


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    kind = draw(st.sampled_from(["accept", "accept-in-bulk", "add", "edit", "reject", "unsure"]))
    return Decision(
        proposal=draw(HEX),
        entry="0123456789abcdef" * 4,
        place=draw(SPANS),
        sentences=(draw(HEX),),
        rule=draw(TEXT),
        version=draw(TEXT),
        tier=draw(st.sampled_from(["", "A", "B", "C"])),
        kind=kind,
        reason=draw(st.sampled_from(REASONS)) if kind == "reject" else "",
        before=fields(draw(TEXT)) if kind != "add" else "",
        after=fields(draw(TEXT)) if kind in ("add", "edit") else "",
        reviewer=draw(st.sampled_from(["", ORCID])),
        role=draw(st.sampled_from(["neurologist", "=curator", "'quoted"])),
        time=draw(st.sampled_from(["2026-01-31T12:00:00Z", "2026-01-31T12:00:00+05:30"])),
        comment=draw(st.sampled_from(["", "not “the” knee", "=1+1", "'so"])),
    )


def decision(**changes: object) -> Decision:
    given = {
        "proposal": "0f6a3c5e9b1d2847",
        "entry": "0" * 64,
        "place": ((52, 79),),
        "sentences": ("1f6a3c5e9b1d2847",),
        "rule": "lead-symptoms",
        "version": "reader 1",
        "tier": "A",
        "kind": "accept",
        "reason": "",
        "before": "predicate=ck:hasSymptom",
        "after": "",
        "reviewer": ORCID,
        "role": "neurologist",
        "time": "2026-01-31T12:00:00+01:00",
    }
    return Decision(**(given | changes))  # type: ignore[arg-type]


@given(st.lists(decisions(), max_size=4, unique_by=lambda one: one.proposal))
def test_read_back_as_written(some: list[Decision]) -> None:
    text = decisions_text(some)
    found, findings = read_decisions(text, "decisions.tsv")
    assert findings == []
    assert [one.order for one in found] == sorted(one.order for one in some)
    assert decisions_text(found) == text
    assert {*map(strip, found)} == {*some}


def strip(one: Decision) -> Decision:
    return Decision(**{name: getattr(one, name) for name in Decision.__slots__ if name != "where"})


def test_one_line_a_decision_in_the_order_of_the_text() -> None:
    text = decisions_text([decision(place=((100, 120),)), decision(proposal="1" * 16, place=((9, 20),))])
    head, first, second, end = text.split("\n")
    assert head == "\t".join(COLUMNS)
    assert first.startswith("9-20\t1111")
    assert second == (
        f"100-120\t0f6a3c5e9b1d2847\t{'0' * 64}\t1f6a3c5e9b1d2847\tlead-symptoms\treader 1\tA\taccept\t\t"
        f"predicate=ck:hasSymptom\t\t\t{ORCID}\tneurologist\t2026-01-31T12:00:00+01:00"
    )
    assert end == ""


def test_no_cell_is_a_formula() -> None:
    cells = decisions_text([decision(role="=1+1", rule="@x")]).split("\n")[1].split("\t")
    assert "'=1+1" in cells
    assert "'@x" in cells


def test_a_spreadsheet_may_change_ends_of_lines_and_the_order_of_columns() -> None:
    text = decisions_text([decision()])
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    back = ["\t".join(reversed(COLUMNS)), *("\t".join(row[name] for name in reversed(COLUMNS)) for row in rows)]
    found, findings = read_decisions("\ufeff" + "\r\n".join(back) + "\r\n", "x.tsv")
    assert findings == []
    assert decisions_text(found) == text


def test_a_spreadsheet_may_put_cells_in_quotes() -> None:
    some = [decision_on(reading().proposals[0], "edit", after='object=a, "b"', comment='"so"', role="a, b")]
    text = decisions_text(some)
    assert read_decisions(as_saved(text), "x") == read_decisions(text, "x")
    everything = "\n".join(
        "\t".join(f'"{cell}"' for cell in line.split("\t")) for line in text.replace('"', "'").splitlines()
    )
    (found,), findings = read_decisions(everything, "x")
    assert (found.role, findings) == ("a, b", [])


def test_cells_between_commas_are_told() -> None:
    text = decisions_text([decision_on(reading().proposals[0], "accept")]).replace("\t", ",")
    with pytest.raises(InputError, match=r"x:1: has cells that no tab divides\. Save it as text with tabs"):
        read_decisions(text, "x")


def test_open_lines_are_no_decisions() -> None:
    text = undecided_text([(one, ("1f6a3c5e9b1d2847",)) for one in reading().proposals], "reader 1")
    assert text.count("\n") == 4
    assert read_decisions(text, "open.tsv") == ([], [])


def test_an_open_line_that_is_filled_in_is_one() -> None:
    text = undecided_text([(reading().proposals[0], ("1f6a3c5e9b1d2847",))], "reader 1")
    row = text.split("\n")[1].split("\t")
    row[7], row[11:] = "accept", ["", "0000-0002-1825-0097", "curator", "2026-01-31T12:00:00Z"]
    found, findings = read_decisions(f"{text.split(chr(10))[0]}\n" + "\t".join(row), "open.tsv")
    assert findings == []
    assert [(one.proposal, one.reviewer, one.where) for one in found] == [
        (reading().proposals[0].identifier, ORCID, "open.tsv:2")
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "ok"}, "“ok” is no decision"),
        ({"kind": "reject"}, "“” is no reason"),
        ({"reason": "notSaid"}, "is no rejection"),
        ({"kind": "edit"}, "nothing in “after”"),
        ({"after": "object=x"}, "which accept has not"),
        ({"before": ""}, "nothing in “before”"),
        ({"before": "object"}, "no key=value"),
        ({"proposal": "x"}, "no identifier"),
        ({"entry": "x"}, "no digest of an entry"),
        ({"sentences": ("x",)}, "digest of a sentence"),
        ({"place": ()}, "no place"),
        ({"reviewer": "https://orcid.org/0000-0002-1825-0098"}, "checksum"),
        ({"role": ""}, "no role"),
        ({"comment": "x" * 301}, "300 characters"),
        ({"comment": "two\nlines"}, "more than a line"),
        ({"time": "2026-01-31"}, "no time"),
        ({"time": "2026-01-31T12:00:00"}, "no time"),
        ({"time": "2026-13-31T12:00:00Z"}, "no time"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(changes: dict[str, object], said: str) -> None:
    found, findings = read_decisions(decisions_text([decision(**changes)]), "decisions.tsv")
    assert found == []
    assert [finding.where for finding in findings] == ["decisions.tsv:2"]
    assert said in findings[0].message


def test_a_proposal_decided_twice_by_one_person_and_a_torn_line() -> None:
    text = decisions_text([decision(), decision(kind="unsure", time="2026-02-01T12:00:00+01:00")]) + "torn\n"
    _, findings = read_decisions(text, "d.tsv")
    assert [str(finding) for finding in findings] == [
        "d.tsv:3: decides what line 2 decides. Keep one of the two",
        "d.tsv:4: has 1 cells instead of 15. Mend the tabs",
    ]


def test_a_file_from_before_there_were_comments_is_read() -> None:
    old = [line.split("\t") for line in decisions_text([decision()]).split("\n")]
    text = "\n".join("\t".join(cell for at, cell in enumerate(row) if at != COLUMNS.index("comment")) for row in old)
    assert read_decisions(text, "d.tsv")[0] == [replace(decision(), where="d.tsv:2")]


def test_another_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"x\.tsv:1"):
        read_decisions("a\tb\n1\t2\n", "x.tsv")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-1694-233X", True),
        ("http://orcid.org/0000-0002-1694-233X", True),
        ("0000-0002-1694-2330", False),
        ("0000000218250097", False),
        ("https://orcid.org/0000-0002-1825-0097/", False),
    ],
)
def test_orcid(text: str, *, is_one: bool) -> None:
    assert is_orcid(text) == is_one
