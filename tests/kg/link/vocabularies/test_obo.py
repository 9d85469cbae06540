"""OBO files: what their tags mean, and where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.link.vocabularies import Term
from tests.kg.link.vocabularies.texts import OBO, RDF_HEAD, assert_refused, read_text

BAD: dict[str, tuple[str, str | bytes, str]] = {
    "no obo": ("a.obo", "Dear all,\nhello\n", "a.obo:1: 'Dear all,' is not in the form"),
    "obo of XML": ("a.obo", RDF_HEAD, "a.obo:1: "),
    "obo in Latin-1": ("a.obo", "format-version: 1.2\nremark: é\n".encode("latin-1"), "a.obo:2: is not UTF-8"),
    "obo cut in quotes": ("a.obo", 'format-version: 1.2\n[Term]\nid: XO:1\ndef: "a', "a.obo:4: '\"a' is no text in"),
    "obo with a bad id": ("a.obo", "format-version: 1.2\n[Term]\nid: a b\n", "a.obo:3: 'a b' is no identifier"),
    "obo with an IRI in braces": ("a.obo", "format-version: 1.2\n[Term]\nid: http://a/<b>\n", "a.obo:3: "),
    "obo with a bad host": ("a.obo", "format-version: 1.2\n[Term]\nid: http://[a\n", "a.obo:3: 'http://[a' is no IRI"),
    "obo without terms": ("a.obo", "format-version: 1.2\n", "a.obo: holds no term"),
    "obo of CR only": ("a.obo", "format-version: 1.2\r\r[Term]\rid: XO:1\r", "a.obo:1: has line ends of CR only"),
    "obo with a long id": ("a.obo", f"format-version: 1.2\n[Term]\nid: {'x' * 3000}", "a.obo:3: "),
    "obo of prefixes": (
        "a.obo",
        "".join(f"idspace: a{n} http://a/{n}\n" for n in range(10_001)),
        "a.obo:10001: is the declaration of more than 10,000 prefixes",
    ),
}


@pytest.mark.parametrize(("name", "content", "message"), BAD.values(), ids=BAD)
def test_bad_files_get_a_clear_line(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    assert_refused(tmp_path, name, content, message)


def test_merged_terms_of_obo_are_obsolete(tmp_path: Path) -> None:
    text = "format-version: 1.2\n\n[Term]\nid: XO:2\nname: two\nalt_id: XO:1\n"
    assert read_text(tmp_path, "a.obo", text).terms[OBO + "XO_1"] == Term(
        OBO + "XO_1", "class", deprecated=True, replaced_by=(OBO + "XO_2",)
    )


@pytest.mark.parametrize(
    "value", ["x" + " " * 300_000 + "y ! z", "x  ! {a} ! b", r"x\{", 'x {a="b ! {", c=d} ! e', "x {} ! e"]
)
def test_comments_and_modifiers_of_obo_are_left_out(tmp_path: Path, value: str) -> None:
    ontology = read_text(tmp_path, "a.obo", f"format-version: 1.2\n\n[Term]\nid: XO:1\nname: {value}\n")
    assert ontology.terms[OBO + "XO_1"].label.split() in (["x"], ["x", "y"], ["x{"])


def test_two_labels_are_told_with_their_line(tmp_path: Path) -> None:
    text = "format-version: 1.2\n\n[Term]\nid: XO:1\nname: one\n\n[Term]\nid: XO:1\nname: other\n"
    ontology = read_text(tmp_path, "a.obo", text)
    assert ontology.warnings == (
        (f"{tmp_path / 'a.obo'}:9", "obo:XO_1 has two labels: 'other' counts as another name"),
    )
    assert ontology.terms[OBO + "XO_1"].label == "one"


def test_an_obo_file_without_an_end_is_told(tmp_path: Path) -> None:
    (place, warning), *_ = read_text(tmp_path, "a.obo", "format-version: 1.2\n\n[Term]\nid: XO:1\nname: on").warnings
    assert (place, "may be truncated" in warning) == (f"{tmp_path / 'a.obo'}:5", True)
