"""Files: written whole or not at all, and read within bounds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import files
from kg.errors import InputError
from kg.files import cache_folder, check_folder, read_text, write_all_atomically, write_atomically


def test_a_link_is_written_through_and_a_device_is_refused(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    write_atomically(link, "text")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "text"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="not a regular file"):
        write_atomically(tmp_path / "pipe", "text")
    assert (tmp_path / "pipe").is_fifo()


def test_a_text_is_written_with_its_line_ends_and_replaces_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "file.txt"
    write_atomically(path, "é\n\r\n")
    assert path.read_bytes() == "é\n\r\n".encode()
    path.chmod(0o600)
    write_atomically(path, "other")
    assert path.read_text(encoding="utf-8") == "other"
    assert [each.name for each in path.parent.iterdir()] == ["file.txt"]


def test_none_of_several_is_put_into_place_before_all_are_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_all_atomically([(tmp_path / "a", "new"), (tmp_path / "file" / "b", "new")])
    with pytest.raises(InputError, match="is named for two outputs"):
        write_all_atomically([(tmp_path / "a", "new"), (tmp_path / "x" / ".." / "a", "newer")])
    with pytest.raises(UnicodeEncodeError):
        write_all_atomically([(tmp_path / "c", "new"), (tmp_path / "a", "\ud800")])
    assert (tmp_path / "a").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "c").exists()
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_what_others_may_read_is_as_the_user_has_set_it(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "file", "text")
    finally:
        os.umask(mask)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["", ".", "/dev/null"])
def test_a_place_that_is_no_file_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="not a regular file"):
        write_atomically(name, "text")


def test_a_folder_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")
    check_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        check_folder(tmp_path / "file" / "b")


def test_text_is_read_without_its_mark_and_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes("\ufeffé\r\n".encode())
    assert read_text(path) == "é\r\n"
    path.write_bytes(b"ab\xff")
    with pytest.raises(InputError, match=r"file\.txt: is not UTF-8 text \(byte 2\)"):
        read_text(path)
    monkeypatch.setattr(files, "MAX_TEXT", 10)
    path.write_bytes(b"x" * 11)
    with pytest.raises(InputError, match="larger than 10 bytes"):
        read_text(path)
    for missing in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            read_text(missing)


@pytest.mark.parametrize(
    ("value", "found"), [("/x", "/x/condition-kg"), ("", "~/.cache/condition-kg"), ("x", "~/.cache/condition-kg")]
)
def test_the_folder_for_caches(value: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative one is ignored, as the XDG specification asks."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", value)
    assert str(cache_folder()) == found.replace("~", str(tmp_path))
