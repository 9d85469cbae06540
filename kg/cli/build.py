"""``kg build``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from kg.cli.options import filled, vocabularies

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "-o", "--output", type=filled, metavar="DIR", default="build", help="folder to write to (default build)"
    )
    parser.add_argument(
        "--ids",
        type=vocabularies,
        metavar="LIST",
        default=[],
        help="identify concepts by exact terms of these vocabularies, in order of preference: mondo,hp",
    )


def run(options: Namespace) -> int:
    """Validate, derive, write; nothing is written when there are findings."""
    import pyoxigraph as ox

    from kg.build.dataset import build_dataset, write_dataset
    from kg.build.validate import validate_dataset
    from kg.files import check_folder, write_atomically
    from kg.link.identifiers import exact_terms, preferred, with_identifiers
    from kg.link.sssom import mapping_sets
    from kg.link.sssom_files import release_text
    from visualize import page_model
    from visualize.explorer.render import render
    from visualize.pages.vocabulary import FILE, vocabulary_html

    folder = Path(options.output)
    mappings = mapping_sets()
    chosen = preferred(options.ids, exact_terms(mappings)) if options.ids else {}
    check_folder(folder)
    dataset = build_dataset()
    findings = validate_dataset(dataset)
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        print(f"kg: {len(findings)} findings, nothing was written", file=sys.stderr)
        return 1
    if chosen:
        dataset = with_identifiers(dataset, chosen)
    store = ox.Store()
    store.extend(dataset.quads)
    page = page_model(store)
    html = render(page)
    outputs = write_dataset(dataset, folder)
    write_atomically(folder / "lems.sssom.tsv", release_text(mappings))
    write_atomically(folder / "lems.html", html)
    write_atomically(folder / FILE, vocabulary_html(home="lems.html"))
    for output in outputs:
        print(f"{output.path}: {output.content}")
    print(f"{folder / 'lems.sssom.tsv'}: {sum(len(each.rows) for each in mappings)} mappings")
    print(f"{folder / 'lems.html'}: {len(page.nodes)} nodes, {len(page.edges)} edges")
    print(f"{folder / FILE}: the vocabulary, term by term")
    return 0
