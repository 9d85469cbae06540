"""What there is in the condition, and what there is none of: a cure, a vaccine, pain."""

from __future__ import annotations

import re

from kg.entry.lexicon import COMPLETE
from kg.reading.found import DEFAULT
from kg.reading.phrase import Phrase
from kg.reading.phrases import phrases
from kg.reading.rule import rule
from kg.reading.rules.opening import IN_IT
from kg.reading.tokens import trim
from kg.reading.view import View

__all__ = ["absent", "there"]


_HEAD_END = re.compile(r"\s(?:for|to|of(?! treatment)|that|which|available)\s")
_TEST = re.compile(r"\btests?\b")
_PREVENTION = re.compile(r"\b(?:vaccines?|prevention)\b|\bways? to prevent\b")
_TREATMENT = re.compile(r"\b(?:treatments?|therap(?:y|ies)|medicines?|medications?|drugs?)\b")
_CURE = re.compile(r"\bcure\b")


def _kind_of_absent(words: str, section: str) -> str:
    """The predicate of what there is none of; empty where the words tell none."""
    head = _HEAD_END.split(words)[0]
    if _STUDIED.search(head):
        return ""  # “no large trials of treatments”
    if _TEST.search(head):
        return "hasTest"
    if _PREVENTION.search(words) or (section == "prevention" and "way" in words):
        return "hasPrevention"
    if _TREATMENT.search(head):
        return "hasTreatment"
    return "hasPrognosis" if _CURE.search(head) else ""


#: What is known of something, in place of it.
_STUDIED = re.compile(
    r"\b(?:agreement|approval|consensus|criteri(?:a|on)|data|evidence|guidelines?|research|stud(?:y|ies)|trials?)\b"
)
#: What there may be none of.
_REMEDY = re.compile(
    r"(?:(?:available|currently|definitive|effective|good|known|licensed|approved|particular|proven|single|specific|standard|established|universal) )*"
    r"(?:cures?|treatments?|therap(?:y|ies)|vaccines?|medicines?|medications?|drugs?|course of treatment|way to prevent)\b"
    r"(?: (?:for|to|against|of) (?:treat |cure |prevent )?(?:the )?(?P<what>.+))?"
)
#: “no pain associated with gout”.
_NO_COMPLAINT = re.compile(
    r"no ((?:[\w-]+ ){0,2}?[\w-]+?) (?:associated with|in (?:people|patients|those) with|with|in) "
)
#: What it would be done for: “no medicine to treat it”.
_AGAINST_IT = re.compile(r"\s+(?:to (?:treat|cure|prevent|stop)|for|against) (?:it|them)\W*$", re.IGNORECASE)
#: For what there is none, behind that.
_FOR_WHAT = re.compile(r"(?:yet |currently |presently |now )*(?:available|known) (?:for|against) (.+)")
#: What there is none of either, which its own words deny.
_AND_NO = re.compile(r",?\s(?:and|nor|or) no (?=way\b)")
#: That there is such a thing.
_AVAILABLE = re.compile(r"(?:yet |currently |presently |now )*(?:available|known)\b")


#: In whom there is something.
_IN_PEOPLE = re.compile(
    r"\s(?:in|among) (?:many |most |some )?(?:people|persons|patients|individuals|those|children|adults) (?:with|who have) "
)


@rule(openers=["main", "coord"], negated=True)
def absent(view: View) -> bool:
    """R-absent: “No specific therapies for X exist”, “No vaccine is available”."""
    clause = view.clause
    remedy = _REMEDY.fullmatch(view.words)
    if remedy is None:
        return False
    is_told = (
        clause.verb == "exist"
        or (clause.verb == "be" and not clause.passive and _AVAILABLE.match(view.complement))
        or (clause.passive and clause.verb in ("find", "know"))
    )
    if is_told and not remedy.group("what") and (what := _FOR_WHAT.match(view.complement)):
        is_told = view.reader.only.match(what.group(1).rstrip(" .")) or what.group(1).startswith(("it", "this"))
    if not is_told or (remedy.group("what") and not view.reader.condition.match(remedy.group("what"))):
        return False
    predicate = _kind_of_absent(remedy.group().split(" for ")[0].replace("course of ", ""), view.section)
    return bool(predicate) and view.say(predicate, (view.subject_span(),), "R-there-is-no", is_bare=True)


#: What one may be without.
_CARE = re.compile(
    r"\b(?:cure|treatments?|therap(?:y|ies)|medicines?|medications?|drugs?|vaccine|prevention|way to prevent|test)\b"
)
_TREATMENTS = re.compile(r"(?:\w+ ){0,2}?(?:medicines|medications|drugs|treatments|therapies)\b")
_MEDICINES = re.compile(r"(?:\w+ ){0,2}?(?:medic|drug)")
#: How many kinds there are.
_KINDS = re.compile(
    r"(?:\w+ )?(?:two|three|four|five|six|several|many|different|more than|\d+)?\s*(?:main |different )?(?:types|kinds|forms|ways|many)\b"
)


