"""What a reader may do with an input: give a result, or a KgError that can be shown; nothing else."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import KgError

__all__ = ["LONGEST_MESSAGE", "BrokenError", "Finding", "check_message", "finding_of"]

#: Longest message, in characters: what, where and hint of a KgError, each as long as it may be.
LONGEST_MESSAGE = 1_150


class BrokenError(Exception):
    """A reader has done what none may do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong.

    Args:
        kind: What findings of one cause share: the error and the place in the code.
        what: All that is known of it.
    """

    kind: str
    what: str


class _Listener(logging.Handler):
    """Looks at what readers tell meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        if len(self.said) < 1_000:
            self.said.append(record.getMessage())


def check_message(text: str) -> None:
    """Refuse a message that steers a terminal, or fills one.

    Raises:
        BrokenError: when it does.
    """
    odd = next((letter for letter in text if not letter.isprintable()), None)
    if odd is not None:
        raise BrokenError(f"a message holds U+{ord(odd):04X}: {text[:300]!r}")
    if len(text) > LONGEST_MESSAGE:
        raise BrokenError(f"a message has {len(text):,} characters: {text[:300]!r}")


def finding_of(call: Callable[[bytes], object], data: bytes) -> Finding | None:
    """What is wrong in what a reader does with an input; None when nothing is."""
    log = logging.getLogger("kg")
    listener = _Listener()
    log.addHandler(listener)
    log.propagate = False
    error: BaseException | None = None
    try:
        try:
            call(data)
        except KgError as told:
            error = told
            check_message(str(told))
        error = None
        for said in listener.said:
            check_message(said)
    except BaseException as other:  # noqa: BLE001 - whatever it is, it is a finding
        return _finding(other, error)
    finally:
        log.removeHandler(listener)
    return None


def _finding(error: BaseException, told: BaseException | None) -> Finding:
    """The finding, with the last place of ours in the traceback."""
    frames = traceback.extract_tb((told or error).__traceback__)
    ours = [each for each in frames if re.search(r"[\\/](?:kg|visualize)[\\/]", each.filename)]
    place = ours[-1] if ours else frames[-1]
    short = re.sub(r".*[\\/]((?:kg|visualize|tests)[\\/])", r"\1", place.filename)
    sort = re.sub(r"U\+\w+|[\d,]+|: .*", "#", str(error))[:60] if isinstance(error, BrokenError) else ""
    kind = f"{type(error).__name__} {sort} at {short}:{place.lineno}"
    whole = "".join(traceback.format_exception(error))
    return Finding(kind, whole[-4_000:])
