"""Jinja templates of the pages that need no script, which escape every value; and words that link to what they name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from kg.rdf.addresses import local_path
from visualize.html.policy import html_text

__all__ = ["LinkedText", "linked", "page_template", "read_template"]

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
_WEB = r"https?://[^\s<>\"]+\Z"


class LinkedText(NamedTuple):
    """Text, and where it leads; ``kind`` is "ours" or "foreign", empty for plain text."""

    text: str
    href: str = ""
    kind: str = ""


def linked(text: str, iri: str, base: str = "") -> LinkedText:
    """A text that leads to an IRI, if that can be followed.

    Args:
        text: What is read.
        iri: Where it leads.
        base: The path of the root of our server; empty when the page is not served, so that IRIs of ours stay whole.
    """
    if base and (path := local_path(iri, base)):
        return LinkedText(text, path, "ours")
    return LinkedText(text, iri, "foreign") if re.match(_WEB, iri) else LinkedText(text)


@cache
def read_template(name: str) -> str:
    """The text of a file among the templates."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def page_template(name: str, styles: Sequence[str]) -> tuple[Template, str]:
    """A template ready to be filled, and the text of its style.

    Args:
        name: File of the template.
        styles: Files that together are the style, a tuple.
    """
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(read_template),
    )
    environment.filters["html"] = html_text
    return environment.from_string(read_template(name)), "".join(map(read_template, styles))
