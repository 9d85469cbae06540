"""Which names in a ``Host`` header are the service's own.

A page of a stranger can make its own name stand for this machine (DNS rebinding), and then passes for the service
itself, whatever it says of other origins. Its name is still in the header, and so gives it away; an address in figures
cannot be such a name.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from kg.server.http.messages import Problem

__all__ = ["Hosts"]

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]*)(?::\d*)?")
_ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not bound to
#: Headers that were found to be good, at most.
_MOST = 1000


class Hosts:
    """The names that are answered for.

    Args:
        listens: The name or address that the service listens on; where that is any address of this machine, the
            machine's own name is one, too.
        url: The address by which clients know the service; may be empty.
        names: Further names.
    """

    def __init__(self, listens: str, url: str = "", names: Iterable[str] = ()) -> None:
        known = {"localhost", listens, urlsplit(url).hostname or "", *names}
        if listens in _ANYWHERE:
            known |= {socket.gethostname(), socket.gethostname().partition(".")[0]}
        self._names = {name.lower().rstrip(".") for name in known} - {""}
        self._good: set[str] = set()

    def problem(self, header: str) -> Problem | None:
        """Why a request with this header is not answered; None when it is.

        >>> hosts = Hosts("127.0.0.1", names=["kg.example.org"])
        >>> [hosts.problem(host) for host in ("localhost:7878", "[::1]:80", "192.0.2.1", "KG.example.org")]
        [None, None, None, None]
        >>> hosts.problem("elsewhere.example.org").status
        421
        """
        if header in self._good:
            return None
        match = _HOST.fullmatch(header.strip().lower())
        name = match[1].rstrip(".") if match else ""
        if name in self._names or name.endswith(".localhost") or _is_address(name):
            if len(self._good) < _MOST:
                self._good.add(header)
            return None
        return Problem(
            421,
            f"this service does not answer for the host {header[:100]!r}",
            f"Start it with --host-name {name[:100] or 'NAME'}, if it is to",
        )


def _is_address(name: str) -> bool:
    with suppress(ValueError):
        ip_address(name.removeprefix("[").removesuffix("]"))
        return True
    return False
