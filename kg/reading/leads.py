"""What a lead-in announces, and how firmly."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from kg.entry.structure import Block, Piece
from kg.reading.clauses import Clause
from kg.reading.cues import CAUSE_VERBS
from kg.reading.found import LIST_DEFAULT
from kg.reading.qualifiers import modality_of

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["modality_of_lead", "predicate_of_lead"]

_LEADS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(words), predicate, rule)
    for words, predicate, rule in (
        (r"\bclinical (?:course|picture|presentation|manifestations?)\b.*\binclud", "hasSymptom", "R-lead-symptoms"),
        (
            r"^(?:people|humans|you|children|patients|it|infection|the (?:disease|infection|virus|bacteria|parasite)) (?:can |may |could |usually |often |also )*(?:be |become |get |is |are )*(?:infected|exposed|spread|transmitted|passed|caught|catch|get it|occurs?)\b.*\b(?:by|through|from|when)\s*:?$",
            "hasCause",
            "R-lead-spread",
        ),
        (
            r"\brefer(?:red|s)?\b.*\b(?:specialists?|doctors?|experts?)\b|\breferred to\b|\b(?:specialists?|doctors|experts) (?:who|that)\b",
            "hasReferral",
            "R-lead-referral",
        ),
        (
            r"\b(?:managed|treated|relieved|eased|controlled)\b (?:with|by)\b|\btreatment of\b",
            "hasTreatment",
            "R-lead-treatments",
        ),
        (
            r"\bdiagnosis\b.*\b(?:(?:suspected|made|considered|likely)\b.*\b(?:has|have)\b.*\bfollowing|following\b.*\b(?:present|required|met))\s*:?$|\b(?:confirms?|diagnoses?|suspects?)\b.* (?:in|if) (?:an? |the )?(?:people|patients?|persons?|children|adults|those)(?: who)? (?:with|have|has)\s*:?$",
            "hasFinding",
            "R-lead-findings",
        ),
        (
            r"\b(?:may|might|will|often|usually) (?:also )?need(?: the following\b[^:]*)?\s*:?$",
            "hasTreatment",
            "R-lead-treatments",
        ),
        (r"^to (?:help )?(?:avoid|prevent|protect)\b", "hasPrevention", "R-lead-prevention"),
        (
            r"\b(?:address|manag|treat)(?:e|es|ing|s)? the (?:underlying )?causes?\b",
            "hasTreatment",
            "R-lead-treatments",
        ),
        (r"\bside effects?\b", "hasComplication", "R-lead-side-effects"),
        (
            r"^(?:the )?(?:consequences|problems) of [^:;]* include\s*:?$|(?<!to assess )(?<!to check for )(?<!to look for )(?<!prevent )(?<!preventing )\bcomplications?\b|\bproblems? that may (?:occur|result)|\blead(?:s|ing)? to\b.*\bproblems\b",
            "hasComplication",
            "R-lead-complications",
        ),
        (
            r"\b(?:call|contact|see|tell|visit|talk to|check with)\b.*\b(?:provider|doctor|911|physician|number|if you|emergency)|\bmedical (?:help|attention|care)(?: quickly| promptly)? (?:right away|if|immediately)|\bemergency room",
            "hasContact",
            "R-lead-contact",
        ),
        (
            r"\blikely (?:you|they|people) (?:are|is) to (?:develop|have|get)\s*:?$",
            "hasComplication",
            "R-lead-complications",
        ),
        (
            r"\bgoals?\b.*\b(?:treatment|treating|therapy)|\b(?:treatment|therapy)\b.*\b(?:goals?|aims?)\b",
            "hasTreatmentGoal",
            "R-lead-goals",
        ),
        (
            r"\brisk factors?\b|\b(?:increased?|higher|greater|raises?|at)\b.*\brisk\b|\bmore likely\b|\bmore (?:often|common\w*|frequent\w*) (?:in|among)\b|\b(?:affects?|occurs? in) (?:(?:people|those|adults|children|men|women)(?: and | or )?)+ (?:who|with)(?: have| are)?\s*:?$|\blinked to\b(?=.*\binclude)|\brisk (?:is|for)\b|\brisk\b.*\b(?:higher|greater|increase[sd]?)\b|\b(?:greater|higher|increased) chances?\b|\bchances?\b.*\b(?:greater|higher) if\b",
            "hasRiskFactor",
            "R-lead-risk",
        ),
        (
            r"(?<!problems )(?<!symptoms )\b(?:associated|linked|occurs?|found|seen) (?:with|together)\b|\bother (?:autoimmune )?(?:diseases|disorders|conditions)\b.*\b(?:such as|include)",
            "occursWith",
            "R-lead-associated",
        ),
        (r"\blinks? between\b", "occursWith", "R-lead-associated"),
        (
            r"\b(?:medicines?|medications?|drugs?|antibiotics|ointments|creams)\b.*\b(?:used|include|tried|are|prescribed|such as|given|help)\b",
            "hasMedicine",
            "R-lead-medicines",
        ),
        (
            r"\b(?:exam|examination|test|tests|x-ray|scan|doctor|provider)\b.*\b(?:show|reveal|find|detect|look for|check for|notice)\b|\bsigns\b(?!.*symptoms)",
            "hasFinding",
            "R-lead-findings",
        ),
        (
            r"\btests?\b|\bexams?\b|\bcheck-?ups\b|\b(?:perform|order)\s*:?$|\btesting\b|\bdiagnos|\bprocedures?\b.*\b(?:diagnose|confirm|detect)|\bevaluat",
            "hasTest",
            "R-lead-tests",
        ),
        (
            r"\bsymptoms?\b|\bsigns\b|\b(?:features|manifestations)\b|\b(?:may|might) (?:have(?! \w+ed\b| been\b)|feel|notice|experience)\b|\bchanges\b(?! of\b)",
            "hasSymptom",
            "R-lead-symptoms",
        ),
        (
            r"\b(?:prevent(?:ed)?|protective factors?|decreases? (?:your|the) risk|lowers? (?:your|the) risk|reduce (?:your|the) (?:risk|chance)|avoid|protect)\b",
            "hasPrevention",
            "R-lead-prevention",
        ),
        (r"\b(?:triggers?|triggered by|set off by)\b", "hasTrigger", "R-lead-triggers"),
        (r"\b(?:occurs?|develops?|happens?) (?:after|following) .*\bsuch as\s*:?$", "hasCause", "R-lead-causes"),
        (r"\baffects?(?: the)?\s*:?$", "affects", "R-lead-affects"),
        (
            r"\b(?:caused by|causes?|due to|made worse by|result(?:s|ing)? (?:from|of)|brought on|because of|blame|factors)\b",
            "hasCause",
            "R-lead-causes",
        ),
        (
            r"\btreat(?:ment|ments|s|ed|ing)?\b|\btherap(?:y|ies)\b|\bmanaged\b|\boptions\b|\bself-care\b|\bhome\b|\bsteps\b|\bsurger(?:y|ies)\b|\bhelp (?:relieve|ease|improve|control)",
            "hasTreatment",
            "R-lead-treatments",
        ),
        (
            r"\b(?:types?|kinds?|forms?|stages?)\b(?! (?:\d|[ivx]+\b))|\bgroup\b.*\b(?:diseases|disorders|syndromes)\b",
            "hasForm",
            "R-lead-forms",
        ),
    )
)

#: Verbs by which a lead-in says what its items are.
_SAYS = CAUSE_VERBS | {
    *("be", "do", "experience", "feel", "have", "help", "include", "increase", "need", "notice", "occur", "order"),
    *("perform", "prescribe", "raise", "recommend", "reduce", "suggest", "try", "use"),
}


#: A lead-in whose items are what something does: “Problems with the joint may cause:”.
_EFFECTS = re.compile(
    r"\b(?:may|can|could|might|to|often|also|which)\s+(?:also\s+)?(?:cause|lead to|result in)s?\s*:?$|\b(?:causes|leads to|results in)\s*:?$"
)
#: A lead-in to what does it: “Infections that can lead to gout include:”.
_THAT_DO = re.compile(
    r"\b(?:that|which) (?:(?:can|may|might|could|also|often|sometimes) )*(?:cause|lead to|contribute to|result in|(?:raise|increase) (?:the |your |a (?:person|man|woman|child)['’]?s )?(?:risks?|chances?) (?:of|for)) "
    r"(?:developing |getting |having )?(?:an? |the )?"
)
#: The same without a relative clause: “Some can lead to gout, such as”.
_SOME_DO = re.compile(
    r"(?:(?:certain|diseases|factors|many|medicines|other|problems|several|some|things|conditions|the following) )+(?:can |could |may |might )(?:also )?(?:cause|contribute to|lead to|result in) (?:an? |the )?"
)
#: What a doctor does to find out the cause.
_TO_FIND = re.compile(r"to (?:check|confirm|determine|diagnose|find)\b")
_BY_DOCTOR = re.compile(r"\b(?:doctor|provider|team)s? (?:can|may|might|will)(?: also)?\s*:?$")
_MOST_OF_FORM = 2  # words before its name that may tell a form
_TRIGGERS = re.compile(r"\b(?:triggered|set off|brought on) by\s*:?$")
#: A lead-in to things that bring it on: “Certain foods may cause symptoms of gout, such as:”.
_BRINGS_IT = re.compile(
    r"(?:certain |some |many |several |other |common )*(?:(?:activities|drinks|drugs|factors|foods|habits|medicines|medications|substances|things)(?: and | or )?)+ "
    r"(?:that )?(?:can|may|might|could) (?:also |sometimes )?(cause|trigger|worsen|set off)\b(?=.*\bsuch as\s*:?$)"
)
#: What only may be: “Potential triggers of broken heart syndrome:”.
_POSSIBLE = re.compile(
    r"\b(possible|potential|proposed) (?=(?:\w+ )?(?:causes?|complications?|effects?|(?:risk )?factors?|signs?|symptoms?|triggers?)\b)",
    re.IGNORECASE,
)
_BARE_MODAL = re.compile(r"\b(may|might|can|could)(?:\s+(?:also|often|sometimes|usually))*\s*:?$", re.IGNORECASE)


def modality_of_lead(lead: Piece, found: list[Clause]) -> tuple[str, tuple[int, int] | None]:
    """How firmly a lead-in says what its items are, and the place of the word that hedges it.

    Args:
        lead: The lead-in.
        found: Its clauses.
    """
    modality, cue = modality_of(found[-1] if found else None)
    if modality == "asserted" and (hedged := next((each for each in found if each.modal and each.verb in _SAYS), None)):
        modality, cue = modality_of(hedged)  # “Foods that may cause gas are:”
    if modality == "asserted" and (bare := _BARE_MODAL.search(lead.text)):  # “You may: …”
        modality, cue = "may", (lead.start + bare.start(1), lead.start + bare.end(1))
    if modality == "asserted" and (possible := _POSSIBLE.search(lead.text)):
        modality, cue = "may", (lead.start + possible.start(1), lead.start + possible.end(1))
    return modality, cue


#: A lead-in to the goals of a treatment: “Your doctor may prescribe medicines to:”.
_AIMS = re.compile(r"\b(?:treatments?|therapy|medicines?|medications?|drugs?|surgery|procedures?)\b[^:.;]*\bto\s*:?$")
#: The name of a group, whose members follow: “Nerve diseases include:”.
_GROUP = re.compile(r"(.+s) (?:may |can )?include(?: the following)?\s*:?")
#: What medicines do whose names follow: “These medicines relax the airways:”.
_THESE_DRUGS = re.compile(
    r"these (?:drugs|medications|medicines) (?:also |can |help |may |work by |to )*"
    r"(?:block|control|decreas|eas|improv|lower|prevent|reduc|relax|reliev|slow|stop|treat)\w*\b.+:$"
)
#: Changes that somebody is told to make, and does not suffer.
_ADVISED = re.compile(
    r"\b(?:advis|recommend|suggest)\w*\b[^:;]*\bchanges\b|\b(?:diet(?:ary)?|lifestyle|behaviou?r(?:al)?) (?:\w+ )?changes\b|"
    r"\bchanges (?:in|to) (?:your |the |their )?(?:diet|lifestyle|eating)\b"
)
#: A lead-in to tests, whatever the heading above it.
_TESTS = re.compile(r"(?:[\w-]+ ){0,4}?(?:tests|exams)\b(?! (?:that|which)\b).*\binclude\s*:?$")
#: A lead-in whose items are symptoms, whatever else it says of them: “Symptoms are more common in men and include:”.
_SYMPTOMS = re.compile(r"(?:[\w-]+ ){0,4}?(?:signs and symptoms|symptoms)\b(?! (?:that|which)\b).*\binclude\s*:?$")


#: A lead-in to what a syndrome is made up of: “Gout syndrome includes all of the following conditions:”.
_MADE_UP = re.compile(r" includes? (?:all of )?the following (?:conditions|features|findings|problems|signs)\s*:?$")


#: A lead-in to a list that it names: “Below is a list of symptoms that are often seen with it”.
_A_LIST = re.compile(
    r"(?:the following|below|here) (?:is|are) (?:an? )?(?:list of )?((?:[\w-]+ ){0,2}?(?:causes|complications|factors|forms|medicines|medications|signs|symptoms|tests|treatments|types))\b"
)


_BEHIND_STOP = re.compile(r"(?<=[.;])\s")
_PREMISE = re.compile(r"(?:if|when|once|unless|to)\s[^,:]*,\s+(?=\S)")


#: What a lead-in says besides the words that announce a predicate, by which it announces another or none.
_LOWERS_RISK = re.compile(r"\b(?:decreas|lower|reduc|protect)\w*\b.*\brisk\b")
_DUE_TO = re.compile(r"\b(?:due to|because of)\s*:?$")
_CAN_CAUSE = re.compile(r"\b(?:can|may|could|to) (?:also )?cause\b(?!.*\binclud)")
_NAMES_SYMPTOMS, _SIGNS_ALONE = re.compile(r"\bsymptoms?\b|\bsigns\b"), re.compile(r".*\bsigns\b(?!.*symptoms)")
_NAMES_TESTS = re.compile(r"\btests?\b|\bexams?\b|\bcheck-?ups\b")
_TELLS_TESTS = re.compile(
    r"\btests?\b.*\b(?:includes?|are)\b|\btests?\b.*\bto (?:confirm|find|diagnose|determine|detect)\b"
)
_EASES_SYMPTOMS = re.compile(
    r"\b(?:relief|relieve|treat|ease|improv|reduc|manag|control|minimiz|lessen|steps?|without)\w*\b.*\bsymptoms\b"
)
_KINDS_OF = re.compile(r"\b(?:types?|kinds?|forms?) of (?:the )?")


def predicate_of_lead(reader: Reader, block: Block) -> tuple[str, str]:
    """The predicate that a lead-in announces."""
    words = block.lead.text.lower()
    if block.section == "contact":
        return "hasContact", "R-lead-contact"
    last = _BEHIND_STOP.split(words)[-1]
    if _SYMPTOMS.match(last):
        return "hasSymptom", "R-lead-symptoms"
    if premise := _PREMISE.match(last):
        if _TO_FIND.match(last) and _BY_DOCTOR.search(last):
            return "hasTest", "R-lead-tests"
        last = last[premise.end() :]
    if listed := _A_LIST.match(last):
        last = listed.group(1)
    if (group := _GROUP.fullmatch(last)) and reader.only.match(group.group(1)):
        return "hasForm", "R-lead-forms"
    if _THESE_DRUGS.match(last) and block.section == "treatment":
        return "hasMedicine", "R-lead-these"
    if _AIMS.search(last) and block.section in ("prevention", "treatment"):
        return "hasTreatmentGoal", "R-lead-goals"
    if _EFFECTS.search(last):
        own = reader.condition.search(last) or block.section in ("symptoms", "complications")
        return LIST_DEFAULT.get(block.section, "") if block.section == "complications" else (
            "hasSymptom" if own else "leadsTo"
        ), "R-lead-effects"
    if _TRIGGERS.search(last):
        return "hasTrigger", "R-lead-triggers"
    brings = _BRINGS_IT.match(last)
    if brings and reader.condition.search(last, brings.end()):
        is_cause = brings.group(1) == "cause" and "symptom" not in last
        return ("hasCause", "R-lead-causes") if is_cause else ("hasTrigger", "R-lead-triggers")
    made_up = _MADE_UP.search(last)
    if made_up and reader.only.match(last[: made_up.start()]):
        return "hasSymptom", "R-lead-symptoms"
    does = _THAT_DO.search(last) or _SOME_DO.match(last)
    about = reader.condition.search(last, does.end()) if does else None
    if does and about and len(last[does.end() : about.start()].split()) <= _MOST_OF_FORM:
        return (
            "hasRiskFactor" if "risk" in does.group() or "chance" in does.group() else "hasCause",
            "R-lead-that-cause",
        )
    for pattern, announced, rule in _LEADS:
        predicate = announced
        if pattern.search(last):
            if predicate == "hasRiskFactor" and _LOWERS_RISK.search(last):
                predicate = "hasPrevention"
            if predicate == "hasCause" and block.section in ("symptoms", "complications", "outlook"):
                if _DUE_TO.search(last):
                    return "hasCause", "R-lead-section"
                predicate = LIST_DEFAULT[block.section]
            if predicate == "hasCause" and _CAN_CAUSE.search(last) and reader.condition.search(last.split("cause")[0]):
                predicate = "hasSymptom"
            if rule == "R-lead-symptoms" and _ADVISED.search(last):  # “may recommend dietary changes, such as”
                return (
                    "hasPrevention" if block.section in ("prevention", "risk") else "hasTreatment"
                ), "R-lead-treatments"
            if (
                predicate == "hasSymptom"
                and block.section in ("exams", "treatment", "prevention")
                and not _NAMES_SYMPTOMS.search(last)
            ):
                continue  # “you may have:”
            if predicate == "hasSymptom" and block.section == "contact":
                predicate = "hasContact"
            if predicate == "hasTest" and block.section == "treatment" and not _NAMES_TESTS.search(last):
                predicate = "hasTreatment"
            if predicate == "hasFinding" and _TELLS_TESTS.search(last):
                continue  # “Tests to find the cause include:”
            if predicate in ("hasPrevention", "hasSymptom") and _EASES_SYMPTOMS.search(last):
                continue
            if predicate == "hasFinding" and block.section == "summary" and _SIGNS_ALONE.match(last):
                predicate = "hasSymptom"
            if (
                predicate in ("hasTest", "hasFinding")
                and block.section in ("symptoms", "causes")
                and not (predicate == "hasTest" and _TESTS.match(last))
            ):
                continue
            if predicate == "hasTreatment" and block.section in (
                "prevention",
                "exams",
                "causes",
                "symptoms",
                "risk",
            ):
                continue
            of = _KINDS_OF.search(last) if predicate == "hasForm" else None
            if of and not reader.condition.match(last, of.end()):
                continue  # forms of something else
            if (
                predicate == "hasForm"
                and "stages" not in last
                and block.section in ("treatment", "exams", "symptoms", "prevention")
            ):
                continue
            return predicate, rule
    if block.parent is not None:  # “Having fair skin, which includes the following:” in a list of risks
        return predicate_of_lead(reader, dataclasses.replace(block, lead=block.parent, parent=None))
    return LIST_DEFAULT.get(block.section, "hasSymptom"), "R-lead-section"
