"""Why a link was made, in words: what was met, what had to be rewritten, who else says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.link.match.candidates import Candidate
from kg.link.match.concepts import LABEL
from kg.link.match.curies import Curies
from kg.link.match.index import Name
from kg.link.match.linker import Link
from kg.link.match.run import Found, Linking

__all__ = ["reasons", "way"]


def reasons(link: Link, *, names: bool = True) -> Iterator[str]:
    """The reasons for a link, and what speaks against it, one after the other.

    Args:
        link: The link.
        names: Whether names of the vocabularies may be repeated.
    """
    if link.candidate is not None and link.object_name is not None:
        yield from _met(link.candidate, link.object_name, names=names)
    if link.shared:
        yield from _shared(link)
    if link.agree and not (link.candidate and link.candidate.via):
        yield "one concept in " + ", ".join(link.agree)
    if link.disagree:
        yield "two concepts in " + ", ".join(link.disagree)
    if link.rival:
        named = f"{link.rival.label} ({Curies().of(link.rival.iri)})" if names else Curies().of(link.rival.iri)
        yield f"{named} has a better claim to it"


def _met(choice: Candidate, name: Name, *, names: bool) -> Iterator[str]:
    where = "the label" if name.field == LABEL else _synonym(name.field, name.text, names=names)
    if choice.via:
        yield f"{choice.via} calls it {where}"
    elif choice.subject_name == name.text:
        yield f"equals {where}"
    elif choice.subject_name.lower() == name.text.lower():
        yield f"equals {where} but for case"
    elif not choice.steps:
        yield f"same words as {where}"
    else:
        yield f"like {where}"
        yield from (f"{step if names else 'one rewrite'} ({step.chance:.2f})" for step in choice.steps)
    if choice.subject_field != LABEL:
        yield f"by {_synonym(choice.subject_field, choice.subject_name, names=names)} of the subject"


def _synonym(scope: str, text: str, *, names: bool) -> str:
    return f"the {scope} synonym “{text}”" if names else f"one {scope} synonym"


def _shared(link: Link) -> Iterator[str]:
    own = {link.subject.iri: "the term names it", link.object.iri: "it names the term"}
    direct = [words for iri, words in own.items() if iri in link.shared]
    third = [Curies().of(iri) for iri in link.shared if iri not in own]
    yield from direct
    if third:
        yield f"both are said to be {', '.join(third[:5])}" + (f" and {len(third) - 5} more" if third[5:] else "")


def way(found: Found, linking: Linking) -> Iterator[str]:
    """The way to the links of a subject in one vocabulary, or why there is none, line by line.

    Args:
        found: What was found.
        linking: In what.
    """
    names = [
        f"{found.subject.label} ({Curies().of(found.subject.iri)})",
        *(each.text for each in found.subject.synonyms),
    ]
    yield f"{'; '.join(names)} in {linking.targets[found.target].title}:"
    yield from _lines("", found.links)
    if not found.links:
        yield "  no term is sure enough" if found.below or found.withheld else "  no term has a name that is like it"
    yield from _lines("rejected: ", found.withheld)
    yield from _lines("less sure: ", found.below)
    if found.good > 1:
        yield f"  {found.good} terms are good candidates: compare them"


def _lines(mark: str, links: Iterable[Link]) -> Iterator[str]:
    for link in links:
        yield f"  {mark}{Curies().of(link.object.iri)} {link.object.label}, confidence {link.confidence:.3f}"
        yield from (f"      {reason}" for reason in reasons(link))
