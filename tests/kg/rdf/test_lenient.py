"""What cannot be read is skipped, told and counted; all else is read as without."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.rdf.forms import N_QUADS, N_TRIPLES, TRIG, TURTLE, Form
from kg.rdf.load import load_files
from kg.rdf.source import Source

PREFIX = "@prefix e: <http://e/> .\n"


def numbers(text: str | bytes, form: Form) -> list[str]:
    """The objects that are read, in order."""
    content = text.encode() if isinstance(text, str) else text
    store = load_files([Source(content, form, lenient=True)])
    return sorted(quad.object.value for quad in store if isinstance(quad.object, ox.Literal))


def test_bad_lines_are_skipped_told_and_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "x.nt"
    path.write_bytes(
        b'<http://e/s> <http://e/p> "1" .\n<http://e/ s> <http://e/p> "2" .\n# said\n\nnon\x1bsense\n'
        b'<http://e/s> <http://e/p> "not ended .\n<http://e/s> <http://e/p> "\xe9" .\r\n_:b <http://e/p> "3" .'
    )
    store = load_files([Source(path, lenient=True)])
    assert sorted(quad.object.value for quad in store) == ["1", "3"]
    told = [record.getMessage() for record in caplog.records]
    assert [text.partition(": skipped: ")[0] for text in told[:-1]] == [f"{path}:{line}" for line in (2, 5, 6, 7)]
    assert all(text.isprintable() for text in told)
    assert told[-1] == f"{path}: 4 lines skipped, 2 read"
    with pytest.raises(InputError, match=r"x\.nt:2:1: is malformed"):
        load_files([path])


def test_of_many_bad_lines_some_are_told_and_all_counted(caplog: pytest.LogCaptureFixture) -> None:
    assert numbers('<http://e/s> <http://e/p> "1" .\n' + "x\n" * 5000, N_TRIPLES) == ["1"]
    assert len(caplog.records) == 21
    assert caplog.records[-1].getMessage() == "the bytes given: 5,000 lines skipped, 1 read"


@pytest.mark.parametrize("form", [N_TRIPLES, N_QUADS, TURTLE, TRIG])
def test_where_nothing_can_be_read_the_document_is_refused(form: Form) -> None:
    with pytest.raises(InputError, match=r"none of its \d+ (line|statement)s can be read.*--input-format"):
        load_files([Source(b"non sense .\nx y .\n", form, lenient=True)])
    assert numbers("", form) == numbers("# said\n", form) == []


@pytest.mark.parametrize(
    ("text", "read", "line"),
    [
        ("e:s e:p 1 .\ne:s e:p\nx:y , 2 .\ne:s e:p 3 .", ["1", "3"], 4),
        ('e:s e:p "a. b" . e:s e:p "bad \\q. e:s e:p 2 . more" .\ne:s e:p 3 .', ["3", "a. b"], 2),
        ("e:s e:p 1.5, e:a.b . <http://e/ x> e:p 2 .", ["1.5"], 2),
        ('e:s e:p """1 .\n"x" . """ .\nnonsense .', ['1 .\n"x" . '], 4),
        ("PREFIX bad: <http://e/ x>\nbad:s e:p 1 .\ne:s e:p 2 .", ["2"], 2),
        ("BASE <http://b/>\n<s> e:p 1 . # e:s e:p 2 .\n[ e:p (3) ] .\nx", ["1", "3"], 5),
        ("e:s e:p <<( e:a e:b '. >' )>>, 1 . x .", ["1"], 2),
        ("e:s e:p 1 .e:s e:p 2 .\ne:s e:p 3", ["1", "2"], 3),
    ],
)
def test_bad_statements_are_skipped(caplog: pytest.LogCaptureFixture, text: str, read: list[str], line: int) -> None:
    assert numbers(PREFIX + text, TURTLE) == read
    assert caplog.records[0].getMessage().startswith(f"the bytes given:{line}: skipped: ")


def test_of_a_graph_only_the_bad_statements_are_skipped(caplog: pytest.LogCaptureFixture) -> None:
    text = (
        PREFIX + "e:s e:p 0 .\ne:g { e:s e:p 1 . e:s x:p 2 .\ne:s e:p 3 }\nGRAPH e:h { e:s e:p 4 {| e:q 5 |} . }\n"
        "[] { e:s e:p 6 . e:t e:p 7 . x }\nx:g { e:s e:p 8 . e:s e:p 9 }\ne:empty {}"
    )
    store = load_files([Source(text.encode(), TRIG, lenient=True)])
    by_number = {q.object.value: q.graph_name for q in store if isinstance(q.object, ox.Literal)}
    assert sorted(by_number) == ["0", "1", "3", "4", "5", "6", "7"]
    assert by_number["6"] == by_number["7"], "a graph without a name stays one"
    assert by_number["1"] == by_number["3"] == ox.NamedNode("http://e/g")
    assert re.findall(r"given:(\d): skipped", caplog.text) == ["3", "6", "7", "7"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('e:s e:p 1 .\ne:s e:p "not ended .\ne:s e:p 2 .', "given:3: a string or an IRI does not end"),
        ("e:s e:p '''not ended .", "given:2: a string or an IRI does not end"),
        ("e:s e:p <http://e/not-ended\n.", "given:2: a string or an IRI does not end"),
        ("@prefix e: <http://f/ x> .\ne:s e:p 1 .", "given:2: is malformed: .*read with another prefix or base"),
        ("@base <http://f/ x> .\n<s> e:p 1 .", "given:2: is malformed: .*read with another prefix or base"),
    ],
)
def test_what_would_be_mistaken_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        numbers(f"{PREFIX}{text}\nx .", TURTLE)


def test_prefixes_differ_by_their_case() -> None:
    assert numbers(PREFIX + "PREFIX E: <http://E/>\ne:s E:p 1 . x .", TURTLE) == ["1"]


GOOD = st.sampled_from(
    ['"a. b"', "'#'", '"""x\n"y" . z"""', "1.5", "[ e:q 2 ]", "e:a.b , e:c", "<http://e/#x.y>", '"\\"."']
)
BAD = st.sampled_from(
    ["nonsense .", "e:s e:p x:y .", "e:s e:p 1 ; ] .", "<http://e/ x> e:p 1 .", 'e:s "x" "y" .', ". ."]
)


@given(st.lists(GOOD, min_size=1), st.lists(BAD, max_size=8), st.randoms(use_true_random=False))
def test_the_good_statements_are_those_without_the_bad(good: list[str], bad: list[str], random: object) -> None:
    statements = [f"<http://e/{number}> e:p {value} .\n" for number, value in enumerate(good)]
    mixed = statements + [f"{text}\n" for text in bad]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    wanted = ox.Dataset(load_files([(PREFIX + "".join(statements)).encode()]))
    found = ox.Dataset(load_files([Source((PREFIX + "".join(mixed)).encode(), lenient=True)]))
    for dataset in (wanted, found):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert found == wanted


@given(st.text(max_size=80), st.sampled_from([N_TRIPLES, N_QUADS, TURTLE, TRIG]))
def test_what_is_good_is_read_as_without(text: str, form: Form) -> None:
    content = (PREFIX * (form in (TURTLE, TRIG)) + text).encode("utf-8", "replace")
    try:
        wanted = {str(quad) for quad in load_files([Source(content, form)])}
    except InputError:
        return
    assert {str(quad) for quad in load_files([Source(content, form, lenient=True)])} == wanted


def test_a_reason_that_quotes_much_is_shortened(caplog: pytest.LogCaptureFixture) -> None:
    text = f"<http://e/a> <http://e/b> 1 '{'x' * 5000}' .\n<http://e/a> <http://e/b> 1 ."
    assert numbers(text, TURTLE) == ["1"]
    assert "skipped" in caplog.messages[0]
    assert len(caplog.messages[0]) < 500
