"""Find the verbs of a sentence, with subject and complement, by closed word classes alone: a light parser.

A clause is opened by the sentence itself (``main``), by a relative word (``rel``), a subordinating one (``sub``), a
conjunction before a verb (``coord``: same subject as the clause before), or stands as the content of a verb of saying.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.entry.lexicon import (
    ADVERBS,
    AMBIGUOUS,
    BE,
    CONJ,
    DET,
    DO,
    HAVE,
    MODALS,
    NEGATION,
    PEOPLE,
    POSS,
    PREP,
    PRONOUNS,
    REL,
    SUBORD,
    VERB_FORMS,
    is_adjective,
)
from kg.reading.tokens import Token, tokenise

__all__ = ["Clause", "clauses"]

#: Verbs and adjectives that only carry on to an infinitive: “tends to occur”, “is likely to affect”.
_CHAIN = frozenset(
    [
        "tend",
        "seem",
        "appear",
        "need",
        "begin",
        "start",
        "continue",
        "try",
        "fail",
        "go",
        "thought",
        "believed",
        "likely",
        "unlikely",
        "able",
        "unable",
        "known",
        "used",
        "considered",
        "required",
        "helpful",
        "important",
        "found",
        "supposed",
        "want",
    ]
)
_FIXED_ADVERBS = {("at", "times"), ("in", "general"), ("for", "example"), ("in", "fact"), ("of", "course")}


@dataclass(slots=True)
class Clause:
    """A verb group with what stands before and after it (indices into ``tokens``, end exclusive)."""

    tokens: list[Token]
    opener: str
    subject: tuple[int, int]
    group: tuple[int, int]
    complement: tuple[int, int]
    verb: str
    modal: str = ""
    negated: bool = False
    passive: bool = False
    chain: str = ""
    link: str = ""
    adverbs: tuple[str, ...] = ()
    rel_of: Clause | None = field(default=None, repr=False)
    is_dependent: bool = False

    def words(self, part: tuple[int, int]) -> list[Token]:
        return self.tokens[part[0] : part[1]]

    def span(self, part: tuple[int, int]) -> tuple[int, int]:
        words = self.words(part)
        return (words[0].start, words[-1].end) if words else (0, 0)

    def text(self, part: tuple[int, int]) -> str:
        return " ".join(token.low for token in self.words(part))


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of a sentence, in order."""
    tokens = tokenise(text, start, end)
    hidden = _parenthesised(tokens)
    found: list[Clause] = []
    at = 0
    boundary = 0
    while at < len(tokens):
        if hidden[at]:
            at += 1
            continue
        group = _verb_group(tokens, hidden, at, boundary, bool(found), bool(found) and found[-1].opener == "rel")
        if group is None:
            at += 1
            continue
        clause = _clause(tokens, hidden, group, boundary, found)
        found.append(clause)
        boundary = at = clause.group[1]
    for index, clause in enumerate(found):
        stop = len(tokens)
        for later in found[index + 1 :]:
            stop = min(stop, _opening(tokens, later))
            break
        stop = next((i for i in range(clause.group[1], stop) if tokens[i].text == ";" and not hidden[i]), stop)
        clause.complement = (clause.group[1], stop)
    return found


def _opening(tokens: list[Token], clause: Clause) -> int:
    """Where a clause begins: at its link word, else at its subject."""
    first = (
        clause.subject[0]
        if clause.subject[0] < clause.subject[1] and clause.opener not in ("coord", "rel")
        else clause.group[0]
    )
    while first > 0 and (
        tokens[first - 1].low in REL | SUBORD | CONJ | ({clause.link} if clause.link else set())
        or tokens[first - 1].text == ","
        or (clause.opener == "rel" and tokens[first - 1].low in PREP)
        or tokens[first - 1].low in ADVERBS
    ):
        first -= 1
    return first


def _parenthesised(tokens: list[Token]) -> list[bool]:
    depth, hidden = 0, []
    for token in tokens:
        depth += token.text in "(["
        hidden.append(depth > 0)
        depth -= token.text in ")]"
        depth = max(depth, 0)
    return hidden


def _previous(tokens: list[Token], hidden: list[bool], at: int) -> int:
    """The word before, passing adverbs and parentheses; -1 at the start."""
    at -= 1
    while at >= 0 and (
        hidden[at] or (tokens[at].low in ADVERBS and tokens[at].low not in ("more", "most", "less", "then", "now"))
    ):
        at -= 1
    return at


