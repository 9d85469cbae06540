"""Write files so that a reader never sees half of one and a failure leaves what was there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from kg.errors import InputError

__all__ = ["MAX_TEXT", "check_folder", "decode", "read_text", "write_atomically"]

#: Largest source or query file read as a whole, in bytes.
MAX_TEXT = 10_000_000


def write_atomically(path: str | Path, text: str) -> None:
    r"""Write UTF-8 text with ``\n`` line ends beside ``path``, then rename it into place.

    Behind a symbolic link it is the file that is written, not the link; devices and the like are refused.

    Raises:
        InputError: when the place cannot be written.
    """
    import tempfile

    target = str(path)
    if not target or _is_special(path):
        raise InputError("is not a regular file", where=target or "the output", hint="Name a file to write")
    temporary: Path | None = None
    try:
        path = Path(path).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise _unwritable(error, target) from error


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


def _is_special(path: str | Path) -> bool:
    """Whether something else than a file has the name; a name that cannot be one is told of when it is used."""
    try:
        return Path(path).exists() and not Path(path).is_file()
    except OSError:
        return False


def _unwritable(error: OSError, where: str) -> InputError:
    return InputError(f"cannot be written: {error.strerror}", where=where, hint="Choose a place that can be written to")


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
