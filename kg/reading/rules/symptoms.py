"""What those who have the condition have, feel and become."""

from __future__ import annotations

import re

from kg.reading.cues import HAVE_VERBS, NAMED_DISEASE, OUTCOME, PROVIDER
from kg.reading.rule import rule
from kg.reading.sought import Sought
from kg.reading.tokens import trim
from kg.reading.view import View

__all__ = ["born_with", "people_have"]


#: What people do that is a symptom.
_SUFFERS = frozenset(["bleed", "bruise", "cough", "faint", "fall", "sweat", "tire", "vomit"])
_WHEN = re.compile(r" (?:after|all the|because|due|every|for|most of|when|in|by|at) ")
_A_THING = re.compile(r"an? (?!lot\b|little\b|bit\b)")


@rule(kinds=["people"], sections=["causes", "genetics", "summary", "symptoms"], negated=False)
def born_with(view: View) -> bool:
    """R-born-with: “Infants are born with …”."""
    target = view.after("with") if _BORN.match(view.said) else None
    if target is None:
        return False
    when = _IF.search(view.text, *target)
    end = when.start() if when else target[1]
    return view.objects("hasSymptom", target[0], end, "R-born-with", "A", view.subject(), drop_purpose=False)


@rule(verbs=HAVE_VERBS | _SUFFERS | {"begin", "start"}, kinds=["condition", "none", "people"])
def people_have(view: View) -> bool:
    """R-people-have: “People with X may have a, b, c”, “You may feel …”."""
    clause = view.clause
    begun = _BEGINS.match(view.complement) if clause.verb in ("begin", "start") else None
    if begun and view.kind == "people" and view.section in ("summary", "symptoms") and not clause.negated:
        start, end = view.span()
        return view.objects("hasSymptom", start + begun.end(), end, "R-people-have", "B", view.subject())
    if (
        view.section == "treatment"
        and view.kind == "people"
        and clause.verb == "develop"
        and clause.modal in ("may", "can")
        and not clause.negated
        and view.reader.condition_named.search(view.words)
    ):
        return view.objects("hasComplication", *view.span(), "R-people-have", "A", view.subject(), drop_purpose=False)
    if (
        clause.passive
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
        clause.verb not in ("have", "show")
        or not (view.reader.condition.search(view.piece.text) and _LEVEL.search(view.complement))
    ):
        return False
    if view.kind == "none" and clause.opener != "coord":
        return False
    if clause.modal in ("must", "should") or _THOUGHT.search(view.text, view.piece.start, view.subject_span()[1]):
        return False
    if _ANYBODY.match(view.words) or _RISKS.match(view.complement):
        return False  # what is so in health, or may come; who gets it
    if view.complement.startswith("up "):
        return False  # where it shows up
    if onset := _ONSET.match(view.complement):
        start, end = view.span()
        return view.say("hasOnset", (trim(view.text, start + onset.end(), end),), "R-begins", subject=view.subject())
    if view.kind == "condition" and clause.verb not in ("have", "show"):
        return False
    predicate = {"complications": "hasComplication", "exams": "hasFinding", "outlook": "hasPrognosis"}.get(
        view.section, "hasSymptom"
    )
    if predicate == "hasSymptom" and _MEASURED.match(view.complement):
        predicate = "hasFinding"
    if _NO_CURE.match(view.complement):
        return view.objects("hasPrognosis", *view.span(), "R-no-cure", "A", view.subject())
    if view.kind == "condition" and _NO_TREATMENT.match(view.complement):
        return view.objects("hasTreatment", *view.span(), "R-there-is-no", "A", view.subject(), split=False)
    if clause.verb == "become" and (view.words in ("some", "many", "most", "others") or " who " in view.words):
        return False  # who or what, is told elsewhere
    if clause.verb == "see" and PROVIDER.search(view.complement):
        return False  # whom they should see
    if view.section == "outlook" and _WELL.match(view.complement):
        return False  # “have average intelligence”
    if _INHERITS.search(view.complement):
        return False  # “have a change in a gene”, “has a 50 % chance to inherit it”
    if (
        view.section == "outlook"
        and clause.verb in ("develop", "have")
        and not OUTCOME.search(view.complement.split(",")[0])
        and not _STEADY.search(view.complement)
    ):
        predicate = "hasComplication"
    if (
        _KINDS_OF_IT.match(view.complement)
        or "at risk" in view.words
        or view.complement.startswith("periods ")
        or view.reader.only.match(_WHEN.split(view.complement, maxsplit=1)[0].rstrip(" .,"))
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
        and view.section in ("summary", "causes", "genetics", "frequency")
    ):
        if view.words == "people":
            return False  # anybody: “People develop gout when …”
        predicate = "hasComplication" if clause.verb == "develop" else "occursWith"
    if clause.verb == "get" and (view.reader.condition_named.search(view.complement) or _CAUGHT.match(view.complement)):
        return False  # who gets it
    is_got = clause.verb == "get" and _A_THING.match(view.complement) is not None  # “get a rash”
    if (clause.verb in {"become", "lose", "get", "look", "appear"} | _SUFFERS and not is_got) or (
        clause.verb == "feel" and (view.complement.startswith(("as", "like", "that")) or _STATE.match(view.complement))
    ):
        if view.section in ("causes", "genetics", "risk", "frequency") or _LOSES.match(view.complement) or clause.chain:
            return False  # how it comes about, or what they do about it
        return view.clause_object(predicate, "R-people-become", "B", whole=False)
    if predicate == "hasPrognosis":
        return view.clause_object(predicate, "R-people-outcome", "B", whole=False)
    if clause.chain == "unable":
        return view.clause_object(predicate, "R-people-become", "B", whole=False)
    if clause.chain in ("able", "need"):
        return False  # what is to be done: “may need to have the fluid drained”
    return view.objects(predicate, *view.span(), "R-people-have", "A", view.subject(), drop_purpose=False)


