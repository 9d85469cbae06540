"""``kg associations``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pyoxigraph as ox

from kg.build.shipped import read_data
from kg.claims.claim import Claim, claims, has_claims
from kg.claims.layers import chosen_layers
from kg.claims.words import COLUMNS, claim_record, wording
from kg.cli.options import add_data, add_format, add_layers, print_json
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.files import read_text
from kg.rdf.index import Index, Resource, node
from kg.rdf.namespaces import local_name, shrink
from kg.rdf.turtle import parse_turtle
from kg.sources import sources
from kg.tables import FORMATS, render
from kg.terminal import terminal_width

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add_layers(parser)
    parser.add_argument("--section", metavar="S", help="only this section, by label or first word: symptoms")
    parser.add_argument(
        "--predicate", metavar="P", help="only this predicate, by label, name or IRI: 'has test', hasTest"
    )
    add_data(parser)
    add_format(parser, FORMATS)


def run(options: Namespace) -> int:
    """List the associations that are asked for; a closed list tells which names there are, used or not."""
    given = (quad.triple for quad in read_data(options.data, options.add))
    index = Index(chain(given, _shared(options.data)))
    found = claims(index)
    wanted = chosen_layers(index, options.layer or None, options.condition)
    if wanted is not None:
        found = [claim for claim in found if claim.layer in wanted]
    if options.section:
        used = {section for claim in found for section in claim.sections}
        sections = _named(options.section, "section", index, {*index.of_type(node("ck:SectionKind")), *used})
        found = [claim for claim in found if sections.intersection(claim.sections)]
    if options.predicate:
        known = {*index.of_type(node("ck:Predicate")), *(claim.predicate for claim in found)}
        predicates = _named(options.predicate, "predicate", index, known)
        found = [claim for claim in found if claim.predicate in predicates]
    records = [claim_record(index, wording(index, claim)) for claim in found]
    if options.format == "table":
        for record in records:
            record["id"] = local_name(str(record["id"]))
    if options.format == "json":
        print_json([record | _details(claim) for record, claim in zip(records, found, strict=True)])
        return 0
    sys.stdout.write(render(records, COLUMNS, options.format, width=terminal_width()))
    if not has_claims(index):
        print("kg: the data hold no claims; of any RDF tell kg stats, kg show, kg path and kg draw", file=sys.stderr)
    return 0


def _shared(data: Sequence[object]) -> Iterator[ox.Triple]:
    """The vocabulary and our concepts, whose labels data of a condition's own do not repeat."""
    if data:
        origin = sources()
        for path in (origin.vocabulary, *sorted(origin.concepts.glob("*.ttl"))):
            yield from parse_turtle(read_text(path), str(path))


def _details(claim: Claim) -> dict[str, object]:
    """What JSON tells beside the columns: every span, their sentences where shown, and what proposed the claim."""
    details: dict[str, object] = {"spans": [[span.start, span.end] for span in claim.spans]}
    details |= {"quotes": list(claim.quotes)} if claim.quotes else {}
    return details | ({"tier": claim.tier, "rule": claim.rule} if claim.rule else {})


def _named(wanted: str, what: str, index: Index, members: Iterable[Resource]) -> set[Resource]:
    """The members of a closed list that a name stands for: a label, an IRI or its end, a CURIE, else a first word.

    Raises:
        AmbiguousNameError: when labels that differ have it as their first word; with these.
        UnknownNameError: when it is the name of none; with the labels of all.
    """
    names: dict[Resource, str] = {member: index.label(member) for member in members}
    name = wanted.strip().casefold()
    found = {
        member
        for member, label in names.items()
        if name in map(str.casefold, (label, member.value, shrink(member.value), local_name(member.value)))
    }
    if not found:
        found = {member for member, label in names.items() if [name] == label.casefold().split()[:1]}
        if len(labels := {names[member].casefold() for member in found}) > 1:
            there = ", ".join(sorted({names[member] for member in found}))
            raise AmbiguousNameError(f"{len(labels)} {what}s begin with {wanted!r}", hint=f"Choose: {there}")
    if not found:
        there = ", ".join(sorted(names.values())) or "none"
        raise UnknownNameError(f"there is no {what} {wanted!r}", hint=f"There are: {there}")
    return found
