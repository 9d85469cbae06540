"""A process that tries inputs one after the other, and tells what it finds; it may hang or die."""

from __future__ import annotations

import base64
import faulthandler
import json
import mmap
import os
import resource
import signal
import struct
import sys
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NoReturn

from kg.query.limits import bound_memory
from tests.benchmarks.machine import cpu_of
from tests.fuzz.judge import Finding, finding_of
from tests.fuzz.targets import Target

__all__ = ["LONGEST_CPU", "LONGEST_WAIT", "Child", "shortened"]

#: Time for one input: of the processor, and on the clock, in seconds. Machines are busy; readers are not.
LONGEST_CPU, LONGEST_WAIT = 5.0, 60.0
#: Memory that a process may use beyond what it starts with, in 10^6 bytes.
_MEGABYTES = 1_500
#: For making an input shorter: most tries, and most seconds.
_TRIES, _SECONDS = 400, 10.0
#: Where a process is, for its parent: the number of the input, and of the try to shorten it.
_PLACE = struct.Struct("qq")


def shortened(data: bytes, is_wrong: Callable[[bytes], bool], *, tries: int = _TRIES) -> bytes:
    """As short a part of an input as is found soon on which the same goes wrong."""
    end = time.monotonic() + _SECONDS
    size = max(1, len(data) // 2)
    while size:
        at = 0
        while at < len(data):
            if tries <= 0 or time.monotonic() > end:
                return data
            tries -= 1
            shorter = data[:at] + data[at + size :]
            if is_wrong(shorter):
                data = shorter
            else:
                at += size
        size //= 2
    return data


class Child:
    """The process, as its parent sees it.

    Args:
        target: What is tried.
        inputs: Number to input.
        numbers: Those that are tried, in their order.
        known: Kinds of findings that need not be told again.
        folder: For what it writes.
    """

    def __init__(
        self, target: Target, inputs: Callable[[int], bytes], numbers: range, known: Collection[str], folder: Path
    ) -> None:
        self.target, self.inputs, self.numbers = target, inputs, numbers
        self._known = set(known)
        self._place = mmap.mmap(-1, _PLACE.size)
        self._place[:] = _PLACE.pack(numbers.start, 0)
        self._seen = (self._place[:], 0.0, time.monotonic())
        self._folder = folder / f"{target.name}-{numbers.start}"
        self._folder.mkdir(exist_ok=True)
        self._errors = folder / f"{self._folder.name}.log"
        self.pipe, writer = os.pipe()
        os.set_blocking(self.pipe, False)
        sys.stdout.flush()
        self.process = os.fork()
        if not self.process:
            os.close(self.pipe)
            self._run(writer)
        os.close(writer)

    @property
    def at(self) -> int:
        """The number of the input that is tried now."""
        return int(_PLACE.unpack(self._place[:])[0])

    @property
    def hangs(self) -> bool:
        """Whether the input takes too long; to be asked now and then."""
        cpu, now, at = cpu_of([self.process]), time.monotonic(), self._place[:]
        if at != self._seen[0]:
            self._seen = (at, cpu, now)
        return cpu - self._seen[1] > LONGEST_CPU or now - self._seen[2] > LONGEST_WAIT

    def end(self) -> tuple[int, str]:
        """Wait for its end.

        Returns:
            The signal that ended it, or 0, or the negative status; and the last that it wrote.
        """
        _, status = os.waitpid(self.process, 0)
        os.close(self.pipe)
        said = self._errors.read_bytes()[-1500:].decode(errors="replace") if self._errors.exists() else ""
        self._errors.unlink(missing_ok=True)
        for each in self._folder.rglob("*"):
            if each.is_file():
                each.unlink()
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status), said

    def kill(self) -> None:
        """End it."""
        os.kill(self.process, signal.SIGKILL)

    def _run(self, writer: int) -> NoReturn:
        """In the process: try the inputs."""
        status = 3
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.environ["FUZZ_FOLDER"] = str(self._folder)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(os.open(self._errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
            faulthandler.enable(2)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            bound_memory(_MEGABYTES)
            for number in self.numbers:
                self._place[:] = _PLACE.pack(number, 0)
                data = self.inputs(number)
                if (finding := finding_of(self.target.call, data)) and finding.kind not in self._known:
                    self._known.add(finding.kind)
                    self._tell(writer, number, *self._minimised(data, finding))
            status = 0
        finally:
            os._exit(status)

    def _minimised(self, data: bytes, finding: Finding) -> tuple[bytes, Finding]:
        found, tries = finding, 0

        def is_wrong(shorter: bytes) -> bool:
            nonlocal found, tries
            tries += 1
            self._place[:] = _PLACE.pack(self.at, tries)
            if (again := finding_of(self.target.call, shorter)) and again.kind == finding.kind:
                found = again
                return True
            return False

        return shortened(data, is_wrong), found

    @staticmethod
    def _tell(writer: int, number: int, data: bytes, finding: Finding) -> None:
        line = {"number": number, "data": base64.b64encode(data).decode(), "kind": finding.kind, "what": finding.what}
        view = memoryview(json.dumps(line).encode() + b"\n")
        while view:
            view = view[os.write(writer, view) :]
