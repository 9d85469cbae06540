"""What the service and its workers say to each other arrives whole, however it is cut on the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.http.messages import Problem
from kg.server.workers.frames import (
    END,
    EXITS,
    GZIP,
    HEADER,
    PART,
    PROBLEM,
    READY,
    WHOLE,
    FrameReader,
    pack_job,
    pack_problem,
    read_job,
    read_problem,
)

Frame = tuple[bytes, int, int, bytes]

ARGUMENTS = st.recursive(
    st.text() | st.integers() | st.binary(max_size=2000) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)
FRAMES = st.lists(
    st.tuples(
        st.sampled_from([READY, WHOLE, PART, END]),
        st.integers(0, 255),
        st.sampled_from([0, GZIP, EXITS, GZIP | EXITS]),
        st.binary(max_size=50),
    ),
    max_size=8,
)


def cut(data: bytes, places: list[int]) -> list[bytes]:
    ends = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[start:end] for start, end in pairwise(ends)]


def read(pieces: list[bytes]) -> list[Frame]:
    found: list[Frame] = []
    reader = FrameReader(lambda *frame: found.append(frame))
    for piece in pieces:
        reader.feed(piece)
    return found


@given(FRAMES, st.lists(st.integers(0, 1000)))
def test_frames_arrive_whole_and_in_order(frames: list[Frame], places: list[int]) -> None:
    data = b"".join(HEADER.pack(kind, form, flags, len(content)) + content for kind, form, flags, content in frames)
    assert read(cut(data, places)) == frames
    assert read([bytes([byte]) for byte in data]) == frames


def test_half_a_frame_is_none() -> None:
    assert read([HEADER.pack(WHOLE, 0, 0, 5) + b"abcd"]) == []
    assert read([HEADER.pack(WHOLE, 0, 0, 0)[:-1]]) == []


@given(st.text(), st.lists(ARGUMENTS, max_size=4), st.lists(st.integers(0, 5000)))
def test_a_job_arrives_whole(name: str, arguments: list[str | int | bytes | bool | None], places: list[int]) -> None:
    pieces = iter(cut(pack_job(name, *arguments), places))
    assert read_job(lambda _: next(pieces, b"")) == (name, *arguments)


@pytest.mark.parametrize("length", range(len(pack_job("document", "/", 7))))
def test_a_job_that_breaks_off_is_none(length: int) -> None:
    pieces = iter([pack_job("document", "/", 7)[:length]])
    assert read_job(lambda _: next(pieces, b"")) is None


@given(st.builds(Problem, st.integers(400, 599), st.text(), st.text(), st.integers(0), st.integers(0), st.just(())))
def test_a_problem_comes_back(problem: Problem) -> None:
    (frame,) = read([pack_problem(problem, EXITS)])
    kind, form, flags, content = frame
    assert (kind, form, flags) == (PROBLEM, 0, EXITS)
    assert read_problem(content) == problem
