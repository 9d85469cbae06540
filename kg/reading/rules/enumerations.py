"""Enumerations of any kind, and what there is."""

from __future__ import annotations

import re

from kg.entry.lexicon import ADVERBS, CONJ, DET, PREP, VERB_FORMS, is_adjective
from kg.reading.cues import DISEASE, TEST, UNKNOWN
from kg.reading.found import LIST_DEFAULT
from kg.reading.rule import AnyBut, rule
from kg.reading.sound import is_pointing
from kg.reading.subjects import KINDS, other_of
from kg.reading.tokens import Token
from kg.reading.view import View

__all__ = ["are", "includes", "only_possible"]


#: Predicates of what some kinds of subject announce; of others, the kind is the predicate.
_ANNOUNCED = {kind: predicate for predicate, kind in KINDS.items()}
#: Kinds of subject that announce nothing.
_OPEN_KINDS = ("condition", "none", "other", "outlook", "people", "provider", "there", "this")
#: Words of a head that is a thing of its own, and what makes it none.
_HEAD = 6
_OPEN = re.compile(r"\b(?:course|approach|goals?|examples?|other|that|which|available|used|some|many|these)\b")
#: A subject that promises one thing: “A characteristic feature of gout is …”, “The hallmark of gout is …”.
_ONE_OF = re.compile(
    r"(?:a|an|the|one|another)\s(?:[\w-]+\s){0,4}?(?:features?|symptom|sign|hallmark|cause|risk factor|complication|type|form)\s(?:of|for|in)\s"
)


#: What a subject announces by its words.
_NAMED_BY = tuple(
    (re.compile(words), predicate)
    for words, predicate in (
        (r"\bprevent", "hasPrevention"),
        (r"\btreat|\btherap|\bmanagement\b|\bcare\b", "hasTreatment"),
        (r"\bdiagnos|\btest|\bexam", "hasTest"),
    )
)
#: “Syndromes that have been associated with X include …”.
_GOING_WITH = re.compile(r"(?:[\w-]+ )?(?:conditions|diseases|disorders|syndromes) .*\bassociated with\b")
#: Some of what the condition is the name of: “Some of the more common dystrophies include …”.
_SOME_OF_THEM = re.compile(r"(?:some|many|several|the most common|the more common|common|examples|the)\b")
#: Predicates of which “These include …” may go on.
_LISTED = frozenset(
    [
        *("hasCause", "hasComplication", "hasFinding", "hasForm", "hasMedicine", "hasPrevention", "hasRiskFactor"),
        *("hasSymptom", "hasTest", "hasTreatment", "hasTrigger", "occursWith"),
    ]
)
_OF_CARE = re.compile(r"\b(?:risks?|disadvantages?|drawbacks?|benefits?|advantages?|reasons?)\b")
_OTHER_ONES = re.compile(
    r"(?:other|some other|similar|related) (?:[\w-]+ )?(?:diseases|disorders|conditions|syndromes|illnesses)\b(?! associated)"
)
_OTHER_SHORT = re.compile(r"[Oo]ther [A-Z]{2,}s\b")
_OTHER_KIND = re.compile(r"other (\S.*?) (?:found|in|seen)\b.*")
_THIS_ONE = re.compile(
    r"the (?:operation|procedure)\b|th(?:is|e same)\s+(?:[\w-]+\s+)?(?:procedure|test|treatment|therapy|exam|scan|surgery|medicine|drug)\b"
)
#: What “These include …” can go on with where a section has one subject.
_OF_ONE_KIND = {
    "treatment": ("hasMedicine", "hasTreatment"),
    "prevention": ("hasPrevention",),
    "exams": ("hasFinding", "hasTest"),
    "symptoms": ("hasSymptom",),
    "complications": ("hasComplication",),
}
#: One of several, that was named before: “This form does not include …”, “Symptoms of this condition are …” of a complication.
_OF_THIS = re.compile(r"^(?:this|that|these)\b|\bof (?:this|that|these)\b")
#: How common a form is, which names none.
_HOW_COMMON = re.compile(r"(?:(?:less|more|most|very) )?(?:common|frequent|rare|uncommon)\b")
#: Adverbs that may stand between “is” and what it is.
_OFTEN = frozenset(["commonly", "frequently", "generally", "mainly", "often", "typically", "usually"])
#: Adjectives that do not look like any.
_EVALUATING = frozenset(
    ["apparent", "different", "evident", "important", "often", "persistent", "present", "prominent"]
)


