"""How our terms go into the Biolink Model (4.4.6): classes, predicates, and the slots that hold qualifiers.

A predicate stands here only when ``ontology/alignments.ttl`` calls Biolink's the same, close or broader: a narrower one
would say more than the source does. A named treatment is ``treats_or_applied_or_studied_to_treat``; Biolink keeps
``treats`` for what is approved, tried in phase 3 or otherwise established, which naming does not show. A claim with an
approval status is left out: country and dates of an approval have no slot, and without them it says more. A slot
for "may" does not exist, the slots for severity and for qualifiers of any kind are deprecated: such claims are left
out. A contraindication or an adverse effect keeps its country and brand in words, in ``description``: Biolink's
predicates say that some authority has established it, or that it happens in some patient, so that the edge without
them says less, never more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.rdf.index import node

__all__ = [
    "AGENT_TYPES",
    "AGGREGATORS",
    "CATEGORIES",
    "INFORES",
    "KNOWLEDGE_LEVELS",
    "NAMES",
    "PREDICATES",
    "PREFIXES",
    "SLOTS",
    "Statement",
    "curie",
    "slots_of",
]

#: Our own information resource; it is not registered with Biolink.
INFORES = "infores:condition-kg"
#: Layers whose statements another database made first: the primary source, then those it came through.
AGGREGATORS = {"hpoa": ("infores:orphanet", "infores:hpo-annotations")}

#: Class of a concept to Biolink category, the more telling first where a concept has several.
CATEGORIES = {
    node(f"ck:{ours}"): theirs
    for ours, theirs in (
        ("Condition", "Disease"),
        ("SignOrSymptom", "PhenotypicFeature"),
        ("TestFinding", "PhenotypicFeature"),
        ("AnatomicalEntity", "AnatomicalEntity"),
        ("Procedure", "Treatment"),
        ("Substance", "ChemicalEntity"),
        ("Population", "PopulationOfIndividualOrganisms"),
        ("Process", "BiologicalProcess"),
    )
}

#: Our prefixes to the beginning of a CURIE, where Biolink binds another; the others stand as bioregistry has them.
PREFIXES = {
    "ORPHA": "ORDO:Orphanet_",
    "chembl.compound": "CHEMBL.COMPOUND:",
    "drugbank": "DRUGBANK:",
    "hgnc": "HGNC:",
    "icd10": "ICD10:",
    "kegg.disease": "KEGG.DISEASE:",
    "loinc": "LOINC:",
    "meddra": "MEDDRA:",
    "mesh": "MESH:",
    "omim": "OMIM:",
    "omim.ps": "OMIM.PS:PS",
    "rxnorm": "RXCUI:",
    "snomedct": "SNOMEDCT:",
    "umls": "UMLS:",
    "unii": "UNII:",
    "wikidata": "WIKIDATA:",
}

#: Predicates of names to slots of a node; a name with a qualifier has no place there.
NAMES = {
    node("skos:prefLabel"): "name",
    node("oboInOwl:hasExactSynonym"): "exact_synonym",
    node("oboInOwl:hasBroadSynonym"): "broad_synonym",
    node("oboInOwl:hasNarrowSynonym"): "narrow_synonym",
    node("oboInOwl:hasRelatedSynonym"): "related_synonym",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A Biolink predicate and what it joins.

    Args:
        predicate: Its name.
        subjects: Categories that it may lead from; any when empty.
        objects: Categories that it may lead to; any when empty.
        inverse: Whether it runs from our object to our subject.
        broader: Whether it is wider than ours, so that its negation would say more than that of ours.
        in_words: Our qualifiers that have no slot and that the predicate leaves open; the description tells them.
        associations: Association class by category of the object (as ours, before turning); ``""`` is for all others.
    """

    predicate: str
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    inverse: bool = False
    broader: bool = False
    in_words: frozenset[ox.NamedNode] = frozenset()
    associations: tuple[tuple[str, str], ...] = (("", "Association"),)

    def association(self, category: str) -> str:
        """The association class for an object of a category."""
        classes = dict(self.associations)
        return classes.get(category, classes[""])


_ILL = ("Disease", "PhenotypicFeature")
_THERAPY = ("Treatment", "ChemicalEntity")
_PHENOTYPE = Statement(
    "has_phenotype", ("Disease",), ("PhenotypicFeature",), associations=(("", "DiseaseToPhenotypicFeatureAssociation"),)
)
_TREATMENT = (("", "ChemicalOrDrugOrTreatmentToDiseaseOrPhenotypicFeatureAssociation"),)
_THERAPY_OF = Statement(
    "treats_or_applied_or_studied_to_treat", _ILL, _THERAPY, inverse=True, broader=True, associations=_TREATMENT
)
#: Where a medicine is sold under a name: of an adverse effect or contraindication, whose predicates leave that open.
_OF_A_LABEL = frozenset((node("ck:jurisdiction"), node("ck:brandName")))

