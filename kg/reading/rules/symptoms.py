"""Symptoms and signs, and enumerations of any kind."""

from __future__ import annotations

import re

from kg.entry.lexicon import ADVERBS, BODY, COMPLETE, CONJ, DET, PREP, VERB_FORMS, is_adjective
from kg.reading.cues import HAVE_VERBS, NAMED_DISEASE, OUTCOME, TEST, UNKNOWN
from kg.reading.found import DEFAULT, LIST_DEFAULT, with_limit
from kg.reading.phrases import Phrase
from kg.reading.qualifiers import Limit
from kg.reading.tokens import Token, trim
from kg.reading.view import View

__all__ = ["affects", "enumerates", "people_have", "present", "there"]


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
#: “Conditions that can cause …”.
_THAT_CAUSE = re.compile(
    r"(?:[\w-]+ ){0,3}(?:conditions|diseases|disorders|drugs|factors|foods|illnesses|infections|medicines|medications|problems|substances|things) "
    r"(?:that|which) (?:can |may |might |could |also |sometimes )*(?:cause|trigger|lead to|(?:increase|raise) (?:the |your )?risk (?:of|for)) "
)
#: Predicates of which “These include …” may go on.
_LISTED = frozenset(
    [
        *("hasCause", "hasComplication", "hasFinding", "hasForm", "hasMedicine", "hasPrevention", "hasRiskFactor"),
        *("hasSymptom", "hasTest", "hasTreatment", "hasTrigger", "occursWith"),
    ]
)
_THIS_ONE = re.compile(r"th(?:is|e same)\s+(?:[\w-]+\s+)?(?:procedure|test|treatment|therapy|exam|scan|surgery|medicine|drug)\b")
#: Adjectives that do not look like any.
_EVALUATING = frozenset(["apparent", "different", "evident", "important", "often", "persistent", "present", "prominent"])


def _is_of_noun(words: list[Token]) -> bool:
    """Whether an adjective stands before its noun: “excessive bleeding”, not “similar to those of gout”."""
    return (
        len(words) > 1
        and is_adjective(words[0].low)
        and words[0].low not in ("similar", "common", "different", "rare")
        and words[1].text.isalpha()
        and words[1].low not in PREP | CONJ | ADVERBS | {"when", "if", "that"}
    )


