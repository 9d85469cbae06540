"""Commands as processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def command(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "kg.cli", *map(str, arguments)], capture_output=True, text=True, check=False, **options
    )


#: ``kg`` without the validation, which is slow and tested by itself.
BUILD = "from kg.build import validate; validate.validate_dataset = lambda _: []; from kg.cli import run; run()"
