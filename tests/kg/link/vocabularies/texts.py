"""Ontology files of a few lines, how they are read, and how bad ones are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.vocabularies import Name, Ontology, read_ontology
from kg.rdf.namespaces import PREFIXES

MINI = Path(__file__).parents[3] / "data" / "ontologies"
OBO = PREFIXES["obo"]
RDF_HEAD = f'<rdf:RDF xmlns:rdf="{PREFIXES["rdf"]}" xmlns:rdfs="{PREFIXES["rdfs"]}" xmlns:owl="{PREFIXES["owl"]}">\n'
OWL_CLASS = f'<owl:Class rdf:about="{OBO}XO_1"><rdfs:label>thing</rdfs:label></owl:Class>\n'


def xo(*numbers: int) -> list[str]:
    return [f"{OBO}XO_{number}" for number in numbers]


def called(*names: str) -> tuple[Name, ...]:
    """Names of no language: the label, then exact ones."""
    return tuple(Name(name, "exact" if at else "label") for at, name in enumerate(names))


def read_text(folder: Path, name: str, text: str | bytes, wanted: list[str] | None = None) -> Ontology:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_ontology(path, wanted or xo(1))


def assert_refused(folder: Path, name: str, content: str | bytes, message: str) -> None:
    """A file is refused with a message in one line, not a long one."""
    with pytest.raises(InputError) as caught:
        read_text(folder, name, content)
    assert str(caught.value).startswith(f"{folder}/{message}")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500
