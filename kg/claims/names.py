"""From what a person types to the one thing that is meant: an IRI, a CURIE, a label, a synonym, a foreign term.

Matching goes in steps, and the first that finds something decides: IRI or CURIE, then labels and exact synonyms, other
synonyms and the end of a concept's IRI, then names of other things, then names that only another vocabulary has for a
term to which a concept is mapped. Where a step finds several things, the name is ambiguous, and they are listed. Case,
accents and hyphens do not matter. No mapping is followed further than once. An identifier is taken as a CURIE, as OBO
writes it in an IRI (HP_0001324), and as a citation has it (PMID:9443463).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import NamedTuple

import pyoxigraph as ox

from kg.claims.mappings import Link, links
from kg.errors import AmbiguousNameError, InputError, UnknownNameError
from kg.rdf.index import LABELS, SYNONYMS, Index, node
from kg.rdf.namespaces import CONCEPT, EXTERNAL, ONTOLOGY, PREFIXES, expand, local_name, shrink
from kg.tables import printable

__all__ = ["RANKS", "Match", "Names", "identifier", "normalise", "resolve"]

#: Predicates that give a name, with the rank of a match: 0 a label or an exact synonym, 1 another one. That labels and
#: exact synonyms count alike keeps a label in added data from taking over a synonym of ours in silence.
RANKS: dict[ox.NamedNode, int] = dict.fromkeys(SYNONYMS, 1) | dict.fromkeys(
    (*LABELS, node("skos:altLabel"), node("oboInOwl:hasExactSynonym")), 0
)
_SLUG, _OTHER, _FOREIGN, _UNMAPPED = 3, 10, 20, 30
#: Prefixes by other names, lower-case.
_ALIASES = {"orphanet": "ORPHA"}
#: Longest name that is compared with near ones or repeated in an error, in characters.
_LONGEST = 60
_TYPE, _TERM, _RECORD = node("rdf:type"), node("ck:term"), node("ck:TermRecord")
#: Records whose labels are sentences, not names.
_SENTENCES = tuple(map(node, ("ck:Association", "ck:NegatedAssociation", "ck:Mapping")))


class Match(NamedTuple):
    """What a name stands for; ``note`` says how it was found when that is not plain."""

    iri: str
    note: str = ""


class _Name(NamedTuple):
    """A name of a thing, its rank among others, and the kind of name or the mapping that gives it."""

    text: str
    iri: str
    rank: int
    kind: str
    link: Link | None = None

    @property
    def how(self) -> str:
        """What kind of name it is, in words."""
        return _mapped(self.link) if self.link else self.kind


def normalise(text: str) -> str:
    """A name as names are compared: no case, accents, hyphens or punctuation; one of signs alone as it is.

    The pages' search has the same rule (``fold`` in ``templates/js/base/search-index.js``); one table tests both.

    >>> normalise("Lambert–Eaton  Syndrôme")
    'lambert eaton syndrome'
    """
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))
    plain = bare.lower().upper().lower().replace("ς", "σ")  # casefold(), which JavaScript lacks, in steps that it has
    return re.sub(r"[\W_]+", " ", plain).strip() or re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def resolve(index: Index, term: str) -> Match:
    """The thing that a term names; :class:`Names` does the same for many terms.

    Raises:
        AmbiguousNameError: when it names several things, or the data marks the name as in use for other things, too.
        UnknownNameError: when it names none; with names that are near.
    """
    return index.once(Names).find(term)


class Names:
    """All names in the data.

    Args:
        index: The data.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._links = links(index)
        self._ambiguous = _ambiguous(index)
        self._known: dict[str, list[_Name]] = {}
        for name in _names(index, self._links):
            self._known.setdefault(normalise(name.text), []).append(name)
        self._known.pop("", None)
        self._identifiers: dict[str, set[str]] = {}
        for work in index.of_type(node("ck:Citation")):
            for value in index.values(work, node("dcterms:identifier")):
                self._identifiers.setdefault(value.value.casefold(), set()).add(work.value)

    def find(self, term: str) -> Match:
        """The thing that a term names.

        Raises:
            AmbiguousNameError: when it names several things, or the data marks the name as in use for other things.
            UnknownNameError: when it names none; with names that are near.
            InputError: when it is no text.
        """
        if not isinstance(term, str):
            raise InputError(f"a name is text, not {term!r}", hint="Give a label, synonym, CURIE or IRI")
        if match := self._by_identifier(term.strip()):
            return match
        wanted = normalise(term)
        found = self._known.get(wanted, [])
        if not found:
            raise self._unknown(term)
        best = [name for name in found if name.rank == min(name.rank for name in found)]
        chosen = {name.iri: name for name in reversed(best)}
        note = next((self._ambiguous[iri, wanted] for iri in chosen if (iri, wanted) in self._ambiguous), None)
        if note is not None:
            reason = "is in use for other things, too" + (f" ({note.rstrip('.')})" if note else "")
            raise self._ambiguity(term, reason, chosen.values())
        if len(chosen) > 1:
            raise self._ambiguity(term, "names several things", chosen.values())
        return Match(best[0].iri, best[0].how if best[0].link else "")

    def exact(self, iri: str) -> list[str]:
        """What names a thing and nothing wider or narrower: labels, exact synonyms, those of a term that it is.

        A name that the data marks as in use for other things is none of them.
        """
        return self._exact.get(iri, [])

    @cached_property
    def _exact(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in (name for names in self._known.values() for name in names):
            is_exact = name.rank in (0, _SLUG, _OTHER) or (name.rank == _FOREIGN and name.link)
            if is_exact and (name.iri, normalise(name.text)) not in self._ambiguous:
                found.setdefault(name.iri, []).append(name.text)
        return found

    def search(self, term: str, *, most: int = 20) -> list[Match]:
        """What a term may mean, the likeliest first, each thing once with how it was found.

        Where :meth:`find` refuses to choose, this lists: all things of the name, those whose name holds all of its
        words, things that are named within it, and names that are spelled alike.

        Args:
            term: As for :meth:`find`, or words in which things are named.
            most: How many things, at most.
        """
        found: dict[str, str] = {}
        try:
            if match := self._by_identifier(term.strip()):
                found[match.iri] = match.note or "identifier"
        except AmbiguousNameError:
            mapped = [
                link
                for link in self._links
                if link.object == identifier(term.strip(), self._index.prefixes) and link.accepted
            ]
            found = {link.subject: _mapped(link) for link in mapped}
        except UnknownNameError:  # rejected as a term of a concept
            return []
        wanted = normalise(term)
        keys = [wanted, *self._holding(wanted), *self._within(wanted), *self._holding(wanted, self._known_best)]
        if not found and not any(key in self._known for key in keys) and len(wanted) <= _LONGEST:
            keys += difflib.get_close_matches(wanted, self._spelled, n=most, cutoff=0.6)
        for key in dict.fromkeys(keys):
            for name in sorted(self._known.get(key, ()), key=lambda name: (name.rank, name.iri)):
                how = name.how if key == wanted else f"{name.how} {_short(name.text)}"
                is_ambiguous = (name.iri, key) in self._ambiguous
                found.setdefault(name.iri, f"{how}, in use for other things, too" if is_ambiguous else how)
        return [Match(iri, note) for iri, note in list(found.items())[:most]]

    def find_concept(self, term: str) -> str:
        """The IRI of the concept that a term names, by its slug, too.

        Raises:
            AmbiguousNameError: as :meth:`find`.
            UnknownNameError: as :meth:`find`, and when the term names something that is no concept.
        """
        try:
            iri = self.find(term).iri
        except UnknownNameError:
            slug = CONCEPT + term.strip()
            if not re.fullmatch(r"[\w-]+", term.strip()) or not (match := self._by_identifier(slug)):
                raise
            iri = match.iri
        thing = ox.NamedNode(iri)
        if not _is_concept(thing, self._index.values(thing, _TYPE)):
            raise UnknownNameError(
                f"{_short(term)} names {shrink(iri)}, which is no concept", hint="List concepts: kg query concepts"
            )
        return iri

    def _by_identifier(self, term: str) -> Match | None:
        """A match by IRI or CURIE.

        Raises:
            AmbiguousNameError: for a foreign term to which several concepts are mapped alike.
            UnknownNameError: for a foreign term that was looked at and rejected.
        """
        cited = self._identifiers.get(term.casefold(), set())
        work = Match(*cited) if len(cited) == 1 else None
        iri = identifier(term, self._index.prefixes)
        if iri is None:
            return work
        concerned = [link for link in self._links if link.object == iri]
        accepted = [_foreign("", link) for link in concerned if link.accepted]
        best = [name for name in accepted if name.rank == min(name.rank for name in accepted)]
        if len({name.iri for name in best}) > 1:
            raise self._ambiguity(term, "names several things", best)
        if best:
            return Match(best[0].iri, best[0].how if best[0].iri != iri else "")
        if self._index.properties(ox.NamedNode(iri)):
            return Match(iri)
        records = [
            record.value
            for record in self._index.of_type(_RECORD)
            if ox.NamedNode(iri) in self._index.values(record, _TERM)
        ]
        if records:
            return Match(min(records))
        if work:
            return work
        if concerned:
            concept, why = shrink(concerned[0].subject), printable(concerned[0].comment).rstrip(".")
            raise UnknownNameError(
                f"{_short(term)} was rejected as a term of {concept}{': ' if why else ''}{why}",
                hint=f"See: kg show {concept}",
            )
        return Match(iri) if self._is_used(ox.NamedNode(iri)) else None

    def _is_used(self, term: ox.NamedNode) -> bool:
        """Whether anything points at what nothing is said of."""
        return any(
            term == predicate or term in values
            for subject in self._index.subjects()
            for predicate, values in self._index.properties(subject).items()
        )

    def _ambiguity(self, term: str, reason: str, names: Iterable[_Name]) -> AmbiguousNameError:
        choices = {
            shrink(name.iri): f"{shrink(name.iri)} ({self._index.label(ox.NamedNode(name.iri))}, {name.how})"
            for name in sorted(names, key=lambda name: name.iri)
        }
        return AmbiguousNameError(
            f"{_short(term)} {printable(reason)}", hint=f"Choose: {printable('; '.join(choices.values()))}"
        )

    def _unknown(self, term: str) -> UnknownNameError:
        hint = "List concepts: kg query concepts"
        if near := self._near(normalise(term)):
            hint = f"Did you mean {' or '.join(map(_short, near))}?"
        return UnknownNameError(f"nothing here is named {_short(term)}", hint=hint)

    def _near(self, wanted: str) -> list[str]:
        """Up to three names that hold all the words, short ones first, or else are spelled alike."""
        if not wanted or len(wanted) > _LONGEST:
            return []
        spelled = self._spelled
        near = self._holding(wanted)[:3] or difflib.get_close_matches(wanted, spelled, n=3, cutoff=0.6)
        return [spelled[key].text for key in near]

    @cached_property
    def _known_best(self) -> dict[str, _Name]:
        """The best name of each spelling."""
        return {key: min(names, key=lambda name: name.rank) for key, names in self._known.items()}

    @cached_property
    def _spelled(self) -> dict[str, _Name]:
        """The best name of each spelling that people would type."""
        return {key: name for key, name in self._known_best.items() if not _is_unspoken(name)}

    def _holding(self, wanted: str, spelled: Mapping[str, _Name] | None = None) -> list[str]:
        """The names, of those that people type, that hold all the words: of concepts first, then the short ones."""
        words, spelled = set(wanted.split()), self._spelled if spelled is None else spelled
        holding = (key for key in spelled if words and words <= set(key.split()))
        return sorted(holding, key=lambda key: (spelled[key].rank >= _OTHER, len(key)))

    def _within(self, wanted: str) -> list[str]:
        """The names that stand within words, the long ones first; none within another, none of one or two letters."""
        words = wanted.split()[:_LONGEST]
        found: list[str] = []
        for size in range(len(words), 0, -1):
            for at in range(len(words) - size + 1):
                key = " ".join(words[at : at + size])
                if len(key) > 2 and key in self._spelled and not any(f" {key} " in f" {one} " for one in found):
                    found.append(key)
        return found


def identifier(term: str, prefixes: Mapping[str, str] = MappingProxyType({})) -> str | None:
    """The IRI that a term is, or that it is a CURIE of; None when it is neither. The case of our prefixes is free.

    Args:
        term: What is thought to be an identifier.
        prefixes: Further prefixes, which count where none of ours has that name.
    """
    if (parts := re.fullmatch(r"([A-Za-z]+)_(\w+)", term)) and _spelled(parts[1]) in EXTERNAL:
        term = f"{parts[1]}:{parts[2]}"
    prefix, colon, local = term.partition(":")
    spelled = _spelled(prefix)
    try:
        return ox.NamedNode(expand(f"{spelled}{colon}{local}", {**prefixes, **PREFIXES} if prefixes else None)).value
    except (InputError, ValueError):  # it is none, or has a character that no IRI has
        return None


@lru_cache(maxsize=1 << 10)
def _spelled(prefix: str) -> str:
    """A prefix as it is declared."""
    wanted = _ALIASES.get(prefix.casefold(), prefix).casefold()
    return next((name for name in PREFIXES if name.casefold() == wanted), prefix)


def _short(term: str) -> str:
    """A term in quotes, cut where it is very long."""
    return repr(term if len(term) <= _LONGEST else f"{term[:_LONGEST]}…")


def _is_unspoken(name: _Name) -> bool:
    """Whether a name is none that people would type: a slug, a CURIE, a number, a whole sentence."""
    return (
        name.kind == "identifier"
        or len(name.text) > _LONGEST
        or bool(re.fullmatch(r"[A-Za-z][\w.-]*:\S+|[\W\d_]*", name.text))
    )


def _names(index: Index, mapped: list[Link]) -> Iterator[_Name]:
    """Every name in the data."""
    terms: dict[str, list[Link]] = {}
    for link in filter(lambda link: link.accepted, mapped):
        terms.setdefault(link.object, []).append(link)
        yield _foreign(link.object_label, link)
    for subject in index.subjects():
        kinds = index.values(subject, _TYPE)
        if not isinstance(subject, ox.NamedNode) or any(kind in kinds for kind in _SENTENCES):
            continue
        is_concept = _is_concept(subject, kinds)
        of_term = [link for term in index.resources(subject, _TERM) for link in terms.get(term.value, ())]
        for predicate, rank in RANKS.items():
            for value in index.values(subject, predicate):
                if _RECORD not in kinds:
                    how = index.label(predicate)
                    yield _Name(value.value, subject.value, rank + (0 if is_concept else _OTHER), how)
                elif not of_term:
                    yield _Name(value.value, subject.value, _UNMAPPED, "term of another vocabulary")
                yield from (_foreign(value.value, link) for link in of_term)
        if is_concept and node("skos:Concept") in kinds:
            yield _Name(local_name(subject.value), subject.value, _SLUG, "identifier")


def _foreign(text: str, link: Link) -> _Name:
    """A name that another vocabulary has for a term of a concept."""
    return _Name(text, link.subject, _FOREIGN + _closeness(link), "", link)


def _is_concept(subject: ox.NamedNode, kinds: list[ox.NamedNode | ox.BlankNode | ox.Literal]) -> bool:
    """Whether a subject is what people speak of, not a record about it or a word of the vocabulary."""
    of_ours = any(isinstance(kind, ox.NamedNode) and kind.value.startswith(ONTOLOGY) for kind in kinds)
    return not subject.value.startswith(ONTOLOGY) and (not of_ours or node("skos:Concept") in kinds)


def _closeness(link: Link) -> int:
    return {"exactMatch": 0, "closeMatch": 1}.get(local_name(link.predicate), 2)


def _mapped(link: Link) -> str:
    return f"mapped by {shrink(link.predicate)} from {shrink(link.object)}"


def _ambiguous(index: Index) -> dict[tuple[str, str], str]:
    """The names that a source marks as ambiguous, by concept and normalised text, with the note on them."""
    return {
        (subject.value, normalise(value.value)): index.text(record, node("skos:scopeNote"))
        for record in index.of_type(node("ck:Association"))
        if index.is_true(record, node("ck:ambiguous"))
        for subject in index.resources(record, node("rdf:subject"))
        for value in index.values(record, node("rdf:object"))
        if isinstance(value, ox.Literal)
    }