def _verb_group(
    tokens: list[Token], hidden: list[bool], at: int, boundary: int, has_verb: bool, in_relative: bool = False
) -> tuple[int, int, str, str, bool, bool, str, tuple[str, ...]] | None:
    """(first, end, verb, modal, negated, passive, chain, adverbs) of the finite verb group that begins here."""
    token = tokens[at]
    low = token.low
    if low in MODALS or low in BE - {"be", "been", "being"} or low in DO or low in HAVE - {"having"}:
        if low in ("will",) and at + 1 < len(tokens) and tokens[at + 1].low in DET:
            return None
        return _group(tokens, hidden, at)
    form = VERB_FORMS.get(low)
    before = _previous(tokens, hidden, at)
    prior = tokens[before] if before >= 0 else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        form is None
        and prior is not None
        and prior.low in ("who", "which", "that")
        and at
        and before
        and low.endswith("s")
        and not low.endswith("ss")
        and following is not None
        and following.low in DET | POSS | PREP | CONJ | PRONOUNS
    ):
        return (
            at,
            at + 1,
            low,
            "",
            False,
            False,
            "",
            (),
        )  # “that bathes the brain”: an unknown verb right after its relative word
    if form is None or form[1] not in ("base", "s"):
        return None
    if (
        form[1] == "base"
        and prior is not None
        and (prior.low in CONJ or prior.text == ",")
        and any(
            tokens[i].low == "to" and VERB_FORMS.get(tokens[i + 1].low, ("", ""))[1] == "base"
            for i in range(boundary, at - 1)
        )
    ):
        return None  # “the ability to write, speak, or walk”
    if prior is None:
        if form[1] == "base" and (
            low not in AMBIGUOUS or (following and following.low in DET | POSS | PRONOUNS | {"if", "for", "with"})
        ):
            return _group(tokens, hidden, at)
        return None
    if (
        prior.low
        in DET - {"this", "these", "that", "those", "both", "some", "most", "all", "each", "many", "others"}
        | POSS
        | PREP
        | {"to"}
        or prior.text in "-–"
    ):
        return None
    if prior.low in DET and low in AMBIGUOUS and prior.low not in ("that",):
        return None
    if is_adjective(prior.low) and prior.low not in PEOPLE and low in AMBIGUOUS:
        return None
    # a verb right after another verb's complement needs a link before its subject
    between = tokens[boundary:at] if has_verb else []
    linked = (
        not has_verb
        or (in_relative and low not in AMBIGUOUS and len(between) > 1)
        or any(word.low in REL | SUBORD | CONJ or word.text in ",;:" for word in between)
    )
    prior_is_noun = prior.low not in CONJ and prior.text not in ",;:"
    if form[1] == "base":
        plural = (
            (
                low not in AMBIGUOUS
                and (not has_verb or in_relative)
                and prior.low not in CONJ
                and prior.text not in ",;:"
            )
            or prior.low in PEOPLE | PRONOUNS | REL | CONJ
            or prior.low.endswith("s")
            or prior.text in ",;:"
            or prior.low in ("and", "or", "people", "bacteria", "children", "women", "men")
        )
        if not plural:
            return None
        if low in AMBIGUOUS:
            if following is None or following.text in ".,;:)" or following.low in CONJ | {"of"}:
                return None
            if prior.low in CONJ or prior.text in ",;:":
                if following.low not in DET | POSS | PRONOUNS:
                    return None
        elif (prior.low in CONJ or prior.text in ",;:") and not has_verb and before > 0:
            return None
    else:  # third person
        if low in AMBIGUOUS and (
            following is None
            or following.text in ".,;:)"
            or following.low in CONJ | {"of"}
            or (not prior_is_noun and following.low not in DET | POSS | PRONOUNS)
        ):
            return None
        if low in AMBIGUOUS and not linked:
            return None
        if (
            low in AMBIGUOUS
            and has_verb
            and prior.low not in REL
            and prior.low not in ("it", "this")
            and following.text != "to"
            and not any(word.low in REL | SUBORD for word in between)
            and following is not None
            and (following.low in PREP)
        ):
            return None
    if not linked:
        return None
    return _group(tokens, hidden, at)


