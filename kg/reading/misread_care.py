"""What is no treatment, medicine, test or prevention, and no reason to see somebody, whatever rule found it."""

from __future__ import annotations

from kg.entry.lexicon import BODY
from kg.reading.checks import (
    DONE,
    Misreading,
    anywhere_behind,
    before,
    found_by_kin,
    if_negated,
    names_its_subject,
    object_among,
    object_begins,
    object_has,
    object_is,
    of,
    one_adjective,
    prevents_nothing,
    subject_begins,
)
from kg.reading.misread_any import SOMEBODY, WHO

__all__ = ["OF_CARE"]


#: Of which predicates what is a misreading.
OF_CARE: tuple[Misreading, ...] = (
    (
        of(*DONE),
        (
            # what is left out, and not what is done: “avoiding triggers, such as tea”
            before(
                r"\b(?:avoiding|eliminating|limiting|reducing|removing|stopping) [^.;]*\b(?:including|like|such as)\b[^.;]*$",
                "ing ",
            ),
            names_its_subject,
            subject_begins(r"(?:the |these )?(?:affected (?:areas?|parts?|skin)|contact|exposure)$"),
            WHO,
            SOMEBODY,
            object_among(BODY),  # “feet”
            # what something is like, without it: “a diet, high in fat and low in sugar”
            object_begins(r"(?:high|low|rich|poor) in\b"),
            # what a sentence goes on to tell: “the only cure is …”
            object_begins(r"(?:the )?only (?:cure|treatment|way)\b"),
            # what is amiss, and who works together
            object_has(r"\b(?:advantage|benefit|drawback|risk)s? of\b"),
            object_has(r"\b(?:deficienc(?:y|ies)|insufficiency|intolerance|resistance)$|\bspecialt(?:y|ies)\b"),
            object_is(r"(?:(?:many|other|several|simple|some) )*things(?: .*)?"),
            # what is left of a thing, and no rest; what treatment turns to
            object_begins(r"(?:the )?(?:rest of\b|(?:aim|emphasis|focus|goal|purpose)$)"),
            # what is nothing without the words around it
            object_is(
                r"(?:(?:great|special|extra|some|more|less|fewer|other|different|additional|further|any) )*(?:care|caution|precautions?|steps?|measures?|"
                r"others?|help|(?:early|frequent|proper|prompt|regular|repeated) treatments?|tests that were done|(?:more|less|fewer) (?:medicines?|medications?|drugs?|treatments?))"
            ),
            # whom a doctor looks after, with what is done left out
            object_is(
                r"(?:assess|check|evaluate|examine|follow|monitor|observe|see|treat|watch)(?:ing)? (?:(?:the|an?|their|your|his or her) )*(?:child|children|patients?|people|person|you)(?: closely| carefully| regularly)?"
            ),
            # how it goes with the ill, which helps nobody
            object_begins(
                r"(?:(?:the|an?|their|your) )?(?:[\w-]+ ){0,2}(?:outlook|prognosis|survival|life expectancy)\b"
            ),
            # how something is done, and what another thing does to it
            object_begins(
                r"(?:both |all |other |these )?(?:kinds?|types?|forms?) of\b|(?:special |general |more )*(?:instructions|information|tips|guidelines|questions|answers)\b"
            ),
            object_has(r"\b(?:more|less) [a-z]+(?:ive|ful|able|ible|ent|ant|al|ic|cult)$"),
            # that it need not be done, which tells only of whom it is so
            if_negated(anywhere_behind(r"\b(?:need|require|necessary)")),
        ),
    ),
    # what is treated, and treats nothing: “medicines for pain and fever”
    (
        of("hasTreatment", "hasMedicine"),
        (
            object_is(r"(?:newer|older|other|stronger)"),  # “newer, more effective filters”
            # what a drug does, and none
            object_begins(r"(?:block|help|kill|lower|prevent|reduce|relieve|slow|stop)\b"),
            object_is(r"(?:some )?simple (?:interventions|measures|steps|things)(?: .*)?"),
            object_is(
                r"(?:(?:back|chest|high|joint|mild|muscle|severe|stomach) )?(?:aches?|bleeding|cramps|dizziness|fainting|fatigue|fever|headaches?|itching|nausea|numbness|pains?|rash|"
                r"seizures|swelling|tiredness|vomiting|weakness)"
            ),
        ),
    ),
    (
        of("hasTest"),
        (
            object_is(r"correct|right|wrong|certain|(?:[\w-]+ )?(?:ages?|health|gender|sex|race|ethnicity|lifestyle)"),
            one_adjective,
            object_begins(r"(?:an? )?(?:genetic )?(?:consultation|counseling)\b"),
            # when it is found
            object_is(
                r"(?:early |late |middle )?(?:adolescence|adulthood|birth|childhood|infancy)|(?:the )?(?:age|time) .*"
            ),
            object_is(r"(?:an? )?(?:[\w-]+ )?(?:[a-z]+ologists?|geneticists?|specialists?)"),
            # what is found out, and no way to find it out
            object_is(
                r"(?:the )?(?:(?:[\w-]+ )*results?\b.*|.*\b(?:participants|subjects|volunteers)\b.*|(?:[\w-]+ )*(?:symptoms?|signs)|symptoms and .*|risk factors?\b.*|.*\bfollowing\b.*)"
            ),
        ),
    ),
    (
        of("hasPrevention"),
        (
            object_begins(r"(?:an? |the )?(?:abnormal|damage|lack|loss)\b|(?:knowing|understanding|visit)\b"),
            # what nobody does to keep from getting ill: items of another list that has run into one of advice
            found_by_kin(
                ("R-lead", "R-verbatim"),
                object_is(
                    r"(?:[\w-]+ ){0,2}(?:aches?|bleeding|cramps|dizziness|drowsiness|fainting|fatigue|fever|headaches?|itching|loss|nausea|numbness|pains?|rash|seizures|skin|"
                    r"swelling|urination|tiredness|vomiting|weakness)(?: or \w+)?|feeling \w+|(?:difficulty|problems?|trouble) \w+ing\b.*|(?:loss|shortness) of .*"
                ),
            ),
            found_by_kin(("R-is-used", "R-helps", "R-provider", "R-treated", "R-prevents"), prevents_nothing),
        ),
    ),
    (
        of("hasContact"),
        (
            object_has(r"\b(?:how|what|whether|which|whose)(?: \w+)?$"),
            object_is(
                r"(?:(?:have|has|get) )?(?:any of )?(?:these|those|the following)(?: [\w-]+)?(?: or \w+)?|"
                r"(?:(?:you|they|people) (?:should |must )?)?(?:call|see) (?:a|your) (?:doctor|provider)(?: (?:immediately|right away))?"
            ),
            object_begins(r"(?:see|learn|find|read) (?:how|more|what|about|out)\b"),
        ),
    ),
)
