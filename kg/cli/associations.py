"""``kg associations``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kg.build.shipped import open_store
from kg.claims.claim import COLUMNS, association_rows
from kg.claims.layers import layers_named
from kg.cli.options import add_data, add_format, add_layer
from kg.errors import UnknownNameError
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import local_name, shrink
from kg.tables import FORMATS, render

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_layer(parser)
    parser.add_argument("--section", metavar="S", help="only this section, by label or first word: symptoms")
    parser.add_argument(
        "--predicate", metavar="P", help="only this predicate, by label, name or IRI: 'has test', hasTest"
    )
    add_data(parser)
    add_format(parser, FORMATS)


def run(options: Namespace) -> int:
    """List the associations that are asked for; a closed list tells which names there are, used or not."""
    index = Index(open_store(options.data, options.add))
    rows = association_rows(index)
    if options.layer:
        wanted = {layer.value for layer in layers_named(index, options.layer)}
        rows = [row for row in rows if row.layer_iri in wanted]
    if options.section:
        label = _label_of(
            options.section,
            "section",
            index,
            list(index.of_type(node("ck:SectionKind"))),
            {section for row in rows for section in row.sections},
        )
        rows = [row for row in rows if label in row.sections]
    if options.predicate:
        predicates = list(index.of_type(node("ck:Predicate")))
        label = _label_of(options.predicate, "predicate", index, predicates, {row.predicate for row in rows})
        rows = [row for row in rows if row.predicate == label]
    records = [row.record() for row in rows]
    if options.format == "table":
        for record in records:
            record["id"] = local_name(record["id"])
    sys.stdout.write(render(records, COLUMNS, options.format))
    return 0


def _label_of(wanted: str, what: str, index: Index, members: list[Resource], used: set[str]) -> str:
    """The label that a name stands for: a label, the first word of one, an IRI, a CURIE, or the end of an IRI.

    Raises:
        UnknownNameError: when it is the name of none.
    """
    names = {label: {label} for label in used}
    for member in members:
        names.setdefault(index.label(member), set()).update(
            (member.value, shrink(member.value), local_name(member.value))
        )
    for label, others in names.items():
        if wanted.casefold() in {label.casefold(), *map(str.casefold, others), *label.casefold().split()[:1]}:
            return label
    raise UnknownNameError(f"there is no {what} {wanted!r}", hint=f"There are: {', '.join(sorted(names)) or 'none'}")
