"""Measure speed and size: medians of whole processes, in CPU seconds, beside a named peer in the same run.

Usage: ``python -m tests.benchmarks.bench [--size]``. With ``--size``, the package is also installed into a fresh
environment, and its size is measured; that needs a package index.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path

from tests.benchmarks.page import measure_page
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


def report(what: str, measured: str, limit: str, *, holds: bool) -> bool:
    """Print a line of the report."""
    print(f"{'ok  ' if holds else 'OVER'}  {what:<58} {measured:>12}   {limit}")
    return holds


def measure_speed(folder: Path) -> bool:
    """Cold query against rdflib, and the build."""
    kg = str(Path(sys.executable).with_name("kg"))
    graph = folder / "condition-kg.nq"
    subprocess.run([kg, "build", "-o", str(folder)], check=True, stdout=subprocess.DEVNULL)
    query = ROOT / "queries" / "competency" / f"{QUERY}.rq"
    ours = cpu_seconds([kg, "query", QUERY])
    peer = cpu_seconds([sys.executable, "-c", PEER, str(graph), str(query)], runs=5)
    build = cpu_seconds([sys.executable, "-c", BUILD, str(folder / "again")], runs=3)
    return all(
        [
            report(
                f"kg query {QUERY}, cold, whole process", f"{ours:.3f} CPU-s", "at most 0.150 CPU-s", holds=ours <= 0.15
            ),
            report(
                f"  against rdflib {peer:.2f} CPU-s for the same",
                f"{ours / peer:.3f} ×",
                "at most 0.333 ×",
                holds=3 * ours <= peer,
            ),
            report(
                "kg build without the page, 20,000 quads", f"{build:.2f} CPU-s", "at most 8 CPU-s", holds=build <= 8
            ),
        ]
    )


def measure_size(folder: Path) -> bool:
    """Installed size of the package with all it needs, without pip and setuptools, in 10^6 bytes on disk."""
    environment = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip"]
    subprocess.run([*pip, "install", "--quiet", "--only-binary=:all:", "pyoxigraph"], check=True)
    subprocess.run([*pip, "install", "--quiet", str(ROOT)], check=True)
    subprocess.run([*pip, "uninstall", "--quiet", "--yes", "setuptools", "pip"], check=True)
    size = sum(path.lstat().st_blocks * 512 for path in environment.rglob("*")) / 1e6  # as du counts
    return report("runtime installation without pip", f"{size:.0f} MB", "at most 270 MB", holds=size <= 270)


def main() -> int:
    """Measure, and say with the exit status whether all limits hold."""
    with tempfile.TemporaryDirectory() as name:
        fine = measure_speed(Path(name))
        for what, measured, limit, holds in chain(measure_service(Path(name)), measure_page(Path(name))):
            fine = report(what, measured, limit, holds=holds) and fine
        if "--size" in sys.argv:
            fine = measure_size(Path(name)) and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
