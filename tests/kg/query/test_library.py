"""The library: how questions are read, found, bound to values, and to the concepts that the data have."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build.dataset import Dataset, build_dataset, write_dataset
from kg.condition import read_condition
from kg.errors import DataError, InputError, UnknownNameError
from kg.query.library import Parameter, Query, concept_iri, find_query, found_concepts, load_query, published, queries
from kg.rdf.namespaces import CONCEPT, PREFIXES
from tests.conftest import Run

QUERY = """# title: Things
# question: Which things are there?
# audience: clinicians, patients
# param: disease (concept) — the condition asked about
# param: least (number) — how many at least
# param: word (text) — a word
# column: thing — what it is
SELECT ?thing WHERE {
  VALUES ?disease { concept:lems }
  VALUES ?least { 1 }
  VALUES ?word { "x" }
  ?disease ?word ?thing
}
"""
LEMS = CONCEPT + "lems"


@pytest.fixture
def query(tmp_path: Path) -> Query:
    return written(tmp_path, QUERY)


def written(folder: Path, text: str) -> Query:
    path = folder / "things.rq"
    path.write_text(text, encoding="utf-8")
    return load_query(path)


def test_the_header_is_read(query: Query, tmp_path: Path) -> None:
    assert (query.name, query.folder, query.title) == ("things", tmp_path.name, "Things")
    assert query.audience == ("clinicians", "patients")
    assert query.parameters[0] == Parameter("disease", "concept", "the condition asked about")
    assert [(column.name, column.meaning) for column in query.columns] == [("thing", "what it is")]
    assert (query.default("disease"), query.default("word")) == ("concept:lems", '"x"')


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("# title: Things\n", "", 1, "lacks title"),
        ("# column: thing — what it is", "# column: thing", 7, "the column 'thing' is not in the form"),
        ("(concept)", "(thing)", 4, "not in the form of the header"),
        ("VALUES ?least", "VALUES ?last", 1, "one line VALUES ?least"),
        ("# question", "# endpoint: http://e/\n# question", 1, "no SERVICE <http://e/>"),
    ],
)
def test_a_bad_header_is_told_with_its_line(tmp_path: Path, old: str, new: str, place: int, problem: str) -> None:
    with pytest.raises(DataError) as told:
        written(tmp_path, QUERY.replace(old, new))
    assert told.value.where == f"things.rq:{place}"
    assert problem in told.value.what


def test_values_take_the_place_of_defaults(query: Query) -> None:
    text = query.bind({"disease": "gout", "least": "-3", "word": 'a"b'})
    assert f"VALUES ?disease {{ <{CONCEPT}gout> }}" in text
    assert "VALUES ?least { -3 }" in text
    assert 'VALUES ?word { "a\\"b" }' in text
    assert query.bind({}) == query.text


@pytest.mark.parametrize("value", ['"', "\\", '\\"', "} # \n }", '" } ?s ?p ?o { "', "\r\n", "\u2028", "a\tb"])
def test_a_text_is_nothing_but_a_text(query: Query, value: str) -> None:
    """The engine reads back what was given, whatever it holds."""
    line = next(line for line in query.bind({"word": value}).split("\n") if "VALUES ?word" in line)
    rows = ox.Store().query(f"SELECT ?word {{ {line} }}")
    assert isinstance(rows, ox.QuerySolutions)
    assert [row["word"].value for row in rows] == [value]


@pytest.mark.parametrize("value", ["1.5", "1 2", "", "x", "1 } #", "\u0663e"])
def test_a_number_is_a_whole_one(query: Query, value: str) -> None:
    with pytest.raises(InputError, match="least wants a whole number"):
        query.bind({"least": value})


@pytest.mark.parametrize("value", ["a b", "concept:x> <http://e/y", "http://e/<x>", ""])
def test_a_concept_is_an_iri(query: Query, value: str) -> None:
    with pytest.raises(InputError, match="not an absolute IRI"):
        query.bind({"disease": value})


def test_a_parameter_that_there_is_not(query: Query) -> None:
    with pytest.raises(UnknownNameError) as told:
        query.bind({"nonsense": "x"})
    assert told.value.hint == "It has disease, least, word"


def test_a_concept_by_slug_curie_or_iri() -> None:
    assert {concept_iri(name) for name in ("lems", "concept:lems", LEMS, f"<{LEMS}>")} == {LEMS}
    assert {concept_iri(name) for name in ("mesh:D015624", "MSH:D015624", "identifiers.org/mesh/D015624")} == {
        "http://id.nlm.nih.gov/mesh/D015624"
    }
    assert concept_iri("http://identifiers.org/mesh/D015624") == "http://identifiers.org/mesh/D015624"  # data's own
    assert concept_iri("HP:0001324") == PREFIXES["HP"] + "0001324"


def test_every_question_is_found_by_its_name_and_no_two_have_one() -> None:
    library = queries()
    names = [query.name for query in library]
    assert len(set(names)) == len(names) > 60
    assert find_query("symptoms") in library
    with pytest.raises(UnknownNameError) as told:
        find_query("symptom")
    assert "symptoms" in told.value.hint


def test_what_is_published_needs_no_other_endpoint() -> None:
    assert published()
    assert not [query.name for query in published() if query.endpoint]
    for query in published():
        query.refuse_local()
    federated = next(query for query in queries() if query.endpoint)
    with pytest.raises(InputError, match="SERVICE, which is for a server to follow"):
        federated.refuse_local()


def store_of(*quads: tuple[str, str, str]) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(*map(ox.NamedNode, quad)) for quad in quads)
    return store


def test_a_default_that_the_data_have_stays(query: Query, store: ox.Store) -> None:
    assert found_concepts(store, query, {}) == {}
    assert found_concepts(store, query, {"disease": "LEMS", "word": "x"}) == {"disease": LEMS, "word": "x"}


def test_an_external_identifier_stands_in(query: Query) -> None:
    external, exact = PREFIXES["MONDO"] + "0018556", PREFIXES["skos"] + "exactMatch"
    assert found_concepts(store_of((external, exact, LEMS)), query, {}) == {"disease": external}
    both = store_of((external, exact, LEMS), ("http://e/other", exact, LEMS))
    with pytest.raises(UnknownNameError, match="several stand-ins for concept:lems"):
        found_concepts(both, query, {})


def test_the_only_condition_of_the_data_is_the_one_asked_about(query: Query, both: Dataset) -> None:
    other = "https://example.org/concept/polymyositis"
    data = [quad for quad in both.quads if "lems" not in str(quad).casefold()]
    store = ox.Store()
    store.extend(data)
    assert found_concepts(store, query, {}) == {"disease": other}


def test_data_without_the_concept_are_told_apart(query: Query) -> None:
    """“Nothing found” would read as “there is none”."""
    with pytest.raises(UnknownNameError, match="the data has no concept:lems, the condition asked about") as told:
        found_concepts(store_of(("http://e/s", "http://e/p", "http://e/o")), query, {})
    assert told.value.hint == "Name another with --param disease=…"


@pytest.fixture(scope="module")
def alone(second: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the second condition alone."""
    folder = tmp_path_factory.mktemp("alone")
    write_dataset(build_dataset([read_condition(second)]), folder, only=["nq"])
    return folder / "condition-kg.nq"


