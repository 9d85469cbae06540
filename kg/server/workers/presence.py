"""Whether a client is still there while a long query runs.

A client that has closed its side may have gone, or wait for its answer all the same (RFC 9112, 9.6): TCP does not say.
A word to it does: who has gone refuses it, and who waits passes it over, as an interim response may come before any
answer (RFC 9110, 15.2). HTTP/1.0 knows none.
"""

from __future__ import annotations

import socket

__all__ = ["Presence"]

#: So long after a client has closed its side it is asked, in seconds: an answer within it comes without a word before.
_DOUBT = 0.8
_INTERIM = b"HTTP/1.1 100 Continue\r\n\r\n"


class Presence:
    """Looks after one client.

    Args:
        connection: The client's, which does not block.
        is_old: Whether it speaks HTTP/1.0.
    """

    def __init__(self, connection: socket.socket, *, is_old: bool) -> None:
        self._connection = connection
        self._is_asked = is_old
        self._since = 0.0

    def has_gone(self, now: float, *, has_begun: bool) -> bool:
        """Whether the client is known to have gone.

        Args:
            now: The time, by :func:`time.monotonic`.
            has_begun: Whether its answer has begun, so that nothing else may be said.
        """
        try:
            if self._connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
                return True
            if self._connection.recv(1, socket.MSG_PEEK):
                return False
        except BlockingIOError:
            return False
        except OSError:
            return True
        self._since = self._since or now
        if now - self._since > _DOUBT and not self._is_asked and not has_begun:
            self._is_asked = True
            try:
                self._connection.send(_INTERIM)
            except OSError:
                return True
        return False
