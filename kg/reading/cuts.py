"""Where a coordination is parted: at which commas and conjunctions, and into what."""

from __future__ import annotations

from collections.abc import Callable

from kg.entry.lexicon import ADVERBS, AMBIGUOUS, BE, CONJ, MODALS, PREP, SUBORD, VERB_FORMS, is_adjective
from kg.reading.tokens import Token

__all__ = ["by_avoided", "by_verb", "groups_of"]

#: Words of a member.
_LONGEST = 20


#: Finite forms of “be”.
_IS = BE - {"being", "been", "be"}


def groups_of(tokens: list[Token], closed: set[int]) -> list[list[Token]]:
    """The parts of a coordination as they stand between its commas and conjunctions; one where it is none.

    Args:
        tokens: The words.
        closed: Where the tokens begin that stand in quotation marks or parentheses.
    """
    conjunctions = [
        i for i, token in enumerate(tokens) if token.low in ("and", "or", "and/or") and token.start not in closed
    ]
    if not conjunctions:
        return [tokens]
    cuts: list[tuple[int, int]] = []
    commas = {
        i
        for i, token in enumerate(tokens)
        if token.text == "," and token.start not in closed and not _is_stacked(tokens, i)
    }
    if commas and (end := max(commas)) > conjunctions[-1]:
        is_place = any(token.low in PREP for token in tokens[end + 1 : end + 2])
        commas -= {end} if is_place else set()  # “fullness, pain or swelling, in your belly”
    pair = next(
        (i for i, token in enumerate(tokens) if token.low == "between" or (i and token.low in ("both", "either"))), None
    )
    if pair is not None:
        joins = next(
            (i for i in conjunctions if i > pair), None
        )  # “between the nerves and muscles”, “in either of A or B”
        conjunctions = [i for i in conjunctions if i != joins]
    named = next(
        (
            i
            for i, token in enumerate(tokens)
            if i and token.low in ("called", "named") and tokens[i - 1].low.endswith("s")
        ),
        None,
    )
    if named is not None:
        conjunctions = [i for i in conjunctions if i < named]  # “two genes called ABC1 and ABC2”
    conjunctions = [i for i in conjunctions if not _is_closed(tokens, i)]
    denial = _denial_of_all(tokens, conjunctions)
    conjunctions = [i for i in conjunctions if i < denial]
    commas = {i for i in commas if i < denial}
    if not conjunctions:
        return [tokens]
    if commas:
        at = 0
        while at < len(tokens):
            if at in commas:
                has_conj = at + 1 < len(tokens) and tokens[at + 1].low in CONJ
                cuts.append((at, at + has_conj))
                at += has_conj
            at += 1
        if conjunctions[-1] > cuts[-1][1] and cuts[-1][0] == cuts[-1][1]:
            cuts.append((conjunctions[-1], conjunctions[-1]))
    elif len(conjunctions) > 1 and len({tokens[i].low for i in conjunctions}) > 1:
        outer = [i for i in conjunctions if tokens[i].low == "and"]
        cuts = [(i, i) for i in outer]
    else:
        cuts = [(i, i) for i in conjunctions]
    groups: list[list[Token]] = []
    at = 0
    for first, last in cuts:
        groups.append(tokens[at:first])
        at = last + 1
    groups = [
        _without_share(group)
        for group in _of_last([*groups, tokens[at:]], tokens, cuts)
        if group and not _is_remark(group)
    ]
    groups = [group for group in groups if [token.low for token in group] not in (["both"], ["neither"])] or groups
    verb = next(
        (at for at, group in enumerate(groups) if at and len(group) > 1 and _begins_with_verb(group[0].low)), None
    )
    if verb is not None and not _begins_with_verb(groups[0][0].low):
        groups = groups[:verb]  # “affects daily life and causes problems”
    if len(groups) > 2 and groups[-1][0].low in ("be", "have", "has", "is", "are"):
        groups = groups[:-1]  # “may have pain, fever, and be tired”: another verb of the same subject
    if len(groups) < 2 or any(map(_is_open, groups[:-1])):
        return [tokens]  # “pain in, around, or behind the eye”, “sores on or around the lips”
    if any(token.low in ("that", "who", "which") for token in groups[0]) and (
        len(groups) == 2 or VERB_FORMS.get(groups[1][0].low, ("", ""))[1] in ("s", "base")
    ):
        return [tokens]  # “medicines that reduce pain and swelling”
    if any(len(group) > _LONGEST for group in groups) or any(
        _is_clause(group, is_listed=bool(commas) and (group is not groups[-1] or _is_of_one(group)))
        for group in groups[1:]
    ):
        return [tokens]
    return groups


