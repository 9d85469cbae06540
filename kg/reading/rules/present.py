"""Symptoms and signs that are there, come about, or are found, and what becomes of a part of the body."""

from __future__ import annotations

import re

from kg.entry.lexicon import ADVERBS, BODY, COMPLETE, CONJ, PEOPLE, PREP
from kg.reading.cues import DISEASE
from kg.reading.found import DEFAULT
from kg.reading.qualifiers import Limit
from kg.reading.rule import rule
from kg.reading.view import View

__all__ = ["present"]

#: What is only thought of: “If you think that your eyes are red”.
_IF_THOUGHT = re.compile(r"\b(?:if|when|whether)\b[^,;]*\b(?:think|suspect|believe)\b[^,;]*$", re.IGNORECASE)
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
#: That something comes about or is found.
_PRESENT = _CHANGES | {
    *("appear", "arise", "be", "begin", "describe", "develop", "find", "happen", "move", "note", "notice", "observe"),
    *("occur", "report", "see", "spread", "start"),
}


#: What stands before the condition: “in people with gout”, “in this disorder”.
_IN_PEOPLE = re.compile(
    r"(?:with|in) (?:(?:[\w.%-]+ ){0,8}?(?:people|patients|individuals|children|infants|those|cases) (?:with|who have|of) )?"
)
#: That something is found often: “Pain is common”, “is characteristic of gout”.
_USUAL = re.compile(
    r"(?:(?:also|very|most|quite|often|usually|typically|especially|particularly)\s+)*(?:common|frequent|typical|characteristic|usual|possible|present)\b(?!\s+(?:between|cause|type|form|than))"
)
#: What is said of something and tells no finding.
_GOOD = re.compile(
    r"(?:very |also |more )?(?:harmful|dangerous|important|good|bad|useful|helpful|difficult|hard|due|caused|causes|factors|reasons|a |an |the )"
)


#: That nothing is amiss.
def _is_form(view: View) -> bool:
    """Whether a subject is a disease of the name that the condition has, with another word before it: “focal neuropathy”."""
    last = view.words.split()[-1]
    title = view.reader.names[0].text.lower().split() if view.reader.names else []
    return DISEASE.fullmatch(last) is not None and any(last[:_STEM] == word[:_STEM] for word in title)


#: Letters that a word and its plural have in common.
_STEM = 8
#: Where in the body something occurs.
_WHERE = re.compile(rf"(?:around|at|in|on|over) (?:the |your |their )?(?:[\w-]+ )?(?:{'|'.join(sorted(BODY))})\b")
_HEALTHY = re.compile(r"(?:(?:quite|still|otherwise|almost|nearly) )?(?:normal|healthy|fine|well|better)\b")
_OF_CARE = re.compile(r"\b(?:(?:mis)?diagnos\w+|treatments?|therapy|tests?|surgery|procedures?|stud(?:y|ies))\b")
#: What is counted or told of, and is no symptom.
_NO_SYMPTOM = re.compile(
    r"\b(?:cases?|families|family|patients?|people|individuals|children|infants|males|females|mutations?|genes?|treatments?|therapy|deaths?|success|inheritance|reports?|"
    r"studies|tests?|surgery|drugs?|medicines?|cures?|causes?|forms?|types?|incidence|response|improvement)\b"
)


#: That something was told of, and that it is in some of those who have the condition.
_HAS_BEEN = re.compile(r"(?:has|have) (?:\w+ )?been ")
_IN_SOME = re.compile(
    r"in (?:[\w.%-]+ ){0,8}?(?:affected )?(?:people|patients|individuals|children|infants|those|cases)\b"
)


#: By whom, or as what, something was told of.
_BY_WHOM = re.compile(r"\b(?:by|to|as|with)\b")


def _has_been_seen(view: View) -> bool:
    """Whether a finding has been told of: “Hearing loss and seizures have also been reported”, which is so in some."""
    clause = view.clause
    group = clause.text(clause.group)
    is_told = (
        clause.passive
        and clause.verb in ("describe", "note", "observe", "report", "see")
        and (_HAS_BEEN.match(group) or (_IN_SOME.match(view.complement) and _names_complaint(view)))
    )
    if not is_told or _NO_SYMPTOM.search(view.words):
        return False
    if _BY_WHOM.search(view.complement) and not _is_in_it(view):
        return False
    if _HAS_BEEN.match(group):
        clause.modal = clause.modal or "may"
    return True


