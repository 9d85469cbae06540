"""What a document is by its first characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.recognise import recognised

STARTS = {
    "@prefix e: <http://e/> .": "Turtle",
    "# said\n\nPREFIX e: <http://e/>": "Turtle",
    "BASE <http://e/>": "Turtle",
    "<http://e/s> <http://e/p> 1 .": "Turtle",
    "<s> <p> <o> .": "Turtle",
    "<s>\n  a <o> .": "Turtle",
    "_:b <http://e/p> 1 .": "Turtle",
    "<?xml version='1.0'?>\n<!-- said -->\n<rdf:RDF>": "RDF/XML",
    "<!DOCTYPE rdf:RDF [": "RDF/XML",
    "<rdf:RDF xmlns:rdf='http://x'>": "RDF/XML",
    "<owl:Ontology xmlns:owl='http://x' rdf:about='http://e/'>": "RDF/XML",
    "<?xml version='1.0'?><Ontology xmlns='http://x' ontologyIRI='http://e/'>": "OWL/XML",
    "<TriX xmlns='http://x'>": "TriX",
    "<sparql xmlns='http://x'>": "results of a SPARQL query",
    '{"head": {}}': "results of a SPARQL query",
    '{\n "graphs" : []': "OBO Graphs JSON",
    '{"@id": "http://e/s"}': "JSON-LD",
    "[{}]": "JSON-LD",
    "#curie_map:\n#  own: http://e/\nsubject_id\tpredicate_id\tobject_id\n": "a mapping set (SSSOM)",
    "<!DOCTYPE HTML>": "an HTML page",
    "\n<html>": "an HTML page",
    "format-version: 1.2": "OBO",
    "! said\n[Term]\nid: X:1": "OBO",
    "Prefix(:=<http://e/>)": "OWL in functional syntax",
    "Prefix: e: <http://e/>": "OWL in Manchester syntax",
    "PK\x03\x04": "a zip archive",
}


@pytest.mark.parametrize(("start", "name"), STARTS.items())
def test_kinds_are_told_apart(start: str, name: str) -> None:
    kind = recognised(start.encode())
    assert kind is not None
    assert kind.name == name
    assert bool(kind.form) != bool(kind.hint), "what is not read has a hint"


@pytest.mark.parametrize("start", ["", "hello", "e:s e:p e:o .", "# only a comment", "{ <s> <p> 1 }", "[] <p> 1 ."])
def test_what_does_not_tell_is_nothing(start: str) -> None:
    assert recognised(start.encode()) is None


@given(st.binary(max_size=200))
def test_any_bytes_may_be_asked_about(start: bytes) -> None:
    recognised(start)


@given(st.sampled_from(["<", "<!--", "#", "!", " ", "<?", "<a:", "prefix "]), st.integers(1, 3000))
def test_no_start_takes_long(piece: str, times: int) -> None:
    recognised((piece * times).encode()[:4096])
