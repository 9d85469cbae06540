"""Of which form of its condition a claim is: “type 2 gout”, “the atypical form”."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.entry.lexicon import PREP
from kg.reading.clauses import Clause
from kg.reading.cues import DISEASE
from kg.reading.found import Found
from kg.reading.names import Alone, Called
from kg.reading.sought import Sought

__all__ = [
    "are_its_signs",
    "form_named",
    "goes_on",
    "in_small_letters",
    "is_kind_of_it",
    "is_of_itself",
    "is_on",
    "is_this_form",
    "kind_spoken_of",
    "names_one",
    "of_its_form",
    "says_of_form",
]

_THIS_FORM = re.compile(
    r"\b(?:this|that(?! forms\b)|these|those|either|another|other) (?:form|type|kind|subtype)s?\b", re.IGNORECASE
)
#: Of what a form is, where it may be one of the condition.
_OF_IT = re.compile(
    r" of (?:it|(?:this|the|these) (?:condition|disease|disorder|illness|syndrome|infection|cancer|tumou?r)s?)\b",
    re.IGNORECASE,
)
#: A form of a condition, by its number: “type 2 gout”, “latent gout”.
_TYPED = Sought(
    re.compile(
        r"\b(?:type|form|stage|grade)s? (?:\d+[a-z]?|[ivx]+|[a-d])\b|\b(?:latent|intermediate|congenital|juvenile|neonatal|secondary) (?!to\b)(?=\w)",
    ),
    (
        *("type", "form", "stage", "grade", "latent", "intermediate", "congenital", "juvenile", "neonatal"),
        "secondary",
    ),
)
#: A form by its adjective: “the atypical form”.
_NAMED_FORM = re.compile(
    r"\b(?:the|an?) ((?:[a-z][\w-]+(?:(?<!s)|(?<=[ou]s)|(?<=ss)) (?:form|type|variant|subtype)|(?:[a-z]+-[\w-]+|(?:milder|severer)) (?:forms|types|variants)))\b(?! of\b)",
    re.IGNORECASE,
)
#: What tells no form apart: “the most common form”.
_ANY_FORM = re.compile(
    r"(?:common|rare|first|second|third|only|same|usual|new|rarest|other|main|commonest) ", re.IGNORECASE
)
#: A number in a name, which may tell a form apart: “CMT4”, “MOX”.
_NUMBERED = Sought(re.compile(r"[\dx](?:(?<=\d)|\b)"))


#: What brings in another form, of which nothing is said.
_BESIDES = re.compile(r"\b(?:as with|like|unlike|in addition to|besides|in contrast to)\s+(?:the )?$", re.IGNORECASE)


@lru_cache(maxsize=8)
def in_small_letters(title: str, abbreviations: frozenset[str]) -> tuple[str, ...]:
    """The names of a condition in small letters, the longest first."""
    return tuple(sorted({name.lower() for name in (title, *abbreviations) if name}, key=len, reverse=True))


#: The number of a form behind the name of its condition: “CMT4”, “gout type 2”.
_NUMBER = re.compile(r"(?:[- ](?:type )?\d+[A-Z]?|X|\d+[A-Z]?)\b", re.IGNORECASE)
_WORD = re.compile(r"\w")


def _named_form(text: str, start: int, end: int, names: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a form stands by the condition's name, the first: “type 2 gout”, “CMT4”.

    Args:
        text: The entry.
        start: Where to look from.
        end: Where to look to.
        names: The names of the condition, in lower case, the longest first.
    """
    low = text[start:end].lower()
    found: list[tuple[int, int]] = []
    for typed in _TYPED.finditer(text, start, end):
        behind = len(low) - len(low[typed.end() - start :].lstrip())
        for name in names:
            stop = behind + len(name)
            if low.startswith(name, behind) and not _WORD.match(low, stop):
                found.append((typed.start(), start + stop))
                break
    for name in names:
        at = low.find(name)
        while at >= 0:
            number = _NUMBER.match(text, start + at + len(name), end)
            if number and not (at and _WORD.match(low, at - 1)):
                found.append((start + at, number.end()))
                break
            at = low.find(name, at + 1)
    return min(found, key=lambda span: (span[0], -span[1]), default=None)


