"""Whether a sentence stands for itself, and is plainly on the condition: what may be told in its own words."""

from __future__ import annotations

import re

from kg.entry.lexicon import PEOPLE
from kg.reading.cues import DISEASE, JOINS
from kg.reading.first_letters import looking_ahead
from kg.reading.said import AFFECTED
from kg.reading.sought import Sought
from kg.reading.sound import is_action, is_pointing
from kg.reading.view import View

__all__ = [
    "is_broken",
    "is_dangling",
    "is_denied_in_part",
    "is_past",
    "is_plain",
    "is_stood_for",
    "is_vague",
    "names_another",
    "points_elsewhere",
]

#: What stands for something that was named elsewhere; “this disease” is the condition.
_POINTS = Sought(
    re.compile(
        r"\b(?:(?<!at )this|these|those(?! (?:who|with|whose|in|of)\b)|such(?! as)|above|below|following|same(?! famil| gene\b| mutation)|latter|former|so far|if so|our|here|question\w*)\b",
    ),
    (
        *("this", "these", "those", "such", "above", "below", "following", "same", "latter", "former", "so far"),
        *("if so", "our", "here", "question"),
    ),
)
_GENERIC = re.compile(
    r"\b(?:this|the) (?:condition|disorder|disease|illness|syndrome)\b|\bthe (?:infection|cancer)\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"(?:it|its|he|she|they|them|their|that|which|what|how|whether|why|such|examples?|if|when|while|because|by|to|until)\b|"
    r"(?:one|some|others?|another|both|each|all|many|most)$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:as|because|if|when|while) (?!(?:it|they|he|she|this|these)\b)", re.IGNORECASE)
#: What is run together, or no sentence; what is only believed.
_BROKEN = re.compile(  # the mark or capital that every match has stands first: so it is found faster
    r"[-:?(A-Z](?:(?<=[:?])(?! [a-z])|(?<=\w\()|(?<=\d{3}-)\d{3}|(?<=\bU)\.S\.$|(?<=[a-z]{3}[A-Z])[a-z]{2}|(?<=[a-z] [A-Z])\w+ [a-z]{2} [A-Z]\w+ (?:More|Most|The|Some)\b)"
)
_HEADED = re.compile(
    r"(?:[A-Z][\w-]+ (?:(?:and|for|in|of|the) )?){2,4}(?:A|Although|An|As|If|Most|Not|Some|The|When|You|Many|There|This)\b"
)
_RUN_TOGETHER = re.compile(r"\w{24}")
#: Characters of such words.
_LONG = 24
_BELIEVED = Sought(
    re.compile(
        r"\b(?:myths?|misconceptions?|misunderst\w+|mistaken\w*|good news|animations?|illustrat\w+|figures?|photos?|videos?|speculat\w*|contrary to|once (?:thought|believed)|used to be)\b|^unlike\b"
    ),
    (
        *("myth", "misconception", "misunderst", "mistaken", "good news", "animation", "illustrat", "figure", "photo"),
        *("video", "speculat", "contrary to", "once ", "used to be", "unlike"),
    ),
)
#: What says how much may differ, or that there are others, and no more.
_VAGUE = Sought(
    re.compile(
        looking_ahead(
            r"(?:in|for|of|all) (?:animals|birds|cats|cattle|dogs|livestock|puppies)\b|(?:dependent (?:up)?on (?:how|many|several|the|which)|based on the type|prefer|choices|impact|(?<!-)terms?|words?|named|referred to|(?<!which )(?:is|are|also|now) (?:called|known)|confused with|mistaken for|(?<!pattern, )(?<!manner, )(?<!way, )(?<!sporadically, )(?<!isolated, )(?<!inheritance, )which means|decisions?|decides?|painless|uncomfortable|minutes|ones that|there (?:is|are) (?:many|several|some|different)(?! (?:[\w-]+ )*?(?:forms|subtypes|types) of [^.,]*, (?:called|designated|each|named))|provides? (?:additional|further|more) (?:details|information))\b|some (?:medical )?conditions can\b|helps? (?:the |your )?doctors?\b|(?:certain|many) (?:groups|factors|things|traits|possible causes)\b|more common\.$|than others\.$|(?:(?<!ability to )understand|learn(?! to\b)|explain|know|question|research\w*|stud(?:y|ies)|clinical trials?)\b"
        )
    ),
)
#: The same, by how it begins.
_VAGUE_START = Sought(
    re.compile(
        r"(?:an? |other )(?:conditions?|diseases?|disorders?|factors|illness(?:es)?|medicines)\b(?! is considered x-linked)|an? (?:number|range|variety) of (?:other )?symptoms\b(?!.*\b(?:including|such as)\b)|other (?:cases|forms|types)\b|over the past\b|whether\b|see how\b"
    )
)
#: The same, by how it ends; what stands there.
_VAGUE_END = re.compile(
    r"(?:\S+ ){1,9}(?:other|many|several|some|serious|different) (?:serious |health |possible |medical )?"
    r"(?:symptoms|problems|causes|treatments?|reasons|ways|things|factors|choices|conditions)\.",
    re.IGNORECASE,
)
_ENDS = ("s.", "treatment.")


