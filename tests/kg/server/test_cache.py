"""Documents are made once, and kept: those who ask meanwhile wait, and what failed is tried again."""

from __future__ import annotations

import zlib
from typing import cast

from kg.rdf.forms import FORMS, TURTLE
from kg.server import cache as caching
from kg.server.cache import DocumentCache
from kg.server.http.messages import Problem
from kg.server.workers.channel import Job
from kg.server.workers.frames import read_job
from kg.server.workers.pool import Pool
from tests.kg.server.exchanges import Sent, exchange_of

FORM = FORMS.index(TURTLE)
TEXT = b"<http://e/s> <http://e/p> <http://e/o> .\n" * 100
ZIPPED = zlib.compress(TEXT, 5, wbits=31)


class Jobs:
    """A pool that keeps the jobs it is given."""

    def __init__(self) -> None:
        self.given: list[Job] = []

    def submit(self, job: Job) -> None:
        self.given.append(job)


def cache_and_jobs() -> tuple[DocumentCache, list[Job]]:
    jobs = Jobs()
    return DocumentCache(cast("Pool", jobs)), jobs.given


def asked(cache: DocumentCache, **headers: str) -> Sent:
    """Who asks; the names of headers with _ for -."""
    sent, named = Sent(), {name.replace("_", "-"): value for name, value in headers.items()}
    cache.send(exchange_of(sent, headers=named), "/sparql", FORM)
    return sent


def test_one_job_for_all_who_ask() -> None:
    cache, jobs = cache_and_jobs()
    waiting = [asked(cache) for _ in range(3)]
    (job,) = jobs
    pieces = iter([job.content])
    assert read_job(lambda _: next(pieces, b"")) == ("document", "/sparql", FORM)
    assert [sent.data for sent in waiting] == [b"", b"", b""]
    job.receiver.part(FORM, ZIPPED[:50], zipped=True)
    job.receiver.part(FORM, ZIPPED[50:], zipped=True)
    job.receiver.end()
    waiting.append(asked(cache))
    assert len(jobs) == 1
    for sent in waiting:
        assert (sent.status, sent.headers["content-type"], sent.body) == (200, "text/turtle; charset=utf-8", TEXT)
    assert len({sent.headers["etag"] for sent in waiting}) == 1


def test_who_takes_gzip_gets_it_as_it_was_made() -> None:
    cache, jobs = cache_and_jobs()
    first = asked(cache, accept_encoding="gzip")
    jobs[0].receiver.whole(FORM, ZIPPED, zipped=True)
    assert first.headers["content-encoding"] == "gzip"
    assert first.body == ZIPPED
    assert "Accept-Encoding" in first.headers["vary"]


def test_who_has_it_is_told_so() -> None:
    cache, jobs = cache_and_jobs()
    first = asked(cache)
    jobs[0].receiver.whole(FORM, TEXT, zipped=False)
    again = asked(cache, if_none_match=f'"other", {first.headers["etag"]}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert asked(cache, if_none_match='"other"').status == 200


def test_what_cannot_be_made_is_tried_again() -> None:
    cache, jobs = cache_and_jobs()
    waiting = [asked(cache), asked(cache)]
    jobs[0].receiver.problem(Problem(507, "too large"))
    assert [sent.status for sent in waiting] == [507, 507]
    later = asked(cache)
    assert len(jobs) == 2
    jobs[1].receiver.whole(FORM, TEXT, zipped=False)
    assert later.status == 200


def test_too_many_who_wait_are_refused() -> None:
    cache, jobs = cache_and_jobs()
    waiting = [asked(cache) for _ in range(caching._MOST_WAITING)]
    refused = asked(cache)
    assert (refused.status, refused.headers["retry-after"]) == (503, "5")
    jobs[0].receiver.whole(FORM, b"x", zipped=False)
    assert {sent.status for sent in waiting} == {200}


def test_each_form_is_a_document_of_its_own() -> None:
    cache, jobs = cache_and_jobs()
    asked(cache)
    cache.send(exchange_of(Sent()), "/sparql", FORM + 1)
    cache.send(exchange_of(Sent()), "/other", FORM)
    assert len(jobs) == 3
