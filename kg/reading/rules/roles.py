"""What a sentence calls its subject: a cause, a symptom, a test, a treatment of the condition; and when it begins."""

from __future__ import annotations

import re

from kg.entry.lexicon import COMPLETE
from kg.reading.cues import DISEASE, TEST
from kg.reading.of_subject import limits_of_subject, which
from kg.reading.rule import rule
from kg.reading.subjects import other_of
from kg.reading.tokens import Token, trim
from kg.reading.treating import MEDICINE, kind_of_treatment, treats_by_name
from kg.reading.view import View

__all__ = ["begins", "is_test", "is_treatment", "named_as", "touches_people"]

#: What goes on once it has begun.
_COURSES = frozenset(["become", "continue", "get", "last", "lasts", "may", "progress", "worsen", "worsens"])

_ADJECTIVES = r"(?:(?:a|an|the|one|another|most|of|common|main|major|leading|usual|frequent|important|rare|early|possible|key|serious|classic|typical|known|well-known|characteristic|cardinal|principal|primary|clear|new|only|first)\s+)*"
#: What something is of the condition, by the word for it; the group that has matched is the predicate.
_ROLE = re.compile(
    rf"{_ADJECTIVES}(?:(?P<hasCause>causes?)|(?P<hasTrigger>triggers?)|(?P<hasRiskFactor>risk factors?)|"
    r"(?P<hasSymptom>symptoms?|signs?|features?|hallmarks?|traits?)|(?P<hasComplication>complications?|consequences?)|"
    r"(?P<hasTreatment>treatments?|therap(?:y|ies)|remed(?:y|ies))|(?P<hasTest>tests?))"
    r"\s+(?:of|for|in|associated with)\s+(?:the development of\s+)?"
)
_ONSET = re.compile(
    r"\b(?:suddenly|gradually|slowly|ages?|aged|years?|months?|weeks?|days?|hours?|childhood|adulthood|infancy|adolescence|"
    r"birth|teens?|twenties|thirties|forties|fifties|sixties|life|puberty|pregnancy|any time)\b",
)
_AGE_OF_ONSET = re.compile(r"(?:the )?(?:\w+ )?(?:age (?:of|at) onset|onset)\b")
#: When something begins: “between the ages of 35 and 55”, “in late childhood”.
_WHEN = re.compile(
    r"(?:(?:between|before|after|around|about|by|in|during|at|from|within) )?(?:the )?(?:(?:first|second|third|fourth|fifth|sixth|early|late|mid|middle) )*"
    r"(?:\w+ )?(?:ages?|years?|months?|weeks?|days?|childhood|adulthood|infancy|adolescence|birth|teens?|decades?|twenties|thirties|forties|fifties|sixties|life|puberty|\d+)\b[^,;.()]*",
    re.IGNORECASE,
)
#: In whom something begins: “most often in middle-aged people”.
_WHOM = re.compile(
    r"(?:[\w-]+ ){0,3}?in (?:[\w-]+ (?:and |or )?){0,4}?(?:people|adults|children|men|women|persons|patients|individuals)\b"
)
_TEST_VERBS = frozenset(
    [
        "measure",
        "check",
        "detect",
        "help",
        "look",
        "use",
        "show",
        "confirm",
        "rule",
        "determine",
        "test",
        "evaluate",
        "identify",
        "provide",
        "reveal",
        "record",
        "examine",
        "diagnose",
        "distinguish",
        "require",
        "involve",
        "perform",
        "do",
        "order",
        "recommend",
        "need",
        "make",
        "assess",
        "tell",
        "find",
    ]
)
_IS_TREATMENT = re.compile(
    r"(?:an?|the|one|another|some)?\s*(?:[\w-]+\s+){0,3}?(?:treatments?|therap(?:y|ies)|surger(?:y|ies)|operations?|procedures?)\b",
)
#: “the most effective way to treat …”.
_A_WAY = re.compile(
    r"(?:(?:the|an?|one|another|only|best|most|very|effective|good|important|common|safe|main)\s+)*ways? to (?:treat|relieve|ease|manage|control|improve|speed|reduce|correct|cure)\s+(?:the )?"
)
_IS_MEDICINE = re.compile(
    r"(?:an?|the|one|another|some)?\s*(?:[\w-]+\s+){0,4}?(?:medicines?|medications?|drugs?|class of drugs|steroids?)\b",
)


