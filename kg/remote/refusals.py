"""What a server means that does not answer: its own words in a line or two, and what to do.

Each engine has words of its own: problem documents (RFC 9457), JSON with some member for the message, Java's exceptions
with the stack below, pages of servlet containers and proxies. Most repeat the query, which the user knows.
"""

from __future__ import annotations

import html
import json
import re
import time
from email.message import Message
from email.utils import parsedate_to_datetime

from kg.errors import QueryError
from kg.remote.credentials import Credentials
from kg.tables import printable

__all__ = ["MAX_MESSAGE", "began", "message", "refusal", "retry_after"]

#: Of a server's own message: bytes read, characters shown.
MAX_MESSAGE = 16_000
_SHOWN = 300
#: Members of JSON that hold the message, by the engines that have them, best first.
_MEMBERS = (
    *("detail", "exception", "detailedMessage", "errorMessage", "message", "error_description"),
    *("reason", "msg", "error", "title"),
)
#: A server that gave up on a query says so with one of these words, or with one of these codes.
_STOPPED = re.compile(
    r"time[sd]?[ _-]?out|too long|time limit|deadline|cancel|interrupt|abort|execution time|exceeds the limit of",
    re.IGNORECASE,
)
_STOPPED_CODES = (408, 504)
#: Where what a server says ends, and what follows is the query, its own version, or the place in its code.
_END = re.compile(
    r"(?:^|\n)\s*(?:SPARQL query:|at [\w.$/]+\(|\.\.\. \d+ more"
    r"|Fuseki - version|Apache Jena Fuseki|Powered by Jetty|Apache Tomcat/)"
)
#: A name of Java's with its package, and the colon before what it says; possessive, so that long texts take no longer.
_JAVA_NAME = re.compile(r"(?<![\w.$])[a-z]\w*+(?:\.[\w$]++)++(: *)?")
_HINTS = {
    400: "Check the query",
    404: "Check the address; many end in /sparql or /query",
    405: "Check the address",
    406: "The server has no form that this client reads",
    410: "Look for its new address",
    413: "Send less at a time",
    414: "Send less at a time",
    415: "Check the address",
    507: "Narrow the query, or add LIMIT",
}


def refusal(
    status: int, url: str, headers: Message, body: bytes, *, credentials: Credentials, what: str, sent: str = ""
) -> QueryError:
    """The error for an answer that is none.

    Args:
        status: HTTP status, not one of success.
        url: What was asked.
        headers: The answer's.
        body: Its beginning.
        credentials: The user's.
        what: What was sent, for messages: ``query``, ``graph``.
        sent: The query, if it was one; servers repeat it.
    """
    if 300 <= status < 400:
        target = printable(headers.get("Location", "nowhere"))[:_SHOWN]
        return QueryError(
            f"the endpoint redirects to {target}, and nothing is sent on there",
            where=url,
            hint="Name that address instead, if you trust it",
        )
    words = message(body, headers, sent)
    said = f"({status}){': ' if words else ''}{words}"
    if status in (401, 403):
        advice = credentials.advice(url)
        if status == 403:
            trouble, advice = f"forbids the {what}", f"{advice}, or ask its keeper for access"
        else:
            trouble = "refused the credentials" if credentials.may_go_to(url) else "wants to know who asks"
        return QueryError(f"the endpoint {trouble} {said}", where=url, hint=advice)
    trouble, hint = f"refused the {what}", _HINTS.get(status, f"Check the {what}")
    if status == 429:
        wait = retry_after(headers)
        trouble = "takes no more requests for now"
        hint = f"Ask again in {wait:.0f} s" if wait else "Ask again later, and less often"
    elif began(status, words):
        trouble = f"stopped the {what}, which took too long"
        narrow = "Narrow the query, or add LIMIT; --timeout does not move the endpoint's own limit"
        hint = narrow if what == "query" else "Send less at a time"
    elif status in (502, 503):
        trouble, hint = "is busy or down", "Try later, or raise --timeout"
    return QueryError(f"the endpoint {trouble} {said}", where=url, hint=hint)


def began(status: int, words: str) -> bool:
    """Whether a server had begun with a request and gave up on it for time, so that once more would end the same."""
    return status in _STOPPED_CODES or (status >= 500 and bool(_STOPPED.search(words)))


def retry_after(headers: Message) -> float:
    """Seconds that a ``Retry-After`` asks for, given in seconds or as a date (RFC 9110); 0 when it says nothing."""
    value = str(headers.get("Retry-After", ""))
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return 0.0


def message(body: bytes, headers: Message, sent: str = "") -> str:
    """What a server says: in one line, harmless, and short."""
    text = body[:MAX_MESSAGE].decode("utf-8-sig", errors="replace")
    if text.lstrip()[:1] in ("{", "["):
        text = _from_json(text)
    elif "html" in headers.get_content_type() or re.match(r"\s*<(?:!doctype\s+html|html)\b", text, re.IGNORECASE):
        text = _from_html(text)
    return plain(text, sent)


def plain(text: str, sent: str = "") -> str:
    """Words of a server without the query, the names of its classes and its stack, in one short line."""
    text = re.sub(r"^\s*SPARQL-QUERY: queryStr=", "", text)
    if sent.strip():
        text = text.replace(sent, "\n").replace(sent.strip(), "\n")
    if (end := _END.search(text)) and text[: end.start()].strip():
        text = text[: end.start()]
    text = _JAVA_NAME.sub(_without_package, text)
    known = {" ".join(line.split()) for line in sent.splitlines()}
    lines = [" ".join(line.split()) for line in text.splitlines()]
    words = list(dict.fromkeys(line for line in lines if line and line not in known))[:3]
    shown = printable(" ".join(words)).removesuffix(".")  # ours follows
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + " …"


def _without_package(match: re.Match[str]) -> str:
    """An exception's own name, or nothing where it says something; any other name as it is."""
    name = match[0].rstrip(": ").rpartition(".")[2]
    if not name.endswith(("Exception", "Error", "Throwable")):
        return match[0]
    return "" if match[1] else name


def _from_json(text: str) -> str:
    """The message in a JSON document, or the document where none is found."""
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return text
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict) and isinstance(inner := value.get("error"), dict):
        value = inner | {"message": inner.get("message", value.get("message"))}
    if not isinstance(value, dict):
        return text
    found = [value[name] for name in _MEMBERS if isinstance(value.get(name), str) and value[name].strip()]
    if not found:
        return text
    title = value.get("title")
    if isinstance(title, str) and title.strip() and found[0] != title and title.lower() not in found[0].lower():
        return f"{title}: {found[0]}"
    return str(found[0])


def _from_html(text: str) -> str:
    """The words of a page; of a servlet container's, the message alone."""
    if match := re.search(
        r"(?is)(?:<b>\s*message\s*:?\s*</b>|<th>\s*message:?\s*</th>\s*<td>)(.*?)(?:</p>|</td>|<tr>)", text
    ):
        found = html.unescape(re.sub(r"(?s)<[^>]*>", " ", match[1]))
        if found.strip():
            return found
    text = re.sub(r"(?is)<(head|style|script)\b.*?</\1\s*>|<!--.*?-->", " ", text)
    text = re.sub(r"(?i)</(?:p|h\d|li|tr|div)\s*>|<br\s*/?>|<hr\s*/?>", "\n", text)
    return html.unescape(re.sub(r"(?s)<[^>]*>", " ", text))