def _is_of_it(form: re.Match[str], text: str, title: str, abbreviations: frozenset[str]) -> bool:
    """Whether a form may be one of the condition: no “other types of radiation” is."""
    if not text.startswith(" of ", form.end()) or _OF_IT.match(text, form.end()):
        return True
    said = text[form.end() + len(" of ") : form.end() + _FAR].lower()
    return any(name in said for name in in_small_letters(title, abbreviations))


#: Characters behind “types of” in which the condition is named, if it is of that.
_FAR = 60


#: Another form, before the one that is named.
_AND_OTHER = re.compile(r"\b((?:types?|forms?|stages?|grades?) (?:\d+[a-z]?|[ivx]+|[a-d]) (?:and|or) )$", re.IGNORECASE)


#: A form of the condition as the subject of a sentence.
_FORM_OF_IT = re.compile(
    r"(?:In |(?:Children|Individuals|Infants|People|Those) with )?[Tt]he ([\w-]+ (?:form|subtype|type|variant) of )(?=\w)"
)
#: Some cases by what they come from: “Most COL2A1-associated cases”.
_PART = Sought(
    re.compile(r"(?<![\w-])([\w-]+-(?:associated|induced|linked|related)) (?:cases|forms?|types?)\b"),
    ("-associated", "-induced", "-linked", "-related"),
)


def of_its_form(found: Found, text: str, title: str, abbreviations: frozenset[str]) -> Found | None:
    """The claim, of the form that its sentence names, if it names one: “CMT4 is caused by …”; none where it is not plain."""
    if found.subject_span is not None or found.predicate == "hasForm":
        return found
    start = found.evidence[0][0]
    until = min(max(found.object_spans[0][0], start), found.evidence[0][1])
    part = _PART.search(text, start, until) if text.find("-", start, until) >= 0 else None
    if part and part.group(1) not in title.lower():
        return None
    of_it = _FORM_OF_IT.match(text, start, until)
    if of_it and not _ANY_FORM.match(of_it.group(1)):
        for name in in_small_letters(title, abbreviations):
            if text[of_it.end() : of_it.end() + len(name)].lower() == name:
                whole = (of_it.start(1), of_it.end() + len(name))  # “The variant form of gout has …, and it also has …”
                return found._replace(subject=text[slice(*whole)], subject_span=whole)
    may_be_form = (_NUMBERED.search(text, start, until) or _TYPED.search(text, start, until)) is not None
    form = _named_form(text, start, until, in_small_letters(title, abbreviations)) if may_be_form else None
    if form is not None and _BESIDES.search(text, start, form[0]):
        return None  # “As with type 2 gout, …”: of another form
    if form is not None and text[slice(*form)].lower() not in title.lower():
        if (other := _AND_OTHER.search(text, start, form[0])) is not None:
            form = (other.start(1), form[1])  # “type 1 or type 2 gout”
        return found._replace(subject=text[slice(*form)], subject_span=form)
    said = text[start : found.evidence[0][1]].lower()
    if not may_be_form and not any(word in said for word in ("form", "type", "kind", "variant")):
        return found
    named_form = _NAMED_FORM.search(text, start, until)
    if (
        named_form is not None
        and not _THIS_FORM.search(text, start, named_form.start())
        and not _ANY_FORM.match(named_form.group(1))
        and not _NAMED_FORM.search(text, named_form.end(), found.evidence[0][1])
    ):
        return found._replace(subject=named_form.group(1), subject_span=named_form.span(1))
    if named_form is not None or any(
        _is_of_it(each, text, title, abbreviations) for each in _THIS_FORM.finditer(text, start, found.evidence[0][1])
    ):
        return None
    typed = next(
        (
            each
            for each in _TYPED.finditer(text, start, until)
            if text.count("(", start, each.start()) == text.count(")", start, each.start())
        ),
        None,
    )
    return None if typed and typed.group().lower() not in title.lower() else found


