"""``kg build``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from kg.cli.options import add_mappings, add_opening, filled, opening, vocabularies
from kg.errors import InputError

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "folders",
        nargs="*",
        type=filled,
        metavar="FOLDER",
        help="folders of conditions (default: all that are shipped)",
    )
    parser.add_argument(
        "-o", "--output", type=filled, metavar="DIR", default="build", help="folder to write to (default build)"
    )
    parser.add_argument(
        "--name",
        type=_file_name,
        default="condition-kg",
        help="what the files are called, less their suffix (default condition-kg)",
    )
    parser.add_argument(
        "--ids",
        type=vocabularies,
        metavar="LIST",
        default=[],
        help="identify concepts by exact terms of these vocabularies, in order of preference: mondo,hp",
    )
    add_opening(parser)
    add_mappings(parser)


def _file_name(text: str) -> str:
    if not text or text != Path(text).name or text.startswith("."):
        raise ArgumentTypeError(f"{text!r} is no name for files: leave out folders and suffixes")
    return text


def run(options: Namespace) -> int:
    """Validate, derive, write; nothing is written when there are findings."""
    from kg.build.dataset import Output, build_dataset, dataset_files, with_mapping_sets
    from kg.build.identify import with_identifiers
    from kg.build.validate import validate_dataset
    from kg.condition import read_condition
    from kg.files import check_folder, distinct, write_all_atomically
    from kg.link.identifiers import exact_terms, preferred
    from kg.link.set_graph import read_set
    from kg.link.sssom.release import release_text
    from visualize import page_model
    from visualize.explorer.render import render
    from visualize.pages.vocabulary import FILE, vocabulary_html

    folder = Path(options.output)
    named = [read_condition(each) for each in distinct(map(Path, options.folders))]
    check_folder(folder)
    if (folder / "layer.ttl").exists():
        raise InputError(
            "is the folder of a condition: what is built there would be taken for its sources",
            where=str(folder),
            hint="Name another folder with -o",
        )
    sets = [read_set(file) for file in options.mappings]
    dataset = build_dataset(named or None)
    chosen = preferred(options.ids, exact_terms(dataset.mappings)) if options.ids else {}
    findings = validate_dataset(dataset)
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        print(f"kg: {len(findings)} findings, nothing was written", file=sys.stderr)
        return 1
    if chosen:
        dataset = with_identifiers(dataset, chosen)
    if sets:
        dataset = with_mapping_sets(dataset, sets)
    page = page_model(dataset.quads, dataset.index, condition=opening(options, dataset.index))
    rows = sum(len(each.rows) for each in dataset.mappings)
    release = release_text(dataset.mappings, dataset.conditions)
    page_file = folder / f"{options.name}.html"
    outputs = [
        *dataset_files(dataset, folder, name=options.name),
        Output(folder / f"{options.name}.sssom.tsv", release, f"{rows} mappings"),
        Output(page_file, render(page), f"{len(page.nodes)} nodes, {len(page.edges)} edges"),
        Output(folder / FILE, vocabulary_html(home=page_file.name), "the vocabulary, term by term"),
    ]
    write_all_atomically((output.path, output.text) for output in outputs)
    for output in outputs:
        print(f"{output.path}: {output.content}")
    return 0
