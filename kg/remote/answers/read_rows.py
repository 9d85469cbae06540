"""Rows, or a truth value, in an answer, in whichever of the W3C's forms it comes."""

from __future__ import annotations

import re

from kg.rdf.forms import ROWS_CSV, ROWS_TSV
from kg.remote.answers.body import Body
from kg.remote.answers.read_json import read_json
from kg.remote.answers.read_text import read_csv, read_tsv
from kg.remote.answers.read_xml import read_xml
from kg.remote.answers.terms import Rows

__all__ = ["read_rows"]

_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}


def read_rows(body: Body, query: str, *, asks_truth: bool) -> Rows | bool:
    """The result in a body.

    Args:
        body: The answer.
        query: What was asked; its variables tell CSV from any other text.
        asks_truth: Whether yes or no is the answer.

    Raises:
        ValueError: when it is none, or malformed.
    """
    said = body.start.strip().lower()
    if asks_truth and said in _TRUTHS:
        return _TRUTHS[said]
    if body.is_json:
        return read_json(body)
    if body.root == "sparql":
        return read_xml(body)
    if body.is_page or body.root:
        raise ValueError(f"it is {'a page' if body.is_page else 'XML of another kind'}{_typed(body)}")
    first = re.split(r"[\r\n]", body.start, maxsplit=1)[0]
    if body.media_type == ROWS_TSV.media_type or re.fullmatch(r"[?$]\w+(?:\t[?$]\w+)*", first):
        return read_tsv(body)
    names = [name.strip('"').removeprefix("?") for name in re.split(r"[,;]", first)]
    if body.start and (body.media_type == ROWS_CSV.media_type or all(_names(query, name) for name in names)):
        return read_csv(body)
    raise ValueError(f"it holds no results{_typed(body)}" if body.start else "it is empty")


def _names(query: str, name: str) -> bool:
    return bool(re.search(rf"[?$]{re.escape(name)}\b", query)) if name else False


def _typed(body: Body) -> str:
    return f"; its Content-Type is {body.content_type!r}"
