"""Reading entries: the real one, made-up ones, and anything at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entry.digests import digest
from kg.entry.read import Entry, parse_lines, parse_text, read_entry
from kg.errors import InputError

MADE_UP = """Skip to content

Sleepy toe syndrome

Drowsy toe; Toe torpor; STS

Sleepy toe syndrome (STS) makes a toe fall asleep.


Toes rest at night. Some, e.g. big ones, do not.


The toe feels numb, including:

Numbness is mild.

Exams and Tests

The doctor taps the toe. Signs may include:
No reaction
A late reaction


A warm sock is worn.

Outlook (Prognosis)

Toes wake up.


Toe A, Foot B. Sleep of toes. In: Leg C, ed. Limbs. 2nd ed. Town: House; 2001.


Review Date: 1/2/2003
"""


def read(tmp_path: Path, text: str, name: str = "entry.txt") -> Entry:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_entry(path)


def test_made_up_entry(tmp_path: Path) -> None:
    entry = read(tmp_path, MADE_UP)
    assert [(section.kind, section.inferred) for section in entry.sections] == [
        ("furniture", False),
        ("title", False),
        ("names", False),
        ("summary", False),
        ("causes", True),
        ("symptoms", True),
        ("exams", False),
        ("treatment", True),
        ("outlook", False),
        ("references", True),
        ("review", False),
    ]
    assert [unit.text for unit in entry.units if unit.section == "names"] == ["Drowsy toe;", "Toe torpor;", "STS"]
    assert [unit.text for unit in entry.units if unit.section == "causes"] == [
        "Toes rest at night.",
        "Some, e.g. big ones, do not.",
    ]
    signs = next(unit for unit in entry.units if unit.text == "Signs may include:")
    assert (signs.kind, signs.items) == ("lead-in", 2)
    assert [unit.text for unit in entry.lost_lists] == ["The toe feels numb, including:"]


def test_html_has_the_units_of_the_text(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>x</title><script>var hidden = 'Not <b>this</b>.';</script></head><body>"
        "<nav><a href='/'>Home</a></nav><h1>Sleepy toe syndrome</h1><div><p>Sleepy toe syndrome makes a toe"
        " <b>fall</b> asleep &amp; rest.</p></div><h2>Symptoms</h2><p>Signs include:</p><ul><li>Numb toe</li>"
        "<li><p>Cold toe</p></li></ul><h2>Treatment</h2><p>Medicines include:</p><style>p {}</style></body></html>"
    )
    entry = read(tmp_path, page, "page.html")
    assert [(unit.section, unit.kind, unit.text) for unit in entry.units] == [
        ("furniture", "furniture", "Home"),
        ("title", "heading", "Sleepy toe syndrome"),
        ("summary", "sentence", "Sleepy toe syndrome makes a toe fall asleep & rest."),
        ("symptoms", "heading", "Symptoms"),
        ("symptoms", "lead-in", "Signs include:"),
        ("symptoms", "list item", "Numb toe"),
        ("symptoms", "list item", "Cold toe"),
        ("treatment", "heading", "Treatment"),
        ("treatment", "lead-in", "Medicines include:"),
    ]
    assert [unit.text for unit in entry.lost_lists] == ["Medicines include:"]


@given(st.text(alphabet=st.sampled_from("aB1 .:;!?\n()\t\u00a0é—"), max_size=200))
def test_every_character_is_in_exactly_one_unit(text: str) -> None:
    if not text.strip():
        return
    _, units = parse_lines(text)
    covered = [0] * len(text)
    for unit in units:
        assert text[unit.start : unit.end] == unit.text
        for at in range(unit.start, unit.end):
            covered[at] += 1
    assert all(
        count == (1 if count or not letter.isspace() else 0) for count, letter in zip(covered, text, strict=True)
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b"abc\0def", "binary"),
        (b"x" * 2_000_001, "larger than"),
        (b"<html><body><script>1</script></body></html>", "no visible text"),
    ],
)
def test_bad_files(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "entry.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=problem):
        read_entry(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_entry(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<html><head><title>x<body><p>Seen words.</p>", ["Seen words."]),
        (
            "<html><h1>Toe</h1><h2>Symptoms</h2><p>Signs:</p><li><div>Numb.</div></li>",
            ["Toe", "Symptoms", "Signs:", "Numb."],
        ),
        ("<html><body><p>One<br>sentence.</p><p hidden>Unseen.</p>", ["One sentence."]),
        (
            "<html><h1>Toe</h1><h2>Symptoms</h2><h3>Early</h3><p>It is numb.</p>",
            ["Toe", "Symptoms", "Early", "It is numb."],
        ),
        ("<p>A fragment.</p>", ["A fragment."]),
    ],
)
def test_html_as_people_write_it(tmp_path: Path, page: str, texts: list[str]) -> None:
    entry = read(tmp_path, page, "page.html")
    assert [unit.text for unit in entry.units] == texts
    assert entry.lost_lists == ()
    assert {unit.section for unit in entry.units if "umb" in unit.text} <= {"symptoms"}


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff" + MADE_UP).sha256 == read(tmp_path, MADE_UP, "other.txt").sha256


def test_many_comments_before_a_page_are_read_in_time(tmp_path: Path) -> None:
    assert read(tmp_path, "<!---->" * 5000 + "words").units


def test_deeply_nested_html(tmp_path: Path) -> None:
    entry = read(tmp_path, "<html><body>" + "<div>" * 50_000 + "Deep sentence here." + "</div>" * 50_000)
    assert [unit.text for unit in entry.units] == ["Deep sentence here."]


def test_the_entry(entry: Entry) -> None:
    assert len(entry.text) == 5060
    assert len(entry.units) == 60
    assert len(entry.lost_lists) == 8
    assert [section.kind for section in entry.sections if section.inferred] == [
        "causes",
        "symptoms",
        "treatment",
        "references",
    ]


def test_open_entries_are_read_whole() -> None:
    folder = Path(__file__).resolve().parents[4] / "shared" / "open-entries"
    if not folder.is_dir():
        pytest.skip("no open entries beside the repository")
    for path in sorted(folder.glob("*.txt")):
        entry = read_entry(path)
        covered = {at for unit in entry.units for at in range(unit.start, unit.end)}
        loose = [at for at, letter in enumerate(entry.text) if at not in covered and not letter.isspace()]
        assert not loose, path.name
        assert entry.sections[0].kind in ("title", "furniture"), path.name


def test_a_long_line_is_read_without_copies_of_its_rest(tmp_path: Path) -> None:
    """Of abbreviations and of sentences."""
    path = tmp_path / "entry.txt"
    path.write_text("Title\n\nA title is " + "Dr. A. " * 10_000 + "It is. " * 10_000, encoding="utf-8")
    entry = read_entry(path)
    assert len(entry.units) == 10_001
    assert all(entry.text[unit.start : unit.end] == unit.text for unit in entry.units[:1000])


def test_the_letter_of_a_kind_may_end_a_sentence() -> None:
    text = "Gout\n\nNobody has fragile X. Most people have no hepatitis B. Adults get vitamin D. All see J. Smith.\n"
    assert [unit.text for unit in parse_text(text).units][1:] == [
        "Nobody has fragile X.",
        "Most people have no hepatitis B.",
        "Adults get vitamin D.",
        "All see J. Smith.",
    ]


def test_a_line_of_sentences_is_no_title() -> None:
    line = "When air is missing, this is called paper lung. The main causes are"
    entry = parse_text(f"Paper lung\n\n{line}\n\n- dust\n- glue\n\nCauses\n\n{line} dust and glue.\n")
    assert entry.title == "Paper lung"


def test_key_points_right_below_a_heading_are_of_its_section() -> None:
    entry = parse_text("Gout\n\nTreatment\n\nKey Points\n\n- Rest helps.\n\nOverview\n\nGout is a disease.\n")
    assert [section.kind for section in entry.sections] == ["title", "treatment", "summary"]
    assert [unit.section for unit in entry.units if unit.text == "Key Points"] == ["treatment"]


def test_markdown_is_read_as_a_page(tmp_path: Path) -> None:
    text = "# Toe\n\nA **toe**\nmay be numb.\n\n## Symptoms\n\nThey include:\n\n* [pain](u)\n* cold\n"
    text += "\n## Who's at risk\n\nMen.\n"
    entry = read(tmp_path, text, "toe.md")
    assert entry.title == "Toe"
    assert [section.kind for section in entry.sections] == ["title", "summary", "symptoms", "causes"]
    assert [(unit.kind, unit.text) for unit in entry.units][1:6] == [
        ("sentence", "A toe may be numb."),
        ("heading", "Symptoms"),
        ("lead-in", "They include:"),
        ("list item", "pain"),
        ("list item", "cold"),
    ]
    assert entry.sha256 == digest(text)
    assert parse_text(text).units == read(tmp_path, text, "toe.txt").units == entry.units


def test_a_line_below_a_text_that_begins_as_the_entry_does_is_no_title() -> None:
    text = "Finger and toe disease\n\nFinger disease is rare. It hurts.\n\nSleepy toe\n\nSleepy toe is a kind of it.\n"
    assert parse_text(text).title == "Finger and toe disease"
