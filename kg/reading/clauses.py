"""Find the verbs of a sentence, with subject and complement, by closed word classes alone: a light parser.

A clause is opened by the sentence itself (``main``), by a relative word (``rel``), a subordinating one (``sub``), a
conjunction before a verb (``coord``: same subject as the clause before), or stands as the content of a verb of saying.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.entry.lexicon import (
    ADVERBS,
    CONJ,
    DET,
    NEGATION,
    PEOPLE,
    POSS,
    PREP,
    PRONOUNS,
    REL,
    SUBORD,
    VERB_FORMS,
)
from kg.reading.agreement import disagrees, inherit
from kg.reading.asides import DASHES, bare_relative, hide_aside, hide_between, is_listed, is_of_noun, new_subject
from kg.reading.tokens import Token, ends_list, parenthesised, tokenise
from kg.reading.verbs import MAYBE_VERBS, verb_group

__all__ = ["Clause", "clauses"]

#: Words behind “not” that deny only that it is so of each.
_ALL = frozenset(["all", "always", "everybody", "everyone", "everything"])
#: What opens a clause on which the one before it depends.
_UNDER = frozenset(["because", "if", "once", "unless", "when", "while"])
#: Ends of nouns that look like adverbs: “acromegaly”, “polydactyly”.
_NOUNS_IN_LY = ("anomaly", "assembly", "belly", "cephaly", "dactyly", "family", "megaly", "supply")
#: Words that hedge what is said after “that”.
_HEDGING = frozenset(["believe", "likely", "possible", "propose", "seem", "suggest", "suspect", "theory", "think"])
#: Verbs behind which “that” opens what is said.
_SAYING = frozenset(
    ["be", "believe", "ensure", "find", "indicate", "know", "mean", "reveal", "say", "show", "suggest", "think"]
)
#: What may stand before a clause, and belongs to it; openers that hold a subject back.
_LINKING = REL | SUBORD | CONJ
#: Words and marks by which a clause may be told from the one before.
_TURNS = _LINKING | {"after", "as", "before", ";", ":"}
_ADVERBIAL = (
    PREP | ADVERBS | SUBORD | {"however", "thus", "therefore", "over", "most", "rarely", "normally", "every", "each"}
)
_SKIPPED = ADVERBS - {"most", "more"} | {
    *("additionally", "and", "but", "finally", "furthermore", "however", "lastly", "moreover", "so"),
    *("therefore", "thus"),
}


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
    about: tuple[str, str] | None = None  # kind and words of what it speaks of, once it is known

    def words(self, part: tuple[int, int]) -> list[Token]:
        """The words of a part."""
        return self.tokens[part[0] : part[1]]

    def span(self, part: tuple[int, int]) -> tuple[int, int]:
        """Where a part stands in the text; nowhere, 0 to 0, where it is empty."""
        first, end = part
        return (self.tokens[first].start, self.tokens[end - 1].end) if first < end else (0, 0)

    def text(self, part: tuple[int, int]) -> str:
        """A part in lower case, its words parted by one blank."""
        return " ".join([token.low for token in self.tokens[part[0] : part[1]]])


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of a sentence, in order."""
    tokens = tokenise(text, start, end)
    is_plain = text.find("(", start, end) < 0 and text.find("[", start, end) < 0
    hidden = [False] * len(tokens) if is_plain else parenthesised(tokens)
    for dash in DASHES:
        if text.find(dash, start, end) > 0:
            hide_between(tokens, hidden)
            break
    if text.find(",", start, end) > 0:
        hide_aside(tokens, hidden)
    found: list[Clause] = []
    boundary = 0
    for at in [i for i, token in enumerate(tokens) if token.low in MAYBE_VERBS or token.low[-1] == "s"]:
        if hidden[at] or at < boundary:
            continue
        group = verb_group(
            tokens, hidden, at, boundary, has_verb=bool(found), in_relative=bool(found) and found[-1].opener == "rel"
        )
        if group is None:
            continue
        clause = _clause(tokens, hidden, group, boundary, found)
        found.append(clause)
        boundary = clause.group[1]
    is_parted = text.find(";", start, end) > 0 or text.find(":", start, end) > 0
    for index, clause in enumerate(found):
        stop = len(tokens)
        if index + 1 < len(found):
            stop = _opening(tokens, found[index + 1])
        if is_parted and index + 1 < len(found):
            ends = ";:" if found[index + 1].opener == "main" else ";"  # “It worsens: early in the disease, …”
            cut = (i for i in range(clause.group[1], stop) if tokens[i].text in ends and not hidden[i])
            stop = next((i for i in cut if i > clause.group[1] or tokens[i].text == ";"), stop)
        clause.complement = (clause.group[1], stop)
    return found


