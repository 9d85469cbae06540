"""Write files so that a reader never sees half of one and a failure leaves what was there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kg.errors import InputError

__all__ = [
    "MAX_TEXT",
    "cache_folder",
    "check_folder",
    "decode",
    "distinct",
    "read_text",
    "write_all_atomically",
    "write_atomically",
]

#: Largest source or query file read as a whole, in bytes.
MAX_TEXT = 10_000_000


def cache_folder() -> Path | None:
    """The folder for caches: ``$XDG_CACHE_HOME/condition-kg``, else ``~/.cache/condition-kg``; None without a home."""
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():
        return base / "condition-kg"
    try:
        return Path.home() / ".cache" / "condition-kg"
    except RuntimeError:
        return None


def write_atomically(path: str | Path, text: str) -> None:
    r"""Write UTF-8 text with ``\n`` line ends beside ``path``, then rename it into place.

    Behind a symbolic link it is the file that is written, not the link; devices and the like are refused.

    Raises:
        InputError: when the place cannot be written.
    """
    write_all_atomically([(path, text)])


def write_all_atomically(files: Iterable[tuple[str | Path, str]]) -> None:
    """As :func:`write_atomically`, several files: none is put into place before all have been written.

    Raises:
        InputError: when a place cannot be written, or two are the same file; then nothing has changed.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for name, text in files:
            path = _target(str(name))
            if any(path == other for _, other in ready):
                raise InputError("is named for two outputs", where=str(name), hint="Name another file")
            ready.append((_written(path, text, str(name)), path))
        for temporary, path in ready:
            _moved(temporary, path)
    finally:
        for temporary, _ in ready:
            temporary.unlink(missing_ok=True)


def _target(name: str) -> Path:
    try:
        path = Path(name).resolve()
        with suppress(FileNotFoundError, NotADirectoryError):
            path.lstat()  # other than exists(), it minds characters that no name can have
        is_special = path.exists() and not path.is_file()
    except (OSError, ValueError) as error:
        raise _unwritable(error, name) from error
    if not name or is_special:
        raise InputError("is not a regular file", where=name or "the output", hint="Name a file to write")
    return path


def _written(path: Path, text: str, name: str) -> Path:
    """A file beside ``path`` with the text."""
    import tempfile

    temporary: Path | None = None
    try:
        path = Path(path).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(beside)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(0o666 & ~_umask())
    except BaseException as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(error, name) from error
        raise
    return temporary


def _moved(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(error, str(path)) from error


def check_folder(path: str | Path) -> None:
    """Try whether files can be written in a folder, before the work whose results are to stand there.

    A folder that is missing is made for the trial and taken away again.

    Raises:
        InputError: when it cannot be made, or nothing can be written there.
    """
    import tempfile

    missing: list[Path] = []
    try:
        folder = Path(path).resolve()
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _unwritable(error, str(path)) from error
    finally:
        for each in missing:
            with suppress(OSError):
                each.rmdir()


def _unwritable(error: OSError | ValueError, name: str) -> InputError:
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(f"cannot be written: {reason}", where=name, hint="Choose a place that can be written to")


def distinct(paths: Iterable[Path]) -> list[Path]:
    """The paths of different files and folders, each as it is first named."""
    found: dict[Path, Path] = {}
    for path in paths:
        found.setdefault(path.resolve(), path)
    return list(found.values())


def read_text(path: str | Path) -> str:
    """Read a UTF-8 file.

    Raises:
        InputError: when it cannot be read or is not UTF-8.
    """
    try:
        with Path(path).open("rb") as file:
            return decode(file.read(MAX_TEXT + 1), str(path))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path), hint="Check the name") from error


def decode(data: bytes, where: str) -> str:
    """Bytes as UTF-8 text, a byte order mark left out, line ends as they are.

    Raises:
        InputError: when they are too many, or not UTF-8.
    """
    if len(data) > MAX_TEXT:
        raise InputError(f"is larger than {MAX_TEXT:,} bytes", where=where, hint="Name a smaller file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 text (byte {error.start})", where=where, hint="Save it as UTF-8") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
