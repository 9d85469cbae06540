"""Part a coordination into its members; a shared head or lead goes with each."""

from __future__ import annotations

from itertools import pairwise

from kg.entry.lexicon import (
    ADVERBS,
    BODY,
    COMPLETE,
    CONJ,
    DET,
    POSS,
    PREP,
    SHARED_HEADS,
    SHARED_LEADS,
    VERB_FORMS,
    is_adjective,
)
from kg.reading.cuts import by_avoided, by_verb, groups_of
from kg.reading.members import (
    ends_in_body,
    fits_tail,
    ill_places,
    is_body,
    is_modifier,
    is_participle,
    is_plain,
    is_problem,
    is_sense,
    qualities_before,
    shared_behind,
    without_adverbs,
)
from kg.reading.shared import (
    AMOUNTS,
    BEFORE_INFINITIVE,
    BY_ITSELF,
    DEFICITS,
    DEGREES,
    DOING,
    EXCLUSIVE,
    HEADS_OF_ALL,
    LEADS_OF_ALL,
    OF_A_KIND,
    OF_BODY_PARTS,
    OF_ONE_THING,
    OF_TWO_WORDS,
    ON_SOMETHING,
    PARTS,
    SOMEWHERE,
    TIMES_OF_LIFE,
    WHERE,
)
from kg.reading.tokens import Token
from kg.reading.undivided import inserted, is_mixed, is_named, is_one, is_single, may_be_inside, stands_alone

__all__ = ["members_of"]

#: What stands before a noun.
_ARTICLES = DET | POSS


def members_of(tokens: list[Token], closed: set[int]) -> list[list[list[Token]]]:
    """The members of a coordination, the outermost first, each as the stretches that make it up."""
    groups = groups_of(tokens, closed)
    if len(groups) < 2:
        return [[tokens]]
    if is_mixed(tokens, groups) or is_single(tokens, groups) or _is_either(tokens, groups) or _is_of_both(groups):
        return [[tokens]]
    groups = by_avoided(tokens, by_verb(tokens, groups))
    if len(groups) < 2:
        return [[tokens]]
    if len(groups) == 3 and (named := inserted(tokens, groups)):
        return named
    is_parted = len(groups) == 2 and len(groups[0]) < 3 and tokens[len(groups[0])].text == ","
    shares = [[group] for group in groups] if is_parted else _share(groups)  # “a sore, or an ulcer”
    if not shares:
        return [[tokens]]
    to = next((i for i, token in enumerate(groups[0][:-1]) if token.low == "to"), None)
    is_shared = (
        to is not None
        and VERB_FORMS.get(groups[0][-1].low, ("", ""))[1] == "base" == VERB_FORMS.get(groups[1][0].low, ("", ""))[1]
    )
    if shares == [[group] for group in groups] and (is_shared or is_one(tokens, groups)):
        return [[tokens]]
    if len(groups) > 2 and may_be_inside(
        groups,
        [member[-1] for member in shares[1:] if len(member) < 3 and member[-1] in groups],
        [group for group in groups[1:] if [group] in shares],
    ):
        return [[tokens]]
    found: list[list[list[Token]]] = []
    for shared in shares:
        parts = [part for part in shared if part]
        is_whole = len(parts) > 1 or (len(groups) > 2 and any(token.text == "," for token in parts[0][1:]))
        found.extend([parts] if is_whole else members_of(parts[0], closed))
    return found


def _is_of_both(groups: list[list[Token]]) -> bool:
    """Whether two nouns are of one thing, and say nothing without it: “problems with the structure and function of cilia”."""
    first, last = [token.low for token in groups[0]], [token.low for token in groups[-1]]
    is_bare = len(first) > 2 and first[-2] == "the" and first[-1] in OF_ONE_THING and not PREP.isdisjoint(first[:-2])
    return len(groups) == 2 and is_bare and last[1:2] == ["of"]


def _is_either(tokens: list[Token], groups: list[list[Token]]) -> bool:
    """Whether a thing has one of some qualities, or is at one of some times, of none of which it is told alone.

    “small or missing kneecaps”, “fits in childhood or adolescence”
    """
    *first, last = groups
    if tokens[len(tokens) - len(last) - 1].low != "or":
        return False
    if len(last) == 1:
        return last[0].low in TIMES_OF_LIFE and all(each[-1].low in TIMES_OF_LIFE for each in first)
    return _quality(last) in EXCLUSIVE and all(_quality(each) == each[-1].low in EXCLUSIVE for each in first)


