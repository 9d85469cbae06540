"""Walk the blocks of an entry: lists by their lead-ins, sentences clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.entry.lexicon import PREP, VERB_FORMS
from kg.entry.structure import Block, Piece
from kg.reading import forms
from kg.reading.clauses import Clause, clauses
from kg.reading.commands import commands
from kg.reading.cues import DISEASE, PROCEDURE, SHOWN, UNDECIDED, is_furniture
from kg.reading.found import CONDITION, Found, Lost
from kg.reading.lists import read_list
from kg.reading.names import Abbreviation, Alone, Called, names_in
from kg.reading.phrase import Phrase, without_no
from kg.reading.phrases import phrases
from kg.reading.preventing import to_prevent
from kg.reading.pronouns import is_of_clause_before, is_on_another, is_torn
from kg.reading.qualifiers import Limit, modality_of, of_one, often, qualifiers_in
from kg.reading.relatives import relative_cause
from kg.reading.rule import Rules
from kg.reading.run_in import heading_before
from kg.reading.scope import holds, says
from kg.reading.sought import Sought
from kg.reading.sound import is_action, is_pointing, is_subject, is_thing
from kg.reading.subjects import kind_of
from kg.reading.tables import read_table
from kg.reading.treating import kind_of_treatment
from kg.reading.view import View
from kg.reading.whole import also_called, as_point, asks, form_of, is_called, label

__all__ = ["Reader"]

#: Predicates whose object may be an action.
_ACTIONS = frozenset(["hasTreatmentGoal", "hasContact", "isA"])
#: Predicates whose object may be what another one leads to: “…, causing pain”.
_RESULTING = frozenset(["hasComplication", "hasFinding", "hasSymptom", "leadsTo"])
_PURPOSE = re.compile(r",?\s(?:in order to|to help|to|so that|as well as to)\s+(?=(?:help |better )?[a-z]+)")
_AIMED = re.compile(  # where it ends
    r",\s(?:or|and)\s|,\s(?=[^,]+,\s(?:[^,]+,\s)*(?:or|and)\s)|\sand\swith\s|\sand\s(?=[\w-]+(?:\s[\w-]+){0,2}\sto\s)"
)
#: Nouns whose infinitive is no purpose: “the ability to plan”.
_ABLE = re.compile(r"\b(?:ability|inability|tendency|need|failure|urge|desire|unable|difficulty|trouble|how)$")
#: Predicates of what is not so in health.
_FELT = frozenset(["hasComplication", "hasFinding", "hasSymptom", "occursWith"])
_HEALTHY = re.compile(r"(?:an? |the )?(?:normal|healthy)\s(?!pressure)", re.IGNORECASE)
#: Who knows something or not, of which nothing is said next.
_NOBODY = re.compile(r"(?:no )?one knows\b|no one\b|nobody\b|(?:scientists|researchers|experts|doctors)\b")
#: What there is of the condition alone: “The exact cause of gout is unknown. It may …”.
_ITS_CAUSE = re.compile(
    r"(?:the |its )?(?:exact |precise |specific |underlying |main |overall |true )*(?:causes?|reasons?|risks?|outlook|prognosis|origin|diagnosis|age|course|degree|genetics|onset|progression|severity)\b"
)
#: How often something is, behind which “it” is that: “The incidence of gout is unknown. It affects …”.
_HOW_MANY = Sought(re.compile(r"^(?:the )?(?:[\w-]+ )?(?:prevalence|incidence|frequency)\b"), ("ence", "frequency"))
_CAUSE = re.compile(r"\b(?:causes?|why|triggers?)\b", re.IGNORECASE)
_EITHER = re.compile(r"\bor\b")
_SEVERITY = frozenset({"severity"})
_LIMITS = frozenset({"population", "condition", "frequency", "comparison", "severity"})
_EVERYBODY = re.compile(
    r"(?:people|patients?|persons?|individuals?|those|anyone|someone) (?:who have|who has|with|affected by|diagnosed with) ",
    re.IGNORECASE,
)


@dataclass
class Reader:
    """Reads the blocks of one entry in order; knows what the entry is about and what was spoken of last."""

    text: str
    names: list[Piece]
    rules: Rules
    claims: list[Found] = field(default_factory=list)
    gaps: list[Lost] = field(default_factory=list)
    last: tuple[str, str] = ("condition", "")  # kind and words of the last subject
    last_span: tuple[int, int] | None = None
    asides: dict[int, str] = field(default_factory=dict)  # why what begins there is no claim on the condition
    form: tuple[int, int] | None = None  # a form, or another condition, of which the sentence is: “In acute gout, …”
    form_before: tuple[int, int] | None = None  # the form that was named last in the paragraph
    of_form: dict[int, tuple[int, int]] = field(default_factory=dict)  # where sentences begin that go on about a form
    is_elsewhere: bool = False  # whether the sentence before spoke of another disease alone
    is_named_last: bool = False  # whether the clause before said who has the condition, or how often it is
    condition: Called = field(init=False)
    condition_named: Called = field(init=False)
    only: Alone = field(init=False)
    abbreviation: Abbreviation | None = field(init=False)
    parsed: dict[int, list[Clause]] = field(default_factory=dict)  # the clauses of sentences, by where these begin
    _paragraph: int = -1
    _is_on_form: bool = False  # whether a form was the subject of a sentence of the paragraph, the last that was named
    _limits: dict[tuple[int, int], list[Limit]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = names_in(self.text, self.names)
        self.abbreviation, self.condition_named = found.abbreviation, found.named
        self.condition, self.only = found.condition, found.only

    def limits_in(self, start: int, end: int) -> list[Limit]:
        """What limits a stretch of text, by its words; found once."""
        known = self._limits.get((start, end))
        if known is None:
            found = qualifiers_in(self.text, start, end, _LIMITS)
            known = self._limits[start, end] = [limit for limit in found if ")" not in limit.value.split("(")[0]]
        return known

    def _is_everybody(self, limit: Limit) -> bool:
        """Whether a population is all who have the condition: “individuals with gout”."""
        everybody = _EVERYBODY.match(limit.value) if limit.kind == "population" else None
        return everybody is not None and self.only.match(limit.value[everybody.end() :].lower())

    def read(self, block: Block) -> None:
        """Add the claims of a block."""
        if block.kind == "list":
            read_list(self, block)
        elif read_table(self, block):
            return
        else:
            self.sentence(as_point(self, block), block.lead)

    def read_names(self) -> None:
        """Names: the title, the alternative ones, and an abbreviation in the summary."""
        title = self.names[0].text.lower() if self.names else ""
        for name in self.names[1:]:
            if name.text.lower() == title:
                continue
            self.add(
                "hasSynonym",
                Phrase(((name.start, name.end),), name.text),
                "names",
                "R-names",
                "A",
                evidence=((name.start, name.end),),
            )
        if self.abbreviation and self.names and self.abbreviation.words not in {name.text for name in self.names}:
            self.add(
                "hasSynonym",
                Phrase((self.abbreviation.span,), self.abbreviation.words),
                "summary",
                "R-abbreviation",
                "A",
                evidence=(self.abbreviation.evidence,),
            )

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
        split: bool = True,
    ) -> int:
        """Claims for each atomic object of a stretch of text; how many there are."""
        if end <= start:
            return 0
        count = 0
        words = self.text[start:end]
        purpose = _PURPOSE.search(words) if drop_purpose else None
        qualifiers: list[Limit] = []
        is_aside = purpose is not None and words.count("(", 0, purpose.start()) > words.count(")", 0, purpose.start())
        if purpose and not is_aside and purpose.start() > 2 and not _ABLE.search(words, 0, purpose.start()):
            verb = re.match(r"(?:help |better )?([a-z]+)", words[purpose.end() :])
            is_help = purpose.group().rstrip().endswith("help")
            stop = _AIMED.search(words[purpose.end() :])
            if verb and (is_help or VERB_FORMS.get(verb.group(1), ("", ""))[1] == "base" or verb.group(1) == "be"):
                until = purpose.end() + stop.start() if stop else len(words)
                qualifiers.append(
                    Limit(
                        "purpose",
                        " ".join(words[purpose.end() - len(purpose.group().split()[-1]) - 1 : until].split()),
                        start + purpose.start(),
                        start + until,
                    )
                )
                end = start + purpose.start()
        split = split and not (
            predicate in ("hasPrevention", "hasTreatment")
            and sentence is not None
            and start == sentence.start
            and VERB_FORMS.get(words.split(None, 1)[0].lower(), ("", ""))[1] == "base"
        )  # “Use good food and water while you travel”
        if predicate in _FELT and _HEALTHY.match(self.text, start, end):
            return 0  # “normal hearing and vision”
        modality, cue = modality_of(clause)
        scope = (sentence.start, sentence.end) if sentence else (start, end)
        around = [limit for part in reach or (scope,) for limit in self.limits_in(*part)]
        is_denied = bool(clause and clause.negated)
        found = [
            phrase
            for phrase in phrases(self.text, start, end, split=split)
            if predicate in _ACTIONS
            or is_thing(phrase.text)
            or (is_denied and (" " in phrase.text or phrase.text == "symptoms") and not is_pointing(phrase.text))
        ]
        is_several = sum(phrase.role == "main" for phrase in found) > 1
        for number, phrase in enumerate(found):
            if (phrase.role == "result" and predicate not in _RESULTING) or (
                phrase.role == "example" and predicate == "isA"  # “a feature of disorders such as lupus”
            ):
                continue
            following = found[number + 1].start if number + 1 < len(found) else end
            before = found[number - 1].end if number else start
            own = [limit for limit in around if holds(self.text, limit, phrase, start, end, before, following)]
            if phrase.role == "example" and _EITHER.search(words):
                own = [of_one(limit) for limit in own]
            if is_several:
                own = [often(limit) for limit in own]
            if predicate == "isA":
                own = [limit for limit in own if limit.start < (start if limit.kind == "frequency" else phrase.end)]
            aims = [] if number < len(found) - 1 else qualifiers  # “medicines, or devices to sleep with”
            own += [*aims, *qualifiers_in(self.text, phrase.start, phrase.end, _SEVERITY)]
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
                negated=is_denied,
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
    ) -> None:
        """Keep a claim; what denies its object, and whether that is a medicine, is read from its words."""
        if subject[1] is not None and not is_subject(subject[0]):
            return  # it is not plain of what this is said
        if (
            subject[1] is None
            and predicate not in ("hasSynonym", "hasForm", "hasRelatedTopic")
            and self.only.match(phrase.text)
        ):
            return  # of the condition itself
        phrase, is_denied = (phrase, False) if rule == "R-unknown" else without_no(self.text, phrase)
        if forms.is_of_itself(phrase.text, self.only) or (
            predicate in ("hasSymptom", "occursWith")
            and subject[1] is None
            and rule != "R-table"
            and (forms.is_kind_of_it(phrase.text, self.condition_named) or forms.are_its_signs(phrase.text, self.only))
        ):
            return  # “other features of gout”, “may have acute gout”
        if subject[1] is None and self.form is not None and predicate != "hasSynonym":
            subject = self.text[slice(*self.form)], self.form
        if self.form_before is not None and self._is_of_form(subject, evidence, phrase):
            subject = self.text[slice(*self.form_before)], self.form_before
        may_be_drug = predicate in ("hasTreatment", "hasMedicine") and "clause" not in rule and tier != "C"
        if may_be_drug and not is_action(phrase.text):
            predicate = kind_of_treatment(phrase.text, predicate)
        limits = tuple(
            limit
            for limit in dict.fromkeys(qualifiers or [])
            if not says(limit, phrase) and not (subject[1] is None and self._is_everybody(limit))
        )
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
            )
        )

    def _is_of_form(
        self, subject: tuple[str, tuple[int, int] | None], evidence: tuple[tuple[int, int], ...], phrase: Phrase
    ) -> bool:
        """Whether a claim is of the form that was named last: “The features of this type include pain”."""
        if subject[1] is not None:
            return forms.is_this_form(subject[0])
        if evidence and evidence[-1][0] in self.of_form:
            return True
        before = self.text[evidence[-1][0] : phrase.start] if evidence else ""
        return forms.says_of_form(before)

    def sentence(self, block: Block, piece: Piece, list_predicate: str = "") -> None:
        """Add the claims of a sentence, clause by clause; the first rule that fits a clause ends the matter for it."""
        section = block.section
        if piece.text[0] == "(" and (whole := re.fullmatch(r"\(([^()]+)\)?\.?\)?", piece.text)):
            piece = Piece(piece.start + 1, piece.start + whole.end(1), whole.group(1))
        if heading := heading_before(piece.text, self.condition_named):
            piece = Piece(piece.start + heading, piece.end, piece.text[heading:])
        if asks(self, block, piece):
            return
        if piece.text.rstrip().endswith("?"):
            return  # “Do you have diabetes?”
        if is_furniture(piece.text) and section not in ("support", "contact"):
            return
        if section in ("stages", "specialists", "skip") and not self.condition.search(piece.text):
            return
        if UNDECIDED.search(piece.text) and not _CAUSE.search(piece.text):
            return
        is_how = section in ("exams", "treatment") and PROCEDURE.search(piece.text) and not SHOWN.match(piece.text)
        if is_how and not self.condition.search(piece.text):
            return
        if block.paragraph != self._paragraph:
            self.is_elsewhere, self._paragraph, self.form_before = False, block.paragraph, None
            self._is_on_form = False
        if self._is_on_form and self.form_before and forms.goes_on(piece.text, self.condition_named):
            self.of_form[piece.start] = self.form_before
        found = self.parsed[piece.start] = clauses(self.text, piece.start, piece.end)
        if to_prevent(self, block, piece):
            return
        before = len(self.claims)
        if not found:
            commands(self, block, piece)
            if len(self.claims) == before:
                label(self, block, piece)
            return
        if is_called(self, piece):
            return
        also_called(self, piece)
        self.form = form_of(self, piece)
        handled: set[int] = set()
        is_other = False  # whether “it” stands for what a clause before spoke of
        for index, clause in enumerate(found):
            if clause.opener == "rel" and index not in handled and index:
                relative_cause(self, block, piece, found, index, handled)
            if index in handled or clause.opener in ("sub", "rel") or clause.is_dependent or is_torn(found, index):
                continue
            kind, words = kind_of(self, clause)
            if (
                index
                and words == "it"
                and ((clause.opener == "coord" and is_other) or is_of_clause_before(found[index - 1], self.condition))
            ):
                kind = "this"  # “When mucus cannot be cleared, it builds up and …”
            is_other, clause.about = kind == "this" and words == "it", (kind, words)
            view = View(self, block, piece, found, index, clause, kind, words, section, list_predicate, handled)
            claimed = len(self.claims)
            for rule in self.rules.fitting(view):
                if rule.read(view):
                    if rule.leaves and len(self.claims) == claimed and kind != "this":
                        aside = "ck:procedureDetail" if section == "exams" else "ck:background"
                        self.asides.setdefault(piece.start, aside)
                    break
            if clause.opener == "main" and (_NOBODY.match(words) or _ITS_CAUSE.match(words)):
                if _ITS_CAUSE.match(words) or self.condition.search(piece.text):
                    self.last = "condition", "it"  # “No one knows what causes gout. It may …”
            elif (
                clause.opener == "main"
                and kind not in ("there", "none", "this", "people")
                and words not in ("it", "they", "these")
                and words.split(" ", 1)[0] not in PREP
                and clause.verb not in ("know", "think", "believe", "understand")
            ):
                self.last, self.last_span = (kind, words), clause.span(clause.subject)
            elif clause.opener == "main" and kind == "people" and len(words.split()) > 1:
                is_of_it = self.condition.search(words) or not DISEASE.search(words)
                self.last, self.last_span = ("people" if is_of_it else "this", words), clause.span(clause.subject)
            if clause.opener == "main":
                self.is_named_last = (
                    kind == "people" and self.condition_named.match(view.complement) is not None
                ) or _HOW_MANY.search(words) is not None
        self.form = None
        title = self.names[0].text if self.names else ""
        named = forms.form_named(self.text, piece.start, piece.end, title, self.condition_named)
        form = forms.kind_spoken_of(found[0], self.condition_named, self.only, self.form_before, named)
        if form != self.form_before or forms.names_one(piece.text):
            self._is_on_form = form is not None and forms.is_on(self.text, form, found[0], title)
        elif self.condition_named.search(piece.text):
            self._is_on_form = False
        self.form_before = form
        if len(self.claims) == before:
            commands(self, block, piece)
        self.is_elsewhere = is_on_another(
            piece.text, found[0], self.condition, self.condition_named, is_so=self.is_elsewhere
        )
