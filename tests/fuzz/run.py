"""Try many inputs on many readers, in several processes; what is found is kept and told."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import selectors
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random

from tests.fuzz.child import LONGEST_CPU, Child, shortened
from tests.fuzz.judge import BrokenError, Finding
from tests.fuzz.mutate import made
from tests.fuzz.seeds import everything, found
from tests.fuzz.targets import Target

__all__ = ["Run", "input_of"]

#: Inputs that one process tries.
_BATCH = 250
#: Seconds between two looks at the processes, and between two lines of progress.
_LOOK, _PROGRESS = 0.1, 10.0
#: Tries to shorten an input that hangs or ends a process.
_TRIES = 40
#: Findings of a target after which it is left alone.
_MOST = 20


def input_of(target: Target, seed: int, number: int) -> bytes:
    """An input by its number, from 0; below, those on which the target failed once."""
    if number < 0:
        return list(found()[target.name].values())[number]
    random = Random(f"{seed} {target.name} {number}")  # noqa: S311 - it hides nothing
    return made(target.examples, everything(), random)


class Run:
    """A run over targets.

    Args:
        targets: What is tried.
        seed: Number that the inputs follow from.
        folder: Where findings are kept.
        tell: Takes lines of text; None for standard error.
    """

    def __init__(
        self, targets: Sequence[Target], *, seed: int, folder: Path, tell: Callable[[str], object] | None = None
    ) -> None:
        self.targets, self.seed, self.folder = targets, seed, folder
        self._tell = tell or (lambda line: print(line, file=sys.stderr, flush=True))
        self.counts: Counter[str] = Counter()
        self.findings: list[tuple[str, Finding]] = []
        self._scratch = Path()

    def run(self, count: int, *, seconds: float = float("inf"), processes: int = 2) -> int:
        """Try inputs; first those on which a target failed once.

        Args:
            count: Inputs of all targets together.
            seconds: Time after which no more are begun.
            processes: How many at once.

        Returns:
            How many were tried.
        """
        end = time.monotonic() + seconds
        waiting = deque(self._batches(count))
        with ExitStack() as stack:
            self._scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-fuzz-")))
            for around in dict.fromkeys(each.around for each in self.targets):
                stack.enter_context(self._guarded(around))
            self._watch(waiting, end, processes)
        return self.counts.total()

    def try_one(self, target: Target, data: bytes) -> None:
        """Try one input."""
        with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as scratch, self._guarded(target.around):
            self._scratch = Path(scratch)
            self.counts[target.name] += 1
            finding, shorter = self._alone(target, data)
            if finding:
                self._keep(target, shorter, finding)

    @contextlib.contextmanager
    def _guarded(self, around: Callable[[], contextlib.AbstractContextManager[None]]) -> Iterator[None]:
        try:
            with around():
                yield
        except BrokenError as error:
            self._keep(self.targets[-1], b"", Finding(str(error)[:60], str(error)))

    def _batches(self, count: int) -> list[tuple[Target, range]]:
        """What is to be tried: each target gets its part, and all go forward together."""
        weight = sum(each.weight for each in self.targets)
        batches: list[tuple[float, Target, range]] = []
        for target in self.targets:
            number = round(count * target.weight / weight)
            if known := len(found().get(target.name, ())):
                batches.append((-1, target, range(-known, 0)))
            size = max(5, min(_BATCH, number // 4))
            starts = range(0, number, size)
            batches += [(start / number, target, range(start, min(start + size, number))) for start in starts]
        return [(target, numbers) for _, target, numbers in sorted(batches, key=lambda each: each[0])]

    def _watch(self, waiting: deque[tuple[Target, range]], end: float, processes: int) -> None:
        running: dict[int, tuple[Child, bytearray]] = {}
        told = time.monotonic()
        with selectors.DefaultSelector() as selector:
            while waiting or running:
                if time.monotonic() > end:
                    waiting.clear()
                while waiting and len(running) < processes:
                    child = self._started(*waiting.popleft())
                    running[child.pipe] = (child, bytearray())
                    selector.register(child.pipe, selectors.EVENT_READ)
                for key, _ in selector.select(_LOOK):
                    child, heard = running[key.fd]
                    with contextlib.suppress(BlockingIOError):
                        if piece := os.read(key.fd, 1 << 16):
                            heard += piece
                            continue
                        selector.unregister(key.fd)
                        del running[key.fd]
                        waiting.extendleft(self._ended(child, heard, is_hung=False))
                for child, heard in list(running.values()):
                    if child.hangs:
                        selector.unregister(child.pipe)
                        del running[child.pipe]
                        child.kill()
                        waiting.extendleft(self._ended(child, heard, is_hung=True))
                if time.monotonic() - told > _PROGRESS:
                    told = time.monotonic()
                    left = sum(len(numbers) for _, numbers in waiting)
                    self._tell(f"{self.counts.total():,} inputs, {left:,} to come, {len(self.findings)} findings")

    def _started(self, target: Target, numbers: range) -> Child:
        known = [finding.kind for name, finding in self.findings if name == target.name]
        return Child(target, lambda number: input_of(target, self.seed, number), numbers, known, self._scratch)

    def _ended(self, child: Child, heard: bytearray, *, is_hung: bool) -> list[tuple[Target, range]]:
        """Take what a process has found; what is left to be tried when it did not come to its end."""
        target, at = child.target, child.at
        status, said = child.end()
        for line in heard.splitlines():
            told = json.loads(line)
            self._keep(target, base64.b64decode(told["data"]), Finding(told["kind"], told["what"]))
        if not is_hung and not status:
            self.counts[target.name] += len(child.numbers)
            return []
        self.counts[target.name] += at + 1 - child.numbers.start
        data = child.inputs(at)
        finding, shorter = self._alone(target, data)
        what = f"takes more than {LONGEST_CPU:g} s" if is_hung else f"ends the process ({status})"
        finding = finding or Finding(f"{what}, but not alone", said)
        if all((name, known.kind) != (target.name, finding.kind) for name, known in self.findings):
            self._keep(target, shorter, finding)
        rest = range(at + 1, child.numbers.stop)
        is_hopeless = sum(name == target.name for name, _ in self.findings) > _MOST
        return [(target, rest)] if rest and not is_hopeless else []

    def _alone(self, target: Target, data: bytes) -> tuple[Finding | None, bytes]:
        """What is wrong in an input that may hang or end the process, and a shorter one."""
        finding = self._tried(target, data)
        if not finding:
            return None, data
        kind = finding.kind
        return finding, shortened(
            data,
            lambda shorter: (again := self._tried(target, shorter)) is not None and again.kind == kind,
            tries=_TRIES,
        )

    def _tried(self, target: Target, data: bytes) -> Finding | None:
        child = Child(target, lambda _: data, range(1), (), self._scratch)
        heard = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(child.pipe, selectors.EVENT_READ)
            while not child.hangs:
                if selector.select(_LOOK):
                    piece = os.read(child.pipe, 1 << 16)
                    heard += piece
                    if not piece:
                        status, said = child.end()
                        if status:
                            return Finding(f"ends the process ({status})", said)
                        told = [json.loads(line) for line in heard.splitlines()]
                        return Finding(told[0]["kind"], told[0]["what"]) if told else None
        child.kill()
        child.end()
        return Finding(f"takes more than {LONGEST_CPU:g} s", "")

    def _keep(self, target: Target, data: bytes, finding: Finding) -> None:
        if (target.name, finding.kind) in {(name, known.kind) for name, known in self.findings}:
            return
        self.findings.append((target.name, finding))
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{target.name}-{hashlib.sha256(data).hexdigest()[:8]}"
        path.write_bytes(data)
        path.with_name(f"{path.name}.txt").write_text(
            f"{finding.kind}\n\n{finding.what}\n", encoding="utf-8", errors="replace"
        )
        shown = repr(data if len(data) <= 300 else data[:200] + b" ... " + data[-80:])
        last = finding.what.rstrip().rpartition("\n")[2][:400]
        self._tell(f"FOUND {target.name}: {finding.kind}\n  {last}\n  {len(data):,} bytes: {shown}")
        self._tell(f"  again: python -m tests.fuzz --target {target.name} --input {os.path.relpath(path)}")
