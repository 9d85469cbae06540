"""The verdict on a statement: its readings, beside all claims and lost lists of a graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise, permutations

import pyoxigraph as ox

from kg.check.frames import frames
from kg.check.judgement import Judgement, Said, Verdict
from kg.check.lexicon import Lexicon
from kg.check.nouns import Nouns
from kg.check.parse import Parser
from kg.check.reading import Reading, Thing
from kg.check.rewrite import INTENSIFIERS, denied, exclusive, moderate, plainer, progressed
from kg.check.spelling import corrected
from kg.check.stand import Bearing, Stand, stand
from kg.check.state import Part
from kg.check.unread import no_statement, unnamed
from kg.check.verdicts import PREFERRED, STANDS, WORST, Found, counts, rank, verdict_of, why_of
from kg.check.words import Token, fold, tokens
from kg.claims.claim import Claim, claims
from kg.claims.gaps import gap_words
from kg.claims.layers import chosen_layers
from kg.claims.sentences import sentence
from kg.claims.words import source_words
from kg.rdf.index import Index, Resource, Value, node
from kg.rdf.namespaces import local_name

__all__ = ["check_statement"]

_GAP_OF, _AFFECTS, _KIND = node("ck:gapOf"), node("ck:affectsPredicate"), node("ck:missingKind")
_TYPE, _CONCEPT, _SUB, _LAYER = node("rdf:type"), node("ck:Concept"), node("rdfs:subPropertyOf"), node("ck:layer")
_CONFLICT, _POSITION, _RECORD = node("ck:Conflict"), node("ck:position"), node("ck:record")
#: That a source points from one to the other joins them in no way that a list could hold.
_RELATED = node("ck:hasRelatedTopic")
_PROGNOSIS, _POPULATION = node("ck:hasPrognosis"), node("ck:population")
#: Words with which a sentence denies, or nearly does: what is made stronger beside them makes it weaker.
_DENYING = frozenset(("neither", "never", "no", "nobody", "none", "nor", "not", "without"))
_SELDOM = frozenset(("few", "hardly", "rare", "rarely", "seldom"))
_IN_WORDS = node("ck:inWords")


def check_statement(index: Index, text: str, *, condition: str | None = None) -> Judgement:
    """How a plain English sentence stands to a graph, with the claims that the verdict rests on.

    Args:
        index: The graph, with its vocabulary; what is made of it is kept for further statements.
        text: One affirmative or negated sentence.
        condition: Only the claims and lost lists of this condition's layers: name, title or IRI.

    Raises:
        InputError: when there is no such condition.
    """
    return index.once(_Checker).judge(text, chosen_layers(index, condition=condition))


class _Checker:
    """A graph, ready for checking statements.

    Args:
        index: The graph, with its vocabulary.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.lexicon = Lexicon(index)
        self.frames = frames(index, self.lexicon)
        self.by_predicate: dict[ox.NamedNode, list[Claim]] = {}
        for claim in claims(index):
            for predicate in (claim.predicate, *index.values(claim.predicate, _SUB)):
                if isinstance(predicate, ox.NamedNode):
                    self.by_predicate.setdefault(predicate, []).append(claim)
        self.gaps = list(index.of_type(node("ck:Gap")))
        self._layers: set[Resource] | None = None
        elements = [element for frame in self.frames for element in frame.elements]
        self._verbs = {word for element in elements if element.kind == "verb" for word in element.words}
        self._words = {word for element in elements for word in (*element.words, *element.others)}

    def judge(self, text: str, layers: set[Resource] | None = None) -> Judgement:
        """The verdict on one statement, by the claims and lost lists of some layers, or of all."""
        self._layers = layers
        plain = re.sub(r"\s+", " ", text).strip()
        if why := no_statement(plain):
            return Judgement(text, Verdict.NOT_UNDERSTOOD, why)
        words = tokens(plain.rstrip(".! "))
        judged = self._read(text, words)
        if judged.unread:
            put_right, told = corrected(words, self.lexicon.words)
            if told:
                judged = replace(self._read(text, put_right), read_as=told)
        if judged.verdict in (Verdict.LOST, Verdict.NOT_STATED, Verdict.NOT_UNDERSTOOD):
            return self._sentence(text, plain) or judged
        return judged

    def _read(self, text: str, words: Sequence[Token]) -> Judgement:
        """The verdict by the rules."""
        given, words = words, progressed(words) or words
        ways = [words, *plainer(words)]
        for way in ways:
            if parts := Parser(self.lexicon, self.frames, way).parts():
                return self._best(text, parts)
        for way in ways:
            if in_parts := self._exclusive(text, way) or self._clauses(text, way) or self._denied(text, way):
                return in_parts
        if len(less := moderate(words)) < len(words):
            return self._stronger(self._read(text, less), words)
        return self._unread(text, given)

    def _stronger(self, judged: Judgement, words: Sequence[Token]) -> Judgement:
        """The verdict on a sentence with “very” or “especially”, from that without: what affirms is not said so.

        What denies says less with it: “not very common” follows from “not common”, but excludes nothing.
        """
        low = ["", *(word.low for word in words)]
        weakened = {word for before, word in pairwise(low) if before not in INTENSIFIERS}
        if judged.is_supported and not (weakened.isdisjoint(_SELDOM) and self._denies(moderate(words))):
            return replace(judged, verdict=Verdict.OVERSTATED, why="said only without a word that makes it stronger")
        if judged.claims and not judged.is_supported and not weakened.isdisjoint(_DENYING | _SELDOM):
            return replace(judged, verdict=Verdict.NOT_STATED, why="", claims=(), layers=())
        return judged

    def _denies(self, words: Sequence[Token]) -> bool:
        """Whether a sentence denies, however it is read: “is not”, “not often”."""
        parts = Parser(self.lexicon, self.frames, words).parts()
        readings = [one for part in parts for one in part.readings]
        return bool(readings) and all(one.is_negated or (one.share and one.share.low == 0) for one in readings)

    def _best(self, text: str, parts: Sequence[Part]) -> Judgement:
        """The verdict by the way of reading that fits best."""
        by_length: dict[tuple[int, bool, bool], list[Part]] = {}
        for part in parts:
            by_length.setdefault((len(part.readings), part.is_choice, part.is_only), []).append(part)
        judged = [self._together(text, group) for group in by_length.values()]
        return min(judged, key=lambda one: PREFERRED.index(one.verdict))

    def _sentence(self, text: str, plain: str) -> Judgement | None:
        """The verdict on a claim's very sentence, with remarks that no rule reads; disputed where in a conflict."""
        said = self._sentences.get(fold(plain), [])
        said = [claim for claim in said if self._layers is None or claim.layer in self._layers]
        bearing = [
            (claim, Bearing(Stand.SAYS) if claim.is_accepted else Bearing(Stand.LESS, frozenset(("status",))))
            for claim in said
        ]
        if not bearing:
            return None
        shown = self._in_conflicts.intersection(claim.iri for claim in said)
        verdict = Verdict.DISPUTED if shown else verdict_of((bearing, []))
        return self._judgement(text, verdict, bearing, [])

    @cached_property
    def _in_conflicts(self) -> frozenset[str]:
        sides = {side for one in self.index.of_type(_CONFLICT) for side in self.index.resources(one, _POSITION)}
        return frozenset(record.value for side in sides for record in self.index.resources(side, _RECORD))

    @cached_property
    def _rivals(self) -> dict[str, list[Claim]]:
        """For claims of how a condition goes, those of another outcome for the same people that a conflict opposes."""
        of_outcome = [one for one in claims(self.index) if one.predicate == _PROGNOSIS and one.is_accepted]
        by_iri = {one.iri: one for one in of_outcome if not one.negated}
        found: dict[str, list[Claim]] = {}
        for conflict in self.index.of_type(_CONFLICT):
            sides = [self.index.resources(side, _RECORD) for side in self.index.resources(conflict, _POSITION)]
            told = [[by_iri[record.value] for record in side if record.value in by_iri] for side in sides]
            for one, other in permutations(told, 2):
                for claim in one:
                    found.setdefault(claim.iri, []).extend(rival for rival in other if _is_other_outcome(claim, rival))
        return found

    @cached_property
    def _sentences(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in claims(self.index):
            if said := self.index.text(_node(claim), _IN_WORDS):
                found.setdefault(fold(said), []).append(claim)
        return found

    def _exclusive(self, text: str, words: Sequence[Token]) -> Judgement | None:
        """The verdict on “is the only one that”: what is said of it, and of no other of its kind."""
        said = exclusive(words)
        parts = Parser(self.lexicon, self.frames, said.words).parts() if said else []
        if said is None or not parts:
            return None
        one, kind = (frozenset(self._named(side)) for side in (said.one, said.kind))
        return self._best(text, [part._replace(is_only=True, one=one, kind=kind) for part in parts]) if one else None

    def _named(self, words: Sequence[Token]) -> Iterator[ox.NamedNode]:
        nouns = Nouns(self.lexicon, words)
        yield from (sense.thing for sense in nouns.senses(nouns.past_article(0), len(words)))

    def _denied(self, text: str, words: Sequence[Token]) -> Judgement | None:
        """The verdict on “this and not that” where that is said, and this may be anything."""
        for others in denied(words):
            if parts := Parser(self.lexicon, self.frames, others).parts():
                return self._against(text, parts)
        return None

    def _against(self, text: str, parts: Sequence[Part]) -> Judgement | None:
        """“Contradicted” where the contrary of parts is, or, if they tell how often, where they are supported."""
        readings = [one for part in parts for one in part.readings]
        if any(part.is_only or part.is_choice for part in parts) or any(one.is_negated for one in readings):
            return None
        if any(one.share for one in readings):
            judged = self._best(text, parts)
            said = tuple(replace(one, stands=Stand.DENIES.value) for one in judged.claims)
            return replace(judged, verdict=Verdict.CONTRADICTED, claims=said) if judged.is_supported else None
        contrary = [
            part._replace(readings=tuple(replace(one, is_negated=True) for one in part.readings)) for part in parts
        ]
        judged = self._best(text, contrary)
        return judged if judged.verdict is Verdict.CONTRADICTED else None

    def _clauses(self, text: str, words: Sequence[Token]) -> Judgement | None:
        """The verdict on two clauses with one subject: “LEMS is rare and has no cure”."""
        for at, word in enumerate(words):
            if word.low not in ("and", "but") or at < 3 or len(words) - at < 3:
                continue
            first = words[: at - (words[at - 1].text == ",")]
            left = Parser(self.lexicon, self.frames, first).parts()
            if not left:
                continue
            for end in (0, *range(min(len(first), 2 * self.lexicon.longest), 0, -1)):
                if end and not Nouns(self.lexicon, first).senses(Nouns(self.lexicon, first).past_article(0), end):
                    continue
                right = Parser(self.lexicon, self.frames, [*first[:end], *words[at + 1 :]]).parts()
                if right:
                    return self._worst(text, [self._best(text, side) for side in (left, right)])
        return None

    def _worst(self, text: str, judged: Sequence[Judgement]) -> Judgement:
        worst = min(judged, key=lambda one: WORST.index(one.verdict))
        said = {one.id: one for each in judged for one in each.claims}
        layers = tuple(dict.fromkeys(one.layer for one in said.values() if one.layer))
        return Judgement(text, worst.verdict, worst.why, tuple(said.values()), layers)

    # ---------------------------------------------------------------------------------------------- verdicts

    def _together(self, text: str, parts: Sequence[Part]) -> Judgement:
        """The verdict on what is said in several things, each read in several ways."""
        is_choice, is_only = parts[0].is_choice, parts[0].is_only
        said = [dict.fromkeys(part.readings[place] for part in parts) for place in range(len(parts[0].readings))]
        found = [self._found(readings) for readings in said]
        verdicts = [
            self._only(readings, one, parts[0]) if is_only else verdict_of(one)
            for readings, one in zip(said, found, strict=True)
        ]
        verdict = min(verdicts, key=WORST.index)
        if is_choice and verdict is Verdict.CONTRADICTED and len(set(verdicts)) > 1:
            verdict = Verdict.NOT_STATED  # the other may still be so
        bearing = {claim.iri: (claim, how) for one, _ in found for claim, how in one if counts(how, one)}
        gaps = list(dict.fromkeys(gap for _, gaps in found for gap in gaps)) if verdict is Verdict.LOST else []
        return self._judgement(text, verdict, list(bearing.values()), gaps)

    def _found(self, readings: Iterable[Reading]) -> Found:
        best: dict[str, tuple[Claim, Bearing]] = {}
        for reading in readings:
            for claim in self._claims(reading):
                how = stand(self.lexicon, claim, reading)
                if how and (claim.iri not in best or rank(how) < rank(best[claim.iri][1])):
                    best[claim.iri] = claim, how
                if how and how.stand in (Stand.SAYS, Stand.LESS) and not (claim.negated or reading.is_negated):
                    for rival in self._rivals.get(claim.iri, ()):
                        if self._layers is None or rival.layer in self._layers:
                            best.setdefault(rival.iri, (rival, Bearing(Stand.OTHERWISE)))
        gaps = [] if best else [gap for one in readings for gap in self._lost(one)]
        return list(best.values()), [] if gaps and any(map(self._is_joined, readings)) else gaps

    def _is_joined(self, reading: Reading) -> bool:
        """Whether some claim joins subject and object in whatever way: then no lost list is why it is not said so."""
        bare = replace(reading, share=None, limits=(), size=None, modality="may")
        return any(
            stand(self.lexicon, claim, replace(bare, predicate=claim.predicate)) is not None
            for claim in claims(self.index)
            if claim.predicate != _RELATED and (self._layers is None or claim.layer in self._layers)
        )

    def _claims(self, reading: Reading) -> Iterator[Claim]:
        for claim in self.by_predicate.get(reading.predicate, ()):
            if self._layers is None or claim.layer in self._layers:
                yield claim

    def _lost(self, reading: Reading) -> Iterator[Resource]:
        """The lost lists into which what is said belongs."""
        thing = reading.object.value if reading.object else None
        if thing is None or reading.is_implied:
            return
        subjects = self._about(reading)
        kinds = {*self.index.values(thing, _TYPE)}
        for gap in self.gaps:
            if self._layers is not None and self._layers.isdisjoint(self.index.values(gap, _LAYER)):
                continue
            missing = {*self.index.values(gap, _KIND)}
            if (
                subjects.intersection(self.index.values(gap, _GAP_OF))
                and any(
                    reading.predicate in (predicate, *self.index.values(predicate, _SUB))
                    for predicate in self.index.resources(gap, _AFFECTS)
                )
                and (missing & kinds or _CONCEPT in missing or not missing)
            ):
                yield gap

    def _about(self, reading: Reading) -> set[Value]:
        """What a reading is about: its subject, or the condition of the people of whom it speaks."""
        named = (
            [reading.subject.value or reading.subject.group]
            if reading.subject
            else [
                *reading.conditions,
                *(limit.value for limit in reading.limits),
            ]
        )
        found: set[Value] = {value for value in named if value is not None}
        return found.union(*map(self.lexicon.conditions_of, found))

    def _only(self, readings: Iterable[Reading], found: Found, part: Part) -> Verdict:
        """The verdict on “only”: denied by any claim that says it of something else."""
        verdict = verdict_of(found)
        if verdict not in (Verdict.SUPPORTED, Verdict.OVERSTATED, Verdict.DISPUTED):
            return verdict
        for reading in readings:
            if not any((how := stand(self.lexicon, claim, reading)) and how.is_for for claim, _ in found[0]):
                continue
            for claim in self._claims(reading):
                other = self._of_another(reading, claim, part) if claim.is_accepted else None
                how = stand(self.lexicon, claim, other) if other else None
                if how and how.is_for:
                    found[0].append((claim, Bearing(Stand.DENIES)))
        return Verdict.CONTRADICTED if any(how.stand is Stand.DENIES for _, how in found[0]) else Verdict.NOT_STATED

    def _of_another(self, reading: Reading, claim: Claim, part: Part) -> Reading | None:
        """A reading said of what a claim names in the place of “the only one”, if this is another of the kind."""
        is_subject = reading.subject is not None and reading.subject.value in part.one
        thing, value = (reading.subject, claim.subject) if is_subject else (reading.object, claim.object)
        if thing is None or thing.value is None or not isinstance(value, ox.NamedNode):
            return None
        above = self.lexicon.above(value)
        is_kin = thing.value in above or value in self.lexicon.above(thing.value)
        if is_kin or (part.kind and part.kind.isdisjoint(above)):
            return None
        other = Thing(value)
        return replace(reading, subject=other) if is_subject else replace(reading, object=other)

    def _unread(self, text: str, words: Sequence[Token]) -> Judgement:
        """The verdict on what has no reading: of which nothing is known, or which words were not read."""
        is_known, left = unnamed(self.lexicon, words)
        strange = [word for word in left if self._words.isdisjoint((word.low, word.key))]
        loose = strange or [word for word in left if self._verbs.isdisjoint((word.low, word.key))]
        unread = tuple(word.text for word in loose)
        if not is_known:
            return Judgement(text, Verdict.NOT_UNDERSTOOD, "it names nothing that is in the graph", unread=unread)
        if unread:
            return Judgement(text, Verdict.NOT_STATED, "not every word could be read", unread=unread)
        return Judgement(text, Verdict.NOT_UNDERSTOOD, "its words are known, but not the way in which they are joined")

    # ---------------------------------------------------------------------------------------------- evidence

    def _judgement(
        self, text: str, verdict: Verdict, bearing: list[tuple[Claim, Bearing]], gaps: list[Resource]
    ) -> Judgement:
        ordered = sorted(bearing, key=lambda pair: STANDS.index(pair[1].stand))
        said = [
            Said(
                claim.iri,
                sentence(self.index, claim),
                local_name(claim.layer.value) if claim.layer else "",
                source_words(self.index, claim),
                how.stand.value,
            )
            for claim, how in ordered
        ]
        said += [self._gap(gap) for gap in gaps]
        layers = tuple(dict.fromkeys(one.layer for one in said if one.layer))
        return Judgement(text, verdict, why_of(verdict, ordered), tuple(said), layers)

    def _gap(self, gap: Resource) -> Said:
        layer = next(iter(self.index.resources(gap, _LAYER)), None)
        hedge = gap_words(self.index, gap)
        label = self.index.label(gap)
        name = local_name(layer.value) if layer else ""
        told = f"Lost from the source: {label}{f' ({hedge})' if hedge else ''}."
        return Said(gap.value, told, name, self.index.label(layer) if layer else "", "lost")


def _node(claim: Claim) -> Resource:
    return ox.NamedNode(claim.iri) if ":" in claim.iri else ox.BlankNode(claim.iri)


def _is_other_outcome(one: Claim, other: Claim) -> bool:
    groups = [{*claim.qualifiers.get(_POPULATION, ())} for claim in (one, other)]
    return one.object != other.object and one.subject == other.subject and groups[0] == groups[1]
