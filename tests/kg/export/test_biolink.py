"""What stands for what in Biolink: as the alignments state it, and as its classes have it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import bioregistry
import pytest
import rdflib
import yaml

from kg.export import biolink
from kg.export.kgx import EDGE_SLOTS, NODE_SLOTS
from kg.rdf.index import Index, node
from kg.rdf.namespaces import EXTERNAL, PREFIXES, expand
from kg.sources import sources


@cache
def schema() -> dict[str, dict[str, Any]]:
    import biolink_model

    folder = Path(next(iter(biolink_model.__path__))) / "schema"
    found: dict[str, dict[str, Any]] = yaml.load(
        (folder / "biolink_model.yaml").read_text(encoding="utf-8"),
        yaml.CSafeLoader,  # as safe, and ten times as fast
    )
    return found


@cache
def aligned(*names: str) -> set[tuple[str, str]]:
    graph = rdflib.Graph().parse(sources().ontology / "alignments.ttl")
    matches = [rdflib.SKOS[f"{name}Match"] for name in names or ("exact", "close", "broad")]
    return {(str(ours), str(theirs)) for match in matches for ours, theirs in graph.subject_objects(match)}


@pytest.mark.slow
def test_each_predicate_is_stated_by_the_alignments(index: Index) -> None:
    slots = schema()["slots"]
    vocabulary = set(index.of_type(node("ck:Predicate")))
    for ours, statement in biolink.PREDICATES.items():
        name = statement.predicate.replace("_", " ")
        assert not slots[name].get("deprecated")
        if statement.inverse:  # the alignment is with the predicate that runs as ours does
            name = slots[name].get("inverse") or next(
                s for s, body in slots.items() if (body or {}).get("inverse") == name
            )
        if ours in vocabulary:
            pair = (ours.value, PREFIXES["biolink"] + name.replace(" ", "_"))
            assert pair in aligned()
            assert statement.broader == (pair in aligned("broad")), "a broader predicate cannot be negated"


def test_each_category_is_stated_by_the_alignments() -> None:
    assert {(ours.value, PREFIXES["biolink"] + theirs) for ours, theirs in biolink.CATEGORIES.items()} <= aligned()


def test_the_slots_are_those_of_the_classes() -> None:
    import biolink_model.datamodel.pydanticmodel_v2 as model  # 400 classes: two seconds

    assert {(ours.value, PREFIXES["biolink"] + slot) for ours, slot in biolink.SLOTS.items()} <= aligned()
    for statement in biolink.PREDICATES.values():
        for _, association in statement.associations:
            fields = getattr(model, association).model_fields
            assert biolink.slots_of(association) <= fields.keys()
    for slot in {*biolink.SLOTS.values(), *EDGE_SLOTS, *NODE_SLOTS}:
        assert not schema()["slots"].get(slot.replace("_", " "), {}).get("deprecated"), slot
    assert set(biolink.NAMES.values()) <= model.NamedThing.model_fields.keys()


@cache
def bound() -> dict[str, str]:
    """What Biolink binds each prefix to."""
    import biolink_model

    folder = Path(next(iter(biolink_model.__path__))) / "prefixmaps"
    found: dict[str, str] = json.loads((folder / "biolink-model-prefix-map.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("prefix", EXTERNAL)
def test_prefixes_are_written_as_biolink_binds_them(prefix: str) -> None:
    """A prefix is Biolink's own, leads where ours does or to the same resource; one that it lacks is bioregistry's."""
    theirs, _, head = biolink.curie(f"{prefix}:").partition(":")
    if theirs in bound():
        same = bound()[theirs] + head == EXTERNAL[prefix]
        assert same or bioregistry.normalize_prefix(theirs) == bioregistry.normalize_prefix(prefix)
        assert theirs != "ORPHA"
    else:
        assert prefix not in biolink.PREFIXES
        assert EXTERNAL[prefix] not in bound().values()
        assert prefix.upper() not in bound()
        assert not [one for one in bound().values() if EXTERNAL[prefix].startswith(one) and one != PREFIXES["obo"]]


def test_every_prefix_that_biolink_binds_otherwise_is_one_of_ours() -> None:
    assert set(biolink.PREFIXES) <= set(EXTERNAL)
    assert biolink.curie("ORPHA:43393") == "ORDO:Orphanet_43393"
    assert bound()["ORDO"] + "Orphanet_43393" == expand("ORPHA:43393")