def enumerates(view: View) -> bool:
    """R-include: “Symptoms may include a, b and c”, “The cause is a toxin”, “Risk factors are …”."""
    clause = view.clause
    does = _THAT_CAUSE.match(view.words) if clause.verb in ("include", "be") else None
    if does and (about := view.reader.condition.search(view.words, does.end())) and about.end() >= len(view.words) - 1:
        before = next((each for each in reversed(view.all[: view.index]) if each.opener == "rel"), None)
        clause.modal = clause.modal or (before.modal if before else "")
        predicate = "hasRiskFactor" if "risk" in does.group() else "hasCause"
        return view.objects(predicate, *view.span(), "R-include", "A", drop_purpose=False)
    predicate = {
        "symptoms": "hasSymptom",
        "tests": "hasTest",
        "treatments": "hasTreatment",
        "medicines": "hasMedicine",
        "causes": "hasCause",
    }.get(view.kind, view.kind if view.kind.startswith("has") else "")
    if not predicate:
        if (
            clause.verb == "include"
            and view.words in ("these", "they", "this", "it", "examples", "some examples", "others")
            and view.section in LIST_DEFAULT
        ):
            predicate = view.reader.claims[-1].predicate if view.reader.claims else LIST_DEFAULT[view.section]
            before = max((stop for _, stop in view.reader.claims[-1].evidence), default=0) if view.reader.claims else 0
            if predicate not in _LISTED or view.text[before : view.piece.start].strip(" \n.:"):
                return False  # of what was named last, and not of the condition
        elif (
            clause.verb == "include"
            and view.section in LIST_DEFAULT
            and view.kind == "other"
            and not view.speaks_of_it()
        ):
            return False
        elif clause.verb == "include" and view.section in LIST_DEFAULT and view.kind != "condition":
            predicate = next((named for words, named in _NAMED_BY if words.search(view.words)), LIST_DEFAULT[view.section])
            start, end = view.subject_span()
            if len(view.words.split()) <= _HEAD and not _OPEN.search(view.words) and "risk" not in view.words:
                view.objects(predicate, start, end, "R-include-head", "B")
        else:
            return False
    if predicate == "hasSymptom" and view.section == "complications":
        predicate = "hasComplication"
    if view.kind == "none" and not view.words and not view.list_predicate and clause.opener == "main":
        return False  # of what it does not say
    if clause.verb == "include" and re.search(r"\bat (?:\w+ )?risk\b", view.words):
        predicate = "hasRiskFactor"
    if _THIS_ONE.match(view.words) or (view.kind == "other" and view.words.startswith(("these ", "such "))) or (view.section == "exams" and view.kind == "other" and TEST.search(view.words)):
        return False  # “This procedure involves …”, “An MRI may include …”
    if predicate == "hasCause" and re.search(r"\bcauses? of death\b", view.words):
        predicate = "hasCauseOfDeath"
    if view.words.startswith(("examples of", "some examples of")) and view.kind == "other":
        return False
    if view.words in ("it", "this", "they") and clause.verb == "be" and view.complement.split(" ", 1)[0] not in DET:
        return False  # “It is important to …”
    if predicate == "hasTest" and view.section == "causes":
        return False
    of = re.search(r"\s(?:of|for)\s+", view.words)
    if predicate == "hasForm" and of and not view.reader.condition.match(view.words, of.end()):
        return False  # “The types of radiation are …”
    if clause.verb == "involve" and predicate != "hasSymptom" and view.kind != "treatments":
        return False
    if clause.verb in ("include", "involve") and not clause.passive:
        return view.objects(
            predicate,
            *view.span(),
            "R-include",
            "A",
            drop_purpose=predicate in ("hasTest", "hasTreatment", "hasMedicine"),
        )
    if clause.verb == "be" and not clause.negated and clause.complement[0] < clause.complement[1]:
        first = clause.words(clause.complement)[0]
        if re.match(r"(?:often |usually |sometimes )?(?:the |an? )?(?:[\w-]+ )?(?:signs?|symptoms?|causes?|results?|parts?|reasons?|indications?|forms?) of\b", view.complement):
            return False  # “Complications may be the first sign of it”
        if UNKNOWN.search(view.complement) or (clause.modal and predicate in ("hasMedicine", "hasTest", "hasTreatment")):
            return False
        if first.low == "to" and predicate in ("hasTreatmentGoal", "hasTreatment"):
            return view.objects(
                "hasTreatmentGoal",
                clause.words(clause.complement)[0].end,
                view.span()[1],
                "R-goal",
                "A",
                drop_purpose=False,
            )
        if (
            first.low in DET | {"due"}
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
                and (view.reader.condition.search(view.words) or not re.search(r"\s(?:of|for|in)\s", view.words))
                and len(view.complement.split()) > 3
            )
        ):
            start, end = view.span()
            if (
                predicate in ("hasTreatment", "hasTest")
                and re.search(r"\b(?:of|for)\b", view.words)
                and not view.reader.condition.search(view.words)
            ):
                return view.clause_object(predicate, "R-are-clause", "C", whole=True)
            kind = re.match(
                r"(?:usually |often )?(?:the )?(?:exact |most common |main |usual |only )?(?:cause|symptoms?|treatment)",
                view.words,
            )
            if (
                re.match(r"(?:the|this)\b", view.words)
                and len(view.complement.split()) == 1
                and predicate in ("hasTreatment", "hasTest")
            ):
                return False  # “The procedure is quick”
            if len(view.complement.rstrip(" .").split()) == 1 and (clause.modal or predicate == "hasForm"):
                return False  # “All forms can be deadly”
            if kind or view.kind in ("symptoms", "causes") or len(view.complement.split()) <= 16:
                return view.objects(predicate, start, end, "R-are", "A" if kind else "B")
    if clause.verb in (
        "use",
        "give",
        "do",
        "perform",
        "need",
        "help",
        "order",
        "order",
        "recommend",
        "prescribe",
    ) and view.kind in ("tests", "treatments", "medicines"):
        return False
    return False


