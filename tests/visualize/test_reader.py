"""The entry's text beside the graph, driven as a person would: open, drop, select, walk; the file never leaves."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page, expect

from kg.cli import main
from kg.entry.read import Entry
from tests.kg.evidence.copies import as_html
from tests.visualize.made_up import TEXT, made_up_graph
from visualize import draw
from visualize.explorer.model import PageModel

Visit = Callable[..., Page]

BUTTON = "#tools button:has-text('The entry')"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"]) {
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


#: An entry in Markdown, and what is filled in to accept a proposal.
PAPER_LUNG = """---
title: Paper lung
---
**Paper lung** is a rare disease of the *lungs*
that comes of [dust](https://example.org/dust).

## Symptoms

Symptoms may include:

* **a dry cough**
* fever
   - chills

Treatment
---------

Paper lung is treated with steroids.[^1]

[^1]: Told in 2001.
"""
DECIDED = {
    "decision": "accept",
    "reviewer": "https://orcid.org/0000-0002-1825-0097",
    "role": "neurologist",
    "time": "2026-01-31T12:00:00+01:00",
}


@pytest.fixture
def toe(tmp_path: Path) -> str:
    """The page of the made-up graph; its entry is ``toe.txt``."""
    return draw(made_up_graph(tmp_path), title="Toe")


def open_copy(page: Page, path: Path) -> str:
    """Open a file; what the page says of it."""
    if page.locator("#reader").is_hidden():
        page.click(BUTTON)
    page.set_input_files("#entry-file", path)
    expect(page.locator("#reader h2")).to_have_text(path.name)
    return page.inner_text("#reader .status")


def marked(page: Page) -> str:
    """What is marked strongly."""
    return "".join(page.locator("mark.chosen").all_inner_texts())


def sentence(page: Page, words: str) -> str:
    """A selector of the sentence that begins with the words."""
    number = page.evaluate(
        "(words) => [...document.querySelectorAll('.unit')].findIndex((one) => one.textContent.startsWith(words))",
        words,
    )
    assert number >= 0, words
    return f".unit >> nth={number}"


def test_the_very_file(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    page.click(BUTTON)
    assert "nothing is uploaded" in page.inner_text("#reader")
    status = open_copy(page, tmp_path / "toe.txt")
    assert status == "This is the very file that the graph was made from: all 8 spans of evidence are in place."
    assert page.locator("#reader .missing").is_hidden()
    text = page.inner_text("#reader .entry")
    for line in (
        "Toes wake up. [no claim]",
        "Skip to content [not clinical: part (navigation)]",
        "[Symptoms; its heading is lost]",
    ):
        assert line in text
    assert page.locator("h3", has_text="Exams and Tests").count() == 1
    assert page.locator(".text .gap.unit").inner_text() == "Signs may include: ? list lost"


def test_an_emoji_before_a_span_does_not_shift_it(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe, fragment="#http://e/claim/sock")
    open_copy(page, tmp_path / "toe.txt")
    assert marked(page) == "A warm sock is worn"
    page.evaluate("select('http://e/claim/asleep')")
    assert marked(page) == "makes a toe fall asleep"


def test_spans_that_overlap_are_each_marked_whole(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    open_copy(page, tmp_path / "toe.txt")
    for name, words in (("rest", "Toes rest at night"), ("night", "rest at night"), ("toes", "Toes rest")):
        page.evaluate("(name) => select(`http://e/claim/${name}`)", name)
        assert marked(page) == words
    page.evaluate("select(null)")
    assert marked(page) == ""
    assert page.locator(".entry").inner_text().count("Toes rest at night") == 1


def test_a_sentence_tells_what_rests_on_it(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    open_copy(page, tmp_path / "toe.txt")
    unit = page.locator(sentence(page, "Toes rest at night"))
    assert (unit.text_content() or "").endswith("3 claims")
    unit.click()
    assert unit.get_attribute("aria-expanded") == "true"
    assert page.locator(".resting button").count() == 3
    page.click(".resting button:has-text('rest happens at night')")
    assert marked(page) == "rest at night"
    assert "happens at" in page.inner_text("#card h2")
    unit.click()
    assert page.locator(".resting").count() == 0
    page.click(".gap.unit")
    assert page.inner_text("#card h2") == "signs"
    assert marked(page) == "Signs may include:"


def test_by_keyboard_alone(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    open_copy(page, tmp_path / "toe.txt")
    focused = "document.activeElement.textContent"
    page.keyboard.press("Tab")
    assert page.evaluate(focused).startswith("Sleepy toe syndrome (STS)")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate(focused).startswith("Toes rest at night")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    name = {
        "Toe needs rest.": "Toes rest at night",
        "Rest happens at night.": "rest at night",
        "Toe is toe-group.": "Toes rest",
    }
    wanted = name[page.evaluate(focused)]
    page.keyboard.press("Enter")
    assert marked(page) == wanted
    assert page.evaluate("document.activeElement.closest('.resting') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate(focused).startswith("Toes rest at night")
    assert page.locator(".resting").count() == 0
    page.keyboard.press("End")
    assert page.evaluate(focused).startswith("A warm sock")
    page.keyboard.press("Home")
    page.keyboard.press(" ")
    assert page.locator(".resting button").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("#reader").is_hidden()
    assert page.evaluate(focused) == "The entry’s text"
    page.keyboard.press("Enter")
    assert page.locator("#reader .entry").is_visible()


def test_an_altered_copy(visit: Visit, toe: str, tmp_path: Path) -> None:
    path = tmp_path / "altered.txt"
    text = TEXT.replace("A warm sock", "A cold sock").replace("is mild.", "is mild or dull.").replace("fall", " fall")
    path.write_text(text, encoding="utf-8")
    page = visit(toe)
    status = open_copy(page, path)
    assert status == "This is another copy than the one the graph was made from: 4 of 6 sentences found again."
    assert page.inner_text("#reader .missing summary") == "Not in this copy: 2 sentences"
    page.click("#reader .missing summary")
    page.click("#reader .missing button:has-text('the treatment sock')")
    assert "has treatment" in page.inner_text("#card h2")
    assert marked(page) == ""
    page.evaluate("select('http://e/claim/asleep')")
    assert " ".join(marked(page).split()) == "Sleepy toe syndrome (STS) 😀 makes a toe fall asleep"
    page.evaluate("select('http://e/claim/night')")
    assert marked(page) == "rest at night"


def test_a_sentence_in_another_section(visit: Visit, toe: str, tmp_path: Path) -> None:
    path = tmp_path / "moved.txt"
    sentence_ = "A warm sock is worn."
    path.write_text(
        TEXT.replace(sentence_ + "\n", "A.\n").replace("Toes wake", sentence_ + " Toes wake"), encoding="utf-8"
    )
    page = visit(toe)
    assert open_copy(page, path).endswith("6 of 6 sentences found again, 1 in another section.")


def test_parts_of_sections_have_headings(visit: Visit, toe: str, tmp_path: Path) -> None:
    path = tmp_path / "parts.txt"
    path.write_text(
        TEXT.replace("A warm sock is worn.", "A warm sock is worn.\n\nSocks at Night\n\nThey are <b>warm</b>:\n- wool"),
        encoding="utf-8",
    )
    page = visit(toe)
    open_copy(page, path)
    assert page.locator(".entry h4").all_inner_texts() == ["Socks at Night"]
    assert page.locator(".entry .item", has_text="- wool").count() == 1
    assert "They are <b>warm</b>:" in page.inner_text(".entry")


def test_without_the_browsers_own_hash(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    page.evaluate("Object.defineProperty(window.crypto, 'subtle', { value: undefined })")
    assert page.evaluate("crypto.subtle") is None
    assert "very file" in open_copy(page, tmp_path / "toe.txt")


def test_bad_files_lose_nothing(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    open_copy(page, tmp_path / "toe.txt")
    for name, data, problem in (
        ("empty.txt", b" ", "is empty"),
        ("binary.bin", b"PK\0\0", "is a binary file"),
        ("latin.txt", b"caf\xe9", "is not UTF-8 text"),
        ("huge.txt", b"a" * 2_000_001, "is larger than 2 MB"),
        ("lines.txt", b"a\n" * 200_000, "has too many lines"),
        ("bare.html", b"<html><body><script>1</script>", "has no visible text"),
        ("toe.pdf", b"%PDF-1.7 Toes", "is a PDF document, not text"),
        ("foot.txt", b"Foot\n\nA foot is no toe.", "is not the entry: none of 6 sentences of it that the graph"),
    ):
        (tmp_path / name).write_bytes(data)
        page.set_input_files("#entry-file", tmp_path / name)
        expect(page.locator("#reader .problem")).to_contain_text(f"{name} {problem}")
        assert page.inner_text("#reader h2") == "toe.txt"
        assert page.locator("mark").count() > 5
        assert "very file" in page.inner_text("#reader .status")
    open_copy(page, tmp_path / "toe.txt")
    expect(page.locator("#reader .problem")).to_be_empty()


def test_a_hostile_page_stays_text(visit: Visit, toe: str, tmp_path: Path) -> None:
    evil = (
        "<html><head><base href='http://evil.test/'><link rel=stylesheet href=x>"
        "<meta http-equiv=refresh content='0;url=x'></head>"
        "<body style='display:none' onload='window.hit=1'><script>window.hit=1</script>"
        "<img src=x onerror='window.hit=1'><svg onload='window.hit=1'></svg>"
        "<iframe src='javascript:window.hit=1'></iframe><p>A warm sock is worn.</p>"
        "<p>&lt;script&gt;window.hit=1&lt;/script&gt;</p><p hidden>no</p><a href='javascript:window.hit=1'>go</a>"
    )
    path = tmp_path / "<img src=x onerror=window.hit=1>.html"
    path.write_text(evil, encoding="utf-8")
    page = visit(toe)
    assert "1 of 6 sentences found again" in open_copy(page, path)
    assert "<script>window.hit=1</script>" in page.inner_text("#reader .entry")
    assert page.locator("#reader").locator("script, img, iframe, a, style, base").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_long_copy_is_searched_while_the_page_answers(visit: Visit, toe: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "Toe\n\nToes.\n" + "Toes, it is said, are ten. " * 30_000 + "\n\n\nA warm sock is worn.\n", encoding="utf-8"
    )
    page = visit(toe)
    page.click(BUTTON)
    page.set_input_files("#entry-file", path)
    expect(page.locator("#reader .status")).to_contain_text("Looking for the sentences")
    page.evaluate("select('http://e/claim/sock')")
    assert "has treatment" in page.inner_text("#card h2")
    expect(page.locator("#reader .status")).to_contain_text("1 of 6 sentences", timeout=60_000)
    assert marked(page) == "A warm sock is worn"
    assert "only what the graph speaks of" in page.inner_text("#reader .text")


def test_the_last_of_two_files_counts(visit: Visit, toe: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Toes, it is said, are ten. " * 30_000, encoding="utf-8")
    page = visit(toe)
    page.click(BUTTON)
    page.set_input_files("#entry-file", path)
    expect(page.locator("#reader .status")).to_contain_text("Looking for the sentences")
    assert "very file" in open_copy(page, tmp_path / "toe.txt")
    page.wait_for_timeout(300)
    assert page.inner_text("#reader h2") == "toe.txt"
    assert "very file" in page.inner_text("#reader .status")


def test_a_file_dropped_anywhere(visit: Visit, toe: str) -> None:
    page = visit(toe)
    page.evaluate(DROP, ["dropped.txt", TEXT])
    expect(page.locator("#reader h2")).to_have_text("dropped.txt")
    assert "very file" in page.inner_text("#reader .status")
    assert not page.evaluate("document.body.classList.contains('dropping')")


def test_the_copy_survives_selections_and_views(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    open_copy(page, tmp_path / "toe.txt")
    page.evaluate("select('http://e/claim/mild')")
    page.go_back()
    page.go_forward()
    assert marked(page) == "Numbness is mild"
    page.click("#reader button:has-text('Close')")
    assert page.locator("#reader").is_hidden()
    page.evaluate("select('http://e/claim/numb')")
    page.click(BUTTON)
    assert marked(page) == "The toe feels numb"
    assert page.locator("mark.chosen").first.is_visible()


def test_a_concept_marks_all_that_is_said_of_it(visit: Visit, toe: str, tmp_path: Path) -> None:
    page = visit(toe)
    open_copy(page, tmp_path / "toe.txt")
    page.evaluate("select('http://e/numbness')")
    assert page.locator("mark.chosen").all_inner_texts() == ["The toe feels numb", "Numbness is mild"]


def test_the_chosen_sentence_comes_into_sight(visit: Visit, toe: str, tmp_path: Path) -> None:
    for width, height in ((1280, 500), (360, 640)):
        page = visit(toe, width=width, height=height)
        open_copy(page, tmp_path / "toe.txt")
        for name in ("sock", "asleep"):
            page.evaluate("(name) => select(`http://e/claim/${name}`)", name)
            box, frame = page.locator("mark.chosen").first.bounding_box(), page.locator("#reader").bounding_box()
            assert box is not None
            assert frame is not None
            assert frame["y"] + 40 < box["y"]
            assert box["y"] + box["height"] <= frame["y"] + frame["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_graph_without_an_entry_has_no_reader(visit: Visit) -> None:
    store = ox.Store()
    store.load(b"<http://e/a> <http://e/p> <http://e/b> .", ox.RdfFormat.TURTLE)
    page = visit(draw(store))
    assert page.locator("#tools", has_text="entry").count() == 0
    page.evaluate(DROP, ["dropped.txt", TEXT])
    assert page.locator("#reader").is_hidden()


def test_the_entry(visit: Visit, html: str, model: PageModel, entry_path: Path) -> None:
    scan = next(one for one in model.statements if one.object == "concept:pet-scan" and one.spans)
    page = visit(html, fragment=f"#{scan.id}")
    status = open_copy(page, entry_path)
    assert status == "This is the very file that the graph was made from: all 78 spans of evidence are in place."
    assert marked(page).startswith("PET scan")
    assert page.locator(".text .none:not(.key *)").count() == 0
    assert page.locator(".text .gap.unit").count() == 7


@pytest.mark.slow
def test_an_entry_in_markdown_from_its_text_to_its_evidence(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    entry = tmp_path / "paper-lung.md"
    entry.write_text(PAPER_LUNG, encoding="utf-8")
    assert main(["new", "paper-lung", "--entry", entry.name, "--base", "https://data.example.org/kg/"]) == 0
    assert main(["extract", entry.name, "-o", "proposals"]) == 0
    review = ["review", "proposals", "--entry", entry.name]
    assert main([*review, "-o", "review.html", "--tsv", "left.tsv"]) == 0
    assert "**" not in (tmp_path / "left.tsv").read_text(encoding="utf-8")
    with Path("left.tsv").open(encoding="utf-8", newline="") as left:
        decisions = [row | DECIDED for row in csv.DictReader(left, delimiter="\t")]
    with Path("decisions.tsv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, decisions[0], delimiter="\t", lineterminator="\n")
        rows.writeheader()
        rows.writerows(decisions)
    apply = ["apply", "decisions.tsv", "--proposals", "proposals", "--entry", entry.name, "-o", "paper-lung"]
    assert main(apply) == 0
    assert main(["validate", "paper-lung"]) == 0
    assert main(["build", "paper-lung", "-o", "out"]) == 0
    assert main(["verify", entry.name, "--data", "out/condition-kg.nq"]) == 0

    page = visit(Path("out/condition-kg.html").read_text(encoding="utf-8"))
    status = open_copy(page, entry)
    assert status.startswith("This is the very file that the graph was made from: all")
    assert "*" not in page.inner_text("#reader .entry")
    page.click(sentence(page, "a dry cough"))
    page.click(".resting button >> nth=0")
    assert marked(page) == "Symptoms may include:a dry cough"


def test_the_entry_as_a_page(visit: Visit, html: str, entry: Entry, tmp_path: Path) -> None:
    path = tmp_path / "entry.html"
    path.write_text(as_html(entry).replace("rare in children", "common in children"), encoding="utf-8")
    page = visit(html)
    assert open_copy(page, path).endswith("41 of 42 sentences found again.")
    page.click("#reader summary")
    assert "children" in page.inner_text("#reader .missing")
