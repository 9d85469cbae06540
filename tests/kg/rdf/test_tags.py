"""Language tags as files write them, in each form."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError
from kg.rdf.tags import restored, written_tags


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.ttl", "<a:s> <a:p> 'Haus'@de-CH , \"x\"@en ."),
        ("x.nq", '<a:s> <a:p> "Haus"@de-CH <a:g> .'),
        ("x.rdf", '<p xml:lang = "de-CH">Haus</p><q hreflang="EN"/>'),
        ("x.jsonld", '[{"@id": "a:s", "a:p": {"@value": "DE", "@language": "de-CH"}}]'),
    ],
)
def test_tags_are_found_in_each_form(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert written_tags([path]) == {"de-ch": "de-CH"}


def test_of_several_ways_the_first(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text('<a:s> <a:p> "a"@en , "b"@EN , "c"@de-CH , "d"@DE-ch .', encoding="utf-8")
    assert written_tags([path]) == {"de-ch": "de-CH"}
    with pytest.raises(InputError, match="cannot be read"):
        written_tags([tmp_path / "none.ttl"])


def test_only_tags_are_written_anew() -> None:
    tags = {"de-ch": "de-CH"}
    text = ox.Literal('"@de-ch . "@de-ch \\', language="de-ch")
    (line,) = [ox.serialize([ox.Triple(ox.NamedNode("a:s"), ox.NamedNode("a:p"), text)], format=ox.RdfFormat.N_TRIPLES)]
    assert line
    (back,) = ox.parse(restored(line, tags), format=ox.RdfFormat.N_TRIPLES)
    assert back.object == text
    assert restored(b'<a:s> <a:p> <<( <a:s> <a:p> "x"@de-ch--ltr )>> .\n', tags).count(b"@de-CH--ltr") == 1
    assert restored(b'<a:s> <a:p> "x"@de-ch .\n', {}) == b'<a:s> <a:p> "x"@de-ch .\n'
