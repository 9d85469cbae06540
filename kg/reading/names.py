"""How an entry calls its condition: its title, its other names, an abbreviation, and “this disease”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.entry.structure import Piece

__all__ = ["Names", "names_in"]


@dataclass(frozen=True, slots=True)
class Names:
    """What finds the condition in a text.

    Args:
        abbreviation: Where the entry gives one behind its title.
        named: Finds a name of the condition.
        condition: Finds a name, or words such as “this disease” that may stand for it.
        only: Matches words that say the condition and nothing else.
    """

    abbreviation: re.Match[str] | None
    named: re.Pattern[str]
    condition: re.Pattern[str]
    only: re.Pattern[str]


#: Last words of a name, before which an abbreviation may stand: “von Hippel-Lindau (VHL) disease”.
_KINDS = ("syndrome", "disease", "gravis", "disorder")


def names_in(text: str, names: Sequence[Piece]) -> Names:
    """The names of the condition of an entry.

    Args:
        text: The entry.
        names: Its title and its alternative names, as they stand.
    """
    title = names[0].text if names else ""
    spoken = {name.text for name in names}
    for name in list(spoken):
        spoken |= {re.sub(r"\s*\(.*?\)", "", name), *re.findall(r"\(([^)]+)\)", name)}
        if " - " in name:
            spoken.add(" ".join(reversed(name.split(" - "))))
    abbreviation = (
        re.search(rf"(?<!type .\s){re.escape(title)}\s*\(([A-Z][A-Za-z0-9-]{{1,9}})\)", text, re.IGNORECASE)
        if title
        else None
    )
    if abbreviation:
        spoken.add(abbreviation.group(1))
    words = title.split()
    if len(words) > 1 and words[-1].lower() in _KINDS and re.search(r"-|['’]s$", words[0]):
        spoken.add(words[0])
    if len(words) == 2 and words[-1].lower() == "gravis":
        spoken.add(words[0])
    for short in [name for name in spoken if re.fullmatch(r"[A-Z][A-Z0-9-]{1,6}", name)]:
        spoken |= {f"{short} {kind}" for kind in ("disease", "syndrome", "disorder")}
    if len(words) > 1 and words[-1].lower() in _KINDS:
        spoken |= {f"{' '.join(words[:-1])} ({short}) {words[-1]}" for short in list(spoken) if short.isupper()}
    if title.lower().endswith("s") and not title.lower().endswith(("ss", "is", "us")):
        spoken.add(title[:-1])
    if title.lower().endswith("s") and " " in title:
        spoken.add(words[-1])
    spoken = {name.replace("'", "") for name in spoken} | spoken
    alternatives = (
        "|".join(sorted((re.escape(name.lower()) for name in spoken if len(name) > 1), key=len, reverse=True)) or "$^"
    )
    generic = r"(?:this|the)\s+(?:condition|disorder|disease|illness|syndrome|problem|infection|cancer|tumor)"
    if title.lower().endswith("s") and not title.lower().endswith(("ss", "is", "us", "sis")):
        generic = rf"(?:{generic}|(?:these|the)\s+(?:disorders|diseases|conditions|infections|problems|cancers|tumors))"
    return Names(
        abbreviation,
        re.compile(rf"(?<![\w-])(?:{alternatives})s?(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:(?:{alternatives})s?|{generic})(?![\w-])", re.IGNORECASE),
        re.compile(
            rf"(?:the |a |an |most |some |many |all |about )*(?:(?:cases?|forms?|types?|kinds?|attacks?|episodes?|an attack) of )?(?:(?:{alternatives})s?|{generic}|it)(?:\s*\([^)]*\))?(?: cases)?$",
            re.IGNORECASE,
        ),
    )
