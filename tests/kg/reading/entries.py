"""A small entry of our own and a reading of it, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

from kg.entry.digests import digest
from kg.entry.read import Entry, parse_lines
from kg.reading.proposals import LostList, Mention, Proposal, Qualifier, Reading, Span, UnitRead
from kg.reading.propose import extract

__all__ = ["TEXT", "entry_of", "read", "reading", "said", "span_of"]

TEXT = """Paper lung

Paper lung is a rare disorder of the airways. It does not cause fever in children.

Symptoms

Symptoms may include:

- Often joint and muscle pain
- Dry mouth

Treatment

The following medicines are used:
"""


def entry_of(text: str = TEXT, path: str | Path = "paper-lung.txt") -> Entry:
    """A text as an entry."""
    sections, units = parse_lines(text)
    return Entry(str(path), text, digest(text), sections, units)


def span_of(words: str, text: str = TEXT) -> Span:
    """Where words stand in a text, the first time."""
    start = text.index(words)
    return start, start + len(words)


def read(section: str, *lines: str, in_words: bool = False) -> list[Proposal]:
    """What rules propose for some lines of a section of an entry on paper lung.

    Args:
        section: The heading.
        lines: What stands below it.
        in_words: Whether sentences that no rule reads are kept, in their own words.
    """
    head = "Paper lung\n\nPaper lung is a disease of the airways.\n\n"
    text = f"{head}{section}\n\n" + "\n".join(lines) + "\n"
    found = [each for each in extract(text).proposals if each.evidence[0][0] > len(head)]
    return [each for each in found if in_words or each.rule != "verbatim"]


def said(section: str, *lines: str) -> set[tuple[str, str, str]]:
    """The same as subject, predicate and object, in words; “not” before the object of what is denied."""
    return {
        (each.subject.words, each.predicate, f"{'not ' if each.negated else ''}{each.object.words}")
        for each in read(section, *lines)
    }


def reading() -> Reading:
    """What rules might read in the text, with each part of a proposal in use somewhere."""
    sha256 = digest(TEXT)
    about = Mention("Paper lung", concept="own:paper-lung", kind="ck:Condition")
    named = Mention("Paper lung", (span_of("Paper lung"),), "own:paper-lung", "ck:Condition")
    fever = Mention("fever", (span_of("fever"),), "own:fever", "ck:SignOrSymptom")
    pain = Mention("joint pain", (span_of("joint"), span_of("pain")), "own:joint-pain", "ck:SignOrSymptom")
    children = Qualifier("ck:population", Mention("children", concept="concept:children", kind="ck:Population"))
    item = (span_of("Symptoms may include:"), span_of("Often joint and muscle pain"))
    return Reading(
        "Paper lung",
        sha256,
        (
            Proposal(
                sha256,
                named,
                "ck:isA",
                Mention("rare disorder", (span_of("rare disorder"),), "own:rare-disorder", "ck:Condition"),
                (span_of("Paper lung is a rare disorder of the airways."),),
                section="summary",
                rule="is-a",
                tier="A",
            ),
            Proposal(
                sha256,
                about,
                "ck:hasSymptom",
                fever,
                (span_of("It does not cause fever in children."),),
                context=(span_of("Paper lung is a rare disorder of the airways."),),
                negated=True,
                qualifiers=(children,),
                cues=(span_of("not"), span_of("in children")),
                section="summary",
                rule="causes",
                tier="B",
            ),
            Proposal(
                sha256,
                about,
                "ck:hasSymptom",
                pain,
                item,
                modality="ck:may",
                qualifiers=(Qualifier("ck:frequency", Mention("", concept="ck:often")),),
                cues=(span_of("may"), span_of("Often")),
                section="symptoms",
                rule="lead-symptoms",
                tier="A",
            ),
        ),
        (LostList(span_of("The following medicines are used:"), "ck:hasMedicine", "treatment"),),
        (
            UnitRead(span_of("Paper lung"), "title", "ck:heading"),
            UnitRead(span_of("Symptoms"), "symptoms", "ck:heading"),
            UnitRead(span_of("- Dry mouth"), "symptoms", "ck:noRuleFits"),
            UnitRead(span_of("Treatment"), "treatment", "ck:heading"),
        ),
    )
