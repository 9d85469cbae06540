"""Measure speed and size: medians of whole processes, in CPU seconds, beside a named peer in the same run.

Usage: ``python -m tests.benchmarks.bench [PART ...]``. The parts are ``speed``, ``service`` and ``page``, which are
measured where none is named, and ``size``, for which the package is installed from a package index.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.page import Line, measure_page
from tests.benchmarks.service import measure_service

ROOT = Path(__file__).resolve().parents[2]
RUNS = 9
QUERY = "symptoms"

PEER = """
import sys, warnings
warnings.simplefilter("ignore")
import rdflib
dataset = rdflib.Dataset(default_union=True)
dataset.parse(sys.argv[1], format="nquads")
for row in dataset.query(open(sys.argv[2], encoding="utf-8").read()):
    print(*row)
"""
BUILD = """
import sys
from pathlib import Path
from kg.build.dataset import build_dataset, write_dataset
from kg.build.validate import validate_dataset
dataset = build_dataset()
assert validate_dataset(dataset) == []
write_dataset(dataset, Path(sys.argv[1]))
"""


def cpu_seconds(command: list[str], runs: int = RUNS) -> float:
    """Median CPU time of a command with all its children, user and system, in seconds."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times)


def report(line: Line) -> bool:
    """Print a line of the report; whether its limit holds."""
    what, measured, limit, holds = line
    print(f"{'ok  ' if holds else 'OVER'}  {what:<58} {measured:>12}   {limit}", flush=True)
    return holds


def measure_speed(folder: Path) -> Iterator[Line]:
    """Cold query against rdflib, and the build."""
    kg = str(Path(sys.executable).with_name("kg"))
    graph = folder / "condition-kg.nq"
    subprocess.run([kg, "build", "-o", str(folder)], check=True, stdout=subprocess.DEVNULL)
    query = ROOT / "queries" / "competency" / f"{QUERY}.rq"
    ours = cpu_seconds([kg, "query", QUERY])
    yield f"kg query {QUERY}, cold, whole process", f"{ours:.3f} CPU-s", "at most 0.150 CPU-s", ours <= 0.15
    peer = cpu_seconds([sys.executable, "-c", PEER, str(graph), str(query)], runs=5)
    yield f"  against rdflib {peer:.2f} CPU-s for the same", f"{ours / peer:.3f} ×", "at most 0.333 ×", 3 * ours <= peer
    build = cpu_seconds([sys.executable, "-c", BUILD, str(folder / "again")], runs=3)
    with graph.open("rb") as quads:
        count = sum(1 for _ in quads)
    yield f"kg build without the page, {count:,} quads", f"{build:.2f} CPU-s", "at most 16 CPU-s", build <= 16


def measure_size(folder: Path) -> Iterator[Line]:
    """Installed size of the package with all it needs, without pip and setuptools, in 10^6 bytes on disk."""
    environment = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip"]
    subprocess.run([*pip, "install", "--quiet", "--only-binary=:all:", "pyoxigraph"], check=True)
    subprocess.run([*pip, "install", "--quiet", str(ROOT)], check=True)
    subprocess.run([*pip, "uninstall", "--quiet", "--yes", "setuptools", "pip"], check=True)
    size = sum(path.lstat().st_blocks * 512 for path in environment.rglob("*")) / 1e6  # as du counts
    yield "runtime installation without pip", f"{size:.0f} MB", "at most 270 MB", size <= 270


PARTS: dict[str, Callable[[Path], Iterator[Line]]] = {
    "speed": measure_speed,
    "service": measure_service,
    "page": measure_page,
    "size": measure_size,
}
USUAL = ("speed", "service", "page")


def main() -> int:
    """Measure, and say with the exit status whether all limits hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench", description="Measure speed and size.")
    parser.add_argument("part", nargs="*", choices=PARTS, default=USUAL, help=f"by default {', '.join(USUAL)}")
    with tempfile.TemporaryDirectory() as name:
        held = [report(line) for part in parser.parse_args().part for line in PARTS[part](Path(name))]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
