"""Read a list: what its lead-in announces, what the lead-in says by itself, and each of its items."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.entry.headings import is_heading
from kg.entry.lexicon import BE, BODY, MODALS, VERB_FORMS
from kg.entry.structure import Block, Piece
from kg.reading.clauses import clauses
from kg.reading.commands_listed import are_actions, is_command, is_to_reach
from kg.reading.cues import TEST, is_furniture
from kg.reading.found import Lost
from kg.reading.lead_asides import is_aside, says_it
from kg.reading.lead_before import goes_on, sentence_before
from kg.reading.lead_claims import lead_claims
from kg.reading.lead_subjects import subject_of_lead
from kg.reading.leads import modality_of_lead, predicate_of_lead
from kg.reading.limited import without_following
from kg.reading.phrase import Phrase
from kg.reading.phrases import phrases
from kg.reading.qualifiers import SOME_PEOPLE, Limit, people_in, qualifiers_in
from kg.reading.sound import is_action, is_clear
from kg.reading.tokens import trim
from kg.reading.treating import own_predicate

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["read_list"]

_CHANCE = re.compile(r"\d+ ?%.*\bchance\b")
#: Whom one is referred to.
_DOCTOR = re.compile(r"(?:ists?|ians?|ers?|ors?|nurses?|team|clinic|center)\b", re.IGNORECASE)
#: Where a copy has run the next item, or the whole list again, into an item.
_RUN_ON = re.compile(r"(?<=[a-z]{3})\.\s+(?=[a-z]{2})")
#: What leads to the next item.
_LAST = re.compile(r"[,;]?\s+(?:and|or)$")
#: Predicates whose items may be a clause: “Hands are cold”.
_FELT = frozenset(["hasSymptom", "hasFinding", "hasComplication", "hasContact", "hasPrevention"])
#: Predicates of what may be advised.
_ADVISED = frozenset(["hasMedicine", "hasPrevention", "hasReferral", "hasTest", "hasTreatment", "hasTreatmentGoal"])
#: Predicates whose items may be anything that is done or felt.
_ACTIONS = frozenset(["hasContact", "hasPrevention", "hasRelatedTopic", "hasTreatmentGoal"])
_PURPOSE = re.compile(
    r"\s(?:to|for)\s+(?=(?:help |better )?(?:" + "|".join(sorted(VERB_FORMS, key=len, reverse=True)) + r")\b)"
)


_EASIER = re.compile(r"\b(?:that|which)\b[^,;]*\b(?:easier|harder) for [^,;]*$")
_OTHER_NAMES = re.compile(r"(?:also called|other names)\b", re.IGNORECASE)


def read_list(reader: Reader, block: Block) -> None:
    """Add the claims of a list, or the gap where its items are lost."""
    lead = block.lead
    if _OTHER_NAMES.match(lead.text):
        for item in block.items:
            for part in re.finditer(r"[^;]+", item[0].text):
                start, end = trim(reader.text, item[0].start + part.start(), item[0].start + part.end())
                if is_heading(reader.text[start:end]):
                    break  # “Summary :”, with which the text goes on
                reader.add(
                    "hasSynonym",
                    Phrase(((start, end),), reader.text[start:end]),
                    "names",
                    "R-names",
                    "A",
                    evidence=((lead.start, lead.end), (start, end)),
                )
        return
    if is_furniture(lead.text):
        return
    if says_it(lead.text):
        reader.sentence(block, lead)
        return
    if before := sentence_before(reader, block):
        goes_on(reader, block, before, read_list)
        return
    predicate, rule = predicate_of_lead(reader, block)
    if predicate == "hasTrigger" and block.items and are_actions(block):
        predicate, rule = "hasPrevention", "R-lead-prevention"  # “People should keep away from triggers, as well as: …”
    is_told = block.section == "prevention" and bool(block.items) and are_actions(block)
    if block.items and not is_told and is_aside(reader, block, rule):
        reader.asides[lead.start] = "ck:background"  # “Cancer can spread through tissue and blood:”
        for item in block.items:
            for piece in item[1:]:
                _explain(reader, block, piece, predicate)
        return
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
    lead_claims(reader, block, predicate)
    ends = [
        each.end() for each in _SENTENCE_END.finditer(lead.text)
    ]  # “Most have no fever. If it comes, signs include:”
    lead_qualifiers = qualifiers_in(
        reader.text,
        lead.start + (ends[-1] if ends else 0),
        lead.end,
        frozenset({"population", "condition", "frequency", "severity"}),
    )
    lead_qualifiers = [
        limit
        for limit in map(without_following, lead_qualifiers)
        if not (
            _OPEN.search(limit.value)
            or (predicate == "hasForm" and limit.kind == "condition")
            or (limit.kind == "severity" and not _OF_ALL.match(reader.text, limit.end))
            or (limit.kind == "frequency" and (_FINDS.match(reader.text, limit.end) or _ONE_OF.search(lead.text)))
        )
    ]
    said = clauses(reader.text, lead.start, lead.end)
    lead_qualifiers += [
        people_in(reader.text, *each.span(each.subject))
        for each in said[-1:]
        if each.opener == "main" and SOME_PEOPLE.match(each.text(each.subject))
    ]  # “Older people may have:”
    modality, cue = modality_of_lead(lead, said)
    if predicate == "hasContact":
        modality, cue = "advice", None
    elif modality == "advice" and predicate not in _ADVISED:
        modality, cue = "asserted", None  # “You should seek care for symptoms, such as”
    subject = subject_of_lead(reader, block)
    if rule == "R-lead-findings" and subject[1] is not None and "signs of" in lead.text.lower():
        # “Signs of thirst are”: not what a test of the condition shows
        predicate, rule = "hasSymptom", "R-lead-symptoms"
    if block.parent is not None and _is_named(lead):  # “Blood count: A procedure in which … is checked for:”
        read_list(reader, replace(block, lead=block.parent, parent=None, items=[[lead]]))
    is_to_do = is_to_reach(lead) or (predicate in ("hasPrevention", "hasTreatment") and are_actions(block))
    for at, item in enumerate(block.items):
        if block.parent is not None and _is_named(item[0]):
            # a further test, say, behind what the one before it counts
            read_list(reader, replace(block, lead=block.parent, parent=None, items=block.items[at:]))
            return
        _item(reader, block, item[0], predicate, rule, lead_qualifiers, modality, cue, subject, is_to_do=is_to_do)
        for piece in item[1:]:
            _explain(reader, block, piece, predicate)


#: The label of an item, and what it means: “Biopsy : The removal of tissue …”.
_NAMED = re.compile(r"([A-Z][^:.;]{2,80}?)\s*:\s+(?=[A-Z])")
_DEFINED = re.compile(r"(?:An?|The|Tests?|Surgery|Procedures?|Drugs?|Medicines?|Treatment)\b")


def _is_named(piece: Piece) -> bool:
    named = _NAMED.match(piece.text)
    return named is not None and _DEFINED.match(piece.text, named.end()) is not None


#: Predicates of items that are named before they are explained.
_LABELS = frozenset(["hasForm", "hasMedicine", "hasTest", "hasTreatment"])


#: Where a sentence of a lead-in ends, and another begins.
_SENTENCE_END = re.compile(r"[a-z]{2}[.!?] (?=[A-Z])")
#: Ends of a limit that the items complete: “more common in people who have: …”.
_OPEN = re.compile(
    r"\b(?:who|have|has|had|with|are|that|to|of|(?:if|when) (?:you|they)|(?:if|when|who) (?:\w+ )?(?:develop|experience|feel|have|notice|show)s?)$|\bwho have (?:\w+ )?(?:conditions|diseases|factors)$"
)


#: What all of a list is of: “severe symptoms include”.
_OF_ALL = re.compile(r"\s(?:cases|complications|disease|features|forms?|signs|symptoms)\b")
#: What a doctor does often, and what is found need not be often: “often confirms gout in people who have: …”.
_FINDS = re.compile(r"\s(?:people |patients )?(?:first |only )?(?:confirm|diagnose|find out|learn|suspect)s?\b")


#: Of several of which one has some, how often they have each is not told.
_ONE_OF = re.compile(r"\b(?:at least one|more than one|one or more|some|two or more) of\b", re.IGNORECASE)


#: Words that an item completes: “People may have problems: speaking”.
_COMPLETED = re.compile(
    r"\b(problems?|trouble|difficulty|difficulties|loss of|changes in)(?: with)?\s*:?$", re.IGNORECASE
)


#: What is done for that which an item names: “after surgery to treat conditions such as: …”.
_DONE_FOR = re.compile(
    r"\b((?:surgery|treatments?|operations?|medicines?) (?:to treat|for)) (?:certain |other |some )?(?:conditions|diseases|disorders|problems) such as\s*:?$",
    re.IGNORECASE,
)


#: What an item of advice is not to be used for: “Avoid substances such as: caffeine”.
_AVOIDED = re.compile(
    r"\b(avoid(?:ing)?(?: (?:contact|exposure)(?: with| to)?)?|limit(?:ing)?|(?:do not|don['’]t|should not|never) (?:use|eat|drink|take|share|give)|stay away from|cut down on)\b",
    re.IGNORECASE,
)


#: What leads to what an item says that somebody has.
_HAVING = re.compile(
    r"(?:(?:have|has)(?! (?:been|given|had|received|taken)\b)|having|see|you have|you are|you|you develop|you notice|(?:those|people|anyone) who (?:have|has)(?! \w+ed\b))\s+(?:had\s+)?",
    re.IGNORECASE,
)


#: A lead-in to what people are or do who are at risk, and such an item.
_WHO = re.compile(r"\b(?:who|you|they)\s*:?$")
_DOES_OR_IS = re.compile(
    rf"(?:are|is|ha(?:ve|s) [^,;]*\b(?:and|or) (?:are|ha(?:ve|s)|is|\w+ed)\b|ha(?:ve|s) (?:been|given|had|received|taken)|(?!have\b)(?:{'|'.join(sorted(form for form, (_, kind) in VERB_FORMS.items() if kind == 'base'))}))\s"
)


def _item(
    reader: Reader,
    block: Block,
    piece: Piece,
    predicate: str,
    rule: str,
    lead_qualifiers: list[Limit],
    modality: str,
    cue: tuple[int, int] | None,
    subject: tuple[str, tuple[int, int] | None],
    *,
    is_to_do: bool,
) -> None:
    if (predicate in _WHAT_IS_DONE and _TELLS.match(piece.text)) or _BREAKS_OFF.search(piece.text):
        return  # of the item before, or leading to items of its own
    named = _NAMED.match(piece.text) if predicate in _LABELS and _is_named(piece) else None
    if named:
        piece = Piece(piece.start, piece.start + named.end(1), named.group(1))
    if is_furniture(piece.text) and predicate not in ("hasContact", "hasTreatment"):
        return
    if _CHANCE.match(piece.text):
        return  # of what is inherited
    start, end = trim(reader.text, piece.start, piece.end)
    if again := _RUN_ON.search(reader.text, start, end):
        end = again.start()
    if joins := _LAST.search(reader.text, start, end):
        end = joins.start()
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
    if (
        rule == "R-lead-section"
        and block.section == "exams"
        and not (TEST.search(piece.text.split(",")[0].rstrip(". ")) or "test" in piece.text)
    ):
        return
    evidence = ((block.lead.start, block.lead.end), (start, end))
    cues = (cue,) if cue else ()
    does = is_to_do or (
        predicate not in ("hasSymptom", "hasFinding", "hasContact")
        and (is_action(reader.text[start:end]) or piece.text.lower().startswith("if "))
    )
    is_told = main is not None and predicate in (
        "hasCause",
        "hasRiskFactor",
        "hasTrigger",
    )  # “The child has no cold or fever”
    split = (
        predicate != "hasContact" and not is_sentence and not does and not is_told and predicate != "hasTreatmentGoal"
    )
    if predicate == "hasRiskFactor" and _WHO.search(block.lead.text) and _DOES_OR_IS.match(piece.text):
        rule = "R-risk-if"  # “People who: are overweight, have had …”
    have = (
        _HAVING.match(reader.text[start:end])
        if predicate in ("hasSymptom", "hasRiskFactor", "hasContact", "hasComplication", "hasCause")
        and rule != "R-risk-if"
        else None
    )
    if have and have.end() < end - start:
        start += have.end()
    if predicate == "hasTest" and (gives := _GIVES.match(reader.text, start, end)):
        start, does, split = gives.end(), False, True  # “give you a physical exam”
    text = piece.text.strip()
    purpose = _PURPOSE.search(text) if predicate in ("hasTest", "hasTreatment", "hasMedicine") else None
    extra: list[Limit] = []
    if purpose and _EASIER.search(text, 0, purpose.start() + 1):
        purpose = None  # “…, which make it easier for the heart to pump”
    if purpose and purpose.start() > 3 and re.match(r"\s(?:to)\s", purpose.group()):
        begin = start + (len(piece.text) - len(piece.text.lstrip())) + purpose.start() + 1
        extra.append(Limit("purpose", reader.text[begin:end], begin, end))
        end = begin - 1
    found = phrases(reader.text, start, end, split=split)
    if rule == "R-risk-if":
        stop = reader.text.find(", such as ", start, end)
        end = stop if stop > 0 else end
        found = [Phrase(((start, end),), " ".join(reader.text[start:end].split()))]
    completed = _COMPLETED.search(block.lead.text) or _DONE_FOR.search(block.lead.text)
    avoided = _AVOIDED.search(block.lead.text) if predicate in ("hasPrevention", "hasTreatment") and not does else None
    if avoided and main is not None:
        return  # what runs into a list of what is to be avoided
    if avoided:
        word = (block.lead.start + avoided.start(1), block.lead.start + avoided.end(1))
        found = [each._replace(spans=(word, *each.spans), text=f"{avoided.group(1)} {each.text}") for each in found]
        modality, cues = "advice", ()
    if (
        completed
        and found
        and (
            completed.re is _DONE_FOR
            or found[0].text.split()[0].lower().endswith("ing")
            or completed.group(1).lower() in ("loss of", "changes in")
        )
    ):
        word = (block.lead.start + completed.start(1), block.lead.start + completed.end(1))
        found = [each._replace(spans=(word, *each.spans), text=f"{completed.group(1)} {each.text}") for each in found]
    if (
        predicate in ("hasPrevention", "hasTreatment")
        and modality == "asserted"
        and does
        and is_command(block.lead, piece)
    ):
        modality, cues = "advice", ()
    for phrase in found[:1] if does else found:
        if predicate not in _ACTIONS and not does and not is_clear(phrase.text):
            continue
        if predicate == "affects" and BODY.isdisjoint(phrase.text.lower().split()):
            continue  # whom, and not what of the body
        if predicate == "hasReferral" and not _DOCTOR.search(phrase.text):
            continue
        if phrase.role == "result" and predicate not in ("hasSymptom", "hasComplication", "hasFinding"):
            continue
        qualifiers = [
            *lead_qualifiers,
            *extra,
            *qualifiers_in(
                reader.text,
                max(phrase.start, piece.start),  # a word of the lead-in may stand before it
                phrase.end,
                frozenset({"severity", "condition", "population", "frequency"}),
            ),
        ]
        reader.add(
            own or predicate,
            phrase,
            block.section,
            rule + ("-example" if phrase.role == "example" else ""),
            "C" if rule == "R-risk-if" else "B" if rule == "R-lead-section" else "A",
            modality=modality,
            cues=cues,
            qualifiers=qualifiers,
            evidence=evidence,
            subject=subject,
        )


#: What is done with a test, before it.
_GIVES = re.compile(r"(?:do|give you|order|perform|run|take)\s+(?:an?|some|your|the)\s+", re.IGNORECASE)


#: Predicates of what is done; an item that tells what the one before it does; one that leads on.
_WHAT_IS_DONE = frozenset(["hasMedicine", "hasPrevention", "hasTest", "hasTreatment"])
_TELLS = re.compile(
    r"(?:comes|helps|makes|reduces|relieves|slows|works|lasts|contains|keeps|prevents|can|may|is|are) (?!\w+ing\b)",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"\b(?:by|through|such as|include|includes|including)\s*:?$", re.IGNORECASE)
#: What may stand for the item.
_OF_ITEM = re.compile(r"(?:it|its|they|their|this|these|that|those|he|she|such)\b", re.IGNORECASE)


def _explain(reader: Reader, block: Block, piece: Piece, predicate: str) -> None:
    """A sentence after an item: of what it says itself, nothing that may be of the item alone is taken."""
    if _OF_ITEM.match(piece.text) or (predicate == "hasForm" and not reader.condition_named.search(piece.text)):
        return
    reader.sentence(block, piece, predicate)
