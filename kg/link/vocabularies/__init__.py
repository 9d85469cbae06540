"""Ontology files of others (OBO, RDF/XML, Turtle, N-Triples, OBO Graphs JSON), read into one small table of terms."""

from kg.link.vocabularies.model import Ontology, Term
from kg.link.vocabularies.read import read_ontology

__all__ = ["Ontology", "Term", "read_ontology"]