def people_have(view: View) -> bool:
    """R-people-have: “People with X may have a, b, c”, “You may feel …”."""
    clause = view.clause
    if (
        view.kind not in ("people", "condition", "none")
        or clause.passive
        or not (clause.verb in HAVE_VERBS or (clause.verb in _SUFFERS and clause.modal in ("may", "can", "might")))
        or view.section
        not in (
            "symptoms",
            "summary",
            "complications",
            "outlook",
            "causes",
            "risk",
            "types",
            "genetics",
            "considerations",
            "frequency",
            "exams",
        )
    ):
        return False
    if view.section == "exams" and (
        clause.verb not in ("have", "show") or not (view.reader.condition.search(view.piece.text) and _LEVEL.search(view.complement))
    ):
        return False
    if view.kind == "none" and clause.opener != "coord":
        return False
    if view.kind == "condition" and clause.verb not in ("have", "show"):
        return False
    predicate = {"complications": "hasComplication", "exams": "hasFinding", "outlook": "hasPrognosis"}.get(
        view.section, "hasSymptom"
    )
    if _INHERITS.search(view.complement):
        return False  # “have a change in a gene”, “has a 50 % chance to inherit it”
    if view.section == "outlook" and clause.verb in ("develop", "have") and not OUTCOME.search(view.complement):
        predicate = "hasComplication"
    if view.complement.startswith("periods ") or view.reader.only.match(
        re.split(r" (?:after|because|due|when|in|by|at) ", view.complement)[0].rstrip(" .,")
    ):
        return False
    if view.complement.startswith("a family history"):
        return view.objects("hasRiskFactor", *view.span(), "R-people-have", "B", view.subject())
    if view.section == "risk" and not NAMED_DISEASE.match(view.complement):
        return False
    if view.section == "risk":
        return view.objects("occursWith", *view.span(), "R-people-have", "B", view.subject(), drop_purpose=False)
    if (
        clause.verb != "experience"
        and NAMED_DISEASE.match(view.complement.split(",")[0].split(" or ")[0])
        and view.section
        in (
            "summary",
            "causes",
            "genetics",
            "frequency",
        )
    ):
        predicate = "occursWith"
    if clause.verb == "get" and (view.reader.condition_named.search(view.complement) or _CAUGHT.match(view.complement)):
        return False  # who gets it
    if clause.verb in {"become", "lose", "get", "look", "appear"} | _SUFFERS or (
        clause.verb == "feel" and view.complement.startswith(("as", "like", "that"))
    ):
        return view.clause_object(predicate, "R-people-become", "B", whole=_GROUP.match(view.words) is not None)
    if predicate == "hasPrognosis":
        return view.clause_object(predicate, "R-people-outcome", "B", whole=False)
    if clause.chain == "unable":
        return view.clause_object(predicate, "R-people-become", "B", whole=False)
    if clause.chain == "able":
        return False
    count = len(view.reader.claims)
    done = view.objects(predicate, *view.span(), "R-people-have", "A", view.subject(), drop_purpose=False)
    if _GROUP.match(view.words):  # “Infants with botulism have …” is said of infants
        start, end = view.subject_span()
        who = Limit("population", view.text[start:end], start, end)
        view.reader.claims[count:] = [with_limit(claim, who) for claim in view.reader.claims[count:]]
    return done


#: What people get that is no symptom.
_CAUGHT = re.compile(r"(?:them|it|infected|the |tested|help|treat|pregnant|checked|vaccinated|care|medical|(?:an? )?(?:test|exam|vaccin))")
#: What people do that is a symptom.
_SUFFERS = frozenset(["bleed", "bruise", "cough", "faint", "fall", "sweat", "tire", "vomit"])
#: What a test finds in people.
_LEVEL = re.compile(r"\b(?:low|lower|high|higher|abnormal\w*|elevated|increased|decreased|reduced|levels?|number|counts?|enlarged)\b")
#: What is of genes and parents, and no symptom.
_INHERITS = re.compile(
    r"\b(?:mutations?|genes?|cop(?:y|ies)|parents?|relatives?|chances?|inherit\w*|inheritance|carriers?|variants?|tests?)\b"
)
#: People who are not all that have the condition.
_GROUP = re.compile(
    r"(?:(?:some|many|most|other|older|younger|young|pregnant|adult|teenage) )*"
    r"(?:children|infants|babies|newborns|women|men|boys|girls|adults|teenagers|survivors|smokers|athletes)\b"
)
#: Whom the condition affects, rather than what.
_PEOPLE = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:people|persons|men|women|children|adults|infants|everyone|patients|individuals|families|males|females|ages?|age groups|races|sexes)\b"
)


