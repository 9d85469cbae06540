"""``kg mappings``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter

from kg.build.shipped import load_shipped
from kg.claims.names import Names
from kg.cli.lists import file_name
from kg.cli.options import LISTS_END, add_format, filled, refuse
from kg.errors import UnknownNameError
from kg.link.sssom import SETS, concept_labels, mapping_problems, mapping_sets, unmapped_concepts
from kg.rdf.index import Index, node
from kg.rdf.namespaces import shrink
from kg.tables import FORMATS, printable, render
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]

_COLUMNS = ("subject_id", "set", "predicate_id", "object_id", "object_label", "mapping_justification", "confidence")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("concept", nargs="?", metavar="CONCEPT", help="only this concept: label, synonym, CURIE or IRI")
    parser.add_argument("--set", choices=SETS, help="only this set")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--validate", action="store_true", help="check the sets instead of listing them")
    instead.add_argument(
        "--check",
        nargs="+",
        action="extend",
        type=file_name,
        metavar="ONTOLOGY",
        help="check the rows against ontology files: OBO, OWL in RDF/XML, Turtle, N-Triples, OBO Graphs JSON; "
        f"{LISTS_END}",
    )
    instead.add_argument("--sort", action="store_true", help="bring the files into canonical order")
    instead.add_argument("--release", type=filled, metavar="FILE", help="write all rows into one SSSOM/TSV file")
    add_format(parser, FORMATS, default=None)


def run(options: Namespace) -> int:
    """List, check, sort or release the mappings.

    Raises:
        InputError: when an option would be without effect.
    """
    if options.validate or options.check or options.sort or options.release:
        refuse(
            {"CONCEPT": options.concept, "--set": options.set, "--format": options.format},
            "of the list only, which --validate, --check, --sort and --release do not print",
        )
    if options.validate:
        return _validate()
    if options.check:
        return _check(options.check)
    if options.sort:
        return _sort()
    if options.release:
        return _release(options.release)
    sets = [mapping_set for mapping_set in mapping_sets() if options.set in (None, mapping_set.name)]
    wanted = None
    if options.concept is not None:
        wanted = shrink(Index(load_shipped()).once(Names).find_concept(options.concept))
    records = [
        {**row.values, "set": mapping_set.name}
        for mapping_set in sets
        for row in mapping_set.rows
        if wanted in (None, row["subject_id"])
    ]
    if wanted and not records:
        raise UnknownNameError(f"no mapping is of {options.concept!r}", hint="List all with: kg mappings")
    form = options.format or "table"
    sys.stdout.write(
        render(records, (*_COLUMNS, "comment") if form != "table" else _COLUMNS, form, width=terminal_width())
    )
    return 0


def _validate() -> int:
    sets, concepts = mapping_sets(), concept_labels(Index(load_shipped()))
    problems = sorted([*mapping_problems(sets, concepts), *unmapped_concepts(sets, concepts)])
    for where, problem in problems:
        print(f"{where}: {problem}")
    print(f"kg/data/mappings: {len(problems)} findings" if problems else "kg/data/mappings: no findings")
    return 1 if problems else 0


def _check(files: list[str]) -> int:
    """Print the findings, and for each ontology how many rows were checked against it."""
    from kg.link.check import check_mappings, mapped_terms
    from kg.link.vocabularies import read_ontology

    sets = mapping_sets()
    ontologies = {file: read_ontology(file, mapped_terms(sets)) for file in files}
    for ontology in ontologies.values():
        for where, warning in ontology.warnings:
            print(printable(f"{where}: {warning}"), file=sys.stderr)
    index = Index(load_shipped())
    concept = node("skos:Concept")
    kinds = {
        shrink(each.value): {shrink(kind.value) for kind in index.values(each, node("rdf:type")) if kind != concept}
        for each in index.of_type(concept)
    }
    check = check_mappings(sets, ontologies, kinds)
    for where, problem in check.findings:
        print(printable(f"{where}: {problem}"))
    for (file, ontology), rows, outside in zip(ontologies.items(), check.checked, check.outside, strict=True):
        version = ontology.version or "of no stated version"
        name = f"{file} ({ontology.name} {version})"
        print(printable(f"{name}: {rows.total()} rows checked{_by_prefix(rows)}"))
        if outside:
            rest = f"{outside.total()} rows are not in this part of a vocabulary{_by_prefix(outside)}"
            print(printable(f"{name}: {rest}; to check them, give the whole one"))
    print(f"no ontology given for {check.uncovered.total()} rows{_by_prefix(check.uncovered)}")
    print(f"kg/data/mappings: {len(check.findings) or 'no'} findings")
    return 1 if check.findings else 0


def _by_prefix(rows: Counter[str]) -> str:
    counts = ", ".join(f"{prefix} {number}" for prefix, number in sorted(rows.items()))
    return f": {counts}" if counts else ""


def _sort() -> int:
    from kg.link.sssom_files import sort_mappings

    for path in sort_mappings():
        print(f"{path}: sorted")
    return 0


def _release(file: str) -> int:
    from kg.files import write_atomically
    from kg.link.sssom_files import release_text

    sets = mapping_sets()
    write_atomically(file, release_text(sets))
    print(f"{file}: {sum(len(each.rows) for each in sets)} rows")
    return 0
