"""Treatments, their goals, and advice."""

from __future__ import annotations

import re

from kg.entry.lexicon import VERBS
from kg.reading.cues import PROVIDER, TEST
from kg.reading.found import DEFAULT
from kg.reading.phrase import Phrase
from kg.reading.qualifiers import Limit
from kg.reading.rule import rule
from kg.reading.tokens import tokenise, trim
from kg.reading.treating import GIVE_VERBS, THE_DRUGS, TREATS, is_another, treatment_or_medicine, treats_by_name
from kg.reading.view import View

__all__ = ["advice", "directed", "requires", "treated"]


_DIRECTED = re.compile(r"(?:directed|aimed|focused|focuses|designed|geared)\s+(?:at|on|toward|to)\s+")


_AT = re.compile(r"(?:at|on|toward|to)\s+(?!(?:the |specific |each |any |their |your )*(?:signs|symptoms|needs)\b)")
#: By what a goal is reached.
_MEANS = re.compile(r"\s*(?:\(|\bby\s|\bthrough\s)")
_USING = re.compile(
    r"\b(?:through the use of|by giving|by using|with the use of|using|drugs such as|medicines such as)\s+(?:drugs such as )?"
)
_OR_DOING = re.compile(r"\bor\s+(\w+ing\s[^().;]*?)(?=\s+by\b|[.;]|$)")


@rule(
    verbs=["aim", "be", "design", "direct", "focus"],
    kinds=["hasTreatmentGoal", "medicines", "other", "treatments"],
)
def directed(view: View) -> bool:
    """R-goal: “Treatment is directed at decreasing …”, “The goal of treatment is to …”."""
    match = _DIRECTED.match(view.complement) if view.clause.verb == "be" else None
    if view.clause.verb != "be" and (
        (view.section == "treatment" and view.clause.verb != "focus") or view.kind == "treatments"
    ):
        match = _AT.match(view.complement)
    if match is None:
        return False
    words = view.clause.words(view.clause.complement)
    skip = len(match.group().split())
    if skip >= len(words):
        return False
    start, end = words[skip].start, words[-1].end
    means = _MEANS.search(view.text[start:end])
    view.objects(
        "hasTreatmentGoal", start, end if means is None else start + means.start(), "R-goal", "A", drop_purpose=False
    )
    for inner in _USING.finditer(view.text[start:end]):
        begin = start + inner.end()
        stop = next(
            (token.start for token in tokenise(view.text, begin, end) if token.text in ".;)" or token.low == "by"),
            end,
        )
        view.objects(treatment_or_medicine(view.text[begin:stop]), begin, stop, "R-goal-means", "B")
    later = _OR_DOING.search(view.text[start:end])
    if later and means is not None and later.start() > means.start():
        view.objects(
            "hasTreatmentGoal", start + later.start(1), start + later.end(1), "R-goal", "A", drop_purpose=False
        )
    return True


#: A purpose: “to open the airways”, “for pain”.
_DONE_FOR = re.compile(
    rf"in order to\s|for\s(?!(?:only|up to|about|at least|several|many|most|all|some|a few|the first|\d|members|people|patients|individuals|persons|children|adults|those|infants|women|men|anyone|everyone)\b)|to (?:help |better )?(?:{'|'.join(sorted(VERBS))})\b"
)


#: What is done in the course of a test.
_DURING = frozenset(["infuse", "inject", "insert", "inserted", "place", "put", "remove", "take"])


#: What is done to the condition or a complaint, and with a treatment.
_IS_DONE_TO = frozenset(
    [
        *("alleviate", "control", "correct", "cure", "ease", "improve", "lessen", "manage", "minimize", "prevent"),
        *("relieve", "reverse", "treat"),
    ]
)
_IS_GIVEN = GIVE_VERBS | {"deliver", "infuse", "inject", "surgically", "used"}
#: People who are not all that have the condition.
_GROUP = re.compile(r"\b(?:adults|babies|boys|children|girls|infants|men|newborns?|women)\b")
#: What many things do to a complaint that treat nothing.
_EASES = frozenset(["alleviate", "ease", "improve", "lessen", "minimize", "relieve"])


_TO_DETECT = re.compile(r"to (?:help )?(?:diagnose|detect)\b")
_TESTS = re.compile(r"(?:the |some |other )*tests?\b")
_ANY_TREATMENT = re.compile(
    r"(?:the |some |any |no |other |many |these |this |more |your )*(?:treatments?|tests?|medicines?|drugs|medications|procedures?)"
)


_SECTIONS = ("complications", "considerations", "exams", "outlook", "prevention", "summary", "support", "treatment")


