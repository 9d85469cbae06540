"""What a clause speaks of: the condition, people, symptoms, a test, something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.lexicon import PEOPLE, PREP
from kg.reading.clauses import Clause
from kg.reading.cues import DISEASE, HEADS, PROVIDER
from kg.reading.forms import is_kind_of_it
from kg.reading.found import CONDITION
from kg.reading.treating import treats_by_name

if TYPE_CHECKING:
    from kg.reading.reader import Reader
    from kg.reading.view import View

__all__ = ["IN_WHOM", "KINDS", "OTHER_FORMS", "disease_of_people", "is_many", "is_of_another", "kind_of", "other_of"]

#: Characters of the longest head: “abnormalities found”.
_LONGEST_HEAD = 20
_WORDS = re.compile(r"[\w'-]+")
_CASES = re.compile(r"\b(?:cases|forms|types)\b")
_CASES_OF = re.compile(
    r"\b(?:cases|forms|types) of ((?!(?:(?:acute|chronic|human|new|reported|severe|the|these|this) )*(?:condition|disease|disorder|illness|infection)s?\b).+)"
)
_OF = re.compile(r"\b(?:by|for|from|in|of|on|that|(?<!mild )(?<!moderate )to|which|who|with)\b")
_OUTLOOK = re.compile(r"(?:the )?(?:outlook|prognosis|outcome|recovery|life expectancy|death|survival)\b")
#: First words of a subject that is people.
_PEOPLE = frozenset(["you", "people", "patients", "others", "everyone", "those", "anyone", "he", "she"])
#: Subjects that stand for what was named before, and for some of the people.
_STANDING_FOR = frozenset(["it", "this", "they", "these", "he", "she", "which", "that"])
_SOME = frozenset(["some", "most", "many", "others"])
#: Where the head of a noun phrase ends.
_HEAD_END = re.compile(rf"\s(?:right |soon |shortly )?(?:{'|'.join(sorted(PREP))}|that|which|who|used|,)\s")
#: “One of the main symptoms of gout”.
_ONE_OF = re.compile(r"^(?:one|two|some|several|many|most|another) of (?:the|its|these) ")
#: A noun of many, for which “it” does not stand.
_MANY = re.compile(r"[a-z](?<!s)(?<!i)(?<!u)s$")
#: What a subject is, between commas: “the symptoms of gout, a form of arthritis,”.
_ASIDE = re.compile(r"([^,]+?),\s+(?:an?|one of|the|this|which|these)\s[^,]+,?$")
#: Other names behind a subject: “gout, also called podagra, is …”.
_ALSO_CALLED = re.compile(
    r",\s+(?:which (?:is|are) )?(?:commonly |also |sometimes |formerly |once )?(?:called|known as|referred to as)\s[^,()]+(?:\([^()]*\))?,?$"
)
#: Another name that “or” alone brings: “gout, or podagra, is …”.
_OR_CALLED = re.compile(r"([^,]+),\s+or\s[^,]+,?")
#: What is said of how often the condition is, and of nothing else that “it” may stand for.
_HOW_COMMON = re.compile(r"(?:much |far |slightly |also )?(?:more|most|less|least) (?:common|often|frequent)\b")
_OF_GENES = re.compile(r"^by (?:an? |inherited )?(?:mutations?|changes?|variants?|deletions?|genetic|gene)\b|^in an? ")
#: A share of people: “half of all people with gout”.
_SHARE = re.compile(
    r"(?:about |another |approximately |at least |fewer than |less than |nearly |almost |more than |only |over |up to |an estimated |between (?=\d+ and \d+ percent))*(?:half|most|some|many|the majority|one in \w+|one-\w+|"
    r"a (?:third|quarter|minority|majority)|one (?:half|third|quarter|fourth|fifth)|two[- ]thirds|three[- ]quarters|\d+(?: (?:to|and) \d+)? percent|\d+%)\s+of\s+(?:all |the |these |those |affected )*"
    r"(?:people|persons|patients|individuals|men|women|children|infants|babies|newborns|boys|girls|males|females|cases|adults|those)\b|"
    r"(?:about |another |approximately |at least |fewer than |less than |nearly |almost |more than |only |over |up to )*\d+(?: to \d+)?(?: percent|%)$|"
    r"(?:about )?(?:one|two|three|four|\d) (?:in|of|out of) (?:every )?[\w,]+ (?:people|men|women|children|adults|infants|patients)\b"
)


def is_many(words: str) -> bool:
    """Whether a noun phrase is of many, for which “it” does not stand."""
    return _MANY.search(_HEAD_END.split(words, maxsplit=1)[0]) is not None


def is_of_another(reader: Reader, words: str) -> bool:
    """Whether a subject is of the cases of another disease by its name: “Most cases of asthma”."""
    cases = _CASES_OF.search(words)
    return cases is not None and DISEASE.search(cases.group(1)) is not None and not reader.condition.search(words)


#: How the kind of a subject is called whose noun tells what it is about; else by its predicate.
KINDS = {
    "hasSymptom": "symptoms",
    "hasTest": "tests",
    "hasTreatment": "treatments",
    "hasMedicine": "medicines",
    "hasCause": "causes",
}


#: Forms of which what follows is said, and not of all: “Other forms of gout are rare. Symptoms can appear in childhood.”
OTHER_FORMS = re.compile(r"(?:the |all |most )?other (?:cases|forms|types|variants) of ")


def kind_of(reader: Reader, clause: Clause) -> tuple[str, str]:
    """What a clause speaks of: kind and words of its subject."""
    words = reader.text[slice(*clause.span(clause.subject))].strip() if clause.subject[0] < clause.subject[1] else ""
    low = words.lower()
    if not low:
        return "none", ""
    if low in _STANDING_FOR:
        if low == "it" and (
            reader.is_named_last
            or (clause.verb == "be" and _HOW_COMMON.match(clause.text(clause.complement)))
            or (
                clause.passive
                and clause.verb in ("cause", "inherit")
                and _OF_GENES.search(clause.text(clause.complement))
            )
        ):
            if reader.is_elsewhere:
                return "this", low
            return "condition", low
        spoken_of, said = reader.last
        if spoken_of == "condition" and not reader.only.match(said) and is_kind_of_it(said, reader.condition_named):
            spoken_of = "other"  # “Contact dermatitis is common. It …”
        is_of_it = spoken_of in ("condition", "people", "symptoms", "causes", "outlook")
        if low == "it" and not is_of_it and not is_many(said):
            return spoken_of, said
        if low == "it":
            return "this" if reader.is_elsewhere else "condition", low
        if low == "this":
            return "this", low
        if low in ("they", "these"):
            return (
                (reader.last[0], low)
                if reader.last[0] in ("condition", "symptoms", "treatments", "tests", "causes", "medicines", "people")
                else ("this", low)
            )
        return "this", low
    if low == "there":
        return "there", low
    if low == "we":
        return "this", low  # everybody
    said = low
    if "," in low:
        low = _ALSO_CALLED.sub("", low)
    if " in " in low and reader.condition.search(said):
        low = IN_WHOM.sub("", low)
    if "," in low and (named := _OR_CALLED.fullmatch(low) or _ASIDE.fullmatch(low)):
        low = named.group(1)
    if reader.only.match(low):
        if reader.is_elsewhere and not reader.condition_named.search(low):
            return "this", low  # another disease was spoken of last
        return "condition", low
    head = _HEAD_END.split(_ONE_OF.sub("", low) if " of " in low else low, maxsplit=1)[0].strip(" ,()")
    last = next(reversed(_WORDS.findall(head)), "")
    if PROVIDER.search(head):
        return "provider", low
    if last in PEOPLE or low in _SOME or low.split(None, 1)[0] in _PEOPLE or _SHARE.match(low):
        if last not in PEOPLE and last != "affected" and not _SHARE.match(low) and reader.condition.search(low):
            return "condition", low
        if _THESE.match(low) and not _are_named(reader):
            return "this", low  # those with another disease, or with some form
        return "people", low
    kind = HEADS.search(head, max(0, len(head) - _LONGEST_HEAD))
    if kind and (predicate := kind.lastgroup):
        if reader.is_elsewhere and OTHER_FORMS.match(reader.last[1]) and _OF.search(low) is None:
            return "this", low  # of those forms
        return KINDS.get(predicate, predicate), low
    named = reader.condition.search(low)
    if _THESE_CASES.match(low):
        return "this", low
    if is_of_another(reader, low):
        return "other", low
    is_name = named and (named.end() >= len(low) - 1 or _TYPE_BEHIND.fullmatch(low, named.end()))
    if _CASES.search(head) or (is_name and not _OF.search(low)):
        return "condition", low
    if _OUTLOOK.match(head):
        return "outlook", low
    return "other", low


def _are_named(reader: Reader) -> bool:
    """Whether “these people” are those with the condition, or a group of them that the sentence before speaks of."""
    spoken_of, said = reader.last
    is_of_it = spoken_of == "people" or (spoken_of == "condition" and (said in ("", "it") or reader.only.match(said)))
    return is_of_it and not reader.is_elsewhere


_THESE = re.compile(r"(?:these|those) (?!(?:with|who|whose|in|of)\b)")
#: What makes the name of the condition that of a form: “gout type 1”, “gout types 2 and 3”.
_TYPE_BEHIND = re.compile(r",? types? (?:\d\w?|[ivx]+)(?:,? (?:and|or|to|through) (?:\d\w?|[ivx]+))?")
_THESE_CASES = re.compile(r"(?:these|those|such) (?:[\w-]+ )?cases\b")
_SAID_OF_IT = re.compile(r"\(| (?:that|which|who) ")


def other_of(view: View) -> tuple[str, tuple[int, int] | None]:
    """Another disease, or a form, whose symptoms, tests or treatment a subject names: “Symptoms of lupus are …”."""
    start, end = view.clause.span(view.clause.subject)
    if view.text[start:end].lower().startswith(f"{view.words},"):
        end = start + len(view.words)  # without what is said of it between commas
    said = IN_WHOM.sub("", _SAID_OF_IT.split(view.text[start:end], maxsplit=1)[0].rstrip())
    of = _WHOSE.search(said)
    part = of.lastindex if of else None
    if of is None or part is None or view.reader.only.match(of.group(part).lower()) or _GENERAL.search(said):
        return CONDITION, None
    words = of.group(part)
    name = view.reader.condition_named.search(said)
    if name and name.start() < of.start(part) and name.end() == len(said):
        return CONDITION, None  # “the features of tylosis with esophageal cancer”
    is_of_another = view.kind in ("causes", "symptoms") and not (_OF_SOMEBODY.search(words) or _PLACE.match(words))
    is_named = DISEASE.search(words) or view.reader.condition_named.search(words) or _SHORT_NAME.fullmatch(words)
    is_treatment = view.kind != "treatments" and treats_by_name(words)  # whose side effects they are
    if not (is_of_another or is_named or is_treatment) or _TREATED_WITH.match(said):
        return CONDITION, None
    return words, (start + of.start(part), start + of.end(part))


#: Where something is the cause, and of what it is the cause besides: “in the United States”, “the cause of death”.
_PLACE = re.compile(
    r"(?:United States|U\.S\.|United Kingdom|(?:western |developed |developing )?world|developed|developing|death|its\b)",
    re.IGNORECASE,
)
_AFFECTED = re.compile(r"(?:the |most |many |some )?affected\b")


_HAVING = re.compile(r"\b(?:with|who have|who has)\s+(?:an? |the )?")
_HOW_OFTEN = re.compile(r"(?:\s+(?:also|often|usually|sometimes|either|both))+$")


def disease_of_people(view: View) -> tuple[str, tuple[int, int] | None]:
    """The disease, or form, that people have of whom a clause speaks: “People with lupus may …”."""
    start, end = view.subject_span()
    form = view.reader.form_before
    if form is not None and _AFFECTED.match(view.words):
        return view.text[slice(*form)], form  # those of whom the paragraph speaks
    if aside := _PARTICULARLY.search(view.text, start, end):
        end = aside.start()  # “Some infants, particularly those with the early form, …”
    having = _HAVING.search(view.text[start:end])
    end = start + len(_HOW_OFTEN.sub("", view.text[start:end]))
    if having is None:
        return CONDITION, None
    name = (start + having.end(), end)
    words = view.text[slice(*name)]
    if (
        view.reader.only.match(words)
        or view.reader.only.match(f"the {words}")
        or not (
            DISEASE.search(words)
            or view.reader.condition_named.search(words)
            or _SHORT_NAME.fullmatch(words)
            or _AFTER_TWO.match(words)
        )
    ):
        return CONDITION, None
    return words, name


#: Of whom it is so above all.
_PARTICULARLY = re.compile(r",\s+(?:especially|including|mainly|mostly|particularly)\s")
#: In whom, behind what it is that they have: “signs of thirst in adults”.
IN_WHOM = re.compile(
    r"(?<=\w)\s+in (?:(?:older|young|younger|most|some) )?(?:adults|children|infants|babies|men|women|people|teens)(?: and (?:(?:older|young|younger) )?(?:adults|children|infants|men|women))?$"
)
#: Of whom a subject speaks.
_WHOSE = re.compile(
    r"(?:\b(?:of|for|in|with|by|after|from|treating|treat)\s+(?:(?:people|patients|individuals|those|children|adults|someone|a person)\s+"
    r"(?:with|who have)\s+)?(?:an?\s+|the\s+)?(?=\S+)((?:(?!\b(?:of|for|in|with|by|after|from|treat)\b)[^,;])+?)|"
    r"^(?:the |other |common |most )*([A-Z][A-Z0-9-]{1,6})\s+(?:symptoms|treatments?))\s*$"
)
#: What stands for the condition at the end of a subject: “the symptoms of the disease”.
_GENERAL = re.compile(
    r"\b(?:the|this) (?:condition|disease|disorder|illness|syndrome|infection|cancer|tumou?r)s?$", re.IGNORECASE
)
#: Whose symptoms are those of the condition.
_OF_SOMEBODY = re.compile(
    r"\b(?:people|persons?|patients?|individuals?|children|infants|adults|women|men|most|some|many|all|each|body|system|brain|skin|"
    r"nerves?|muscles?|death|disease|condition|disorder|illness|this|these|cases?|stages?|type|onset|infancy|childhood|adolescence|adulthood|life|age)\b",
    re.IGNORECASE,
)
_TREATED_WITH = re.compile(r"(?:\w+ )?(?:treatment|therapy) with\b", re.IGNORECASE)
#: A disease that bears two names: “Tay-Sachs”.
_AFTER_TWO = re.compile(r"[A-Z][a-z]+[-–][A-Z][a-z]+\b")
#: A name in capitals: “MEN1”.
_SHORT_NAME = re.compile(r"[A-Z][A-Z0-9-]{1,6}")
