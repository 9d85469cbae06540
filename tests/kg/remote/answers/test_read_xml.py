"""SPARQL results in XML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.remote.answers.read_rows import read_rows
from kg.remote.answers.terms import Term
from tests.kg.remote.answers.bodies import XML, body, rows_of, terms

#: As Virtuoso 7.2.5 answers.
VIRTUOSO = """\
<sparql xmlns="http://www.w3.org/2005/sparql-results#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.w3.org/2001/sw/DataAccess/rf1/result2.xsd">
 <head>
  <variable name="s"/>
 </head>
 <results distinct="false" ordered="true">
  <result>
   <binding name="s"><bnode>nodeID://b10000</bnode></binding>
  </result>
  <result>
   <binding name="s"><literal datatype="http://www.w3.org/2001/XMLSchema#decimal">7.50</literal></binding>
  </result>
 </results>
</sparql>
"""
W3C = "http://www.w3.org/2005/sparql-results#"


def document(binding: str, *, head: str = '<variable name="x"/>', namespace: str = W3C, before: str = "") -> str:
    """Results with one binding."""
    results = f'<results><result><binding name="x">{binding}</binding></result></results>'
    return f'{before}<sparql xmlns="{namespace}"><head>{head}</head>{results}</sparql>'


@pytest.mark.parametrize(
    ("binding", "term"),
    [
        ("<uri>http://a b|c</uri>", Term("uri", "http://a b|c")),
        ("<uri>\n  http://a\n</uri>", Term("uri", "http://a")),
        ("<bnode>nodeID://b1</bnode>", Term("bnode", "nodeID://b1")),
        ("<literal> a&lt;b&#xD;<!-- c --> </literal>", Term("literal", " a<b\r ")),
        ('<literal xml:lang="">x</literal>', Term("literal", "x")),
        ('<literal xml:lang="averylongtag" more="1">x</literal>', Term("literal", "x", language="averylongtag")),
        ('<typed-literal datatype="http://d">x</typed-literal>', Term("literal", "x", "http://d")),
        (
            '<literal xml:lang="he" its:dir="rtl" xmlns:its="http://www.w3.org/2005/11/its">x</literal>',
            Term("literal", "x", language="he", direction="rtl"),
        ),
        (
            (
                "<triple><subject><uri>http://s</uri></subject><predicate><uri>http://p</uri></predicate>"
                "<object><literal>o</literal></object></triple>"
            ),
            Term("triple", "", parts=(Term("uri", "http://s"), Term("uri", "http://p"), Term("literal", "o"))),
        ),
        ("<unbound/>", None),
        ("", None),
        ("<star>x</star>", Term("literal", "x", remark="in an element 'star'")),
    ],
)
def test_terms(binding: str, term: Term | None) -> None:
    assert terms(document(binding), XML) == [term]


@pytest.mark.parametrize("namespace", [W3C, "http://www.w3.org/2001/sw/DataAccess/rf1/result", ""])
@pytest.mark.parametrize("head", ['<variable name="x"/>', '<link href="a"/><variable name="x"/><more/>', ""])
@pytest.mark.parametrize(
    "before", ["", '<?xml version="1.0"?>\n<!-- c -->', "<!DOCTYPE sparql>\n", '<!DOCTYPE sparql SYSTEM "x.dtd" [ ]>']
)
def test_any_namespace_head_and_prologue(namespace: str, head: str, before: str) -> None:
    found = rows_of(document("<uri>http://a</uri>", head=head, namespace=namespace, before=before), "text/xml")
    assert (found.columns, list(found.read())) == (("x",), [[Term("uri", "http://a")]])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    text = document("<literal>é</literal>", before=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert terms(text.encode(encoding), "application/xml") == [Term("literal", "é")]


def test_virtuoso() -> None:
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    assert terms(VIRTUOSO, XML) == [Term("bnode", "nodeID://b10000"), Term("literal", "7.50", decimal)]


def test_yes_or_no() -> None:
    text = f'<sparql xmlns="{W3C}"><head/><boolean> true </boolean></sparql>'
    assert read_rows(body(text, "text/html"), "ASK {}", asks_truth=True) is True


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (document("<literal>&b;</literal>", before=BOMB), "entities"),
        (document("<literal>&nbsp;</literal>", before='<!DOCTYPE sparql SYSTEM "x.dtd">'), "entities"),
        (document("<literal>&nbsp;</literal>"), "undefined entity"),
        (document("<uri>http://a</uri>")[:-12], "ends too early"),
        (document("<triple><subject><uri>http://s</uri></subject></triple>"), "without subject, predicate and object"),
        (f'<sparql xmlns="{W3C}"><head/></sparql>', "without results"),
        (f'<sparql xmlns="{W3C}"><head/><boolean>maybe</boolean></sparql>', "its boolean is 'maybe'"),
        ("<other/>", "XML of another kind"),
    ],
)
def test_what_is_no_result(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        list(rows_of(text, XML).read())


pieces = st.sampled_from(
    [
        *("<uri>", "</uri>", "<bnode>", "</bnode>", "<literal>", "</literal>", "<triple>", "</triple>", "<binding>"),
        *("</binding>", '<binding name="y">', "<result>", "</result>", "<results>", "</results>", "&amp;", "a", "<x/>"),
        *("<boolean>", "</boolean>", "<subject>", "</subject>", "&b;", "<!--", "-->", "\x01", "é"),
    ]
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_any_xml_is_read_or_refused_in_words(inner: str) -> None:
    for text in (document(inner), f"<sparql>{inner}</sparql>"):
        try:
            result = rows_of(text, XML)
            assert all(len(row) == len(result.columns) for row in result.read())
        except (ValueError, AssertionError) as error:
            assert isinstance(error, ValueError) or "boolean" in inner  # noqa: PT017
