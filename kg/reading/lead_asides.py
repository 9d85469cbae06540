"""Lead-ins whose items are no claims: they say nothing alone, or speak of something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.entry.structure import Block
from kg.reading.clauses import clauses
from kg.reading.subjects import kind_of

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["is_aside", "says_it"]


def is_aside(reader: Reader, block: Block, rule: str) -> bool:
    """Whether the items of a lead-in are no claims: they say nothing alone, or speak of something else.

    Args:
        reader: The reader of the entry.
        block: The list.
        rule: What :func:`predicate_of_lead` went by.
    """
    text = block.lead.text
    if rule == "R-lead-these":
        return False
    is_for_some = block.section in ("exams", "prevention", "treatment") and _FOR_WHOM.search(text)
    if _DEPENDS.search(text) or (is_for_some and rule != "R-lead-findings"):
        return True
    if _MISUSED.search(text):
        return True
    of_drugs = _OF_DRUGS.match(text)
    if of_drugs and not reader.condition.search(text, of_drugs.end()):
        return True
    needed = _NEEDED_FOR.search(text)
    if needed and not reader.condition.search(text, needed.start(1)):
        return True
    of_other = _RISK_OF_WHAT.search(text)
    if of_other and not reader.condition.search(text, of_other.end()):
        return True  # “Smoking raises the risk of many cancers, including:”
    if rule not in ("R-lead-section", "R-lead-causes", "R-lead-risk") or reader.condition.search(text):
        return False
    found = clauses(reader.text, block.lead.start, block.lead.end)
    main = next((each for each in found if each.opener == "main"), None)
    if main is None or main.subject[0] >= main.subject[1]:
        return False
    if rule == "R-lead-risk":  # “Fat in the blood is more common in people who:”
        kind, words = kind_of(reader, main)
        named = set(reader.names[0].text.lower().split()) if reader.names else set()
        return kind == "other" and _A_RISK.search(words) is None and named.isdisjoint(words.split())
    if rule == "R-lead-causes":  # “The arteries can narrow as a result of:”
        is_told = any(each.verb in ("include", "be") for each in found) or _CAUSES.search(text) is not None
        return kind_of(reader, main)[0] in ("other", "provider") and not is_told
    announces = any(each.verb in ("include", "be") for each in found)
    return bool(_ASIDE.search(text)) or (kind_of(reader, main)[0] == "other" and not announces)


#: Drugs that treat nothing; what one takes more or less of.
_MISUSED = re.compile(
    r"\b(?:abused|addictive|illegal|illicit|recreational|street) (?:drugs|substances)\b|\bhow much (?:of |you )",
    re.IGNORECASE,
)
#: Drugs that bring something on, which may be another thing than the condition.
_OF_DRUGS = re.compile(
    r"(?:(?:certain|common|other|some|the) )*(?:drugs|medications|medicines) (?:that|which) (?:can |could |may |might )?(?:cause|lead to)\b",
    re.IGNORECASE,
)
#: Causes by name, which follow.
_CAUSES = re.compile(r"\b(?:causes|triggers),? (?:including|such as)\s*:?$")
#: What a lead-in speaks of where it is the risk itself.
_A_RISK = re.compile(r"\b(?:chances?|factors?|following|likelihood|likely|odds|risks?)\b", re.IGNORECASE)
#: Lead-ins whose items say nothing alone: “The outlook depends on:”, “… raises the risk of cancers of the:”.
_DEPENDS = re.compile(
    r"\b(?:amounts?|deficienc(?:y|ies)|lack|levels?|shortages?) of (?:any of |one of |some of )?(?:the following|these)\b|\beffects? on\b|\bas follows\s*:?$|\btests? for (?:\w+ )?(?:conditions|diseases|disorders|problems)\b|\bmore likely to (?!are\b|develop|have|get|be\b|(?:occur|happen) in\b)|\b(?:been|being) studied\b|\bto (?:determine|see|find out|learn) (?:if|whether)\b|\b(?:eating plan|healthy eating)\b.*\binclude\s*:?$|\bthere are (?:[\w-]+ ){0,3}(?:levels|degrees|grades|phases) of\b|\bdepending (?:up)?on\b|\bwhether\s*:?$|\b(?:confused with|mistaken for|misdiagnosed as)\b|\bconsider(?: the following)?\s*:?$|\bexamples of (?:these|those|such)\b|^(?:these|those|such) (?:conditions|diseases|disorders|illnesses|medications|medicines|drugs|foods)\b(?! (?:is|are)\b)|\bdepends? (?:up)?on\b|(?<!greater )(?<!higher )(?<!increased )\bchance\b(?! of (?:developing|getting|having)\b)|\bask\b(?:[^:,;]*)\b(?:whether|if)\b|\bnot (?:clear|known) (?:if|whether)\b|\b(?:done|performed|needed|recommended|offered|ruled out) (?:on|for|in)\s*:?$|\b(?:of|in) the\d?\s*:?$|\brule out\b(?!.*\b(?:diagnos\w+|following tests)\b)|\bsimilar symptoms\b|\b(?:from|with|in) (?:any|one(?: or more)?|some) of the following\b(?! (?:[\w-]+ )?(?:exams|medicines|methods|tests|treatments|ways)\b)|\b(?:is|are) available (?:at|from|in|on)\b|\bask (?:you )?about\b[^:]*\bthat (?:can |could |may |might )?(?:indicate|suggest)|\bin addition to [^,:]+, these\b|\bmade up of\b|\brefuse\b|\bbecause (?:it|they)\s*:?$|\bconsists? of\b|\b(?:during|before|after|while|when)\s*:?$",
    re.IGNORECASE,
)
#: Lead-ins to those for whom something is done: “Doctors prescribe statins for people who have:”.
_FOR_WHOM = re.compile(
    r"\b(?:for|in|to) (?:people|patients|those|anyone|children|adults|women|men) (?:who|with|whose)(?: (?:have|has|are))?\s*:?$|\b(?:if|when) (?:you|they|he or she|the person|your child)(?: (?:have|has|are|is))?\s*:?$|\bused to (?:manage|treat)\s*:?$",
    re.IGNORECASE,
)
_NEEDED_FOR = re.compile(
    r"\b(?:tests?|treatments?|medicines?|surgery)\b[^:;]*\b(?:advised|given|needed|ordered|recommended)\b[^:;]*"
    r"\bfor ((?:people|patients|those|anyone|children|adults|women|men) (?:who|with)\b[^:;]*)(?<!include)(?<! are)(?<! is)\s*:?$",
    re.IGNORECASE,
)
#: Of what something raises the risk, as a lead-in tells.
_RISK_OF_WHAT = re.compile(
    r"\b(?:raises?|increases?) (?:the|your|a person['’]?s) risks? (?:of|for)\b(?=.*\binclud\w+)", re.IGNORECASE
)
#: Lead-ins to what is no claim on the condition, whatever the section.
_ASIDE = re.compile(
    r"\bfunctions?\b|\bparts of\b|\blayers\b|\bsources of\b|\bquestions?\b|\binformation\b|\bfoods?\b", re.IGNORECASE
)


#: A lead-in that itself says what the treatment is; its items tell how much of it: “Zinc is the first-line drug for:”.
_SAYS_IT = re.compile(
    r"\b(?:is|are) (?:the|an?) (?:best|first[- ]line|main|mainstay|only|preferred|recommended|standard|usual) (?:[\w-]+ ){0,2}(?:antibiotic|drug|medication|medicine|therapy|treatment)\b(?!s)"
)


def says_it(lead: str) -> bool:
    """Whether a lead-in says by itself what its items only tell more of."""
    return _SAYS_IT.search(lead) is not None