@rule(verbs=["require"], kinds=["condition"], sections=_SECTIONS, passive=False, negated=False)
def requires(view: View) -> bool:
    """R-treated-with: “X requires surgery”."""
    target = view.span()
    return treats_by_name(view.complement) and view.objects(
        treatment_or_medicine(view.text[slice(*target)]), *target, "R-treated-with", "B", view.subject()
    )


#: That no more is said.
_NO_MORE = re.compile(r"\W*(?:but\b.*)?$")
_WORD = re.compile(r"\w")


@rule(verbs=_IS_DONE_TO | _IS_GIVEN | {"avoid"}, sections=_SECTIONS, passive=True)
def treated(view: View) -> bool:
    """R-treated: “X is treated with”, “Y is used to treat X”, “Y may be given”."""
    clause = view.clause
    if clause.verb in _IS_DONE_TO:
        target = view.after("with", "by", "using", "through")
        predicate = "hasPrevention" if clause.verb == "prevent" else "hasTreatment"
        if (
            clause.verb in _EASES
            and view.section != "treatment"
            and not (target and treats_by_name(view.text[slice(*target)]))
        ):
            return False  # “It may be relieved by a bowel movement”
        if target is not None:
            if predicate == "hasTreatment":
                predicate = treatment_or_medicine(view.text[slice(*target)])
            count = len(view.reader.claims)
            is_other = view.kind == "other" and is_another(view.words)
            subject = (view.words, view.subject_span()) if is_other else view.subject()
            done = view.objects(predicate, *target, "R-treated-with", "A", subject, drop_purpose=True)
            is_group = view.kind == "people" and subject[1] is None and _GROUP.search(view.words)
            if is_group or (view.kind in ("other", "symptoms") and not is_other):
                # “Pregnant women are treated with …”, “Pain may be treated with …”: of the condition, in these, for that
                start, end = view.subject_span()
                view.limit_since(
                    count, Limit("population" if is_group else "purpose", view.text[start:end], start, end)
                )
            return done
        is_told = clause.verb == "cure" or (clause.verb in ("treat", "control", "manage") and clause.modal == "can")
        if is_told and view.kind == "condition" and _NO_MORE.match(view.complement):
            word = clause.words(clause.group)[-1]  # “It cannot be cured”
            return view.say("hasPrognosis", ((word.start, word.end),), "R-cured", subject=view.subject())
        if not _WORD.search(view.complement):
            return False  # “It can be treated”, and it does not say with what
        if view.kind == "condition":
            predicate = "hasPrognosis"
        return view.clause_object(
            predicate if view.section != "outlook" else "hasPrognosis", "R-treated-clause", "C", whole=True
        )
    if clause.verb == "avoid" and clause.modal in ("must", "should") and view.section == "prevention":
        return view.clause_object("hasPrevention", "R-avoided", "B", whole=True, is_advice=True)
    if clause.verb == "avoid" and view.section == "treatment" and treats_by_name(view.words):
        clause.negated = not clause.negated  # “Aspirin should be avoided” denies that it is a treatment
        return view.objects(treatment_or_medicine(view.words), *view.subject_span(), "R-is-used", "B")
    if clause.verb != "avoid" and view.kind in (
        *("other", "treatments", "medicines", "tests", "none", "symptoms", "causes"),
    ):
        if view.kind == "none" or (view.section == "exams" and clause.verb in _DURING) or "sample" in view.words:
            return False
        if THE_DRUGS.fullmatch(view.words):
            return False
        is_of_it = (
            treats_by_name(view.words) or TREATS.search(view.complement) or view.reader.condition.search(view.whole)
        )
        if view.section == "summary" and view.kind == "other" and not (is_of_it or TEST.search(view.words)):
            return False  # “Vitamins are needed for growth”
        if _ONCE.match(clause.text(clause.group)) or ("only" in clause.adverbs and view.complement.startswith("to ")):
            return False  # what is done no more, or “is only given to those who …”
        if clause.verb in ("place", "put", "insert", "remove") and not treats_by_name(view.words):
            return False  # how a procedure goes
        if clause.verb == "make" or view.complement.startswith(("instead of", "together with")):
            return False  # “It is made of muscles”
        predicate = (
            "hasTest"
            if view.section == "exams" or view.kind == "tests"
            else "hasPrevention"
            if view.section == "prevention"
            else treatment_or_medicine(view.text[slice(*view.subject_span())])
        )
        if clause.verb == "try":
            clause.modal = clause.modal or "may"  # “has been tried”
        purpose = view.complement.startswith(("to ", "for ", "in order to "))
        count = len(view.reader.claims)
        if purpose and not _DONE_FOR.match(view.complement):
            purpose = False  # “given to patients”
        if _TO_DETECT.match(view.complement):
            predicate = "hasTest"
        if predicate == "hasTreatment" and _TESTS.match(view.words):
            predicate = "hasTest"
        if _ANY_TREATMENT.fullmatch(view.words):
            return view.clause_object(predicate, "R-treated-clause", "C", whole=True)
        if predicate == "hasTest" and ((clause.negated and not purpose) or not _names_test(view)):
            return False
        if purpose and _TREATS_OTHER.match(view.complement) and not view.reader.condition.search(view.complement):
            return False  # “… is used to treat asthma”
        done = view.objects(predicate, *view.subject_span(), "R-is-used", "A" if purpose else "B")
        if done and purpose and view.complement:
            words = clause.words(clause.complement)
            while words and words[-1].text in ".,;":
                words = words[:-1]
            if words:
                start, end = words[0].start, words[-1].end
                view.limit_since(count, Limit("purpose", view.text[start:end], start, end))
        return done
    return False


