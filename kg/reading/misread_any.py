"""What can only be a misreading, whatever the predicate: half a thing, some of a kind, a sentence or a heading within a thing."""

from __future__ import annotations

from kg.reading.checks import (
    Check,
    anywhere_behind,
    as_in_others,
    before,
    found_by,
    found_by_kin,
    harms,
    headed,
    if_negated,
    object_begins,
    object_has,
    object_is,
    points_back,
    said_with,
    subject_begins,
    torn_from_noun,
)

__all__ = ["HEALTHY", "NOTHING_ALONE", "OF_ANY", "SOMEBODY", "WHO"]

#: Of which nothing can be said alone.
NOTHING_ALONE = (
    r"(?:(?:an?|the|other|some|many|key|certain|several|these|such|possible|small|large|electrical) )*(?:changes?|cells|conditions|data|diagnosis|diseases|doctors?|evidence|"
    r"factors|findings|genes?|hormones|percentage of \w+|problems|products|proteins|providers?|signals?|studies|study|substances|symptoms|things|treatments?|ways)"
    r"(?:(?: and| or) (?:other )?\w+)?(?: (?:that|these|this|to)\b.*)?"
)
#: The misreadings.
OF_ANY: tuple[Check, ...] = (
    torn_from_noun,
    headed,
    as_in_others,
    # what is only held to be so: “it is possible that exercise …”
    object_begins(r"(?:it(?:['’]s| is) )?(?:also )?(?:possible|likely|clear|important|true) that\b"),
    # half of two things; how much of something there is by it
    object_begins(r"(?:or|and|but) |(?:the )?(?:vast |great |large )?(?:majority|minority|proportion) of\b"),
    points_back,
    # of what there is hardly any; what a form begins with, of which disease it is not told
    if_negated(object_begins(r"(?:few|little) or no\b"), negated=False),
    subject_begins(r"(?:early|late)(?: |-)onset(?: \(.*)?\Z"),
    subject_begins(r".*\b(?:described|listed|shown) (?:above|below|here)\b"),
    # what is found out, and no effect of it
    subject_begins(
        r"(?:the )?(?:recent )?(?:advances?|development|discovery|identification|introduction|progress|research|studies|study)\b"
    ),
    # where there are symptoms, and not which
    if_negated(object_begins(r"(?:(?:different|many|various) )*symptoms (?:in|of|on)\b"), negated=False),
    object_has(r"\. (?<=[a-z]{3}\. )[a-z]"),
    object_is(r"meaning|addition|contrast|general"),
    # where a sentence seemed to end; what is no thing
    object_has(
        r"\bu\.s\.$|(?:^| in )(?:less )?often$|^little research$|^(?:\w+ ){0,2}(?:names|terms)$",
        ("u.s.", "often", "little research", "names", "terms"),
    ),
    object_begins(r"(?:affecting|caused|characterized|depending|due|including|involving|ranging|resulting)\b"),
    object_has(r"\b(?:kinds|types) of (?:the|your)\b"),
    subject_begins(rf"{NOTHING_ALONE}\Z"),
    # some of a kind: what is said is not said of the kind
    subject_begins(r"(?:most|many|some|several|few|all|other|another|one|two|three|their)\s"),
    # a thing by its kind, which the text around tells apart: “The damage …”; another that it points at
    subject_begins(
        r"(?:(?:an?|the|th(?:is|ese|ose)|chronic|excess|fetal|large|long-term|milder|old|poor|severe|small) )*(?:attacks?|bacteri(?:a|um)|blockages?|childhood|damage|episodes?|fluids?|"
        r"foods?|forms?|germs?|infancy|injur(?:y|ies)|lesions?|levels|low levels|mutations?|organisms?|parasites?|pressure|reactions?|ruptures?|"
        r"tissues?|variants?|virus(?:es)?|worms?)(?: (?:and|or) \w+)?\Z"
    ),
    subject_begins(r"(?:the )?remaining\b|(?:type|form|stage|grade)s? (?:\d+[a-z]?|[ivx]+|[a-d])\Z"),
    subject_begins(r".*\b(?:associated with|of|with) (?:this|these) (?:condition|disease|disorder|syndrome)s?\Z"),
    # some of the ill, a word from a quotation, a time or a case: no thing by itself
    subject_begins(r"(?:an? |the )?(?:\w+ )?(?:majority|minority|number|percentage|proportion|share) of\b"),
    subject_begins(r".*[\"“”]"),
    subject_begins(r"(?:the )?(?:[\w-]+ ){0,2}(?:cases|course|phases?|stages?)(?: of (?:the|this) \w+)?\Z"),
    # those of whom the sentence before speaks
    said_with(r"\bin (?:these|those|such|the (?:other|remaining)) cases\b", (" cases",)),
    subject_begins(
        r".*\s(?:th(?:is|ese|ose)|such(?! as))\s(?!(?:cancer|condition|disease|disorder|illness|infection|syndrome)\b)\w"
    ),
    subject_begins(r"similar to\b|(?!.*\b(?:children|individuals|infants|men|patients|people|those|women)\b).*\swho\s"),
    # a sentence within a subject: “Primary means this disorder”
    subject_begins(r"^(?!.*\b(?:that|which|who|whose)\b).*\w (?:means|refers|has|have|is|are|was|were)\s"),
    # a heading that has run into a subject
    subject_begins(r".*\w (?:A|An|The) [a-z]", as_written=True),
    found_by("R-there-is-no", object_has(r" those who ")),
    # features of a kind that is not told: “other features of gout”
    object_begins(
        r"(?!(?:have|has|\w+ing)\b)[\w-]+ (?:signs and symptoms|symptoms|signs|features|characteristics|complications) of\b|(?:other|some|many|several|common|typical) problems of\b"
    ),
    found_by("R-lead-head", object_begins(r"(?:people|patients|children|adults|women|men|individuals|those)\b")),
    found_by("R-lead-head", object_has(r"\bsymptoms in\b")),
    # what it does that is no help
    found_by_kin(
        ("R-is-treatment",),
        anywhere_behind(r"\b(?:that|which) (?:can |may |might )?(?:also )?(?:increase|raise|cause|trigger|worsen)s? "),
    ),
    found_by("R-helps", harms),
    # what you will not need, if all is well
    found_by(
        "R-provider",
        if_negated(
            before(
                r"\byou (?:won['’]?t|(?:will|may|might|do|does) not|don['’]?t|doesn['’]?t) (?:\w+ )?(?:have|need|require)\b[^.;]*$",
                "you ",
            )
        ),
    ),
    found_by("R-helps", object_has(r" (?:help|helps|combat)$")),
    # what it does, and not what does it: “can help clear the nose, improve sleep, …”
    found_by("R-helps", object_has(r" your ")),
    found_by("R-helps", before(r"help $")),
    # symptoms and more that were named elsewhere, and what makes a risk less
    found_by(
        "R-risk-people",
        object_begins(
            r"(?:(?:some|certain|many|several|other|the following|a number of|these|various) )+(?:[\w-]+ )?(?:conditions|diseases|factors|illnesses|medicines|problems|substances|things)\b"
        ),
    ),
    found_by("R-risk-people", object_has(r"\b(?:control|lower|manage|prevent|reduc)\w*\b")),
)

