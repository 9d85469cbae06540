"""SPARQL results in CSV and TSV."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.remote.answers.terms import Term
from tests.kg.remote.answers.bodies import rows_of, terms

CSV, TSV = "text/csv", "text/tab-separated-values"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("cell", "term"),
    [
        ("<http://a b|c>", Term("uri", "http://a b|c")),
        ("<http://a/\\u00e9>", Term("uri", "http://a/é")),
        ("_:b0", Term("bnode", "b0")),
        ("_:nodeID://b1", Term("bnode", "nodeID://b1")),
        ('"a\\tb\\n\\"c\\\\ \\u00e9"', Term("literal", 'a\tb\n"c\\ é')),
        ("'x'@en-GB", Term("literal", "x", language="en-GB")),
        ('"x"@averylongtag', Term("literal", "x", language="averylongtag")),
        ('"x"@he--rtl', Term("literal", "x", language="he", direction="rtl")),
        ('"07"^^<http://d>', Term("literal", "07", "http://d")),
        ('"7"^^xsd:int', Term("literal", "7", "xsd:int")),
        ('"x"^^<http://www.w3.org/2001/XMLSchema#string>', Term("literal", "x")),
        ("07", Term("literal", "07", XSD + "integer")),
        ("7.50", Term("literal", "7.50", XSD + "decimal")),
        ("-1e6", Term("literal", "-1e6", XSD + "double")),
        ("true", Term("literal", "true", XSD + "boolean")),
        (
            "<<( <http://s> <http://p> << _:a <http://q> 1 >> )>>",
            Term(
                "triple",
                "",
                parts=(
                    Term("uri", "http://s"),
                    Term("uri", "http://p"),
                    Term(
                        "triple",
                        "",
                        parts=(Term("bnode", "a"), Term("uri", "http://q"), Term("literal", "1", XSD + "integer")),
                    ),
                ),
            ),
        ),
        ('""', Term("literal", "")),
        ("", None),
        ("plain words", Term("literal", "plain words", remark="no term in the notation of TSV")),
        ("<<( <http://s> )>>", Term("literal", "<<( <http://s> )>>", remark="no term in the notation of TSV")),
        ('"' + "\\" * 5001, Term("literal", '"' + "\\" * 5001, remark="no term in the notation of TSV")),
        ("<<( " * 100, Term("literal", "<<( " * 100, remark="no term in the notation of TSV")),
    ],
)
def test_cells_of_tsv(cell: str, term: Term | None) -> None:
    assert terms(f"?x\t?y\n{cell}\t1\n", TSV)[0] == term


@pytest.mark.parametrize("head", ["?x\t?y", "$x\t$y", "x\ty", '"x"\t"y"'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_heads_and_line_ends_of_tsv(head: str, end: str) -> None:
    found = rows_of(f"{head}{end}1\t{end}", TSV)
    assert (found.columns, list(found.read())) == (("x", "y"), [[Term("literal", "1", XSD + "integer"), None]])


def test_virtuoso_writes_all_as_texts() -> None:
    """So does 7.2.5: what was an IRI cannot be told any more, and is not guessed."""
    found = rows_of('"s"\t"o"\n"http://e/a"\t7.5\n"nodeID://b10000"\t"x"\n', TSV)
    assert found.columns == ("s", "o")
    assert [term.kind for row in found.read() for term in row if term] == ["literal"] * 4


def test_csv_is_text_whose_kind_nobody_knows() -> None:
    found = rows_of('x,y\r\nhttp://a,"a ""b"",\r\nc"\r\n,\r\n', CSV)
    assert not found.is_typed
    assert list(found.read()) == [[Term("literal", "http://a"), Term("literal", 'a "b",\r\nc')], [None, None]]


def test_one_column_of_csv_may_be_empty_and_a_cell_long() -> None:
    assert [term and len(term.value) for term in terms("x\n\n" + "y" * 300_000 + "\n", CSV)] == [None, 300_000]


@pytest.mark.parametrize("content_type", ["text/plain", "", "application/octet-stream", "text/html"])
@pytest.mark.parametrize("text", ["?x\t?y\n1\t2\n", "x,y\n1,2\n"])
def test_a_wrong_label(content_type: str, text: str) -> None:
    assert [term.value for term in terms(text, content_type) if term] == ["1", "2"]


@pytest.mark.parametrize(("text", "kind"), [("?x\t?y\n1\n", TSV), ("x,y\n1\n", CSV), ('x,y\n"1', CSV), ("", CSV)])
def test_what_is_no_result(text: str, kind: str) -> None:
    with pytest.raises(ValueError, match=r"row 1 has 1 cells|ends too early|it is empty|holds no results"):
        rows_of(text, kind)


@given(st.text(alphabet="?x\t\n\"'<>_:@^\\u0e() 1.é-", max_size=60), st.sampled_from([CSV, TSV]))
def test_any_text_is_read_or_refused_in_words(text: str, kind: str) -> None:
    try:
        found = rows_of(text, kind)
        assert all(len(row) == len(found.columns) for row in found.read())
    except ValueError:
        pass
