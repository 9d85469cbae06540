"""The review page in Chromium: deciding by keys, editing by words, bulk, undo, and the file as Python writes it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.cli import main
from kg.condition import read_condition
from kg.errors import DataError
from kg.reading.decisions import decisions_text, read_decisions
from kg.reading.proposals import Mention, Reading
from kg.reading.sheet import Sheet
from tests.kg.reading.decided import OTHER, decision_on, folder_of, sheet_of
from tests.kg.reading.entries import TEXT, entry_of, reading, span_of
from tests.visualize.test_accessibility import violations
from visualize.pages.review import read_candidates, render_review_page

ISA, FEVER, PAIN = reading().proposals
WORDS = PAIN._replace(object=Mention("muscle", (span_of("muscle"),), "own:muscle", "ck:SignOrSymptom"), tier="C")
ALL = Reading("Paper lung", ISA.entry, (ISA, FEVER, PAIN, WORDS), reading().lost_lists, reading().others)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return sheet_of(tmp_path / "proposals", ALL)


@pytest.fixture
def page(visit: Callable[..., Page], sheet: Sheet) -> Page:
    """The page with a reviewer."""
    page = visit(render_review_page(sheet, entry_of()), ready="li.proposal")
    page.fill("#orcid", "0000-0002-1825-0097")
    page.fill("#role", "neurologist")
    page.keyboard.press("Tab")
    return page


def item(identifier: str) -> str:
    return f'li[data-id="{identifier}"]'


def at(page: Page, identifier: str) -> None:
    """Look at a proposal."""
    page.evaluate("(one) => document.querySelector(one).focus()", item(identifier))


def saved(page: Page, key: str = "s") -> str:
    with page.expect_download() as download:
        page.keyboard.press(key)
    return Path(download.value.path()).read_text(encoding="utf-8")


def decided(page: Page) -> dict[str, str]:
    """What the list shows as decided."""
    found: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('li.proposal')].map((one) => [one.dataset.id, "
        "one.querySelector('.done')?.textContent || ''])"
    )
    return {identifier: done for identifier, done in found if done}


def test_decisions_by_keys_make_a_condition(page: Page, tmp_path: Path) -> None:
    at(page, ISA.identifier)
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.dataset.id") == FEVER.identifier, "the next one is looked at"
    page.keyboard.press("r")
    page.keyboard.press("3")
    page.keyboard.press("u")
    assert decided(page) == {
        ISA.identifier: "accepted",
        FEVER.identifier: "rejected: limit lost",
        PAIN.identifier: "unsure",
    }
    assert page.inner_text("#counts").startswith("3 of 4 decided")
    page.keyboard.press("z")
    assert PAIN.identifier not in decided(page)
    at(page, PAIN.identifier)
    page.keyboard.press("e")
    page.select_option("form select >> nth=0", "ck:hasFinding")
    page.click(".words >> nth=0 >> text=/^muscle$/")
    assert page.input_value("form .field:has-text('Object') input") == "joint muscle pain"
    page.click("form button[type=submit]")
    at(page, PAIN.identifier)
    page.keyboard.press("m")
    page.fill("form .field:has-text('Object') input", "")
    page.click(".draft .words >> nth=0 >> text=/^muscle$/")
    page.select_option(".draft select >> nth=1", "ck:may")
    page.click(".draft button[type=submit]")
    assert "Choose the words that hedge it" in page.inner_text(".draft .problem")
    page.click(".draft .words >> nth=1 >> text=/^may$/")
    page.click(".draft button[type=submit]")
    assert "1 added, 2 units without a claim" in page.inner_text("#counts")
    page.click(".row:has-text('Dry mouth') .aside")
    assert "1 added, 1 unit without a claim" in page.inner_text("#counts")
    text = saved(page)
    found, findings = read_decisions(text, "decisions.tsv")
    assert findings == []
    assert decisions_text(found) == text, "the same bytes as Python writes"
    assert [(one.kind, one.reason) for one in found if one.kind != "add"] == [
        ("accept", ""),
        ("reject", "limitLost"),
        ("edit", ""),
        ("set-aside", ""),
    ]
    edit = next(one for one in found if one.kind == "edit")
    assert edit.after == "predicate=ck:hasFinding; object=joint muscle pain; objectAt=137-142 147-158"
    folder_of(tmp_path / "paper-lung")
    (tmp_path / "decisions.tsv").write_text(text, encoding="utf-8")
    arguments = ["apply", str(tmp_path / "decisions.tsv"), "--proposals", str(tmp_path / "proposals")]
    arguments += ["--entry", str(tmp_path / "paper-lung.txt"), "-o", str(tmp_path / "paper-lung")]
    assert main(arguments) == 0
    reviewed = (tmp_path / "paper-lung/reviewed.ttl").read_text(encoding="utf-8")
    assert reviewed.count("a ck:Association") == 3
    assert read_condition(tmp_path / "paper-lung").name == "paper-lung"


def test_the_form_is_filled_by_keys_alone(page: Page) -> None:
    said = "document.activeElement.textContent"
    at(page, PAIN.identifier)
    page.keyboard.press("e")
    page.keyboard.press("Tab")
    assert page.evaluate(said) == "joint"  # the words are one stop, at what is chosen
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+Space")
    assert page.input_value("form .field:has-text('Object') input") == "joint and muscle pain"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+Enter")
    assert page.input_value("form .field:has-text('Object') input") == "joint pain"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    page.keyboard.press("Control+Enter")
    assert page.locator("form").count() == 0
    assert decided(page) == {PAIN.identifier: "accepted"}


def test_units_without_a_claim_are_walked_and_tools_stay_in_sight(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.select_option("#filter", "bare")
    assert "heading" not in page.inner_text("#text")
    page.focus("#text")
    row = "document.activeElement.closest('.row').dataset.at"
    page.keyboard.press("j")
    first = page.evaluate(row)
    page.keyboard.press("j")
    assert page.evaluate(row) != first
    page.keyboard.press("m")
    assert page.evaluate("document.activeElement.closest('form').ariaLabel") == "A claim that is missing"
    page.select_option("#filter", "all")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate("scrollY > 300 && document.querySelector('.bar').getBoundingClientRect().top === 0")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("innerHeight - document.querySelector('.bar').getBoundingClientRect().bottom") == 0
    page.select_option("#filter", "A")
    at(page, PAIN.identifier)
    page.click("#bulk")
    assert decided(page) == {PAIN.identifier: "accepted in bulk"}


def test_nothing_is_lost_when_the_page_is_closed_and_files_of_others_are_taken(page: Page, tmp_path: Path) -> None:
    at(page, ISA.identifier)
    page.keyboard.press("a")
    page.reload()
    page.wait_for_selector("li.proposal")
    page.wait_for_function("document.querySelector('#role').value === 'neurologist'")  # once the storage is read
    assert decided(page) == {ISA.identifier: "accepted"}
    path = tmp_path / "others.tsv"
    theirs = decision_on(ISA, "reject", reviewer=OTHER, role="chemist;\t=1")
    older = decision_on(FEVER, "accept", entry="0" * 64)
    path.write_text(decisions_text([replace(theirs, role="chemist"), older]) + "torn\n", encoding="utf-8")
    page.set_input_files("#file", str(path))
    page.wait_for_selector("#problem li")
    told = page.inner_text("#problem")
    assert "line 4: 1 cells" in told
    assert "another version of the entry" in told
    assert "chemist 0000-0002-1694-233X: rejected: limit lost" in page.inner_text(item(ISA.identifier))
    at(page, ISA.identifier)
    found, _ = read_decisions(saved(page), "x")
    assert sorted((one.kind, one.reviewer[-1]) for one in found) == [("accept", "7"), ("accept", "7"), ("reject", "X")]


def test_only_what_is_seen_of_tier_a_is_accepted_together(page: Page) -> None:
    at(page, FEVER.identifier)
    page.keyboard.press("b")
    assert decided(page) == {}
    page.select_option("#filter", "A")
    assert page.locator("li.proposal:visible").count() == 2
    at(page, PAIN.identifier)
    assert page.inner_text("#bulk") == "Accept the 1 seen under “symptoms”"
    page.click("#bulk")
    assert decided(page) == {PAIN.identifier: "accepted in bulk"}


def test_negations_and_tier_c_are_shown_as_such_and_the_folded_stay_folded(page: Page) -> None:
    assert "Paper lung not has symptom fever population: children" in page.inner_text(
        f"{item(FEVER.identifier)} .claim"
    )
    assert page.locator(f"{item(WORDS.identifier)}:visible").count() == 0
    data = json.loads(page.inner_text("#page") or page.text_content("#page") or "")
    assert [(one["tier"], one["isBulk"]) for one in data["proposals"]] == [
        ("A", True),
        ("B", False),
        ("A", True),
        ("C", False),
    ]


def test_nobody_decides_without_a_role_and_a_wrong_orcid_is_told(visit: Callable[..., Page], sheet: Sheet) -> None:
    page = visit(render_review_page(sheet, entry_of()), ready="li.proposal")
    at(page, ISA.identifier)
    page.keyboard.press("a")
    assert decided(page) == {}
    assert "in which role" in page.inner_text("#who-problem")
    page.fill("#orcid", "0000-0002-1825-0098")
    page.keyboard.press("Tab")
    assert "no ORCID iD" in page.inner_text("#who-problem")


def test_without_the_entry_there_are_places(visit: Callable[..., Page], sheet: Sheet) -> None:
    html = render_review_page(sheet)
    assert "airways" not in html
    page = visit(html, ready="li.proposal")
    assert "characters 24-70" in page.inner_text("main") or "characters" in page.inner_text("main")
    assert "without the entry" in page.inner_text(".notice")


def test_what_an_entry_says_is_never_markup(visit: Callable[..., Page], tmp_path: Path) -> None:
    evil = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> &amp; 🧠"
    text = TEXT.replace("rare disorder", evil)
    entry = entry_of(text)
    start = text.index(evil)
    told = ISA._replace(
        entry=entry.sha256,
        subject=Mention(evil, (), "own:paper-lung", "ck:Condition"),
        object=Mention(evil, ((start, start + len(evil)),), "own:evil", "ck:Condition"),
        evidence=((entry.units[1].start, entry.units[1].end),),
    )
    found = Reading(evil, entry.sha256, (told,))
    page = visit(render_review_page(sheet_of(tmp_path / "p", found, text), entry), ready="li.proposal")
    assert page.inner_text("li.proposal .claim").count("<img src=x onerror=alert(1)>") == 2
    page.fill("#role", "x")
    page.keyboard.press("Tab")
    at(page, told.identifier)
    assert page.locator("main img").count() == 0
    page.keyboard.press("e")
    page.click("form button[type=submit]")
    found_, findings = read_decisions(saved(page), "x")
    assert findings == []
    assert [one.kind for one in found_] == ["accept"], "nothing was changed"


@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(1280, 900, "light"), (1280, 900, "dark"), (360, 740, "light")]
)
def test_axe_finds_nothing(visit: Callable[..., Page], sheet: Sheet, width: int, height: int, scheme: str) -> None:
    page = visit(render_review_page(sheet, entry_of()), width=width, height=height, scheme=scheme, ready="li.proposal")
    page.fill("#role", "curator")
    page.keyboard.press("Tab")
    at(page, ISA.identifier)
    page.keyboard.press("a")
    page.keyboard.press("r")
    assert violations(page, scheme) == [], "reasons"
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.select_option("#filter", "A" if width < 400 else "all")
    assert violations(page, scheme) == [], "form"


def test_candidates_of_mappings_are_decided_on_the_same_page(
    visit: Callable[..., Page], sheet: Sheet, tmp_path: Path
) -> None:
    path = tmp_path / "candidates.sssom.tsv"
    head = '#curie_map:\n#  HP: "http://purl.obolibrary.org/obo/HP_"\n'
    columns = "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tconfidence\tcomment\n"
    rows = [
        "own:fever\tfever\tskos:exactMatch\tHP:1\t<b>Fever</b>\t0.9\tthe same words",
        'own:pain\tpain\tskos:exactMatch\tHP:2\tPain\t\t"it is ""pain"""',
    ]
    path.write_text(head + columns + "\n".join(rows) + "\n", encoding="utf-8")
    page = visit(render_review_page(sheet, entry_of(), read_candidates(path)), ready="li.candidate")
    page.fill("#orcid", "0000-0002-1825-0097")
    page.fill("#role", "curator")
    page.keyboard.press("Tab")
    assert page.locator("li.candidate b").count() == 0
    assert "the same words" in page.inner_text("li.candidate")
    page.evaluate("document.querySelector('li.candidate').focus()")
    page.keyboard.press("r")
    assert violations(page) == []
    page.reload()
    page.wait_for_selector("li.candidate.reject")
    with page.expect_download() as download:
        page.click("#save-candidates")
    assert Path(download.value.path()).read_text(encoding="utf-8") == (
        head
        + columns.rstrip("\n")
        + "\tdecision\treviewer_id\n"
        + rows[0]
        + "\treject\torcid:0000-0002-1825-0097\n"
        + rows[1]
        + "\t\t\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [("a\tb\n", ":1: has no columns"), ("", "has no columns"), ("subject_id\n", "no column predicate_id")],
)
def test_what_is_no_sssom_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_candidates(path)


def test_the_policy_lets_nothing_load(sheet: Sheet) -> None:
    html = render_review_page(sheet, entry_of())
    assert "default-src &#39;none&#39;" in html
    assert "connect-src" not in html
    assert not re.search(r"(?:src|href)=\"(?!#)", html)


def test_class_definition_numbers_and_comment_are_given_in_the_form(page: Page) -> None:
    at(page, PAIN.identifier)
    page.keyboard.press("e")
    page.click("form summary:has-text('Class, definition')")
    page.select_option("form .field:has-text('Class of the object') select", "ck:SignOrSymptom")
    for label, text in (
        ("Definition of the object", "Pain; it moves."),
        ("percentage", "77"),
        ("Comment on the decision", "The list has it."),
    ):
        page.locator("form .field", has=page.get_by_text(label, exact=True)).locator("input").fill(text)
    page.click("form button[type=submit]")
    found, findings = read_decisions(saved(page), "decisions.tsv")
    assert findings == []
    (edit,) = found
    assert edit.after == "class=ck:SignOrSymptom; definition=Pain\\; it moves.; percentage=77"
    assert edit.comment == "The list has it."
