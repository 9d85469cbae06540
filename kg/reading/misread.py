"""What can only be a misreading: an object or a subject that its predicate cannot have, whatever rule found it."""

from __future__ import annotations

from functools import lru_cache

from kg.reading.checks import (
    DONE,
    FELT,
    Checks,
    Misreading,
    before,
    behind,
    found_by,
    if_negated,
    joined,
    not_found_by,
    object_begins,
    object_has,
    object_is,
    of,
    of_all_but,
    one_adjective,
)
from kg.reading.found import Found
from kg.reading.misread_any import HEALTHY, NOTHING_ALONE, OF_ANY, SOMEBODY, WHO
from kg.reading.misread_care import OF_CARE
from kg.reading.misread_ills import OF_ILLS

__all__ = ["is_misread"]


_BY_WHAT = frozenset(["hasCause", "hasRiskFactor", "hasTrigger"])
_THINGS = FELT | DONE | {"hasForm", "hasCause", "hasRiskFactor"}


#: Of which predicates what is a misreading.
_MISREADINGS: tuple[Misreading, ...] = (
    (of_all_but(), OF_ANY),
    # what points at a treatment or a test named before
    (
        of_all_but("hasContact"),
        (
            object_has(
                r"\bth(?:is|ese) (?:drugs?|medicines?|medications?|procedures?|tests?|therap(?:y|ies)|treatments?)\b"
            ),
        ),
    ),
    # some of what was named elsewhere
    (
        of_all_but("isA", "occursIn"),
        (
            object_begins(
                r"(?:one|two|three|four|some|several|many|most|all|both|each) of (?:these\b|those\b|the\b(?! (?:gene )?mutations (?:associated|that)\b))"
            ),
        ),
    ),
    # where a pronoun stands for what was said elsewhere; “make it hard to walk” names what it is
    (
        of_all_but("hasContact", "hasOpenQuestion", "occursIn", "isA"),
        (
            object_has(
                r"\b(?=it|the)(?<!make )(?<!makes )(?<!making )(?:it|them|itself|themselves|these (?:changes|conditions|drugs|factors|medicines|problems|signs|substances|symptoms|things))\b|\bthese \w+$"
            ),
        ),
    ),
    # all of the body, or any of it; what something only is prone to
    (
        of("affects"),
        (
            object_is(r"(?:many |other |several )?(?:areas|organs|parts|systems) (?:in|of) (?:the|your|their) body"),
            object_begins(r"(?:damage|impairment|loss|other)\b"),
            object_has(r"\b(?:abnormalities|features|findings|problems|symptoms)\b"),
        ),
    ),
    # how it goes on, and not when it begins
    (of("hasOnset"), (object_has(r"\bover (?:time|months|years)\b"),)),
    # whom it is in, with the half of what they are
    (
        of("occursIn"),
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
            object_is(r"(?:an? |the )?(?:[\w-]+ )?causes? of (?:\w+ )?death(?: worldwide)?"),
            # how it is in them, and not how often
            object_begins(r"(?:rarely|seldom) (?!(?:after|before|diagnosed|found|in|occurs?|seen)\b)"),
            # what kind of disorder it is
            object_begins(r"an? (?:[\w-]+ ?, )?(?:[\w-]+ )*?(?:condition|disease|disorder|syndrome)$"),
            object_begins(r"(?:disappears?|goes|improves?|resolves?|subsides?|worsens?)\b"),
        ),
    ),
    # where people live, which does and causes nothing
    (
        of(*DONE, *_BY_WHAT),
        (object_begins(r"(?:\w+ )?(?:africa|america|asia|australia|canada|europe|mexico|zealand)\b"),),
    ),
    (of("hasMechanism"), (object_begins(r"located\b"),)),  # where a gene is
    (
        of("hasRiskFactor"),
        (
            HEALTHY,
            found_by(
                "R-risk-factor", object_begins(r"(?:\w+ )?(?:people|patients|children|adults|women|men|infants)\b")
            ),
        ),
    ),
    (
        of(*_BY_WHAT),
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
            not_found_by("R-at-risk", WHO),
            not_found_by("R-at-risk", SOMEBODY),
            not_found_by("R-at-risk", object_is(NOTHING_ALONE)),
        ),
    ),
    # whom it is in, which brings nothing on; how it is; what is the result of something, with more before it
    (
        of(*_BY_WHAT),
        (
            object_is(r"(?:an? |the |your )?(?:babies|baby|body|child|embryo|fetus|infant|mother)"),
            object_is(r"(?:more|less|most|least) [a-z]+(?: (?:for|in) .*)?|(?:long|short)[ -]term"),
            object_has(r"\w result of\b"),
            object_is(r"(?:types?|groups?|classes) (?:\d+|[ivx]+|[a-d])(?: (?:and|or) .*)?"),
        ),
    ),
    # a gene without its name
    (
        of(*_BY_WHAT, "occursWith"),
        (
            object_is(
                r"(?:the |an? |one |this )?(?:(?:first|second|third|other|same|single|faulty|defective) )*genes?|(?:the )?[a-z][\w-]+ genes?"
            ),
        ),
    ),
    # how much there is of what is said, and nothing more: “four levels of severity”
    (
        of(*_THINGS),
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
    (
        of("hasForm"),
        (object_begins(r"(?:affects?|appears?|are|is|occurs?|shows?|usually)\b"), object_has(r"\bin severity$")),
    ),
    # what something is called, and no kind of it
    (
        of("isA"),
        (
            object_has(r"\b(?:steps?|ways?|start|key) (?:in|to|toward)\b|\b(?:signals?|signs?|symptoms?) of\b"),
            behind(r"\s*only (?:if|when)\b"),
            before(
                r"\b(?:was|were) (?:first (?:described|identified|reported)|once|originally|previously)\b[^.;]*$",
                "was ",
                "were ",
            ),
            object_is(r"(?:an? )?(?:different|distinct|separate|unique) (?:condition|disease|disorder|entity)"),
            object_begins(
                r"(?:the )?(?:current |modern )?classification (?:for|of)\b|(?:an? |the )?(?:component|feature|part) of\b"
            ),
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
    *OF_ILLS,
    *OF_CARE,
)


_JOINED = tuple((is_of, joined(checks)) for is_of, checks in _MISREADINGS)


@lru_cache(maxsize=1 << 10)
def _misreadings_of(predicate: str, rule: str, negated: bool, is_named: bool) -> Checks:  # noqa: FBT001 - a key
    checks = [check for is_of, checks in _JOINED if is_of(predicate) for check in checks]
    return Checks(check for check in checks if check.concerns(rule, negated=negated, is_named=is_named))


def is_misread(found: Found, text: str) -> bool:
    """Whether a claim cannot be what its sentence says, by the words of its object or its subject."""
    checks = _misreadings_of(found.predicate, found.rule, found.negated, found.subject_span is not None)
    return checks.any_holds(found, text)
