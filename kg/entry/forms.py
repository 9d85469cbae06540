"""What is no text of an entry in English: documents of other programs, and other languages; each is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from kg.errors import InputError

__all__ = ["RULES", "language_of", "refuse_documents", "refuse_other_languages"]

#: First bytes of documents that hold text and are none, and how to get at it.
_DOCUMENTS: Mapping[bytes, tuple[str, str]] = {
    b"%PDF-": ("a PDF document", "Save its text: pdftotext FILE, or copy the text into a .txt file"),
    b"PK\x03\x04": (
        "a document of a word processor (DOCX, ODT) or another archive",
        "Save it as plain text, Markdown or HTML, in the program that made it",
    ),
    b"\xd0\xcf\x11\xe0": ("a document of a word processor (DOC)", "Save it as plain text, Markdown or HTML"),
    b"{\\rtf": ("a document in Rich Text Format", "Save it as plain text, Markdown or HTML"),
    b"\x1f\x8b": ("packed (gzip)", "Unpack it: gunzip FILE"),
}
#: What :mod:`kg.entry.rules` tells of this module: the bytes as characters of Latin-1.
RULES: Mapping[str, object] = {
    "documents": [(start.decode("latin-1"), name, hint) for start, (name, hint) in _DOCUMENTS.items()]
}
#: Words that are frequent in one language and seldom in the others.
_FREQUENT: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "English": "the of and to is that are with for may be this or which have it can not from by your you",
        "German": "der die das und ist nicht mit den von zu ein eine auch werden bei oder sind dem des wird im",
        "French": "le la les des et est une dans pour que qui sur avec par sont peut du au aux ou chez",
        "Spanish": "el la los las de y es en que una por con para se del puede son como al o más",
        "Italian": "il di e la che è un una per con sono del della non si possono nel dei delle o più",
        "Portuguese": "o a os as de e que em um uma para com não por é ser do da dos das ou pode",
        "Dutch": "de het een van en is dat met voor niet zijn op te door ook kan worden bij aan of",
        "Polish": "i w na z się do nie jest że to oraz lub przez są jak od po może być",
        "Swedish": "och att det som en på är av för med den till inte kan om ett har eller från",
    }.items()
}
_WORD = re.compile(r"[^\W\d_]+")
#: Characters that are looked at, and words below which nothing can be told.
_SAMPLE, _FEWEST = 2_500, 30
#: Words of English alone, one in eight of which leaves no doubt.
_PLAIN = (" the ", " of ", " and ", " to ", " is ", " that ", " or ")
#: Different frequent words of a language that tell it.
_DISTINCT = 5


def refuse_documents(data: bytes, where: str) -> None:
    """Refuse the bytes of a PDF, DOCX and the like.

    Raises:
        InputError: when it is one; with its name, and what to do.
    """
    for start, (name, hint) in _DOCUMENTS.items():
        if data.startswith(start):
            raise InputError(f"is {name}, not text", where=where, hint=hint)


def language_of(text: str) -> str:
    """The language of a text by its frequent words: English where too few words tell; empty where none is known."""
    sample = text[:_SAMPLE].lower()
    if sample.isascii() and sum(map(sample.count, _PLAIN)) > sample.count(" ") / 8:
        return "English"
    words = _WORD.findall(sample)
    if len(words) < _FEWEST:
        return "English"
    letters = "".join(words)
    if not letters.isascii() and len(letters.encode("ascii", "ignore")) < len(letters) / 2:
        return ""
    times = Counter(words)
    if sum(times[word] for word in _FREQUENT["English"]) >= len(words) / 12:
        return "English"
    counts = {language: sum(times[word] for word in frequent) for language, frequent in _FREQUENT.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts["English"] == counts[best]:
        return "English"
    is_told = counts[best] > len(words) / 12 and len(_FREQUENT[best].intersection(words)) >= _DISTINCT
    return best if is_told else "English"


def refuse_other_languages(text: str, where: str) -> None:
    """Refuse a text that is no English, which the rules could only misread.

    Raises:
        InputError: when it is in another language; with its name where it is known.
    """
    language = language_of(text)
    if language != "English":
        what = f"is in {language}, by its words" if language else "is in another script than that of English"
        raise InputError(what, where=where, hint="Only entries in English can be read: name one")
