"""``kg import``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from kg.cli.options import VOCABULARIES, filled
from kg.errors import InputError

__all__ = ["add_arguments", "run"]

_FORMATS = ("trig", "ttl")


def _levels(text: str) -> int:
    """A whole number from 0 to a thousand."""
    if not (text.isascii() and text.isdigit() and int(text[:8]) <= 1000):
        raise ArgumentTypeError(f"{text!r} is not a whole number from 0 to 1000")
    return int(text)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("ontology", metavar="ONTOLOGY", help=VOCABULARIES)
    parser.add_argument("--depth", type=_levels, metavar="N", help="levels of ancestors (default all)")
    parser.add_argument("-o", "--output", type=filled, metavar="FILE", help="file to write (default standard output)")
    parser.add_argument(
        "--format", choices=_FORMATS, help="form of the output (default trig, or as the suffix of FILE tells)"
    )


def run(options: Namespace) -> int:
    """Read the ontology and write the layer."""
    from kg.files import write_atomically
    from kg.link.check import mapped_terms
    from kg.link.homes import is_part, own_prefixes, strange_namespaces, strangeness
    from kg.link.layer import import_layer, layer_name
    from kg.link.sssom import mapping_sets
    from kg.link.vocabularies import read_ontology
    from kg.rdf.namespaces import EXTERNAL, shrink
    from kg.rdf.turtle import write_trig, write_turtle
    from kg.tables import printable

    form = options.format or _form(options.output)
    if options.output and Path(options.output).resolve() == Path(options.ontology).resolve():
        raise InputError("is the ontology itself", where=options.output, hint="Name another file to write")
    wanted = mapped_terms(each for each in mapping_sets() if each.name == "positive")
    ontology = read_ontology(options.ontology, wanted, depth=options.depth)
    for where, warning in ontology.warnings:
        print(printable(f"{where}: {warning}"), file=sys.stderr)
    found = wanted & set(ontology.terms)
    if not found:
        for prefix, namespace in strange_namespaces(ontology).items():
            problem = strangeness(prefix, namespace, options.ontology)
            raise InputError(problem.what, where=problem.where, hint=problem.hint)
        raise InputError(
            "holds no term that a concept is mapped to",
            where=options.ontology,
            hint=f"Find candidates with: kg link {options.ontology}",
        )
    for prefix in own_prefixes(ontology):
        missing = sorted(iri for iri in wanted - found if iri.startswith(EXTERNAL[prefix]))
        if missing and is_part(ontology, prefix, len(missing)):
            print(f"{options.ontology}: {len(missing)} mapped terms are not in this part of {prefix}", file=sys.stderr)
        else:
            for iri in missing:
                print(f"{options.ontology}: {shrink(iri)} is not in it: see kg mappings --check", file=sys.stderr)
    quads = import_layer(ontology, file=Path(options.ontology).name)
    text = write_trig(quads) if form == "trig" else write_turtle(quad.triple for quad in quads)
    if options.output:
        write_atomically(options.output, text)
    else:
        sys.stdout.write(text)
    summary = (
        f"{options.output or layer_name(ontology)}: {len(ontology.terms)} terms, {len(found)} of them mapped; "
        f"version {ontology.version or 'not stated'}; its licence holds: {ontology.licence or 'not stated in the file'}"
    )
    print(printable(summary), file=sys.stderr)
    return 0


def _form(output: str | None) -> str:
    suffix = Path(output or "layer.trig").suffix.lower().removeprefix(".")
    if suffix not in _FORMATS:
        raise InputError(
            "names no form of output by its suffix", where=str(output), hint="Use .trig or .ttl, or give --format"
        )
    return suffix