#: What one loses on purpose, and what one becomes that is no complaint.
_LOSES = re.compile(r"weight by\b|(?:eligible|pregnant|older|familiar|aware|involved|accustomed|used)\b")
#: What is only thought of: “If you think you have gout, …”, “a letter indicating the person has gout”.
_THOUGHT = Sought(
    re.compile(
        r"\b(?:if|when|whether)\b[^,;]*\b(?:think|suspect|believe|know|learn|find out)\b[^,;]*$|\bindicat\w+ (?:that )?(?:[\w-]+ ){0,3}\w+$|\b(?:not (?:know|notice|reali[sz]e)|find out why)\b[^,;]*$"
    ),
    ("think", "suspect", "believe", "know", "learn", "find out", "indicat", "not notice", "not reali"),
)
#: “begin experiencing seizures”.
_BEGINS = re.compile(r"(?:developing|experiencing|having|showing) (?!attacks\b|episodes\b|seizures\b|symptoms\b)")
#: When it begins: “has an onset during the first year of life”.
_ONSET = re.compile(r"(?:an? |its )?onset (?=(?:after|around|at|before|between|by|during|in|within)\b)")
_IF = re.compile(r",?\s(?:because|if|when)\s")
_BORN = re.compile(r"(?:\w+ ){1,4}born with ")
#: How many forms there are, and that people feel better.
_KINDS_OF_IT = re.compile(
    r"(?:much |a little )?better\b|(?:quite |very )?well\b|(?:two|three|four|several|many|different)(?: [\w-]+)? (?:categories|classes|forms|groups|kinds|phases|stages|subtypes|types|variants)\b"
)
#: How it goes on: “long periods of stability”.
_STEADY = re.compile(r"\b(?:stability|improvement|attacks|flare-ups|episodes|relief)\b")
#: How one feels: “tired”, “very weak”.
_STATE = re.compile(
    r"(?:(?:very|more|extremely|often) )?(?:anxious|cold|confused|depressed|dizzy|faint|full|hot|ill|irritable|nervous|numb|sad|sick|sleepy|sore|stiff|tired|unwell|weak)\b"
)
#: What is as in others.
_WELL = re.compile(
    r"(?:an? )?(?:normal|near-normal|average|good|excellent|few|full|healthy|no)\b(?!.*\b(?:prognosis|outlook|life|lives|lifespan|expectancy|recovery)\b)"
)
#: That it cannot be cured: “Gout has no cure”.
_NO_CURE = re.compile(r"no (?:known )?cure\b")
_NO_TREATMENT = re.compile(
    r"no (?:(?:known|specific|standard|effective|proven) )*(?:treatment|course of treatment|therapy)(?: or cure)?\W*$"
)
#: What people get that is no symptom.
_CAUGHT = re.compile(
    r"(?:them|it|infected|the |tested|help|treat|pregnant|checked|vaccinated|care|medical|(?:an? )?(?:test|exam|vaccin))"
)
#: What they may get rather than have.
_RISKS = re.compile(r"(?:an? |the )?(?:[\w-]+ ){0,2}(?:chances?|risks?) (?:for|of)\b")
#: Anybody, and those who get ill: “People who develop gout often have major injuries”.
_ANYBODY = re.compile(r"anyone(?! with\b)\b|(?:everybody|everyone)$|[^,]*\bwho (?:develop|get)s?\b")
#: What a test finds in people.
_LEVEL = re.compile(
    r"\b(?:low|lower|high|higher|abnormal\w*|elevated|increased|decreased|reduced|levels?|number|counts?|enlarged)\b"
)
#: What is found out by a test, and not felt.
_MEASURED = re.compile(r"(?:[\w-]+ ){0,4}?(?:\w*antibod(?:y|ies)|counts?|levels?|tit(?:er|re)s?)\b")
#: What is of genes and parents, and no symptom.
_INHERITS = re.compile(
    r"\b(?:ancestry|descent|heritage|mutations?|genes?|cop(?:y|ies)|parents?|relatives?|chances?|inherit\w*|inheritance|carriers?|variants?|tests?)\b"
)