@rule(kinds=["there"])
def there(view: View) -> bool:
    """R-there: “There is no cure”, “There may be headaches”."""
    clause = view.clause
    words = clause.words(clause.complement)
    if not words:
        return False
    if any(token.low == "no" for token in words[:4]) or clause.negated:
        if _CARE.search(view.complement):
            no = next((at for at, token in enumerate(words[:4]) if token.low == "no"), 0)
            is_denied = clause.negated or words[no].low == "no"
            while no < len(words) - 1 and words[no].low in ("no", "there", "a", "an"):
                no += 1  # “nor is there a cure”
            end = words[-1].end
            if of_it := _AGAINST_IT.search(view.text, words[no].start, end):
                end = of_it.start()
            if again := _AND_NO.search(view.text, words[no].end, end):
                end = again.start()
            parts = phrases(view.text, *trim(view.text, words[no].start, end))
            named = [_kind_of_absent(part.text.lower(), view.section) for part in parts]
            if not all(named):  # “a way to prevent or cure it”
                parts = parts[:1] if len(parts) == 1 else phrases(view.text, parts[0].start, parts[-1].end, split=False)
                named = [_kind_of_absent(part.text.lower(), view.section) for part in parts]
            usual = [each for each in view.reader.limits_in(view.piece.start, end) if each.kind == "frequency"]
            for part, predicate in zip(parts, named, strict=True):
                if predicate:
                    view.reader.add(
                        predicate,
                        part,
                        view.section,
                        "R-there-is-no",
                        "A",
                        qualifiers=[limit for limit in usual if predicate == "hasPrognosis"],
                        evidence=((view.piece.start, view.piece.end),),
                        negated=is_denied and not part.text.lower().startswith("no "),  # a “no” of its own denies it
                    )
            return True
        none = _NO_COMPLAINT.match(view.complement) if view.section in ("summary", "symptoms") else None
        about = view.reader.condition_named.match(view.complement, none.end()) if none else None
        if none and about and any(word in COMPLETE for word in none.group(1).split()):
            at = next(i for i, token in enumerate(words) if token.low == "no") + 1
            span = (words[at].start, words[at + len(none.group(1).split()) - 1].end)
            view.reader.add(
                "hasSymptom",
                Phrase((span,), view.text[slice(*span)]),
                view.section,
                "R-there-is-no",
                "A",
                evidence=((view.piece.start, view.piece.end),),
                negated=True,
            )
            return True
        return False
    if _TREATMENTS.match(view.complement):
        predicate = "hasMedicine" if _MEDICINES.match(view.complement) else "hasTreatment"
        return view.clause_object(predicate, "R-there-are", "C", whole=False)
    if _KINDS.match(view.complement):
        colon = next((token for token in words if token.text in (":", "-", "–", "--", "—")), None)
        kinds = view.text[words[0].start : colon.start] if colon is not None else ""
        title = view.reader.names[0].text.lower() if view.reader.names else ""
        names_it = view.reader.condition.search(kinds) is not None
        is_one = colon is not None and any(
            word in title for word in view.text[colon.end : view.piece.end].lower().split()
        )
        if colon is not None and (names_it or (not is_one and " of " not in kinds)):
            for each in phrases(view.text, *trim(view.text, colon.end, view.piece.end)):
                view.say("hasForm", each.spans, "R-there-are", is_bare=True)
        return True
    predicate = DEFAULT.get(view.section, "")
    if view.section in ("summary", "causes", "genetics") and not clause.negated and not view.index:
        opens = IN_IT.match(view.piece.text)
        about = view.reader.condition_named.match(view.piece.text, opens.end()) if opens else None
        if about is not None and view.piece.text[about.end() : about.end() + 1] == ",":
            return view.objects("hasMechanism", *view.span(), "R-there", "B", drop_purpose=False, split=False)
    if (
        view.section == "summary"
        and clause.modal in ("may", "can")
        and any(token.low in COMPLETE for token in words[:4])
    ):
        return view.objects("hasSymptom", *view.span(), "R-there", "B")
    behind = _IN_PEOPLE.search(view.text, *view.span()) if view.section in ("summary", "symptoms") else None
    if behind and view.reader.condition_named.match(view.text, behind.end()) and not clause.negated:
        return view.objects("hasSymptom", view.span()[0], behind.start(), "R-there", "B", split=False)
    if not predicate or view.section not in ("symptoms", "exams", "complications"):
        return False
    return view.objects(predicate, *view.span(), "R-there", "B")