def _of_last(groups: list[list[Token]], tokens: list[Token], cuts: list[tuple[int, int]]) -> list[list[Token]]:
    """The same, where the last member has a list of its own: “good food, sleep, and medicines against pain, fever, or chills”."""
    ends = [first + 1 if last > first and tokens[last].low == "and" else 0 for first, last in cuts]
    inner = next((at for at, end in enumerate(ends) if end), len(cuts))
    if inner >= len(cuts) - 2 or tokens[cuts[-1][1]].low != "or":
        return groups
    begins = groups[inner + 1]
    if not any(token.low.endswith("ing") or token.low in PREP for token in begins[1:]):
        return groups
    return [*groups[: inner + 1], tokens[cuts[inner][1] + 1 :]]


def _is_open(group: list[Token]) -> bool:
    """Whether a preposition ends a member; “passing out” has none."""
    return group[-1].low in PREP and not (len(group) > 1 and group[-2].low.endswith("ing"))


def _begins_with_base(group: list[Token]) -> bool:
    """Whether a member begins with the base form of a verb."""
    return VERB_FORMS.get(group[0].low, ("", ""))[1] == "base"


def _joined(
    tokens: list[Token], groups: list[list[Token]], belongs: Callable[[list[Token], list[Token]], bool]
) -> list[list[Token]]:
    """The members, each made one with that before it to which it belongs, with what stands between."""
    place = {token.start: at for at, token in enumerate(tokens)}
    joined: list[list[Token]] = []
    for group in groups:
        if joined and belongs(joined[-1], group):
            joined[-1] = tokens[place[joined[-1][0].start] : place[group[-1].start] + 1]
        else:
            joined.append(group)
    return joined


def by_verb(tokens: list[Token], groups: list[list[Token]]) -> list[list[Token]]:
    """The same, where each begins with a verb: “treat the cause and restore levels of iron, zinc, and salt” has two."""
    begins = list(map(_begins_with_base, groups))
    if not begins[0] or all(begins) or not any(begins[1:]) or not groups[0][0].low.isalpha():
        return groups
    return _joined(tokens, groups, lambda _, group: not _begins_with_base(group))


#: What is not to be, with all that is joined to it: “eating fruit, and avoiding exercise and fasting”.
_AVOIDING = frozenset(["avoiding", "limiting", "minimizing", "preventing", "stopping", "without"])


def by_avoided(tokens: list[Token], groups: list[list[Token]]) -> list[list[Token]]:
    """The same, where what is avoided stays so: members behind it are of it, but for an act, or one behind a comma and “and”."""
    if not any(group[0].low in _AVOIDING for group in groups[:-1]):
        return groups
    commas = {
        behind.start for comma, _, behind in zip(tokens, tokens[1:], tokens[2:], strict=False) if comma.text == ","
    }

    def is_of_it(before: list[Token], group: list[Token]) -> bool:
        is_act = len(group) > 1 and group[0].low.endswith("ing")
        return before[0].low in _AVOIDING and group[0].start not in commas and not is_act

    return _joined(tokens, groups, is_of_it)


def _is_stacked(tokens: list[Token], comma: int) -> bool:
    """Whether a comma stands between adjectives of one noun: “red, dry, cracked lips and a red, swollen tongue”."""
    are_compound = comma and comma + 1 < len(tokens) and all("-" in tokens[i].low for i in (comma - 1, comma + 1))
    if comma == 0 or not (is_adjective(tokens[comma - 1].low) or are_compound):  # “iron-rich, low-fat foods”
        return False
    at = comma + 1
    while at < len(tokens) and (
        is_adjective(tokens[at].low)
        or (are_compound and "-" in tokens[at].low)
        or (tokens[at].low.endswith(("ed", "ing", "ly")) and not (at + 1 < len(tokens) and tokens[at + 1].low in PREP))
        or (tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].low not in CONJ)
    ):
        at += 1
    is_word = comma + 1 < at < len(tokens) and tokens[at].text.isalpha()
    return is_word and tokens[at].low not in CONJ and tokens[at].low not in PREP


def _begins_with_verb(word: str) -> bool:
    """Whether a word can hardly be but a finite verb."""
    return word in ("cause", "causes", "lead", "leads", "engage") or (
        word not in AMBIGUOUS and VERB_FORMS.get(word, ("", ""))[1] == "s" and not word.endswith("ss")
    )


def _denial_of_all(tokens: list[Token], conjunctions: list[int]) -> int:
    """Where a denial stands that holds for all members behind it: “no fever, cough, or chills”; else the end."""
    last = conjunctions[-1] if conjunctions else -1
    if last < 0 or tokens[last].low != "or":
        return len(tokens)
    return next(
        (
            i
            for i, token in enumerate(tokens[:last])
            if token.low in ("no", "without") or (token.low == "not" and i == 0)
        ),
        len(tokens),
    )