#: Who treats and finds out, and those who have it, in place of what is done.
WHO = object_is(
    r"(?:(?:[\w-]+ )*(?:compan(?:y|ies)(?: \w+ by \w+)?|dietitians?|government|insurers?|parents?|mothers?|centers|clinics|hospitals|counselors?|fathers?|caregivers?|relatives|siblings|doctors?|nurses?|pharmacists?|physicians?|professionals?|providers?|researchers?|scientists?|specialists?|teams?|therapists?)|"
    r"(?:millions|thousands|many|most|some|all)? ?(?:of )?(?:people|patients|women|men|children|adults))\b(?! (?:care|counsel\w*|therapy|education)\b)"
)
#: Those who have something, in place of what they have.
SOMEBODY = object_begins(
    r"(?:people|patients|children|adults|women|men|individuals) (?:(?:with|who|at|of|in|aged|over|under)\b|\d)"
)
#: Things to do for one's health, which nobody suffers from.
HEALTHY = object_begins(
    r"(?:avoiding|controlling|eating (?!disorders?\b|problems\b|too\b)|exercising|following an?|getting (?:plenty|enough|regular|vaccinated)|keeping (?:active|fit|your|their)|limiting|losing weight|maintaining an?|"
    r"managing|quitting|regular (?:exercise|physical)|resting|stopping smoking|taking (?:medic|vitamin|step)|treating|using an?|wearing|physical activity|plenty of)\b|.*\blifestyle\b"
)