def _opening(tokens: list[Token], clause: Clause) -> int:
    """Where a clause begins: at its link word, else at its subject."""
    first = (
        clause.subject[0]
        if clause.subject[0] < clause.subject[1] and clause.opener != "coord" and clause.subject[1] <= clause.group[0]
        else clause.group[0]
    )
    while (
        first > 0
        and not (tokens[first - 1].low == "once" and tokens[first - 2].low == "at")
        and (
            tokens[first - 1].low in _LINKING
            or (clause.link and tokens[first - 1].low == clause.link)
            or tokens[first - 1].text == ","
            or (clause.opener == "rel" and tokens[first - 1].low in PREP)
            or (
                tokens[first - 1].low in ADVERBS and tokens[first].low not in ("and", "or", "but")
            )  # “gets worse and …”
            or (
                clause.opener == "rel"
                and tokens[first - 1].low.endswith("ly")
                and not tokens[first - 1].low.endswith(_NOUNS_IN_LY)
            )
        )
    ):
        first -= 1
    if clause.opener == "rel" and first > 1 and tokens[first - 1].low in _SOME and tokens[first - 2].text == ",":
        first -= 2  # “infections, some of which are severe”
    return first


#: What may stand before “of which”.
_SOME = frozenset(["all", "both", "each", "many", "most", "none", "one", "some", "two"])


#: Conditions without a verb that open a sentence, and how many tokens they take with their comma.
_UNTREATED = {"left untreated": 3, "untreated": 2}


