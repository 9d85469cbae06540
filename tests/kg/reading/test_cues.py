"""Words by which rules decide; whatever a pattern finds holds one of the words that are looked for before it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading import cues
from kg.reading.sought import Sought

SOUGHT = {name: each for name, each in vars(cues).items() if isinstance(each, Sought) and "" not in each.words}


def test_names_of_diseases() -> None:
    assert cues.DISEASE.search("rheumatoid arthritis")
    assert not cues.DISEASE.search("the small joints")
    assert cues.NAMED_DISEASE.match("rheumatoid arthritis")


@pytest.mark.parametrize("name", sorted(SOUGHT))
@settings(max_examples=60)
@given(st.data())
def test_the_words_lose_no_match(name: str, data: st.DataObject) -> None:
    sought = SOUGHT[name]
    text = data.draw(st.from_regex(sought.pattern, alphabet=st.characters(codec="ascii")))
    assert sought.search(text) is not None
