"""Symptoms and signs, and what of the body is affected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entry.lexicon import BODY, COMPLETE, PEOPLE
from kg.reading.cues import DISEASE, HAVE_VERBS, NAMED_DISEASE, OUTCOME, PROVIDER
from kg.reading.found import DEFAULT
from kg.reading.qualifiers import Limit
from kg.reading.view import View

__all__ = ["people_have", "present"]


def people_have(view: View) -> bool:
    """R-people-have: “People with X may have a, b, c”, “You may feel …”, “Infants are born with …”."""
    clause = view.clause
    if view.kind == "people" and _BORN.match(f"{clause.text(clause.group)} {view.complement}") and not clause.negated:
        target = view.after("with")
        if target is None or view.section not in ("summary", "symptoms", "causes", "genetics"):
            return False
        return view.objects("hasSymptom", *target, "R-born-with", "A", view.subject(), drop_purpose=False)
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
        clause.verb not in ("have", "show")
        or not (view.reader.condition.search(view.piece.text) and _LEVEL.search(view.complement))
    ):
        return False
    if view.kind == "none" and clause.opener != "coord":
        return False
    if clause.modal in ("must", "should") or _THOUGHT.search(view.text, view.piece.start, view.subject_span()[1]):
        return False
    if view.complement.startswith("up "):
        return False  # where it shows up
    if view.kind == "condition" and clause.verb not in ("have", "show"):
        return False
    predicate = {"complications": "hasComplication", "exams": "hasFinding", "outlook": "hasPrognosis"}.get(
        view.section, "hasSymptom"
    )
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
        or view.reader.only.match(re.split(r" (?:after|because|due|when|in|by|at) ", view.complement)[0].rstrip(" .,"))
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
        predicate = "occursWith"
    if clause.verb == "get" and (view.reader.condition_named.search(view.complement) or _CAUGHT.match(view.complement)):
        return False  # who gets it
    is_got = (
        clause.verb == "get" and re.match(r"an? (?!lot\b|little\b|bit\b)", view.complement) is not None
    )  # “get a rash”
    if (clause.verb in {"become", "lose", "get", "look", "appear"} | _SUFFERS and not is_got) or (
        clause.verb == "feel" and (view.complement.startswith(("as", "like", "that")) or _STATE.match(view.complement))
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
    having = _HAVING.search(view.words)
    is_some = having and not (
        view.reader.condition.search(having.group(1))
        or DISEASE.search(having.group(1))
        or "condition" in having.group(1)
    )
    start, end = view.subject_span()
    for share in _shares(view.text, start, end):
        view.limit_since(count, share)
    if _GROUP.match(view.words) or is_some:  # “Infants with botulism have …” is said of infants
        group = _SHARE_OF.match(view.text, start, end)
        pointing = _WITH_THIS.search(view.text, start, end)
        end = pointing.start() if pointing else end
        start = group.end() if group else start
        view.limit_since(count, Limit("population", view.text[start:end], start, end))
    return done


#: “30 to 40 percent of”.
_SHARE_OF = re.compile(
    r"(?:about |approximately |around |nearly |almost |more than |less than |up to |at least |an estimated |roughly )*"
    r"(\d+(?:\.\d+)?)(?:\s*(?:%|percent))?(?:(?:\s+to\s+|\s*[-–]\s*)(\d+(?:\.\d+)?))?\s*(?:%|percent)\s+of\s+(?:all |the |these |those )*",
    re.IGNORECASE,
)


def _shares(text: str, start: int, end: int) -> Iterator[Limit]:
    """The share of people of whom a subject speaks, in per cent."""
    found = _SHARE_OF.match(text, start, end)
    for kind, group in (("share", 1), ("share to", 2)) if found else ():
        if found is not None and found.group(group):
            yield Limit(kind, found.group(group), *found.span(group))


#: What is only thought of: “If you think you have gout, …”, “a letter indicating the person has gout”.
_THOUGHT = re.compile(
    r"\b(?:if|when|whether)\b[^,;]*\b(?:think|suspect|believe|know|learn|find out)\b[^,;]*$|\bindicat\w+ (?:that )?(?:[\w-]+ ){0,3}\w+$|\b(?:not (?:know|notice|reali[sz]e)|find out why)\b[^,;]*$",
    re.IGNORECASE,
)
_BORN = re.compile(r"(?:\w+ ){1,4}born with ")
#: How many forms there are, and that people feel better.
_KINDS_OF_IT = re.compile(
    r"(?:much |a little )?better\b|(?:two|three|four|several|many|different)(?: [\w-]+)? (?:forms|types|stages|phases|kinds)\b"
)
#: How it goes on: “long periods of stability”.
_STEADY = re.compile(r"\b(?:stability|improvement|attacks|flare-ups|episodes|relief)\b")
#: What people have that was named before.
_WITH_THIS = re.compile(r"\s(?:with|who have) th(?:is|ese)\b")
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
#: What makes some of all people: “people with high levels of acid”.
_HAVING = re.compile(r"\b(?:with|without|who|whose) (.+)$")
#: What people get that is no symptom.
_CAUGHT = re.compile(
    r"(?:them|it|infected|the |tested|help|treat|pregnant|checked|vaccinated|care|medical|(?:an? )?(?:test|exam|vaccin))"
)
#: What people do that is a symptom.
_SUFFERS = frozenset(["bleed", "bruise", "cough", "faint", "fall", "sweat", "tire", "vomit"])
#: What a test finds in people.
_LEVEL = re.compile(
    r"\b(?:low|lower|high|higher|abnormal\w*|elevated|increased|decreased|reduced|levels?|number|counts?|enlarged)\b"
)
#: What is of genes and parents, and no symptom.
_INHERITS = re.compile(
    r"\b(?:mutations?|genes?|cop(?:y|ies)|parents?|relatives?|chances?|inherit\w*|inheritance|carriers?|variants?|tests?)\b"
)
#: People who are not all that have the condition.
_GROUP = re.compile(
    r"(?:(?:some|many|most|other|older|younger|young|pregnant|adult|teenage) )*"
    r"(?:children|infants|babies|newborns|women|men|boys|girls|adults|teenagers|survivors|smokers|athletes)\b"
)


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


#: What stands before the condition: “in people with gout”, “in this disorder”.
_IN_PEOPLE = re.compile(
    r"(?:with|in) (?:(?:[\w-]+ ){0,2}(?:people|patients|individuals|children|infants|those|cases) (?:with|who have|of) )?"
)
#: That something is found often: “Pain is common”, “is characteristic of gout”.
_USUAL = re.compile(
    r"(?:(?:also|very|most|quite|often|usually|typically|especially|particularly)\s+)*(?:common|frequent|typical|characteristic|usual|present)\b(?!\s+(?:cause|type|form|than))"
)
#: What is said of something and tells no finding.
_GOOD = re.compile(
    r"(?:very |also |more )?(?:harmful|dangerous|important|good|bad|useful|helpful|difficult|hard|due|caused|causes|factors|reasons|a |an |the )"
)


_OF_CARE = re.compile(r"\b(?:(?:mis)?diagnos\w+|treatments?|therapy|tests?|surgery|procedures?|stud(?:y|ies))\b")
#: What is counted or told of, and is no symptom.
_NO_SYMPTOM = re.compile(
    r"\b(?:cases?|families|family|patients?|people|individuals|children|infants|males|females|mutations?|genes?|treatments?|therapy|deaths?|success|inheritance|reports?|"
    r"studies|tests?|surgery|drugs?|medicines?|cures?|causes?|forms?|types?|incidence|response|improvement)\b"
)


def _has_been_seen(view: View) -> bool:
    """Whether a finding has been told of: “Hearing loss and seizures have also been reported”, which is so in some."""
    clause = view.clause
    group = clause.text(clause.group)
    is_told = (
        clause.passive
        and clause.verb in ("describe", "note", "observe", "report")
        and re.match(r"(?:has|have) (?:\w+ )?been ", group)
    )
    if not is_told or _NO_SYMPTOM.search(view.words) or re.search(r"\b(?:by|to|as|with)\b", view.complement):
        return False
    clause.modal = clause.modal or "may"
    return True


#: Names of complaints by their last word.
_COMPLAINT = re.compile(
    r"(?:\w+(?:ness|itis|pathy|osis|algia|plegia|uria|emia)|disabilit(?:y|ies)|delays?|loss|abnormalit(?:y|ies)|defects?|deformit(?:y|ies)|difficult(?:y|ies)|failure|impairment|"
    r"lesions?|rash|retardation|spasms?|tremors?|ulcers?|blisters?|cramps?),?"
)


def _present_in_summary(view: View) -> bool:
    """The same where no heading says “Symptoms”: only of a complaint by name, or of a place of the body."""
    clause = view.clause
    if clause.negated or (clause.passive and not _has_been_seen(view)):
        return False
    names_it = any(word in COMPLETE or _COMPLAINT.fullmatch(word) for word in view.words.split())
    if _has_been_seen(view):
        return view.objects("hasSymptom", *view.subject_span(), "R-reported", "B")
    usual = _USUAL.match(view.complement)
    if clause.verb == "be" and usual and (names_it or view.reader.condition.search(view.complement)):
        if DISEASE.search(view.words) and not view.reader.condition.search(view.complement):
            return False
        return view.objects("hasSymptom", *view.subject_span(), "R-usual", "A")
    place = re.match(r"(?:on|in|at|around|to) the ([\w-]+)", view.complement)
    is_on_body = place is not None and place.group(1) in BODY
    is_of_it = (in_it := _IN_PEOPLE.match(view.complement)) and view.reader.condition.match(
        view.complement, in_it.end()
    )
    if (
        clause.verb in ("occur", "develop", "appear")
        and not clause.passive
        and (names_it or is_on_body or (is_of_it and not DISEASE.search(view.words)))
    ):
        return view.objects("hasSymptom", *view.subject_span(), "R-occurs", "B")
    if clause.verb in ("begin", "start", "spread", "move") and names_it and is_on_body:
        return view.clause_object("hasSymptom", "R-spreads", "B", whole=True)
    of_body = any(word.rstrip(",") in BODY for word in view.words.split())
    if (
        clause.modal in ("may", "can")
        and of_body
        and clause.verb in _CHANGES | {"be"}
        and not _GOOD.match(view.complement)
    ):
        return view.clause_object("hasSymptom", "R-body", "B", whole=True)
    return False


def present(view: View) -> bool:
    """R-present: “Ptosis may occur”, “Reflexes are usually lost”, “a goiter may be found”."""
    clause = view.clause
    if view.section == "summary" and view.kind == "other":
        return _present_in_summary(view)
    if view.section not in ("symptoms", "exams", "complications") or view.kind != "other":
        return False
    if view.words.split()[0] in PEOPLE or _OF_CARE.search(view.words):
        return False  # “Children born with gout often develop …”
    predicate = DEFAULT[view.section]
    if view.section == "symptoms" and not clause.negated and _has_been_seen(view):
        return view.objects(predicate, *view.subject_span(), "R-reported", "B")
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
        clause.verb == "be"
        and re.match(
            r"(?:present|common|possible|seen|visible)\b(?! (?:symptom|sign|feature|cause|complication)s?\b)",
            view.complement,
        )
    ):
        count = len(view.reader.claims)
        done = view.objects(predicate, *view.subject_span(), "R-found", "A")
        if view.complement.startswith("common"):
            start = clause.words(clause.complement)[0].start
            view.limit_since(count, Limit("frequency", view.text[start : start + 6], start, start + 6))
        return done
    if (
        view.section == "exams"
        and clause.verb == "be"
        and re.match(r"(?:abnormal|high|low|normal|decreased|increased|elevated|positive|absent|weak)", view.complement)
    ):
        return view.clause_object("hasFinding", "R-finding-clause", "B", whole=True)
    return False
