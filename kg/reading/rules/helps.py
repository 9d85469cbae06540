"""What helps, and against what."""

from __future__ import annotations

import re

from kg.entry.lexicon import BODY, COMPLETE, VERB_FORMS
from kg.reading.cues import DISEASE
from kg.reading.qualifiers import Limit
from kg.reading.rule import rule
from kg.reading.treating import THE_DRUGS, TREAT_VERBS, TREATS, treatment_or_medicine, treats_by_name
from kg.reading.view import View

__all__ = ["helps"]


#: Verbs of which a treatment alone is the subject; of others a sick organ may be, too.
_HEALING = frozenset(
    [
        "help",
        "improve",
        "relieve",
        "ease",
        "lessen",
        "treat",
        "cure",
        "control",
        "manage",
        "reduce",
        "correct",
        "prevent",
    ]
)
_RELIEF = re.compile(r"\b(?:relief|reduction|benefits?|improvement|comfort)\b")


_USEFUL = re.compile(
    r"(?:often |also |usually |very |sometimes |generally )*(?:helpful|useful|effective|beneficial|necessary|appropriate for|suitable for|(?:an|one|another|the best|the only|the usual) (?:treatment )?(?:option|choice)|an alternative|a (?:treatment )?(?:option|possibility|choice))\b"
)


#: Whom something helps that treats nobody.
_DOCTOR = re.compile(r"(?:the |your |their )?(?:doctors?|health care|providers?|surgeons?|researchers|scientists)\b")


#: That something is kept from coming.
_PREVENTS = re.compile(r"(?:help )?(?:you |to )?(?:prevent|avoid)\b")


def _relieves(view: View) -> bool:
    """Whether what is helped is a complaint by name: “helps reduce swelling”."""
    return any(token.low in COMPLETE for token in view.clause.words(view.clause.complement))


#: What a treatment helps to do.
_DOES = re.compile(
    r"(?:to )?(?:alleviate|clear|control|correct|decrease|ease|heal|improve|keep|lessen|loosen|lower|maintain|manage|minimize|open|prevent|protect|reduce|"
    r"regulate|relax|relieve|replace|restore|shrink|slow|soothe|stabilize|stop|strengthen|support|thin|treat)\b"
)


def _eases(view: View) -> bool:
    """Whether something helps to do what treatments do, and is no part of the body: “Drinking water helps loosen mucus”."""
    return _DOES.match(view.complement) is not None and view.words.split()[-1].rstrip(",") not in BODY | {
        "antibodies",
        "cells",
        "system",
        "tissue",
    }


_TREATMENT_USING = re.compile(r"(?:periodic |the |a |early |standard )*(?:treatment|therapy) (?:using|with)\s+")
_BEHIND = re.compile(r"(?<!use)(?<!tion)(?<!types)(?<!doses) (?:of|in|for|on|from|after) .*")
_ANY_TREATMENT = re.compile(
    r"(?:the |some |any |other |many |these |this |early |prompt |certain )*(?:treatments?|medicines?|drugs?|medications|therapy|therapies|they|these)"
)


_A_THERAPY = re.compile(r"[a-z] (?:therapy|surgery|treatment)$")
_WORD = re.compile(r"\w")
#: When something gets better by itself.
_WHEN = re.compile(r"(?:with|after|by|over|in|on|when)\b")
_POINTING = re.compile(r"(?:it|this|they|these)$")
_FINDS = re.compile(r"\bdiagnos|\bdetect|\bconfirm|\brule out\b")


