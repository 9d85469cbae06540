"""What no rule reads, told in its own words: a sentence that stands for itself, under the predicate of what it is about.

The last resort, for sentences that would else go unread. Such a claim is of tier C: its object is the sentence, which is
so if the entry is right; what the sentence is about is told by its subject, a word of it, and the heading above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.entry.digests import normalise
from kg.entry.lexicon import BE, REL
from kg.entry.structure import Block, Piece
from kg.reading.about import about
from kg.reading.by_heading import by_heading
from kg.reading.clauses import Clause, clauses
from kg.reading.cues import JOINS
from kg.reading.faults import AT_FAULT, tells_what_fails
from kg.reading.fitting import says_it
from kg.reading.found import CONDITION, Found
from kg.reading.goes_on import THESE_ILLS, THIS_GENE, genes_named, of_complaint, passed_on
from kg.reading.items_in_words import items_in_words
from kg.reading.plain import (
    is_broken,
    is_dangling,
    is_denied_in_part,
    is_past,
    is_plain,
    is_stood_for,
    is_vague,
    names_another,
    points_elsewhere,
)
from kg.reading.qualifiers import modality_of
from kg.reading.reader import Reader
from kg.reading.said import Said, says_infection
from kg.reading.sought import Sought
from kg.reading.sound import is_action
from kg.reading.stretches import without_denial
from kg.reading.subjects import kind_of
from kg.reading.view import View

__all__ = ["in_words"]

#: Words of a sentence, at least and at most.
_FEWEST, _MOST = 4, 56


def _first_clause(reader: Reader, block: Block, piece: Piece) -> View | None:
    """The first clause of a sentence that stands by itself, as a rule sees it."""
    found = reader.parsed.get(piece.start) or clauses(reader.text, piece.start, piece.end)
    if not found:
        return None
    index = next((at for at, each in enumerate(found) if each.opener == "main"), 0)
    clause = found[index]
    if clause.opener != "main":  # “Infections that come at birth contribute to gout”: what stands before is the subject
        tokens, stop = clause.tokens, clause.group[0]
        clause = replace(
            clause, opener="main", subject=(0, next((i for i in range(stop) if tokens[i].low in REL), stop))
        )
    kind, words = clause.about or kind_of(reader, clause)
    return View(reader, block, piece, found, index, clause, kind, words, block.section, "", set())


#: The number of a note behind a sentence: “… each year.1”.
_NOTE = re.compile(r"(?<=[a-z)]\.)\d{1,2}$")


def _without_note(piece: Piece) -> Piece:
    """A sentence without the number of a note."""
    note = _NOTE.search(piece.text) if piece.text[-1].isdigit() else None
    return Piece(piece.start, piece.start + note.start(), piece.text[: note.start()]) if note else piece


def _sentence(reader: Reader, block: Block, piece: Piece, known: str = "") -> Found | None:
    """The claim that a sentence makes as it stands, of what is known of it; none where it is not plain what that is of."""
    piece = _without_note(piece)
    is_sentence = piece.text[0].isupper() and piece.text.endswith(".")
    if not is_sentence or not _FEWEST <= len(piece.text.split()) <= _MOST:
        return None
    joins = JOINS.match(piece.text)
    believed = _BELIEVED.match(piece.text, joins.end() if joins else 0)
    if believed is None:
        return _statement(reader, block, piece, known)
    at = believed.end()
    told = _statement(reader, block, Piece(piece.start + at, piece.end, piece.text[at:]), known)
    if believed.lastindex is None:
        return told
    cue = (piece.start + believed.start(believed.lastindex), piece.start + believed.end(believed.lastindex))
    evidence = ((piece.start, piece.end),)
    return told._replace(modality="may", cues=(cue,), evidence=evidence) if told and not told.negated else None


#: Who believes what follows, which may be so.
_BELIEVED = re.compile(
    r"(?:(?:many|most|some) )?(?:doctors|experts|researchers|scientists) (?:also |now |generally )*(believe|estimate|suspect|think) that |"
    r"(?:(?:many|most|recent|several|some) )*(?:research|studies|evidence) (?:also )?(indicates?|suggests?) that |"
    r"(?:(?:doctors|researchers|scientists)|(?:(?:many|recent|several|some) )*(?:research|studies)) (?:has|have) (?:found|shown) that |it is (believed|estimated|suspected|thought) that |it is important to note that ",
    re.IGNORECASE,
)


#: What stands for a thing that the sentence itself has named: “… cause damage; these deposits also …”.
_NAMED_BEFORE = re.compile(r"; (?:however, |in addition, )?(?:this|these)\b")
#: Verbs by which “they” are told to be ill.
_BEING = frozenset(["be", "have", "lack"])


def _statement(reader: Reader, block: Block, piece: Piece, known: str) -> Found | None:
    """The same of what is said, whoever says it."""
    these = THESE_ILLS.match(piece.text) if known in _ILLS else None
    standing = piece.text[these.end() :] if these else piece.text
    if "this " in standing or "these " in standing:
        standing = THIS_GENE.sub("the gene", standing)
    standing = _NAMED_BEFORE.sub("; the", standing) if ";" in standing else standing
    if points_elsewhere(standing) or is_broken(piece.text) or is_vague(piece.text):
        return None
    view = _first_clause(reader, block, piece)
    if view is None:
        return _command(block, piece)
    if is_past(view) or is_dangling(view) or is_denied_in_part(view):
        return None
    if these is None and (not is_plain(view) or names_another(view)):
        return None
    if view.kind == "none" or (view.words == "you" and view.clause.modal not in ("may", "might", "can")):
        known = ""  # what everybody has or does
    if known in ("hasRiskFactor", "occursIn") and view.kind == "people" and view.reader.condition.search(view.words):
        known = ""  # how many of them, or who of them, have something else
    said = Said(view)
    predicate = about(said)
    if view.words == "they" and not known and not (predicate == "hasSymptom" and view.clause.verb in _BEING):
        return None
    is_sign = these is not None or view.kind == "other" or "characterized by" in piece.text
    if predicate == "hasMechanism" and (known == "hasCause" or (known in _ILLS and is_sign)):
        predicate = known  # it tells more of a complaint, or a rule reads it so and cannot part it
    if predicate == "hasTreatment" and known == "hasPrognosis" and block.section == "outlook":
        predicate = known  # how it goes with treatment
    if predicate and (found := _found(view, predicate, is_known=predicate == known)):
        return found
    if predicate == "hasOnset" and view.kind == "symptoms":
        known = known or "hasSymptom"  # how they are at some age
    known = known or by_heading(said)
    return _found(view, known, is_known=True) if known else None


#: Reasons for which a sentence, and an item of a list, may be told as it stands.
_UNREAD = frozenset(["ck:noRuleFits", "ck:unclearReference"])
_UNREAD_ITEM = _UNREAD | {"ck:background"}
_ILLS = frozenset(["hasComplication", "hasSymptom"])
#: Reasons for which it may where it names the condition, or tells what to do.
_PERHAPS = frozenset(["ck:background", "ck:procedureDetail", "ck:aboutAnother"])
#: What tells of what researchers do; what stands for itself where the condition is not named.
_STUDIED = re.compile(
    r"(?:clinical investigators|researchers|scientists) (?:are|do|have (?!(?:found|shown) that))", re.IGNORECASE
)
_STANDS = Sought(
    re.compile(
        r"\b(?:is|are|be) (?:felt|inherited|appropriate)\b|\binherit the (?:condition|disease|disorder)\b|\b(?:may|can|might) (?:also )?(?:help|treat)\b|^treatment |"
        r"\b(?:chances?|improves?|likely to|never develop|should see|life[- ]span)\b"
    ),
    (
        "felt",
        "inherit",
        "appropriate",
        "help",
        "treat",
        "chance",
        "improve",
        "likely to",
        "never develop",
        "should see",
        "span",
    ),
)
_TOLD = _UNREAD | _PERHAPS


def in_words(
    reader: Reader,
    blocks: Iterable[Block],
    claims: Iterable[Found],
    reasons: Mapping[int, str],
    known: Mapping[int, str],
) -> Iterator[Found]:
    """What sentences and items of lists say that no rule reads, as they stand.

    Args:
        reader: The reader of the entry, which has read it.
        blocks: The sentences and lists of the entry.
        claims: What rules found there, and stands.
        reasons: Why the units that are not read are not, by where they begin.
        known: The predicates of sentences that a rule reads and cannot part, by where they begin.
    """
    of_lists: dict[int, list[Found]] = {}
    ills: dict[str, str] = {}
    for each in claims:
        if each.predicate in _ILLS and not each.negated and each.subject_span is None:
            ills.setdefault(normalise(each.object), each.predicate)
        if each.rule.startswith("R-lead-") and len(each.evidence) > 1:
            of_lists.setdefault(each.evidence[-2][0], []).append(each)
    for block in blocks:
        pieces = [block.lead] if block.kind == "sentence" else [piece for item in block.items for piece in item]
        found = []
        for piece in pieces:
            reason = _reason(reasons, piece)
            if reason not in _TOLD:
                continue
            of_genes = passed_on(reader.text, block, piece)
            more = of_genes or of_complaint(reader, block, piece, ills)
            if told := _for_reason(reader, block, piece, reason, of_genes or known.get(piece.start, ""), more):
                found.append(told)
        yield from found
        beside = of_lists.get(block.lead.start)
        if not beside:
            continue
        items = [item[0] for item in block.items if not any(each.evidence[0][0] == item[0].start for each in found)]
        unread = [item for item in items if _reason(reasons, item) in _UNREAD_ITEM]
        yield from items_in_words(reader, items, unread, beside)


def _for_reason(reader: Reader, block: Block, piece: Piece, reason: str, known: str, more: str) -> Found | None:
    """What a sentence says that is not read for some reason, if it may be told.

    Args:
        reader: The reader of the entry.
        block: The block in which it stands.
        piece: The sentence.
        reason: Why it is not read.
        known: The predicate of what a rule has found in it and could not cut.
        more: The predicate of that of which it tells more: a complaint, or how the condition is passed on.
    """
    if reason in _UNREAD:
        return _sentence(reader, block, piece, known or more)
    if reason == "ck:aboutAnother" and (_STUDIED.match(piece.text) or not reader.condition_named.search(piece.text)):
        return None
    is_infection = says_infection(reader, piece.text)
    is_at_fault = block.section in ("causes", "genetics") and AT_FAULT.match(piece.text) is not None
    is_named = is_infection or block.section == "prevention" or reader.condition.search(piece.text) is not None
    known = (known if known != "hasPrognosis" or is_named else "") or more
    is_named |= bool(known) or is_at_fault or piece.text.startswith(("It ", "They "))
    stands = not is_named and reason != "ck:procedureDetail" and _STANDS.search(piece.text) is not None
    return _sentence(reader, block, piece, known) if is_named or stands else None


def _reason(reasons: Mapping[int, str], piece: Piece) -> str:
    """Why a piece is not read; empty where it is. Its unit begins with its bullet."""
    for at in range(piece.start, piece.start - _BULLET, -1):
        if at in reasons:
            return reasons[at]
    return ""


#: Characters of a bullet and its blanks, with that behind them.
_BULLET = 4
#: What is to be done if or for what stands before it; what tells nothing to do.
_FOR = re.compile(r"(?:(?:if|when|to) [^,]+, )?(?:please )?(?=[a-z])", re.IGNORECASE)
_NO_ADVICE = re.compile(
    r"(?:ask|be sure|call|check with|click|consult|contact|discuss|expect|find|follow up|get more|go to|keep in mind|know|learn|let|look|make sure|most|note|read|remember|report|see|start|talk|tell|think|understand|visit|work with)\b",
    re.IGNORECASE,
)
#: What commands are of, by their heading.
_ADVISED = {"prevention": "hasPrevention", "treatment": "hasTreatment"}


def _command(block: Block, piece: Piece) -> Found | None:
    """What a command tells to do: “If you smoke, try to quit”."""
    end = piece.start + len(piece.text.rstrip(". "))
    begins = _FOR.match(JOINS.sub("", piece.text, count=1))
    told = begins.string[begins.end() :] if begins else ""
    predicate = _ADVISED.get(block.section, "")
    if not predicate or not is_action(told) or _NO_ADVICE.match(told):
        return None
    span = (piece.start, end)
    words = " ".join(piece.text.rstrip(". ").split())
    evidence = ((piece.start, piece.end),)
    return _claim(predicate, words, (span,), "advice", evidence, block.section)


#: What is told of the condition by a verb alone, without it: “is a disorder that affects many organs”.
_SAID_BY_VERB = (
    (
        re.compile(
            r"is (?:an? |the )?(?=(?:[\w-]+,? ){0,6}?(?:condition|disease|disorder|illness) (?:that|which) (?:\w+ly )?affects?\b)"
        ),
        "isA",
    ),
    (
        re.compile(
            r"(?:(?:also|can|may) )*affects? "
            r"(?=(?:different|many|multiple|several|various) (?:[\w-]+ ){0,2}?(?:areas|organs|parts|systems|tissues)\b)"
        ),
        "affects",
    ),
)


def _found(view: View, predicate: str, *, is_known: bool) -> Found | None:
    """The claim whose object is a sentence; without its subject, where that is the condition and begins it."""
    text, piece, clause = view.text, view.piece, view.clause
    start, end = piece.start, piece.start + len(piece.text.rstrip(". "))
    if joins := JOINS.match(text, start, end):
        start = joins.end()
    if _begins(view, clause, start) and text[clause.span(clause.subject)[1]] == " ":
        start = clause.span(clause.subject)[1]
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    if predicate == "hasMechanism" and start > piece.start and not clause.negated:
        for verb, other in _SAID_BY_VERB:
            if said := verb.match(text, start, end):
                start, predicate = said.end(), other
                break
    spans: tuple[tuple[int, int], ...] = ((start, end),)
    is_command = clause.subject[0] >= clause.subject[1]
    is_amiss = clause.negated and tells_what_fails(view, predicate)
    if clause.negated and not is_amiss:
        denied = _NO.match(text, start, end)
        begins = clause.span(clause.group)[0]  # with the condition left out, the words begin with what denies them
        is_first = is_command or (start <= begins and not text[start:begins].strip())
        spans = ((denied.end(), end),) if denied else without_denial(spans, clause.tokens, clause) if is_first else ()
        if len(spans) > 1 and text[slice(*spans[0])].lower() in BE:
            spans = spans[1:]  # “is [not] inherited”
        spans = spans if len(spans) == 1 else ()
        if not spans and predicate == "hasMechanism" and _KEEPS_DENIAL.search(text, start, end):
            spans, is_amiss = ((start, end),), True
    if not spans or (clause.negated and not is_amiss and _GOES_ON.search(text, start, end)):
        return None  # what is denied is not all of it
    explained = next((at for at, each in enumerate(view.all) if each.verb == "mean"), len(view.all))
    hedged = next((each for each in view.all[:explained] if each.modal and each.opener in ("main", "coord")), clause)
    modality, cue = modality_of(clause if clause.modal else hedged)
    if is_command or predicate == "hasContact":
        modality, cue = "advice", None
    if is_amiss or (clause.negated and clause.modal == "can"):
        modality, cue = "asserted", None  # “cannot” is what is so
    if not says_it(view, predicate, text[start:end], is_known=is_known) or (
        clause.negated and predicate == "hasTest" and len(view.all) > 1
    ):
        return None
    if THIS_GENE.search(text, start, end) and not (spans := genes_named(text, piece, spans)):
        return None
    words = " ".join(" ".join(text[a:b].split()) for a, b in spans).replace(" ,", ",")
    told = _claim(predicate, words, spans, modality, ((piece.start, piece.end),), view.section)
    if form := view.reader.of_form.get(piece.start):
        told = told._replace(subject=text[slice(*form)], subject_span=form)
    return told._replace(negated=clause.negated and not is_amiss, cues=(cue,) if cue else ())


def _claim(
    predicate: str,
    words: str,
    spans: tuple[tuple[int, int], ...],
    modality: str,
    evidence: tuple[tuple[int, int], ...],
    section: str,
) -> Found:
    """A claim on the condition, in the words of its sentence."""
    return Found(
        subject=CONDITION,
        subject_span=None,
        predicate=predicate,
        object=words,
        object_spans=spans,
        modality=modality,
        negated=False,
        qualifiers=(),
        evidence=evidence,
        cues=(),
        section=section,
        rule="R-verbatim",
        tier="C",
    )


#: Where something else is said, which the denial is not of: “You cannot prevent it, but you can prevent harm”.
_GOES_ON = re.compile(r"\b(?:although|but|though|unless|until|whereas|while)\b|;", re.IGNORECASE)
#: What is told of genes and of who is infected by whom, with the denial among the words: “Some do not have a mutation”.
_KEEPS_DENIAL = re.compile(
    r"\b(?:mutations?|inherited|(?:altered|recessive|dominant) (?:gene|condition))\b|\bget (?:it|the \w+) from\b"
)
#: What denies a whole sentence.
_NO = re.compile(r"(?:no|neither|none of)\s+", re.IGNORECASE)


_SOME = re.compile(r"(?:about|all|almost|many|most|nearly|several|some)\b|.*\b(?:cases|forms|types)\b", re.IGNORECASE)


#: What “it” stands for behind it: “It is likely that rats carry the worm”.
_IT_IS_THAT = re.compile(r"It is (?:\w+ )?\w+ that\b")


def _begins(view: View, clause: Clause, start: int) -> bool:
    """Whether the condition, and nothing else, stands at the beginning of the sentence as its subject."""
    first, last = clause.span(clause.subject)
    words = view.text[first:last]
    if first != start or _SOME.match(words) or _IT_IS_THAT.match(view.text, start):
        return False
    is_named = view.kind == "condition" and words.lower() != "it" and view.reader.only.match(words)
    return is_stood_for(view) or is_named