def _is_closed(tokens: list[Token], at: int) -> bool:
    """Whether a conjunction parts nothing, as between two names of genes: “mutations in the TSC1 or TSC2 gene”."""
    if 1 < at < len(tokens) - 2 and tokens[at].low == "and" and tokens[at - 2].low in ("a", "an"):
        before, behind = tokens[at - 1].low, tokens[at + 1].low
        if all(is_adjective(word) or word.endswith("ward") for word in (before, behind)):
            return True  # “a red and swollen area” is one
    if (
        0 < at < len(tokens) - 1
        and tokens[at - 1].low == "one"
        and tokens[at + 1].low in ("both", "more", "several", "two")
    ):
        return True  # “in one or both eyes”
    if 0 < at < len(tokens) - 1 and tokens[at - 1].low in ("few", "little") and tokens[at + 1].low == "no":
        return True  # “little or no hair”
    if 0 < at < len(tokens) - 1 and tokens[at - 1].low in ("part", "some") and tokens[at + 1].low == "all":
        return True  # “removal of part or all of the stomach”
    if 0 < at < len(tokens) - 1 and tokens[at - 1].low in _HIS and tokens[at + 1].low in _HIS:
        return True
    if 0 < at < len(tokens) - 1 and tokens[at - 1].low in _TIMES and tokens[at + 1].low in _TIMES:
        return True  # “days to weeks or months apart”
    if 0 < at < len(tokens) - 1 and (tokens[at - 1].low, tokens[at + 1].low) == ("head", "neck"):
        return True  # “cancers of the head and neck”
    if 0 < at < len(tokens) - 2 and all(
        len(each.text) == 1 and each.text.isupper() for each in (tokens[at - 1], tokens[at + 1])
    ):
        return True  # “T and B cells”
    if (
        at < len(tokens) - 1
        and tokens[at + 1].low in _OR_MORE
        and (at + 2 == len(tokens) or tokens[at + 2].low in PREP or tokens[at + 2].text in ",;)")
    ):
        return True  # “for a month or longer”
    if 1 < at < len(tokens) - 2 and tokens[at - 2].low == "the" and tokens[at + 2].low in ("gene", "genes"):
        return True
    if 0 < at < len(tokens) - 1 and {tokens[at - 1].low, tokens[at + 1].low} <= _COMPARATIVES:
        return True  # “shorter and thinner strands of hair”
    return (
        0 < at < len(tokens) - 2
        and tokens[at - 1].text.isupper()
        and tokens[at + 1].text.isupper()
        and tokens[at + 2].low in ("gene", "genes", "protein", "proteins", "mutation", "mutations")
    )


#: Times of which one follows another.
_TIMES = frozenset(["days", "decades", "hours", "minutes", "months", "weeks", "years"])
#: Pronouns of a pair, and what only goes beyond what was said.
_HIS = frozenset(["he", "her", "him", "his", "she"])
_OR_MORE = frozenset(
    ["earlier", "fewer", "higher", "later", "less", "longer", "lower", "more", "older", "so", "younger"]
)
_COMPARATIVES = frozenset(
    [
        "bigger",
        "darker",
        "deeper",
        "drier",
        "fewer",
        "harder",
        "heavier",
        "higher",
        "larger",
        "lighter",
        "longer",
        "lower",
        "narrower",
        "older",
        "shorter",
        "slower",
        "smaller",
        "softer",
        "stronger",
        "thicker",
        "thinner",
        "weaker",
        "wider",
        "younger",
    ]
)


def _is_remark(group: list[Token]) -> bool:
    """Whether what stands between commas is no member: “ulcers and, in some cases, hearing loss”."""
    words = [token.low for token in group]
    return len(words) > 1 and words[0] in ("in", "for") and words[-1] in _CASES


def _without_share(group: list[Token]) -> list[Token]:
    """A member without the words that tell in how many it is: “fever and, in some cases, pain”, “and in some cases pain”."""
    if group[0].low not in ("in", "for"):
        return group
    at = next((at for at, token in enumerate(group[:4]) if at > 1 and token.low in _CASES), 0)
    return group[at + 1 :] if at and at + 1 < len(group) else group


#: Of what a share is told.
_CASES = frozenset(["cases", "instances", "patients", "people"])


def _is_of_one(group: list[Token]) -> bool:
    """Whether a relative clause is of the last member alone, by its verb: “fever, chills, and skin that itches”."""
    at = next((at + 1 for at, token in enumerate(group[:-1]) if at and token.low in ("that", "who")), 0)
    while 0 < at < len(group) - 1 and group[at].low in ADVERBS:
        at += 1
    verb = group[at].low
    return at > 0 and (verb in ("is", "has", "does", "doesn't") or VERB_FORMS.get(verb, ("", ""))[1] == "s")


def _is_clause(group: list[Token], *, is_listed: bool) -> bool:
    """Whether a member has a finite verb of its own, outside a relative clause: “pain that gets worse” has none."""
    relative = next(
        (at for at, token in enumerate(group) if is_listed and at and token.low in ("that", "who")), len(group)
    )
    return any(
        token.low in _IS
        or token.low in MODALS
        or token.low in SUBORD
        or token.low in ("has", "do", "does", "it", "they", "who", "that", "which")
        for token in group[:relative]
    )
