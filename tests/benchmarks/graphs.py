"""Graphs made up to measure with: as large as asked for, the same on every run."""

from __future__ import annotations

import random

__all__ = ["made_up"]

_SYLLABLES = ("ka", "lo", "mi", "ter", "ron", "sal", "ve", "du", "pha", "gen", "ox", "in", "ty", "rem", "os", "ul")
_CLASSES = ("Process", "Gene", "Disease", "Drug", "Cell", "Tissue", "Symptom", "Pathway", "Protein", "Assay")
_LINKS = ("partOf", "causes", "treats", "locatedIn", "interactsWith")


def made_up(nodes: int, *, links: int = 2, seed: int = 1) -> str:
    """Turtle of so many things of ten classes: label, two or three names, a definition of 20 words, links.

    Most links lead to things close by, as in an ontology; a few lead to the first ones, which become hubs.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(4000)]

    def phrase(least: int, most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randint(least, most)))

    lines = [
        "@prefix e: <http://example.org/made-up/> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        *(f'e:{name} rdfs:label "{name.lower()}" ; skos:definition "{phrase(8, 8)}" .' for name in _CLASSES),
    ]
    for number in range(nodes - len(_CLASSES)):
        names = " , ".join(f'"{phrase(1, 3)}"' for _ in range(chance.randint(2, 3)))
        lines.append(
            f'e:T{number:05d} a e:{chance.choice(_CLASSES)} ; rdfs:label "{phrase(1, 3)} {number}" ;'
            f' skos:altLabel {names} ; skos:definition "{phrase(20, 20)}" .'
        )
        for _ in range(links if number else 0):
            end = chance.randrange(max(1, number // 20)) if chance.random() < 0.1 else chance.randrange(number)
            end = max(end, number - chance.randint(1, 60)) if chance.random() < 0.7 else end
            lines.append(f"e:T{number:05d} e:{chance.choice(_LINKS)} e:T{end:05d} .")
    return "\n".join(lines)