#: The same, where it is not said of what: “Fatigue is often the first symptom”.
_ROLE_ALONE = re.compile(
    r"(?:(?:usually|often|typically|also|frequently|generally) )?(?:(?:a|an|the|one|another|of|most|common|first|early|main|frequent|other|only) )+"
    r"(?:symptoms?|signs?|complaints?|features?)(?:\s*[.,;]|$)"
)
#: Characters within which the condition is named: “occurs in about half of gout cases”.
_NEAR = 40
#: Characters of a word that may stand before the condition's name: “a cause of harmless palpitations”.
_WORD = 12


#: A subject that is a treatment of no name: “The standard treatment for gout is …”.
_A_TREATMENT = re.compile(
    r"(?:(?:the|a|one|another|definitive|effective|first|main|usual|standard|only|best|most common)\s+)*(?:treatments?|therapy|medicines?|drugs?)\b"
)


#: That something is a form of the condition, and no more.
_A_FORM = re.compile(
    r"(?:an?|another|one|the other|(?:by far )?the (?:first|second|third|(?:least|most) (?:common|frequent)|commonest|rarest)) "
    r"(?:distinct |particular |specific )?(?:form|kind|subtype|type|variant) of (?:the )?"
)
#: Those who have it: “a common trait in people who have gout”.
_PEOPLE_WITH = re.compile(
    r"(?:most |many |some )?(?:people|persons|patients|individuals|those|children|adults|infants) (?:with|who have) "
)


#: “begin to show signs and symptoms of gout in childhood”.
_SHOW_SYMPTOMS = re.compile(
    r"(?:the )?(?:first |their first |early )?(?:signs and symptoms|symptoms|signs)(?: of (?:[\w'’-]+ ){1,6}?)?\s*(?=(?:in|during|before|by|at|around|between|within|as|from|shortly|soon) )"
)
_COMPLAINT = re.compile(
    r"episodes|attacks|problems|movements|difficult(?:y|ies)|loss|weakness|lesions|spells|\w+(?:ness|algia|paresis)"
)
_ANYBODY = re.compile(r"(?:people|anyone|you|a person|children and adults)")
_AT_AGE = re.compile(
    r"\s(at any (?:age|time)|(?:before|after|in|during|between) (?:the )?(?:ages? |early |late |middle )?(?:childhood|adulthood|infancy|adolescence|(?:of )?\d[\w ]*))(?=[.,;]|$)"
)
_FIRST = re.compile(r"(?:the |their )?first (?:episodes?|attacks?|seizures?|symptoms?|signs?)")
_COMES = frozenset(["appear", "begin", "happen", "occur"])
#: That something is there, before when that is.
_SEEN = re.compile(
    r"(?:(?:usually|often|typically|generally|first|already) )*(?:apparent|evident|noticeable|obvious|present|recognizable|visible)\b(?! (?:in|as|only in)\b)"
)


#: What stands below “Complications” and says no more.
_A_COMPLICATION = re.compile(rf"{_ADJECTIVES}(?:complications?|consequences?|problems?)")


@rule(verbs=["be"], kinds=["hasForm", "medicines", "other", "tests", "treatments"])
def named_as(view: View) -> bool:
    """R-named-as: “Smoking is the main cause of X”, “Double vision is a common symptom of X”."""
    count = len(view.reader.claims)
    done = _named_as(view)
    for limit in which(view, *view.span()) if done else ():
        view.limit_since(count, limit)
    return done


def _named_as(view: View) -> bool:
    clause = view.clause
    usual = _ROLE_ALONE.match(view.complement) if view.section in ("summary", "symptoms") else None
    if usual and not DISEASE.search(view.words) and view.kind == "other":
        return view.objects("hasSymptom", *view.subject_span(), "R-named-as", "B")
    if view.section == "complications" and _A_COMPLICATION.fullmatch(view.complement.rstrip(" .")):
        clause.modal = clause.modal or ("may" if "possible" in view.complement else "")
        return view.objects("hasComplication", *view.subject_span(), "R-named-as", "B")
    form = _A_FORM.match(view.complement) if view.kind in ("hasForm", "other") else None
    if form and view.reader.condition_named.match(view.complement, form.end()):
        return view.objects("hasForm", *view.subject_span(), "R-named-as", "A")
    if view.kind == "hasForm":
        return False
    role = _ROLE.match(view.complement)
    predicate = role.lastgroup if role else None
    if role is None or predicate is None:
        return False
    people = _PEOPLE_WITH.match(view.complement, role.end())
    at = people.end() if people else role.end()
    about = view.reader.condition.search(view.complement, at)
    if about and about.start() - at <= _WORD:
        return view.objects(predicate, *view.subject_span(), "R-named-as", "A")
    return False


