"""``kg associations``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.associations import COLUMNS, AssociationRow, associations
from kg.cli.options import add_data, add_format
from kg.errors import UnknownNameError
from kg.graph import open_store
from kg.namespaces import local_name, shrink
from kg.tables import FORMATS, render

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--layer", metavar="L", help="only this layer; 'entry' is the entry's own")
    parser.add_argument("--section", metavar="S", help="only this section, by label or first word: symptoms")
    parser.add_argument(
        "--predicate", metavar="P", help="only this predicate, by label, name or IRI: 'has test', hasTest"
    )
    add_data(parser)
    add_format(parser, FORMATS)


def run(options: Namespace) -> int:
    """List the associations that are asked for."""
    rows = associations(open_store(options.data))
    if options.layer:
        rows = _only(rows, "layer", options.layer, lambda row: [(row.layer, row.layer_iri), (row.layer_kind, "")])
    if options.section:
        rows = _only(
            rows,
            "section",
            options.section,
            lambda row: [(part, "") for label in row.sections for part in (label, label.split()[0])],
        )
    if options.predicate:
        rows = _only(rows, "predicate", options.predicate, lambda row: [(row.predicate, row.predicate_iri)])
    records = [row.record() for row in rows]
    if options.format == "table":
        for record in records:
            record["id"] = local_name(record["id"])
    sys.stdout.write(render(records, COLUMNS, options.format))
    return 0


def _only(rows: list[AssociationRow], what: str, wanted: str, names: object) -> list[AssociationRow]:
    """The rows of which one name (label, IRI, CURIE or local name) is the one wanted."""
    matching, known = [], set()
    for row in rows:
        pairs = names(row)  # type: ignore[operator]
        known |= {label for label, _ in pairs}
        if any(_matches(wanted, label, iri) for label, iri in pairs):
            matching.append(row)
    if not matching:
        raise UnknownNameError(
            f"no association has the {what} {wanted!r}", hint=f"There are: {', '.join(sorted(known)) or 'none'}"
        )
    return matching


def _matches(wanted: str, label: str, iri: str) -> bool:
    return wanted.lower() == label.lower() or (bool(iri) and wanted in (iri, shrink(iri), local_name(iri)))
