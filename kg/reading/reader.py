"""Walk the blocks of an entry: lists by their lead-ins, sentences clause by clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.entry.lexicon import ADVERBS, DET, PEOPLE, POSS, PREP, VERB_FORMS
from kg.entry.structure import Block, Piece
from kg.reading.clauses import Clause, clauses
from kg.reading.cues import DISEASE, FURNITURE, HEADS, PROCEDURE, PROVIDER, kind_of_treatment, own_predicate
from kg.reading.found import CONDITION, LIST_DEFAULT, Found, Lost
from kg.reading.phrases import Phrase, phrases, without_no
from kg.reading.qualifiers import Limit, modality_of, qualifiers_in
from kg.reading.tokens import trim
from kg.reading.view import View

__all__ = ["LEADS", "Reader", "Rule", "antecedent"]

#: Reads a clause; true where it did, whether or not that is a claim.
Rule = Callable[[View], bool]


#: First words of a subject that is people.
_PEOPLE = ("you", "people", "patients", "others", "everyone", "those", "anyone", "he", "she")
_SEVERITY = frozenset({"severity"})
_LIMITS = frozenset(
    {"population", "condition", "frequency", "number", "age", "likelihood", "comparison", "time", "severity"}
)
#: What says nothing by itself.
VAGUE = re.compile(
    r"(?:it|they|them|this|these|those|that|others?|more|one|some|(?:the )?following|a|the|used|both|each|many|"
    r"(?:other |certain |several |some |different |these |various )*(?:problems?|symptoms?|signs|changes?|tests?|"
    r"treatments?|conditions?|diseases?|disorders?|factors?|causes?|things|ways|types?|people|complications?))"
)


def _holds(limit: Limit, phrase: Phrase, start: int, end: int, before: int, following: int) -> bool:
    """Whether a limit is one of an object: one that stands between objects is of one of them alone.

    “Pain in children, and often fever”: a population follows what it limits, an adverb of frequency stands before it.
    """
    if not start <= limit.start < end:
        return limit.kind != "severity"
    if limit.kind == "frequency":
        return before <= limit.start < phrase.end
    return phrase.start <= limit.start < following and (limit.kind != "severity" or limit.end <= phrase.end)


@dataclass
class Reader:
    """Reads the blocks of one entry in order; knows what the entry is about and what was spoken of last."""

    text: str
    names: list[Piece]
    rules: Sequence[Rule]
    claims: list[Found] = field(default_factory=list)
    gaps: list[Lost] = field(default_factory=list)
    last: tuple[str, str] = ("condition", "")  # kind and words of the last subject
    last_span: tuple[int, int] | None = None
    is_elsewhere: bool = False  # whether the sentence before spoke of another disease alone
    _paragraph: int = -1
    _limits: dict[tuple[int, int], list[Limit]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        title = self.names[0].text if self.names else ""
        spoken = {name.text for name in self.names}
        for name in list(spoken):
            spoken |= {re.sub(r"\s*\(.*?\)", "", name), *re.findall(r"\(([^)]+)\)", name)}
            if " - " in name:
                spoken.add(" ".join(reversed(name.split(" - "))))
        abbreviation = (
            re.search(rf"{re.escape(title)}\s*\(([A-Z][A-Za-z0-9-]{{1,9}})\)", self.text, re.IGNORECASE)
            if title
            else None
        )
        self.abbreviation = abbreviation
        if abbreviation:
            spoken.add(abbreviation.group(1))
        words = title.split()
        if (
            len(words) > 1
            and words[-1].lower() in ("syndrome", "disease", "gravis", "disorder")
            and re.search(r"-|['’]s$", words[0])
        ):
            spoken.add(words[0])
        if len(words) == 2 and words[-1].lower() == "gravis":
            spoken.add(words[0])
        if title.lower().endswith("s") and " " in title:
            spoken.add(words[-1])
        spoken = {name.replace("'", "") for name in spoken} | spoken
        alternatives = (
            "|".join(sorted((re.escape(name.lower()) for name in spoken if len(name) > 1), key=len, reverse=True))
            or "$^"
        )
        generic = r"(?:this|the|these)\s+(?:condition|disorder|disease|illness|syndrome|problem|infection|disorders|diseases|conditions|cancer|tumor)"
        self.condition_named = re.compile(rf"(?<![\w-])(?:{alternatives})s?(?![\w-])", re.IGNORECASE)
        self.condition = re.compile(rf"(?<![\w-])(?:(?:{alternatives})s?|{generic})(?![\w-])", re.IGNORECASE)
        self.only = re.compile(
            rf"(?:the |a |an |most |some |many |all |about )*(?:(?:cases?|forms?|types?|kinds?|attacks?|episodes?|an attack) of )?(?:{alternatives}|{generic}|it)(?:\s*\([^)]*\))?(?: cases)?$",
            re.IGNORECASE,
        )

    def limits_in(self, start: int, end: int) -> list[Limit]:
        """What limits a stretch of text, by its words; found once."""
        known = self._limits.get((start, end))
        if known is None:
            known = self._limits[start, end] = qualifiers_in(self.text, start, end, _LIMITS)
        return known

    # ------------------------------------------------------------------------------------------------ blocks

    def read(self, block: Block) -> None:
        """Add the claims of a block."""
        if block.kind == "list":
            self._list(block)
        elif block.lead is not None:
            self.sentence(block, block.lead)

    def read_names(self) -> None:
        """Names: the title, the alternative ones, and an abbreviation in the summary."""
        for name in self.names[1:]:
            self.add(
                "hasSynonym",
                Phrase(((name.start, name.end),), name.text),
                "names",
                "R-names",
                "A",
                evidence=((name.start, name.end),),
            )
        if self.abbreviation and self.names and self.abbreviation.group(1) not in {name.text for name in self.names}:
            start, end = self.abbreviation.span(1)
            self.add(
                "hasSynonym",
                Phrase(((start, end),), self.abbreviation.group(1)),
                "summary",
                "R-abbreviation",
                "A",
                evidence=(self.abbreviation.span(),),
            )

    def _list(self, block: Block) -> None:
        lead = block.lead
        assert lead is not None
        if re.match(r"(?:also called|other names)\b", lead.text, re.IGNORECASE):
            for item in block.items:
                for part in re.finditer(r"[^;]+", item[0].text):
                    start, end = trim(self.text, item[0].start + part.start(), item[0].start + part.end())
                    self.add(
                        "hasSynonym",
                        Phrase(((start, end),), self.text[start:end]),
                        "names",
                        "R-names",
                        "A",
                        evidence=((start, end),),
                    )
            return
        if FURNITURE.search(lead.text):
            return
        predicate, rule = self._of_lead(block)
        if not block.items and not block.is_lost:
            self.sentence(block, lead)
            return
        if not block.items:
            self.gaps.append(Lost(predicate, lead.start, lead.end, block.section))
            head = re.match(r"(.+?),?\s+(?:including|such as|may include|include)\s*:?$", lead.text)
            spoken = clauses(self.text, lead.start, lead.start + head.end(1)) if head else []
            if (
                head
                and not any(clause.opener == "main" for clause in spoken)
                and not re.search(
                    r"\b(?:symptoms?|tests?|complications|medicines|treatments?|signs)\b", head.group(1).lower()
                )
            ):
                self.objects(block, predicate, lead.start, lead.start + head.end(1), "R-lead-head", "B")
            return
        self._lead_claims(block, predicate)
        lead_qualifiers = qualifiers_in(
            self.text, lead.start, lead.end, frozenset({"population", "condition", "frequency", "severity"})
        )
        found = clauses(self.text, lead.start, lead.end)
        modality, cue = modality_of(found[-1] if found else None)
        subject = self._lead_subject(block, predicate)
        nested = ""
        for item in block.items:
            piece = item[0]
            is_head = piece.text.rstrip().endswith(":")
            self._item(block, item, predicate, rule, lead_qualifiers, modality, cue, subject, nested)
            if is_head:
                nested = piece.text.rstrip(": ")

    def _of_lead(self, block: Block) -> tuple[str, str]:
        """The predicate that a lead-in announces."""
        assert block.lead is not None
        words = block.lead.text.lower()
        if block.section == "contact":
            return "hasContact", "R-lead-contact"
        last = re.split(r"(?<=[.;])\s", words)[-1]
        for pattern, predicate, rule in LEADS:
            if re.search(pattern, last):
                if predicate == "hasCause" and block.section in ("symptoms", "complications", "outlook"):
                    predicate = LIST_DEFAULT[block.section]
                if (
                    predicate == "hasCause"
                    and re.search(r"\b(?:can|may|could|to) (?:also )?cause\b(?!.*\binclud)", last)
                    and self.condition.search(last.split("cause")[0])
                ):
                    predicate = "hasSymptom"
                if predicate == "hasSymptom" and block.section in ("contact",):
                    predicate = "hasContact"
                if predicate == "hasSymptom" and block.section == "complications":
                    predicate = "hasComplication"
                if (
                    predicate == "hasTest"
                    and block.section in ("treatment",)
                    and not re.search(r"\btests?\b|\bexams?\b", last)
                ):
                    predicate = "hasTreatment"
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
                if predicate == "hasForm" and block.section in ("treatment", "exams", "symptoms", "prevention"):
                    continue
                return predicate, rule
        return LIST_DEFAULT.get(block.section, "hasSymptom"), "R-lead-section"

    def _lead_subject(self, block: Block, predicate: str) -> tuple[str, tuple[int, int] | None]:
        assert block.lead is not None
        side = re.search(
            r"side effects? of ([\w\s-]+?)(?:\s+(?:may|can|include|are)|:)", block.lead.text, re.IGNORECASE
        )
        if side:
            start = block.lead.start + side.start(1)
            return side.group(1), (start, start + len(side.group(1)))
        form = re.search(
            r"(?:symptoms|causes|signs|treatment|complications)\s+(?:of|for|in)\s+([\w\s'’-]+?)(?:\s+(?:may|can|include|are|often|usually)|:)",
            block.lead.text,
            re.IGNORECASE,
        )
        if (
            form
            and not self.only.match(form.group(1))
            and not re.search(
                r"\b(?:body|system|condition|disease|disorder|it|people|adults|children|infants|babies|women|men|part|parts|patients)\b",
                form.group(1),
                re.IGNORECASE,
            )
            and (self.condition.search(form.group(1)) is None or len(form.group(1).split()) < 7)
        ):
            start = block.lead.start + form.start(1)
            return form.group(1), (start, start + len(form.group(1)))
        return CONDITION, None

    def _lead_claims(self, block: Block, predicate: str) -> None:
        """What a lead-in says by itself: “The provider will perform a physical exam, which may show:”."""
        assert block.lead is not None
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
                self.add(
                    "hasTest",
                    Phrase(((start, start + len(match.group(1))),), match.group(1)),
                    block.section,
                    "R-lead-exam",
                    "B",
                    evidence=((block.lead.start, block.lead.end),),
                )
        head = re.match(r"(?:other )?(.+?),?\s+(?:including|such as|like)\s*:?$", sentence)
        if head and block.items and len(head.group(1).split()) <= 14:
            found = clauses(self.text, block.lead.start, block.lead.start + head.end(1))
            if not found:
                if not re.match(
                    r"(?:other |common |the )*(?:symptoms?|tests?|signs|complications|causes|treatments?|medicines)\b",
                    head.group(1),
                    re.IGNORECASE,
                ):
                    self.objects(block, predicate, block.lead.start, block.lead.start + head.end(1), "R-lead-head", "B")
            elif found[-1].complement[0] < found[-1].complement[1]:
                start, end = found[-1].span(found[-1].complement)
                words = self.text[start:end].lower()
                if (
                    not re.match(
                        r"(?:other |several |the |a |some |many )*(?:symptoms?|tests?|signs|complications|causes|treatments?|medicines|things|problems|factors|following|questions)\b",
                        words,
                    )
                    and len(words.split()) <= 10
                ):
                    self.objects(block, predicate, start, end, "R-lead-head", "B")

    def _item(
        self,
        block: Block,
        item: list[Piece],
        predicate: str,
        rule: str,
        lead_qualifiers: list[Limit],
        modality: str,
        cue: tuple[int, int] | None,
        subject: tuple[str, tuple[int, int] | None],
        nested: str,
    ) -> None:
        piece = item[0]
        assert block.lead is not None
        start, end = trim(self.text, piece.start, piece.end)
        own = own_predicate(piece.text, predicate)
        sentence = clauses(self.text, start, end)
        if (
            own is None
            and sentence
            and sentence[0].opener == "main"
            and re.match(r"(?:other )?(?:symptoms|signs|tests|causes|complications)\b", piece.text, re.IGNORECASE)
        ):
            self.sentence(block, piece)
            return
        is_sentence = (
            bool(sentence)
            and sentence[0].opener == "main"
            and sentence[0].subject[0] < sentence[0].subject[1]
            and re.search(r"[.!]$", piece.text) is not None
        )
        if is_sentence and predicate not in ("hasContact", "hasPrevention") and len(piece.text.split()) > 6:
            before = len(self.claims)
            self.sentence(block, piece, predicate)
            if len(self.claims) > before:
                return
        evidence = ((block.lead.start, block.lead.end), (start, end))
        cues = (cue,) if cue else ()
        split = predicate not in ("hasContact",) and not is_sentence
        have = (
            re.match(
                r"(?:have|has|having|you have|you are|you|you develop|you notice)\s+(?:had\s+)?",
                self.text[start:end],
                re.IGNORECASE,
            )
            if predicate in ("hasSymptom", "hasRiskFactor", "hasContact", "hasComplication", "hasCause")
            else None
        )
        if have and have.end() < end - start:
            start += have.end()
        text = piece.text.strip()
        purpose = (
            re.search(
                r"\s(?:to|for)\s+(?=(?:help |better )?(?:"
                + "|".join(sorted(VERB_FORMS, key=len, reverse=True))
                + r")\b)",
                text,
            )
            if predicate in ("hasTest", "hasTreatment", "hasMedicine")
            else None
        )
        extra: list[Limit] = []
        if purpose and purpose.start() > 3 and re.match(r"\s(?:to)\s", purpose.group()):
            begin = start + (len(piece.text) - len(piece.text.lstrip())) + purpose.start() + 1
            extra.append(Limit("purpose", self.text[begin:end], begin, end))
            end = begin - 1
        for phrase in phrases(self.text, start, end, split=split):
            if phrase.role == "result" and predicate not in ("hasSymptom", "hasComplication", "hasFinding"):
                continue
            qualifiers = [
                *lead_qualifiers,
                *extra,
                *qualifiers_in(
                    self.text, phrase.start, phrase.end, frozenset({"severity", "condition", "population", "frequency"})
                ),
            ]
            if phrase.notes:
                qualifiers += [Limit("note", note, phrase.end, phrase.end) for note in phrase.notes if note]
            self.add(
                own or predicate,
                phrase,
                block.section,
                rule + ("-example" if phrase.role == "example" else ""),
                "A",
                modality=modality,
                cues=cues,
                qualifiers=qualifiers,
                evidence=evidence,
                subject=subject,
                example_of=phrase.of if phrase.role == "example" else nested,
            )
        for extra_sentence in item[1:]:
            self._explain(block, extra_sentence, predicate)

    def _explain(self, block: Block, piece: Piece, predicate: str) -> None:
        """A sentence after an item: only examples and outcomes are taken."""
        if predicate in ("hasSymptom", "hasTest", "hasFinding", "hasForm"):
            return
        self.sentence(block, piece, predicate, only_examples=True)

    def objects(
        self,
        block: Block,
        predicate: str,
        start: int,
        end: int,
        rule: str,
        tier: str,
        *,
        clause: Clause | None = None,
        subject: tuple[str, tuple[int, int] | None] = (CONDITION, None),
        sentence: Piece | None = None,
        reach: tuple[tuple[int, int], ...] = (),
        drop_purpose: bool = True,
    ) -> int:
        """Claims for each atomic object of a stretch of text; how many there are."""
        if end <= start:
            return 0
        count = 0
        words = self.text[start:end]
        purpose = re.search(
            r",?\s(?:in order to|to help|to|so that|as well as to)\s+(?=(?:help |better )?[a-z]+)", words
        )
        qualifiers: list[Limit] = []
        if drop_purpose and purpose and purpose.start() > 2:
            verb = re.match(r"(?:help |better )?([a-z]+)", words[purpose.end() :])
            if (verb and VERB_FORMS.get(verb.group(1), ("", ""))[1] == "base") or (verb and verb.group(1) == "be"):
                qualifiers.append(
                    Limit(
                        "purpose",
                        " ".join(words[purpose.end() - len(purpose.group().split()[-1]) - 1 :].split()),
                        start + purpose.start(),
                        end,
                    )
                )
                end = start + purpose.start()
        modality, cue = modality_of(clause)
        scope = (sentence.start, sentence.end) if sentence else (start, end)
        around = [limit for part in reach or (scope,) for limit in self.limits_in(*part)]
        found = [phrase for phrase in phrases(self.text, start, end) if not VAGUE.fullmatch(phrase.text.lower())]
        for number, phrase in enumerate(found):
            following = found[number + 1].start if number + 1 < len(found) else end
            before = found[number - 1].end if number else start
            own = [limit for limit in around if _holds(limit, phrase, start, end, before, following)]
            own += [*qualifiers, *qualifiers_in(self.text, phrase.start, phrase.end, _SEVERITY)]
            own += [Limit("note", note, phrase.end, phrase.end) for note in phrase.notes if note]
            self.add(
                predicate,
                phrase,
                block.section,
                rule + ("-example" if phrase.role == "example" else ""),
                tier,
                modality=modality,
                cues=(cue,) if cue else (),
                qualifiers=own,
                evidence=(scope,),
                subject=subject,
                negated=bool(clause and clause.negated),
                example_of=phrase.of if phrase.role == "example" else "",
            )
            count += 1
        return count

    def add(
        self,
        predicate: str,
        phrase: Phrase,
        section: str,
        rule: str,
        tier: str,
        *,
        modality: str = "asserted",
        cues: tuple[tuple[int, int], ...] = (),
        qualifiers: list[Limit] | None = None,
        evidence: tuple[tuple[int, int], ...] = (),
        subject: tuple[str, tuple[int, int] | None] = (CONDITION, None),
        negated: bool = False,
        example_of: str = "",
    ) -> None:
        phrase, is_denied = without_no(self.text, phrase)
        if predicate in ("hasTreatment", "hasMedicine") and "clause" not in rule and tier != "C":
            predicate = kind_of_treatment(phrase.text, predicate)
        limits = tuple(dict.fromkeys(qualifiers or []))
        self.claims.append(
            Found(
                subject[0],
                subject[1],
                predicate,
                phrase.text,
                phrase.spans,
                modality,
                negated != is_denied,
                limits,
                evidence or phrase.spans,
                cues,
                section,
                rule,
                tier,
                example_of,
            )
        )

    # ---------------------------------------------------------------------------------------------- sentences

    def _kind(self, clause: Clause) -> tuple[str, str]:
        """What a clause speaks of: kind and words of its subject."""
        words = self.text[slice(*clause.span(clause.subject))].strip() if clause.subject[0] < clause.subject[1] else ""
        low = words.lower()
        if not low:
            return "none", ""
        if low in ("it", "this", "they", "these", "he", "she", "which", "that"):
            if low == "it" and self.last[0] != "condition" and self.last[0] not in ("other", "people"):
                return self.last
            if low == "it":
                return "this" if self.is_elsewhere else "condition", low
            if low in ("this",):
                return "this", low
            if low in ("they", "these"):
                return (
                    (self.last[0], low)
                    if self.last[0] in ("condition", "symptoms", "treatments", "tests", "causes", "medicines", "people")
                    else ("other", low)
                )
            return "other", low
        if low == "there":
            return "there", low
        if self.only.match(low):
            if self.is_elsewhere and not self.condition_named.search(low):
                return "this", low  # another disease was spoken of last
            return "condition", low
        head = re.split(rf"\s(?:{'|'.join(sorted(PREP))}|that|which|who|used|,)\s", low)[0].strip(" ,()")
        last = re.findall(r"[\w'-]+", head)[-1] if re.findall(r"[\w'-]+", head) else ""
        if PROVIDER.search(head):
            return "provider", low
        if last in PEOPLE or low in ("some", "most", "many", "others") or low.split()[0] in _PEOPLE:
            if self.condition.search(low) and last not in PEOPLE:
                return "condition", low
            return "people", low
        for pattern, predicate in HEADS:
            if re.fullmatch(rf"(?:.*\b)?(?:{pattern})", head):
                return {
                    "hasSymptom": "symptoms",
                    "hasTest": "tests",
                    "hasTreatment": "treatments",
                    "hasMedicine": "medicines",
                    "hasCause": "causes",
                }.get(predicate, predicate), low
        if re.search(r"\b(?:cases|forms|types)\b", head) or (
            self.condition.search(low)
            and self.condition.search(low).end() >= len(low) - 1
            and not re.search(r"\b(?:of|for|with|in)\b", low)
        ):  # type: ignore[union-attr]
            return "condition", low
        if re.match(r"(?:the )?(?:outlook|prognosis|outcome|recovery|life expectancy|death|survival)\b", head):
            return "outlook", low
        return "other", low

    def _relative_cause(self, block: Block, piece: Piece, found: list[Clause], index: int, handled: set[int]) -> None:
        """“…, which leads to a loss of skin pigment”: what the thing before the relative clause does."""
        clause = found[index]
        if clause.subject[0] < clause.subject[1] or block.section not in (
            "summary",
            "causes",
            "symptoms",
            "complications",
            "outlook",
            "exams",
            "treatment",
        ):
            return
        if not (clause.verb in ("cause", "lead", "result") and not clause.passive):
            return
        words = clause.words(clause.complement)
        skip = 1 if words and words[0].low in ("to", "in") else 0
        if len(words) <= skip:
            return
        before = antecedent(
            found[index - 1], is_aside=self.text[: clause.tokens[clause.group[0]].start].rstrip().endswith(", which")
        )
        if self.condition.search(self.text[words[skip].start : words[-1].end]):
            return
        handled.add(index)
        predicate = {
            "symptoms": "hasSymptom",
            "complications": "hasComplication",
            "outlook": "hasComplication",
            "treatment": "hasComplication",
        }.get(block.section, "leadsTo" if before else "hasSymptom")
        self.objects(
            block,
            predicate,
            words[skip].start,
            words[-1].end,
            "R-which-leads-to",
            "B",
            clause=clause,
            subject=(self.text[slice(*before)], before) if before else (CONDITION, None),
            sentence=piece,
            drop_purpose=False,
        )

    def sentence(self, block: Block, piece: Piece, list_predicate: str = "", *, only_examples: bool = False) -> None:
        section = block.section
        if FURNITURE.search(piece.text) and section not in ("support", "contact"):
            return
        if section in ("considerations", "stages", "specialists", "skip"):
            if not self.condition.search(piece.text):
                return
        if section in ("exams", "treatment") and PROCEDURE.search(piece.text) and not self.condition.search(piece.text):
            return
        if block.paragraph != self._paragraph:
            self.is_elsewhere, self._paragraph = False, block.paragraph
        found = clauses(self.text, piece.start, piece.end)
        if not found:
            return
        handled: set[int] = set()
        for index, clause in enumerate(found):
            if clause.opener == "rel" and index not in handled and index:
                self._relative_cause(block, piece, found, index, handled)
            if index in handled or clause.opener in ("sub", "rel") or clause.is_dependent:
                continue
            kind, words = self._kind(clause)
            view = View(self, block, piece, found, index, clause, kind, words, section, list_predicate, handled)
            if only_examples and not re.search(r"\bsuch as|include|e\.g\.|example", piece.text):
                continue
            for rule in self.rules:
                if rule(view):
                    break
            if (
                clause.opener == "main"
                and kind not in ("there", "none", "this", "people")
                and words not in ("it", "they", "these")
            ):
                self.last, self.last_span = (kind, words), clause.span(clause.subject)
        if self.condition_named.search(piece.text):
            self.is_elsewhere = False
        elif not self.condition.search(piece.text) and found[0].subject[0] < found[0].subject[1]:
            self.is_elsewhere = bool(DISEASE.search(self.text[slice(*found[0].span(found[0].subject))]))


def antecedent(clause: Clause, *, is_aside: bool = False) -> tuple[int, int] | None:
    """The noun phrase before a relative clause; none where it may be all that was said: “in the legs, which leads to …”."""
    words = [token for token in clause.words(clause.complement) if token.text not in ",;"]
    at = next(
        (
            at + 1
            for at in range(len(words) - 1, -1, -1)
            if words[at].low in ("called", "named", "as", "by", "into", "to", "of") or words[at].text in "()"
        ),
        0,
    )
    while at < len(words) and (
        words[at].low in DET | POSS | ADVERBS or VERB_FORMS.get(words[at].low, ("", ""))[1] in ("base", "s", "ed")
    ):
        at += 1
    if at >= len(words) or (is_aside and words[0].low in PREP):
        return None
    return words[at].start, words[-1].end


LEADS: tuple[tuple[str, str, str], ...] = (
    (r"\bside effects?\b", "hasComplication", "R-lead-side-effects"),
    (r"\bcomplications?\b|\bproblems? that may (?:occur|result)", "hasComplication", "R-lead-complications"),
    (
        r"\b(?:call|contact|see|tell|visit|talk to)\b.*\b(?:provider|doctor|911|physician|number|if you|emergency)|\bmedical (?:help|attention|care) (?:right away|if|immediately)|\bemergency room",
        "hasContact",
        "R-lead-contact",
    ),
    (
        r"\bgoals?\b.*\b(?:treatment|therapy)|\b(?:treatment|therapy)\b.*\b(?:goals?|aims?)\b",
        "hasTreatmentGoal",
        "R-lead-goals",
    ),
    (
        r"\brisk factors?\b|\b(?:increased?|higher|greater|raises?|at)\b.*\brisk\b|\bmore likely\b|\bmore common in\b|\brisk (?:is|for)\b",
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
        r"\bsymptoms?\b|\bsigns\b|\b(?:may|might) (?:have|feel|notice|experience)\b|\bchanges\b",
        "hasSymptom",
        "R-lead-symptoms",
    ),
    (
        r"\b(?:prevent|lower (?:your|the) risk|reduce (?:your|the) (?:risk|chance)|avoid|protect)\b",
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
    (r"\b(?:types?|kinds?|forms?|stages?)\b", "hasForm", "R-lead-forms"),
)