_IN_THOSE_WITH = re.compile(
    r"(?:in |among )?(?:[\w%-]+ ){0,4}?(?:people|persons|patients|individuals|those|children|infants|babies|adults|men|women|males|females|boys|girls|cases) (?:with|who have|of)\s+"
)
_IN_CASES = re.compile(r"in (?:[\w%-]+ ){0,4}?(?:of )?(?:the )?(?:cases of )?(?=\S)")


_CASES = re.compile(r" (?:cases|patients)")


@rule(verbs=["affect", "appear", "develop", "happen", "occur"], kinds=["other"], passive=False)
def touches_people(view: View) -> bool:
    """R-touches: “Rigidity affects most people with X”: a symptom, where the people are those with the condition."""
    people = _IN_THOSE_WITH.match(view.complement)
    in_cases = _IN_CASES.match(view.complement)
    if (
        view.clause.verb == "occur"
        and in_cases
        and view.section in ("summary", "symptoms")
        and any(
            (about := view.reader.condition.match(view.complement, at)) and _CASES.match(view.complement[about.end() :])
            for at in range(3, min(len(view.complement), _NEAR))
        )
    ):
        return view.objects("hasSymptom", *view.subject_span(), "R-touches", "B")
    if people and view.reader.condition.match(view.complement, people.end()):
        return view.objects("hasSymptom", *view.subject_span(), "R-touches", "B")
    return False


def _goes_on(words: list[Token], at: int) -> bool:
    return words[at].low == "and" and words[at + 1 : at + 2] != [] and words[at + 1].low in _COURSES


def _tells_as_what(words: list[Token], at: int) -> bool:
    """Whether it is told as what it begins: “begins in adulthood as growths on the skin”, not “as early as infancy”."""
    behind = words[at + 1].low if at + 1 < len(words) else ""
    return words[at].low == "as" and not {behind, words[at - 1].low} & _AS_SOON


#: What follows an “as” of time.
_AS_SOON = frozenset(["", "adults", "children", "early", "infants", "late", "old", "soon", "teenagers", "young"])


@rule(
    verbs=[
        *("appear", "be", "become", "begin", "develop", "emerge", "experience", "get", "happen", "have", "occur"),
        *("show", "start"),
    ]
)
def begins(view: View) -> bool:
    """R-begins: “It often begins between the ages of 20 and 40”, “Symptoms appear gradually”."""
    clause = view.clause
    if clause.verb in ("be", "occur") and _AGE_OF_ONSET.match(view.words):
        when = _WHEN.search(view.text, *view.span()) if clause.complement[0] < clause.complement[1] else None
        return when is not None and view.say(
            "hasOnset", (trim(view.text, *when.span()),), "R-begins", subject=other_of(view)
        )
    shown = _SHOW_SYMPTOMS.match(view.complement) if clause.verb in ("show", "develop", "have", "experience") else None
    if shown and view.kind == "people" and not clause.negated and not clause.passive:
        when = _WHEN.match(view.text, clause.span(clause.complement)[0] + shown.end(), view.span()[1])
        about = view.reader.condition.search(view.words) or view.words.startswith(("affected", "most affected"))
        if when is None or not about:
            return False
        limits = tuple(limits_of_subject(view))  # “About 80 percent of people with gout develop symptoms by age 2”
        return view.say("hasOnset", (trim(view.text, *when.span()),), "R-begins", subject=view.subject(), extra=limits)
    name = view.reader.condition_named.match(view.complement) if clause.verb in ("develop", "get") else None
    if name and view.kind == "people" and not clause.negated and _ANYBODY.fullmatch(view.words):
        start, end = view.span()
        when = _AT_AGE.match(view.text, start + name.end(), end)
        return when is not None and view.say("hasOnset", (trim(view.text, *when.span(1)),), "R-begins")
    if clause.passive or clause.negated or view.section in ("treatment", "exams"):
        return False
    is_first = clause.verb in _COMES and _FIRST.fullmatch(view.words) is not None
    is_begun = clause.verb in ("begin", "start", "appear", "develop", "emerge")
    is_seen = clause.verb in ("be", "become") and _SEEN.match(view.complement)
    if not (is_first or is_begun or is_seen):
        return False
    if _WHOM.match(view.complement):
        return False  # in whom, not when
    if (
        view.kind == "other"
        and not is_first
        and clause.verb in ("begin", "start", "appear")
        and view.section in ("summary", "symptoms")
        and clause.complement[0] < clause.complement[1]
        and _WHEN.match(view.text, *view.span())
        and any(word.rstrip(",") in COMPLETE or _COMPLAINT.fullmatch(word) for word in view.words.split())
    ):
        return view.clause_object("hasOnset", "R-begins", "B", whole=True)  # of a complaint, which it names
    if (view.kind not in ("condition", "symptoms", "hasForm") and not is_first) or clause.words(clause.complement)[
        :1
    ] == []:
        return False
    first = clause.words(clause.complement)[0]
    if first.low in ("to", "with", "from", "when", "if") or not _ONSET.search(view.complement):
        return False
    words = clause.words(clause.complement)
    ends = (
        at
        for at in range(1, len(words))
        if words[at].low in ("with", ",") or _goes_on(words, at) or _tells_as_what(words, at)
    )
    stop = next(ends, None)
    if stop is not None:  # “begin in infancy with fits, which …”, “begin subtly and progress slowly”
        clause.complement = (clause.complement[0], clause.complement[0] + stop)
    count = len(view.reader.claims)
    done = view.clause_object("hasOnset", "R-begins", "A", whole=False)
    view.drop_behind(count)
    return done


