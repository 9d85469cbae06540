"""Mapping sets as people have them: by the specification, by spreadsheets, and by older tools."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError, InputError
from kg.link.sssom import MappingSet, is_mapping_set, mapping_set_text, read_mappings
from kg.link.sssom.read import head_and_table

CASES = Path(__file__).parents[3] / "data" / "linking"
HEAD = "#curie_map:\n#  own: https://clinic.example/terms/\n#mapping_tool: hand\n"
TABLE = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
ROW = "own:N1\tskos:exactMatch\tHP:0001324\tsemapv:LexicalMatching\n"


def case(name: str) -> MappingSet:
    (path,) = CASES.glob(f"{name}-*")
    return read_mappings(path)


def read(text: str) -> MappingSet:
    return read_mappings(text.encode())


def test_line_ends_and_a_byte_order_mark_are_no_fault() -> None:
    found = case("20")
    (row,) = found.rows
    assert row.is_accepted
    assert (row["object_label"], row["comment"]) == ("Muscle weakness", "seen")
    assert found.prefixes["own"] == "https://clinic.example/terms/"
    assert row.where.endswith("20-crlf-bom.sssom.tsv:7")
    assert not found.flaws
    assert not found.remarks


def test_columns_by_name_unknown_ones_and_old_names() -> None:
    found = case("21")
    (row,) = found.rows
    assert row.iri("subject_id") == "https://clinic.example/terms/N2"
    assert row["mapping_justification"] == "semapv:LexicalMatching"
    assert row["clinic_ticket"] == "T-17"
    words = " ".join(words for _, words in found.remarks)
    assert "no column clinic_ticket" in words
    assert "match_type is an old name" in words


def test_slots_of_before_1_0_are_read_as_what_they_are_now() -> None:
    table = "subject_id\tpredicate_id\tobject_id\tmatch_type\tmatch_term_type\tsemantic_similarity_score\n"
    found = read(table + "a:1\tskos:exactMatch\tb:1\tHumanCurated\tClassMatch\t0.5\na:2\tb:c\td:e\tGuess\t\t\n")
    first, second = found.rows
    assert first["mapping_justification"] == "semapv:ManualMappingCuration"
    assert (first["subject_type"], first["object_type"], first["similarity_score"]) == ("owl class", "owl class", "0.5")
    ((where, what),) = found.flaws
    assert where == second.where
    assert what.startswith("the match_type 'Guess' is none of Lexical, Logical, ")


def test_cells_in_quotes() -> None:
    (row,) = case("22").rows
    assert row["subject_label"] == 'Weakness of "the" muscles'
    assert row["comment"] == 'two\tcells, one "quoted"'


def test_a_list_in_the_head_a_cell_of_several_values_no_term_and_a_rejection() -> None:
    found = case("24")
    assert found.metadata["creator_id"] == ["orcid:0000-0000-0000-0001"]
    assert found.text("creator_id") == "orcid:0000-0000-0000-0001"
    first, none, rejected = found.rows
    assert first.items("author_id") == ["orcid:0000-0000-0000-0001", "orcid:0000-0000-0000-0002"]
    assert [row.is_accepted for row in found.rows] == [True, False, False]
    assert none.is_none_found
    assert rejected.is_rejected


def test_what_the_head_says_of_all_rows() -> None:
    (row,) = read(HEAD + TABLE + ROW).rows
    assert row["mapping_tool"] == "hand"
    column = TABLE.replace("\n", "\tmapping_tool\n")
    first, second = read(HEAD + column + ROW.replace("\n", "\tsoft\n") + ROW.replace("\n", "\t\n")).rows
    assert (first["mapping_tool"], second["mapping_tool"]) == ("soft", ""), "one row with a value ends it for all"


def test_the_head_beside_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.sssom.tsv").write_text(TABLE + ROW, encoding="utf-8")
    (tmp_path / "a.sssom.yml").write_text(
        "curie_map:\n  own: http://o/\nlicense: l\nmapping_date: 2022\n", encoding="utf-8"
    )
    found = read_mappings(tmp_path / "a.sssom.tsv")
    assert found.rows[0].iri("subject_id") == "http://o/N1"
    assert found.rows[0]["mapping_date"] == "2022"
    assert found.places["license"] == f"{tmp_path / 'a.sssom.yml'}:3"


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_what_a_spreadsheet_makes_of_it(delimiter: str) -> None:
    rows = [
        ["#curie_map:", "", "", "", ""],
        ['"#  own: ""https://clinic.example/terms/"""', "", "", "", ""],
        [*TABLE.strip().split("\t"), "comment"],
        [*ROW.strip().split("\t"), f'"one{delimiter} two"'],
        ["", "", "", "", ""],
    ]
    text = "".join(delimiter.join(row) + "\r\n" for row in rows)
    found = read_mappings(text.encode("utf-8-sig"))
    assert found.prefixes == {"own": "https://clinic.example/terms/"}
    (row,) = found.rows
    assert row["comment"] == f"one{delimiter} two"
    assert row.where.endswith(":4")
    assert "between" in found.remarks[0][1]


