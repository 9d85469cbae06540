"""Settings of the C library's allocator, which are read when a process starts: the process starts anew with them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["restart_tuned"]

#: A query frees many small things at once: keeping more of them at hand makes it a fifth faster. One arena is enough
#: for one thread that works, and takes less of the memory that a worker may have.
_TUNABLES = "glibc.malloc.tcache_count=200:glibc.malloc.arena_max=1"


def restart_tuned() -> None:
    """Run this command again with our settings, where the C library is glibc; without effect anywhere else.

    What the environment says of the allocator already is left as it is.
    """
    name = Path(sys.argv[0])
    is_command = name.name in ("kg", "kg.exe") or name.parts[-3:] == ("kg", "cli", "__main__.py")
    if not (is_command and _has_glibc()) or "GLIBC_TUNABLES" in os.environ:
        return
    os.environ["GLIBC_TUNABLES"] = _TUNABLES
    with suppress(OSError):
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - this very command


def _has_glibc() -> bool:
    try:
        return (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")
    except (AttributeError, OSError, ValueError):
        return False
