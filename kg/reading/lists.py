"""Read a list: what its lead-in announces, what the lead-in says by itself, and each of its items."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.entry.lexicon import PREP, BE, MODALS, VERB_FORMS
from kg.entry.structure import Block, Piece
from kg.reading.clauses import clauses
from kg.reading.cues import CAUSE_VERBS, FURNITURE, TEST
from kg.reading.found import CONDITION, LIST_DEFAULT, Lost
from kg.reading.phrases import Phrase, phrases
from kg.reading.qualifiers import Limit, modality_of, qualifiers_in
from kg.reading.sound import is_action, is_clear
from kg.reading.subjects import kind_of
from kg.reading.tokens import trim
from kg.reading.treating import own_predicate

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["read_list"]

_LEADS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(words), predicate, rule)
    for words, predicate, rule in (
        (r"\brefer(?:red|s)?\b.*\b(?:specialists?|doctors?|experts?)\b|\breferred to\b", "hasReferral", "R-lead-referral"),
        (
            r"\b(?:managed|treated|relieved|eased|controlled)\b (?:with|by)\b|\btreatment of\b",
            "hasTreatment",
            "R-lead-treatments",
        ),
        (r"\bside effects?\b", "hasComplication", "R-lead-side-effects"),
        (r"\bcomplications?\b|\bproblems? that may (?:occur|result)|\blead(?:s|ing)? to\b.*\bproblems\b", "hasComplication", "R-lead-complications"),
        (
            r"\b(?:call|contact|see|tell|visit|talk to|check with)\b.*\b(?:provider|doctor|911|physician|number|if you|emergency)|\bmedical (?:help|attention|care) (?:right away|if|immediately)|\bemergency room",
            "hasContact",
            "R-lead-contact",
        ),
        (
            r"\bgoals?\b.*\b(?:treatment|therapy)|\b(?:treatment|therapy)\b.*\b(?:goals?|aims?)\b",
            "hasTreatmentGoal",
            "R-lead-goals",
        ),
        (
            r"\brisk factors?\b|\b(?:increased?|higher|greater|raises?|at)\b.*\brisk\b|\bmore likely\b|\bmore (?:often|common\w*|frequent\w*) (?:in|among)\b|\brisk (?:is|for)\b",
            "hasRiskFactor",
            "R-lead-risk",
        ),
        (
            r"\b(?:associated|linked|occurs?|found|seen) (?:with|together)\b|\bother (?:autoimmune )?(?:diseases|disorders|conditions)\b.*\b(?:such as|include)",
            "occursWith",
            "R-lead-associated",
        ),
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
            r"\btests?\b|\bexams?\b|\btesting\b|\bdiagnos|\bprocedures?\b.*\b(?:diagnose|confirm|detect)|\bevaluat",
            "hasTest",
            "R-lead-tests",
        ),
        (
            r"\bsymptoms?\b|\bsigns\b|\b(?:may|might) (?:have(?! \w+ed\b| been\b)|feel|notice|experience)\b|\bchanges\b",
            "hasSymptom",
            "R-lead-symptoms",
        ),
        (
            r"\b(?:prevent|protective factors?|decreases? (?:your|the) risk|lowers? (?:your|the) risk|reduce (?:your|the) (?:risk|chance)|avoid|protect)\b",
            "hasPrevention",
            "R-lead-prevention",
        ),
        (r"\b(?:triggers?|triggered by|set off by)\b", "hasTrigger", "R-lead-triggers"),
        (
            r"\b(?:caused by|causes?|due to|made worse by|result(?:s|ing)? (?:from|of)|brought on|because of|blame|factors)\b",
            "hasCause",
            "R-lead-causes",
        ),
        (
            r"\btreat(?:ment|ments|ed|ing)?\b|\btherap(?:y|ies)\b|\bmanaged\b|\boptions\b|\bself-care\b|\bhome\b|\bsteps\b|\bsurgery\b|\bhelp (?:relieve|ease|improve|control)",
            "hasTreatment",
            "R-lead-treatments",
        ),
        (r"\b(?:types?|kinds?|forms?|stages?)\b|\bgroup\b.*\b(?:diseases|disorders|syndromes)\b", "hasForm", "R-lead-forms"),
    )
)
#: Whom one is referred to.
_DOCTOR = re.compile(r"(?:ists?|ians?|ers?|ors?|nurses?|team|clinic|center)\b", re.IGNORECASE)
#: Where a copy has run the next item, or the whole list again, into an item.
_RUN_ON = re.compile(r"(?<=[a-z]{3})\.\s+(?=[a-z]{2})")
#: Predicates whose items may be a clause: “Hands are cold”.
_FELT = frozenset(["hasSymptom", "hasFinding", "hasComplication", "hasContact", "hasPrevention"])
#: Predicates whose items may be anything that is done or felt.
_ACTIONS = frozenset(["hasContact", "hasPrevention", "hasRelatedTopic", "hasTreatmentGoal"])
_PURPOSE = re.compile(
    r"\s(?:to|for)\s+(?=(?:help |better )?(?:" + "|".join(sorted(VERB_FORMS, key=len, reverse=True)) + r")\b)"
)


def read_list(reader: Reader, block: Block) -> None:
    """Add the claims of a list, or the gap where its items are lost."""
    lead = block.lead
    if re.match(r"(?:also called|other names)\b", lead.text, re.IGNORECASE):
        for item in block.items:
            for part in re.finditer(r"[^;]+", item[0].text):
                start, end = trim(reader.text, item[0].start + part.start(), item[0].start + part.end())
                reader.add(
                    "hasSynonym",
                    Phrase(((start, end),), reader.text[start:end]),
                    "names",
                    "R-names",
                    "A",
                    evidence=((lead.start, lead.end), (start, end)),
                )
        return
    if FURNITURE.search(lead.text):
        return
    predicate, rule = _of_lead(reader, block)
    if block.items and (_DEPENDS.search(lead.text) or (rule == "R-lead-section" and _is_aside(reader, block))):
        reader.asides[lead.start] = "ck:background"
        return  # “Cancer can spread through tissue and blood:”
    if not block.items and not block.is_lost:
        reader.sentence(block, lead)
        return
    if not block.items:
        reader.gaps.append(Lost(predicate, lead.start, lead.end, block.section))
        head = re.match(r"(.+?),?\s+(?:including|such as|may include|include)\s*:?$", lead.text)
        spoken = clauses(reader.text, lead.start, lead.start + head.end(1)) if head else []
        if (
            head
            and not any(clause.opener == "main" for clause in spoken)
            and not re.search(
                r"\b(?:symptoms?|tests?|complications|medicines|treatments?|signs)\b", head.group(1).lower()
            )
        ):
            reader.objects(block, predicate, lead.start, lead.start + head.end(1), "R-lead-head", "B")
        return
    _lead_claims(reader, block, predicate)
    lead_qualifiers = qualifiers_in(
        reader.text, lead.start, lead.end, frozenset({"population", "condition", "frequency", "severity"})
    )
    found = clauses(reader.text, lead.start, lead.end)
    modality, cue = modality_of(found[-1] if found else None)
    if modality == "asserted" and (hedged := next((each for each in found if each.modal and each.verb in _SAYS), None)):
        modality, cue = modality_of(hedged)  # “Foods that may cause gas are:”
    if modality == "asserted" and (bare := _BARE_MODAL.search(lead.text)):  # “You may: …”
        modality, cue = "may", (lead.start + bare.start(1), lead.start + bare.end(1))
    if predicate == "hasContact":
        modality, cue = "advice", None
    subject = _lead_subject(reader, block)
    for item in block.items:
        _item(reader, block, item, predicate, rule, lead_qualifiers, modality, cue, subject)


#: Verbs by which a lead-in says what its items are.
_SAYS = CAUSE_VERBS | {"be", "experience", "feel", "have", "help", "include", "increase", "notice", "occur", "raise", "reduce"}


#: A lead-in whose items are what something does: “Problems with the joint may cause:”.
_EFFECTS = re.compile(r"\b(?:may|can|could|might|to|often|also|which)\s+(?:also\s+)?(?:cause|lead to|result in)s?\s*:?$|\b(?:causes|leads to|results in)\s*:?$")
_BARE_MODAL = re.compile(r"\b(may|might|can|could)(?:\s+(?:also|often|sometimes|usually))*\s*:?$", re.IGNORECASE)
#: Words that an item completes: “People may have problems: speaking”.
_COMPLETED = re.compile(r"\b(problems?|trouble|difficulty|difficulties|loss of|changes in)(?: with)?\s*:?$", re.IGNORECASE)


#: What an item of advice is not to be used for: “Avoid substances such as: caffeine”.
_AVOIDED = re.compile(r"\b(avoid(?:ing)?|limit(?:ing)?|(?:do not|don['’]t|should not|never) (?:use|eat|drink|take|share|give)|stay away from|cut down on)\b", re.IGNORECASE)


def _is_aside(reader: Reader, block: Block) -> bool:
    """Whether a lead-in that names no kind of thing speaks of something else than the condition."""
    text = block.lead.text
    if reader.condition.search(text):
        return False
    found = clauses(reader.text, block.lead.start, block.lead.end)
    main = next((each for each in found if each.opener == "main"), None)
    if main is None or main.subject[0] >= main.subject[1]:
        return False
    announces = any(each.verb in ("include", "be") for each in found)
    return bool(_ASIDE.search(text)) or (kind_of(reader, main)[0] == "other" and not announces)


#: Lead-ins to what is no claim on the condition, whatever the section.
#: Lead-ins whose items say nothing alone: “The outlook depends on:”, “… raises the risk of cancers of the:”.
_DEPENDS = re.compile(r"\bdepends? (?:up)?on\b|\bchance\b|\bask (?:you )?(?:whether|if)\b|\bnot (?:clear|known) (?:if|whether)\b|\b(?:done|performed|needed|recommended|offered|ruled out) (?:on|for|in)\s*:?$|\b(?:of|in) the\d?\s*:?$|\brule out\b|\bsimilar symptoms\b|\bmade up of\b|\bconsists? of\b|\b(?:during|before|after)\s*:?$", re.IGNORECASE)
_ASIDE = re.compile(r"\bfunctions?\b|\bparts of\b|\blayers\b|\bsources of\b|\bquestions?\b|\binformation\b|\bfoods?\b", re.IGNORECASE)


def _of_lead(reader: Reader, block: Block) -> tuple[str, str]:
    """The predicate that a lead-in announces."""
    words = block.lead.text.lower()
    if block.section == "contact":
        return "hasContact", "R-lead-contact"
    last = re.split(r"(?<=[.;])\s", words)[-1]
    last = re.sub(r"^(?:if|when|once|unless|to)\s[^,:]*,\s+(?=\S)", "", last)
    if _EFFECTS.search(last):
        own = reader.condition.search(last) or block.section in ("symptoms", "complications")
        return LIST_DEFAULT.get(block.section, "") if block.section == "complications" else (
            "hasSymptom" if own else "leadsTo"
        ), "R-lead-effects"
    for pattern, announced, rule in _LEADS:
        predicate = announced
        if pattern.search(last):
            if predicate == "hasRiskFactor" and re.search(r"\b(?:decreas|lower|reduc|protect)\w*\b.*\brisk\b", last):
                predicate = "hasPrevention"
            if predicate == "hasCause" and block.section in ("symptoms", "complications", "outlook"):
                if re.search(r"\b(?:due to|because of)\s*:?$", last):
                    return "hasCause", "R-lead-section"
                predicate = LIST_DEFAULT[block.section]
            if (
                predicate == "hasCause"
                and re.search(r"\b(?:can|may|could|to) (?:also )?cause\b(?!.*\binclud)", last)
                and reader.condition.search(last.split("cause")[0])
            ):
                predicate = "hasSymptom"
            if (
                predicate == "hasSymptom"
                and block.section in ("exams", "treatment")
                and not re.search(r"\bsymptoms?\b|\bsigns\b", last)
            ):
                continue  # “you may have:”
            if predicate == "hasSymptom" and block.section == "contact":
                predicate = "hasContact"
            if predicate == "hasSymptom" and block.section == "complications":
                predicate = "hasComplication"
            if (
                predicate == "hasTest"
                and block.section == "treatment"
                and not re.search(r"\btests?\b|\bexams?\b", last)
            ):
                predicate = "hasTreatment"
            if predicate == "hasFinding" and re.search(r"\btests?\b.*\b(?:includes?|are)\b", last):
                continue  # “Tests to find the cause include:”
            if predicate == "hasSymptom" and re.search(r"\b(?:relieve|treat|ease|reduc|manag|control|minimiz|lessen|steps?)\w*\b.*\bsymptoms\b", last):
                continue
            if predicate == "hasFinding" and block.section == "summary" and re.match(r".*\bsigns\b(?!.*symptoms)", last):
                predicate = "hasSymptom"
            if predicate in ("hasTest", "hasFinding") and block.section in ("symptoms", "causes"):
                continue
            if predicate == "hasTreatment" and block.section in (
                "prevention",
                "exams",
                "causes",
                "symptoms",
                "risk",
            ):
                continue
            of = re.search(r"\b(?:types?|kinds?|forms?) of (?:the )?", last) if predicate == "hasForm" else None
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
        return _of_lead(reader, dataclasses.replace(block, lead=block.parent, parent=None))
    return LIST_DEFAULT.get(block.section, "hasSymptom"), "R-lead-section"


def _lead_subject(reader: Reader, block: Block) -> tuple[str, tuple[int, int] | None]:
    side = re.search(r"side effects? of ([\w\s-]+?)(?:\s+(?:may|can|include|are)\b|:)", block.lead.text, re.IGNORECASE)
    if side:
        start = block.lead.start + side.start(1)
        return side.group(1), (start, start + len(side.group(1)))
    of_item = re.match(r"(?:having |being |an? |the )*(.+?),? which (?:(?:can|may) )?(?:be |is |are )?(?:caused|triggered) by\b", block.lead.text, re.IGNORECASE)
    if of_item and not reader.condition_named.search(of_item.group(1)):
        start = block.lead.start + of_item.start(1)
        return of_item.group(1), (start, start + len(of_item.group(1)))
    form = re.search(
        r"(?:symptoms|causes|signs|treatment|complications|risks?|chances?)\s+(?:of|for|in)\s+(?:getting |developing |having )?([\w\s'’-]+?)(?:\s+(?:may|can|might|includes?|is|are|often|usually)\b|:)",
        block.lead.text,
        re.IGNORECASE,
    )
    if (
        form
        and not reader.only.match(form.group(1))
        and not re.search(
            r"\b(?:body|system|condition|disease|disorder|it|people|adults|children|infants|babies|women|men|part|parts|patients)\b",
            form.group(1),
            re.IGNORECASE,
        )
        and (reader.condition.search(form.group(1)) is None or len(form.group(1).split()) < 7)
    ):
        start = block.lead.start + form.start(1)
        return form.group(1), (start, start + len(form.group(1)))
    return CONDITION, None


def _lead_claims(reader: Reader, block: Block, predicate: str) -> None:
    """What a lead-in says by itself: “The provider will perform a physical exam, which may show:”."""
    sentence = block.lead.text
    if re.search(
        r"\b(?:perform|do)\b.*\b(?:physical|neurological|nervous system|skin|eye) exam", sentence, re.IGNORECASE
    ):
        match = re.search(
            r"\b(?:an?\s+)?((?:complete |careful |thorough )?(?:physical|neurological|nervous system|skin|eye) exam(?:ination)?)",
            sentence,
            re.IGNORECASE,
        )
        if match:
            start = block.lead.start + match.start(1)
            reader.add(
                "hasTest",
                Phrase(((start, start + len(match.group(1))),), match.group(1)),
                block.section,
                "R-lead-exam",
                "B",
                evidence=((block.lead.start, block.lead.end),),
            )
    head = re.match(r"(?:other )?(.+?),?\s+(?:including|such as|like)\s*:?$", sentence)
    if head and block.items and len(head.group(1).split()) <= 14:
        found = clauses(reader.text, block.lead.start, block.lead.start + head.end(1))
        if not found:
            if head.group(1).split()[0].lower() not in PREP and not re.match(
                r"(?:other |common |the )*(?:symptoms?|tests?|signs|complications|causes|treatments?|medicines)\b",
                head.group(1),
                re.IGNORECASE,
            ):
                reader.objects(block, predicate, block.lead.start, block.lead.start + head.end(1), "R-lead-head", "B")
        elif found[-1].complement[0] < found[-1].complement[1]:
            start, end = found[-1].span(found[-1].complement)
            words = reader.text[start:end].lower()
            if (
                words.split()[0] not in PREP
                and not re.match(
                    r"(?:other |several |the |a |some |many )*(?:symptoms?|tests?|signs|complications|causes|treatments?|medicines|things|problems|factors|following|questions)\b",
                    words,
                )
                and len(words.split()) <= 10
            ):
                reader.objects(block, predicate, start, end, "R-lead-head", "B")


def _item(
    reader: Reader,
    block: Block,
    item: list[Piece],
    predicate: str,
    rule: str,
    lead_qualifiers: list[Limit],
    modality: str,
    cue: tuple[int, int] | None,
    subject: tuple[str, tuple[int, int] | None],
) -> None:
    piece = item[0]
    if FURNITURE.search(piece.text) and predicate not in ("hasContact", "hasTreatment"):
        return
    start, end = trim(reader.text, piece.start, piece.end)
    if again := _RUN_ON.search(reader.text, start, end):
        end = again.start()
    own = own_predicate(piece.text, predicate)
    sentence = clauses(reader.text, start, end)
    if (
        own is None
        and sentence
        and sentence[0].opener == "main"
        and re.match(r"(?:other )?(?:symptoms|signs|tests|causes|complications)\b", piece.text, re.IGNORECASE)
    ):
        reader.sentence(block, piece)
        return
    main = next((each for each in sentence if each.opener == "main" and each.subject[0] < each.subject[1]), None)
    is_sentence = main is not None and (
        re.search(r"[.!]$", piece.text) is not None
        or (predicate not in _FELT and main.words(main.group)[0].low in MODALS | BE)
    )
    if is_sentence and predicate not in ("hasContact", "hasPrevention") and len(piece.text.split()) > 3:
        before = len(reader.claims)
        reader.sentence(block, piece, predicate)
        if len(reader.claims) > before or predicate not in ("hasRiskFactor", "hasCause", "hasTreatment"):
            return
    if rule == "R-lead-section" and block.section == "exams" and not (TEST.search(piece.text.split(",")[0].rstrip(". ")) or "test" in piece.text):
        return
    evidence = ((block.lead.start, block.lead.end), (start, end))
    cues = (cue,) if cue else ()
    does = predicate not in ("hasSymptom", "hasFinding", "hasContact") and (
        is_action(reader.text[start:end]) or piece.text.lower().startswith("if ")
    )
    split = predicate != "hasContact" and not is_sentence and not does
    have = (
        re.match(
            r"(?:have|has|having|you have|you are|you|you develop|you notice)\s+(?:had\s+)?",
            reader.text[start:end],
            re.IGNORECASE,
        )
        if predicate in ("hasSymptom", "hasRiskFactor", "hasContact", "hasComplication", "hasCause")
        else None
    )
    if have and have.end() < end - start:
        start += have.end()
    text = piece.text.strip()
    purpose = _PURPOSE.search(text) if predicate in ("hasTest", "hasTreatment", "hasMedicine") else None
    extra: list[Limit] = []
    if purpose and purpose.start() > 3 and re.match(r"\s(?:to)\s", purpose.group()):
        begin = start + (len(piece.text) - len(piece.text.lstrip())) + purpose.start() + 1
        extra.append(Limit("purpose", reader.text[begin:end], begin, end))
        end = begin - 1
    found = phrases(reader.text, start, end, split=split)
    completed = _COMPLETED.search(block.lead.text)
    avoided = _AVOIDED.search(block.lead.text) if predicate in ("hasPrevention", "hasTreatment") and not does else None
    if avoided:
        word = (block.lead.start + avoided.start(1), block.lead.start + avoided.end(1))
        found = [replace(each, spans=(word, *each.spans), text=f"{avoided.group(1)} {each.text}") for each in found]
        modality, cues = "advice", ()
    if completed and found and (found[0].text.split()[0].lower().endswith("ing") or completed.group(1).lower() in ("loss of", "changes in")):
        word = (block.lead.start + completed.start(1), block.lead.start + completed.end(1))
        found = [
            replace(each, spans=(word, *each.spans), text=f"{completed.group(1)} {each.text}") for each in found
        ]
    for phrase in found[:1] if does else found:
        if predicate not in _ACTIONS and not does and not is_clear(phrase.text):
            continue
        if predicate == "hasReferral" and not _DOCTOR.search(phrase.text):
            continue
        if phrase.role == "result" and predicate not in ("hasSymptom", "hasComplication", "hasFinding"):
            continue
        qualifiers = [
            *lead_qualifiers,
            *extra,
            *qualifiers_in(
                reader.text, phrase.start, phrase.end, frozenset({"severity", "condition", "population", "frequency"})
            ),
        ]
        reader.add(
            own or predicate,
            phrase,
            block.section,
            rule + ("-example" if phrase.role == "example" else ""),
            "B" if rule == "R-lead-section" else "A",
            modality=modality,
            cues=cues,
            qualifiers=qualifiers,
            evidence=evidence,
            subject=subject,
        )
    for extra_sentence in item[1:]:
        _explain(reader, block, extra_sentence, predicate)


#: What may stand for the item.
_OF_ITEM = re.compile(r"(?:it|its|they|their|this|these|that|those|he|she|such)\b", re.IGNORECASE)


def _explain(reader: Reader, block: Block, piece: Piece, predicate: str) -> None:
    """A sentence after an item: of what it says itself, nothing that may be of the item alone is taken."""
    if _OF_ITEM.match(piece.text) or (predicate == "hasForm" and not reader.condition_named.search(piece.text)):
        return
    reader.sentence(block, piece, predicate)
