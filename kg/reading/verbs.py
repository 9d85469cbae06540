"""Verb groups of a sentence, by closed word classes alone."""

from __future__ import annotations

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
from kg.reading.agreement import CAUSING, HOW_OFTEN, MANY, QUALITIES, is_before_noun, is_plural, is_quality
from kg.reading.tokens import Token

__all__ = ["MAYBE_VERBS", "verb_group"]

#: Verbs and adjectives that only carry on to an infinitive: “tends to occur”, “is likely to affect”.
_CHAIN = frozenset(
    [
        *("tend", "seem", "appear", "need", "begin", "start", "continue", "try", "fail", "go"),
        *("estimated", "thought", "believed", "likely", "unlikely", "able", "unable", "known", "used", "considered"),
        *("required", "helpful", "important", "found", "supposed", "want"),
    ]
)


#: Finite forms of “be” and “have”.
_IS, _HAS = BE - {"be", "been", "being"}, HAVE - {"having"}
#: What no noun is; what begins an object; what carries a verb; what breaks off; what stands before a noun.
_NO_NOUN, _OBJECT = DET | POSS | PREP | CONJ | PRONOUNS, DET | POSS | PRONOUNS
_AUXILIARY, _BREAKING = MODALS | BE | DO, PREP - {"to", "in", "from"} | CONJ
_BEFORE_NOUN = (
    DET - {"this", "these", "that", "those", "both", "some", "most", "all", "each", "many", "others"}
    | POSS
    | PREP
    | {"to"}
)
_GOING_ON = PREP | {"to", "and", "or"}
#: What links a clause to the one before; what opens one; what stands for many; what is no verb.
_LINKS, _OPENERS, _OF_MANY = REL | SUBORD | CONJ, REL | SUBORD, PEOPLE | PRONOUNS | REL | CONJ
_NO_VERB = _NO_NOUN | _OPENERS

#: Words that may begin a verb group; of others only third persons do, after a relative word.
MAYBE_VERBS = MODALS | BE | DO | HAVE | {form for form, (_, kind) in VERB_FORMS.items() if kind in ("base", "s")}


def _previous(tokens: list[Token], hidden: list[bool], at: int) -> int:
    """The word before, passing adverbs and parentheses; -1 at the start."""
    at -= 1
    while at >= 0 and (
        hidden[at]
        or (tokens[at].low in ADVERBS and tokens[at].low not in ("more", "most", "less", "then", "now"))
        or (tokens[at].low in ("more", "most", "less") and tokens[at + 1].low in ADVERBS)
    ):
        at -= 1
    return at


def _is_unknown_verb(tokens: list[Token], hidden: list[bool], at: int) -> bool:
    """Whether a word that is not listed is a verb, right after its relative word: “that bathes the brain”."""
    low = tokens[at].low
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if following not in _NO_NOUN or not low.endswith("s") or low.endswith("ss"):
        return False
    if following in PREP and low.endswith(("ions", "ents", "ants", "ers", "isms", "ors")):
        return False
    before = _previous(tokens, hidden, at)
    return before > 0 and tokens[before].low in ("who", "which", "that")