#: Infections that are not told apart from the condition.
_INFECTIONS = re.compile(
    r"(?<!tract )(?<!ear )(?<!sinus )(?<!lung )(?<!skin )(?<!viral )(?<!bacterial )\binfections?\b", re.IGNORECASE
)
#: What is told besides, in parentheses.
_ASIDE = re.compile(r"\s*\([^()]*\)")
#: Diseases of which no name is told: “many diseases, conditions and factors”.
_ANY = re.compile(
    r"(?:^|\b(?:and|certain|many|of|or|other|serious|some),? |, )(?:diseases?|disorders?|cancers?)\b", re.IGNORECASE
)
#: A disease by its name.
_ANOTHER = re.compile(
    rf"{DISEASE.pattern.pattern}|\b(?:(?<!hearing )(?<!walking )AIDS|asthma|autism|depression|epilepsy|flu|heart attacks?|HIV|influenza|leukemia|malaria|pneumonia|strokes?|tuberculosis)\b",
    re.IGNORECASE,
)


#: Another one by its short name, at the head of a sentence: “In GEFS+, seizures may persist”.
_IN_ANOTHER = re.compile(r"(?:In|Like|Unlike|With) [A-Z]\w*[A-Z][\w+]*, ")
#: Sections that tell what else one may be ill with.
_OF_OTHERS = frozenset(["complications", "outlook", "prevention", "symptoms", "treatment"])


def names_another(view: View) -> bool:
    """Whether a sentence names another disease, and not the condition: where others may be told, as that of which it speaks."""
    said = view.piece.text
    if _IN_ANOTHER.match(said) and not view.reader.condition_named.search(said):
        return True
    if view.section == "complications" or view.reader.condition_named.search(said):
        return False
    if view.section in _OF_OTHERS or view.reader.condition.search(said) or AFFECTED.search(said):
        said = view.text[view.piece.start : view.clause.span(view.clause.group)[0]]
    if _ANOTHER.search(said) is None:
        return False
    for unnamed in (_GENERIC, _INFECTIONS, _ANY):
        said = unnamed.sub(" ", said)
    return _ANOTHER.search(said) is not None


#: What stands for a thing that was named before, and a thing that is one of many.
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_THE_ONE = re.compile(
    r"(?:(?:all|any|current|each|most|some|such|the|your) )*(?:devices?|drugs?|medications?|medicines?|operations?|procedures?|programs?|surgeons?|"
    r"treatments?(?: options)?)"
)


#: Care that need not be told before.
_ANY_CARE = frozenset(["medications", "medicines", "surgery", "treatment", "treatments"])
#: What is so only if the sentence before holds, or does not.
_IF_NOT = re.compile(r"If (?:not|so)\b")


def is_dangling(view: View) -> bool:
    """Whether a sentence tells what a word means, or something of a thing that others name: “You take it by mouth”."""
    if _IF_NOT.match(view.piece.text):
        return True
    is_its = view.reader.condition_named.match(view.words) is not None or view.words.endswith("inheritance")
    is_meaning = view.clause.verb == "mean" and not is_its
    if is_meaning or (view.clause.verb == "refer" and view.kind == "condition"):
        return True
    is_named = view.reader.condition.search(view.piece.text) is not None
    if is_stood_for(view) and not is_named:
        return _ANY_PRONOUN.search(view.text, view.clause.span(view.clause.subject)[1], view.piece.end) is not None
    is_any = view.words in _ANY_CARE and view.clause.verb not in ("begin", "start", "stop")
    is_another = not is_any and _THE_ONE.fullmatch(view.words) is not None
    return not is_named and (_is_of_before(view.piece.text) or is_another)


