"""The grammar that sentences made from claims need: articles, number, verbs, dates and durations in English.

It knows shapes of words, not their meaning: a label decides what is shown of it, never what is done. No library fits:
inflect takes “paralysis” and “diabetes” for plurals and almost three seconds of CPU to import.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

__all__ = [
    "capitalized",
    "conjugated",
    "date_words",
    "duration_words",
    "head_noun",
    "is_countable",
    "is_plural",
    "joined",
    "plural_label",
    "plural_of",
    "with_article",
]

_PREPOSITIONS = (
    *("about", "after", "against", "among", "as", "at", "before", "below", "between", "by", "due", "during", "for"),
    *("from", "in", "into", "like", "of", "on", "over", "set", "that", "to", "under", "upon", "when", "where", "which"),
    *("who", "with", "within", "without"),
)
#: Nouns that a gerund follows: “difficulty climbing stairs”.
_WITH_GERUND = ("difficulty", "inability", "pain", "problems", "trouble")
_IRREGULAR_PLURALS = frozenset(("children", "men", "people", "women", "feces", "genitalia", "data", "criteria", "sera"))
#: Singular though they end like a plural; Latin and Greek endings are known by themselves.
_SINGULAR = re.compile(r"(?:ss|us|is|itis|osis|betes|rabies|mumps|measles|herpes|series|lens|gas|ascites|pus)$")
#: Heads of labels that take “a”, in lower case; names of substances, processes and most conditions take none.
_COUNTABLE = frozenset(
    (
        *("agent", "allergy", "antibody", "attack", "biopsy", "blocker", "bruise", "burn", "cataract", "cell"),
        *("channel", "chemical", "clot", "cold", "cough", "cramp", "criterion", "cure", "cyst", "decrement"),
        *("defect", "deficit", "diet", "disorder", "dose", "drug", "effect", "exam", "examination", "fever"),
        *("fracture", "gene", "headache", "history", "increment", "infection", "inhibitor", "injury", "lesion"),
        *("lump", "malignancy", "medicine", "muscle", "mutation", "myopathy", "nerve", "neuropathy", "nodule"),
        *("operation", "organ", "prognosis", "process", "protein", "provider", "question", "rash", "reaction"),
        *("receptor", "reflex", "relaxant", "remission", "response", "scale", "scan", "score", "screen"),
        *("seizure", "sign", "sore", "specialist", "stroke", "substance", "swab", "symptom", "system", "test"),
        *("tissue", "toxin", "transplant", "tumor", "tumour", "ulcer", "vaccine", "virus", "visit", "x-ray"),
        *("ct", "mri", "ecg", "eeg", "emg"),
    )
)
_COUNTABLE_ENDINGS = re.compile(r"(?:gram|ician|iatrist|logist|geon|tomy)$")
#: Letters whose names begin with a vowel: “an MRI”.
_SPOKEN_AS_VOWEL = "AEFHILMNORSX"
_AUXILIARIES = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do"), "go": ("goes", "go")}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def head_noun(label: str) -> str:
    """The last word of a label before a preposition, or before the gerund that a first word like “difficulty” has.

    >>> head_noun("CT scan of the chest"), head_noun("difficulty climbing stairs")
    ('scan', 'difficulty')
    """
    words = label.replace(",", " ").split()
    if words and words[0].lower() in _WITH_GERUND and words[1:] and words[1].endswith("ing"):
        return words[0]
    end = next((place for place, word in enumerate(words) if place and word.lower() in _PREPOSITIONS), len(words))
    return words[end - 1] if words else ""


def is_plural(label: str) -> bool:
    """Whether a label reads as a plural; abbreviations and words from Latin do not.

    >>> [is_plural(one) for one in ("nerve cells", "loss of movement", "nausea and vomiting", "myasthenia gravis")]
    [True, False, True, False]
    """
    head = head_noun(label)
    if re.search(rf"[^,] and {re.escape(head)}(?: |$)", label):
        return True
    if head.lower() in _IRREGULAR_PLURALS:
        return True
    return head[-1:] == "s" and head[-2:].islower() and not _SINGULAR.search(head)


def is_countable(label: str) -> bool:
    """Whether a label in the singular takes “a” in a sentence, by the last word of what it names.

    >>> [is_countable(one) for one in ("PET scan", "muscle weakness", "oncologist", "rare disorder", "plasma exchange")]
    [True, False, True, True, False]
    """
    head = head_noun(label).lower()
    return head in _COUNTABLE or bool(_COUNTABLE_ENDINGS.search(head))


def with_article(label: str, article: str) -> str:
    """A label after an article: ``a`` becomes “an” where it must; none for an empty one.

    >>> [with_article(one, "a") for one in ("MRI", "PET scan", "oncologist", "unit", "European label")]
    ['an MRI', 'a PET scan', 'an oncologist', 'a unit', 'a European label']
    """
    if not article or label.startswith(("the ", "a ", "an ")):
        return label
    return f"{'an' if article == 'a' and _starts_with_vowel(label) else article} {label}"


def _starts_with_vowel(label: str) -> bool:
    word = re.split(r"[\s-]", label, maxsplit=1)[0]
    if re.fullmatch(r"[A-Z]{2,}s?|[A-Z]", word) and not re.match(r"[BCDFGJKPQTVWZ]?[AEIOU][BDGKLMNPRTVXZ]$", word):
        return word[0] in _SPOKEN_AS_VOWEL
    if re.match(r"(?:eu|one\b|uni(?!m|n)|us[aeiu]|ut[ei]|ur[eio])", word, re.IGNORECASE):
        return False
    return word[:1].lower() in "aeiou" or word.lower().startswith(("hour", "honest", "heir"))


def plural_of(noun: str) -> str:
    """A regular English plural.

    >>> [plural_of(noun) for noun in ("provider", "injury", "reflex", "day")]
    ['providers', 'injuries', 'reflexes', 'days']
    """
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def plural_label(label: str) -> str:
    """A label in the plural where it takes “a”; another as it is.

    >>> plural_label("autoimmune disorder"), plural_label("cancer")
    ('autoimmune disorders', 'cancer')
    """
    if is_plural(label) or not is_countable(label):
        return label
    head = head_noun(label)
    return re.sub(rf"(?<![\w-]){re.escape(head)}(?![\w-])", plural_of(head), label, count=1)


def conjugated(verb: str, *, plural: bool, auxiliary: str = "", negated: bool = False, adverbs: str = "") -> str:
    """A verb in the present, or ``was`` in the past, with its auxiliary, “not” and adverbs, in their order.

    Args:
        verb: Its infinitive, or ``was``; words after the first are kept.
        plural: Whether its subject is plural.
        auxiliary: A modal verb, such as ``may``.
        negated: Whether it is denied.
        adverbs: What stands before the verb, or after a form of “be”.

    >>> conjugated("affect", plural=False), conjugated("be", plural=True, adverbs="often")
    ('affects', 'are often')
    >>> conjugated("occur", plural=False, auxiliary="may", adverbs="rarely")
    'may rarely occur'
    >>> conjugated("lead", plural=True, negated=True)
    'do not lead'
    """
    first, _, rest = verb.partition(" ")
    denial = "not" if negated else ""
    if first == "was":
        if not auxiliary:
            return _spaced("were" if plural else "was", denial, adverbs, rest)
        first = "be"
    if auxiliary:
        return _spaced(auxiliary, denial, adverbs, first, rest)
    if first == "be":
        return _spaced(_AUXILIARIES["be"][plural], denial, adverbs, rest)
    if negated:
        return _spaced(_AUXILIARIES["do"][plural], denial, adverbs, first, rest)
    return _spaced(adverbs, first if plural else _third_person(first), rest)


def _third_person(verb: str) -> str:
    return _AUXILIARIES[verb][0] if verb in _AUXILIARIES else plural_of(verb)


def _spaced(*words: str) -> str:
    return " ".join(filter(None, words))


def joined(values: Sequence[str], last: str = "and") -> str:
    """Things in a row.

    >>> joined(["a", "b", "c"])
    'a, b and c'
    """
    *first, end = values or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end


def capitalized(text: str) -> str:
    """A text with a capital first, unless its first word has one elsewhere (“mRNA”).

    >>> capitalized("anti-Hu antibodies"), capitalized("mRNA")
    ('Anti-Hu antibodies', 'mRNA')
    """
    word = re.split(r"[\s-]", text, maxsplit=1)[0]
    capital = text[:1].upper()
    if len(capital) != 1 or any(letter.isupper() for letter in word):  # the capital of “ß” is two letters
        return text
    return f"{capital}{text[1:]}"


def date_words(date: str) -> str:
    """A day, month or year (xsd:date, xsd:gYearMonth, xsd:gYear) in words; another text as it is.

    >>> date_words("2018-11-28"), date_words("2024-05"), date_words("2010")
    ('28 November 2018', 'May 2024', '2010')
    """
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?", date)
    if not match:
        return date
    year, month, day = match.groups()
    return _spaced(str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)


@cache
def duration_words(duration: str) -> str:
    """An xsd:duration of years, months or days in words; another text as it is.

    >>> duration_words("P6M"), duration_words("P1Y"), duration_words("P1Y6M")
    ('6 months', '1 year', '1 year and 6 months')
    """
    match = re.fullmatch(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", duration)
    if not match:
        return duration
    parts = [
        f"{number} {unit}{'' if number == '1' else 's'}"
        for number, unit in zip(match.groups(), ("year", "month", "day"), strict=True)
        if number
    ]
    return joined(parts)
