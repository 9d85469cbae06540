"""``kg mappings``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.cli.options import add_format
from kg.errors import UnknownNameError
from kg.graph import load_shipped
from kg.index import Index, node
from kg.library import concept_iri
from kg.mapping import SETS, mapping_problems, mapping_sets
from kg.namespaces import shrink
from kg.tables import FORMATS, render

__all__ = ["add_arguments", "run"]

_COLUMNS = ("subject_id", "set", "predicate_id", "object_id", "object_label", "mapping_justification", "confidence")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("concept", nargs="?", metavar="CONCEPT", help="only this concept: slug, CURIE or IRI")
    parser.add_argument("--set", choices=SETS, help="only this set")
    parser.add_argument("--validate", action="store_true", help="check the sets instead of listing them")
    add_format(parser, FORMATS)


def run(options: Namespace) -> int:
    """List or check the mappings."""
    sets = [mapping_set for mapping_set in mapping_sets() if options.set in (None, mapping_set.name)]
    if options.validate:
        return _validate()
    wanted = shrink(concept_iri(options.concept)) if options.concept else None
    records = [
        {**row.values, "set": mapping_set.name}
        for mapping_set in sets
        for row in mapping_set.rows
        if wanted in (None, row["subject_id"])
    ]
    if wanted and not records:
        raise UnknownNameError(f"no mapping is of {options.concept!r}", hint="List all with: kg mappings")
    sys.stdout.write(render(records, (*_COLUMNS, "comment") if options.format != "table" else _COLUMNS, options.format))
    return 0


def _validate() -> int:
    index = Index(load_shipped())
    labels = {shrink(concept.value): index.label(concept) for concept in index.of_type(node("skos:Concept"))}
    concepts = {curie: label for curie, label in labels.items() if curie.startswith("concept:")}
    problems = sorted(mapping_problems(mapping_sets(), concepts))
    for where, problem in problems:
        print(f"{where}: {problem}")
    print(f"kg/mappings: {len(problems)} findings" if problems else "kg/mappings: no findings")
    return 1 if problems else 0
