"""One HTTP request within an overall deadline: retries, and errors in plain words.

A request runs in a thread of its own and hands over what it reads; the deadline holds where the reader waits. So it
holds against whatever a server does: slow names, slow headers, a trickle of bytes, a body without an end. The time-out
of a socket is per read, and does not.
"""

from __future__ import annotations

import io
import queue
import random
import threading
import time
import urllib.error
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage, HTTPResponse, IncompleteRead
from urllib.parse import parse_qs
from urllib.request import OpenerDirector, Request

from kg.errors import QueryError
from kg.query.limits import MAX_ANSWER
from kg.remote.credentials import Credentials, build_opener, check_address
from kg.remote.refusals import MAX_MESSAGE, began, message, refusal, retry_after
from kg.tables import printable

__all__ = ["Deadline", "NotReadError", "ResponseStream", "exchange"]

#: Status codes of requests that were not begun (RFC 6585, RFC 9110): only these are sent again. A 502 or 504 is of a
#: server behind that may have worked on it, and so is a connection that closes without an answer.
_NOT_BEGUN = (429, 503)
#: Seconds after which a 503 is no longer that of a server that is too busy to begin.
_BEGUN_AFTER = 5.0
#: Times that a request is sent, at most.
_MOST = 10
#: Wait before the first retry, in seconds; it doubles up to the longest.
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0
#: Bytes read at once, and pieces that wait for the reader.
_PIECE, _PIECES = 1 << 16, 16
#: A request's body from which on the server is asked beforehand whether it wants to know who sends it, in bytes.
_LARGE = 10_000
#: Of what made a connection fail, characters shown.
_SHOWN = 300


class Deadline:
    """The end of everything that is done for one request.

    Args:
        seconds: Time from now, in seconds.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left; not below 0."""
        return max(0.0, self._end - time.monotonic())


class ResponseStream(io.RawIOBase):
    """An answer whose status and headers are there, and whose body is read within the deadline.

    Args:
        opener: What opens the address.
        request: What is sent.
        deadline: When waiting gives up.

    Raises:
        QueryError: when there is no answer before the deadline, or no connection.
    """

    def __init__(self, opener: OpenerDirector, request: Request, deadline: Deadline) -> None:
        super().__init__()
        self.url = request.full_url
        self.status = 0
        self.headers: Message = HTTPMessage()
        self._deadline = deadline
        self._size = 0
        self._piece = memoryview(b"")
        self._pieces: queue.Queue[bytes | Exception | None] = queue.Queue(maxsize=_PIECES)
        self._left_alone = threading.Event()
        threading.Thread(target=self._fetch, args=(opener, request), daemon=True).start()
        try:
            self._next()
        except BaseException:
            self.close()
            raise

    def _fetch(self, opener: OpenerDirector, request: Request) -> None:
        """The thread: hand over an empty piece when headers are there, the body, and None at its end; or an error."""
        try:
            try:
                response: HTTPResponse | urllib.error.HTTPError = opener.open(
                    request, timeout=self._deadline.left() + 1
                )
            except urllib.error.HTTPError as error:  # any other status is an answer, too
                response = error
            with response:
                self.status, self.headers = int(response.status or 0), response.headers
                self._pieces.put(b"")
                while not self._left_alone.is_set() and (piece := response.read1(_PIECE)):
                    self._pieces.put(piece)
                is_cut = bool(getattr(response, "length", None))  # bytes that were announced and did not come
            self._pieces.put(IncompleteRead(b"") if is_cut else None)
        except Exception as error:  # noqa: BLE001 - the reader reports it
            self._pieces.put(error)

    def _next(self) -> bytes | None:
        late = QueryError(
            f"the endpoint did not answer within {self._deadline.seconds:g} s",
            where=self.url,
            hint="Raise --timeout, or narrow the query",
        )
        left = self._deadline.left()
        if not left:
            raise late
        try:
            piece = self._pieces.get(timeout=left)
        except queue.Empty:
            raise late from None
        if isinstance(piece, Exception):
            raise _broken(piece, self.url) from piece
        return piece

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read what has come, at most as much as the buffer takes; 0 at the end.

        Raises:
            QueryError: when the deadline has passed, the connection broke, or too much came.
        """
        if not self._piece:
            piece = self._next()
            if piece is None:
                self._pieces.put(None)  # for whoever reads once more
                return 0
            self._piece = memoryview(piece)
            self._size += len(piece)
            if self._size > MAX_ANSWER:
                raise QueryError(
                    f"the answer is larger than {MAX_ANSWER:,} bytes", where=self.url, hint="Add LIMIT to the query"
                )
        count = min(len(buffer), len(self._piece))
        buffer[:count] = self._piece[:count]
        self._piece = self._piece[count:]
        return count

    def close(self) -> None:
        """Let the thread end: it may be waiting for room."""
        if not self.closed:
            self._left_alone.set()
            while not self._pieces.empty():
                self._pieces.get_nowait()
        super().close()


class NotReadError(QueryError):
    """The server does not read what was sent to it: neither its form nor, perhaps, its syntax."""


def exchange(request: Request, *, deadline: Deadline, what: str) -> ResponseStream:
    """Send a request, again while the server is too busy to begin, and return the answer, its body still to be read.

    Args:
        request: What to send; something that may be sent twice.
        deadline: The end of all: names, connection, every retry, the whole body.
        what: What is sent, for messages: ``query``, ``graph``.

    Raises:
        InputError: when the address is not one of HTTP, or the environment's credentials cannot be sent.
        NotReadError: when the server does not read what is sent.
        QueryError: when the server cannot be reached, refuses, or is busy until the deadline.
    """
    check_address(request.full_url)
    credentials = Credentials.from_environment()
    wait = _FIRST_WAIT
    for number in range(1, _MOST + 1):
        start = time.monotonic()
        answer = _open(request, credentials, deadline)
        if 200 <= answer.status < 300:
            return answer
        took = time.monotonic() - start
        with answer:
            body = _beginning(answer)
        pause = max(retry_after(answer.headers), wait * random.uniform(0.5, 1))  # noqa: S311 - it spreads load, it hides nothing
        if not _may_repeat(answer, body, took) or number == _MOST or pause >= deadline.left():
            break
        time.sleep(pause)
        wait = min(2 * wait, _LONGEST_WAIT)
    error = refusal(
        answer.status, answer.url, answer.headers, body, credentials=credentials, what=what, sent=_query_of(request)
    )
    if type(error) is QueryError and answer.status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNSUPPORTED_MEDIA_TYPE):
        raise NotReadError(error.what, where=error.where, hint=error.hint, position=error.position)
    raise error


def _may_repeat(answer: ResponseStream, body: bytes, took: float) -> bool:
    """Whether a request was not begun: it is refused for now, at once, and not for the time that it took."""
    if answer.status not in _NOT_BEGUN:
        return False
    return answer.status == 429 or not (took > _BEGUN_AFTER or began(answer.status, message(body, answer.headers)))


def _beginning(answer: ResponseStream) -> bytes:
    """The first bytes of a refusal's body."""
    data = b""
    try:
        while len(data) < MAX_MESSAGE and (piece := answer.read(_PIECE)):
            data += piece
    except QueryError:  # the status is known, and that is enough
        pass
    return data[:MAX_MESSAGE]


