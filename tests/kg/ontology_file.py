"""An ontology of three classes, one of them mapped, with odd labels and a cycle."""

from __future__ import annotations

OBO_HEAD = "format-version: 1.2\ndata-version: 2024-02-03\nontology: mondo\n"


ONTOLOGY = """format-version: 1.2
data-version: 2024-02-03
ontology: mondo
property_value: http://purl.org/dc/terms/license https://creativecommons.org/licenses/by/4.0/

[Term]
id: MONDO:0018556
name: LEMS <b>"so called"</b>
def: "What it is." []
synonym: "that syndrome" EXACT []
synonym: "syndrome" BROAD []
is_a: MONDO:9000001

[Term]
id: MONDO:9000001
name: above
is_a: MONDO:9000002

[Term]
id: MONDO:9000002
name: top
is_a: MONDO:9000001

[Term]
id: MONDO:9000003
name: beside
"""