def _clause(
    tokens: list[Token],
    hidden: list[bool],
    group: tuple[int, int, str, str, bool, bool, str, tuple[str, ...]],
    boundary: int,
    found: list[Clause],
) -> Clause:
    first, end, verb, modal, negated, passive, chain, adverbs = group
    if not found and tokens[0].low in ("left", "untreated"):  # “Left untreated, the disease spreads”
        boundary = _UNTREATED.get(" ".join(token.low for token in tokens[:3]).split(" ,")[0], boundary)
    opener, link, subject_from = ("main", "", boundary) if not found else ("", "", boundary)
    at = first - 1
    while at >= boundary:
        low = tokens[at].low
        if hidden[at] or low not in _TURNS:
            at -= 1
            continue
        if low in REL and not (low == "that" and at + 1 < first and tokens[at + 1].low in DET and not found):
            said = found and found[-1].verb in _SAYING
            said = said or (
                at == boundary and found and found[-1].passive and found[-1].text(found[-1].subject) == "it"
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
            and (found or (at == 0 and tokens[1].low in DET | POSS | PRONOUNS and low == "as"))
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
        if low in ";:":
            opener, subject_from = "main", at + 1
            break
        if low in CONJ and found:
            if (
                found[-1].opener == "sub"
                and low in ("and", "or")
                and at > boundary
                and at + 1 < first
                and (low == "or" or tokens[at - 1].text != ",")
                and not any(tokens[i].text == "," for i in range(boundary, first) if low == "and" or i != at - 1)
            ):
                opener, link, subject_from = "sub", found[-1].link, at + 1  # “if you smoke and your father smokes”
                break
            if at + 1 == first or all(tokens[i].low in ADVERBS or tokens[i].text == "," for i in range(at + 1, first)):
                opener, link, subject_from = "coord", low, at + 1
                break
            if low in ("and", "or") and any(tokens[i].low == "so" for i in range(boundary, at)):
                at -= 1
                continue  # “…, so swelling in the hands, feet, or face may occur”
            if (
                found[-1].opener == "rel"
                and tokens[at + 1].low not in PRONOUNS | DET | POSS
                and ends_list(tokens, boundary, at - 1)
            ):
                opener, subject_from = "resumed", first  # “illnesses that harm the liver, heart, or kidneys cause …”
                break
            if tokens[at - 1].text == "," and at - 1 >= boundary:
                opener, link, subject_from = "main", low, at + 1
                break
            in_relative = found[-1].opener == "rel" and tokens[at + 1].low in NEGATION
            if low == "but" and not in_relative:  # “people who have pain but no fever need …”
                opener, link, subject_from = "main", low, at + 1
                break
        at -= 1
    if not opener and (pronoun := bare_relative(tokens, first, boundary)):
        opener, link, subject_from = "rel", "that", pronoun
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
            (relative := previous if previous.opener == "rel" else previous.rel_of) is not None
            and not any(tokens[i].text == "," for i in range(boundary, first))
            and relative.link in ("that", "which", "who", "where", "whose")
        ):
            opener, subject_from = "resumed", first
            main = next((earlier for earlier in reversed(found) if earlier.opener == "main"), None)
            behind = tokens[main.group[1] : relative.group[0]] if main else []
            if when := next((token.low for token in behind if token.low in _UNDER), ""):
                opener, link = "sub", when  # “It comes when cells that control movement die”
        elif previous.verb in ("mean", "suggest", "think", "believe", "show", "make", "let", "help"):
            opener, subject_from = "content", boundary
        else:
            joined = next((i for i in range(first - 1, boundary, -1) if tokens[i].low in CONJ and not hidden[i]), None)
            cut = comma if comma is not None else joined  # “it causes pain and in time surgery is needed”
            opener, subject_from = "main", cut + 1 if cut is not None else boundary
    # drop a leading adverbial: “In some cases, distal muscles …”
    if opener == "main":
        comma = next(
            (i for i in range(first - 1, subject_from - 1, -1) if tokens[i].text == "," and not hidden[i]), None
        )
        head = tokens[subject_from] if subject_from < first else None
        if (
            comma is not None
            and head is not None
            and (head.low in _ADVERBIAL or VERB_FORMS.get(head.low, ("", ""))[1] in ("ed", "ing"))
            and not is_listed(tokens, subject_from, first)
        ):
            subject_from = next(i for i in range(subject_from, first) if tokens[i].text == "," and not hidden[i]) + 1
            later = tokens[subject_from] if subject_from < first else None
            if later is not None and later.low in PREP and comma >= subject_from:
                subject_from = comma + 1
        if comma is None and head is not None and head.low in ("in", "among") and subject_from + 1 < first:
            people = any(token.low in PEOPLE for token in tokens[subject_from + 1 : subject_from + 4])
            last = next(
                (
                    i
                    for i in range(first - 1, subject_from + 1, -1)
                    if tokens[i].low in ("the", "these", "this")
                    and (i > subject_from + 3 or tokens[i - 1].low in PEOPLE)
                ),
                None,
            )
            if people and last is not None:  # “In people with gout the kidneys fail”
                subject_from = last
    subject = (subject_from, first)
    while subject[0] < subject[1] and (
        (
            not (tokens[subject[0]].low == "not" and tokens[subject[0] + 1].low.endswith("ing"))
            and (tokens[subject[0]].low == "too" and tokens[subject[0] + 1].low in ("much", "many", "little", "few"))
            is False
            and tokens[subject[0]].low in _SKIPPED
            and not is_of_noun(tokens, subject[0])
        )
        or tokens[subject[0]].text in ",;:"
        or (
            tokens[subject[0]].low.endswith("ly")
            and tokens[subject[0] + 1 : subject[1]]
            and tokens[subject[0] + 1].text == ","
        )
    ):
        if tokens[subject[0]].low in ("not", "never"):
            following = tokens[subject[0] + 1 : subject[0] + 3]
            if following[0].low in ("enough", "having", "getting"):
                break  # “Not enough sleep causes …”
            if following[0].low in _ALL or (
                following[0].low == "every" and following[-1].low in PEOPLE
            ):  # “not everyone gets it”: some do, and some do not
                modal = modal or "may"
            else:
                negated = not negated
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
        and words[2]
        in ("cases", "children", "individuals", "instances", "men", "patients", "people", "persons", "women")
    ):
        subject = (subject[0] + 3, subject[1])
    last = subject[1]
    while last > subject[0] and (
        tokens[last - 1].low in ADVERBS
        or tokens[last - 1].text == ","
        or (
            (last - subject[0] > 1 or opener == "rel")
            and tokens[last - 1].low.endswith("ly")
            and not tokens[last - 1].low.endswith(_NOUNS_IN_LY)
        )
    ):
        last -= 1
        negated ^= tokens[last].low in ("never", "not")  # “most never have pain”
        if tokens[last].low in ("likely", "perhaps", "possibly", "probably"):
            modal = modal or "may"  # “It likely results from …”
    subject = (subject[0], last)
    negated |= link == "nor"
    clause = Clause(
        tokens, opener, subject, (first, end), (end, end), verb, modal, negated, passive, chain, link, adverbs
    )
    if opener == "coord" and found:
        clause.subject = found[-1].subject
        clause.rel_of = found[-1] if found[-1].opener == "rel" else None
        clause.is_dependent = found[-1].opener in ("sub", "rel") or found[-1].is_dependent
        inherit(clause, found[-1])
        clause.is_dependent |= disagrees(clause, found[-1])
    elif opener == "resumed":
        base = next((earlier for earlier in reversed(found) if earlier.opener == "main"), None)
        if base is None:  # the relative clause stood inside the subject
            start = found[0].subject[0] if found[0].opener != "rel" else 0
            comma = next((i for i in range(start, boundary) if tokens[i].text == "," and not hidden[i]), None)
            if comma is not None and tokens[start].low in _ADVERBIAL:
                start = comma + 1  # “For large stones, a probe that hums may be needed”
            clause.subject = (start, first)
        else:
            clause.subject = (
                new_subject(tokens, base.group[1], found[-1].link, found[-1].group[0], first) or base.subject
            )
        clause.opener = "main"
    elif opener == "rel" and found:
        clause.rel_of = found[-1]
    elif opener == "content" and found and not clause.modal:
        before = found[-1]
        if _HEDGING.intersection({before.verb, *(token.low for token in tokens[before.subject[0] : subject[0]])}):
            clause.modal = "may"  # “It is likely that …”, “Scientists believe that …”
    return clause
