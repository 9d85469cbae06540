"""OBO files: what their tags mean, and where they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.link.vocabularies import Name, Term, read_terms
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


HEAD = "format-version: 1.2\n\n[Term]\nid: XO:1\nname: one\n"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('synonym: "a" EXACT []', Name("a", "exact")),
        ('synonym: "a" exact []', Name("a", "exact")),
        ('synonym: "a" []', Name("a", "related")),
        ('synonym: "a"', Name("a", "related")),
        ('synonym: "a" NARROW layperson [X:1] {source="y"} ! z', Name("a", "narrow", "layperson")),
        ('synonym: "a" BROAD OMO:0003012 []', Name("a", "broad", "acronym")),
        ('synonym: "a \\"b\\" [c]" EXACT []', Name('a "b" [c]', "exact")),
        ('synonym: "a "b" c" EXACT [X:1 "said so"]', Name('a "b" c', "exact")),
        ('narrow_synonym: "a" []', Name("a", "narrow")),
        ('exact_synonym: "a" [X:1]', Name("a", "exact")),
    ],
)
def test_synonyms(tmp_path: Path, line: str, name: Name) -> None:
    assert read_text(tmp_path, "a.obo", f"{HEAD}{line}\n").terms[OBO + "XO_1"].synonyms == (name,)


def test_a_type_of_synonyms_has_a_title_and_a_scope(tmp_path: Path) -> None:
    text = f'synonymtypedef: XO:9 "brand name" EXACT\n{HEAD}synonym: "a" XO:9 []\n'
    assert read_text(tmp_path, "a.obo", text).terms[OBO + "XO_1"].synonyms == (Name("a", "exact", "brand_name"),)


@pytest.mark.parametrize("line", ["relationship: part_of XO:2", 'relationship: BFO:0000050 XO:2 {a="b"} ! two'])
def test_parts(tmp_path: Path, line: str) -> None:
    assert read_text(tmp_path, "a.obo", f"{HEAD}{line}\n").terms[OBO + "XO_1"].part_of == (OBO + "XO_2",)


def test_a_line_may_be_indented_or_no_line_at_all(tmp_path: Path) -> None:
    text = f'{HEAD}  synonym: "a" EXACT []\n \t\n  ! a remark: none\n'
    assert read_text(tmp_path, "a.obo", text).terms[OBO + "XO_1"].synonyms == (Name("a", "exact"),)
    ((where, what),) = read_text(tmp_path, "b.obo", HEAD + "is_a XO:2\n").warnings
    assert (where, what) == (f"{tmp_path}/b.obo:6", "'is_a XO:2' begins with no tag, and is left out")
    assert_refused(tmp_path, "c.obo", HEAD + "is_a\n", "c.obo:6: 'is_a' is not in the form")


def test_imports_and_stanzas_without_an_identifier_are_told(tmp_path: Path) -> None:
    text = "import: http://e/go.obo ! go\n" + HEAD + "\n[Term]\nname: nobody\n"
    assert [what for _, what in read_text(tmp_path, "a.obo", text).warnings] == [
        "imports http://e/go.obo, which is not read",
        "the stanza has no id before its name, which is left out",
    ]


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "), min_size=1).map(
    lambda text: text.strip() or "x"
)


@given(st.lists(PLAIN, min_size=1, max_size=4), st.sampled_from(["def", "synonym"]))
def test_no_text_in_quotes_is_cut_whatever_is_in_it(parts: list[str], tag: str) -> None:
    text = '"'.join(part.replace("\\", "") or "x" for part in parts)
    assume(not re.search(r'"\s*[\[{]', text))  # where a quote ends the text, references and modifiers may begin
    line = f'def: "{text}" []' if tag == "def" else f'synonym: "{text}" EXACT []'
    (term,) = read_terms(f"{HEAD}{line}\n".encode())
    assert text in (term.definition, *(name.text for name in term.names))


@given(PLAIN.filter(lambda text: "!" not in text))
def test_no_label_is_cut_at_a_brace(text: str) -> None:
    text = text.replace("\\", "")
    (term,) = read_terms(f"format-version: 1.2\n\n[Term]\nid: XO:1\nname: x {text} y\n".encode())
    assert term.label == f"x {text} y"