#: What is no noun behind an adjective.
_NO_NOUN = PREP | CONJ | ADVERBS | {"when", "if", "that"}


def _is_of_noun(words: list[Token]) -> bool:
    """Whether an adjective stands before its noun: “excessive bleeding”, not “similar to those of gout”."""
    return (
        len(words) > 1
        and is_adjective(words[0].low)
        and words[0].low not in ("similar", "common", "different", "rare")
        and words[1].text.isalpha()
        and words[1].low not in _NO_NOUN
    )


#: A test by its name, which is none of a kind: “the stool test”, not “the best test”.
_A_TEST = re.compile(
    r"(?:an?|the|this) (?:(?!(?:best|most|main|only|first|usual|standard|preferred|primary|commonest|other|another|next|key|single|definitive|"
    r"diagnostic|initial|gold|recommended|useful|simplest|two|three|four)\b)[\w-]+ )+(?:tests?|exams?|studies|procedure)(?:,.*)?"
)
_FACTORS = re.compile(r"^(?!.*\brisk).*\bfactors$")
_CASES = re.compile(r"(?:mild|milder|more severe|most|rare|severe|some) cases\b")
_POSSIBLE = re.compile(r"(?:the |some |other |common )*(?:possible|potential)\b")
#: Upon what something acts, by a relative clause of a subject.
_ACTING_ON = re.compile(
    r" (?:that|which) (?:can |may |might |also |often )*(?:affect|cause|contribute to|impact|influence|lead to|make|trigger|worsen) (?:(?:the|an?|your|their) )*"
)
_KINDS = re.compile(r"\b(?:conditions|diseases|disorders|illnesses|problems)$")
#: What a form is like; symptoms that were named before, and of what that must have been.
_FEATURES = re.compile(r"(?:the )?(?:signs|symptoms|features|problems)\b")
_THESE = re.compile(r"(?:these|those|such) (?:\w+ )?(?:complications|effects|problems|signs|symptoms)\b")
_OF_IT = frozenset(["condition", "people", "symptoms", "hasComplication"])


#: What is amiss, by kinds: “Skeletal abnormalities may include …”; what brings attacks on.
_AMISS = re.compile(
    r"(?:other |additional |common |characteristic |associated |these )*(?:[\w-]+ (?:and )?){1,3}(?:abnormalities|anomalies|complaints|defects|deformities|difficulties|malformations|problems)"
)
_ATTACKS = re.compile(r"(?:attacks?|episodes?|flares?|flare-ups?|symptoms)\b")
#: A head that says nothing which its members do not: “sexual problems in men include …”.
_PROBLEMS = re.compile(r"\b(?:conditions|disorders|examples|problems|types)\b")


_OF = re.compile(r"\s(?:of|for)\s+")
_A_PART = re.compile(
    r"(?:often |usually |sometimes )?(?:the |an? )?(?:[\w-]+ )?(?:signs?|symptoms?|causes?|results?|parts?|reasons?|indications?|forms?) of\b"
)


