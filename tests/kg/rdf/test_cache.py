"""Stores on disk: found again by content, never half-built, never taken away while in use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.rdf.cache import content_digest, open_stored, stored


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
    first = stored([path], content_digest([path]), cache)
    assert first.quads == len(open_stored(first)) == 2
    path.unlink()
    again = stored([path], first.folder.name, cache)
    assert (again.folder, again.quads) == (first.folder, 2)
    for each in (first, again):
        os.close(each.lock)


def test_what_cannot_be_loaded_leaves_nothing(tmp_path: Path) -> None:
    path = made(tmp_path, "bad.nt", "<http://x/a> nonsense .\n")
    with pytest.raises(InputError, match=r"bad\.nt:1: is malformed"):
        stored([path], content_digest([path]), tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
    with pytest.raises(InputError, match="cannot be written"):
        stored([path], content_digest([path]), path / "cache")


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    path = made(tmp_path, "data.nt", '<http://x/a> <http://x/b> "c" .\n')
    found = stored([path], content_digest([path]), tmp_path / "cache")
    (found.folder / "CURRENT").write_text("nonsense", encoding="ascii")
    with pytest.raises(InputError, match="is damaged"):
        open_stored(found)
    (found.folder / "quads").write_text("nonsense", encoding="ascii")
    os.close(found.lock)
    with pytest.raises(InputError, match="is damaged"):
        stored([path], found.folder.name, tmp_path / "cache")


def test_old_stores_go_but_not_those_in_use(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    found = []
    for number in range(7):
        path = made(tmp_path, f"{number}.nt", f'<http://x/a> <http://x/b> "{number}" .\n')
        found.append(stored([path], content_digest([path]), cache))
        os.utime(found[-1].folder, (number, number))
        if number != 1:
            os.close(found[-1].lock)
    left = {folder.name for folder in cache.iterdir()}
    assert left == {found[number].folder.name for number in (1, 4, 5, 6)} | {found[3].folder.name}
    os.close(found[1].lock)
