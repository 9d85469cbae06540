"""What was read of an entry with its lost dashes put back, at the places of the entry as it was copied."""

from __future__ import annotations

from dataclasses import replace

from kg.entry.dashes import DASH, Parted
from kg.reading.proposals import Mention, Qualifier, Reading, Span, UnitRead

__all__ = ["as_copied"]


def as_copied(reading: Reading, whole: Parted) -> Reading:
    """The same reading with its places in the entry as it is.

    Args:
        reading: What was read of ``whole.entry``.
        whole: The entry with its dashes, which tells where they are lost.
    """

    def all_back(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple([whole.back(span) for span in spans])

    def mention(said: Mention) -> Mention:
        if not said.spans:
            return said
        spans = all_back(said.spans)
        is_run_on = DASH in said.words and any(whole.covers(*span) for span in spans)
        words = said.words.replace(DASH, "") if is_run_on else said.words
        return Mention(words, spans, said.concept, said.kind, said.definition)

    proposals = [
        each._replace(
            subject=mention(each.subject),
            object=mention(each.object),
            evidence=all_back(each.evidence),
            context=all_back(each.context),
            cues=all_back(each.cues),
            qualifiers=tuple([Qualifier(limit.key, mention(limit.value)) for limit in each.qualifiers]),
        )
        for each in reading.proposals
    ]
    return replace(
        reading,
        proposals=tuple(proposals),
        lost_lists=tuple(replace(each, span=whole.back(each.span)) for each in reading.lost_lists),
        others=tuple(UnitRead(whole.back(each.span), each.section, each.reason) for each in reading.others),
    )