def _is_amiss(view: View) -> bool:
    """Whether a subject names what is amiss in those who have it; “these problems” only right behind such a claim."""
    if view.clause.verb != "include" or view.section not in ("summary", "symptoms") or view.reader.is_elsewhere:
        return False
    if _AMISS.fullmatch(view.words) is None or DISEASE.search(view.words):
        return False
    if not view.words.startswith("these "):
        return True
    last = view.reader.claims[-1] if view.reader.claims else None
    told = max((stop for _, stop in last.evidence), default=0) if last else 0
    is_right_behind = not view.text[told : view.piece.start].strip(" .")
    return last is not None and last.predicate == "hasSymptom" and is_right_behind


_AT_RISK = re.compile(r"\bat (?:\w+ )?risk\b")
_OF_DEATH = re.compile(r"\bcauses? of death\b")


def _announced(view: View) -> str:
    """The predicate of what a clause enumerates; empty where it is not plain, or not of the condition."""
    clause = view.clause
    predicate = _ANNOUNCED.get(view.kind, view.kind if view.kind.startswith("has") else "")
    if predicate == "hasForm" and clause.verb == "include" and _FEATURES.match(view.complement):
        return ""  # what a form is like
    if _THESE.match(view.words) and (view.reader.is_elsewhere or view.reader.last[0] not in _OF_IT):
        return ""
    other = _OTHER_KIND.fullmatch(view.words)
    if other and view.reader.only.match(other.group(1)):
        return ""  # “Other gouts found in birds include …”
    if not predicate:
        if view.section in ("treatment", "exams", "prevention") and _OF_CARE.search(view.words):
            return ""  # “Risks of surgery include …”
        if _OTHER_ONES.match(view.words) or _OTHER_SHORT.match(view.text, view.subject_span()[0]):
            return ""  # “Other diseases with weakness include …”
        if (
            clause.verb == "include"
            and view.words in ("these", "they", "this", "it", "examples", "some examples", "others")
            and view.section in LIST_DEFAULT
        ):
            predicate = view.reader.claims[-1].predicate if view.reader.claims else LIST_DEFAULT[view.section]
            told = max((stop for _, stop in view.reader.claims[-1].evidence), default=0) if view.reader.claims else 0
            if predicate not in _LISTED or view.text[told : view.piece.start].strip(" \n.:"):
                return ""  # of what was named last, and not of the condition
        elif _is_amiss(view):
            predicate = "hasSymptom"
        elif (
            clause.verb == "include"
            and view.section in LIST_DEFAULT
            and view.kind == "other"
            and not view.speaks_of_it()
        ):
            return ""
        elif clause.verb == "include" and view.section in LIST_DEFAULT and view.kind not in ("condition", "people"):
            predicate = next(
                (named for words, named in _NAMED_BY if words.search(view.words)), LIST_DEFAULT[view.section]
            )
            if _SOME_OF_THEM.match(view.words) and (named := view.reader.condition_named.search(view.words)):
                predicate = "hasForm" if named.end() == len(view.words) else predicate
            start, end = view.subject_span()
            if (
                predicate != "hasForm"
                and len(view.words.split()) <= _HEAD
                and not _OPEN.search(view.words)
                and "risk" not in view.words
                and not _PROBLEMS.search(view.words)
            ):
                view.objects(predicate, start, end, "R-include-head", "B")
        else:
            return ""
    if view.words == "these factors" and clause.verb == "include":
        return ""  # of what they are factors, the sentence before tells
    is_told = view.words in ("these", "they") and clause.verb == "include"
    if is_told and predicate not in _OF_ONE_KIND.get(view.section, (predicate,)):
        return ""  # side effects, or what is done against them
    if (predicate == "hasForm" or view.section == "complications") and _OF_THIS.search(view.words):
        return ""  # which one, is told elsewhere
    if predicate == "hasSymptom" and view.section == "complications" and other_of(view)[1] is None:
        predicate = "hasComplication"
    if view.kind == "none" and not view.words and not view.list_predicate and clause.opener == "main":
        return ""  # of what it does not say
    if clause.verb == "include" and "risk" in view.words and _AT_RISK.search(view.words):
        predicate = "hasRiskFactor"
    if predicate == "hasCause" and _GOING_WITH.match(view.words):
        predicate = "occursWith"
    if (
        _THIS_ONE.match(view.words)
        or (view.kind == "other" and view.words.startswith(("these ", "such ")) and not _is_amiss(view))
        or (view.section == "exams" and view.kind == "other" and TEST.search(view.words))
    ):
        return ""  # “This procedure involves …”, “An MRI may include …”
    if predicate == "hasCause" and _OF_DEATH.search(view.words):
        predicate = "hasCauseOfDeath"
    if view.words.startswith(("examples of", "some examples of")) and view.kind == "other":
        return ""
    if view.words in ("it", "this", "they") and clause.verb == "be" and view.complement.split(" ", 1)[0] not in DET:
        return ""  # “It is important to …”
    if predicate == "hasCause" and view.section in ("exams", "outlook", "treatment") and _FACTORS.search(view.words):
        return ""  # on what it depends
    acts = _ACTING_ON.search(view.words) if predicate == "hasCause" else None
    if acts and "trigger" in acts.group() and _ATTACKS.match(view.words, acts.end()):
        predicate = "hasTrigger"
    elif acts and not view.reader.condition.match(view.words, acts.end()):
        return ""  # “Factors that contribute to the pain include …”
    if predicate == "hasTest" and (view.section == "causes" or view.complement.startswith("questions")):
        return ""
    of = _OF.search(view.words)
    if predicate == "hasForm" and not of and view.section in ("treatment", "exams", "prevention"):
        return ""  # “One type is a tight stocking”
    if predicate == "hasForm" and of and not view.reader.condition.match(view.words, of.end()):
        return ""  # “The types of radiation are …”
    return predicate


