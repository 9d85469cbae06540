"""``kg apply``: decisions become a condition that is valid; what is wrong is told, and nothing is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.build.dataset import build_dataset
from kg.build.validate import validate_paths
from kg.claims.claim import Claim, all_claims
from kg.claims.notice import notice
from kg.claims.sentences import sentence
from kg.cli import main
from kg.condition import read_condition
from kg.rdf.index import Index, node
from kg.rdf.namespaces import local_name, shrink
from kg.reading.decisions import Decision, decisions_text, read_decisions
from kg.reading.proposals import Mention, unit_identifier
from kg.reading.sheet import entry_digests, read_sheets
from tests.kg.reading.decided import ORCID, OTHER, decision_on, folder_of, sheet_of
from tests.kg.reading.entries import TEXT, entry_of, reading, span_of

ISA, FEVER, PAIN = reading().proposals
MADE = {"reviewed.ttl", "rejected.ttl", "decided.ttl", "unclaimed.ttl", "decisions.tsv"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a condition, its entry, and proposals."""
    folder_of(tmp_path / "paper-lung")
    sheet_of(tmp_path / "proposals")
    return tmp_path


def apply(place: Path, *files: list[Decision], entry: bool = True, more: tuple[str, ...] = ()) -> int:
    """Apply decisions of one or several files."""
    names = []
    for number, decisions in enumerate(files):
        path = place / f"decisions-{number}.tsv"
        path.write_text(decisions_text(decisions), encoding="utf-8")
        names.append(str(path))
    copy = ("--entry", str(place / "paper-lung.txt")) if entry else ()
    options = ["--proposals", str(place / "proposals"), "-o", str(place / "paper-lung"), *copy, *more]
    return main(["apply", *names, *options])


def built(place: Path) -> Index:
    return build_dataset([read_condition(place / "paper-lung")]).index


def claims(place: Path) -> dict[str, Claim]:
    """Claims of the folder's layer by the last part of their IRI."""
    return {local_name(claim.iri): claim for claim in all_claims(built(place)) if "/paper-lung/" in claim.iri}


def status(claim: Claim) -> str:
    return shrink(claim.status.value) if claim.status else ""