#: Names of complaints by their last word.
_COMPLAINT = re.compile(
    r"(?:\w+(?:ness|itis|pathy|osis|algia|plegia|uria|emia|cephal(?:us|y)|dactyly|megaly|trophy|plasia)|disabilit(?:y|ies)|delays?|absence|loss|abnormalit(?:y|ies)|anomal(?:y|ies)|contractures?|defects?|deformit(?:y|ies)|dislocations?|malformations?|difficult(?:y|ies)|failure|impairment|problems|"
    r"arrhythmias?|cataracts?|cysts?|headaches?|hernias?|tics|lesions?|rash|retardation|spasms?|tremors?|ulcers?|blisters?|cramps?),?"
)


def _is_in_it(view: View) -> bool:
    """Whether a complement says that something is in people with the condition."""
    found = _IN_PEOPLE.match(view.complement)
    return found is not None and view.reader.condition.match(view.complement, found.end()) is not None


def _names_complaint(view: View) -> bool:
    """Whether a subject names a complaint by a word of it."""
    return any(word.rstrip(",") in COMPLETE or _COMPLAINT.fullmatch(word) for word in view.words.split())


_WORD = re.compile(r"\w+")


def _comes(view: View) -> bool:
    """Whether a clause says of something other than the condition and people that it comes about: “A rash may appear”.

    “The team has developed a plan”, “lines appear wavy” and “bone is lost more slowly in men” say another thing.
    """
    clause = view.clause
    if clause.verb not in ("occur", "happen", "develop", "appear", "arise") or clause.passive:
        return False
    if view.reader.condition.search(view.words) or PEOPLE.intersection(_WORD.findall(view.words)):
        return False
    if view.complement.startswith(("into ", "more ", "less ")):
        return False
    words = clause.words(clause.complement)
    if not words or words[0].low in (".", ";"):
        return True
    first = words[0].low
    return (
        clause.verb in ("occur", "happen")
        or _EXAMPLES.match(view.complement) is not None
        or first in PREP
        or first in ADVERBS
        or first in CONJ
        or first.endswith("ly")
        or first in _WHEN
    )


#: When something comes.
_WHEN = frozenset(["early", "first", "late", "later", "soon", "within"])


_ON = re.compile(r"(?:on|in|at|around|to) the ([\w-]+)")


#: Words of a complement among which it is said that something is common: “also very common”.
_HEAD = 3


def _limit_to_often(view: View, count: int) -> None:
    """Limit the claims since then to how often it is, where the clause says that it is common."""
    words = view.clause.words(view.clause.complement)[:_HEAD]
    common = next((each for each in words if each.low in ("common", "frequent")), None)
    if common is not None:
        view.limit_since(count, Limit("frequency", common.text, common.start, common.end))


def _present_in_summary(view: View) -> bool:
    """The same where no heading says “Symptoms”: only of a complaint by name, or of a place of the body."""
    clause = view.clause
    if clause.negated or (clause.passive and not _has_been_seen(view)):
        return False
    names_it = _names_complaint(view) or _EXAMPLES.match(view.complement) is not None
    if _has_been_seen(view):
        return _in_some(view, "hasSymptom", "R-reported")
    usual = _USUAL.match(view.complement)
    if clause.verb == "be" and usual and (names_it or view.reader.condition.search(view.complement)):
        if DISEASE.search(view.words) and not view.reader.condition.search(view.complement):
            return False
        return _is_found(view, "hasSymptom", "R-usual")
    place = _ON.match(view.complement)
    is_on_body = place is not None and place.group(1) in BODY
    of_body = clause.modal in ("can", "may") and any(word.rstrip(",") in BODY for word in view.words.split())
    is_of_body = of_body and not view.complement.startswith("as ")
    if _comes(view) and (names_it or is_on_body or is_of_body or (_is_in_it(view) and not DISEASE.search(view.words))):
        return _in_some(view, "hasSymptom", "R-occurs")
    if clause.verb in ("begin", "start", "spread", "move") and names_it and is_on_body:
        return view.clause_object("hasSymptom", "R-spreads", "B", whole=True)
    if of_body and (clause.verb == "be" or clause.verb in _CHANGES) and not _GOOD.match(view.complement):
        return view.clause_object("hasSymptom", "R-body", "B", whole=True)
    return False


