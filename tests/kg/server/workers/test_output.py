"""A worker's way out: small results whole, large ones in parts, compressed where it pays."""

from __future__ import annotations

import socket
import zlib
from collections.abc import Callable

import pytest

from kg.server.http.messages import Problem, ProblemError
from kg.server.workers.frames import END, EXITS, GZIP, PART, PROBLEM, WHOLE, FrameReader, read_problem
from kg.server.workers.output import Output

Frame = tuple[bytes, int, int, bytes]


def frames_of(write: Callable[[Output], None], most: int = 1_000_000) -> list[Frame]:
    """What arrives of what is written; it must fit the buffer of the socket."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        for end in (ours, theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
        write(Output(theirs, most))
        theirs.shutdown(socket.SHUT_WR)
        found: list[Frame] = []
        reader = FrameReader(lambda *frame: found.append(frame))
        while data := ours.recv(1 << 16):
            reader.feed(data)
        return found


def writing(*parts: bytes, zipped: bool = False) -> Callable[[Output], None]:
    def write(output: Output) -> None:
        output.begin(7, zipped=zipped)
        for part in parts:
            assert output.write(part) == len(part)
            output.flush()
        output.end()

    return write


def test_a_small_result_goes_whole() -> None:
    assert frames_of(writing(b"ab", b"c")) == [(WHOLE, 7, 0, b"abc")]
    assert frames_of(writing()) == [(WHOLE, 7, 0, b"")]


def test_a_small_result_is_compressed_where_it_pays() -> None:
    assert frames_of(writing(b"x" * 999, zipped=True)) == [(WHOLE, 7, 0, b"x" * 999)]
    ((kind, form, flags, content),) = frames_of(writing(b"x" * 1000, zipped=True))
    assert (kind, form, flags) == (WHOLE, 7, GZIP)
    assert zlib.decompress(content, wbits=31) == b"x" * 1000


@pytest.mark.parametrize("zipped", [False, True])
def test_a_large_result_goes_in_parts(*, zipped: bool) -> None:
    pieces = [bytes([65 + number]) * 40_000 for number in range(5)]
    *parts, last = frames_of(writing(*pieces, zipped=zipped))
    assert {kind for kind, *_ in parts} == {PART}
    assert last[0] == END
    assert {flags for _, _, flags, _ in (*parts, last)} == {GZIP if zipped else 0}
    content = b"".join(content for *_, content in (*parts, last))
    assert (zlib.decompress(content, wbits=31) if zipped else content) == b"".join(pieces)


def test_a_result_beyond_the_limit_is_refused() -> None:
    def write(output: Output) -> None:
        output.begin(0, zipped=False)
        output.write(b"x" * 60)
        with pytest.raises(ProblemError) as told:
            output.write(b"x" * 41)
        assert told.value.problem.status == 507
        output.problem(told.value.problem)

    ((kind, _, _, content),) = frames_of(write, most=100)
    assert kind == PROBLEM
    assert "LIMIT" in read_problem(content).hint


def test_the_last_frame_tells_that_the_worker_ends() -> None:
    def write(output: Output) -> None:
        output.exits = True
        writing(b"x" * 70_000)(output)

    *parts, last = frames_of(write)
    assert [flags for _, _, flags, _ in parts] == [0] * len(parts)
    assert last[2] == EXITS

    def fail(output: Output) -> None:
        output.exits = True
        output.problem(Problem(400, "x"))

    assert frames_of(fail)[0][2] == EXITS
