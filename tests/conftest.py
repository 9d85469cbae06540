"""What the tests share: the graphs, what is built of them, and the copy of the entry where there is one.

Most tests are of code, and the graph of LEMS alone has all that the code must do: ``dataset``, ``store``, ``index`` and
what is made of them are that one. The shipped graph, of twice the size, is ``whole``, ``whole_store``,
``whole_index`` and ``built_folder``, and what commands read without ``--data``: for tests of the data, and of what
users get.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox
import pytest
from hypothesis import settings

from kg.build import shipped
from kg.build.dataset import Dataset, build_dataset, write_dataset
from kg.claims.accounts import EntryRecord, entry_record
from kg.cli import main
from kg.condition import choose_condition, conditions_of, read_condition
from kg.entry.read import Entry, read_entry
from kg.errors import InputError
from kg.rdf.index import Index
from kg.rdf.source import Document
from tests.kg.build.sources import lems
from tests.kg.cli.processes import BUILD
from tests.once import once
from tests.ontology._graphs import built

#: Runs a command in this process: status, stdout, stderr.
Run = Callable[..., tuple[int, str, str]]

_Read = TypeVar("_Read")
_Given = TypeVar("_Given")

ROOT = Path(__file__).resolve().parent.parent
LAYERED = ROOT / "tests" / "data" / "layered.ttl"
ENTRY = ROOT.parent / "shared" / "entry" / "lambert-eaton-myasthenic-syndrome.txt"

# A busy machine is no failure: speed is measured by `make bench`. `.ci/run` tries the same examples each time.
settings.register_profile("tests", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tests")

#: Garbage is looked for seldom: the shared graphs are millions of objects, and a fifth of the time went into passing
#: over them again and again.
gc.set_threshold(50_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` writes the golden files anew."""
    parser.addoption("--update", action="store_true", help="write golden files instead of comparing with them")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: a good part of the time is waiting for a browser or a server."""
    return (os.cpu_count() or 1) + 1


#: Fixtures of tests that need a browser, and of those that start a server.
BROWSERS, SERVERS = (
    {"browser"},
    {"answering", "endpoint", "on_ours", "on_oxigraph", "on_virtuoso", "server", "serve", "session", "target"},
)


#: Files of few tests that take long: they start first, so that no process works on one alone at the end.
LONGEST = (
    *("tests/test_wheel.py", "tests/queries/test_competency.py", "tests/ontology/test_reasoner.py"),
    *("tests/kg/build/test_validate.py", "tests/kg/server/test_load.py", "tests/visualize/test_accessibility.py"),
    *("tests/kg/build/test_dataset.py", "tests/queries/test_endpoints.py", "tests/kg/cli/test_second.py"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Longest files first; mark what the quick check leaves out: tests with a browser or a server, by what they use."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.relative_to(ROOT).as_posix(), len(LONGEST)))
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & BROWSERS:
            item.add_marker("browser")
        if fixtures & SERVERS or "tests/kg/server/" in item.path.as_posix():
            item.add_marker("server")


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """The shipped graph is read once by all commands that run in this process: none of them changes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "open_store", _reading_once(shipped.open_store, lambda store: store))
        patch.setattr(shipped, "read_index", _reading_once(shipped.read_index, lambda index: index))
        read_data = shipped.read_data
        patch.setattr(shipped, "read_data", _reading_once(lambda *files: tuple(read_data(*files)), iter))
        yield


def _reading_once(read: Callable[..., _Read], given: Callable[[_Read], _Given]) -> Callable[..., _Given]:
    """What reads files each time, and the shipped graph once for each state of it."""
    known: dict[tuple[Path, int], _Read] = {}

    def reading(data: Sequence[Document] = (), add: Sequence[Document] = (), **options: bool) -> _Given:
        if data or add:
            return given(read(data, add, **options))
        try:
            path = shipped.shipped_file()
        except InputError:  # it is in memory alone
            return given(read(data, add, **options))
        state = path, path.stat().st_mtime_ns
        if state not in known:
            known.clear()
            known[state] = read(data, add, **options)
        return given(known[state])

    return reading


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The dataset of LEMS alone, built from the sources."""
    return build_dataset([lems()])


@pytest.fixture(scope="session")
def lems_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The N-Quads of LEMS alone, for the ``--data`` of commands; made once for all processes."""

    def write(folder: Path) -> None:
        write_dataset(request.getfixturevalue("dataset"), folder, only=["nq"])

    return once(tmp_path_factory, "lems", write) / "condition-kg.nq"


@pytest.fixture(scope="session")
def whole() -> Dataset:
    """The shipped dataset, built from the sources."""
    return built()


@pytest.fixture(scope="session")
def built_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that ``kg build`` writes, made by a process with a hash seed, a zone and a locale of its own."""

    def build(folder: Path) -> None:
        environment = {**os.environ, "PYTHONHASHSEED": "0", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
        command = [sys.executable, "-c", BUILD, "build", "-o", str(folder)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return once(tmp_path_factory, "built", build)


@pytest.fixture(scope="session")
def store(dataset: Dataset) -> ox.Store:
    """The dataset of LEMS alone in pyoxigraph."""
    store = ox.Store()
    store.extend(dataset.quads)
    return store


@pytest.fixture(scope="session")
def whole_store(whole: Dataset) -> ox.Store:
    """The shipped dataset in pyoxigraph."""
    store = ox.Store()
    store.extend(whole.quads)
    return store


@pytest.fixture(scope="session")
def index(store: ox.Store) -> Index:
    """The index of the dataset of LEMS alone."""
    return Index(store)


@pytest.fixture(scope="session")
def whole_index(whole_store: ox.Store) -> Index:
    """The index of the shipped dataset."""
    return Index(whole_store)


@pytest.fixture(scope="session")
def second() -> Path:
    """The folder of a second condition, whose names are not ours; the entry lies beside it."""
    return ROOT / "tests" / "data" / "second" / "polymyositis"


@pytest.fixture(scope="session")
def second_entry(second: Path) -> Path:
    """The entry of the second condition; it is open and may be shown."""
    return second.with_suffix(".txt")


@pytest.fixture(scope="session")
def both(second: Path) -> Dataset:
    """A dataset of two conditions: LEMS, which is ours, and the second."""
    return build_dataset([lems(), read_condition(second)])


@pytest.fixture(scope="session")
def both_file(both: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The N-Quads file of both conditions."""
    folder = tmp_path_factory.mktemp("both")
    write_dataset(both, folder, only=["nq"])
    return folder / "condition-kg.nq"


@pytest.fixture(scope="session")
def record(index: Index) -> EntryRecord:
    """What the graph says of the entry on LEMS."""
    return entry_record(index, choose_condition(conditions_of(index), "lems"))


@pytest.fixture(scope="session")
def entry_path() -> Path:
    """The copy of the entry; it is under copyright and never in the repository."""
    if not ENTRY.is_file():
        pytest.skip(f"no copy of the entry at {ENTRY.relative_to(ROOT.parent)}: it is under copyright")
    return ENTRY


@pytest.fixture(scope="session")
def entry(entry_path: Path) -> Entry:
    """The entry, read."""
    return read_entry(entry_path)


@pytest.fixture(scope="session")
def layered(dataset: Dataset) -> ox.Store:
    """The graph of LEMS and the claims of ``layered.ttl``."""
    store = ox.Store()
    store.extend(dataset.quads)
    store.load(path=LAYERED, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("http://test/layered"))
    return store


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run
