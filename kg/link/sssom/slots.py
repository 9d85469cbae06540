"""The slots of SSSOM 1.1: what a mapping set and its rows may say, in the order in which files have them.

As in the specification (https://mapping-commons.github.io/sssom/spec-model/) and its LinkML schema, with which a test
compares these tables.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from kg.rdf.namespaces import PREFIXES

__all__ = [
    "BUILT_IN",
    "CARDINALITIES",
    "ENTITY_TYPES",
    "JUSTIFICATIONS",
    "OLD_SLOTS",
    "PROPAGATED",
    "ROW_SLOTS",
    "SET_SLOTS",
    "Slot",
]


class Slot(NamedTuple):
    """A slot.

    Args:
        name: Its name.
        kind: What its values are: ``entity`` (a CURIE), ``uri``, ``text``, ``date``, ``number``, ``type`` (of an
            entity), or one of ``version``, ``modifier``, ``cardinality``, ``prefixes``, ``definitions``.
        is_list: Whether it may have several values.
        least: Of a number the least value; the greatest is 1.
        is_new: Whether it came with version 1.1.
    """

    name: str
    kind: str
    is_list: bool = False
    least: float = 0.0
    is_new: bool = False


def _slots(text: str) -> MappingProxyType[str, Slot]:
    """Slots by name: a line has the names of one kind; ``*`` stands after those of lists, ``+`` after new ones."""
    found: dict[str, Slot] = {}
    for word in text.split():
        if word.endswith(":"):
            kind = word.removesuffix(":")
            continue
        name = word.rstrip("*+")
        least = -1.0 if name == "reviewer_agreement" else 0.0
        found[name] = Slot(name, kind, is_list="*" in word, least=least, is_new="+" in word)
    return MappingProxyType(found)


#: Slots of a set, without its mappings.
SET_SLOTS = _slots(
    "version: sssom_version+ prefixes: curie_map uri: mapping_set_id text: mapping_set_version "
    "uri: mapping_set_source* text: mapping_set_title mapping_set_description number: mapping_set_confidence+ "
    "entity: creator_id* "
    "text: creator_label* uri: license type: subject_type entity: subject_source text: subject_source_version "
    "type: object_type entity: object_source text: object_source_version type: predicate_type+ uri: mapping_provider "
    "text: cardinality_scope*+ mapping_tool entity: mapping_tool_id+ text: mapping_tool_version "
    "date: mapping_date publication_date entity: subject_match_field* object_match_field* subject_preprocessing* "
    "object_preprocessing* text: similarity_measure entity: curation_rule* text: curation_rule_text* uri: see_also* "
    "issue_tracker text: other comment definitions: extension_definitions*"
)
#: Slots of a row.
ROW_SLOTS = _slots(
    "entity: record_id+ subject_id text: subject_label subject_category entity: predicate_id text: predicate_label "
    "modifier: predicate_modifier entity: object_id text: object_label object_category entity: mapping_justification "
    "author_id* text: author_label* entity: reviewer_id* text: reviewer_label* entity: creator_id* "
    "text: creator_label* uri: license type: subject_type entity: subject_source text: subject_source_version "
    "type: object_type "
    "entity: object_source text: object_source_version type: predicate_type+ uri: mapping_provider "
    "entity: mapping_source cardinality: mapping_cardinality text: cardinality_scope*+ mapping_tool "
    "entity: mapping_tool_id+ text: mapping_tool_version date: mapping_date publication_date review_date+ "
    "number: confidence reviewer_agreement+ entity: curation_rule* text: curation_rule_text* "
    "entity: subject_match_field* object_match_field* text: match_string* entity: subject_preprocessing* "
    "object_preprocessing* number: similarity_score text: similarity_measure uri: see_also* entity: issue_tracker_item "
    "text: other comment"
)
#: Slots that a set states for all of its rows, where no row has a value of its own.
PROPAGATED = frozenset(
    [
        "curation_rule",
        "curation_rule_text",
        "cardinality_scope",
        "mapping_date",
        "mapping_provider",
        "mapping_tool",
        "mapping_tool_id",
        "mapping_tool_version",
        "object_match_field",
        "object_preprocessing",
        "object_source",
        "object_source_version",
        "object_type",
        "predicate_type",
        "similarity_measure",
        "subject_match_field",
        "subject_preprocessing",
        "subject_source",
        "subject_source_version",
        "subject_type",
    ]
)
#: Slots of before version 1.0: the slots in their place, and what their values are called now.
OLD_SLOTS: MappingProxyType[str, tuple[tuple[str, ...], dict[str, str]]] = MappingProxyType(
    {
        "match_type": (
            ("mapping_justification",),
            {
                "Lexical": "semapv:LexicalMatching",
                "Logical": "semapv:LogicalReasoning",  # which the specification still calls LogicalMatching here
                "HumanCurated": "semapv:ManualMappingCuration",
                "Complex": "semapv:CompositeMatching",
                "Unspecified": "semapv:UnspecifiedMatching",
                "SemanticSimilarity": "semapv:SemanticSimilarityThresholdMatching",
            },
        ),
        "match_term_type": (
            ("subject_type", "object_type"),
            {
                "ConceptMatch": "skos concept",
                "ClassMatch": "owl class",
                "ObjectPropertyMatch": "owl object property",
                "IndividualMatch": "owl named individual",
                "DataPropertyMatch": "owl data property",
                "TermMatch": "rdfs literal",
            },
        ),
        "semantic_similarity_score": (("similarity_score",), {}),
        "semantic_similarity_measure": (("similarity_measure",), {}),
    }
)
#: Processes of semapv by which a mapping may be justified.
JUSTIFICATIONS = frozenset(
    f"semapv:{name}"
    for name in [
        "BackgroundKnowledgeBasedMatching",
        "CompositeMatching",
        "InstanceBasedMatching",
        "LexicalMatching",
        "LexicalSimilarityThresholdMatching",
        "LogicalReasoning",
        "ManualMappingCuration",
        "MappingChaining",
        "MappingInversion",
        "MappingReview",
        "SemanticSimilarityThresholdMatching",
        "StructuralMatching",
        "UnspecifiedMatching",
    ]
)
#: Types of what is mapped.
ENTITY_TYPES = frozenset(
    (
        *("owl class", "owl object property", "owl data property", "owl annotation property", "owl named individual"),
        *("skos concept", "rdfs resource", "rdfs class", "rdfs literal", "rdfs datatype", "rdf property"),
        "composed entity expression",
    )
)
CARDINALITIES = frozenset(("1:1", "1:n", "n:1", "n:n", "1:0", "0:1", "0:0"))
#: Prefixes that need no declaration, and mean this everywhere.
BUILT_IN = MappingProxyType(
    {name: PREFIXES[name] for name in ("owl", "rdf", "rdfs", "semapv", "skos", "sssom", "xsd")}
    | {"linkml": "https://w3id.org/linkml/"}
)
