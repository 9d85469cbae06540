"""What a sentence says as a whole: a name, a label, a form that opens it, what nobody knows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.entry.lexicon import BODY, COMPLETE, VERB_FORMS
from kg.entry.structure import Block, Piece
from kg.reading.cues import DISEASE, TEST
from kg.reading.found import LIST_DEFAULT
from kg.reading.phrase import Phrase
from kg.reading.phrases import phrases
from kg.reading.sought import Sought
from kg.reading.sound import is_action
from kg.reading.tokens import trim
from kg.reading.treating import treats_by_name

if TYPE_CHECKING:
    from kg.reading.reader import Reader

__all__ = ["also_called", "as_point", "asks", "form_of", "is_called", "label", "open_question"]

#: Sections of what is done, and what stands before the condition at the beginning of a point on it.
_OF_CARE = frozenset(["considerations", "exams", "prevention", "treatment"])
_POINT = re.compile(
    r"(?:(?:the |common |most |some )*(?:causes|complications|signs(?: and symptoms)?|symptoms) of |(?:most |many |some )?(?:people|children|men|women|infants) (?:with|who have) |an? |the )?",
    re.IGNORECASE,
)
_CALLED = re.compile(r",\s+(?:also|sometimes) (?:called|known as)\s+([^,.]+),\s+(?!and\b|or\b)(?=[a-z])")
_IS_CALLED = re.compile(
    r"([\w\s'’-]+?) (?:is|may be) (?:also|sometimes) (?:called|known as|referred to as) ([^,.;:]+?)(?: (?:because|based on|due to) [^;:]+)?\."
)
#: “Other names for gout include podagra; …”; what parts them.
_OTHER_NAMES = re.compile(r"(?:other|alternative) names\b.* include:? (.+?)\.?$", re.IGNORECASE)
_NEXT_NAME = re.compile(r"(?:\band\s+)?(\w[^;]+?)\s*(?:;|$)")
#: Words of a name that stands as a sentence.
_LABEL = 5
_IN_FORM = re.compile(
    r"(?:In|With)\s+(?:(?:people|patients|those|individuals|children|adults|infants)\s+with\s+)?(?:the\s+|an?\s+)?"
    r"(?!(?:about|almost|approximately|half|nearly|one-\w+|up|more|less|addition|most|some|many|rare|other|certain|all|several|these|this|such|cases?|people|children|adults)\b)((?:[\w'’-]+\s+){0,5}[\w'’-]+),\s"
)
#: What nobody knows: “It is unclear how …”, “Researchers have not determined why …”.
_OPEN = Sought(
    re.compile(
        r"\b(?:unclear|unknown|uncertain|not (?:yet |fully |completely |entirely |well )?(?:been )?(?:known|clear|certain|understood|determined|established)|"
        r"(?:do|does|did) not (?:yet |fully )?(?:know|understand)|don['’]t (?:yet )?know|aren['’]t sure|isn['’]t (?:clear|known)),?(?: however,)?(?: exactly)?\s+"
        r"((?:if|whether|what|how|why|which)\s[^.;]+)",
    ),
    ("clear", "certain", "know", "understood", "understand", "determined", "established", "sure"),
)
#: Cases of which the sentence before tells; who does not know; what says nothing alone; of what it is the cause.
_IN_THESE = re.compile(
    r"\b(?:in|for) (?:these|those|such) (?:\w+ )?(?:cases|people|patients|individuals|families)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\bin (?:[\w-]+ ){0,4}(?:percent|\d[\d.]*\s?%) of\b|\b(?:in|for) (?:the )?(?:other|remaining) (?:\w+ )?(?:cases|people|patients|individuals|families)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou (?:\w+ )?(?:do not|don['’]t|may not|might not)\b[^.;]*$", re.IGNORECASE)
_REASONS = re.compile(r"(?:the )?reasons?", re.IGNORECASE)
_CAUSE_OF = re.compile(r"\b(?:causes?|triggers?)(?: of)? ((?!of\b).+)", re.IGNORECASE)
#: A sentence whose main clause stands behind a comma, and where that begins.
_WHILE = re.compile(r"(?:although|though|while)\b", re.IGNORECASE)
_MAIN = re.compile(r",\s+(?:the|it|this|these|there|they|most|many|some|an?|scientists|researchers|doctors)\s")


def _add_names(reader: Reader, piece: Piece, span: tuple[int, int], *, split: bool = True) -> None:
    for name in phrases(reader.text, piece.start + span[0], piece.start + span[1], split=split):
        reader.add("hasSynonym", name, "summary", "R-also-called", "A", evidence=((piece.start, piece.end),))


def also_called(reader: Reader, piece: Piece) -> None:
    """“Gout, also called podagra, is …”: a name of the condition."""
    called = _CALLED.search(piece.text)
    if called is None or not reader.only.match(piece.text[: called.start()].strip().lower()):
        return
    _add_names(reader, piece, called.span(1))


def is_called(reader: Reader, piece: Piece) -> bool:
    """“It is also known as podagra.”: whether the sentence does no more than name the condition."""
    others = _OTHER_NAMES.match(piece.text) if " names " in piece.text else None
    if others and not reader.is_elsewhere and reader.condition.search(piece.text, 0, others.start(1)):
        is_parted = ";" in others.group(1)
        for name in _NEXT_NAME.finditer(piece.text, *others.span(1)) if is_parted else [others]:
            _add_names(reader, piece, name.span(1), split=not is_parted)
        return True
    called = _IS_CALLED.fullmatch(piece.text) if " also " in piece.text or " sometimes " in piece.text else None
    if (
        called is None
        or reader.is_elsewhere
        or (called.group(1).lower() == "it" and reader.last[0] == "other")
        or not reader.only.match(called.group(1).lower())
    ):
        return False
    _add_names(reader, piece, called.span(2))
    return True


def as_point(reader: Reader, block: Block) -> Block:
    """A sentence; one with a bullet that begins with the condition sums the entry up, below whatever heading it stands."""
    piece = block.lead
    if block.section not in _OF_CARE or reader.text[max(0, piece.start - 2) : piece.start].strip() not in ("-", "•"):
        return block
    before = _POINT.match(piece.text)
    named = before and reader.condition_named.match(piece.text, before.end())
    return replace(block, section="summary") if named else block


#: When something is so, and no form.
_STAGE = re.compile(r"(?:[\w-]+ ){0,2}(?:beginning|course|phases?|stages?)\b", re.IGNORECASE)


def form_of(reader: Reader, piece: Piece) -> tuple[int, int] | None:
    """The form, or other disease, that opens a sentence: “In acute gout, …”."""
    form = _IN_FORM.match(piece.text)
    if form is None or _STAGE.match(form.group(1)) or reader.only.match(form.group(1).lower()):
        return None
    if not (reader.condition_named.search(form.group(1)) or DISEASE.search(form.group(1))):
        return None
    return piece.start + form.start(1), piece.start + form.end(1)


def asks(reader: Reader, block: Block, piece: Piece) -> bool:
    """“It is unclear how the gene is involved”: whether the sentence says what nobody knows."""
    asked = _OPEN.search(piece.text)
    if asked is None or block.section in ("skip", "contact", "support"):
        return False
    end = piece.start + asked.end(1)
    if _WHILE.match(piece.text) and (main := _MAIN.search(reader.text, piece.start + asked.start(1), end)):
        end = main.start()  # “While it is not known how it begins, the pain can be treated”
    open_question(reader, block, piece, trim(reader.text, piece.start + asked.start(1), end))
    return True


def open_question(reader: Reader, block: Block, piece: Piece, span: tuple[int, int]) -> None:
    """Add what nobody knows of the condition, with those in whom it is not known, if these are named.

    Args:
        reader: The reader of the entry.
        block: The block.
        piece: The sentence.
        span: What is asked.
    """
    start, end = span
    words = reader.text[start:end]
    of_other = _CAUSE_OF.search(words)
    if (
        _IN_THESE.search(piece.text)
        or _YOU.search(reader.text, piece.start, start)
        or _REASONS.fullmatch(words)
        or _BARE.fullmatch(words)
        or (of_other and DISEASE.search(of_other.group(1)) and not reader.condition.search(of_other.group(1)))
    ):
        return
    spans: tuple[tuple[int, int], ...] = (span,)
    if before := _SHARE.search(reader.text, piece.start, start):
        spans = ((before.start(), end),)  # “In 40 percent of families, the cause …”: of them alone
    elif behind := _SHARE.search(reader.text, end, piece.end):
        spans = (span, trim(reader.text, behind.start(), piece.end))
    words = " ".join(" ".join(reader.text[a:b].split()) for a, b in spans)
    around = [*reader.limits_in(piece.start, start), *reader.limits_in(end, piece.end)]
    reader.add(
        "hasOpenQuestion",
        Phrase(spans, words),
        block.section,
        "R-unknown",
        "A",
        qualifiers=[limit for limit in around if limit.kind in ("frequency", "population")],
        evidence=((piece.start, piece.end),),
    )


#: What is of something that was named before: “…, although the mechanism is unclear”.
_BARE = re.compile(r"(?:the )?(?:exact )?(?:function|mechanism|reason|role|significance)", re.IGNORECASE)
#: The last word of a complaint or a disease that stands as the heading of what follows it.
_ILLNESS = re.compile(
    r"(?:\b(?:failure|hypertension|malabsorption|malnutrition|problems?|difficulties|abnormalities|seizures|loss|delays?)|\w{3}(?:itus|oma|omas|emia|penia|uria|ness|algia))$",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"(?:avoid|examples?|check|control|eat|get|keep|limit|lose|quit|stay|stop|wear)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[a-z] [A-Z][a-z]+ [A-Z][a-z]")


def label(reader: Reader, block: Block, piece: Piece) -> None:
    """“Liver biopsy.” among tests, “Smoking.” among risk factors: a name that stands as a sentence."""
    words = piece.text.rstrip(".: ")
    most = _LABEL * (2 if block.section == "symptoms" else 1)
    if piece.text[-1:] not in ".:" or len(words.split()) > most or is_action(words) or words.lower() in ("yes", "no"):
        return
    if "_" in words or _COMMAND.match(words) or _SEVERAL.search(words):
        return  # a line of a questionnaire, what to do, or several headings run into one
    parts = re.findall(r"[\w-]+", words.lower())
    if not parts or (VERB_FORMS.get(parts[-1], ("", ""))[1] == "ed" and parts[0].endswith("ing")):
        return  # marks alone; “Getting started”
    is_ill = DISEASE.search(words) or _ILLNESS.search(words)
    named = {
        "complications": is_ill,
        "exams": TEST.search(words) or words.lower().endswith("history"),
        "treatment": treats_by_name(words),
        "risk": re.match(r"(?:call|see|go)\b", words, re.IGNORECASE) is None and words,
        "symptoms": is_ill or any(part in COMPLETE or part in BODY for part in parts),
    }.get(block.section)
    if named:
        predicate = LIST_DEFAULT[block.section]
        reader.objects(
            block,
            predicate,
            piece.start,
            piece.start + len(words),
            "R-label",
            "B",
            sentence=piece,
            split=block.section in ("risk", "symptoms"),
        )
