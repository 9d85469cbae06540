"""The claims as a network: what is an edge, what is a way, and which concepts are central."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.claims.claim import claims
from kg.claims.network import centrality, network, paths
from kg.errors import InputError
from kg.rdf.index import Index
from kg.rdf.namespaces import expand

LEMS = expand("concept:lems")


ENTRY = ["adam-000710"]  # other layers come and go


def test_edges_are_the_claims_between_resources(index: Index) -> None:
    graph = network(index)
    joining = {claim.iri: claim for claim in claims(index) if isinstance(claim.object, ox.NamedNode)}
    assert {key for _, _, key in graph.edges(keys=True)} == set(joining)
    start, end, key, claim = next(
        edge for edge in graph.edges(keys=True, data=True) if edge[2].endswith("bronchoscopy_population-smokers")
    )
    assert (start, end) == (LEMS, expand("concept:bronchoscopy"))
    assert claim["label"].startswith("Tests in smokers with Lambert-Eaton myasthenic syndrome may include bronchoscopy")
    assert (claim["predicate"], claim["negated"]) == (expand("ck:hasTest"), False)
    assert (claim["modality"], claim["modality_label"]) == (expand("ck:may"), "may")
    assert ("population", "smokers") in claim["qualifiers"]
    assert claim["layer"] == expand("layer:adam-000710")
    status = joining[key].status
    assert status is not None
    assert status.value == claim["status"] == expand("ck:checkedAgainstSource")


@pytest.mark.slow
def test_nodes_have_label_class_and_definition(store: ox.Store) -> None:
    node = network(Index(store)).nodes[LEMS]
    assert node["label"] == "Lambert-Eaton myasthenic syndrome"
    assert node["class"] == expand("ck:Condition")
    assert node["definition"]


def test_the_way_between_two_concepts(store: ox.Store) -> None:
    found = paths(network(Index(store), ENTRY), "concept:vitiligo", "concept:acetylcholine")
    assert not found.more
    assert [path.concepts for path in found.paths] == [
        (
            "vitiligo",
            "Lambert-Eaton myasthenic syndrome",
            "reduced release of acetylcholine",
            "acetylcholine",
        )
    ]
    steps = [[step.sentence for step in claims] for claims in found.paths[0].steps]
    assert steps[0] == ["Lambert-Eaton myasthenic syndrome may occur with autoimmune disorders such as vitiligo."]
    assert found.paths[0].steps[0][0].source == "A.D.A.M. entry 000710, Causes 695-794"


def test_several_claims_join_two_concepts(store: ox.Store) -> None:
    (path,) = paths(network(Index(store), ENTRY), "concept:lems", "concept:muscle-weakness").paths
    assert len(path.steps[0]) == 2  # of variable severity, and mild


def test_as_many_ways_as_asked_for(store: ox.Store) -> None:
    graph = network(Index(store), ENTRY)
    all_of_them = paths(graph, "concept:albumin", "concept:nerves")
    first = paths(graph, "concept:albumin", "concept:nerves", most=1)
    assert not all_of_them.more
    assert len(all_of_them.paths) == 1 or first.more
    tests = paths(graph, "concept:muscles", "concept:nerves", most=1)
    assert tests.more
    assert "raise --max" in str(tests)
    assert len(paths(graph, "concept:muscles", "concept:nerves").paths) == 2


@pytest.mark.slow
def test_ways_are_the_same_on_every_run(store: ox.Store) -> None:
    shuffled = ox.Store()
    shuffled.extend(sorted(store, key=lambda quad: str(quad)[::-1]))
    for end in ("concept:nerves", "concept:albumin"):
        assert paths(network(Index(store), ENTRY), "concept:muscles", end) == paths(
            network(Index(shuffled), ENTRY), "concept:muscles", end
        )


def test_what_is_not_held_true_is_no_way(layered: ox.Store) -> None:
    graph = network(Index(layered))
    assert graph.has_edge(expand("concept:vitiligo"), expand("concept:test-dry-mouth"))  # negated, yet in the network
    found = paths(graph, "concept:vitiligo", "concept:test-dry-mouth")
    assert [path.concepts for path in found.paths] == [
        ("vitiligo", "Lambert-Eaton myasthenic syndrome", "test dry mouth")
    ]
    assert paths(network(Index(layered), ["test-papers"]), "concept:vitiligo", "concept:test-dry-mouth").paths == ()
    rejected = network(Index(layered))
    for _, _, claim in rejected.edges(data=True):
        claim["status"] = expand("ck:rejected")
    assert paths(rejected, "concept:lems", "concept:cancer").paths == ()


def test_qualifiers_are_no_edges(store: ox.Store) -> None:
    found = paths(network(Index(store), ENTRY), "concept:smokers", "concept:lems")
    assert found.paths == ()
    assert str(found) == "no path from smokers to Lambert-Eaton myasthenic syndrome\n"


def test_both_ends_must_differ(store: ox.Store) -> None:
    with pytest.raises(InputError, match="both ends"):
        paths(network(Index(store), ENTRY), "concept:lems", LEMS)
    with pytest.raises(InputError, match="at least 1"):
        paths(network(Index(store), ENTRY), "concept:lems", "concept:cancer", most=0)


def test_plain_triples_are_a_network_too() -> None:
    store = ox.Store()
    store.load(
        b"@prefix : <http://e/> . :a :knows :b . :b :knows :c ; a :Person . :c :name 'x' . :d :knows [ :knows :a ] .",
        format=ox.RdfFormat.TURTLE,
    )
    found = paths(network(Index(store)), "http://e/c", "http://e/a")
    assert [path.concepts for path in found.paths] == [("c", "b", "a")]
    assert found.paths[0].steps[0][0].sentence == "b knows c"
    assert "http://e/Person" not in network(Index(store))
    assert network(Index([])).number_of_nodes() == 0


def test_who_stands_in_the_middle(layered: ox.Store) -> None:
    rows = centrality(network(Index(layered)))
    assert rows[0]["id"] == "concept:lems"
    assert [row["degree"] for row in rows] == sorted((row["degree"] for row in rows), reverse=True)
    assert all(row["degree"] == int(row["in"]) + int(row["out"]) for row in rows)
    assert all(0 <= float(row["betweenness"]) <= 1 for row in rows)
    ids = {row["id"] for row in rows}
    assert "concept:test-dry-mouth" in ids
    assert "concept:test-medicine" not in ids  # only proposed
    dry = next(row for row in rows if row["id"] == "concept:test-dry-mouth")
    assert dry["degree"] == 1  # the negated claim does not count
    assert centrality(network(Index([]))) == []
