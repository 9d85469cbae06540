"""OBO Graphs files: JSON event by event, and where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kg.link.vocabularies.texts import OBO, assert_refused, read_text, xo

BAD: dict[str, tuple[str, str | bytes, str]] = {
    "json cut": ("a.json", '{"graphs": [{"nodes": [\n{"id": "XO:1"', "a.json:2: is truncated"),
    "json cut between": ("a.json", '{"graphs": [{"nodes": [\n{"id": "XO:1"}\n', "a.json:3: is truncated"),
    "json in Latin-1": ("a.json", '{"graphs": "é"}'.encode("latin-1"), "a.json:1: is not UTF-8"),
    "other json": ("a.json", '{"name": [1, {"a": 2}, "b"], "c": {}}', "a.json: is JSON, but no OBO Graphs"),
    "json list": ("a.json", "[1]", "a.json:1: is no OBO Graphs document"),
    "json and more": ("a.json", '{"graphs": []}\n]', "a.json:2: is malformed: trailing"),
    "json of a number": ("a.json", "1", "a.json:1: is no OBO Graphs document"),
    "json without a comma": ("a.json", '{"graphs": [\n1 2]}', "a.json:2: is malformed: "),
    "json of an endless node": (
        "a.json",
        '{"graphs": [{"nodes": [{"id": "XO:1", "x": [\n' + '"0123456789",\n' * 400_000 + '""]}]}]}',
        "a.json:285716: is malformed, or holds a value of more than 4,000,000 bytes",
    ),
    "json of odd nodes": ("a.json", '{"graphs": [{"nodes": [1]}]}', "a.json:1: is no OBO Graphs document"),
    "json without ids": ("a.json", '{"graphs": [{"nodes": [{"lbl": "a"}]}]}', "a.json:1: '' is no identifier"),
    "json bomb": ("a.json", '{"graph": ' + "[" * 100_000, "a.json:1: is malformed: it is nested too deeply"),
    "json of halves": ("a.json", b'{"graphs": [], "\xed\xa0\x80": 1}', "a.json:1: is not UTF-8"),
    "json number": ("a.json", '{"a": ' + "9" * 10_000 + "}", "a.json:1: is malformed"),
}


@pytest.mark.parametrize(("name", "content", "message"), BAD.values(), ids=BAD)
def test_bad_files_get_a_clear_line(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    assert_refused(tmp_path, name, content, message)


def test_halves_of_characters_in_json_do_no_harm(tmp_path: Path) -> None:
    text = '{"graphs": [{"nodes": [{"id": "XO:1", "type": "CLASS", "lbl": "a\\ud800b"}]}]}'
    assert read_text(tmp_path, "a.json", text).terms[OBO + "XO_1"].label == "a?b"


def test_values_of_another_kind_say_nothing(tmp_path: Path) -> None:
    """Such as null, which is no term of the name None."""
    text = """{"graphs": [{"id": null, "meta": {"version": [1]}, "nodes": [
{"id": "XO:1", "type": "CLASS", "lbl": null, "meta": {"definition": {"val": null}, "xrefs": [{"val": {}}],
"synonyms": [{"pred": [], "val": true}], "basicPropertyValues": [{"pred": null, "val": 1}]}},
{"id": "XO:2", "type": "CLASS", "lbl": 7}],
"edges": [{"sub": "XO:1", "pred": ["is_a"], "obj": "XO:2"}, {"sub": "XO:1", "pred": null, "obj": null}]}]}"""
    found = read_text(tmp_path, "a.json", text, xo(1, 2))
    assert (found.iri, found.version, found.warnings) == ("", "", ())
    one, two = found.terms[OBO + "XO_1"], found.terms[OBO + "XO_2"]
    assert (one.label, one.definition, one.xrefs, one.synonyms, one.parents, two.label) == ("", "", (), (), (), "7")