def test_what_was_decided_is_built_and_valid(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pain = decision_on(PAIN, "accept-in-bulk")
    assert apply(place, [decision_on(ISA, "accept"), decision_on(FEVER, "reject"), pain]) == 0
    out = capsys.readouterr()
    assert (
        "Paper lung: 2 accepted (1 in bulk), 0 renamed, 0 edited, 0 added, 1 rejected, 0 unsure, 0 not decided; "
        "0 units set aside" in out.err
    )
    assert {Path(line).name for line in out.out.splitlines()} >= MADE
    assert validate_paths([place / "paper-lung"]) == []
    index = built(place)
    assert f"2 of 2 claims were signed by a person ({ORCID})." in notice(index)
    assert "No clinician" not in notice(index)
    found = claims(place)
    assert {name: status(claim) for name, claim in found.items()} == {
        "paper-lung_isA_rare-disorder": "ck:reviewed",
        "paper-lung_hasSymptom_fever_not_population-children": "ck:rejected",
        "paper-lung_hasSymptom_joint-pain": "ck:reviewed",
    }
    assert found["paper-lung_isA_rare-disorder"].reviewer == local_name(ORCID)
    assert found["paper-lung_hasSymptom_joint-pain"].qualifiers[node("ck:frequency")] == (node("ck:often"),)


def test_how_it_was_decided_is_told_apart(place: Path) -> None:
    edit = decision_on(PAIN, "edit", after="frequency=; cues=115-118")
    assert apply(place, [decision_on(ISA, "accept-in-bulk"), decision_on(FEVER, "unsure"), edit]) == 0
    index = built(place)
    found = {
        index.text(each, node("ck:proposalIdentifier")): (
            [shrink(kind.value) for kind in index.resources(each, node("ck:decisionKind"))],
            [local_name(claim.value) for claim in index.resources(each, node("prov:generated"))],
            [who.value for who in index.resources(each, node("prov:wasAssociatedWith"))],
            index.text(each, node("prov:endedAtTime")),
        )
        for each in index.of_type(node("ck:Decision"))
    }
    when = "2026-01-31T12:00:00+01:00"
    assert found == {
        ISA.identifier: (["ck:acceptanceInBulk"], ["paper-lung_isA_rare-disorder"], [ORCID], when),
        FEVER.identifier: (["ck:doubt"], [], [ORCID], when),
        PAIN.identifier: (["ck:correction"], ["paper-lung_hasSymptom_joint-pain"], [ORCID], when),
    }
    assert {"paper-lung_isA_rare-disorder", "paper-lung_hasSymptom_joint-pain"} == set(claims(place))


def test_all_qualifiers_of_the_vocabulary_are_built_and_valid(place: Path) -> None:
    after = (
        "percentage=77; approximation=ck:about; diseaseContext=gout; scopeNote=Said of adults.; class=ck:SignOrSymptom"
    )
    after += "; definition=Pain where bones meet.; comparison=ck:moreOftenThan; exampleOf=fatigue"
    edit = decision_on(PAIN, "edit", after=after, comment="The list says of whom.")
    rename = decision_on(ISA, "edit", after="object=rare disease")
    assert apply(place, [edit, rename, decision_on(FEVER, "reject")]) == 0
    assert validate_paths([place / "paper-lung"]) == []
    index = built(place)
    kinds = {index.text(each, node("ck:proposalIdentifier")): each for each in index.of_type(node("ck:Decision"))}
    assert index.values(kinds[ISA.identifier], node("ck:decisionKind")) == [node("ck:renaming")]
    (claim,) = (each for name, each in claims(place).items() if "joint-pain" in name)
    assert claim.note == "Said of adults."
    assert [value.value for value in claim.qualifiers[node("ck:percentage")]] == ["77"]
    assert "in about 77 % of people with gout, more often (as an example of fatigue)" in sentence(index, claim)
    assert "rejected/fever" in str(next(each for name, each in claims(place).items() if "fever" in name).object)


def test_without_a_name_nothing_counts_as_reviewed(place: Path) -> None:
    assert apply(place, [decision_on(ISA, "accept", reviewer="", role="software")]) == 0
    (claim,) = claims(place).values()
    assert status(claim) == "ck:checkedAgainstSource"
    assert not claim.reviewer
    assert validate_paths([place / "paper-lung"]) == []


def test_a_claim_that_nobody_proposed(place: Path) -> None:
    start, end = span_of("Dry mouth")
    item = (span_of("Symptoms may include:"), (start, end))
    claim = PAIN._replace(
        object=Mention("dry mouth", ((start, end),)),
        evidence=item,
        qualifiers=(),
        cues=(span_of("may"),),
        rule="reviewer",
        tier="",
    )
    after = (
        f"subject=Paper lung (own:paper-lung, ck:Condition); predicate=ck:hasSymptom; object=dry mouth; "
        f"objectAt={start}-{end}; modality=ck:may; cues=115-118"
    )
    added = decision_on(claim, "add", before="", after=after)
    assert apply(place, [added]) == 0
    found = claims(place)
    assert list(found) == ["paper-lung_hasSymptom_dry-mouth"]
    assert found["paper-lung_hasSymptom_dry-mouth"].object == node("concept:dry-mouth")
    assert validate_paths([place / "paper-lung"]) == []


def test_no_sentence_of_the_entry_is_written(place: Path) -> None:
    assert apply(place, [decision_on(ISA, "accept"), decision_on(FEVER, "reject")]) == 0
    written = "".join(path.read_text(encoding="utf-8") for path in (place / "paper-lung").rglob("*.*"))
    sentences = [unit.text for unit in entry_of().units if unit.word_count > 3]
    assert sentences
    assert not [sentence for sentence in sentences if sentence in written]


def test_the_folder_remembers(place: Path) -> None:
    assert apply(place, [decision_on(ISA, "accept"), decision_on(FEVER, "reject")]) == 0
    later = decision_on(ISA, "reject", time="2026-02-01T12:00:00+01:00")
    assert apply(place, [later, decision_on(PAIN, "accept")], entry=False) == 0
    assert {name: status(claim) for name, claim in claims(place).items()} == {
        "paper-lung_isA_rare-disorder": "ck:rejected",
        "paper-lung_hasSymptom_fever_not_population-children": "ck:rejected",
        "paper-lung_hasSymptom_joint-pain": "ck:reviewed",
    }
    kept, _ = read_decisions((place / "paper-lung/decisions.tsv").read_text(encoding="utf-8"), "kept")
    assert [(one.proposal, one.kind) for one in kept] == [
        (ISA.identifier, "reject"),
        (FEVER.identifier, "reject"),
        (PAIN.identifier, "accept"),
    ]


def test_what_was_rejected_stays_when_it_is_not_proposed_any_more(place: Path) -> None:
    assert apply(place, [decision_on(FEVER, "reject")]) == 0
    sheet_of(place / "proposals", replace(reading(), proposals=(ISA, PAIN)))
    assert apply(place, [decision_on(ISA, "accept")], entry=False) == 0
    assert len(claims(place)) == 2


def test_two_who_agree_are_merged_and_two_who_do_not_are_listed(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = decision_on(ISA, "accept-in-bulk", reviewer=OTHER, time="2026-01-30T12:00:00Z")
    doubt = decision_on(FEVER, "unsure", reviewer=OTHER)
    assert apply(place, [decision_on(ISA, "accept"), decision_on(FEVER, "accept")], [other, doubt]) == 0
    assert claims(place)["paper-lung_isA_rare-disorder"].reviewer == local_name(ORCID)
    before = {path: path.read_bytes() for path in (place / "paper-lung").rglob("*") if path.is_file()}
    capsys.readouterr()
    no = decision_on(ISA, "reject", reviewer=OTHER, time="2026-03-01T12:00:00Z")
    assert apply(place, [], [no]) == 1
    out = capsys.readouterr()
    assert "decisions-1.tsv:2: reject of" in out.out
    assert "decisions.tsv:3: accept of" in out.out
    assert "nothing was written" in out.err
    assert {path: path.read_bytes() for path in before} == before
    judged = decision_on(ISA, "reject", role="adjudicator")
    assert apply(place, [judged], [no]) == 0
    assert status(claims(place)["paper-lung_isA_rare-disorder"]) == "ck:rejected"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"place": ((0, 10),)}, "is not that of the proposal"),
        ({"before": "predicate=ck:isA"}, "is not that of the proposal"),
        ({"sentences": ("0" * 16,)}, "on another sentence"),
        ({"entry": "0" * 64}, "another version of the entry"),
        ({"kind": "edit", "after": "predicate=ck:likes"}, "no predicate “ck:likes”"),
        ({"kind": "edit", "after": "colour=red"}, "no part of a claim"),
        ({"kind": "edit", "after": "frequency=daily"}, "is no frequency"),
        ({"kind": "edit", "after": "modality=ck:may"}, "no words for the hedge"),
        ({"kind": "edit", "after": "objectAt=0-10"}, "outside the evidence"),
        (
            {"kind": "edit", "after": "predicate=ck:hasTest; object=concept:fatigue"},
            "which the object of has test is not",
        ),
        ({"kind": "edit", "after": "object=concept:nothing-of-the-kind"}, "no concept"),
        ({"kind": "edit", "after": "negated=maybe"}, "neither true nor false"),
        ({"kind": "edit", "after": "comparator=men"}, "needs how it compares"),
        ({"kind": "edit", "after": "percentage=a few"}, "“a few” is no percentage. Write a number"),
    ],
)
def test_a_line_that_was_changed_or_cannot_stand_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, object], said: str
) -> None:
    assert apply(place, [replace(decision_on(ISA, "accept"), **changes)]) == 1  # type: ignore[arg-type]
    out = capsys.readouterr().out
    assert "decisions-0.tsv:2: " in out
    assert said in out
    assert not (place / "paper-lung/reviewed.ttl").exists()


