"""Try broken inputs: ``python -m tests.fuzz [--target NAME …] [--count N] [--seed N] [--seconds S]``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.run import Run
from tests.fuzz.seeds import ROOT, keep
from tests.fuzz.targets import TARGETS, named


def main() -> int:
    """Run; exit status 1 when something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Try broken inputs on every reader.")
    parser.add_argument("--target", nargs="+", default=[], metavar="NAME", help="only these, or parts of their names")
    parser.add_argument("--count", type=int, default=1_000_000, metavar="N", help="inputs in all (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="other inputs for another number (default 1)")
    parser.add_argument("--seconds", type=float, default=float("inf"), metavar="S", help="stop after so many seconds")
    parser.add_argument("--processes", type=int, default=2, metavar="N", help="how many at once (default 2)")
    parser.add_argument("--input", type=Path, metavar="FILE", help="try this one on the target, and nothing else")
    parser.add_argument("--keep", metavar="WHAT", help="with --input: keep it, for what the reader did with it")
    parser.add_argument("--list", action="store_true", help="list the targets")
    options = parser.parse_args()
    if options.list:
        print("\n".join(each.name for each in TARGETS))
        return 0
    try:
        targets = named(options.target)
    except ValueError as error:
        parser.error(str(error))
    if options.keep and not options.input:
        parser.error("--keep wants --input")
    run = Run(targets, seed=options.seed, folder=ROOT / "build" / "fuzz")
    start = time.monotonic()
    if options.input:
        if len(targets) != 1:
            parser.error("--input wants one --target")
        data = options.input.read_bytes()
        run.try_one(targets[0], data)
        if options.keep:
            keep(targets[0].name, options.keep, data)
    else:
        run.run(options.count, seconds=options.seconds, processes=options.processes)
    for name, count in sorted(run.counts.items()):
        print(f"{name:24} {count:>9,}")
    took = time.monotonic() - start
    print(f"{run.counts.total():,} inputs in {took:,.0f} s, seed {options.seed}: {len(run.findings)} findings")
    return 1 if run.findings else 0


if __name__ == "__main__":
    sys.exit(main())
