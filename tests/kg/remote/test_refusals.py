"""What servers say when they do not answer, in a line of our own."""

from __future__ import annotations

import email.utils
import json
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.remote.credentials import Credentials
from kg.remote.refusals import began, message, refusal, retry_after

QUERY = "SELECT ?a WHERE {\n  ?a a ?b\n} LIMI 3"


def headers(content_type: str = "text/plain", **more: str) -> Message:
    found = Message()
    for name, value in {"Content-Type": content_type, **more}.items():
        found[name.replace("_", "-")] = value
    return found


def told(status: int, body: str = "", what: str = "query", credentials: Credentials | None = None, **more: str) -> str:
    found = refusal(
        status, "http://e/", headers(**more), body.encode(), credentials=credentials or Credentials(), what=what
    )
    return str(found)


STACK = "\n\tat java.util.concurrent.FutureTask.report(FutureTask.java:122)\n\tat java.lang.Thread.run(Thread.java:1)\n"


@pytest.mark.parametrize(
    ("body", "content_type", "said"),
    [
        # problem documents (RFC 9457), and JSON of QLever, Neptune, Stardog, Spring and others
        (
            '{"type":"about:blank","title":"Bad Request","status":400,"detail":"syntax error at line 1"}',
            "application/problem+json",
            "Bad Request: syntax error at line 1",
        ),
        ('{"title":"Not Found","status":404}', "application/problem+json", "Not Found"),
        (
            json.dumps({"exception": 'Invalid SPARQL query: Token "LIMI"', "query": QUERY, "status": "ERROR"}),
            "application/json",
            'Invalid SPARQL query: Token "LIMI"',
        ),
        (
            '{"requestId":"6c","code":"MalformedQueryException","detailedMessage":"Malformed query: x"}',
            "application/json",
            "Malformed query: x",
        ),
        ('{"message":"Unrecognized token","code":"QEIQE2"}', "text/plain", "Unrecognized token"),
        ('{"status":400,"error":"Bad Request","message":"no query","path":"/"}', "application/json", "no query"),
        ('{"error":{"code":1,"message":"deep"}}', "application/json", "deep"),
        ('[{"message":"first"},{"message":"second"}]', "application/json", "first"),
        ('{"unknown":1}', "application/json", '{"unknown":1}'),
        ('{"message":', "application/json", '{"message":'),
        # Virtuoso
        (
            (
                "Virtuoso 37000 Error SP030: SPARQL compiler, line 3: syntax error at 'LIMI'\n\nSPARQL query:\n"
                f"#output-format:x\ndefine sql:big-data-const 0 {QUERY}"
            ),
            "text/plain",
            "Virtuoso 37000 Error SP030: SPARQL compiler, line 3: syntax error at 'LIMI'",
        ),
        # Fuseki
        (
            f'Parse error:\n{QUERY}\n\nEncountered " <VARNAME> "LIMI "" at line 3, column 3.\n\nFuseki - version 3.17',
            "text/plain",
            'Parse error: Encountered " <VARNAME> "LIMI "" at line 3, column 3',
        ),
        # Blazegraph
        (
            (
                f"SPARQL-QUERY: queryStr={QUERY}\njava.util.concurrent.ExecutionException: "
                f"org.openrdf.query.MalformedQueryException: Lexical error at line 3, column 3.{STACK}"
            ),
            "text/plain",
            "Lexical error at line 3, column 3",
        ),
        (
            f"SPARQL-QUERY: queryStr={QUERY}\njava.util.concurrent.TimeoutException{STACK}",
            "text/plain",
            "TimeoutException",
        ),
        # RDF4J and GraphDB, also as a page of Tomcat
        ('MALFORMED QUERY: Encountered "x" at line 1', "text/plain", 'MALFORMED QUERY: Encountered "x" at line 1'),
        (
            (
                "<!doctype html><html><head><title>HTTP Status 400</title></head><body><h1>HTTP Status 400 – x</h1>"
                "<hr/><p><b>Type</b> Status Report</p><p><b>Message</b> MALFORMED QUERY: &quot;x&quot;</p>"
                "<p><b>Description</b> long</p><hr/><h3>Apache Tomcat/9.0</h3></body></html>"
            ),
            "text/html;charset=utf-8",
            'MALFORMED QUERY: "x"',
        ),
        # Jetty, nginx
        (
            (
                "<html><body><h2>HTTP ERROR 500 x</h2><table><tr><th>URI:</th><td>/sparql</td></tr>"
                "<tr><th>MESSAGE:</th><td>Out &amp; over</td></tr></table><a>Powered by Jetty://</a></body></html>"
            ),
            "text/html",
            "Out & over",
        ),
        (
            (
                "<html><head><title>504 Gateway Time-out</title></head><body><h1>504 Gateway Time-out</h1>"
                "<hr><center>nginx</center></body></html>"
            ),
            "text/html",
            "504 Gateway Time-out nginx",
        ),
        ("", "text/plain", ""),
    ],
)
def test_words_of_engines(body: str, content_type: str, said: str) -> None:
    assert message(body.encode(), headers(content_type), QUERY) == said


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (400, "bad", "refused the query (400): bad. Check the query"),
        (401, "", "wants to know who asks (401). Set CONDITION_KG_USER and"),
        (403, "no", "forbids the query (403): no. Set CONDITION_KG_USER and"),
        (404, "", "refused the query (404). Check the address; many end in /sparql or /query"),
        (408, "", "stopped the query, which took too long (408). Narrow the query, or add LIMIT"),
        (429, "", "takes no more requests for now (429). Ask again later, and less often"),
        (500, "x", "refused the query (500): x. Check the query"),
        (500, "Query timed out", "stopped the query, which took too long (500): Query timed out. Narrow"),
        (503, "", "is busy or down (503). Try later"),
        (504, "", "stopped the query, which took too long (504). Narrow"),
    ],
)
def test_each_status_says_what_to_do(status: int, body: str, said: str) -> None:
    assert told(status, body).startswith(f"http://e/: the endpoint {said}")


def test_more_of_what_to_do() -> None:
    assert "Ask again in 7 s" in told(429, Retry_After="7")
    assert "redirects to http://other/, and nothing is sent on there" in told(302, Location="http://other/")
    assert "Send less at a time" in told(504, what="graph")
    mine = Credentials("me", "s3cret", host="e")
    assert "refused the credentials (401)" in told(401, credentials=mine)
    assert "Check CONDITION_KG_USER" in told(403, credentials=mine)


@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/html", "application/json", "x"]), st.text())
def test_any_message_is_one_short_printable_line(body: bytes, content_type: str, sent: str) -> None:
    shown = message(body, headers(content_type), sent)
    assert shown.isprintable()
    assert len(shown) <= 302


@given(st.text() | st.integers().map(str) | st.datetimes().map(email.utils.format_datetime))
def test_any_retry_after_is_a_wait(value: str) -> None:
    found = {"Retry-After": value}
    assert retry_after(found) >= 0  # type: ignore[arg-type] # of a message only this is read


def test_a_bad_query_was_not_stopped_for_time() -> None:
    assert not began(400, "the word timeout is not expected")
    assert not began(503, "overloaded")
