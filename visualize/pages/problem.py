"""A page for people of what a server cannot answer: what is wrong in plain words, and what to do next.

It needs neither scripts nor Jinja, so that every process of a server makes it at once; :func:`prepare` reads its files.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from http import HTTPStatus
from pathlib import Path

from visualize.html.policy import content_security_policy, html_text

__all__ = ["prepare", "problem_page"]

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_STYLES = ("css/colours.css", "document.css")
#: What went wrong, by HTTP status, for readers who know none of them.
_TITLES = {
    400: "This address cannot be understood",
    403: "This is refused",
    404: "There is nothing here",
    405: "This cannot be done here",
    406: "There is no such form of it",
    408: "The request took too long to arrive",
    413: "This is too large",
    414: "This address is too long",
    415: "This form is not understood",
    421: "This server does not answer for this name",
    429: "The server is asked too often",
    431: "The request is too large",
    500: "Something went wrong here",
    503: "The server is busy",
    504: "This took too long",
    507: "This needs too much memory",
}
#: After these, the same address may answer at another time.
_PASSING = (408, 429, 500, 503, 504)


@cache
def prepare() -> tuple[str, str]:
    """Read the template and the style."""
    template = (_TEMPLATES / "problem.html").read_text(encoding="utf-8")
    return template, "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES)


def problem_page(
    status: int, detail: str, hint: str, *, root: str, near: Sequence[tuple[str, str]] = (), wait: str = ""
) -> str:
    """The page, valid HTML5.

    Args:
        status: HTTP status.
        detail: What is wrong, one sentence.
        hint: What to do next; may be empty.
        root: Relative address of the server's root, with a slash at its end.
        near: What may have been meant: what it is called, and its address below the root, without a slash at its
            beginning.
        wait: Seconds after which to try again (``Retry-After``); empty when unknown.
    """
    template, style = prepare()
    phrase = HTTPStatus(status).phrase
    ways = [("", "Try again")] if status in _PASSING else []
    ways += [(root, "Explorer"), (f"{root}query", "Ask a question"), (f"{root}ontology", "Vocabulary")]
    later = f" (in {wait} seconds)" if wait.isdecimal() else ""
    meant = "".join(f'<li><a href="{_text(root + path)}"><bdi>{_text(name)}</bdi></a></li>\n' for name, path in near)
    return template.format(
        policy=escape(content_security_policy(style)),
        style=style,
        title=_text(_TITLES.get(status, phrase)),
        status=f"{status} {_text(phrase)}",
        detail=_sentence(detail),
        hint=f"<p>{_sentence(hint)[:-1]}{later}.</p>" if hint else "",
        near=f'<h2 id="near">Did you mean</h2>\n<ul class="names" aria-labelledby="near">\n{meant}</ul>'
        if near
        else "",
        root=root,
        ways="\n".join(f'<li><a href="{_text(address)}">{text}</a></li>' for address, text in ways),
    )


def _text(text: str) -> str:
    return escape(html_text(text))


def _sentence(text: str) -> str:
    """A message as a sentence, with its capital and full stop."""
    return _text(f"{text[:1].upper()}{text[1:].rstrip('.')}.")
