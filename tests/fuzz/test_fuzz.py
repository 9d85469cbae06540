"""Broken inputs: those on which a reader once failed, some new ones on each run, and that nothing escapes."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from kg.errors import InputError
from tests.fuzz import child, run
from tests.fuzz import seeds as seed_files
from tests.fuzz.files import written
from tests.fuzz.judge import BrokenError, finding_of
from tests.fuzz.mutate import LONGEST, made
from tests.fuzz.run import Run, input_of
from tests.fuzz.seeds import found
from tests.fuzz.targets import TARGETS, Target, named

ALL = {target.name: target for target in TARGETS}
#: A service takes longer to start than all the rest.
QUICK = [target for target in TARGETS if not target.name.startswith("server.live")]


@pytest.mark.parametrize(
    ("name", "data"),
    [pytest.param(name, data, id=f"{name}: {what}") for name, kept in found().items() for what, data in kept.items()],
)
def test_what_once_went_wrong(name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUZZ_FOLDER", str(tmp_path))
    assert finding_of(ALL[name].call, data) is None


def test_what_is_found_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seed_files, "FOUND", tmp_path / "found.json")
    seed_files.FOUND.write_text("[]")
    for number in (2, 1):
        seed_files.keep("query.text", f"fails {number}", bytes(range(256)))
    assert list(json.loads(seed_files.FOUND.read_text())[0]) == [
        "query.text",
        "fails 1",
        bytes(range(256)).decode("latin-1"),
    ]
    assert seed_files.found.__wrapped__() == {"query.text": {f"fails {number}": bytes(range(256)) for number in (1, 2)}}


def test_some_inputs_to_every_reader(tmp_path: Path) -> None:
    said: list[str] = []
    trial = Run(QUICK, seed=0, folder=tmp_path, tell=said.append)
    assert trial.run(10 * len(QUICK), seconds=2) >= len(QUICK)
    assert not trial.findings, "\n".join(said)


def test_good_inputs_are_read() -> None:
    """At least a half of some seeds of each target: else its inputs would all be refused at the door."""
    for target in QUICK:
        some = target.examples[:4]
        refused = 0
        for data in some:
            try:
                target.call(data)
            except Exception:  # noqa: BLE001 - whichever
                refused += 1
        assert refused <= len(some) / 2, target.name


def test_inputs_are_the_same_for_the_same_seed() -> None:
    one, other = ([input_of(ALL["query.text"], seed, number) for number in range(50)] for seed in (1, 2))
    assert one == [input_of(ALL["query.text"], 1, number) for number in range(50)]
    assert len({*one, *other}) > 90


def test_inputs_are_bounded() -> None:
    large = [b"({[<" * (LONGEST // 3)]
    random = Random(1)  # noqa: S311 - it hides nothing
    assert all(len(made(large, large, random)) <= LONGEST for _ in range(8))


def boom(_: bytes) -> None:
    raise ValueError


def refuse(text: str, _: bytes) -> None:
    raise InputError("is wrong", hint=text) if text else KeyError


def hold(_: bytes) -> None:
    bytearray(10_000_000_000)


def change(data: bytes) -> None:
    with written(data, "a") as path:
        path.write_bytes(b"")


def leave(data: bytes) -> None:
    with written(data, "a") as path:
        path.with_name("half").touch()


def spin(_: bytes) -> None:
    while True:
        pass


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (boom, "ValueError"),
        (partial(refuse, ""), "KeyError"),
        (hold, "MemoryError"),
        (change, "BrokenError the input has changed"),
        (leave, "BrokenError files lie beside the input"),
        (lambda _: os.abort(), "ends the process (6)"),
        (lambda _: os._exit(7), "ends the process (-7)"),
        (spin, "takes more than 0.2 s"),
        (lambda _: time.sleep(60), "takes more than 0.2 s"),
    ],
)
def test_nothing_escapes(
    call: Callable[[bytes], object], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that fails on every input that holds a B, which is told once, with the shortest such input."""

    def read(data: bytes) -> None:
        if b"B" in data:
            call(data)

    monkeypatch.setattr(child, "LONGEST_CPU", 0.2)
    monkeypatch.setattr(run, "LONGEST_CPU", 0.2)
    monkeypatch.setattr(child, "LONGEST_WAIT", 0.4)
    monkeypatch.setattr(child, "_TRIES", 40)
    monkeypatch.setattr(run, "_LOOK", 0.02)
    monkeypatch.setattr(run, "_TRIES", 2)
    monkeypatch.setattr(run, "input_of", lambda _target, _seed, number: b"aaB" if number == 3 else b"a")
    trial = Run([Target("fake.one", ("queries",), read)], seed=1, folder=tmp_path, tell=lambda _: None)
    assert trial.run(8, processes=1) == 8
    [(name, finding)] = trial.findings
    assert (name, finding.kind[: len(kind)]) == ("fake.one", kind)
    [kept] = [path.read_bytes() for path in tmp_path.glob("fake.one-????????")]
    assert kept.count(b"B") == 1
    assert len(kept) < 3


@pytest.mark.parametrize(("hint", "is_fine"), [("Mend it", True), ("a\x1b[2J", True), ("x" * 5000, True)])
def test_errors_that_can_be_shown(hint: str, is_fine: bool) -> None:  # noqa: FBT001
    assert (finding_of(partial(refuse, hint), b"") is None) == is_fine


def test_targets_by_name() -> None:
    assert [target.name for target in named(["entry", "rdf.xml"])] == [
        "rdf.xml",
        "entry.text",
        "entry.proposals",
        "entry.markdown",
        "entry.page",
    ]
    assert named([]) == list(TARGETS)
    with pytest.raises(ValueError, match="is no target"):
        named(["rd"])


def test_broken_is_no_error_of_ours() -> None:
    """Else it would pass for an answer."""
    assert not issubclass(BrokenError, InputError.__mro__[1])