@rule(kinds=AnyBut("condition", "none", "people", "provider", "there", "this"))
def only_possible(view: View) -> bool:
    """R-include: “Possible complications include a and b” hedges; what they are, other rules read."""
    if _POSSIBLE.match(view.words):
        view.clause.modal = view.clause.modal or "may"
    return False


@rule(verbs=["consist", "include", "involve", "require"])
def includes(view: View) -> bool:
    """R-include: “Symptoms may include a, b and c”, “Tests involve …”."""
    clause = view.clause
    is_list = view.kind == "condition" and clause.verb == "include" and not clause.negated
    if is_list and DISEASE.search(view.complement) and not _FEATURES.match(view.complement):
        is_of_many = clause.text(clause.group).endswith("include") and view.reader.condition_named.search(view.words)
        return is_of_many is not None and view.objects("hasForm", *view.span(), "R-include", "A")  # “Tumors include …”
    predicate = _announced(view)
    if not predicate:
        return False
    if clause.verb == "involve" and _CASES.match(view.words):
        return False  # “Severe cases involve …”
    if clause.verb == "involve" and predicate != "hasSymptom" and view.kind != "treatments":
        return False
    if clause.verb in ("consist", "require") and is_pointing(view.words):
        return False  # “These procedures require …”
    if clause.verb == "consist" and view.kind in ("treatments", "tests") and not clause.negated:
        target = view.after("of")
        return target is not None and view.objects(predicate, *target, "R-include", "A")
    if clause.verb == "require" and view.kind in ("treatments", "tests") and not clause.passive and not clause.negated:
        return view.objects(predicate, *view.span(), "R-include", "B")
    if clause.verb in ("include", "involve") and not clause.passive:
        return view.objects(
            predicate,
            *view.span(),
            "R-include",
            "A",
            drop_purpose=predicate in ("hasTest", "hasTreatment", "hasMedicine"),
        )
    return False


_OF_WHAT = re.compile(r"\s(?:of|for|in)\s")
_OF_OR_FOR = re.compile(r"\b(?:of|for)\b")
_HEAD_END = re.compile(r" (?:of|for|that|which) ")
#: What is the condition’s own by its words.
_ITS = re.compile(
    r"(?:usually |often )?(?:the )?(?:exact |most common |main |usual |only )?(?:cause|symptoms?|treatment)"
)
_NAMED_BEFORE = re.compile(r"(?:the|this)\b")


