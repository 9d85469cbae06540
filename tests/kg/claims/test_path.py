"""The ways between two concepts as text and as JSON."""

from __future__ import annotations

import json

from kg.claims.path import Path, Paths, Step

CAUSES = Step("https://example.org/1", "smoking may cause cancer", "entry 1, Causes 5-20")
ALSO = Step("https://example.org/2", "cancer is more frequent in smoking", "")
FOUND = Paths("smoking", "cancer", (Path(("smoking", "cancer"), ((CAUSES, ALSO),)),), more=True)


def test_a_way_in_words_tells_every_claim_with_its_source_and_that_there_is_more() -> None:
    assert str(FOUND).splitlines() == [
        "smoking ─ cancer",
        "  smoking may cause cancer",
        "      entry 1, Causes 5-20",
        "  also: cancer is more frequent in smoking",
        "",
        "There are more of this length: raise --max",
    ]


def test_no_way_is_told_with_both_ends() -> None:
    assert str(Paths("smoking", "\x1b[2Jcancer", (), more=False)) == "no path from smoking to \\x1b[2Jcancer\n"


def test_the_record_of_a_way_is_json() -> None:
    assert json.loads(json.dumps(FOUND.record())) == {
        "from": "smoking",
        "to": "cancer",
        "more": True,
        "paths": [
            {
                "concepts": ["smoking", "cancer"],
                "steps": [
                    [
                        {"id": CAUSES.iri, "sentence": CAUSES.sentence, "source": CAUSES.source},
                        {"id": ALSO.iri, "sentence": ALSO.sentence, "source": ""},
                    ]
                ],
            }
        ],
    }