#: What is taken for a test: “Taking a medical history”.
_TAKING = re.compile(
    r"(?:taking|obtaining) (?:an? |your |the )?(?:[\w']+ )*?(?=(?:medical|family|health|complete|detailed)\b)"
)
_HEAD_END = re.compile(r"\s(?:(?:of|for|from|that|which|to|in|on|with|called)\b|\()|,")
_SOME_TEST = re.compile(r"(?:this|these|that|such|the|other|another|some|many)\s+(?:\w+\s+)?tests?$")


@rule(verbs=_TEST_VERBS | {"be"}, kinds=["other", "tests"], sections=["exams"], negated=False)
def is_test(view: View) -> bool:
    """R-is-test: “A T4 test measures …”, “An EKG can show …” among exams: the subject is a test."""
    taking = _TAKING.match(view.words)
    if taking and "history" in view.words:  # “Taking a medical history is one of the first things …”
        start, end = view.subject_span()
        return view.objects("hasTest", start + taking.end(), end, "R-is-test", "B")
    if view.clause.verb == "be":
        return False
    head = _HEAD_END.split(view.words, maxsplit=1)[0].strip(" ,")
    if _SOME_TEST.match(head) or not TEST.search(head):
        return False
    return view.objects("hasTest", *view.subject_span(), "R-is-test", "B")


#: What the body makes: “Insulin is a hormone that your body makes”.
_OF_BODY = re.compile(
    r"an? (?:\w+ )?(?:chemical|hormone|protein|substance)\b.*\b(?:body|glands?|made|pancreas|produced?)\b"
)


@rule(
    verbs=["be"],
    kinds=["medicines", "other", "treatments"],
    sections=["outlook", "prevention", "summary", "support", "symptoms", "treatment"],
    negated=False,
)
def is_treatment(view: View) -> bool:
    """R-is-treatment: “Corticosteroids are medicines that …”, “Radiation therapy is a treatment that …” in treatment."""
    if _A_TREATMENT.match(view.words) or view.words.split()[0] in (
        "this",
        "these",
        "it",
        "they",
        "those",
        "another",
        "other",
        "here",
    ):
        return False
    if view.section not in ("treatment", "support") and not treats_by_name(view.words):
        return False
    if _OF_BODY.match(view.complement):
        return False
    if _IS_MEDICINE.match(view.complement) or MEDICINE.fullmatch(view.words):
        return view.objects("hasMedicine", *view.subject_span(), "R-is-treatment", "B")
    way = _A_WAY.match(view.complement)
    if way and (treats_by_name(view.words) or view.reader.condition.match(view.complement, way.end())):
        return view.objects(kind_of_treatment(view.words, "hasTreatment"), *view.subject_span(), "R-is-treatment", "B")
    if _IS_TREATMENT.match(view.complement):
        return view.objects(kind_of_treatment(view.words, "hasTreatment"), *view.subject_span(), "R-is-treatment", "B")
    return False