def _query_of(request: Request) -> str:
    """The query that a form holds; empty when it is none."""
    if not isinstance(request.data, bytes) or not request.data.startswith(b"query="):
        return ""
    return parse_qs(request.data.decode("ascii", errors="replace")).get("query", [""])[0]


def _open(request: Request, credentials: Credentials, deadline: Deadline) -> ResponseStream:
    """Send a request once, and again with credentials when the server asks who sends it.

    Of a large body it is asked beforehand: servers close the connection while the body is on its way.
    """
    url = request.full_url
    opener = build_opener(url)
    request.remove_header("Authorization")  # of an earlier try
    may_tell = credentials.may_go_to(url)
    if may_tell and credentials.token:
        request.add_unredirected_header("Authorization", f"Bearer {credentials.token}")
    if not may_tell or credentials.token:
        return ResponseStream(opener, request, deadline)
    is_large = isinstance(request.data, bytes) and len(request.data) > _LARGE
    answer = ResponseStream(opener, Request(url, method="OPTIONS") if is_large else request, deadline)  # noqa: S310 - http(s)
    if answer.status == 401 or is_large:
        answer.close()
        challenge = answer.headers.get("WWW-Authenticate", "")
        try:
            request.add_unredirected_header("Authorization", credentials.authorization(request, challenge))
        except (ValueError, OSError) as error:  # a challenge that cannot be read, or asks for more
            raise _broken(error, url) from error
        try:
            answer = ResponseStream(opener, request, deadline)
        except QueryError:
            refused = _refused(opener, url, credentials, challenge, deadline) if is_large else None
            if refused is None:
                raise
            answer = refused
    return answer


def _refused(
    opener: OpenerDirector, url: str, credentials: Credentials, challenge: str, deadline: Deadline
) -> ResponseStream | None:
    """What a server says to credentials without a body, if it refuses them: it may not wait for all of a large one."""
    request = Request(url, method="OPTIONS")  # noqa: S310 - http(s)
    request.add_unredirected_header("Authorization", credentials.authorization(request, challenge))
    answer = ResponseStream(opener, request, deadline)
    if answer.status == 401:
        return answer
    answer.close()
    return None


def _broken(problem: Exception, url: str) -> QueryError:
    """What a failed connection means."""
    reason = getattr(problem, "reason", problem)
    if isinstance(reason, IncompleteRead):
        return QueryError(
            "the answer breaks off before its end", where=url, hint="Ask again, or add LIMIT to the query"
        )
    if isinstance(reason, BrokenPipeError | ConnectionResetError):
        hint = (
            "It may have run out of time or memory: narrow the query, or add LIMIT; "
            "if it wants to know who asks, set CONDITION_KG_USER and CONDITION_KG_PASSWORD"
        )
        return QueryError("the endpoint closed the connection without an answer", where=url, hint=hint)
    if isinstance(reason, HTTPException):
        return QueryError("does not speak HTTP as it should", where=url, hint="Is this a SPARQL endpoint?")
    shown = printable(str(reason))[:_SHOWN]
    return QueryError(f"the endpoint cannot be reached: {shown}", where=url, hint="Check the address")