#: What examples of a subject stand behind: “may also occur, including …”, “are common, such as …”.
_EXAMPLES = re.compile(
    r"\s*(?:(?:also |very |quite )*(?:common|frequent|possible))?\s*,\s(?:including|such as)\s(?!(?:after|among|at|during|in|on|when|with)\b)"
)


def _examples(view: View, predicate: str, rule: str) -> None:
    """Claims of what a clause names behind the verb as examples of its subject."""
    start, end = view.span()
    if named := _EXAMPLES.match(view.text, start, end):
        count = len(view.reader.claims)
        view.objects(predicate, named.end(), end, f"{rule}-example", "B")
        view.drop_frequency(count)


def _is_found(view: View, predicate: str, rule: str) -> bool:
    """Claims of a subject that is possible or common, and of its examples."""
    count = len(view.reader.claims)
    if "possible" in view.complement.split(",")[0]:
        view.clause.modal = view.clause.modal or "may"
    done = view.objects(predicate, *view.subject_span(), rule, "A")
    _limit_to_often(view, count)
    _examples(view, predicate, rule)
    return done


def _in_some(view: View, predicate: str, rule: str) -> bool:
    """Claims of a subject and its examples, in the share of people of whom the complement tells."""
    count = len(view.reader.claims)
    done = view.objects(predicate, *view.subject_span(), rule, "B")
    _examples(view, predicate, rule)
    if view.complement.startswith("in "):
        view.limit_to_share(count)
    if _WHERE.match(view.complement):
        view.drop_frequency(count)  # “most commonly occur in the hands”: how often there
    return done


#: Behind what something comes.
_AFTER = re.compile(r"(?:from|because|after|as a side effect|due|similar|when|if)")
#: That something is found.
_FOUND = re.compile(
    r"(?:present|common|possible|seen|visible)\b(?! (?:[\w-]+ )?(?:symptom|sign|feature|cause|complication|test|treatment)s?\b)"
)
_ABNORMAL = re.compile(r"(?:abnormal|high|low|normal|decreased|increased|elevated|positive|absent|weak)")


@rule(verbs=_PRESENT, kinds=["other"], sections=["complications", "exams", "summary", "symptoms"])
def present(view: View) -> bool:
    """R-present: “Ptosis may occur”, “Reflexes are usually lost”, “a goiter may be found”."""
    clause = view.clause
    if view.section == "summary":
        return _present_in_summary(view)
    if view.words.split()[0] in PEOPLE or _OF_CARE.search(view.words):
        return False  # “Children born with gout often develop …”
    predicate = DEFAULT[view.section]
    if view.section == "symptoms" and not clause.negated and _has_been_seen(view):
        return _in_some(view, predicate, "R-reported")
    if (
        clause.verb in _CHANGES
        and not clause.passive
        and not clause.negated
        and view.section == "symptoms"
        and any(word.rstrip(",") in BODY for word in view.words.split())
        and not _HEALTHY.match(view.complement)
        and not _IF_THOUGHT.search(view.text, view.piece.start, view.subject_span()[0])
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
        _comes(view)
        and not _AFTER.match(view.complement)
        and not any(each.link in ("when", "if") for _, each in view.following("sub"))
        and (view.section != "exams" or _names_complaint(view))
    ):
        if _is_form(view):
            return False
        return _in_some(view, predicate, "R-occurs")
    if any(each.link in ("when", "if") for _, each in view.following("sub")) and clause.verb == "be":
        return False  # what a word means
    if (clause.passive and clause.verb == "see" and clause.modal in ("must", "should")) or view.complement.startswith(
        "by "
    ):
        return False  # by whom
    if (clause.passive and clause.verb in ("find", "see", "notice", "observe")) or (
        clause.verb == "be" and _FOUND.match(view.complement)
    ):
        if clause.negated and view.complement.startswith(("common", "possible")):
            return False  # what is not common is there for all that
        return _is_found(view, predicate, "R-found")
    if view.section == "exams" and clause.verb == "be" and _ABNORMAL.match(view.complement):
        return view.clause_object("hasFinding", "R-finding-clause", "B", whole=True)
    return False
