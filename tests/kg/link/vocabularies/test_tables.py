"""Vocabularies as tables: columns by name, cells by RFC 4180, identifiers as IRIs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.link.vocabularies import Name, Term, read_terms
from kg.link.vocabularies.tables import is_table
from kg.rdf.namespaces import EXAMPLE_BASE, expand

CLINIC = EXAMPLE_BASE + "clinic/"


def read(folder: Path, name: str, text: str) -> list[Term]:
    (folder / name).write_text(text, encoding="utf-8")
    return list(read_terms(folder / name))


def test_a_clinic_s_table(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = (
        "\ufeffCode,Name,Synonyms,Abbreviation,label@de,Parent,Definition,Obsolete,Replaced by,Xrefs,Ward\r\n"
        'N1,Weak muscles,"feeble muscles|weakness, of muscles ",WM,Schwäche,N2|HP:3,"Less ""force"", as said.",no,,'
        "MESH:D1|UMLS:C1,7\r\n"
        "N2,Trouble,,,,,,TRUE,CLINIC:9,,\r\n\r\n"
    )
    first, second = read(tmp_path, "clinic.csv", text)
    assert first == Term(
        CLINIC + "N1",
        "class",
        (
            Name("Weak muscles", "label"),
            Name("Schwäche", "label", "", "de"),
            Name("WM", "exact", "abbreviation"),
            Name("feeble muscles", "exact"),
            Name("weakness, of muscles", "exact"),
        ),
        'Less "force", as said.',
        parents=(expand("HP:3"), CLINIC + "N2"),
        xrefs=("MESH:D1", "UMLS:C1"),
    )
    assert (second.deprecated, second.replaced_by) == (True, (CLINIC + "CLINIC_9",))
    assert caplog.messages == [f"{tmp_path}/clinic.csv:1: columns that are not read: Ward"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.tsv", "id\tlabel\nHP:0001324\tweak\n"),
        ("a.tab", "# a comment\n\nIRI\tpreferred label\nhttp://purl.obolibrary.org/obo/HP_0001324\tweak\n"),
        ("a.csv", "Class ID;Preferred Label\nhttp://purl.obolibrary.org/obo/HP_0001324;weak\n"),
        ("a.csv", "curie,term\nhp:0001324,weak"),
        ("a.csv", "id,label,label\nHP:0001324,weak,\n,nobody,\n"),
    ],
)
def test_forms_of_tables(tmp_path: Path, name: str, text: str) -> None:
    assert [(term.iri, term.label) for term in read(tmp_path, name, text)] == [(expand("HP:0001324"), "weak")]


def test_several_rows_may_tell_of_a_term_and_a_column_of_the_language() -> None:
    text = b"id,label,synonym1,synonym2,lang\nHP:1,weak,a,b,en\nHP:1,faible,c,,fr\n"
    (term,) = read_terms(text)
    assert [(name.text, name.language) for name in term.names] == [
        *(("weak", "en"), ("faible", "fr"), ("a", "en"), ("b", "en"), ("c", "fr"))
    ]


def test_a_code_with_a_space_is_an_identifier_and_names_may_stand_between_semicolons() -> None:
    (term,) = read_terms(b"code,term,synonyms,definition\nN 28,Renal cyst,kidney cyst; cyst of kidney,a; b\n")
    assert term.iri == EXAMPLE_BASE + "terms/N%2028"
    assert [name.text for name in term.synonyms] == ["cyst of kidney", "kidney cyst"]
    assert term.definition == "a; b"
    (other,) = read_terms(b"id,label,synonyms\n1,x,a; b|c\n")
    assert [name.text for name in other.synonyms] == ["a; b", "c"]


BAD = {
    "no identifiers": ("name,synonym\nx,y\n", "1: has no column of identifiers: 'name, synonym'"),
    "no labels": ("id,ward\nx,y\n", "1: has no column of labels"),
    "two identifiers": ("id,code,name\nx,y,z\n", "1: has several columns of identifiers: id, code"),
    "mappings": ("subject_id,object_id,subject_label\nx,y,z\n", "1: is a mapping set"),
    "too many cells": ("id,name\nHP:1,x\nHP:2,y, z\n", "3: has 3 cells, and the head 2"),
    "an open quote": ('id,name\nHP:1,x\nHP:2,"y\nHP:3,z\n', "3: is malformed: unexpected end of data"),
    "a quote inside": ('id,name\nHP:1,"x" y\n', "2: is malformed"),
    "no identifier": ("id,name\nHP: 1,x\n", "2: 'HP: 1' is no identifier"),
    "line ends of old Macs": ("id,name\rHP:1,x\r", "1: has line ends of CR only. Make them LF"),
    "an endless cell": (
        "id,name\nHP:1,x\nHP:2," + "y " * 70_000,
        "3: has a cell of more than 131,072 characters. Shorten",
    ),
}


@pytest.mark.parametrize(("text", "message"), BAD.values(), ids=BAD)
def test_bad_tables_are_refused_with_their_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as told:
        read(tmp_path, "a.csv", text)
    assert str(told.value).startswith(f"{tmp_path}/a.csv:{message}")


def test_what_is_a_table() -> None:
    assert is_table(b"id\tname\n")
    assert not is_table(b"@prefix a: <b> .\n")
    assert not is_table(b"")


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8), min_size=2, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_cells_are_read_as_they_were_written(names: list[list[str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "name", "definition"])
    writer.writerows([f"HP:{at}", f"x{row[0]}", row[1]] for at, row in enumerate(names))
    found = {term.iri: (term.label, term.definition) for term in read_terms(text.getvalue().encode())}
    assert found == {expand(f"HP:{at}"): (f"x{row[0]}".strip(), row[1].strip()) for at, row in enumerate(names)}
