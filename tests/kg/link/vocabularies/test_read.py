"""Ontology files: the same table of terms from every form, and a warning of what is odd."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.link.vocabularies import Name, Ontology, Term, read, read_ontology, read_terms
from kg.link.vocabularies.model import SCOPES
from kg.link.vocabularies.read import MAX_NAMESPACES
from kg.rdf.index import node
from kg.rdf.namespaces import PREFIXES
from tests.kg.link.vocabularies.texts import MINI, OBO, assert_refused, called, read_text, xo


@pytest.mark.parametrize("name", ["mini.obo", "mini.owl", "mini.ttl", "mini.json"])
def test_a_file_may_be_packed_or_without_a_name_or_called_otherwise(tmp_path: Path, name: str) -> None:
    content = (MINI / name).read_bytes()
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content))
    wanted = read_ontology(MINI / name, xo(3, 4)).terms
    assert read_ontology(tmp_path / f"{name}.gz", xo(3, 4)).terms == wanted
    assert read_ontology(content, xo(3, 4)).terms == wanted
    if not name.endswith(".json"):
        (tmp_path / "other.owl").write_bytes(content)
        assert read_ontology(tmp_path / "other.owl", xo(3, 4)).terms == wanted


def test_owl_may_be_in_utf_16(tmp_path: Path) -> None:
    text = (MINI / "mini.owl").read_text(encoding="utf-8")
    path = tmp_path / "mini.owl"
    path.write_text(text, encoding="utf-16")
    assert read_ontology(path, xo(3, 4)).terms == read_ontology(MINI / "mini.owl", xo(3, 4)).terms


@pytest.mark.parametrize("suffix", ["obo", "owl", "ttl", "json"])
def test_each_form_gives_the_same_table(suffix: str) -> None:
    ontology = read_ontology(MINI / f"mini.{suffix}", xo(3, 4, 7, 8, 99))
    assert ontology == Ontology(
        iri=OBO + "xo.owl",
        version="2024-02-03",
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        terms={
            term.iri: term
            for term in (
                Term(OBO + "XO_1", "class", called("thing")),
                Term(
                    OBO + "XO_2",
                    "class",
                    (
                        *called("part {of} a thing", "piece"),
                        Name("section of a thing", "narrow"),
                        Name("matter", "broad"),
                        Name("bit", "related", "abbreviation"),
                    ),
                    definition='Says "part", in one line.\nAnd another.',
                    parents=(OBO + "XO_1",),
                    xrefs=("MESH:D000001", "UMLS:C1"),
                    mappings=(("exact", "SNOMEDCT:12"),),
                ),
                Term(
                    OBO + "XO_3",
                    "class",
                    called("obsolete bit"),
                    deprecated=True,
                    replaced_by=(OBO + "XO_2",),
                    consider=(OBO + "XO_1",),
                ),
                Term(
                    OBO + "XO_4", "class", called("piece of a part"), parents=(OBO + "XO_2",), part_of=(OBO + "XO_1",)
                ),
                Term(OBO + "XO_7", "individual", called("this very thing")),
                Term(OBO + "XO_8", "property", called("joined to")),
            )
        },
        sizes={OBO + "XO_": 4},
    )
    assert ontology.name == "xo"
    assert list(ontology.ancestors(OBO + "XO_4")) == xo(2, 1)


@pytest.mark.parametrize("suffix", ["obo", "owl", "ttl", "json"])
def test_all_terms_are_the_same_from_each_form(suffix: str) -> None:
    terms = list(read_terms(MINI / f"mini.{suffix}"))
    assert [term.iri for term in terms] == xo(1, 2, 3, 4, 7, 8)
    some = read_ontology(MINI / f"mini.{suffix}", xo(1, 2, 3, 4, 7, 8)).terms
    assert {term.iri: replace(term, relations=()) for term in terms} == some  # RDF holds these itself


def test_what_is_odd_is_logged_and_what_holds_nothing_refused(caplog: pytest.LogCaptureFixture) -> None:
    list(read_terms(b"format-version: 1.2\nimport: x.obo\n\n[Term]\nid: XO:1\nname: one\nname: two\n"))
    assert [message.partition(": ")[2] for message in caplog.messages] == [
        "imports x.obo, which is not read",
        "obo:XO_1 has two labels: 'two' counts as another name",
    ]
    with pytest.raises(InputError, match="holds no term"):
        list(read_terms(b"format-version: 1.2\n"))


@pytest.mark.parametrize(("depth", "expected"), [(0, xo(4)), (1, xo(2, 4)), (2, xo(1, 2, 4)), (None, xo(1, 2, 4))])
def test_depth(depth: int | None, expected: list[str]) -> None:
    assert sorted(read_ontology(MINI / "mini.obo", xo(4), depth=depth).terms) == expected


# --- a generated hierarchy reads the same from every form

# What every form can hold: no control characters (XML), no white space at the ends (OBO).
TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"], include_characters=" "), min_size=1).map(
    lambda text: text.strip() or "x"
)


@st.composite
def hierarchies(draw: st.DrawFn) -> list[Term]:
    """Terms with links that may form cycles."""
    iris = xo(*range(1, draw(st.integers(1, 7)) + 1))
    some = st.lists(st.sampled_from(iris), max_size=3).map(lambda chosen: tuple(sorted(set(chosen))))
    return [
        Term(
            iri,
            "class",
            (
                Name(draw(TEXT), "label"),
                *(Name(*pair) for pair in draw(st.lists(st.tuples(TEXT, st.sampled_from(SCOPES)), max_size=3))),
            ),
            definition=draw(st.one_of(st.just(""), TEXT)),
            parents=draw(some),
            deprecated=draw(st.booleans()),
            replaced_by=draw(some),
            consider=draw(some),
        )
        for iri in iris
    ]


def as_obo(terms: list[Term]) -> str:
    def curie(iri: str) -> str:
        return iri.removeprefix(OBO).replace("_", ":")

    def plain(text: str) -> str:
        return "".join("\\" + letter if letter in "\\{}!" else letter for letter in text)

    def quoted(text: str) -> str:
        return '"' + "".join("\\" + letter if letter in '\\"' else letter for letter in text) + '"'

    lines = ["format-version: 1.4", "data-version: 2024-02-03", "ontology: xo"]
    for term in terms:
        lines += ["", "[Term]", f"id: {curie(term.iri)}", f"name: {plain(term.label)}"]
        lines += [f"def: {quoted(term.definition)} []"] if term.definition else []
        lines += [f"synonym: {quoted(text)} {scope.upper()} []" for text, scope, _, _ in term.synonyms]
        lines += [f"is_a: {curie(iri)} ! a comment" for iri in term.parents]
        lines += ["is_obsolete: true"] if term.deprecated else []
        lines += [f"replaced_by: {curie(iri)}" for iri in term.replaced_by]
        lines += [f"consider: {curie(iri)}" for iri in term.consider]
    return "\n".join(lines) + "\n"


def as_rdf(terms: list[Term], form: ox.RdfFormat) -> bytes:
    header = ox.NamedNode(OBO + "xo.owl")
    triples = [
        ox.Triple(header, node("rdf:type"), node("owl:Ontology")),
        ox.Triple(header, node("owl:versionIRI"), ox.NamedNode(OBO + "xo/2024-02-03/xo.owl")),
    ]
    for term in terms:
        subject = ox.NamedNode(term.iri)
        says: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            ("rdf:type", node("owl:Class")),
            ("rdfs:label", ox.Literal(term.label)),
            *[(f"oboInOwl:has{scope.title()}Synonym", ox.Literal(text)) for text, scope, _, _ in term.synonyms],
            *[("rdfs:subClassOf", ox.NamedNode(iri)) for iri in term.parents],
            *[("obo:IAO_0100001", ox.NamedNode(iri)) for iri in term.replaced_by],
            *[("oboInOwl:consider", ox.NamedNode(iri)) for iri in term.consider],
        ]
        says += [("obo:IAO_0000115", ox.Literal(term.definition))] if term.definition else []
        says += [("owl:deprecated", ox.Literal(value=True))] if term.deprecated else []
        triples += [ox.Triple(subject, node(predicate), value) for predicate, value in says]
    return ox.serialize(triples, format=form) or b""


def as_json(terms: list[Term]) -> str:
    nodes = [
        {
            "id": term.iri,
            "type": "CLASS",
            "lbl": term.label,
            "meta": {
                "deprecated": term.deprecated,
                "definition": {"val": term.definition},
                "synonyms": [
                    {"pred": f"has{scope.title()}Synonym", "val": text} for text, scope, _, _ in term.synonyms
                ],
                "basicPropertyValues": [
                    *[{"pred": OBO + "IAO_0100001", "val": iri} for iri in term.replaced_by],
                    *[{"pred": PREFIXES["oboInOwl"] + "consider", "val": iri} for iri in term.consider],
                ],
            },
        }
        for term in terms
    ]
    edges = [{"sub": term.iri, "pred": "is_a", "obj": parent} for term in terms for parent in term.parents]
    meta = {"version": OBO + "xo/2024-02-03/xo.owl"}
    return json.dumps({"graphs": [{"edges": edges, "nodes": nodes, "meta": meta, "id": OBO + "xo.owl"}]})


@settings(max_examples=60, deadline=None)
@given(terms=hierarchies(), data=st.data())
@pytest.mark.slow
def test_a_hierarchy_reads_the_same_from_every_form(
    terms: list[Term], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    wanted = data.draw(st.lists(st.sampled_from([term.iri for term in terms]), min_size=1))
    depth = data.draw(st.one_of(st.none(), st.integers(0, 3)))
    forms: dict[str, str | bytes] = {
        "a.obo": as_obo(terms),
        "a.ttl": as_rdf(terms, ox.RdfFormat.TURTLE),
        "a.nt": as_rdf(terms, ox.RdfFormat.N_TRIPLES),
        "a.owl": as_rdf(terms, ox.RdfFormat.RDF_XML),
        "a.json": as_json(terms),
    }
    read = []
    for name, content in forms.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        read.append(read_ontology(folder / name, wanted, depth=depth))
    first = read[0]
    assert set(wanted) <= set(first.terms)
    for term in terms:
        if term.iri in first.terms:
            found = first.terms[term.iri]
            assert found.label == term.label
            assert {name.text for name in found.names} == {name.text for name in term.names}
            assert set(found.names) <= set(term.names)
            assert set(found.parents) <= set(term.parents)
            assert term.iri not in first.ancestors(term.iri)
    for other in read[1:]:
        assert (other.terms, other.iri, other.sizes) == (first.terms, first.iri, first.sizes)
        assert [text for _, text in other.warnings] == [text for _, text in first.warnings]


# --- usable, with a warning


def test_cycles_are_cut_and_told(tmp_path: Path) -> None:
    text = "format-version: 1.2\n" + "".join(
        f"\n[Term]\nid: XO:{n}\nname: t{n}\nis_a: XO:{above}\n" for n, above in [(1, 2), (2, 3), (3, 1), (4, 4)]
    )
    ontology = read_text(tmp_path, "a.obo", text, xo(1, 4))
    assert [warning for _, warning in ontology.warnings] == [
        "a cycle: obo:XO_1 under obo:XO_2 under obo:XO_3 under obo:XO_1; its last link is left out",
        "a cycle: obo:XO_4 under obo:XO_4; its last link is left out",
    ]
    assert list(ontology.ancestors(xo(1)[0])) == xo(2, 3)


@pytest.mark.slow
def test_a_long_chain_is_no_trouble(tmp_path: Path) -> None:
    count = 20_000
    text = "format-version: 1.2\n" + "".join(f"\n[Term]\nid: XO:{n}\nis_a: XO:{n + 1}\n" for n in range(1, count))
    text += f"\n[Term]\nid: XO:{count}\n"
    assert len(read_text(tmp_path, "a.obo", text).terms) == count


@pytest.mark.slow
def test_many_parents_of_one_term_are_no_trouble(tmp_path: Path) -> None:
    count = 60_000
    parents = "".join(f"is_a: XO:{n}\n" for n in range(2, count))
    text = f"format-version: 1.2\n\n[Term]\nid: XO:1\n{parents}\n[Term]\nid: XO:{count - 1}\n"
    assert read_text(tmp_path, "a.obo", text).terms[OBO + "XO_1"].parents == (f"{OBO}XO_{count - 1}",)


def test_of_many_long_cycles_some_are_told(tmp_path: Path) -> None:
    count = 3_000
    text = "format-version: 1.2\n" + "".join(
        f"\n[Term]\nid: XO:{n}\nis_a: XO:{n + 1}\nis_a: XO:1\n" for n in range(1, count + 1)
    )
    ontology = read_text(tmp_path, "a.obo", text)
    assert list(ontology.ancestors(xo(1)[0])) == xo(*range(2, count + 1))
    told = [warning for _, warning in ontology.warnings]
    assert told[1] == "a cycle: obo:XO_1 under obo:XO_2 under obo:XO_1; its last link is left out"
    assert "obo:XO_10 under 90 more under obo:XO_1;" in told[99]
    assert told[100:] == ["2,900 more warnings are left out"]
    assert max(map(len, told)) < 300


def test_of_many_namespaces_the_largest_are_counted(tmp_path: Path) -> None:
    text = "format-version: 1.2\n" + "".join(f"\n[Term]\nid: A{n}:1\n" for n in range(5000))
    text += "".join(f"\n[Term]\nid: XO:{n}\n" for n in range(9))
    text += "".join(f"\n[Term]\nid: B{n}:1\n" for n in range(5000))
    ontology = read_text(tmp_path, "a.obo", text)
    assert ontology.sizes[OBO + "XO_"] == 9
    assert ontology.name == "xo"
    assert len(ontology.sizes) <= 2 * MAX_NAMESPACES


def test_what_is_kept_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = "format-version: 1.2\n\n[Term]\nid: XO:1\n"
    monkeypatch.setattr(read, "MAX_FACTS", 10)
    for line in ("is_a: XO:2\n", "xref: A:1\n", "name: a\n"):
        read_text(tmp_path, "a.obo", head + line * 9)
        with pytest.raises(InputError, match="more than 10 links and facts"):
            read_text(tmp_path, "a.obo", head + line * 10)
    monkeypatch.setattr(read, "MAX_CHARACTERS", 1000)
    with pytest.raises(InputError, match="very long ones"):
        read_text(tmp_path, "a.obo", f"{head}name: {'x' * 1000}\n")


def test_of_many_warnings_some_are_told(tmp_path: Path) -> None:
    names = "".join(f"name: {n:01000}\n" for n in range(1000))
    warnings = read_text(tmp_path, "a.obo", f"format-version: 1.2\n\n[Term]\nid: XO:1\n{names}").warnings
    assert len(warnings) == read.MAX_WARNINGS + 1
    assert warnings[-1][1] == "899 more warnings are left out"
    assert max(len(warning) for _, warning in warnings) < 300


def test_a_suffix_that_nobody_knows_is_told(tmp_path: Path) -> None:
    assert_refused(tmp_path, "a.xyz", "x", "a.xyz: has the suffix '.xyz'")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "a.omn",
            "Prefix: : <http://e/>\nClass: :A\n",
            "a.omn: is OWL in Manchester syntax, which is not read. Convert it",
        ),
        (
            "a.owx",
            '<Ontology xmlns="http://www.w3.org/2002/07/owl#"/>',
            "a.owx:1: is OWL/XML, which is not read. Convert it",
        ),
        ("a.ofn", "Prefix(:=<http://e/>)\n", "a.ofn: is OWL in functional syntax, which is not read. Convert it"),
        (
            "a.xlsx",
            "PK\3\4" + 26 * "\0" + "[Content_Types].xml",
            "a.xlsx: is a workbook of Excel, or another document of Office",
        ),
        ("a.ods", "PK\3\4" + 26 * "\0" + "mimetypeapplication/vnd.oasis.opendocument.", "a.ods: is a spreadsheet"),
        ("a.zip", "PK\3\4" + 26 * "\0" + "a.csv", "a.zip: is a zip archive, not an ontology. Unpack it first"),
    ],
)
def test_what_is_not_read_is_named_whatever_its_suffix(tmp_path: Path, name: str, text: str, message: str) -> None:
    assert_refused(tmp_path, name, text, message)


def test_a_table_may_be_called_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("id\tlabel\n1\tRenal cyst\n")
    assert [term.label for term in read_terms(tmp_path / "a.txt")] == ["Renal cyst"]
    assert_refused(tmp_path, "b.txt", "Renal cyst\nKidney stone\n", "b.txt: has the suffix '.txt'")
