"""Every namespace of the project, and nothing else that knows an IRI by heart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.errors import InputError

__all__ = [
    "ASSOCIATIONS",
    "BASE",
    "CHANGE",
    "CONCEPT",
    "ENTRY",
    "EXAMPLE",
    "EXAMPLE_BASE",
    "EXTERNAL",
    "GRAPH",
    "HTTP_SCHEMA",
    "MAPPING",
    "ONTOLOGY",
    "PREFIXES",
    "RESOLVERS",
    "RIGHTS_NOT_EVALUATED",
    "SERVICE",
    "TERM",
    "VOCABULARIES",
    "check_iri",
    "expand",
    "local_name",
    "record_space",
    "shrink",
]

BASE = "https://w3id.org/condition-kg/"
ONTOLOGY = BASE + "ontology#"
CONCEPT = BASE + "concept/"
GRAPH = BASE + "graph/"
CHANGE = BASE + "change/"
EXAMPLE = BASE + "query/"
MAPPING = BASE + "mapping/"
TERM = BASE + "term/"
#: The graph in which a server describes itself; part of no build.
SERVICE = GRAPH + "service"
ENTRY = BASE + "lems/adam-000710"
ASSOCIATIONS = ENTRY + "/"

#: The base of a new condition whose owner has named none: of nobody, and to be changed (RFC 2606).
EXAMPLE_BASE = "https://example.org/"
#: Nobody has looked at the rights yet (rightsstatements.org).
RIGHTS_NOT_EVALUATED = "http://rightsstatements.org/vocab/CNE/1.0/"

#: schema.org as many files still write it.
HTTP_SCHEMA = "http://schema.org/"

#: Namespaces of the properties that some vocabularies use, for their readers.
VOCABULARIES: dict[str, str] = {
    "cc": "http://creativecommons.org/ns#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "efo": "http://www.ebi.ac.uk/efo/",
    "evs": "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl#",
    "isothes": "http://purl.org/iso25964/skos-thes#",
    "np": "http://www.nanopub.org/nschema#",
    "ordo": "http://www.orpha.net/ORDO/",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
}

#: Where any vocabulary's terms have an address, less scheme: a prefix in some spelling, ``:``, ``/`` or ``_``, and the
#: local name follow. Registries, OBO's PURLs, BioPortal, and URNs of MIRIAM.
RESOLVERS = (
    "bio2rdf.org/",
    "bioregistry.io/",
    "data.bioontology.org/ontologies/",
    "identifiers.org/",
    "n2t.net/",
    "purl.bioontology.org/ontology/",
    "purl.obolibrary.org/obo/",
    "urn:miriam:",
)

#: Other vocabularies: prefix as bioregistry has it, namespace as the provider's own RDF has it. Other spellings of both
#: are in ``prefix_map.json``, which :mod:`kg.rdf.prefix_map` reads.
EXTERNAL: dict[str, str] = {
    "BTO": "http://purl.obolibrary.org/obo/BTO_",
    "CHEBI": "http://purl.obolibrary.org/obo/CHEBI_",
    "CL": "http://purl.obolibrary.org/obo/CL_",
    "DOID": "http://purl.obolibrary.org/obo/DOID_",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "EMAPA": "http://purl.obolibrary.org/obo/EMAPA_",
    "FMA": "http://purl.org/sig/ont/fma/fma",
    "GO": "http://purl.obolibrary.org/obo/GO_",
    "HP": "http://purl.obolibrary.org/obo/HP_",
    "MA": "http://purl.obolibrary.org/obo/MA_",
    "MAXO": "http://purl.obolibrary.org/obo/MAXO_",
    "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
    "MP": "http://purl.obolibrary.org/obo/MP_",
    "NCBITaxon": "http://purl.obolibrary.org/obo/NCBITaxon_",
    "NCIT": "http://purl.obolibrary.org/obo/NCIT_",
    "ORPHA": "http://www.orpha.net/ORDO/Orphanet_",
    "PATO": "http://purl.obolibrary.org/obo/PATO_",
    "PR": "http://purl.obolibrary.org/obo/PR_",
    "SYMP": "http://purl.obolibrary.org/obo/SYMP_",
    "UBERON": "http://purl.obolibrary.org/obo/UBERON_",
    "ZFA": "http://purl.obolibrary.org/obo/ZFA_",
    "atc": "http://purl.bioontology.org/ontology/ATC/",
    "bioregistry": "https://bioregistry.io/registry/",
    "chembl.compound": "http://rdf.ebi.ac.uk/resource/chembl/molecule/",
    "decipher": "https://www.deciphergenomics.org/syndrome/",
    "diseasesdb": "https://bioregistry.io/diseasesdb:",
    "drugbank": "https://go.drugbank.com/drugs/",
    "gard": "https://rarediseases.info.nih.gov/?gard_id=",
    "hgnc": "http://identifiers.org/hgnc/",
    "icd10": "https://icd.who.int/browse10/2019/en#/",
    "icd10cm": "http://purl.bioontology.org/ontology/ICD10CM/",
    "icd11": "http://id.who.int/icd/entity/",
    "icd11.code": "https://bioregistry.io/icd11.code:",
    "icd9cm": "http://purl.bioontology.org/ontology/ICD9CM/",
    "icdo": "https://bioregistry.io/icdo:",
    "kegg.disease": "http://www.kegg.jp/entry/",
    "loinc": "http://loinc.org/rdf/",
    "meddra": "http://purl.bioontology.org/ontology/MEDDRA/",
    "medgen": "https://www.ncbi.nlm.nih.gov/medgen/",
    "medlineplus": "https://bioregistry.io/medlineplus:",
    "mesh": "http://id.nlm.nih.gov/mesh/",
    "nord": "https://rarediseases.org/?p=",
    "omia": "https://omia.org/phene/omia:",
    "omim": "https://omim.org/MIM:",
    "omim.ps": "https://omim.org/MIM:PS",
    "oncotree": "https://bioregistry.io/oncotree:",
    "rxnorm": "http://purl.bioontology.org/ontology/RXNORM/",
    "snomedct": "http://snomed.info/id/",
    "umls": "https://uts.nlm.nih.gov/uts/umls/concept/",
    "unii": "https://precision.fda.gov/uniisearch/srs/unii/",
    "wikidata": "http://www.wikidata.org/entity/",
}

#: The conditions beside LEMS, with the publishers whose texts on them are here: parts of the names of their layers.
_NEIGHBOURS: dict[str, tuple[str, ...]] = {
    "botulism": ("cdc", "medlineplus"),
    "guillain-barre-syndrome": ("gard", "ghr", "medlineplus", "ninds"),
    "myasthenia-gravis": ("ghr", "medlineplus", "ninds"),
    "polymyositis": ("gard", "ninds"),
    "small-cell-lung-cancer": ("nci",),
    "vitiligo": ("ghr", "medlineplus"),
}

#: Prefix to namespace; the same prefixes in every ``.ttl``, ``.rq`` and answer (a test holds them together).
PREFIXES: dict[str, str] = {
    "ck": ONTOLOGY,
    "concept": CONCEPT,
    "graph": GRAPH,
    "layer": GRAPH + "lems/",
    "lems": BASE + "lems/",
    "adam": ASSOCIATIONS,
    "span": ASSOCIATIONS + "span/",
    "gap": ASSOCIATIONS + "gap/",
    "unit": ASSOCIATIONS + "unit/",
    "section": ASSOCIATIONS + "section/",
    "ref": ASSOCIATIONS + "reference/",
    "agent": ASSOCIATIONS + "agent/",
    "hpoa": BASE + "lems/hpoa/",
    "nihgard": BASE + "lems/nih-gard/",
    "nihninds": BASE + "lems/nih-ninds/",
    "abstracts": BASE + "lems/pubmed-abstracts/",
    "druglabels": BASE + "lems/drug-labels/",
    "clinical": BASE + "lems/clinical-pages/",
    "dismech": BASE + "lems/dismech/",
    "conflict": BASE + "lems/conflicts/",
    "citation": BASE + "citation/",
    "mapping": MAPPING,
    "term": TERM,
    "biolink": "https://w3id.org/biolink/vocab/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "meshv": "http://id.nlm.nih.gov/mesh/vocab#",
    "oa": "http://www.w3.org/ns/oa#",
    "oban": "http://purl.org/oban/",
    "obo": "http://purl.obolibrary.org/obo/",
    "oboInOwl": "http://www.geneontology.org/formats/oboInOwl#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "void-ext": "http://ldf.fi/void-ext#",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{f"{name}-{by}": f"{BASE}{name}/{by}/" for name, publishers in _NEIGHBOURS.items() for by in publishers},
} | EXTERNAL

_CURIE = r"(?P<prefix>[A-Za-z][\w.-]*):(?P<local>[^\s/<>\"{}|\\^`][^\s<>\"{}|\\^`]*)\Z"
_IRI = r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*\Z"


def check_iri(text: str) -> str:
    """Return ``text`` if it is an absolute IRI that can stand between ``<`` and ``>`` (RFC 3987, SPARQL IRIREF).

    Raises:
        InputError: when it is not.
    """
    if not re.match(_IRI, text):
        raise InputError(f"{text!r} is not an absolute IRI", hint="Write it whole, without < > or quotes")
    return text


def expand(text: str, prefixes: Mapping[str, str] | None = None) -> str:
    """Turn a CURIE with one of our prefixes, or of those given, or an IRI with or without angle brackets, into an IRI.

    >>> expand("concept:lems")
    'https://w3id.org/condition-kg/concept/lems'
    """
    if not isinstance(text, str):
        raise InputError(f"a CURIE or IRI is text, not {text!r}")
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    match = re.match(_CURIE, text)
    known = PREFIXES if prefixes is None else prefixes
    if match and match["prefix"] in known:
        return known[match["prefix"]] + match["local"]
    return check_iri(text)


def shrink(iri: str, prefixes: Mapping[str, str] | None = None) -> str:
    """Turn an IRI into a CURIE with the longest namespace that fits, of ours or of those given; others stay.

    >>> shrink("https://w3id.org/condition-kg/concept/lems")
    'concept:lems'
    """
    if not isinstance(iri, str):
        raise InputError(f"an IRI is text, not {iri!r}")
    return _our_curie(iri) if prefixes is None else _curie(iri, prefixes)


def _curie(iri: str, prefixes: Mapping[str, str]) -> str:
    longest, length = "", 0
    for prefix, space in prefixes.items():
        if iri.startswith(space) and len(space) > length:
            longest, length = prefix, len(space)
    local = iri[length:]
    return f"{longest}:{local}" if length and "/" not in local else iri


@lru_cache(maxsize=1 << 14)
def _our_curie(iri: str) -> str:
    """A CURIE of ours; a page asks for each some ten times."""
    return _curie(iri, PREFIXES)


def local_name(iri: str) -> str:
    """The part of an IRI after its last ``#`` or ``/``."""
    return re.split(r"[#/]", iri)[-1]


def record_space(layer: str) -> str:
    """The namespace of the records of a layer, whose own IRI is ``BASE/graph/NAME``.

    >>> record_space("https://w3id.org/condition-kg/graph/lems/adam-000710")
    'https://w3id.org/condition-kg/lems/adam-000710/'
    """
    base, _, name = layer.rpartition("/graph/")
    return f"{base}/{name}/"
