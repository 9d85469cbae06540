"""What is no complaint, finding or consequence, whatever rule found it."""

from __future__ import annotations

from kg.entry.lexicon import BODY
from kg.reading.checks import (
    FELT,
    Misreading,
    before,
    behind,
    found_by,
    if_negated,
    object_among,
    object_begins,
    object_has,
    object_is,
    of,
    one_adjective,
    subject_begins,
)
from kg.reading.misread_any import HEALTHY, SOMEBODY

__all__ = ["OF_ILLS"]


#: Where in the body a test looks.
_PLACE = BODY | {"gastrointestinal", "gi", "inside", "lining", "lower", "system", "the", "tract", "upper"}
#: Of which predicates what is a misreading.
OF_ILLS: tuple[Misreading, ...] = (
    (
        of(*FELT),
        (
            SOMEBODY,
            HEALTHY,
            # to what they are sensitive
            before(
                r"\b(?:allerg(?:y|ies)|exposure|intolerance|reactions?|responses?|sensitiv\w+|tolerance) to [^.;]*\b(?:including|like|such as)\b[^.;]*$",
                " to ",
            ),
            # how long they are without it; what is behind it
            object_has(r"\b(?:days|intervals?|months|periods?|times|weeks|years) without\b"),
            object_has(r"\bis (?:the|a) (?:\w+ )?cause of\b|^(?:apparent|clear|identifiable|known|obvious) causes?\b"),
            # who else has it
            behind(r"[^.;:,]*\bin (?:[\w-]+ ){0,4}?(?:animals|birds|cats|cattle|dogs|livestock|pigs|rodents)\b"),
            # symptoms by what they come from
            object_begins(
                r"(?:the )?(?:signs and )?(?:symptoms|signs) (?:caused by|due to|from|related to)\b|infections? (?:with|by)\b"
            ),
            object_has(r"(?<!other)(?<!less)(?<!more) than (?!normal|usual|average|expected)"),
            object_begins(r"taking\b(?! (?:a long|longer|more))"),
            found_by(
                "R-people-have",
                if_negated(
                    object_begins(r"(?:the |many |some |their |its )?(?:signs and symptoms|symptoms)\b(?! of\b)"),
                    negated=False,
                ),
            ),
            found_by("R-people-have", one_adjective),
            object_has(
                r"\b(?:cop(?:y|ies)|changes?|mutations?) (?:of|in) (?:(?:the|an?|one|both|each) )?(?:[\w-]+ )?genes?\b"
            ),
            # what is hard to tell a doctor
            object_has(r"\b(?:their|your) (?:doctors?|health care providers?|physicians?)\b"),
            # how it is with some, and for how long
            object_begins(
                r"(?:(?:an?|the|any|mild|milder|moderate|severe|less|more|or) )*(?:cases?|forms?|types?|versions?) (?:of|with)\b|(?:days|weeks|months|years) "
            ),
            # how much of it there is, or when: “symptoms are more severe in men”
            object_is(
                r"(?:(?:more|less|most|least) (?:common|frequent|intense|likely|mild|noticeable|obvious|pronounced|serious|severe)|"
                r"milder|worse|stronger|better)(?: (?:after|among|at|during|for|if|in|than|when|with) .*)?"
            ),
            object_begins(r"(?:an? )?better\b"),
            object_is(r"(?:difficult(?:y|ies)|problems?|trouble) with (?:activities|tasks|things)"),
            # how it goes on
            object_is(r"(?:[\w-]+ )*(?:progressive|relapsing|stable|variable) course"),
            # what is better for it
            object_begins(
                r"(?:an? )?(?:decreases?|improvements?|reductions?) in (?:the )?(?:attacks|frequency|number|pain|seizures|severity|symptoms|tumou?rs?)\b"
            ),
            # tests of a list that is run into that of symptoms
            object_is(
                r"(?:an? )?(?:biopsy|(?:blood|imaging|urine) tests?|ct scan|medical history|mri|physical exam(?:ination)?|ultrasound|x-rays?)"
            ),
            object_is(r"(?:(?:different|many|possible|several|various) )*causes"),
            object_is(r"(?:recurrences?|relapses|remissions?)(?: and \w+)?"),
            object_is(r"(?:(?:an?|more|less|faster|rapid|slow|slower) )*(?:disease )?progression(?: of .*)?"),
            object_is(
                r"(?:(?:same|characteristic|typical|physical|other|many|the|of) )+(?:features|findings|signs|symptoms)"
            ),
            # how many there are of something, and what a test yields
            object_begins(r"[\d.,]+ (?:million|billion)\b|(?:dozen|hundred|thousand)s?\b"),
            object_is(r"(?:[\w-]+ ){0,2}results?"),
            # what is nothing without the words around it
            object_is(
                r"(?:(?:short|long)[- ]term|other|serious|severe|mild|many|different|various|certain|common|unpleasant|physical|medical|health|possible|a (?:range|variety|number) of|\s)+"
                r"(?:affects|effects|problems|changes|complications|issues|consequences|reactions|difficulties)"
            ),
            object_is(
                r"(?:(?:different|various) )?patterns of (?:signs and )?symptoms|[\w-]+ (?:homeostasis|regulation)"
            ),
            # what somebody has been, and has not
            object_begins(r"(?:\w+ly |always |never |often |also )*been\b"),
            # what another illness is like, of which the words go on to speak
            before(
                r"\b(?:similar to|like|resembl\w+|mimic\w*) (?:those|that|the symptoms)\b[^.;:]*,[^.;:]*$",
                *(" those", " that", " the symptoms"),
            ),
        ),
    ),
    # what is altered in the ill, and nothing that they feel
    (
        of("hasSymptom", "hasComplication"),
        (
            object_is(r"(?:(?:the|an?|one|two|this|same) )*(?:[\w-]+ ){0,2}(?:genes?|mutations?|alleles?)(?: copies)?"),
            # that they have it, or show it, and not how
            object_begins(r"(?:the |this )?(?:condition|disease|disorder|illness)\b"),
            if_negated(
                object_begins(
                    r"(?:any |the )?(?:signs?|symptoms?)(?: (?:and|or) \w+)? of (?:the|this) (?:condition|disease|disorder)"
                ),
                negated=False,
            ),
        ),
    ),
    (
        of("hasFinding"),
        (
            # where something is found
            object_begins(
                r"(?:(?:important|medical|patient['’]s|physical) )*(?:exam(?:ination)?|history|information)\b"
            ),
            object_among(_PLACE),
            # what a test measures or pictures, how well or how much, and why: “may show what is causing it, such as a tumor”
            object_begins(
                r"(?:(?:the|your|an?|detailed|clear|exact|underlying|possible|other|specific) )*(?:causes?\b(?= of|$)|levels? of|activity|amount|anatomy|condition|degree|diameter|direction|extent|(?:blood )?flow|function|how|inside|images?|location|movement|outline|picture|pictures|position|"
                r"presence of (?:blood|sugar|protein)|rate|results?|rhythm|severity|shape|size|speed|stage|structure|thickness|type)\b(?! abnormalit)|[\w-]+ (?:locations?|positions?|sizes?|shapes?)$"
            ),
            before(r"\bhow (?:well|much|many|fast|long|often|far)\b[^.;:]*$", "how "),
            before(
                r"\b(?:what(?:'s|’s| is)? (?:causing|causes)|causes? of|(?:want|try|need)s? to find)\b[^.;:]*$",
                "caus",
                " to find",
            ),
        ),
    ),
    (of(*FELT, "leadsTo"), (object_begins(r"(?:likely|prone|susceptible|unable) to\b"),)),
    # what anybody may do or feel, and what is nothing without the words around it
    (
        of("leadsTo"),
        (
            subject_begins(
                r"(?:(?:any|intense|mild|moderate|physical|strenuous|the|these|this) )*(?:barium|behaviou?rs?|(?:correct )?diagnosis|exercise|exertion)\b|"
                r"(?:the |these |this )*(?:bleeding|blockages?|bumps|changes|damage|fluid|growth|infections?|inflammation|lesions|narrowing|obstruction|pain|pressure|scarring|stones?|swelling)$"
            ),
            object_is(r"(?:the |an? |your )?(?:" + "|".join(sorted(BODY)) + r")"),
            object_is(
                r"(?:the |an? )?(?:ability|appearance|function|functioning|learning|shape|size|structure|optimal \w+)(?: of .*)?"
            ),
        ),
    ),
)
