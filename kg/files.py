"""Write files so that a reader never sees half of one and a failure leaves what was there."""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import InputError

__all__ = ["read_text", "write_atomically"]

#: Largest RDF or query file read as a whole, in bytes.
MAX_BYTES = 512_000_000


def write_atomically(path: str | Path, text: str) -> None:
    r"""Write UTF-8 text with ``\n`` line ends beside ``path``, then rename it into place.

    Raises:
        InputError: when the place cannot be written.
    """
    import tempfile

    path = Path(path)
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise InputError(
            f"cannot be written: {error.strerror}", where=str(path), hint="Choose another place with -o"
        ) from error


def read_text(path: str | Path) -> str:
    """Read a UTF-8 file.

    Raises:
        InputError: when it cannot be read or is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path), hint="Check the name") from error
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 text (byte {error.start})", where=str(path), hint="Save it as UTF-8") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