def _group(
    tokens: list[Token], hidden: list[bool], at: int
) -> tuple[int, int, str, str, bool, bool, str, tuple[str, ...]] | None:
    first, modal, negated, adverbs, chain = at, "", False, [], ""
    verb, passive, had_be, had_have = "", False, False, False
    infinitive = False
    while at < len(tokens):
        low = tokens[at].low
        if hidden[at]:
            break
        if low in MODALS:
            modal = {"cannot": "can", "can't": "can", "won't": "will", "shouldn't": "should"}.get(low, low)
            negated |= low in NEGATION
        elif low in ("not", "never", "no") and not verb:
            if low == "no":
                break
            negated = True
        elif low in BE:
            had_be = True
            negated |= low in NEGATION
        elif low in DO:
            negated |= low in NEGATION
        elif low in HAVE and not verb:
            had_have = True
        elif low in ADVERBS and not (
            low in ("more", "most", "less", "very", "about", "almost", "only", "even", "well", "better", "worse")
            and had_be
            and not _verb_soon(tokens, at)
        ):
            adverbs.append(low)
        elif low == "to" and (chain or verb in _CHAIN) and at + 1 < len(tokens):
            if verb:
                chain, verb, passive = verb, "", False
            infinitive = True
            had_be = False
        elif (
            low in ("thought", "believed", "likely", "unlikely", "able", "unable", "known", "considered", "supposed")
            and had_be
            and at + 1 < len(tokens)
            and tokens[at + 1].low == "to"
        ):
            chain = low
        elif low in VERB_FORMS and not verb:
            form = VERB_FORMS[low]
            if had_be and (form[1] == "ed" or (form[1] == "base" and low in ("put", "set", "cut", "spread"))):
                verb, passive = form[0], True
            elif had_be and form[1] == "ing":
                verb = form[0]
            elif had_have and form[1] == "ed":
                verb = form[0]
            elif not had_be and not had_have and (form[1] in ("base", "s")):
                verb = form[0]
            else:
                break
            if passive or not (verb in _CHAIN and at + 1 < len(tokens) and tokens[at + 1].low == "to"):
                at += 1
                break
        elif (
            had_be
            and not verb
            and len(low) > 4
            and low.endswith("ed")
            and not infinitive
            and low
            not in (
                "tired",
                "confused",
                "depressed",
                "swollen",
                "impaired",
                "light-headed",
                "paralyzed",
                "inherited",
                "needed",
            )
        ):
            verb, passive = low, True
            at += 1
            break
        else:
            break
        at += 1
    while at > first and tokens[at - 1].low in ADVERBS and not verb and tokens[at - 1].low in adverbs:
        break
    if not verb:
        verb = "be" if had_be else "have" if had_have else "do" if not (modal or chain) else ""
        if not verb:
            if chain:
                verb = chain if chain in VERB_FORMS else "be"
            else:
                return None
        if verb == "do" and tokens[first].low not in DO:
            return None
    if infinitive and tokens[at - 1].low == "to":
        at -= 1
    return first, at, verb, modal, negated, passive, chain, tuple(adverbs)


def _verb_soon(tokens: list[Token], at: int) -> bool:
    """Whether a participle comes within two words: “are most often caused”, not “is more common”."""
    for token in tokens[at + 1 : at + 3]:
        if token.low in VERB_FORMS and VERB_FORMS[token.low][1] in ("ed", "ing", "base"):
            return True
        if token.low not in ADVERBS:
            return False
    return False