#: Our predicate to Biolink's; the rest has no counterpart.
PREDICATES = {
    node(f"ck:{name}"): statement
    for name, statement in {
        "affects": Statement(
            "disease_has_location",
            _ILL,
            ("AnatomicalEntity",),
            associations=(("", "DiseaseOrPhenotypicFeatureToLocationAssociation"),),
        ),
        "contraindicatedIn": Statement(
            "contraindicated_in",
            _THERAPY,
            (*_ILL, "BiologicalProcess", "PopulationOfIndividualOrganisms"),
            in_words=_OF_A_LABEL,
            associations=(
                ("PhenotypicFeature", "EntityToPhenotypicFeatureAssociation"),
                ("Disease", "EntityToDiseaseAssociation"),
                ("", "Association"),
            ),
        ),
        "hasAdverseEffect": Statement(
            "has_adverse_event",
            _THERAPY,
            _ILL,
            broader=True,
            in_words=_OF_A_LABEL,
            associations=(("", "ChemicalOrDrugOrTreatmentAdverseEventAssociation"),),
        ),
        "hasAgent": Statement("actively_involves", ("BiologicalProcess",), broader=True),
        "hasFinding": replace(_PHENOTYPE, broader=True),
        "hasForm": Statement("subclass_of", inverse=True),
        "hasMechanism": Statement("disease_has_basis_in", ("Disease",), broader=True),
        "hasMedicine": _THERAPY_OF,
        "hasParticipant": Statement("has_participant", ("BiologicalProcess",)),
        "hasPhenotype": _PHENOTYPE,
        "hasSymptom": _PHENOTYPE,
        "hasTreatment": _THERAPY_OF,
        "interferesWith": Statement("disrupts"),
        "isA": Statement("subclass_of"),
        "leadsTo": Statement(
            "contributes_to",
            broader=True,
            associations=(
                ("PhenotypicFeature", "EntityToPhenotypicFeatureAssociation"),
                ("Disease", "EntityToDiseaseAssociation"),
                ("", "Association"),
            ),
        ),
        "mediates": Statement("actively_involved_in", objects=("BiologicalProcess",), broader=True),
        "occursWith": Statement(
            "associated_with", ("Disease",), ("Disease",), associations=(("", "DiseaseToDiseaseAssociation"),)
        ),
        "predicts": Statement(
            "associated_with_increased_likelihood_of",
            objects=("Disease",),
            associations=(("", "EntityToDiseaseAssociation"),),
        ),
        "produces": Statement("produces"),
        "symptomsImprovedBy": Statement("ameliorates_condition", _ILL, _THERAPY, inverse=True, associations=_TREATMENT),
    }.items()
}

#: Our qualifier to the slot that means it.
SLOTS = {
    node(f"ck:{name}"): slot
    for name, slot in {
        "diseaseContext": "disease_context_qualifier",
        "population": "population_context_qualifier",
        "frequency": "frequency_qualifier",
        "percentage": "has_percentage",
        "count": "has_count",
        "sampleSize": "has_total",
        "originalObject": "original_object",
    }.items()
}


def curie(ours: str) -> str:
    """A CURIE of ours as Biolink writes it.

    >>> curie("ORPHA:43393"), curie("MONDO:0018556")
    ('ORDO:Orphanet_43393', 'MONDO:0018556')
    """
    prefix, colon, local = ours.partition(":")
    return f"{PREFIXES[prefix]}{local}" if colon and prefix in PREFIXES else ours


def slots_of(association: str) -> frozenset[str]:
    """The slots for qualifiers that an association class has; numbers of how often are for phenotypes of a disease."""
    slots = {"original_object"}
    if association.startswith(("Disease", "Chemical", "EntityTo")) and "Location" not in association:
        slots |= {"disease_context_qualifier", "population_context_qualifier"}
    if association == "ChemicalOrDrugOrTreatmentAdverseEventAssociation":
        slots.add("frequency_qualifier")
    if association == "DiseaseToPhenotypicFeatureAssociation":
        slots |= {"frequency_qualifier", "has_percentage", "has_count", "has_total"}
    return frozenset(slots)


KNOWLEDGE_LEVELS = {node("ck:knowledgeAssertion"): "knowledge_assertion", node("ck:observation"): "observation"}
AGENT_TYPES = {
    node("ck:automatedAgent"): "automated_agent",
    node("ck:manualAgent"): "manual_agent",
    node("ck:validatedAutomatedAgent"): "manual_validation_of_automated_agent",
}