def affects(view: View) -> bool:
    """R-affects: “X affects the skeletal muscles”, “In most people with X, the eyes are affected”."""
    clause = view.clause
    if (
        clause.passive
        and clause.verb in ("affect", "involve")
        and view.kind == "other"
        and view.section in ("summary", "symptoms")
        and not view.complement.startswith("by")
        and any(word in BODY for word in view.words.split())
    ):
        return view.objects("affects", *view.subject_span(), "R-affected", "B")
    if (
        clause.verb in ("affect", "involve", "damage", "destroy", "attack")
        and not clause.passive
        and view.kind in ("condition", "none")
        and view.section in ("summary", "symptoms", "causes", "types")
    ):
        if clause.verb in ("affect", "involve"):
            if re.search(r"\b(?:health|quality of life|functioning|lifespan|intelligence)\b", view.complement):
                return view.clause_object("hasPrognosis", "R-outcome", "B", whole=False)
            if _PEOPLE.match(view.complement):
                return view.clause_object("occursIn", "R-occurs-in", "A", whole=False)
            first = re.split(r",| and | or | in | of | that | which |\.", view.complement)[0].split()
            if clause.verb == "involve" and (not first or first[-1] not in BODY):
                if "," in view.complement:
                    return view.objects("hasSymptom", *view.span(), "R-affects", "B", drop_purpose=False)
                return view.clause_object("hasMechanism", "R-affects-clause", "B", whole=False)
            return view.objects("affects", *view.span(), "R-affects", "A", drop_purpose=False)
        return view.clause_object("hasMechanism", "R-affects-clause", "B", whole=False)
    return False


#: What becomes of a part of the body.
_CHANGES = frozenset(
    [
        "ache",
        "become",
        "bleed",
        "burn",
        "change",
        "darken",
        "enlarge",
        "fade",
        "feel",
        "get",
        "hurt",
        "itch",
        "look",
        "protrude",
        "shrink",
        "stiffen",
        "swell",
        "thicken",
        "tighten",
        "turn",
        "weaken",
    ]
)


#: What is said of something and tells no finding.
_GOOD = re.compile(r"(?:very |also |more )?(?:harmful|dangerous|important|good|bad|useful|helpful|difficult|hard|due|caused|a |an |the )")


def _present_in_summary(view: View) -> bool:
    """The same where no heading says “Symptoms”: only of a complaint by name, or of a place of the body."""
    clause = view.clause
    if clause.negated or clause.passive:
        return False
    names_it = any(word in COMPLETE for word in view.words.split())
    place = re.match(r"(?:on|in|at|around|to) the ([\w-]+)", view.complement)
    is_on_body = place is not None and place.group(1) in BODY
    if clause.verb == "occur" and (names_it or is_on_body):
        return view.objects("hasSymptom", *view.subject_span(), "R-occurs", "B")
    if clause.verb in ("begin", "start", "spread", "move") and names_it and is_on_body:
        return view.clause_object("hasSymptom", "R-spreads", "B", whole=True)
    of_body = any(word.rstrip(",") in BODY for word in view.words.split())
    if clause.modal in ("may", "can") and of_body and clause.verb in _CHANGES | {"be"} and not _GOOD.match(view.complement):
        return view.clause_object("hasSymptom", "R-body", "B", whole=True)
    return False