#: What was done, and may be done no more; “has been used” is done still.
_ONCE = re.compile(r"(?:\w+ly )?(?:was|were)\b")
#: That another disease is treated with it.
_TREATS_OTHER = re.compile(
    r"(?:to treat|for treating|for the treatment of)\s[^.;]*?\b(?:arthritis|asthma|cancers?|colitis|depression|diabetes|diseases?|epilepsy|hepatitis|leukemia|lupus|malaria|"
    r"sclerosis|syndromes?|tuberculosis)\b"
)


#: Where the parts of a subject end.
_HEAD_END = re.compile(r"\s(?:of|for|using|with|to|in|on|such)\s|,|\(")
_TEST_NAME = re.compile(
    r"\b(?:tests?|exams?|biops\w+|assay|sampl\w+|cultures?|scans?|procedure|punctures?|\w+scop\w+|\w+gram)\b"
)
#: What a test is done for.
_FINDS_OUT = re.compile(
    r"\b(?:diagnos|detect|confirm|identify|rule out|look for|check|measure|find|evaluat|assess|determine)"
)


def _names_test(view: View) -> bool:
    """Whether what is done has the name of a test, or is said to find something out."""
    return (
        any(TEST.search(part) for part in _HEAD_END.split(view.words))
        or _TEST_NAME.search(view.words) is not None
        or _FINDS_OUT.search(view.complement) is not None
    )


_OF_IT = re.compile(r"(?:against|from) (?:it|them|this|that)\b")
_RISK_OF = re.compile(r"\b(?:risks?|chances?) (?:of|for) ")
_EMERGENCY = re.compile(
    r"\b(?:911|999|112|A&E|ER|emergency|hospital|medical (?:help|care|attention)|poison)\b", re.IGNORECASE
)
_CONTACTS = (
    r"(?:call|contact|see|tell|seek|get (?:medical|emergency|help)|go to (?:the (?:emergency|hospital|nearest)|A&E)|talk (?:to|with)|ask|"
    r"make an appointment|visit|let your (?:doctor|provider)|work with)\b"
)
_CONTACT = re.compile(_CONTACTS, re.IGNORECASE)
#: “If you have been around rodents and have a fever, see your doctor”.
_IF_THEN = re.compile(rf"(?:therefore, )?if (.+?), (?:please )?(?:you should )?{_CONTACTS}", re.IGNORECASE)


#: Words that are said to anybody.
_ASKS = re.compile(
    r"^(?:ask|tell|talk|let|work)\b|, (?:please )?(?:you should )?(?:ask|tell|talk|let|work)\b", re.IGNORECASE
)
_ASKS_WHETHER = re.compile(r"\bask (?!for\b)", re.IGNORECASE)
#: What one has or feels, and is told to see a doctor with.
_HAVING = re.compile(
    r"(?:(?:you|your child|he or she|they) )?(?:also )?(?:(?:start to|begin to) )?(?:(?:have|has|had|notice|develop|experience|feel)s? (?:any )?(?:other )?(?:"
    r"(?:\w+ ){0,3}(?:signs?|symptoms?|problems?|pain|fever|cough|bleeding|swelling|changes?|trouble|difficulty))|feel )",
    re.IGNORECASE,
)
#: Characters within which an imperative begins.
_FIRST_WORDS = 25
_IMPORTANT = re.compile(
    r"(?:very |also )?(?:important|essential|best|necessary|a good idea)(?: for (?:you|people|patients))? to\b"
)


#: What is asked, before those who ask; characters in which that stands.
_HOW = re.compile(r"\b(?:how (?:long|much|many|often|soon)|what|when|whether|which|why)\s$", re.IGNORECASE)
_NEAR = 20


