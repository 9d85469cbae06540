"""What is derived: direct triples, labels, and steps of the mechanism."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset
from kg.build.derive import derive_direct, derive_layer, members
from kg.query.sparql import evaluate
from kg.rdf.index import Index
from kg.rdf.namespaces import GRAPH, PREFIXES, shrink
from tests.kg.build.sources import CK, CONCEPT, holds

#: The qualifiers that narrow a claim.
RESTRICTING = {
    "jurisdiction",
    "caseDefinition",
    "comparison",
    "diseaseContext",
    "population",
    "severity",
    "statistic",
    "underCondition",
}


#: Every direct triple of the shipped graph; ``python -m pytest --update`` writes it anew.
DIRECT = Path(__file__).with_name("direct.tsv")


def test_direct_triples(store: ox.Store) -> None:
    assert holds(store, "concept:lems ck:hasTreatment concept:plasma-exchange")
    assert holds(store, "concept:lems ck:hasTest concept:ct-of-chest")
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
    derived = derive_layer(Index(triples), ox.NamedNode("http://e/graph/layer"), members(triples))
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
        ("concept:lems ck:hasPrognosis concept:benign-prognosis", "said of those without a tumor"),
        ("concept:lems ck:hasAutoantibody concept:sox1-antibodies", "said of those with small cell lung cancer"),
        ("concept:lems ck:hasContact concept:health-care-provider", "said of those in whom symptoms develop"),
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

    def value(text: str) -> ox.NamedNode | ox.Literal:
        return ox.NamedNode(text) if ":" in text else ox.Literal(text, datatype=node("xsd:boolean"))

    return [ox.Triple(ox.NamedNode("http://e/x"), node(key), value(text)) for key, text in values.items()]


def direct(triples: list[ox.Triple]) -> list[ox.Triple]:
    here, keys = members(triples), [ox.NamedNode(CK + name) for name in RESTRICTING]
    return list(derive_direct(Index(triples), here.get(ox.NamedNode(CK + "Association"), ()), keys))


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
        {"ck__population": CONCEPT + "children"},
        {"ck__underCondition": CONCEPT + "suspected-lung-tumor"},
        {"ck__severity": CK + "mild"},
        {"ck__statistic": CK + "pointPrevalence"},
        {"ck__caseDefinition": CK + "confirmedCases"},
        {"owl__deprecated": "true"},
        {"owl__deprecated": "1"},
        {"ck__negated": "true"},
    ],
)
def test_derivation_leaves_out(changes: dict[str, str]) -> None:
    assert len(direct(association())) == 1
    assert direct(association(**changes)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"ck__severity": CK + "variable"},
        {"rdf__predicate": PREFIXES["oboInOwl"] + "hasRelatedSynonym", "ck__population": CONCEPT + "children"},
    ],
)
def test_derivation_keeps_names_and_what_varies(changes: dict[str, str]) -> None:
    assert len(direct(association(**changes))) == 1


def test_every_restricting_qualifier_of_the_vocabulary_is_known(store: ox.Store) -> None:
    declared = Index(store).of_type(ox.NamedNode(CK + "RestrictingQualifier"))
    assert {key.value.removeprefix(CK) for key in declared} == RESTRICTING


def test_the_direct_triples_that_remain(whole: Dataset, request: pytest.FixtureRequest) -> None:
    graph = ox.NamedNode(GRAPH + "direct")
    rows = [
        "\t".join(shrink(str(getattr(term, "value", term))) for term in quad.triple)
        for quad in whole.quads
        if quad.graph_name == graph and quad.predicate != ox.NamedNode(CK + "layer")
    ]
    if request.config.getoption("--update"):
        DIRECT.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert rows == DIRECT.read_text(encoding="utf-8").splitlines()


def test_a_label_is_the_claim_in_words(store: ox.Store) -> None:
    rows = evaluate(
        store,
        """SELECT ?claim ?label ?words ?retired ?rejected {
      VALUES ?kind { ck:Association ck:NegatedAssociation }
      ?claim a ?kind ; rdfs:label ?label . OPTIONAL { ?claim ck:inWords ?words }
      OPTIONAL { ?claim owl:deprecated ?retired }
      OPTIONAL { ?claim ck:status ?rejected FILTER(?rejected = ck:rejected) } }""",
    )
    assert isinstance(rows, ox.QuerySolutions)
    found = list(rows)
    assert len(found) > 250
    assert all(row["label"] == row["words"] or row["retired"] or row["rejected"] for row in found)
    assert sum(1 for row in found if row["rejected"] and row["words"] is None) == 5
    labels = [row["label"].value for row in found]
    assert "Lambert-Eaton myasthenic syndrome may occur with cancer." in labels


def test_a_claim_that_is_not_retired_or_negated_is_derived() -> None:
    assert len(direct(association(owl__deprecated="false", ck__negated="false"))) == 1
