"""Stores on disk: found again by content, never half-built, never taken away while in use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import shipped
from kg.build.shipped import open_store
from kg.errors import InputError
from kg.rdf.cache import cached_store, content_digest, open_cached, open_cached_store
from kg.rdf.load import is_large


def made(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_digest_is_of_content_and_form(tmp_path: Path) -> None:
    triple = "<http://x/a> <http://x/b> <http://x/c> .\n"
    one, same = made(tmp_path, "one.nt", triple), made(tmp_path, "same.nt", triple)
    assert content_digest([one]) == content_digest([same])
    assert content_digest([one]) != content_digest([made(tmp_path, "other.nt", triple * 2)])
    assert content_digest([one]) != content_digest([one, same])
    turtle = [made(tmp_path, name, triple) for name in ("one.ttl", "same.ttl")]
    assert content_digest(turtle[:1]) != content_digest(turtle[1:]), "relative IRIs depend on the place"
    with pytest.raises(InputError, match="cannot be read"):
        content_digest([tmp_path / "missing.nt"])


def test_built_once_and_read_again(tmp_path: Path) -> None:
    path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "c" .\n<http://x/a> <http://x/b> "d" .\n')
    cache = tmp_path / "cache"
    first = cached_store([path], content_digest([path]), cache)
    assert first.quads == len(open_cached_store(first)) == 2
    path.unlink()
    again = cached_store([path], first.folder.name, cache)
    assert (again.folder, again.quads) == (first.folder, 2)
    for each in (first, again):
        os.close(each.lock)


def test_what_cannot_be_loaded_leaves_nothing(tmp_path: Path) -> None:
    path = made(tmp_path, "bad.nt", "<http://x/a> nonsense .\n")
    with pytest.raises(InputError, match=r"bad\.nt:1:\d+: is malformed"):
        cached_store([path], content_digest([path]), tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
    with pytest.raises(InputError, match="cannot be written"):
        cached_store([path], content_digest([path]), path / "cache")


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "c" .\n')
    found = cached_store([path], content_digest([path]), tmp_path / "cache")
    (found.folder / "CURRENT").write_text("nonsense", encoding="ascii")
    with pytest.raises(InputError, match="is damaged"):
        open_cached_store(found)
    (found.folder / "quads").write_text("nonsense", encoding="ascii")
    os.close(found.lock)
    with pytest.raises(InputError, match="is damaged"):
        cached_store([path], found.folder.name, tmp_path / "cache")


@pytest.mark.slow
def test_old_stores_go_but_not_those_in_use(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    found = []
    for number in range(7):
        path = made(tmp_path, f"{number}.nt", f'<http://x/a> <http://x/b> "{number}" .\n')
        found.append(cached_store([path], content_digest([path]), cache))
        os.utime(found[-1].folder, (number, number))
        if number != 1:
            os.close(found[-1].lock)
    left = {folder.name for folder in cache.iterdir()}
    assert left == {found[number].folder.name for number in (1, 4, 5, 6)} | {found[3].folder.name}
    os.close(found[1].lock)


def aged(path: Path) -> Path:
    """A file that was written long ago, as far as its own time tells; the system's time of change cannot be set."""
    os.utime(path, (1, 1))
    return path


