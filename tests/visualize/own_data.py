"""A vocabulary of a clinic, which says something of a concept of ours, too."""

from __future__ import annotations

OWN = """@prefix own: <https://clinic.example/terms/> .
@prefix concept: <https://w3id.org/condition-kg/concept/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://clinic.example/terms> a owl:Ontology .
own:n1 a owl:Class ; rdfs:label "weakness of muscles" ; rdfs:subClassOf own:n2 .
own:n2 a owl:Class ; rdfs:label "complaint" ; rdfs:comment "What people come with." .
concept:vitiligo own:seenIn own:ward-3 .
"""
