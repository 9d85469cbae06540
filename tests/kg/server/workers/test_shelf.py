"""Documents stand where all processes see them, whole or not at all."""

from __future__ import annotations

import os
import zlib

import pytest

from kg.server.http.messages import Problem
from kg.server.workers import shelf as shelves
from kg.server.workers.shelf import Document, Shelf, Writing


def test_a_document_that_another_process_made() -> None:
    shelf = Shelf([("/", 3), ("/a", 3), ("/a", 4)])
    assert [shelf.place(key) for key in shelf.keys] == [0, 1, 2]
    child = os.fork()
    if child == 0:
        writing = Writing()
        writing.begin(4, zipped=True)
        assert writing.write(b"hello " * 100_000) == 600_000
        writing.flush()
        shelf.put(2, writing.document())
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    document = shelf.find(2)
    assert isinstance(document, Document)
    assert (document.form, zlib.decompress(document.content, wbits=31)) == (4, b"hello " * 100_000)
    assert document.tag.strip('"').isalnum()
    assert shelf.find(0) is shelf.find(1) is None


def test_the_tag_is_that_of_the_content() -> None:
    tags = []
    for text in (b"a", b"a", b"b"):
        writing = Writing()
        writing.write(text)
        tags.append(writing.document().tag)
    assert tags[0] == tags[1] != tags[2]


def test_why_there_is_none_is_known_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf([("/", 0)])
    shelf.put_problem(0, Problem(404, "too large" + "!" * 5000, "Ask"))
    found = shelf.find(0)
    assert isinstance(found, Problem)
    assert (found.status, found.hint, len(found.detail)) == (404, "Ask", 1000)
    monkeypatch.setattr(shelves, "_PAUSE", -1.0)
    shelf.put_problem(0, Problem(404, "again"))
    assert shelf.find(0) is None
