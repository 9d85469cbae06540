"""Mapping sets (SSSOM), those of conditions and those of others: read, checked, written."""

from kg.link.sssom.findings import set_findings, set_remarks
from kg.link.sssom.model import NONE_FOUND, Mapping, MappingSet
from kg.link.sssom.own import (
    COLUMNS,
    SETS,
    concept_labels,
    condition_sets,
    exact_clashes,
    mapping_problems,
    mapping_sets,
    unmapped_concepts,
)
from kg.link.sssom.read import is_mapping_set, read_mappings
from kg.link.sssom.write import mapping_set_text

__all__ = [
    "COLUMNS",
    "NONE_FOUND",
    "SETS",
    "Mapping",
    "MappingSet",
    "concept_labels",
    "condition_sets",
    "exact_clashes",
    "is_mapping_set",
    "mapping_problems",
    "mapping_set_text",
    "mapping_sets",
    "read_mappings",
    "set_findings",
    "set_remarks",
    "unmapped_concepts",
]
