"""What a rule sees: one clause in its sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.entry.lexicon import CONJ
from kg.entry.structure import Block, Piece
from kg.reading.clause_objects import object_of_clause
from kg.reading.clauses import Clause
from kg.reading.found import CONDITION, with_limit
from kg.reading.of_subject import limits_of_subject
from kg.reading.phrase import Phrase
from kg.reading.qualifiers import SHARE_OF, Limit, modality_of, shares_in
from kg.reading.subjects import IN_WHOM, disease_of_people, other_of
from kg.reading.tokens import Token

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["View"]


_RELATIVE = re.compile(r"\b(?:that|which|who)\b")


@dataclass
class View:
    """What a rule sees: one clause in its sentence."""

    reader: Reader
    block: Block
    piece: Piece
    all: list[Clause]
    index: int
    clause: Clause
    kind: str
    words: str
    section: str
    list_predicate: str
    handled: set[int]
    complement: str = field(init=False)  # what follows the verb, in lower case
    said: str = field(init=False)  # the verb with its helpers, and what follows it
    whole: str = field(init=False)  # the clause in words

    def __post_init__(self) -> None:
        self.take_words()

    def take_words(self) -> None:
        """Take the words of the clause as it is now."""
        self.complement = self.clause.text(self.clause.complement)
        self.said = f"{self.clause.text(self.clause.group)} {self.complement}"
        self.whole = f"{self.words} {self.said}"

    @property
    def text(self) -> str:
        """The text of the entry."""
        return self.reader.text

    def following(self, *openers: str) -> list[tuple[int, Clause]]:
        """The clauses right after this one that depend on it."""
        found = []
        for index in range(self.index + 1, len(self.all)):
            if self.all[index].opener not in openers:
                break
            found.append((index, self.all[index]))
        return found

    def objects(
        self,
        predicate: str,
        start: int,
        end: int,
        rule: str,
        tier: str = "B",
        subject: tuple[str, tuple[int, int] | None] = (CONDITION, None),
        *,
        drop_purpose: bool = True,
        split: bool = True,
    ) -> bool:
        """Claims for each atomic object of a stretch, or for it as a whole; whether there is any."""
        if subject[1] is None and self.kind in _OF_SOMETHING:
            subject = other_of(self)
        self.handled.update(range(self.index + 1, self._last_of_list() + 1))
        before = len(self.reader.claims)
        count = self.reader.objects(
            self.block,
            predicate,
            start,
            end,
            rule,
            tier,
            clause=self.clause,
            subject=subject,
            sentence=self.piece,
            reach=self.reach(),
            drop_purpose=drop_purpose,
            split=split,
        )
        if count:
            self._limit_by_subject(before)
        return count > 0

    def _limit_by_subject(self, count: int) -> None:
        """Limit the claims that were added since there were so many by what their subject tells."""
        if count < len(self.reader.claims):
            predicate = self.reader.claims[count].predicate
            skipped = "purpose"
            if predicate == "hasOnset":
                skipped = "condition"
            elif predicate in ("hasMedicine", "hasTest", "hasTreatment"):
                skipped = ""
            for limit in limits_of_subject(self):
                if limit.kind != skipped:
                    self.limit_since(count, limit)

    def limit_to_share(self, count: int) -> None:
        """Limit the claims since a number of them to the share that the complement tells: “in about 10 percent of patients”."""
        share = SHARE_OF.search(self.text, *self.span())
        for limit in shares_in(self.text, *share.span()) if share else ():
            self.limit_since(count, limit)

    def limit_since(self, count: int, extra: Limit) -> None:
        """Limit the claims that were added since there were so many."""
        claims = self.reader.claims
        claims[count:] = [with_limit(claim, extra) for claim in claims[count:]]

    def reach(self) -> tuple[tuple[int, int], ...]:
        """Where what limits the clause stands: before it and in it, up to the next clause that stands by itself."""
        tokens, start, end = self.clause.tokens, self.piece.start, self.piece.end
        if not self.index and (aside := _THOUGH.match(self.text, start, tokens[self.clause.subject[0]].start)):
            start = aside.end()
        for earlier in reversed(self.all[: self.index]):
            if earlier.complement[1] > 0 and (earlier.opener not in ("sub", "rel") or earlier.link in _ASIDE):
                start = tokens[earlier.complement[1] - 1].end
                break
        for at in range(self.index + 1, len(self.all)):
            later = self.all[at]
            if self._is_apart(later):
                end = tokens[self.all[at - 1].complement[1] - 1].end
                break
            if later.opener in ("main", "coord") and not later.is_dependent and later.complement[0] > 0:
                end = tokens[max(self.all[at - 1].complement[1], self.all[at - 1].group[1]) - 1].end
                break
        goes_on = self.clause.opener == "coord" or (self.clause.opener == "main" and self.clause.link == "and")
        if goes_on and self.all[0].subject[0] < self.all[0].subject[1]:
            lead = tokens[self.all[0].subject[0]].start
            return ((self.piece.start, lead), (start, end)) if lead > self.piece.start else ((start, end),)
        return ((start, end),)

    @staticmethod
    def _is_apart(later: Clause) -> bool:
        """Whether the limits of a later clause are its own: “…, which is worst in children”, “…, but once it shows, …”."""
        if later.opener == "sub" and later.link in ("although", "because", "since", "though", "while", "whereas"):
            return True
        if later.opener not in ("sub", "rel"):
            return False
        tokens = later.tokens
        first = later.subject[0] if later.subject[0] < later.subject[1] else later.group[0]
        at = next((i for i in range(first - 1, -1, -1) if tokens[i].low == later.link), 0)
        if later.opener == "rel":
            return at > 0 and tokens[at - 1].text == ","
        return at > 0 and tokens[at - 1].low in ("but", "and")

    def speaks_of_it(self) -> bool:
        """Whether the sentence speaks of the condition, or its subject is symptoms, tests, treatment."""
        return bool(self.reader.condition.search(self.piece.text)) or bool(_ASPECT.search(self.words))

    def after(self, *prepositions: str) -> tuple[int, int] | None:
        """The complement after its preposition."""
        words = self.clause.words(self.clause.complement)
        for at, token in enumerate(words[:12]):
            if token.low in prepositions:
                if at and words[at - 1].low == "not":  # “caused not by tumors but by injuries”
                    return self._after_but(words[at + 1 :], prepositions)
                return (words[at + 1].start, words[-1].end) if at + 1 < len(words) else None
        return None

    @staticmethod
    def _after_but(words: list[Token], prepositions: tuple[str, ...]) -> tuple[int, int] | None:
        but = next((at for at, token in enumerate(words) if token.low == "but"), len(words))
        words = words[but + 1 :]
        words = words[1:] if words and words[0].low in prepositions else words
        return (words[0].start, words[-1].end) if words else None

    def say(
        self,
        predicate: str,
        spans: tuple[tuple[int, int], ...],
        rule: str,
        tier: str = "A",
        *,
        subject: tuple[str, tuple[int, int] | None] = (CONDITION, None),
        extra: Sequence[Limit] = (),
        is_bare: bool = False,
    ) -> bool:
        """A claim whose object is some stretches, one behind the other; with what limits the clause, unless it is bare."""
        modality, cue = modality_of(self.clause)
        around = [] if is_bare else [limit for part in self.reach() for limit in self.reader.limits_in(*part)]
        self.reader.add(
            predicate,
            Phrase(spans, " ".join(" ".join(self.text[start:end].split()) for start, end in spans)),
            self.section,
            rule,
            tier,
            subject=subject,
            modality=modality,
            cues=(cue,) if cue else (),
            qualifiers=[
                *extra,
                *(each for each in around if each.kind != "severity" and not self._is_behind(each, spans)),
            ],
            evidence=((self.piece.start, self.piece.end),),
            negated=self.clause.negated,
        )
        return True

    def drop_frequency(self, count: int, start: int = 0, end: int = sys.maxsize) -> None:
        """Take how often something is, as a stretch tells it, from the claims added since there were so many."""
        claims = self.reader.claims
        for at, claim in enumerate(claims[count:], count):
            kept = (each for each in claim.qualifiers if each.kind != "frequency" or not start <= each.start < end)
            claims[at] = claim._replace(qualifiers=tuple(kept))

    def drop_behind(self, count: int) -> None:
        """Take how often what stands behind their objects is from the claims that were added since there were so many."""
        claims = self.reader.claims
        claims[count:] = [
            claim._replace(
                qualifiers=tuple(each for each in claim.qualifiers if not self._is_behind(each, claim.object_spans)),
            )
            for claim in claims[count:]
        ]

    def _is_behind(self, limit: Limit, spans: tuple[tuple[int, int], ...]) -> bool:
        """Whether how often something is stands in a relative clause behind the object, and is of that."""
        end = spans[-1][1]
        return (
            limit.kind == "frequency"
            and limit.start > end
            and _RELATIVE.search(self.text[end : limit.start]) is not None
        )

    def span(self) -> tuple[int, int]:
        """Where what follows the verb stands, with the members of its list that stand behind a relative clause."""
        start, end = self.clause.span(self.clause.complement)
        tokens, at = self.clause.tokens, self.clause.complement[0]
        while self.clause.group[0] < at - 1 < self.clause.group[1] and tokens[at - 1].low in _DEGREES:
            at -= 1
            start = tokens[at].start
        last = self._last_of_list()
        return (start, self.clause.tokens[self.all[last].complement[1] - 1].end) if last > self.index else (start, end)

    def _last_of_list(self) -> int:
        """The last clause in which the list behind the verb goes on: “fever, pain that gets worse, and chills”.

        A list without “and” before its last comma is not at its end.
        """
        following = self.following("rel")
        if not following:
            return self.index
        tokens = self.clause.tokens
        words = tokens[slice(*self.clause.complement)]
        comma = _last_comma(words)
        if comma is None or words[comma + 1].low in CONJ:
            return self.index
        last = self.index
        for at, later in following:
            behind = tokens[slice(*later.complement)]
            comma = _last_comma(behind)
            if later.link not in ("that", "who") or comma is None:
                break
            last = at
            if behind[comma + 1].low in CONJ:
                return last
        return self.index

    def subject(self) -> tuple[str, tuple[int, int] | None]:
        """Whom the claim is about: the condition, a form of it by its own name, or another disease that people have."""
        if self.clause.subject[0] >= self.clause.subject[1]:
            return CONDITION, None
        if self.kind == "people":
            return disease_of_people(self)
        if self.kind != "condition" or self.reader.only.match(self.words) or self.words in ("it", "this", "they"):
            return CONDITION, None
        if self.reader.condition.search(self.words) or _SOME_CASES.match(self.words):
            start, end = self.subject_span()
            end = start + len(IN_WHOM.sub("", self.text[start:end]))
            return self.text[start:end], (start, end)
        return CONDITION, None

    def subject_span(self) -> tuple[int, int]:
        """Where the subject is named: before, where a pronoun stands for it."""
        span = self.clause.span(self.clause.subject)
        said = self.text[slice(*span)].strip().lower()
        if said != self.words and said.startswith((f"{self.words},", f"{self.words} in ")):
            return span[0], span[0] + len(self.words)
        if self.reader.last_span and said != self.words:
            return self.reader.last_span
        if "," in said and (aside := _ASIDE_IN_SUBJECT.match(self.text, *span)):
            return span[0], aside.end(1)
        return span

    def clause_object(
        self,
        predicate: str,
        rule: str,
        tier: str = "C",
        *,
        whole: bool | None = None,
        clause: Clause | None = None,
        extend: bool = False,
        negated: bool | None = None,
        drop_modal: bool = True,
        is_advice: bool = False,
        subject: tuple[str, tuple[int, int] | None] | None = None,
    ) -> bool:
        """A claim whose object is the clause itself: verb and complement, with the subject where that is not the condition."""
        before = len(self.reader.claims)
        done = object_of_clause(
            self,
            predicate,
            rule,
            tier,
            whole=whole,
            clause=clause or self.clause,
            extend=extend,
            negated=negated,
            drop_modal=drop_modal,
            is_advice=is_advice,
            subject=subject,
        )
        if done and self.reader.claims[before:] and self.reader.claims[-1].object_spans[0][0] > self.subject_span()[0]:
            self._limit_by_subject(before)
        return done


def _last_comma(words: list[Token]) -> int | None:
    """The last comma outside parentheses that something stands behind."""
    depth = 0
    for at in range(len(words) - 2, 0, -1):
        text = words[at].text
        if text == ")":
            depth += 1
        elif text == "(":
            depth -= 1
        elif text == "," and depth == 0:
            return at
    return None


#: Kinds of subject that are of the condition, or of another disease that they name.
_OF_SOMETHING = frozenset(
    ["symptoms", "tests", "treatments", "medicines", "causes", "hasComplication", "hasRiskFactor"]
)
#: What explains a subject: “The Kasai procedure, named after its inventor, is …”.
_ASIDE_IN_SUBJECT = re.compile(r"([^,]+),\s+(?:named|called|known|also|which|who|used|given|made|found|formed)\b")
#: Cases of a kind, of which nothing is said of the others: “Inherited cases”.
_SOME_CASES = re.compile(
    r"(?:acquired|congenital|familial|genetic|hereditary|inherited|primary|secondary|sporadic) (?:cases|forms?)$"
)
#: What is granted before a clause, without a verb: “Although sometimes painful, …”.
_THOUGH = re.compile(r"(?:al)?though [^,]+,", re.IGNORECASE)
#: Adverbs behind a verb that are of the quality behind them: “have abnormally small ears”.
_DEGREES = frozenset(
    ["abnormally", "badly", "completely", "less", "mildly", "partially", "partly", "severely", "slightly", "too"]
)
#: What opens a clause whose limits are its own.
_ASIDE = ("although", "though", "while", "whereas", "because", "since")
_ASPECT = re.compile(
    r"\b(?:symptoms?|signs?|tests?|exams?|treat\w*|therap\w*|medic\w*|drugs?|complications?|causes?|risk|problems?|changes?|"
    r"effects?|options?|findings?|features?|steps?|ways?|surgery|diagnos\w*)\b",
    re.IGNORECASE,
)
