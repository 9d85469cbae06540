"""The canonical form of Turtle."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.files import read_text
from kg.rdf.namespaces import PREFIXES
from kg.rdf.turtle import canonical_turtle, parse_turtle, sort_key, write_trig, write_turtle
from kg.sources import sources

DATA = Path(__file__).resolve().parents[2] / "data" / "sparql"
IRIS = st.one_of(
    st.sampled_from(
        [PREFIXES["concept"] + "lems", PREFIXES["rdf"] + "type", PREFIXES["span"] + "1-2", "http://e/a?b=c#d"]
    ),
    st.text(alphabet="abc/.-_0é(", min_size=1, max_size=8).map(lambda t: "http://e/" + t),
).map(ox.NamedNode)
LITERALS = st.one_of(
    st.builds(ox.Literal, st.sampled_from(["1", "x y:z", "<mesh:D1>"]), datatype=IRIS),
    st.builds(ox.Literal, st.just("a"), language=st.just("en"), direction=st.just(ox.BaseDirection.LTR)),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20).map(ox.Literal),
    st.text(alphabet="a\"\\\n\r\t' .;{}<>@:", max_size=20).map(lambda t: ox.Literal(t, language="en")),
    st.integers().map(ox.Literal),
    st.booleans().map(ox.Literal),
)
TERMS = st.recursive(st.one_of(IRIS, LITERALS), lambda terms: st.builds(ox.Triple, IRIS, IRIS, terms), max_leaves=3)
TRIPLES = st.lists(st.builds(ox.Triple, IRIS, IRIS, TERMS), max_size=8)


@given(TRIPLES)
def test_what_is_written_reads_back(triples: list[ox.Triple]) -> None:
    assert set(parse_turtle(write_turtle(triples), "test")) == set(triples)


@given(TRIPLES)
def test_order_of_the_input_does_not_matter(triples: list[ox.Triple]) -> None:
    assert write_turtle(triples) == write_turtle(list(reversed(triples)))


@given(TRIPLES)
def test_canonical_form_is_its_own_canonical_form(triples: list[ox.Triple]) -> None:
    text = write_turtle(triples, "# A comment: stays.\n")
    assert canonical_turtle(text, "test") == text


@given(TRIPLES, IRIS)
@pytest.mark.slow
def test_trig_reads_back(triples: list[ox.Triple], graph: ox.NamedNode) -> None:
    quads = {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}
    assert set(ox.parse(write_trig(quads), format=ox.RdfFormat.TRIG)) == quads


def test_malformed_turtle_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"^my\.ttl:2: "):
        canonical_turtle("@prefix a: <http://a/> .\na:s a:p bad .", "my.ttl")


def test_blank_nodes_are_refused() -> None:
    with pytest.raises(InputError, match="blank node"):
        canonical_turtle("[] a <http://e/x> .", "my.ttl")


@pytest.mark.parametrize("path", sources().canonical_files, ids=lambda path: path.name)
def test_every_source_file_is_in_canonical_form(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    text = read_text(path)
    assert canonical_turtle(text, path.name) == text, "run: kg format"


def test_literals_stay_as_they_are_written() -> None:
    text = (DATA / "lex.ttl").read_text(encoding="utf-8")
    canonical = canonical_turtle(text, "lex.ttl")
    assert canonical_turtle(canonical, "lex.ttl") == canonical
    assert set(parse_turtle(canonical, "lex.ttl")) == set(parse_turtle(text, "lex.ttl"))
    tags = canonical_turtle('# "x"@EN\n<a:s> <a:p> "Haus"@de-CH , "a \\"@de-ch "@fr .', "x.ttl")
    assert '"Haus"@de-CH' in tags
    assert canonical_turtle(tags, "x.ttl") == tags


def test_numbers_of_any_length_have_their_place() -> None:
    """Python makes no number of more than 4,300 digits."""
    texts = ["1" * 5000, "2" * 4999, "10", "9", "09"]
    triples = [ox.Triple(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal(text)) for text in texts]
    assert [triple.object for triple in sorted(triples, key=sort_key)] == [
        ox.Literal(text) for text in ["09", "9", "10", *texts[1::-1]]
    ]
