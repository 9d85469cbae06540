"""What the predicates and classes of vocabularies in RDF mean here, whoever has made them.

Beside those of RDFS, OWL and SKOS: oboInOwl and IAO (OBO Foundry), EFO, ORDO (Orphanet), NCIt as EVS publishes it,
MeSH RDF, SKOS-XL, and ISO 25964 (isothes).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.link.vocabularies.model import LABEL, SCOPES, Run, Said
from kg.rdf.index import DEFINITIONS, LABELS
from kg.rdf.namespaces import HTTP_SCHEMA, PREFIXES, VOCABULARIES

__all__ = [
    "HEADERS",
    "KINDS",
    "LINKS",
    "MATCHES",
    "NODES",
    "OBSOLETE",
    "PARTS",
    "RELATIONS",
    "SCHEMES",
    "STATUS",
    "TEXTS",
    "THINGS",
    "XREFS",
    "linked",
    "plain",
]

_SPACES = PREFIXES | VOCABULARIES


def _iri(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return _SPACES[prefix] + local


def _all(meaning: str, curies: str) -> dict[str, str]:
    return {_iri(curie): meaning for curie in curies.split()}


#: Class to the kind of its members; members of these are no terms but things about terms.
KINDS: dict[str, str] = {
    **_all("class", "owl:Class rdfs:Class skos:Concept owl:DeprecatedClass"),
    **_all(
        "class",
        "meshv:Descriptor meshv:TopicalDescriptor meshv:GeographicalDescriptor meshv:PublicationType meshv:CheckTag "
        "meshv:Qualifier meshv:SupplementaryConceptRecord meshv:SCR_Chemical meshv:SCR_Disease meshv:SCR_Organism "
        "meshv:SCR_Protocol meshv:SCR_Population meshv:SCR_Anatomy",
    ),
    **_all(
        "property",
        "owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty rdf:Property owl:DeprecatedProperty",
    ),
    **_all("individual", "owl:NamedIndividual"),
    **_all(
        "other",
        "owl:Ontology owl:Axiom rdfs:Datatype skos:ConceptScheme skos:Collection skos:OrderedCollection skosxl:Label "
        "meshv:Concept meshv:Term meshv:TreeNumber meshv:AllowedDescriptorQualifierPair "
        "meshv:DisallowedDescriptorQualifierPair meshv:DescriptorQualifierPair void:Dataset foaf:Person "
        "foaf:Organization",
    ),
}
#: Classes whose members, and whose subclasses, are obsolete.
OBSOLETE = {
    *map(_iri, ("owl:DeprecatedClass", "owl:DeprecatedProperty", "oboInOwl:ObsoleteClass", "ordo:ObsoleteClass"))
}
#: Classes that are a vocabulary where there is no owl:Ontology.
SCHEMES = {_iri("skos:ConceptScheme")}

_EXACT = ("exact", "")
#: Predicates whose values are texts: field, and the sort of a name or the place among predicates for the same.
TEXTS: dict[str, tuple[str, str]] = {
    **{predicate.value: (LABEL, f"{at:02}") for at, predicate in enumerate(LABELS)},
    **{
        iri: ("definition", f"{at:02}")
        for at, iri in enumerate(
            (
                *(predicate.value for predicate in DEFINITIONS[:2]),
                *map(_iri, ("efo:definition", "evs:P97")),
                *(predicate.value for predicate in DEFINITIONS[2:]),
            )
        )
    },
    **{_iri(f"oboInOwl:has{scope.title()}Synonym"): (scope, "") for scope in SCOPES},
    _iri("oboInOwl:hasSynonym"): ("related", ""),
    **dict.fromkeys(map(_iri, ("skos:altLabel", "obo:IAO_0000118", "efo:alternative_term")), _EXACT),
    **dict.fromkeys(map(_iri, ("evs:P90", "evs:P107", "schema:alternateName")), _EXACT),
    HTTP_SCHEMA + "alternateName": _EXACT,
    _iri("skos:hiddenLabel"): ("related", "hidden"),
    _iri("oboInOwl:hasOBONamespace"): ("namespace", ""),
}
#: Predicates whose values are terms.
LINKS: dict[str, str] = {
    **_all("parent", "rdfs:subClassOf rdfs:subPropertyOf skos:broader skos:broaderTransitive meshv:broaderDescriptor"),
    **_all("parent", "isothes:broaderGeneric isothes:broaderInstantial"),
    **_all("part_of", "obo:BFO_0000050 isothes:broaderPartitive"),
    **_all("child", "skos:narrower skos:narrowerTransitive isothes:narrowerGeneric isothes:narrowerInstantial"),
    **_all("part", "isothes:narrowerPartitive"),
    **_all("replaced_by", "obo:IAO_0100001 dcterms:isReplacedBy"),
    **_all("replaces", "dcterms:replaces"),
    **_all("merged", "oboInOwl:hasAlternativeId"),
    **_all("consider", "oboInOwl:consider"),
}
MATCHES: dict[str, str] = {
    **{_iri(f"skos:{kind}Match"): kind for kind in ("exact", "close", "broad", "narrow", "related")},
    _iri("owl:equivalentClass"): "exact",
    _iri("owl:sameAs"): "exact",
}
#: Predicates that give cross-references, with the prefix that the values leave out.
XREFS = {_iri("oboInOwl:hasDbXref"): "", _iri("evs:P207"): "UMLS:"}
#: Predicates to the values, in lower case, that say a term is obsolete.
STATUS: dict[str, frozenset[str]] = {
    _iri("owl:deprecated"): frozenset(("true", "1")),
    _iri("meshv:active"): frozenset(("false", "0")),
    _iri("evs:P310"): frozenset(("obsolete_concept", "retired_concept")),
}
HEADERS: dict[str, str] = {
    _iri("owl:versionIRI"): "version",
    _iri("owl:versionInfo"): "version_info",
    _iri("dcterms:license"): "licence",
    _iri("owl:imports"): "import",
}
#: What is no parent.
THINGS = {*map(_iri, ("owl:Thing", "owl:topObjectProperty"))}

#: Predicates of nodes that tell of an axiom, a restriction or a name: the part that the value plays; whether the node
#: is a concept of MeSH, to which its terms are brought before it is itself brought to a descriptor.
PARTS: dict[str, tuple[str, bool]] = {
    _iri("owl:annotatedSource"): ("source", False),
    _iri("owl:annotatedProperty"): ("property", False),
    _iri("owl:annotatedTarget"): ("target", False),
    _iri("oboInOwl:hasSynonymType"): ("type", False),
    _iri("owl:onProperty"): ("relation", False),
    _iri("owl:someValuesFrom"): ("filler", False),
    _iri("skosxl:literalForm"): ("text", False),
    _iri("rdf:value"): ("text", False),
    _iri("meshv:prefLabel"): ("text", False),
    _iri("meshv:altLabel"): ("text", False),
    _iri("meshv:scopeNote"): ("meaning", True),
}
#: Predicates that lead to such a node: what it is told of the subject, the scope of names, and whether it is a concept
#: of MeSH.
NODES: dict[str, tuple[str, str, bool]] = {
    _iri("skosxl:prefLabel"): ("owner", LABEL, False),
    _iri("skosxl:altLabel"): ("owner", "exact", False),
    _iri("skosxl:hiddenLabel"): ("owner", "related", False),
    _iri("skos:definition"): ("owner", "definition", False),
    _iri("meshv:preferredTerm"): ("concept", "", False),
    _iri("meshv:term"): ("concept", "", False),
    _iri("meshv:preferredConcept"): ("owner", "exact", True),
    _iri("meshv:concept"): ("owner", "related", True),
    **{_iri(f"meshv:{scope}erConcept"): ("scope", scope, True) for scope in ("narrow", "broad")},
}
#: What restrictions on a property say.
RELATIONS: dict[str, str] = {
    _iri("obo:BFO_0000050"): "part_of",
    _iri("ordo:Orphanet_C056"): "replaced_by",
}
#: Links that are told from the other end, as what they say of it.
_INVERSE = {"child": "parent", "part": "part_of", "replaces": "replaced_by"}


def plain(predicate: str, value: str, line: int = 0) -> Iterator[Said]:
    """What a match, a cross-reference or a status says; nothing for predicates of other sorts."""
    if kind := MATCHES.get(predicate):
        yield "match", value, kind, "", line
    elif (prefix := XREFS.get(predicate)) is not None:
        yield "xref", prefix + value, "", "", line
    elif value.strip().casefold() in STATUS.get(predicate, ()):
        yield "deprecated", "true", "", "", line


def linked(subject: str, field: str, other: str, line: int = 0) -> Iterator[Run]:
    """What a link says: of the subject, or of the term at its other end."""
    if field in _INVERSE:
        yield other, [(_INVERSE[field], subject, "", "", line)]
    elif field == "merged":
        said = (("kind", "class"), ("deprecated", "true"), ("replaced_by", subject))
        yield other, [(name, value, "", "", line) for name, value in said]
    elif field == "parent" and other in OBSOLETE:
        yield subject, [("deprecated", "true", "", "", line)]
    elif other not in THINGS:
        yield subject, [(field, other, "", "", line)]
