"""Vocabularies of others (OBO, OWL and SKOS in RDF, OBO Graphs JSON, tables), read into one sort of term."""

from kg.link.vocabularies.model import Name, Ontology, Term
from kg.link.vocabularies.read import read_ontology, read_terms

__all__ = ["Name", "Ontology", "Term", "read_ontology", "read_terms"]