#: A form by its number, with the condition before or behind it: “type I”, “gout type 2”, “Type II gout”.
_ONE_FORM = Sought(re.compile(r"\b(?:form|type) (?:\d+[a-z]?|[ivx]+)\b"), ("form ", "type "))
_THIS_ONE = re.compile(
    r"\bth(?:is|ese) (?:form|subtype|type|variant)s?\b(?:(?: of)? (?:the |this )?[\w' -]+)?", re.IGNORECASE
)


def form_named(text: str, start: int, end: int, title: str, named: Called) -> tuple[int, int] | None:
    """Where the one form of which a sentence speaks is named; none where it names several, or none by a number."""
    found = list(_ONE_FORM.finditer(text, start, end))
    if not found or len({each.group().lower() for each in found}) > 1 or found[0].group().lower() in title.lower():
        return None
    first = found[0]
    for name in (
        named.search(text, max(start, first.start() - _NEAR), first.start()),
        named.search(text, first.end(), min(end, first.end() + _NEAR)),
    ):
        if name and not text[min(name.end(), first.end()) : max(name.start(), first.start())].strip():
            return min(name.start(), first.start()), max(name.end(), first.end())
    return first.span()


#: Characters within which a form and its condition stand side by side.
_NEAR = 60


#: A form by its number, and several of them; the number of a form at the end of a title: “gout type 2”.
_BY_NUMBER = Sought(re.compile(r"\btypes? (?:\d+[a-z]?|[ivx]+)\b"), ("type ", "types "))
_OF_FORM = Sought(re.compile(r"\b(?:form|subtype|type|variant)s? of\b"), (" of",))
_A_FORM_ITSELF = re.compile(r"\b(?:\d+[A-Z]?|[IVX]+)$")
#: Words before a name by which forms are told apart.
_APART = (
    r"(?:acquired|acute|adult[- ]onset|autosomal|chronic|congenital|dominant|dry|early[- ]onset|familial|hereditary|infantile|inherited|"
    r"juvenile|late[- ]onset|neonatal|primary|recessive|secondary|sporadic|wet|x-linked)"
)
_TELLING_APART = re.compile(rf"{_APART}\b", re.IGNORECASE)
#: A form by such a word, as a whole subject: “The neonatal type”, “The late-infantile form”.
_FORM_APART = re.compile(
    rf"the ((?:{_APART}|(?:early|late)[- ](?:childhood|infantile|juvenile|onset)|adult|atypical|childhood|classic|classical|hepatic|"
    r"intermediate|mild|milder|perinatal|severe|prenatal) (?:form|subtype|type|variant))(?: of .+)?",
    re.IGNORECASE,
)


def is_on(text: str, form: tuple[int, int], clause: Clause, title: str) -> bool:
    """Whether a sentence is on a form, of which the next ones go on: “Type 2 gout is rare. Symptoms may appear early”.

    Args:
        text: The entry.
        form: Where the form is named.
        clause: The first clause of the sentence.
        title: What the entry is on.
    """
    if clause.subject[0] >= clause.subject[1] or _A_FORM_ITSELF.search(title):
        return False
    first, last = clause.span(clause.subject)
    words = text[slice(*form)]
    is_told_apart = any(
        (
            _BY_NUMBER.search(words),
            _TELLING_APART.match(words),
            words.endswith((" form", " subtype", " type", " variant")),
        )
    )
    besides = _NAMED_FORM.search(text, last, clause.tokens[-1].end)  # “…, while the milder form is …”
    return first <= form[0] < last and is_told_apart and besides is None


def names_one(sentence: str) -> bool:
    """Whether a sentence names a form by its number."""
    return _BY_NUMBER.search(sentence) is not None


def goes_on(sentence: str, named: Called) -> bool:
    """Whether a sentence names neither the condition nor any form, so that it may go on about the one before."""
    return not (names_one(sentence) or _OF_FORM.search(sentence) or named.search(sentence))


def is_this_form(words: str) -> bool:
    """Whether words stand for a form that was named before: “this type”, “this form of the disorder”."""
    return _THIS_ONE.fullmatch(words) is not None


#: What is of the condition, before its name.
_SIGNS_OF = re.compile(
    r"(?:(?:the|an?|other|some|many|most|of|common|classic|typical|main|certain|such|mild|severe|early|similar) )*(?:signs? and symptoms|symptoms?|signs?|features?|effects|complications?|cases?|"
    r"development|diagnosis|treatment)(?: (?:that )?(?:of|associated with|due to|caused by))? ",
    re.IGNORECASE,
)