def test_a_file_that_has_not_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = aged(made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "c" .\n'))
    monkeypatch.setattr("kg.rdf.cache.time.time", lambda: time.time_ns() / 1e9 + 10)
    first = content_digest([path], tmp_path / "cache")
    assert first == content_digest([path])
    monkeypatch.setattr("kg.rdf.cache.hashlib.file_digest", None)
    assert content_digest([path], tmp_path / "cache") == first
    monkeypatch.undo()
    aged(made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "d" .\n'))
    assert content_digest([path], tmp_path / "cache") == content_digest([path]) != first


def test_a_fresh_file_is_read_again_and_a_damaged_list_does_no_harm(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "c" .\n')
    first = content_digest([path], cache)
    made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "d" .\n')
    assert content_digest([path], cache) != first
    cache.mkdir(exist_ok=True)
    (cache / "digests").write_bytes(b"\xff nonsense\n\t\n")
    assert content_digest([path], cache) == content_digest([path])


def test_files_are_large_by_their_size_and_form(tmp_path: Path) -> None:
    name = made(tmp_path, "data.nt", "#" * 11_000_000)
    assert not is_large([name])
    assert is_large([name, name])
    assert is_large([name.rename(tmp_path / "data.ttl")])
    assert not is_large([tmp_path / "data.ttl", tmp_path / "missing.ttl"])


@pytest.mark.slow
def test_commands_read_large_files_from_a_store_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(shipped, "is_large", lambda _: True)
    path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "' + "c" * 500 + '" .\n')
    quad = next(iter(open_store([path], read_only=True)))
    assert len(list((tmp_path / "home" / "condition-kg").glob("*/CURRENT"))) == 1
    assert quad in open_store([path], read_only=True)
    with pytest.raises(RuntimeError, match="read-write"):
        open_store([path], read_only=True).add(quad)
    added = open_store([], [path], read_only=True)
    assert quad in added
    assert len(added) > 10_000, "the shipped graph is there, too"
    with pytest.raises(RuntimeError, match="read-write"):
        open_store(read_only=True).add(quad)
    open_store([path]).add(ox.Quad(*quad.triple))


def test_a_cache_that_cannot_be_used_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "is_large", lambda _: True)
    path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "' + "c" * 500 + '" .\n')
    monkeypatch.setenv("XDG_CACHE_HOME", str(path / "below a file"))
    assert len(open_store([path], read_only=True)) == 1
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert open_cached([path]) is not None
    next((tmp_path / "home" / "condition-kg").glob("*/CURRENT")).write_text("nonsense", encoding="ascii")
    assert len(open_store([path], read_only=True)) == 1
    bad = made(tmp_path, "bad.nt", "nonsense " * 100)
    with pytest.raises(InputError, match=r"bad\.nt:1:\d+: is malformed"):
        open_store([bad], read_only=True)


def test_what_a_killed_process_leaves_is_removed(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    hold = """import fcntl, os, sys, time
fcntl.flock(os.open(sys.argv[1], 0), fcntl.LOCK_EX)
print(flush=True)
time.sleep(60)"""
    left, in_use = cache / ".0123abcd.left", cache / ".4567abcd.use"
    for folder in (left, in_use):
        folder.mkdir()
        os.utime(folder, (1, 1))
    with subprocess.Popen([sys.executable, "-c", hold, in_use], stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "c" .\n')
        os.close(cached_store([path], content_digest([path]), cache).lock)
        assert in_use.exists()
        assert not left.exists()
        builder.send_signal(signal.SIGKILL)


def test_a_store_without_its_count_is_built_anew(tmp_path: Path) -> None:
    path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "c" .\n')
    found = cached_store([path], content_digest([path]), tmp_path / "cache")
    os.close(found.lock)
    (found.folder / "quads").unlink()
    again = cached_store([path], found.folder.name, tmp_path / "cache")
    assert (again.quads, len(open_cached_store(again))) == (1, 1)
    os.close(again.lock)
    assert [each.name for each in (tmp_path / "cache").iterdir()] == [found.folder.name]


BUILD = """
import sys
from pathlib import Path
from kg.rdf.cache import cached_store
cached_store([sys.argv[1]], "digest", Path(sys.argv[2]))
"""


@pytest.mark.slow
def test_a_builder_ends_with_the_process_that_wants_the_store(tmp_path: Path) -> None:
    lines = (f'<http://x/{n}> <http://x/p> "{n}" .\n' for n in range(2_000_000))
    path = made(tmp_path, "large.nt", "".join(lines))
    cache = tmp_path / "cache"
    with subprocess.Popen([sys.executable, "-c", BUILD, str(path), str(cache)]) as wanting:
        end = time.monotonic() + 20
        while not list(cache.glob(".digest.*/*")) and time.monotonic() < end:
            time.sleep(0.02)
        (child,) = Path(f"/proc/{wanting.pid}/task/{wanting.pid}/children").read_text().split()
        wanting.kill()
    end = time.monotonic() + 10
    while Path(f"/proc/{child}").exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert not Path(f"/proc/{child}").exists()
    assert list(cache.glob(".digest.*/CURRENT")) == []