#: Where “it” stands for what follows it; where a clause begins in which it may stand for what the sentence has named.
_FOLLOWED = re.compile(
    r"\b(?:find|finds|makes?|making) it (?:\w+ly |more |less )?\w+ (?:for|to)\b|"
    r"\bit(?:['’]s| is| may be) (?:\w+ly |not |also )*\w+ (?:for|that|to)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"(?:, |\b(?:after|and|as|because|before|but|if|so|than|that|until|when|which|while) )")
#: Words of what is named before it, at least.
_NAMING = 3


def _is_of_before(said: str) -> bool:
    """Whether “it” stands for what a sentence before named: in the first clause, not where a later one takes it up."""
    if _IT.search(said) is None:
        return False
    said = _FOLLOWED.sub("", said)
    first = _IT.search(said)
    if first is None:
        return False
    named = said[: first.start()]
    begins = next((each for each in _LATER.finditer(named) if len(named[: each.start()].split()) >= _NAMING), None)
    return begins is None or _PRONOUN.match(named) is not None


#: What “it” stands for behind it: “It is normal for cells to die”.
_IMPERSONAL = re.compile(r"(?:not |also |often |\w+ly )*\w+ (?:for|if|that|to|when|whether)\b")
#: Pronouns of what else may have been named before.
_ANY_PRONOUN = re.compile(r"\b(?:it|they|them|he|she|one)\b")


def is_stood_for(view: View) -> bool:
    """Whether the subject is a pronoun, and the sentences before told that it stands for the condition, or for those who have it."""
    kinds = {"it": "condition", "they": "people"}
    if view.clause.about is None or kinds.get(view.words) != view.kind:
        return False
    return view.clause.verb != "be" or _IMPERSONAL.match(view.complement) is None


def is_plain(view: View) -> bool:
    """Whether a sentence names what it is of."""
    clause, said = view.clause, view.piece.text
    if clause.subject[0] >= clause.subject[1]:
        return is_action(JOINS.sub("", said, count=1)) or said.startswith(("If ", "When "))
    start, end = clause.span(clause.subject)
    words = view.text[start:end]
    if is_stood_for(view) and view.reader.condition.search(said) is None:
        return view.index == 0 or view.text[view.piece.start : start].strip().endswith(",")
    if view.index and _PRONOUN.match(words):  # “When arteries are affected, they may twist”
        before = view.all[0].text(view.all[0].subject)
        return bool(before) and _PRONOUN.match(before) is None
    if _WHEN.match(words):  # “If tests show that …, it may be gout”
        return view.reader.condition.search(said) is not None
    if _PRONOUN.match(words) or is_pointing(words):
        return _GENERIC.match(words) is not None
    is_anybody = view.kind == "people" and words.lower() in PEOPLE - {
        "people",
        "you",
        "patients",
        "children",
        "individuals",
    }
    is_told_apart = " than " in said and view.reader.condition_named.search(said) is not None
    is_advised = view.section in ("prevention", "treatment") and clause.modal in ("must", "should")
    return not is_anybody or is_told_apart or is_advised


def is_denied_in_part(view: View) -> bool:
    """Whether a claim could not tell what is denied: “does not appear to be inherited”, “Although some do not, …”."""
    clause = view.clause
    others = [each for each in view.all if each is not clause]
    is_part = any(each.negated or each.opener in ("main", "coord") for each in others)
    is_behind = view.index > 0 and view.all[0].opener != "rel"
    return clause.negated and bool(clause.chain or is_behind or is_part)


#: What tells that something happened once.
_PAST = frozenset(["was", "were", "had", "did"])


def points_elsewhere(words: str) -> bool:
    """Whether words stand for something that was named elsewhere."""
    return _POINTS.search(words) is not None and _POINTS.search(_GENERIC.sub("", words)) is not None


def is_broken(words: str) -> bool:
    """Whether words are run together, are no sentence, or say what is only believed."""
    if max(map(len, words.split()), default=0) >= _LONG and _RUN_TOGETHER.search(words) is not None:
        return True
    return bool(_HEADED.match(words) or _BROKEN.search(words) or _BELIEVED.search(words))


def is_vague(words: str) -> bool:
    """Whether a sentence says that something differs, or that there are others, and no more."""
    said = _ASIDE.sub("", words) if "(" in words else words
    if _VAGUE_START.match(said) is not None or _VAGUE.search(said) is not None:
        return True
    return said.endswith(_ENDS) and _VAGUE_END.fullmatch(said) is not None


def is_past(view: View) -> bool:
    """Whether a sentence tells what happened once."""
    return view.clause.words(view.clause.group)[0].low in _PAST
