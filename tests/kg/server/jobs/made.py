"""An output that keeps what a job writes."""

from __future__ import annotations

from typing import cast

from kg.server.workers.output import Output


class Kept:
    """Form, whether it may be compressed, and content."""

    def __init__(self) -> None:
        self.form = -1
        self.zipped = False
        self.content = b""

    def begin(self, form: int, *, zipped: bool) -> None:
        self.form, self.zipped = form, zipped

    def write(self, data: bytes) -> int:
        self.content += data
        return len(data)

    def flush(self) -> None:
        """Nothing."""

    @property
    def output(self) -> Output:
        return cast("Output", self)
