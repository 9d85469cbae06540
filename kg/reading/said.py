"""A sentence by its first clause, with what is asked of it again and again: what it speaks of, and whether of the condition."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from kg.entry.lexicon import BODY, PEOPLE
from kg.reading.cues import EPI
from kg.reading.first_letters import looking_ahead
from kg.reading.reader import Reader
from kg.reading.sought import Sought
from kg.reading.view import View

__all__ = ["AFFECTED", "FINDS", "ILL", "Said", "says_infection"]

#: Words by which an illness is found out, and words of it: what one feels, and what is wrong.
FINDS = Sought(
    re.compile(
        r"\b(?:diagnos\w*|tests?|tested|testing|screen\w*|detect\w*|scans?|x[ -]rays?|biops\w*|ultrasound|mri|ekg|ecg|imaging)\b",
    )
)
ILL = Sought(
    re.compile(
        looking_ahead(
            r"lack|lacks|weak\w*|pain\w*|los[est]\w*|unable|difficult\w*|trouble|abnormal\w*|sw[eo]ll\w*|tired\w*|worse\w*|sever\w*|delay\w*|block\w*|narrow\w*|build\w*|bruis\w*|bleed\w*|"
            r"infect\w*|damag\w*|inflam\w*|fail\w*|itch\w*|burn\w*|rash\w*|fevers?|stiff\w*|seizures?|peel\w*|blister\w*|lesions?|cough\w*|vomit\w*|enlarge\w*|dis(?:ease|order)s?|tumou?rs?|"
            r"erosions?|sores?|patches|bumps|thick\w*|too (?:few|little|many|much)|depriv\w*|numb\w*|spasms?|tremors?|cysts?|ulcers?|dizz\w+|headaches?|sleepy|anxious|depress\w*|cramps?|shak\w+|slow\w*|poor\w*|disabilit\w+|retardation|death|die[sd]?|fatal|problems?"
        )
        + r"\b"
    ),
)
#: Where it is found, or when; of what that is told; what is a kind, of which nothing is counted.
_WHERE = Sought(
    re.compile(
        r"\b(?:endemic|epidemics?|outbreaks?|worldwide|found (?:\w+ )?(?:in|throughout)|(?:more|most|less) (?:common(?:ly)?|often|frequent(?:ly)?|prevalent|likely)|rare|cases (?:of|occur|are|have)|of all ages|africa\w*|asia\w*|america\w*|europe\w*|tropic\w*)\b",
    )
)
_CASES = re.compile(r"(?:[\w-]+ )?(?:cases|epidemics|incidence|outbreaks|prevalence|(?:infection )?rates)\b")
_IS_A = re.compile(r"(?:an?|the|one of|part of)\s(?!\d)")
#: Verbs of how it comes about.
_BROUGHT = frozenset(["acquire", "cause", "characterize", "transmit"])
#: Who treats, by profession; how it goes on, as a subject; words at the beginning of a subject that tell whether it is people.
_WHO = re.compile(
    r"\b(?:\w+(?:ologist|iatrist|iatrician)|geneticist|specialist|professional|physician|nurse|dietitian|counselor|therapist)s?\b"
)
_OF_CARE = re.compile(
    r"\b(?:treat\w*|therap\w*|medic\w*|drugs?|surg\w+|prevent\w*|avoid\w*|tests?|detected|diagnos\w*|found|removed|vaccin\w*)\b",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"\b(?:prognosis|outlook|life expectancy|survival)\b")
_HEAD = 3
_SHARE_OF = re.compile(
    r"(?:an? |the )?(?:\w+ )?(?:half|majority|minority|number|percent|percentage|proportion|third|quarter) of (?:all |the )?(?:\w+ )?(?:people|individuals|patients|children|infants|men|women)\b"
)
#: Those who have it, by no other word.
AFFECTED = re.compile(
    r"\baffected (?:people|individuals|persons?|children|infants|boys|girls|men|women|males|females|families)\b",
    re.IGNORECASE,
)


#: An infection that is not told apart from others; what an entry on one begins with; characters in which it does.
_INFECTION = Sought(re.compile(r"(?:the |most |human |(?<!\w ))infections?\b(?! (?:of|with|in) the\b)"), ("infection",))
_GERMS = re.compile(
    r"\bparasit\w+|\binfectious disease|\b(?:is|are) (?:an? )?(?:[\w-]+ ){0,5}?infections?\b|\bcaused by (?:[\w-]+ ){0,5}?(?:bacteri\w+|fung\w+|germs?|virus(?:es)?)\b",
    re.IGNORECASE,
)
_SUMMARY = 500


@lru_cache(maxsize=1 << 4)
def _is_infection(summary: str) -> bool:
    """Whether an entry is on an infection, by how it begins."""
    return _GERMS.search(summary) is not None


def says_infection(reader: Reader, words: str) -> bool:
    """Whether words speak of an infection, in an entry on one.

    Args:
        reader: The reader of the entry.
        words: A sentence.
    """
    return _INFECTION.search(words) is not None and _is_infection(reader.text[:_SUMMARY])


#: Forms of the condition by their numbers.
_TYPES = re.compile(r"types? (?:\d\w?|[ivx]+)(?:,? (?:and |to |through )?(?:\d\w?|[ivx]+))*")


class Said:
    """A sentence by its first clause, with what is asked of it again and again.

    Args:
        view: Its first clause.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        #: The sentence.
        self.words = view.piece.text
        #: The verb of its first clause.
        self.verb = view.clause.verb
        #: What the subject is; more finely than rules need it.
        self.kind = self._kind()
        #: What its heading is of; what is to be kept in mind is of all, and so is what begins with the condition.
        self.section = self._section()

    def _section(self) -> str:
        section, start = self.view.section, self.view.clause.span(self.view.clause.subject)[0]
        if (
            section in ("exams", "prevention", "treatment")
            and self.kind == "condition"
            and start == self.view.piece.start
        ):
            is_named = self.view.reader.condition_named.search(self.view.words) is not None
            return "summary" if is_named and _OF_CARE.search(self.words) is None else section
        return "summary" if section == "considerations" else section

    def _kind(self) -> str:
        kind, words = self.view.kind, self.view.words
        is_infection = kind == "other" and _INFECTION.fullmatch(words.removeprefix("worldwide, ")) and self.is_of_it
        if is_infection or (kind == "other" and _TYPES.fullmatch(words)):
            return "condition"
        is_people = not PEOPLE.isdisjoint(words.split()[:_HEAD]) or _SHARE_OF.match(words) is not None
        if words == "he or she" or (kind == "other" and is_people):
            kind = "people"
        if kind == "other" and _WHO.search(words):
            return "provider"
        return "outlook" if kind in ("other", "people") and _OUTLOOK.search(words) else kind

    @cached_property
    def is_of_it(self) -> bool:
        """Whether the sentence names the condition, or has words for it: “infection” in an entry on one."""
        reader = self.view.reader
        is_named = reader.condition.search(self.words) is not None or AFFECTED.search(self.words) is not None
        is_named |= self.view.words == "it" and self.view.kind == "condition"
        is_named |= _TYPES.fullmatch(self.view.words) is not None
        return is_named or says_infection(reader, self.words)

    @cached_property
    def has_it(self) -> bool:
        """Whether it speaks of people who have the condition."""
        subject = self.view.words
        named = self.view.reader.condition.search(subject) is not None
        return self.kind == "people" and (named or "affected" in subject or subject == "they")

    @property
    def is_command(self) -> bool:
        """Whether it tells what to do: “Track what you eat”."""
        clause = self.view.clause
        is_bare = clause.opener == "main" and clause.subject[0] >= clause.subject[1] and not clause.modal
        return self.kind == "none" and is_bare

    @property
    def is_patient(self) -> bool:
        """Whether it speaks of people, or to them."""
        return self.kind in ("people", "none")

    @cached_property
    def is_counted(self) -> bool:
        """Whether it may tell how often the condition is, or where."""
        is_of_cases = _CASES.match(self.view.words) is not None
        if self.kind != "condition" and not (
            self.kind == "other" and (self.verb == "be" or is_of_cases) and self.is_of_it
        ):
            return False
        if self.verb in ("need", "require", "result") or (self.view.clause.passive and self.verb in _BROUGHT):
            return False
        if _IS_A.match(self.view.complement):
            return False
        words = self.words
        if self.kind == "condition":  # whose name may have such a word: “childhood asthma”
            start, end = self.view.clause.span(self.view.clause.subject)
            words = words[: start - self.view.piece.start] + words[end - self.view.piece.start :]
        return is_of_cases or EPI.search(words) is not None or _WHERE.search(words) is not None

    @cached_property
    def is_ill(self) -> bool:
        """Whether it has a word of illness, and none of tests or of who treats."""
        return ILL.search(self.words) is not None and self.kind != "provider" and not FINDS.search(self.words)

    @cached_property
    def is_of_body(self) -> bool:
        """Whether its subject is of the body."""
        words = [word.strip(",()") for word in self.view.words.split()]
        return any(word in BODY for word in words) and "body" not in words