def test_another_hedge_of_the_same_claim_proposed_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet_of(place / "proposals", replace(reading(), proposals=(ISA, FEVER, PAIN._replace(modality="ck:advice"))))
    assert apply(place, [decision_on(PAIN, "accept")]) == 1
    assert "was proposed otherwise" in capsys.readouterr().out


def test_a_changed_copy_of_the_entry_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "paper-lung.txt").write_text(TEXT + "\nMore.\n", encoding="utf-8")
    assert apply(place, [decision_on(ISA, "accept")]) == 1
    assert "is not the text that" in capsys.readouterr().err


def test_decisions_on_an_older_version_are_carried_over_where_the_sentence_is_unchanged(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = [decision_on(ISA, "accept"), decision_on(FEVER, "reject")]
    old += [decision_on(PAIN, "edit", after="frequency=; cues=115-118")]
    text = TEXT.replace("It does not cause fever", "It never causes fever")
    moved = len(text) - len(TEXT)
    entry = entry_of(text)
    shift = [
        tuple((start + moved, end + moved) for start, end in spans)
        for spans in (PAIN.evidence, PAIN.object.spans, PAIN.cues)
    ]
    pain = PAIN._replace(
        entry=entry.sha256, evidence=shift[0], object=PAIN.object._replace(spans=shift[1]), cues=shift[2]
    )
    found = replace(
        reading(),
        sha256=entry.sha256,
        proposals=(ISA._replace(entry=entry.sha256), pain),
        lost_lists=(),
        others=(),
    )
    folder_of(place / "paper-lung", text)
    sheet_of(place / "proposals", found, text)
    assert apply(place, old) == 1
    assert "--carry-over" in capsys.readouterr().out
    assert apply(place, old, more=("--carry-over",)) == 1
    err = capsys.readouterr().err
    assert "decisions-0.tsv:3: is not carried over" in err
    assert validate_paths([place / "paper-lung"]) == []
    assert {name: status(claim) for name, claim in claims(place).items()} == {
        "paper-lung_isA_rare-disorder": "ck:reviewed",
        "paper-lung_hasSymptom_joint-pain": "ck:reviewed",
    }
    assert node("ck:frequency") not in claims(place)["paper-lung_hasSymptom_joint-pain"].qualifiers


def test_a_file_of_somebody_else_is_not_replaced(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "paper-lung/reviewed.ttl").write_text("# mine\n", encoding="utf-8")
    assert apply(place, [decision_on(ISA, "accept")]) == 2
    assert "kg apply did not make it" in capsys.readouterr().err


def test_a_claim_that_another_file_of_the_folder_has_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert apply(place, [decision_on(ISA, "accept")]) == 0
    mine = (place / "paper-lung/reviewed.ttl").read_text(encoding="utf-8").split("\n", 1)[1]
    (place / "paper-lung/mine.ttl").write_text(mine, encoding="utf-8")
    assert apply(place, [decision_on(ISA, "accept")]) == 1
    assert "is in another file of the folder" in capsys.readouterr().out


def test_without_the_folder_the_way_to_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet_of(tmp_path / "proposals")
    assert apply(tmp_path, [decision_on(ISA, "accept")], entry=False) == 2
    assert "kg new" in capsys.readouterr().err


def test_what_was_rejected_is_not_proposed_again(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = str(place / "paper-lung.txt")
    assert main(["extract", entry, "-o", str(place / "first")]) == 0
    (sheet,) = read_sheets(place / "first")
    chosen = sheet.reading.proposals[0]
    assert apply(place, [], entry=False) == 0
    (place / "paper-lung/decisions.tsv").write_text(decisions_text([decision_on(chosen, "reject")]), encoding="utf-8")
    folder = str(place / "paper-lung")
    assert main(["extract", entry, "-o", str(place / "second"), "--decisions", folder]) == 0
    (again,) = read_sheets(place / "second")
    assert set(sheet.proposals) - set(again.proposals) == {chosen.identifier}
    moved = place / "moved.txt"
    moved.write_text(TEXT.replace("\n\nSymptoms\n", "\n\nA line of a new version.\n\nSymptoms\n"), encoding="utf-8")
    assert main(["extract", str(moved), "-o", str(place / "third"), "--decisions", folder]) == 0
    (third,) = read_sheets(place / "third")
    assert chosen.object.words not in {each.object.words for each in third.reading.proposals}
    capsys.readouterr()
    (place / "torn.tsv").write_text("a\n", encoding="utf-8")
    assert main(["extract", entry, "--decisions", str(place / "torn.tsv")]) == 2
    assert "torn.tsv:1" in capsys.readouterr().err


def aside(words: str, **changes: object) -> Decision:
    """A unit that is set aside."""
    span = span_of(words)
    given = decision_on(ISA, "set-aside", before="", rule="", tier="", place=(span,))
    found = (entry_digests(entry_of(), span).sentence[:16],)
    return replace(replace(given, proposal=unit_identifier(ISA.entry, span), sentences=found), **changes)  # type: ignore[arg-type]


def test_a_unit_is_set_aside_and_accounted_for(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everything = [decision_on(one, "accept") for one in reading().proposals]
    assert apply(place, [*everything, aside("- Dry mouth")]) == 0
    assert "1 units set aside" in capsys.readouterr().err
    assert validate_paths([place / "paper-lung"]) == []
    index = built(place)
    (unit,) = (
        one
        for one in index.of_type(node("ck:NonClinicalUnit"))
        if index.value(one, node("ck:reason")) == node("ck:nothingOfTheCondition")
    )
    assert index.value(unit, node("ck:evidence")) is not None
    assert not [*index.of_type(node("ck:UnreadUnit"))]


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (aside("- Dry mouth", proposal="0" * 16), "not that of the unit"),
        (aside("- Dry mouth", sentences=("0" * 16,)), "another sentence"),
        (aside("Paper lung is a rare disorder of the airways."), "a claim, a gap or another file"),
    ],
)
def test_a_unit_that_is_another_or_has_claims_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str], decision: Decision, said: str
) -> None:
    assert apply(place, [decision_on(ISA, "accept"), decision]) == 1
    assert said in capsys.readouterr().out