def is_of_itself(words: str, only: Alone) -> bool:
    """Whether words only say that something is of the condition: “other features of gout”."""
    about = _SIGNS_OF.match(words)
    return about is not None and only.match(words[about.end() :].lower())


#: Signs of it, by no other name: “a few mild features of the disorder”.
_ITS_SIGNS = re.compile(
    r"(?:[\w-]+ ){0,4}?(?:features|manifestations|signs|symptoms) of (?=(?:it|the|this)\b)", re.IGNORECASE
)


def are_its_signs(words: str, only: Alone) -> bool:
    """Whether words name no sign of the condition but that it has some."""
    signs = _ITS_SIGNS.match(words)
    return signs is not None and only.match(words[signs.end() :].lower())


def is_kind_of_it(words: str, named: Called) -> bool:
    """Whether words name a kind of the condition: some words, and its name at their end."""
    found = named.search(words)
    return (
        found is not None and found.start() > 0 and found.end() == len(words) and PREP.isdisjoint(words.lower().split())
    )


#: What tells no kind of the condition from others, before its name.
_ANY_KIND = re.compile(
    r"(?:advanced|affected|all|any|certain|classic|common|early|its|late|many|mild|moderate|most|other|recurrent|serious|"
    r"severe|some|true|typical|untreated|your)\s"
)
#: Where a sentence begins whose symptoms, causes or treatments are of what was spoken of before.
_ITS_OWN = re.compile(
    r"(?:(?:additional|characteristic|common|early|its|main|most|other|the|typical) )*(?:signs and symptoms|symptoms?|signs?|features?|causes?|complications?|treatments?)"
    r"(?: (?:also|can|may|might|often|usually))* (?:are|includes?|involves?|is)\b|[^.;]*\bthis (?:form|subtype|type|variant)\b",
    re.IGNORECASE,
)


def kind_spoken_of(
    clause: Clause, named: Called, only: Alone, before: tuple[int, int] | None, numbered: tuple[int, int] | None = None
) -> tuple[int, int] | None:
    """Where the kind of the condition is named of which a paragraph speaks: “Chronic gout lasts. Symptoms include …”.

    Args:
        clause: The first clause of a sentence.
        named: Finds the condition by its names.
        only: Tells words that name it and no more.
        before: The kind before that sentence.
        numbered: The form that the sentence names by a number.
    """
    words = clause.text(clause.subject)
    tokens = clause.words(clause.subject)
    called = next((at + 1 for at, token in enumerate(tokens) if token.low == "called"), len(tokens))
    if is_kind_of_it(" ".join(token.text for token in tokens[called:]).rstrip(" ,"), named):
        name = [token for token in tokens[called:] if token.text != ","]
        return name[0].start, name[-1].end  # “A variant of type 1 gout, called congenital gout, …”
    if numbered:
        return numbered
    if apart := _FORM_APART.fullmatch(words):
        start = clause.span(clause.subject)[0]
        return start + apart.start(1), start + apart.end(1)
    if only.match(words) or _OF_ALL.match(words):
        return None
    if before and _IN_ALL.search(clause.text((0, len(clause.tokens)))):
        return None
    is_kind = is_kind_of_it(words, named) and not _ANY_KIND.match(words) and not _DEFINITE.match(words)
    if is_kind:
        return clause.span(clause.subject)
    return before if before and not DISEASE.search(words) else None  # not of another disease


#: All kinds together.
_OF_ALL = re.compile(
    r"(?:all|both|each|every|most|the|these|three|two|several) (?:[\w-]+ )?(?:cases|forms?|kinds?|types?|varieties)\b"
)
_IN_ALL = re.compile(r"\b(?:all|any|every) (?:forms?|types?|variants?|subtypes?)\b")
#: Words before a name that add nothing to it.
_DEFINITE = re.compile(r"(?:an?|the|this)\s")


def says_of_form(words: str) -> bool:
    """Whether what follows such words is of the form that was named before: “The features of this type include”."""
    return _ITS_OWN.match(words) is not None
