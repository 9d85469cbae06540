"""The build: what it derives, and that it is the same everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.build.dataset import Dataset, build_dataset, write_dataset
from kg.build.derive import derive_direct, derive_layer
from kg.errors import DataError, InputError
from kg.files import write_atomically
from kg.query.sparql import evaluate
from kg.rdf.index import Index
from kg.rdf.namespaces import GRAPH, PREFIXES

CONCEPT, CK = PREFIXES["concept"], PREFIXES["ck"]


def holds(store: ox.Store, pattern: str) -> bool:
    return bool(evaluate(store, f"ASK {{ {pattern} }}"))


def test_no_blank_nodes(dataset: Dataset) -> None:
    for quad in dataset.quads:
        assert not isinstance(quad.subject, ox.BlankNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_no_triple_in_two_graphs(dataset: Dataset) -> None:
    assert len(set(dataset.triples)) == len(dataset.quads)


def test_every_named_graph_is_described(dataset: Dataset, store: ox.Store) -> None:
    for graph in {quad.graph_name for quad in dataset.quads}:
        if graph.value != GRAPH + "catalog":  # type: ignore[union-attr]
            assert holds(store, f"<{graph.value}> a ck:Layer ; dcterms:license ?l ; dcterms:description ?d")  # type: ignore[union-attr]


def test_direct_triples(store: ox.Store) -> None:
    assert holds(store, "concept:lems ck:hasTreatment concept:plasma-exchange")
    assert holds(store, "concept:lems ck:hasTest concept:bronchoscopy")
    assert holds(store, "concept:vitiligo ck:leadsTo concept:loss-of-skin-pigment")


def test_the_mechanism_can_be_walked_arrow_by_arrow(store: ox.Store) -> None:
    rows = evaluate(
        store,
        """SELECT ?effect (COUNT(?step) AS ?steps) {
          ?first rdf:subject concept:immune-attack-on-healthy-tissue ; rdf:predicate ck:leadsTo .
          ?first ck:nextStep* ?step . ?step ck:nextStep* ?arrow . ?arrow rdf:object ?effect
        } GROUP BY ?effect ORDER BY ?steps""",
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert [(row["effect"].value.rsplit("/")[-1], int(row["steps"].value)) for row in rows] == [
        ("antibody-attack-on-nerve-cells", 1),
        ("reduced-acetylcholine-release", 2),
        ("muscle-weakness", 3),
    ]


def test_a_circle_of_arrows_is_joined_so_that_the_quality_query_finds_it() -> None:
    def arrow(name: str, subject: str, value: str) -> list[ox.Triple]:
        changes = {"rdf__subject": CONCEPT + subject, "rdf__predicate": CK + "leadsTo", "rdf__object": CONCEPT + value}
        return [ox.Triple(ox.NamedNode(f"http://e/{name}"), t.predicate, t.object) for t in association(**changes)]

    triples = [*arrow("a", "x", "y"), *arrow("b", "y", "z"), *arrow("c", "z", "x")]
    derived = derive_layer(triples, ox.NamedNode("http://e/layer"), Index(triples))
    steps = {(t.subject.value, t.object.value) for t in derived if t.predicate.value == CK + "nextStep"}  # type: ignore[union-attr]
    assert steps == {("http://e/a", "http://e/b"), ("http://e/b", "http://e/c"), ("http://e/c", "http://e/a")}


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("concept:lems ck:occursIn concept:children", "rare"),
        ("concept:lems ck:occursIn concept:men", "comparative"),
        ("concept:paraneoplastic-lems ck:respondsTo concept:treatment", "comparative"),
        ("concept:lems ck:hasAgeOfOccurrence ?n", "a number with a unit"),
        ("concept:antibody-attack-on-nerve-cells ck:leadsTo ?any", "bound to a condition"),
        ("concept:muscle-weakness ck:improvesAfter concept:exercise", "bound to a condition"),
        ("concept:continuous-exertion ck:leadsTo concept:fatigue", "bound to a condition"),
        ("concept:lems ck:hasSymptom concept:loss-of-skin-pigment", "said of vitiligo"),
        ("concept:lems skos:altLabel 'LES'@en", "ambiguous"),
        ("concept:lems skos:altLabel 'Myasthenic syndrome'@en", "a broad name"),
    ],
)
def test_no_direct_triple(store: ox.Store, pattern: str, why: str) -> None:
    assert not holds(store, pattern), why


def association(**changes: str) -> list[ox.Triple]:
    values = {
        "rdf:type": CK + "Association",
        "rdf:subject": CONCEPT + "a",
        "rdf:predicate": CK + "hasTest",
        "rdf:object": CONCEPT + "b",
        "ck:status": CK + "confirmed",
    } | {key.replace("__", ":"): value for key, value in changes.items()}

    def node(curie: str) -> ox.NamedNode:
        prefix, name = curie.split(":")
        return ox.NamedNode(PREFIXES[prefix] + name)

    return [ox.Triple(ox.NamedNode("http://e/x"), node(key), ox.NamedNode(value)) for key, value in values.items()]


@pytest.mark.parametrize(
    "changes",
    [
        {"rdf__type": CK + "NegatedAssociation"},
        {"ck__status": CK + "proposed"},
        {"ck__status": CK + "rejected"},
        {"ck__frequency": CK + "rare"},
        {"ck__comparison": CK + "moreOftenThan"},
        {"ck__diseaseContext": CONCEPT + "c"},
        {"ck__unit": CK + "years"},
        {"owl__deprecated": "http://e/true"},
    ],
)
def test_derivation_leaves_out(changes: dict[str, str]) -> None:
    assert len(list(derive_direct(association()))) == 1
    assert list(derive_direct(association(**changes))) == []


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    results = []
    for seed in ("0", "12345"):
        folder = tmp_path / seed
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": "Asia/Tokyo" if seed == "0" else "UTC",
            "LC_ALL": "C",
        }
        command = [sys.executable, "-m", "kg.cli", "build", "-o", str(folder)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        results.append(digests(folder))
    assert results[0] == results[1]
    forms = {f"lems.{form}" for form in ("trig", "ttl", "nq", "jsonld", "sssom.tsv", "html")}
    assert set(results[0]) == {*forms, "ontology.html"}


def test_every_form_holds_the_same(dataset: Dataset, tmp_path: Path) -> None:
    write_dataset(dataset, tmp_path)
    quads = set(dataset.quads)
    for suffix, form in (("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)):
        assert set(ox.parse(path=tmp_path / f"lems.{suffix}", format=form)) == quads, suffix
    union = set(ox.parse(path=tmp_path / "lems.ttl", format=ox.RdfFormat.TURTLE))
    assert {quad.triple for quad in union} == set(dataset.triples)


def test_rdflib_reads_the_turtle(dataset: Dataset, tmp_path: Path) -> None:
    write_dataset(dataset, tmp_path, only=["ttl"])
    assert len(rdflib.Graph().parse(tmp_path / "lems.ttl")) == len(dataset.triples)


EXTRA = f"""@prefix adam: <{PREFIXES["adam"]}> .
@prefix ck: <{CK}> .
@prefix concept: <{CONCEPT}> .
@prefix rdf: <{PREFIXES["rdf"]}> .
"""


def test_a_misnamed_association_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "extra.ttl"
    path.write_text(
        EXTRA + "adam:wrong a ck:Association ; rdf:subject concept:lems ; rdf:predicate ck:hasTest ; "
        "rdf:object concept:mri ; ck:population concept:children .",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="lems_hasTest_mri_population-children") as caught:
        build_dataset(extra=[path])
    assert caught.value.where.endswith("extra.ttl:5")


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "extra.ttl"
    path.write_text(EXTRA + "[] a ck:Association .", encoding="utf-8")
    with pytest.raises(DataError, match="blank node"):
        build_dataset(extra=[path])


def test_nothing_is_lost_when_writing_fails(dataset: Dataset, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_dataset(dataset, blocked / "sub")
    assert blocked.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_link_is_written_through_and_a_device_is_refused(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    write_atomically(link, "text")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "text"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not a regular file"):
        write_atomically(tmp_path / "pipe", "text")
    assert (tmp_path / "pipe").is_fifo()
