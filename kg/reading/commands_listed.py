"""Items of a list that tell what to do, and the lead-ins by which they do so: “To prevent bites, wear gloves”."""

from __future__ import annotations

import re

from kg.entry.lexicon import VERB_FORMS
from kg.entry.structure import Block, Piece
from kg.reading.sound import is_action

__all__ = ["are_actions", "is_command", "is_to_reach"]

#: A lead-in whose items tell what to do: “To prevent bites”, “You can try to:”.
_TO_REACH = re.compile(r"(?:^|[.!?]\s+)To [^,.:]+:?$|\sto\s*:?$")
#: A lead-in whose items are what something does.
_DOES = re.compile(r"\b(?:that|which|can|may|will|help|helps)\s*:?$", re.IGNORECASE)


def is_to_reach(lead: Piece) -> bool:
    """Whether a lead-in tells only what for its items are done, or ends with “to”."""
    return _TO_REACH.search(lead.text) is not None


def are_actions(block: Block) -> bool:
    """Whether most items of a list tell what to do: such an item is one thing, whatever verb it begins with."""
    firsts = [item[0].text.split()[0].lower() for item in block.items]
    is_said = any(is_action(item[0].text) for item in block.items)
    return is_said and sum(VERB_FORMS.get(first, ("", ""))[1] == "base" for first in firsts) * 2 > len(firsts)


def is_command(lead: Piece, piece: Piece) -> bool:
    """Whether an item begins with a verb in the imperative: “Wash your hands”, and not with what “can” or “to” leads to."""
    return is_to_reach(lead) or (
        _DOES.search(lead.text) is None
        and VERB_FORMS.get(re.split(r"\W", piece.text, maxsplit=1)[0].lower(), ("", ""))[1] == "base"
    )