@rule(
    verbs=TREAT_VERBS | {"be", "involve", "offer", "provide", "use"},
    kinds=["medicines", "other", "treatments"],
    sections=["outlook", "prevention", "summary", "support", "symptoms", "treatment"],
    passive=False,
)
def helps(view: View) -> bool:
    """R-helps: “Plasma exchange removes …”: the subject is a treatment, the rest what it does."""
    clause = view.clause
    if (
        clause.verb in ("use", "involve")
        and not clause.negated
        and view.section in ("treatment", "summary", "support")
        and _A_THERAPY.search(view.words)
        and not view.words.startswith(("this", "the", "these"))
    ):
        return view.objects("hasTreatment", *view.subject_span(), "R-helps", "B")
    if (
        view.section in ("treatment", "support", "summary", "outlook")
        and not clause.negated
        and (
            (clause.verb in ("offer", "provide") and _RELIEF.search(view.complement))
            or (clause.verb == "be" and _USEFUL.match(view.complement))
        )
        and (view.section in ("treatment", "support") or treats_by_name(view.words))
    ):
        return not THE_DRUGS.fullmatch(view.words) and view.objects(
            treatment_or_medicine(view.words), *view.subject_span(), "R-helps", "B"
        )
    if (
        clause.verb not in TREAT_VERBS
        or (clause.verb == "increase" and "risk" in view.complement)
        or (clause.negated and clause.verb not in _HEALING)
    ):
        return False
    if clause.negated and any(other.verb in TREAT_VERBS and not other.negated for other in view.all):
        return False  # “Drugs improve the symptoms, but do not cure the disorder”: a treatment for all that
    if (
        _PREVENTS.match(f"{clause.verb} {view.complement}")
        and DISEASE.search(view.complement)
        and not view.reader.condition.search(view.complement)
    ):
        return False  # another disease
    using = _TREATMENT_USING.match(view.words)
    if using:
        start, end = view.subject_span()
        return view.objects(treatment_or_medicine(view.words), start + using.end(), end, "R-helps", "A")
    is_done = (
        (view.words.split()[0].endswith("ing") or "also" in clause.adverbs)
        and clause.verb == "help"
        and not _WORD.search(view.complement)
    )
    treats = (
        view.kind != "other"
        or (is_done and view.section in ("prevention", "treatment"))
        or treats_by_name(_BEHIND.sub("", view.words))
    )
    treats |= view.section == "treatment" and clause.verb == "help" and _eases(view)
    if not treats and (
        clause.verb not in _HEALING
        or not (TREATS.search(view.complement) or view.reader.condition.search(view.complement) or _relieves(view))
        or view.section == "symptoms"
        or (
            view.section == "summary" and not TREATS.search(view.whole) and not view.reader.condition.search(view.whole)
        )
    ):
        return False  # “An enlarged spleen may remove more red blood cells”
    if not _WORD.search(view.complement) and clause.verb not in ("help", "work"):
        return False
    if clause.verb == "improve" and view.kind == "other" and _WHEN.match(view.complement):
        return False  # “The rash improves with rest”
    if _DOCTOR.match(view.complement):
        return False  # “It helps the doctor plan treatment”
    predicate = (
        "hasPrevention"
        if view.section == "prevention"
        else treatment_or_medicine(view.text[slice(*view.subject_span())])
    )
    generic = _ANY_TREATMENT.fullmatch(view.words)
    if generic or view.words in ("this", "it", "they"):
        if clause.verb not in _HEALING and clause.verb not in ("slow", "stop", "work"):
            return True  # “Some medicines make people dizzy”
        return view.clause_object(
            "hasTreatment" if view.kind != "medicines" else "hasMedicine",
            "R-helps-clause",
            "B",
            whole=not _POINTING.match(view.words),
        )
    if clause.verb == "help" and _FINDS.search(view.complement):
        predicate = "hasTest"
    is_alone = not _WORD.search(view.complement)
    if (
        clause.negated
        and not view.reader.condition.match(view.complement)
        and not (is_alone and treats_by_name(view.words))
    ):
        return False  # it helps with something else
    count = len(view.reader.claims)
    done = view.objects(predicate, *view.subject_span(), "R-helps", "A", drop_purpose=False)
    words = [*clause.words(clause.group), *clause.words(clause.complement)]
    later = view.following("coord")
    if later and VERB_FORMS.get(words[-1].low, ("", ""))[1] == "base":  # “may help prevent or delay an attack”
        words = clause.tokens[clause.group[0] : later[0][1].complement[1]]
        view.handled.add(later[0][0])
    if not _WORD.search(view.complement):
        words = []  # “exercises can help”
    while words and words[-1].text in ".,;":
        words = words[:-1]
    if words and not clause.negated:
        start, end = words[0].start, words[-1].end
        view.limit_since(count, Limit("purpose", view.text[start:end], start, end))
    return done
