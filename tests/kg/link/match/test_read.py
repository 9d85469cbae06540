"""A vocabulary file is read into concepts to link."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.link.match.concepts import Synonym
from kg.link.match.read import read_concepts

OBO = """format-version: 1.2
data-version: 2026-01-01

[Term]
id: X:1
name: hepatic  cyst
synonym: "liver cyst" EXACT []
synonym: "hepatic cyst" RELATED []
synonym: "cyst" BROAD []
xref: MESH:D003560
is_a: X:2

[Term]
id: X:2
name: cyst

[Term]
id: X:3
name: gone
is_obsolete: true

[Term]
id: X:4

[Typedef]
id: part_of
name: part of
"""


def test_terms_in_use_with_a_name(tmp_path: Path) -> None:
    path = tmp_path / "x.obo"
    path.write_text(OBO, encoding="utf-8")
    found = read_concepts(path)
    assert (found.title, [each.label for each in found.concepts]) == ("x.obo", ["hepatic cyst", "cyst"])
    first = found.concepts[0]
    assert first.iri == "http://purl.obolibrary.org/obo/X_1"
    assert set(first.synonyms) == {Synonym("liver cyst", "exact"), Synonym("cyst", "broad")}
    assert first.parents == ("http://purl.obolibrary.org/obo/X_2",)
    assert first.identifiers == ("MESH:D003560",)


def test_a_file_without_a_named_term_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.obo"
    path.write_text("format-version: 1.2\n\n[Term]\nid: X:1\n", encoding="utf-8")
    with pytest.raises(InputError, match="holds no term with a name"):
        read_concepts(path)