def _clause(
    tokens: list[Token],
    hidden: list[bool],
    group: tuple[int, int, str, str, bool, bool, str, tuple[str, ...]],
    boundary: int,
    found: list[Clause],
) -> Clause:
    first, end, verb, modal, negated, passive, chain, adverbs = group
    opener, link, subject_from = ("main", "", boundary) if not found else ("", "", boundary)
    at = first - 1
    while at >= boundary:
        low = tokens[at].low
        if hidden[at]:
            at -= 1
            continue
        if low in REL and not (low == "that" and at + 1 < first and tokens[at + 1].low in DET and not found):
            said = found and found[-1].verb in (
                "mean",
                "suggest",
                "think",
                "believe",
                "know",
                "show",
                "say",
                "find",
                "ensure",
                "reveal",
                "be",
                "indicate",
            )
            if (
                low == "that"
                and said
                and (at == boundary or found[-1].verb in ("mean", "suggest", "believe", "ensure", "indicate"))
            ):
                opener, link, subject_from = "content", low, at + 1
            elif low == "where" and at == boundary and not found:
                opener, subject_from = "main", at + 1
            else:
                opener, link, subject_from = "rel", low, at + 1
            break
        is_as = (
            low in ("as", "after", "before")
            and at + 1 < first
            and tokens[at + 1].low not in ("well", "much", "a", "little", "long", "early", "late")
            and (at == 0 or tokens[at - 1].low not in ("such", "well", "as", "known", "same"))
            and found
        )
        if (low in SUBORD or is_as) and not (
            low in ("since", "so", "even", "once") and at + 1 < first and tokens[at + 1].low in ("then", "as")
        ):
            comma = next((i for i in range(at + 1, first) if tokens[i].text == "," and not hidden[i]), None)
            if comma is not None and not found:
                opener, subject_from = "main", comma + 1  # “If untreated, the disease spreads”
            elif comma is not None and found and found[-1].opener == "sub":
                opener, subject_from = "main", comma + 1
            else:
                opener, link, subject_from = "sub", low, at + 1
            break
        if tokens[at].text == ";" or tokens[at].text == ":":
            opener, subject_from = "main", at + 1
            break
        if low in CONJ and found:
            if at + 1 == first or all(tokens[i].low in ADVERBS or tokens[i].text == "," for i in range(at + 1, first)):
                opener, link, subject_from = "coord", low, at + 1
                break
            if tokens[at - 1].text == "," and at - 1 >= boundary:
                opener, link, subject_from = "main", low, at + 1
                break
            if low == "but":
                opener, link, subject_from = "main", low, at + 1
                break
        at -= 1
    if not opener:
        previous = found[-1]
        comma = next((i for i in range(first - 1, boundary - 1, -1) if tokens[i].text == "," and not hidden[i]), None)
        if previous.opener in ("sub", "rel") and comma is not None:
            opener, subject_from = "main", comma + 1
            if previous.opener == "rel":  # “X, which does y, does z”: the subject stands before the relative clause
                opener = (
                    "resumed"
                    if comma + 1 == first or all(tokens[i].low in ADVERBS for i in range(comma + 1, first))
                    else "main"
                )
        elif (
            previous.opener == "rel"
            and (first == boundary or True)
            and not any(tokens[i].text == "," for i in range(boundary, first))
            and previous.link in ("that", "which", "who", "where", "whose")
        ):
            opener, subject_from = "resumed", first
        elif previous.verb in ("mean", "suggest", "think", "believe", "show", "make", "let", "help"):
            opener, subject_from = "content", boundary
        else:
            opener, subject_from = "main", comma + 1 if comma is not None else boundary
    # drop a leading adverbial: “In some cases, distal muscles …”
    if opener == "main":
        comma = next(
            (i for i in range(first - 1, subject_from - 1, -1) if tokens[i].text == "," and not hidden[i]), None
        )
        head = tokens[subject_from] if subject_from < first else None
        if (
            comma is not None
            and head is not None
            and (
                head.low
                in PREP | ADVERBS | SUBORD | {"however", "thus", "therefore", "over", "most", "rarely", "normally"}
                or VERB_FORMS.get(head.low, ("", ""))[1] in ("ed", "ing")
            )
        ):
            subject_from = next(i for i in range(subject_from, first) if tokens[i].text == "," and not hidden[i]) + 1
            later = tokens[subject_from] if subject_from < first else None
            if later is not None and later.low in PREP and comma >= subject_from:
                subject_from = comma + 1
    subject = (subject_from, first)
    while subject[0] < subject[1] and (
        (tokens[subject[0]].low == "too" and tokens[subject[0] + 1].low in ("much", "many", "little", "few")) is False
        and tokens[subject[0]].low in ADVERBS - {"most", "more"} | {"however", "thus", "therefore", "but", "and", "so"}
        or tokens[subject[0]].text in ",;:"
    ):
        negated ^= tokens[subject[0]].low in ("not", "never")
        subject = (subject[0] + 1, subject[1])
    if subject[1] - subject[0] > 1 and tokens[subject[0]].low in ("no", "neither"):
        negated = not negated
        subject = (subject[0] + 1, subject[1])
    elif subject[1] - subject[0] > 2 and tokens[subject[0]].low == "none" and tokens[subject[0] + 1].low == "of":
        negated = not negated
        subject = (subject[0] + 2, subject[1])
    words = [token.low for token in tokens[subject[0] : subject[1]]]
    if (
        len(words) > 3
        and words[0] in ("in", "for", "with")
        and words[1] in ("rare", "some", "most", "many", "severe", "few", "certain", "other")
        and words[2] in ("cases", "people", "instances", "patients")
    ):
        subject = (subject[0] + 3, subject[1])
    last = subject[1]
    while last > subject[0] and (tokens[last - 1].low in ADVERBS or tokens[last - 1].text == ","):
        last -= 1
    subject = (subject[0], last)
    clause = Clause(
        tokens, opener, subject, (first, end), (end, end), verb, modal, negated, passive, chain, link, adverbs
    )
    if opener == "coord" and found:
        clause.subject = found[-1].subject
        clause.rel_of = found[-1] if found[-1].opener == "rel" else None
        clause.is_dependent = found[-1].opener in ("sub", "rel") or found[-1].is_dependent
    elif opener == "resumed":
        base = next((earlier for earlier in reversed(found) if earlier.opener == "main"), None)
        if base is None:  # the relative clause stood inside the subject
            start = found[0].subject[0] if found[0].opener != "rel" else 0
            clause.subject = (start, first)
        else:
            clause.subject = base.subject
        clause.opener = "main"
    elif opener == "rel" and found:
        clause.rel_of = found[-1]
    return clause
