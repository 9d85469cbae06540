"""Links as rows of a mapping set (SSSOM)."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable

from kg.claims.mappings import vocabulary
from kg.claims.normal import words
from kg.link.match.concepts import LABEL
from kg.link.match.curies import Curies
from kg.link.match.explain import reasons
from kg.link.match.linker import Link
from kg.link.match.read import Vocabulary
from kg.link.match.run import Found, Linking
from kg.link.sssom import NONE_FOUND, Mapping, MappingSet
from kg.link.vocabularies.model import namespace
from kg.rdf.namespaces import PREFIXES
from kg.rdf.prefix_map import prefix_of_namespace, standard_prefix
from kg.version import __version__

__all__ = ["COLUMNS", "mapping_set"]

#: The slots of a row, in this order.
COLUMNS = (
    "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
    "mapping_tool", "mapping_tool_version", "subject_source_version", "object_source", "object_source_version",
    "confidence",
    "subject_match_field", "object_match_field", "match_string", "subject_preprocessing", "object_preprocessing",
    "comment",
)  # fmt: skip
#: What holds of the term that is taken for a subject; of others it is only said that they may match.
_EXACT, _MAYBE = "skos:exactMatch", "skos:mappingRelation"
#: How often a term that is there is among the candidates of a subject.
_FOUND = 0.96
_FIELDS = {
    LABEL: "rdfs:label",
    "exact": "oboInOwl:hasExactSynonym",
    "narrow": "oboInOwl:hasNarrowSynonym",
    "broad": "oboInOwl:hasBroadSynonym",
    "related": "oboInOwl:hasRelatedSynonym",
}
_CASE = ("semapv:CaseNormalization",)
_WORDS = (
    *_CASE,
    *("semapv:DiacriticsSuppression", "semapv:PunctuationElemination", "semapv:StopWordRemoval", "semapv:Stemming"),
)
_REWRITTEN = (*_WORDS, "semapv:RegexReplacement")
_UNSPECIFIED = "https://w3id.org/sssom/license/unspecified"
_SPACES = {prefix: PREFIXES[prefix] for prefix in ("bioregistry", "oboInOwl", "rdfs", "semapv", "skos", "sssom")}


def mapping_set(
    linking: Linking, found: Iterable[Found], *, labels: bool = True, none_found: bool = False
) -> MappingSet:
    """The links of subjects as a mapping set, the subjects in their order.

    Args:
        linking: What was linked to what.
        found: The subjects with their links.
        labels: Whether names of the vocabularies are written.
        none_found: Whether a subject without a link gets a row that says so, for each vocabulary.
    """
    curies = Curies()
    searched = [_source(target) for target in linking.targets] if none_found else []
    rows: list[dict[str, str]] = []
    for each in found:
        rows += (_row(each, link, linking, curies, labels=labels) for link in each.links)
        if none_found and each.best is None:
            rows.append(_nothing(each, linking, curies, labels=labels) | {"object_source": searched[each.target]})
    name = f"{linking.source.title} to {', '.join(target.title for target in linking.targets)}"
    key = "\n".join("\t".join(row.values()) for row in rows)
    return MappingSet(
        name,
        _SPACES | curies.prefixes,
        tuple(Mapping("", row) for row in rows),
        {
            "mapping_set_id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name + key)}",
            "mapping_set_title": name,
            "license": _UNSPECIFIED,
            "comment": "Candidates found by software; no person has reviewed a row.",
        },
    )


def _row(found: Found, link: Link, linking: Linking, curies: Curies, *, labels: bool) -> dict[str, str]:
    target = linking.targets[found.target]
    several = f"; {found.good} terms are good candidates" if found.good > 1 else ""
    return {
        "subject_id": curies.of(link.subject.iri),
        "subject_label": link.subject.label if labels else "",
        "predicate_id": _EXACT if link is found.exact else _MAYBE,
        "object_id": curies.of(link.object.iri),
        "object_label": link.object.label if labels else "",
        "mapping_justification": _justification(link),
        "mapping_tool": "condition-kg",
        "mapping_tool_version": __version__,
        "subject_source_version": linking.source.version,
        "object_source": "",  # which the prefix of the object tells
        "object_source_version": target.version,
        "confidence": f"{min(link.confidence, 0.999):.3f}",
        **_match(link, labels=labels),
        "comment": "; ".join(reasons(link, names=labels)) + several,
    }


def _justification(link: Link) -> str:
    choice = link.candidate
    if choice is None:
        direct = {link.subject.iri, link.object.iri} & set(link.shared)
        return "semapv:BackgroundKnowledgeBasedMatching" if direct else "semapv:MappingChaining"
    if link.agree or link.disagree or link.shared:
        return "semapv:CompositeMatching"
    if choice.via:
        return "semapv:BackgroundKnowledgeBasedMatching"
    return "semapv:LexicalSimilarityThresholdMatching" if choice.steps else "semapv:LexicalMatching"


def _match(link: Link, *, labels: bool) -> dict[str, str]:
    """The slots on the names that were met; empty where only identifiers were."""
    choice, name = link.candidate, link.object_name
    if choice is None or name is None:
        return dict.fromkeys(
            (
                "subject_match_field",
                "object_match_field",
                "match_string",
                "subject_preprocessing",
                "object_preprocessing",
            ),
            "",
        )
    same_text = choice.subject_name.lower() == name.text.lower()
    steps = () if choice.subject_name == name.text else _CASE if same_text else _REWRITTEN if choice.steps else _WORDS
    text = name.text.lower() if same_text else " ".join(words(name.text))
    return {
        "subject_match_field": _FIELDS.get(choice.subject_field, _FIELDS["related"]),
        "object_match_field": _FIELDS.get(name.field, _FIELDS["related"]),
        "match_string": text if labels else "",
        "subject_preprocessing": "|".join(steps),
        "object_preprocessing": "|".join(steps),
    }


def _source(target: Vocabulary) -> str:
    """The vocabulary that a file is of, as bioregistry names it: by its name, else by most of its terms; or empty."""
    counts = Counter(prefix_of_namespace(namespace(concept.iri)) or "" for concept in target.concepts)
    named = standard_prefix(re.split(r"\W", target.title)[0]) or ""
    prefix = named if named in counts else max(counts, key=lambda each: counts[each])
    return vocabulary(f"{prefix}:") if prefix else ""


def _nothing(found: Found, linking: Linking, curies: Curies, *, labels: bool) -> dict[str, str]:
    """That nothing was found in a vocabulary."""
    target = linking.targets[found.target]
    return dict.fromkeys(COLUMNS, "") | {
        "subject_id": curies.of(found.subject.iri),
        "subject_label": found.subject.label if labels else "",
        "predicate_id": _EXACT,
        "object_id": NONE_FOUND,
        "mapping_justification": "semapv:LexicalMatching",
        "mapping_tool": "condition-kg",
        "mapping_tool_version": __version__,
        "subject_source_version": linking.source.version,
        "object_source_version": target.version,
        "confidence": f"{_FOUND * (1 - max((each.confidence for each in found.below), default=0.0)):.3f}",
        "comment": f"no term found in {target.title}",
    }
