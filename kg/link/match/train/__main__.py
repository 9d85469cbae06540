"""Makes the matcher's model and background anew, and prints how well they do on subjects held back.

Usage: ``python -m kg.link.match.train --data DIR [--out DIR] [--jobs N]``. What DIR holds, and where
it comes from, is in ``kg/data/linking/README.md``. Needs ``condition-kg[train]``. The same bytes come out of every run.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from dataclasses import replace
from pathlib import Path

from kg.link.match.model import Model
from kg.link.match.train.figures import figures
from kg.link.match.train.fit import calibration, fit, fit_apart, rewrite_weights
from kg.link.match.train.pairs import read_pairs, situations
from kg.link.match.train.table import tables_of
from kg.sources import sources


def main() -> int:
    """Learn, write, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="what the packages unpack to")
    parser.add_argument("--out", type=Path, default=sources().linking, help="folder to write into")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    gc.disable()  # millions of small values without a cycle
    started = time.monotonic()
    pairs, background = read_pairs(options.data)
    todo = [each for pair in pairs for each in situations(pair)]
    print(f"{len(todo)} situations; read in {time.monotonic() - started:.0f} s", file=sys.stderr)
    weights = rewrite_weights([each for each in todo if each.is_learnt_from])
    print(f"weights of rewrites in {time.monotonic() - started:.0f} s", file=sys.stderr)
    tables = tables_of(todo, weights, jobs=options.jobs)
    print(f"tables in {time.monotonic() - started:.0f} s", file=sys.stderr)
    start, trees = fit(tables)
    apart = fit_apart(tables)
    model = Model(weights, trees, start, calibration(tables, apart))
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "background.tsv.gz").write_bytes(background.to_bytes())
    (options.out / "model.json.gz").write_bytes(model.to_bytes())
    figures(tables, {group: replace(model, start=start, trees=trees) for group, (start, trees) in apart.items()})
    print(f"{time.monotonic() - started:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