def verb_group(
    tokens: list[Token], hidden: list[bool], at: int, boundary: int, *, has_verb: bool, in_relative: bool
) -> tuple[int, int, str, str, bool, bool, str, tuple[str, ...]] | None:
    """(first, end, verb, modal, negated, passive, chain, adverbs) of the finite verb group that begins here."""
    token = tokens[at]
    low = token.low
    if low in MODALS or low in _IS or low in DO or low in _HAS:
        if low in ("do", "have") and at and tokens[at - 1].low == "to":
            return None
        if low == "will" and at + 1 < len(tokens) and tokens[at + 1].low in DET:
            return None
        return _group(tokens, hidden, at)
    if in_relative and at == boundary and low in ("include", "includes"):
        return _group(tokens, hidden, at)  # “Symptoms that may occur include fever”
    form = VERB_FORMS.get(low)
    if form is None:
        is_verb = _is_unknown_verb(tokens, hidden, at)
        return (at, at + 1, low, "", False, False, "", ()) if is_verb else None
    if form[1] not in ("base", "s"):
        return None
    before = _previous(tokens, hidden, at)
    prior = tokens[before] if before >= 0 else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    is_of_who = prior is not None and prior.low == "who"
    if low == "present" and following is not None and following.low in PREP and following.low != "with":
        return None  # “the symptoms present in each person”
    if low in AMBIGUOUS and following is not None and following.low in _AUXILIARY and not is_of_who:
        return None  # “Tests may be needed”
    if low in AMBIGUOUS and following is not None and VERB_FORMS.get(following.low, ("", ""))[1] == "ed":
        behind = tokens[at + 2] if at + 2 < len(tokens) else None
        if low not in ("cause", "causes") or behind is None or not behind.text.isalpha() or behind.low in _GOING_ON:
            return None  # “tests used to confirm it”
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
            low not in AMBIGUOUS
            or (
                following
                and (following.low in _OBJECT or following.low in ("if", "for", "with") or following.low.isdigit())
            )
        ):
            return _group(tokens, hidden, at)
        return None
    if prior.low in _BEFORE_NOUN or prior.text in "-–":
        return None
    if prior.low in DET and low in AMBIGUOUS and prior.low != "that" and not (prior.low == "this" and form[1] == "s"):
        return None
    is_name = prior.text[:1].isupper() and before > 0  # “cells of Cajal cause …”
    if is_adjective(prior.low) and prior.low not in PEOPLE and low in AMBIGUOUS and not is_name:
        return None
    # a verb right after another verb's complement needs a link before its subject
    between = tokens[boundary:at] if has_verb else []
    linked = (
        not has_verb
        or (
            in_relative
            and (
                (
                    (len(between) > 1 or (len(between) == 1 and (between[0].text.isupper() or low not in AMBIGUOUS)))
                    and (low not in AMBIGUOUS or tokens[at - 1].low in ADVERBS)
                )
                or (between and low in _AGAIN and _goes_on(following))
            )
        )
        or any(word.low in _LINKS or word.text in ",;:" for word in between)
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
            or prior.low in _OF_MANY
            or prior.low.endswith("s")
            or prior.text in ",;:"
            or (low not in AMBIGUOUS and _speaks_of_people(between) and prior.low not in CONJ)
            or prior.low in MANY
            or prior.low in ("and", "or")
            or (
                (not has_verb or in_relative)
                and is_plural(
                    tokens[0 if in_relative else boundary : at],
                    following,
                    is_causing=low in CAUSING,
                    is_told_how_often=tokens[at - 1].low in HOW_OFTEN,
                )
            )
        )
        if not plural:
            return None
        if low in AMBIGUOUS:
            if following is None or following.text in ".,;:)" or following.low in CONJ or following.low == "of":
                return None
            if (prior.low in CONJ or prior.text in ",;:") and following.low not in _OBJECT:
                return None
        elif (prior.low in CONJ or prior.text in ",;:") and not has_verb and before > 0:
            return None
    else:  # third person
        if (
            low in AMBIGUOUS
            and following is not None
            and following.low in ADVERBS
            and following.low not in DET
            and at + 2 < len(tokens)
            and VERB_FORMS.get(tokens[at + 2].low, ("", ""))[1] == "base"
        ):
            return None  # “iron tests also measure …”
        if low in AMBIGUOUS and (
            following is None
            or following.text in ".,;:)"
            or following.low in CONJ
            or following.low == "of"
            or (not prior_is_noun and following.low not in _OBJECT)
        ):
            return None
        if low in AMBIGUOUS and not linked:
            return None
        if (
            low in AMBIGUOUS
            and has_verb
            and prior.low not in REL
            and prior.low not in ("it", "this")
            and following is not None
            and following.text != "to"
            and not any(word.low in _OPENERS for word in between)
            and following.low in PREP
        ):
            return None
    if not linked:
        return None
    return _group(tokens, hidden, at)


#: Verbs that may stand behind a relative clause although they are nouns as well: “People who have gout need rest”.
_AGAIN = frozenset(["cause", "causes", "experience", "help", "lead", "leads", "need", "result", "results", "show"])


def _speaks_of_people(between: list[Token]) -> bool:
    """Whether what stands behind another clause begins with people: “As gout goes on, people with it develop …”."""
    return bool(between) and between[0].text == "," and not PEOPLE.isdisjoint(token.low for token in between[1:3])


