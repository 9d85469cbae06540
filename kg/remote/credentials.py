"""Who may hear the user's password: credentials from the environment, and what of HTTP would carry them further."""

from __future__ import annotations

import base64
import os
import re
import urllib.request
from http.client import HTTPMessage
from typing import IO, NamedTuple
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.tables import printable

__all__ = ["Credentials", "build_opener", "check_address"]

#: Redirects after which the same request is sent again (RFC 9110; a query has no effect, so POST may stay POST).
_FOLLOWED = (301, 302, 307, 308)


class Credentials(NamedTuple):
    """User and password, or a token, and the only host that they are for, if one is named.

    Sent where the server asks for them, as Digest or Basic; a token at once, as Bearer. Without a host named, they go
    over https, or to this machine, and nowhere else.
    """

    user: str = ""
    password: str = ""
    token: str = ""
    host: str = ""

    @classmethod
    def from_environment(cls) -> Credentials:
        """What ``CONDITION_KG_USER``, ``…_PASSWORD``, ``…_TOKEN`` and ``…_HOST`` say.

        Raises:
            InputError: when a value cannot stand in a header.
        """
        found = cls(*(os.environ.get(f"CONDITION_KG_{name.upper()}", "") for name in cls._fields))
        for name, value in found._asdict().items():
            if not value.isprintable() or (name == "token" and not value.isascii()):
                raise InputError(
                    "holds a character that cannot be sent",
                    where=f"CONDITION_KG_{name.upper()}",
                    hint="Set it again, without a line end",
                )
        return found

    def __repr__(self) -> str:
        return f"Credentials(host={self.host!r})"  # never the rest

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def authorization(self, request: urllib.request.Request, challenge: str) -> str:
        """The value of ``Authorization`` for a request, by what the server asks for in ``WWW-Authenticate``.

        Basic (RFC 7617) unless it asks for Digest (RFC 7616).
        """
        scheme, _, rest = challenge.partition(" ")
        if scheme.lower() == "digest":
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, request.full_url, self.user, self.password)
            digest = urllib.request.HTTPDigestAuthHandler(passwords)
            asked = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
            if value := digest.get_authorization(request, asked):
                return f"Digest {value}"
        return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()

    def may_go_to(self, url: str) -> bool:
        """Whether there are any, and this address may have them."""
        parts = urlsplit(url)
        if self.host:
            named = self.host.lower() in (parts.netloc.lower(), parts.hostname)
        else:
            named = parts.scheme == "https" or _is_loopback(parts.hostname or "")
        return bool(self) and named

    def advice(self, url: str) -> str:
        """What to do when an address refuses, or wants to know who asks."""
        if not self:
            return "Set CONDITION_KG_USER and CONDITION_KG_PASSWORD, or CONDITION_KG_TOKEN"
        if self.may_go_to(url):
            return "Check CONDITION_KG_USER and CONDITION_KG_PASSWORD, or CONDITION_KG_TOKEN"
        if self.host:
            return f"Yours were not sent: CONDITION_KG_HOST names {printable(self.host)} only"
        return "Yours were not sent over plain http: use https, or name this host in CONDITION_KG_HOST"


def check_address(url: str) -> None:
    """Refuse what is no address of HTTP, and one that holds a password.

    Raises:
        InputError: when it is refused.
    """
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if fine and "@" in parts.netloc:
        raise InputError(
            "the address holds a user or a password",
            where=printable(parts.hostname or ""),
            hint="Set CONDITION_KG_USER and CONDITION_KG_PASSWORD instead",
        )
    if not fine or not url.isascii() or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise InputError(f"{url!r} is not an http(s) address", hint="Write the endpoint whole: https://host/sparql")


def build_opener(url: str) -> urllib.request.OpenerDirector:
    """What opens an address: no other host on redirect, and this machine without a proxy."""
    handlers: list[urllib.request.BaseHandler] = [_SameOrigin()]
    if _is_loopback(urlsplit(url).hostname or ""):
        handlers.append(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener(*handlers)


class _SameOrigin(urllib.request.HTTPRedirectHandler):
    """Follow a redirect with the same method and body, and only within scheme, host and port."""

    def redirect_request(  # noqa: PLR0917 - the base class' arguments
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        del fp, msg, headers
        if code not in _FOLLOWED or _origin(newurl) != _origin(req.full_url):
            return None
        again = urllib.request.Request(newurl, req.data, req.headers, method=req.get_method())  # noqa: S310 - http(s)
        if req.has_header("Authorization"):
            again.add_unredirected_header("Authorization", str(req.get_header("Authorization")))
        return again


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its name or address (RFC 6761, RFC 1122, RFC 4291)."""
    return host == "localhost" or host.endswith(".localhost") or bool(re.fullmatch(r"127(\.\d{1,3}){3}|::1", host))