_WHEN = re.compile(r"\b(?:if|when)\s+(.+?)[.]?$")
_SENTENCE_END = re.compile(r"[.!?]\W*\s")
_OTHERWISE = re.compile(r"\b(?:this|these|know|distinguish|differentiate)\b")


@rule(
    sections=[
        *("complications", "contact", "donot", "exams", "outlook", "prevention", "summary", "support", "symptoms"),
        "treatment",
    ]
)
def advice(view: View) -> bool:
    """R-advice: imperatives and “should” in prevention, contact and treatment; “Call … if …”."""
    clause = view.clause
    sentence = view.piece.text
    if_then: re.Match[str] | None = None
    contact = _CONTACT.match(sentence) or (if_then := _IF_THEN.match(sentence)) or view.section == "contact"
    if contact and view.section in (
        "contact",
        "symptoms",
        "treatment",
        "outlook",
        "prevention",
        "exams",
        "summary",
        "complications",
    ):
        when = if_then or _WHEN.search(sentence)
        if when and _SENTENCE_END.search(sentence[: when.start()]):
            when = None  # of another sentence
        for index in range(view.index, len(view.all)):
            view.handled.add(index)
        if when and _ASKS.search(sentence) and not (PROVIDER.search(sentence) or _EMERGENCY.search(sentence)):
            return False  # “If you live with others, ask them to taste the food”
        if when and _ASKS_WHETHER.search(sentence):
            return False  # “Ask your doctor if you should take aspirin”
        if when:
            start, end = trim(view.text, view.piece.start + when.start(1), view.piece.start + when.end(1))
            predicate = "hasContact"
            phrase = Phrase(((start, end),), view.text[start:end])
            qualifiers = [
                Limit(
                    "professional",
                    view.text[view.piece.start : view.piece.start + when.start()].strip(),
                    view.piece.start,
                    view.piece.start + when.start(),
                )
            ]
            view.reader.add(
                predicate,
                phrase,
                view.section,
                "R-contact-if",
                "A" if view.section == "contact" or _HAVING.match(phrase.text) else "B",
                modality="advice",
                evidence=((view.piece.start, view.piece.end),),
                qualifiers=qualifiers,
                negated=clause.negated and if_then is None,
            )
            return True
        if not (PROVIDER.search(sentence) or _EMERGENCY.search(sentence)) or view.kind == "provider":
            return False  # “Talk to other family members”, “Your doctor will ask about your diet”
        return view.clause_object("hasContact", "R-contact", "B", whole=False, is_advice=True)
    important = _IMPORTANT.match(view.complement) if clause.verb == "be" and view.words == "it" else None
    if important and view.section in ("treatment", "summary", "prevention", "support", "outlook"):
        words = clause.words(clause.complement)[len(important.group().split()) :]
        predicate = "hasPrevention" if view.section == "prevention" else "hasTreatment"
        if not words or words[0].low not in VERBS or _OTHERWISE.search(view.complement):
            return False
        count = len(view.reader.claims)
        done = view.objects(predicate, words[0].start, words[-1].end, "R-important", "B", drop_purpose=False)
        view.reader.claims[count:] = [claim._replace(modality="advice") for claim in view.reader.claims[count:]]
        return done
    imperative = (
        view.kind == "none"
        and clause.opener == "main"
        and (
            clause.tokens[clause.group[0]].start - view.piece.start < _FIRST_WORDS
            or (view.index > 0 and view.all[view.index - 1].opener == "sub")
        )
    )
    advises = clause.modal in ("should", "must") or imperative
    if (
        advises
        and clause.subject[0] < clause.subject[1]
        and _HOW.search(view.text[: clause.span(clause.subject)[0]][-_NEAR:])
    ):
        return False  # “… how often you should have checkups”
    if advises and view.section in ("prevention", "treatment", "support", "donot"):
        predicate = DEFAULT[view.section]
        if view.kind == "other" and not clause.modal:
            return False
        if (
            view.section == "treatment"
            and clause.passive
            and clause.verb in ("check", "evaluate", "examine", "monitor", "test")
        ):
            predicate = "hasTest"
        return view.clause_object(
            predicate, "R-advice", "B", whole=view.kind in ("other", "medicines", "treatments", "tests"), is_advice=True
        )
    if (
        view.section == "prevention"
        and not clause.passive
        and clause.verb in ("help", "prevent", "reduce", "lower", "protect", "decrease")
        and view.kind == "other"
        and not _OF_IT.match(view.complement)
        and not (
            (of := _RISK_OF.search(view.complement)) and not view.reader.condition.search(view.complement, of.end())
        )
    ):
        tier = "A" if view.reader.condition.search(view.complement) else "B"
        return view.objects("hasPrevention", *view.subject_span(), "R-prevents", tier)
    return False