def _goes_on(following: Token | None) -> bool:
    """Whether what follows may be the object of a verb."""
    return following is not None and following.text[0].isalpha() and following.low not in _BREAKING


def _group(
    tokens: list[Token], hidden: list[bool], at: int
) -> tuple[int, int, str, str, bool, bool, str, tuple[str, ...]] | None:
    first, modal, negated, adverbs, chain = at, "", False, [], ""
    verb, passive, had_be, had_have, had_do = "", False, False, False, False
    infinitive = False
    while at < len(tokens):
        low = tokens[at].low
        if hidden[at]:
            break
        if low in MODALS:
            modal = {"cannot": "can", "can't": "can", "won't": "will", "shouldn't": "should"}.get(low, low)
            negated |= low in NEGATION
        elif low in ("and", "or") and modal and not verb and at + 1 < len(tokens) and tokens[at + 1].low in MODALS:
            pass  # “cannot or should not eat”
        elif low in ("not", "never", "no") and not verb:
            if low == "no":
                break
            negated = True
        elif low in BE:
            had_be = True
            negated |= low in NEGATION
        elif low in DO:
            negated |= low in NEGATION
            had_do = True
        elif low in HAVE and not verb:
            had_have = True
        elif (low in ADVERBS or _is_manner(tokens, at)) and not (
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
            low
            in (
                "estimated",
                "thought",
                "believed",
                "likely",
                "unlikely",
                "able",
                "unable",
                "known",
                "considered",
                "supposed",
            )
            and had_be
            and at + 1 < len(tokens)
            and tokens[at + 1].low == "to"
        ):
            chain = low
        elif low in VERB_FORMS and not verb:
            form = VERB_FORMS[low]
            if had_have and form[1] == "ed" and is_quality(tokens, at):
                while tokens[at - 1].low in adverbs:
                    at -= 1
                break  # “have abnormally developed bones”, “have reduced muscle tone”
            if had_be and form[1] == "ing" and first and tokens[first - 1].low == "there":
                break  # “there may be swelling”
            if had_be and low in QUALITIES and is_before_noun(tokens, at):
                break  # “The first symptom is blurred vision”
            if had_be and (form[1] == "ed" or (form[1] == "base" and low in ("put", "set", "cut", "spread"))):
                verb, passive = form[0], True
            elif (
                (had_be and form[1] == "ing")
                or (had_have and form[1] == "ed")
                or (not had_be and not had_have and (form[1] in ("base", "s")))
            ):
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
            and not (low in QUALITIES and is_before_noun(tokens, at))
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
        elif modal and not (verb or had_be or had_have or had_do or infinitive) and _may_be_verb(tokens[at]):
            verb = low  # a verb that is not listed, behind “can”
            at += 1
            break
        else:
            break
        at += 1
    while at > first and tokens[at - 1].low in ADVERBS and not verb and tokens[at - 1].low in adverbs:
        break
    if not verb:
        verb = "be" if had_be else "have" if had_have else "do" if had_do or not (modal or chain) else ""
        if not verb:
            if chain:
                verb = chain if chain in VERB_FORMS else "be"
            else:
                return None
    if infinitive and tokens[at - 1].low == "to":
        at -= 1
    return first, at, verb, modal, negated, passive, chain, tuple(adverbs)


def _may_be_verb(token: Token) -> bool:
    """Whether a word that stands behind an auxiliary can be its verb."""
    return token.text.isalpha() and token.text.islower() and token.low not in _NO_VERB and len(token.low) > 1


def _is_manner(tokens: list[Token], at: int) -> bool:
    """Whether a word in -ly stands before a verb: “can successfully treat”, “was recently found”."""
    low = tokens[at].low
    following = VERB_FORMS.get(tokens[at + 1].low, ("", ""))[1] if at + 1 < len(tokens) else ""
    return low.endswith("ly") and low not in VERB_FORMS and len(low) > len("early") and following in ("base", "ed")


def _verb_soon(tokens: list[Token], at: int) -> bool:
    """Whether a participle comes within two words: “are most often caused”, not “is more common”."""
    for token in tokens[at + 1 : at + 3]:
        if token.low in VERB_FORMS and VERB_FORMS[token.low][1] in ("ed", "ing", "base"):
            return True
        if token.low not in ADVERBS:
            return False
    return False
