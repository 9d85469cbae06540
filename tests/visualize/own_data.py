"""A vocabulary of a clinic, which says something of a concept of ours, too; and a condition of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.rdf.namespaces import PREFIXES

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

#: What an entry on a disease says, as most do: few causes, many symptoms.
GOUT = {
    "hasCause": ["crystals of uric acid", "kidneys that do not work well"],
    "hasTrigger": ["stressful events"],
    "hasRiskFactor": ["eating a lot of meat", "being overweight", "older relatives with it"],
    "hasTreatment": ["cold packs", "rest of the joint", "medicine against inflammation"],
    "hasTest": ["blood test", "fluid from a joint"],
    "hasOnset": ["at night"],
    "hasOpenQuestion": ["why it stays away for years"],
    "isA": ["arthritis"],
    "occursIn": ["men over forty"],
    "hasSymptom": [
        *(f"{how} in the {where}" for where in ("knee", "toe", "heel", "wrist") for how in ("sudden pain", "swelling")),
        *(f"{how} joints" for how in ("red", "hot", "stiff", "tender", "deformed", "shiny and tight")),
        *("fever", "chills", "fatigue", "lumps under the skin", "kidney stones", "trouble with walking at night"),
    ],
}

#: What a long entry says, read by rules: a hundred things, some of them in many words.
LONG = {
    **{predicate: [*labels, *(f"{label} in the elderly" for label in labels)] for predicate, labels in GOUT.items()},
    "hasTest": [f"test number {n} of the blood and of fluid from the joint that is swollen" for n in range(14)],
    "hasComplication": [f"lasting damage {n}" for n in range(16)],
}


def condition(name: str, told: Mapping[str, Sequence[str]]) -> ox.Store:
    """A condition with an entry that tells so much of it, by predicates of ours without their prefix."""
    base = "https://data.example.org/kg/"
    lines = [f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items()]
    lines += [
        f"<{base}{name}> a ck:Condition ; rdfs:label '{name}' .\n",
        f"<{base}entry> a ck:Entry ; rdfs:label '{name}' ; schema:about <{base}{name}> .\n",
        f"<{base}layer> a ck:Layer ; rdfs:label 'entry on {name}' ; ck:layerKind ck:entryLayer .\n",
    ]
    for predicate, labels in told.items():
        for label in labels:
            thing = f"<{base}{label.replace(' ', '-')}>"
            lines.append(f"{thing} a ck:SignOrSymptom ; rdfs:label '{label}' .\n")
            lines.append(
                f"<{base}claim/{predicate}/{label.replace(' ', '-')}> a ck:Association ; rdf:subject <{base}{name}> ;"
                f" rdf:predicate ck:{predicate} ; rdf:object {thing} ; ck:status ck:reviewed ;"
                f" ck:layer <{base}layer> .\nck:{predicate} rdfs:label '{predicate}' .\n"
            )
    store = ox.Store()
    store.load("".join(lines).encode(), ox.RdfFormat.TURTLE)
    return store
