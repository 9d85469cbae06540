"""What can only be a misreading: an object or a subject that its predicate cannot have, whatever rule found it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kg.entry.lexicon import BODY
from kg.reading.checks import (
    Check,
    anywhere_behind,
    before,
    behind,
    found_by,
    found_by_kin,
    if_negated,
    names_its_subject,
    not_found_by,
    object_among,
    object_begins,
    object_has,
    object_is,
    one_adjective,
    prevents_nothing,
    subject_begins,
)
from kg.reading.found import Found
from kg.reading.misread_any import NOTHING_ALONE, OF_ANY

__all__ = ["is_misread"]


#: Who treats and finds out, and those who have it, in place of what is done.
_WHO = object_is(
    r"(?:(?:[\w-]+ )*(?:compan(?:y|ies)(?: \w+ by \w+)?|dietitians?|government|insurers?|parents?|mothers?|centers|clinics|hospitals|counselors?|fathers?|caregivers?|relatives|siblings|doctors?|nurses?|pharmacists?|physicians?|professionals?|providers?|researchers?|scientists?|specialists?|teams?|therapists?)|"
    r"(?:millions|thousands|many|most|some|all)? ?(?:of )?(?:people|patients|women|men|children|adults))\b(?! (?:care|counsel\w*|therapy|education)\b)"
)
#: Those who have something, in place of what they have.
_SOMEBODY = object_begins(
    r"(?:people|patients|children|adults|women|men|individuals) (?:(?:with|who|at|of|in|aged|over|under)\b|\d)"
)
#: Things to do for one's health, which nobody suffers from.
_HEALTHY = object_begins(
    r"(?:avoiding|controlling|eating (?!disorders?\b|problems\b|too\b)|exercising|following an?|getting (?:plenty|enough|regular|vaccinated)|keeping (?:active|fit|your|their)|limiting|losing weight|maintaining an?|"
    r"managing|quitting|regular (?:exercise|physical)|resting|stopping smoking|taking (?:medic|vitamin|step)|treating|using an?|wearing|physical activity|plenty of)\b|.*\blifestyle\b"
)
#: Where in the body a test looks.
_PLACE = BODY | {"gastrointestinal", "gi", "inside", "lining", "lower", "system", "the", "tract", "upper"}

_FELT = frozenset(["hasSymptom", "hasFinding", "hasComplication"])
_BY_WHAT = frozenset(["hasCause", "hasRiskFactor", "hasTrigger"])
_DONE = frozenset(["hasTreatment", "hasMedicine", "hasTest", "hasPrevention"])
_THINGS = _FELT | _DONE | {"hasForm", "hasCause", "hasRiskFactor"}


def _of(*predicates: str) -> Callable[[str], bool]:
    return frozenset(predicates).__contains__


def _of_all_but(*predicates: str) -> Callable[[str], bool]:
    return lambda predicate: predicate not in predicates


#: Of which predicates what is a misreading.
_MISREADINGS: tuple[tuple[Callable[[str], bool], tuple[Check, ...]], ...] = (
    (_of_all_but(), OF_ANY),
    # what points at a treatment or a test named before
    (
        _of_all_but("hasContact"),
        (
            object_has(
                r"\bth(?:is|ese) (?:drugs?|medicines?|medications?|procedures?|tests?|therap(?:y|ies)|treatments?)\b"
            ),
        ),
    ),
    # some of what was named elsewhere
    (
        _of_all_but("isA", "occursIn"),
        (object_begins(r"(?:one|two|three|four|some|several|many|most|all|both|each) of (?:the|these|those)\b"),),
    ),
    # where a pronoun stands for what was said elsewhere; “make it hard to walk” names what it is
    (
        _of_all_but("hasContact", "hasOpenQuestion", "occursIn", "isA"),
        (
            object_has(
                r"\b(?<!make )(?<!makes )(?<!making )(?:it|them|itself|themselves|these (?:changes|conditions|drugs|factors|medicines|problems|signs|substances|symptoms|things))\b|\bthese \w+$"
            ),
        ),
    ),
    (
        _of(*_FELT),
        (
            _SOMEBODY,
            _HEALTHY,
            # to what they are sensitive
            before(
                r"\b(?:allerg(?:y|ies)|exposure|intolerance|reactions?|responses?|sensitiv\w+|tolerance) to [^.;]*\b(?:including|like|such as)\b[^.;]*$"
            ),
            # how long they are without it; what is behind it
            object_has(r"\b(?:days|intervals?|months|periods?|times|weeks|years) without\b"),
            object_has(r"\bis (?:the|a) (?:\w+ )?cause of\b"),
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
                r"(?:(?:an?|the|any|mild|milder|moderate|severe|less|more) )*(?:cases?|forms?|types?|versions?) (?:of|with)\b|(?:days|weeks|months|years) "
            ),
            # how much of it there is, or when: “symptoms are more severe in men”
            object_is(
                r"(?:(?:more|less|most|least) (?:common|frequent|intense|likely|mild|noticeable|obvious|pronounced|serious|severe)|"
                r"milder|worse|stronger|better)(?: (?:after|among|at|during|for|if|in|than|when|with) .*)?"
            ),
            # how many there are of something, and what a test yields
            object_begins(r"[\d.,]+ (?:million|billion)\b|(?:dozen|hundred|thousand)s?\b"),
            object_is(r"(?:[\w-]+ ){0,2}results?"),
            # what is nothing without the words around it
            object_is(
                r"(?:(?:short|long)[- ]term|other|serious|severe|mild|many|different|various|certain|common|unpleasant|physical|medical|health|possible|a (?:range|variety|number) of|\s)+"
                r"(?:affects|effects|problems|changes|complications|issues|consequences|reactions|difficulties)"
            ),
            # what somebody has been, and has not
            object_begins(r"(?:\w+ly |always |never |often |also )*been\b"),
            # what another illness is like, of which the words go on to speak
            before(r"\b(?:similar to|like|resembl\w+|mimic\w*) (?:those|that|the symptoms)\b[^.;:]*,[^.;:]*$"),
        ),
    ),
    # what is altered in the ill, and nothing that they feel
    (
        _of("hasSymptom", "hasComplication"),
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
        _of("hasFinding"),
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
            before(r"\bhow (?:well|much|many|fast|long|often|far)\b[^.;:]*$"),
            before(r"\b(?:what(?:'s|’s| is)? (?:causing|causes)|causes? of|(?:want|try|need)s? to find)\b[^.;:]*$"),
        ),
    ),
    (
        _of(*_DONE),
        (
            # what is left out, and not what is done: “avoiding triggers, such as tea”
            before(
                r"\b(?:avoiding|eliminating|limiting|reducing|removing|stopping) [^.;]*\b(?:including|like|such as)\b[^.;]*$"
            ),
            names_its_subject,
            _WHO,
            _SOMEBODY,
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
        _of("hasTreatment", "hasMedicine"),
        (
            # what a drug does, and none
            object_begins(r"(?:block|help|kill|lower|prevent|reduce|relieve|slow|stop)\b"),
            object_is(r"(?:some )?simple (?:interventions|measures|steps|things)(?: .*)?"),
            object_is(
                r"(?:(?:back|chest|high|joint|mild|muscle|severe|stomach) )?(?:aches?|bleeding|cramps|dizziness|fainting|fatigue|fever|headaches?|itching|nausea|numbness|pains?|rash|"
                r"seizures|swelling|tiredness|vomiting|weakness)"
            ),
        ),
    ),
    # all of the body, or any of it; what something only is prone to
    (
        _of("affects"),
        (
            object_is(r"(?:many |other |several )?(?:areas|organs|parts|systems) (?:in|of) (?:the|your|their) body"),
            object_begins(r"(?:damage|impairment|loss|other)\b"),
        ),
    ),
    (_of(*_FELT, "leadsTo"), (object_begins(r"(?:likely|prone|susceptible|unable) to\b"),)),
    # what anybody may do or feel, and what is nothing without the words around it
    (
        _of("leadsTo"),
        (
            subject_begins(
                r"(?:(?:any|intense|mild|moderate|physical|strenuous|the|these|this) )*(?:barium|behaviou?rs?|(?:correct )?diagnosis|exercise|exertion)\b|"
                r"(?:the |these |this )*(?:bleeding|blockages?|bumps|changes|damage|fluid|growth|infections?|inflammation|lesions|narrowing|obstruction|pain|pressure|scarring|stones?|swelling)$"
            ),
            object_is(r"(?:the |an? |your )?(?:" + "|".join(sorted(BODY)) + r")"),
            object_is(r"(?:the |an? )?(?:ability|appearance|function|functioning|learning|shape|size|structure|optimal \w+)(?: of .*)?"),
        ),
    ),
    # how it goes on, and not when it begins
    (_of("hasOnset"), (object_has(r"\bover (?:time|months|years)\b"),)),
    # whom it is in, with the half of what they are
    (
        _of("occursIn"),
        (
            object_has(r"\b(?:who|that) (?:have|has|are|is|had|get)$|^(?:have|has|had) been\b"),
            object_begins(r"(?:(?:actually |also )?be|experience|have|show)\b"),
            object_begins(r"(?:confused with|difficult to|hard to|impossible to|misdiagnosed|mistaken)\b"),
            # other than which, is told elsewhere; of what it is a kind
            object_has(r"\bother (?:backgrounds|countries|ethnic|groups|people|populations|races|regions)\b"),
            object_begins(
                r"(?:among )?(?:the )?(?:more|most) (?:common|frequent) (?:[\w-]+ )?(?:causes?|conditions?|diseases?|disorders?|forms?|kinds?|types?) of\b"
            ),
            object_has(r"\bvar(?:y|ies) by\b"),
            # how it is in them, and not how often
            object_begins(r"(?:rarely|seldom) (?!(?:after|before|diagnosed|found|in|occurs?|seen)\b)"),
            # what kind of disorder it is
            object_begins(r"an? (?:[\w-]+ ?, )?(?:[\w-]+ )*?(?:condition|disease|disorder|syndrome)$"),
            object_begins(r"(?:disappears?|goes|improves?|resolves?|subsides?|worsens?)\b"),
        ),
    ),
    # where people live, which does and causes nothing
    (
        _of(*_DONE, *_BY_WHAT),
        (object_has(r"^(?:\w+ )?(?:africa|america|asia|australia|canada|europe|mexico|zealand)\b"),),
    ),
    (
        _of("hasTest"),
        (
            object_is(r"correct|right|wrong|certain|(?:[\w-]+ )?(?:ages?|health|gender|sex|race|ethnicity|lifestyle)"),
            one_adjective,
            object_begins(r"(?:an? )?(?:genetic )?(?:consultation|counseling)\b"),
            # what is found out, and no way to find it out
            object_is(
                r"(?:the )?(?:(?:[\w-]+ )*results?\b.*|.*\b(?:participants|subjects|volunteers)\b.*|(?:[\w-]+ )*(?:symptoms?|signs)|symptoms and .*|risk factors?\b.*|.*\bfollowing\b.*)"
            ),
        ),
    ),
    (
        _of("hasPrevention"),
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
    (_of("hasMechanism"), (object_begins(r"located\b"),)),  # where a gene is
    (
        _of("hasRiskFactor"),
        (
            _HEALTHY,
            found_by(
                "R-risk-factor", object_begins(r"(?:\w+ )?(?:people|patients|children|adults|women|men|infants)\b")
            ),
        ),
    ),
    (
        _of(*_BY_WHAT),
        (
            # what it grows from
            found_by("R-caused-by", object_is(r"(?:[\w-]+ ){0,4}cells(?: (?:called|known as) [\w-]+)?")),
            # what is asked, and a clause within a subject: “high blood pressure damages the vessels and …”
            object_has(r"\bfind out\b|\bwhat \w+$|\bwhether\b"),
            found_by("R-cause-of", object_has(r"(?<!that )(?<!which )\bdamage (?:an?|the|your)\b")),
            found_by("R-lead-head", object_begins(r"(?:the |your |their )?risks? ")),
            # what something is called by its part in the matter: “triggers of gout”
            not_found_by(
                "R-at-risk",
                object_has(
                    r"\b(?:(?:causes?|triggers?|risk factors?|symptoms?|signs?|types?|forms?|complications?) (?:of|for)\b|(?:risk factors?|major criteria|something else|same|^(?:ongoing|other|specific|underlying|unknown) causes?)$)"
                ),
            ),
            not_found_by("R-at-risk", _WHO),
            not_found_by("R-at-risk", object_is(NOTHING_ALONE)),
        ),
    ),
    # whom it is in, which brings nothing on; how it is; what is the result of something, with more before it
    (
        _of(*_BY_WHAT),
        (
            object_is(r"(?:an? |the |your )?(?:babies|baby|body|child|embryo|fetus|infant|mother)"),
            object_is(r"(?:more|less|most|least) [a-z]+(?: (?:for|in) .*)?|(?:long|short)[ -]term"),
            object_has(r"\w result of\b"),
            object_is(r"(?:types?|groups?|classes) (?:\d+|[ivx]+|[a-d])(?: (?:and|or) .*)?"),
        ),
    ),
    # a gene without its name
    (
        _of(*_BY_WHAT, "occursWith"),
        (
            object_is(
                r"(?:the |an? |one |this )?(?:(?:first|second|third|other|same|single|faulty|defective) )*genes?|(?:the )?[a-z][\w-]+ genes?"
            ),
        ),
    ),
    # how much there is of what is said, and nothing more: “four levels of severity”
    (
        _of(*_THINGS),
        (
            if_negated(
                object_is(
                    r"(?:(?:two|three|four|five|six|recommended|available|current|standard|main|major|\d+)\s(?:[\w-]+ )*?|(?:several|many|most|another|other|additional)\s)"
                    r"(?:complications?|levels|medications?|medicines?|options|problems?|stages|symptoms?|tests?|treatments?|types|ways)\b(?: (?:of|for|that|to) .*)?"
                ),
                negated=False,
            ),
        ),
    ),
    # what a form does, and not its name
    (_of("hasForm"), (object_begins(r"(?:affects?|appears?|are|is|occurs?|shows?|usually)\b"),)),
    # what something is called, and no kind of it
    (
        _of("isA"),
        (
            object_has(r"\b(?:steps?|ways?|start|key) (?:in|to|toward)\b|\b(?:signals?|signs?|symptoms?) of\b"),
            behind(r"\s*only (?:if|when)\b"),
            object_begins(r"(?:an? |the )?(?:[\w-]+ )?(?:names?|terms?|words?) (?:for|given|of|used)\b"),
            object_has(r"\b(?:people|they|we|you) \w+$"),
            object_is(r"(?:an? )?(?:(?:\w+ )?(?:example|indication|reaction|response|result|sign|symptom))"),
            one_adjective,
            object_is(
                r"(?:(?:an?|the|general|broad|common|medical|frequent|major|leading|another|important) )*(?:terms?|names?|words?|reasons?|ways?|causes? of .*|result of .*|problem for .*|part of .*|(?:conditions|disorders|signs|symptoms)|"
                r"same .*|more .*|less .*|easier|ones?|(?:many )?(?:features?|causes) of .*)"
            ),
        ),
    ),
    (
        _of("hasContact"),
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


@cache
def _misreadings_of(predicate: str) -> tuple[Check, ...]:
    return tuple(check for is_of, checks in _MISREADINGS if is_of(predicate) for check in checks)


def is_misread(found: Found, text: str) -> bool:
    """Whether a claim cannot be what its sentence says, by the words of its object or its subject."""
    for check in _misreadings_of(found.predicate):  # noqa: SIM110 - any() takes longer
        if check(found, text):
            return True
    return False
