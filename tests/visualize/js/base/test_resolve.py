"""What travels in the page is read again as it was."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import Page

from visualize.explorer.encode import encode
from visualize.explorer.model import PageModel


def test_claims_come_through_with_all_their_parts(module: Callable[[str], Page], model: PageModel) -> None:
    page = module("base/resolve")
    found = page.evaluate(
        """(raw) => [...m.resolve(JSON.parse(raw), { nodes: [] }).claims.values()].map((claim) => ({
          id: claim.id, subject: claim.subject.id, predicate: claim.predicate.id,
          object: claim.object ? claim.object.id : [claim.text, claim.type],
          negated: claim.negated, modality: claim.modalityId, words: claim.words, sections: claim.sectionIds,
          qualifiers: claim.allQualifiers.map(({ key, value, term, type }) => [key, term || [value, type]]),
          spans: claim.spans.map(({ start, end, sha256, digest, words }) => [start, end, sha256, digest, words]),
          citations: claim.citations.map(({ id }) => id), layer: claim.layer.id, status: claim.statusId,
          note: claim.note, supplements: claim.supplements.map(({ id }) => id),
        }))""",
        json.dumps(encode(model)),  # a text, as Playwright takes seconds for so many values
    )
    wanted = [
        {
            "id": claim.id,
            "subject": claim.subject,
            "predicate": claim.predicate,
            "object": claim.object if isinstance(claim.object, str) else [claim.object.value, claim.object.kind],
            "negated": claim.negated,
            "modality": claim.modality,
            "words": claim.words,
            "sections": list(claim.sections),
            "qualifiers": [
                [one.key, one.value if isinstance(one.value, str) else [one.value.value, one.value.kind]]
                for one in claim.qualifiers
            ],
            "spans": [[one.start, one.end, one.sha256, one.digest, one.words] for one in claim.spans],
            "citations": list(claim.citations),
            "layer": claim.layer,
            "status": claim.status,
            "note": claim.note,
            "supplements": list(claim.supplements),
        }
        for claim in model.statements
    ]
    assert found == wanted
    assert len(wanted) > 200