def present(view: View) -> bool:
    """R-present: “Ptosis may occur”, “Reflexes are usually lost”, “a goiter may be found”."""
    clause = view.clause
    if view.section == "summary" and view.kind == "other":
        return _present_in_summary(view)
    if view.section not in ("symptoms", "exams", "complications") or view.kind != "other":
        return False
    predicate = DEFAULT[view.section]
    if (
        clause.verb in _CHANGES
        and not clause.passive
        and view.section == "symptoms"
        and any(word.rstrip(",") in BODY for word in view.words.split())
    ):
        return view.clause_object(predicate, "R-body", "B", whole=True)
    if (
        clause.verb in ("begin", "start", "spread", "move")
        and not clause.passive
        and view.section == "symptoms"
        and any(word in BODY for word in view.complement.split())
    ):
        return view.clause_object(predicate, "R-spreads", "B", whole=True)
    if (
        clause.verb in ("occur", "happen", "develop", "appear")
        and not clause.passive
        and not re.match(r"(?:from|because|after|similar|when|if)", view.complement)
        and not any(each.link in ("when", "if") for _, each in view.following("sub"))
    ):
        return view.objects(predicate, *view.subject_span(), "R-occurs", "B")
    if any(each.link in ("when", "if") for _, each in view.following("sub")) and clause.verb == "be":
        return False  # what a word means
    if (clause.passive and clause.verb in ("find", "see", "notice", "observe")) or (
        clause.verb == "be" and re.match(r"(?:present|common|possible|seen|visible)\b", view.complement)
    ):
        return view.objects(predicate, *view.subject_span(), "R-found", "A")
    if (
        view.section == "exams"
        and clause.verb == "be"
        and re.match(r"(?:abnormal|high|low|normal|decreased|increased|elevated|positive|absent|weak)", view.complement)
    ):
        return view.clause_object("hasFinding", "R-finding-clause", "B", whole=True)
    return False


def there(view: View) -> bool:
    """R-there: “There is no cure”, “There may be headaches”."""
    clause = view.clause
    if view.kind != "there":
        return False
    words = clause.words(clause.complement)
    if not words:
        return False
    if any(token.low == "no" for token in words[:4]) or clause.negated:
        if re.search(r"\b(?:cure|treatment|vaccine|prevention|way to prevent|test)\b", view.complement):
            predicate = (
                "hasPrevention"
                if view.section == "prevention" or "vaccine" in view.complement
                else "hasTest"
                if re.search(r"\btests?\b", view.complement)
                else "hasTreatment"
                if re.search(r"\btreatments?\b", view.complement.split(" or ")[0])
                else "hasPrognosis"
            )
            no = next((at for at, token in enumerate(words[:4]) if token.low == "no"), 0)
            start, end = trim(view.text, words[no].start, words[-1].end)
            view.reader.add(
                predicate,
                Phrase(((start, end),), view.text[start:end]),
                view.section,
                "R-there-is-no",
                "A",
                evidence=((view.piece.start, view.piece.end),),
                negated=clause.negated,
            )
            return True
        return False
    if re.match(r"(?:\w+ ){0,2}?(?:medicines|medications|drugs|treatments|therapies)\b", view.complement):
        predicate = "hasMedicine" if re.match(r"(?:\w+ ){0,2}?(?:medic|drug)", view.complement) else "hasTreatment"
        return view.clause_object(predicate, "R-there-are", "C", whole=False)
    if re.match(
        r"(?:\w+ )?(?:two|three|four|five|six|several|many|different|more than|\d+)?\s*(?:main |different )?(?:types|kinds|forms|ways|many)\b",
        view.complement,
    ):
        colon = next((token for token in words if token.text == ":"), None)
        if colon is not None and view.reader.condition.search(view.complement):
            view.objects("hasForm", colon.end, view.piece.end, "R-there-are", "A", drop_purpose=False)
        return True
    predicate = DEFAULT.get(view.section, "")
    if view.section == "summary" and clause.modal in ("may", "can") and any(token.low in COMPLETE for token in words[:4]):
        return view.objects("hasSymptom", *view.span(), "R-there", "B")
    if not predicate or view.section not in ("symptoms", "exams", "complications"):
        return False
    return view.objects(predicate, *view.span(), "R-there", "B")