@pytest.mark.parametrize("name", ["symptoms", "identifiers", "what-is-lost", "treatments-by-target"])
def test_a_question_is_about_the_only_condition(kg: Run, alone: Path, name: str) -> None:
    status, _, err = kg("query", name, "--data", alone)
    assert (status, err) == (0, "")


def test_that_the_data_mention_ours_does_not_matter(kg: Run, alone: Path, tmp_path: Path) -> None:
    mention = tmp_path / "mention.ttl"
    mention.write_text(
        "<http://e/claim> <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> "
        "<https://w3id.org/condition-kg/concept/lems> .\n"
        '<https://w3id.org/condition-kg/concept/lems> <http://www.w3.org/2000/01/rdf-schema#label> "LEMS" .\n',
        encoding="utf-8",
    )
    before = kg("query", "symptoms", "--data", alone)
    assert kg("query", "symptoms", "--data", alone, mention) == before
    assert "fatigue" in before[1]


@pytest.mark.slow
def test_of_several_conditions_the_answer_says_which(kg: Run, both_file: Path) -> None:
    status, _, err = kg("query", "symptoms", "--data", both_file)
    assert status == 0
    assert "kg: about concept:lems; for another: --condition " in err
    assert "polymyositis" in err
    assert kg("query", "symptoms", "--data", both_file, "--param", "disease=polymyositis")[2] == ""


def test_several_that_are_not_ours_are_a_choice(kg: Run, alone: Path, tmp_path: Path) -> None:
    other = tmp_path / "gout.ttl"
    other.write_text(
        "<http://e/entry> a <https://w3id.org/condition-kg/ontology#Entry> ; "
        "<https://schema.org/about> <http://e/gout> .",
        encoding="utf-8",
    )
    status, out, err = kg("query", "symptoms", "--data", alone, other)
    assert (status, out) == (2, "")
    assert "the data have 2 conditions" in err
    assert "http://e/gout" in err
