"""From what a person types to the one thing that is meant: an IRI, a CURIE, a label, a synonym, a foreign term.

Matching goes in steps, and the first that finds something decides: IRI or CURIE, then labels and exact synonyms, other
synonyms and the end of the IRI of a concept or of what has no label, then names of other things, then names that only
another vocabulary has for a term to which a concept is mapped. Where a step finds several things, the name is
ambiguous, and they are listed. Case, accents and hyphens do not matter. What finds nothing is tried again, in the same
steps, by its words as :mod:`kg.claims.normal` has them, whatever their order, plural and spelling, then, in capitals,
as an abbreviation, and at
last as the end of an IRI. No mapping is followed further than once. An identifier is taken in every spelling of
:mod:`kg.rdf.prefix_map`, and as a citation has it (PMID:9443463); the data may have it in another one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg.claims.claim import CLASSES
from kg.claims.identifier import identifier
from kg.claims.mappings import links
from kg.claims.naming import LONGEST, Naming, foreign_name, in_mapping, is_concept, namings
from kg.claims.unnamed import Unnamed
from kg.errors import AmbiguousNameError, InputError, UnknownNameError
from kg.rdf.index import LABELS, Index, node
from kg.rdf.namespaces import CONCEPT, local_name, shrink
from kg.rdf.prefix_map import identify
from kg.tables import printable

if TYPE_CHECKING:
    from kg.claims.near import NearNames

__all__ = ["CONCEPTS", "THINGS", "Match", "Names", "normalise", "resolve"]


_TYPE, _TERM, _RECORD = node("rdf:type"), node("ck:term"), node("ck:TermRecord")
#: Where to look for what there is: in data of ours, and in any other.
CONCEPTS = "List concepts: kg query concepts"
THINGS = "List what there is by class: kg query things-by-class, with the same --data"


class Match(NamedTuple):
    """What a name stands for; ``note`` says how it was found when that is not plain."""

    iri: str
    note: str = ""


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


def resolve(index: Index, term: str, *, unnamed: bool = False) -> Match:
    """The thing that a term names; :class:`Names` does the same for many terms.

    Args:
        index: The data.
        term: A label, synonym, CURIE or IRI.
        unnamed: Whether it may be a blank node, which :mod:`kg.claims.unnamed` gives a name: ``_:1``.

    Raises:
        AmbiguousNameError: when it names several things, or the data marks the name as in use for other things, too.
        UnknownNameError: when it names none; with names that are near.
    """
    return index.once(Names).find(term, unnamed=unnamed)


class Names:
    """All names in the data.

    Args:
        index: The data.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._links = links(index)
        self._ambiguous = _ambiguous(index)
        self._known: dict[str, list[Naming]] = {}
        for name in namings(index, self._links):
            self._known.setdefault(normalise(name.text), []).append(name)
        self._known.pop("", None)
        self._identifiers: dict[str, set[str]] = {}
        for work in index.of_type(node("ck:Citation")):
            for value in index.values(work, node("dcterms:identifier")):
                self._identifiers.setdefault(value.value.casefold(), set()).add(work.value)

    def find(self, term: str, *, unnamed: bool = False) -> Match:
        """The thing that a term names; as :func:`resolve`.

        Raises:
            AmbiguousNameError: when it names several things, or the data marks the name as in use for other things.
            UnknownNameError: when it names none; with names that are near.
            InputError: when it is no text.
        """
        if not isinstance(term, str):
            raise InputError(f"a name is text, not {term!r}", hint="Give a label, synonym, CURIE or IRI")
        if match := self._by_identifier(term.strip()):
            return match
        found = self._known.get(normalise(term), [])
        found = found or [name for form in self._near.alike(term) for name in self._known[form]]
        if not found and term.upper() == term:
            found = [name for form in self._near.abbreviated(term)[0] for name in self._known[form]]
        found = found or self._ending(term)
        if not found and unnamed and (blank := self._blank(term)):
            return blank
        if not found:
            raise self._unknown(term)
        best = [name for name in found if name.rank == min(name.rank for name in found)]
        chosen = {name.iri: name for name in reversed(best)}
        marked = ((name.iri, normalise(name.text)) for name in best)
        note = next((self._ambiguous[one] for one in marked if one in self._ambiguous), None)
        if note is not None:
            reason = "is in use for other things, too" + (f" ({note.rstrip('.')})" if note else "")
            raise self._ambiguity(term, reason, chosen.values())
        if len(chosen) > 1:
            raise self._ambiguity(term, "names several things", chosen.values())
        return Match(best[0].iri, best[0].how if best[0].link else self._how(best[0], term, plain=""))

    def exact(self, iri: str) -> list[str]:
        """What names a thing and nothing wider or narrower: labels, exact synonyms, those of a term that it is.

        A name that the data marks as in use for other things is none of them.
        """
        return self._exact.get(iri, [])

    @cached_property
    def _exact(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in (name for names in self._known.values() for name in names):
            if name.is_exact and (name.iri, normalise(name.text)) not in self._ambiguous:
                found.setdefault(name.iri, []).append(name.text)
        return found

    def search(self, term: str, *, most: int = 20) -> list[Match]:
        """What a term may mean, the likeliest first, each thing once with how it was found.

        Where :meth:`find` refuses to choose, this lists: all things of the name, those whose name holds all of its
        words, and things that are named within it. Where there are none, a few wrong letters are forgiven.

        Args:
            term: As for :meth:`find`, or words in which things are named.
            most: How many things, at most.
        """
        found: dict[str, str] = {}
        try:
            if match := self._by_identifier(term.strip()):
                found[match.iri] = match.note or "identifier"
        except AmbiguousNameError:
            iri = identifier(term.strip(), self._index.prefixes)
            found = {link.subject: in_mapping(link) for link in self._links if link.object == iri and link.accepted}
        except UnknownNameError:  # rejected as a term of a concept
            return []
        for name in self._likely(term, is_known=bool(found)):
            how = self._how(name, term, plain=name.how)
            is_ambiguous = (name.iri, normalise(name.text)) in self._ambiguous
            found.setdefault(name.iri, f"{how}, in use for other things, too" if is_ambiguous else how)
        return [Match(iri, note) for iri, note in list(found.items())[:most]]

    def prepare(self) -> None:
        """Make what is only needed for names that nothing has as they stand, so that no later call has to."""
        self.search("prepared")

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
        if not is_concept(thing, self._index.values(thing, _TYPE)):
            raise UnknownNameError(f"{_short(term)} names {shrink(iri)}, which is no concept", hint=CONCEPTS)
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
        found = self._at(iri, term, work)
        if found is None and identify(term) and (written := self._written.get(iri)):
            found = self._at(written, term, work)
        return found

    @cached_property
    def _written(self) -> dict[str, str]:
        """Canonical IRIs of terms to those that the data write in their place."""
        subjects = (each.value for each in self._index.subjects() if isinstance(each, ox.NamedNode))
        iris = sorted({*subjects, *(link.object for link in self._links)})
        return {known: iri for iri in iris if (known := identify(iri)) and known != iri}

    def _at(self, iri: str, term: str, work: Match | None) -> Match | None:
        """A match of an IRI, for which a term stands, or else the work of that name; raises as its caller does."""
        concerned = [link for link in self._links if link.object == iri]
        accepted = [foreign_name("", link) for link in concerned if link.accepted]
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

    def _ambiguity(self, term: str, reason: str, names: Iterable[Naming]) -> AmbiguousNameError:
        choices = {
            shrink(name.iri): f"{shrink(name.iri)} ({self._index.label(ox.NamedNode(name.iri))}, {name.how})"
            for name in sorted(names, key=lambda name: name.iri)
        }
        return AmbiguousNameError(
            f"{_short(term)} {printable(reason)}", hint=f"Choose: {printable('; '.join(choices.values()))}"
        )

    def _unknown(self, term: str) -> UnknownNameError:
        if self._blank(term):
            return UnknownNameError(
                f"{_short(term)} names a blank node, which has no identifier", hint="See it with kg draw --data FILE"
            )
        hint = (
            CONCEPTS if any(name.kind == "identifier" for names in self._known.values() for name in names) else THINGS
        )
        if len(term) <= LONGEST:
            texts = (term, *self._near.corrected(normalise(term)))
            holding = [form for text in texts for form in self._holding(text) if form in self._spelled]
            near: dict[str, str] = {}
            for form in holding:
                near.setdefault(self._spelled[form].iri, self._spelled[form].text)
            if near:
                hint = f"Did you mean {' or '.join(map(_short, islice(near.values(), 3)))}?"
        return UnknownNameError(f"nothing here is named {_short(term)}", hint=hint)

    def _ending(self, term: str) -> list[Naming]:
        """Things with a label whose IRIs end so, as identifiers do and names of classes in other languages."""
        return [Naming(term, iri, 0, "end of its IRI") for iri in self._ends.get(term.strip().casefold(), ())]

    @cached_property
    def _ends(self) -> dict[str, set[str]]:
        """The IRIs of each end; of what data that are not ours only point at, too."""
        found: dict[str, set[str]] = {}
        is_ours = any(True for _ in self._index.of_type(*CLASSES))
        for subject in self._index.subjects():
            values = () if is_ours else chain.from_iterable(self._index.properties(subject).values())
            for thing in (subject, *values):
                if isinstance(thing, ox.NamedNode):
                    found.setdefault(local_name(thing.value).casefold(), set()).add(thing.value)
        return found

    def _blank(self, term: str) -> Match | None:
        """The blank node that has a term for its label, or for its name: ``_:1``.

        Raises:
            AmbiguousNameError: when several have it.
        """
        found = self._index.once(Unnamed)
        if found.thing(term.strip()):
            return Match(term.strip())
        same = [
            name
            for blank, name in found.names.items()
            if any(
                normalise(value.value) == normalise(term)
                for predicate in LABELS
                for value in self._index.values(blank, predicate)
            )
        ]
        if len(same) > 1:
            choices = "; ".join(sorted(same, key=lambda name: int(name[2:])))
            raise AmbiguousNameError(f"{_short(term)} names several blank nodes", hint=f"Choose: {choices}")
        return Match(same[0]) if same else None

    def _how(self, name: Naming, term: str, *, plain: str) -> str:
        """How a name was found: in plain words where it is the term, else with the name."""
        return plain if normalise(name.text) == normalise(term) else f"{name.how} {_short(name.text)}"

    @cached_property
    def _known_best(self) -> dict[str, Naming]:
        """The best name of each spelling."""
        return {key: min(names, key=lambda name: name.rank) for key, names in self._known.items()}

    @cached_property
    def _spelled(self) -> dict[str, Naming]:
        """The best name of each spelling that people would type."""
        return {key: name for key, name in self._known_best.items() if name.is_spoken}

    @cached_property
    def _near(self) -> NearNames:
        from kg.claims.near import NearNames

        texts = {form: name.text for form, name in self._spelled.items()}
        return NearNames(texts, (form for form, name in self._spelled.items() if name.is_of_concept))

    def _likely(self, text: str, *, is_known: bool) -> Iterator[Naming]:
        """The names that a text may mean; where none is a concept's, and it is not known, it may be misspelled."""
        own, forms = self._own(text), self._holding(text)
        holding = [name for form in forms if form in self._spelled for name in self._known[form]]
        texts = [text]
        if not is_known and len(text) <= LONGEST and not any(name.is_of_concept for name in (*own, *holding)):
            respelled = self._near.corrected(normalise(text))
            own += [name for each in respelled for name in self._own(each)]
            holding += [name for each in respelled for form in self._holding(each) for name in self._known[form]]
            texts += respelled if not own and not holding else ()
        yield from own
        yield from holding
        within = [form for each in texts for form in self._near.within(normalise(each))]
        yield from _by_rank(name for form in within for name in self._known[form])
        yield from (name for form in forms for name in self._known[form])

    def _own(self, text: str) -> list[Naming]:
        """The names that a text is, then those that have its words."""
        form = normalise(text)
        others = (*self._near.alike(text), *self._near.abbreviated(text)[0])
        alike = (name for other in others if other != form for name in self._known[other])
        return [*_by_rank(self._known.get(form, ())), *_by_rank(alike)]

    def _holding(self, text: str) -> list[str]:
        """The forms of names that hold all the words: of concepts first, then the short ones."""
        words, known = set(normalise(text).split()), self._known_best
        holding = {form for form in known if words and words <= set(form.split())} | {*self._near.holding(text)}
        abbreviated = {*self._near.abbreviated(text)[1]} - holding
        likely = (
            sorted(some, key=lambda form: (not known[form].is_own, len(form), form)) for some in (holding, abbreviated)
        )
        return [form for some in likely for form in some]


def _short(term: str) -> str:
    """A term in quotes, cut where it is very long."""
    return repr(term if len(term) <= LONGEST else f"{term[:LONGEST]}…")


def _by_rank(names: Iterable[Naming]) -> list[Naming]:
    return sorted(names, key=lambda name: (name.rank, name.iri))


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