def _quality(group: list[Token]) -> str:
    """The first word behind articles: “missing” of “a missing rib”, “recessive” of “autosomal recessive gout”."""
    return next((token.low for token in group if token.low not in _ARTICLES and token.low != "autosomal"), "")


def _share(groups: list[list[Token]]) -> list[list[list[Token]]]:
    """Give a shared head or lead to each member; none are told apart where nothing tells what goes with which."""
    last, first = groups[-1], groups[0]
    members: list[list[list[Token]]] = [[group] for group in groups]
    if in_phrase := shared_behind(groups) or ill_places(groups):
        return in_phrase
    if len(groups) > 2:
        for at, (group, following) in enumerate(pairwise(groups[:-1])):
            if (
                len(group) == 1
                and (is_adjective(group[0].low) or is_participle(group[0].low))
                and len(following) > 1
                and not is_sense(group)
            ):
                # “medical and sleep histories, and an exam”, “red or swollen skin on the breast, or pain”
                behind = next((i for i, token in enumerate(following) if i and token.low in PREP), len(following)) - 1
                alone = qualities_before(groups[:at])
                head = following[1:] if is_adjective(following[0].low) else following[behind:]
                rest = _share(groups[at + 1 :])
                if alone and at == alone and len(rest) > 1 and len(rest[1]) > 1 and head[-1].low in BODY:
                    return []  # “weak, stiff, and short movements of the arms, legs, and trunk”
                return [
                    *(_share(groups[: at - alone]) if at > alone else []),
                    *([quality, head] for quality in groups[at - alone : at + 1]),
                    *rest,
                ]
    modifiers = groups[:-1]
    if (
        len(last) > 1
        and last[-1].low in HEADS_OF_ALL
        and "-" not in last[0].low
        and last[0].low != "other"
        and not (len(last) > 2 and last[0].low in BODY)  # “liver and kidney function tests”
        and all(
            len(group) == 1 and group[0].low not in COMPLETE and not group[0].low.endswith("s") for group in modifiers
        )
    ):
        return [*([group, last[-1:]] for group in modifiers), [last]]  # “allergy and cold medicines”
    of_last = next((i for i, token in enumerate(last) if token.low in PREP), len(last))
    is_rest = any(token.low in PARTS for token in last[:of_last])  # “the nose and other parts of the body”
    if len(last) >= 2 and not is_rest and all(is_modifier(group, last) or is_sense(group) for group in modifiers):
        adjectives = all(
            (is_adjective(group[-1].low) or is_participle(group[-1].low))
            and (len(group) == 1 or group[0].low in _ARTICLES)
            for group in modifiers
        )
        is_system = last[-1].low in ("system", "systems")  # “the heart and nervous system”
        if adjectives or (
            not is_system
            and (
                (last[-1].low in SHARED_HEADS and last[0].low not in _ARTICLES)
                or (last[0].low in BODY and last[-1].low not in BODY)
                or (
                    any(token.low in PREP for token in last)
                    and (
                        last[0].low not in _ARTICLES
                        or (first[0].low in _ARTICLES and [token.low for token in last[2:3]] == ["of"])
                    )
                )
            )
        ):
            cut = next((i for i, token in enumerate(last) if token.low in PREP), len(last))
            own = next((i for i, token in enumerate(last) if token.low not in ADVERBS), 0)  # “wet or very dry skin”
            if not adjectives and own + 2 < cut and last[own + 1].low in OF_TWO_WORDS:
                own += 1  # “brain or spinal cord injury”
            if first[0].low in _ARTICLES and last[0].low in _ARTICLES and cut < len(last):
                own = cut - 1  # “the front or the back of the eye”
            if cut >= 2 or (cut == len(last) and len(last) >= 2):
                quality = first[:-1] if len(first) == 2 and is_adjective(first[0].low) and not adjectives else []
                if (
                    quality and not is_adjective(last[0].low) and first[0].low not in WHERE
                ):  # “serious blood or wound infections”
                    others = ([quality, group, last[own + 1 :]] for group in modifiers[1:])
                    return [[first, last[own + 1 :]], *others, [quality, last]]
                return [*([group, last[own + 1 :]] for group in modifiers), [last]]
    if len(first) == 2 == len(groups) and {first[-1].low, last[0].low} <= WHERE and len(last) > 1:
        return [[first, last[1:]], [first[:-1], last]]  # “underdeveloped upper and lower jaws”
    of = next((i for i, token in enumerate(first[:4]) if token.low == "of"), 0)
    if of and first[of - 1].low in ("lack", "loss") and any(token.low == "ability" for token in last[:2]):
        return [[first], *([first[: of + 1], group] for group in groups[1:])]  # “loss of memory and the ability to …”
    # “difficulty swallowing and speaking”
    if (
        len(first) >= 2
        and (first[0].low in SHARED_LEADS or first[0].low in ("feelings", "feeling", "unable"))
        and first[1].low.endswith("ing")
        and all(group[0].low.endswith("ing") for group in groups[1:])
    ):
        if len(first) == 2 and first[1].low in ON_SOMETHING and len(last) > 1:
            return [[first, last[1:]], *([first[:1], group] for group in groups[1:])]
        return [[first], *([first[:1], group] for group in groups[1:])]
    # “problems moving arms or legs”, “trouble recognizing family and friends”
    if (
        len(first) > 2
        and first[0].low in SHARED_LEADS
        and first[1].low.endswith("ing")
        and (
            (is_body(first[2:]) and all(map(is_body, groups[1:])))
            or (len(first) == 3 and all(len(group) == 1 and is_plain(group[0].low) for group in groups[1:]))
            or not any(map(stands_alone, [first[2:], *groups[1:]]))
        )
    ):
        return [[first], *([first[:2], group] for group in groups[1:])]
    # “enlarged lips, nose, and tongue”
    if len(first) == 2 and is_adjective(first[0].low) and is_body(first[1:]) and all(map(is_body, groups[1:])):
        return [[first], *([first[:1], group] for group in groups[1:])]
    # “an inability to grow and gain weight”
    to = next((i for i, token in enumerate(first[:-1]) if token.low == "to"), 0)
    if to and all(VERB_FORMS.get(group[0].low, ("", ""))[1] == "base" for group in [first[to + 1 :], *groups[1:]]):
        if len(first) == to + 2 and len(last) > 1 and first[-1].low not in BY_ITSELF:
            return members  # “the ability to plan and carry out tasks”
        return [[first], *([first[: to + 1], group] for group in groups[1:])]
    # “reducing fever and inflammation”
    if len(first) > 1 and first[0].low in DOING and not any(group[0].low.endswith("ing") for group in groups[1:]):
        return [[first], *([first[:1], group] for group in groups[1:])]
    # “muscle weakness and wasting”
    if len(groups) == 2 and len(first) > 1 and len(last) == 1 and first[-2].low in BODY and last[0].low == "wasting":
        return [[first], [first[-2:-1], last]]
    # “delayed growth and development”
    if (
        len(groups) == 2
        and len(first) == 2
        and len(last) == 1
        and (
            first[0].low == "easy"  # “easy bruising or bleeding”
            or (first[0].low in DEGREES and not (last[0].low in COMPLETE or last[0].low.endswith("s")))
            or (last[0].low in OF_A_KIND and is_adjective(first[0].low))
        )
    ):
        return [[first], [first[:1], last]]
    # “swelling of the neck and face”, “numbness, or pain in the face, arms or legs”
    out: list[list[list[Token]]] = []
    lead: list[Token] = []
    tail: list[Token] = []
    # whether what may be shared opens the list: not in “fever, problems with balance, muscle spasms, and a rash”
    is_first = False
    plain = list(map(without_adverbs, groups))
    for at, group in enumerate(plain):
        if lead and group[0].low in PREP and group[0].low != "like":  # “damage to the joints and to the kidneys”
            if group[0].low == "by" and len(group) > 1 and lead[-1].low != "by":
                lead = []  # “(by) dust, a reaction to glue, and by paper”
                out.append([group[1:]])
                continue
            same = next((i for i, token in enumerate(lead[:-1]) if i and token.low == group[0].low), len(lead) - 1)
            out.append([lead[:same], group] if same else [group])
            continue
        prep = next(
            (
                i
                for i, token in enumerate(group)
                if token.low in PREP and token.low not in ("than", "like", "as", "including") and i > 0
            ),
            None,
        )
        if prep is not None and lead and any(token.low in PARTS for token in group[:prep]):
            out.append([lead, group])  # “cancer of the lungs and other parts of the body”
        elif prep is not None:
            last_prep = max(i for i, token in enumerate(group) if token.low in PREP)
            is_of_body = last_prep > prep and is_body(group[last_prep + 1 :] or group)
            inner = max((i for i, token in enumerate(group[:last_prep]) if token.low in CONJ), default=-1) + 1
            is_always = last_prep > prep and group[last_prep - 1].low in LEADS_OF_ALL  # “a history of exposure to dust”
            behind = (last_prep if is_of_body or is_always or inner > prep else prep) + 1
            if (
                lead
                and len(lead) > 1
                and (lead[-2].low in LEADS_OF_ALL or lead[-2].low in AMOUNTS)
                and prep == 1
                and at == len(plain) - 1
            ):
                out.append([lead, group])  # “a lack of protein, calories, and vitamins in the body”
                continue
            lead, tail, is_first = group[inner:behind], group[behind:] or group[-1:], at == 0
            if inner and len(lead) == 1 and lead[0].low == group[prep].low:
                lead = group[: prep + 1]  # “cramps in the legs and in the hips, thighs, and feet”
            if len(lead) == 2 and lead[0].low in BODY and len(groups) > 2:
                lead = []  # “the palms, soles of the feet, and nails”
            out.append([group])
        elif (
            lead
            and lead[-1].low == "to"
            and group[0].low in _ARTICLES
            and len(lead) > 1
            and lead[-2].low in BEFORE_INFINITIVE
        ):
            lead = []
            out.append([group])  # “an inability to lift the toe, and a high-stepping walk”
        elif (
            lead
            and len(plain) == 2
            and len(group) > 1
            and group[-1].low in OF_BODY_PARTS
            and is_body(group[:-1])
            and ends_in_body(out[-1])
            and not out[-1][-1][-1].low.endswith("s")
        ):
            out[-1].append(group[-1:])  # “loss of brain and spinal cord cells”
            out.append([lead, group])
        elif lead and (
            is_body(group)
            or (
                (
                    ((is_first or not is_named(group)) and all(map(fits_tail, plain[at:])))
                    or (is_first and is_problem(lead, group))
                    or (
                        len(lead) > 1
                        and lead[-2].low in LEADS_OF_ALL
                        and len(group) < 5
                        and (is_first or not is_named(group))
                        and (is_first or lead[0].low in LEADS_OF_ALL)
                    )
                )
                and ((tail[0].low in DET) <= (group[0].low in _ARTICLES or group[-1].low.endswith("s")))
                and (
                    len(groups) == 2
                    or len(lead) < 2
                    or lead[-2].low not in AMOUNTS
                    or not any(map(is_named, plain[1:]))
                )
                and (len(groups) == 2 or tail[-1].low not in BODY or group[-1].low in BODY)
                and (lead[0].low in SHARED_LEADS or (len(lead) > 1 and lead[-2].low in SHARED_LEADS))
            )
        ):
            out.append([lead, group])
        elif (
            is_body(group)
            and out
            and len(out[-1]) == 1
            and len(out[-1][0]) > 1
            and is_adjective(out[-1][0][-2].low)
            and out[-1][0][-2].low not in WHERE
            and out[-1][0][-2].low not in BODY
            and ends_in_body(out[-1])
        ):
            out.append([out[-1][0][:-1], group])  # “bent fingers and toes”
        else:
            lead = [] if not is_body(group) else lead
            out.append([group])
    if out != members:
        return out if len(groups) == 2 else _to_all(out)
    shared = next((i for i, token in enumerate(last) if token.low in ("in", "of", "around", "on") and i > 0), None)
    if (
        shared is not None
        and (len(groups) == 2 or all(group[-1].low in SOMEWHERE for group in [*modifiers, last[:shared]]))
        and all(
            (len(group) == 1 or group[-1].low in COMPLETE) and not any(token.low in PREP for token in group)
            for group in modifiers
        )
        and is_body(last[shared + 1 :] or last)
    ):
        return [*([group, last[shared:]] for group in modifiers), [last]]
    if shared and len(groups) == 2 and last[shared].low == "of" and {first[-1].low, last[shared - 1].low} <= DEFICITS:
        return [[first, last[shared:]], [last]]  # “the severe shortage or complete absence of a protein”
    return members


def _to_all(members: list[list[list[Token]]]) -> list[list[list[Token]]]:
    """The same, where the lead that others share goes with what follows and names nothing alone: “the heart, skin, and nail bed”."""
    first = next(
        (at for at, member in enumerate(members) if len(member) == 2 and member[0][-1].low in PREP), len(members)
    )
    found = members[: first + 1]
    for member in members[first + 1 :]:
        lead, last = members[first][0], member[-1]
        is_shared = lead[0].low in SHARED_LEADS or lead[-2:][0].low in SHARED_LEADS
        is_left = len(member) == 1 and not (stands_alone(last) or last[-1].low.endswith("ly"))
        found.append([lead, last] if is_shared and is_left else member)
    return found