@rule(verbs=["be"], kinds=AnyBut(*_OPEN_KINDS), negated=False)
def are(view: View) -> bool:
    """R-are: “The cause is a toxin”, “Risk factors are …”."""
    clause = view.clause
    predicate = _announced(view) if clause.complement[0] < clause.complement[1] else ""
    if not predicate:
        return False
    if view.complement.startswith(",") or (predicate == "hasTest" and _A_TEST.fullmatch(view.words)):
        return False  # “… how severe the symptoms are, …”, “A stool test is the analysis of …”: what it is
    if predicate == "hasForm" and view.complement.startswith(("a ", "an ")) and not _ONE_OF.match(f"{view.words} of "):
        return False  # “… disease, dusty type is a disorder”: the name ends so
    if predicate == "hasForm" and _KINDS.search(view.complement.split(" that ")[0].rstrip(" .")):
        return False  # “Inherited forms are lifelong conditions”: what is said of them
    while len(clause.words(clause.complement)) > 2 and clause.words(clause.complement)[0].low in _OFTEN:
        clause.complement = (clause.complement[0] + 1, clause.complement[1])  # “is often a burning pain”
        view.take_words()
    first = clause.words(clause.complement)[0]
    if _A_PART.match(view.complement):
        return False  # “Complications may be the first sign of it”
    later = clause.words(clause.complement)[1:2]
    if (
        later
        and later[0].low in ("until", "when", "if", "because", "for", "to")
        and first.low not in DET
        and first.low != "due"
    ):
        return False  # “The cause was obscure until …”
    if UNKNOWN.search(view.complement) or (clause.modal and predicate in ("hasMedicine", "hasTest", "hasTreatment")):
        return False
    if first.low == "to" and predicate in ("hasTreatmentGoal", "hasTreatment"):
        return view.objects(predicate, first.end, view.span()[1], "R-goal", "A", drop_purpose=False)
    if (first.low == "due" and predicate == "hasSymptom") or view.complement.startswith("that the "):
        return False  # what the symptoms come from; “a hallmark of gout is that the …”
    if (
        first.low in DET
        or first.low == "due"
        or _is_of_noun(clause.words(clause.complement))
        or not (
            is_adjective(first.low)
            or first.low in _EVALUATING
            or first.low in ADVERBS
            or first.low in PREP
            or VERB_FORMS.get(first.low, ("", ""))[1] == "ed"
        )
        or (
            _ONE_OF.match(f"{view.words} of ")
            and (view.reader.condition.search(view.words) or not _OF_WHAT.search(view.words))
            and len(view.complement.split()) > 3
        )
    ):
        start, end = view.span()
        if (
            predicate in ("hasTreatment", "hasTest")
            and _OF_OR_FOR.search(view.words)
            and not view.reader.condition.search(view.words)
        ):
            if predicate == "hasTest" and TEST.search(_HEAD_END.split(view.complement.rstrip(" ."))[0]):
                return view.objects(predicate, start, end, "R-are", "B")
            return view.clause_object(predicate, "R-are-clause", "C", whole=True)
        kind = _ITS.match(view.words)
        if (
            _NAMED_BEFORE.match(view.words)
            and len(view.complement.split()) == 1
            and predicate in ("hasTreatment", "hasTest")
        ):
            return False  # “The procedure is quick”
        if predicate == "hasForm" and _HOW_COMMON.match(view.complement):
            return False
        if len(view.complement.rstrip(" .").split()) == 1 and (clause.modal or predicate == "hasForm"):
            return False  # “All forms can be deadly”
        if kind or view.kind in ("symptoms", "causes") or len(view.complement.split()) <= 16:
            return view.objects(predicate, start, end, "R-are", "A" if kind else "B")
    return False
