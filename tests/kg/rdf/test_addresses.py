"""Our IRIs and the paths under which a server answers for them, both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.addresses import SUFFIXES, iri_of_path, local_path
from kg.rdf.namespaces import BASE

#: Ends of IRIs: characters beyond ASCII, and those that RFC 3987 reserves; no suffix of a form.
ENDS = st.text(
    st.one_of(
        st.sampled_from("abzAZ019-._~:/?@!$&'()*+,;="),
        st.characters(min_codepoint=0xA0, max_codepoint=0xD7FF),
        st.characters(min_codepoint=0x10000, max_codepoint=0x1FFFD),
    ),
    max_size=20,
).filter(lambda end: not end.endswith(tuple(SUFFIXES)))


@given(ENDS, st.sampled_from(["/", "/kg/"]))
def test_an_iri_comes_back_from_its_path(end: str, base: str) -> None:
    path = local_path(BASE + end, base)
    assert path is not None
    assert path.isascii()
    assert re.fullmatch(r"[\w.~:/?#\[\]@!$&'()*+,;=%-]*", path)
    found = iri_of_path(f"/{path.removeprefix(base)}")
    assert found == (BASE + end, "")


@given(ENDS, st.sampled_from(sorted(SUFFIXES.values())))
def test_a_suffix_chooses_a_form(end: str, form: str) -> None:
    path = local_path(BASE + end, form=form)
    assert path is not None
    assert iri_of_path(path) == (BASE + end, form)


@given(st.text())
def test_any_path_is_an_iri_of_ours_or_none(text: str) -> None:
    found = iri_of_path(text)
    if found:
        assert found.iri.startswith(BASE)
        assert not set(found.iri) & set('<>"{}|\\^` \n')


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/concept/lems", (BASE + "concept/lems", "")),
        ("/concept/lems.jsonld", (BASE + "concept/lems", "jsonld")),
        ("/concept/le%6ds.nt", (BASE + "concept/lems", "ntriples")),
        ("/ontology/0.2.0", (BASE + "ontology/0.2.0", "")),
        ("/concept/na%C3%AFve", (BASE + "concept/naïve", "")),
        ("/concept/a%2Fb%C3", (BASE + "concept/a%2Fb%C3", "")),
        ("/concept/%3Cscript%3E", (BASE + "concept/%3Cscript%3E", "")),
        ("/concept/<script>", None),
        ("concept/lems", None),
    ],
)
def test_what_a_path_stands_for(path: str, expected: tuple[str, str] | None) -> None:
    assert iri_of_path(path) == expected


def test_foreign_iris_have_no_path() -> None:
    assert local_path("http://purl.obolibrary.org/obo/HP_0001324") is None
    assert local_path("javascript:alert(1)") is None
