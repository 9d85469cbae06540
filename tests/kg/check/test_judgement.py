"""A judgement in words and as JSON."""

from __future__ import annotations

import json

from kg.check.judgement import Judgement, Said, Verdict

SAID = tuple(Said(f"http://e/{place}", f"It is so {place}.", "entry", "Entry 1", "says") for place in range(8))


def test_text_shows_some_claims_and_counts_the_rest() -> None:
    text = str(Judgement("It is so", Verdict.SUPPORTED, claims=SAID, layers=("entry",)))
    assert text.splitlines()[:3] == ["It is so", "  supported", "  says: It is so 0. [Entry 1]"]
    assert text.splitlines()[-1] == "  says: 2 more, which JSON has"


def test_record_has_everything() -> None:
    judged = Judgement("It is so", Verdict.NOT_STATED, "why", SAID[:1], ("entry",), ("blue",), ("bleu → blue",))
    record = json.loads(json.dumps(judged.record()))
    assert record == {
        "statement": "It is so",
        "verdict": "not stated",
        "why": "why",
        "claims": [
            {
                "id": "http://e/0",
                "sentence": "It is so 0.",
                "layer": "entry",
                "source": "Entry 1",
                "stands": "says",
            }
        ],
        "layers": ["entry"],
        "unread": ["blue"],
        "read_as": ["bleu → blue"],
    }
    assert not judged.is_supported
