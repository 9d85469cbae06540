"""Write what the matcher is not trained on of the vocabularies that it is, for :mod:`tests.benchmarks.linking`.

Usage: ``python -m tests.benchmarks.held build/model FOLDER PAIR…``, after ``make model``. Of each
pair (``mondo-mesh``, ``hp-mesh``, ``zfa-uberon``, …) come ``PAIR.subjects.obo``: a quarter that nothing is learnt from,
labels only; ``PAIR.objects.obo``: what somebody is mapped to, less a tenth, so that it is sure who has no counterpart;
and ``PAIR.sssom.tsv``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.link.match.train.pairs import Pair, Situation, part, read_pairs
from kg.link.sssom import Mapping, MappingSet, mapping_set_text
from kg.link.sssom.model import Value
from kg.rdf.prefix_map import identify
from tests.benchmarks.linking import obo

#: Shares of the mapped subjects and of the others that are there, and of the objects that are taken out.
_SIZE = (1, 1, 0.1)


def write(pair: Pair, folder: Path) -> None:
    """Write the files of a pair."""
    subjects, objects, judged = Situation(pair, _SIZE, closed=True).run()
    subjects = [each for each in subjects if part(each.iri) == "test"]
    (folder / f"{pair.name}.subjects.obo").write_text(obo("subjects", subjects), encoding="utf-8")
    (folder / f"{pair.name}.objects.obo").write_text(obo("objects", objects), encoding="utf-8")
    pairs = sorted((each.iri, other) for each in subjects for other in judged[each.iri])
    rows = [
        {
            "subject_id": subject,
            "predicate_id": "skos:exactMatch",
            "object_id": other,
            "mapping_justification": "semapv:ManualMappingCuration",
        }
        for subject, other in pairs
    ]
    names = {curie.partition(":")[0]: curie for pair in pairs for curie in pair}
    spaces = {prefix: (identify(curie) or "").removesuffix(curie.partition(":")[2]) for prefix, curie in names.items()}
    head: dict[str, Value] = {
        "mapping_set_id": f"https://example.org/{pair.name}",
        "license": "https://w3id.org/sssom/license/unspecified",
    }
    held = MappingSet(pair.name, spaces, tuple(Mapping("", row) for row in rows), head)
    (folder / f"{pair.name}.sssom.tsv").write_text(mapping_set_text(held), encoding="utf-8")


def main(data: str, folder: str, *names: str) -> int:
    """Write what was asked for."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for pair in read_pairs(Path(data))[0]:
        if pair.name in names:
            write(pair, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
