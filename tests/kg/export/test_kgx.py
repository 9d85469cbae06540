"""KGX conforms to the Biolink Model (the classes of the biolink-model package), and says no more than our claims."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build.dataset import Dataset
from kg.build.identify import with_identifiers
from kg.claims.claim import Claim, all_claims
from kg.claims.sentences import sentence
from kg.export import biolink, export
from kg.export.kgx import Kgx
from kg.link.identifiers import exact_terms, linked_terms, preferred
from kg.link.sssom import mapping_sets
from kg.rdf.index import Index, node
from kg.rdf.namespaces import BASE, PREFIXES, expand, shrink

LISTS = {
    "category",
    "xref",
    "exact_synonym",
    "broad_synonym",
    "narrow_synonym",
    "related_synonym",
    "aggregator_knowledge_source",
    "publications",
    "has_evidence",
}


NUMBERS = {"has_percentage": float, "has_count": int, "has_total": int}


Row = dict[str, Any]


def read_tsv(text: str) -> Iterator[Row]:
    header, *lines = text.removesuffix("\n").split("\n")
    for line in lines:
        cells = dict(zip(header.split("\t"), line.split("\t"), strict=True))
        row: Row = {slot: cell for slot, cell in cells.items() if cell}
        for slot in LISTS & row.keys():
            row[slot] = row[slot].split("|")
        for slot, number in NUMBERS.items():
            if slot in row:
                row[slot] = number(row[slot])
        if "subject" in row:
            row["negated"] = bool(row.get("negated"))  # as KGX reads it: any text is true
        yield row


def validate(row: Mapping[str, Any]) -> None:
    """Let the Biolink class that a row names take it; a slot that the class does not have is an error there."""
    import biolink_model.datamodel.pydanticmodel_v2 as model  # 400 classes: two seconds

    (category,) = row["category"]
    getattr(model, category.removeprefix("biolink:"))(**row)


@pytest.fixture(scope="module")
def edges(index: Index) -> dict[str, Row]:
    return {row["id"]: row for row in read_tsv(export(index, "kgx").files["edges.tsv"])}


@pytest.mark.parametrize("ids", [[], ["mondo", "hp", "mesh"]])
def test_every_row_conforms_to_biolink(index: Index, ids: list[str]) -> None:
    files = export(index, "kgx", ids=ids).files
    nodes, edges = (list(read_tsv(files[f"{name}.tsv"])) for name in ("nodes", "edges"))
    assert len(edges) > 30
    for row in (*nodes, *edges):
        validate(row)
    ends = {row["id"] for row in nodes}
    assert len(ends) == len(nodes)
    assert {edge[end] for edge in edges for end in ("subject", "object")} < ends


_ENDS = r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]"


def flattened(value: object) -> object:
    """A value as TSV holds it: no tab and no line end, in a text no sign that parts the values of a list."""
    if isinstance(value, list):
        return [re.sub(_ENDS, " ", one) for one in value]
    return re.sub(_ENDS, " ", value).replace("|", "¦") if isinstance(value, str) else value


def test_jsonl_says_the_same(index: Index) -> None:
    tsv, jsonl = export(index, "kgx").files, export(index, "kgx", jsonl=True).files
    for name in ("nodes", "edges"):
        rows = [json.loads(line) for line in jsonl[f"{name}.jsonl"].splitlines()]
        flat = [{slot: flattened(value) for slot, value in row.items()} for row in rows]
        assert flat == list(read_tsv(tsv[f"{name}.tsv"]))


def test_all_that_qualifies_an_exported_claim_survives(index: Index, edges: dict[str, Row]) -> None:
    division = export(index, "kgx").division
    statements = [claim for claim in division.held if claim.predicate not in biolink.NAMES]
    assert edges.keys() == {shrink(claim.iri) for claim in statements}
    implied = {node("ck:modality"): ["ck:asserted"], node("ck:obtained"): ["ck:readInSource"]}
    for claim in statements:
        edge = edges[shrink(claim.iri)]
        inverse = biolink.PREDICATES[claim.predicate].inverse
        ends = [edge["object"], edge["subject"]] if inverse else [edge["subject"], edge["object"]]
        assert ends == [shrink(claim.subject.value), shrink(claim.object.value)]
        assert edge["original_predicate"] == shrink(claim.predicate.value)
        assert edge["negated"] is claim.negated
        assert claim.is_accepted
        statement = biolink.PREDICATES[claim.predicate]
        words = [sentence(index, claim)] if statement.in_words else []
        assert edge.get("description", "") == " ".join([*words, *filter(None, [claim.note])])
        assert not claim.is_of_nobody
        for key, values in claim.qualifiers.items():
            words = [shrink(value.value) for value in values]
            if key in implied:
                assert words == implied[key]
                continue
            if key in statement.in_words:
                continue
            slot = biolink.SLOTS[key]
            if slot == "original_object" and inverse:
                slot = "original_subject"
            if slot in NUMBERS:
                assert [edge[slot]] == [float(word) for word in words]
            else:
                assert [edge[slot]] == [biolink.curie(words[0])], claim.iri


def test_a_claim_with_numbers(edges: dict[str, Row]) -> None:
    assert edges["http://t/plain"] == {
        "id": "http://t/plain",
        "subject": "concept:lems",
        "predicate": "biolink:has_phenotype",
        "object": "concept:muscle-weakness",
        "category": ["biolink:DiseaseToPhenotypicFeatureAssociation"],
        "negated": False,
        "population_context_qualifier": "concept:smokers",
        "frequency_qualifier": "HP:0040282",
        "has_percentage": 64.5,
        "has_count": 40,
        "has_total": 62,
        "knowledge_level": "observation",
        "agent_type": "manual_agent",
        "primary_knowledge_source": "infores:condition-kg",
        "publications": ["PMID:1"],
        "original_predicate": "ck:hasPhenotype",
        "original_object": "HP:0001324",
    }
    assert edges["http://t/negated"]["negated"] is True


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("range", "no slot for"),
        ("two", "holds one value, and there are 2"),
        ("words", "holds a number"),
        ("proposed", "no slot for the status, which is proposed"),
        ("statusless", "no slot for the status, which is missing"),
        ("through", "no slot for obtained"),
        ("not-a-mechanism", "is broader, and its negation would say more"),
        ("compassionate", "has no slot for approval status"),
        ("unlabelled", "has no slot for approval status"),
        ("unknown", "no slot for only-in"),
        ("mismatch", "does not join a Treatment"),
    ],
)
def test_what_biolink_cannot_hold_is_left_out(index: Index, claim: str, reason: str) -> None:
    reasons = {item.claim.iri: item.reason for item in export(index, "kgx").division.left_out}
    assert reason in reasons[f"http://t/{claim}"]


def test_no_hedged_or_conditional_claim_becomes_a_plain_edge(index: Index) -> None:
    for claim in export(index, "kgx").division.held:
        assert {value.value for value in claim.qualifier("ck:modality")} <= {node("ck:asserted").value}
        for key in ("ck:underCondition", "ck:comparison", "ck:severity", "ck:typicality"):
            assert not claim.qualifier(key)


def test_a_named_treatment_is_not_said_to_treat(edges: dict[str, Row]) -> None:
    edge = edges["adam:lems_hasTreatment_plasma-exchange"]
    assert (edge["subject"], edge["object"]) == ("concept:plasma-exchange", "concept:lems")
    assert edge["predicate"] == "biolink:treats_or_applied_or_studied_to_treat"
    assert not [row for row in edges.values() if row["predicate"] in ("biolink:treats", "biolink:causes")]


def test_warnings_are_edges_that_tell_country_and_brand_in_words(index: Index, edges: dict[str, Row]) -> None:
    label = "druglabels:amifampridine_contraindicatedIn_epilepsy_jurisdiction-european-union_rxreasoner-firdapse-2022"
    edge = edges[label]
    assert (edge["subject"], edge["predicate"], edge["object"]) == (
        "concept:amifampridine",
        "biolink:contraindicated_in",
        "concept:epilepsy",
    )
    assert edge["description"] == (
        "In the European Union, amifampridine is contraindicated in case of epilepsy (Firdapse; source of 2022)."
    )
    assert edge["publications"] == ["citation:rxreasoner-firdapse-2022"]
    effects = [row for row in edges.values() if row["predicate"] == "biolink:has_adverse_event"]
    assert {row["disease_context_qualifier"] for row in effects if row["object"] == "concept:fatigue"} == {
        "concept:lems"
    }
    assert not [row for row in effects if row["object"] == "concept:schwannoma"], "it was seen in animals"
    left = [
        item for item in export(index, "kgx").division.left_out if item.claim.predicate == node("ck:hasAdverseEffect")
    ]
    assert not [item for item in left if item.reason.startswith("no Biolink predicate")]


def test_the_denial_of_a_warning_of_one_country_is_left_out(index: Index) -> None:
    claim = ox.NamedNode("http://e/claim")
    parts = {
        "rdf:type": "ck:NegatedAssociation",
        "rdf:subject": "concept:amifampridine",
        "rdf:predicate": "ck:contraindicatedIn",
        "rdf:object": "concept:epilepsy",
        "ck:status": "ck:reviewed",
        "ck:jurisdiction": "concept:united-states",
    }
    triples = [ox.Triple(s, p, v) for s in index.subjects() for p, vs in index.properties(s).items() for v in vs]
    triples += [ox.Triple(claim, node(key), node(value)) for key, value in parts.items()]
    reasons = {item.claim.iri: item.reason for item in export(Index(triples), "kgx").division.left_out}
    assert "has no slot for jurisdiction" in reasons[claim.value]


def test_what_is_only_named_in_a_disclosure_is_no_edge(index: Index, edges: dict[str, Row]) -> None:
    named = {claim.iri for claim in all_claims(index) if claim.qualifier("ck:approvalStatus")}
    assert len(named) > 4
    assert not named & set(map(expand, edges))


def test_foreign_data_get_no_mappings_of_ours() -> None:
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("ck", "concept", "rdf", "skos", "MONDO"))
    claim = "<http://e/1> a ck:Association ; ck:status ck:confirmed ; rdf:subject concept:lems ; rdf:predicate ck:isA"
    kinds = "concept:lems a ck:Condition . concept:cancer a ck:Condition ."
    text = f"{head}{kinds} {claim} ; rdf:object concept:cancer . concept:cancer skos:exactMatch MONDO:7 ."
    index = Index(quad.triple for quad in ox.parse(text, ox.RdfFormat.TURTLE))
    rows = {row["id"]: row for row in read_tsv(export(index, "kgx").files["nodes.tsv"])}
    assert "xref" not in rows["concept:lems"]
    assert rows["concept:cancer"]["xref"] == ["MONDO:7"]


def test_a_build_with_other_ids_keeps_its_terms(dataset: Dataset, index: Index) -> None:
    chosen = preferred(["mondo"], exact_terms(mapping_sets()))
    turned = Index(with_identifiers(dataset, chosen).triples)
    before, after = (
        {row["id"]: row for row in read_tsv(export(data, "kgx").files["nodes.tsv"])} for data in (index, turned)
    )
    old, new = before["concept:lems"], after["MONDO:0018556"]
    assert set(new["xref"]) == set(old["xref"]) - {"MONDO:0018556"} | {"concept:lems"}


def test_names_are_slots_of_a_node(index: Index) -> None:
    rows = {row["id"]: row for row in read_tsv(export(index, "kgx").files["nodes.tsv"])}
    assert set(rows["concept:lems"]["exact_synonym"]) == {
        "Eaton Lambert syndrome",
        "Eaton-Lambert syndrome",
        "Lambert Eaton myasthenic syndrome",
        "Lambert Eaton syndrome",
        "Lambert-Eaton syndrome",
        "Myasthenic syndrome of Lambert-Eaton",
        "Myasthenic-Myopathic syndrome of Lambert-Eaton",
    }
    assert rows["concept:lems"]["broad_synonym"] == ["Myasthenic syndrome"]
    assert "related_synonym" not in rows["concept:lems"], "LES is ambiguous, and no slot says so"
    assert "No clinician" in rows["https://w3id.org/condition-kg/"]["description"]


def test_preferred_identifiers(index: Index) -> None:
    files = export(index, "kgx", ids=["mondo", "hp"]).files
    rows = {row["id"]: row for row in read_tsv(files["nodes.tsv"])}
    assert "concept:lems" not in rows
    assert "concept:lems" in rows["MONDO:0018556"]["xref"]
    assert rows["MONDO:0018556"]["iri"] == expand("MONDO:0018556")
    edges = {row["id"]: row for row in read_tsv(files["edges.tsv"])}
    plain = edges["http://t/plain"]
    assert (plain["subject"], plain["original_subject"]) == ("MONDO:0018556", "concept:lems")
    assert (plain["object"], plain["original_object"]) == ("HP:0001324", "HP:0001324")
    treatment = edges["adam:lems_hasTreatment_plasma-exchange"]
    assert (treatment["object"], treatment["original_object"]) == ("MONDO:0018556", "concept:lems")
    assert edges["http://t/medicine"]["original_subject"] == "MESH:D012709"


def test_a_layer_of_another_database_names_it_as_the_primary_source() -> None:
    layer, claim = node("layer:hpoa"), ox.NamedNode("http://e/claim")
    lems, weak = node("concept:lems"), node("concept:muscle-weakness")
    triples = [
        ox.Triple(lems, node("rdf:type"), node("ck:Condition")),
        ox.Triple(weak, node("rdf:type"), node("ck:SignOrSymptom")),
        ox.Triple(claim, node("rdf:type"), node("ck:Association")),
        ox.Triple(claim, node("rdf:subject"), lems),
        ox.Triple(claim, node("rdf:predicate"), node("ck:hasPhenotype")),
        ox.Triple(claim, node("rdf:object"), weak),
        ox.Triple(claim, node("ck:status"), node("ck:confirmed")),
        ox.Triple(claim, node("ck:layer"), layer),
    ]
    (edge,) = read_tsv(export(Index(triples), "kgx").files["edges.tsv"])
    assert edge["primary_knowledge_source"] == "infores:orphanet"
    assert edge["aggregator_knowledge_source"] == ["infores:hpo-annotations", "infores:condition-kg"]
    assert (edge["knowledge_level"], edge["agent_type"]) == ("not_provided", "not_provided")


@given(
    name=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)  # blank is no name
    | st.sampled_from(["a\tb\nc\r\\t|d", '"quoted"', "=1+1", "\u202eright to left\x00"])
)
@settings(deadline=None)
def test_hostile_names(name: str) -> None:
    thing, claim = ox.NamedNode("http://e/thing"), ox.NamedNode("http://e/claim")
    triples = [
        ox.Triple(thing, node("rdf:type"), node("ck:Condition")),
        ox.Triple(thing, node("rdfs:label"), ox.Literal(name)),
        ox.Triple(claim, node("rdf:type"), node("ck:Association")),
        ox.Triple(claim, node("rdf:subject"), thing),
        ox.Triple(claim, node("rdf:predicate"), node("oboInOwl:hasExactSynonym")),
        ox.Triple(claim, node("rdf:object"), ox.Literal(name)),
        ox.Triple(claim, node("ck:status"), node("ck:confirmed")),
    ]
    index = Index(triples)
    for text in (True, False):
        graph = Kgx(index, all_claims(index), {}, {}, text=text)
        rows = (
            list(read_tsv(graph.tsv()[0])) if text else [json.loads(line) for line in graph.jsonl()[0].split("\n")[:-1]]
        )
        if text and "|" in name:
            assert [item.reason for item in graph.division.left_out] == ["KGX TSV cannot hold | in a name"]
        else:
            (row,) = (row for row in rows if row["id"] == "http://e/thing")
            assert (row["name"], row["exact_synonym"]) == (
                (flattened(name), flattened([name])) if text else (name, [name])
            )


def test_nothing_but_claims_makes_nodes(all_claims: list[Claim], index: Index) -> None:
    terms = linked_terms(index)
    graph = Kgx(index, all_claims, preferred(["mondo"], terms), terms)
    assert len({row["id"] for row in graph.nodes}) == len(graph.nodes)
    used = {edge[end] for edge in graph.edges for end in ("subject", "object")}
    named = {row["id"] for row in graph.nodes if any(slot.endswith("_synonym") for slot in row)}
    assert {row["id"] for row in graph.nodes} - used - named <= {"https://w3id.org/condition-kg/", "MONDO:0018556"}


def datasets(index: Index) -> dict[str, Row]:
    rows = map(json.loads, export(index, "kgx", jsonl=True).files["nodes.jsonl"].splitlines())
    return {row["id"]: row for row in rows if row["category"] == ["biolink:Dataset"]}


def test_each_dataset_has_the_licence_that_it_declares(both: Dataset) -> None:
    found = datasets(both.index)
    assert found["https://example.org/"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    ours = found[BASE]["license"].split(", ")
    assert "https://creativecommons.org/publicdomain/zero/1.0/" in ours
    assert "https://hpo.jax.org/app/license" in ours, "the dataset names the licence of each layer inside"
    assert found[BASE]["name"] == "condition-kg"


def test_data_of_others_are_not_ours() -> None:
    entry = ox.Triple(ox.NamedNode("https://my.org/kg/gout"), node("rdf:type"), node("ck:Entry"))
    (row,) = datasets(Index([entry])).values()
    assert (row["id"], row["name"], row.get("license")) == ("https://my.org/kg/", "gout", None)
    (row,) = datasets(Index([])).values()
    assert (row["id"], row["name"], row.get("license")) == ("_:dataset", "Graph", None)
    validate(row)
