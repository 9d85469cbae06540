"""Names as in running text: how the text writes a word elsewhere decides, and a plural stays one."""

from __future__ import annotations

import pytest

from kg.reading.propose import extract
from kg.reading.running import RunningNames

TEXT = """Treatment

Surgery, the Mestinon test and rest help. People of Parkinson descent have fevers, and a gout attack hurts.
"""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Attack of gout", "attack of gout"),
        ("Wheezing", "wheezing"),
        ("Laboratory tests", "laboratory tests"),
        ("your eyes", "eyes"),
        ("A lack of appetite", "lack of appetite"),
        ("a number of medicines", "medicines"),
        ("Some of the muscles", "some of the muscles"),
        ("Certain medicines", "certain medicines"),
        ("No appetite", "no appetite"),
        ("the", "the"),
        ("CT scan", "CT scan"),
        ("The CT scan", "CT scan"),
        ("X-ray", "X-ray"),
        ("T cells", "T cells"),
        ("B12 deficiency", "B12 deficiency"),
        ("3,4-diaminopyridine", "3,4-diaminopyridine"),
        ("Mestinon", "Mestinon"),
        ("Parkinson tremor", "Parkinson tremor"),
        ("Wilson disease", "Wilson disease"),
        ("Hodgkin's lymphoma", "Hodgkin's lymphoma"),
        ("Guillain-Barré syndrome", "Guillain-Barré syndrome"),
        ("Miller Fisher variant", "Miller Fisher variant"),
        ("Short-term memory loss", "short-term memory loss"),
        ("", ""),
    ],
)
def test_names(words: str, name: str) -> None:
    assert RunningNames(TEXT).of(words) == name


def test_groups_keep_who_they_are() -> None:
    assert RunningNames(TEXT).of("the elderly", is_group=True) == "the elderly"
    assert RunningNames(TEXT).of("Some women", is_group=True) == "some women"


def test_a_proposed_concept_is_named_so_and_its_span_has_its_words() -> None:
    text = "Gout\n\nGout is a disease of the joints.\n\nSymptoms\n\nSymptoms may include:\n\n"
    text += "- Swollen toes\n- A stiff knee\n"
    found = {each.object.concept: each.object for each in extract(text).proposals}
    assert found["own:swollen-toes"].words == "swollen toes"
    knee = found["own:stiff-knee"]
    assert knee.words == "stiff knee"
    assert [text[start:end] for start, end in knee.spans] == ["stiff knee"]