def test_rows_that_have_lost_their_last_tabs() -> None:
    found = read(TABLE.replace("\n", "\tcomment\n") + ROW + ROW)
    assert [row["comment"] for row in found.rows] == ["", ""]
    assert "1 more rows have fewer cells" in found.remarks[0][1]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (HEAD + TABLE + 'own:N1\t"skos:exactMatch\tHP:1\n' + ROW, 5, "does not end"),
        (HEAD + TABLE + ROW + 'own:N1\t"a"b\tHP:1\tx\n', 6, "expected after"),
        (HEAD + TABLE + ROW.replace("\n", "\tx\n"), 5, "5 cells, not 4"),
        (HEAD + TABLE.replace("predicate_id", "subject_id") + ROW, 4, "two columns"),
        ("a\tb\n1\t2\n", 1, "no columns"),
        (HEAD, 1, "no columns"),
        ("", 1, "no columns"),
    ],
)
def test_what_cannot_be_told_apart_is_an_error_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(DataError, match=problem) as told:
        read(text)
    assert told.value.where.endswith(f":{line}")


def test_what_is_no_text() -> None:
    with pytest.raises(InputError, match="UTF-8"):
        read_mappings(HEAD.encode() + b"\xff\xff")


def test_packed(tmp_path: Path) -> None:
    path = tmp_path / "a.sssom.tsv.gz"
    path.write_bytes(gzip.compress((HEAD + TABLE + ROW).encode()))
    assert is_mapping_set(path)
    assert read_mappings(path).name == "a"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (HEAD + TABLE + ROW, True),
        (TABLE + ROW, True),
        ("# license: x\n#  - y\n" + TABLE, True),
        ("object_id,subject_id\n", True),
        ("# a comment\n@prefix a: <b> .\n", False),
        ("format-version: 1.2\n", False),
        ('{"@context": {}, "@graph": []}', False),
        ('{"graphs": []}', False),
        ("id\tlabel\n", False),
        ("", False),
    ],
)
def test_it_is_told_by_its_content(text: str, is_one: bool) -> None:  # noqa: FBT001
    assert is_mapping_set(text.encode()) is is_one


def test_head_and_table_are_all_of_it() -> None:
    assert head_and_table((HEAD + TABLE + ROW).encode()) == (HEAD, TABLE + ROW)


CELL = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda cell: not cell.startswith("\ufeff"))
ROWS = st.lists(
    st.fixed_dictionaries({"subject_id": CELL, "comment": CELL, "ext_odd": CELL, "author_id": CELL}), min_size=1
)


@given(ROWS)
def test_what_is_written_again_has_the_same_cells(rows: list[dict[str, str]]) -> None:
    columns = ["subject_id", "ext_odd", "comment", "author_id"]
    lines = ["\t".join('"' + row[name].replace('"', '""') + '"' for name in columns) for row in rows]
    once = read(HEAD + "\n".join(["\t".join(columns), *lines]) + "\n")
    again = read(mapping_set_text(once))
    filled = [{name: cell for name, cell in row.items() if cell} for row in rows]
    wanted = [row for row in filled if row]
    assert [{name: cell for name, cell in row.values.items() if cell} for row in once.rows] == wanted
    assert [{name: cell for name, cell in row.values.items() if cell} for row in again.rows] == wanted
    assert again.metadata == once.metadata
